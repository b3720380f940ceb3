//! Scores, places and flags on fields small enough to be computed by hand, and what is refused.
// `json!` values read better where they stand.
#![allow(clippy::needless_pass_by_value, clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use review::criteria::{CriteriaFaultCode, OnNo};
use review::mark::Centi;
use review::sheet::CellState;
use serde_json::{Value, json};
use support::{cell, field, filed, item, one_item, points, ranks, standing};
use tally::{Field, Place, Side, Standing, Step, TallyError, official};

fn only(criteria: Value, field: &Field) -> Standing {
    official(&filed(criteria), field).unwrap().standings.remove(0)
}

fn score(standing: &Standing) -> (&str, &str) {
    (standing.score.as_deref().unwrap(), standing.exact.as_deref().unwrap())
}

/// Weights 60 % and 40 %, with this rounding.
fn shares(rounding: Value) -> Value {
    json!({
        "items": [{"id": "a", "title": "创新性", "weight": {"percent": 6000}},
                  {"id": "b", "title": "市场", "weight": {"percent": 4000}}],
        "official": {"rounding": rounding},
    })
}

#[test]
fn each_expert_is_weighted_and_the_totals_are_averaged() {
    // .6·90 + .4·80 = 86; .6·85 + .4·95 = 89; mean 87.5.
    let field = field(vec![
        cell("N1", "E001", &[("a", 9000), ("b", 8000)]),
        cell("N1", "E002", &[("a", 8500), ("b", 9500)]),
    ]);
    assert_eq!(score(&only(shares(json!([])), &field)), ("87.50", "175/2"));
}

#[test]
fn each_product_is_rounded_in_the_filed_mode() {
    // 8.75 · .6 = 5.25 and 9 · .4 = 3.6.
    let field = field(vec![cell("N1", "E001", &[("a", 875), ("b", 900)])]);
    for (mode, expected) in [("half_up", "8.90"), ("half_even", "8.80"), ("truncate", "8.80")] {
        let rounding = json!([{"after": "weighting", "decimals": 1, "mode": mode}]);
        assert_eq!(score(&only(shares(rounding), &field)).0, expected, "{mode}");
    }
}

#[test]
fn each_total_is_rounded_before_the_mean() {
    // 86.4 → 86 and 86.5 → 87; mean 86.5.
    let field = field(vec![
        cell("N1", "E001", &[("a", 4000), ("b", 4640)]),
        cell("N1", "E002", &[("a", 4000), ("b", 4650)]),
    ]);
    let rounding = json!([{"after": "expert_total", "decimals": 0, "mode": "half_up"}]);
    let standing = only(json!({"official": {"rounding": rounding}}), &field);
    assert_eq!(score(&standing), ("86.50", "173/2"));
}

#[test]
fn the_two_orders_differ_under_the_median() {
    // Totals 10, 10, 8: median 10. Medians by criterion: 4 and 4.
    let field = field(vec![
        cell("N1", "E001", &[("a", 1000), ("b", 0)]),
        cell("N1", "E002", &[("a", 0), ("b", 1000)]),
        cell("N1", "E003", &[("a", 400), ("b", 400)]),
    ]);
    let by = |order| only(json!({"official": {"order": order, "aggregate": "median"}}), &field);
    assert_eq!(score(&by("within_expert")), ("10.00", "10/1"));
    assert_eq!(score(&by("within_criterion")), ("8.00", "8/1"));
}

#[test]
fn a_score_that_no_rule_rounds_is_shown_to_four_decimals_and_kept_exact() {
    let outcome = official(&one_item(json!({})), &points(&[("N1", &[80, 80, 81])])).unwrap();
    assert_eq!(score(&outcome.standings[0]), ("80.3333", "241/3"));
}

#[test]
fn a_final_rounding_prints_exactly_its_decimals() {
    let rounding = json!([{"after": "final", "decimals": 3, "mode": "half_up"}]);
    let criteria = one_item(json!({"official": {"rounding": rounding}}));
    let outcome = official(&criteria, &points(&[("N1", &[80, 80, 80])])).unwrap();
    assert_eq!(score(&outcome.standings[0]), ("80.000", "80/1"));
}

