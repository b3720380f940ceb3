//! The body submits: the whole field, every assignment, every results bundle unchanged, and the
//! computation. Before it leaves it is verified here just as the secretariat will verify it.

use std::collections::BTreeMap;
use std::io::Cursor;

use bundle::{BundleType, PayloadFile, Signer};
use dossier::json::{self, Payload};
use dossier::merge::{Issue, Merged};
use dossier::payload::path;
use dossier::payload::submission::{
    Absence, FieldAtPacking, FieldEntry, FieldList, IssueState, Register, RegisteredBatch,
    RegisteredResults, assignment_path, results_path,
};
use dossier::verify::{ResultsContents, Verified};
use dossier::{Expect, Finding};
use review::ids::{ExpertId, TrackId};
use serde::{Deserialize, Serialize};
use store::office::{Direction, NewBundle, NewSubmission, Office, OfficeReader, PackedRow, Role};

use super::evidence;
use super::set::TrackSet;
use crate::bundles::{self, bundle_mode, info, payload};
use crate::command::Call;
use crate::deliver::prepare;
use crate::failure::{Failure, internal};
use crate::host::{Picked, words};
use crate::office::{act, edition, filing, known, need_role, signer, track};
use crate::secretariat::edition::about_log;

/// What to submit.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Submit {
    /// The body's office file.
    pub office: Picked,
    /// Track; may be left out where there is only one.
    #[serde(default)]
    pub track: Option<String>,
    /// Experts without results and why: `E003=reason`.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<_>"))]
    pub absent: Vec<String>,
    /// Folder for the submission.
    pub out: Picked,
    /// Overwrite a file of that name.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<_>"))]
    pub force: bool,
}

/// What was submitted.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Submitted {
    /// The submission bundle.
    pub path: String,
    /// Its digest.
    pub digest: String,
    /// The digest as 6×5 digits.
    pub digits: String,
    /// Track.
    pub track: String,
    /// How many results bundles counted.
    pub counted: usize,
    /// What verification noted.
    pub findings: Vec<Finding>,
}

/// Submits the merged result of a track.
pub fn submit(cx: &Call<'_>, request: &Submit) -> Result<Submitted, Failure> {
    let folder = cx.host.resolve(&request.out)?;
    let absences = absences(&request.absent)?;
    cx.office(&request.office, |office| {
        let meta = need_role(office.read(), Role::Body)?;
        let (_, edition) = edition(office.read())?;
        let track = track(office.read(), &edition, request.track.as_deref())?;
        if office.read().last_merge(&track)?.is_none() {
            return Err(Failure::new("not-merged").with("track", &track));
        }
        let (bytes, counted) = bag(cx, office, &track, absences)?;
        let expect = Expect {
            bundle_type: Some(BundleType::Submission),
            mode: Some(bundle_mode(meta.mode)),
            own: true,
            ..Expect::default()
        };
        let verification = dossier::verify(Cursor::new(&bytes), &expect, &known(office.read())?);
        let target = folder.join(format!("submission-{track}.hjb"));
        let Some((digest, _)) = verification.identity.filter(|_| verification.contents.is_some())
        else {
            return Err(Failure::refused(&target, verification.findings));
        };
        let delivery = prepare(&target, &bytes, request.force)?;
        keep(cx, office, &track, (&bytes, &digest.to_string()))?;
        Ok(Submitted {
            path: delivery.publish()?.display().to_string(),
            digits: digest.digits(),
            digest: digest.to_string(),
            track: track.to_string(),
            counted,
            findings: verification.findings,
        })
    })
}

fn absences(given: &[String]) -> Result<Vec<Absence>, Failure> {
    let read = |text: &String| {
        let wrong = || Failure::new("absent-form").with("value", text);
        let (expert, reason) = text.split_once('=').ok_or_else(wrong)?;
        let expert = ExpertId::new(expert.trim()).map_err(|_| wrong())?;
        let reason = words(reason);
        if reason.is_empty() {
            return Err(wrong());
        }
        Ok(Absence { expert, nomination: None, reason })
    };
    given.iter().map(read).collect()
}

/// The submission's bytes, and how many results counted.
fn bag(
    cx: &Call<'_>,
    office: &Office,
    track: &TrackId,
    absences: Vec<Absence>,
) -> Result<(Vec<u8>, usize), Failure> {
    let reader = office.read();
    let filing = filing(reader, track)?;
    let receipt_digest = filing.marks.receipt_digest.clone().unwrap_or_default();
    let receipt = reader.bundle_bytes(&receipt_digest)?.ok_or_else(|| internal("receipt bytes"))?;
    let set = TrackSet::of(reader, track)?;
    let merged = set.merge()?;
    let mut files = vec![
        payload(path::FIELD, json::write(&field(reader, track)?)?),
        payload(path::REGISTER, json::write(&register(track, &set, &merged, absences))?),
        payload(path::MERGE, json::write(&set.sheet(track, &merged, places(reader, track)?))?),
        payload(path::RECEIPT_BUNDLE, receipt),
        payload(path::CRITERIA, filing.content.criteria.clone()),
        payload(path::AUDIT, reader.audit().jsonl()?.into_bytes()),
    ];
    for (issue, row) in &set.packed {
        let at = assignment_path(issue.batch.as_str(), issue.issue);
        files.push(payload(&at, row.batch.assignment.clone()));
    }
    files.extend(evidence::files(reader, track, &set, &receipt_digest)?);
    for (r, bytes) in set.results {
        files.push(payload(&results_path(&r.digest().to_string()), bytes));
    }
    let bytes = sign(cx, office, track, files)?;
    Ok((bytes, merged.counted.len()))
}

