//! The secretariat's answer to a submission: the verdict, the findings, and the list with which every
//! expert can find a forgery made under a false key.

use review::ids::{BatchId, BodyId, ExpertId, TrackId};
use review::plan::Binding;
use serde::{Deserialize, Serialize};

use super::decision::SignedDecision;
use crate::finding::{Finding, Verdict};
use crate::json::Payload;

/// `ack.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ack {
    /// Always [`Payload::TYPE`].
    #[serde(rename = "type")]
    pub kind: String,
    /// The track.
    pub track: TrackId,
    /// The body that submitted.
    pub body: BodyId,
    /// Digest of the submission bundle.
    pub submission_digest: String,
    /// The verdict.
    pub verdict: Verdict,
    /// What was found.
    pub findings: Vec<Finding>,
    /// Findings of class P that two people overrode.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub overrides: Vec<SignedDecision>,
    /// One line for each results bundle that counted, by expert.
    pub experts: Vec<AckedResults>,
    /// When it was received, RFC 3339.
    pub received_at: String,
}

/// One results bundle as the secretariat counted it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AckedResults {
    /// Whose.
    pub expert: ExpertId,
    /// Of which batch.
    pub batch: BatchId,
    /// Fingerprint of the expert's key.
    pub fingerprint: String,
    /// Digest of the results bundle.
    pub results_digest: String,
    /// The binding that was reached.
    pub binding: Binding,
}

impl Payload for Ack {
    const TYPE: &'static str = "hengjian/ack/v1";
}
