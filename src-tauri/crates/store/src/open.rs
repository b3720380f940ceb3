//! How a database of our own is created and opened: the one routine, in this order, for office files and
//! work files (`formats.md` §6–7). What came from elsewhere goes through [`crate::foreign`] instead, and
//! nothing here ever repairs, replaces or deletes a file that was there before.
//!
//! Opening: magic → size → `cipher_log_level = NONE` → raw key with the salt of the header → first read →
//! `application_id` → `user_version` → settings. Settings: WAL, `synchronous = FULL`, `foreign_keys = ON`,
//! defensive, untrusted schema, no double-quoted strings, no attaching that creates or writes.

use std::fs::{File, OpenOptions};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Once;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::kdf::{self, RawKey, Salt, Secret};
use crate::lock::beside;
use crate::{Result, StoreError};

/// SQLCipher 4 writes pages of this size.
pub(crate) const PAGE: u64 = 4096;

/// Beginnings of files that people pick by mistake. A new document whose random salt begins like one of
/// them is refused, so that no document of ours can look like them.
const FOREIGN_MAGIC: [&[u8]; 5] =
    [b"SQLite format 3\0", b"PK\x03\x04", b"%PDF-", b"age-encryption.org/", b"\xd0\xcf\x11\xe0"];

/// A kind of database: what marks it in the header, and the frozen SQL that creates it.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    /// `PRAGMA application_id`: four ASCII letters.
    pub application_id: i32,
    /// `PRAGMA user_version`: the newest format this program knows.
    pub user_version: i32,
    /// The scripts of the current format, in order. A released script is never edited.
    pub schema: &'static [&'static str],
}

/// Removes a file that was begun, unless it was kept.
pub(crate) struct Unfinished {
    path: PathBuf,
    kept: bool,
}

impl Unfinished {
    /// Creates `path` as a new, empty file that only its owner may read.
    pub(crate) fn begin(path: &Path) -> Result<Self> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(path)?;
        Ok(Self { path: std::path::absolute(path)?, kept: false })
    }

    /// The file is whole: flushes it and the folder that names it.
    pub(crate) fn keep(mut self) -> Result<()> {
        OpenOptions::new().write(true).open(&self.path)?.sync_all()?;
        #[cfg(unix)]
        if let Some(folder) = self.path.parent() {
            File::open(folder)?.sync_all()?;
        }
        self.kept = true;
        Ok(())
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if self.kept {
            return;
        }
        for suffix in ["", "-wal", "-shm", "-journal"] {
            // Nothing can be done about a failure here; the error that led here is what is reported.
            let _ = std::fs::remove_file(beside(&self.path, suffix));
        }
    }
}

/// The key of `secret` for a new document.
pub(crate) fn new_key(secret: &Secret<'_>, salt: &Salt) -> Result<RawKey> {
    match secret {
        Secret::Raw(key) => Ok((*key).clone()),
        Secret::Passphrase(p) => kdf::derive(p, salt, kdf::for_new_documents()),
    }
}

/// A keyed connection to the empty file at `path`, with a rollback journal in memory: until it is kept, a
/// new file has nothing that a crash could lose.
pub(crate) fn begin(path: &Path, key: &RawKey, salt: &Salt) -> Result<Connection> {
    if FOREIGN_MAGIC.iter().any(|magic| salt.starts_with(magic)) {
        return Err(StoreError::state("salt"));
    }
    let conn = keyed(path, OpenFlags::SQLITE_OPEN_READ_WRITE, key, salt)?;
    harden(&conn)?;
    conn.execute_batch("PRAGMA journal_mode = MEMORY; PRAGMA foreign_keys = ON;")?;
    Ok(conn)
}

/// Writes the schema and the marks of `kind`; inside the caller's transaction.
pub(crate) fn lay(conn: &Connection, kind: &Kind) -> Result<()> {
    for script in kind.schema {
        conn.execute_batch(script)?;
    }
    conn.pragma_update(None, "application_id", kind.application_id)?;
    conn.pragma_update(None, "user_version", kind.user_version)?;
    Ok(())
}

/// A document that was opened, with what opened it.
pub(crate) struct Opened {
    pub(crate) conn: Connection,
    pub(crate) key: RawKey,
    pub(crate) salt: Salt,
}

