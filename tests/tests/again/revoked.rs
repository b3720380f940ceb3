//! Lists of revocations between the offices, and what cannot be struck out.

use journeys::Stage;
use journeys::refusal::{BAD, Ground, NOT_DONE, USAGE};
use journeys::text;
use serde_json::{Value, json};

use crate::desk::{BOTH, MERGE, body_key, clerks, submitted};
use crate::parts::Parts;

const REVOKE: [&str; 7] =
    ["revoke", "--office", "body.hjo", "--reason", "经两人决定", "--out", "lists"];
const FIRST: &str = "lists/revocations-cast-info-1.hjb";
const SECOND: &str = "lists/revocations-cast-info-2.hjb";

fn revoke(ground: &Ground, what: &[&str]) -> Value {
    ground.done(&[&REVOKE[..], what, &BOTH].concat())
}

fn import(ground: &Ground, office: &str, file: &str) -> Value {
    ground.done(&["revocations", "import", "--office", office, file])
}

#[test]
fn every_list_holds_all_before_it_and_none_is_rolled_back() {
    let ground = Ground::at(Stage::Merged);
    clerks(&ground, "body.hjo");
    let one = revoke(&ground, &["--issue", "electronics-e003/1"]);
    let two = revoke(&ground, &["--issue", "electronics-e002/1"]);
    assert_eq!((&one["rev_seq"], &one["items"]), (&json!(1), &json!(1)));
    assert_eq!((&two["rev_seq"], &two["items"]), (&json!(2), &json!(2)));
    let merged = ground.done(&MERGE);
    assert_eq!((&merged["counted"], &merged["cells"]["voided"]), (&json!(1), &json!(7)));

    // The higher first: the lower one takes nothing away.
    assert_eq!(import(&ground, "secretariat.hjo", SECOND)["rev_seq"], 2);
    let lower = import(&ground, "secretariat.hjo", FIRST);
    assert_eq!((&lower["secretariat"], &lower["known"]), (&json!(false), &json!(false)));
    assert_eq!(import(&ground, "secretariat.hjo", FIRST)["known"], true);
}

#[test]
fn a_list_that_lacks_something_or_is_not_decided_by_two_is_refused() {
    let ground = Ground::at(Stage::Merged);
    clerks(&ground, "body.hjo");
    revoke(&ground, &["--issue", "electronics-e003/1"]);
    revoke(&ground, &["--issue", "electronics-e002/1"]);
    import(&ground, "secretariat.hjo", SECOND);
    let refused = |name: &str, code: &str, change: &dyn Fn(&mut Parts)| {
        let mut parts = Parts::of(&ground.bytes(SECOND));
        change(&mut parts);
        ground.write(name, parts.signed("office", &body_key(&ground)));
        let args = ["revocations", "import", "--office", "secretariat.hjo", name];
        ground.refused_for(&args, BAD, code);
    };
    let list = "data/revocations.json";
    refused("fewer.hjb", "P08", &|p| {
        p.json(list, |l| {
            l["rev_seq"] = json!(3);
            l["items"].as_array_mut().unwrap().truncate(1);
        });
    });
    refused("twice.hjb", "P08", &|p| p.info.claimed_at = Some("2022-12-01T08:00:00+08:00".into()));
    refused("alone.hjb", "A05", &|p| {
        p.json(list, |l| {
            l["rev_seq"] = json!(3);
            l["items"][0]["decision"]["signatures"].as_array_mut().unwrap().truncate(1);
        });
    });
    refused("none.hjb", "A05", &|p| {
        p.json(list, |l| {
            l["rev_seq"] = json!(3);
            l["items"][0].as_object_mut().unwrap().remove("decision").unwrap();
        });
    });
    refused("mode.hjb", "P06", &|p| p.info.mode = bundle::Mode::Rehearsal);
    let stranger = bundle::PrivateKey::from_seed([7; 32]);
    ground.write("stranger.hjb", Parts::of(&ground.bytes(SECOND)).signed("office", &stranger));
    let args = ["revocations", "import", "--office", "secretariat.hjo", "stranger.hjb"];
    ground.refused_for(&args, BAD, "A05");
}

#[test]
fn only_what_is_known_here_is_struck_out_and_only_once() {
    let ground = Ground::at(Stage::Merged);
    clerks(&ground, "body.hjo");
    let refused = |what: &[&'static str], code: &str| {
        ground.refused(&[&REVOKE[..], what, &BOTH].concat(), NOT_DONE, code);
    };
    refused(&["--key", "SHA256:nobody"], "unknown-key");
    refused(&["--issue", "electronics-e003/2"], "unknown-batch");
    refused(&["--issue", "electronics-e003"], "unknown-batch");
    refused(&["--results", "12345 12345 12345 12345 12345 12345"], "results-not-kept");
    assert_eq!(ground.run(&[&REVOKE[..], &BOTH].concat()).code, USAGE);
    let two = ["--issue", "electronics-e003/1", "--key", "SHA256:x"];
    assert_eq!(ground.run(&[&REVOKE[..], &two, &BOTH].concat()).code, USAGE);
    revoke(&ground, &["--issue", "electronics-e003/1"]);
    refused(&["--issue", "electronics-e003/1"], "already-revoked");
}

#[test]
fn the_secretariat_revokes_a_bodys_key_and_takes_nothing_from_it_any_more() {
    let ground = Ground::at(Stage::Merged);
    let (submission, _) = submitted(&ground);
    clerks(&ground, "secretariat.hjo");
    let key = ground.done(&["call", "office.see", r#"{"office":"body.hjo"}"#]);
    let key = text(&key, "/fingerprint");
    let of = ["revoke", "--office", "secretariat.hjo", "--reason", "密钥遗失", "--out", "lists"];
    let not_hers = [&of[..], &["--issue", "electronics-e003/1"], &BOTH].concat();
    ground.refused(&not_hers, NOT_DONE, "wrong-role");
    ground.done(&[&of[..], &["--key", key], &BOTH].concat());
    let list = "lists/revocations-secretariat-1.hjb";
    let taken = import(&ground, "body.hjo", list);
    assert_eq!((&taken["secretariat"], &taken["known"]), (&json!(true), &json!(false)));
    assert_eq!(taken["revoked"], json!([format!("key {key}")]));
    let file = text(&submission, "/path");
    let receive = ["receive", "--office", "secretariat.hjo", file, "--out", "later"];
    ground.refused_for(&receive, BAD, "P07");
    // The body learns it before it sends anything.
    let submit = ["submit", "--office", "body.hjo", "--out", "later"];
    ground.refused_for(&submit, BAD, "P07");
}
