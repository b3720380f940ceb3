//! What decides between equal scores, link by link, on fields small enough to be computed by hand.
// `json!` values read better where they stand.
#![allow(clippy::needless_pass_by_value, clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use serde_json::{Value, json};
use support::{cell, field, filed, item, one_item, points, ranks, standing};
use tally::{Field, Outcome, Step, TieOutcome, official};

const HASH_N1: &str = "38c7fcea0607760780e490e2a16668e7741929fa6e89912fb4b4a4c436121fca";
const HASH_N2: &str = "ccca8b1e7e9495091b19d22e947cbcdc73e9989c1a64e9b45309e1d8c658124d";
const HASH_N3: &str = "b4acfc91877ba6640898599e98c25762b65aed2781e844638ad8a2188ec58504";
const DRAWN: [&str; 3] = ["N1", "N3", "N2"];

fn with_chain(chain: Value, field: &Field) -> Outcome {
    official(&one_item(json!({"official": {"tie_break": chain}})), field).unwrap()
}

/// Rule as JSON, value, outcome of every tie-break step of one nomination.
fn steps(outcome: &Outcome, nomination: &str) -> Vec<(Value, String, TieOutcome)> {
    let step = |s: &Step| match s {
        Step::TieBreak { rule, value, outcome, .. } => {
            Some((serde_json::to_value(rule).unwrap(), value.clone(), *outcome))
        }
        _ => None,
    };
    standing(outcome, nomination).trace.iter().filter_map(step).collect()
}

#[test]
fn without_a_chain_equal_scores_share_a_rank_and_the_next_is_skipped() {
    let field = points(&[("N4", &[70]), ("N2", &[80]), ("N3", &[80]), ("N1", &[90])]);
    assert_eq!(
        ranks(&with_chain(json!([]), &field)),
        [
            ("N1", Some(1), false),
            ("N2", Some(2), true),
            ("N3", Some(2), true),
            ("N4", Some(4), false)
        ]
    );
}

#[test]
fn the_unrounded_score_parts_what_the_final_rounding_made_equal() {
    // 241/3 = 80.33 and 242/3 = 80.67 are both 80 when cut.
    let criteria = one_item(json!({"official": {
        "tie_break": ["unrounded"],
        "rounding": [{"after": "final", "decimals": 0, "mode": "truncate"}]
    }}));
    let field = points(&[("N1", &[80, 80, 81]), ("N2", &[80, 81, 81])]);
    let outcome = official(&criteria, &field).unwrap();
    assert_eq!(ranks(&outcome), [("N2", Some(1), false), ("N1", Some(2), false)]);
    assert_eq!(
        steps(&outcome, "N1"),
        [(json!("unrounded"), "241/3".to_owned(), TieOutcome::Decided)]
    );
}

#[test]
fn lower_unrounded_scores_come_first_where_lower_is_better() {
    let criteria = one_item(json!({"direction": "lower", "official": {
        "tie_break": ["unrounded"],
        "rounding": [{"after": "final", "decimals": 0, "mode": "truncate"}]
    }}));
    let field = points(&[("N1", &[80, 80, 81]), ("N2", &[80, 81, 81]), ("N3", &[79])]);
    let outcome = official(&criteria, &field).unwrap();
    let order: Vec<&str> = outcome.standings.iter().map(|s| s.item.as_str()).collect();
    assert_eq!(order, ["N3", "N1", "N2"]);
}

/// Totals 15 and 15; `b` is 6 for N1 and 7 for N2.
fn two_items() -> Field {
    field(vec![
        cell("N1", "E001", &[("a", 900), ("b", 500)]),
        cell("N1", "E002", &[("a", 900), ("b", 700)]),
        cell("N2", "E001", &[("a", 800), ("b", 600)]),
        cell("N2", "E002", &[("a", 800), ("b", 800)]),
    ])
}

