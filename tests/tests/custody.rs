//! An office that is looked at and kept (`formats.md` §6): a supervisor who reads and changes nothing, a backup, and
//! a restored office that begins a new log and goes on.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::fs;

use journeys::refusal::{Ground, NOT_DONE};
use journeys::{Stage, stock, text, tool};
use serde_json::json;

fn of_office(office: &str) -> String {
    json!({ "office": office }).to_string()
}

/// The one file of a folder.
fn only(ground: &Ground, folder: &str) -> String {
    let mut names = fs::read_dir(ground.path(folder)).unwrap();
    let name = names.next().unwrap().unwrap().file_name().into_string().unwrap();
    assert!(names.next().is_none(), "more than one file in {folder}");
    format!("{folder}/{name}")
}

#[test]
fn a_supervisor_reads_everything_and_changes_nothing() {
    let ground = Ground::at(Stage::Merged);
    ground.write("super.txt", "监督人员自己的口令\n");
    let own = ground.bytes("passphrase.txt");
    let add = ["supervisor", "add", "--office", "body.hjo"];
    let add = |name, file| [&add[..], &[name, "--clerk-passphrase-file", file]].concat();
    ground.refused(&add("赵监督", "passphrase.txt"), NOT_DONE, "clerk-passphrase-shared");
    ground.done(&add("赵监督", "super.txt"));
    ground.refused(&add("赵监督", "super.txt"), NOT_DONE, "supervisor-known");
    let head = ground.head("body.hjo");
    let see = ["call", "office.see", &of_office("body.hjo")];
    let mut seen = ground.done(&see);

    ground.write("passphrase.txt", ground.bytes("super.txt"));
    assert_eq!(ground.head("body.hjo"), head);
    let by_supervisor = ground.done(&see);
    assert_eq!(by_supervisor["read_only"], true);
    seen["read_only"] = json!(true);
    assert_eq!(by_supervisor, seen);
    for command in ["office.register", "office.ranking", "office.nominations", "office.batches"] {
        let request = json!({ "office": "body.hjo", "track": "electronics" });
        let request =
            if command == "office.register" { of_office("body.hjo") } else { request.to_string() };
        ground.done(&["call", command, &request]);
    }
    let list = ground.done(&["supervisor", "list", "--office", "body.hjo"]);
    assert_eq!(list["supervisors"], json!(["赵监督"]));
    ground.done(&["clerk", "list", "--office", "body.hjo"]);

    let changes: [&[&str]; 6] = [
        &["submit", "--office", "body.hjo", "--out", "up"],
        &["accept", "--office", "body.hjo", "q01", "--by", "王敏", "--reason", "补"],
        &["clerk", "add", "--office", "body.hjo", "王敏", "--clerk-passphrase-file", "super.txt"],
        &["supervisor", "remove", "--office", "body.hjo", "赵监督"],
        &[
            "supervisor",
            "add",
            "--office",
            "body.hjo",
            "乙",
            "--clerk-passphrase-file",
            "super.txt",
        ],
        &["backup", "--office", "body.hjo", "--to", "away"],
    ];
    for change in changes {
        ground.refused(change, NOT_DONE, "read-only");
    }

    ground.write("passphrase.txt", own);
    assert_eq!(ground.head("body.hjo"), head, "looking leaves no row");
    ground.done(&["supervisor", "remove", "--office", "body.hjo", "赵监督"]);
    let gone = ["supervisor", "remove", "--office", "body.hjo", "赵监督"];
    ground.refused(&gone, NOT_DONE, "unknown-supervisor");
    ground.write("passphrase.txt", ground.bytes("super.txt"));
    ground.refused(&["audit", "body.hjo"], NOT_DONE, "wrong-passphrase-or-damaged");
}

#[test]
fn a_restored_office_begins_a_log_that_names_where_the_old_one_ended_and_goes_on() {
    let ground = Ground::at(Stage::Merged);
    let head = ground.head("body.hjo");
    let backup = ground.done(&["backup", "--office", "body.hjo", "--to", "away"]);
    assert_eq!(text(&backup, "/head"), head);
    assert_ne!(ground.head("body.hjo"), head, "that it was backed up is an act");
    let copy = only(&ground, "away");
    assert_eq!(text(&backup, "/path"), copy);
    let name = copy.strip_prefix("away/body-").and_then(|n| n.strip_suffix(".hjo")).unwrap();
    let form: String = name.chars().map(|c| if c.is_ascii_digit() { '9' } else { c }).collect();
    assert_eq!(form, "99999999-999999");
    if tool("sha256sum") {
        let said = stock::content(&ground.path("."), "sha256sum", [&copy], None);
        assert_eq!(said.split_whitespace().next(), Some(text(&backup, "/sha256")));
    }

    let over = ["restore", &copy, "--out", "body.hjo"];
    ground.refused(&over, NOT_DONE, "exists");
    let restore = ["restore", &copy, "--out", "again.hjo"];
    let restored = ground.done(&[&restore[..], &["--reason", "硬盘损坏"]].concat());
    assert_eq!(text(&restored, "/past_head"), head);
    let audited = ground.done(&["audit", "again.hjo"]);
    let past = json!([{ "log": restored["past_log"], "head": head }]);
    assert_eq!(
        (&audited["ok"], &audited["rows"], &audited["past"]),
        (&json!(true), &json!(1), &past)
    );
    assert_eq!(audited["head"], restored["head"]);

    // The submission comes out of the new log; what was done between backup and loss is only noted.
    let submitted = ground.done(&["submit", "--office", "again.hjo", "--out", "up"]);
    let file = text(&submitted, "/path");
    let received = ground.done(&["receive", "--office", "secretariat.hjo", file, "--out", "ack"]);
    assert_eq!(
        (&received["verdict"], received["ranking"].as_array().unwrap().len()),
        (&json!("good"), 4)
    );
}

#[test]
fn a_damaged_backup_restores_nothing() {
    let ground = Ground::at(Stage::Merged);
    ground.done(&["backup", "--office", "body.hjo", "--to", "away"]);
    let copy = only(&ground, "away");
    let mut bytes = ground.bytes(&copy);
    let page = bytes.len() / 4096 / 2;
    bytes[page * 4096 + 77] ^= 1;
    ground.write(&copy, bytes);
    ground.refused(&["restore", &copy, "--out", "again.hjo"], NOT_DONE, "backup-damaged");
    ground.write(&copy, "broken off");
    ground.refused(&["restore", &copy, "--out", "again.hjo"], NOT_DONE, "cut-short");
}
