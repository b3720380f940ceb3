//! What each command answers, and what becomes of cells that carry no mark.

use std::path::Path;

use journeys::chain::{EXPERTS, RANKING, RECUSED, UNABLE};
use journeys::{stock, text};
use serde_json::{Value, json};

use crate::{ENDED, is_digest, is_digits, list, of_kind, ranking, unpacked};

#[test]
fn a_new_office_says_its_fingerprint_digits_and_recipient() {
    for made in [&ENDED.secretariat, &ENDED.body] {
        assert!(text(made, "/fingerprint").starts_with("SHA256:"));
        assert!(is_digits(text(made, "/digits")));
        assert!(text(made, "/recipient").starts_with("age1"));
    }
    assert_ne!(ENDED.secretariat["fingerprint"], ENDED.body["fingerprint"]);
}

#[test]
fn every_export_says_where_its_bundle_lies_and_its_digest() {
    let chain = &ENDED;
    let answers = [&chain.edition, &chain.filing, &chain.receipt, &chain.submitted];
    for answer in answers.into_iter().chain([&chain.received]).chain(&chain.sealed) {
        assert!(Path::new(text(answer, "/path")).is_file());
        assert!(is_digest(text(answer, "/digest")));
    }
}

#[test]
fn the_intake_takes_every_row_with_its_attachment() {
    assert_eq!(ENDED.intake["accepted"], 4);
    assert_eq!(ENDED.intake["attachments"], 4);
    assert_eq!(ENDED.intake["rows"], json!([]));
}

#[test]
fn packing_says_for_each_expert_path_digest_letter_and_code() {
    let packed = list(&ENDED.packed, "batches");
    assert_eq!(packed.iter().map(|b| text(b, "/expert")).collect::<Vec<_>>(), EXPERTS);
    for batch in packed {
        assert!(is_digest(text(batch, "/digest")));
        for file in ["/path", "/letter", "/code"] {
            assert!(Path::new(text(batch, file)).is_file(), "{file}");
        }
    }
}

#[test]
fn a_nomination_with_a_known_conflict_is_not_in_the_batch() {
    let counts: Vec<&Value> =
        list(&ENDED.packed, "batches").iter().map(|b| &b["nominations"]).collect();
    assert_eq!(counts, [&json!(4), &json!(4), &json!(3)]);
}

#[test]
fn sealing_says_path_digest_digits_and_the_experts_fingerprint() {
    for sealed in &ENDED.sealed {
        assert!(is_digits(text(sealed, "/digits")));
        assert!(text(sealed, "/fingerprint").starts_with("SHA256:"));
        assert_eq!(sealed["seq"], 1);
        assert!(text(sealed, "/path").ends_with(".hjb.age"));
        assert!(!text(sealed, "/sealed_for").is_empty());
        assert!(["device", "cache"].contains(&text(sealed, "/checked")));
    }
}

#[test]
fn the_merge_has_the_ranking_that_the_filed_rule_makes_of_the_marks() {
    assert_eq!(ENDED.merged["verdict"], "good");
    assert_eq!(ranking(&ENDED.merged), RANKING);
    let ranks: Vec<&Value> = list(&ENDED.merged, "ranking").iter().map(|s| &s["rank"]).collect();
    assert_eq!(ranks, [&json!(1), &json!(2), &json!(3), &json!(4)]);
}

#[test]
fn the_secretariat_recomputes_the_same_ranking_with_the_same_trace() {
    assert_eq!(ENDED.received["verdict"], "good");
    assert_eq!(ENDED.received["ranking"], ENDED.merged["ranking"]);
    assert_eq!(ENDED.received["submission"], ENDED.submitted["digest"]);
}

#[test]
fn a_recused_cell_is_recused_and_takes_no_part_in_the_score() {
    let (expert, nomination) = RECUSED;
    let standing = list(&ENDED.merged, "ranking").iter().find(|s| s["item"] == nomination).unwrap();
    assert_eq!(standing["states"][expert], "recused");
    assert_eq!((&standing["valid"], &standing["score"]), (&json!(2), &json!("89.00")));
    assert!(!standing["trace"].to_string().contains(expert), "{standing:#}");
}

#[test]
fn unable_is_a_state_of_its_own_and_takes_no_part_in_the_score() {
    let (expert, nomination) = UNABLE;
    let standing = list(&ENDED.merged, "ranking").iter().find(|s| s["item"] == nomination).unwrap();
    assert_eq!(standing["states"][expert], "unable");
    assert_eq!((&standing["valid"], &standing["score"]), (&json!(2), &json!("55.00")));
}

#[test]
fn the_merge_counts_nine_scored_cells_one_recused_and_one_unable() {
    let cells = json!({"scored": 9, "recused": 1, "unable": 1});
    assert_eq!(ENDED.merged["cells"], cells);
}

#[test]
fn in_the_results_a_recused_or_unable_cell_holds_no_mark_and_no_total() {
    for (bundle, (expert, nomination), state) in [
        (&of_kind(&ENDED, "results")[1], RECUSED, "recused"),
        (&of_kind(&ENDED, "results")[0], UNABLE, "unable"),
    ] {
        let Some(folder) = unpacked(&ENDED, bundle) else { return };
        let sheet = stock::json(&folder.join("data/results.json"));
        assert_eq!(sheet["expert"], expert);
        let cell = list(&sheet, "reviews")
            .iter()
            .find(|r| r["review"]["nomination"] == nomination)
            .unwrap();
        assert_eq!(cell["state"], state);
        assert!(cell.get("total_millionths").is_none_or(Value::is_null), "{cell}");
        assert!(cell["review"].get("marks").is_none_or(|m| m == &json!({})), "{cell}");
    }
}
