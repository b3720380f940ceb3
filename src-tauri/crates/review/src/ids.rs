//! Identifiers as types of their own, each with the one pattern it may have (`formats.md` §3). An id
//! that was made here can be printed into a bag-info field or a file name without further checks.

/// A text that does not have the pattern of the id it was meant to be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{value:?} is not a {kind}: {pattern}")]
pub struct IdFault {
    /// Which id was expected, in the words of the glossary.
    pub kind: &'static str,
    /// What was given.
    pub value: String,
    /// The pattern that holds.
    pub pattern: &'static str,
}

pub(crate) const SLUG: &str = "^[a-z0-9][a-z0-9-]{0,31}$";

pub(crate) fn is_slug(s: &str) -> bool {
    starts_alphanumeric(s, |c| c.is_ascii_lowercase() || c.is_ascii_digit(), "-")
}

fn is_item(s: &str) -> bool {
    starts_alphanumeric(s, |c| c.is_ascii_lowercase() || c.is_ascii_digit(), "-_")
}

fn is_nomination(s: &str) -> bool {
    starts_alphanumeric(s, |c| c.is_ascii_alphanumeric(), "-")
}

fn is_expert(s: &str) -> bool {
    s.strip_prefix('E')
        .is_some_and(|n| (3..=4).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit()))
}

fn starts_alphanumeric(s: &str, alphanumeric: impl Fn(char) -> bool, also: &str) -> bool {
    (1..=32).contains(&s.len())
        && s.starts_with(&alphanumeric)
        && s.chars().all(|c| alphanumeric(c) || also.contains(c))
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $kind:literal, $pattern:expr, $holds:path) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "types", derive(ts_rs::TS))]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The id if `value` has the pattern; [`IdFault`] says which pattern it missed.
            pub fn new(value: impl Into<String>) -> Result<Self, $crate::ids::IdFault> {
                let value = value.into();
                if $holds(&value) {
                    Ok(Self(value))
                } else {
                    Err($crate::ids::IdFault { kind: $kind, value, pattern: $pattern })
                }
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::ids::IdFault;
            fn try_from(value: String) -> Result<Self, $crate::ids::IdFault> {
                Self::new(value)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::ids::IdFault;
            fn from_str(value: &str) -> Result<Self, $crate::ids::IdFault> {
                Self::new(value)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0
            }
        }
    };
}
pub(crate) use id;

id!(/// One year's programme (届).
    EditionId, "edition id", SLUG, is_slug);
id!(/// One of the lists of an edition (榜单).
    ListId, "list id", SLUG, is_slug);
id!(/// The smallest unit with criteria, panel and ranking of its own (领域、类别).
    TrackId, "track id", SLUG, is_slug);
id!(/// An organisation in its role as review body (初评机构).
    BodyId, "body id", SLUG, is_slug);
id!(/// The nominations assigned to one expert (评审批次).
    BatchId, "batch id", SLUG, is_slug);
id!(/// A panel group (评审组).
    GroupId, "group id", SLUG, is_slug);
id!(/// A scored criterion or a gate (评审项、否决项).
    ItemId, "item id", "^[a-z0-9][a-z0-9_-]{0,31}$", is_item);
id!(/// One application in one track (申报项目); unique in a track whatever its case.
    NominationId, "nomination id", "^[A-Za-z0-9][A-Za-z0-9-]{0,31}$", is_nomination);
id!(/// An expert by number; the name stays in the body's office file.
    ExpertId, "expert number", "^E[0-9]{3,4}$", is_expert);

impl ExpertId {
    /// The `n`th expert, from 1: `E001`, `E1000`.
    ///
    /// ```
    /// assert_eq!(review::ids::ExpertId::nth(7).unwrap().as_str(), "E007");
    /// assert!(review::ids::ExpertId::nth(10_000).is_err());
    /// ```
    pub fn nth(n: usize) -> Result<Self, IdFault> {
        Self::new(format!("E{n:03}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_short_lower_case_and_starts_with_a_letter_or_digit() {
        assert!(TrackId::new("rising-firm").is_ok());
        for bad in ["", "-a", "Green", "a_b", "绿色", &"a".repeat(33), "a/b", "a."] {
            assert!(TrackId::new(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn an_expert_number_has_three_or_four_digits() {
        assert!(ExpertId::new("E001").is_ok() && ExpertId::new("E1234").is_ok());
        for bad in ["E01", "E12345", "e001", "E00a", "001"] {
            assert!(ExpertId::new(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn an_id_in_json_is_checked_on_the_way_in() {
        assert!(serde_json::from_str::<ListId>("\"pilot-tech\"").is_ok());
        assert!(serde_json::from_str::<ListId>("\"Pilot\"").is_err());
    }
}
