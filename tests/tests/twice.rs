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

/// A second work file of the first expert's batch, with a key of its own, sealed; its results.
fn second_key(ground: &Ground) -> &'static str {
    let (digits, work) = (ground.digits(), "second.hjw");
    let (batch, code) = ("batches/batch-@-e001-1.hjb", "letters/batch-@-e001-1-code.txt");
    ground.done(&["open", batch, "--code-file", code, "--trust", &digits, "--out", work]);
    ground.done(&["pledge", work]);
    ground.done(&["recuse", work, "--none"]);
    ground.done(&["unable", work, "--nomination", "q02", "--reason", "不懂"]);
    ground.done(&["score", "import", work, "scores-E001.csv"]);
    ground.done(&["seal", work, "--out", "second"]);
    "second/results-@-e001-1-1.hjb.age"
}

/// A copy of the work file, made before sealing; both go on and are sealed.
fn changed_copy(ground: &Ground) -> &'static str {
    ground.copy("work-E001.hjw", "copy.hjw");
    ground.write("other.csv", "nomination,criterion,score,comment\nq01,depth,60,\n");
    ground.done(&["score", "import", "copy.hjw", "other.csv"]);
    ground.done(&["unable", "work-E001.hjw", "--nomination", "q04", "--reason", "不懂"]);
    ground.done(&["seal", "work-E001.hjw", "--out", "results"]);
    ground.done(&["seal", "copy.hjw", "--out", "other"]);
    "other/results-@-e001-1-1.hjb.age"
}

/// A copy that is sealed in another second, with nothing changed in it.
fn later_copy(ground: &Ground) -> &'static str {
    ground.copy("work-E001.hjw", "copy.hjw");
    ground.done(&["seal", "work-E001.hjw", "--out", "results"]);
    std::thread::sleep(std::time::Duration::from_millis(1100));
    ground.done(&["seal", "copy.hjw", "--out", "other"]);
    "other/results-@-e001-1-1.hjb.age"
}

/// Two results exclude each other: in whatever order they come, both are kept, none of them counts, and both files are
/// called by `code`; anybody who has both sees the same without an office.
fn exclude_each_other(stage: Stage, second: fn(&Ground) -> &'static str, code: &str) {
    let ground = Ground::at(stage);
    let second = second(&ground);
    ground.done(&[&MERGE[..], &RESULTS[..1]].concat());
    let one = ground.run(&[&MERGE[..], &[second]].concat());
    assert_eq!((one.code, &one.json["counted"]), (BAD, &0.into()), "{}", one.stderr);
    assert!(codes(&one.json).contains(&code.to_owned()), "{:#}", one.json["files"]);
    let backwards = ground.run(&[&MERGE[..], &[second, RESULTS[0]]].concat());
    assert_eq!(backwards.json["ranking"], one.json["ranking"]);
    for file in backwards.json["files"].as_array().unwrap() {
        let found = file["findings"].as_array().unwrap();
        assert!(found.iter().any(|f| f["code"] == code), "{file:#}");
    }
    let digits = ground.digits();
    let proofs = ["edition/edition-2022.hjb", "filing/receipt-@-v1.hjb"];
    let verify = ["verify", "--office", "body.hjo", "--trust", &digits];
    let alone = ground.done(&[&verify[..], &proofs, &[second]].concat());
    assert_eq!(alone["verdict"], "good", "each by itself holds");
    for pair in [[RESULTS[0], second], [second, RESULTS[0]]] {
        let answer = ground.bad(&[&verify[..], &proofs, &pair].concat());
        let of_set = answer["findings"].as_array().unwrap().iter().filter(|f| f["code"] == code);
        let named = |f: &serde_json::Value| f["params"]["detail"].as_str().unwrap().len();
        assert_eq!(of_set.map(named).collect::<Vec<_>>(), [64 + 1 + 64], "both digests, once");
    }
}

#[test]
fn two_keys_under_one_issue_exclude_each_other() {
    exclude_each_other(Stage::Sealed, second_key, "A09");
}

#[test]
fn two_results_of_one_key_under_one_seq_are_an_equivocation() {
    exclude_each_other(Stage::Scored, later_copy, "P04");
}

#[test]
fn a_document_that_was_copied_and_went_on_twice_is_a_fork() {
    exclude_each_other(Stage::Scored, changed_copy, "K07");
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

/// Files version 2 under these criteria and gets its receipt; the receipt.
fn file_again(ground: &Ground, criteria: &str) -> &'static str {
    let export = ["filing", "export", "--office", "body.hjo", "--criteria", criteria];
    let more = ["--panel", "panel.csv", "--closing", "2022-11-25", "--out", "filing"];
    ground.done(&[&export[..], &more].concat());
    let digits = ground.body_digits();
    let accept = ["filing", "accept", "--office", "secretariat.hjo", "filing/filing-@-v2.hjb"];
    ground.done(&[&accept[..], &["--by", "李明", "--digits", &digits, "--out", "filing"]].concat());
    "filing/receipt-@-v2.hjb"
}

/// Criteria under another title: other bytes, and so other criteria.
fn other_criteria(ground: &Ground) -> &'static str {
    let text = String::from_utf8(ground.bytes("criteria.json")).unwrap();
    ground.write("other-criteria.json", text.replace("旅程评价标准", "修订的标准"));
    "other-criteria.json"
}

#[test]
fn results_scored_under_other_criteria_than_the_newest_receipt_are_refused() {
    let ground = Ground::at(Stage::Sealed);
    let receipt = file_again(&ground, other_criteria(&ground));
    ground.done(&["receipt", "import", "--office", "body.hjo", receipt]);
    let answer = ground.bad(&[&MERGE[..], &RESULTS].concat());
    assert_eq!(timeless(&answer), ["K08", "K08", "K08"]);
    assert_eq!(answer["counted"], 0);
}

#[test]
fn results_scored_under_the_same_criteria_go_on_counting_and_it_is_noted() {
    let ground = Ground::at(Stage::Sealed);
    let receipt = file_again(&ground, "criteria.json");
    ground.done(&["receipt", "import", "--office", "body.hjo", receipt]);
    let answer = ground.done(&[&MERGE[..], &RESULTS].concat());
    assert_eq!(timeless(&answer), ["K08", "K08", "K08"]);
    assert_eq!(answer["counted"], 3);
}

#[test]
fn an_old_receipt_does_not_come_back() {
    let ground = Ground::at(Stage::Filed);
    let receipt = file_again(&ground, other_criteria(&ground));
    ground.done(&["receipt", "import", "--office", "body.hjo", receipt]);
    let old = ["receipt", "import", "--office", "body.hjo", "filing/receipt-@-v1.hjb"];
    ground.refused_for(&old, BAD, "K08");
}

#[test]
fn a_submission_under_an_old_receipt_is_refused() {
    let ground = Ground::at(Stage::Submitted);
    file_again(&ground, other_criteria(&ground));
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
