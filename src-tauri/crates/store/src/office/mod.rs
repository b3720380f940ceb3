//! The office file (`.hjo`) of a review body or the secretariat: every bundle that came or went, filings,
//! nominations, batches, results, merges, submissions, decisions. It records what was decided and by whom; it decides
//! nothing, and it deletes nothing (`formats.md` §6, `domain.md` §1).

mod bundle;
mod decision;
mod edition;
mod filing;
mod key;
mod merge;
mod meta;
mod nomination;
mod packed;
mod paper;
mod results;
mod submission;
mod supervisor;

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
pub use decision::{DecisionRow, NewDecision};
pub use edition::{EditionRow, NewEdition};
pub use filing::{Filing, FilingContent, FilingKey, FilingMarks, FilingState};
pub use key::{KeyPurpose, OfficeKey, Recipient};
pub use merge::Merge;
pub use meta::{OfficeMeta, Role};
pub use nomination::{NominationRow, OutcomeChange};
pub use packed::{BatchState, PackedBatch, PackedRow};
pub use paper::PaperRow;
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
        decision::CREATE,
        paper::CREATE,
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
pub struct Office {
    document: Document,
    entered_by: Option<String>,
}

impl From<Document> for Office {
    /// Opened with its own passphrase.
    fn from(document: Document) -> Self {
        Self { document, entered_by: None }
    }
}

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
        Document::create(path, (secret, seed), &KIND, act, None, fill).map(Self::from)
    }

    /// Opens the office file at `path`. A passphrase that is not its own, or that of a file that is held, is tried
    /// on the entries of supervisors; through one of those it is opened for reading only. Errors: see
    /// [`StoreError`].
    pub fn open(path: &Path, secret: &Secret<'_>) -> Result<Self> {
        match Document::open(path, secret, &KIND) {
            Err(e @ (StoreError::WrongPassphraseOrDamaged | StoreError::AlreadyOpen)) => {
                Self::enter(path, secret, e)
            }
            opened => opened.map(Self::from),
        }
    }

    /// Opens the office file at `path` beside whoever holds it: every change is refused with
    /// [`StoreError::ReadOnly`]. The passphrase may be a supervisor's. Errors: see [`StoreError`].
    pub fn open_read_only(path: &Path, secret: &Secret<'_>) -> Result<Self> {
        match Document::open_read_only(path, secret, &KIND) {
            Err(e @ StoreError::WrongPassphraseOrDamaged) => Self::enter(path, secret, e),
            opened => opened.map(Self::from),
        }
    }

    /// Writes a backup (备份): everything that is committed now, as the new file `path` with the same passphrase.
    /// The copy was read back and holds the same last audit row. It has no log beside it, so that it can be
    /// read where nothing can be written. Returns its SHA-256, hexadecimal.
    ///
    /// # Errors
    /// [`StoreError::Exists`], [`StoreError::Full`]; [`StoreError::Refused`] `quick_check` or `head` if the copy
    /// is not what was written; nothing is left behind on failure.
    pub fn backup_to(&self, path: &Path) -> Result<String> {
        self.document.backup_to(path, &KIND)
    }

    /// Opens the copy of a backup at `path` as the office file from now on, and begins a new audit log with the
    /// id of `seed` (the salt stays that of the file). Its first row is `act` with the word `restored`, and names
    /// the old log and its head; the old rows stay ([`AuditReader::past`]). What the lost file did after the
    /// backup is not in it.
    ///
    /// # Errors
    /// Those of [`Self::open`]; [`StoreError::Refused`] `quick_check` if the backup is damaged;
    /// [`StoreError::State`] `audit_append_only` if the log id is not new.
    pub fn restored(path: &Path, secret: &Secret<'_>, seed: &Seed, act: &Act) -> Result<Self> {
        Document::restored(path, secret, &KIND, (&seed.log_id, act)).map(Self::from)
    }

    /// Whether it can only be read: opened beside whoever holds it, or by a supervisor.
    pub fn is_read_only(&self) -> bool {
        self.document.is_read_only()
    }

    /// The reading handle.
    pub fn read(&self) -> OfficeReader<'_> {
        OfficeReader { conn: self.document.conn() }
    }

    /// The one door to a change: what `f` does and the audit row of `act` are one transaction. If `f` fails,
    /// neither is there. Times that are kept with rows are `act.at`.
    pub fn change<T>(
        &mut self,
        act: &Act,
        f: impl FnOnce(&OfficeTx<'_>) -> Result<T>,
    ) -> Result<T> {
        self.document.change(act, |conn| f(&OfficeTx { reader: OfficeReader { conn }, act }))
    }

    /// Brings everything into the one file and closes it.
    pub fn close(self) -> Result<()> {
        self.document.close()
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
