//! The office file (`.hjo`) of a review body or the secretariat: every bundle that came or went, filings,
//! nominations, batches, results, merges, submissions. It records what was decided and by whom; it decides
//! nothing, and it deletes nothing (`formats.md` §6, `domain.md` §1).

mod bundle;
mod edition;
mod filing;
mod key;
mod merge;
mod meta;
mod nomination;
mod packed;
mod results;
mod submission;

use std::ops::Deref;
use std::path::Path;

use rusqlite::Connection;

use crate::audit::{self, Act, AuditReader};
use crate::document::{Document, Seed};
use crate::kdf::Secret;
use crate::open::Kind;
use crate::words::words;
use crate::{Result, StoreError, attachment};

pub use bundle::{BundleRow, BundleStub, NewBundle};
pub use edition::{EditionRow, NewEdition};
pub use filing::{Filing, FilingContent, FilingKey, FilingMarks, FilingState};
pub use key::{KeyPurpose, OfficeKey, Recipient};
pub use merge::Merge;
pub use meta::{OfficeMeta, Role};
pub use nomination::{NominationRow, OutcomeChange};
pub use packed::{BatchState, PackedBatch, PackedRow};
pub use results::{ResultsHead, ResultsRow, ResultsState};
pub use submission::{NewSubmission, SubmissionRow};

/// What marks an office file: `HJOF`.
pub const KIND: Kind = Kind {
    application_id: 0x484A_4F46,
    user_version: 1,
    schema: &[
        audit::CREATE,
        include_str!("create_v1.sql"),
        attachment::CREATE,
        include_str!("never_deleted_v1.sql"),
    ],
};

words! {
    /// Whether a bundle came in or went out.
    Direction {
        /// Imported.
        In = "in",
        /// Made here.
        Out = "out",
    }
}

/// An open office file.
pub struct Office(Document);

impl Office {
    /// Creates `path`, which must not exist; nothing is left behind on failure.
    ///
    /// # Errors
    /// [`StoreError::Exists`], [`StoreError::Full`], [`StoreError::State`] `salt` or `time`.
    pub fn create(
        path: &Path,
        (secret, seed): (&Secret<'_>, &Seed),
        meta: &OfficeMeta,
        act: &Act,
    ) -> Result<Self> {
        let fill = |conn: &Connection| meta::put(conn, meta);
        Document::create(path, (secret, seed), &KIND, act, None, fill).map(Self)
    }

    /// Opens the office file at `path`. Errors: see [`StoreError`].
    pub fn open(path: &Path, secret: &Secret<'_>) -> Result<Self> {
        Document::open(path, secret, &KIND).map(Self)
    }

    /// Opens the office file at `path` beside whoever holds it: every change is refused with
    /// [`StoreError::ReadOnly`]. Errors: see [`StoreError`].
    pub fn open_read_only(path: &Path, secret: &Secret<'_>) -> Result<Self> {
        Document::open_read_only(path, secret, &KIND).map(Self)
    }

    /// Whether it was opened for reading beside whoever holds it.
    pub fn is_read_only(&self) -> bool {
        self.0.is_read_only()
    }

    /// The reading handle.
    pub fn read(&self) -> OfficeReader<'_> {
        OfficeReader { conn: self.0.conn() }
    }

    /// The one door to a change: what `f` does and the audit row of `act` are one transaction. If `f` fails,
    /// neither is there. Times that are kept with rows are `act.at`.
    pub fn change<T>(
        &mut self,
        act: &Act,
        f: impl FnOnce(&OfficeTx<'_>) -> Result<T>,
    ) -> Result<T> {
        self.0.change(act, |conn| f(&OfficeTx { reader: OfficeReader { conn }, act }))
    }

    /// Brings everything into the one file and closes it.
    pub fn close(self) -> Result<()> {
        self.0.close()
    }
}

/// Reads an office file.
#[derive(Clone, Copy)]
pub struct OfficeReader<'a> {
    conn: &'a Connection,
}

impl<'a> OfficeReader<'a> {
    /// The audit log.
    pub fn audit(&self) -> AuditReader<'a> {
        AuditReader::new(self.conn)
    }

    pub(crate) fn conn(&self) -> &'a Connection {
        self.conn
    }
}

/// The writing handle inside a change; reads like an [`OfficeReader`].
pub struct OfficeTx<'a> {
    reader: OfficeReader<'a>,
    act: &'a Act,
}

impl<'a> Deref for OfficeTx<'a> {
    type Target = OfficeReader<'a>;
    fn deref(&self) -> &OfficeReader<'a> {
        &self.reader
    }
}

/// A change that must meet exactly one row.
fn met_one(rows: usize, code: &'static str) -> Result<()> {
    if rows == 1 { Ok(()) } else { Err(StoreError::state(code)) }
}
