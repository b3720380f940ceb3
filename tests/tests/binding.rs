//! How an expert's key is bound to the person (`formats.md` §6), from the key card or the ink page to the secretariat's
//! ack: what each filed plan asks for, who can bring it, and what is refused until it is there.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "tampered/parts.rs"]
#[allow(dead_code)] // the journeys of tampering use all of it
mod parts;

use std::ops::ControlFlow;

use bundle::mac::hmac_sha256;
use bundle::{Digest, PrivateKey, Signer};
use journeys::chain::EXPERTS;
use journeys::hengjian::PASSPHRASE;
use journeys::refusal::{BAD, Ground, NOT_DONE, USAGE, codes};
use journeys::{Stage, skip, stock, text, tool};
use parts::Parts;
use serde_json::{Value, json};
use store::batch::{open_batch, write_batch};
use store::office::Office;
use store::work::{Origin, WorkFile};
use store::{Act, RawKey, Secret, Seed};

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
    let key = key_file("E002");
    let other = [&args[..], &["--key", &key]].concat();
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
    let Bound { ground, .. } = Bound::packed("mac", false);
    let (own, other) = (ground.bytes("passphrase.txt"), "另一个很长的口令\n");
    ground.write("passphrase.txt", other);
    ground.done(&["key", "card", "--name", "赵一", "--out", "elsewhere"]);
    ground.write("passphrase.txt", own);
    ground.write("other.txt", other);
    let (digits, args) = (ground.digits(), open_args("E001"));
    let with = ["--trust", &digits, "--key", "elsewhere/expert-key"];
    let args = [&args_of(&args)[..], &with].concat();
    ground.refused(&args, NOT_DONE, "key-passphrase-needed");
    let wrong = [&args[..], &["--key-passphrase-file", "passphrase.txt"]].concat();
    ground.refused(&wrong, NOT_DONE, "wrong-key-passphrase");
    let opened = ground.done(&[&args[..], &["--key-passphrase-file", "other.txt"]].concat());
    // The work file keeps it under its own passphrase: what seals asks for no other.
    let file = WorkFile::open(&ground.path("work-E001.hjw"), &secret()).unwrap();
    let key = file.read().key().unwrap().unwrap();
    file.close().unwrap();
    let private = PrivateKey::from_encrypted_openssh(&key.private_pem, PASSPHRASE).unwrap();
    assert_eq!(private.public().fingerprint(), text(&opened, "/fingerprint"));
}

fn secret() -> Secret<'static> {
    Secret::Passphrase(PASSPHRASE)
}

/// Whoever packed the batch knows its secret and can make results under a key of their own: the secret binds nobody to
/// the filed key.
#[test]
fn results_under_another_key_than_the_filed_one_are_refused() {
    let Bound { ground, sealed, .. } = Bound::merged("filed", true);
    let file = WorkFile::open(&ground.path("work-E001.hjw"), &secret()).unwrap();
    let (sheet, head) = (file.read().seal_bytes(1).unwrap().unwrap(), file.read().head().unwrap());
    file.close().unwrap();
    let stranger = PrivateKey::from_seed([7; 32]);
    let public = stranger.public();
    let mac = Digest::from_bytes(hmac_sha256(&head.mac_secret, &public.blob())).to_string();
    let mut parts = Parts::of(&sheet);
    parts.json("data/enrolment.json", |e| {
        assert_eq!(e["binding"], "filed");
        (e["public_key"], e["mac"]) = (json!(public.to_openssh()), json!(mac));
    });
    parts.info.seq = Some("2".to_owned());
    parts.json("data/results.json", |s| s["seq"] = json!(2));
    ground.write("forged.hjb", parts.signed("expert", &stranger));
    let answer = ground.bad(&["merge", "--office", "body.hjo", "forged.hjb"]);
    let found = codes(&answer);
    assert!(found.contains(&"A09".to_owned()) && !found.contains(&"A08".to_owned()), "{answer:#}");
    assert_eq!(answer["counted"], sealed.len());
}

