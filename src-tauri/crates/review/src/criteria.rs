//! The evaluation criteria of a track as they are filed: what is scored, how, and how scores become a
//! ranking (`formats.md` §5). The types are the JSON. Nothing is computed here; `tally` does that.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::ids::{ItemId, TrackId};
use crate::mark::{Centi, TenThousandths};

/// The text of the `type` field that begins every `criteria.json`.
pub const TYPE: &str = "hengjian/criteria/v1";

/// The filed criteria (评价标准).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// More is better.
    Higher,
    /// Less is better (some grant panels).
    Lower,
}

/// One scored criterion, or a heading that groups them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
#[serde(deny_unknown_fields)]
pub struct CommentRule {
    /// When it is required.
    pub required: CommentRequired,
    /// Longest comment, in characters.
    pub max_chars: u32,
}

/// When a comment is required.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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
#[serde(deny_unknown_fields)]
pub struct Recommendation {
    /// From best to worst.
    pub levels: Vec<String>,
    /// Whether it may break a tie.
    pub counts_as: RecommendationUse,
}

/// What a recommendation is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecommendationUse {
    /// Shown, never computed with.
    Information,
    /// May stand in the tie-break chain.
    TieBreak,
}

/// The rule that makes the official score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// Weight the marks of each expert to a total, then aggregate the totals.
    WithinExpert,
    /// Aggregate each criterion over the experts, then weight (as the ISU does).
    WithinCriterion,
}

/// How the marks of several experts become one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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
#[serde(rename_all = "snake_case")]
pub enum BelowMin {
    /// Takes the plain mean.
    Mean,
}

/// One place where the rule rounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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
#[serde(deny_unknown_fields)]
pub struct Deviation {
    /// Distance of an expert's total from the nomination's official score, in hundredths.
    pub threshold: Centi,
    /// Whether the body must record a reason.
    pub asks_reason: bool,
}

/// What decides between equal scores.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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

/// The arithmetic of a vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vote {
    /// Share of the eligible members who must be there.
    pub quorum: Share,
    /// What the majority is counted of.
    pub base: VoteBase,
    /// Share of the base that passes.
    pub pass: Share,
    /// Signed or secret.
    pub ballot: Ballot,
    /// Most yes votes on one ballot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_yes: Option<u32>,
}

/// A share, and whether reaching it exactly is enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// Numerator.
    pub num: u32,
    /// Denominator, above 0.
    pub den: u32,
    /// Whether the share itself counts (以上) or must be passed (过).
    pub inclusive: bool,
}

/// What a majority is counted of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VoteBase {
    /// All eligible members.
    All,
    /// Those present.
    Present,
    /// Ballots cast.
    Cast,
}

/// How is voted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ballot {
    /// By name.
    Signed,
    /// Secret.
    Secret,
}

/// How nominations are divided among panel groups, and ranked together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Groups {
    /// How they are divided, in words.
    pub division: String,
    /// How they are ranked together.
    pub ranking: GroupRanking,
}

/// How groups are ranked together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroupRanking {
    /// One ranking over all groups.
    Joint,
    /// A ranking in each group, merged by filed places.
    PerGroupThenMerge,
}

/// What is wrong with criteria; `object` is the item, gate or place concerned.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
#[error("{code:?}: {object}")]
pub struct CriteriaFault {
    /// What is wrong.
    pub code: CriteriaFaultCode,
    /// Where.
    pub object: String,
}

