//! Ed25519 keys: the public one as people and OpenSSH know it, the private one as an encrypted
//! OpenSSH file. A weak or non-canonical public key cannot be constructed; a private key is never
//! printed and never written unencrypted. Follows `formats.md` §2 and §6.

use std::fmt;

use base64ct::{Base64, Base64Unpadded, Encoding};
use ed25519_dalek::{Signer as _, SigningKey, VerifyingKey};
use ssh_key::{
    Cipher, Kdf, LineEnding,
    private::{Ed25519Keypair, Ed25519PrivateKey, KeypairData},
    public::Ed25519PublicKey,
};
use zeroize::Zeroizing;

use crate::{
    digest::Digest,
    fault::Fault,
    sshsig::{self, ED25519},
    wire::{Wire, put},
};

/// Rounds of bcrypt-pbkdf for key files that we write: what ssh-keygen took until OpenSSH 9.3. A
/// debug build takes few, so that tests do not wait.
pub const BCRYPT_ROUNDS: u32 = if cfg!(debug_assertions) { 2 } else { 16 };

/// The most rounds that a foreign key file may ask for; more would only keep the machine busy.
pub const MAX_BCRYPT_ROUNDS: u32 = 64;

const MAX_KEY_FILE: usize = 16 * 1024;

/// An Ed25519 public key: a canonical point that is not of small order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublicKey([u8; 32]);

impl PublicKey {
    /// The key of 32 raw bytes.
    ///
    /// # Errors
    /// A06 for bytes that are no point, are not its canonical encoding, or are of small order.
    pub fn from_bytes(bytes: [u8; 32]) -> Result<Self, Fault> {
        let point = VerifyingKey::from_bytes(&bytes).ok();
        // Decompression reduces what it reads; compressing again shows whether that was needed.
        let point = point.filter(|p| !p.is_weak() && p.to_edwards().compress().to_bytes() == bytes);
        match point {
            Some(_) => Ok(Self(bytes)),
            None => Err(Fault::finding("A06", "key", "weak, non-canonical or no point")),
        }
    }

    /// The key of an OpenSSH line: `ssh-ed25519 AAAA… comment`; the comment is dropped.
    ///
    /// # Errors
    /// A02 for anything else, A07 for another algorithm, A06 for a weak or non-canonical key.
    pub fn from_openssh(line: &str) -> Result<Self, Fault> {
        let malformed = |detail: &str| Fault::finding("A02", "key", detail);
        let line = line.strip_suffix('\n').unwrap_or(line);
        let line = line.strip_suffix('\r').unwrap_or(line);
        if line.len() > MAX_KEY_FILE || line.chars().any(char::is_control) {
            return Err(malformed("not one line"));
        }
        let mut parts = line.splitn(3, ' ');
        let (algorithm, base64) = (parts.next(), parts.next());
        let base64 = base64.ok_or_else(|| malformed("not a public key of OpenSSH"))?;
        if algorithm.map(str::as_bytes) != Some(ED25519) {
            return Err(Fault::finding("A07", "key", "another algorithm than ssh-ed25519"));
        }
        let blob = Base64::decode_vec(base64).map_err(|_| malformed("not Base64"))?;
        Self::from_blob(&blob)
    }

    /// The key of an SSH key blob.
    ///
    /// # Errors
    /// As [`PublicKey::from_openssh`].
    pub fn from_blob(blob: &[u8]) -> Result<Self, Fault> {
        let malformed = || Fault::finding("A02", "key", "not a key blob");
        let mut fields = Wire(blob);
        if fields.string().ok_or_else(malformed)? != ED25519 {
            return Err(Fault::finding("A07", "key", "another algorithm than ssh-ed25519"));
        }
        let bytes = fields.string().and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
        let bytes = bytes.filter(|_| fields.is_empty()).ok_or_else(malformed)?;
        Self::from_bytes(bytes)
    }

    /// Its 32 raw bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The SSH key blob, which fingerprints are taken of.
    #[must_use]
    pub fn blob(&self) -> Vec<u8> {
        let mut blob = Vec::with_capacity(51);
        put(&mut blob, ED25519);
        put(&mut blob, &self.0);
        blob
    }

    /// The OpenSSH line without a comment.
    #[must_use]
    pub fn to_openssh(&self) -> String {
        format!("ssh-ed25519 {}", Base64::encode_string(&self.blob()))
    }

    /// `SHA256:…` as `ssh-keygen -l` prints it.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let digest = Digest::of(&self.blob());
        format!("SHA256:{}", Base64Unpadded::encode_string(digest.as_bytes()))
    }

    /// The fingerprint as thirty digits, which people type and compare.
    #[must_use]
    pub fn digits(&self) -> String {
        Digest::of(&self.blob()).digits()
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({})", self.fingerprint())
    }
}

/// Something that signs: a private key here, a token or another suite later.
pub trait Signer {
    /// The `Suite` its signatures belong to.
    fn suite(&self) -> &'static str;

    /// The key that others verify with.
    fn public(&self) -> PublicKey;

    /// The armored SSHSIG of `message` under `namespace`.
    ///
    /// # Errors
    /// Whatever keeps the signer from signing.
    fn sign(&self, namespace: &str, message: &[u8]) -> Result<Vec<u8>, Fault>;
}

/// An Ed25519 private key; its memory is cleared when it is dropped.
pub struct PrivateKey(SigningKey);

