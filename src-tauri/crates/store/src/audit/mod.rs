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
//! apply `reason`, `digest`, and
//! * in a row `corrected`, one for each entry that is changed after the first seal, before the row of the act
//!   that changed it: `field` (`mark`, `gate`, `comment`, `recommendation`, `overall`, `recused`, `unable`),
//!   `item` where the field has one, `old` and `new` (text as it stands in the sheet, marks in hundredths, or
//!   `null`). `object` is the nomination, `reason` the cause for which the seal was returned;
//! * in the row `restored`, the first one after a restore: `past_log` (the id of the log before) and `past_head`
//!   (`<n>:<hex>`, its last row);
//!
//! then `clock_back` (`true`: the clock stood before that of the row before).
//!
//! # Past logs
//!
//! A document that was restored from a backup begins a new log with an id of its own. The old rows stay beside
//! it, as unchangeable as before; `audit.jsonl` is the present log only.

mod body;
mod read;

use chrono::DateTime;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::digest::{Hash, hex, sha256};
use crate::{Result, StoreError, rows};

pub use body::Act;
pub(crate) use body::More;
pub use read::{AuditReader, PastLog, check};

/// The tables and triggers of an audit log.
pub(crate) const CREATE: &str = include_str!("create_v1.sql");

/// Before the log id in the digest that begins a chain.
pub const GENESIS_PREFIX: &[u8] = b"hengjian/audit/genesis/v1\n";
/// Before number, previous hash and body digest in the hash of a row.
pub const ROW_PREFIX: &[u8] = b"hengjian/audit/v1\n";

/// The act of the first row after a restore.
const RESTORED: &str = "restored";

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

/// Where the present log stands.
struct Last {
    log: i64,
    log_id: String,
    n: u64,
    body: Option<String>,
    hash: Hash,
}

impl Last {
    fn head(&self) -> Head {
        Head { n: self.n, hash: hex(&self.hash) }
    }
}

fn last(conn: &Connection) -> Result<Last> {
    let found = rows::one(conn, include_str!("last.sql"), [], |r| {
        Ok(Last {
            log: r.get("log")?,
            log_id: r.get("log_id")?,
            n: rows::count(r, "n")?,
            body: r.get("body")?,
            hash: r.get("hash")?,
        })
    })?;
    found.ok_or(StoreError::AuditBroken { n: 0 })
}

/// Begins the log of a new document.
pub(crate) fn begin(conn: &Connection, log_id: &str) -> Result<()> {
    conn.execute(include_str!("begin.sql"), (log_id, genesis(log_id)))?;
    Ok(())
}

/// Ends the present log and begins another. Its first row is `act`, says `restored` whatever `act` says, and
/// names where the old log ended.
pub(crate) fn begin_again(conn: &Connection, log_id: &str, act: &Act) -> Result<()> {
    let past = last(conn)?;
    begin(conn, log_id)?;
    let act = Act { act: RESTORED.to_owned(), ..act.clone() };
    let head = past.head().to_string();
    append(conn, &act, Some(More::Past { past_log: &past.log_id, past_head: &head }))
}

/// Appends the row of `act`. [`StoreError::State`] `time` if `act.at` is not RFC 3339.
pub(crate) fn append(conn: &Connection, act: &Act, more: Option<More<'_>>) -> Result<()> {
    let at = DateTime::parse_from_rfc3339(&act.at).map_err(|_| StoreError::state("time"))?;
    let last = last(conn)?;
    let before = last.body.as_deref().and_then(body::time);
    let before = before.and_then(|text| DateTime::parse_from_rfc3339(&text).ok());
    let body = body::text(act, more, before.is_some_and(|b| at < b))?;
    let n = last.n.saturating_add(1);
    let hash = row_hash(n, &last.hash, &body);
    let row = (last.log, rows::signed(n)?, body, last.hash, hash);
    conn.execute(include_str!("append.sql"), row)?;
    Ok(())
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