#[test]
fn without_its_scan_nothing_is_submitted_where_the_plan_asks_for_scans() {
    let bound = Bound::merged("paper-claimed", false);
    let ground = &bound.ground;
    let submit = ["submit", "--office", "body.hjo", "--track", "@", "--out", "submission"];
    let error = ground.refused_for(&submit, BAD, "C06");
    assert_eq!(concerned(&error, "C06"), EXPERTS);
    ground.write("page.jpg", b"\xff\xd8\xff");
    ground.refused(&paper_add("E001", "page.jpg"), NOT_DONE, "not-a-pdf");
    ground.write("large.pdf", [SCAN, &vec![0; 20 << 20]].concat());
    ground.refused(&paper_add("E001", "large.pdf"), NOT_DONE, "too-large");
    ground.write("scan.pdf", SCAN);
    ground.refused(&paper_add("E009", "scan.pdf"), NOT_DONE, "results-not-kept");
    let add = |results: &str| {
        ground.done(&["paper", "add", "--office", "body.hjo", "--results", results, "scan.pdf"])
    };
    let digits = text(&bound.sealed[0], "/digits");
    let added = add(digits);
    assert_eq!((&added["expert"], &added["known"]), (&json!("E001"), &json!(false)));
    assert_eq!(added["missing"].as_array().unwrap().len(), 2);
    assert_eq!(add(text(&bound.sealed[0], "/digest"))["known"], true);
    bound.add_scans();
    let submitted = bound.submit();
    let received = ground.done(&bound.receive(&submitted));
    assert_eq!(received["verdict"], "good");
    assert_eq!(bound.register("body.hjo", "results"), ["paper-claimed"; 3]);
    assert_eq!(bound.register("secretariat.hjo", "ack"), ["paper-claimed"]);
}

