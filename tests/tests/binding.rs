//! How an expert's key is bound to the person (`formats.md` §6), from the key card or the ink page to the secretariat's
//! ack: what each filed plan asks for, who can bring it, and what is refused until it is there.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "tampered/parts.rs"]
#[allow(dead_code)] // the journeys of tampering use all of it
mod parts;

use bundle::mac::hmac_sha256;
use bundle::{Digest, PrivateKey, Signer};
use journeys::chain::{EXPERTS, TRACK};
use journeys::hengjian::PASSPHRASE;
use journeys::refusal::{BAD, Ground, NOT_DONE, USAGE, codes};
use journeys::{Stage, skip, stock, text, tool};
use parts::Parts;
use serde_json::{Value, json};
use store::Secret;
use store::work::WorkFile;

/// How a scan begins, and enough for a journey: what a page shows is for eyes.
const SCAN: &[u8] = b"%PDF-1.4 scan of ink";
/// The one nomination that each expert's table of scores leaves out.
const UNSCORED: [&str; 3] = ["q02", "q03", "q04"];

/// A programme whose plan asks for `binding`; every expert made a key card, and the panel names the keys if `filed`.
struct Bound {
    ground: Ground,
    cards: Vec<Value>,
    sealed: Vec<Value>,
}

impl Bound {
    /// Packed, nothing opened.
    fn packed(binding: &str, filed: bool) -> Self {
        let ground = Ground::at(Stage::Edition);
        let card =
            |e: &&str| ground.done(&["key", "card", "--name", "赵一", "--out", &key_folder(e)]);
        let cards: Vec<Value> = EXPERTS.iter().map(card).collect();
        let keys = cards.iter().map(|c| if filed { text(c, "/public_key") } else { "" });
        let rows = EXPERTS.iter().zip(keys);
        let rows: String =
            rows.map(|(e, key)| format!("{e},赵一,示例公司Ｑ０２ ,{key}\n")).collect();
        ground.write("panel.csv", format!("expert,name,unit,public_key\n{rows}"));
        let export = ["filing", "export", "--office", "body.hjo", "--track", "@"];
        let with = ["--criteria", "criteria.json", "--panel", "panel.csv", "--binding", binding];
        let out = ["--closing", "2022-11-20", "--out", "filing"];
        let filing = ground.done(&[&export[..], &with, &out].concat());
        let (file, digits) = (text(&filing, "/path"), text(&filing, "/digits"));
        let accept = ["filing", "accept", "--office", "secretariat.hjo", file, "--by", "李明"];
        let receipt =
            ground.done(&[&accept[..], &["--digits", digits, "--out", "filing"]].concat());
        ground.done(&["receipt", "import", "--office", "body.hjo", text(&receipt, "/path")]);
        let intake = ["intake", "--office", "body.hjo", "--track", "@", "nominations.csv"];
        ground.done(&[&intake[..], &["--attachments", "attachments"]].concat());
        let accept = ["accept", "--office", "body.hjo", "--track", "@", "--all", "--by", "王敏"];
        ground.done(&[&accept[..], &["--reason", "形式审查通过"]].concat());
        let pack = ["pack", "--office", "body.hjo", "--track", "@", "--batches", "batches"];
        ground.done(&[&pack[..], &["--letters", "letters"]].concat());
        Self { ground, cards, sealed: Vec::new() }
    }

    /// Sealed by all experts, each with the key of the card, and merged.
    fn merged(binding: &str, filed: bool) -> Self {
        let mut bound = Self::packed(binding, filed);
        for (expert, unable) in EXPERTS.into_iter().zip(UNSCORED) {
            bound.open(expert);
            let work = work(expert);
            bound.ground.done(&["pledge", &work]);
            bound.ground.done(&["recuse", &work, "--none"]);
            bound.ground.done(&["unable", &work, "--nomination", unable, "--reason", "非本人专业"]);
            bound.ground.done(&["score", "import", &work, &format!("scores-{expert}.csv")]);
            bound.sealed.push(bound.ground.done(&["seal", &work, "--out", "results"]));
        }
        let results: Vec<&str> = bound.sealed.iter().map(|s| text(s, "/path")).collect();
        let merge = [&["merge", "--office", "body.hjo", "--track", "@"], &results[..]].concat();
        let merged = bound.ground.done(&merge);
        assert_eq!(merged["counted"], 3, "{merged:#}");
        bound
    }

    fn open(&self, expert: &str) -> Value {
        let (digits, key) = (self.ground.digits(), key_file(expert));
        let args = open_args(expert);
        self.ground.done(&[&args_of(&args)[..], &["--trust", &digits, "--key", &key]].concat())
    }