/// The kinds of [`CriteriaFault`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CriteriaFaultCode {
    /// `type` is there and is not [`TYPE`].
    OtherType,
    /// No item that can be scored.
    NoItems,
    /// Two items or gates have one id.
    DuplicateId,
    /// A parent that does not exist, or is the item itself, or has a parent.
    BadParent,
    /// A leaf without a weight.
    NoWeight,
    /// A heading with a weight.
    WeightOnHeading,
    /// Points, percent and factors are mixed.
    MixedWeights,
    /// A weight that is not above zero.
    BadWeight,
    /// Points that differ from the item's highest mark, or do not sum to `max`.
    PointsTotal,
    /// Percents that do not make 100 %.
    PercentTotal,
    /// `min` ≥ `max`, a step of 0 or less, or a step that does not lead from `min` to `max`.
    BadScale,
    /// An anchor outside the scale or upside down.
    BadAnchor,
    /// A place that is rounded twice, or to more than 6 decimals, or that the order never reaches.
    BadRounding,
    /// A trim that could leave no mark.
    BadTrim,
    /// `minimum_reviews` of 0.
    BadMinimum,
    /// A tie-break that names what is not there.
    BadTieBreak,
    /// A share with denominator 0 or above 1.
    BadShare,
    /// Fewer than two levels, or two alike.
    BadRecommendation,
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

    /// Everything that is wrong with these criteria; empty if they can be filed.
    pub fn faults(&self) -> Vec<CriteriaFault> {
        let mut found = Faults(Vec::new());
        if self.kind != TYPE {
            found.add(CriteriaFaultCode::OtherType, &self.kind);
        }
        self.check_ids(&mut found);
        self.check_weights(&mut found);
        self.check_scales(&mut found);
        self.check_official(&mut found);
        self.check_people(&mut found);
        found.0
    }

    fn check_ids(&self, found: &mut Faults) {
        if self.leaves().next().is_none() {
            found.add(CriteriaFaultCode::NoItems, "items");
        }
        let mut seen = BTreeSet::new();
        for id in self.items.iter().map(|i| &i.id).chain(self.gates.iter().map(|g| &g.id)) {
            if !seen.insert(id) {
                found.add(CriteriaFaultCode::DuplicateId, id.as_str());
            }
        }
        for item in &self.items {
            let Some(parent) = &item.parent else { continue };
            let holds = self.items.iter().any(|i| &i.id == parent && i.parent.is_none());
            if !holds || parent == &item.id {
                found.add(CriteriaFaultCode::BadParent, item.id.as_str());
            }
        }
    }

    fn check_weights(&self, found: &mut Faults) {
        let leaves: BTreeSet<&ItemId> = self.leaves().map(|i| &i.id).collect();
        for item in self.items.iter().filter(|i| !leaves.contains(&i.id) && i.weight.is_some()) {
            found.add(CriteriaFaultCode::WeightOnHeading, item.id.as_str());
        }
        let (mut points, mut percent, mut factors) = (0_i64, 0_i64, 0_usize);
        let (mut with_points, mut with_percent) = (0_usize, 0_usize);
        for item in self.leaves() {
            match item.weight {
                None => found.add(CriteriaFaultCode::NoWeight, item.id.as_str()),
                Some(Weight::Points(p)) => {
                    with_points += 1;
                    points = points.saturating_add(p.0);
                    if p.0 <= 0 {
                        found.add(CriteriaFaultCode::BadWeight, item.id.as_str());
                    }
                    if self.scale(item).max != p {
                        found.add(CriteriaFaultCode::PointsTotal, item.id.as_str());
                    }
                }
                Some(Weight::Percent(w) | Weight::Factor(w)) if w.0 <= 0 => {
                    found.add(CriteriaFaultCode::BadWeight, item.id.as_str());
                }
                Some(Weight::Percent(w)) => {
                    with_percent += 1;
                    percent = percent.saturating_add(w.0);
                }
                Some(Weight::Factor(_)) => factors += 1,
            }
        }
        let kinds = [with_points, with_percent, factors].iter().filter(|n| **n > 0).count();
        if kinds > 1 {
            found.add(CriteriaFaultCode::MixedWeights, "items");
        }
        if with_points > 0 && points != self.max.0 {
            found.add(CriteriaFaultCode::PointsTotal, "max");
        }
        if with_percent > 0 && percent != 10_000 {
            found.add(CriteriaFaultCode::PercentTotal, "items");
        }
    }

    fn check_scales(&self, found: &mut Faults) {
        let all = Scale { min: self.min, max: self.max, step: self.step };
        if !scale_holds(all) {
            found.add(CriteriaFaultCode::BadScale, "criteria");
        }
        for item in self.leaves() {
            let scale = self.scale(item);
            if item.scale.is_some() && !scale_holds(scale) {
                found.add(CriteriaFaultCode::BadScale, item.id.as_str());
            }
            let inside = |m: Centi| (scale.min..=scale.max).contains(&m);
            if item.anchors.iter().any(|a| a.from > a.to || !inside(a.from) || !inside(a.to)) {
                found.add(CriteriaFaultCode::BadAnchor, item.id.as_str());
            }
        }
    }

    fn check_official(&self, found: &mut Faults) {
        let mut places = BTreeSet::new();
        let never = match self.official.order {
            Order::WithinExpert => RoundAfter::CriterionMean,
            Order::WithinCriterion => RoundAfter::ExpertTotal,
        };
        for r in &self.official.rounding {
            if !places.insert(r.after) || r.decimals > 6 || r.after == never {
                found.add(CriteriaFaultCode::BadRounding, format!("{:?}", r.after));
            }
        }
        if let Aggregate::Trimmed(t) = self.official.aggregate
            && t.high.saturating_add(t.low) >= t.min_n
        {
            found.add(CriteriaFaultCode::BadTrim, "aggregate");
        }
        if self.official.minimum_reviews == 0 {
            found.add(CriteriaFaultCode::BadMinimum, "minimum_reviews");
        }
        for t in &self.official.tie_break {
            let holds = match t {
                TieBreak::Item(id) => self.leaf(id).is_some(),
                TieBreak::Recommendation => self
                    .recommendation
                    .as_ref()
                    .is_some_and(|r| r.counts_as == RecommendationUse::TieBreak),
                TieBreak::Vote => self.vote.is_some(),
                TieBreak::Preference(flag) => !flag.is_empty(),
                TieBreak::Draw(seed) => !seed.is_empty(),
                TieBreak::Unrounded | TieBreak::HeadToHead | TieBreak::Median => true,
            };
            if !holds {
                found.add(CriteriaFaultCode::BadTieBreak, format!("{t:?}"));
            }
        }
    }

    fn check_people(&self, found: &mut Faults) {
        if let Some(vote) = &self.vote {
            for (name, share) in [("quorum", vote.quorum), ("pass", vote.pass)] {
                if share.den == 0 || share.num > share.den {
                    found.add(CriteriaFaultCode::BadShare, name);
                }
            }
        }
        if let Some(r) = &self.recommendation {
            let distinct: BTreeSet<&String> = r.levels.iter().collect();
            if r.levels.len() < 2 || distinct.len() != r.levels.len() {
                found.add(CriteriaFaultCode::BadRecommendation, "recommendation");
            }
        }
    }
}

