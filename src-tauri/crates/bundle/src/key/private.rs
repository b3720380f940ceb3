//! A private key and its file, an encrypted OpenSSH private key. It is never printed and never
//! written unencrypted, and what a file says of its public half is not believed. Follows
//! `formats.md` §6.

use std::fmt;

use base64ct::{Base64, Encoding};
use ed25519_dalek::{Signer as _, SigningKey};
use ssh_key::{
    Cipher, Kdf, LineEnding,
    private::{Ed25519Keypair, Ed25519PrivateKey, KeypairData},
    public::Ed25519PublicKey,
};
use zeroize::Zeroizing;

use super::{MAX_KEY_FILE, PublicKey, Signer};
use crate::{
    fault::Fault,
    sshsig::{self, ED25519},
    wire::Wire,
};

/// Rounds of bcrypt-pbkdf for key files that we write: what ssh-keygen took until OpenSSH 9.3. A
/// debug build takes few, so that tests do not wait.
pub const BCRYPT_ROUNDS: u32 = if cfg!(debug_assertions) { 2 } else { 16 };

/// The most rounds that a foreign key file may ask for; more would only keep the machine busy.
pub const MAX_BCRYPT_ROUNDS: u32 = 64;

/// An Ed25519 private key; its memory is cleared when it is dropped.
pub struct PrivateKey(SigningKey);

/// Why a private key file could not be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyFault {
    /// The passphrase is not the one it was encrypted with.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// It is encrypted, and no passphrase was given.
    #[error("encrypted, and no passphrase was given")]
    NeedsPassphrase,
    /// A key of another algorithm.
    #[error("not an Ed25519 key")]
    NotEd25519,
    /// It asks for more than [`MAX_BCRYPT_ROUNDS`].
    #[error("asks for too many rounds")]
    TooManyRounds,
    /// It is encrypted in a way that is not read here: 3DES.
    #[error("encrypted with a cipher that is not read")]
    Cipher,
    /// Not an OpenSSH private key, not an encrypted one where it must be, or one whose public half is another's.
    #[error("not the OpenSSH private key that was expected, or damaged")]
    Malformed,
}

impl PrivateKey {
    /// The key of a random seed.
    #[must_use]
    pub fn from_seed(seed: [u8; 32]) -> Self {
        let seed = Zeroizing::new(seed);
        Self(SigningKey::from_bytes(&seed))
    }

    /// The key as an OpenSSH private key file: aes256-ctr, bcrypt-pbkdf with [`BCRYPT_ROUNDS`].
    /// `salt16` and `checkint` must be random and used once.
    ///
    /// # Errors
    /// [`Fault::Io`] for an empty passphrase or a comment that does not fit.
    pub fn to_encrypted_openssh(
        &self,
        passphrase: &str,
        salt16: [u8; 16],
        checkint: u32,
        comment: &str,
    ) -> Result<String, Fault> {
        let keypair = Ed25519Keypair {
            public: Ed25519PublicKey(self.0.verifying_key().to_bytes()),
            private: Ed25519PrivateKey::from_bytes(self.0.as_bytes()),
        };
        let kdf = Kdf::Bcrypt { salt: salt16.to_vec(), rounds: BCRYPT_ROUNDS };
        let pem = ssh_key::PrivateKey::new(KeypairData::Ed25519(keypair), comment)
            .and_then(|key| key.encrypt_with(Cipher::Aes256Ctr, kdf, checkint, passphrase))
            .and_then(|key| key.to_openssh(LineEnding::LF));
        match pem {
            Ok(pem) => Ok(pem.to_string()),
            Err(error) => Err(std::io::Error::other(error).into()),
        }
    }

    /// Reads an encrypted OpenSSH private key file of at most 16 KiB.
    ///
    /// # Errors
    /// See [`KeyFault`]. Rounds are looked at before anything is derived.
    pub fn from_encrypted_openssh(pem: &str, passphrase: &str) -> Result<Self, KeyFault> {
        let file = parse(pem)?;
        if file.cipher().is_none() {
            return Err(KeyFault::Malformed);
        }
        Self::of(&file, Some(passphrase))
    }

