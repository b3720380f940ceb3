//! SQLCipher documents: the office file (`.hjo`), the expert's work file (`.hjw`) and `batch.db`
//! (`formats.md` §6–8). A bundle is opaque bytes and a digest here: nothing in this crate reads one,
//! verifies a signature or decides which bundle counts.
//!
//! Three invariants hold in every room:
//! * **one door**: a change happens inside `change(&act, |tx| …)`, and the audit row of the act is
//!   written in the same transaction; a reading handle has no function that changes anything;
//! * **nothing is deleted** that an office holds: rows are superseded or voided, with actor and reason;
//! * **no clock, no randomness**: times, salts, keys and log ids are handed in.

pub mod attachment;
pub mod audit;
mod backup;
pub mod batch;
mod digest;
mod document;
mod failure;
pub mod foreign;
pub mod history;
pub mod kdf;
mod lock;
pub mod office;
pub mod open;
pub mod place;
mod rows;
mod words;
pub mod work;

pub use audit::{Act, Head};
pub use document::Seed;
pub use failure::StoreError;
pub use kdf::{RawKey, Salt, Secret};
pub use words::{Anchor, Known, Mode};

/// What the functions of this crate return.
pub type Result<T> = std::result::Result<T, StoreError>;
