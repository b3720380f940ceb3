//! Acts out of their order. What the state does not allow is refused with a sentence that says what comes
//! first, and changes nothing; nothing that lies there already is overwritten unasked.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use journeys::Stage;
use journeys::refusal::{BAD, Ground, NOT_DONE, USAGE};

const PACK: [&str; 7] =
    ["pack", "--office", "body.hjo", "--batches", "batches", "--letters", "letters"];
const EXPORT: [&str; 10] = [
    "filing",
    "export",
    "--office",
    "body.hjo",
    "--panel",
    "panel.csv",
    "--closing",
    "2022-11-20",
    "--out",
    "filing",
];
const SUBMIT: [&str; 5] = ["submit", "--office", "body.hjo", "--out", "submission"];
const RECEIVE: [&str; 6] =
    ["receive", "--office", "secretariat.hjo", "submission/submission-@.hjb.age", "--out", "ack"];

#[test]
fn nothing_begins_at_a_body_before_the_edition() {
    let ground = Ground::at(Stage::Offices);
    ground.refused(&EXPORT, NOT_DONE, "edition-missing");
    let intake = ["intake", "--office", "body.hjo", "--track", "@", "nominations.csv"];
    ground.refused(&intake, NOT_DONE, "edition-missing");
    ground.refused(&PACK, NOT_DONE, "edition-missing");
    ground.refused(&["merge", "--office", "body.hjo"], NOT_DONE, "edition-missing");
}

#[test]
fn nothing_is_packed_before_the_receipt_or_before_anything_is_accepted() {
    let ground = Ground::at(Stage::Edition);
    ground.refused(&PACK, NOT_DONE, "no-receipt");
    let ground = Ground::at(Stage::Filed);
    ground.refused(&PACK, NOT_DONE, "nothing-accepted");
    ground.done(&["intake", "--office", "body.hjo", "nominations.csv"]);
    ground.refused(&PACK, NOT_DONE, "nothing-accepted");
}

#[test]
fn an_empty_selection_never_means_all() {
    let ground = Ground::at(Stage::Filed);
    ground.done(&["intake", "--office", "body.hjo", "nominations.csv"]);
    let accept = ["accept", "--office", "body.hjo", "--by", "王敏", "--reason"];
    ground.refused(&[&accept[..], &["好"]].concat(), NOT_DONE, "nominations-needed");
    ground.refused(&[&accept[..], &["好", "q77"]].concat(), NOT_DONE, "unknown-nomination");
    ground.refused(&[&accept[..], &[" ", "--all"]].concat(), NOT_DONE, "outcome-reason");
}

#[test]
fn batches_and_letters_never_share_a_folder() {
    let ground = Ground::at(Stage::Accepted);
    let pack = ["pack", "--office", "body.hjo", "--batches", "out", "--letters", "out/../out"];
    ground.refused(&pack, NOT_DONE, "same-folder");
}

#[test]
fn a_second_packing_packs_nothing() {
    let ground = Ground::at(Stage::Packed);
    ground.refused(&PACK, NOT_DONE, "already-packed");
    ground.refused(&[&PACK[..], &["--force"]].concat(), NOT_DONE, "already-packed");
}

#[test]
fn without_a_pledge_nothing_is_entered() {
    let ground = Ground::at(Stage::Opened);
    let work = "work-E001.hjw";
    ground.refused(&["score", "import", work, "scores-E001.csv"], NOT_DONE, "not-pledged");
    ground.refused(&["recuse", work, "--none"], NOT_DONE, "not-pledged");
    let unable = ["unable", work, "--nomination", "q02", "--reason", "不懂"];
    ground.refused(&unable, NOT_DONE, "not-pledged");
    ground.refused(&["seal", work, "--out", "stick"], NOT_DONE, "not-pledged");
}

