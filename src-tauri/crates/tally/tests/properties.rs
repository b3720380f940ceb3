//! What holds for every field, whatever the marks: no dependence on order, no effect of a recusal, and no
//! panic on numbers of any size.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use proptest::prelude::*;
use review::criteria::{Aggregate, BelowMin, RoundMode, Trim};
use review::mark::Centi;
use review::sheet::CellState;
use serde_json::{Value, json};
use support::{cell, field, filed};
use tally::{Cell, Entry, Exact, Field, TallyError, official, pool};

fn cells() -> impl Strategy<Value = Vec<Cell>> {
    let marks = (0..3_usize, 0..3_usize, any::<bool>());
    prop::collection::btree_map((0..5_usize, 0..6_usize), marks, 1..20).prop_map(|sheets| {
        let sheet = |((n, e), (a, b, recused)): ((usize, usize), (usize, usize, bool))| {
            let marks = [("a", [7000, 7050, 8000][a]), ("b", [6000, 7050, 7000][b])];
            let mut cell = cell(&format!("N{n}"), &format!("E00{e}"), &marks);
            if recused && a == 0 {
                cell.state = CellState::Recused;
            }
            cell
        };
        sheets.into_iter().map(sheet).collect()
    })
}

fn order() -> impl Strategy<Value = &'static str> {
    prop_oneof![Just("within_expert"), Just("within_criterion")]
}

fn aggregate() -> impl Strategy<Value = Value> {
    let trimmed = json!({"trimmed": {"high": 1, "low": 1, "min_n": 3, "below_min": "mean"}});
    prop_oneof![Just(json!("mean")), Just(json!("median")), Just(trimmed)]
}

fn rule(order: &str, aggregate: &Value) -> review::criteria::Criteria {
    filed(json!({"official": {
        "order": order, "aggregate": aggregate, "minimum_reviews": 2,
        "rounding": [{"after": "final", "decimals": 0, "mode": "half_even"}],
        "deviation": {"threshold": 100, "asks_reason": false},
        "tie_break": ["unrounded", "head_to_head", {"item": "b"}, "median"],
    }}))
}

/// Whole-number arithmetic on |n|·10^decimals / d, in the way it is taught.
fn rounded_by_hand(n: i128, d: i128, decimals: u32, mode: RoundMode) -> i128 {
    let scaled = n.abs() * 10_i128.pow(decimals);
    let size = match mode {
        RoundMode::Truncate => scaled / d,
        RoundMode::HalfUp => (2 * scaled + d) / (2 * d),
        RoundMode::HalfEven => {
            let up = (2 * scaled + d) / (2 * d);
            let is_half = (2 * scaled + d) % (2 * d) == 0;
            if is_half && up % 2 == 1 { up - 1 } else { up }
        }
    };
    size * n.signum()
}

fn mode() -> impl Strategy<Value = RoundMode> {
    prop_oneof![Just(RoundMode::HalfUp), Just(RoundMode::HalfEven), Just(RoundMode::Truncate)]
}

/// Any number, and often one at the very edge.
fn extreme() -> impl Strategy<Value = i64> {
    prop_oneof![any::<i64>(), Just(i64::MIN), Just(i64::MAX), Just(0), -2..100_i64]
}