fn trimmed(min_n: u32) -> Value {
    json!({"official": {"aggregate":
        {"trimmed": {"high": 1, "low": 1, "min_n": min_n, "below_min": "mean"}}}})
}

#[test]
fn dropped_totals_are_listed_with_expert_value_and_side() {
    // 60 and 99 are dropped; (80 + 83) / 2 = 81.5.
    let outcome = official(&one_item(trimmed(4)), &points(&[("N1", &[80, 99, 60, 83])])).unwrap();
    let standing = &outcome.standings[0];
    assert_eq!(score(standing), ("81.50", "163/2"));
    let dropped: Vec<_> = standing
        .dropped
        .iter()
        .map(|d| (d.expert.as_str(), d.value.as_str(), d.side, d.item.is_none()))
        .collect();
    assert_eq!(dropped, [("E002", "99.00", Side::High, true), ("E003", "60.00", Side::Low, true)]);
}

#[test]
fn below_the_minimum_nothing_is_dropped_and_the_trace_says_so() {
    let outcome = official(&one_item(trimmed(5)), &points(&[("N1", &[80, 99, 60, 83])])).unwrap();
    let standing = &outcome.standings[0];
    assert_eq!(score(standing), ("80.50", "161/2"));
    let too_few = Step::TooFewToTrim { item: None, values: 4, min_n: 5 };
    assert!(standing.dropped.is_empty() && standing.trace.contains(&too_few));
}

#[test]
fn too_few_reviews_are_listed_apart_with_their_score() {
    let criteria = one_item(json!({"official": {"minimum_reviews": 2}}));
    let mut field = points(&[("N1", &[99]), ("N2", &[70, 72])]);
    field.nominations.push("N0".to_owned());
    let outcome = official(&criteria, &field).unwrap();
    assert_eq!(ranks(&outcome), [("N2", Some(1), false), ("N0", None, false), ("N1", None, false)]);
    let n1 = standing(&outcome, "N1");
    assert_eq!((n1.place, score(n1).0, n1.valid), (Place::TooFewReviews, "99.00", 1));
    assert_eq!(n1.trace.last(), Some(&Step::TooFewReviews { valid: 1, minimum: 2 }));
    let n0 = standing(&outcome, "N0");
    assert_eq!((n0.place, &n0.score, &n0.exact), (Place::TooFewReviews, &None, &None));
}

fn gated(on_no: &str) -> review::criteria::Criteria {
    one_item(json!({"gates": [{"id": "g", "title": "真实性", "on_no": on_no}]}))
}

fn answered(field: &mut Field, at: usize, yes: bool) {
    field.cells[at].gates.insert(item("g"), yes);
}

#[test]
fn one_no_of_a_valid_expert_is_enough_to_exclude() {
    let mut field = points(&[("N1", &[90, 90, 90]), ("N2", &[80, 80, 80])]);
    answered(&mut field, 0, true);
    answered(&mut field, 1, false);
    let outcome = official(&gated("exclude_from_ranking"), &field).unwrap();
    assert_eq!(ranks(&outcome), [("N2", Some(1), false), ("N1", None, false)]);
    let n1 = standing(&outcome, "N1");
    assert_eq!((n1.place, score(n1).0), (Place::ExcludedByGate, "90.00"));
    let experts = vec!["E002".to_owned()];
    let gate = Step::Gate { gate: item("g"), on_no: OnNo::ExcludeFromRanking, experts };
    assert_eq!(n1.trace.last(), Some(&gate));
}

#[test]
fn an_exclusion_comes_before_too_few_reviews() {
    let mut criteria = gated("exclude_from_ranking");
    criteria.official.minimum_reviews = 2;
    let mut field = points(&[("N1", &[90])]);
    answered(&mut field, 0, false);
    let outcome = official(&criteria, &field).unwrap();
    assert_eq!(outcome.standings[0].place, Place::ExcludedByGate);
}

