//! Who and what goes out after packing: an expert is replaced, a nomination withdrawn, a cell excused.

use journeys::Stage;
use journeys::refusal::{Ground, NOT_DONE};
use journeys::text;
use serde_json::{Value, json};

use crate::desk::{
    BOTH, MERGE, WANG, ZHOU, clerks, filed_again, in_submission, open, ranking, score, score_of,
    seal, states, submitted,
};

const REPLACE: [&str; 9] = [
    "replace",
    "--office",
    "body.hjo",
    "--expert",
    "E003",
    "--reason",
    "因病退出",
    "--out",
    "lists",
];

#[test]
fn a_replaced_experts_work_is_voided_kept_explained_and_done_by_another() {
    let ground = Ground::at(Stage::Merged);
    clerks(&ground, "body.hjo");
    let replaced = ground.done(&[&REPLACE[..], &BOTH].concat());
    assert_eq!(
        (&replaced["voided"], &replaced["rev_seq"]),
        (&json!(["electronics-e003/1"]), &json!(1))
    );
    let merged = ground.done(&MERGE);
    assert_eq!((&merged["counted"], &merged["cells"]["voided"]), (&json!(2), &json!(3)));
    let row = |expert: &str, state: &str| (format!("electronics-{expert}"), 1, state.to_owned());
    assert_eq!(states(&ground)[2], row("e003", "voided"));

    filed_again(&ground, "E004,丁某,示例大学,q04\n");
    let pack = ["pack", "--office", "body.hjo", "--batches", "batches", "--letters", "letters"];
    let packed = ground.done(&pack);
    let experts: Vec<&str> =
        packed["batches"].as_array().unwrap().iter().map(|b| text(b, "/expert")).collect();
    assert_eq!(experts, ["E004"]);
    open(&ground, "batch-@-e004-1", "work-E004.hjw");
    score(&ground, "work-E004.hjw", "scores-E003.csv", None);
    let sent = seal(&ground, "work-E004.hjw");
    let merged = ground.done(&[&MERGE[..], &[text(&sent, "/path")]].concat());
    // The fourth gives what the third gave.
    assert_eq!(
        (&merged["counted"], score_of(&merged, "q03")),
        (&json!(3), Some("89.00".to_owned()))
    );

    submitted(&ground);
    let register = in_submission(&ground, "data/register.json");
    let third = &register["batches"][2];
    assert_eq!((&third["state"], &third["reason"]), (&json!("voided"), &json!("因病退出")));
    assert_eq!(third["results"].as_array().unwrap().len(), 1);
    let list = crate::parts::Parts::of(
        &crate::parts::Parts::of(&ground.opened("submission/submission-@.hjb.age", "secretariat"))
            .payload["data/revocations.hjb"],
    );
    let list: Value = serde_json::from_slice(&list.payload["data/revocations.json"]).unwrap();
    let signed: Value = serde_json::from_str(text(&list, "/items/0/decision/statement")).unwrap();
    assert_eq!((&signed["by"], &signed["decision"]), (&json!([WANG, ZHOU]), &json!("revoke")));
}

