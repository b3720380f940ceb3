//! Opening a database that came from elsewhere, after its signature and manifest held: read-only, and
//! nothing in it is believed before it was checked (`formats.md` §7). The caller hands in a copy on a local
//! disk, never the file on the stick. The routine works without a key too, so that it can be fed plain
//! malformed files.
//!
//! Order: size and magic → read-only → key (nothing is read yet) → step and time budget → limits and hardening
//! → tables and indexes only → `quick_check` → `application_id`, `user_version` → schema text equal to ours → STRICT.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use zeroize::Zeroizing;

use crate::kdf::RawKey;
use crate::open::{self, Kind};
use crate::{Result, StoreError, rows};

/// How much work a database may cause before it is refused.
#[derive(Debug, Clone, Copy)]
pub struct Budget {
    /// Steps of SQLite's virtual machine.
    pub steps: u64,
    /// Time on the wall.
    pub time: Duration,
}

impl Budget {
    /// Enough for an honest database of `size` bytes on a slow laptop: a step for every 8 bytes, 5 MB/s.
    pub fn for_size(size: u64) -> Self {
        Self {
            steps: 20_000_000_u64.saturating_add(size / 8),
            time: Duration::from_secs(20_u64.saturating_add(size / 5_000_000)),
        }
    }
}

/// Steps between two looks at the budget.
const STRIDE: u16 = 1000;

/// A database from elsewhere that passed every check.
pub struct Foreign {
    conn: Connection,
    meter: Arc<Meter>,
}

impl Foreign {
    /// The connection, with the meter set back: each errand has the whole budget.
    pub(crate) fn conn(&self) -> &Connection {
        self.meter.restart();
        &self.conn
    }
}

/// What the errand that is running has cost.
struct Meter {
    budget: Budget,
    made: Instant,
    /// Milliseconds between `made` and the beginning of the errand.
    begun: AtomicU64,
    steps: AtomicU64,
}

impl Meter {
    fn new(budget: Budget) -> Self {
        let (begun, steps) = (AtomicU64::new(0), AtomicU64::new(0));
        Self { budget, made: Instant::now(), begun, steps }
    }

