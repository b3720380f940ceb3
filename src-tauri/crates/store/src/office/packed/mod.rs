//! The batches that were packed, every issue of each: who got which nominations, as which records. A batch that
//! counts no longer is marked so and stays (`formats.md` §6).

use review::ids::{BatchId, ExpertId, NominationId, TrackId};
use rusqlite::Row;

use super::{OfficeReader, OfficeTx, met_one};
use crate::batch::{BatchHead, map_head};
use crate::words::words;
use crate::{Result, StoreError, rows};

words! {
    /// Whether a batch counts.
    BatchState {
        /// The issue that counts.
        Counting = "counting",
        /// A later issue took its place.
        Superseded = "superseded",
        /// The expert was replaced.
        Voided = "voided",
    }
}

/// A batch that was packed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackedBatch {
    /// Batch, issue, expert, track and secret.
    pub head: BatchHead,
    /// Digest of the batch bundle, hexadecimal.
    pub digest: String,
    /// `assignment.json`.
    pub assignment: Vec<u8>,
    /// The field as it was when it was packed (`review::nomination::field_list`).
    pub field_list: String,
    /// Digests of earlier results that still count, as a JSON array.
    pub kept: String,
    /// Why it was issued again; empty for a first issue.
    pub reason: String,
}

/// A packed batch with what the office says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackedRow {
    /// The batch.
    pub batch: PackedBatch,
    /// When it was packed.
    pub packed_at: String,
    /// Whether it counts.
    pub state: BatchState,
}

impl PackedRow {
    /// The expert it was packed for.
    pub fn expert(&self) -> &ExpertId {
        &self.batch.head.expert
    }
}

impl OfficeReader<'_> {
    /// One issue of a batch.
    pub fn batch(&self, batch: &BatchId, issue: u32) -> Result<Option<PackedRow>> {
        rows::one(self.conn, include_str!("get.sql"), (batch.as_str(), issue), map)
    }

    /// Every issue of every batch of a track.
    pub fn batches(&self, track: &TrackId) -> Result<Vec<PackedRow>> {
        rows::all(self.conn, include_str!("list.sql"), [track.as_str()], map)
    }

    /// The nominations of a batch in order, each with the digest of the record that was packed.
    pub fn batch_nominations(
        &self,
        batch: &BatchId,
        issue: u32,
    ) -> Result<Vec<(NominationId, String)>> {
        rows::all(self.conn, include_str!("nominations.sql"), (batch.as_str(), issue), |r| {
            Ok((rows::id(r, "nomination")?, r.get("record_digest")?))
        })
    }
}

impl OfficeTx<'_> {
    /// Records a packed batch and its nominations with their record digests, in order.
    ///
    /// # Errors
    /// [`StoreError::State`] `issue_known` if that issue was packed before.
    pub fn put_batch(
        &self,
        batch: &PackedBatch,
        nominations: &[(NominationId, String)],
    ) -> Result<()> {
        let head = &batch.head;
        if self.batch(&head.batch, head.issue)?.is_some() {
            return Err(StoreError::state("issue_known"));
        }
        let row = (
            head.batch.as_str(),
            head.issue,
            head.track.as_str(),
            head.expert.as_str(),
            &batch.digest,
            &batch.assignment,
            head.mac_secret.as_slice(),
            &batch.field_list,
            &batch.kept,
            &batch.reason,
            &self.act.at,
        );
        self.conn.execute(include_str!("put.sql"), row)?;
        for (position, (id, digest)) in (1_i64..).zip(nominations) {
            let row = (head.batch.as_str(), head.issue, position, id.as_str(), digest);
            self.conn.execute(include_str!("put_nomination.sql"), row)?;
        }
        Ok(())
    }

    /// Says whether an issue counts. [`StoreError::State`] `unknown_batch`.
    pub fn set_batch_state(&self, batch: &BatchId, issue: u32, state: BatchState) -> Result<()> {
        let row = (batch.as_str(), issue, state);
        met_one(self.conn.execute(include_str!("set_state.sql"), row)?, "unknown_batch")
    }
}

fn map(row: &Row<'_>) -> Result<PackedRow> {
    Ok(PackedRow {
        batch: PackedBatch {
            head: map_head(row)?,
            digest: row.get("digest")?,
            assignment: row.get("assignment")?,
            field_list: row.get("field_list")?,
            kept: row.get("kept")?,
            reason: row.get("reason")?,
        },
        packed_at: row.get("packed_at")?,
        state: row.get("state")?,
    })
}
