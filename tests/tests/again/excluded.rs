//! Results that exclude each other: both are kept, neither counts until two people strike one out, and the order in
//! which they came changes nothing (`formats.md` §6).

use bundle::Signer;
use journeys::Stage;
use journeys::refusal::{BAD, Ground, codes};
use serde_json::{Value, json};

use crate::desk::{
    BOTH, MERGE, clerks, expert_key, last_merge, open, results, score, score_of, submitted,
};
use crate::parts::Parts;

const OTHER: &str = "other.hjb.age";

/// How somebody comes to hand over two.
type Twice = fn(&Ground);

/// The work file was copied, went on in both places, and both were sealed: one log, two ways.
fn copied(ground: &Ground) {
    ground.copy("work-E001.hjw", "copy.hjw");
    ground.write("other.csv", "nomination,criterion,score\nq03,depth,45\n");
    ground.done(&["score", "import", "copy.hjw", "other.csv"]);
    let unable = ["unable", "work-E001.hjw", "--nomination", "q02"];
    ground.done(&[&unable[..], &["--reason", "不熟悉该领域"]].concat());
    ground.done(&["seal", "copy.hjw", "--out", "copied"]);
    ground.copy("copied/results-@-e001-1-1.hjb.age", OTHER);
}

/// The batch was opened twice, so there are two keys under one issue.
fn opened_twice(ground: &Ground) {
    open(ground, "batch-@-e001-1", "twice.hjw");
    let table = String::from_utf8(ground.bytes("scores-E001.csv")).unwrap();
    ground.write("other.csv", table.replace("q03,depth,55", "q03,depth,45"));
    score(ground, "twice.hjw", "other.csv", Some("q02"));
    ground.done(&["seal", "twice.hjw", "--out", "twice"]);
    ground.copy("twice/results-@-e001-1-1.hjb.age", OTHER);
}

/// The expert signed two sheets with one number, by other software.
fn signed_twice(ground: &Ground) {
    ground.done(&["seal", "work-E001.hjw", "--out", "first"]);
    let name = "first/results-@-e001-1-1.hjb.age";
    let mut parts = Parts::of(&ground.opened(name, "body"));
    parts.json("data/results.json", |s| {
        let of = s["reviews"].as_array_mut().unwrap();
        let of = of.iter_mut().find(|r| r["review"]["nomination"] == "q03").unwrap();
        of["review"]["marks"]["depth"] = json!(4500);
        of["total_millionths"] = json!(83_000_000);
    });
    ground.write(OTHER, parts.signed("expert", &expert_key(ground, "work-E001.hjw")));
}

/// Sealed by all, once more by the first expert.
fn ground_with(twice: Twice) -> Ground {
    let ground = Ground::at(Stage::Scored);
    twice(&ground);
    for expert in ["E001", "E002", "E003"] {
        ground.done(&["seal", &format!("work-{expert}.hjw"), "--out", "results"]);
    }
    ground
}

fn sealed(expert: usize) -> String {
    format!("{}.age", results(expert))
}

/// Merges in this order, one run for each inner list; the last answer without its files.
fn merged(ground: &Ground, orders: &[&[&str]]) -> Value {
    let mut last = Value::Null;
    for files in orders {
        let ran = ground.run(&[&MERGE[..], files].concat());
        assert!([0, BAD].contains(&ran.code), "{}{}", ran.stdout, ran.stderr);
        last = ran.json;
    }
    let ran = ground.run(&MERGE);
    assert_eq!(ran.code, BAD, "{last:#}");
    ran.json
}

fn excluded(twice: Twice, code: &str) -> Ground {
    let (one, two) = (ground_with(twice), Ground::at(Stage::Scored));
    for name in [sealed(0), sealed(1), sealed(2), OTHER.to_owned()] {
        two.write(&name, one.bytes(&name));
    }
    let (first, second, third) = (sealed(0), sealed(1), sealed(2));
    let together = one.run(&[&MERGE[..], &[&first, OTHER, &second, &third]].concat());
    assert_eq!((together.code, &together.json["counted"]), (BAD, &json!(2)));
    assert!(codes(&together.json).contains(&code.to_owned()), "{:#}", together.json);
    let forwards = merged(&one, &[]);
    let backwards = merged(&two, &[&[OTHER], &[&third, &second], &[&first], &[OTHER]]);
    assert_eq!(forwards, backwards);
    assert_eq!(last_merge(&one), last_merge(&two));
    assert_eq!(codes(&forwards), [code]);
    assert_eq!(forwards["counted"], 2);
    let submit = ["submit", "--office", "body.hjo", "--out", "submission"];
    one.refused_for(&submit, BAD, code);
    clerks(&one, "body.hjo");
    one
}

/// Two people strike out; what remains counts, and goes to the secretariat.
fn decided(ground: &Ground, what: &[&str], score: &str) {
    let revoke = ["revoke", "--office", "body.hjo", "--reason", "经本人书面确认", "--out", "lists"];
    ground.done(&[&revoke[..], what, &BOTH].concat());
    let after = ground.done(&MERGE);
    assert_eq!((&after["counted"], score_of(&after, "q03")), (&json!(3), Some(score.to_owned())));
    submitted(ground);
    // Once more the one that was struck out: kept, noted, not counted.
    let again = ground.done(&[&MERGE[..], &[OTHER]].concat());
    assert!(codes(&again).contains(&"P10".to_owned()));
    assert_eq!(again["counted"], 3);
}

fn digest_of(bytes: &[u8]) -> bundle::Digest {
    bundle::Bag::open(std::io::Cursor::new(bytes), bundle::Limits::default()).unwrap().digest
}

#[test]
fn a_log_that_went_on_in_two_ways_is_found_from_the_files_alone() {
    let ground = excluded(copied, "K07");
    let digits = digest_of(&ground.opened(OTHER, "body")).digits();
    decided(&ground, &["--results", &digits], "89.00");
}

#[test]
fn two_keys_under_one_issue_exclude_each_other_until_one_is_revoked() {
    let ground = excluded(opened_twice, "A09");
    let key = expert_key(&ground, "twice.hjw").public().fingerprint();
    decided(&ground, &["--key", &key], "89.00");
}

#[test]
fn two_sheets_under_one_number_wait_for_two_people() {
    let ground = excluded(signed_twice, "P04");
    // This time the first one goes: (83 + 85) / 2.
    let first = digest_of(&ground.opened(&sealed(0), "body")).to_string();
    let revoke = ["revoke", "--office", "body.hjo", "--reason", "经本人书面确认", "--out", "lists"];
    ground.done(&[&revoke[..], &["--results", &first], &BOTH].concat());
    let after = ground.done(&MERGE);
    assert_eq!((&after["counted"], score_of(&after, "q03")), (&json!(3), Some("84.00".to_owned())));
    submitted(&ground);
    // Two slips for two sheets under one number: each is about its own.
    let slips = ["slip", "export", "--office", "body.hjo", "--expert", "E001", "--out", "slips"];
    let slips = ground.done(&slips);
    let slips = slips["slips"].as_array().unwrap();
    assert_eq!(slips.len(), 2);
    assert_ne!(slips[0]["path"], slips[1]["path"]);
}
