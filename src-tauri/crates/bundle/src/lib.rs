//! Signed files as bytes: the strict ZIP, the BagIt bag in it, its SSHSIG signatures, key files,
//! sealing with age, opening codes. Nothing here knows what a payload says or who is entitled to
//! sign; no clock, and no randomness but the one age draws for itself. Follows `formats.md` §2, §3, §6.
//!
//! Reading is staged as `formats.md` §9 A says: every byte is checked before it is believed, every
//! allocation is bounded before it is made, and the first trouble ends the reading with its code.

mod allowed;
pub mod bag;
pub mod code;
pub mod digest;
pub mod fault;
pub mod key;
pub mod mac;
pub mod sealed;
mod signed_text;
pub mod sshsig;
mod wire;
pub mod zip;

pub use allowed::allowed_signers_line;
pub use bag::{
    Bag, BagInfo, BundleType, Mode, PayloadFile, SUITE, Source, Stub, Written, check_stub, cosign,
    write_bag,
};
pub use code::{CodeFault, OpeningCode};
pub use digest::{Digest, Hasher, NotADigest, digits, same_digits};
pub use fault::Fault;
pub use key::{
    KeyFault, PrivateKey, PublicKey, Signer, Verifier, digits_of_fingerprint, verifier_of,
};
pub use signed_text::{sign_text, verify_text};
pub use zip::{Archive, Limits, ZipWriter};
