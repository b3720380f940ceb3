//! The official calculation against 77,630 published marks of figure skating, 2016–17: panels' means and
//! component totals as the International Skating Union printed them, and how many totals two other places
//! of rounding would have changed. Skipped where the tables are not at hand.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use std::collections::BTreeMap;

use review::criteria::{Criteria, RoundAfter};
use review::mark::{Centi, TenThousandths};
use serde_json::{Value, json};
use support::{cell, field, filed, table};
use tally::{Field, Standing, Step, official};

type Key = (String, String);

/// Panels with their field and the weights of their criteria.
fn panels() -> Option<BTreeMap<String, (Field, Value)>> {
    let marks = table("isu_skating_components_2016_17.csv")?;
    let mut sheets: BTreeMap<(String, String, String), Vec<(String, i64)>> = BTreeMap::new();
    for row in marks {
        let mark: Centi = row[4].parse().unwrap();
        let sheet = (row[0].clone(), row[1].clone(), row[2].clone());
        sheets.entry(sheet).or_default().push((row[3].clone(), mark.0));
    }
    let mut items: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for row in table("isu_skating_weights.csv")? {
        let weight: TenThousandths = row[2].parse().unwrap();
        let item = json!({"id": row[1], "title": row[1], "weight": {"factor": weight.0}});
        items.entry(row[0].clone()).or_default().push(item);
    }
    let mut cells: BTreeMap<String, Vec<tally::Cell>> = BTreeMap::new();
    for ((panel, skater, judge), marks) in sheets {
        let marks: Vec<(&str, i64)> = marks.iter().map(|(c, m)| (c.as_str(), *m)).collect();
        cells.entry(panel).or_default().push(cell(&skater, &judge, &marks));
    }
    let with_items = |(panel, cells)| {
        let items = Value::from(items[&panel].clone());
        (panel, (field(cells), items))
    };
    Some(cells.into_iter().map(with_items).collect())
}

fn rule(items: &Value, rounding: &Value) -> Criteria {
    filed(json!({
        "min": 25, "max": 1000, "step": 25, "items": items,
        "official": {
            "order": "within_criterion", "rounding": rounding,
            "aggregate": {"trimmed": {"high": 1, "low": 1, "min_n": 3, "below_min": "mean"}},
        },
    }))
}

fn half_up(place: &str) -> Value {
    json!({"after": place, "decimals": 2, "mode": "half_up"})
}

fn standings(rounding: &Value) -> Option<Vec<(String, Standing)>> {
    let mut all = Vec::new();
    for (panel, (field, items)) in panels()? {
        let outcome = official(&rule(&items, rounding), &field).unwrap();
        all.extend(outcome.standings.into_iter().map(|s| (panel.clone(), s)));
    }
    Some(all)
}

/// How many of how many totals differ from the published ones under this schedule of rounding.
fn wrong_totals(places: &[&str]) -> Option<(usize, usize)> {
    let rounding = places.iter().map(|p| half_up(p)).collect();
    let published: BTreeMap<String, Centi> = table("isu_skating_official_component_totals.csv")?
        .into_iter()
        .map(|row| (row[0].clone(), row[1].parse().unwrap()))
        .collect();
    let all = standings(&rounding)?;
    let total = |s: &Standing| s.score.as_ref().unwrap().parse::<Centi>().unwrap();
    let wrong = all.iter().filter(|(_, s)| published[&s.item] != total(s)).count();
    Some((wrong, all.len()))
}

#[test]
fn every_published_total_comes_out_under_the_rule_of_the_isu() {
    if let Some(count) = wrong_totals(&["criterion_mean", "weighting"]) {
        assert_eq!(count, (0, 1726));
    }
}

#[test]
fn rounding_the_sum_in_place_of_the_products_changes_523_totals() {
    if let Some(count) = wrong_totals(&["criterion_mean", "final"]) {
        assert_eq!(count, (523, 1726));
    }
}

#[test]
fn rounding_once_at_the_end_changes_987_totals() {
    if let Some(count) = wrong_totals(&["final"]) {
        assert_eq!(count, (987, 1726));
    }
}

#[test]
fn the_trace_holds_every_published_mean_of_a_criterion() {
    let Some(rows) = table("isu_skating_official_panel_scores.csv") else { return };
    let mut published: BTreeMap<(Key, String), Centi> = BTreeMap::new();
    for row in rows {
        let key = ((row[0].clone(), row[1].clone()), row[2].clone());
        published.insert(key, row[3].parse().unwrap());
    }
    let rounding = json!([half_up("criterion_mean"), half_up("weighting")]);
    let Some(all) = standings(&rounding) else { return };
    let mut traced: BTreeMap<(Key, String), Centi> = BTreeMap::new();
    for (panel, standing) in all {
        for step in standing.trace {
            if let Step::Rounded { after: RoundAfter::CriterionMean, item, rounded, .. } = step {
                let key = (panel.clone(), standing.item.clone());
                traced.insert((key, item.unwrap().to_string()), rounded.parse().unwrap());
            }
        }
    }
    assert_eq!(traced.len(), 8630);
    assert!(traced == published);
}
