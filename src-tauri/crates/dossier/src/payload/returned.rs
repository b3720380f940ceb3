//! The return for correction (退回修改): which sealed sheet goes back to its expert, and why. What was sealed counts
//! until the expert seals again; a return takes no score away (ADR 0014).

use review::ids::{BatchId, ExpertId, NominationId, TrackId};
use serde::{Deserialize, Serialize};

use crate::json::Payload;

/// `return.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Return {
    /// Always [`Payload::TYPE`].
    #[serde(rename = "type")]
    pub kind: String,
    /// The track.
    pub track: TrackId,
    /// Of which batch.
    pub batch: BatchId,
    /// Of which issue.
    pub issue: u32,
    /// To whom.
    pub expert: ExpertId,
    /// Which version goes back.
    pub seq: u32,
    /// Digest of the results bundle that goes back.
    pub results_digest: String,
    /// Why; at least one.
    pub causes: Vec<Cause>,
    /// When, RFC 3339.
    pub returned_at: String,
}

/// One cause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Cause {
    /// Of which nomination; without one, of the whole sheet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nomination: Option<NominationId>,
    /// What is to be corrected.
    pub cause: String,
}

impl Payload for Return {
    const TYPE: &'static str = "hengjian/return/v1";
}
