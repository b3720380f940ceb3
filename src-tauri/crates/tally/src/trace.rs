//! The steps by which a score and a rank came about, so that a person with paper can follow them. Steps
//! are data, told in the order in which they were taken; the words for them are in the catalogue, not here
//! (`statistics.md` §1, trace). Values are decimals where those end and fractions where they do not.

use review::criteria::{OnNo, RoundAfter, RoundMode, TieBreak};
use review::ids::ItemId;
use serde::{Deserialize, Serialize};

use crate::standing::Dropped;

/// One step of the calculation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum Step {
    /// A scored sheet lacks marks and does not count.
    Incomplete {
        /// Whose sheet.
        expert: String,
        /// The items without a mark.
        missing: Vec<ItemId>,
    },
    /// Valid experts answered a gate 否.
    Gate {
        /// The gate.
        gate: ItemId,
        /// What that does.
        on_no: OnNo,
        /// Who.
        experts: Vec<String>,
    },
    /// Values times weights, added up: one expert's total, or the score over the criteria.
    WeightedSum {
        /// Whose total; none for the score.
        expert: Option<String>,
        /// What was added, with each product as it went into the sum.
        terms: Vec<Term>,
        /// The sum.
        sum: String,
    },
    /// The values that were put together: the marks for one criterion, or the experts' totals.
    Values {
        /// The criterion; none for totals.
        item: Option<ItemId>,
        /// Each expert's value.
        values: Vec<Used>,
    },
    /// Nothing was dropped, because there are fewer values than filed.
    TooFewToTrim {
        /// The criterion; none for totals.
        item: Option<ItemId>,
        /// How many values there are.
        values: u32,
        /// How many the rule asks for.
        min_n: u32,
    },
    /// A value was dropped as the highest or lowest.
    Dropped(Dropped),
    /// The values became one.
    Aggregated {
        /// The criterion; none for totals.
        item: Option<ItemId>,
        /// How.
        by: Pool,
        /// Of how many values.
        of: u32,
        /// Their sum; a median has none.
        sum: Option<String>,
        /// The result.
        value: String,
    },
    /// A rounding that the rule asks for.
    Rounded {
        /// The filed place.
        after: RoundAfter,
        /// The criterion concerned, if one is.
        item: Option<ItemId>,
        /// The expert concerned, if one is.
        expert: Option<String>,
        /// The exact value before.
        before: String,
        /// The value after.
        rounded: String,
        /// To how many decimals.
        decimals: u32,
        /// Which way.
        mode: RoundMode,
    },
    /// There are fewer valid reviews than filed, so the nomination is not ranked.
    TooFewReviews {
        /// How many there are.
        valid: u32,
        /// How many the rule asks for.
        minimum: u32,
    },
    /// A link of the tie-break chain was applied.
    TieBreak {
        /// The filed link.
        rule: TieBreak,
        /// The value of this nomination under it.
        value: String,
        /// How many it was tied with.
        rivals: u32,
        /// The first of them by id, with their values.
        against: Vec<Rival>,
        /// What came of it.
        outcome: TieOutcome,
    },
}

/// One factor and its weight.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Term {
    /// The criterion.
    pub item: ItemId,
    /// The mark, or the aggregated value.
    pub value: String,
    /// What it is multiplied by.
    pub weight: String,
    /// The product, rounded if the rule rounds after weighting.
    pub product: String,
}

/// One expert's value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Used {
    /// Whose.
    pub expert: String,
    /// The value, in points.
    pub value: String,
}

/// How values became one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Pool {
    /// Mean of all.
    Mean,
    /// Middle value, or mean of the two middle ones.
    Median,
    /// Mean of what was not dropped.
    TrimmedMean,
}

/// Another nomination in the same tie.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Rival {
    /// The nomination.
    pub item: String,
    /// Its value under the link.
    pub value: String,
}

/// What a link of the chain did for one nomination.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum TieOutcome {
    /// The nomination stands alone now.
    Decided,
    /// Some rivals are parted from it, others are not.
    Narrowed,
    /// All have the same value.
    Undecided,
    /// The panel meeting votes; until then the tie stands and no later link is applied.
    MeetingVotes,
}
