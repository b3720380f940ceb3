//! The checks that a form field gets from its heading alone: dates, the length of the summary, and that
//! nothing but public material is taken (`domain.md` §8). What a field means for eligibility is not
//! decided here.

use chrono::{DateTime, NaiveTime};
use review::dates::parse_day;

use crate::clean::{bare_key, key};
use crate::fault::{RowFault, code};
use crate::table::{Heading, Row};

/// Longest 简介, in characters without spaces.
const SUMMARY: usize = 1_200;

/// What is wrong with the filled cell of `row` under `heading`.
pub(crate) fn check(row: &Row, heading: &Heading) -> Option<RowFault> {
    let text = row.cell(heading.column);
    let fault = |code, given: [(&str, String); 2]| {
        Some(RowFault::new(row.number, row.address(heading.column), code, given))
    };
    let name = bare_key(&heading.text);
    let named = || ("heading", heading.text.clone());
    if is_secrecy(&name) && !is_public(text) {
        return fault(code::NOT_PUBLIC, [named(), ("value", text.to_owned())]);
    }
    if is_date(&heading.text) && !is_moment(text) {
        return fault(code::BAD_DATE, [named(), ("value", text.to_owned())]);
    }
    let length = text.chars().filter(|c| !c.is_whitespace()).count();
    if name.ends_with("简介") && length > SUMMARY {
        let params = [("length", length.to_string()), ("limit", SUMMARY.to_string())];
        return fault(code::TOO_LONG, params);
    }
    None
}

fn is_secrecy(name: &str) -> bool {
    name.ends_with("密级") || name == "classification"
}

fn is_public(text: &str) -> bool {
    text == "公开" || text.eq_ignore_ascii_case("public")
}

fn is_date(heading: &str) -> bool {
    let name = key(heading);
    name.contains("日期")
        || name.contains("时间")
        || name.ends_with("_date")
        || name.ends_with("_at")
}

/// A day, an RFC 3339 instant, or a day and a time without a zone.
fn is_moment(text: &str) -> bool {
    let is_time = |t: &str| {
        ["%H:%M", "%H:%M:%S"].iter().any(|format| NaiveTime::parse_from_str(t, format).is_ok())
    };
    let day_and_time = |(day, time): (&str, &str)| parse_day(day).is_ok() && is_time(time.trim());
    parse_day(text).is_ok()
        || DateTime::parse_from_rfc3339(text).is_ok()
        || text.split_once([' ', 'T']).is_some_and(day_and_time)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_a_day_or_a_day_with_a_time() {
        for good in [
            "2022-10-31",
            "2022年10月31日",
            "2022-10-31 08:30",
            "2022/10/31 08:30:15",
            "2022-10-31T08:30:15+08:00",
            "2022-10-31T00:30:15Z",
        ] {
            assert!(is_moment(good), "{good}");
        }
        for bad in ["2022", "2022-02-30", "2022-10-31 25:00", "2022-10-31 上午", "十月"] {
            assert!(!is_moment(bad), "{bad}");
        }
    }
}
