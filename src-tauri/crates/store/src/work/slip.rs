//! What came back to the expert, as exact bytes under their digest: slips (回条) that say that results arrived,
//! and the returns (退回修改) that opened a seal again. Whether such a bundle is genuine was asked before it
//! comes here; nothing here is ever changed or deleted.

use rusqlite::Row;

use super::{WorkReader, WorkTx};
use crate::words::Known;
use crate::{Result, rows};

pub(super) const CREATE: &str = include_str!("slip_v1.sql");

/// A slip that was kept, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlipRow {
    /// Digest of the slip, hexadecimal.
    pub digest: String,
    /// Digest of the results bundle it speaks of, hexadecimal.
    pub results: String,
    /// When it was kept.
    pub at: String,
}

/// A return that opened a seal again, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnRow {
    /// Which version (版次) it opened.
    pub seq: u32,
    /// Digest of the return, hexadecimal.
    pub digest: String,
    /// Its cause.
    pub cause: String,
    /// When the seal was opened.
    pub at: String,
}

impl WorkReader<'_> {
    /// Every slip, oldest first.
    pub fn slips(&self) -> Result<Vec<SlipRow>> {
        rows::all(self.conn(), include_str!("slips.sql"), [], map_slip)
    }

    /// The bytes of a slip.
    pub fn slip_bytes(&self, digest: &str) -> Result<Option<Vec<u8>>> {
        rows::one(self.conn(), include_str!("slip_bytes.sql"), [digest], |r| Ok(r.get("bytes")?))
    }

    /// Every return that opened a seal, lowest seq first.
    pub fn returns(&self) -> Result<Vec<ReturnRow>> {
        rows::all(self.conn(), include_str!("returns.sql"), [], map_return)
    }

    /// The bytes of a return.
    pub fn return_bytes(&self, digest: &str) -> Result<Option<Vec<u8>>> {
        rows::one(self.conn(), include_str!("return_bytes.sql"), [digest], |r| Ok(r.get("bytes")?))
    }
}

impl WorkTx<'_> {
    /// Keeps a slip, sealed or not; one that is known already stays as it is.
    pub fn put_slip(&self, digest: &str, results: &str, bytes: &[u8]) -> Result<Known> {
        let row = (digest, results, bytes, &self.act.at);
        Ok(Known::from_rows(self.conn().execute(include_str!("put_slip.sql"), row)?))
    }
}

fn map_slip(row: &Row<'_>) -> Result<SlipRow> {
    Ok(SlipRow { digest: row.get("digest")?, results: row.get("results")?, at: row.get("at")? })
}

fn map_return(row: &Row<'_>) -> Result<ReturnRow> {
    Ok(ReturnRow {
        seq: rows::count(row, "seq")?,
        digest: row.get("digest")?,
        cause: row.get("cause")?,
        at: row.get("at")?,
    })
}