#[test]
fn the_named_item_decides_by_its_aggregate_in_both_orders() {
    for order in ["within_expert", "within_criterion"] {
        let criteria = filed(json!({"official": {"order": order, "tie_break": [{"item": "b"}]}}));
        let outcome = official(&criteria, &two_items()).unwrap();
        assert_eq!(ranks(&outcome), [("N2", Some(1), false), ("N1", Some(2), false)]);
        let rule = json!({"item": item("b").as_str()});
        assert_eq!(steps(&outcome, "N1"), [(rule, "6.00".to_owned(), TieOutcome::Decided)]);
    }
}

#[test]
fn more_recommendations_of_the_best_level_come_first() {
    let criteria = one_item(json!({
        "recommendation": {"levels": ["优先", "推荐", "不推荐"], "counts_as": "tie_break"},
        "official": {"tie_break": ["recommendation"]},
    }));
    let mut field = points(&[("N1", &[80, 80, 80]), ("N2", &[80, 80, 80]), ("N3", &[80, 80, 80])]);
    let levels = ["推荐", "推荐", "推荐", "优先", "不推荐", "不推荐", "优先", "推荐", "不推荐"];
    for (cell, level) in field.cells.iter_mut().zip(levels) {
        cell.recommendation = Some(level.to_owned());
    }
    let outcome = official(&criteria, &field).unwrap();
    assert_eq!(
        ranks(&outcome),
        [("N3", Some(1), false), ("N2", Some(2), false), ("N1", Some(3), false)]
    );
    assert_eq!(steps(&outcome, "N3")[0].1, "1-1-1");
}

#[test]
fn head_to_head_counts_only_experts_who_scored_both() {
    // Both 80. E001 and E002 scored both and prefer N2; E003 and E004 scored one each.
    let field = field(vec![
        cell("N1", "E001", &[("a", 7800)]),
        cell("N1", "E002", &[("a", 7900)]),
        cell("N1", "E003", &[("a", 8300)]),
        cell("N2", "E001", &[("a", 8200)]),
        cell("N2", "E002", &[("a", 8100)]),
        cell("N2", "E004", &[("a", 7700)]),
    ]);
    let outcome = with_chain(json!(["head_to_head"]), &field);
    assert_eq!(ranks(&outcome), [("N2", Some(1), false), ("N1", Some(2), false)]);
    assert_eq!(steps(&outcome, "N2")[0].1, "2");
    assert_eq!(steps(&outcome, "N1")[0].1, "-2");
}

#[test]
fn head_to_head_among_three_counts_wins_minus_losses_over_both_others() {
    // All 80. E001: N1 > N2 = N3 (2, -1, -1). E002: N1 > N3 > N2 (2, -2, 0).
    // E003: N2 > N3 > N1 (-2, 2, 0). Together 2, -1, -1.
    let field = points(&[("N1", &[81, 84, 75]), ("N2", &[80, 78, 82]), ("N3", &[80, 80, 80])]);
    let outcome = with_chain(json!(["head_to_head"]), &field);
    assert_eq!(
        ranks(&outcome),
        [("N1", Some(1), false), ("N2", Some(2), true), ("N3", Some(2), true)]
    );
    let seen = |n| steps(&outcome, n)[0].clone();
    assert_eq!((seen("N1").1.as_str(), seen("N1").2), ("2", TieOutcome::Decided));
    assert_eq!((seen("N2").1.as_str(), seen("N2").2), ("-1", TieOutcome::Narrowed));
}

#[test]
fn head_to_head_prefers_the_lower_total_where_lower_is_better() {
    let criteria =
        one_item(json!({"direction": "lower", "official": {"tie_break": ["head_to_head"]}}));
    let field = points(&[("N1", &[10, 10, 40]), ("N2", &[20, 20, 20])]);
    let outcome = official(&criteria, &field).unwrap();
    assert_eq!(ranks(&outcome), [("N1", Some(1), false), ("N2", Some(2), false)]);
}

