//! Two of what there may be one of: two keys, two results under one seq, two versions of a filing. Which
//! bundle counts is a function of the set, never of the order of arrival (`formats.md` §1, §6).

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use journeys::Stage;
use journeys::refusal::{BAD, Ground, codes, timeless};

const RESULTS: [&str; 3] = [
    "results/results-@-e001-1-1.hjb.age",
    "results/results-@-e002-1-1.hjb.age",
    "results/results-@-e003-1-1.hjb.age",
];
const MERGE: [&str; 3] = ["merge", "--office", "body.hjo"];

#[test]
fn a_second_key_under_one_issue_is_refused() {
    let ground = Ground::at(Stage::Sealed);
    let (digits, work) = (ground.digits(), "second.hjw");
    let (batch, code) = ("batches/batch-@-e001-1.hjb", "letters/batch-@-e001-1-code.txt");
    ground.done(&["open", batch, "--code-file", code, "--trust", &digits, "--out", work]);
    ground.done(&["pledge", work]);
    ground.done(&["recuse", work, "--none"]);
    ground.done(&["unable", work, "--nomination", "q02", "--reason", "不懂"]);
    ground.done(&["score", "import", work, "scores-E001.csv"]);
    ground.done(&["seal", work, "--out", "second"]);
    ground.done(&[&MERGE[..], &RESULTS].concat());
    let answer = ground.bad(&[&MERGE[..], &["second/results-@-e001-1-1.hjb.age"]].concat());
    assert!(codes(&answer).contains(&"A09".to_owned()), "{answer:#}");
    assert_eq!(answer["counted"], 3);
}

#[test]
fn two_results_of_one_key_under_one_seq_are_an_equivocation() {
    // How it can come about: a copy of the work file, made before sealing, is changed and sealed too.
    let ground = Ground::at(Stage::Scored);
    ground.copy("work-E001.hjw", "copy.hjw");
    ground.write("other.csv", "nomination,criterion,score,comment\nq01,depth,60,\n");
    ground.done(&["score", "import", "copy.hjw", "other.csv"]);
    ground.done(&["seal", "work-E001.hjw", "--out", "results"]);
    ground.done(&["seal", "copy.hjw", "--out", "other"]);
    let first = ground.done(&[&MERGE[..], &RESULTS[..1]].concat());
    let answer = ground.bad(&[&MERGE[..], &["other/results-@-e001-1-1.hjb.age"]].concat());
    assert!(codes(&answer).contains(&"P04".to_owned()), "{answer:#}");
    assert_eq!(answer["ranking"], first["ranking"]);
}

#[test]
fn importing_twice_or_in_another_order_changes_nothing() {
    let ground = Ground::at(Stage::Merged);
    let before = ground.snapshot();
    let again = [&MERGE[..], &[RESULTS[2], RESULTS[0], RESULTS[1]]].concat();
    let answer = ground.done(&again);
    assert_eq!(timeless(&answer), ["P10", "P10", "P10"]);
    journeys::refusal::same(&before, &ground.snapshot(), &again);

    let other = Ground::at(Stage::Sealed);
    let backwards = other.done(&[&MERGE[..], &[RESULTS[2], RESULTS[1], RESULTS[0]]].concat());
    assert_eq!(backwards["ranking"], answer["ranking"]);
}

/// Files version 2 and gets its receipt; the receipt.
fn file_again(ground: &Ground) -> &'static str {
    let export = ["filing", "export", "--office", "body.hjo", "--criteria", "criteria.json"];
    let more = ["--panel", "panel.csv", "--closing", "2022-11-25", "--out", "filing"];
    ground.done(&[&export[..], &more].concat());
    let digits = ground.body_digits();
    let accept = ["filing", "accept", "--office", "secretariat.hjo", "filing/filing-@-v2.hjb"];
    ground.done(&[&accept[..], &["--by", "李明", "--digits", &digits, "--out", "filing"]].concat());
    "filing/receipt-@-v2.hjb"
}

#[test]
fn results_scored_under_an_old_receipt_are_refused() {
    let ground = Ground::at(Stage::Sealed);
    let receipt = file_again(&ground);
    ground.done(&["receipt", "import", "--office", "body.hjo", receipt]);
    let answer = ground.bad(&[&MERGE[..], &RESULTS].concat());
    assert_eq!(timeless(&answer), ["K08", "K08", "K08"]);
    assert_eq!(answer["counted"], 0);
}

#[test]
fn an_old_receipt_does_not_come_back() {
    let ground = Ground::at(Stage::Filed);
    let receipt = file_again(&ground);
    ground.done(&["receipt", "import", "--office", "body.hjo", receipt]);
    let old = ["receipt", "import", "--office", "body.hjo", "filing/receipt-@-v1.hjb"];
    ground.refused_for(&old, BAD, "K08");
}

#[test]
fn a_submission_under_an_old_receipt_is_refused() {
    let ground = Ground::at(Stage::Submitted);
    file_again(&ground);
    let submission = "submission/submission-@.hjb.age";
    ground.refused_for(&["receive", "--office", "secretariat.hjo", submission], BAD, "K08");
}

#[test]
fn a_receipt_for_somebody_else_is_not_ours() {
    let ground = Ground::at(Stage::Filed);
    let digits = ground.digits();
    let new = ["office", "new", "--role", "body", "--body", "cast-life", "--name", "另一联合体"];
    ground.done(&[&new[..], &["other.hjo"]].concat());
    let edition = "edition/edition-2022.hjb";
    ground.done(&["edition", "import", "--office", "other.hjo", edition, "--trust", &digits]);
    let import = ["receipt", "import", "--office", "other.hjo", "filing/receipt-@-v1.hjb"];
    ground.refused(&import, journeys::refusal::NOT_DONE, "not-our-filing");
}