#[test]
fn a_flag_or_a_call_to_the_meeting_leaves_the_rank() {
    for (word, on_no) in [("flag", OnNo::Flag), ("to_meeting", OnNo::ToMeeting)] {
        let mut field = points(&[("N1", &[90, 90]), ("N2", &[80, 80])]);
        answered(&mut field, 1, false);
        let outcome = official(&gated(word), &field).unwrap();
        assert_eq!(ranks(&outcome)[0], ("N1", Some(1), false));
        assert_eq!(standing(&outcome, "N1").flags[0].on_no, on_no);
        assert_eq!(standing(&outcome, "N1").flags[0].experts, ["E002"]);
    }
}

#[test]
fn a_no_on_a_sheet_that_does_not_count_has_no_consequence() {
    let mut field = points(&[("N1", &[90, 90])]);
    answered(&mut field, 1, false);
    field.cells[1].state = CellState::Voided;
    let outcome = official(&gated("exclude_from_ranking"), &field).unwrap();
    assert_eq!(outcome.standings[0].place, Place::Ranked);
}

#[test]
fn a_sheet_that_lacks_a_mark_counts_for_nothing_and_is_named() {
    let field = field(vec![
        cell("N1", "E001", &[("a", 4000), ("b", 4000)]),
        cell("N1", "E002", &[("a", 100)]),
    ]);
    let standing = only(json!({}), &field);
    assert_eq!((score(&standing).0, standing.valid), ("80.00", 1));
    assert_eq!(standing.states["E002"], CellState::NotSubmitted);
    let incomplete = Step::Incomplete { expert: "E002".to_owned(), missing: vec![item("b")] };
    assert_eq!(standing.trace[0], incomplete);
}

#[test]
fn an_expert_farther_off_than_filed_is_listed_and_changes_nothing() {
    // Mean 80; distances 10, 1, 9: only above 9 is listed.
    let deviation = json!({"threshold": 900, "asks_reason": true});
    let criteria = one_item(json!({"official": {"deviation": deviation}}));
    let outcome = official(&criteria, &points(&[("N1", &[90, 79, 71])])).unwrap();
    let standing = &outcome.standings[0];
    assert_eq!(score(standing).0, "80.00");
    let [far] = &standing.deviations[..] else { panic!("{:?}", standing.deviations) };
    assert_eq!((far.expert.as_str(), far.distance.as_str()), ("E001", "10.00"));
    assert_eq!((far.side, far.asks_reason), (Side::High, true));
}

#[test]
fn by_criterion_marks_are_dropped_per_item_and_totals_are_held_against_the_sum() {
    // a: 20 and 10 go, 15 stays; b: 30 and 0 go, 10 stays; 25. Totals 50, 15, 20.
    let mut rule = trimmed(3);
    rule["official"]["order"] = json!("within_criterion");
    rule["official"]["deviation"] = json!({"threshold": 2000, "asks_reason": false});
    let field = field(vec![
        cell("N1", "E001", &[("a", 2000), ("b", 3000)]),
        cell("N1", "E002", &[("a", 1500), ("b", 0)]),
        cell("N1", "E003", &[("a", 1000), ("b", 1000)]),
    ]);
    let standing = only(rule, &field);
    assert_eq!(score(&standing), ("25.00", "25/1"));
    let dropped: Vec<_> = standing
        .dropped
        .iter()
        .map(|d| (d.item.as_ref().unwrap().as_str(), d.expert.as_str(), d.side))
        .collect();
    let (high, low) = (Side::High, Side::Low);
    let expected =
        [("a", "E001", high), ("a", "E003", low), ("b", "E001", high), ("b", "E002", low)];
    assert_eq!(dropped, expected);
    let far: Vec<&str> = standing.deviations.iter().map(|d| d.total.as_str()).collect();
    assert_eq!(far, ["50.00"]);
}

