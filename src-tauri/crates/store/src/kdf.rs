//! From a passphrase to the key of a document: Argon2id with the 16-byte salt in the file's header, by a
//! closed list of parameter versions (`formats.md` §6). No randomness is made here, and nothing weaker
//! than version 1 exists in a release build.

use argon2::{Algorithm, Argon2, Params, Version};
use zeroize::{Zeroize, Zeroizing};

use crate::digest::hex;
use crate::{Result, StoreError};

/// The first 16 bytes of a document: public, random, made once by the caller.
pub type Salt = [u8; 16];

/// The 256-bit key of a document or of a `batch.db`. Wiped when dropped, never printed.
#[derive(Clone)]
pub struct RawKey(Zeroizing<[u8; 32]>);

impl RawKey {
    /// The key of these bytes.
    pub fn new(mut bytes: [u8; 32]) -> Self {
        let key = Self(Zeroizing::new(bytes));
        bytes.zeroize();
        key
    }

    /// The bytes, for the one who seals them.
    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The key specification of SQLCipher with an explicit salt: `x'<64 hex><32 hex>'`.
    pub(crate) fn specification(&self, salt: &Salt) -> Zeroizing<String> {
        let (key, salt) = (Zeroizing::new(hex(self.0.as_slice())), hex(salt));
        Zeroizing::new(format!("x'{}{salt}'", key.as_str()))
    }
}

impl std::fmt::Debug for RawKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RawKey(…)")
    }
}

/// What opens a document.
#[derive(Clone, Copy)]
pub enum Secret<'a> {
    /// What a person types; its UTF-8 bytes as they are.
    Passphrase(&'a str),
    /// A key that was derived before.
    Raw(&'a RawKey),
}

/// The parameter sets. A document does not name its own: opening tries them, newest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KdfVersion {
    /// m = 128 MiB, t = 3, p = 4.
    V1,
    /// m = 64 KiB, t = 1, p = 1: for tests of debug builds only.
    #[cfg(debug_assertions)]
    V0,
}

impl KdfVersion {
    /// The name of the version, where a file has room for one.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::V1 => "argon2id-v1",
            #[cfg(debug_assertions)]
            Self::V0 => "argon2id-v0",
        }
    }

    /// The version of that name.
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        to_try().iter().copied().find(|version| version.as_str() == word)
    }

    fn params(self) -> std::result::Result<Params, argon2::Error> {
        match self {
            Self::V1 => Params::new(128 * 1024, 3, 4, Some(32)),
            #[cfg(debug_assertions)]
            Self::V0 => Params::new(64, 1, 1, Some(32)),
        }
    }
}

/// The parameters of a new document: version 1, or in a debug build version 0 if `HENGJIAN_CHEAP_KDF=1`.
pub fn for_new_documents() -> KdfVersion {
    #[cfg(debug_assertions)]
    if is_cheap() {
        return KdfVersion::V0;
    }
    KdfVersion::V1
}

/// The versions that opening tries, in order.
pub(crate) fn to_try() -> &'static [KdfVersion] {
    #[cfg(debug_assertions)]
    return if is_cheap() {
        &[KdfVersion::V0, KdfVersion::V1]
    } else {
        &[KdfVersion::V1, KdfVersion::V0]
    };
    #[cfg(not(debug_assertions))]
    return &[KdfVersion::V1];
}

#[cfg(debug_assertions)]
fn is_cheap() -> bool {
    std::env::var_os("HENGJIAN_CHEAP_KDF").is_some_and(|v| v == "1")
}

/// The key of `passphrase` and `salt`. Takes a third of a second and 128 MiB in version 1.
pub fn derive(passphrase: &str, salt: &Salt, version: KdfVersion) -> Result<RawKey> {
    let mut key = Zeroizing::new([0_u8; 32]);
    version
        .params()
        .map(|p| Argon2::new(Algorithm::Argon2id, Version::V0x13, p))
        .and_then(|a| a.hash_password_into(passphrase.as_bytes(), salt, key.as_mut_slice()))
        .map_err(|_| StoreError::state("kdf"))?;
    Ok(RawKey(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reference: `argon2-cffi` 25.1 (the C reference implementation),
    /// `hash_secret_raw(b"correct horse", bytes(range(16)), 3, 131072, 4, 32, Type.ID)`.
    #[test]
    fn version_one_agrees_with_the_reference_implementation() {
        let salt: Salt = std::array::from_fn(|i| u8::try_from(i).unwrap());
        let key = derive("correct horse", &salt, KdfVersion::V1).unwrap();
        assert_eq!(
            hex(key.0.as_slice()),
            "0c1ebfaa0fdd36a5f960811e2b05844d002ebeb031b9f448a9d0cc0762a8e5e0"
        );
    }

    #[test]
    fn a_key_is_never_printed() {
        assert_eq!(format!("{:?}", RawKey::new([7; 32])), "RawKey(…)");
    }
}
