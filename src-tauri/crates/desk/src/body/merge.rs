//! Results in, ranking out. Each bundle is verified against what this office packed; a bad one changes
//! nothing and does not hold up the others. The ranking is computed anew from the whole set every time.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::path::{Path, PathBuf};

use bundle::BundleType;
use dossier::json::{self, Payload};
use dossier::merge::{Issue, MergeError, Merged};
use dossier::payload::batch::Assignment;
use dossier::payload::submission::{IssueState, MergeSheet};
use dossier::verify::{Contents, ResultsContents, Verified};
use dossier::{Expect, Finding, Known, Verdict};
use review::criteria::Criteria;
use review::ids::{NominationId, TrackId};
use review::nomination::Outcome;
use review::sheet::CellState;
use serde::{Deserialize, Serialize};
use store::office::{
    BatchState, Direction, NewBundle, Office, OfficeReader, ResultsHead, ResultsState, Role,
};

use crate::anyone::verify::verify_file;
use crate::bundles::bundle_mode;
use crate::command::Call;
use crate::deliver::read_file;
use crate::failure::{Failure, internal};
use crate::host::{Picked, Progress};
use crate::office::{act, edition, filing, know_track, known, need_role, track};
use crate::secretariat::edition::BUNDLE_CAP;

/// What to merge.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Merge {
    /// The body's office file.
    pub office: Picked,
    /// Track; may be left out where there is only one.
    #[serde(default)]
    pub track: Option<String>,
    /// Results bundles to take in; none to compute again from what is there.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<_>"))]
    pub files: Vec<Picked>,
}

/// What came of it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "Merged"))]
pub struct MergedResult {
    /// The worst verdict of the files.
    pub verdict: Verdict,
    /// Track.
    pub track: String,
    /// All findings.
    pub findings: Vec<Finding>,
    /// By file.
    pub files: Vec<TakenIn>,
    /// How many of them were good and are kept.
    pub taken: usize,
    /// How many results bundles counted.
    pub counted: usize,
    /// How many cells are in each state.
    pub cells: BTreeMap<String, usize>,
    /// The ranking with its trace.
    pub ranking: Vec<tally::Standing>,
}

/// One results bundle.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct TakenIn {
    /// The file.
    pub path: String,
    /// Its verdict.
    pub verdict: Verdict,
    /// Its digest, where it is a bundle.
    pub digest: Option<String>,
    /// Whose.
    pub expert: Option<String>,
    /// What was found.
    pub findings: Vec<Finding>,
}

/// Takes results bundles in and computes the ranking.
pub fn merge(cx: &Call<'_>, request: &Merge) -> Result<MergedResult, Failure> {
    let paths: Vec<PathBuf> =
        request.files.iter().map(|f| cx.host.resolve(f)).collect::<Result<_, _>>()?;
    cx.office(&request.office, |office| {
        need_role(office.read(), Role::Body)?;
        let (_, edition) = edition(office.read())?;
        let track = track(office.read(), &edition, request.track.as_deref())?;
        let total = u64::try_from(paths.len()).map_err(internal)?;
        let mut files = Vec::new();
        for (done, path) in (0_u64..).zip(&paths) {
            cx.go_on()?;
            cx.host.progress(&Progress { step: "merge", done, total });
            files.push(take_in(cx, office, &track, path)?);
        }
        let merged = compute(office.read(), &track)?;
        // Without any results there is nothing that could have been merged.
        if !office.read().results_of(&track)?.is_empty() {
            keep(cx, office, &track, &merged)?;
        }
        let mut cells = BTreeMap::new();
        for cell in &merged.cells {
            let n: &mut usize = cells.entry(cell.state.as_str().to_owned()).or_default();
            *n = n.saturating_add(1);
        }
        let all: Vec<Finding> = files.iter().flat_map(|f: &TakenIn| f.findings.clone()).collect();
        Ok(MergedResult {
            verdict: dossier::finding::verdict(&all),
            findings: all,
            track: track.to_string(),
            taken: files.iter().filter(|f| f.verdict == Verdict::Good).count(),
            files,
            counted: merged.counted.len(),
            cells,
            ranking: merged.outcome.standings,
        })
    })
}

