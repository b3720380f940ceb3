//! The results bundles that were taken in, superseded and voided ones too. Which of them counts is a function of
//! the whole set and is decided elsewhere; its answer is written here (`formats.md` §1, §6).

use review::ids::{BatchId, ExpertId, TrackId};
use rusqlite::Row;

use super::{OfficeReader, OfficeTx, met_one};
use crate::words::{Known, words};
use crate::{Result, StoreError, rows};

words! {
    /// Whether results count.
    ResultsState {
        /// They count.
        Counted = "counted",
        /// A higher seq counts.
        Superseded = "superseded",
        /// Of an issue that does not count.
        NotCounting = "not_counting",
        /// Two digests under one seq (双重封存); two people decide.
        Equivocation = "equivocation",
        /// The expert was replaced.
        Voided = "voided",
    }
}

/// Which results a bundle holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultsHead {
    /// Digest of the bundle, hexadecimal; the bundle is kept first.
    pub digest: String,
    /// Of which batch.
    pub batch: BatchId,
    /// Of which issue.
    pub issue: u32,
    /// Of which expert.
    pub expert: ExpertId,
    /// Of which track.
    pub track: TrackId,
    /// Version of the sealed sheet.
    pub seq: u32,
    /// Fingerprint of the expert's key.
    pub key_fingerprint: String,
}

/// Results with what the office says of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultsRow {
    /// Which.
    pub head: ResultsHead,
    /// Whether they count.
    pub state: ResultsState,
    /// When they were taken in.
    pub received_at: String,
}

impl OfficeReader<'_> {
    /// The results of this digest.
    pub fn results(&self, digest: &str) -> Result<Option<ResultsRow>> {
        rows::one(self.conn, include_str!("get.sql"), [digest], map)
    }

    /// Every results bundle of a track, by batch, issue, seq and digest.
    pub fn results_of(&self, track: &TrackId) -> Result<Vec<ResultsRow>> {
        rows::all(self.conn, include_str!("list.sql"), [track.as_str()], map)
    }
}

impl OfficeTx<'_> {
    /// Records results whose bundle was kept. Known ones stay as they are.
    ///
    /// # Errors
    /// [`StoreError::State`] `unknown_bundle`.
    pub fn put_results(&self, head: &ResultsHead, state: ResultsState) -> Result<Known> {
        if self.bundle(&head.digest)?.is_none() {
            return Err(StoreError::state("unknown_bundle"));
        }
        let row = (
            &head.digest,
            head.batch.as_str(),
            head.issue,
            head.expert.as_str(),
            head.track.as_str(),
            head.seq,
            &head.key_fingerprint,
            state,
            &self.act.at,
        );
        Ok(Known::from_rows(self.conn.execute(include_str!("put.sql"), row)?))
    }

    /// Says whether results count. [`StoreError::State`] `unknown_results`.
    pub fn set_results_state(&self, digest: &str, state: ResultsState) -> Result<()> {
        met_one(
            self.conn.execute(include_str!("set_state.sql"), (digest, state))?,
            "unknown_results",
        )
    }
}

fn map(row: &Row<'_>) -> Result<ResultsRow> {
    Ok(ResultsRow {
        head: ResultsHead {
            digest: row.get("digest")?,
            batch: rows::id(row, "batch_id")?,
            issue: rows::count(row, "issue")?,
            expert: rows::id(row, "expert")?,
            track: rows::id(row, "track")?,
            seq: rows::count(row, "seq")?,
            key_fingerprint: row.get("key_fingerprint")?,
        },
        state: row.get("state")?,
        received_at: row.get("received_at")?,
    })
}
