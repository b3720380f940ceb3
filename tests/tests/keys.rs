//! Keys that change, keys that are brought along, and the register of keys for stock tools (`formats.md` §1 and §6): what
//! is signed with the wrong key never leaves, what was signed with the old one still counts, and nobody trusts a new one
//! that the old one or a letter did not name.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

#[path = "tampered/parts.rs"]
#[allow(dead_code)]
mod parts;

use std::fs;
use std::path::Path;

use journeys::refusal::{BAD, Ground, NOT_DONE, codes};
use journeys::{Stage, skip, stock, text, tool};
use parts::Parts;
use serde_json::{Value, json};

const RENEW: [&str; 4] = ["key", "renew", "--office", "body.hjo"];
const EXPORT: [&str; 14] = [
    "filing",
    "export",
    "--office",
    "body.hjo",
    "--track",
    "@",
    "--criteria",
    "criteria.json",
    "--panel",
    "panel.csv",
    "--closing",
    "2022-11-25",
    "--out",
    "filing",
];
const MERGE: [&str; 6] = [
    "merge",
    "--office",
    "body.hjo",
    "results/results-@-e001-1-1.hjb.age",
    "results/results-@-e002-1-1.hjb.age",
    "results/results-@-e003-1-1.hjb.age",
];
const SUBMIT: [&str; 5] = ["submit", "--office", "body.hjo", "--out", "submission"];
const RECEIVE: [&str; 6] =
    ["receive", "--office", "secretariat.hjo", "submission/submission-@.hjb.age", "--out", "ack"];

/// Files the next version and has it receipted under these digits.
fn file_again(ground: &Ground, version: u32, digits: &str) {
    ground.done(&EXPORT);
    let filing = format!("filing/filing-@-v{version}.hjb");
    let accept = ["filing", "accept", "--office", "secretariat.hjo", &filing];
    ground.done(&[&accept[..], &["--by", "李明", "--digits", digits, "--out", "filing"]].concat());
    let receipt = format!("filing/receipt-@-v{version}.hjb");
    ground.done(&["receipt", "import", "--office", "body.hjo", &receipt]);
}

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