#[test]
fn nothing_is_sealed_with_gaps_or_without_declaring_recusals() {
    let ground = Ground::at(Stage::Opened);
    let (work, seal) = ("work-E001.hjw", ["seal", "work-E001.hjw", "--out", "stick"]);
    ground.done(&["pledge", work]);
    ground.refused(&seal, NOT_DONE, "recusals-not-declared");
    ground.done(&["recuse", work, "--none"]);
    let error = ground.refused(&seal, NOT_DONE, "incomplete");
    // Four nominations with a gate and two marks each.
    assert_eq!(error["error"]["params"]["count"], "12");
    ground.done(&["score", "import", work, "scores-E001.csv"]);
    let error = ground.refused(&seal, NOT_DONE, "incomplete");
    assert_eq!(error["error"]["params"]["count"], "3");
}

#[test]
fn a_recusal_names_a_nomination_of_the_batch_and_a_known_reason() {
    let ground = Ground::at(Stage::Opened);
    let work = "work-E001.hjw";
    ground.done(&["pledge", work]);
    let recuse = |of, why| ["recuse", work, "--nomination", of, "--reason", why];
    ground.refused(&recuse("q77", "same_unit"), NOT_DONE, "unknown-nomination");
    ground.refused(&recuse("q01", "tired"), NOT_DONE, "unknown-recusal-reason");
    ground.refused(&["recuse", work, "--nomination", "q01"], NOT_DONE, "recusal-needed");
    let unable = |of, why| ["unable", work, "--nomination", of, "--reason", why];
    ground.refused(&unable("q77", "不懂"), NOT_DONE, "unknown-nomination");
    ground.refused(&unable("q01", " "), NOT_DONE, "outcome-reason");
}

#[test]
fn nothing_is_entered_after_the_seal() {
    let ground = Ground::at(Stage::Sealed);
    let work = "work-E001.hjw";
    ground.refused(&["score", "import", work, "scores-E001.csv"], NOT_DONE, "sealed");
    ground.refused(&["recuse", work, "--none"], NOT_DONE, "sealed");
    let unable = ["unable", work, "--nomination", "q01", "--reason", "不懂"];
    ground.refused(&unable, NOT_DONE, "sealed");
}

#[test]
fn a_sealed_sheet_is_exported_again_and_overwrites_only_when_told() {
    let ground = Ground::at(Stage::Sealed);
    let results = "results/results-@-e001-1-1.hjb.age";
    let (mut before, bundle) = (ground.snapshot(), ground.opened(results, "body"));
    let seal = ["seal", "work-E001.hjw", "--out", "results"];
    ground.refused(&seal, NOT_DONE, "exists");
    ground.done(&[&seal[..], &["--force"]].concat());
    assert!(ground.opened(results, "body") == bundle, "another bundle");
    // Its envelope is new; all else is as it was.
    let mut after = ground.snapshot();
    assert_ne!(before.remove(&ground.path(results)), after.remove(&ground.path(results)));
    journeys::refusal::same(&before, &after, &seal);
}

#[test]
fn nothing_is_submitted_before_a_merge() {
    let ground = Ground::at(Stage::Sealed);
    ground.refused(&SUBMIT, NOT_DONE, "not-merged");
}

#[test]
fn an_expert_without_results_must_be_explained() {
    let ground = Ground::at(Stage::Sealed);
    let results = ["results/results-@-e001-1-1.hjb.age", "results/results-@-e002-1-1.hjb.age"];
    ground.done(&[&["merge", "--office", "body.hjo"], &results[..]].concat());
    let error = ground.refused_for(&SUBMIT, BAD, "C01");
    let mut findings = error["findings"].as_array().unwrap().iter();
    assert!(findings.any(|f| f["code"] == "C01" && f["object"] == "E003"), "{error:#}");
    for form in ["E003", "E003=", "=病假", "甲=病假"] {
        let submit = [&SUBMIT[..], &["--absent", form]].concat();
        ground.refused(&submit, NOT_DONE, "absent-form");
    }
    ground.refused_for(&[&SUBMIT[..], &["--absent", "E001=病假"]].concat(), BAD, "C01");
    let submitted = ground.done(&[&SUBMIT[..], &["--absent", "E003=病假，无法联系"]].concat());
    assert_eq!(submitted["counted"], 2);
    ground.done(&RECEIVE);
}

