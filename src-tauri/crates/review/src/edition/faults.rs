//! What is wrong with an edition that can be read: references that lead nowhere, ids given twice, dates out
//! of order, counts that cannot be (`domain.md` §2–6). Everything is found at once; nothing is put right.

use std::collections::BTreeSet;
use std::fmt::Display;

use serde::Serialize;

use super::{BodyRole, Check, Edition, Limit, SettingValue, TYPE, Track};
use crate::dates::end_of_day;
use crate::nomination::is_plain_file_name;

/// What is wrong; `object` is the id, key or number concerned.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, thiserror::Error)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[error("{code:?}: {object}")]
pub struct EditionFault {
    /// What is wrong.
    pub code: EditionFaultCode,
    /// Where.
    pub object: String,
}

/// The kinds of [`EditionFault`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum EditionFaultCode {
    /// `type` is there and is not [`TYPE`].
    OtherType,
    /// Two of a kind have one id, or a list has two quotas.
    DuplicateId,
    /// A track or quota of a list that is not there.
    UnknownList,
    /// A track or role of a body that is not there.
    UnknownBody,
    /// A body that reviews, or is the secretariat, without that role.
    MissingRole,
    /// Stacking over a channel that is not there or is residual.
    UnknownChannel,
    /// A track with a rule set that is not there.
    UnknownRuleSet,
    /// A rule that refers to a setting that is not there, or holds something else.
    UnknownSetting,
    /// A list without a track.
    ListWithoutTrack,
    /// A list without a quota; one that has no limit says so.
    ListWithoutQuota,
    /// A track without a body.
    TrackWithoutBody,
    /// A track that does not say what it selects.
    TrackWithoutSelection,
    /// A track without the file name of a criteria template.
    TrackWithoutCriteria,
    /// A winner check that names no list.
    EmptyWinnerCheck,
    /// A rule that reads a column without a heading, or compares with nothing.
    EmptyRule,
    /// A limit or count of 0, more values than the count, or more places than may be reported.
    BadCount,
    /// A date before the one it must follow.
    DatesOutOfOrder,
}

use EditionFaultCode as Code;

impl Edition {
    /// Everything that is wrong with this edition; empty if it can be signed.
    pub fn faults(&self) -> Vec<EditionFault> {
        let mut found = Faults(Vec::new());
        if self.kind != TYPE {
            found.add(Code::OtherType, &self.kind);
        }
        self.check_ids(&mut found);
        self.check_lists(&mut found);
        self.check_tracks(&mut found);
        self.check_secretariat(&mut found);
        self.check_settings(&mut found);
        self.check_rules(&mut found);
        self.check_dates(&mut found);
        found.0
    }

    fn check_ids(&self, found: &mut Faults) {
        found.twice(self.lists.iter().map(|l| &l.id));
        found.twice(self.tracks.iter().map(|t| &t.id));
        found.twice(self.bodies.iter().map(|b| &b.id));
        found.twice(self.channels.iter().map(|c| c.no));
        found.twice(self.settings.iter().map(|s| &s.id));
        found.twice(self.rule_sets.iter().map(|s| &s.id));
        found.twice(self.quotas.iter().map(|q| &q.list));
        for set in &self.rule_sets {
            found.twice(set.rules.iter().map(|r| format!("{}/{}", set.id, r.id)));
        }
    }

    fn check_lists(&self, found: &mut Faults) {
        for list in &self.lists {
            if self.tracks_of_list(&list.id).next().is_none() {
                found.add(Code::ListWithoutTrack, &list.id);
            }
            if self.limit(&list.id).is_none() {
                found.add(Code::ListWithoutQuota, &list.id);
            }
        }
        for quota in &self.quotas {
            if self.list(&quota.list).is_none() {
                found.add(Code::UnknownList, format!("quotas/{}", quota.list));
            }
            if let Limit::PerTrack { n: 0 } | Limit::PerList { n: 0 } = quota.limit {
                found.add(Code::BadCount, format!("quotas/{}", quota.list));
            }
        }
        for no in &self.stacking.channels {
            if self.channel(*no).is_none_or(|c| c.residual) {
                found.add(Code::UnknownChannel, no);
            }
        }
    }

    fn check_tracks(&self, found: &mut Faults) {
        for track in &self.tracks {
            if self.list(&track.list).is_none() {
                found.add(Code::UnknownList, format!("{}/{}", track.id, track.list));
            }
            if self.rule_set(&track.rule_set).is_none() {
                found.add(Code::UnknownRuleSet, format!("{}/{}", track.id, track.rule_set));
            }
            if track.selection.is_empty() || track.selection.iter().any(|s| s.trim().is_empty()) {
                found.add(Code::TrackWithoutSelection, &track.id);
            }
            if !track.criteria.ends_with(".json") || !is_plain_file_name(&track.criteria) {
                found.add(Code::TrackWithoutCriteria, &track.id);
            }
            if let (Some(places), Some(most)) = (track.places, track.report_at_most)
                && places > most
            {
                found.add(Code::BadCount, &track.id);
            }
            self.check_bodies_of(track, found);
        }
    }

