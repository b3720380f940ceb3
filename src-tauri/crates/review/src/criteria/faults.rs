//! What can be wrong with criteria before they are filed: ids, weights, scales, the rule, the vote. Every
//! fault is collected, so that a body corrects them at once; nothing is repaired here.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{
    Aggregate, Criteria, Order, RecommendationUse, RoundAfter, Scale, TYPE, TieBreak, Weight,
};
use crate::ids::ItemId;
use crate::mark::Centi;

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
        let tops: BTreeSet<&ItemId> =
            self.items.iter().filter(|i| i.parent.is_none()).map(|i| &i.id).collect();
        for item in &self.items {
            let Some(parent) = &item.parent else { continue };
            if !tops.contains(parent) || parent == &item.id {
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
        let leaves: BTreeSet<&ItemId> = self.leaves().map(|i| &i.id).collect();
        for t in &self.official.tie_break {
            let holds = match t {
                TieBreak::Item(id) => leaves.contains(id),
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
    use crate::criteria::{BelowMin, Trim};

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
