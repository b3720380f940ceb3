//! The audit log: an append-only hash chain of acts (`formats.md` §8). Rows are written here and only
//! here, by the one door to a change; no function alters or removes one, and triggers refuse it too.
//!
//! # The chain
//!
//! ```text
//! genesis = SHA256("hengjian/audit/genesis/v1\n" ‖ log id as UTF-8)
//! prev(1) = genesis          prev(n) = hash(n - 1)
//! hash(n) = SHA256("hengjian/audit/v1\n" ‖ n as 8 bytes, big-endian ‖ prev(n), 32 bytes ‖ SHA256(body(n)))
//! ```
//! `body(n)` is the exact JSON text as it was written; it is never canonicalised or written anew. An empty
//! log has the head `0:<genesis>`.
//!
//! # `audit.jsonl`
//!
//! One line for each row in order, from n = 1 and without gaps, each ended by LF: a JSON object with exactly
//! the keys `n` (integer), `body` (the text as a JSON *string*), `prev`, `hash` (64 lower-case hexadecimal
//! digits), in this order. Whoever checks it needs the log id beside it (bag-info `Log-Id`).
//!
//! # The body
//!
//! A JSON object with, in this order, `at` (RFC 3339), `actor`, `act`, `object`, `outcome`, then where they
//! apply `reason`, `digest`, `clock_back` (`true`: the clock stood before that of the row before).

use chrono::DateTime;
use rusqlite::{Connection, Row};
use serde::{Deserialize, Serialize};

use crate::digest::{Hash, hex, sha256};
use crate::{Result, StoreError, rows};

/// The tables and triggers of an audit log.
pub(crate) const CREATE: &str = include_str!("create_v1.sql");

/// Before the log id in the digest that begins a chain.
pub const GENESIS_PREFIX: &[u8] = b"hengjian/audit/genesis/v1\n";
/// Before number, previous hash and body digest in the hash of a row.
pub const ROW_PREFIX: &[u8] = b"hengjian/audit/v1\n";

/// What somebody does: one row of the log. Before the first seal it holds no mark, comment or note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// Who: a clerk's or expert's name in this document.
    pub actor: String,
    /// What: `pledged`, `scored`, `sealed`, `packed` …
    pub act: String,
    /// To what: an id, or empty.
    pub object: String,
    /// With what result: `ok`, `n of m` …
    pub outcome: String,
    /// Why, where a reason is asked for.
    pub reason: Option<String>,
    /// Digest of the bundle or document concerned, hexadecimal.
    pub digest: Option<String>,
    /// When, in RFC 3339, by the host's clock.
    pub at: String,
}

#[derive(Serialize)]
struct Body<'a> {
    at: &'a str,
    actor: &'a str,
    act: &'a str,
    object: &'a str,
    outcome: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    digest: Option<&'a str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    clock_back: bool,
}

/// The last row of a log: its number and hash. `0` and the genesis for an empty one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Number of the last row.
    pub n: u64,
    /// Its hash, hexadecimal.
    pub hash: String,
}

impl std::fmt::Display for Head {
    /// As in bag-info `Audit-Head`: `<n>:<hex>`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.n, self.hash)
    }
}

/// One row as it is exported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuditRow {
    /// Number, from 1.
    pub n: u64,
    /// The exact JSON text.
    pub body: String,
    /// Hash of the row before, hexadecimal.
    pub prev: String,
    /// Hash of this row, hexadecimal.
    pub hash: String,
}

/// The first `prev` of the log of this id.
pub fn genesis(log_id: &str) -> [u8; 32] {
    sha256(&[GENESIS_PREFIX, log_id.as_bytes()])
}

/// The hash of row `n`.
pub fn row_hash(n: u64, prev: &[u8; 32], body: &str) -> [u8; 32] {
    sha256(&[ROW_PREFIX, &n.to_be_bytes(), prev, &sha256(&[body.as_bytes()])])
}

