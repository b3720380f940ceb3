//! The edition (届) as data: lists, tracks, bodies, channels, quotas, dates and rule sets of one year.
//! The types are the TOML of `assets/editions/` and the `edition.json` of bundles (`formats.md` §4); the
//! facts are those of `domain.md` §2–6. No rule is evaluated here and no file is read.

mod calendar;
mod faults;
mod names;
mod quota;
mod read;
mod rule;
mod setting;

use serde::{Deserialize, Serialize};

use crate::ids::{BodyId, EditionId, ListId, TrackId};

pub use calendar::{Dates, NotAPeriod, Period, Span};
pub use faults::{EditionFault, EditionFaultCode};
pub use names::{RuleId, RuleSetId, SettingId};
pub use quota::{Channel, Limit, Quota, Stacking};
pub use read::{EditionError, parse_toml};
pub use rule::{Check, Compared, Reference, Rule, RuleSet, VerdictSource};
pub use setting::{Setting, SettingValue};

/// The text of the `type` field that begins every `edition.json`.
pub const TYPE: &str = "hengjian/edition/v1";

/// One year's programme. The mode (official or rehearsal) is no part of it; bundles carry that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// Always [`TYPE`]; first, so that a reader knows what follows.
    #[serde(rename = "type", default = "type_text")]
    pub kind: String,
    /// Its id, as in `Edition-Id`.
    pub id: EditionId,
    /// Version counted by the secretariat, from 1; a new one follows a change of key (`formats.md` §1).
    pub version: u32,
    /// Title as printed.
    pub title: String,
    /// Who runs it, with the keys that are filled in at export.
    pub secretariat: Secretariat,
    /// The dates of the notice.
    pub dates: Dates,
    /// What the application form allows.
    pub form: Form,
    /// Lists in the order of the notice.
    pub lists: Vec<List>,
    /// Tracks in the order of the notice.
    pub tracks: Vec<Track>,
    /// The organisations.
    pub bodies: Vec<Body>,
    /// Kinds of nominating unit.
    pub channels: Vec<Channel>,
    /// One entry for each list, also for those without a limit.
    pub quotas: Vec<Quota>,
    /// What a nominator in several channels gets.
    pub stacking: Stacking,
    /// What the notice leaves to be settled, or names without listing it.
    pub settings: Vec<Setting>,
    /// Eligibility rules; several tracks may share a set.
    pub rule_sets: Vec<RuleSet>,
}

fn type_text() -> String {
    TYPE.to_owned()
}

/// The secretariat in its own role; its keys as a review body come with that body's filing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Secretariat {
    /// Which body it is.
    pub body: BodyId,
    /// Public signing key as one OpenSSH line; absent until export.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signing_key: Option<String>,
    /// age recipients for what goes up; empty until export.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recipients: Vec<String>,
}

/// What the application form allows (`domain.md` §8); more than that is shown, never cut off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// Longest 简介, in characters.
    pub summary_max_chars: u32,
    /// Most 主要创新点.
    pub innovations_at_most: u32,
    /// Most 申请回避专家 (国家自然科学基金条例 20).
    pub avoid_experts_at_most: u32,
    /// The only 密级 that are taken in.
    pub secrecy_levels: Vec<String>,
}

/// One list (榜单).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct List {
    /// Its id.
    pub id: ListId,
    /// Its title.
    pub title: String,
    /// Whether it is organised separately under a 评审机构 (已另行组织).
    #[serde(default)]
    pub organised_separately: bool,
    /// Whether it passes the secretariat's final review.
    pub final_review: FinalReview,
}

/// Whether a list passes the final review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum FinalReview {
    /// It does.
    Yes,
    /// The body's result stands.
    No,
    /// The secretariat has still to say so; nothing may be selected before.
    Undecided,
}

/// The smallest unit with criteria, panel and ranking of its own (领域、类别).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Track {
    /// Its id.
    pub id: TrackId,
    /// The list that it belongs to.
    pub list: ListId,
    /// Its title.
    pub title: String,
    /// Whether it is the special one beside the ordinary tracks (“5+1”).
    #[serde(default)]
    pub special: bool,
    /// Who applies.
    pub applicant: ApplicantKind,
    /// The body, or the bodies that review it jointly; all of them sign.
    pub bodies: Vec<BodyId>,
    /// What it selects, sentence by sentence.
    pub selection: Vec<String>,
    /// Its eligibility rules.
    pub rule_set: RuleSetId,
    /// File name of its criteria template in `assets/criteria/`.
    #[serde(default)]
    pub criteria: String,
    /// Most nominations that the body may report; absent: the notice names no number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub report_at_most: Option<u32>,
    /// Places on the list; absent: the notice names no number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub places: Option<u32>,
}

/// Who applies in a track; it decides which fields the form has (`domain.md` §8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ApplicantKind {
    /// 申报单位.
    Organisation,
    /// 申报人.
    Person,
}

/// An organisation. One organisation may hold two roles, each with keys of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// Its id.
    pub id: BodyId,
    /// Its name as in the notice.
    pub name: String,
    /// What it does in this edition.
    pub roles: Vec<BodyRole>,
    /// Whom to ask; empty in the shipped edition, the secretariat fills it in.
    #[serde(default)]
    pub contact: Contact,
}

/// What an organisation does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum BodyRole {
    /// 初评机构、评审机构.
    ReviewBody,
    /// 秘书处.
    Secretariat,
}

/// A contact: personal data, hence never shipped.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// 联系人.
    #[serde(default)]
    pub person: String,
    /// 联系电话.
    #[serde(default)]
    pub phone: String,
}

impl Edition {
    /// The list with this id.
    pub fn list(&self, id: &ListId) -> Option<&List> {
        self.lists.iter().find(|l| &l.id == id)
    }

    /// The track with this id.
    pub fn track(&self, id: &TrackId) -> Option<&Track> {
        self.tracks.iter().find(|t| &t.id == id)
    }

    /// The body with this id.
    pub fn body(&self, id: &BodyId) -> Option<&Body> {
        self.bodies.iter().find(|b| &b.id == id)
    }

    /// The setting with this id.
    pub fn setting(&self, id: &SettingId) -> Option<&Setting> {
        self.settings.iter().find(|s| &s.id == id)
    }

    /// The rule set with this id.
    pub fn rule_set(&self, id: &RuleSetId) -> Option<&RuleSet> {
        self.rule_sets.iter().find(|s| &s.id == id)
    }

    /// The channel with this number.
    pub fn channel(&self, no: u32) -> Option<&Channel> {
        self.channels.iter().find(|c| c.no == no)
    }

    /// The limit that holds for one nominator in this list.
    pub fn limit(&self, list: &ListId) -> Option<Limit> {
        self.quotas.iter().find(|q| &q.list == list).map(|q| q.limit)
    }

    /// The rules of `track` in the order of the notice; none if its set is not there.
    pub fn rules(&self, track: &Track) -> &[Rule] {
        self.rule_set(&track.rule_set).map_or(&[], |set| &set.rules)
    }

    /// The tracks of a list, in the order of the notice.
    pub fn tracks_of_list(&self, list: &ListId) -> impl Iterator<Item = &Track> {
        self.tracks.iter().filter(move |t| &t.list == list)
    }

    /// The tracks that a body reviews, alone or jointly, in the order of the notice.
    pub fn tracks_of_body(&self, body: &BodyId) -> impl Iterator<Item = &Track> {
        self.tracks.iter().filter(move |t| t.bodies.contains(body))
    }
}
