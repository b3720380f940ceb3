//! The reading handle of a work file: everything that can be asked of it, and nothing that changes it.

use std::collections::BTreeMap;
use std::io::Write;

use review::ids::{ItemId, NominationId};
use review::mark::Centi;
use review::sheet::{RecusalReason, Review};
use rusqlite::{Connection, Row};

use super::{Declaration, Origin, Seal, seal};
use crate::attachment::{self, StoredAttachment};
use crate::audit::AuditReader;
use crate::batch::{BatchHead, Record, map_head, map_record};
use crate::history::{self, Change, Field};
use crate::{Result, StoreError, rows};

/// The expert's key pair, as it lies in the work file.
#[derive(Clone, PartialEq, Eq)]
pub struct SigningKey {
    /// `ssh-ed25519 …`, one line.
    pub public_openssh: String,
    /// Encrypted OpenSSH private key.
    pub private_pem: String,
    /// Fingerprint of the public key.
    pub fingerprint: String,
}

/// Reads a work file.
#[derive(Clone, Copy)]
pub struct WorkReader<'a> {
    conn: &'a Connection,
}

impl<'a> WorkReader<'a> {
    pub(super) fn new(conn: &'a Connection) -> Self {
        Self { conn }
    }

    pub(super) fn conn(&self) -> &'a Connection {
        self.conn
    }

    /// The audit log.
    pub fn audit(&self) -> AuditReader<'a> {
        AuditReader::new(self.conn)
    }

    /// Which batch it is, with its secret.
    pub fn head(&self) -> Result<BatchHead> {
        rows::one(self.conn, include_str!("head.sql"), [], map_head)?.ok_or(NO_META)
    }

    /// The verified bytes it was made from.
    pub fn origin(&self) -> Result<Origin> {
        rows::one(self.conn, include_str!("meta.sql"), [], map_origin)?.ok_or(NO_META)
    }

    /// The expert's key, once made.
    pub fn key(&self) -> Result<Option<SigningKey>> {
        rows::one(self.conn, include_str!("key.sql"), [], |r| {
            Ok(SigningKey {
                public_openssh: r.get("public_openssh")?,
                private_pem: r.get("private_pem")?,
                fingerprint: r.get("fingerprint")?,
            })
        })
    }

    /// What was declared, and when.
    pub fn declarations(&self) -> Result<Vec<(Declaration, String)>> {
        let sql = include_str!("declarations.sql");
        rows::all(self.conn, sql, [], |r| Ok((r.get("kind")?, r.get("at")?)))
    }

    /// The records in the order of the assignment.
    pub fn nominations(&self) -> Result<Vec<Record>> {
        rows::all(self.conn, include_str!("nominations.sql"), [], map_record)
    }

    /// The record of one nomination. [`StoreError::State`] `unknown_nomination`.
    pub fn record(&self, nomination: &NominationId) -> Result<Record> {
        let sql = include_str!("nomination.sql");
        rows::one(self.conn, sql, [nomination.as_str()], map_record)?
            .ok_or(StoreError::state("unknown_nomination"))
    }

    /// The attachments of a nomination.
    pub fn attachments(&self, nomination: &NominationId) -> Result<Vec<StoredAttachment>> {
        let sql = include_str!("attachments.sql");
        rows::all(self.conn, sql, [nomination.as_str()], attachment::map)
    }

    /// Writes the attachment `name` of a nomination to `to`, checked against its digest.
    ///
    /// # Errors
    /// [`StoreError::State`] `attachment_missing`; [`StoreError::Refused`] `digest`.
    pub fn read_attachment(
        &self,
        nomination: &NominationId,
        name: &str,
        to: impl Write,
    ) -> Result<()> {
        let sql = include_str!("attachment.sql");
        let found = rows::one(self.conn, sql, [nomination.as_str(), name], attachment::map)?;
        let stored = found.ok_or(StoreError::state("attachment_missing"))?;
        attachment::read_chunks(self.conn, &stored, to)
    }

    /// What was entered for one nomination. [`StoreError::State`] `unknown_nomination`.
    pub fn review(&self, nomination: &NominationId) -> Result<Review> {
        let mut review = Review::blank(self.known(nomination)?);
        let sql = include_str!("entries_of.sql");
        for entry in rows::all(self.conn, sql, [nomination.as_str()], map_entry)? {
            entry.enter(&mut review)?;
        }
        Ok(review)
    }

    /// What was entered for every nomination, in the order of the assignment.
    pub fn reviews(&self) -> Result<Vec<Review>> {
        let mut by_nomination: BTreeMap<NominationId, Vec<Entry>> = BTreeMap::new();
        for entry in rows::all(self.conn, include_str!("entries.sql"), [], map_entry)? {
            by_nomination.entry(entry.nomination.clone()).or_default().push(entry);
        }
        let mut reviews = Vec::new();
        for id in rows::all(self.conn, include_str!("nominations.sql"), [], |r| rows::id(r, "id"))?
        {
            let mut review = Review::blank(id);
            for entry in by_nomination.remove(&review.nomination).unwrap_or_default() {
                entry.enter(&mut review)?;
            }
            reviews.push(review);
        }
        Ok(reviews)
    }

    /// Every change of one nomination's entries, oldest first.
    pub fn history(&self, nomination: &NominationId) -> Result<Vec<Change>> {
        history::of(self.conn, nomination)
    }

    /// Every seal, lowest seq first.
    pub fn seals(&self) -> Result<Vec<Seal>> {
        rows::all(self.conn, include_str!("seals.sql"), [], seal::map)
    }

    /// The seal that holds now, if the sheet is sealed.
    pub fn sealed(&self) -> Result<Option<Seal>> {
        Ok(self.seals()?.pop().filter(|s| s.reopened.is_none()))
    }

    /// The results bundle of a seal, the same bytes every time.
    pub fn seal_bytes(&self, seq: u32) -> Result<Option<Vec<u8>>> {
        rows::one(self.conn, include_str!("seal_bytes.sql"), [seq], |r| Ok(r.get("bytes")?))
    }

    /// The id as the batch writes it.
    pub(super) fn known(&self, nomination: &NominationId) -> Result<NominationId> {
        let sql = include_str!("known.sql");
        rows::one(self.conn, sql, [nomination.as_str()], |r| rows::id(r, "id"))?
            .ok_or(StoreError::state("unknown_nomination"))
    }
}