    fn millis(&self) -> u64 {
        u64::try_from(self.made.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    fn restart(&self) {
        self.begun.store(self.millis(), Ordering::Relaxed);
        self.steps.store(0, Ordering::Relaxed);
    }

    /// Counts one stride; whether the budget is spent.
    fn is_spent(&self) -> bool {
        let steps = self.steps.fetch_add(u64::from(STRIDE), Ordering::Relaxed);
        let millis = self.millis().saturating_sub(self.begun.load(Ordering::Relaxed));
        steps >= self.budget.steps || Duration::from_millis(millis) > self.budget.time
    }
}

/// Opens `path` as a database of `kind`, with `key` or, for tests, without one.
///
/// # Errors
/// [`StoreError::NotOurs`], [`StoreError::CutShort`], [`StoreError::WrongPassphraseOrDamaged`],
/// [`StoreError::NewerFormat`], [`StoreError::Refused`] with the check, and what the system reports.
pub fn open(path: &Path, key: Option<&RawKey>, kind: &Kind, budget: Budget) -> Result<Foreign> {
    let specification = key.map(|k| open::look(path).map(|salt| k.specification(&salt)));
    if key.is_none() {
        refuse_log(path)?;
    }
    let mut conn = open::plain(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    if let Some(specification) = specification.transpose()? {
        let pragma = Zeroizing::new(format!("PRAGMA key = \"{}\"", specification.as_str()));
        conn.execute_batch(&pragma)?;
    }
    let meter = Arc::new(Meter::new(budget));
    let watched = Arc::clone(&meter);
    conn.progress_handler(i32::from(STRIDE), Some(move || watched.is_spent()))?;
    restrict(&conn).and_then(|()| check(&conn, kind)).map_err(refused)?;
    Ok(Foreign { conn, meter })
}

/// What a database from elsewhere did wrong while it was read, as a refusal: pages that are malformed, and rows
/// that are not what the schema promises. Trouble of our own stays what it is.
pub(crate) fn refused(e: StoreError) -> StoreError {
    use rusqlite::Error;
    let check = match &e {
        StoreError::Unreadable { .. } => "row",
        StoreError::Sql(sql) => match sql {
            Error::SqliteFailure(f, _) => match f.code {
                ErrorCode::DatabaseCorrupt | ErrorCode::Unknown => "quick_check",
                ErrorCode::ConstraintViolation | ErrorCode::TypeMismatch | ErrorCode::TooBig => {
                    "row"
                }
                _ => return e,
            },
            Error::FromSqlConversionFailure(..)
            | Error::IntegralValueOutOfRange(..)
            | Error::InvalidColumnType(..)
            | Error::Utf8Error(..) => "row",
            _ => return e,
        },
        _ => return e,
    };
    StoreError::Refused { check }
}

/// A plain file whose header asks for a write-ahead log: reading it would put files beside it. Ours never
/// ask for one, so an encrypted file that does fails at the key or at the first read instead.
fn refuse_log(path: &Path) -> Result<()> {
    use std::io::Read;
    let mut head = Vec::new();
    std::fs::File::open(path)?.take(20).read_to_end(&mut head)?;
    match head.get(18..20) {
        Some([1, 1]) => Ok(()),
        Some(_) => Err(StoreError::Refused { check: "wal" }),
        None => Err(StoreError::CutShort),
    }
}

fn restrict(conn: &Connection) -> Result<()> {
    for (limit, value) in [
        (Limit::SQLITE_LIMIT_LENGTH, 16 * 1024 * 1024),
        (Limit::SQLITE_LIMIT_SQL_LENGTH, 64 * 1024),
        (Limit::SQLITE_LIMIT_COLUMN, 64),
        (Limit::SQLITE_LIMIT_EXPR_DEPTH, 64),
        (Limit::SQLITE_LIMIT_PARSER_DEPTH, 100),
        (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 4),
        (Limit::SQLITE_LIMIT_VDBE_OP, 25_000),
        (Limit::SQLITE_LIMIT_FUNCTION_ARG, 8),
        (Limit::SQLITE_LIMIT_ATTACHED, 0),
        (Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 64),
        (Limit::SQLITE_LIMIT_VARIABLE_NUMBER, 16),
        (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 1),
        (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
    ] {
        conn.set_limit(limit, value)?;
    }
    // Limits stand before these, because some of these pragmas make SQLite read the schema.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    open::harden(conn)?;
    // An exclusive lock keeps the index of a write-ahead log, if the file has one, out of the folder.
    conn.execute_batch(
        "PRAGMA query_only = ON; PRAGMA cache_size = -8192; PRAGMA locking_mode = EXCLUSIVE;",
    )?;
    Ok(())
}

fn check(conn: &Connection, kind: &Kind) -> Result<()> {
    // First, because checking a virtual table would run the code behind it.
    let others: i64 = conn.query_row(include_str!("foreign/structure.sql"), [], |r| r.get(0))?;
    refuse_unless(others == 0, "structure")?;
    let verdict: String = conn.query_row("PRAGMA quick_check(1)", [], |r| r.get(0))?;
    refuse_unless(verdict == "ok", "quick_check")?;
    open::check_marks(conn, kind)?;
    refuse_unless(schema(conn)? == expected_schema(kind)?, "schema")?;
    let loose: i64 = conn.query_row(include_str!("foreign/loose.sql"), [], |r| r.get(0))?;
    refuse_unless(loose == 0, "strict")
}

fn refuse_unless(holds: bool, check: &'static str) -> Result<()> {
    if holds { Ok(()) } else { Err(StoreError::Refused { check }) }
}

/// Type, name, table and text of every object in a schema.
type Schema = Vec<(String, String, String, Option<String>)>;

fn schema(conn: &Connection) -> Result<Schema> {
    rows::all(conn, include_str!("foreign/schema.sql"), [], |r| {
        Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?))
    })
}

fn expected_schema(kind: &Kind) -> Result<Schema> {
    let fresh = Connection::open_in_memory()?;
    open::lay(&fresh, kind)?;
    schema(&fresh)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands in `formats.md` §7, asked back from an open connection.
    #[test]
    fn every_restriction_holds_while_a_database_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plain.db");
        let kind = crate::batch::KIND;
        let plain = Connection::open(&path).unwrap();
        open::lay(&plain, &kind).unwrap();
        drop(plain);
        let db = super::open(&path, None, &kind, Budget::for_size(0)).unwrap();
        let conn = db.conn();
        for (config, expected) in [
            (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
            (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
            (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
            (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
            (DbConfig::SQLITE_DBCONFIG_ENABLE_ATTACH_CREATE, false),
            (DbConfig::SQLITE_DBCONFIG_ENABLE_ATTACH_WRITE, false),
            (DbConfig::SQLITE_DBCONFIG_WRITABLE_SCHEMA, false),
            (DbConfig::SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, false),
            (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
            (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
        ] {
            assert_eq!(conn.db_config(config).unwrap(), expected, "{config:?}");
        }
        let pragma = |name| conn.pragma_query_value(None, name, |r| r.get::<_, i64>(0)).unwrap();
        assert_eq!([pragma("cell_size_check"), pragma("query_only")], [1, 1]);
        // No answer: this SQLite knows no mapped memory, or maps none.
        let mapped = conn.pragma_query_value(None, "mmap_size", |r| r.get::<_, i64>(0));
        assert_eq!(mapped.unwrap_or(0), 0);
        assert_eq!(conn.limit(Limit::SQLITE_LIMIT_ATTACHED).unwrap(), 0);
        assert_eq!(conn.limit(Limit::SQLITE_LIMIT_LENGTH).unwrap(), 16 * 1024 * 1024);
        assert_eq!(conn.limit(Limit::SQLITE_LIMIT_PARSER_DEPTH).unwrap(), 100);
        assert!(conn.execute("DELETE FROM nomination", []).is_err(), "read-only");
        assert!(conn.execute_batch("ATTACH ':memory:' AS other").is_err());
    }

    #[test]
    fn trouble_of_our_own_is_no_refusal() {
        let full = StoreError::Full;
        assert!(matches!(refused(full), StoreError::Full));
        let none = StoreError::Sql(rusqlite::Error::QueryReturnedNoRows);
        assert!(matches!(refused(none), StoreError::Sql(_)));
        let row = StoreError::Unreadable { what: "id" };
        assert!(matches!(refused(row), StoreError::Refused { check: "row" }));
    }
}
