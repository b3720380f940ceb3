//! The official calculation on a real grant panel in which lower is better and some experts recused
//! themselves, against a count in whole numbers that shares no code with it. Skipped without the tables.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use std::collections::BTreeMap;

use review::mark::Centi;
use review::sheet::CellState;
use serde_json::json;
use support::{cell, field, one_item, table};
use tally::{Outcome, official};

/// The sum and number of the marks of each proposal.
type Sums = BTreeMap<String, (i64, i64)>;

fn panel() -> Option<(Outcome, Sums)> {
    let (mut cells, mut sums) = (Vec::new(), Sums::new());
    for row in table("aibs_grant_panel_scores.csv")? {
        let Ok(mark) = row[4].parse::<Centi>() else { continue };
        cells.push(cell(&row[1], &row[2], &[("a", mark.0)]));
        let (sum, n) = sums.entry(row[1].clone()).or_default();
        (*sum, *n) = (*sum + row[4].parse::<i64>().unwrap(), *n + 1);
    }
    for row in table("aibs_grant_panel_recusals.csv")? {
        let mut recused = cell(&row[2], &row[1], &[]);
        recused.state = CellState::Recused;
        cells.push(recused);
    }
    let criteria = one_item(json!({"direction": "lower", "step": 100, "min": 0, "max": 5000}));
    Some((official(&criteria, &field(cells)).unwrap(), sums))
}

#[test]
fn means_and_ranks_agree_with_a_count_in_whole_numbers() {
    let Some((outcome, sums)) = panel() else { return };
    assert_eq!(outcome.standings.len(), 28);
    for standing in &outcome.standings {
        let (sum, n) = sums[&standing.item];
        let (p, q) = standing.exact.as_ref().unwrap().split_once('/').unwrap();
        let (p, q): (i64, i64) = (p.parse().unwrap(), q.parse().unwrap());
        assert_eq!(p * n, sum * q, "{}", standing.item);
        let better = sums.values().filter(|(s, m)| s * n < sum * m).count();
        assert_eq!(standing.rank, Some(u32::try_from(better + 1).unwrap()), "{}", standing.item);
        assert_eq!(i64::from(standing.valid), n);
    }
}

#[test]
fn the_five_recusals_are_listed_and_not_counted() {
    let Some((outcome, _)) = panel() else { return };
    let recused: usize = outcome
        .standings
        .iter()
        .map(|s| s.states.values().filter(|state| **state == CellState::Recused).count())
        .sum();
    assert_eq!(recused, 5);
}
