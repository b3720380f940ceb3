//! What an expert may want to look at before sealing: what is missing, the own ranking, how the marks are
//! spread, and patterns that may be meant or may be a slip. Points at them and judges nothing; nothing of
//! this is kept or leaves the machine. Integers only.

use review::criteria::{Criteria, Item};
use review::ids::{ItemId, NominationId};
use review::mark::Centi;
use review::sheet::{self, CellState, Gap, Review};
use serde::Serialize;

use crate::command::Call;
use crate::expert::own::{places, points};
use crate::expert::spread::{Bin, bins, is_far};
use crate::expert::{Work, criteria, recusals_declared};
use crate::failure::Failure;

/// What was found.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Checked {
    /// What is missing, by nomination.
    pub missing: Vec<Missing>,
    /// Whether recusals were declared, or that there are none.
    pub recusals_declared: bool,
    /// The own nominations that have a total, best first.
    pub ranking: Vec<Ranked>,
    /// How the marks of each leaf are spread.
    pub histograms: Vec<Histogram>,
    /// Patterns worth a look.
    pub remarks: Vec<Remark>,
}

/// A nomination with something missing.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Missing {
    /// Which nomination.
    pub nomination: NominationId,
    /// What.
    pub gaps: Vec<Gap>,
}

/// A nomination in the own ranking.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Ranked {
    /// Which nomination.
    pub nomination: NominationId,
    /// Its total.
    pub total: String,
    /// Its place, from 1.
    pub rank: usize,
    /// Whether it is shared.
    pub tied: bool,
}

/// How the marks of a leaf are spread.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Histogram {
    /// Which leaf.
    pub item: ItemId,
    /// From the lowest mark to the highest.
    pub bins: Vec<Bin>,
}

/// A pattern worth a look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Remark {
    /// Which pattern.
    pub kind: RemarkKind,
    /// In which nomination.
    pub nomination: NominationId,
    /// In which leaf.
    pub item: Option<ItemId>,
    /// The mark; of a nomination that has the same share everywhere, that share in percent.
    pub value: Option<String>,
}

/// A pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum RemarkKind {
    /// The same share of the scale in every leaf.
    SameEverywhere,
    /// More than three median absolute deviations from the own median of that leaf.
    FarFromOwnMedian,
}

/// Looks over the sheet.
pub fn check(cx: &Call<'_>, request: &Work) -> Result<Checked, Failure> {
    cx.work(&request.work, |work| {
        let criteria = criteria(work.read())?;
        let reviews = work.read().reviews()?;
        let counts = |r: &&Review| r.recused.is_none() && r.unable.is_none();
        let judged: Vec<&Review> = reviews.iter().filter(counts).collect();
        Ok(Checked {
            missing: missing(&criteria, &reviews),
            recusals_declared: recusals_declared(work.read(), &reviews)?,
            ranking: ranking(&criteria, &reviews),
            histograms: criteria.leaves().map(|l| histogram(&criteria, l, &judged)).collect(),
            remarks: remarks(&criteria, &judged),
        })
    })
}

fn missing(criteria: &Criteria, reviews: &[Review]) -> Vec<Missing> {
    let of =
        |r: &Review| Missing { nomination: r.nomination.clone(), gaps: sheet::gaps(criteria, r) };
    reviews.iter().map(of).filter(|m| !m.gaps.is_empty()).collect()
}

fn ranking(criteria: &Criteria, reviews: &[Review]) -> Vec<Ranked> {
    let placed = reviews.iter().zip(places(criteria, reviews));
    let mut ranking: Vec<Ranked> = placed
        .filter_map(|(review, place)| {
            place.map(|p| Ranked {
                nomination: review.nomination.clone(),
                total: points(p.total),
                rank: p.rank,
                tied: p.tied,
            })
        })
        .collect();
    ranking.sort_by_key(|r| r.rank);
    ranking
}

fn histogram(criteria: &Criteria, leaf: &Item, judged: &[&Review]) -> Histogram {
    let marks: Vec<i64> =
        judged.iter().filter_map(|r| r.marks.get(&leaf.id)).map(|m| m.0).collect();
    Histogram { item: leaf.id.clone(), bins: bins(criteria.scale(leaf), &marks) }
}

fn remarks(criteria: &Criteria, judged: &[&Review]) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for review in judged {
        let nomination = review.nomination.clone();
        if let Some(share) = same_everywhere(criteria, review) {
            let kind = RemarkKind::SameEverywhere;
            remarks.push(Remark { kind, nomination: nomination.clone(), item: None, value: share });
        }
        for leaf in criteria.leaves() {
            let all: Vec<i64> =
                judged.iter().filter_map(|r| r.marks.get(&leaf.id)).map(|m| m.0).collect();
            let own = review.marks.get(&leaf.id).filter(|m| is_far(m.0, &all));
            remarks.extend(own.map(|mark| Remark {
                kind: RemarkKind::FarFromOwnMedian,
                nomination: nomination.clone(),
                item: Some(leaf.id.clone()),
                value: Some(mark.to_string()),
            }));
        }
    }
    remarks
}

/// Fewest leaves in which the same share is a pattern.
const SAME_LEAVES: usize = 3;

/// Whether every leaf has the same share of its scale; then that share in percent, cut after two decimals.
fn same_everywhere(criteria: &Criteria, review: &Review) -> Option<Option<String>> {
    if sheet::state(criteria, review) != CellState::Scored {
        return None;
    }
    let mut shares = Vec::new();
    for leaf in criteria.leaves() {
        let (scale, mark) = (criteria.scale(leaf), review.marks.get(&leaf.id)?);
        let part = i128::from(mark.0).checked_sub(scale.min.0.into())?;
        shares.push((part, i128::from(scale.max.0).checked_sub(scale.min.0.into())?));
    }
    let (part, span) = shares.first().copied().filter(|(_, span)| *span > 0)?;
    // Two marks of a scale are far below 2^63, so that their product is far below 2^127.
    let same = |(p, s): &(i128, i128)| p.checked_mul(span) == part.checked_mul(*s);
    if shares.len() < SAME_LEAVES || !shares.iter().all(same) {
        return None;
    }
    let percent = part.checked_mul(10_000)?.checked_div(span)?;
    Some(i64::try_from(percent).ok().map(|p| Centi(p).to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn criteria() -> Criteria {
        let json = include_str!("../../../../../assets/criteria/electronics.json");
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn the_same_share_of_every_scale_is_seen_whatever_the_scales() {
        let criteria = criteria();
        let mut review = Review::blank(NominationId::new("n1").unwrap());
        for leaf in criteria.leaves() {
            let max = criteria.scale(leaf).max.0;
            review.marks.insert(leaf.id.clone(), Centi(max / 5 * 4));
        }
        assert_eq!(same_everywhere(&criteria, &review), Some(Some("80.00".to_owned())));
        let (item, mark) = review.marks.pop_last().unwrap();
        assert_eq!(same_everywhere(&criteria, &review), None, "not all of them");
        review.marks.insert(item, Centi(mark.0 + 50));
        assert_eq!(same_everywhere(&criteria, &review), None);
    }

    #[test]
    fn two_leaves_are_no_pattern() {
        let mut criteria = criteria();
        criteria.items.truncate(2);
        let mut review = Review::blank(NominationId::new("n1").unwrap());
        review.marks = criteria.leaves().map(|l| (l.id.clone(), Centi(0))).collect();
        assert_eq!(same_everywhere(&criteria, &review), None);
    }
}
