//! One exact number of points: a rational over 128-bit integers, with the three ways of rounding that can
//! be filed and the ways of printing it. Every operation that could leave 128 bits says so instead of
//! wrapping or panicking, and there is no floating point.

use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub};
use review::criteria::RoundMode;
use review::mark::{Centi, TenThousandths};

use crate::fault::TallyError;

/// Fewest decimals of a printed number, as people write marks.
const LEAST_DECIMALS: u32 = 2;

/// Decimals of a printed score that no rule rounds and whose expansion never ends.
const DISPLAY_DECIMALS: u32 = 4;

/// An exact number, in points where it is a score; always in lowest terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exact(Ratio<i128>);

impl From<i64> for Exact {
    fn from(n: i64) -> Self {
        Self(Ratio::from_integer(i128::from(n)))
    }
}

impl From<Centi> for Exact {
    fn from(mark: Centi) -> Self {
        Self(Ratio::new(i128::from(mark.0), 100))
    }
}

impl From<TenThousandths> for Exact {
    fn from(weight: TenThousandths) -> Self {
        Self(Ratio::new(i128::from(weight.0), 10_000))
    }
}

impl Exact {
    /// Nothing.
    pub const ZERO: Self = Self(Ratio::new_raw(0, 1));

    /// The sum; [`TallyError::Overflow`] beyond 128 bits, as for all operations here.
    pub fn plus(self, other: Self) -> Result<Self, TallyError> {
        let denominator = *self.0.denom();
        if denominator == *other.0.denom() {
            // The usual case, marks with marks: one reduction in place of two.
            let sum = self.0.numer().checked_add(other.0.numer()).ok_or(TallyError::Overflow)?;
            return Ok(Self(Ratio::new(sum, denominator)));
        }
        self.0.checked_add(&other.0).map(Self).ok_or(TallyError::Overflow)
    }

    /// The difference.
    pub fn minus(self, other: Self) -> Result<Self, TallyError> {
        self.0.checked_sub(&other.0).map(Self).ok_or(TallyError::Overflow)
    }

    /// The product.
    pub fn times(self, other: Self) -> Result<Self, TallyError> {
        self.0.checked_mul(&other.0).map(Self).ok_or(TallyError::Overflow)
    }

    /// This divided among `count`; dividing among nobody is an overflow too.
    pub fn over(self, count: usize) -> Result<Self, TallyError> {
        let count = i128::try_from(count).map_err(|_| TallyError::Overflow)?;
        self.0.checked_div(&Ratio::from_integer(count)).map(Self).ok_or(TallyError::Overflow)
    }

    /// The sum of all.
    pub fn sum(values: impl IntoIterator<Item = Self>) -> Result<Self, TallyError> {
        values.into_iter().try_fold(Self::ZERO, Self::plus)
    }

    /// The nearest number of `decimals` decimals in the filed mode; half up is half away from zero.
    ///
    /// ```
    /// use review::criteria::RoundMode::{HalfEven, HalfUp, Truncate};
    /// use review::mark::Centi;
    /// let x = tally::Exact::from(Centi(-25)); // -0.25
    /// let to_one = |mode| x.round(1, mode).unwrap().fixed(1).unwrap();
    /// assert_eq!([to_one(HalfUp), to_one(HalfEven), to_one(Truncate)], ["-0.3", "-0.2", "-0.2"]);
    /// ```
    pub fn round(self, decimals: u32, mode: RoundMode) -> Result<Self, TallyError> {
        let unit = power_of_ten(decimals)?;
        let scaled = self.times(Self(Ratio::from_integer(unit)))?.0;
        let (n, d) = (*scaled.numer(), *scaled.denom());
        let (whole, rest) = (n / d, (n % d).abs());
        // `rest` against `d - rest` is twice the rest against `d` without leaving 128 bits.
        let half = rest.cmp(&(d - rest));
        let away = match mode {
            RoundMode::HalfUp => half.is_ge(),
            RoundMode::HalfEven => half.is_gt() || (half.is_eq() && whole % 2 != 0),
            RoundMode::Truncate => false,
        };
        let step = if away { n.signum() } else { 0 };
        let rounded = whole.checked_add(step).ok_or(TallyError::Overflow)?;
        Ok(Self(Ratio::new(rounded, unit)))
    }

    /// With exactly that many decimals, half up where it has more.
    pub fn fixed(self, decimals: u32) -> Result<String, TallyError> {
        let unit = power_of_ten(decimals)?;
        let rounded = self.round(decimals, RoundMode::HalfUp)?;
        rounded.written(decimals, unit)
    }

