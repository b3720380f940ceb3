//! The filed parameters of the official score: order, aggregate, rounding, ties. Only the parameters; the
//! arithmetic is in `tally` (`formats.md` §5, `official`).

use serde::{Deserialize, Serialize};

use crate::ids::ItemId;
use crate::mark::Centi;

/// The rule that makes the official score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Official {
    /// Weight first and then aggregate over experts, or the other way round.
    pub order: Order,
    /// How marks of several experts become one.
    pub aggregate: Aggregate,
    /// Where is rounded; each place at most once.
    #[serde(default)]
    pub rounding: Vec<Rounding>,
    /// Fewest valid reviews with which a nomination is ranked.
    pub minimum_reviews: u32,
    /// When an expert's total lies so far off that a reason is asked for; changes no number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deviation: Option<Deviation>,
    /// What decides between equal scores, in this order.
    #[serde(default)]
    pub tie_break: Vec<TieBreak>,
}

/// What comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// Weight the marks of each expert to a total, then aggregate the totals.
    WithinExpert,
    /// Aggregate each criterion over the experts, then weight (as the ISU does).
    WithinCriterion,
}

/// How the marks of several experts become one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Aggregate {
    /// Arithmetic mean.
    Mean,
    /// Middle value, or mean of the two middle ones.
    Median,
    /// Mean without the highest and lowest.
    Trimmed(Trim),
}

/// How many are dropped, and from how many valid marks on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Trim {
    /// Dropped from the top.
    pub high: u32,
    /// Dropped from the bottom.
    pub low: u32,
    /// Fewest valid marks with which anything is dropped.
    pub min_n: u32,
    /// What happens with fewer.
    pub below_min: BelowMin,
}

/// What a trimmed mean does with too few marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum BelowMin {
    /// Takes the plain mean.
    Mean,
}

/// One place where the rule rounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Rounding {
    /// Where.
    pub after: RoundAfter,
    /// To how many decimals of a point, 0 to 6.
    pub decimals: u32,
    /// Which way.
    pub mode: RoundMode,
}

/// The places where a rule may round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum RoundAfter {
    /// After a criterion was aggregated over the experts (order `within_criterion`).
    CriterionMean,
    /// After a value was multiplied by its weight.
    Weighting,
    /// After an expert's total was summed (order `within_expert`).
    ExpertTotal,
    /// At the end.
    Final,
}

/// Which way is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum RoundMode {
    /// Half away from zero (四舍五入).
    HalfUp,
    /// Half to the even neighbour (四舍六入五成双).
    HalfEven,
    /// Towards zero.
    Truncate,
}

/// When an expert lies far off the panel (畸高、畸低).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "DeviationRule"))]
#[serde(deny_unknown_fields)]
pub struct Deviation {
    /// Distance of an expert's total from the nomination's official score, in hundredths.
    pub threshold: Centi,
    /// Whether the body must record a reason.
    pub asks_reason: bool,
}

/// What decides between equal scores.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum TieBreak {
    /// The score before the final rounding.
    Unrounded,
    /// The aggregated value of one item.
    Item(ItemId),
    /// The better recommendations.
    Recommendation,
    /// More experts who scored both preferred it.
    HeadToHead,
    /// The median of the experts' totals.
    Median,
    /// Nominations that carry a flag come first (试点城市).
    Preference(String),
    /// The panel meeting votes; until then the tie stands.
    Vote,
    /// Public draw: the lower SHA-256(seed ‖ nomination id) comes first.
    Draw(String),
}
