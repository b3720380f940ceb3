//! The audit chain as it travels (`audit.jsonl`, `formats.md` §8): each line is re-hashed from its own
//! bytes, so that a changed, missing or inserted row shows. What a row says is not judged here.

use std::fmt;

use serde::Deserialize;
use sha2::{Digest, Sha256};

/// The last row of a chain: how many rows, and the hash of the last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Number of rows.
    pub n: u64,
    /// Hash of the last row, or the genesis of an empty chain.
    pub hash: String,
}

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.n, self.hash)
    }
}

/// Where a chain breaks.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AuditFault {
    /// Not a row at all.
    #[error("line {0} is not an audit row")]
    NotARow(u64),
    /// A number that does not follow.
    #[error("line {0} has another number")]
    Gap(u64),
    /// A previous hash that is not the one before.
    #[error("row {0} does not follow the row before it")]
    Broken(u64),
    /// A hash that is not that of the row.
    #[error("row {0} was altered")]
    Altered(u64),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    n: u64,
    prev: String,
    hash: String,
    body: String,
}

/// `SHA256("hengjian/audit/genesis/v1\n" ‖ log id)`: what stands before the first row of a log.
pub fn genesis(log_id: &str) -> String {
    hex(&Sha256::digest(format!("hengjian/audit/genesis/v1\n{log_id}").as_bytes()))
}

/// Re-hashes a chain and gives its head.
///
/// Errors: the first line that is no row, has another number, does not follow, or was altered.
pub fn head_of(log_id: &str, jsonl: &[u8]) -> Result<Head, AuditFault> {
    Chain::read(log_id, jsonl).map(|chain| chain.head())
}

/// A chain that was re-hashed: the hash of every row, and what a restored log says of the one before it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Chain {
    log_id: String,
    hashes: Vec<String>,
    restored: Option<(String, String)>,
    clock_back: Vec<u64>,
    returned: Vec<Returned>,
    reopened: Vec<String>,
    revoked: Vec<String>,
}

/// A return that a body's log says it made.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Returned {
    /// Digest of the return.
    pub digest: String,
    /// Digest of the results that went back.
    pub results: String,
}

impl Chain {
    /// Re-hashes a chain. Errors: as [`head_of`].
    pub fn read(log_id: &str, jsonl: &[u8]) -> Result<Self, AuditFault> {
        let mut chain = Self {
            log_id: log_id.to_owned(),
            hashes: Vec::new(),
            restored: None,
            clock_back: Vec::new(),
            returned: Vec::new(),
            reopened: Vec::new(),
            revoked: Vec::new(),
        };
        walk(log_id, jsonl, |row| chain.take(row))?;
        Ok(chain)
    }

    /// What a row says that others rely on; a row that says nothing of it is only hashed.
    fn take(&mut self, row: &Row) {
        self.hashes.push(row.hash.clone());
        let Ok(body) = serde_json::from_str::<Body>(&row.body) else { return };
        if body.clock_back {
            self.clock_back.push(row.n);
        }
        if row.n == 1 {
            self.restored = body.past_log.zip(body.past_head);
        }
        match (body.act.as_str(), body.digest) {
            (RETURNED, Some(digest)) => {
                let said = body.outcome.split("; ").find_map(|part| part.strip_prefix("results "));
                let results = said.unwrap_or_default().to_owned();
                self.returned.push(Returned { digest, results });
            }
            (REOPENED, Some(digest)) => self.reopened.push(digest),
            (REVOKED, Some(digest)) => self.revoked.push(digest),
            _ => {}
        }
    }

    /// The returns that a body's log says it made.
    pub fn returned(&self) -> &[Returned] {
        &self.returned
    }

    /// Digests of the returns by which an expert's log says that a sealed sheet was opened again.
    pub fn reopened(&self) -> &[String] {
        &self.reopened
    }

    /// Digests of the lists of revocations that a log says its office published, oldest first.
    pub fn revoked(&self) -> &[String] {
        &self.revoked
    }

    /// Its id.
    pub fn log_id(&self) -> &str {
        &self.log_id
    }

    /// Its head.
    pub fn head(&self) -> Head {
        let n = u64::try_from(self.hashes.len()).unwrap_or(u64::MAX);
        let hash = self.hashes.last().cloned().unwrap_or_else(|| genesis(&self.log_id));
        Head { n, hash }
    }

    /// Whether one of two chains of the same log goes on where the other ends. Two that do not are a fork: the
    /// document was copied and went on twice.
    pub fn agrees(&self, other: &Self) -> bool {
        self.shared(other) == self.len().min(other.len())
    }

