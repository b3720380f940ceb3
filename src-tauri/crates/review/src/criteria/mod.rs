//! The evaluation criteria of a track as they are filed: what is scored, how, and how scores become a
//! ranking (`formats.md` §5). The types are the JSON. Nothing is computed here; `tally` does that.

mod faults;
mod meeting;
mod official;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::ids::{ItemId, TrackId};
use crate::mark::{Centi, TenThousandths};

pub use faults::{CriteriaFault, CriteriaFaultCode};
pub use meeting::{Ballot, GroupRanking, Groups, Share, Vote, VoteBase};
pub use official::{
    Aggregate, BelowMin, Deviation, Official, Order, RoundAfter, RoundMode, Rounding, TieBreak,
    Trim,
};

/// The text of the `type` field that begins every `criteria.json`.
pub const TYPE: &str = "hengjian/criteria/v1";

/// The filed criteria (评价标准).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Criteria {
    /// Always [`TYPE`]; first, so that a reader knows what follows.
    #[serde(rename = "type", default = "type_text")]
    pub kind: String,
    /// The track they hold for.
    pub track: TrackId,
    /// Title as printed on sheets and reports.
    pub title: String,
    /// Version counted by the body, from 1.
    pub version: u32,
    /// Whether a higher or a lower score is better.
    pub direction: Direction,
    /// Step of a mark where an item has no scale of its own, in hundredths.
    pub step: Centi,
    /// Lowest mark where an item has no scale of its own, in hundredths.
    pub min: Centi,
    /// Highest mark where an item has no scale of its own; with points weights also the filed total.
    pub max: Centi,
    /// The items, groups before or after their children, in the order in which experts see them.
    pub items: Vec<Item>,
    /// Yes/no questions that come before the marks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gates: Vec<Gate>,
    /// The recommendation that an expert gives beside the marks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recommendation: Option<Recommendation>,
    /// How the official score and rank are computed.
    pub official: Official,
    /// How the panel meeting votes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vote: Option<Vote>,
    /// How panel groups are ranked together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub groups: Option<Groups>,
}

fn type_text() -> String {
    TYPE.to_owned()
}

/// Which end of the scale is the good one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// More is better.
    Higher,
    /// Less is better (some grant panels).
    Lower,
}

/// One scored criterion, or a heading that groups them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Unique among items and gates.
    pub id: ItemId,
    /// The item that this one belongs under; only leaves carry marks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<ItemId>,
    /// Short title.
    pub title: String,
    /// What the expert should look at.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub guide: String,
    /// Own scale; otherwise the criteria's `min`, `max`, `step`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<Scale>,
    /// Weight of a leaf; a heading has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<Weight>,
    /// Ranges of marks with a label each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub anchors: Vec<Anchor>,
    /// When a comment is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<CommentRule>,
}

/// Bounds and step of a mark, in hundredths; `min` and `max` included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// Lowest mark.
    pub min: Centi,
    /// Highest mark.
    pub max: Centi,
    /// Distance between two neighbouring marks, counted from `min`.
    pub step: Centi,
}

impl Scale {
    /// Whether `mark` lies in the bounds and on a step.
    pub fn allows(self, mark: Centi) -> bool {
        (self.min..=self.max).contains(&mark) && self.on_step(mark)
    }

    /// Whether `mark` is a whole number of steps away from `min`.
    pub fn on_step(self, mark: Centi) -> bool {
        mark.0
            .checked_sub(self.min.0)
            .and_then(|d| d.checked_rem(self.step.0))
            .is_some_and(|r| r == 0)
    }
}

/// How a leaf counts in the total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// The mark itself counts; `Points` is its maximum in hundredths, and all points make the total.
    Points(Centi),
    /// Share of the total in ten-thousandths (30 % = 3000); all shares make 10000.
    Percent(TenThousandths),
    /// Free multiplier in ten-thousandths (1.2 = 12000).
    Factor(TenThousandths),
}

impl Weight {
    /// What a mark is multiplied by, in ten-thousandths; points count once.
    pub fn multiplier(self) -> TenThousandths {
        match self {
            Self::Points(_) => TenThousandths(10_000),
            Self::Percent(w) | Self::Factor(w) => w,
        }
    }
}

/// A range of marks with the words for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    /// Lowest mark of the range.
    pub from: Centi,
    /// Highest mark of the range.
    pub to: Centi,
    /// The words.
    pub label: String,
}

/// When a comment must be written, and how long it may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct CommentRule {
    /// When it is required.
    pub required: CommentRequired,
    /// Longest comment, in characters.
    pub max_chars: u32,
}

/// When a comment is required.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum CommentRequired {
    /// Never; it may be written.
    Never,
    /// With every mark.
    Always,
    /// With a mark below this one.
    Below(Centi),
    /// With a mark above this one.
    Above(Centi),
}

/// A yes/no question; 否 has the filed consequence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Gate {
    /// Unique among items and gates.
    pub id: ItemId,
    /// Short title.
    pub title: String,
    /// The full question.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// What a 否 does.
    pub on_no: OnNo,
}

/// What a gate answered 否 does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum OnNo {
    /// The nomination is listed apart and not ranked.
    ExcludeFromRanking,
    /// It is marked and ranked as before.
    Flag,
    /// It is marked for the panel meeting and ranked as before.
    ToMeeting,
}

/// The grades an expert may recommend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Recommendation {
    /// From best to worst.
    pub levels: Vec<String>,
    /// Whether it may break a tie.
    pub counts_as: RecommendationUse,
}

/// What a recommendation is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum RecommendationUse {
    /// Shown, never computed with.
    Information,
    /// May stand in the tie-break chain.
    TieBreak,
}

impl Criteria {
    /// The scored items, in the experts' order: those that are no other item's parent.
    pub fn leaves(&self) -> impl Iterator<Item = &Item> {
        let parents: BTreeSet<&ItemId> =
            self.items.iter().filter_map(|i| i.parent.as_ref()).collect();
        self.items.iter().filter(move |i| !parents.contains(&i.id))
    }

    /// The leaf with this id.
    pub fn leaf(&self, id: &ItemId) -> Option<&Item> {
        self.leaves().find(|i| &i.id == id)
    }

    /// The gate with this id.
    pub fn gate(&self, id: &ItemId) -> Option<&Gate> {
        self.gates.iter().find(|g| &g.id == id)
    }

    /// The scale that holds for `item`.
    pub fn scale(&self, item: &Item) -> Scale {
        item.scale.unwrap_or(Scale { min: self.min, max: self.max, step: self.step })
    }

    /// The filed rounding at `place`.
    pub fn rounding(&self, place: RoundAfter) -> Option<Rounding> {
        self.official.rounding.iter().find(|r| r.after == place).copied()
    }
}
