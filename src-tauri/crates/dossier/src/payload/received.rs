//! The slip (回执条) that a body gives an expert: exactly which results it took in. With it an expert can prove
//! what was handed over; nothing about other experts is in it.

use review::ids::{BatchId, ExpertId, TrackId};
use serde::{Deserialize, Serialize};

use crate::json::Payload;

/// `slip.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slip {
    /// Always [`Payload::TYPE`].
    #[serde(rename = "type")]
    pub kind: String,
    /// The track.
    pub track: TrackId,
    /// Of which batch.
    pub batch: BatchId,
    /// Of which issue.
    pub issue: u32,
    /// From whom.
    pub expert: ExpertId,
    /// Which version.
    pub seq: u32,
    /// Digest of the results bundle.
    pub results_digest: String,
    /// Fingerprint of the key that signed it.
    pub fingerprint: String,
    /// When it was taken in, RFC 3339.
    pub received_at: String,
}

impl Payload for Slip {
    const TYPE: &'static str = "hengjian/slip/v1";
}
