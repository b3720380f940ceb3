//! The final list (入选名单) as it is published: in the order of the nominators, with the submissions it rests on.

use review::ids::{EditionId, ListId, NominationId, TrackId};
use serde::{Deserialize, Serialize};

use crate::json::Payload;

/// `selection.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Selection {
    /// Always [`Payload::TYPE`].
    #[serde(rename = "type")]
    pub kind: String,
    /// The edition.
    pub edition: EditionId,
    /// Digests of the submissions that were used, sorted.
    pub submissions: Vec<String>,
    /// What was selected, ordered by nominator, track and id.
    pub entries: Vec<Selected>,
    /// When it was decided, RFC 3339.
    pub at: String,
}

/// One selected nomination.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Selected {
    /// Which.
    pub nomination: NominationId,
    /// Its title.
    pub title: String,
    /// Who applied.
    pub applicant: String,
    /// Who nominated.
    pub nominator: String,
    /// The list.
    pub list: ListId,
    /// The track.
    pub track: TrackId,
    /// Why, where the decision departs from the body's ranking.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

impl Payload for Selection {
    const TYPE: &'static str = "hengjian/selection/v1";
}
