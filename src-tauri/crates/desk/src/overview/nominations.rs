//! The nominations of a track as a list, and one in full with what was decided about it. The secretariat sees
//! what was submitted.

use dossier::payload::submission::FieldEntry;
use review::ids::{NominationId, TrackId};
use review::nomination::{Nomination, Outcome};
use serde::Serialize;
use store::office::{OfficeReader, OutcomeChange, Role};

use super::submitted::Submitted;
use super::{OfTrack, OneNomination, on_track};
use crate::command::Call;
use crate::failure::{Failure, internal};

/// The nominations of a track.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct NominationList {
    /// By id.
    pub rows: Vec<NominationRow>,
}

/// One nomination in the list.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct NominationRow {
    /// 编号.
    pub id: String,
    /// 名称.
    pub title: String,
    /// 申报单位.
    pub applicant: String,
    /// 推荐单位.
    pub nominator: String,
    /// 推荐渠道.
    pub channel: String,
    /// Where it stands.
    pub outcome: Outcome,
    /// Why, where a reason was given.
    pub reason: Option<String>,
    /// How many attachments.
    pub attachments: usize,
    /// When it was taken in, or came with the submission.
    pub imported_at: String,
    /// Row of the spreadsheet, from 1.
    pub source_row: Option<u32>,
}

/// One nomination in full.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct OfficeNomination {
    /// The record.
    pub record: Nomination,
    /// Every decision about it, oldest first.
    pub outcomes: Vec<Decision>,
}

/// A decision about a nomination.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Decision {
    /// What stood before.
    pub old: Outcome,
    /// What was decided.
    pub outcome: Outcome,
    /// By whom.
    pub actor: String,
    /// Why.
    pub reason: Option<String>,
    /// When.
    pub at: String,
}

/// Lists the nominations of a track.
pub fn nominations(cx: &Call<'_>, request: &OfTrack) -> Result<NominationList, Failure> {
    on_track(cx, (&request.office, &request.track), |office, track| {
        let rows = match office.meta()?.role {
            Role::Body => of_body(office, &track.id)?,
            Role::Secretariat => submitted(office, &track.id)?,
        };
        Ok(NominationList { rows })
    })
}

fn of_body(office: OfficeReader<'_>, track: &TrackId) -> Result<Vec<NominationRow>, Failure> {
    let mut rows = Vec::new();
    for n in office.nominations(track)? {
        let (record, outcome) = (read(&n.record.json)?, (n.outcome, n.reason));
        rows.push(row(record, outcome, (n.imported_at, n.source_row)));
    }
    Ok(rows)
}

fn submitted(office: OfficeReader<'_>, track: &TrackId) -> Result<Vec<NominationRow>, Failure> {
    let Some(mut submitted) = Submitted::of(office, track)? else { return Ok(Vec::new()) };
    let mut rows = Vec::new();
    for n in submitted.field()?.nominations {
        let reason = Some(n.reason).filter(|r| !r.is_empty());
        let at = submitted.row.at.clone();
        rows.push(row(read(&n.record)?, (n.outcome, reason), (at, None)));
    }
    Ok(rows)
}

/// A kept record.
pub(super) fn read(record: &str) -> Result<Nomination, Failure> {
    serde_json::from_str(record).map_err(internal)
}

fn row(
    record: Nomination,
    (outcome, reason): (Outcome, Option<String>),
    (imported_at, source_row): (String, Option<u32>),
) -> NominationRow {
    NominationRow {
        id: record.id.to_string(),
        title: record.title,
        applicant: record.applicant,
        nominator: record.nominator,
        channel: record.channel,
        outcome,
        reason,
        attachments: record.attachments.len(),
        imported_at,
        source_row,
    }
}

/// One nomination in full.
pub fn nomination(cx: &Call<'_>, request: &OneNomination) -> Result<OfficeNomination, Failure> {
    on_track(cx, (&request.office, &request.track), |office, track| {
        let id = &request.nomination;
        if office.meta()?.role == Role::Secretariat {
            let record = submitted_record(office, &track.id, id)?;
            return Ok(OfficeNomination { record, outcomes: Vec::new() });
        }
        let row = office.nomination(&track.id, id)?.ok_or_else(|| unknown(id))?;
        let outcomes = office.outcomes(&track.id, id)?.into_iter().map(decision).collect();
        Ok(OfficeNomination { record: read(&row.record.json)?, outcomes })
    })
}

fn submitted_record(
    office: OfficeReader<'_>,
    track: &TrackId,
    id: &NominationId,
) -> Result<Nomination, Failure> {
    let mut submitted = Submitted::of(office, track)?.ok_or_else(|| unknown(id))?;
    let same = |n: &FieldEntry| n.nomination == *id;
    let entry = submitted.field()?.nominations.into_iter().find(same);
    read(&entry.ok_or_else(|| unknown(id))?.record)
}

/// The failure for a nomination that is not in the track.
pub(super) fn unknown(id: &NominationId) -> Failure {
    Failure::new("unknown-nomination").with("nomination", id)
}

fn decision(change: OutcomeChange) -> Decision {
    Decision {
        old: change.old,
        outcome: change.outcome,
        actor: change.actor,
        reason: change.reason,
        at: change.at,
    }
}
