//! The reading handle of the audit log: the present log, the past ones of a restored document, and the chain
//! computed anew. Nothing that is stored as a hash is believed here.

use rusqlite::{Connection, Row};

use super::{AuditRow, Head, body, genesis, last, row_hash};
use crate::digest::{Hash, hex};
use crate::{Result, StoreError, rows};

/// A log that ended when the document was restored from a backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastLog {
    /// Its id.
    pub log_id: String,
    /// Its last row in this document. The lost document may have had more.
    pub head: Head,
    log: i64,
}

/// Reads the audit log of a document.
#[derive(Clone, Copy)]
pub struct AuditReader<'a> {
    conn: &'a Connection,
}

impl<'a> AuditReader<'a> {
    pub(crate) fn new(conn: &'a Connection) -> Self {
        Self { conn }
    }

    /// The id of the present log.
    pub fn log_id(&self) -> Result<String> {
        Ok(last(self.conn)?.log_id)
    }

    /// The last row of the present log.
    pub fn head(&self) -> Result<Head> {
        Ok(last(self.conn)?.head())
    }

    /// Every row of the present log in order.
    pub fn rows(&self) -> Result<Vec<AuditRow>> {
        self.rows_of(last(self.conn)?.log)
    }

    /// The rows of the present log as `audit.jsonl`, in the format described at the head of `audit/mod.rs`.
    pub fn jsonl(&self) -> Result<String> {
        let mut text = String::new();
        for row in self.rows()? {
            let line = serde_json::to_string(&row)
                .map_err(|_| StoreError::Unreadable { what: "audit row" })?;
            text.push_str(&line);
            text.push('\n');
        }
        Ok(text)
    }

    /// The logs before the present one, oldest first. A document that was never restored has none.
    pub fn past(&self) -> Result<Vec<PastLog>> {
        rows::all(self.conn, include_str!("past.sql"), [], map_past)
    }

    /// Every row of a past log in order.
    pub fn past_rows(&self, past: &PastLog) -> Result<Vec<AuditRow>> {
        self.rows_of(past.log)
    }

    /// Computes every chain anew from its log id, past ones first, and looks whether each log names the head
    /// of the one before. [`StoreError::AuditBroken`] names the first row, in its own log, that does not fit.
    pub fn verify_chain(&self) -> Result<Head> {
        let mut before: Option<(String, Head)> = None;
        for past in self.past()? {
            let rows = self.past_rows(&past)?;
            let head = follow(before.as_ref(), &past.log_id, &rows)?;
            before = Some((past.log_id, head));
        }
        follow(before.as_ref(), &self.log_id()?, &self.rows()?)
    }

    fn rows_of(&self, log: i64) -> Result<Vec<AuditRow>> {
        rows::all(self.conn, include_str!("list.sql"), [log], map_row)
    }
}

/// Checks `rows` as the whole log of this id.
pub fn check(log_id: &str, rows: &[AuditRow]) -> Result<Head> {
    let (mut n, mut prev) = (0_u64, genesis(log_id));
    for row in rows {
        n = n.saturating_add(1);
        let hash = row_hash(n, &prev, &row.body);
        if row.n != n || row.prev != hex(&prev) || row.hash != hex(&hash) {
            return Err(StoreError::AuditBroken { n });
        }
        prev = hash;
    }
    Ok(Head { n, hash: hex(&prev) })
}

/// Checks `rows` as the log that came after `before`.
fn follow(before: Option<&(String, Head)>, log_id: &str, rows: &[AuditRow]) -> Result<Head> {
    if let Some((past_log, past_head)) = before {
        let first = rows.first().map_or("", |row| row.body.as_str());
        if !body::follows(first, past_log, past_head) {
            return Err(StoreError::AuditBroken { n: 1 });
        }
    }
    check(log_id, rows)
}

fn map_row(row: &Row<'_>) -> Result<AuditRow> {
    let (prev, hash): (Hash, Hash) = (row.get("prev")?, row.get("hash")?);
    Ok(AuditRow {
        n: rows::count(row, "n")?,
        body: row.get("body")?,
        prev: hex(&prev),
        hash: hex(&hash),
    })
}

fn map_past(row: &Row<'_>) -> Result<PastLog> {
    let hash: Hash = row.get("hash")?;
    Ok(PastLog {
        log_id: row.get("log_id")?,
        head: Head { n: rows::count(row, "n")?, hash: hex(&hash) },
        log: row.get("log")?,
    })
}