#[test]
fn a_standing_is_written_with_the_keys_of_the_command_line() {
    let outcome = official(&one_item(json!({})), &points(&[("N1", &[80])])).unwrap();
    let json = serde_json::to_value(&outcome.standings[0]).unwrap();
    for key in ["item", "score", "exact", "rank", "valid", "dropped", "trace"] {
        assert!(json.get(key).is_some(), "{key}");
    }
    assert_eq!((&json["score"], &json["exact"]), (&json!("80.00"), &json!("80/1")));
    assert_eq!(json["place"], "ranked");
    assert_eq!(serde_json::from_value::<Standing>(json).unwrap(), outcome.standings[0]);
}

#[test]
fn every_step_of_a_small_score_is_in_the_trace() {
    let rounding = json!([{"after": "final", "decimals": 1, "mode": "half_up"}]);
    let field = field(vec![
        cell("N1", "E001", &[("a", 875), ("b", 900)]),
        cell("N1", "E002", &[("a", 900), ("b", 900)]),
    ]);
    let steps = serde_json::to_value(only(shares(rounding), &field).trace).unwrap();
    let term = |id: &str, value: &str, weight: &str, product: &str| json!({"item": id, "value": value, "weight": weight, "product": product});
    assert_eq!(
        steps,
        json!([
            {"step": "weighted_sum", "expert": "E001", "sum": "8.85", "terms":
                [term("a", "8.75", "0.60", "5.25"), term("b", "9.00", "0.40", "3.60")]},
            {"step": "weighted_sum", "expert": "E002", "sum": "9.00", "terms":
                [term("a", "9.00", "0.60", "5.40"), term("b", "9.00", "0.40", "3.60")]},
            {"step": "values", "item": null, "values":
                [{"expert": "E001", "value": "8.85"}, {"expert": "E002", "value": "9.00"}]},
            {"step": "aggregated", "item": null, "by": "mean", "of": 2, "sum": "17.85", "value": "8.925"},
            {"step": "rounded", "after": "final", "item": null, "expert": null, "before": "8.925",
                "rounded": "8.9", "decimals": 1, "mode": "half_up"},
        ])
    );
}

fn refused(field: &Field) -> TallyError {
    official(&gated("flag"), field).unwrap_err()
}

#[test]
fn a_mark_outside_the_scale_is_named() {
    let error = refused(&points(&[("N1", &[80, 101])]));
    let (nomination, expert) = ("N1".to_owned(), "E002".to_owned());
    let mark = Centi(10_100);
    assert_eq!(error, TallyError::OutsideScale { nomination, expert, item: item("a"), mark });
}

#[test]
fn doubled_and_unknown_things_are_refused() {
    let mut twice = points(&[("N1", &[80])]);
    twice.cells.push(twice.cells[0].clone());
    assert!(matches!(refused(&twice), TallyError::DuplicateCell { .. }));

    let mut listed_twice = points(&[("N1", &[80])]);
    listed_twice.nominations.push("N1".to_owned());
    assert_eq!(refused(&listed_twice), TallyError::DuplicateNomination("N1".to_owned()));

    let mut stranger = points(&[("N1", &[80])]);
    stranger.nominations.clear();
    assert!(matches!(refused(&stranger), TallyError::UnknownNomination { .. }));

    let mut other_item = points(&[("N1", &[80])]);
    other_item.cells[0].marks.insert(item("z"), Centi(0));
    assert!(matches!(refused(&other_item), TallyError::UnknownItem { .. }));

    let mut other_level = points(&[("N1", &[80])]);
    other_level.cells[0].recommendation = Some("优先".to_owned());
    assert!(matches!(refused(&other_level), TallyError::UnknownLevel { .. }));
}

#[test]
fn criteria_that_could_not_be_filed_are_refused_with_their_faults() {
    let criteria = one_item(json!({"official": {"minimum_reviews": 0}}));
    let Err(TallyError::Criteria(faults)) = official(&criteria, &Field::default()) else {
        panic!("accepted")
    };
    assert_eq!(faults[0].code, CriteriaFaultCode::BadMinimum);
}
