//! Keys that change, keys that are brought along, and the register of keys for stock tools (`formats.md` §1 and §6): what
//! is signed with the wrong key never leaves, what was signed with the old one still counts, and nobody trusts a new one
//! that the old one or a letter did not name.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod body;
#[path = "../tampered/parts.rs"]
#[allow(dead_code)]
mod parts;
mod register;
mod secretariat;

use journeys::refusal::Ground;
use journeys::stock;

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

/// A key as people have it: made by `ssh-keygen`, its passphrase empty or not. Its fingerprint.
fn made_by_ssh_keygen(ground: &Ground, name: &str, kind: &str, passphrase: &str) -> String {
    let folder = ground.path(".");
    let args = ["-q", "-t", kind, "-N", passphrase, "-C", "somebody@somewhere", "-f", name];
    stock::content(&folder, "ssh-keygen", args, None);
    let said = stock::content(&folder, "ssh-keygen", ["-l", "-f", name], None);
    said.split_whitespace().nth(1).unwrap().to_owned()
}
