//! Settings (届的设定): what the notice leaves to be settled, or names without listing it. A rule that needs
//! a setting which is not there goes to a clerk; it never fails.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::SettingId;

/// One setting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Setting {
    /// What rules call it.
    pub id: SettingId,
    /// What people call it.
    pub title: String,
    /// What it holds.
    pub value: SettingValue,
}

/// What a setting holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum SettingValue {
    /// A day in Asia/Shanghai.
    Day {
        /// Absent until the secretariat settles it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "types", ts(type = "string"))]
        day: Option<NaiveDate>,
    },
    /// A list of texts.
    Values {
        /// How many there are by the notice; absent: as many as are listed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        count: Option<u32>,
        /// Those that are known.
        values: Vec<String>,
    },
    /// A register that travels beside the edition as `registers/<setting id>.json`.
    Register {
        /// How many entries it has by the notice.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        count: Option<u32>,
    },
}

impl SettingValue {
    /// Whether everything is there that the notice speaks of. Of a register only the register itself can
    /// tell, so it never is by this alone.
    pub fn is_complete(&self) -> bool {
        match self {
            Self::Day { day } => day.is_some(),
            Self::Values { count, values } => {
                count.is_none_or(|n| u32::try_from(values.len()) == Ok(n))
            }
            Self::Register { .. } => false,
        }
    }
}
