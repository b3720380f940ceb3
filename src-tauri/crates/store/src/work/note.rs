//! The expert's private notes and flags, one row for each nomination. They are no part of the sheet: no
//! exporter reads this table, no audit row names what stands in it, and a seal does not freeze it.

use review::ids::NominationId;
use rusqlite::Row;

use super::{WorkReader, WorkTx};
use crate::{Result, rows};

pub(super) const CREATE: &str = include_str!("note_v1.sql");

/// A private note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// On which nomination.
    pub nomination: NominationId,
    /// What was noted; may be empty.
    pub text: String,
    /// Whether the nomination is flagged.
    pub flag: bool,
    /// When it was last changed.
    pub at: String,
}

impl WorkReader<'_> {
    /// Every note, in the order of the assignment.
    pub fn notes(&self) -> Result<Vec<Note>> {
        rows::all(self.conn(), include_str!("notes.sql"), [], map)
    }
}

impl WorkTx<'_> {
    /// Keeps note and flag of a nomination at the time of the act, in place of what was noted before.
    ///
    /// # Errors
    /// [`crate::StoreError::State`] `unknown_nomination`.
    pub fn set_note(&self, of: &NominationId, text: &str, flag: bool) -> Result<()> {
        let of = self.known(of)?;
        let row = (of.as_str(), text, flag, &self.act.at);
        self.conn().execute(include_str!("put_note.sql"), row)?;
        Ok(())
    }
}

fn map(row: &Row<'_>) -> Result<Note> {
    Ok(Note {
        nomination: rows::id(row, "nomination")?,
        text: row.get("text")?,
        flag: row.get("flag")?,
        at: row.get("at")?,
    })
}