/// Verifies one results bundle and, if it is good, keeps it.
fn take_in(
    cx: &Call<'_>,
    office: &mut Office,
    track: &TrackId,
    path: &Path,
) -> Result<TakenIn, Failure> {
    let mut known = known(office.read())?;
    know_track(office.read(), track, &mut known)?;
    let expect = expect_results(office.read())?;
    let verification = verify_file(path, &expect, &known)?;
    let mut taken = TakenIn {
        path: path.display().to_string(),
        verdict: verification.verdict(),
        digest: verification.identity.as_ref().map(|(d, _)| d.to_string()),
        expert: verification.identity.as_ref().and_then(|(_, i)| i.expert_id.clone()),
        findings: verification.findings,
    };
    let Some(Contents::Results(results)) = verification.contents else { return Ok(taken) };
    if results.sheet.track != *track {
        taken.findings.push(Finding::failure("K01", "Track-Id", results.sheet.track.as_str()));
        taken.verdict = Verdict::Bad;
        return Ok(taken);
    }
    let digest = results.digest().to_string();
    if office.read().results(&digest)?.is_some() {
        return Ok(taken);
    }
    let bytes = read_file(path, BUNDLE_CAP)?;
    let again = dossier::verify(Cursor::new(&bytes), &expect, &known);
    if again.identity.is_none_or(|(d, _)| d != *results.digest()) {
        return Err(Failure::new("read-back").with("object", path.display()));
    }
    let head = head_of(&results, &digest);
    let findings = serde_json::to_string(&taken.findings).map_err(internal)?;
    let meta = office.read().meta()?;
    let received = act(cx, &meta.name, "received", head.expert.as_str(), Some(digest.clone()));
    office.change(&received, |tx| {
        tx.put_bundle(&NewBundle {
            digest: &digest,
            bundle_type: BundleType::Results.as_str(),
            direction: Direction::In,
            track: Some(track),
            bytes: &bytes,
            findings: &findings,
        })?;
        tx.put_results(&head, ResultsState::Counted)
    })?;
    Ok(taken)
}

fn expect_results(office: OfficeReader<'_>) -> Result<Expect, Failure> {
    Ok(Expect {
        bundle_type: Some(BundleType::Results),
        mode: Some(bundle_mode(office.meta()?.mode)),
        ..Expect::default()
    })
}

fn head_of(results: &Verified<ResultsContents>, digest: &str) -> ResultsHead {
    ResultsHead {
        digest: digest.to_owned(),
        batch: results.sheet.batch.clone(),
        issue: results.sheet.issue,
        expert: results.sheet.expert.clone(),
        track: results.sheet.track.clone(),
        seq: results.sheet.seq,
        key_fingerprint: results.key.fingerprint(),
    }
}

/// Verified results with the bytes they were read from.
pub(crate) type KeptResults = Vec<(Verified<ResultsContents>, Vec<u8>)>;

/// Every results bundle of the track, verified again from the bytes that are kept.
pub(crate) fn kept_results(
    office: OfficeReader<'_>,
    track: &TrackId,
) -> Result<KeptResults, Failure> {
    let mut known = known(office)?;
    know_track(office, track, &mut known)?;
    // Nothing is known already when everything is looked at afresh.
    let known = Known { results: Vec::new(), ..known };
    let expect = expect_results(office)?;
    let (mut kept, mut superseded) = (Vec::new(), Vec::new());
    for row in office.results_of(track)? {
        let digest = row.head.digest;
        let bytes = office.bundle_bytes(&digest)?.ok_or_else(|| internal("results bytes"))?;
        let verification = dossier::verify(Cursor::new(&bytes), &expect, &known);
        match verification.contents {
            Some(Contents::Results(results)) => kept.push((*results, bytes)),
            _ if verification.findings.iter().any(|f| f.code == "K08") => {
                superseded.push(row.head.expert.to_string());
            }
            _ => return Err(Failure::refused(Path::new(&digest), verification.findings)),
        }
    }
    if superseded.is_empty() {
        return Ok(kept);
    }
    Err(Failure::new("packed-under-old-receipt")
        .with("track", track)
        .with("experts", superseded.join("、")))
}