/// Opens a document of `kind` that lies on a local disk. The caller holds its lock.
///
/// # Errors
/// [`StoreError::NotOurs`], [`StoreError::CutShort`], [`StoreError::WrongPassphraseOrDamaged`],
/// [`StoreError::NewerFormat`], and what the system reports.
pub(crate) fn open(path: &Path, secret: &Secret<'_>, kind: &Kind) -> Result<Opened> {
    let opened = unlock(path, secret, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    check_marks(&opened.conn, kind)?;
    settle(&opened.conn)?;
    Ok(opened)
}

/// Opens a document of `kind` beside whoever holds it: nothing can be written through this connection, and
/// no lock is needed, because a log lets readers read while one writes. Errors: see [`open`].
pub(crate) fn open_read_only(path: &Path, secret: &Secret<'_>, kind: &Kind) -> Result<Opened> {
    let opened = unlock(path, secret, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    check_marks(&opened.conn, kind)?;
    harden(&opened.conn)?;
    Ok(opened)
}

/// The salt of an encrypted file, if it can be one at all.
pub(crate) fn look(path: &Path) -> Result<Salt> {
    let file = File::open(path)?;
    let size = file.metadata()?.len();
    let mut start = Vec::new();
    file.take(32).read_to_end(&mut start)?;
    if FOREIGN_MAGIC.iter().any(|magic| start.starts_with(magic)) {
        return Err(StoreError::NotOurs);
    }
    // A log beside the file may still hold pages that a crash kept from the file itself.
    let has_log = std::fs::metadata(beside(path, "-wal")).is_ok_and(|m| m.len() > 0);
    if size < PAGE || (size % PAGE != 0 && !has_log) {
        return Err(StoreError::CutShort);
    }
    let salt = start.get(..16).ok_or(StoreError::CutShort)?;
    salt.try_into().map_err(|_| StoreError::CutShort)
}

fn unlock(path: &Path, secret: &Secret<'_>, flags: OpenFlags) -> Result<Opened> {
    let salt = look(path)?;
    let with = |key: RawKey| Ok(Opened { conn: keyed(path, flags, &key, &salt)?, key, salt });
    let passphrase = match secret {
        Secret::Raw(key) => return with((*key).clone()),
        Secret::Passphrase(p) => p,
    };
    for version in kdf::to_try() {
        match with(kdf::derive(passphrase, &salt, *version)?) {
            Err(StoreError::WrongPassphraseOrDamaged) => {}
            other => return other,
        }
    }
    Err(StoreError::WrongPassphraseOrDamaged)
}

/// A connection whose key fits, proven by a first read.
pub(crate) fn keyed(
    path: &Path,
    flags: OpenFlags,
    key: &RawKey,
    salt: &Salt,
) -> Result<Connection> {
    let conn = plain(path, flags)?;
    let specification = key.specification(salt);
    let pragma = zeroize::Zeroizing::new(format!("PRAGMA key = \"{}\"", specification.as_str()));
    conn.execute_batch(&pragma)?;
    first_read(&conn)?;
    Ok(conn)
}

/// A connection without a key that logs nothing. The path is made absolute, because SQLite would read a
/// relative one that begins with `file:` as a URI.
pub(crate) fn plain(path: &Path, flags: OpenFlags) -> Result<Connection> {
    // SQLCipher registers its ciphers after SQLite says that it is ready, so a second thread could overtake the
    // first one and find none (`An error occurred with PRAGMA key`). What comes of it here comes again below.
    static READY: Once = Once::new();
    READY.call_once(|| drop(Connection::open_in_memory()));
    let path = std::path::absolute(path)?;
    let conn = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    conn.execute_batch("PRAGMA cipher_log_level = NONE")?;
    Ok(conn)
}

fn first_read(conn: &Connection) -> Result<()> {
    let read = conn.query_row("SELECT count(*) FROM sqlite_schema", [], |r| r.get::<_, i64>(0));
    match read.map_err(StoreError::from) {
        Ok(_) => Ok(()),
        Err(StoreError::Sql(e)) if is_corrupt(&e) => Err(StoreError::WrongPassphraseOrDamaged),
        Err(e) => Err(e),
    }
}

pub(crate) fn is_corrupt(e: &rusqlite::Error) -> bool {
    e.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseCorrupt)
}

/// Whether the header carries the marks of `kind`.
pub(crate) fn check_marks(conn: &Connection, kind: &Kind) -> Result<()> {
    let pragma = |name| conn.pragma_query_value(None, name, |r| r.get::<_, i32>(0));
    if pragma("application_id")? != kind.application_id {
        return Err(StoreError::NotOurs);
    }
    let found = pragma("user_version")?;
    if found > kind.user_version {
        return Err(StoreError::NewerFormat { found, known: kind.user_version });
    }
    // Version 1 is the first; an upgrade from an older one will stand here.
    if found < kind.user_version { Err(StoreError::NotOurs) } else { Ok(()) }
}

/// The settings under which an own document is used.
pub(crate) fn settle(conn: &Connection) -> Result<()> {
    harden(conn)?;
    conn.execute_batch(
        "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL;
         PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON;",
    )?;
    let mode: String = conn.pragma_update_and_check(None, "journal_mode", "WAL", |r| r.get(0))?;
    if mode == "wal" { Ok(()) } else { Err(StoreError::state("journal_mode")) }
}

/// What holds for every connection of this crate, whosever the file.
pub(crate) fn harden(conn: &Connection) -> Result<()> {
    for (config, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_ATTACH_CREATE, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_ATTACH_WRITE, false),
    ] {
        conn.set_db_config(config, on)?;
    }
    conn.execute_batch(
        "PRAGMA mmap_size = 0; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY;",
    )?;
    Ok(())
}

/// An encrypted database to attach: where it lies and what opens it.
#[derive(Clone, Copy)]
pub(crate) struct Source<'a> {
    pub(crate) path: &'a Path,
    pub(crate) key: &'a RawKey,
    pub(crate) salt: &'a Salt,
}

/// Attaches `source` as `batch`, for reading unless `write`, runs `work`, and detaches it again whatever
/// came of it.
pub(crate) fn with_attached<T>(
    conn: &Connection,
    source: Source<'_>,
    write: bool,
    work: impl FnOnce() -> Result<T>,
) -> Result<T> {
    let path = std::path::absolute(source.path)?;
    let path = path.to_str().ok_or_else(|| StoreError::state("path"))?;
    let specification = source.key.specification(source.salt);
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_ATTACH_WRITE, write)?;
    conn.execute("ATTACH DATABASE ?1 AS batch KEY ?2", [path, specification.as_str()])?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_ATTACH_WRITE, false)?;
    let done = work();
    let detached = conn.execute_batch("DETACH DATABASE batch");
    let value = done?;
    detached?;
    Ok(value)
}
