//! One expert's sheet: what may be entered for a nomination, what is still missing, and the states a
//! cell can have. 0, not scored, unable and recused are four different things and never one number.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::criteria::{CommentRequired, Criteria, Item};
use crate::ids::{ItemId, NominationId};
use crate::mark::Centi;

/// The state of one cell of experts × nominations. Only `Scored` ever counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum CellState {
    /// Every leaf has a mark.
    Scored,
    /// 回避.
    Recused,
    /// 无法判断.
    Unable,
    /// Assigned, and no results came.
    NotSubmitted,
    /// Was scored and counts no longer.
    Voided,
    /// Never assigned.
    NotAssigned,
}

impl CellState {
    /// The word in SQL, JSON and files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Scored => "scored",
            Self::Recused => "recused",
            Self::Unable => "unable",
            Self::NotSubmitted => "not_submitted",
            Self::Voided => "voided",
            Self::NotAssigned => "not_assigned",
        }
    }
}

/// Why an expert must not judge a nomination (国家自然科学基金条例 20; 政府采购法实施条例 9).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum RecusalReason {
    /// 近亲属.
    NearRelative,
    /// 同一法人单位.
    SameUnit,
    /// 同一或相近项目.
    SimilarProject,
    /// 三年内任职.
    EmployedWithinThreeYears,
    /// 三年内任董事.
    DirectorWithinThreeYears,
    /// 三年内为股东.
    ShareholderWithinThreeYears,
    /// 其他可能影响公正的情形.
    Other,
}

impl RecusalReason {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::NearRelative,
        Self::SameUnit,
        Self::SimilarProject,
        Self::EmployedWithinThreeYears,
        Self::DirectorWithinThreeYears,
        Self::ShareholderWithinThreeYears,
        Self::Other,
    ];

    /// The word in SQL, JSON and files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NearRelative => "near_relative",
            Self::SameUnit => "same_unit",
            Self::SimilarProject => "similar_project",
            Self::EmployedWithinThreeYears => "employed_within_three_years",
            Self::DirectorWithinThreeYears => "director_within_three_years",
            Self::ShareholderWithinThreeYears => "shareholder_within_three_years",
            Self::Other => "other",
        }
    }

    /// The reason of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|r| r.as_str() == word)
    }
}

/// What an expert has entered for one nomination.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// Which nomination.
    pub nomination: NominationId,
    /// A recusal, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recused: Option<RecusalReason>,
    /// Unable to judge, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unable: Option<String>,
    /// Marks by leaf.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub marks: BTreeMap<ItemId, Centi>,
    /// Answers by gate; `true` is 是.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub gates: BTreeMap<ItemId, bool>,
    /// Comments by leaf.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub comments: BTreeMap<ItemId, String>,
    /// The recommendation, one of the filed levels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recommendation: Option<String>,
    /// The overall comment.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub overall: String,
}

impl Review {
    /// A review in which nothing has been entered.
    pub fn blank(nomination: NominationId) -> Self {
        Self {
            nomination,
            recused: None,
            unable: None,
            marks: BTreeMap::new(),
            gates: BTreeMap::new(),
            comments: BTreeMap::new(),
            recommendation: None,
            overall: String::new(),
        }
    }
}

/// Why an entry cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EntryFault {
    /// The criteria have no such item or gate, or it is a heading.
    #[error("the criteria have no item {0}")]
    UnknownItem(String),
    /// Below the lowest or above the highest mark.
    #[error("{mark} for {item} is outside {min} to {max}")]
    OutOfRange {
        /// The item.
        item: ItemId,
        /// What was entered.
        mark: Centi,
        /// Lowest mark.
        min: Centi,
        /// Highest mark.
        max: Centi,
    },
    /// Between two steps.
    #[error("{mark} for {item} is not on a step of {step}")]
    OffStep {
        /// The item.
        item: ItemId,
        /// What was entered.
        mark: Centi,
        /// The step.
        step: Centi,
    },
    /// Longer than the criteria allow.
    #[error("the comment for {item} is longer than {max} characters")]
    CommentTooLong {
        /// The item, or `overall`.
        item: String,
        /// Longest comment.
        max: usize,
    },
    /// Not one of the filed levels.
    #[error("{0:?} is not a filed recommendation")]
    UnknownLevel(String),
}

