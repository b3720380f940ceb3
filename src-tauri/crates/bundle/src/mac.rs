//! HMAC-SHA256 (RFC 2104), which binds an expert's key to the secret in the batch. The comparison
//! takes the same time whatever differs. Follows `formats.md` §6.

use hmac::{Hmac, Mac};
use sha2::Sha256;

/// HMAC-SHA256 of `message` under `secret`; any length of either.
#[must_use]
pub fn hmac_sha256(secret: &[u8], message: &[u8]) -> [u8; 32] {
    started(secret, message).finalize().into_bytes().into()
}

/// Whether `tag` is the HMAC-SHA256 of `message` under `secret`, compared in constant time.
#[must_use]
pub fn verify(secret: &[u8], message: &[u8], tag: &[u8]) -> bool {
    started(secret, message).verify_slice(tag).is_ok()
}

fn started(secret: &[u8], message: &[u8]) -> Hmac<Sha256> {
    // RFC 2104: a key longer than the block is replaced by its digest. Doing it here leaves a
    // constructor that cannot fail.
    let mut block = hmac::digest::Key::<Hmac<Sha256>>::default();
    if secret.len() > block.len() {
        let digest = crate::digest::Digest::of(secret);
        block.iter_mut().zip(digest.as_bytes()).for_each(|(to, from)| *to = *from);
    } else {
        block.iter_mut().zip(secret).for_each(|(to, from)| *to = *from);
    }
    let mut mac = Hmac::<Sha256>::new(&block);
    zeroize::Zeroize::zeroize(block.as_mut_slice());
    mac.update(message);
    mac
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::Digest;

    fn hex(tag: [u8; 32]) -> String {
        Digest::from_bytes(tag).to_string()
    }

    // RFC 4231, test cases 1, 2 and 6 (a key longer than the block).
    #[test]
    fn agrees_with_rfc_4231() {
        assert_eq!(
            hex(hmac_sha256(&[0x0b; 20], b"Hi There")),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        );
        assert_eq!(
            hex(hmac_sha256(b"Jefe", b"what do ya want for nothing?")),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
        assert_eq!(
            hex(hmac_sha256(
                &[0xaa; 131],
                b"Test Using Larger Than Block-Size Key - Hash Key First"
            )),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        );
    }

    #[test]
    fn a_changed_or_shortened_tag_does_not_verify() {
        let mut tag = hmac_sha256(b"secret", b"key");
        assert!(verify(b"secret", b"key", &tag));
        assert!(!verify(b"secret", b"key", &tag[..16]));
        tag[31] ^= 1;
        assert!(!verify(b"secret", b"key", &tag));
    }
}
