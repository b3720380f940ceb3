//! What the desks need from whatever runs them: the time, randomness, where a picked path leads, and
//! somewhere to report progress to. Deliberately not here: windows, dialogs, terminals, the network.

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use crate::failure::Failure;

/// A file or folder that a person picked. For a window it is an opaque token; only the host knows the
/// path behind it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(transparent)]
pub struct Picked(pub String);

/// Words that a person typed, as they go into files: without blanks around them and in NFC, because strict
/// readers refuse anything else. Never for a path.
pub(crate) fn words(typed: &str) -> String {
    typed.trim().nfc().collect()
}

/// How far a long work is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Progress {
    /// What is being done: a key of the catalogue.
    pub step: &'static str,
    /// How many are done.
    pub done: u64,
    /// Of how many.
    pub total: u64,
}

/// What a desk asks of its host.
pub trait Host {
    /// The time now. Never authority, only a claim.
    fn now(&self) -> DateTime<FixedOffset>;
    /// Fills `bytes` from the system's source of randomness.
    fn random(&self, bytes: &mut [u8]) -> Result<(), Failure>;
    /// The path behind a picked file or folder.
    fn resolve(&self, picked: &Picked) -> Result<PathBuf, Failure>;
    /// Takes note of progress.
    fn progress(&self, progress: &Progress);
    /// Says something that changes no result but must not stay unsaid.
    fn warn(&self, failure: &Failure);
    /// Whether the person has asked to stop.
    fn cancelled(&self) -> bool;
}