/// Longest overall comment, in characters.
pub const OVERALL_MAX_CHARS: usize = 5_000;

/// Whether `mark` may stand for the leaf `item` under these criteria.
pub fn check_mark(criteria: &Criteria, item: &ItemId, mark: Centi) -> Result<(), EntryFault> {
    let leaf = criteria.leaf(item).ok_or_else(|| EntryFault::UnknownItem(item.to_string()))?;
    check_mark_of(criteria, leaf, mark)
}

/// As [`check_mark`], for a leaf that the caller has looked up: of many marks none looks for its item again.
pub fn check_mark_of(criteria: &Criteria, leaf: &Item, mark: Centi) -> Result<(), EntryFault> {
    let scale = criteria.scale(leaf);
    if !(scale.min..=scale.max).contains(&mark) {
        return Err(EntryFault::OutOfRange {
            item: leaf.id.clone(),
            mark,
            min: scale.min,
            max: scale.max,
        });
    }
    if !scale.on_step(mark) {
        return Err(EntryFault::OffStep { item: leaf.id.clone(), mark, step: scale.step });
    }
    Ok(())
}

/// Whether `level` is a filed recommendation.
pub fn check_recommendation(criteria: &Criteria, level: &str) -> Result<(), EntryFault> {
    let filed = criteria.recommendation.as_ref().map_or(&[][..], |r| &r.levels);
    if filed.iter().any(|l| l == level) {
        Ok(())
    } else {
        Err(EntryFault::UnknownLevel(level.to_owned()))
    }
}

/// Whether `comment` may stand for the leaf `item`.
pub fn check_comment(criteria: &Criteria, item: &ItemId, comment: &str) -> Result<(), EntryFault> {
    let leaf = criteria.leaf(item).ok_or_else(|| EntryFault::UnknownItem(item.to_string()))?;
    check_comment_of(leaf, comment)
}

/// As [`check_comment`], for a leaf that the caller has looked up.
pub fn check_comment_of(leaf: &Item, comment: &str) -> Result<(), EntryFault> {
    let max =
        leaf.comment.and_then(|c| usize::try_from(c.max_chars).ok()).unwrap_or(OVERALL_MAX_CHARS);
    if comment.chars().count() > max {
        return Err(EntryFault::CommentTooLong { item: leaf.id.to_string(), max });
    }
    Ok(())
}

/// Something that is still missing before a review is complete.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Gap {
    /// No mark for this leaf.
    Mark(ItemId),
    /// No answer to this gate.
    Gate(ItemId),
    /// A comment is required for this leaf.
    Comment(ItemId),
    /// No recommendation.
    Recommendation,
}

/// What is missing in `review`; nothing is missing in a recusal or where the expert is unable to judge.
pub fn gaps(criteria: &Criteria, review: &Review) -> Vec<Gap> {
    if review.recused.is_some() || review.unable.is_some() {
        return Vec::new();
    }
    let mut missing = Vec::new();
    for gate in criteria.gates.iter().filter(|g| !review.gates.contains_key(&g.id)) {
        missing.push(Gap::Gate(gate.id.clone()));
    }
    for leaf in criteria.leaves() {
        let Some(mark) = review.marks.get(&leaf.id) else {
            missing.push(Gap::Mark(leaf.id.clone()));
            continue;
        };
        let required = match leaf.comment.map(|c| c.required) {
            None | Some(CommentRequired::Never) => false,
            Some(CommentRequired::Always) => true,
            Some(CommentRequired::Below(limit)) => *mark < limit,
            Some(CommentRequired::Above(limit)) => *mark > limit,
        };
        if required && review.comments.get(&leaf.id).is_none_or(|c| c.trim().is_empty()) {
            missing.push(Gap::Comment(leaf.id.clone()));
        }
    }
    if criteria.recommendation.is_some() && review.recommendation.is_none() {
        missing.push(Gap::Recommendation);
    }
    missing
}

/// The state of a cell whose sheet came in: recusal before unable before marks.
pub fn state(criteria: &Criteria, review: &Review) -> CellState {
    if review.recused.is_some() {
        CellState::Recused
    } else if review.unable.is_some() {
        CellState::Unable
    } else if criteria.leaves().all(|l| review.marks.contains_key(&l.id)) {
        CellState::Scored
    } else {
        CellState::NotSubmitted
    }
}
