//! Editions as exact bytes, with the fingerprint they were believed under (`formats.md` §1). Which version
//! holds is for the reader to say; none is replaced.

use review::ids::EditionId;
use rusqlite::Row;

use super::{OfficeReader, OfficeTx};
use crate::words::{Anchor, Known};
use crate::{Result, rows};

/// An edition to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEdition<'a> {
    /// Which edition.
    pub edition: &'a EditionId,
    /// Digest of its bundle, hexadecimal.
    pub digest: &'a str,
    /// `edition.json`.
    pub json: &'a [u8],
    /// The secretariat's fingerprint, 30 digits.
    pub anchor_fingerprint: &'a str,
    /// How far it was proven.
    pub anchor: Anchor,
}

/// A kept edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionRow {
    /// Which edition.
    pub edition: EditionId,
    /// Digest of its bundle, hexadecimal.
    pub digest: String,
    /// `edition.json`.
    pub json: Vec<u8>,
    /// The secretariat's fingerprint, 30 digits.
    pub anchor_fingerprint: String,
    /// How far it was proven.
    pub anchor: Anchor,
    /// When it was kept.
    pub at: String,
}

impl OfficeReader<'_> {
    /// Every edition and version of one, in the order in which they were kept.
    pub fn editions(&self) -> Result<Vec<EditionRow>> {
        rows::all(self.conn, include_str!("list.sql"), [], map)
    }
}

impl OfficeTx<'_> {
    /// Keeps an edition.
    pub fn put_edition(&self, edition: &NewEdition<'_>) -> Result<Known> {
        let row = (
            edition.edition.as_str(),
            edition.digest,
            edition.json,
            edition.anchor_fingerprint,
            edition.anchor,
            &self.act.at,
        );
        Ok(Known::from_rows(self.conn.execute(include_str!("put.sql"), row)?))
    }
}

fn map(row: &Row<'_>) -> Result<EditionRow> {
    Ok(EditionRow {
        edition: rows::id(row, "edition_id")?,
        digest: row.get("digest")?,
        json: row.get("json")?,
        anchor_fingerprint: row.get("anchor_fingerprint")?,
        anchor: row.get("anchor")?,
        at: row.get("at")?,
    })
}
