//! Decisions (`formats.md` §6): what a clerk, or two, declared and signed, as the exact text that was signed.
//! They are kept in the order in which they came and are never changed or deleted; a later one may say
//! otherwise. Who may decide what, and whether a signature holds, is judged elsewhere.

use review::ids::TrackId;
use rusqlite::Row;

use super::{OfficeReader, OfficeTx};
use crate::{Result, rows};

pub(super) const CREATE: &str = include_str!("create_v1.sql");

/// A decision to keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewDecision<'a> {
    /// What is decided, e.g. `void`.
    pub kind: &'a str,
    /// About what: an id or a digest.
    pub subject: &'a str,
    /// In which track, where it belongs to one.
    pub track: Option<&'a TrackId>,
    /// The exact JSON text that was signed.
    pub statement: &'a str,
    /// The signatures as a JSON array.
    pub signatures: &'a str,
}

/// A decision that was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionRow {
    /// Its number, from 1 and without gaps.
    pub n: u64,
    /// What is decided.
    pub kind: String,
    /// About what.
    pub subject: String,
    /// In which track.
    pub track: Option<TrackId>,
    /// The exact JSON text that was signed.
    pub statement: String,
    /// The signatures as a JSON array.
    pub signatures: String,
    /// When it was kept.
    pub at: String,
}

impl OfficeReader<'_> {
    /// Every decision, oldest first.
    pub fn decisions(&self) -> Result<Vec<DecisionRow>> {
        rows::all(self.conn, include_str!("list.sql"), [], map)
    }
}

impl OfficeTx<'_> {
    /// Keeps a decision and says its number. What is no JSON, or no JSON array of signatures, is refused.
    pub fn put_decision(&self, decision: &NewDecision<'_>) -> Result<u64> {
        let row = (
            decision.kind,
            decision.subject,
            decision.track.map(TrackId::as_str),
            decision.statement,
            decision.signatures,
            &self.act.at,
        );
        let number = |r: &Row<'_>| rows::count(r, "n");
        rows::one(self.conn, include_str!("put.sql"), row, number)?
            .ok_or(crate::StoreError::Unreadable { what: "decision" })
    }
}

fn map(row: &Row<'_>) -> Result<DecisionRow> {
    Ok(DecisionRow {
        n: rows::count(row, "n")?,
        kind: row.get("kind")?,
        subject: row.get("subject")?,
        track: rows::optional_id(row, "track")?,
        statement: row.get("statement")?,
        signatures: row.get("signatures")?,
        at: row.get("at")?,
    })
}