struct Faults(Vec<CriteriaFault>);

impl Faults {
    fn add(&mut self, code: CriteriaFaultCode, object: impl Into<String>) {
        self.0.push(CriteriaFault { code, object: object.into() });
    }
}

fn scale_holds(scale: Scale) -> bool {
    scale.step.0 > 0 && scale.min < scale.max && scale.on_step(scale.max)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn criteria(json: &str) -> Criteria {
        serde_json::from_str(json).unwrap()
    }

    fn two_items(weight_a: &str, weight_b: &str) -> Criteria {
        criteria(&format!(
            r#"{{"track":"green","title":"评价标准","version":1,"direction":"higher","step":50,"min":0,"max":10000,
            "items":[{{"id":"a","title":"创新性","weight":{weight_a},"scale":{{"min":0,"max":6000,"step":50}}}},
                     {{"id":"b","title":"市场","weight":{weight_b},"scale":{{"min":0,"max":4000,"step":50}}}}],
            "official":{{"order":"within_expert","aggregate":{{"trimmed":{{"high":1,"low":1,"min_n":5,"below_min":"mean"}}}},
              "rounding":[{{"after":"final","decimals":2,"mode":"half_up"}}],"minimum_reviews":3,
              "tie_break":["unrounded",{{"item":"a"}},{{"draw":"2022"}}]}}}}"#
        ))
    }

    #[test]
    fn points_that_make_the_total_have_no_fault() {
        assert_eq!(two_items(r#"{"points":6000}"#, r#"{"points":4000}"#).faults(), []);
    }

    #[test]
    fn points_that_miss_the_total_are_named() {
        let faults = two_items(r#"{"points":6000}"#, r#"{"points":3000}"#).faults();
        let objects: Vec<&str> = faults.iter().map(|f| f.object.as_str()).collect();
        assert_eq!(objects, ["b", "max"]);
    }

    #[test]
    fn percents_must_make_a_hundred_and_not_be_mixed() {
        assert_eq!(two_items(r#"{"percent":6000}"#, r#"{"percent":4000}"#).faults(), []);
        let codes = |c: Criteria| c.faults().iter().map(|f| f.code).collect::<Vec<_>>();
        assert_eq!(
            codes(two_items(r#"{"percent":6000}"#, r#"{"percent":3000}"#)),
            [CriteriaFaultCode::PercentTotal]
        );
        assert!(
            codes(two_items(r#"{"percent":10000}"#, r#"{"factor":1}"#))
                .contains(&CriteriaFaultCode::MixedWeights)
        );
    }

    #[test]
    fn an_unknown_key_is_refused() {
        assert!(serde_json::from_str::<Scale>(r#"{"min":0,"max":1,"step":1,"extra":1}"#).is_err());
    }

    #[test]
    fn a_trim_that_could_drop_every_mark_is_a_fault() {
        let mut c = two_items(r#"{"points":6000}"#, r#"{"points":4000}"#);
        c.official.aggregate =
            Aggregate::Trimmed(Trim { high: 1, low: 1, min_n: 2, below_min: BelowMin::Mean });
        assert_eq!(c.faults().first().map(|f| f.code), Some(CriteriaFaultCode::BadTrim));
    }
}
