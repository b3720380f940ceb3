//! Sealing (封存) and reopening for correction (退回修改). While a seal holds, triggers refuse every entry and
//! every declaration; the sealed bytes are kept and never change (`formats.md` §2, §6).

use rusqlite::Row;

use super::WorkTx;
use crate::{Result, StoreError, rows};

/// A sealed version of the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    /// Which version (版次), from 1.
    pub seq: u32,
    /// Digest of the results bundle, hexadecimal.
    pub digest: String,
    /// When it was sealed.
    pub at: String,
    /// The cause of its return, if it was reopened.
    pub reopened: Option<String>,
}

pub(super) fn map(row: &Row<'_>) -> Result<Seal> {
    Ok(Seal {
        seq: rows::count(row, "seq")?,
        digest: row.get("digest")?,
        at: row.get("at")?,
        reopened: row.get("cause")?,
    })
}

impl WorkTx<'_> {
    /// Keeps the results bundle and freezes the sheet.
    ///
    /// # Errors
    /// [`StoreError::State`] `sealed` if a seal holds already, `seq` if `seq` is not the next version.
    pub fn seal(&self, seq: u32, digest: &str, bytes: &[u8]) -> Result<()> {
        self.refuse_if_sealed()?;
        let last = self.seals()?.pop().map_or(0, |s| s.seq);
        if seq != last.saturating_add(1) {
            return Err(StoreError::state("seq"));
        }
        self.conn().execute(include_str!("put_seal.sql"), (seq, digest, bytes, &self.act.at))?;
        Ok(())
    }

    /// Opens the sheet again because it was returned; the seal stays on record.
    ///
    /// # Errors
    /// [`StoreError::State`] `not_sealed`.
    pub fn reopen(&self, cause: &str) -> Result<()> {
        let seal = self.sealed()?.ok_or(StoreError::state("not_sealed"))?;
        self.conn().execute(include_str!("put_reopening.sql"), (seal.seq, cause, &self.act.at))?;
        Ok(())
    }

    /// As [`Self::reopen`], and keeps the bytes of the return that asked for it under its digest.
    ///
    /// # Errors
    /// [`StoreError::State`] `not_sealed`; `return_known` if this return opened a seal before.
    pub fn reopen_by(&self, cause: &str, digest: &str, bytes: &[u8]) -> Result<()> {
        let seal = self.sealed()?.ok_or(StoreError::state("not_sealed"))?;
        if self.return_bytes(digest)?.is_some() {
            return Err(StoreError::state("return_known"));
        }
        self.reopen(cause)?;
        let row = (seal.seq, digest, bytes, &self.act.at);
        self.conn().execute(include_str!("put_return.sql"), row)?;
        Ok(())
    }
}
