//! The keys of the seeds. They are made here for everybody to see and protect nothing; that they are
//! fixed is what lets a signature be compared byte for byte.

use bundle::PrivateKey;

/// An age identity that opens the sealed seeds.
pub const IDENTITY: &str =
    "AGE-SECRET-KEY-172S9G4GC4H8VQ4P3ZMCPDSKELMNS643ENC5L9HNHWQMHL4S50YFST28MKC";

/// Its recipient.
pub const RECIPIENT: &str = "age1ph2u3qekk4j0lj6hvu2x0yradq46qmv3ccmu6ecg4dqpszjq7dmsqjjskw";

/// The secret in the batches of the seeds, with which experts bind their keys.
pub(crate) const MAC_SECRET: &[u8] = b"the secret in a batch of the seeds";

/// The passphrase of the key files among the seeds.
pub const PASSPHRASE: &str = "seeds";

/// The `n`th signing key: 0 is the secretariat's, 1 the body's, from 2 on those of experts.
pub fn key(n: u8) -> PrivateKey {
    PrivateKey::from_seed([n.wrapping_add(1); 32])
}
