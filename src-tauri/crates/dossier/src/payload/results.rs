//! What one sealed expert hands over: the scores, the key that signed them and how it is bound to the
//! person, and the declarations without which no score counts.

use review::criteria::Criteria;
use review::ids::{BatchId, BodyId, EditionId, ExpertId, ListId, NominationId, TrackId};
use review::plan::Binding;
use review::sheet::{self, CellState, RecusalReason, Review};
use serde::{Deserialize, Serialize};

use crate::json::Payload;

/// `results.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResultsSheet {
    /// Always [`Payload::TYPE`].
    #[serde(rename = "type")]
    pub kind: String,
    /// The edition.
    pub edition: EditionId,
    /// The list.
    pub list: ListId,
    /// The track.
    pub track: TrackId,
    /// The body.
    pub body: BodyId,
    /// The batch.
    pub batch: BatchId,
    /// Its issue.
    pub issue: u32,
    /// The expert.
    pub expert: ExpertId,
    /// Version of the sealed sheet, from 1.
    pub seq: u32,
    /// One entry for each assigned nomination, in the batch's order.
    pub reviews: Vec<SealedReview>,
}

/// One sealed review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedReview {
    /// `scored`, `recused` or `unable`.
    pub state: CellState,
    /// Weighted total in millionths of a point (hundredths × ten-thousandths), unrounded; only if scored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total_millionths: Option<i64>,
    /// What was entered.
    pub review: Review,
}

impl SealedReview {
    /// Seals a review as it stands, with its state and total.
    pub fn seal(criteria: &Criteria, review: Review) -> Self {
        let state = sheet::state(criteria, &review);
        let total_millionths =
            (state == CellState::Scored).then(|| total_millionths(criteria, &review)).flatten();
        Self { state, total_millionths, review }
    }
}

/// Σ mark × weight over the leaves, in millionths of a point; `None` if a mark is missing or the sum
/// does not fit.
pub fn total_millionths(criteria: &Criteria, review: &Review) -> Option<i64> {
    criteria.leaves().try_fold(0_i64, |sum, leaf| {
        let mark = review.marks.get(&leaf.id)?;
        let weight = leaf.weight?.multiplier();
        sum.checked_add(mark.0.checked_mul(weight.0)?)
    })
}

/// `enrolment.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Enrolment {
    /// Always [`Payload::TYPE`].
    #[serde(rename = "type")]
    pub kind: String,
    /// The expert.
    pub expert: ExpertId,
    /// The batch.
    pub batch: BatchId,
    /// Its issue.
    pub issue: u32,
    /// Public key in OpenSSH's form.
    pub public_key: String,
    /// HMAC-SHA256 of the public key's blob with the batch's secret, hexadecimal.
    pub mac: String,
    /// How the key is bound to the person.
    pub binding: Binding,
    /// How the secretariat's key was known to the expert.
    pub anchor: AnchorState,
}

/// How the secretariat's key became known to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum AnchorState {
    /// Its digits were typed from something that did not come with the file.
    Typed,
    /// It was known from before.
    Pinned,
    /// Nobody compared it.
    Unverified,
}

impl AnchorState {
    /// The word in SQL, JSON and files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Typed => "typed",
            Self::Pinned => "pinned",
            Self::Unverified => "unverified",
        }
    }
}

/// `declarations.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Declarations {
    /// Always [`Payload::TYPE`].
    #[serde(rename = "type")]
    pub kind: String,
    /// Which text was pledged.
    pub pledge: String,
    /// When, RFC 3339.
    pub pledged_at: String,
    /// Declared recusals; empty means that the expert declared none.
    pub recusals: Vec<Recusal>,
}

/// One declared recusal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recusal {
    /// Which nomination.
    pub nomination: NominationId,
    /// Why.
    pub reason: RecusalReason,
}

/// The pledge that experts make; the text itself is in the catalogue under this name.
pub const PLEDGE: &str = "pledge-2022";

impl Payload for ResultsSheet {
    const TYPE: &'static str = "hengjian/results/v1";
}

impl Payload for Enrolment {
    const TYPE: &'static str = "hengjian/enrolment/v1";
}

impl Payload for Declarations {
    const TYPE: &'static str = "hengjian/declarations/v1";
}
