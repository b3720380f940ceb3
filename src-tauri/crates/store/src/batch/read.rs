//! Reading a `batch.db` that came from elsewhere: every typed read goes through a connection that passed
//! [`crate::foreign`], and a record is handed out only if its text has the digest beside it and its own id.

use std::path::{Path, PathBuf};

use review::nomination::{Nomination, record_digest};

use super::{BatchHead, KIND, Record, map_head, map_record};
use crate::foreign::{self, Budget, Foreign};
use crate::kdf::{RawKey, Salt};
use crate::open::{self, Source};
use crate::{Result, StoreError, rows};

/// A verified copy of a `batch.db`, open for reading.
pub struct Batch {
    foreign: Foreign,
    path: PathBuf,
    key: RawKey,
    salt: Salt,
    head: BatchHead,
}

/// Opens the copy at `path`. Errors: those of [`foreign::open`], and [`StoreError::Refused`] `row` if the one
/// row that says which batch it is cannot be read.
pub fn open_batch(path: &Path, key: &RawKey) -> Result<Batch> {
    let size = std::fs::metadata(path)?.len();
    let foreign = foreign::open(path, Some(key), &KIND, Budget::for_size(size))?;
    let salt = open::look(path)?;
    let head = head(&foreign)?;
    Ok(Batch { foreign, path: path.to_owned(), key: key.clone(), salt, head })
}

fn head(db: &Foreign) -> Result<BatchHead> {
    rows::one(db.conn(), include_str!("head.sql"), [], map_head)
        .map_err(foreign::refused)?
        .ok_or(StoreError::Refused { check: "row" })
}

impl Batch {
    /// Which batch it is.
    pub fn head(&self) -> &BatchHead {
        &self.head
    }

    /// The records in the order of the assignment. [`StoreError::Refused`] `digest` or `row` if one is not
    /// what it says, `quick_check` if the pages do not hold.
    pub fn nominations(&self) -> Result<Vec<Record>> {
        let sql = include_str!("nominations.sql");
        let found =
            rows::all(self.foreign.conn(), sql, [], map_record).map_err(foreign::refused)?;
        for record in &found {
            check(record)?;
        }
        Ok(found)
    }

    pub(crate) fn source(&self) -> Source<'_> {
        Source { path: &self.path, key: &self.key, salt: &self.salt }
    }
}

fn check(record: &Record) -> Result<()> {
    if record_digest(&record.json) != record.digest {
        return Err(StoreError::Refused { check: "digest" });
    }
    match serde_json::from_str::<Nomination>(&record.json) {
        Ok(nomination) if nomination.id == record.id => Ok(()),
        _ => Err(StoreError::Refused { check: "row" }),
    }
}
