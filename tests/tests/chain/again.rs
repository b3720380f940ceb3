//! The same again, in another order, or only tried: nothing changes. And rows that cannot be taken.

use std::fs;
use std::path::Path;

use journeys::chain::TRACK;
use journeys::{Chain, Stage, envelope, text};
use serde_json::{Value, json};

use crate::{ENDED, SCORED, SEALED, head, list, unpacked};

#[test]
fn a_sealed_sheet_is_exported_again_byte_for_byte_in_a_new_envelope() {
    let chain = ENDED.copy();
    let again = chain.good(&["seal", &chain.work(0), "--out", &chain.p("again")]);
    let first = &chain.sealed[0];
    for said in ["digest", "digits", "seq", "sealed_for", "fingerprint"] {
        assert_eq!(again[said], first[said], "{said}");
    }
    let bytes = |answer: &Value, file| fs::read(text(answer, file)).unwrap();
    assert!(bytes(first, "/page") == bytes(&again, "/page"), "the page differs");
    assert!(bytes(first, "/path") != bytes(&again, "/path"), "the same envelope twice");
    let inside = |answer| envelope::opened(&bytes(answer, "/path"), &chain.identity("body"));
    assert!(inside(first) == inside(&again), "the bundle differs");
}

#[test]
fn taking_the_same_nominations_in_again_leaves_all_as_they_were() {
    let chain = SCORED.copy();
    let (office, table) = (chain.p("body.hjo"), chain.p("nominations.csv"));
    let before = head(&chain, &office);
    let files = chain.p("attachments");
    let args = ["intake", "--office", &office, "--track", TRACK, &table, "--attachments", &files];
    let again = chain.good(&args);
    assert_eq!((&again["accepted"], &again["known"]), (&json!(4), &json!(4)));
    assert_eq!(head(&chain, &office), before);
}

#[test]
fn merging_the_same_results_again_changes_neither_what_counts_nor_the_ranking() {
    let chain = ENDED.copy();
    let (office, results) = (chain.p("body.hjo"), chain.results());
    let mut args = vec!["merge", "--office", &office];
    args.extend(results.iter().chain(&results).map(String::as_str));
    let again = chain.good(&args);
    assert_eq!(again["ranking"], chain.merged["ranking"]);
    assert_eq!((&again["counted"], &again["cells"]), (&json!(3), &chain.merged["cells"]));
}

/// The computation that is submitted after the results were merged in the given orders.
fn submitted_computation(orders: &[&[usize]]) -> Option<(Value, Vec<u8>)> {
    let mut chain = SEALED.copy();
    let office = chain.p("body.hjo");
    let results = chain.results();
    for order in orders {
        let mut args = vec!["merge", "--office", &office];
        args.extend(order.iter().map(|i| results[*i].as_str()));
        chain.merged = chain.good(&args);
    }
    let out = chain.p("submission");
    chain.submitted = chain.good(&["submit", "--office", &office, "--out", &out]);
    let sealed = Path::new(text(&chain.submitted, "/path"));
    let folder = unpacked(&chain, &envelope::open(sealed, &chain.identity("secretariat")))?;
    Some((chain.merged["ranking"].clone(), fs::read(folder.join("data/merge.json")).unwrap()))
}

#[test]
fn the_order_in_which_results_arrive_changes_neither_ranking_nor_computation() {
    let Some(at_once) = submitted_computation(&[&[0, 1, 2]]) else { return };
    let backwards = submitted_computation(&[&[2], &[1, 2], &[0]]).unwrap();
    assert_eq!(at_once, backwards);
}

#[test]
fn a_dry_intake_counts_the_rows_and_changes_nothing() {
    let chain = Chain::at(Stage::Filed);
    let (office, table) = (chain.p("body.hjo"), chain.p("nominations.csv"));
    let before = head(&chain, &office);
    let args = ["intake", "--office", &office, "--track", TRACK, &table];
    let dry = chain.good(&[&args[..], &["--dry-run"]].concat());
    assert_eq!(dry["accepted"], 4);
    assert_eq!(head(&chain, &office), before);
    let wet = chain.good(&args);
    assert_eq!((&wet["accepted"], &wet["known"]), (&json!(4), &json!(0)));
}

#[test]
fn a_dry_score_import_changes_nothing() {
    let chain = SCORED.copy();
    let work = chain.work(0);
    let (sheet, before) = (chain.good(&["sheet", &work]), head(&chain, &work));
    fs::write(chain.path("other.csv"), "nomination,criterion,score\nq01,depth,1\n").unwrap();
    chain.good(&["score", "import", &work, &chain.p("other.csv"), "--dry-run"]);
    assert_eq!(chain.good(&["sheet", &work]), sheet);
    assert_eq!(head(&chain, &work), before);
}

#[test]
fn a_row_that_cannot_be_taken_is_named_by_row_cell_and_code_and_the_run_ends_with_1() {
    let chain = Chain::at(Stage::Filed);
    let rows = "编号,名称,申报单位,成果密级\nr01,甲,示例公司,公开\nr02,乙,示例公司,秘密\n";
    fs::write(chain.path("mixed.csv"), rows).unwrap();
    let (office, table) = (chain.p("body.hjo"), chain.p("mixed.csv"));
    let ran = chain.cli.run(["intake", "--office", &office, "--track", TRACK, &table]);
    assert_eq!((ran.code, &ran.json["accepted"]), (1, &json!(1)), "{}", ran.stdout);
    let refused = list(&ran.json, "rows");
    assert_eq!(refused.len(), 1);
    assert_eq!((&refused[0]["row"], &refused[0]["cell"]), (&json!(3), &json!("D3")));
    assert!(refused[0]["code"].is_string() && refused[0]["params"].is_object());
}

#[test]
fn a_mark_off_the_scale_is_refused_by_its_cell_and_nothing_of_the_file_is_taken() {
    let chain = SCORED.copy();
    let work = chain.work(0);
    let sheet = chain.good(&["sheet", &work]);
    let rows = "nomination,criterion,score\nq01,depth,10\nq01,value,40.5\n";
    fs::write(chain.path("off.csv"), rows).unwrap();
    let ran = chain.cli.run(["score", "import", &work, &chain.p("off.csv")]);
    assert_eq!(ran.code, 1, "{}", ran.stdout);
    assert_eq!(list(&ran.json, "rows")[0]["cell"], "C3", "{}", ran.stdout);
    assert_eq!(chain.good(&["sheet", &work]), sheet);
}
