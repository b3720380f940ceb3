//! Marks, weights and factors as exact integers, and the one way a decimal that a person wrote becomes
//! one. There is no floating point here and nothing is ever rounded on the way in.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A mark in hundredths of a point: `Centi(8666)` is 86.66.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(transparent)]
pub struct Centi(pub i64);

/// A weight or factor in ten-thousandths: `TenThousandths(12000)` is 1.2, and 30 % is `3000`.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(transparent)]
pub struct TenThousandths(pub i64);

/// A text that is not the decimal it was meant to be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DecimalFault {
    /// Not digits with at most one point.
    #[error("{0:?} is not a decimal number")]
    NotADecimal(String),
    /// More decimals than the unit can hold; nothing is rounded silently.
    #[error("{value:?} has more than {decimals} decimals")]
    TooFine {
        /// What was given.
        value: String,
        /// How many decimals the unit holds.
        decimals: usize,
    },
    /// Too large for any score.
    #[error("{0:?} is too large")]
    TooLarge(String),
}

/// Reads `text` as an integer of 10^-`decimals`. Trailing zeros beyond the unit are allowed ("9.500").
fn parse_scaled(text: &str, decimals: usize) -> Result<i64, DecimalFault> {
    let not = || DecimalFault::NotADecimal(text.to_owned());
    let trimmed = text.trim();
    let (negative, digits) = match trimmed.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, trimmed),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let is_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !is_digits(whole) || !is_digits(fraction) {
        return Err(not());
    }
    if digits.ends_with('.') {
        return Err(not());
    }
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > decimals {
        return Err(DecimalFault::TooFine { value: text.to_owned(), decimals });
    }
    if whole.len() > 12 {
        return Err(DecimalFault::TooLarge(text.to_owned()));
    }
    let scaled: i64 = format!("{whole}{fraction:0<decimals$}")
        .parse()
        .map_err(|_| DecimalFault::TooLarge(text.to_owned()))?;
    Ok(if negative { -scaled } else { scaled })
}

fn write_scaled(f: &mut fmt::Formatter<'_>, value: i64, unit: u64, decimals: usize) -> fmt::Result {
    let sign = if value < 0 { "-" } else { "" };
    let size = value.unsigned_abs();
    write!(f, "{sign}{}.{:0decimals$}", size / unit, size % unit)
}

impl FromStr for Centi {
    type Err = DecimalFault;

    /// ```
    /// use review::mark::Centi;
    /// assert_eq!("9.5".parse(), Ok(Centi(950)));
    /// assert!("9.555".parse::<Centi>().is_err());
    /// ```
    fn from_str(text: &str) -> Result<Self, DecimalFault> {
        parse_scaled(text, 2).map(Self)
    }
}

impl FromStr for TenThousandths {
    type Err = DecimalFault;
    fn from_str(text: &str) -> Result<Self, DecimalFault> {
        parse_scaled(text, 4).map(Self)
    }
}

impl fmt::Display for Centi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_scaled(f, self.0, 100, 2)
    }
}

impl fmt::Display for TenThousandths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_scaled(f, self.0, 10_000, 4)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_decimal_is_refused() {
        for bad in
            ["", "-", ".5", "5.", "1e3", "1,5", "１", "+1", "--1", "1.2.3", "NaN", "9.", "0x1"]
        {
            assert!(bad.parse::<Centi>().is_err(), "{bad:?}");
        }
        assert!("9999999999999".parse::<Centi>().is_err());
    }

    #[test]
    fn zeros_beyond_the_unit_lose_nothing() {
        assert_eq!("9.500".parse(), Ok(Centi(950)));
        assert_eq!("-0.05".parse(), Ok(Centi(-5)));
        assert_eq!(Centi(-5).to_string(), "-0.05");
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(v in -1_000_000_000_000_i64..1_000_000_000_000) {
            prop_assert_eq!(Centi(v).to_string().parse(), Ok(Centi(v)));
            prop_assert_eq!(TenThousandths(v).to_string().parse(), Ok(TenThousandths(v)));
        }

        #[test]
        fn no_text_makes_it_panic(s in "\\PC*") {
            let _ = s.parse::<Centi>();
        }
    }
}