#[test]
fn a_filing_is_receipted_once() {
    let ground = Ground::at(Stage::Filed);
    let digits = ground.body_digits();
    let accept = ["filing", "accept", "--office", "secretariat.hjo", "--by", "李明"];
    let more = ["filing/filing-@-v1.hjb", "--digits", &digits, "--out", "again"];
    ground.refused(&[&accept[..], &more].concat(), NOT_DONE, "already-receipted");
}

#[test]
fn each_office_does_only_what_is_its_own() {
    let ground = Ground::at(Stage::Submitted);
    let digits = ground.body_digits();
    let refused = |args: &[&str]| ground.refused(args, NOT_DONE, "wrong-role");
    refused(&["edition", "export", "--office", "body.hjo", "--out", "x"]);
    refused(&["receive", "--office", "body.hjo", RECEIVE[3], "--out", "x"]);
    let filing = "filing/filing-@-v1.hjb";
    refused(&[
        "filing", "accept", "--office", "body.hjo", filing, "--by", "李", "--digits", &digits,
    ]);
    refused(&["intake", "--office", "secretariat.hjo", "nominations.csv"]);
    refused(&["accept", "--office", "secretariat.hjo", "--all", "--by", "李", "--reason", "好"]);
    refused(&["merge", "--office", "secretariat.hjo"]);
    refused(&["submit", "--office", "secretariat.hjo", "--out", "x"]);
    refused(&["receipt", "import", "--office", "secretariat.hjo", "filing/receipt-@-v1.hjb"]);
}

#[test]
fn nothing_is_overwritten_unasked() {
    let ground = Ground::at(Stage::Submitted);
    let refused = |args: &[&str]| ground.refused(args, NOT_DONE, "exists");
    refused(&["office", "new", "--role", "secretariat", "--name", "秘书处", "secretariat.hjo"]);
    refused(&["edition", "export", "--office", "secretariat.hjo", "--out", "edition"]);
    refused(&SUBMIT);
    ground.write("ack/ack-@.hjb", "别的文件");
    refused(&RECEIVE);
    let digits = ground.digits();
    let (batch, code) = ("batches/batch-@-e001-1.hjb", "letters/batch-@-e001-1-code.txt");
    let work = "work-E001.hjw";
    refused(&["open", batch, "--code-file", code, "--trust", &digits, "--out", work]);
    refused(&["demo", "--out", "results"]);
}

#[test]
fn a_filing_whose_letter_would_overwrite_a_file_is_not_written_at_all() {
    let ground = Ground::at(Stage::Accepted);
    ground.write("filing/filing-@-v2-letter.pdf", "别的文件");
    ground.refused(&EXPORT, NOT_DONE, "exists");
}

#[test]
fn a_batch_that_would_overwrite_a_file_is_not_packed() {
    let ground = Ground::at(Stage::Accepted);
    ground.write("batches/batch-@-e001-1.hjb", "别的文件");
    ground.refused(&PACK, NOT_DONE, "exists");
}

#[test]
fn a_batch_whose_letter_would_overwrite_a_file_is_not_written_at_all() {
    let ground = Ground::at(Stage::Accepted);
    ground.write("letters/batch-@-e001-1-code.txt", "别的文件");
    ground.refused(&PACK, NOT_DONE, "exists");
}

#[test]
fn what_is_typed_wrong_is_wrong_use() {
    let ground = Ground::at(Stage::Opened);
    for args in [
        &["seal"][..],
        &["nonsense"],
        &["recuse", "work-E001.hjw"],
        &["merge", "--office"],
        &["office", "new", "--role", "king", "--name", "x", "x.hjo"],
    ] {
        let before = ground.snapshot();
        assert_eq!(ground.run(args).code, USAGE, "{args:?}");
        journeys::refusal::same(&before, &ground.snapshot(), args);
    }
    ground.refused(&["call", "nonsense", "{}"], USAGE, "unknown-command");
    ground.refused(&["call", "sheet", "{"], USAGE, "usage");
    ground.refused(&["call", "sheet", "{\"file\":1}"], USAGE, "usage");
}
