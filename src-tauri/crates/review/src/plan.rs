//! The work plan (评审工作方案): stages, dates and what the body promises about how it reviews.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::ids::TrackId;

/// The text of the `type` field of `plan.json`.
pub const TYPE: &str = "hengjian/plan/v1";

/// The work plan of a track.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkPlan {
    /// Always [`TYPE`].
    #[serde(rename = "type")]
    pub kind: String,
    /// The track.
    pub track: TrackId,
    /// Stages in their order.
    pub stages: Vec<Stage>,
    /// Last day on which experts hand over results, in Asia/Shanghai.
    pub closing_date: NaiveDate,
    /// How an expert's key must be bound to the person (`formats.md` §6).
    pub binding: Binding,
}

/// One stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// What is done.
    pub title: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

/// How an expert's key is bound to the person, weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Binding {
    /// HMAC with a secret that only this expert's batch holds; the body itself could forge it.
    Mac,
    /// A scan of the ink page is there.
    PaperClaimed,
    /// A clerk of the secretariat compared the original page.
    PaperSeen,
    /// The key was named in the filing.
    Filed,
}
