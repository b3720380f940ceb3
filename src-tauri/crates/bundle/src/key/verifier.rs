//! Who can check the signatures of a suite: a closed registry by the name in `Suite`, so that a later
//! suite is one row here and one room beside `sshsig`. A name that is not in it is never guessed
//! at. Follows `formats.md` §2.

use super::PublicKey;
use crate::{bag::SUITE, fault::Fault, sshsig};

/// Checks the signatures of one suite, strictly: the counterpart of [`super::Signer`].
pub trait Verifier: Sync {
    /// The `Suite` whose signatures it reads.
    fn suite(&self) -> &'static str;

    /// Checks an armored signature of `message` under `namespace`; returns the key that made it.
    /// That the key belongs to anybody is not said.
    ///
    /// # Errors
    /// A02 malformed, A03 another namespace, A04 does not verify, A06 weak or non-canonical key, A07
    /// an algorithm of another suite.
    fn verify(&self, armored: &[u8], namespace: &str, message: &[u8]) -> Result<PublicKey, Fault>;
}

struct Ed25519Sha256;

impl Verifier for Ed25519Sha256 {
    fn suite(&self) -> &'static str {
        SUITE
    }

    fn verify(&self, armored: &[u8], namespace: &str, message: &[u8]) -> Result<PublicKey, Fault> {
        sshsig::verify(armored, namespace, message)
    }
}

static VERIFIERS: [&dyn Verifier; 1] = [&Ed25519Sha256];

/// The verifier of `suite`; `None` for a suite that this version does not know.
#[must_use]
pub fn verifier_of(suite: &str) -> Option<&'static dyn Verifier> {
    VERIFIERS.into_iter().find(|verifier| verifier.suite() == suite)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::{PrivateKey, Signer};

    #[test]
    fn only_the_present_suite_has_a_verifier() {
        let key = PrivateKey::from_seed([7; 32]);
        let verifier = verifier_of(key.suite()).unwrap();
        assert_eq!(verifier.suite(), "ed25519-sha256");
        let armored = key.sign("n", b"message").unwrap();
        assert_eq!(verifier.verify(&armored, "n", b"message").unwrap(), key.public());
        assert_eq!(verifier.verify(&armored, "n", b"massage").unwrap_err().code(), "A04");
        for other in ["", "sm2-sm3", "ED25519-SHA256", "ed25519-sha256 ", "ed25519-sha512"] {
            assert!(verifier_of(other).is_none(), "{other}");
        }
    }
}