const NO_META: StoreError = StoreError::Unreadable { what: "meta" };

fn map_origin(row: &Row<'_>) -> Result<Origin> {
    Ok(Origin {
        mode: row.get("mode")?,
        edition: row.get("edition")?,
        anchor_digits: row.get("anchor_digits")?,
        anchor: row.get("anchor")?,
        assignment: row.get("assignment")?,
        criteria: row.get("criteria")?,
        receipt: row.get("receipt")?,
        batch_stub: row.get("batch_stub")?,
        created_at: row.get("created_at")?,
        app_version: row.get("app_version")?,
    })
}

/// One row of `entry`.
pub(super) struct Entry {
    pub(super) nomination: NominationId,
    pub(super) field: Field,
    pub(super) item: Option<ItemId>,
    pub(super) value: String,
}

pub(super) fn map_entry(row: &Row<'_>) -> Result<Entry> {
    let item: String = row.get("item")?;
    let item = if item.is_empty() { None } else { Some(rows::id(row, "item")?) };
    Ok(Entry {
        nomination: rows::id(row, "nomination")?,
        field: row.get("field")?,
        item,
        value: row.get("value")?,
    })
}

impl Entry {
    fn enter(self, review: &mut Review) -> Result<()> {
        let unreadable = || StoreError::Unreadable { what: self.field.as_str() };
        match (self.field, self.item.clone()) {
            (Field::Mark, Some(item)) => {
                let centi = self.value.parse().map_err(|_| unreadable())?;
                review.marks.insert(item, Centi(centi));
            }
            (Field::Gate, Some(item)) => {
                review.gates.insert(item, self.value == super::entry::YES);
            }
            (Field::Comment, Some(item)) => {
                review.comments.insert(item, self.value);
            }
            (Field::Recommendation, None) => review.recommendation = Some(self.value),
            (Field::Overall, None) => review.overall = self.value,
            (Field::Unable, None) => review.unable = Some(self.value),
            (Field::Recused, None) => {
                let reason = RecusalReason::from_word(&self.value).ok_or_else(unreadable)?;
                review.recused = Some(reason);
            }
            _ => return Err(unreadable()),
        }
        Ok(())
    }
}