/// Why a private key file could not be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyFault {
    /// The passphrase is not the one it was encrypted with.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// A key of another algorithm.
    #[error("not an Ed25519 key")]
    NotEd25519,
    /// It asks for more than [`MAX_BCRYPT_ROUNDS`].
    #[error("asks for too many rounds")]
    TooManyRounds,
    /// Not an encrypted OpenSSH private key, or one whose public half is another's.
    #[error("not an encrypted OpenSSH private key, or damaged")]
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
        if pem.len() > MAX_KEY_FILE {
            return Err(KeyFault::Malformed);
        }
        if algorithm(pem).ok_or(KeyFault::Malformed)? != ED25519 {
            return Err(KeyFault::NotEd25519);
        }
        let locked = ssh_key::PrivateKey::from_openssh(pem).map_err(|_| KeyFault::Malformed)?;
        let Some(public) = locked.public_key().key_data().ed25519() else {
            return Err(KeyFault::NotEd25519);
        };
        match locked.kdf() {
            Kdf::Bcrypt { rounds: 1..=MAX_BCRYPT_ROUNDS, .. } => {}
            Kdf::Bcrypt { rounds: 1.., .. } => return Err(KeyFault::TooManyRounds),
            _ => return Err(KeyFault::Malformed),
        }
        let opened = locked.decrypt(passphrase).map_err(|error| match error {
            // The two check integers differ: what came out is noise.
            ssh_key::Error::Crypto => KeyFault::WrongPassphrase,
            _ => KeyFault::Malformed,
        })?;
        let private = opened.key_data().ed25519().ok_or(KeyFault::NotEd25519)?.private.to_bytes();
        let key = Self::from_seed(private);
        // The file states the public half twice; neither is believed, it is derived.
        let derived = key.0.verifying_key().to_bytes();
        if derived == public.0 { Ok(key) } else { Err(KeyFault::Malformed) }
    }
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
        // A key derived from a seed is a multiple of the base point: never weak, always canonical.
        PublicKey(self.0.verifying_key().to_bytes())
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

    // openssh-portable, regress/unittests/sshsig/testdata; digits computed with Python.
    const LINE: &str = "ssh-ed25519 \
        AAAAC3NzaC1lZDI1NTE5AAAAIIlizSIN3DQV78VPNjVvvwjgf+P5HqbPYCYu3BOMdjAE";

    #[test]
    fn a_public_key_is_shown_as_ssh_keygen_shows_it() {
        let key = PublicKey::from_openssh(&format!("{LINE} ED25519 test key\n")).unwrap();
        assert_eq!(key.to_openssh(), LINE);
        assert_eq!(key.fingerprint(), "SHA256:ZxTZQ/K7JZpz0mHqWqdmYCUcq3MAtnu9TYA66TCBkxM");
        assert_eq!(key.digits(), "16695 30969 44661 82062 58469 21818");
    }

    #[test]
    fn weak_and_non_canonical_keys_cannot_be_constructed() {
        let with = |first: u8, middle: u8, last: u8| {
            let mut bytes = [middle; 32];
            (bytes[0], bytes[31]) = (first, last);
            PublicKey::from_bytes(bytes)
        };
        // Identity, the same with the sign of zero, order 2, order 4, then y = p + 1, p + 3 … p + 18.
        let mut weak = vec![with(1, 0, 0), with(1, 0, 0x80), with(0xec, 0xff, 0x7f), with(0, 0, 0)];
        weak.extend((0xed..=0xff).flat_map(|y| [with(y, 0xff, 0x7f), with(y, 0xff, 0xff)]));
        for refused in weak {
            assert_eq!(refused.unwrap_err().code(), "A06");
        }
    }

    #[test]
    fn lines_that_are_not_an_ed25519_key_are_refused() {
        let code = |line: &str| PublicKey::from_openssh(line).unwrap_err().code();
        assert_eq!(code(""), "A02");
        assert_eq!(code("ssh-ed25519"), "A02");
        assert_eq!(code("ssh-ed25519 AAAA"), "A02");
        assert_eq!(code("ssh-rsa AAAAB3NzaC1yc2E="), "A07");
        assert_eq!(code(&format!("{LINE}\n{LINE}")), "A02");
    }

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
            public: Ed25519PublicKey(PrivateKey::from_seed([9; 32]).public().0),
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
        assert_eq!(read(&open.to_openssh(LineEnding::LF).unwrap()), Err(KeyFault::Malformed));
    }

    #[test]
    fn a_file_whose_public_half_is_anothers_is_refused() {
        let keypair = Ed25519Keypair {
            public: Ed25519PublicKey(PrivateKey::from_seed([8; 32]).public().0),
            private: Ed25519PrivateKey::from_bytes(&[9; 32]),
        };
        let kdf = Kdf::Bcrypt { salt: vec![1; 16], rounds: 1 };
        let pem = ssh_key::PrivateKey::new(KeypairData::Ed25519(keypair), "")
            .and_then(|key| key.encrypt_with(Cipher::Aes256Ctr, kdf, 1, "p"))
            .and_then(|key| key.to_openssh(LineEnding::LF))
            .unwrap();
        let read = PrivateKey::from_encrypted_openssh(&pem, "p");
        assert_eq!(read.unwrap_err(), KeyFault::Malformed);
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