    /// The digits of a number that is a whole number of 1/`unit`, with `unit` = 10^`decimals`.
    fn written(self, decimals: u32, unit: i128) -> Result<String, TallyError> {
        let per = unit / *self.0.denom();
        let scaled = self.0.numer().checked_mul(&per).ok_or(TallyError::Overflow)?;
        let sign = if scaled < 0 { "-" } else { "" };
        let (size, unit) = (scaled.unsigned_abs(), unit.unsigned_abs());
        if decimals == 0 {
            return Ok(format!("{sign}{size}"));
        }
        let width = usize::try_from(decimals).map_err(|_| TallyError::Overflow)?;
        Ok(format!("{sign}{}.{:0width$}", size / unit, size % unit))
    }

    /// All decimals, at least two, where they come to an end.
    pub fn ending(self) -> Option<String> {
        let decimals = decimals_of(*self.0.denom())?.max(LEAST_DECIMALS);
        self.written(decimals, power_of_ten(decimals).ok()?).ok()
    }

    /// As a score that no rule rounds: all decimals if they end, else four, half up. For display only.
    pub fn display(self) -> Result<String, TallyError> {
        self.ending().map_or_else(|| self.fixed(DISPLAY_DECIMALS), Ok)
    }

    /// As a step on paper: all decimals if they end, else the fraction, so that nothing is lost.
    pub fn on_paper(self) -> String {
        self.ending().unwrap_or_else(|| self.fraction())
    }

    /// `p/q` in lowest terms; `12/1` for twelve.
    pub fn fraction(self) -> String {
        format!("{}/{}", self.0.numer(), self.0.denom())
    }
}

fn power_of_ten(decimals: u32) -> Result<i128, TallyError> {
    10_i128.checked_pow(decimals).ok_or(TallyError::Overflow)
}

/// How many decimals 1/`denominator` has, if they end: the larger power of 2 or of 5 in it.
fn decimals_of(denominator: i128) -> Option<u32> {
    let (rest, twos) = take_out(denominator, 2);
    let (rest, fives) = take_out(rest, 5);
    (rest == 1).then_some(twos.max(fives))
}

fn take_out(mut n: i128, factor: i128) -> (i128, u32) {
    let mut times = 0;
    while n != 0 && n % factor == 0 {
        n /= factor;
        times += 1;
    }
    (n, times)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn third() -> Exact {
        Exact::from(1).over(3).unwrap()
    }

    #[test]
    fn decimals_that_end_are_printed_whole_and_with_two_at_least() {
        let eighth = Exact::from(1).over(8).unwrap();
        assert_eq!(eighth.ending().as_deref(), Some("0.125"));
        assert_eq!(Exact::from(12).ending().as_deref(), Some("12.00"));
        assert_eq!(third().ending(), None);
    }

    #[test]
    fn what_never_ends_is_shown_with_four_decimals_and_kept_as_a_fraction() {
        let two_thirds = third().plus(third()).unwrap();
        assert_eq!(two_thirds.display().as_deref(), Ok("0.6667"));
        assert_eq!(two_thirds.on_paper(), "2/3");
        assert_eq!(Exact::from(12).fraction(), "12/1");
    }

    #[test]
    fn a_small_negative_number_keeps_its_sign_and_zero_has_none() {
        assert_eq!(Exact::from(Centi(-5)).fixed(2).as_deref(), Ok("-0.05"));
        assert_eq!(Exact::from(Centi(-5)).fixed(0).as_deref(), Ok("0"));
    }

    #[test]
    fn a_half_goes_away_from_zero_to_the_even_or_is_cut() {
        let shown = |mark, mode| Exact::from(Centi(mark)).round(0, mode).unwrap().fixed(0).unwrap();
        let all = |mode| [150, 250, -150, -250, 149, 151].map(|m| shown(m, mode));
        assert_eq!(all(RoundMode::HalfUp), ["2", "3", "-2", "-3", "1", "2"]);
        assert_eq!(all(RoundMode::HalfEven), ["2", "2", "-2", "-2", "1", "2"]);
        assert_eq!(all(RoundMode::Truncate), ["1", "2", "-1", "-2", "1", "1"]);
    }

    #[test]
    fn what_leaves_128_bits_is_an_error() {
        let huge = Exact::from(i64::MAX).times(Exact::from(i64::MAX)).unwrap();
        assert_eq!(huge.times(huge), Err(TallyError::Overflow));
        assert_eq!(huge.round(6, RoundMode::HalfUp), Err(TallyError::Overflow));
        assert_eq!(third().round(60, RoundMode::HalfUp), Err(TallyError::Overflow));
        assert_eq!(third().over(0), Err(TallyError::Overflow));
    }
}
