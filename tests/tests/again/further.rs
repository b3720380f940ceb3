//! Added work is a further batch, and an expert may hold several.

use journeys::Stage;
use journeys::refusal::{Ground, NOT_DONE};
use journeys::text;
use serde_json::{Value, json};

use crate::desk::{MERGE, in_submission, open, score, score_of, seal, submitted};

const PACK: [&str; 7] =
    ["pack", "--office", "body.hjo", "--batches", "batches", "--letters", "letters"];

fn further(ground: &Ground) -> Value {
    ground.done(&[&PACK[..], &["--further"]].concat())
}

/// One more nomination, accepted after everything else was merged.
fn one_more() -> Ground {
    let ground = Ground::at(Stage::Merged);
    ground.write("more.csv", "编号,名称,申报单位\nq05,储能电站,示例公司q05\n");
    ground.done(&["intake", "--office", "body.hjo", "more.csv"]);
    let accept = ["accept", "--office", "body.hjo", "q05", "--by", "王敏", "--reason", "补报通过"];
    ground.done(&accept);
    ground
}

#[test]
fn what_is_accepted_later_goes_into_further_batches() {
    let ground = one_more();
    ground.refused(&PACK, NOT_DONE, "already-packed");
    let packed = further(&ground);
    let batches: Vec<(&str, u64)> = packed["batches"]
        .as_array()
        .unwrap()
        .iter()
        .map(|b| (text(b, "/batch"), b["nominations"].as_u64().unwrap()))
        .collect();
    let names = ["electronics-e001-2", "electronics-e002-2", "electronics-e003-2"];
    assert_eq!(batches, names.map(|name| (name, 1)));
    ground.refused(&[&PACK[..], &["--further"]].concat(), NOT_DONE, "nothing-further");

    let mut sent = Vec::new();
    for (n, marks) in ["10", "20", "30"].into_iter().enumerate() {
        let (name, work) = (format!("batch-@-e00{}-2-1", n + 1), format!("more-{n}.hjw"));
        open(&ground, &name, &work);
        let table = format!(
            "nomination,criterion,score\nq05,proven,是\nq05,depth,{marks}\nq05,value,{marks}\n"
        );
        ground.write("more.csv", table);
        score(&ground, &work, "more.csv", None);
        sent.push(text(&seal(&ground, &work), "/path").to_owned());
    }
    let sent: Vec<&str> = sent.iter().map(String::as_str).collect();
    let merged = ground.done(&[&MERGE[..], &sent].concat());
    assert_eq!(
        (&merged["counted"], score_of(&merged, "q05")),
        (&json!(6), Some("40.00".to_owned()))
    );
    assert_eq!(score_of(&merged, "q03"), Some("89.00".to_owned()));
    submitted(&ground);
    let register = in_submission(&ground, "data/register.json");
    assert_eq!(register["field_lists"].as_array().unwrap().len(), 2);

    // Two batches of one expert: what goes back must be named.
    let back = ["return", "--office", "body.hjo", "--expert", "E001", "--cause", "原因"];
    ground.refused(&[&back[..], &["--out", "back"]].concat(), NOT_DONE, "several-batches");
    let named = [&back[..3], &["--batch", "electronics-e001-2"], &back[5..]].concat();
    let returned = ground.done(&[&named[..], &["--out", "back"]].concat());
    assert_eq!(returned["batch"], "electronics-e001-2");
}

#[test]
fn a_table_says_who_gets_the_added_work() {
    let ground = one_more();
    ground.write("table.csv", "expert,nomination\nE002,q05\nE002,q01\n");
    let packed = ground.done(&[&PACK[..], &["--further", "--assignment", "table.csv"]].concat());
    let batches = packed["batches"].as_array().unwrap();
    assert_eq!(batches.len(), 1);
    // q01 is in the first batch already.
    assert_eq!((&batches[0]["expert"], &batches[0]["nominations"]), (&json!("E002"), &json!(1)));
    assert_eq!(further(&ground)["batches"].as_array().unwrap().len(), 2);
}

#[test]
fn both_batches_of_an_expert_are_issued_again_or_one() {
    let ground = one_more();
    further(&ground);
    let again = ["reissue", "--office", "body.hjo", "--batches", "batches", "--letters", "letters"];
    let again = [&again[..], &["--reason", "遗失"]].concat();
    let one = ground.done(&[&again[..], &["--batch", "electronics-e001-2"]].concat());
    assert_eq!(one["batches"].as_array().unwrap().len(), 1);
    let all = ground.done(&[&again[..], &["--expert", "E001"]].concat());
    let issues: Vec<(&str, u64)> = all["batches"]
        .as_array()
        .unwrap()
        .iter()
        .map(|b| (text(b, "/batch"), b["issue"].as_u64().unwrap()))
        .collect();
    assert_eq!(issues, [("electronics-e001", 2), ("electronics-e001-2", 3)]);
}
