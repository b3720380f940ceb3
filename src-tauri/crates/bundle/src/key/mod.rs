//! Ed25519 keys: the public one as people and OpenSSH know it, the private one as an encrypted
//! OpenSSH file, and the two small traits by which anything signs and checks. Who a key belongs to is never
//! decided here. Follows `formats.md` §2 and §6.

mod private;
mod public;
mod verifier;

pub use private::{BCRYPT_ROUNDS, KeyFault, MAX_BCRYPT_ROUNDS, PrivateKey};
pub use public::{PublicKey, digits_of_fingerprint};
pub use verifier::{Verifier, verifier_of};

use crate::fault::Fault;

/// The most bytes a key file can have, public or private.
const MAX_KEY_FILE: usize = 16 * 1024;

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
