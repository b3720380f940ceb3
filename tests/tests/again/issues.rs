//! The same work once more: a lost laptop, and what of the old issue still counts.

use journeys::Stage;
use journeys::refusal::{Ground, NOT_DONE, USAGE, timeless};
use serde_json::json;

use crate::desk::{
    BOTH, MERGE, clerks, filed_again, in_submission, open, results, score, score_of, seal, states,
    submitted,
};

const REISSUE: [&str; 9] = [
    "reissue",
    "--office",
    "body.hjo",
    "--batches",
    "batches",
    "--letters",
    "letters",
    "--reason",
    "电脑遗失",
];

fn reissue(more: &[&'static str]) -> Vec<&'static str> {
    [&REISSUE[..], more].concat()
}

/// The third expert begins again under the second issue, with other marks for q03.
fn scored_again(ground: &Ground) -> String {
    open(ground, "batch-@-e003-2", "second.hjw");
    let table = String::from_utf8(ground.bytes("scores-E003.csv")).unwrap();
    ground.write("again.csv", table.replace("q03,depth,50", "q03,depth,40"));
    score(ground, "second.hjw", "again.csv", None);
    seal(ground, "second.hjw")["path"].as_str().unwrap().to_owned()
}

#[test]
fn what_a_new_issue_keeps_counts_until_something_is_sealed_under_it() {
    let ground = Ground::at(Stage::Merged);
    let packed = ground.done(&reissue(&["--expert", "E003", "--keep"]));
    let batch = &packed["batches"][0];
    assert_eq!((&batch["issue"], &batch["nominations"]), (&json!(2), &json!(3)));
    assert_eq!(ground.done(&MERGE)["counted"], 3);
    let row = |issue, state: &str| ("electronics-e003".to_owned(), issue, state.to_owned());
    assert_eq!(states(&ground)[2..], [row(1, "superseded"), row(2, "counting")]);
    submitted(&ground);

    let again = scored_again(&ground);
    let merged = ground.done(&[&MERGE[..], &[&again]].concat());
    // (93 + 40 + 35) / 2
    assert_eq!(
        (&merged["counted"], score_of(&merged, "q03")),
        (&json!(3), Some("84.00".to_owned()))
    );
    submitted(&ground);
    let register = in_submission(&ground, "data/register.json");
    let rows: Vec<_> = register["batches"].as_array().unwrap().iter().collect();
    assert_eq!((&rows[3]["issue"], &rows[3]["reason"]), (&json!(2), &json!("电脑遗失")));
    assert_eq!(rows[2]["results"].as_array().unwrap().len(), 1);
    let second = in_submission(&ground, "data/assignments/electronics-e003-2.json");
    assert_eq!(second["kept"], json!([rows[2]["results"][0]["digest"]]));
}

#[test]
fn a_late_result_of_the_old_issue_is_kept_and_does_not_count() {
    let ground = Ground::at(Stage::Sealed);
    ground.done(&[&MERGE[..], &[&results(0), &results(1)]].concat());
    ground.done(&reissue(&["--batch", "electronics-e003"]));
    let late = ground.done(&[&MERGE[..], &[&results(2)]].concat());
    assert_eq!((timeless(&late), &late["counted"]), (vec!["P02".to_owned()], &json!(2)));
    let again = scored_again(&ground);
    let merged = ground.done(&[&MERGE[..], &[&again]].concat());
    assert_eq!(
        (&merged["counted"], score_of(&merged, "q03")),
        (&json!(3), Some("84.00".to_owned()))
    );
    submitted(&ground);
    let register = in_submission(&ground, "data/register.json");
    assert_eq!(register["batches"][2]["results"].as_array().unwrap().len(), 1);
}

#[test]
fn a_new_issue_has_a_code_of_its_own() {
    let ground = Ground::at(Stage::Merged);
    ground.done(&reissue(&["--expert", "E003"]));
    let (old, new) = ("letters/batch-@-e003-1-code.txt", "letters/batch-@-e003-2-code.txt");
    assert_ne!(ground.bytes(old), ground.bytes(new));
    let digits = ground.digits();
    let batch = "batches/batch-@-e003-2.hjb";
    let with_old = ["open", batch, "--code-file", old, "--trust", &digits, "--out", "x.hjw"];
    ground.refused(&with_old, NOT_DONE, "wrong-code");
    // Nothing is sealed under the new issue, so nothing can be returned for correction.
    let back = ["return", "--office", "body.hjo", "--expert", "E003", "--cause", "原因"];
    ground.refused(&[&back[..], &["--out", "back"]].concat(), NOT_DONE, "returned-issue-open");
}

#[test]
fn a_new_issue_stands_under_the_receipt_in_force_and_what_was_scored_before_goes_on_counting() {
    let ground = Ground::at(Stage::Merged);
    filed_again(&ground, "E004,丁某,示例大学,q04\n");
    ground.done(&reissue(&["--expert", "E003", "--keep"]));
    assert_eq!(ground.done(&MERGE)["counted"], 3);
    let again = scored_again(&ground);
    let merged = ground.done(&[&MERGE[..], &[&again]].concat());
    assert_eq!(
        (&merged["counted"], score_of(&merged, "q03")),
        (&json!(3), Some("84.00".to_owned()))
    );
    submitted(&ground);
    let receipt = |issue: &str| {
        let path = format!("data/assignments/electronics-e003-{issue}.json");
        in_submission(&ground, &path)["receipt_digest"].clone()
    };
    assert_ne!(receipt("1"), receipt("2"));
}

/// An expert knows the body by the receipt in the own batch, and no other key.
#[test]
fn after_the_body_changed_its_key_an_expert_is_still_answered_with_the_key_the_expert_knows() {
    let ground = Ground::at(Stage::Merged);
    clerks(&ground, "body.hjo");
    let revoke = ["revoke", "--office", "body.hjo", "--reason", "经两人决定", "--out", "lists"];
    ground.done(&[&revoke[..], &["--issue", "electronics-e003/1"], &BOTH].concat());
    ground.done(&["key", "renew", "--office", "body.hjo"]);
    filed_again(&ground, "");
    let back = ["return", "--office", "body.hjo", "--expert", "E001", "--cause", "请复核"];
    ground.done(&[&back[..], &["--out", "back"], &BOTH[..2], &BOTH[4..6]].concat());
    ground.done(&["reopen", "work-E001.hjw", "back/return-@-e001-1-1.hjb"]);
    ground.done(&["slip", "export", "--office", "body.hjo", "--out", "slips"]);
    ground.done(&["slip", "import", "work-E001.hjw", "slips/slip-@-e001-1-1.hjb"]);
    // The next list is signed with the new key, and holds what the old key struck out.
    let list = ground.done(&[&revoke[..], &["--issue", "electronics-e002/1"], &BOTH].concat());
    assert_eq!((&list["rev_seq"], &list["items"]), (&json!(2), &json!(2)));
    assert_eq!(ground.done(&MERGE)["counted"], 1);
    submitted(&ground);
}

#[test]
fn what_cannot_be_issued_again_is_not() {
    let ground = Ground::at(Stage::Sealed);
    let refused = |more: &[&'static str], code: &str| {
        ground.refused(&reissue(more), NOT_DONE, code);
    };
    refused(&["--expert", "E003", "--keep"], "nothing-to-keep");
    refused(&["--expert", "E009"], "unknown-batch");
    refused(&["--batch", "electronics-e009"], "unknown-batch");
    assert_eq!(ground.run(&reissue(&[])).code, USAGE);
    let blank = [&REISSUE[..8], &[" ", "--expert", "E003"]].concat();
    ground.refused(&blank, NOT_DONE, "outcome-reason");
    let together = ["reissue", "--office", "body.hjo", "--batches", "x", "--letters", "x"];
    let together = [&together[..], &["--reason", "遗失", "--expert", "E003"]].concat();
    ground.refused(&together, NOT_DONE, "same-folder");

    clerks(&ground, "body.hjo");
    let replace = ["replace", "--office", "body.hjo", "--expert", "E003", "--reason", "因病退出"];
    ground.done(&[&replace[..], &["--out", "lists"], &BOTH].concat());
    refused(&["--expert", "E003"], "expert-replaced");
}
