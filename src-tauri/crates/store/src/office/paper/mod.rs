//! Scans of the page that an expert signed in ink, one or more for a results bundle (`formats.md` §6,
//! *Binding an expert's key to the person*). They are kept as bytes and never changed or deleted. What a page
//! shows is for eyes, not for this program.

use rusqlite::Row;

use super::{OfficeReader, OfficeTx};
use crate::digest::{hex, sha256};
use crate::words::Known;
use crate::{Result, StoreError, rows};

pub(super) const CREATE: &str = include_str!("create_v1.sql");

/// A scan that was kept, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperRow {
    /// Digest of the results bundle that the page belongs to, hexadecimal.
    pub results: String,
    /// SHA-256 of the scan, hexadecimal.
    pub sha256: String,
    /// Size in bytes.
    pub size: u64,
    /// When it was kept.
    pub at: String,
}

impl OfficeReader<'_> {
    /// Every scan, oldest first.
    pub fn papers(&self) -> Result<Vec<PaperRow>> {
        rows::all(self.conn, include_str!("list.sql"), [], map)
    }

    /// The bytes of the newest scan for these results.
    pub fn paper_bytes(&self, results: &str) -> Result<Option<Vec<u8>>> {
        rows::one(self.conn, include_str!("bytes.sql"), [results], |r| Ok(r.get("bytes")?))
    }
}

impl OfficeTx<'_> {
    /// Keeps a scan; one that is known for these results stays as it is.
    ///
    /// # Errors
    /// [`StoreError::State`] `paper_differs` unless `digest` is the SHA-256 of `bytes`.
    pub fn put_paper(&self, results: &str, bytes: &[u8], digest: &str) -> Result<Known> {
        if hex(&sha256(&[bytes])) != digest {
            return Err(StoreError::state("paper_differs"));
        }
        let row = (results, digest, bytes, &self.act.at);
        Ok(Known::from_rows(self.conn.execute(include_str!("put.sql"), row)?))
    }
}

fn map(row: &Row<'_>) -> Result<PaperRow> {
    Ok(PaperRow {
        results: row.get("results")?,
        sha256: row.get("sha256")?,
        size: rows::count(row, "size")?,
        at: row.get("at")?,
    })
}
