//! What the bundles say: one payload per file, verification in two stages, and the merge of results.
//! Pure: bytes come in through readers that are handed over, and no clock, file or random number is
//! ever asked for. A `Verified<T>` is made nowhere but in [`verify`] (`formats.md` §4, §9).

pub mod audit;
pub mod finding;
pub mod json;
pub mod merge;
pub mod payload;
pub mod verify;

pub use finding::{Finding, Severity, Verdict};
pub use verify::{Expect, Known, Verification, Verified, verify};
