//! Ids that live inside one edition only: of rules, rule sets and settings. They have the pattern of every
//! other slug (`formats.md` §3) but never reach a bag-info field.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::ids::{IdFault, ListId};

macro_rules! name {
    ($(#[$doc:meta])* $name:ident, $kind:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The id if `value` is a slug; [`IdFault`] says which pattern it missed.
            pub fn new(value: impl Into<String>) -> Result<Self, IdFault> {
                // The slug pattern is written once, in `ids`; only the word for it differs here.
                match ListId::new(value) {
                    Ok(slug) => Ok(Self(slug.into())),
                    Err(fault) => Err(IdFault { kind: $kind, ..fault }),
                }
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdFault;
            fn try_from(value: String) -> Result<Self, IdFault> {
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

name!(/// One eligibility rule; unique in its set.
    RuleId, "rule id");
name!(/// A set of eligibility rules that one or more tracks share.
    RuleSetId, "rule set id");
name!(/// A setting of the edition that rules refer to.
    SettingId, "setting id");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_names_the_kind_of_id() {
        assert_eq!(RuleId::new("A b").map_err(|f| f.kind), Err("rule id"));
    }
}
