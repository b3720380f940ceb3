//! `batch.db`: the one database that travels, one expert's nominations and nothing of co-experts
//! (`formats.md` §6–7). Written here from an office file, read here only through [`crate::foreign`]; which
//! nominations an expert may have is decided elsewhere.

mod read;
mod write;

use review::ids::{BatchId, ExpertId, NominationId, TrackId};
use rusqlite::Row;
use zeroize::Zeroizing;

use crate::open::Kind;
use crate::{Result, attachment, rows};

pub use read::{Batch, open_batch};
pub use write::{BatchFile, Progress, write_batch};

/// Nominations and attachments, in `batch.db` and in the work file alike.
pub(crate) const CONTENT: &str = include_str!("content_v1.sql");

/// What marks a `batch.db`: `HJBT`.
pub const KIND: Kind = Kind {
    application_id: 0x484A_4254,
    user_version: 1,
    schema: &[include_str!("create_v1.sql"), CONTENT, attachment::CREATE],
};

/// Which batch a database holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchHead {
    /// The batch.
    pub batch: BatchId,
    /// Which issue of it, from 1.
    pub issue: u32,
    /// For whom.
    pub expert: ExpertId,
    /// Of which track.
    pub track: TrackId,
    /// Secret that binds the expert's key to this batch (`formats.md` §6, `mac`).
    pub mac_secret: Zeroizing<Vec<u8>>,
}

pub(crate) fn map_head(row: &Row<'_>) -> Result<BatchHead> {
    Ok(BatchHead {
        batch: rows::id(row, "batch_id")?,
        issue: rows::count(row, "issue")?,
        expert: rows::id(row, "expert")?,
        track: rows::id(row, "track")?,
        mac_secret: Zeroizing::new(row.get("mac_secret")?),
    })
}

/// A nomination's record as exact JSON text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Which nomination.
    pub id: NominationId,
    /// The exact JSON text.
    pub json: String,
    /// Its SHA-256, hexadecimal.
    pub digest: String,
}

pub(crate) fn map_record(row: &Row<'_>) -> Result<Record> {
    Ok(Record {
        id: rows::id(row, "id")?,
        json: row.get("record")?,
        digest: row.get("record_digest")?,
    })
}
