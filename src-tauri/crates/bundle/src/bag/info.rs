//! `bag-info.txt`: twenty-one fields in a fixed order, each exactly once. What a value means, and
//! whether two of them agree, is not decided here. Follows `formats.md` §2 and §3.

use super::{BundleType, Mode, SUITE};
use crate::fault::Fault;

const MAX_VALUE: usize = 512;
const NOT_APPLICABLE: &str = "-";

/// The most bytes a `bag-info.txt` can have.
pub(super) const MAX_BAG_INFO: u64 = 16 * 1024;

macro_rules! optional_fields {
    ($($field:ident = $label:literal, $doc:literal;)*) => {
        /// The fields of `bag-info.txt`. `None` means *not applicable* and is printed as `-`.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct BagInfo {
            /// `Bundle-Type`.
            pub bundle_type: BundleType,
            /// `Suite`: the algorithms, see [`SUITE`]. Parsing accepts any name; opening does not.
            pub suite: String,
            /// `Mode`.
            pub mode: Mode,
            $(#[doc = $doc] pub $field: Option<String>,)*
        }

        impl BagInfo {
            /// A bag-info with the present suite in which nothing else is applicable.
            #[must_use]
            pub fn new(bundle_type: BundleType, mode: Mode) -> Self {
                Self { bundle_type, suite: SUITE.to_owned(), mode, $($field: None,)* }
            }

            fn optional(&self) -> impl Iterator<Item = (&'static str, Option<&str>)> {
                [$(($label, self.$field.as_deref()),)*].into_iter()
            }

            fn parse_optional(&mut self, lines: &mut Lines<'_>) -> Result<(), Fault> {
                $(self.$field = lines.optional($label)?;)*
                Ok(())
            }
        }
    };
}

optional_fields! {
    edition_id = "Edition-Id", "`Edition-Id`.";
    edition_digest = "Edition-Digest", "`Edition-Digest`: 64 hexadecimal digits.";
    list_id = "List-Id", "`List-Id`.";
    track_id = "Track-Id", "`Track-Id`.";
    body_id = "Body-Id", "`Body-Id`.";
    filing_no = "Filing-No", "`Filing-No`.";
    filing_version = "Filing-Version", "`Filing-Version`.";
    filing_digest = "Filing-Digest", "`Filing-Digest`: 64 hexadecimal digits.";
    criteria_digest = "Criteria-Digest", "`Criteria-Digest`: 64 hexadecimal digits.";
    batch_id = "Batch-Id", "`Batch-Id`.";
    issue = "Issue", "`Issue`: a number.";
    expert_id = "Expert-Id", "`Expert-Id`, such as `E001`.";
    seq = "Seq", "`Seq`: a number.";
    supersedes = "Supersedes", "`Supersedes`: the digest of the bundle that this one replaces.";
    log_id = "Log-Id", "`Log-Id`.";
    audit_head = "Audit-Head", "`Audit-Head`: `<n>:<hex>` of the last audit row before signing.";
    claimed_at = "Claimed-At", "`Claimed-At`: RFC 3339; what the signer's clock said.";
    app_version = "App-Version", "`App-Version`.";
}

impl BagInfo {
    /// The bytes of the file.
    ///
    /// # Errors
    /// F16 for a value that [`BagInfo::parse`] would refuse, or that is `-` itself.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Fault> {
        let mut text = String::new();
        let mut line = |label: &str, value: &str| -> Result<(), Fault> {
            check_value(label, value)?;
            text.extend([label, ": ", value, "\n"]);
            Ok(())
        };
        line("Bundle-Type", self.bundle_type.as_str())?;
        line("Suite", &self.suite)?;
        line("Mode", self.mode.as_str())?;
        for (label, value) in self.optional() {
            if value == Some(NOT_APPLICABLE) {
                return Err(Fault::finding("F16", label, "a value that reads as: not applicable"));
            }
            line(label, value.unwrap_or(NOT_APPLICABLE))?;
        }
        Ok(text.into_bytes())
    }

    /// Reads the file strictly: UTF-8, LF, fixed order, each field once, at most 512 bytes a value,
    /// no white space around it, no control characters.
    ///
    /// # Errors
    /// F16 naming the field.
    pub fn parse(bytes: &[u8]) -> Result<Self, Fault> {
        let text = std::str::from_utf8(bytes)
            .map_err(|_| Fault::finding("F16", super::BAG_INFO, "not UTF-8"))?;
        let mut lines = Lines(text);
        let bundle_type = lines.value("Bundle-Type")?.parse()?;
        let suite = lines.value("Suite")?.to_owned();
        let mode = lines.value("Mode")?.parse()?;
        let mut info = Self { suite, ..Self::new(bundle_type, mode) };
        info.parse_optional(&mut lines)?;
        if lines.0.is_empty() {
            Ok(info)
        } else {
            Err(Fault::finding("F16", super::BAG_INFO, "more than the known fields"))
        }
    }
}

