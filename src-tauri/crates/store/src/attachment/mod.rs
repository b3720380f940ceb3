//! Attached files (佐证材料) in pieces of 1 MiB, streamed in and out so that no file is ever whole in memory.
//! Size and SHA-256 are those of the nomination's record and are checked in both directions (`formats.md`
//! §4); nothing here looks inside a file.

use std::io::{Read, Write};

use review::nomination::Attachment;
use rusqlite::{Connection, OptionalExtension, Row};

use crate::digest::Running;
use crate::{Result, StoreError, rows};

/// The table of pieces; each database has an `attachment` table of its own before it.
pub(crate) const CREATE: &str = include_str!("create_v1.sql");

/// Bytes in every piece but the last.
pub const CHUNK: u64 = 1024 * 1024;

/// An attachment that lies in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredAttachment {
    /// Its number in this document; it means nothing elsewhere.
    pub number: i64,
    /// Name, size and digest as in the nomination's record.
    pub about: Attachment,
}

pub(crate) fn map(row: &Row<'_>) -> Result<StoredAttachment> {
    Ok(StoredAttachment {
        number: row.get("attachment")?,
        about: Attachment {
            name: row.get("name")?,
            size: rows::count(row, "size")?,
            sha256: row.get("sha256")?,
        },
    })
}

/// Writes the bytes of `from` as the pieces of attachment `number`.
///
/// # Errors
/// [`StoreError::State`] `attachment_differs` unless size and digest are those of `about`.
pub(crate) fn write_chunks(
    conn: &Connection,
    number: i64,
    about: &Attachment,
    mut from: impl Read,
) -> Result<()> {
    let mut seen = Running::default();
    let mut statement = conn.prepare(include_str!("put_chunk.sql"))?;
    for n in 0_i64.. {
        let mut piece = Vec::new();
        from.by_ref().take(CHUNK).read_to_end(&mut piece)?;
        if piece.is_empty() {
            break;
        }
        seen.update(&piece);
        statement.execute((number, n, piece))?;
    }
    agree(seen, about).then_some(()).ok_or(StoreError::State { code: "attachment_differs" })
}

/// Writes the pieces of `stored` to `to`.
///
/// # Errors
/// [`StoreError::Refused`] `digest` if they are not what the record says; what was written by then must not
/// be used.
pub(crate) fn read_chunks(
    conn: &Connection,
    stored: &StoredAttachment,
    mut to: impl Write,
) -> Result<()> {
    let mut seen = Running::default();
    let mut statement = conn.prepare(include_str!("chunk.sql"))?;
    for n in 0..chunks(&stored.about)? {
        let piece =
            statement.query_row((stored.number, n), |r| r.get::<_, Vec<u8>>(0)).optional()?;
        let piece = piece.ok_or(StoreError::Refused { check: "digest" })?;
        seen.update(&piece);
        to.write_all(&piece)?;
    }
    agree(seen, &stored.about).then_some(()).ok_or(StoreError::Refused { check: "digest" })
}

/// How many pieces an attachment has.
pub(crate) fn chunks(about: &Attachment) -> Result<i64> {
    rows::signed(about.size.div_ceil(CHUNK))
}

fn agree(seen: Running, about: &Attachment) -> bool {
    seen.finish() == (about.size, about.sha256.clone())
}
