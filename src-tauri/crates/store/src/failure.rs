//! The one error of this crate: why a document did not open, or why a change was not made. A variant
//! exists only where a caller acts on it; what SQLite says is sorted into them here and nowhere else
//! (`formats.md` §6).

use rusqlite::{ErrorCode, ffi};

/// Why a document did not open or a change was not made. Nothing was changed in either case.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another program's file, or a document of another kind.
    #[error("this is not a document of this kind")]
    NotOurs,
    /// Shorter than a document can be, or not a whole number of pages: a copy that broke off.
    #[error("the file is cut short")]
    CutShort,
    /// The key does not open it. A damaged first page looks just the same to SQLCipher.
    #[error("wrong passphrase, or damaged")]
    WrongPassphraseOrDamaged,
    /// Written by a later version of this program.
    #[error("the document has format {found}; this program knows up to {known}")]
    NewerFormat {
        /// The document's format.
        found: i32,
        /// The newest format known here.
        known: i32,
    },
    /// Another window or program holds the document.
    #[error("the document is open elsewhere")]
    AlreadyOpen,
    /// The document was opened for reading beside the one who holds it.
    #[error("the document is open for reading only")]
    ReadOnly,
    /// No space is left where the document lies.
    #[error("no space is left")]
    Full,
    /// A file is there already; nothing is ever created over one.
    #[error("a file of this name is there already")]
    Exists,
    /// The caller cancelled; what had been begun is gone.
    #[error("cancelled")]
    Cancelled,
    /// The state of the document does not allow this; `code` says which rule.
    #[error("not allowed in this state: {code}")]
    State {
        /// Stable name of the rule, e.g. `sealed`, `recused`, `filing_transition`.
        code: &'static str,
    },
    /// The audit chain does not hold at row `n`.
    #[error("the audit chain does not hold at row {n}")]
    AuditBroken {
        /// The first row that does not fit.
        n: u64,
    },
    /// A database from elsewhere failed one of the checks of `formats.md` §7.
    #[error("the database failed the check {check}")]
    Refused {
        /// Which check: `wal`, `structure`, `quick_check`, `schema`, `strict`, `budget`, `row`, `digest`; of a backup, `head`.
        check: &'static str,
    },
    /// A row holds what this program never writes.
    #[error("a row holds an unreadable {what}")]
    Unreadable {
        /// Which value.
        what: &'static str,
    },
    /// The system refused a file operation.
    #[error("file: {0}")]
    Io(std::io::Error),
    /// Anything else SQLite reports.
    #[error("database: {0}")]
    Sql(rusqlite::Error),
}

impl StoreError {
    /// The refusal of a state rule.
    pub(crate) fn state(code: &'static str) -> Self {
        Self::State { code }
    }
}

impl From<std::io::Error> for StoreError {
    fn from(e: std::io::Error) -> Self {
        match e.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::Full,
            std::io::ErrorKind::AlreadyExists => Self::Exists,
            _ => Self::Io(e),
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(e: rusqlite::Error) -> Self {
        let rusqlite::Error::SqliteFailure(failure, message) = &e else { return Self::Sql(e) };
        match failure.code {
            ErrorCode::DiskFull => Self::Full,
            ErrorCode::NotADatabase => Self::WrongPassphraseOrDamaged,
            ErrorCode::DatabaseBusy => Self::AlreadyOpen,
            ErrorCode::OperationInterrupted => Self::Refused { check: "budget" },
            _ => match (failure.extended_code, message.as_deref()) {
                // Growing the shared index of the WAL fails this way on a full disk.
                (ffi::SQLITE_IOERR_SHMSIZE, _) => Self::Full,
                (ffi::SQLITE_CONSTRAINT_TRIGGER, Some(m)) => {
                    trigger_rule(m).map_or(Self::Sql(e), Self::state)
                }
                _ => Self::Sql(e),
            },
        }
    }
}

/// The rule whose trigger raised `message`; our triggers raise nothing but these words.
fn trigger_rule(message: &str) -> Option<&'static str> {
    ["sealed", "audit_append_only", "filing_frozen", "never_deleted", "history_append_only"]
        .into_iter()
        .find(|code| *code == message)
}
