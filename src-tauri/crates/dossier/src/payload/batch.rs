//! What a batch says about itself beside its database: for whom, under which receipt, and exactly which
//! nominations. Nothing of co-experts is here, and no reason why a nomination is absent.

use chrono::NaiveDate;
use review::ids::{BatchId, BodyId, EditionId, ExpertId, ListId, NominationId, TrackId};
use serde::{Deserialize, Serialize};

use crate::json::Payload;

/// `assignment.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assignment {
    /// Always [`Payload::TYPE`].
    #[serde(rename = "type")]
    pub kind: String,
    /// The edition.
    pub edition: EditionId,
    /// The list.
    pub list: ListId,
    /// The track.
    pub track: TrackId,
    /// The body that packed.
    pub body: BodyId,
    /// The names of edition, list, track and body, for people.
    pub titles: Titles,
    /// Which batch.
    pub batch: BatchId,
    /// Re-issue count, from 1.
    pub issue: u32,
    /// For whom.
    pub expert: ExpertId,
    /// The expert's own unit as the filed panel names it, so that nominations of it can be pointed out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Digests of results of earlier issues that count as long as nothing was sealed under this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kept: Vec<String>,
    /// What is to be judged, in the order in which it is shown.
    pub nominations: Vec<Assigned>,
    /// Last day for handing over results, in Asia/Shanghai.
    pub closing_date: NaiveDate,
    /// Digest of the field list at packing (`review::nomination::field_digest`).
    pub field_digest: String,
    /// SHA-256 of `batch.db`.
    pub batch_db: String,
    /// SHA-256 of the criteria's bytes.
    pub criteria_digest: String,
    /// Digest of the receipt bundle.
    pub receipt_digest: String,
    /// When it was packed, RFC 3339.
    pub packed_at: String,
}

/// The names behind the ids, as screens and paper show them; nothing is decided by them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Titles {
    /// Of the edition.
    pub edition: String,
    /// Of the list.
    pub list: String,
    /// Of the track.
    pub track: String,
    /// Of the body.
    pub body: String,
}

/// One assigned nomination.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assigned {
    /// Which.
    pub nomination: NominationId,
    /// SHA-256 of its record.
    pub record_digest: String,
}

impl Payload for Assignment {
    const TYPE: &'static str = "hengjian/assignment/v1";
}