/// The lines that are still to be read.
struct Lines<'a>(&'a str);

impl<'a> Lines<'a> {
    fn value(&mut self, label: &'static str) -> Result<&'a str, Fault> {
        let value = self
            .0
            .split_once('\n')
            .and_then(|(line, rest)| Some((line.strip_prefix(label)?.strip_prefix(": ")?, rest)));
        let Some((value, rest)) = value else {
            return Err(Fault::finding("F16", label, "not in its place as `Label: value` and LF"));
        };
        self.0 = rest;
        check_value(label, value)?;
        Ok(value)
    }

    fn optional(&mut self, label: &'static str) -> Result<Option<String>, Fault> {
        let value = self.value(label)?;
        Ok((value != NOT_APPLICABLE).then(|| value.to_owned()))
    }
}

fn check_value(label: &str, value: &str) -> Result<(), Fault> {
    let trouble = if value.is_empty() || value.len() > MAX_VALUE {
        "empty or longer than 512 bytes"
    } else if value.trim() != value {
        "white space around the value"
    } else if value.chars().any(misleads) {
        "a control character"
    } else {
        return Ok(());
    };
    Err(Fault::finding("F16", label, trouble))
}

/// Controls; separators at which other readers of BagIt break lines (Python's `splitlines`); marks
/// that reverse or hide text on a screen.
fn misleads(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{200E}' | '\u{200F}' | '\u{FEFF}')
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sample() -> BagInfo {
        let mut info = BagInfo::new(BundleType::Results, Mode::Rehearsal);
        info.edition_id = Some("2022".into());
        info.claimed_at = Some("2022-11-22T10:00:00+08:00".into());
        info.app_version = Some("0.1.0".into());
        info
    }

    fn text() -> String {
        String::from_utf8(sample().to_bytes().unwrap()).unwrap()
    }

    fn refused(text: &str) -> bool {
        BagInfo::parse(text.as_bytes()).is_err_and(|fault| fault.code() == "F16")
    }

    #[test]
    fn the_fields_stand_in_the_order_of_the_format() {
        let text = text();
        let labels: Vec<&str> = text.lines().map(|line| line.split_once(": ").unwrap().0).collect();
        let expected = "Bundle-Type Suite Mode Edition-Id Edition-Digest List-Id Track-Id Body-Id \
            Filing-No Filing-Version Filing-Digest Criteria-Digest Batch-Id Issue Expert-Id Seq \
            Supersedes Log-Id Audit-Head Claimed-At App-Version";
        assert_eq!(labels, expected.split_whitespace().collect::<Vec<_>>());
        assert!(text.contains("\nTrack-Id: -\n"));
    }

    #[test]
    fn parsing_gives_back_what_was_written() {
        assert_eq!(BagInfo::parse(text().as_bytes()).unwrap(), sample());
    }

    #[test]
    fn anything_but_the_exact_form_is_refused() {
        let text = text();
        assert!(refused(&text.replace('\n', "\r\n")));
        assert!(refused(text.trim_end()));
        assert!(refused(&format!("{text}Extra: 1\n")));
        assert!(refused(&text.replace("Mode: rehearsal", "Mode: test")));
        assert!(refused(&text.replace("Bundle-Type: results", "Bundle-Type: result")));
        assert!(refused(&text.replace("List-Id: -\n", "")));
        assert!(refused(&text.replace("List-Id: -\n", "List-Id: -\nList-Id: -\n")));
        assert!(refused(&text.replace("List-Id: -", "List-Id: ")));
        assert!(refused(&text.replace("List-Id: -", "List-Id:  a")));
        assert!(refused(&text.replace("List-Id: -", "List-Id: a\u{3000}")));
        assert!(refused(&text.replace("List-Id: -", "List-Id: a\tb")));
        assert!(refused(&text.replace("List-Id: -", "List-Id: a\u{2028}b")));
        assert!(refused(&text.replace("List-Id: -", "List-Id : a")));
        assert!(refused(&text.replace("List-Id: -", &format!("List-Id: {}", "a".repeat(513)))));
        assert!(!refused(&text.replace("List-Id: -", &format!("List-Id: {}", "a".repeat(512)))));
    }

    #[test]
    fn a_value_that_could_not_be_read_back_is_not_written() {
        for bad in ["", "-", " a", "a\nb"] {
            let info = BagInfo { log_id: Some(bad.into()), ..sample() };
            assert_eq!(info.to_bytes().unwrap_err().code(), "F16", "{bad:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_the_same(value: String) {
            let info = BagInfo { body_id: Some(value), ..sample() };
            if let Ok(bytes) = info.to_bytes() {
                prop_assert_eq!(BagInfo::parse(&bytes).unwrap(), info);
            }
        }
    }
}