/// A key as people have it: made by `ssh-keygen`, its passphrase empty or not. Its fingerprint.
fn made_by_ssh_keygen(ground: &Ground, name: &str, kind: &str, passphrase: &str) -> String {
    let folder = ground.path(".");
    let args = ["-q", "-t", kind, "-N", passphrase, "-C", "somebody@somewhere", "-f", name];
    stock::content(&folder, "ssh-keygen", args, None);
    let said = stock::content(&folder, "ssh-keygen", ["-l", "-f", name], None);
    said.split_whitespace().nth(1).unwrap().to_owned()
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

/// The secretariat changes its key and exports the next version of the edition; the answer.
fn next_edition(ground: &Ground) -> Value {
    let renewed = ground.done(&["key", "renew", "--office", "secretariat.hjo"]);
    let export = ["edition", "export", "--office", "secretariat.hjo", "--out", "edition"];
    let next = ground.done(&export);
    assert_eq!((&next["version"], &next["digits"]), (&json!(2), &renewed["digits"]));
    assert_eq!(next["signed_by"], ground.digits());
    next
}

const NEXT: &str = "edition/edition-2022-v2.hjb";
const IMPORT: [&str; 5] = ["edition", "import", "--office", "body.hjo", NEXT];

#[test]
fn the_old_key_names_the_new_one_and_the_bodies_go_on_with_both() {
    let ground = Ground::at(Stage::Sealed);
    let next = next_edition(&ground);
    let imported = ground.done(&IMPORT);
    assert_eq!((&imported["digits"], &imported["version"]), (&next["digits"], &json!(2)));
    assert!(codes(&imported).contains(&"A05".to_owned()), "{imported:#}");
    // The older version does not come back.
    let older = ["edition", "import", "--office", "body.hjo", "edition/edition-2022.hjb"];
    ground.refused_for(&older, BAD, "K08");
    // The old receipt still holds, the new one is signed by the new key, and the chain comes to its end.
    ground.done(&MERGE);
    file_again(&ground, 2, &ground.body_digits());
    ground.done(&SUBMIT);
    assert_eq!(ground.done(&RECEIVE)["verdict"], "good");
    let import = ["ack", "import", "--office", "body.hjo", "ack/ack-@.hjb"];
    assert_eq!(ground.done(&import)["verdict"], "good");
}

#[test]
fn until_the_next_edition_is_out_the_secretariat_signs_with_the_key_that_everybody_knows() {
    let ground = Ground::at(Stage::Submitted);
    ground.done(&["key", "renew", "--office", "secretariat.hjo"]);
    ground.done(&RECEIVE);
    let import = ["ack", "import", "--office", "body.hjo", "ack/ack-@.hjb"];
    assert_eq!(ground.done(&import)["verdict"], "good");
}

#[test]
fn where_the_old_key_is_lost_the_new_digits_go_by_letter() {
    let ground = Ground::at(Stage::Filed);
    let old = ground.digits();
    let renewed = ground.done(&["key", "renew", "--office", "secretariat.hjo"]);
    let new = text(&renewed, "/digits").to_owned();
    let export = ["edition", "export", "--office", "secretariat.hjo", "--out", "edition"];
    let exported = ground.done(&[&export[..], &["--signed-by-new"]].concat());
    assert_eq!((&exported["signed_by"], &exported["version"]), (&json!(new), &json!(2)));
    // Nobody whom the body trusts has named this key.
    ground.refused_for(&IMPORT, BAD, "A05");
    ground.refused_for(&[&IMPORT[..], &["--trust", &old]].concat(), BAD, "A05");
    let imported = ground.done(&[&IMPORT[..], &["--trust", &new]].concat());
    assert_eq!(imported["digits"], new.as_str());
    file_again(&ground, 2, &ground.body_digits());
}

#[test]
fn signed_by_either_key_it_is_the_same_edition() {
    let ground = Ground::at(Stage::Edition);
    let next = next_edition(&ground);
    let export = ["edition", "export", "--office", "secretariat.hjo", "--out", "by-new"];
    let by_new = ground.done(&[&export[..], &["--signed-by-new"]].concat());
    assert_eq!(by_new["digest"], next["digest"]);
    assert_eq!((&by_new["signed_by"], &by_new["version"]), (&next["digits"], &json!(2)));
    // Whoever never saw the old key starts with the new one.
    let new =
        ["office", "new", "--role", "body", "--body", "cast-life", "--name", "后来者", "n.hjo"];
    ground.done(&new);
    let file = "by-new/edition-2022-v2.hjb";
    let digits = text(&next, "/digits");
    ground.done(&["edition", "import", "--office", "n.hjo", file, "--trust", digits]);
    // And exporting once more gives the bytes that were given before.
    let again = ["edition", "export", "--office", "secretariat.hjo", "--out", "again"];
    ground.done(&again);
    assert_eq!(ground.bytes("again/edition-2022-v2.hjb"), ground.bytes(NEXT));
}

#[test]
fn digits_that_were_typed_must_be_those_of_the_file_even_where_its_key_is_known() {
    let ground = Ground::at(Stage::Edition);
    next_edition(&ground);
    let stranger = ground.body_digits();
    ground.refused_for(&[&IMPORT[..], &["--trust", &stranger]].concat(), BAD, "A05");
    // The digits of the new key are on the new notice, and the file is signed by the old one: both are right.
    let new = ground.done(&IMPORT);
    let typed = text(&new, "/digits").to_owned();
    ground.done(&[&IMPORT[..], &["--trust", &typed]].concat());
}

const PACK: [&str; 7] = ["pack", "--office", "body.hjo", "--batches", "b", "--letters", "l"];
const OPEN: [&str; 7] = [
    "open",
    "b/batch-@-e001-1.hjb",
    "--code-file",
    "l/batch-@-e001-1-code.txt",
    "--out",
    "w.hjw",
    "--trust",
];

#[test]
fn what_is_packed_under_a_receipt_of_the_old_key_is_opened_with_the_old_digits() {
    let ground = Ground::at(Stage::Accepted);
    next_edition(&ground);
    ground.done(&IMPORT);
    ground.done(&PACK);
    letter_says(&ground, &ground.digits());
    ground.done(&[&OPEN[..], &[&ground.digits()]].concat());
}

#[test]
fn what_is_packed_under_a_receipt_of_the_new_key_needs_the_new_digits() {
    let ground = Ground::at(Stage::Accepted);
    let new = text(&next_edition(&ground), "/digits").to_owned();
    ground.done(&IMPORT);
    file_again(&ground, 2, &ground.body_digits());
    ground.done(&PACK);
    letter_says(&ground, &new);
    ground.refused_for(&[&OPEN[..], &[&ground.digits()]].concat(), BAD, "A05");
    ground.done(&[&OPEN[..], &[&new]].concat());
}

/// The code letter of the first expert shows these digits.
fn letter_says(ground: &Ground, digits: &str) {
    if !tool("pdftotext") {
        return skip("no pdftotext");
    }
    let args = ["batch-electronics-e001-1-letter.pdf", "-"];
    let page = stock::content(&ground.path("l"), "pdftotext", args, None);
    let squeezed = |t: &str| t.split_whitespace().collect::<String>();
    assert!(squeezed(&page).contains(&squeezed(digits)), "{digits} is not in {page}");
}

#[test]
fn the_secretariat_as_a_body_has_a_key_of_its_own_for_that_role() {
    if !tool("ssh-keygen") {
        return skip("no ssh-keygen");
    }
    let ground = Ground::at(Stage::Edition);
    made_by_ssh_keygen(&ground, "one-key", "ed25519", "");
    let import = ["key", "renew", "--office", "secretariat.hjo", "--import", "one-key"];
    ground.done(&import);
    let export = ["edition", "export", "--office", "secretariat.hjo", "--out", "edition"];
    ground.done(&export);
    let digits = ground.digits();
    let criteria = String::from_utf8(ground.bytes("criteria.json")).unwrap();
    ground.write("criteria.json", criteria.replace("\"electronics\"", "\"rising-firm\""));
    let role = |file, more: &[&str]| {
        let new = ["office", "new", "--role", "body", "--body", "secretariat", "--name", "秘书处"];
        let made = ground.done(&[&new[..], more, &[file]].concat());
        let import = ["edition", "import", "--office", file, NEXT, "--trust", &digits];
        ground.done(&import);
        text(&made, "/digits").to_owned()
    };
    let filing = |office, out| {
        let export = ["filing", "export", "--office", office, "--track", "rising-firm"];
        let tables = ["--criteria", "criteria.json", "--panel", "panel.csv"];
        [&export[..], &tables, &["--closing", "2022-11-25", "--out", out]].concat()
    };
    // The same key in both roles is refused before it leaves.
    role("same.hjo", &["--key", "one-key"]);
    ground.refused_for(&filing("same.hjo", "same"), BAD, "A05");
    // A key of its own is filed like that of any body.
    let own = role("own.hjo", &[]);
    ground.done(&filing("own.hjo", "own"));
    let accept =
        ["filing", "accept", "--office", "secretariat.hjo", "own/filing-rising-firm-v1.hjb"];
    ground.done(&[&accept[..], &["--by", "李明", "--digits", &own, "--out", "own"]].concat());
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

/// `ssh-keygen -Y verify` of a bundle's tag manifest with this register.
fn stock_says(folder: &Path, allowed: &Path, who: &str, (role, kind): (&str, &str)) -> bool {
    let (allowed, namespace) = (allowed.to_str().unwrap(), format!("hengjian/{kind}/v1"));
    let signature = format!("sig/{role}.sshsig");
    let args = ["-Y", "verify", "-f", allowed, "-I", who, "-n", &namespace, "-s", &signature];
    let input = folder.join("tagmanifest-sha256.txt");
    stock::run(folder, "ssh-keygen", args, Some(&input)).status.success()
}

#[test]
fn stock_ssh_keygen_verifies_everything_with_exactly_the_register_of_either_office() {
    if !tool("ssh-keygen") || !tool("unzip") {
        return skip("no ssh-keygen or no unzip");
    }
    let ground = Ground::at(Stage::Received);
    let desk = tempfile::tempdir().unwrap();
    let unpacked = |name: &str| stock::unpack(&ground.path(name), desk.path());
    let opened = |sealed: &str, office: &str, plain: &str| {
        ground.write(plain, ground.opened(sealed, office));
        unpacked(plain)
    };
    let results = opened("results/results-@-e001-1-1.hjb.age", "body", "opened/results-one.hjb");
    let submission =
        opened("submission/submission-@.hjb.age", "secretariat", "opened/the-submission.hjb");
    let known = [
        (
            unpacked("edition/edition-2022.hjb"),
            "secretariat@secretariat",
            ("secretariat", "edition"),
        ),
        (unpacked("filing/filing-@-v1.hjb"), "body@cast-info", ("body", "filing")),
        (
            unpacked("filing/receipt-@-v1.hjb"),
            "secretariat@secretariat",
            ("secretariat", "receipt"),
        ),
        (unpacked("batches/batch-@-e002-1.hjb"), "body@cast-info", ("body", "batch")),
        (results.clone(), "expert@E001.electronics", ("expert", "results")),
        (submission.clone(), "body@cast-info", ("body", "submission")),
        (unpacked("ack/ack-@.hjb"), "secretariat@secretariat", ("secretariat", "ack")),
    ];
    for office in ["body", "secretariat"] {
        let (file, out) = (format!("{office}.hjo"), format!("allowed-{office}"));
        let said = ground.done(&["allowed-signers", "--office", &file, "--out", &out]);
        let allowed = ground.path(&out);
        assert_eq!(text(&said, "/text").as_bytes(), fs::read(&allowed).unwrap());
        for (folder, who, what) in &known {
            assert!(stock_says(folder, &allowed, who, *what), "{office}: {who} {what:?}");
        }
        // Nobody in another's place, and nothing of another kind.
        assert!(!stock_says(&results, &allowed, "expert@E002.electronics", ("expert", "results")));
        assert!(!stock_says(&results, &allowed, "body@cast-info", ("expert", "results")));
        assert!(!stock_says(
            &submission,
            &allowed,
            "secretariat@secretariat",
            ("body", "submission")
        ));
    }
    let said = ground.run(&["allowed-signers", "--office", "body.hjo"]);
    assert_eq!(said.json["lines"], 1 + 1 + 3);
}

#[test]
fn an_ack_of_another_submission_is_not_ours() {
    let ground = Ground::at(Stage::Received);
    let import = ["ack", "import", "--office", "body.hjo", "ack/ack-@.hjb", "--out", "lists"];
    let first = ground.done(&import);
    let again = ground.done(&[&import[..], &["--force"]].concat());
    assert_eq!((first["acked"].as_array().unwrap().len(), &again["acked"]), (3, &first["acked"]));
    // The same office before it had submitted.
    let early = Ground::at(Stage::Edition);
    early.write("ack.hjb", ground.bytes("ack/ack-@.hjb"));
    early.refused_for(&["ack", "import", "--office", "body.hjo", "ack.hjb"], BAD, "K06");
}
