//! What a body holds of a track, as the set that the official result is a function of: issues, revocations, excused
//! cells, results. Everything is verified afresh from the bytes that are kept; nothing is changed here.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::path::Path;

use bundle::BundleType;
use dossier::json::{self, Payload};
use dossier::merge::{self, Issue, Merged, Revoked};
use dossier::payload::batch::Assignment;
use dossier::payload::decision::{DecisionKind, SignedDecision, TWO};
use dossier::payload::revocations::{Revocations, Subject};
use dossier::payload::submission::{Excused, MergeSheet};
use dossier::verify::{Contents, ResultsContents, Verified};
use dossier::{Expect, Known};
use review::criteria::Criteria;
use review::ids::{ExpertId, NominationId, TrackId};
use review::nomination::Outcome;
use review::panel::Panel;
use store::office::{OfficeReader, PackedRow};

use crate::bundles::bundle_mode;
use crate::failure::{Failure, internal};
use crate::office::{filing, know_track, known};

/// Verified results with the bytes they were read from.
pub(crate) type KeptResults = Vec<(Verified<ResultsContents>, Vec<u8>)>;

/// Everything of a track that the result is a function of.
pub(crate) struct TrackSet {
    /// The filed criteria, and their exact bytes.
    pub criteria: Criteria,
    pub criteria_bytes: Vec<u8>,
    /// The accepted nominations.
    pub field: Vec<NominationId>,
    /// Every issue that was packed, with the row that remembers it.
    pub packed: Vec<(Issue, PackedRow)>,
    /// What this office revoked, list by list.
    pub lists: Vec<Revocations>,
    /// Cells that two people excused.
    pub excused: Vec<Excused>,
    /// Every results bundle that was taken in.
    pub results: KeptResults,
}

impl TrackSet {
    /// The set of a track as it is now.
    pub fn of(office: OfficeReader<'_>, track: &TrackId) -> Result<Self, Failure> {
        let criteria_bytes = filing(office, track)?.content.criteria;
        let mut known = known(office)?;
        know_track(office, track, &mut known)?;
        let own = own_lists(office, &known)?;
        Ok(Self {
            criteria: json::read(&criteria_bytes)?,
            criteria_bytes,
            field: accepted(office, track)?,
            packed: packed(office, track)?,
            lists: own,
            excused: excused(office, track)?,
            results: kept(office, track, known)?,
        })
    }

    /// The issues alone.
    pub fn issues(&self) -> Vec<Issue> {
        self.packed.iter().map(|(issue, _)| issue.clone()).collect()
    }

    /// The ranking of everything that is kept.
    pub fn merge(&self) -> Result<Merged, Failure> {
        let results: Vec<_> = self.results.iter().map(|(r, _)| r.clone()).collect();
        let excused: BTreeSet<(ExpertId, NominationId)> =
            self.excused.iter().map(|e| (e.expert.clone(), e.nomination.clone())).collect();
        let setting = merge::Setting {
            criteria: &self.criteria,
            field: &self.field,
            issues: &self.issues(),
            revoked: &Revoked::of(&self.lists),
            excused: &excused,
        };
        Ok(merge::merge(setting, &results)?)
    }

    /// Why an issue was voided, if it was.
    pub fn voided(&self, issue: &Issue) -> Option<String> {
        let subject = Subject::Issue { batch: issue.batch.clone(), issue: issue.issue };
        let items = self.lists.iter().flat_map(|l| &l.items);
        items.filter(|i| i.subject == subject).map(|i| i.reason.clone()).next()
    }

    /// The computation as a payload; `places` nominations and whoever shares the last place are recommended.
    pub fn sheet(&self, track: &TrackId, merged: &Merged, places: Option<u32>) -> MergeSheet {
        let within = |rank: u32| places.is_none_or(|p| rank <= p);
        let recommended = merged.outcome.standings.iter().filter(|s| s.rank.is_some_and(within));
        MergeSheet {
            kind: MergeSheet::TYPE.to_owned(),
            track: track.clone(),
            criteria_digest: bundle::Digest::of(&self.criteria_bytes).to_string(),
            counted: merged.counted.clone(),
            ranking: merged.outcome.standings.clone(),
            recommended: recommended
                .filter_map(|s| NominationId::new(s.item.as_str()).ok())
                .collect(),
        }
    }
}

