//! A copy of a document against its loss (`formats.md` §6, *Losing everything*): consistent, encrypted with the
//! same key and salt, and read back before it counts. Nothing here chooses where it goes, gives it its last
//! name, or begins the new log of a document that was restored from it.
//!
//! The copy asks for no write-ahead log, so that it is one file at rest and can be read from a medium that
//! cannot be written; a document that is opened from it for use becomes one with a log again.

use std::path::Path;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use crate::audit::AuditReader;
use crate::kdf::{RawKey, Salt};
use crate::open::{self, Kind, Unfinished};
use crate::{Result, StoreError, digest};

/// Writes what is committed in `conn` as the new file `path` and says its SHA-256.
///
/// # Errors
/// [`StoreError::Exists`], [`StoreError::Full`], [`StoreError::Refused`] `quick_check` or `head` if the copy does
/// not read back; nothing is left behind on failure.
pub(crate) fn write(
    conn: &Connection,
    path: &Path,
    (key, salt): (&RawKey, &Salt),
    kind: &Kind,
) -> Result<String> {
    // One reading transaction, so that the head is that of the pages which are copied.
    let snapshot = conn.unchecked_transaction()?;
    let end = end(&snapshot)?;
    let unfinished = Unfinished::begin(path)?;
    let mut copy = open::begin(path, key, salt)?;
    match Backup::new(&snapshot, &mut copy)?.step(-1)? {
        StepResult::Done => {}
        _ => return Err(StoreError::AlreadyOpen),
    }
    copy.pragma_update(None, "journal_mode", "DELETE")?;
    copy.close().map_err(|(_, e)| e)?;
    let copy = open::keyed(path, OpenFlags::SQLITE_OPEN_READ_ONLY, key, salt)?;
    open::harden(&copy)?;
    open::check_marks(&copy, kind)?;
    check_pages(&copy)?;
    if self::end(&copy)? != end {
        return Err(StoreError::Refused { check: "head" });
    }
    copy.close().map_err(|(_, e)| e)?;
    unfinished.keep()?;
    Ok(digest::of_file(path)?.1)
}

/// Reads every page, and with it every authentication code. [`StoreError::Refused`] `quick_check`.
pub(crate) fn check_pages(conn: &Connection) -> Result<()> {
    let verdict = conn.query_row("PRAGMA quick_check(1)", [], |r| r.get::<_, String>(0));
    match verdict {
        Ok(said) if said == "ok" => Ok(()),
        Err(e) if !open::is_corrupt(&e) => Err(e.into()),
        _ => Err(StoreError::Refused { check: "quick_check" }),
    }
}

/// Where the audit log ends.
fn end(conn: &Connection) -> Result<(String, String)> {
    let audit = AuditReader::new(conn);
    Ok((audit.log_id()?, audit.head()?.to_string()))
}
