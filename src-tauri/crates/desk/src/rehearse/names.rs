//! Numbers for the foreign names of a table of marks, in order of first appearance, and the way back.

use std::collections::BTreeMap;

use review::ids::{ExpertId, TrackId};
use serde::Serialize;
use sheets::marks::{MarkRow, RecusalRow};
use tally::Standing;

use crate::failure::{Failure, internal};

/// A foreign name and what stands for it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ForeignName"))]
pub struct Name {
    /// `panel`, `judge` or `item`.
    pub kind: &'static str,
    /// The foreign name.
    pub foreign: String,
    /// What stands for it.
    pub number: String,
}

/// Numbers for foreign names, in order of first appearance.
pub(super) struct Names {
    pub panels: Vec<(String, TrackId)>,
    pub judges: BTreeMap<String, ExpertId>,
    pub items: BTreeMap<String, String>,
}

impl Names {
    pub fn of(marks: &[MarkRow], recusals: &[RecusalRow]) -> Result<Self, Failure> {
        let mut names =
            Self { panels: Vec::new(), judges: BTreeMap::new(), items: BTreeMap::new() };
        let rows = marks.iter().map(|m| (&m.panel, &m.judge, &m.item));
        for (panel, judge, item) in
            rows.chain(recusals.iter().map(|r| (&r.panel, &r.judge, &r.item)))
        {
            names.add(panel, judge, item)?;
        }
        Ok(names)
    }

    fn add(&mut self, panel: &str, judge: &str, item: &str) -> Result<(), Failure> {
        if !self.panels.iter().rev().any(|(name, _)| name == panel) {
            let track = TrackId::new(format!("p{:03}", self.panels.len().saturating_add(1)))?;
            self.panels.push((panel.to_owned(), track));
        }
        if !self.judges.contains_key(judge) {
            let number = ExpertId::nth(self.judges.len().saturating_add(1))?;
            self.judges.insert(judge.to_owned(), number);
        }
        if !self.items.contains_key(item) {
            let number = format!("n{:04}", self.items.len().saturating_add(1));
            self.items.insert(item.to_owned(), number);
        }
        Ok(())
    }

    pub fn judge(&self, name: &str) -> Result<&ExpertId, Failure> {
        self.judges.get(name).ok_or_else(|| internal("judge"))
    }

    pub fn item(&self, name: &str) -> Result<&String, Failure> {
        self.items.get(name).ok_or_else(|| internal("item"))
    }

    pub fn track(&self, panel: &str) -> Result<&TrackId, Failure> {
        let found = self.panels.iter().find(|(name, _)| name == panel);
        found.map(|(_, track)| track).ok_or_else(|| internal("panel"))
    }

    /// The standings with the foreign names of their items.
    pub fn foreign(&self, standings: Vec<Standing>) -> Vec<Standing> {
        let back: BTreeMap<&String, &String> = self.items.iter().map(|(f, n)| (n, f)).collect();
        standings
            .into_iter()
            .map(|mut s| {
                if let Some(name) = back.get(&s.item) {
                    s.item = (*name).clone();
                }
                s
            })
            .collect()
    }

    pub fn list(&self) -> Vec<Name> {
        let name = |kind, foreign: &String, number: String| Name {
            kind,
            foreign: foreign.clone(),
            number,
        };
        let panels = self.panels.iter().map(|(f, n)| name("panel", f, n.to_string()));
        let judges = self.judges.iter().map(|(f, n)| name("judge", f, n.to_string()));
        let items = self.items.iter().map(|(f, n)| name("item", f, n.clone()));
        let mut all: Vec<Name> = panels.chain(judges).chain(items).collect();
        all.sort_by(|a, b| (a.kind, &a.number).cmp(&(b.kind, &b.number)));
        all
    }
}
