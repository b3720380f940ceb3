//! Who sits at the same laptop, or walks away with it.

use std::fs;

use bundle::{OpeningCode, sealed};
use journeys::chain::{EXPERTS, NAMES, NOMINATIONS};
use journeys::refusal::{Ground, NOT_DONE, codes};
use journeys::{Stage, stock, tool};
use serde_json::json;

use crate::desk::{RESULTS, open};

/// Holds: own file, own code, own passphrase; a batch holds nothing of others. Left: a look over the shoulder.
#[test]
fn curious_co_expert_on_a_shared_laptop() {
    let ground = Ground::at(Stage::Packed);
    let own = ground.bytes("passphrase.txt");
    ground.write("passphrase.txt", "第二位专家自己的口令\n");
    open(&ground, "E002", "second.hjw");
    ground.write("passphrase.txt", own);
    // The other's work file, and the other's batch with the own code.
    let see = |work: &str| json!({ "work": work }).to_string();
    ground.refused(&["sheet", "second.hjw"], NOT_DONE, "wrong-passphrase-or-damaged");
    let call = ["call", "work.see", &see("second.hjw")];
    ground.refused(&call, NOT_DONE, "wrong-passphrase-or-damaged");
    let (batch, code) = ("batches/batch-@-e002-1.hjb", "letters/batch-@-e001-1-code.txt");
    let digits = ground.digits();
    let with_own = ["open", batch, "--code-file", code, "--trust", &digits, "--out", "x.hjw"];
    ground.refused(&with_own, NOT_DONE, "wrong-code");
    // What the own batch shows, opened, names nobody else.
    open(&ground, "E001", "first.hjw");
    let seen = ground.done(&["call", "work.see", &see("first.hjw")]);
    let mut said = vec![seen.to_string(), ground.done(&["sheet", "first.hjw"]).to_string()];
    for (id, _) in NOMINATIONS {
        let one = json!({ "work": "first.hjw", "nomination": id }).to_string();
        said.push(ground.done(&["call", "work.nomination", &one]).to_string());
    }
    for said in said {
        for other in EXPERTS[1..].iter().chain(&NAMES) {
            assert!(!said.contains(other), "{other} in {said}");
        }
    }
}

/// Holds: SQLCipher, a code of 100 bits on other paper, age on what goes up. Left: a weak passphrase, tried at home.
#[test]
fn thief_of_laptop_or_stick() {
    let ground = Ground::at(Stage::Submitted);
    let (guess, own) = ("password2022", ground.bytes("passphrase.txt"));
    ground.write("passphrase.txt", format!("{guess}\n"));
    for document in ["work-E001.hjw", "body.hjo", "secretariat.hjo"] {
        ground.refused(&["audit", document], NOT_DONE, "wrong-passphrase-or-damaged");
        let bytes = ground.bytes(document);
        assert!(!bytes.starts_with(b"SQLite format 3"), "{document}");
        if tool("sqlite3") {
            let args = [document, "select count(*) from sqlite_schema;"];
            let output = stock::run(&ground.path("."), "sqlite3", args, None);
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(!output.status.success() && said.contains("not a database"), "{said}");
        }
    }
    let export = ["identity", "export", "--office", "body.hjo", "--out", "stolen.txt"];
    ground.refused(&export, NOT_DONE, "wrong-passphrase-or-damaged");
    ground.write("passphrase.txt", &own);

    // A batch from the stick, and the code guessed: one of 2^100.
    let digits = ground.digits();
    ground.write("guess.txt", OpeningCode::from_random([0x5a; 13]).to_string());
    let batch = "batches/batch-@-e001-1.hjb";
    let open = ["open", batch, "--code-file", "guess.txt", "--trust", &digits, "--out", "x.hjw"];
    ground.refused(&open, NOT_DONE, "wrong-code");

    // What goes up opens for nobody whose identity is another.
    let (thief, _) = sealed::new_identity();
    for file in [&format!("{}.age", RESULTS[0]), "submission/submission-@.hjb.age"] {
        let bytes = ground.bytes(file);
        let fault = sealed::decrypt(&bytes, &thief, 1 << 20).unwrap_err();
        assert_eq!(fault.code(), "A05", "{file}");
        unread(&ground, &["verify", file, "--trust", &digits], "sealed");
    }
    let results = format!("{}.age", RESULTS[0]);
    let other = ["verify", "--office", "secretariat.hjo", &results];
    unread(&ground, &other, "sealed-for-another");
    let merge = ["receive", "--office", "secretariat.hjo", &results, "--out", "x"];
    ground.refused(&merge, NOT_DONE, "sealed-for-another");

    // Left: no passphrase is so short that it can be tried in a day, but a guessed one opens.
    ground.write("short.txt", "1234567\n");
    fs::copy(ground.path("short.txt"), ground.path("passphrase.txt")).unwrap();
    let new = ["office", "new", "--role", "secretariat", "--name", "秘书处", "weak.hjo"];
    ground.refused(&new, NOT_DONE, "weak-passphrase");
    ground.write("passphrase.txt", own);
    ground.done(&["audit", "work-E001.hjw"]);
}

/// The file was not opened, so nothing is said of it.
fn unread(ground: &Ground, verify: &[&str], reason: &str) {
    let found = ground.run(verify);
    assert_eq!((found.code, codes(&found.json)), (NOT_DONE, vec!["F01".to_owned()]));
    let file = &found.json["files"][0];
    assert_eq!(file["findings"][0]["params"]["reason"], reason, "{file:#}");
    assert_eq!((&file["verdict"], file.get("digest")), (&json!("unchecked"), None));
}
