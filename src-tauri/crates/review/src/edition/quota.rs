//! Channels and quotas (推荐渠道、推荐名额): how many one nominator may nominate, and how several channels
//! add up (`domain.md` §3). Nothing is counted here.

use serde::{Deserialize, Serialize};

use crate::ids::ListId;

/// A kind of nominating unit (推荐渠道).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Channel {
    /// Its number in the notice, from 1.
    pub no: u32,
    /// Its name in the notice.
    pub name: String,
    /// Whether it takes whoever is in no other (其他各有关单位); such a one never adds to another.
    #[serde(default)]
    pub residual: bool,
}

/// How many one nominator may nominate in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Quota {
    /// The list.
    pub list: ListId,
    /// The limit for a nominator with one channel.
    pub limit: Limit,
}

/// What a limit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(tag = "scope", rename_all = "snake_case", deny_unknown_fields)]
pub enum Limit {
    /// At most `n` in each track of the list.
    PerTrack {
        /// Above 0.
        n: u32,
    },
    /// At most `n` in the list, all its tracks together.
    PerList {
        /// Above 0.
        n: u32,
    },
    /// Nobody nominates under a limit.
    None {},
}

/// “推荐单位同时属于多个推荐渠道的，可叠加推荐名额”: the limit times the number of the nominator's channels
/// that stand in `channels`, and at least once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Stacking {
    /// The sentence of the notice.
    pub text: String,
    /// Numbers of the channels that add up; never a residual one.
    pub channels: Vec<u32>,
}