#[test]
fn the_higher_median_comes_first() {
    // Means 80; medians 81 and 80.
    let field = points(&[("N1", &[70, 80, 90]), ("N2", &[77, 81, 82])]);
    let outcome = with_chain(json!(["median"]), &field);
    assert_eq!(ranks(&outcome), [("N2", Some(1), false), ("N1", Some(2), false)]);
    assert_eq!(steps(&outcome, "N2")[0].1, "81.00");
}

#[test]
fn a_preferred_nomination_comes_first_only_among_equals() {
    let mut field = points(&[("N1", &[80]), ("N2", &[80]), ("N3", &[90])]);
    field.flags.insert("N2".to_owned(), ["pilot_city".to_owned()].into());
    let outcome = with_chain(json!([{"preference": "pilot_city"}]), &field);
    assert_eq!(
        ranks(&outcome),
        [("N3", Some(1), false), ("N2", Some(2), false), ("N1", Some(3), false)]
    );
}

#[test]
fn a_draw_orders_by_the_digest_that_sha256sum_prints() {
    // printf '2022N1' | sha256sum, and so on.
    let field = points(&[("N1", &[80]), ("N2", &[80]), ("N3", &[80])]);
    let outcome = with_chain(json!([{"draw": "2022"}]), &field);
    let hashes: Vec<String> =
        ["N1", "N2", "N3"].iter().map(|n| steps(&outcome, n)[0].1.clone()).collect();
    assert_eq!(hashes, [HASH_N1, HASH_N2, HASH_N3]);
    let order: Vec<&str> = outcome.standings.iter().map(|s| s.item.as_str()).collect();
    assert_eq!(order, DRAWN);
    assert!(outcome.standings.iter().all(|s| !s.tied));
}

#[test]
fn a_vote_leaves_the_tie_standing_and_ends_the_chain() {
    let criteria = one_item(json!({
        "vote": {"quorum": {"num": 2, "den": 3, "inclusive": true}, "base": "present",
                 "pass": {"num": 1, "den": 2, "inclusive": false}, "ballot": "signed"},
        "official": {"tie_break": ["vote", {"draw": "2022"}]},
    }));
    let outcome = official(&criteria, &points(&[("N1", &[80]), ("N2", &[80])])).unwrap();
    assert_eq!(ranks(&outcome), [("N1", Some(1), true), ("N2", Some(1), true)]);
    let meeting = [(json!("vote"), "-".to_owned(), TieOutcome::MeetingVotes)];
    assert_eq!(steps(&outcome, "N1"), meeting);
}

#[test]
fn later_links_part_only_what_earlier_ones_left_together() {
    // All 80. Medians 81, 80, 80; then N3 is preferred over N2, and N1's flag is never asked for.
    let mut field = points(&[("N1", &[77, 81, 82]), ("N2", &[70, 80, 90]), ("N3", &[79, 80, 81])]);
    field.flags.insert("N3".to_owned(), ["pilot".to_owned()].into());
    let outcome = with_chain(json!(["unrounded", "median", {"preference": "pilot"}]), &field);
    assert_eq!(
        ranks(&outcome),
        [("N1", Some(1), false), ("N3", Some(2), false), ("N2", Some(3), false)]
    );
    let seen = |n| steps(&outcome, n).iter().map(|s| s.2).collect::<Vec<_>>();
    assert_eq!(seen("N1"), [TieOutcome::Undecided, TieOutcome::Decided]);
    assert_eq!(seen("N3"), [TieOutcome::Undecided, TieOutcome::Narrowed, TieOutcome::Decided]);
}

#[test]
fn a_step_names_whom_it_was_against() {
    let field = points(&[("N1", &[70, 80, 90]), ("N2", &[77, 81, 82])]);
    let outcome = with_chain(json!(["median"]), &field);
    let step = standing(&outcome, "N1").trace.last().unwrap();
    assert_eq!(
        serde_json::to_value(step).unwrap(),
        json!({"step": "tie_break", "rule": "median", "value": "80.00", "rivals": 1,
               "against": [{"item": "N2", "value": "81.00"}], "outcome": "decided"})
    );
}