proptest! {
    #[test]
    fn the_order_of_cells_and_nominations_has_no_effect(
        (first, second) in cells().prop_flat_map(|c| (Just(c.clone()), Just(c).prop_shuffle())),
        order in order(),
        aggregate in aggregate(),
    ) {
        let rule = rule(order, &aggregate);
        let mut turned = field(second);
        turned.nominations.reverse();
        prop_assert_eq!(official(&rule, &field(first)), official(&rule, &turned));
    }

    #[test]
    fn a_recused_cell_changes_nothing_but_its_own_state(
        cells in cells(),
        order in order(),
        aggregate in aggregate(),
        mark in any::<i64>(),
    ) {
        let rule = rule(order, &aggregate);
        let mut with = field(cells);
        let before = official(&rule, &with).unwrap();
        let mut recused = cell(&with.nominations[0], "E999", &[("a", mark), ("z", 0)]);
        recused.state = CellState::Recused;
        with.cells.push(recused);
        let mut after = official(&rule, &with).unwrap();
        for standing in &mut after.standings {
            standing.states.remove("E999");
        }
        prop_assert_eq!(before, after);
    }

    #[test]
    fn rounding_agrees_with_whole_number_arithmetic(
        n in any::<i64>(),
        d in 1..10_000_usize,
        decimals in 0..=6_u32,
        mode in mode(),
    ) {
        let value = Exact::from(n).over(d).unwrap();
        let expected = rounded_by_hand(i128::from(n), i128::try_from(d).unwrap(), decimals, mode);
        let digits = value.round(decimals, mode).unwrap().fixed(decimals).unwrap().replace('.', "");
        prop_assert_eq!(digits.parse::<i128>().unwrap(), expected);
    }

    #[test]
    fn halves_round_as_whole_number_arithmetic_does(n in -400..400_i64, mode in mode()) {
        // Eighths of a tenth, to one decimal: every eighth of them is a half.
        let value = Exact::from(n).over(80).unwrap();
        let expected = rounded_by_hand(i128::from(n), 80, 1, mode);
        let digits = value.round(1, mode).unwrap().fixed(1).unwrap().replace('.', "");
        prop_assert_eq!(digits.parse::<i128>().unwrap(), expected);
    }

    #[test]
    fn a_trimmed_mean_lies_between_the_lowest_and_the_highest(
        marks in prop::collection::vec(-1_000_000..1_000_000_i64, 1..12),
        high in 0..3_u32,
        low in 0..3_u32,
    ) {
        let trim = Trim { high, low, min_n: high + low + 1, below_min: BelowMin::Mean };
        let value = |m: &i64| Exact::from(Centi(*m));
        let entries: Vec<Entry<'_>> =
            marks.iter().map(|m| Entry { expert: "E001", value: value(m) }).collect();
        let pooled = pool(Aggregate::Trimmed(trim), &entries).unwrap();
        let (min, max) = (marks.iter().min().unwrap(), marks.iter().max().unwrap());
        prop_assert!(value(min) <= pooled.value && pooled.value <= value(max));
        prop_assert_eq!(pooled.kept.len() + pooled.dropped.len(), marks.len());
    }

    #[test]
    fn no_number_makes_it_panic(
        (min, max, step) in (extreme(), extreme(), extreme()),
        weights in (extreme(), extreme()),
        marks in prop::collection::vec((extreme(), extreme()), 0..6),
        order in order(),
        aggregate in aggregate(),
        free in any::<bool>(),
    ) {
        let mut rule = rule(order, &aggregate);
        (rule.min, rule.max, rule.step) = (Centi(min), Centi(max), Centi(step));
        if free {
            // The widest scale and weights that could be filed.
            (rule.min, rule.max, rule.step) = (Centi(i64::MIN / 2), Centi(i64::MAX / 2), Centi(1));
        }
        for (item, weight) in rule.items.iter_mut().zip([weights.0, weights.1]) {
            let weight = if free { weight.saturating_abs().max(1) } else { weight };
            item.weight =
                Some(review::criteria::Weight::Factor(review::mark::TenThousandths(weight)));
        }
        let sheet = |(at, (a, b)): (usize, (i64, i64))| {
            let fit = |m: i64| if free { m / 2 } else { m };
            cell("N1", &format!("E{at:03}"), &[("a", fit(a)), ("b", fit(b))])
        };
        let cells: Vec<Cell> = marks.into_iter().enumerate().map(sheet).collect();
        let twin = cells.iter().cloned().map(|c| Cell { nomination: "N2".to_owned(), ..c });
        let cells: Vec<Cell> = cells.iter().cloned().chain(twin).collect();
        let result = official(&rule, &field(cells));
        if free {
            prop_assert!(matches!(result, Ok(_) | Err(TallyError::Overflow)), "{:?}", result);
        }
    }
}

#[test]
fn a_field_without_nominations_has_no_standings() {
    let rule = rule("within_expert", &json!("mean"));
    assert_eq!(official(&rule, &Field::default()).unwrap().standings, []);
}