/// The issues of a track as the merge needs them.
pub(crate) fn issues(
    office: OfficeReader<'_>,
    track: &TrackId,
) -> Result<Vec<(Issue, Vec<u8>)>, Failure> {
    let mut issues = Vec::new();
    for row in office.batches(track)? {
        let a: Assignment = json::read(&row.batch.assignment)?;
        let issue = Issue {
            batch: row.batch.head.batch,
            issue: row.batch.head.issue,
            expert: row.batch.head.expert,
            nominations: a.nominations.into_iter().map(|n| n.nomination).collect(),
            state: match row.state {
                BatchState::Counting => IssueState::Counting,
                BatchState::Superseded => IssueState::Superseded,
                BatchState::Voided => IssueState::Voided,
            },
            kept: serde_json::from_str(&row.batch.kept).map_err(internal)?,
        };
        issues.push((issue, row.batch.assignment));
    }
    Ok(issues)
}

/// The ranking of everything that is kept.
pub(crate) fn compute(office: OfficeReader<'_>, track: &TrackId) -> Result<Merged, Failure> {
    let filing = filing(office, track)?;
    let criteria: Criteria = json::read(&filing.content.criteria)?;
    let results: Vec<_> = kept_results(office, track)?.into_iter().map(|(r, _)| r).collect();
    let field: Vec<NominationId> = office
        .nominations(track)?
        .into_iter()
        .filter(|n| n.outcome == Outcome::Accepted)
        .map(|n| n.record.id)
        .collect();
    let issues: Vec<Issue> = issues(office, track)?.into_iter().map(|(i, _)| i).collect();
    dossier::merge::merge(&criteria, &field, &issues, &results).map_err(|e| match e {
        MergeError::Equivocation { batch, seq, .. } => {
            Failure::new("equivocation").with("batch", batch).with("seq", seq)
        }
        MergeError::Tally(e) => e.into(),
    })
}

/// The computation as a payload.
pub(crate) fn merge_sheet(
    office: OfficeReader<'_>,
    track: &TrackId,
    merged: &Merged,
) -> Result<MergeSheet, Failure> {
    let criteria = filing(office, track)?.content.criteria;
    Ok(MergeSheet {
        kind: MergeSheet::TYPE.to_owned(),
        track: track.clone(),
        criteria_digest: bundle::Digest::of(&criteria).to_string(),
        counted: merged.counted.clone(),
        ranking: merged.outcome.standings.clone(),
    })
}

/// Keeps a computation that differs from the last one, and which results count under it.
fn keep(
    cx: &Call<'_>,
    office: &mut Office,
    track: &TrackId,
    merged: &Merged,
) -> Result<(), Failure> {
    let json = json::write(&merge_sheet(office.read(), track, merged)?)?;
    let digest = bundle::Digest::of(&json).to_string();
    if office.read().last_merge(track)?.is_some_and(|m| m.digest == digest) {
        return Ok(());
    }
    let counted: BTreeSet<&String> = merged.counted.iter().collect();
    let mut states = Vec::new();
    for row in office.read().results_of(track)? {
        let counts = counted.contains(&row.head.digest);
        let state = if counts { ResultsState::Counted } else { ResultsState::Superseded };
        if row.state != state {
            states.push((row.head.digest, state));
        }
    }
    let meta = office.read().meta()?;
    let mut act = act(cx, &meta.name, "merged", track.as_str(), Some(digest.clone()));
    let scored = merged.cells.iter().filter(|c| c.state == CellState::Scored).count();
    act.outcome = format!("{scored} of {}", merged.cells.len());
    Ok(office.change(&act, |tx| {
        for (results, state) in &states {
            tx.set_results_state(results, *state)?;
        }
        tx.put_merge(track, &json, &digest).map(|_| ())
    })?)
}
