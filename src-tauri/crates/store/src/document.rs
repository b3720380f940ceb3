//! What office file and work file have in common: the lock, the connection, the one door to a change and
//! the closing checkpoint. It knows no table but the audit log.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use crate::audit::{self, Act};
use crate::kdf::{Salt, Secret};
use crate::lock::DocumentLock;
use crate::open::{self, Kind, Source, Unfinished};
use crate::{Result, StoreError};

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
    conn: Connection,
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
        let conn = open::begin(path, &open::new_key(secret, &seed.salt)?, &seed.salt)?;
        let write = || {
            let tx = conn.unchecked_transaction()?;
            open::lay(&tx, kind)?;
            audit::begin(&tx, &seed.log_id)?;
            fill(&tx)?;
            audit::append(&tx, act)?;
            Ok(tx.commit()?)
        };
        match source {
            Some(source) => open::with_attached(&conn, source, false, write)?,
            None => write()?,
        }
        open::settle(&conn)?;
        unfinished.keep()?;
        Ok(Self { conn, lock: Some(lock) })
    }

    /// Opens the document at `path`.
    pub(crate) fn open(path: &Path, secret: &Secret<'_>, kind: &Kind) -> Result<Self> {
        // Looked at before the lock, so that a file that is not ours gets no lock file beside it.
        open::look(path)?;
        let lock = DocumentLock::take(path)?;
        Ok(Self { conn: open::open(path, secret, kind)?, lock: Some(lock) })
    }

    /// Opens the document at `path` beside whoever holds it; it can only be read.
    pub(crate) fn open_read_only(path: &Path, secret: &Secret<'_>, kind: &Kind) -> Result<Self> {
        Ok(Self { conn: open::open_read_only(path, secret, kind)?, lock: None })
    }

    pub(crate) fn conn(&self) -> &Connection {
        &self.conn
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
        audit::append(&tx, act)?;
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
