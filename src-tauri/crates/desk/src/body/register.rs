//! What a submission says of its track beside the results: every nomination, every batch that was packed, and what came
//! back for it. Taken as it is kept; nothing is decided here.

use std::collections::BTreeMap;

use dossier::json::Payload;
use dossier::merge::{Issue, Merged};
use dossier::payload::submission::{
    Absence, FieldAtPacking, FieldEntry, FieldList, IssueState, Register, RegisteredBatch,
    RegisteredResults,
};
use dossier::verify::{ResultsContents, Verified};
use review::ids::TrackId;
use store::office::{OfficeReader, PackedRow};

use super::set::TrackSet;
use crate::failure::Failure;
use crate::office::edition;

/// `field.json`.
pub(super) fn field(office: OfficeReader<'_>, track: &TrackId) -> Result<FieldList, Failure> {
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

/// `register.json`.
pub(super) fn register(
    track: &TrackId,
    set: &TrackSet,
    merged: &Merged,
    absences: Vec<Absence>,
) -> Register {
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
pub(super) fn places(office: OfficeReader<'_>, track: &TrackId) -> Result<Option<u32>, Failure> {
    let (_, edition) = edition(office)?;
    Ok(edition.track(track).and_then(|t| t.report_at_most))
}