#[test]
fn nobody_is_replaced_by_one_person_or_twice() {
    let ground = Ground::at(Stage::Merged);
    ground.refused(&[&REPLACE[..], &BOTH[..4]].concat(), NOT_DONE, "unknown-clerk");
    clerks(&ground, "body.hjo");
    let with = |more: &[&'static str]| [&REPLACE[..], more].concat();
    ground.refused(&with(&BOTH[..4]), NOT_DONE, "clerk-passphrase-needed");
    ground.refused(&with(&BOTH[..6]), NOT_DONE, "second-passphrase-needed");
    let alone = ["--by", WANG, "--second", WANG];
    ground.refused(&with(&[&alone[..], &BOTH[4..]].concat()), NOT_DONE, "same-clerk");
    let stranger = [&REPLACE[..4], &["E009"], &REPLACE[5..], &BOTH].concat();
    ground.refused(&stranger, NOT_DONE, "nothing-packed-for");
    ground.done(&with(&BOTH));
    ground.refused(&with(&BOTH), NOT_DONE, "expert-replaced");
    // Nobody packs for the number again, not even as added work.
    let pack = ["pack", "--office", "body.hjo", "--batches", "batches", "--letters", "letters"];
    ground.refused(&[&pack[..], &["--further"]].concat(), NOT_DONE, "nothing-further");
    ground.write("table.csv", "expert,nomination\nE003,q01\n");
    let table = ["--further", "--assignment", "table.csv"];
    ground.refused(&[&pack[..], &table].concat(), NOT_DONE, "expert-replaced");
}

const WITHDRAW: [&str; 9] = [
    "withdraw",
    "--office",
    "body.hjo",
    "--nomination",
    "q02",
    "--reason",
    "书面退出",
    "--by",
    WANG,
];

#[test]
fn a_withdrawn_nomination_is_on_record_and_in_no_ranking() {
    let ground = Ground::at(Stage::Merged);
    let withdrawn = ground.done(&WITHDRAW);
    assert_eq!(withdrawn["experts"], json!(["E001", "E002", "E003"]));
    let merged = ground.done(&MERGE);
    let items: Vec<String> = ranking(&merged).into_iter().map(|(item, _)| item).collect();
    assert_eq!(items, ["q03", "q01", "q04"]);
    submitted(&ground);
    let field = in_submission(&ground, "data/field.json");
    let q02 = &field["nominations"][1];
    assert_eq!(
        (&q02["nomination"], &q02["outcome"], &q02["reason"]),
        (&json!("q02"), &json!("withdrawn"), &json!("书面退出"))
    );
    ground.refused(&WITHDRAW, NOT_DONE, "already-withdrawn");
    let unknown = [&WITHDRAW[..4], &["q77"], &WITHDRAW[5..]].concat();
    ground.refused(&unknown, NOT_DONE, "unknown-nomination");
    let blank = [&WITHDRAW[..6], &[" "], &WITHDRAW[7..]].concat();
    ground.refused(&blank, NOT_DONE, "outcome-reason");
    let other = [&WITHDRAW[..], &["--track", "materials"]].concat();
    ground.refused(&other, NOT_DONE, "unknown-nomination");
}

#[test]
fn with_clerks_a_withdrawal_is_signed_by_one_of_them() {
    let ground = Ground::at(Stage::Merged);
    clerks(&ground, "body.hjo");
    ground.refused(&WITHDRAW, NOT_DONE, "clerk-passphrase-needed");
    ground.done(&[&WITHDRAW[..], &["--clerk-passphrase-file", "wang.txt"]].concat());
    let register = ground.done(&["call", "office.register", r#"{"office":"body.hjo"}"#]);
    let decision = &register["decisions"][0];
    assert_eq!(decision["subject"], "withdrawn electronics/q02");
}

const EXCUSE: [&str; 9] = [
    "excuse",
    "--office",
    "body.hjo",
    "--expert",
    "E003",
    "--nomination",
    "q01",
    "--reason",
    "近三年任职",
];

#[test]
fn a_cell_that_two_people_excused_is_voided_and_visible() {
    let ground = Ground::at(Stage::Merged);
    clerks(&ground, "body.hjo");
    ground.done(&[&EXCUSE[..], &BOTH].concat());
    let merged = ground.done(&MERGE);
    // (80 + 80) / 2, without the 70.5 of the third.
    assert_eq!(score_of(&merged, "q01"), Some("80.00".to_owned()));
    assert_eq!(merged["cells"]["voided"], 1);
    let (_, received) = submitted(&ground);
    let noted = received["findings"].as_array().unwrap().iter();
    let mut noted = noted.filter(|f| f["params"]["reason"] == "excused");
    assert_eq!(noted.next().unwrap()["object"], format!("{}/E003/q01", journeys::programme::TRACK));
    let register = in_submission(&ground, "data/register.json");
    let excused = &register["excused"][0];
    assert_eq!((&excused["expert"], &excused["nomination"]), (&json!("E003"), &json!("q01")));
    assert_eq!(excused["decision"]["signatures"].as_array().unwrap().len(), 2);

    ground.refused(&[&EXCUSE[..], &BOTH].concat(), NOT_DONE, "already-excused");
    let with = |expert, nomination| {
        let of = ["--expert", expert, "--nomination", nomination, "--reason", "理由"];
        [&EXCUSE[..3], &of, &BOTH].concat()
    };
    ground.refused(&with("E003", "q04"), NOT_DONE, "not-assigned");
    ground.refused(&with("E009", "q01"), NOT_DONE, "not-assigned");
    // A new issue does not bring the conflict back.
    let reissue = ["reissue", "--office", "body.hjo", "--batches", "b", "--letters", "l"];
    let why = ["--expert", "E003", "--reason", "遗失"];
    let packed = ground.done(&[&reissue[..], &why, &BOTH[..2], &BOTH[4..6]].concat());
    assert_eq!(packed["batches"][0]["nominations"], 2);
}
