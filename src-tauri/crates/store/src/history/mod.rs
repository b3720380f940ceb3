//! Every old and new value of an expert's entries, for undo and for the expert's own eyes (`formats.md` §8).
//! It never leaves the work file: no exporter reads this table.

use review::ids::{ItemId, NominationId};
use rusqlite::{Connection, Row};

use crate::words::words;
use crate::{Result, rows};

pub(crate) const CREATE: &str = include_str!("create_v1.sql");

words! {
    /// What was changed.
    Field {
        /// A mark; values are hundredths in decimal digits.
        Mark = "mark",
        /// An answer to a gate; `yes` or `no`.
        Gate = "gate",
        /// A comment on an item.
        Comment = "comment",
        /// The recommendation.
        Recommendation = "recommendation",
        /// The overall comment.
        Overall = "overall",
        /// A recusal; values are reason codes.
        Recused = "recused",
        /// Unable to judge; values are reasons.
        Unable = "unable",
    }
}

/// One entry that was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// When, as the act said.
    pub at: String,
    /// Of which nomination.
    pub nomination: NominationId,
    /// Which kind of entry.
    pub field: Field,
    /// Of which item or gate, where the kind has one.
    pub item: Option<ItemId>,
    /// What stood there.
    pub old: Option<String>,
    /// What stands there now.
    pub new: Option<String>,
}

pub(crate) fn put(conn: &Connection, change: &Change) -> Result<()> {
    conn.execute(
        include_str!("put.sql"),
        (
            &change.at,
            change.nomination.as_str(),
            change.field,
            change.item.as_ref().map(ItemId::as_str),
            &change.old,
            &change.new,
        ),
    )?;
    Ok(())
}

/// The changes of one nomination, oldest first.
pub(crate) fn of(conn: &Connection, nomination: &NominationId) -> Result<Vec<Change>> {
    rows::all(conn, include_str!("list.sql"), [nomination.as_str()], map)
}

fn map(row: &Row<'_>) -> Result<Change> {
    let item: Option<String> = row.get("item")?;
    Ok(Change {
        at: row.get("at")?,
        nomination: rows::id(row, "nomination")?,
        field: row.get("field")?,
        item: item
            .map(ItemId::new)
            .transpose()
            .map_err(|_| crate::StoreError::Unreadable { what: "item" })?,
        old: row.get("old")?,
        new: row.get("new")?,
    })
}