    fn check_bodies_of(&self, track: &Track, found: &mut Faults) {
        if track.bodies.is_empty() {
            found.add(Code::TrackWithoutBody, &track.id);
        }
        found.twice(track.bodies.iter().map(|b| format!("{}/{b}", track.id)));
        for id in &track.bodies {
            match self.body(id) {
                None => found.add(Code::UnknownBody, format!("{}/{id}", track.id)),
                Some(body) if !body.roles.contains(&BodyRole::ReviewBody) => {
                    found.add(Code::MissingRole, id);
                }
                Some(_) => {}
            }
        }
    }

    fn check_secretariat(&self, found: &mut Faults) {
        let id = &self.secretariat.body;
        match self.body(id) {
            None => found.add(Code::UnknownBody, id),
            Some(body) if !body.roles.contains(&BodyRole::Secretariat) => {
                found.add(Code::MissingRole, id);
            }
            Some(_) => {}
        }
    }

    fn check_settings(&self, found: &mut Faults) {
        for setting in &self.settings {
            let (SettingValue::Values { count: Some(count), .. }
            | SettingValue::Register { count: Some(count) }) = &setting.value
            else {
                continue;
            };
            let listed = match &setting.value {
                SettingValue::Values { values, .. } => values.len(),
                SettingValue::Day { .. } | SettingValue::Register { .. } => 0,
            };
            if *count == 0 || u32::try_from(listed).is_ok_and(|n| n > *count) {
                found.add(Code::BadCount, &setting.id);
            }
        }
    }

    fn check_rules(&self, found: &mut Faults) {
        for (set, rule) in self.rule_sets.iter().flat_map(|s| s.rules.iter().map(move |r| (s, r))) {
            let object = format!("{}/{}", set.id, rule.id);
            if !self.setting_fits(&rule.check) {
                found.add(Code::UnknownSetting, &object);
            }
            if matches!(&rule.check, Check::WinnerCheck { list, .. } if list.trim().is_empty()) {
                found.add(Code::EmptyWinnerCheck, &object);
            }
            let nothing =
                matches!(&rule.check, Check::OneOfClosed { values, .. } if values.is_empty());
            let nameless = rule.check.fields().iter().any(|f| f.trim().is_empty());
            if nothing || nameless || rule.title.trim().is_empty() {
                found.add(Code::EmptyRule, &object);
            }
        }
    }

    fn setting_fits(&self, check: &Check) -> bool {
        let Some(id) = check.setting() else { return true };
        let Some(setting) = self.setting(id) else { return false };
        match check {
            Check::AgeAtMost { .. } => matches!(setting.value, SettingValue::Day { .. }),
            Check::RegisteredInPilotCity { .. } => {
                matches!(setting.value, SettingValue::Register { .. })
            }
            _ => matches!(setting.value, SettingValue::Values { .. }),
        }
    }

    /// Each step may begin before the one before it has ended, but never end before it.
    fn check_dates(&self, found: &mut Faults) {
        let d = &self.dates;
        let begin = d.collection_from.first();
        let ordered = [
            ("dates.units_until", begin, d.units_until),
            ("dates.preliminary.from", begin, d.preliminary.from.first()),
            ("dates.preliminary.to", d.preliminary.from.first(), d.preliminary.to.last()),
            ("dates.preliminary.to", d.units_until, d.preliminary.to.last()),
            ("dates.results_by", d.preliminary.to.first(), d.results_by),
            ("dates.final_review", d.results_by, d.final_review.last()),
            ("dates.publication", d.final_review.first(), d.publication.last()),
            ("dates.publicity.to", d.publicity.from.first(), d.publicity.to.last()),
        ];
        for (key, _, _) in ordered.into_iter().filter(|(_, before, after)| before > after) {
            found.add(Code::DatesOutOfOrder, key);
        }
        let applicants = d.applicants_until;
        if end_of_day(begin).is_some_and(|first_night| applicants < first_night)
            || end_of_day(d.preliminary.to.last()).is_some_and(|end| applicants > end)
        {
            found.add(Code::DatesOutOfOrder, "dates.applicants_until");
        }
    }
}

struct Faults(Vec<EditionFault>);

impl Faults {
    fn add(&mut self, code: EditionFaultCode, object: impl Display) {
        self.0.push(EditionFault { code, object: object.to_string() });
    }

    fn twice<T: Ord + Display>(&mut self, ids: impl Iterator<Item = T>) {
        let mut seen = BTreeSet::new();
        for id in ids {
            let name = id.to_string();
            if !seen.insert(id) {
                self.add(EditionFaultCode::DuplicateId, name);
            }
        }
    }
}