    /// How many rows two chains share from the first on.
    pub fn shared(&self, other: &Self) -> usize {
        self.hashes.iter().zip(&other.hashes).take_while(|(a, b)| a == b).count()
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.hashes.len()
    }

    /// Whether it has no row.
    pub fn is_empty(&self) -> bool {
        self.hashes.is_empty()
    }

    /// Whether `head` (`<n>:<hex>`), as a bundle says, is a place on this chain.
    pub fn holds(&self, head: &str) -> bool {
        let Some((n, hash)) = head.split_once(':') else { return false };
        match n.parse::<usize>() {
            Ok(0) => hash == genesis(&self.log_id),
            Ok(n) => self.hashes.get(n.saturating_sub(1)).is_some_and(|h| h == hash),
            Err(_) => false,
        }
    }

    /// Numbers of the rows at which the clock stood before that of the row before.
    pub fn clock_back(&self) -> &[u64] {
        &self.clock_back
    }

    /// Log id and head (`<n>:<hex>`) of the log that this one continues, if the document was restored.
    pub fn restored(&self) -> Option<(&str, &str)> {
        self.restored.as_ref().map(|(log, head)| (log.as_str(), head.as_str()))
    }
}

/// The acts that a verifier looks for, as `store` names them (`formats.md` §8).
const RETURNED: &str = "returned";
const REOPENED: &str = "reopened";
const REVOKED: &str = "revoked";

/// What is read of a row's body; everything else in it is for people.
#[derive(Deserialize)]
struct Body {
    #[serde(default)]
    act: String,
    #[serde(default)]
    outcome: String,
    digest: Option<String>,
    #[serde(default)]
    clock_back: bool,
    past_log: Option<String>,
    past_head: Option<String>,
}

fn walk(log_id: &str, jsonl: &[u8], mut each: impl FnMut(&Row)) -> Result<Head, AuditFault> {
    let mut head = Head { n: 0, hash: genesis(log_id) };
    for line in jsonl.split_inclusive(|b| *b == b'\n') {
        let n = head.n.saturating_add(1);
        let row: Row = serde_json::from_slice(line).map_err(|_| AuditFault::NotARow(n))?;
        if row.n != n {
            return Err(AuditFault::Gap(n));
        }
        if row.prev != head.hash {
            return Err(AuditFault::Broken(n));
        }
        let hash = row_hash(n, &row.prev, &row.body).ok_or(AuditFault::Broken(n))?;
        if hash != row.hash {
            return Err(AuditFault::Altered(n));
        }
        each(&row);
        head = Head { n, hash };
    }
    Ok(head)
}

/// `SHA256("hengjian/audit/v1\n" ‖ u64be(n) ‖ prev ‖ SHA256(body))`; `None` if `prev` is no hash.
fn row_hash(n: u64, prev: &str, body: &str) -> Option<String> {
    let mut hasher = Sha256::new();
    hasher.update(b"hengjian/audit/v1\n");
    hasher.update(n.to_be_bytes());
    hasher.update(prev.parse::<bundle::Digest>().ok()?.as_bytes());
    hasher.update(Sha256::digest(body.as_bytes()));
    Some(hex(&hasher.finalize()))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reference: Python 3 `hashlib`, from the two formulas of `formats.md` §8 for log id `log-1`.
    const LINE: &str = concat!(
        r#"{"n":1,"body":"{\"at\":\"2022-09-01T08:00:00+08:00\"}","#,
        r#""prev":"31eb2f66bd3dde8109ba62d0bd92ee75713a7b75cac6d5a694e9f6f3f4e6f4db","#,
        r#""hash":"28d7b06d4954f7ee3aaa5575d008d870841b9c88ba35f303e8c2975053229208"}"#,
        "\n"
    );

    #[test]
    fn a_row_that_another_program_hashed_is_accepted() {
        let head = head_of("log-1", LINE.as_bytes()).unwrap();
        assert!(head.to_string().starts_with("1:28d7b06d"));
    }

    #[test]
    fn a_changed_body_another_log_and_a_missing_row_show() {
        let altered = LINE.replace("08:00:00", "09:00:00");
        assert_eq!(head_of("log-1", altered.as_bytes()), Err(AuditFault::Altered(1)));
        assert_eq!(head_of("log-2", LINE.as_bytes()), Err(AuditFault::Broken(1)));
        let second = LINE.replace("\"n\":1", "\"n\":2");
        assert_eq!(head_of("log-1", second.as_bytes()), Err(AuditFault::Gap(1)));
        assert_eq!(head_of("log-1", b"x\n"), Err(AuditFault::NotARow(1)));
    }
}
