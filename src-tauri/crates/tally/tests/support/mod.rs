//! What the tests of the official calculation share: filed criteria from a few words of JSON, cells from
//! marks, and the published tables where they are at hand. Nothing is computed here.
// `json!` values read better where they stand.
#![allow(clippy::needless_pass_by_value, clippy::unwrap_used, clippy::indexing_slicing, dead_code)]

use std::collections::BTreeMap;
use std::path::PathBuf;

use review::criteria::Criteria;
use review::ids::ItemId;
use review::mark::Centi;
use review::sheet::CellState;
use serde_json::{Value, json};
use tally::{Cell, Field, Outcome, Standing};

/// Two items `a` and `b` that count once, marks 0 to 100 by .01, mean of totals, one review is enough;
/// changed by `patch`, key by key.
pub fn filed(patch: Value) -> Criteria {
    let mut json = json!({
        "track": "green", "title": "评价标准", "version": 1, "direction": "higher",
        "step": 1, "min": 0, "max": 10000,
        "items": [{"id": "a", "title": "创新性", "weight": {"factor": 10000}},
                  {"id": "b", "title": "市场", "weight": {"factor": 10000}}],
        "official": {"order": "within_expert", "aggregate": "mean", "minimum_reviews": 1},
    });
    merge(&mut json, patch);
    serde_json::from_value(json).unwrap()
}

fn merge(into: &mut Value, patch: Value) {
    match (into, patch) {
        (Value::Object(old), Value::Object(new)) => {
            for (key, value) in new {
                merge(old.entry(key).or_insert(Value::Null), value);
            }
        }
        (old, new) => *old = new,
    }
}

/// One criterion `a` that counts once.
pub fn one_item(patch: Value) -> Criteria {
    let mut base = json!({"items": [{"id": "a", "title": "总体", "weight": {"factor": 10000}}]});
    merge(&mut base, patch);
    filed(base)
}

pub fn item(id: &str) -> ItemId {
    ItemId::new(id).unwrap()
}

/// A scored cell; marks in hundredths.
pub fn cell(nomination: &str, expert: &str, marks: &[(&str, i64)]) -> Cell {
    Cell {
        nomination: nomination.to_owned(),
        expert: expert.to_owned(),
        state: CellState::Scored,
        marks: marks.iter().map(|(id, mark)| (item(id), Centi(*mark))).collect(),
        gates: BTreeMap::new(),
        recommendation: None,
    }
}

/// A field of the nominations that have cells.
pub fn field(cells: Vec<Cell>) -> Field {
    let mut nominations: Vec<String> = cells.iter().map(|c| c.nomination.clone()).collect();
    nominations.sort();
    nominations.dedup();
    Field { nominations, cells, flags: BTreeMap::new() }
}

/// A field with one item: each nomination's marks in whole points, by expert `E001`, `E002` …
pub fn points(table: &[(&str, &[i64])]) -> Field {
    let sheet = |nomination: &str, at: usize, mark: i64| {
        cell(nomination, &format!("E{:03}", at + 1), &[("a", mark * 100)])
    };
    field(
        table
            .iter()
            .flat_map(|(n, marks)| marks.iter().enumerate().map(|(at, m)| sheet(n, at, *m)))
            .collect(),
    )
}

pub fn standing<'o>(outcome: &'o Outcome, nomination: &str) -> &'o Standing {
    outcome.standings.iter().find(|s| s.item == nomination).unwrap()
}

/// Nomination, rank and whether the rank is shared, in the order of the outcome.
pub fn ranks(outcome: &Outcome) -> Vec<(&str, Option<u32>, bool)> {
    outcome.standings.iter().map(|s| (s.item.as_str(), s.rank, s.tied)).collect()
}

/// The rows of a published table without its heading; none, with a word on why, where it is absent.
pub fn table(name: &str) -> Option<Vec<Vec<String>>> {
    let path =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/datasets").join(name);
    if !path.exists() {
        println!("skipped: no {name} beside the project");
        return None;
    }
    let mut reader = csv::Reader::from_path(path).unwrap();
    let row = |r: csv::StringRecord| r.iter().map(str::to_owned).collect();
    Some(reader.records().map(|r| row(r.unwrap())).collect())
}