/// The accepted nominations of a track.
fn accepted(office: OfficeReader<'_>, track: &TrackId) -> Result<Vec<NominationId>, Failure> {
    let rows = office.nominations(track)?.into_iter();
    Ok(rows.filter(|n| n.outcome == Outcome::Accepted).map(|n| n.record.id).collect())
}

/// The issues of a track, as their signed assignments say.
pub(crate) fn packed(
    office: OfficeReader<'_>,
    track: &TrackId,
) -> Result<Vec<(Issue, PackedRow)>, Failure> {
    let issue = |row: PackedRow| {
        let a: Assignment = json::read(&row.batch.assignment)?;
        Ok((Issue::from(&a), row))
    };
    office.batches(track)?.into_iter().map(issue).collect()
}

/// The panel that is filed for a track now.
pub(crate) fn panel(office: OfficeReader<'_>, track: &TrackId) -> Result<Panel, Failure> {
    Ok(json::read(&filing(office, track)?.content.panel)?)
}

/// What this office itself revoked, list by list.
pub(crate) fn lists(office: OfficeReader<'_>) -> Result<Vec<Revocations>, Failure> {
    own_lists(office, &known(office)?)
}

/// What this office itself revoked; a list of another office does not travel with its submission.
fn own_lists(office: OfficeReader<'_>, known: &Known) -> Result<Vec<Revocations>, Failure> {
    let keys = office.keys(store::office::KeyPurpose::Signing)?;
    let own = |fingerprint: &String| keys.iter().any(|k| &k.fingerprint == fingerprint);
    let lists = known.revocations.iter().filter(|k| own(&k.list.office));
    Ok(lists.map(|k| k.list.clone()).collect())
}

/// The cells that two people excused.
pub(crate) fn excused(office: OfficeReader<'_>, track: &TrackId) -> Result<Vec<Excused>, Failure> {
    let mut found = Vec::new();
    for row in office.decisions()? {
        let of_track = row.track.as_ref() == Some(track);
        if !of_track || row.kind != DecisionKind::Excuse.as_str() {
            continue;
        }
        let decision = SignedDecision {
            statement: row.statement,
            signatures: serde_json::from_str(&row.signatures).map_err(internal)?,
        };
        let words =
            decision.check(TWO).map_err(|f| Failure::refused(Path::new(&row.subject), vec![f]))?;
        let mut parts = words.subject.splitn(3, '/').skip(1);
        let (expert, nomination) =
            parts.next().zip(parts.next()).ok_or_else(|| internal("subject"))?;
        found.push(Excused {
            expert: ExpertId::new(expert)?,
            nomination: NominationId::new(nomination)?,
            decision,
        });
    }
    Ok(found)
}

/// What results are expected to be here.
pub(crate) fn expect_results(office: OfficeReader<'_>) -> Result<Expect, Failure> {
    Ok(Expect {
        bundle_type: Some(BundleType::Results),
        mode: Some(bundle_mode(office.meta()?.mode)),
        ..Expect::default()
    })
}

/// Every results bundle of the track, verified again from the bytes that are kept.
fn kept(office: OfficeReader<'_>, track: &TrackId, known: Known) -> Result<KeptResults, Failure> {
    // Nothing is known already when everything is looked at afresh.
    let known = Known { results: Vec::new(), ..known };
    let expect = expect_results(office)?;
    let (mut kept, mut superseded) = (Vec::new(), BTreeMap::new());
    for row in office.results_of(track)? {
        let digest = row.head.digest;
        let bytes = office.bundle_bytes(&digest)?.ok_or_else(|| internal("results bytes"))?;
        let verification = dossier::verify(Cursor::new(&bytes), &expect, &known);
        match verification.contents {
            Some(Contents::Results(results)) => kept.push((*results, bytes)),
            // The criteria were amended after these were packed: they are kept, and count no longer.
            _ if verification.findings.iter().any(|f| f.code == "K08") => {
                superseded.insert(row.head.batch, row.head.expert.to_string());
            }
            _ => return Err(Failure::refused(Path::new(&digest), verification.findings)),
        }
    }
    if superseded.is_empty() {
        return Ok(kept);
    }
    let experts: Vec<String> = superseded.into_values().collect();
    Err(Failure::new("packed-under-old-receipt")
        .with("track", track)
        .with("experts", experts.join("、")))
}