/// Whom the findings of this code are about.
fn concerned(error: &Value, code: &str) -> Vec<String> {
    let findings = error.pointer("/findings").or_else(|| error.pointer("/error/findings")).unwrap();
    let of = findings.as_array().unwrap().iter().filter(|f| f["code"] == code);
    of.map(|f| f["object"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_submission_waits_until_every_original_page_was_compared() {
    let bound = Bound::merged("paper-seen", false);
    bound.add_scans();
    let submitted = bound.submit();
    let (ground, receive) = (&bound.ground, bound.receive(&submitted));
    let error = ground.refused_for(&receive, BAD, "A10");
    assert_eq!(concerned(&error, "A10"), EXPERTS);

    let seen = |results: &str, key: &str| {
        let typed = ["--results-digits", results, "--fingerprint-digits", key, "--by", "李明"];
        let of = ["paper", "seen", "--office", "secretariat.hjo", text(&submitted, "/path")];
        let by = ["--clerk-passphrase-file", "clerk.txt"];
        [&of[..], &typed, &by].concat().into_iter().map(ToOwned::to_owned).collect::<Vec<_>>()
    };
    let page = |i: usize| (text(&bound.sealed[i], "/digits"), text(&bound.cards[i], "/digits"));
    let (results, key) = page(0);
    ground.write("clerk.txt", "李明自己的长口令\n");
    ground.refused(&args_of(&seen(results, key)), NOT_DONE, "clerk-key-needed");
    let add = ["clerk", "add", "--office", "secretariat.hjo", "李明"];
    ground.done(&[&add[..], &["--clerk-passphrase-file", "clerk.txt"]].concat());

    ground.refused(&args_of(&seen("12345", key)), NOT_DONE, "bad-digits");
    let digest = text(&submitted, "/digits");
    ground.refused(&args_of(&seen(digest, key)), NOT_DONE, "paper-unknown");
    ground.refused(&args_of(&seen(results, page(1).1)), NOT_DONE, "paper-other-key");
    for (i, expert) in EXPERTS.iter().enumerate() {
        let (results, key) = page(i);
        let answer = ground.done(&args_of(&seen(results, key)));
        assert_eq!((&answer["expert"], &answer["known"]), (&json!(expert), &json!(false)));
        assert_eq!(answer["missing"].as_array().unwrap().len(), EXPERTS.len() - 1 - i);
        if i == 0 {
            let again = ground.done(&args_of(&seen(results, key)));
            assert_eq!(again["known"], true);
            let error = ground.refused_for(&receive, BAD, "A10");
            assert_eq!(concerned(&error, "A10"), EXPERTS[1..]);
        }
    }
    assert_eq!(ground.done(&receive)["verdict"], "good");
    assert_eq!(bound.register("secretariat.hjo", "ack"), ["paper-seen"]);
}

#[test]
fn digits_once_compared_hold_for_later_batches_of_the_edition() {
    let Bound { ground, .. } = Bound::packed("mac", false);
    let (digits, first, second) = (ground.digits(), open_args("E001"), open_args("E002"));
    let pinned = |by: &'static str| ["--pinned-by", by];
    let second = args_of(&second);
    // Nobody compared anything for the first one; then it was opened again, and somebody did.
    ground.done(&[&args_of(&first)[..], &["--unverified"]].concat());
    let unverified = [&second[..], &pinned("work-E001.hjw")].concat();
    ground.refused(&unverified, NOT_DONE, "pinned-unverified");
    let typed = args_of(&first)[..4].to_vec();
    ground.done(&[&typed[..], &["--trust", &digits, "--out", "typed.hjw"]].concat());
    let opened = ground.done(&[&second[..], &pinned("typed.hjw")].concat());
    assert_eq!(opened["anchor"], "pinned");
    let third = open_args("E003");
    let chained = [&args_of(&third)[..], &pinned("work-E002.hjw")].concat();
    assert_eq!(ground.done(&chained)["anchor"], "pinned");
    let both = [&second[..], &pinned("typed.hjw"), &["--trust", &digits]].concat();
    assert_eq!(ground.run(&both).code, USAGE);
    let seen = ground.done(&["call", "work.see", &json!({"work": "work-E002.hjw"}).to_string()]);
    assert_eq!(seen["anchor"], "pinned");
}

#[test]
fn an_earlier_work_file_says_before_opening_whether_the_key_is_the_one_known_then() {
    let Bound { ground, .. } = Bound::packed("mac", false);
    let look = |batch: &str, by: &str| {
        let file = format!("batches/batch-@-{batch}-1.hjb");
        json!({ "file": file, "pinned_by": by }).to_string()
    };
    let first = open_args("E001");
    ground.done(&[&args_of(&first)[..], &["--trust", &ground.digits()]].concat());
    let card = ground.done(&["call", "batch.look", &look("e002", "work-E001.hjw")]);
    assert_eq!((&card["verdict"], &card["anchored"]), (&"good".into(), &true.into()));
    assert_eq!(card["pinned"]["batch"], "electronics-e001");
    assert!(text(&card, "/pinned/made_at").starts_with("20"), "{card:#}");
    // Somebody who had compared another key for this very edition is told, and the batch is not opened.
    under_other_digits(&ground, "work-E001.hjw", "other.hjw");
    let card = ground.run(&["call", "batch.look", &look("e002", "other.hjw")]).json;
    assert_eq!((&card["verdict"], &card["anchored"]), (&"bad".into(), &false.into()));
    assert_eq!((codes(&card), &card["expert"]), (vec!["A05".to_owned()], &"E002".into()));
    assert_eq!(card["pinned"]["batch"], "electronics-e001");
    let second = open_args("E002");
    let pinned = [&args_of(&second)[..], &["--pinned-by", "other.hjw"]].concat();
    ground.refused_for(&pinned, BAD, "A05");
    let nobody = ["call", "batch.look", &look("e002", "nowhere.hjw")].map(ToOwned::to_owned);
    ground.refused(&args_of(&nobody), NOT_DONE, "not-found");
}

/// A work file as `like`, but made when somebody had typed other digits.
fn under_other_digits(ground: &Ground, like: &str, name: &str) {
    let file = WorkFile::open(&ground.path(like), &secret()).unwrap();
    let (origin, head) = (file.read().origin().unwrap(), file.read().head().unwrap());
    file.close().unwrap();
    let origin = Origin { anchor_digits: "00000".repeat(6), ..origin };
    let (key, database) = (RawKey::new([1; 32]), ground.path("other.db"));
    let office = Office::open(&ground.path("body.hjo"), &secret()).unwrap();
    let mut go_on = |_, _| ControlFlow::Continue(());
    write_batch(&office, &database, (&key, &[2; 16]), &head, &[], &mut go_on).unwrap();
    office.close().unwrap();
    let act = Act {
        actor: "E001".to_owned(),
        act: "opened".to_owned(),
        object: String::new(),
        outcome: "ok".to_owned(),
        reason: None,
        digest: None,
        at: origin.created_at.clone(),
    };
    let (batch, seed) =
        (open_batch(&database, &key).unwrap(), Seed { salt: [3; 16], log_id: "other".to_owned() });
    let made = (&secret(), &seed);
    let file =
        WorkFile::create_from_batch(&ground.path(name), made, &batch, &origin, &act).unwrap();
    file.close().unwrap();
}

#[test]
fn nominations_of_the_own_unit_are_pointed_out() {
    let bound = Bound::packed("mac", false);
    bound.open("E001");
    let seen = json!({"work": "work-E001.hjw"}).to_string();
    let seen = bound.ground.done(&["call", "work.see", &seen]);
    assert_eq!(seen["unit"], "示例公司Ｑ０２");
    let own = seen["nominations"].as_array().unwrap().iter().filter(|n| n["same_unit"] == true);
    assert_eq!(own.map(|n| text(n, "/id")).collect::<Vec<_>>(), ["q02"]);
}

#[test]
fn stock_tools_read_and_use_the_key_file_and_find_no_name_in_it() {
    if !tool("ssh-keygen") {
        return skip("no ssh-keygen");
    }
    let ground = Ground::at(Stage::Offices);
    let card =
        ground.done(&["key", "card", "--name", "赵一", "--unit", "示例大学", "--out", "mine"]);
    let mine = ground.path("mine");
    let keygen = |args: &[&str]| stock::content(&mine, "ssh-keygen", args, None);
    let read = keygen(&["-y", "-P", PASSPHRASE, "-f", "expert-key"]);
    let (line, public) = (text(&card, "/public_key"), ground.bytes("mine/expert-key.pub"));
    assert!(read.starts_with(line), "{read}");
    assert!(!read.contains("赵一") && read.contains("hengjian-expert"), "{read}");
    assert_eq!(public, format!("{line}\n").into_bytes());
    assert_eq!(stock::fingerprint(line, &mine), text(&card, "/fingerprint"));
    assert!(ground.bytes("mine/expert-key-card.pdf").starts_with(b"%PDF-"));
    // An agent or a terminal would be asked for the passphrase; without either, a copy is made that needs none.
    ground.copy("mine/expert-key", "mine/open");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |name: &str| mine.join(name).metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode("expert-key"), 0o600);
        let private = std::fs::Permissions::from_mode(0o600);
        std::fs::set_permissions(mine.join("open"), private).unwrap();
    }
    keygen(&["-p", "-P", PASSPHRASE, "-N", "", "-f", "open"]);
    ground.write("mine/message", "hello");
    keygen(&["-Y", "sign", "-n", "test", "-f", "open", "message"]);
    ground.write("mine/allowed", format!("e {line}\n"));
    let verify = ["-Y", "verify", "-n", "test", "-I", "e", "-f", "allowed", "-s", "message.sig"];
    stock::content(&mine, "ssh-keygen", verify, Some(&ground.path("mine/message")));
}
