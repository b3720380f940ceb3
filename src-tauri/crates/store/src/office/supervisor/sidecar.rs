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

#[cfg(test)]
mod tests {
    use super::*;

    fn counted<const N: usize>(from: u8) -> [u8; N] {
        std::array::from_fn(|i| from + u8::try_from(i).unwrap())
    }

    /// Reference: Python `cryptography` 48, `Argon2id(salt=bytes(range(16)), length=32, iterations=3, lanes=4,
    /// memory_cost=131072)` and `ChaCha20Poly1305.encrypt(bytes(range(32, 44)), bytes(range(128, 160)),
    /// b"hengjian/entries/v1\n" + bytes(range(64, 80)) + name)`.
    fn entry() -> Entry {
        Entry {
            name: "监督员甲".to_owned(),
            kdf: "argon2id-v1".to_owned(),
            salt: "000102030405060708090a0b0c0d0e0f".to_owned(),
            nonce: "202122232425262728292a2b".to_owned(),
            key: "99f980cc0aee884d75ac75478a1661367d67c849c4288546cda398308be0cbb4\
                  2d54fb951896b7f49ceaae1448c2cfad"
                .to_owned(),
        }
    }

    #[test]
    fn an_entry_that_another_program_sealed_opens() {
        let opened = entry().open("口令 一二三", &counted(64)).unwrap();
        assert_eq!(opened.bytes(), &counted(128));
    }

    #[test]
    fn an_entry_opens_under_no_other_passphrase_name_or_document_and_no_changed_byte() {
        assert!(entry().open("口令 一二四", &counted(64)).is_none());
        assert!(entry().open("口令 一二三", &counted(65)).is_none());
        let changed: [fn(&mut Entry); 6] = [
            |e| e.name.push('乙'),
            |e| e.kdf = "argon2id-v9".to_owned(),
            |e| e.salt.replace_range(0..1, "f"),
            |e| e.nonce.replace_range(0..1, "f"),
            |e| e.key.replace_range(0..1, "f"),
            |e| e.key.make_ascii_uppercase(),
        ];
        for change in changed {
            let mut entry = entry();
            change(&mut entry);
            assert!(entry.open("口令 一二三", &counted(64)).is_none());
        }
    }

    #[test]
    fn hexadecimal_is_read_whole_or_not_at_all() {
        assert_eq!(unhex::<2>("0aff"), Some([10, 255]));
        for wrong in ["0af", "0aff0", "0aff00", "0AFF", "+aff", "", "文字"] {
            assert_eq!(unhex::<2>(wrong), None, "{wrong}");
        }
    }
}
