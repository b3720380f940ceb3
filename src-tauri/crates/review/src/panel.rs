//! The panel composition (专家构成方案): who judges in a track, in which group and role, and which
//! nominations an expert is known to be in conflict with. Names live here and never in a batch.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::ids::{ExpertId, GroupId, NominationId, TrackId};

/// The text of the `type` field of `panel.json`.
pub const TYPE: &str = "hengjian/panel/v1";

/// The panel of a track.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Panel {
    /// Always [`TYPE`].
    #[serde(rename = "type")]
    pub kind: String,
    /// The track.
    pub track: TrackId,
    /// Its groups; a panel without groups has one, `main`.
    pub groups: Vec<Group>,
    /// Its experts, by number.
    pub experts: Vec<Expert>,
}

/// A panel group (评审组).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Its id.
    pub id: GroupId,
    /// Its name.
    pub title: String,
}

/// One expert of the panel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expert {
    /// Number, unique in the panel.
    pub id: ExpertId,
    /// Name.
    pub name: String,
    /// Employer (任职单位).
    pub unit: String,
    /// Group.
    pub group: GroupId,
    /// Role in the group.
    pub role: Role,
    /// Public key from the expert's key card, as one OpenSSH line; then no other key may sign for this expert.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// Nominations of which a conflict is known; they are never packed for this expert.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conflicts: Vec<NominationId>,
}

/// Role in a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PanelRole"))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 组长: may return a sheet and signs the minutes, never edits.
    Chair,
    /// 专家.
    Member,
}

/// What is wrong with a panel.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PanelFault {
    /// Nobody is on it.
    #[error("the panel has no expert")]
    Empty,
    /// A number twice.
    #[error("expert {0} is listed twice")]
    ListedTwice(ExpertId),
    /// A group that is not there.
    #[error("expert {0} is in the unknown group {1}")]
    UnknownGroup(ExpertId, GroupId),
    /// No name.
    #[error("expert {0} has no name")]
    NoName(ExpertId),
}

impl Panel {
    /// The expert with this number.
    pub fn expert(&self, id: &ExpertId) -> Option<&Expert> {
        self.experts.iter().find(|e| &e.id == id)
    }

    /// Everything that is wrong with the panel; empty if it can be filed.
    pub fn faults(&self) -> Vec<PanelFault> {
        let mut found = Vec::new();
        if self.experts.is_empty() {
            found.push(PanelFault::Empty);
        }
        let groups: BTreeSet<&GroupId> = self.groups.iter().map(|g| &g.id).collect();
        let mut seen = BTreeSet::new();
        for e in &self.experts {
            if !seen.insert(&e.id) {
                found.push(PanelFault::ListedTwice(e.id.clone()));
            }
            if !groups.contains(&e.group) {
                found.push(PanelFault::UnknownGroup(e.id.clone(), e.group.clone()));
            }
            if e.name.trim().is_empty() {
                found.push(PanelFault::NoName(e.id.clone()));
            }
        }
        found
    }
}
