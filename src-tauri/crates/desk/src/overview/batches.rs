//! The batches of a track, issue by issue, each with what came back for it. Secrets and codes of batches
//! are never shown; the secretariat sees the register of the submission.

use std::collections::BTreeMap;

use dossier::json;
use dossier::payload::batch::Assignment;
use dossier::payload::submission::{IssueState, RegisteredBatch};
use review::ids::TrackId;
use serde::Serialize;
use store::office::{OfficeReader, PackedRow, ResultsRow, ResultsState, Role};

use super::submitted::Submitted;
use super::{OfTrack, digits, experts, on_track};
use crate::command::Call;
use crate::failure::Failure;

/// The batches of a track.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct BatchList {
    /// By batch and issue.
    pub rows: Vec<BatchRow>,
}

/// One issue of one batch.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct BatchRow {
    /// Which batch.
    pub batch: String,
    /// Which issue.
    pub issue: u32,
    /// For whom.
    pub expert: String,
    /// The expert's name.
    pub name: String,
    /// How many nominations.
    pub nominations: usize,
    /// Whether it counts.
    pub state: String,
    /// When it was packed.
    pub packed_at: String,
    /// Digest of the batch bundle.
    pub digest: String,
    /// The results that count, or else the newest that came back.
    pub results: Option<BatchResults>,
}

/// Results that came back.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct BatchResults {
    /// Version of the sealed sheet.
    pub seq: u32,
    /// Digest of the bundle.
    pub digest: String,
    /// When it was taken in, or came with the submission.
    pub at: String,
    /// Whether it counts.
    pub state: String,
    /// The digest as 6×5 digits, as on the signature page.
    pub digits: String,
}

/// Lists the batches of a track.
pub fn batches(cx: &Call<'_>, request: &OfTrack) -> Result<BatchList, Failure> {
    on_track(cx, (&request.office, &request.track), |office, track| {
        let rows = match office.meta()?.role {
            Role::Body => packed(office, &track.id)?,
            Role::Secretariat => registered(office, &track.id)?,
        };
        Ok(BatchList { rows })
    })
}

fn packed(office: OfficeReader<'_>, track: &TrackId) -> Result<Vec<BatchRow>, Failure> {
    let (names, results) = (experts(office, track)?, office.results_of(track)?);
    office.batches(track)?.into_iter().map(|row| packed_row(&names, &results, row)).collect()
}

fn packed_row(
    names: &BTreeMap<String, String>,
    results: &[ResultsRow],
    row: PackedRow,
) -> Result<BatchRow, Failure> {
    let head = &row.batch.head;
    let a: Assignment = json::read(&row.batch.assignment)?;
    let newest = results
        .iter()
        .filter(|r| r.head.batch == head.batch && r.head.issue == head.issue)
        .max_by_key(|r| (r.state == ResultsState::Counted, r.head.seq));
    let back = newest.map(|r| {
        Ok::<_, Failure>(BatchResults {
            seq: r.head.seq,
            digest: r.head.digest.clone(),
            at: r.received_at.clone(),
            state: r.state.as_str().to_owned(),
            digits: digits(&r.head.digest)?,
        })
    });
    let expert = head.expert.to_string();
    Ok(BatchRow {
        batch: head.batch.to_string(),
        issue: head.issue,
        name: names.get(&expert).cloned().unwrap_or_default(),
        expert,
        nominations: a.nominations.len(),
        state: row.state.as_str().to_owned(),
        packed_at: row.packed_at,
        digest: row.batch.digest,
        results: back.transpose()?,
    })
}

fn registered(office: OfficeReader<'_>, track: &TrackId) -> Result<Vec<BatchRow>, Failure> {
    let Some(mut submitted) = Submitted::of(office, track)? else { return Ok(Vec::new()) };
    let names = experts(office, track)?;
    let counted = submitted.merge()?.counted;
    let mut rows = Vec::new();
    for batch in submitted.register()?.batches {
        let packing = submitted.assignment(&batch)?;
        rows.push(registered_row(&names, &counted, (batch, packing), &submitted.row.at)?);
    }
    Ok(rows)
}

fn registered_row(
    names: &BTreeMap<String, String>,
    counted: &[String],
    (batch, packing): (RegisteredBatch, Assignment),
    at: &str,
) -> Result<BatchRow, Failure> {
    let that_counts = batch.results.iter().find(|r| counted.contains(&r.digest));
    let back = that_counts.or(batch.results.last()).map(|r| {
        let state = match counted.contains(&r.digest) {
            true => ResultsState::Counted,
            false => ResultsState::Superseded,
        };
        Ok::<_, Failure>(BatchResults {
            seq: r.seq,
            digest: r.digest.clone(),
            at: at.to_owned(),
            state: state.as_str().to_owned(),
            digits: digits(&r.digest)?,
        })
    });
    let expert = batch.expert.to_string();
    Ok(BatchRow {
        results: back.transpose()?,
        batch: batch.batch.to_string(),
        issue: batch.issue,
        name: names.get(&expert).cloned().unwrap_or_default(),
        expert,
        nominations: packing.nominations.len(),
        state: word(batch.state).to_owned(),
        packed_at: packing.packed_at,
        digest: batch.batch_digest,
    })
}

fn word(state: IssueState) -> &'static str {
    match state {
        IssueState::Counting => "counting",
        IssueState::Superseded => "superseded",
        IssueState::Voided => "voided",
    }
}