    /// Reads a key that somebody has already: an OpenSSH private key file of at most 16 KiB, encrypted
    /// or not. For an unencrypted one the passphrase is not looked at, as by `ssh-keygen`.
    ///
    /// # Errors
    /// See [`KeyFault`]. Rounds are looked at before anything is derived.
    pub fn from_openssh(pem: &str, passphrase: Option<&str>) -> Result<Self, KeyFault> {
        Self::of(&parse(pem)?, passphrase)
    }

    fn of(file: &ssh_key::PrivateKey, passphrase: Option<&str>) -> Result<Self, KeyFault> {
        let unlocked = unlock(file, passphrase)?;
        let opened = unlocked.as_ref().unwrap_or(file).key_data();
        let key = Self::from_seed(opened.ed25519().ok_or(KeyFault::NotEd25519)?.private.to_bytes());
        // The file states the public half twice; neither is believed, it is derived.
        let stated = file.public_key().key_data().ed25519().ok_or(KeyFault::NotEd25519)?;
        let derived = key.0.verifying_key().to_bytes();
        if derived == stated.0 { Ok(key) } else { Err(KeyFault::Malformed) }
    }
}

fn parse(pem: &str) -> Result<ssh_key::PrivateKey, KeyFault> {
    const OLDER: [&str; 3] = ["RSA", "EC", "DSA"];
    if pem.len() > MAX_KEY_FILE {
        return Err(KeyFault::Malformed);
    }
    let of_older = |kind| pem.starts_with(&format!("-----BEGIN {kind} PRIVATE KEY-----"));
    if OLDER.into_iter().any(of_older) {
        return Err(KeyFault::NotEd25519);
    }
    if algorithm(pem).ok_or(KeyFault::Malformed)? != ED25519 {
        return Err(KeyFault::NotEd25519);
    }
    ssh_key::PrivateKey::from_openssh(pem).map_err(|_| KeyFault::Malformed)
}

/// The key decrypted; `None` for a file that is not encrypted.
fn unlock(
    file: &ssh_key::PrivateKey,
    passphrase: Option<&str>,
) -> Result<Option<ssh_key::PrivateKey>, KeyFault> {
    match (file.cipher(), file.kdf()) {
        (Cipher::None, Kdf::None) => return Ok(None),
        (Cipher::TDesCbc, _) => return Err(KeyFault::Cipher),
        (Cipher::None, _) | (_, Kdf::Bcrypt { rounds: 0, .. }) => return Err(KeyFault::Malformed),
        (_, Kdf::Bcrypt { rounds: 1..=MAX_BCRYPT_ROUNDS, .. }) => {}
        (_, Kdf::Bcrypt { .. }) => return Err(KeyFault::TooManyRounds),
        _ => return Err(KeyFault::Malformed),
    }
    let passphrase = passphrase.ok_or(KeyFault::NeedsPassphrase)?;
    file.decrypt(passphrase).map(Some).map_err(|error| match error {
        // The two check integers or the tag of the cipher differ: what came out is noise.
        ssh_key::Error::Crypto => KeyFault::WrongPassphrase,
        _ => KeyFault::Malformed,
    })
}

/// The algorithm that a private key file names (OpenSSH, PROTOCOL.key). `ssh-key` cannot say: built
/// without the other algorithms, it takes their files for damaged ones.
fn algorithm(pem: &str) -> Option<Vec<u8>> {
    let body = pem.trim_end().strip_prefix("-----BEGIN OPENSSH PRIVATE KEY-----")?;
    let body = body.strip_suffix("-----END OPENSSH PRIVATE KEY-----")?;
    let body = Zeroizing::new(body.replace(['\r', '\n'], ""));
    let file = Zeroizing::new(Base64::decode_vec(&body).ok()?);
    let mut fields = Wire(file.strip_prefix(b"openssh-key-v1\0")?);
    let (_cipher, _kdf, _options) = (fields.string()?, fields.string()?, fields.string()?);
    let _keys = fields.u32()?;
    Wire(fields.string()?).string().map(<[u8]>::to_vec)
}

