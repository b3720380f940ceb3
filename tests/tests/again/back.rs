//! Returned for correction, corrected, sealed again.

use journeys::Stage;
use journeys::refusal::{BAD, Ground, NOT_DONE, USAGE, codes, timeless};
use serde_json::{Value, json};

use crate::desk::{MERGE, in_submission, results, score_of, seal, submitted};
use crate::parts::Parts;

const RETURN: [&str; 3] = ["return", "--office", "body.hjo"];
const CAUSE: [&str; 4] = ["--cause", "分数与评语不符", "--cause-for", "q03=请核对深度"];
const BACK: &str = "back/return-@-e001-1-1.hjb";
const WORK: &str = "work-E001.hjw";

/// The sheet of the first expert, returned.
fn returned() -> Ground {
    let ground = Ground::at(Stage::Merged);
    let back = [&RETURN[..], &["--expert", "E001", "--out", "back"], &CAUSE].concat();
    let answer = ground.done(&back);
    assert_eq!((&answer["batch"], &answer["seq"]), (&json!("electronics-e001"), &json!(1)));
    ground
}

/// One mark of the first expert is another: 55 becomes 50.
fn corrected(ground: &Ground) -> Value {
    ground.write("other.csv", "nomination,criterion,score\nq03,depth,50\n");
    ground.done(&["score", "import", WORK, "other.csv"]);
    seal(ground, WORK)
}

#[test]
fn a_return_takes_no_score_away_until_the_expert_has_sealed_again() {
    let ground = returned();
    let merged = ground.done(&MERGE);
    assert_eq!(
        (&merged["counted"], score_of(&merged, "q03")),
        (&json!(3), Some("89.00".to_owned()))
    );
    let (_, received) = submitted(&ground);
    let noted: Vec<&Value> = received["findings"].as_array().unwrap().iter().collect();
    assert!(noted.iter().any(|f| f["code"] == "C05" && f["params"]["reason"] == "returned"));

    let opened = ground.done(&["reopen", WORK, BACK]);
    assert_eq!(opened["cause"], "分数与评语不符；q03：请核对深度");
    let again = corrected(&ground);
    assert_eq!(again["seq"], 2);
    let sent = again["path"].as_str().unwrap();
    let merged = ground.done(&[&MERGE[..], &[sent]].concat());
    // (50 + 38 + 85) / 2
    assert_eq!(
        (&merged["counted"], score_of(&merged, "q03")),
        (&json!(3), Some("86.50".to_owned()))
    );
    let late = ground.done(&[&MERGE[..], &[&results(0)]].concat());
    assert_eq!(timeless(&late), ["P10", "P03"]);
    assert_eq!(score_of(&late, "q03"), Some("86.50".to_owned()));

    let (_, received) = submitted(&ground);
    assert!(!codes(&received).contains(&"C05".to_owned()), "{received:#}");
    let register = in_submission(&ground, "data/register.json");
    let came: Vec<&Value> = register["batches"][0]["results"].as_array().unwrap().iter().collect();
    assert_eq!(came.len(), 2);
    assert_eq!(came[1]["digest"], again["digest"]);
}

/// What a results bundle says of corrections: nomination, item, old, new, reason.
fn corrections(bytes: &[u8]) -> Vec<Value> {
    let parts = Parts::of(bytes);
    let log = String::from_utf8(parts.payload["data/audit.jsonl"].clone()).unwrap();
    let body = |line: &str| -> Value {
        let row: Value = serde_json::from_str(line).unwrap();
        serde_json::from_str(row["body"].as_str().unwrap()).unwrap()
    };
    let rows = log.lines().map(body).filter(|b| b["act"] == "corrected");
    rows.map(|b| json!([b["object"], b["item"], b["old"], b["new"], b["reason"]])).collect()
}

#[test]
fn every_correction_after_the_first_seal_stands_in_what_the_expert_hands_over() {
    let ground = returned();
    ground.done(&["reopen", WORK, BACK]);
    corrected(&ground);
    let first = ground.bytes(&results(0));
    assert!(corrections(&first).is_empty());
    let second = ground.opened("results/results-@-e001-1-2.hjb.age", "body");
    let cause = "分数与评语不符；q03：请核对深度";
    assert_eq!(corrections(&second), [json!(["q03", "depth", "5500", "5000", cause])]);
    let digest = |bytes: &[u8]| {
        let bag =
            bundle::Bag::open(std::io::Cursor::new(bytes), bundle::Limits::default()).unwrap();
        bag.digest.to_string()
    };
    assert_eq!(Parts::of(&second).info.supersedes, Some(digest(&first)));
}

#[test]
fn a_return_opens_the_sheet_it_names_once_and_no_other() {
    let ground = returned();
    ground.refused_for(&["reopen", "work-E002.hjw", BACK], BAD, "K06");
    ground.refused_for(&["reopen", WORK, &results(0)], BAD, "P01");
    let parts = || Parts::of(&ground.bytes(BACK));
    let forged = |code: &str, bytes: Vec<u8>| {
        ground.write("forged.hjb", bytes);
        ground.refused_for(&["reopen", WORK, "forged.hjb"], BAD, code);
    };
    forged("A05", parts().signed("body", &bundle::PrivateKey::from_seed([7; 32])));
    let mut rehearsed = parts();
    rehearsed.info.mode = bundle::Mode::Rehearsal;
    forged("P06", rehearsed.signed("body", &crate::desk::body_key(&ground)));

    assert_eq!(ground.done(&["reopen", WORK, BACK])["known"], false);
    let head = ground.head(WORK);
    assert_eq!(ground.done(&["reopen", WORK, BACK])["known"], true);
    assert_eq!(ground.head(WORK), head);
    corrected(&ground);
    ground.refused(&["reopen", WORK, BACK], NOT_DONE, "return-known");
    // A copy that is still on its way, signed for other words, is about a sheet that is no longer the last.
    let mut other = parts();
    other.json("data/return.json", |r| r["causes"][0]["cause"] = json!("另一原因"));
    ground.write("other.hjb", other.signed("body", &crate::desk::body_key(&ground)));
    ground.refused(&["reopen", WORK, "other.hjb"], NOT_DONE, "return-old");
}

#[test]
fn what_cannot_be_returned_is_not() {
    let ground = returned();
    let back = |more: &[&'static str]| [&RETURN[..], &["--out", "back"], more].concat();
    let refused = |more: &[&'static str], code: &str| {
        ground.refused(&back(more), NOT_DONE, code);
    };
    refused(&["--expert", "E001", "--cause", "另一原因"], "already-returned");
    refused(&["--expert", "E009", "--cause", "原因"], "nothing-to-return");
    refused(&["--expert", "E002", "--cause", " "], "cause-needed");
    refused(&["--expert", "E002", "--cause-for", "q01"], "cause-form");
    refused(&["--expert", "E003", "--cause-for", "q04=没有分给他"], "unknown-nomination");
    refused(&["--expert", "E002", "--cause", "原因", "--track", "materials"], "no-receipt");
    assert_eq!(ground.run(&back(&["--cause", "原因"])).code, USAGE);
    assert_eq!(ground.run(&back(&["--expert", "E002"])).code, USAGE);
    // The same once more is the same file.
    let before = ground.bytes(BACK);
    ground
        .done(&[&RETURN[..], &["--batch", "electronics-e001", "--out", "twice"], &CAUSE].concat());
    assert_eq!(ground.bytes("twice/return-@-e001-1-1.hjb"), before);
}
