//! How the values of several experts become one: mean, median, or the mean without the highest and the
//! lowest. Which of equal values is dropped is fixed by the experts' names, so that a trace never depends
//! on the order of arrival; the number does not depend on it at all (`statistics.md` §1).

use review::criteria::{Aggregate, Trim};

use crate::exact::Exact;
use crate::fault::TallyError;
use crate::standing::Side;

/// One expert's value: a mark for a criterion, or a total.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry<'a> {
    /// The expert.
    pub expert: &'a str,
    /// The value, in points.
    pub value: Exact,
}

/// What became of the values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pooled<'a> {
    /// The one value, unrounded.
    pub value: Exact,
    /// The sum of what was kept; a median has none.
    pub sum: Option<Exact>,
    /// What the value was made of, from low to high.
    pub kept: Vec<Entry<'a>>,
    /// What was dropped, the highest first.
    pub dropped: Vec<(Side, Entry<'a>)>,
    /// The filed minimum, where there were too few values to drop any.
    pub too_few_for: Option<u32>,
}

/// The one value of `entries` under `rule`.
///
/// Where several experts share the extreme value, the one whose name sorts first is dropped.
/// [`TallyError::Overflow`] beyond 128 bits, and for no entries at all.
pub fn pool<'a>(rule: Aggregate, entries: &[Entry<'a>]) -> Result<Pooled<'a>, TallyError> {
    let mut sorted = entries.to_vec();
    sorted.sort_by(|a, b| a.value.cmp(&b.value).then_with(|| a.expert.cmp(b.expert)));
    match rule {
        Aggregate::Mean => mean(sorted, Vec::new(), None),
        Aggregate::Median => median(sorted),
        Aggregate::Trimmed(trim) => trimmed(trim, sorted),
    }
}

fn mean<'a>(
    kept: Vec<Entry<'a>>,
    dropped: Vec<(Side, Entry<'a>)>,
    too_few_for: Option<u32>,
) -> Result<Pooled<'a>, TallyError> {
    let sum = Exact::sum(kept.iter().map(|e| e.value))?;
    let value = sum.over(kept.len())?;
    Ok(Pooled { value, sum: Some(sum), kept, dropped, too_few_for })
}

fn median(sorted: Vec<Entry<'_>>) -> Result<Pooled<'_>, TallyError> {
    let upper = sorted.get(sorted.len() / 2);
    let lower = sorted.len().checked_sub(1).and_then(|last| sorted.get(last / 2));
    let (Some(lower), Some(upper)) = (lower, upper) else { return Err(TallyError::Overflow) };
    let value = lower.value.plus(upper.value)?.over(2)?;
    Ok(Pooled { value, sum: None, kept: sorted, dropped: Vec::new(), too_few_for: None })
}

fn trimmed(trim: Trim, mut sorted: Vec<Entry<'_>>) -> Result<Pooled<'_>, TallyError> {
    let size = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
    let (high, low) = (size(trim.high), size(trim.low));
    if sorted.len() < size(trim.min_n) || sorted.len() <= high.saturating_add(low) {
        return mean(sorted, Vec::new(), Some(trim.min_n));
    }
    let lowest: Vec<_> = sorted.drain(..low).map(|e| (Side::Low, e)).collect();
    sorted.sort_by(|a, b| b.value.cmp(&a.value).then_with(|| a.expert.cmp(b.expert)));
    let mut dropped: Vec<_> = sorted.drain(..high).map(|e| (Side::High, e)).collect();
    dropped.extend(lowest);
    sorted.reverse();
    mean(sorted, dropped, None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use review::criteria::BelowMin;

    fn entries(values: &[(&'static str, i64)]) -> Vec<Entry<'static>> {
        values.iter().map(|(expert, v)| Entry { expert, value: Exact::from(*v) }).collect()
    }

    fn one_and_one(min_n: u32) -> Aggregate {
        Aggregate::Trimmed(Trim { high: 1, low: 1, min_n, below_min: BelowMin::Mean })
    }

    fn names(dropped: &[(Side, Entry<'static>)]) -> Vec<(Side, &'static str)> {
        dropped.iter().map(|(side, e)| (*side, e.expert)).collect()
    }

    #[test]
    fn the_median_of_an_even_number_is_the_mean_of_the_middle_two() {
        let even = pool(Aggregate::Median, &entries(&[("a", 9), ("b", 1), ("c", 4), ("d", 7)]));
        assert_eq!(even.unwrap().value.fraction(), "11/2");
        let odd = pool(Aggregate::Median, &entries(&[("a", 9), ("b", 1), ("c", 4)]));
        assert_eq!(odd.unwrap().value.fraction(), "4/1");
    }

    #[test]
    fn a_trimmed_mean_leaves_out_the_highest_and_the_lowest() {
        let p = pool(one_and_one(4), &entries(&[("a", 10), ("b", 1), ("c", 4), ("d", 7)])).unwrap();
        assert_eq!(p.value.fraction(), "11/2");
        assert_eq!(names(&p.dropped), [(Side::High, "a"), (Side::Low, "b")]);
    }

    #[test]
    fn of_experts_with_one_extreme_value_the_first_by_name_is_dropped() {
        let p = pool(one_and_one(3), &entries(&[("d", 9), ("c", 9), ("b", 2), ("a", 2)])).unwrap();
        assert_eq!(names(&p.dropped), [(Side::High, "c"), (Side::Low, "a")]);
        let p = pool(one_and_one(3), &entries(&[("c", 5), ("a", 5), ("b", 5)])).unwrap();
        assert_eq!(names(&p.dropped), [(Side::High, "b"), (Side::Low, "a")]);
    }

    #[test]
    fn too_few_values_are_averaged_plainly_and_the_minimum_is_named() {
        let p = pool(one_and_one(4), &entries(&[("a", 10), ("b", 1), ("c", 4)])).unwrap();
        assert_eq!((p.value.fraction().as_str(), p.too_few_for), ("5/1", Some(4)));
        assert!(p.dropped.is_empty());
    }

    #[test]
    fn the_mean_of_nothing_is_an_error() {
        for rule in [Aggregate::Mean, Aggregate::Median, one_and_one(3)] {
            assert_eq!(pool(rule, &[]), Err(TallyError::Overflow));
        }
    }
}
