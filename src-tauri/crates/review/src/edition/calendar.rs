//! The dates of an edition as the notice writes them: some to the instant, some to the day, some only to
//! the month (`domain.md` §4). All in Asia/Shanghai; no clock is read here.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Days, FixedOffset, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::dates;

/// The dates of an edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Dates {
    /// Collection begins.
    pub collection_from: Period,
    /// Applicants apply before this instant; what arrives at it or after it is late.
    #[cfg_attr(feature = "types", ts(type = "string"))]
    pub applicants_until: DateTime<FixedOffset>,
    /// Units upload nominations until the end of this day; what arrives after it is late.
    #[cfg_attr(feature = "types", ts(type = "string"))]
    pub units_until: NaiveDate,
    /// Preliminary review (初评).
    pub preliminary: Span,
    /// Results reach the secretariat until the end of this day.
    #[cfg_attr(feature = "types", ts(type = "string"))]
    pub results_by: NaiveDate,
    /// Final review (终评).
    pub final_review: Period,
    /// Publication.
    pub publication: Period,
    /// Publicity.
    pub publicity: Span,
}

impl Dates {
    /// The first instant at which an upload by a unit is late.
    pub fn units_until_instant(&self) -> Option<DateTime<FixedOffset>> {
        dates::end_of_day(self.units_until)
    }
}

/// From one period to another, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// It begins with the first day of this.
    pub from: Period,
    /// It ends with the last day of this.
    pub to: Period,
}

/// A day (`2022-10-31`) or, where the notice says no more, a month (`2022-09`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(type = "string"))]
#[serde(try_from = "String", into = "String")]
pub enum Period {
    /// A day.
    Day(NaiveDate),
    /// The month that begins with this day.
    Month(NaiveDate),
}

/// A text that is neither a day nor a month.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is neither a day (YYYY-MM-DD) nor a month (YYYY-MM)")]
pub struct NotAPeriod(pub String);

impl Period {
    /// Its first day.
    pub fn first(self) -> NaiveDate {
        match self {
            Self::Day(day) | Self::Month(day) => day,
        }
    }

    /// Its last day.
    ///
    /// ```
    /// use review::edition::Period;
    /// let month: Period = "2024-02".parse().unwrap();
    /// assert_eq!(month.last().to_string(), "2024-02-29");
    /// ```
    pub fn last(self) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            // No month after it exists only at the end of chrono's calendar.
            Self::Month(first) => first
                .checked_add_months(Months::new(1))
                .and_then(|next| next.checked_sub_days(Days::new(1)))
                .unwrap_or(first),
        }
    }
}

impl FromStr for Period {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
        let period = match text.len() {
            7 => day(&format!("{text}-01")).map(Self::Month),
            _ => day(text).map(Self::Day),
        };
        // chrono forgives signs and missing zeros; a file has one way to write a date.
        period.filter(|p| p.to_string() == text).ok_or_else(|| NotAPeriod(text.to_owned()))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{}", day.format("%Y-%m-%d")),
            Self::Month(first) => write!(f, "{}", first.format("%Y-%m")),
        }
    }
}

impl TryFrom<String> for Period {
    type Error = NotAPeriod;
    fn try_from(text: String) -> Result<Self, NotAPeriod> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> String {
        period.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_neither_day_nor_month_is_refused() {
        for bad in ["", "2022", "2022-13", "2022-02-30", "2022-1-01", "十月", "+2022-9", "2022/09"]
        {
            assert!(bad.parse::<Period>().is_err(), "{bad:?}");
        }
    }

    #[test]
    fn a_period_reads_back_as_it_was_written() {
        for text in ["2022-09", "2022-10-31"] {
            assert_eq!(text.parse::<Period>().unwrap().to_string(), text);
        }
    }
}
