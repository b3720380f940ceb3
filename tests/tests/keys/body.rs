//! A body's key: renewed, brought along, and those that it files for its experts.

use journeys::refusal::{BAD, Ground, NOT_DONE};
use journeys::{Stage, skip, text, tool};
use serde_json::Value;

use crate::parts::Parts;
use crate::{EXPORT, MERGE, RECEIVE, SUBMIT, file_again, made_by_ssh_keygen};

const RENEW: [&str; 4] = ["key", "renew", "--office", "body.hjo"];

#[test]
fn a_body_that_lost_its_key_files_again_and_comes_to_a_good_submission() {
    let ground = Ground::at(Stage::Sealed);
    let before = ground.body_digits();
    let renewed = ground.done(&RENEW);
    let digits = text(&renewed, "/digits").to_owned();
    assert_ne!(digits, before);
    // Results come in; but nothing leaves under a key that no receipt names.
    ground.done(&MERGE);
    ground.refused(&SUBMIT, NOT_DONE, "key-not-filed");
    let pack = ["pack", "--office", "body.hjo", "--batches", "b2", "--letters", "l2"];
    assert_eq!(ground.run(&pack).error(), "key-not-filed");
    // The old digits do not do for the new key.
    ground.done(&EXPORT);
    let accept = ["filing", "accept", "--office", "secretariat.hjo", "filing/filing-@-v2.hjb"];
    let old = [&accept[..], &["--by", "李明", "--digits", &before, "--out", "filing"]].concat();
    ground.refused_for(&old, BAD, "A05");
    let new = [&accept[..], &["--by", "李明", "--digits", &digits, "--out", "filing"]].concat();
    ground.done(&new);
    ground.done(&["receipt", "import", "--office", "body.hjo", "filing/receipt-@-v2.hjb"]);
    // What goes up from now on is for the new recipient alone; what came for the old one was opened above.
    let receipt = Parts::of(&ground.bytes("filing/receipt-@-v2.hjb"));
    let receipt: Value = serde_json::from_slice(&receipt.payload["data/receipt.json"]).unwrap();
    assert_eq!(receipt["role_keys"][0]["recipient"], renewed["recipient"]);
    // What was packed and sealed under the old receipt counts, and that receipt rides along.
    ground.done(&SUBMIT);
    let received = ground.done(&RECEIVE);
    assert_eq!(received["verdict"], "good");
    let submission = ground.opened("submission/submission-@.hjb.age", "secretariat");
    let parts = Parts::of(&submission);
    assert_eq!(parts.payload.keys().filter(|p| p.starts_with("data/receipts/")).count(), 1);
    let merge: Value = serde_json::from_slice(&parts.payload["data/merge.json"]).unwrap();
    assert_eq!(merge["counted"].as_array().unwrap().len(), 3);
}

#[test]
fn a_key_that_another_receipt_names_is_not_used_in_the_meantime() {
    // Filed and receipted under the second key, renewed once more: the third is in no receipt yet.
    let ground = Ground::at(Stage::Accepted);
    let second = text(&ground.done(&RENEW), "/digits").to_owned();
    file_again(&ground, 2, &second);
    let pack = ["pack", "--office", "body.hjo", "--batches", "batches", "--letters", "letters"];
    ground.done(&RENEW);
    assert_eq!(ground.run(&pack).error(), "key-not-filed");
}