impl Signer for PrivateKey {
    fn suite(&self) -> &'static str {
        crate::bag::SUITE
    }

    fn public(&self) -> PublicKey {
        PublicKey::derived(self.0.verifying_key())
    }

    fn sign(&self, namespace: &str, message: &[u8]) -> Result<Vec<u8>, Fault> {
        let sign = |data: &[u8]| self.0.sign(data).to_bytes();
        Ok(sshsig::write(self.public(), namespace, message, sign))
    }
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PrivateKey(of {:?})", self.public())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(key: &PrivateKey) -> String {
        key.to_encrypted_openssh("口令 one", [3; 16], 7, "clerk").unwrap()
    }

    #[test]
    fn a_key_file_opens_with_its_passphrase_only() {
        let key = PrivateKey::from_seed([9; 32]);
        let again = PrivateKey::from_encrypted_openssh(&file(&key), "口令 one").unwrap();
        assert_eq!(again.public(), key.public());
        let wrong = PrivateKey::from_encrypted_openssh(&file(&key), "口令 two");
        assert_eq!(wrong.unwrap_err(), KeyFault::WrongPassphrase);
    }

    #[test]
    fn an_empty_passphrase_writes_no_key() {
        let key = PrivateKey::from_seed([9; 32]);
        assert_eq!(key.to_encrypted_openssh("", [3; 16], 7, "").unwrap_err().code(), "S01");
    }

    #[test]
    fn a_file_that_asks_for_65_rounds_is_not_tried() {
        let keypair = Ed25519Keypair {
            public: Ed25519PublicKey(*PrivateKey::from_seed([9; 32]).public().as_bytes()),
            private: Ed25519PrivateKey::from_bytes(&[9; 32]),
        };
        let open = ssh_key::PrivateKey::new(KeypairData::Ed25519(keypair), "").unwrap();
        let locked = |rounds| {
            let kdf = Kdf::Bcrypt { salt: vec![1; 16], rounds };
            let locked = open.encrypt_with(Cipher::Aes256Ctr, kdf, 1, "p").unwrap();
            locked.to_openssh(LineEnding::LF).unwrap()
        };
        let read = |pem: &str| PrivateKey::from_encrypted_openssh(pem, "p").map(|key| key.public());
        assert_eq!(read(&locked(65)), Err(KeyFault::TooManyRounds));
        assert!(read(&locked(64)).is_ok());
        let open = open.to_openssh(LineEnding::LF).unwrap();
        assert_eq!(read(&open), Err(KeyFault::Malformed));
        let import = |pem: &str, p| PrivateKey::from_openssh(pem, p).map(|key| key.public());
        assert_eq!(import(&locked(65), Some("p")), Err(KeyFault::TooManyRounds));
        assert_eq!(import(&locked(65), None), Err(KeyFault::TooManyRounds));
        assert_eq!(import(&locked(4), None), Err(KeyFault::NeedsPassphrase));
        assert_eq!(import(&open, None), read(&locked(4)));
    }

    #[test]
    fn a_file_whose_public_half_is_anothers_is_refused() {
        let keypair = Ed25519Keypair {
            public: Ed25519PublicKey(*PrivateKey::from_seed([8; 32]).public().as_bytes()),
            private: Ed25519PrivateKey::from_bytes(&[9; 32]),
        };
        let kdf = Kdf::Bcrypt { salt: vec![1; 16], rounds: 1 };
        let open = ssh_key::PrivateKey::new(KeypairData::Ed25519(keypair), "").unwrap();
        let locked = open.encrypt_with(Cipher::Aes256Ctr, kdf, 1, "p").unwrap();
        for file in [open, locked] {
            let pem = file.to_openssh(LineEnding::LF).unwrap();
            let read = PrivateKey::from_openssh(&pem, Some("p"));
            assert_eq!(read.unwrap_err(), KeyFault::Malformed);
        }
    }

    #[test]
    fn damaged_key_files_are_refused() {
        let pem = file(&PrivateKey::from_seed([9; 32]));
        for at in 0..pem.len() {
            assert!(
                PrivateKey::from_encrypted_openssh(&pem[..at], "口令 one").is_err()
                    || at + 1 == pem.len()
            );
        }
    }

    #[test]
    fn debug_shows_the_public_half_only() {
        let shown = format!("{:?}", PrivateKey::from_seed([9; 32]));
        assert!(shown.starts_with("PrivateKey(of PublicKey(SHA256:"));
    }
}
