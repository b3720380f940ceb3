//! A clerk of the secretariat who would rather have it done.

use std::fs;

use journeys::refusal::{BAD, Ground, NOT_DONE, codes};
use journeys::{Stage, text, workspace_root};
use serde_json::{Value, json};

use crate::desk::{SUBMISSION, office_key, secretariat_refuses};
use crate::parts::Parts;

const CLERKS: [(&str, &str); 2] = [("李明", "li.txt"), ("周宁", "zhou.txt")];
const BOTH: [&str; 8] = [
    "--by",
    "李明",
    "--second",
    "周宁",
    "--clerk-passphrase-file",
    "li.txt",
    "--second-passphrase-file",
    "zhou.txt",
];

fn clerks(ground: &Ground) {
    for (name, file) in CLERKS {
        ground.write(file, format!("{name}自己设的长口令\n"));
        let add = ["clerk", "add", "--office", "secretariat.hjo", name];
        ground.done(&[&add[..], &["--clerk-passphrase-file", file]].concat());
    }
}

/// The secretariat takes two of a track from now on; four were submitted.
fn two_at_most(ground: &Ground) -> Value {
    let edition = fs::read_to_string(workspace_root().join("assets/editions/2022.toml")).unwrap();
    let track = "[[tracks]]\nid = \"electronics\"\n";
    assert!(edition.contains(track));
    let edition = edition.replacen(track, &format!("{track}report_at_most = 2\n"), 1);
    ground.write("two.toml", edition.replacen("\nversion = 1\n", "\nversion = 2\n", 1));
    let export = ["edition", "export", "--office", "secretariat.hjo", "--edition", "two.toml"];
    ground.done(&[&export[..], &["--out", "two"]].concat())
}

/// Holds: the verdict is computed and cannot be typed; letting something of class P pass needs two keys and a reason, and
/// anyone verifies again. Left: two who collude, visibly.
#[test]
fn careless_clerk_of_the_secretariat() {
    let ground = Ground::at(Stage::Submitted);
    clerks(&ground);
    // A ranking that does not come out again. Nobody can wave it through, not even two.
    let mut parts = Parts::of(&ground.bytes(SUBMISSION));
    parts.json("data/merge.json", |m| m["ranking"][0]["score"] = json!("99.00"));
    let lie = parts.signed("body", &office_key(&ground, "body.hjo"));
    let refused = secretariat_refuses(&ground, &lie, "E03");
    assert_eq!(refused["error"]["params"].get("overridable"), None);
    let receive = |file| vec!["receive", "--office", "secretariat.hjo", file, "--out", "ack"];
    let over = |codes| [&["--override", codes, "--reason", "赶时间"][..], &BOTH].concat();
    ground.refused(&[receive("lie.hjb"), over("E03")].concat(), BAD, "cannot-override");

    // Of class P: one alone does not, two do, and it stays in the ack and in everybody's eyes.
    let edition = two_at_most(&ground);
    let file = "submission/submission-@.hjb.age";
    ground.refused_for(&receive(file), BAD, "P11");
    let alone = ["--override", "P11", "--reason", "赶时间", "--by", "李明", "--second", "李明"];
    let alone = [receive(file), alone.to_vec(), BOTH[4..].to_vec()].concat();
    ground.refused(&alone, NOT_DONE, "same-clerk");
    let received = ground.done(&[receive(file), over("P11")].concat());
    let ack = Parts::of(&ground.bytes(text(&received, "/path")));
    let ack: Value = serde_json::from_slice(&ack.payload["data/ack.json"]).unwrap();
    let decided: Value = serde_json::from_str(text(&ack, "/overrides/0/statement")).unwrap();
    assert_eq!((&decided["by"], &decided["reason"]), (&json!(["李明", "周宁"]), &json!("赶时间")));
    assert_eq!(ack["overrides"][0]["signatures"].as_array().unwrap().len(), 2);
    let digits = ground.digits();
    let verify = ["verify", text(&edition, "/path"), SUBMISSION, "--trust", &digits];
    let again = ground.run(&verify);
    assert_eq!(again.code, BAD, "{}", again.stdout);
    assert!(codes(&again.json).contains(&"P11".to_owned()), "{}", again.stdout);
}