fn sign(
    cx: &Call<'_>,
    office: &Office,
    track: &TrackId,
    files: Vec<PayloadFile<'_>>,
) -> Result<Vec<u8>, Failure> {
    let (row, edition) = edition(office.read())?;
    let filing = filing(office.read(), track)?;
    let mode = bundle_mode(office.read().meta()?.mode);
    let mut bag_info = info(BundleType::Submission, mode, &cx.now());
    bag_info.edition_id = Some(edition.id.to_string());
    bag_info.edition_digest = Some(row.digest);
    bag_info.list_id = edition.track(track).map(|t| t.list.to_string());
    bag_info.track_id = Some(track.to_string());
    bag_info.body_id = Some(filing.key.body.to_string());
    bag_info.filing_no = filing.marks.filing_no;
    bag_info.filing_version = Some(filing.key.version.to_string());
    bag_info.filing_digest = filing.marks.digest;
    bag_info.criteria_digest = Some(bundle::Digest::of(&filing.content.criteria).to_string());
    about_log(office, &mut bag_info)?;
    let key = signer(cx, office.read())?;
    let signers: [(&str, &dyn Signer); 1] = [("body", &key)];
    Ok(bundles::make(&bag_info, files, &signers)?.0)
}

fn field(office: OfficeReader<'_>, track: &TrackId) -> Result<FieldList, Failure> {
    let entry = |row: store::office::NominationRow| FieldEntry {
        nomination: row.record.id,
        record_digest: row.record.digest,
        record: row.record.json,
        outcome: row.outcome,
        reason: row.reason.unwrap_or_default(),
    };
    Ok(FieldList {
        kind: FieldList::TYPE.to_owned(),
        track: track.clone(),
        nominations: office.nominations(track)?.into_iter().map(entry).collect(),
    })
}

fn register(track: &TrackId, set: &TrackSet, merged: &Merged, absences: Vec<Absence>) -> Register {
    let lists: BTreeMap<String, String> = set
        .packed
        .iter()
        .map(|(_, row)| &row.batch.field_list)
        .map(|list| (bundle::Digest::of(list.as_bytes()).to_string(), list.clone()))
        .collect();
    Register {
        kind: Register::TYPE.to_owned(),
        track: track.clone(),
        batches: set.packed.iter().map(|p| registered(p, set, merged)).collect(),
        absences,
        excused: set.excused.clone(),
        field_lists: lists
            .into_iter()
            .map(|(digest, list)| FieldAtPacking { digest, list })
            .collect(),
    }
}

fn registered(
    (issue, row): &(Issue, PackedRow),
    set: &TrackSet,
    merged: &Merged,
) -> RegisteredBatch {
    let of = |r: &&(Verified<ResultsContents>, Vec<u8>)| {
        (&r.0.sheet.batch, r.0.sheet.issue) == (&issue.batch, issue.issue)
    };
    let mut received: Vec<RegisteredResults> = set
        .results
        .iter()
        .filter(of)
        .map(|(r, _)| RegisteredResults {
            digest: r.digest().to_string(),
            seq: r.sheet.seq,
            fingerprint: r.key.fingerprint(),
        })
        .collect();
    received.sort_by(|a, b| (a.seq, &a.digest).cmp(&(b.seq, &b.digest)));
    let state = merged.states.get(&(issue.batch.clone(), issue.issue)).copied();
    RegisteredBatch {
        batch: issue.batch.clone(),
        issue: issue.issue,
        expert: issue.expert.clone(),
        batch_digest: row.batch.digest.clone(),
        assignment_digest: bundle::Digest::of(&row.batch.assignment).to_string(),
        state: state.unwrap_or(IssueState::Counting),
        reason: if state == Some(IssueState::Voided) {
            set.voided(issue).unwrap_or_default()
        } else {
            row.batch.reason.clone()
        },
        results: received,
    }
}

/// How many the notice lets a body report; all of them where it says nothing.
fn places(office: OfficeReader<'_>, track: &TrackId) -> Result<Option<u32>, Failure> {
    let (_, edition) = edition(office)?;
    Ok(edition.track(track).and_then(|t| t.report_at_most))
}

fn keep(
    cx: &Call<'_>,
    office: &mut Office,
    track: &TrackId,
    (bytes, digest): (&[u8], &str),
) -> Result<(), Failure> {
    let meta = office.read().meta()?;
    let body = filing(office.read(), track)?.key.body;
    let submission = NewSubmission {
        digest: digest.to_owned(),
        track: track.clone(),
        body,
        direction: Direction::Out,
    };
    let submitted = act(cx, &meta.name, "submitted", track.as_str(), Some(digest.to_owned()));
    Ok(office.change(&submitted, |tx| {
        tx.put_bundle(&NewBundle {
            digest,
            bundle_type: BundleType::Submission.as_str(),
            direction: Direction::Out,
            track: Some(track),
            bytes,
            findings: "[]",
        })?;
        tx.put_submission(&submission).map(|_| ())
    })?)
}