#[test]
fn an_office_is_made_with_a_key_that_somebody_has_already() {
    if !tool("ssh-keygen") {
        return skip("no ssh-keygen");
    }
    let ground = Ground::at(Stage::Offices);
    let plain = made_by_ssh_keygen(&ground, "plain", "ed25519", "");
    let new = ["office", "new", "--role", "body", "--body", "cast-life", "--name", "带钥匙来的"];
    let made = ground.done(&[&new[..], &["--key", "plain", "a.hjo"]].concat());
    assert_eq!(made["fingerprint"], plain.as_str());

    let locked = made_by_ssh_keygen(&ground, "locked", "ed25519", "它自己的口令");
    let with = |key| [&new[..], &["--key", key, "b.hjo"]].concat();
    ground.refused(&with("locked"), NOT_DONE, "key-passphrase-needed");
    ground.write("key-passphrase.txt", "不是这个");
    let told = |key| [&with(key)[..], &["--key-passphrase-file", "key-passphrase.txt"]].concat();
    ground.refused(&told("locked"), NOT_DONE, "wrong-key-passphrase");
    ground.write("key-passphrase.txt", "它自己的口令\n");
    assert_eq!(ground.done(&told("locked"))["fingerprint"], locked.as_str());

    made_by_ssh_keygen(&ground, "rsa", "rsa", "");
    ground.refused(&[&new[..], &["--key", "rsa", "c.hjo"]].concat(), NOT_DONE, "key-not-ed25519");
    let none = [&new[..], &["--key", "panel.csv", "c.hjo"]].concat();
    ground.refused(&none, NOT_DONE, "key-file-refused");
}

#[test]
fn a_key_is_brought_into_an_office_once() {
    if !tool("ssh-keygen") {
        return skip("no ssh-keygen");
    }
    let ground = Ground::at(Stage::Offices);
    let made = made_by_ssh_keygen(&ground, "mine", "ed25519", "");
    let import = [&RENEW[..], &["--import", "mine"]].concat();
    assert_eq!(ground.done(&import)["fingerprint"], made.as_str());
    ground.refused(&import, NOT_DONE, "key-known");
}

#[test]
fn a_plan_that_asks_for_filed_keys_is_filed_with_a_key_for_every_expert_and_without_its_comment() {
    if !tool("ssh-keygen") {
        return skip("no ssh-keygen");
    }
    let ground = Ground::at(Stage::Edition);
    let filed = [&EXPORT[..], &["--binding", "filed"]].concat();
    ground.refused_for(&filed, BAD, "A10");
    let mut table = "expert,name,unit,key\n".to_owned();
    for n in 1..=3 {
        let name = format!("expert-{n}");
        made_by_ssh_keygen(&ground, &name, "ed25519", "");
        let line = String::from_utf8(ground.bytes(&format!("{name}.pub"))).unwrap();
        table.push_str(&format!("E00{n},专家{n},某大学,{}\n", line.trim()));
    }
    ground.write("panel.csv", &table);
    ground.done(&filed);
    let accept = ["filing", "accept", "--office", "secretariat.hjo", "filing/filing-@-v1.hjb"];
    let digits = ground.body_digits();
    ground.done(&[&accept[..], &["--by", "李明", "--digits", &digits, "--out", "filing"]].concat());
    let receipt = Parts::of(&ground.bytes("filing/receipt-@-v1.hjb"));
    let receipt: Value = serde_json::from_slice(&receipt.payload["data/receipt.json"]).unwrap();
    assert_eq!(receipt["binding"], "filed");
    for (n, expert) in receipt["experts"].as_array().unwrap().iter().enumerate() {
        let line = String::from_utf8(ground.bytes(&format!("expert-{}.pub", n + 1))).unwrap();
        let key: Vec<&str> = line.split(' ').take(2).collect();
        assert_eq!(text(expert, "/key"), key.join(" "), "no comment, which may be a name");
    }
    // One key filed for two, and a weak one, are refused.
    let twice = table.replace(&key_of(&table, 1), &key_of(&table, 2));
    ground.write("panel.csv", twice);
    ground.refused_for(&filed, BAD, "A09");
    // The identity point: every signature verifies under it.
    let weak = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    ground.write("panel.csv", table.replace(&key_of(&table, 1), weak));
    ground.refused_for(&filed, BAD, "A06");
}

/// The key of the n-th expert of the table.
fn key_of(table: &str, n: usize) -> String {
    table.lines().nth(n).unwrap().rsplit(',').next().unwrap().to_owned()
}