    fn submit(&self) -> Value {
        self.ground.done(&["submit", "--office", "body.hjo", "--track", "@", "--out", "submission"])
    }

    fn add_scans(&self) {
        for expert in EXPERTS {
            self.ground.write(&scan(expert), [SCAN, expert.as_bytes()].concat());
            self.ground.done(&paper_add(expert, &scan(expert)));
        }
    }

    fn receive<'a>(&self, submitted: &'a Value) -> [&'a str; 6] {
        ["receive", "--office", "secretariat.hjo", text(submitted, "/path"), "--out", "ack"]
    }

    /// The bindings of one kind of bundle, as the register of an office shows them.
    fn register(&self, office: &str, kind: &str) -> Vec<Value> {
        let request = json!({ "office": office }).to_string();
        let register = self.ground.done(&["call", "office.register", &request]);
        let rows = register["rows"].as_array().unwrap().iter();
        rows.filter(|row| row["type"] == kind).map(|row| row["binding"].clone()).collect()
    }
}

fn key_folder(expert: &str) -> String {
    format!("key-{expert}")
}

fn key_file(expert: &str) -> String {
    format!("key-{expert}/expert-key")
}

fn work(expert: &str) -> String {
    format!("work-{expert}.hjw")
}

fn scan(expert: &str) -> String {
    format!("scan-{expert}.pdf")
}

fn paper_add<'a>(expert: &'a str, file: &'a str) -> [&'a str; 7] {
    ["paper", "add", "--office", "body.hjo", "--expert", expert, file]
}

fn open_args(expert: &str) -> Vec<String> {
    let of = expert.to_lowercase();
    let (batch, code) =
        (format!("batches/batch-@-{of}-1.hjb"), format!("letters/batch-@-{of}-1-code.txt"));
    ["open", &batch, "--code-file", &code, "--out", &work(expert)].map(ToOwned::to_owned).to_vec()
}

fn args_of(args: &[String]) -> Vec<&str> {
    args.iter().map(String::as_str).collect()
}

#[test]
fn a_filed_key_opens_its_batch_and_binds_its_results_up_to_the_ack() {
    let bound = Bound::merged("filed", true);
    for (card, sealed) in bound.cards.iter().zip(&bound.sealed) {
        assert_eq!(card["fingerprint"], sealed["fingerprint"]);
    }
    let submitted = bound.submit();
    bound.ground.done(&bound.receive(&submitted));
    assert_eq!(bound.register("body.hjo", "results"), ["filed"; 3]);
    for kind in ["submission", "ack"] {
        assert_eq!(bound.register("secretariat.hjo", kind), ["filed"]);
    }
}

#[test]
fn a_batch_opens_with_the_filed_key_and_no_other() {
    let bound = Bound::packed("filed", true);
    let (digits, args) = (bound.ground.digits(), open_args("E001"));
    let args = [&args_of(&args)[..], &["--trust", &digits]].concat();
    bound.ground.refused(&args, NOT_DONE, "filed-key-needed");
    let other = [&args[..], &["--key", &key_file("E002")]].concat();
    bound.ground.refused(&other, NOT_DONE, "key-not-yours");
    bound.ground.write("note.txt", "not a key");
    let none = [&args[..], &["--key", "note.txt"]].concat();
    bound.ground.refused(&none, NOT_DONE, "key-file-refused");
    let opened = bound.open("E001");
    assert_eq!(opened["fingerprint"], bound.cards[0]["fingerprint"]);
    assert_eq!(opened["filed"], true);
}

#[test]
fn a_key_file_under_another_passphrase_says_so_and_opens_with_that_one() {
    let bound = Bound::packed("mac", false);
    bound.ground.write("other.txt", "另一个很长的口令\n");
    let card = ["key", "card", "--name", "赵一", "--out", "elsewhere"];
    let mut command = bound.ground.command(&card);
    // The last passphrase file that is named would be a mistake in use; so it is run bare.
    command = bare(&bound.ground, &command_line(&card, "other.txt"));
    assert!(command.status().unwrap().success());
    let (digits, args) = (bound.ground.digits(), open_args("E001"));
    let key = "elsewhere/expert-key";
    let args = [&args_of(&args)[..], &["--trust", &digits, "--key", key]].concat();
    bound.ground.refused(&args, NOT_DONE, "key-passphrase-needed");
    let wrong = [&args[..], &["--key-passphrase-file", "passphrase.txt"]].concat();
    bound.ground.refused(&wrong, NOT_DONE, "wrong-key-passphrase");
    bound.ground.done(&[&args[..], &["--key-passphrase-file", "other.txt"]].concat());
    // The work file keeps it under its own passphrase, so that sealing asks for one only.
    bound.ground.done(&["pledge", "work-E001.hjw"]);
}