struct Last {
    n: u64,
    body: Option<String>,
    hash: Hash,
    log_id: String,
}

fn last(conn: &Connection) -> Result<Last> {
    let found = rows::one(conn, include_str!("last.sql"), [], |r| {
        Ok(Last {
            n: rows::count(r, "n")?,
            body: r.get("body")?,
            hash: r.get("hash")?,
            log_id: r.get("log_id")?,
        })
    })?;
    found.ok_or(StoreError::AuditBroken { n: 0 })
}

/// Begins the log of a new document.
pub(crate) fn begin(conn: &Connection, log_id: &str) -> Result<()> {
    conn.execute(include_str!("begin.sql"), (log_id, genesis(log_id)))?;
    Ok(())
}

/// Appends the row of `act`. [`StoreError::State`] `time` if `act.at` is not RFC 3339.
pub(crate) fn append(conn: &Connection, act: &Act) -> Result<()> {
    let at = DateTime::parse_from_rfc3339(&act.at).map_err(|_| StoreError::state("time"))?;
    let last = last(conn)?;
    let before = last.body.as_deref().and_then(time_of);
    let body = serde_json::to_string(&Body {
        at: &act.at,
        actor: &act.actor,
        act: &act.act,
        object: &act.object,
        outcome: &act.outcome,
        reason: act.reason.as_deref(),
        digest: act.digest.as_deref(),
        clock_back: before.is_some_and(|b| at < b),
    })
    .map_err(|_| StoreError::Unreadable { what: "act" })?;
    let n = last.n.saturating_add(1);
    let hash = row_hash(n, &last.hash, &body);
    conn.execute(include_str!("append.sql"), (rows::signed(n)?, body, last.hash, hash))?;
    Ok(())
}

fn time_of(body: &str) -> Option<DateTime<chrono::FixedOffset>> {
    #[derive(Deserialize)]
    struct At {
        at: String,
    }
    let at = serde_json::from_str::<At>(body).ok()?.at;
    DateTime::parse_from_rfc3339(&at).ok()
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

/// Reads the audit log of a document.
#[derive(Clone, Copy)]
pub struct AuditReader<'a> {
    conn: &'a Connection,
}

impl<'a> AuditReader<'a> {
    pub(crate) fn new(conn: &'a Connection) -> Self {
        Self { conn }
    }

    /// The id of the log.
    pub fn log_id(&self) -> Result<String> {
        Ok(last(self.conn)?.log_id)
    }

    /// The last row.
    pub fn head(&self) -> Result<Head> {
        let last = last(self.conn)?;
        Ok(Head { n: last.n, hash: hex(&last.hash) })
    }

    /// Every row in order.
    pub fn rows(&self) -> Result<Vec<AuditRow>> {
        rows::all(self.conn, include_str!("list.sql"), [], map_row)
    }

    /// The rows as `audit.jsonl`, in the format described at the head of this module.
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

    /// Computes the chain anew from the log id; [`StoreError::AuditBroken`] names the first row that does
    /// not fit.
    pub fn verify_chain(&self) -> Result<Head> {
        check(&self.log_id()?, &self.rows()?)
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Reference: Python 3 `hashlib`, from the two formulas of `formats.md` §8 for log id `log-1`, n = 1,
    /// body `{"at":"2022-09-01T08:00:00+08:00"}`.
    #[test]
    fn the_hash_of_a_row_is_the_filed_formula() {
        let first = genesis("log-1");
        assert_eq!(hex(&first), "31eb2f66bd3dde8109ba62d0bd92ee75713a7b75cac6d5a694e9f6f3f4e6f4db");
        let hash = row_hash(1, &first, r#"{"at":"2022-09-01T08:00:00+08:00"}"#);
        assert_eq!(hex(&hash), "28d7b06d4954f7ee3aaa5575d008d870841b9c88ba35f303e8c2975053229208");
    }
}
