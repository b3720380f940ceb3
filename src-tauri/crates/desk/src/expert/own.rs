//! How the expert's own sheet stands: a row for each nomination with what is missing, its running total and
//! its place among the expert's own. Totals are those that a seal would write; ranks are nobody's but the
//! expert's, decide nothing and never leave the work file.

use dossier::payload::results::SealedReview;
use review::criteria::{Criteria, Direction};
use review::sheet::{self, Gap, Review};
use serde::Serialize;
use store::work::WorkReader;

use crate::failure::Failure;

/// One nomination of the expert's desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct WorkRow {
    /// What was entered.
    pub review: Review,
    /// What is missing.
    pub gaps: Vec<Gap>,
    /// Own total as a decimal, once every leaf has a mark.
    pub total: Option<String>,
    /// Place among the own nominations that have a total.
    pub rank: Option<usize>,
    /// Whether another one has the same total.
    pub tied: bool,
    /// Private note.
    pub note: String,
    /// Private flag.
    pub flag: bool,
}

/// The rows of a work file, in the order of the batch.
pub(crate) fn rows(work: WorkReader<'_>, criteria: &Criteria) -> Result<Vec<WorkRow>, Failure> {
    let reviews = work.reviews()?;
    let places = places(criteria, &reviews);
    let notes = work.notes()?;
    let mut rows = Vec::new();
    for (review, place) in reviews.into_iter().zip(places) {
        let note = notes.iter().find(|n| n.nomination == review.nomination);
        rows.push(WorkRow {
            gaps: sheet::gaps(criteria, &review),
            total: place.map(|p| points(p.total)),
            rank: place.map(|p| p.rank),
            tied: place.is_some_and(|p| p.tied),
            note: note.map(|n| n.text.clone()).unwrap_or_default(),
            flag: note.is_some_and(|n| n.flag),
            review,
        });
    }
    Ok(rows)
}

/// Where a nomination stands among the expert's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    /// Total in millionths of a point.
    pub total: i64,
    /// From 1; equal totals share it.
    pub rank: usize,
    /// Whether it is shared.
    pub tied: bool,
}

/// The place of each review that is scored, in their order.
pub(crate) fn places(criteria: &Criteria, reviews: &[Review]) -> Vec<Option<Place>> {
    let total = |r: &Review| SealedReview::seal(criteria, r.clone()).total_millionths;
    let totals: Vec<Option<i64>> = reviews.iter().map(total).collect();
    let higher = criteria.direction == Direction::Higher;
    let better = |a: i64, b: i64| if higher { a > b } else { a < b };
    let place = |own: i64| {
        let others = || totals.iter().flatten();
        Place {
            total: own,
            rank: others().filter(|t| better(**t, own)).count().saturating_add(1),
            tied: others().filter(|t| **t == own).count() > 1,
        }
    };
    totals.iter().map(|t| t.map(place)).collect()
}

/// Millionths of a point as a decimal, at least two decimals and no zeros beyond.
pub(crate) fn points(millionths: i64) -> String {
    let sign = if millionths < 0 { "-" } else { "" };
    let size = millionths.unsigned_abs();
    let text = format!("{sign}{}.{:06}", size / 1_000_000, size % 1_000_000);
    let keep = text.trim_end_matches('0').len().max(text.len().saturating_sub(4));
    text.get(..keep).unwrap_or(&text).to_owned()
}

#[cfg(test)]
mod tests {
    use review::ids::NominationId;
    use review::mark::Centi;

    use super::*;

    fn criteria(direction: &str) -> Criteria {
        let json = include_str!("../../../../../assets/criteria/electronics.json");
        let mut value: serde_json::Value = serde_json::from_str(json).unwrap();
        value["direction"] = direction.into();
        serde_json::from_value(value).unwrap()
    }

    /// A review with this mark on every leaf.
    fn even(criteria: &Criteria, id: &str, mark: i64) -> Review {
        let mut review = Review::blank(NominationId::new(id).unwrap());
        review.marks = criteria.leaves().map(|l| (l.id.clone(), Centi(mark))).collect();
        review
    }

    fn ranks(direction: &str) -> Vec<Option<(usize, bool)>> {
        let criteria = criteria(direction);
        let mut reviews: Vec<Review> = [("a", 500), ("b", 900), ("c", 500), ("d", 100)]
            .map(|(id, mark)| even(&criteria, id, mark))
            .into();
        let mut part = even(&criteria, "e", 900);
        part.marks.pop_first();
        let mut unable = even(&criteria, "f", 900);
        unable.unable = Some("非本人专业".to_owned());
        reviews.extend([part, unable]);
        let places = places(&criteria, &reviews);
        places.into_iter().map(|p| p.map(|p| (p.rank, p.tied))).collect()
    }

    #[test]
    fn equal_totals_share_a_rank_and_only_whole_sheets_have_one() {
        let (one, two, four) = (Some((1, false)), Some((2, true)), Some((4, false)));
        assert_eq!(ranks("higher"), [two, one, two, four, None, None]);
    }

    #[test]
    fn where_less_is_better_the_lowest_total_comes_first() {
        let (one, two, four) = (Some((1, false)), Some((2, true)), Some((4, false)));
        assert_eq!(ranks("lower"), [two, four, two, one, None, None]);
    }

    #[test]
    fn a_total_shows_at_least_two_decimals() {
        assert_eq!(points(86_660_000), "86.66");
        assert_eq!(points(12_000_000), "12.00");
        assert_eq!(points(12_345_600), "12.3456");
        assert_eq!(points(-500_000), "-0.50");
    }
}
