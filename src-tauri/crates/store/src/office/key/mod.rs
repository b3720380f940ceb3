//! The office's keys: signing keys as encrypted OpenSSH private keys, its clerks' personal keys, and the age
//! recipients that bundles from below are encrypted to (`formats.md` §6). No key is used here.

use std::collections::BTreeSet;

use rusqlite::Row;

use super::{OfficeReader, OfficeTx};
use crate::words::{Known, words};
use crate::{Result, rows};

words! {
    /// What a key is for.
    KeyPurpose {
        /// The office's signature on bundles.
        Signing = "signing",
        /// A clerk's personal key.
        Clerk = "clerk",
    }
}

/// A key pair of the office or of one of its clerks.
#[derive(Clone, PartialEq, Eq)]
pub struct OfficeKey {
    /// What it is for.
    pub purpose: KeyPurpose,
    /// Whose it is: a clerk's name, or empty for the office.
    pub owner: String,
    /// `ssh-ed25519 …`, one line.
    pub public_openssh: String,
    /// Encrypted OpenSSH private key.
    pub private_pem: String,
    /// Fingerprint of the public key.
    pub fingerprint: String,
}

/// An age recipient of the office with its identity.
#[derive(Clone, PartialEq, Eq)]
pub struct Recipient {
    /// `age1…`.
    pub recipient: String,
    /// `AGE-SECRET-KEY-1…`.
    pub identity: String,
}

impl OfficeReader<'_> {
    /// The keys for a purpose, oldest first.
    pub fn keys(&self, purpose: KeyPurpose) -> Result<Vec<OfficeKey>> {
        rows::all(self.conn, include_str!("list.sql"), [purpose], map)
    }

    /// Fingerprints of the keys that are no longer used.
    pub fn retired_keys(&self) -> Result<BTreeSet<String>> {
        let rows = rows::all(self.conn, include_str!("retired.sql"), [], |r| Ok(r.get(0)?))?;
        Ok(rows.into_iter().collect())
    }

    /// The recipients, oldest first.
    pub fn recipients(&self) -> Result<Vec<Recipient>> {
        rows::all(self.conn, include_str!("recipients.sql"), [], |r| {
            Ok(Recipient { recipient: r.get("recipient")?, identity: r.get("identity")? })
        })
    }
}

impl OfficeTx<'_> {
    /// Keeps a key.
    pub fn put_key(&self, key: &OfficeKey) -> Result<Known> {
        let row = (
            &key.fingerprint,
            key.purpose,
            &key.owner,
            &key.public_openssh,
            &key.private_pem,
            &self.act.at,
        );
        Ok(Known::from_rows(self.conn.execute(include_str!("put.sql"), row)?))
    }

    /// Writes down that a key is no longer used; it stays, because what it signed stays.
    pub fn retire_key(&self, fingerprint: &str) -> Result<Known> {
        let row = (fingerprint, &self.act.at);
        Ok(Known::from_rows(self.conn.execute(include_str!("retire.sql"), row)?))
    }

    /// Keeps a recipient.
    pub fn put_recipient(&self, r: &Recipient) -> Result<Known> {
        let row = (&r.recipient, &r.identity, &self.act.at);
        Ok(Known::from_rows(self.conn.execute(include_str!("put_recipient.sql"), row)?))
    }
}

fn map(row: &Row<'_>) -> Result<OfficeKey> {
    Ok(OfficeKey {
        purpose: row.get("purpose")?,
        owner: row.get("owner")?,
        public_openssh: row.get("public_openssh")?,
        private_pem: row.get("private_pem")?,
        fingerprint: row.get("fingerprint")?,
    })
}
