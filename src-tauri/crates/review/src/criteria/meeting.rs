//! The filed parameters of the panel meeting: how is voted, and how panel groups are ranked together
//! (`formats.md` §5, `vote` and `groups`). No vote is counted here.

use serde::{Deserialize, Serialize};

/// The arithmetic of a vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Vote {
    /// Share of the eligible members who must be there.
    pub quorum: Share,
    /// What the majority is counted of.
    pub base: VoteBase,
    /// Share of the base that passes.
    pub pass: Share,
    /// Signed or secret.
    pub ballot: Ballot,
    /// Most yes votes on one ballot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_yes: Option<u32>,
}

/// A share, and whether reaching it exactly is enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// Numerator.
    pub num: u32,
    /// Denominator, above 0.
    pub den: u32,
    /// Whether the share itself counts (以上) or must be passed (过).
    pub inclusive: bool,
}

/// What a majority is counted of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum VoteBase {
    /// All eligible members.
    All,
    /// Those present.
    Present,
    /// Ballots cast.
    Cast,
}

/// How is voted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Ballot {
    /// By name.
    Signed,
    /// Secret.
    Secret,
}

/// How nominations are divided among panel groups, and ranked together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Groups {
    /// How they are divided, in words.
    pub division: String,
    /// How they are ranked together.
    pub ranking: GroupRanking,
}

/// How groups are ranked together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum GroupRanking {
    /// One ranking over all groups.
    Joint,
    /// A ranking in each group, merged by filed places.
    PerGroupThenMerge,
}
