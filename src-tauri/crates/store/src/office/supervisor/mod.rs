//! A supervisor's entry (`formats.md` §6): a second passphrase that opens an office file for reading only. The
//! document itself knows nothing of it; its key lies sealed in a file beside it ([`sidecar`]). Only who opened
//! the document for writing gives or takes an entry, and each of that is an act in the audit log.
//!
//! What this does not hold: whoever has the passphrase of an entry has the key of the document, and other
//! software could write with it. What it writes is missing from the audit chain, or shows in it.

mod sidecar;

use std::path::Path;

use super::{KIND, Office};
use crate::audit::Act;
use crate::document::Document;
use crate::kdf::{self, Salt, Secret};
use crate::{Result, StoreError, open};

use sidecar::{Entry, MOST, Sidecar};

/// Longest name of a supervisor, in characters.
const LONGEST_NAME: usize = 100;

impl Office {
    /// Lets `name` in under `passphrase`, for reading. `salt` and `nonce` are fresh random bytes. The row of
    /// `act` is written first: an entry without one cannot come about.
    ///
    /// # Errors
    /// [`StoreError::ReadOnly`]; [`StoreError::State`] `entry_name` for a name that is empty or too long,
    /// `entry_known` for one that is there, `entry_is_owner` if the passphrase is that of the document,
    /// `too_many_entries`, or `entries_damaged` if the file beside the document cannot be read; what the system
    /// reports.
    pub fn grant_entry(
        &mut self,
        act: &Act,
        (name, passphrase): (&str, &str),
        (salt, nonce): (Salt, [u8; 12]),
    ) -> Result<()> {
        self.refuse_if_read_only()?;
        if name.trim().is_empty() || name.chars().count() > LONGEST_NAME {
            return Err(StoreError::state("entry_name"));
        }
        let path = self.document.path().to_owned();
        let mut sidecar = Sidecar::read(&path)?;
        if sidecar.entries.iter().any(|entry| entry.name == name) {
            return Err(StoreError::state("entry_known"));
        }
        if sidecar.entries.len() >= MOST {
            return Err(StoreError::state("too_many_entries"));
        }
        if self.is_owned_by(passphrase)? {
            return Err(StoreError::state("entry_is_owner"));
        }
        let entry = Entry::seal((name, passphrase), self.document.key(), (&salt, &nonce))?;
        sidecar.entries.push(entry);
        self.change(act, |_| Ok(()))?;
        sidecar.write(&path)
    }

    /// Takes the entry of `name` away. Who kept a copy of the file beside the document, or of the document's
    /// key, can still read copies of the document.
    ///
    /// # Errors
    /// [`StoreError::ReadOnly`]; [`StoreError::State`] `entry_unknown` or `entries_damaged`; what the system
    /// reports.
    pub fn revoke_entry(&mut self, act: &Act, name: &str) -> Result<()> {
        self.refuse_if_read_only()?;
        let path = self.document.path().to_owned();
        let mut sidecar = Sidecar::read(&path)?;
        let before = sidecar.entries.len();
        sidecar.entries.retain(|entry| entry.name != name);
        if sidecar.entries.len() == before {
            return Err(StoreError::state("entry_unknown"));
        }
        self.change(act, |_| Ok(()))?;
        sidecar.write(&path)
    }

    /// The names of those who have an entry to the office file at `path`, oldest first. They stand there
    /// readable for everyone who has the file. [`StoreError::State`] `entries_damaged`.
    pub fn entries(path: &Path) -> Result<Vec<String>> {
        Ok(Sidecar::read(path)?.entries.into_iter().map(|entry| entry.name).collect())
    }

    /// Whose entry this office was opened by; `None` if it was opened with its own passphrase.
    pub fn entered_by(&self) -> Option<&str> {
        self.entered_by.as_deref()
    }

    /// The office file at `path` through the entry that opens under `secret`, if one does. Trouble with the
    /// file of entries is no trouble here: `failed` is what the owner is told then.
    pub(super) fn enter(path: &Path, secret: &Secret<'_>, failed: StoreError) -> Result<Self> {
        let Secret::Passphrase(passphrase) = secret else { return Err(failed) };
        let (Ok(sidecar), Ok(salt)) = (Sidecar::read(path), open::look(path)) else {
            return Err(failed);
        };
        let opened = |entry: &Entry| Some((entry.name.clone(), entry.open(passphrase, &salt)?));
        let Some((name, key)) = sidecar.entries.iter().find_map(opened) else {
            return Err(failed);
        };
        let document = Document::open_read_only(path, &Secret::Raw(&key), &KIND)?;
        Ok(Self { document, entered_by: Some(name) })
    }

    fn refuse_if_read_only(&self) -> Result<()> {
        if self.is_read_only() { Err(StoreError::ReadOnly) } else { Ok(()) }
    }

    /// Whether `passphrase` opens the document itself.
    fn is_owned_by(&self, passphrase: &str) -> Result<bool> {
        let (key, salt) = self.document.key();
        for version in kdf::to_try() {
            if kdf::derive(passphrase, salt, *version)?.bytes() == key.bytes() {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
