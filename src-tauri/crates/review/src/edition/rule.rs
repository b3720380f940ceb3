//! Eligibility rules (申报条件) as data, a closed set of kinds (`domain.md` §6). What each kind means is
//! written here for whoever evaluates it; nothing is evaluated here, and no rule refuses by itself.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{RuleId, RuleSetId, SettingId};

/// Rules that one or more tracks share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct RuleSet {
    /// Its id.
    pub id: RuleSetId,
    /// The rules, in the order of the notice.
    pub rules: Vec<Rule>,
}

/// One condition of the notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Unique in its set.
    pub id: RuleId,
    /// The condition in the words of the notice, as clerks read it.
    pub title: String,
    /// How it is checked.
    pub check: Check,
}

/// Who gives the verdict on a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum VerdictSource {
    /// The fields; a clerk where a setting is incomplete.
    Auto,
    /// The fields where they say yes; otherwise a clerk.
    AutoThenClerk,
    /// A clerk, before the text and the evidence.
    Clerk,
    /// A list that the notice leaves open: listed passes, anything else goes to a clerk, never fails.
    Open,
    /// Nobody: a preference, never a gate.
    Prefer,
}

/// The kinds of check. `field` is always the heading of a column of the intake (`domain.md` §8). An empty
/// cell is *missing* and goes to a clerk; it never fails. Values are compared after Unicode normalisation,
/// and a remark in brackets, as in `人工智能(含自动驾驶)`, need not be repeated; a cell may name several,
/// divided by 、，； or a line break.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "RuleCheck"))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Check {
    /// Everything that the cell names is one of `values`.
    OneOfClosed {
        /// Column.
        field: String,
        /// All that there are.
        values: Vec<String>,
    },
    /// Something that the cell names is one of `values`; otherwise a clerk.
    OneOfOpen {
        /// Column.
        field: String,
        /// Those that the notice names; it may name none.
        values: Vec<String>,
    },
    /// As `one_of_closed` against a list in the settings; while that is incomplete, as `one_of_open`.
    OneOfSetting {
        /// Column.
        field: String,
        /// A setting with values.
        setting: SettingId,
    },
    /// Founded before that day, the day itself not included.
    FoundedBefore {
        /// Column with a day.
        field: String,
        /// The day.
        #[cfg_attr(feature = "types", ts(type = "string"))]
        date: NaiveDate,
    },
    /// Not older than `years`.
    AgeAtMost {
        /// Column with the day of founding or registration.
        field: String,
        /// Most years.
        years: u32,
        /// What the age is counted back from.
        counted_back_from: Reference,
    },
    /// Registered in the mainland.
    RegisteredInMainland {
        /// Column with a place.
        field: String,
        /// Places that are not in the mainland.
        except: Vec<String>,
    },
    /// Registered in a pilot city; or settled there in another way, which a clerk decides with evidence.
    RegisteredInPilotCity {
        /// Column with a place.
        field: String,
        /// Column that says how the firm settled there, with evidence.
        or_settled_field: String,
        /// A setting with the register of pilot cities; without it everything goes to a clerk.
        register: SettingId,
    },
    /// The licence expression is approved: `OR` if one side is, `AND` if both are, `WITH` goes to a clerk.
    SpdxOsi {
        /// Column with an SPDX expression.
        field: String,
        /// A setting with the approved SPDX ids.
        approved: SettingId,
    },
    /// The applicant declares it; a clerk decides on the declaration, which never passes by itself.
    Declared {
        /// Column with the declaration.
        field: String,
    },
    /// Not a winner of that list already: matched on the normalised name, near misses shown. What is found
    /// goes to a clerk.
    WinnerCheck {
        /// Year of the earlier edition.
        year: i32,
        /// Exact name of the earlier list.
        list: String,
        /// Which name is looked up.
        compare: Compared,
        /// Column with what the applicant says about it.
        field: String,
    },
    /// A clerk decides.
    Clerk {
        /// Columns shown beside the text.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        evidence: Vec<String>,
    },
    /// Shown as a preference.
    Prefer {
        /// Columns shown beside the text.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        evidence: Vec<String>,
    },
}

/// What an age is counted back from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Reference {
    /// A calendar year: the year of founding is subtracted from it, months do not count.
    Year(i32),
    /// A day in the settings: founded on or after the same day that many years earlier. Not settled: a
    /// clerk.
    Setting(SettingId),
}

/// Which name of a nomination is looked up among earlier winners.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Compared {
    /// 名称.
    Title,
    /// 申报单位.
    Applicant,
}

impl Rule {
    /// Who gives the verdict.
    pub fn source(&self) -> VerdictSource {
        self.check.source()
    }
}

impl Check {
    /// Who gives the verdict; it follows from the kind, so that data cannot contradict it.
    pub fn source(&self) -> VerdictSource {
        match self {
            Self::OneOfClosed { .. }
            | Self::OneOfSetting { .. }
            | Self::FoundedBefore { .. }
            | Self::AgeAtMost { .. }
            | Self::RegisteredInMainland { .. }
            | Self::SpdxOsi { .. } => VerdictSource::Auto,
            Self::RegisteredInPilotCity { .. } | Self::WinnerCheck { .. } => {
                VerdictSource::AutoThenClerk
            }
            Self::OneOfOpen { .. } => VerdictSource::Open,
            Self::Declared { .. } | Self::Clerk { .. } => VerdictSource::Clerk,
            Self::Prefer { .. } => VerdictSource::Prefer,
        }
    }

    /// The headings of the columns that the check reads or shows.
    pub fn fields(&self) -> Vec<&str> {
        match self {
            Self::OneOfClosed { field, .. }
            | Self::OneOfOpen { field, .. }
            | Self::OneOfSetting { field, .. }
            | Self::FoundedBefore { field, .. }
            | Self::AgeAtMost { field, .. }
            | Self::RegisteredInMainland { field, .. }
            | Self::SpdxOsi { field, .. }
            | Self::Declared { field }
            | Self::WinnerCheck { field, .. } => vec![field],
            Self::RegisteredInPilotCity { field, or_settled_field, .. } => {
                vec![field, or_settled_field]
            }
            Self::Clerk { evidence } | Self::Prefer { evidence } => {
                evidence.iter().map(String::as_str).collect()
            }
        }
    }

    /// The setting that the check refers to.
    pub fn setting(&self) -> Option<&SettingId> {
        match self {
            Self::OneOfSetting { setting: id, .. }
            | Self::AgeAtMost { counted_back_from: Reference::Setting(id), .. }
            | Self::RegisteredInPilotCity { register: id, .. }
            | Self::SpdxOsi { approved: id, .. } => Some(id),
            _ => None,
        }
    }
}
