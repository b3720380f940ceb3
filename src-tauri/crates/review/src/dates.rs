//! Dates and instants as the notice writes them: a day is a day in Asia/Shanghai, an instant is RFC 3339.
//! No clock is read here; what time it is comes in from outside.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};

/// A text that is no date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a date (expected YYYY-MM-DD or YYYY年M月D日)")]
pub struct NotADate(pub String);

/// The offset of Asia/Shanghai, which has known no summer time since 1991.
pub fn shanghai() -> FixedOffset {
    // Eight hours are always within a day, which is all that the fallback could be asked for.
    FixedOffset::east_opt(8 * 3600).unwrap_or_else(|| chrono::Offset::fix(&chrono::Utc))
}

/// The day that a person wrote: `2022-10-31`, `2022/10/31`, `2022.10.31` or `2022年10月31日`.
///
/// ```
/// use review::dates::parse_day;
/// assert_eq!(parse_day("2022年10月31日"), parse_day("2022-10-31"));
/// assert!(parse_day("2022-02-30").is_err());
/// ```
pub fn parse_day(text: &str) -> Result<NaiveDate, NotADate> {
    let plain = text.trim().replace(['年', '月', '/', '.'], "-").replace('日', "");
    NaiveDate::parse_from_str(&plain, "%Y-%m-%d").map_err(|_| NotADate(text.to_owned()))
}

/// The first instant after `day` in Asia/Shanghai: what arrives before it arrived on that day.
pub fn end_of_day(day: NaiveDate) -> Option<DateTime<FixedOffset>> {
    day.succ_opt()?.and_time(NaiveTime::MIN).and_local_timezone(shanghai()).single()
}

/// An instant as it is written into files: RFC 3339, whole seconds, Asia/Shanghai.
pub fn instant(at: DateTime<FixedOffset>) -> String {
    at.with_timezone(&shanghai()).to_rfc3339_opts(chrono::SecondsFormat::Secs, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_day_ends_at_midnight_in_shanghai() {
        let end = end_of_day(parse_day("2022-10-31").unwrap()).unwrap();
        assert_eq!(instant(end), "2022-11-01T00:00:00+08:00");
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for bad in ["", "2022", "2022-13-01", "31.10.2022", "昨天", "2022-02-30"] {
            assert!(parse_day(bad).is_err(), "{bad:?}");
        }
    }
}
