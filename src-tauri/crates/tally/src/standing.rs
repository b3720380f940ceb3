//! What the official calculation gives back: for each nomination its score, rank and place, and all that
//! a report shows beside them. The types are the JSON of `hengjian tally` (`cli.md`); numbers in them are
//! decimal strings or fractions, never binary floats.

use std::collections::BTreeMap;

use review::criteria::OnNo;
use review::ids::ItemId;
use review::sheet::CellState;
use serde::{Deserialize, Serialize};

use crate::trace::Step;

/// The official result of one field.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Outcome {
    /// By rank, then those without one; equal ones by nomination id.
    pub standings: Vec<Standing>,
}

/// Where one nomination stands, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Standing {
    /// The nomination.
    pub item: String,
    /// The official score in points, as a decimal; none without a valid review.
    pub score: Option<String>,
    /// The score before the final rounding, as `p/q` in lowest terms.
    pub exact: Option<String>,
    /// Competition rank (1, 2, 2, 4); none outside the ranking.
    pub rank: Option<u32>,
    /// How many reviews counted.
    pub valid: u32,
    /// In the ranking, or why not.
    pub place: Place,
    /// Gates that were answered 否 and do not exclude.
    pub flags: Vec<GateFlag>,
    /// Whether the rank is shared because the tie-break chain left it undecided.
    pub tied: bool,
    /// The values that the rule left out.
    pub dropped: Vec<Dropped>,
    /// Experts whose totals lie farther off than filed (畸高、畸低); changes nothing.
    pub deviations: Vec<Deviation>,
    /// The state of every cell given; a scored sheet that lacks a mark is `not_submitted` here.
    pub states: BTreeMap<String, CellState>,
    /// Every step, in order.
    pub trace: Vec<Step>,
}

/// Whether a nomination is ranked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// In the ranking.
    Ranked,
    /// Fewer valid reviews than filed (评审份数不足): listed apart.
    TooFewReviews,
    /// At least one valid expert answered an excluding gate 否; comes before too few reviews.
    ExcludedByGate,
}

/// A gate that was answered 否, with a consequence that leaves the nomination in the ranking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct GateFlag {
    /// The gate.
    pub gate: ItemId,
    /// Its filed consequence: `flag` or `to_meeting`.
    pub on_no: OnNo,
    /// The valid experts who answered 否.
    pub experts: Vec<String>,
}

/// A value that the rule left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Dropped {
    /// Whose.
    pub expert: String,
    /// The criterion; none for an expert's total.
    pub item: Option<ItemId>,
    /// The value, in points.
    pub value: String,
    /// From which end.
    pub side: Side,
}

/// Which end of the values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The upper end.
    High,
    /// The lower end.
    Low,
}

/// An expert's total that lies farther from the exact score than filed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Deviation {
    /// Whose.
    pub expert: String,
    /// The expert's total, in points.
    pub total: String,
    /// How far from the score before the final rounding, above 0.
    pub distance: String,
    /// Above the score (畸高) or below it (畸低).
    pub side: Side,
    /// Whether the body must record a reason.
    pub asks_reason: bool,
}
