//! What office file and work file have in common: the lock, the connection, the one door to a change, the
//! backup and the closing checkpoint. It knows no table but the audit log.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, TransactionBehavior};

use crate::audit::{self, Act};
use crate::kdf::{RawKey, Salt, Secret};
use crate::lock::DocumentLock;
use crate::open::{self, Kind, Opened, Source, Unfinished};
use crate::{Result, StoreError, backup};

/// The randomness of a new document, made by the caller.
#[derive(Debug, Clone)]
pub struct Seed {
    /// 16 random bytes for the header.
    pub salt: Salt,
    /// Id of the new audit log, random and printable.
    pub log_id: String,
}

/// An open document. The fields drop in this order: the lock outlives the connection. Without a lock it is
/// only read.
pub(crate) struct Document {
    path: PathBuf,
    conn: Connection,
    key: RawKey,
    salt: Salt,
    lock: Option<DocumentLock>,
}

impl Document {
    /// Creates `path` with what `fill` writes, in one transaction; `source` is attached meanwhile. On any
    /// failure no document is left behind.
    pub(crate) fn create(
        path: &Path,
        (secret, seed): (&Secret<'_>, &Seed),
        kind: &Kind,
        act: &Act,
        source: Option<Source<'_>>,
        fill: impl FnOnce(&Connection) -> Result<()>,
    ) -> Result<Self> {
        if path.exists() {
            return Err(StoreError::Exists);
        }
        let lock = DocumentLock::take(path)?;
        let unfinished = Unfinished::begin(path)?;
        let (key, salt) = (open::new_key(secret, &seed.salt)?, seed.salt);
        let conn = open::begin(path, &key, &salt)?;
        let write = || {
            let tx = conn.unchecked_transaction()?;
            open::lay(&tx, kind)?;
            audit::begin(&tx, &seed.log_id)?;
            fill(&tx)?;
            audit::append(&tx, act, None)?;
            Ok(tx.commit()?)
        };
        match source {
            Some(source) => open::with_attached(&conn, source, false, write)?,
            None => write()?,
        }
        open::settle(&conn)?;
        unfinished.keep()?;
        Self::from_opened(path, Opened { conn, key, salt }, Some(lock))
    }

    fn from_opened(path: &Path, opened: Opened, lock: Option<DocumentLock>) -> Result<Self> {
        let Opened { conn, key, salt } = opened;
        Ok(Self { path: std::path::absolute(path)?, conn, key, salt, lock })
    }

    /// Opens the document at `path`.
    pub(crate) fn open(path: &Path, secret: &Secret<'_>, kind: &Kind) -> Result<Self> {
        // Looked at before the lock, so that a file that is not ours gets no lock file beside it.
        open::look(path)?;
        let lock = DocumentLock::take(path)?;
        Self::from_opened(path, open::open(path, secret, kind)?, Some(lock))
    }

    /// Opens the document at `path` beside whoever holds it; it can only be read.
    pub(crate) fn open_read_only(path: &Path, secret: &Secret<'_>, kind: &Kind) -> Result<Self> {
        Self::from_opened(path, open::open_read_only(path, secret, kind)?, None)
    }

    /// Writes a copy of what is committed as the new file `path`, and says its SHA-256. See [`backup`].
    pub(crate) fn backup_to(&self, path: &Path, kind: &Kind) -> Result<String> {
        backup::write(&self.conn, path, self.key(), kind)
    }

    /// Opens the backup at `path` and begins a new log in it; `act` is the first row.
    pub(crate) fn restored(
        path: &Path,
        secret: &Secret<'_>,
        kind: &Kind,
        (log_id, act): (&str, &Act),
    ) -> Result<Self> {
        let mut document = Self::open(path, secret, kind)?;
        backup::check_pages(&document.conn)?;
        let tx = document.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        audit::begin_again(&tx, log_id, act)?;
        tx.commit()?;
        Ok(document)
    }

    pub(crate) fn conn(&self) -> &Connection {
        &self.conn
    }

    /// Where it lies.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// What opens it: key and salt.
    pub(crate) fn key(&self) -> (&RawKey, &Salt) {
        (&self.key, &self.salt)
    }

    pub(crate) fn is_read_only(&self) -> bool {
        self.lock.is_none()
    }

    /// The one door: what `f` does and the audit row of `act` are one transaction, or nothing.
    /// [`StoreError::ReadOnly`] for a document that is only read.
    pub(crate) fn change<T>(
        &mut self,
        act: &Act,
        f: impl FnOnce(&Connection) -> Result<T>,
    ) -> Result<T> {
        if self.is_read_only() {
            return Err(StoreError::ReadOnly);
        }
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let value = f(&tx)?;
        audit::append(&tx, act, None)?;
        tx.commit()?;
        Ok(value)
    }

    /// Brings everything into the one file and closes it. Dropping does the same but cannot report. One that
    /// is only read is closed and nothing else: the log is the holder's.
    pub(crate) fn close(self) -> Result<()> {
        if !self.is_read_only() {
            let folded = "PRAGMA wal_checkpoint(TRUNCATE)";
            if self.conn.query_row(folded, [], |r| r.get::<_, i64>(0))? != 0 {
                return Err(StoreError::AlreadyOpen);
            }
        }
        self.conn.close().map_err(|(_, e)| e.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kdf::RawKey;
    use crate::{StoreError, office};

    fn act() -> Act {
        Act {
            actor: "clerk".to_owned(),
            act: "created".to_owned(),
            object: String::new(),
            outcome: "ok".to_owned(),
            reason: None,
            digest: None,
            at: "2022-09-01T08:00:00+08:00".to_owned(),
        }
    }

    #[test]
    fn a_change_that_finds_no_space_is_undone_and_the_next_one_goes_on() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.hjo");
        let key = RawKey::new([1; 32]);
        let seed = Seed { salt: [2; 16], log_id: "log".to_owned() };
        let made = (&Secret::Raw(&key), &seed);
        let mut document =
            Document::create(&path, made, &office::KIND, &act(), None, |_| Ok(())).unwrap();
        let head = audit::AuditReader::new(document.conn()).head().unwrap();
        // SQLite answers a page limit as it answers a full disk: SQLITE_FULL.
        let pages: i64 = document.conn().query_row("PRAGMA page_count", [], |r| r.get(0)).unwrap();
        document.conn().pragma_update(None, "max_page_count", pages).unwrap();
        let full = document.change(&act(), |conn| {
            let sql = "INSERT INTO merge VALUES ('t', 1, zeroblob(1000000), ?1, '')";
            Ok(conn.execute(sql, ["a".repeat(64)])?)
        });
        assert!(matches!(full.err(), Some(StoreError::Full)));
        assert_eq!(audit::AuditReader::new(document.conn()).head().unwrap(), head);
        document.conn().pragma_update(None, "max_page_count", 1_000_000).unwrap();
        document.change(&act(), |_| Ok(())).unwrap();
    }
}
