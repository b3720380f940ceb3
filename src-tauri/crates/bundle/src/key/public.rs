//! A public key and the forms in which people and OpenSSH know it. A weak or non-canonical key
//! cannot be constructed, so it is refused at registration and at every verification alike.
//! Follows `formats.md` §2.

use std::fmt;

use base64ct::{Base64, Base64Unpadded, Encoding};
use ed25519_dalek::VerifyingKey;

use super::MAX_KEY_FILE;
use crate::{
    digest::Digest,
    fault::Fault,
    sshsig::ED25519,
    wire::{Wire, put},
};

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

    /// The public half of a seed. Being a multiple of the base point that is not zero, it is never
    /// weak and always canonical.
    pub(super) fn derived(key: VerifyingKey) -> Self {
        Self(key.to_bytes())
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

/// The thirty digits of a fingerprint that is known as text: `SHA256:…`, as `ssh-keygen -l` prints it. `None` for text
/// that is none.
#[must_use]
pub fn digits_of_fingerprint(text: &str) -> Option<String> {
    let bytes = Base64Unpadded::decode_vec(text.strip_prefix("SHA256:")?).ok()?;
    <[u8; 32]>::try_from(bytes).ok().map(|bytes| Digest::from_bytes(bytes).digits())
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({})", self.fingerprint())
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
    fn the_digits_of_a_fingerprint_are_those_of_its_key() {
        let of = digits_of_fingerprint;
        let known = of("SHA256:ZxTZQ/K7JZpz0mHqWqdmYCUcq3MAtnu9TYA66TCBkxM");
        assert_eq!(known.as_deref(), Some("16695 30969 44661 82062 58469 21818"));
        for none in
            ["", "SHA256:", "SHA256:ZxTZ", "MD5:ZxTZQ/K7JZpz0mHqWqdmYCUcq3MAtnu9TYA66TCBkxM"]
        {
            assert_eq!(of(none), None);
        }
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
}
