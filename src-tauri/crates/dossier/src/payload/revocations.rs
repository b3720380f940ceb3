//! What no longer counts: keys, issues and results, in a numbered list of which every later one holds all that the
//! earlier held. What follows from a list is decided in [`crate::merge`] and by verification.

use review::ids::BatchId;
use serde::{Deserialize, Serialize};

use super::decision::SignedDecision;
use crate::json::Payload;

/// `revocations.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Revocations {
    /// Always [`Payload::TYPE`].
    #[serde(rename = "type")]
    pub kind: String,
    /// Fingerprint of the key of the office whose list this is.
    pub office: String,
    /// Number of the list, from 1.
    pub rev_seq: u32,
    /// Everything revoked so far, in the order in which it was.
    pub items: Vec<Revoked>,
}

/// One thing that no longer counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Revoked {
    /// What.
    pub subject: Subject,
    /// Why.
    pub reason: String,
    /// When, RFC 3339.
    pub at: String,
    /// The two people who decided it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<SignedDecision>,
}

/// What can be revoked.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case", deny_unknown_fields)]
pub enum Subject {
    /// A key, by its `SHA256:…` fingerprint.
    Key {
        /// The fingerprint.
        fingerprint: String,
    },
    /// An issue of a batch: its expert was replaced.
    Issue {
        /// The batch.
        batch: BatchId,
        /// The issue.
        issue: u32,
    },
    /// A results bundle: of two under one seq, the one that does not count.
    Results {
        /// Its digest.
        digest: String,
    },
}

impl std::fmt::Display for Subject {
    /// As a decision names it: `key SHA256:…`, `issue <batch>/<issue>`, `results <digest>`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Key { fingerprint } => write!(f, "key {fingerprint}"),
            Self::Issue { batch, issue } => write!(f, "issue {batch}/{issue}"),
            Self::Results { digest } => write!(f, "results {digest}"),
        }
    }
}

impl Payload for Revocations {
    const TYPE: &'static str = "hengjian/revocations/v1";
}
