//! How marks are spread: the bins of a histogram, and whether one mark lies far from the others. Exact, with
//! integers only; nothing here knows whose marks they are, and nothing is decided by them.

use review::criteria::Scale;
use review::mark::Centi;
use serde::Serialize;

/// How many marks lie in a range.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Bin {
    /// Lowest mark of the range.
    pub from: String,
    /// Where the next range begins; the last one, and a range of one mark, hold it too.
    pub to: String,
    /// How many.
    pub count: usize,
}

/// Most bins of a histogram.
const BINS: i64 = 10;

/// One bin for each possible mark where they are few, otherwise equal ranges over the scale.
pub(crate) fn bins(scale: Scale, marks: &[i64]) -> Vec<Bin> {
    let (min, span) = (scale.min.0, scale.max.0.saturating_sub(scale.min.0));
    let possible = span.checked_div(scale.step.0).unwrap_or_default().saturating_add(1);
    let single = possible <= BINS;
    let ranges = (1..=BINS).rev().find(|n| span % n == 0).unwrap_or(1);
    let (number, width) = if single { (possible, scale.step.0) } else { (ranges, span / ranges) };
    let last = number.saturating_sub(1);
    let place =
        |mark: i64| mark.saturating_sub(min).checked_div(width).unwrap_or_default().clamp(0, last);
    let edge = |n: i64| Centi(min.saturating_add(width.saturating_mul(n))).to_string();
    (0..number)
        .map(|n| Bin {
            from: edge(n),
            to: edge(if single { n } else { n.saturating_add(1) }),
            count: marks.iter().filter(|m| place(**m) == n).count(),
        })
        .collect()
}

/// Fewest marks of which a median says something.
const ENOUGH_MARKS: usize = 5;

/// Whether `mark` is more than three median absolute deviations from the median of `marks`, which hold it.
pub(crate) fn is_far(mark: i64, marks: &[i64]) -> bool {
    if marks.len() < ENOUGH_MARKS {
        return false;
    }
    let Some(middle) = twice_the_median(marks) else { return false };
    // Twice each distance, so that everything stays whole; and twice that for their median.
    let distance = |m: i64| m.saturating_mul(2).saturating_sub(middle).saturating_abs();
    let distances: Vec<i64> = marks.iter().map(|m| distance(*m)).collect();
    let Some(spread) = twice_the_median(&distances) else { return false };
    spread > 0 && distance(mark).saturating_mul(2) > spread.saturating_mul(3)
}

/// Twice the median, which is whole.
fn twice_the_median(values: &[i64]) -> Option<i64> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let last = sorted.len().checked_sub(1)?;
    let (low, high) = (sorted.get(last / 2)?, sorted.get(last.div_ceil(2))?);
    low.checked_add(*high)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(min: i64, max: i64, step: i64) -> Scale {
        Scale { min: Centi(min), max: Centi(max), step: Centi(step) }
    }

    fn shown(scale: Scale, marks: &[i64]) -> Vec<(String, String, usize)> {
        bins(scale, marks).into_iter().map(|b| (b.from, b.to, b.count)).collect()
    }

    #[test]
    fn a_wide_scale_has_ten_equal_bins_and_the_last_holds_the_highest_mark() {
        let found = shown(scale(0, 2000, 50), &[0, 199, 200, 1999, 2000]);
        assert_eq!(found.len(), 10);
        assert_eq!(found[0], ("0.00".to_owned(), "2.00".to_owned(), 2));
        assert_eq!(found[1], ("2.00".to_owned(), "4.00".to_owned(), 1));
        assert_eq!(found[9], ("18.00".to_owned(), "20.00".to_owned(), 2));
    }

    #[test]
    fn a_scale_of_few_marks_has_a_bin_for_each() {
        let found = shown(scale(100, 500, 100), &[100, 500, 500]);
        let counts: Vec<usize> = found.iter().map(|b| b.2).collect();
        assert_eq!(counts, [1, 0, 0, 0, 2]);
        assert_eq!(found[4], ("5.00".to_owned(), "5.00".to_owned(), 2));
    }

    #[test]
    fn a_scale_that_ten_does_not_divide_has_fewer_bins_with_exact_edges() {
        let found = shown(scale(0, 49, 1), &[48, 49]);
        assert_eq!(found.len(), 7);
        assert_eq!(found[6], ("0.42".to_owned(), "0.49".to_owned(), 2));
    }

    #[test]
    fn a_mark_is_far_only_beyond_three_deviations_of_five_marks_that_differ() {
        // Median 12, distances 2 1 0 1 8, their median 1: far is what is more than 3 away.
        assert!(is_far(20, &[10, 11, 12, 13, 20]));
        assert!(!is_far(10, &[10, 11, 12, 13, 20]));
        // Median 12, distances 2 1 0 1 3: three deviations are not more than three.
        assert!(!is_far(15, &[10, 11, 12, 13, 15]));
        assert!(!is_far(20, &[11, 12, 13, 20]), "four marks say nothing");
        assert!(!is_far(20, &[12, 12, 12, 12, 20]), "no spread, no measure");
        // Between two marks: median 12.5, distances 2.5 1.5 .5 .5 1.5 7.5, their median 1.5.
        assert!(is_far(20, &[10, 11, 12, 13, 14, 20]));
        assert!(!is_far(17, &[10, 11, 12, 13, 14, 17]), "4.5 is not more than 4.5");
    }
}
