//! The nominations of an office with their attachments. A record is exact JSON text; an outcome that changes and
//! a record that is put right keep what stood before, with actor and reason. Rules of screening live elsewhere.

use std::io::{Read, Write};

use review::ids::{NominationId, TrackId};
use review::nomination::{Attachment, Nomination, Outcome, is_plain_file_name, record_digest};
use rusqlite::Row;

use super::{OfficeReader, OfficeTx, met_one};
use crate::attachment::{self, StoredAttachment};
use crate::batch::{Record, map_record};
use crate::words::Known;
use crate::{Result, StoreError, rows};

/// A nomination as the office holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NominationRow {
    /// In which track.
    pub track: TrackId,
    /// Its record.
    pub record: Record,
    /// Where it stands.
    pub outcome: Outcome,
    /// Why, where a reason was given.
    pub reason: Option<String>,
    /// When it was taken in.
    pub imported_at: String,
    /// Row of the spreadsheet, from 1.
    pub source_row: Option<u32>,
}

/// A change of outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutcomeChange {
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

impl OfficeReader<'_> {
    /// One nomination; the case of the id does not matter.
    pub fn nomination(&self, track: &TrackId, id: &NominationId) -> Result<Option<NominationRow>> {
        rows::one(self.conn, include_str!("get.sql"), [track.as_str(), id.as_str()], map)
    }

    /// The nominations of a track by id.
    pub fn nominations(&self, track: &TrackId) -> Result<Vec<NominationRow>> {
        rows::all(self.conn, include_str!("list.sql"), [track.as_str()], map)
    }

    /// Every change of a nomination's outcome, oldest first.
    pub fn outcomes(&self, track: &TrackId, id: &NominationId) -> Result<Vec<OutcomeChange>> {
        let of = [track.as_str(), id.as_str()];
        rows::all(self.conn, include_str!("outcomes.sql"), of, map_change)
    }

    /// The records that were replaced, oldest first.
    pub fn old_records(&self, track: &TrackId, id: &NominationId) -> Result<Vec<Record>> {
        let of = [track.as_str(), id.as_str()];
        rows::all(self.conn, include_str!("old_records.sql"), of, map_record)
    }

    /// Every attachment ever kept for a nomination; the record says which belong to it now.
    pub fn attachments(&self, track: &TrackId, id: &NominationId) -> Result<Vec<StoredAttachment>> {
        let of = [track.as_str(), id.as_str()];
        rows::all(self.conn, include_str!("attachments.sql"), of, attachment::map)
    }

    /// Writes an attachment to `to`, checked against its digest. [`StoreError::Refused`] `digest`.
    pub fn read_attachment(&self, stored: &StoredAttachment, to: impl Write) -> Result<()> {
        attachment::read_chunks(self.conn, stored, to)
    }
}

impl OfficeTx<'_> {
    /// Keeps an imported nomination. One whose id is known in this track, whatever its case, stays as it is.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] unless `record` is the record of some nomination.
    pub fn put_nomination(
        &self,
        track: &TrackId,
        record: &str,
        source_row: Option<u32>,
    ) -> Result<Known> {
        let id = id_of(record)?;
        let row =
            (track.as_str(), id.as_str(), record, record_digest(record), &self.act.at, source_row);
        Ok(Known::from_rows(self.conn.execute(include_str!("put.sql"), row)?))
    }

    /// Replaces the record of a nomination that was put right; the old one is kept.
    ///
    /// # Errors
    /// [`StoreError::State`] `unknown_nomination`.
    pub fn amend_nomination(&self, track: &TrackId, record: &str) -> Result<()> {
        let id = id_of(record)?;
        let kept = (track.as_str(), id.as_str(), &self.act.at, &self.act.actor);
        let rows = self.conn.execute(include_str!("keep_record.sql"), kept)?;
        met_one(rows, "unknown_nomination")?;
        let row = (track.as_str(), id.as_str(), record, record_digest(record));
        met_one(self.conn.execute(include_str!("set_record.sql"), row)?, "unknown_nomination")
    }

    /// Sets the outcome, with the actor and reason of the act, and keeps what stood before.
    ///
    /// # Errors
    /// [`StoreError::State`] `unknown_nomination`.
    pub fn set_outcome(&self, track: &TrackId, id: &NominationId, outcome: Outcome) -> Result<()> {
        let now = self.nomination(track, id)?.ok_or(StoreError::state("unknown_nomination"))?;
        let (of, act) = ((track.as_str(), now.record.id.as_str()), self.act);
        self.conn.execute(
            include_str!("put_outcome.sql"),
            (of.0, of.1, now.outcome.as_str(), outcome.as_str(), &act.actor, &act.reason, &act.at),
        )?;
        let row = (of.0, of.1, outcome.as_str(), &act.reason);
        met_one(self.conn.execute(include_str!("set_outcome.sql"), row)?, "unknown_nomination")
    }

    /// Streams an attachment in.
    ///
    /// # Errors
    /// [`StoreError::State`] `attachment_differs` unless `from` has the size and digest of `about`, `file_name`
    /// unless its name is a plain one, `unknown_nomination`.
    pub fn put_attachment(
        &self,
        (track, id): (&TrackId, &NominationId),
        about: &Attachment,
        from: impl Read,
    ) -> Result<Known> {
        if !is_plain_file_name(&about.name) {
            return Err(StoreError::state("file_name"));
        }
        let of = self.nomination(track, id)?.ok_or(StoreError::state("unknown_nomination"))?;
        let row = (
            track.as_str(),
            of.record.id.as_str(),
            &about.name,
            rows::signed(about.size)?,
            &about.sha256,
            &self.act.at,
        );
        if self.conn.execute(include_str!("put_attachment.sql"), row)? == 0 {
            return Ok(Known::Already);
        }
        attachment::write_chunks(self.conn, self.conn.last_insert_rowid(), about, from)?;
        Ok(Known::New)
    }
}

fn id_of(record: &str) -> Result<NominationId> {
    serde_json::from_str::<Nomination>(record)
        .map(|n| n.id)
        .map_err(|_| StoreError::Unreadable { what: "record" })
}

fn outcome(row: &Row<'_>, column: &'static str) -> Result<Outcome> {
    let word: String = row.get(column)?;
    Outcome::from_word(&word).ok_or(StoreError::Unreadable { what: column })
}

fn map(row: &Row<'_>) -> Result<NominationRow> {
    let source_row: Option<i64> = row.get("source_row")?;
    Ok(NominationRow {
        track: rows::id(row, "track")?,
        record: map_record(row)?,
        outcome: outcome(row, "outcome")?,
        reason: row.get("reason")?,
        imported_at: row.get("imported_at")?,
        source_row: source_row.and_then(|n| u32::try_from(n).ok()),
    })
}

fn map_change(row: &Row<'_>) -> Result<OutcomeChange> {
    Ok(OutcomeChange {
        old: outcome(row, "old")?,
        outcome: outcome(row, "outcome")?,
        actor: row.get("actor")?,
        reason: row.get("reason")?,
        at: row.get("at")?,
    })
}
