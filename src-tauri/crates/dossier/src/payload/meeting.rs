//! The panel meeting (会评): who was there, what was voted, and who dissents with which reasons. Votes are counted by
//! [`review::meeting`]; nothing here says what follows for the ranking.

use chrono::NaiveDate;
use review::ids::{ExpertId, NominationId, TrackId};
use review::meeting::{Outcome, Round};
use serde::{Deserialize, Serialize};

use crate::json::Payload;

/// `meeting.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    /// Always [`Payload::TYPE`].
    #[serde(rename = "type")]
    pub kind: String,
    /// The track.
    pub track: TrackId,
    /// On which day.
    pub held_on: NaiveDate,
    /// Experts who were there, sorted.
    pub present: Vec<ExpertId>,
    /// Rounds of voting, in their order.
    pub rounds: Vec<CountedRound>,
    /// Dissent, in writing and with reasons (招标投标法实施条例 53).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dissents: Vec<Dissent>,
}

/// A round of voting and what the minutes say came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountedRound {
    /// What was voted.
    pub round: Round,
    /// What came of it.
    pub outcome: Outcome,
}

/// One expert's written dissent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dissent {
    /// Whose.
    pub expert: ExpertId,
    /// About which nomination; without one, about the result as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nomination: Option<NominationId>,
    /// The reasons.
    pub reasons: String,
}

impl Payload for Meeting {
    const TYPE: &'static str = "hengjian/meeting/v1";
}
