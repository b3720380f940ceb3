//! The file beside an office file that holds its key, sealed once for each supervisor. It is read strictly and
//! believed in nothing: an entry either opens under a passphrase or it does not. No name, time or right is
//! taken from it.
//!
//! # Format
//!
//! `<office file>.entries`, UTF-8, one JSON object:
//! ```text
//! {"type":"hengjian/entries/v1","entries":[
//!   {"name":"…","kdf":"argon2id-v1","salt":"<32 hex>","nonce":"<24 hex>","key":"<96 hex>"}]}
//! ```
//! `key` = ChaCha20-Poly1305 (RFC 8439) of the document's 32-byte raw key, under Argon2id(passphrase, `salt`)
//! with the parameters of that version ([`crate::kdf`]), `nonce`, and as associated data
//! `"hengjian/entries/v1\n" ‖ the 16-byte salt in the document's header ‖ name as UTF-8`. So an entry opens this
//! document only, and under no other name.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::Path;

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{ChaCha20Poly1305, KeyInit, Nonce};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::digest::hex;
use crate::kdf::{self, KdfVersion, RawKey, Salt};
use crate::lock::beside;
use crate::open::Unfinished;
use crate::{Result, StoreError};

/// Behind the whole name of the office file.
const SUFFIX: &str = ".entries";
const TYPE: &str = "hengjian/entries/v1";
/// Far more than [`MOST`] entries need.
const LONGEST: u64 = 64 * 1024;
/// Most entries: each costs a key derivation when somebody mistypes.
pub(super) const MOST: usize = 16;

/// The entries of an office file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sidecar {
    r#type: String,
    pub(super) entries: Vec<Entry>,
}

/// The document's key, sealed for one supervisor.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    pub(super) name: String,
    kdf: String,
    salt: String,
    nonce: String,
    key: String,
}

impl Sidecar {
    /// What lies beside `office`; without a file there is no entry. [`StoreError::State`] `entries_damaged`.
    pub(super) fn read(office: &Path) -> Result<Self> {
        let file = match File::open(beside(office, SUFFIX)) {
            Ok(file) => file,
            Err(e) if e.kind() == ErrorKind::NotFound => {
                return Ok(Self { r#type: TYPE.to_owned(), entries: Vec::new() });
            }
            Err(e) => return Err(e.into()),
        };
        let mut bytes = Vec::new();
        file.take(LONGEST + 1).read_to_end(&mut bytes)?;
        let whole = u64::try_from(bytes.len()).is_ok_and(|n| n <= LONGEST);
        let found = serde_json::from_slice::<Self>(&bytes).ok();
        found
            .filter(|f| whole && f.r#type == TYPE && f.entries.len() <= MOST)
            .ok_or(StoreError::state("entries_damaged"))
    }

    /// Writes the file beside `office`: under another name, flushed, and only then in place of the old one.
    pub(super) fn write(&self, office: &Path) -> Result<()> {
        let text = serde_json::to_vec(self).map_err(|_| StoreError::state("entries_damaged"))?;
        let target = std::path::absolute(beside(office, SUFFIX))?;
        let part = beside(&target, ".part");
        if let Err(e) = fs::remove_file(&part)
            && e.kind() != ErrorKind::NotFound
        {
            return Err(e.into());
        }
        let unfinished = Unfinished::begin(&part)?;
        fs::write(&part, text)?;
        unfinished.keep()?;
        fs::rename(&part, &target)?;
        #[cfg(unix)]
        if let Some(folder) = target.parent() {
            File::open(folder)?.sync_all()?;
        }
        Ok(())
    }
}

impl Entry {
    /// Seals `key`, of the document with the salt `document`, for `name`. `salt` and `nonce` are fresh.
    pub(super) fn seal(
        (name, passphrase): (&str, &str),
        (key, document): (&RawKey, &Salt),
        (salt, nonce): (&Salt, &[u8; 12]),
    ) -> Result<Self> {
        let version = kdf::for_new_documents();
        let wrapping = kdf::derive(passphrase, salt, version)?;
        let bound = associated(document, name);
        let payload = Payload { msg: key.bytes(), aad: &bound };
        let sealed = cipher(&wrapping)
            .encrypt(Nonce::from_slice(nonce), payload)
            .map_err(|_| StoreError::state("kdf"))?;
        Ok(Self {
            name: name.to_owned(),
            kdf: version.as_str().to_owned(),
            salt: hex(salt),
            nonce: hex(nonce),
            key: hex(&sealed),
        })
    }

    /// The document's key, if this entry opens under `passphrase`. What cannot be read opens under none.
    pub(super) fn open(&self, passphrase: &str, document: &Salt) -> Option<RawKey> {
        let version = KdfVersion::from_word(&self.kdf)?;
        let (salt, nonce, sealed) =
            (unhex::<16>(&self.salt)?, unhex::<12>(&self.nonce)?, unhex::<48>(&self.key)?);
        let wrapping = kdf::derive(passphrase, &salt, version).ok()?;
        let bound = associated(document, &self.name);
        let payload = Payload { msg: &sealed, aad: &bound };
        let opened = cipher(&wrapping).decrypt(Nonce::from_slice(&nonce), payload).ok()?;
        let opened = Zeroizing::new(opened);
        opened.as_slice().try_into().ok().map(RawKey::new)
    }
}

fn cipher(wrapping: &RawKey) -> ChaCha20Poly1305 {
    ChaCha20Poly1305::new(wrapping.bytes().into())
}

/// What an entry is bound to.
fn associated(document: &Salt, name: &str) -> Vec<u8> {
    [TYPE.as_bytes(), b"\n", document, name.as_bytes()].concat()
}

/// `N` bytes from lower-case hexadecimal.
fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.bytes().any(|b| !matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
        return None;
    }
    let mut pairs = text.as_bytes().chunks_exact(2);
    let mut bytes = Vec::with_capacity(N);
    for pair in pairs.by_ref() {
        bytes.push(u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?);
    }
    pairs.remainder().is_empty().then_some(bytes)?.try_into().ok()
}
