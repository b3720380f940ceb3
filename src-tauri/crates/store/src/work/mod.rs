//! The expert's work file (`.hjw`): one batch, the expert's key, entries and seals (`formats.md` §4, §6, §8).
//! What may be entered is judged by `review::sheet` before it comes here; this file keeps it, its history and
//! its audit rows, and lets nothing be entered after a seal.

mod entry;
mod note;
mod read;
mod seal;
mod slip;

use std::ops::Deref;
use std::path::Path;

use rusqlite::Connection;

use crate::audit::{self, Act};
use crate::batch::{self, Batch, BatchHead};
use crate::document::{Document, Seed};
use crate::history;
use crate::kdf::Secret;
use crate::open::Kind;
use crate::words::{Anchor, Mode, words};
use crate::{Result, attachment, foreign};

pub use note::Note;
pub use read::{SigningKey, WorkReader};
pub use seal::Seal;
pub use slip::{ReturnRow, SlipRow};

/// What marks a work file: `HJWK`.
pub const KIND: Kind = Kind {
    application_id: 0x484A_574B,
    user_version: 1,
    schema: &[
        audit::CREATE,
        batch::CONTENT,
        attachment::CREATE,
        history::CREATE,
        include_str!("create_v1.sql"),
        note::CREATE,
        include_str!("seal_v1.sql"),
        slip::CREATE,
    ],
};

words! {
    /// What an expert declares before scoring.
    Declaration {
        /// The pledge (承诺).
        Pledge = "pledge",
        /// No recusals to declare.
        NoRecusals = "no_recusals",
    }
}

/// Where the content of a work file comes from: exact bytes as they were verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Real or rehearsal.
    pub mode: Mode,
    /// Id of the edition.
    pub edition: String,
    /// The secretariat's fingerprint, 30 digits.
    pub anchor_digits: String,
    /// How far it was proven.
    pub anchor: Anchor,
    /// `assignment.json`.
    pub assignment: Vec<u8>,
    /// `criteria.json`.
    pub criteria: Vec<u8>,
    /// `receipt.hjb`.
    pub receipt: Vec<u8>,
    /// The batch's bag-info, manifests and signatures, as JSON.
    pub batch_stub: String,
    /// When the work file was made.
    pub created_at: String,
    /// By which version of the program.
    pub app_version: String,
}

/// An open work file.
pub struct WorkFile(Document);

impl WorkFile {
    /// Creates `path` from a verified batch: its nominations and attachments are copied in one transaction
    /// with `origin` and the first audit row. Nothing is left behind on failure.
    ///
    /// # Errors
    /// [`crate::StoreError::Exists`], [`crate::StoreError::Full`], what [`Batch::nominations`] finds;
    /// [`crate::StoreError::Refused`] if a row or a page of the batch is not what it should be.
    pub fn create_from_batch(
        path: &Path,
        (secret, seed): (&Secret<'_>, &Seed),
        batch: &Batch,
        origin: &Origin,
        act: &Act,
    ) -> Result<Self> {
        batch.nominations()?;
        let fill = |conn: &Connection| {
            put_meta(conn, batch.head(), origin)?;
            let brought = conn.execute_batch(include_str!("bring.sql"));
            brought.map_err(|e| foreign::refused(e.into()))
        };
        Document::create(path, (secret, seed), &KIND, act, Some(batch.source()), fill).map(Self)
    }

    /// Opens the work file at `path`. Errors: see [`crate::StoreError`].
    pub fn open(path: &Path, secret: &Secret<'_>) -> Result<Self> {
        Document::open(path, secret, &KIND).map(Self)
    }

    /// Opens the work file at `path` beside whoever holds it: every change is refused with
    /// [`crate::StoreError::ReadOnly`]. Errors: see [`crate::StoreError`].
    pub fn open_read_only(path: &Path, secret: &Secret<'_>) -> Result<Self> {
        Document::open_read_only(path, secret, &KIND).map(Self)
    }

    /// Whether it was opened for reading beside whoever holds it.
    pub fn is_read_only(&self) -> bool {
        self.0.is_read_only()
    }

    /// The reading handle.
    pub fn read(&self) -> WorkReader<'_> {
        WorkReader::new(self.0.conn())
    }

    /// The one door to a change; see [`crate::office::Office::change`].
    pub fn change<T>(&mut self, act: &Act, f: impl FnOnce(&WorkTx<'_>) -> Result<T>) -> Result<T> {
        self.0.change(act, |conn| f(&WorkTx { reader: WorkReader::new(conn), act }))
    }

    /// Brings everything into the one file and closes it.
    pub fn close(self) -> Result<()> {
        self.0.close()
    }
}

/// The writing handle inside a change; reads like a [`WorkReader`].
pub struct WorkTx<'a> {
    reader: WorkReader<'a>,
    act: &'a Act,
}

impl<'a> Deref for WorkTx<'a> {
    type Target = WorkReader<'a>;
    fn deref(&self) -> &WorkReader<'a> {
        &self.reader
    }
}

impl WorkTx<'_> {
    /// Keeps the expert's key. There is one for an issue (`formats.md` §6): a second is refused.
    pub fn put_key(&self, key: &SigningKey) -> Result<()> {
        let row = (&key.public_openssh, &key.private_pem, &key.fingerprint, &self.act.at);
        if self.key()?.is_some() {
            return Err(crate::StoreError::state("key_known"));
        }
        self.conn().execute(include_str!("put_key.sql"), row)?;
        Ok(())
    }

    /// Keeps a declaration at the time of the act; one of each kind.
    pub fn declare(&self, kind: Declaration) -> Result<()> {
        self.refuse_if_sealed()?;
        if self.declarations()?.iter().any(|(known, _)| *known == kind) {
            return Err(crate::StoreError::state("declared"));
        }
        self.conn().execute(include_str!("put_declaration.sql"), (kind, &self.act.at))?;
        Ok(())
    }
}

fn put_meta(conn: &Connection, head: &BatchHead, origin: &Origin) -> Result<()> {
    conn.execute(
        include_str!("put_meta.sql"),
        (
            origin.mode,
            &origin.edition,
            head.batch.as_str(),
            head.issue,
            head.expert.as_str(),
            head.track.as_str(),
            head.mac_secret.as_slice(),
            &origin.anchor_digits,
            origin.anchor,
            &origin.assignment,
            &origin.criteria,
            &origin.receipt,
            &origin.batch_stub,
            &origin.created_at,
            &origin.app_version,
        ),
    )?;
    Ok(())
}
