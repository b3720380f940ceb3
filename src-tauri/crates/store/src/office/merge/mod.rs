//! Merges (合并): every computation of a track's ranking as exact bytes, numbered. A later one does not replace an
//! earlier one, and nothing is computed here.

use review::ids::TrackId;
use rusqlite::Row;

use super::{OfficeReader, OfficeTx};
use crate::{Result, StoreError, rows};

/// One computation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merge {
    /// Of which track.
    pub track: TrackId,
    /// Number in the track, from 1.
    pub n: u32,
    /// `merge.json`.
    pub json: Vec<u8>,
    /// Its SHA-256, hexadecimal.
    pub digest: String,
    /// When it was computed.
    pub at: String,
}

impl OfficeReader<'_> {
    /// The `n`th merge of a track.
    pub fn merge(&self, track: &TrackId, n: u32) -> Result<Option<Merge>> {
        rows::one(self.conn, include_str!("get.sql"), (track.as_str(), n), map)
    }

    /// The last merge of a track.
    pub fn last_merge(&self, track: &TrackId) -> Result<Option<Merge>> {
        rows::one(self.conn, include_str!("last.sql"), [track.as_str()], map)
    }
}

impl OfficeTx<'_> {
    /// Keeps a merge and returns its number.
    pub fn put_merge(&self, track: &TrackId, json: &[u8], digest: &str) -> Result<u32> {
        let row = (track.as_str(), json, digest, &self.act.at);
        rows::one(self.conn, include_str!("put.sql"), row, |r| rows::count(r, "n"))?
            .ok_or(StoreError::Unreadable { what: "n" })
    }
}

fn map(row: &Row<'_>) -> Result<Merge> {
    Ok(Merge {
        track: rows::id(row, "track")?,
        n: rows::count(row, "n")?,
        json: row.get("json")?,
        digest: row.get("digest")?,
        at: row.get("at")?,
    })
}
