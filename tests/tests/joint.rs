//! Two bodies review one track together (绿色低碳, `domain.md` §2): both keys stand in the filing, both letters are
//! compared, both sign filing, batches and submission. What lacks the second signature, or has a stranger's, is refused by
//! everybody; stock `ssh-keygen` sees both.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

#[path = "tampered/parts.rs"]
#[allow(dead_code)]
mod parts;

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use bundle::{PrivateKey, Signer};
use journeys::chain::{EXPERTS, RANKING};
use journeys::hengjian::PASSPHRASE;
use journeys::refusal::{codes, copy, two_sentences};
use journeys::{Chain, Hengjian, Ran, envelope, skip, stock, text, tool};
use parts::Parts;
use serde_json::{Value, json};
use store::Secret;
use store::office::{KeyPurpose, Office};

/// A folder in which two bodies came to the end together, with what the program said at the steps.
struct Joint {
    chain: Chain,
    said: Said,
}

#[derive(Clone, Default)]
struct Said {
    digits: [String; 3],
    filing: Value,
    cosigned: [Value; 3],
    packed: Value,
    sealed: Vec<Value>,
    submitted: Value,
    received: Value,
    acked: Value,
}

/// The office that runs the programme, the body that leads, and the one that signs along.
const OFFICES: [(&str, &[&str]); 3] = [
    ("secretariat.hjo", &["--role", "secretariat", "--name", "秘书处"]),
    ("first.hjo", &["--role", "body", "--body", "cast-ecology", "--name", "生态联合体"]),
    ("second.hjo", &["--role", "body", "--body", "cast-clean-energy", "--name", "能源联合体"]),
];
const CARD: &str = "cards/body-card-cast-clean-energy.json";
const FILING: &str = "filing/filing-green-v1.hjb";
const BOTH_FILING: &str = "both/filing-green-v1.hjb";
const RECEIPT: &str = "both/receipt-green-v1.hjb";
const TO_COSIGN: &str = "submission/submission-green-to-cosign.hjb.age";
const SUBMISSION: &str = "both/submission-green.hjb.age";

static WORLD: LazyLock<Joint> = LazyLock::new(walked);

fn walked() -> Joint {
    let chain = Chain::new();
    let criteria = fs::read_to_string(chain.path("criteria.json")).unwrap();
    fs::write(chain.path("criteria.json"), criteria.replace("\"electronics\"", "\"green\""))
        .unwrap();
    let mut joint = Joint { chain, said: Said::default() };
    joint.offices();
    joint.file();
    joint.pack();
    joint.review();
    joint.submit();
    joint
}

impl Joint {
    /// A copy to spoil; it goes with the value.
    fn copy() -> Self {
        let chain = Chain::new();
        copy(WORLD.chain.folder(), chain.folder());
        Self { chain, said: WORLD.said.clone() }
    }

    fn run_in(&self, language: &'static str, args: &[&str]) -> Ran {
        let cli: Hengjian = self.chain.cli.in_language(language);
        Ran::of(&cli.prepared(args).current_dir(self.chain.folder()).output().unwrap())
    }

    fn run(&self, args: &[&str]) -> Ran {
        self.run_in("zh_CN.UTF-8", args)
    }

    fn done(&self, args: &[&str]) -> Value {
        let ran = self.run(args);
        assert_eq!(ran.code, 0, "{args:?}: {}{}", ran.stdout, ran.stderr);
        ran.json
    }

    /// Refused with this error, in a sentence of each language.
    fn refused(&self, args: &[&str], code: &str) -> Value {
        let [zh, en] = ["zh_CN.UTF-8", "en_US.UTF-8"].map(|l| self.run_in(l, args));
        assert_eq!(zh.error(), code, "{args:?}: {}{}", zh.stdout, zh.stderr);
        two_sentences(&zh.stderr, &en.stderr);
        zh.json
    }

    /// A file is refused because of this finding.
    fn refused_for(&self, args: &[&str], finding: &str) -> Value {
        let error = self.refused(args, "verification-failed");
        assert!(codes(&error).contains(&finding.to_owned()), "{finding}: {error:#}");
        error
    }

    /// The file is not signed, because of this finding.
    fn unsigned(&self, office: &str, file: &str, finding: &str) {
        let ran = self.run(&["cosign", "--office", office, file, "--out", "refused"]);
        assert_eq!(ran.json["signed"], 0, "{}{}", ran.stdout, ran.stderr);
        assert_eq!(ran.code, if finding == "F01" { 3 } else { 1 }, "{}", ran.stdout);
        assert!(codes(&ran.json).contains(&finding.to_owned()), "{finding}: {}", ran.stdout);
        assert!(!self.chain.path("refused").exists());
    }

    fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.chain.path(name)).unwrap()
    }

    fn write(&self, name: &str, bytes: &[u8]) -> String {
        fs::write(self.chain.path(name), bytes).unwrap();
        name.to_owned()
    }

    fn offices(&mut self) {
        for (n, (file, args)) in OFFICES.into_iter().enumerate() {
            let made = self.done(&[&["office", "new"], args, &[file]].concat());
            self.said.digits[n] = text(&made, "/digits").to_owned();
            let identity = format!("identity-{}.txt", file.trim_end_matches(".hjo"));
            self.done(&["identity", "export", "--office", file, "--out", &identity]);
        }
        self.done(&["edition", "export", "--office", "secretariat.hjo", "--out", "."]);
        for office in ["first.hjo", "second.hjo"] {
            let trust = self.said.digits[0].clone();
            let import = ["edition", "import", "--office", office, "edition-2022.hjb"];
            self.done(&[&import[..], &["--trust", &trust]].concat());
        }
        self.done(&["key", "card", "--office", "second.hjo", "--out", "cards"]);
    }

    fn file(&mut self) {
        self.said.filing = self.done(&[&EXPORT[..], &EXPORT_OUT, &["--joint", CARD]].concat());
        let cosign = ["cosign", "--office", "second.hjo", FILING, "--out", "both"];
        self.said.cosigned[0] = self.done(&cosign);
        let [_, first, second] = self.said.digits.clone();
        self.done(&[&ACCEPT[..], &["--digits", &first, "--digits", &second]].concat());
        for office in ["first.hjo", "second.hjo"] {
            self.done(&["receipt", "import", "--office", office, RECEIPT]);
        }
    }

    fn pack(&mut self) {
        let office = ["--office", "first.hjo", "--track", "green"];
        let intake = ["nominations.csv", "--attachments", "attachments"];
        self.done(&[&["intake"], &office[..], &intake].concat());
        let by = ["--all", "--by", "王敏", "--reason", "形式审查通过"];
        self.done(&[&["accept"], &office[..], &by].concat());
        let folders = ["--batches", "batches", "--letters", "letters"];
        self.said.packed = self.done(&[&["pack"], &office[..], &folders].concat());
        let files = EXPERTS.map(|e| format!("batches/{}", batch(e)));
        let mut cosign = vec!["cosign", "--office", "second.hjo", "--out", "both"];
        cosign.extend(files.iter().map(String::as_str));
        self.said.cosigned[1] = self.done(&cosign);
    }

    fn review(&mut self) {
        for expert in EXPERTS {
            let (work, scores) = (format!("{expert}.hjw"), format!("scores-{expert}.csv"));
            self.done(&self.opening(expert, &format!("both/{}", batch(expert)), &work).each());
            self.done(&["pledge", &work]);
            match expert {
                "E002" => {
                    self.done(&["recuse", &work, "--nomination", "q03", "--reason", "same_unit"])
                }
                _ => self.done(&["recuse", &work, "--none"]),
            };
            if expert == "E001" {
                self.done(&["unable", &work, "--nomination", "q02", "--reason", "非本人专业"]);
            }
            self.done(&["score", "import", &work, &scores]);
            let sealed = self.done(&["seal", &work, "--out", "results"]);
            self.said.sealed.push(sealed);
        }
    }

    fn submit(&mut self) {
        let results: Vec<String> =
            self.said.sealed.iter().map(|s| text(s, "/path").to_owned()).collect();
        let mut merge = vec!["merge", "--office", "first.hjo", "--track", "green"];
        merge.extend(results.iter().map(String::as_str));
        self.done(&merge);
        let submit = ["submit", "--office", "first.hjo", "--track", "green"];
        self.said.submitted = self.done(&[&submit[..], &["--out", "submission"]].concat());
        let cosign = ["cosign", "--office", "second.hjo", TO_COSIGN, "--out", "both"];
        self.said.cosigned[2] = self.done(&cosign);
        let receive = ["receive", "--office", "secretariat.hjo", SUBMISSION, "--out", "ack"];
        self.said.received = self.done(&receive);
        let import = ["ack", "import", "--office", "first.hjo", "ack/ack-green.hjb"];
        self.said.acked = self.done(&[&import[..], &["--out", "lists"]].concat());
    }

    /// How an expert opens a batch.
    fn opening(&self, expert: &str, file: &str, work: &str) -> Words {
        let code = format!("letters/{}", batch(expert).replace(".hjb", "-code.txt"));
        let trust = &self.said.digits[0];
        Words(
            ["open", file, "--code-file", &code, "--trust", trust, "--out", work]
                .map(str::to_owned),
        )
    }
}

struct Words([String; 8]);

impl Words {
    fn each(&self) -> Vec<&str> {
        self.0.iter().map(String::as_str).collect()
    }
}

const EXPORT: [&str; 12] = [
    "filing",
    "export",
    "--office",
    "first.hjo",
    "--track",
    "green",
    "--criteria",
    "criteria.json",
    "--panel",
    "panel.csv",
    "--closing",
    "2022-11-20",
];
const EXPORT_OUT: [&str; 2] = ["--out", "filing"];
const ACCEPT: [&str; 9] = [
    "filing",
    "accept",
    "--office",
    "secretariat.hjo",
    BOTH_FILING,
    "--by",
    "李明",
    "--out",
    "both",
];

fn batch(expert: &str) -> String {
    format!("batch-green-{}-1.hjb", expert.to_lowercase())
}

/// A key that nobody knows.
fn stranger() -> PrivateKey {
    PrivateKey::from_seed([7; 32])
}

/// The bundle with a second signature by `key`.
fn signed_along(bytes: &[u8], key: &PrivateKey) -> Vec<u8> {
    let mut out = Vec::new();
    bundle::cosign(Cursor::new(bytes), &mut out, "body-2", key).unwrap();
    out
}

fn office_key(file: &Path) -> PrivateKey {
    let office = Office::open(file, &Secret::Passphrase(PASSPHRASE)).unwrap();
    let key = office.read().keys(KeyPurpose::Signing).unwrap().pop().unwrap();
    office.close().unwrap();
    PrivateKey::from_encrypted_openssh(&key.private_pem, PASSPHRASE).unwrap()
}

#[test]
fn two_bodies_come_to_a_good_submission_and_the_ranking_is_the_known_one() {
    let received = &WORLD.said.received;
    assert_eq!(received["verdict"], "good", "{received:#}");
    let ranking = received["ranking"].as_array().unwrap().iter();
    let ranking: Vec<_> = ranking.map(|r| (text(r, "/item"), text(r, "/score"))).collect();
    assert_eq!(ranking, RANKING.map(|(item, score, _)| (item, score)));
}

#[test]
fn the_second_signature_leaves_every_digest_as_it_was() {
    let said = &WORLD.said;
    assert_eq!(said.cosigned[0]["files"][0]["digest"], said.filing["digest"]);
    assert_eq!(said.cosigned[2]["files"][0]["digest"], said.submitted["digest"]);
    for (cosigned, packed) in said.cosigned[1]["files"]
        .as_array()
        .unwrap()
        .iter()
        .zip(said.packed["batches"].as_array().unwrap())
    {
        assert_eq!(cosigned["digest"], packed["digest"]);
    }
}

#[test]
fn whoever_signs_along_is_shown_what_is_signed_and_whose_key_signed_before() {
    let said = &WORLD.said;
    for (n, kind) in ["filing", "batch", "submission"].into_iter().enumerate() {
        let file = &said.cosigned[n]["files"][0];
        let shown = &file["content"];
        assert_eq!(file["type"], kind);
        assert_eq!((&shown["track"], &shown["role"]), (&json!("green"), &json!("body-2")));
        assert_eq!(shown["other"], "cast-ecology");
        assert_eq!(shown["other_digits"], said.digits[1].as_str());
        assert_eq!(shown["own_digits"], said.digits[2].as_str());
        let criteria = bundle::Digest::of(&WORLD.bytes("criteria.json")).to_string();
        assert_eq!(shown["criteria_digest"], criteria.as_str());
    }
    assert_eq!(said.cosigned[1]["files"][0]["content"]["experts"], json!(["E001"]));
    assert_eq!(said.filing["needs"], "中国科协清洁能源学会联合体");
}

#[test]
fn each_body_has_a_letter_of_its_own_with_its_own_digits_alone() {
    if !tool("pdftotext") {
        return skip("no pdftotext");
    }
    let letters =
        [text(&WORLD.said.filing, "/letter"), text(&WORLD.said.cosigned[0], "/files/0/letter")];
    let squeezed = |t: &str| t.split_whitespace().collect::<String>();
    for (n, letter) in letters.into_iter().enumerate() {
        let page = stock::content(WORLD.chain.folder(), "pdftotext", [letter, "-"], None);
        let page = squeezed(&page);
        let (own, other) = (&WORLD.said.digits[n + 1], &WORLD.said.digits[2 - n]);
        assert!(page.contains(&squeezed(own)) && !page.contains(&squeezed(other)), "{page}");
        assert!(page.contains(text(&WORLD.said.filing, "/digest")), "{page}");
    }
}

#[test]
fn stock_ssh_keygen_verifies_both_signatures_of_filing_batch_and_submission() {
    if !tool("ssh-keygen") || !tool("unzip") {
        return skip("no ssh-keygen or no unzip");
    }
    let desk = tempfile::tempdir().unwrap();
    let plain = envelope::open(
        &WORLD.chain.path(SUBMISSION),
        &WORLD.chain.path("identity-secretariat.txt"),
    );
    let filing = stock::unpack(&WORLD.chain.path(BOTH_FILING), desk.path());
    let keys = stock::json(&filing.join("data/keys.json"));
    let bundles: [(&str, PathBuf); 3] = [
        ("filing", filing),
        (
            "batch",
            stock::unpack(&WORLD.chain.path(&format!("both/{}", batch("E001"))), desk.path()),
        ),
        ("submission", stock::unpack(&plain, desk.path())),
    ];
    let lines: String = keys["bodies"]
        .as_array()
        .unwrap()
        .iter()
        .map(|b| {
            format!("{} namespaces=\"hengjian/*\" {}\n", text(b, "/role"), text(b, "/signing_key"))
        })
        .collect();
    assert_eq!(lines.lines().count(), 2);
    fs::write(desk.path().join("allowed"), lines).unwrap();
    let allowed = desk.path().join("allowed").display().to_string();
    for (kind, folder) in bundles {
        let namespace = format!("hengjian/{kind}/v1");
        for role in ["body", "body-2"] {
            let signature = format!("sig/{role}.sshsig");
            let args =
                ["-Y", "verify", "-f", &allowed, "-I", role, "-n", &namespace, "-s", &signature];
            let manifest = folder.join("tagmanifest-sha256.txt");
            stock::content(&folder, "ssh-keygen", args, Some(&manifest));
        }
    }
}

#[test]
fn stock_ssh_keygen_verifies_a_key_card() {
    if !tool("ssh-keygen") {
        return skip("no ssh-keygen");
    }
    let (card, folder) = (WORLD.chain.path(CARD), WORLD.chain.folder());
    let key = stock::json(&card);
    let line =
        format!("second namespaces=\"hengjian/body-card/v1\" {}\n", text(&key, "/signing_key"));
    let allowed = tempfile::NamedTempFile::new().unwrap();
    fs::write(allowed.path(), line).unwrap();
    let (allowed, signature) = (allowed.path().to_str().unwrap(), format!("{CARD}.sig"));
    let args = [
        "-Y",
        "verify",
        "-f",
        allowed,
        "-I",
        "second",
        "-n",
        "hengjian/body-card/v1",
        "-s",
        &signature,
    ];
    stock::content(folder, "ssh-keygen", args, Some(&card));
}

#[test]
fn results_go_up_to_both_bodies_and_the_submission_first_to_the_other_one() {
    let at = |name: &str| WORLD.chain.path(name);
    let results = WORLD.bytes("results/results-green-e001-1-1.hjb.age");
    let opened = |who: &str| envelope::opened(&results, &at(&format!("identity-{who}.txt")));
    assert_eq!(opened("first"), opened("second"));
    assert_eq!(WORLD.said.submitted["to_cosign"], true);
    let to_cosign = WORLD.bytes(TO_COSIGN);
    let parts = Parts::of(&envelope::opened(&to_cosign, &at("identity-second.txt")));
    assert_eq!(parts.stub.signatures.keys().collect::<Vec<_>>(), ["body"]);
    let sent = WORLD.bytes(SUBMISSION);
    let parts = Parts::of(&envelope::opened(&sent, &at("identity-secretariat.txt")));
    assert_eq!(parts.stub.signatures.keys().collect::<Vec<_>>(), ["body", "body-2"]);
}

#[test]
fn without_the_second_signature_neither_secretariat_nor_expert_goes_on() {
    let joint = Joint::copy();
    let accept = ["filing", "accept", "--office", "secretariat.hjo", FILING, "--by", "李明"];
    let digits = &joint.said.digits[1];
    joint.refused_for(&[&accept[..], &["--digits", digits]].concat(), "A01");
    let one = format!("batches/{}", batch("E001"));
    joint.refused_for(&joint.opening("E001", &one, "other.hjw").each(), "A01");
    let only = envelope::opened(&joint.bytes(TO_COSIGN), &joint.chain.path("identity-second.txt"));
    let file = joint.write("only.hjb", &only);
    joint.refused_for(&["receive", "--office", "secretariat.hjo", &file], "A01");
}

#[test]
fn a_strangers_second_signature_is_refused_by_secretariat_and_expert() {
    let joint = Joint::copy();
    let second = stranger().public().digits();
    let file = joint.write("f.hjb", &signed_along(&joint.bytes(FILING), &stranger()));
    let accept = ["filing", "accept", "--office", "secretariat.hjo", &file, "--by", "李明"];
    let first = joint.said.digits[1].clone();
    let typed = ["--digits", first.as_str(), "--digits", &second];
    joint.refused_for(&[&accept[..], &typed].concat(), "A05");
    let packed = joint.bytes(&format!("batches/{}", batch("E001")));
    let file = joint.write("b.hjb", &signed_along(&packed, &stranger()));
    joint.refused_for(&joint.opening("E001", &file, "other.hjw").each(), "A05");
    let only = envelope::opened(&joint.bytes(TO_COSIGN), &joint.chain.path("identity-second.txt"));
    let file = joint.write("s.hjb", &signed_along(&only, &stranger()));
    joint.refused_for(&["receive", "--office", "secretariat.hjo", &file], "A05");
}

#[test]
fn an_office_that_is_not_named_signs_nothing_along() {
    let joint = Joint::copy();
    let new = ["office", "new", "--role", "body", "--body", "cast-info", "--name", "旁人", "x.hjo"];
    joint.done(&new);
    let trust = joint.said.digits[0].clone();
    joint.done(&["edition", "import", "--office", "x.hjo", "edition-2022.hjb", "--trust", &trust]);
    joint.unsigned("x.hjo", FILING, "A05");
    joint.unsigned("x.hjo", &format!("batches/{}", batch("E002")), "A05");
    joint.unsigned("x.hjo", TO_COSIGN, "F01");
}

#[test]
fn nothing_is_signed_along_that_was_altered_or_is_of_another_kind() {
    let joint = Joint::copy();
    let mut bytes = joint.bytes(FILING);
    let half = bytes.len() / 2;
    bytes[half] ^= 1;
    let file = joint.write("altered.hjb", &bytes);
    let ran = joint.run(&["cosign", "--office", "second.hjo", &file, "--out", "refused"]);
    assert_eq!((ran.code, &ran.json["signed"]), (1, &json!(0)), "{}", ran.stdout);
    joint.unsigned("second.hjo", RECEIPT, "P01");
    joint.unsigned("second.hjo", "edition-2022.hjb", "P01");
}

#[test]
fn a_filing_that_gives_our_results_to_somebody_else_is_not_signed_along() {
    let joint = Joint::copy();
    let key = office_key(&joint.chain.path("first.hjo"));
    let elsewhere = bundle::sealed::new_identity().1;
    for (field, value) in [("recipient", elsewhere.as_str()), ("body", "cast-ecology")] {
        let mut parts = Parts::of(&joint.bytes(FILING));
        parts.json("data/keys.json", |k| k["bodies"][1][field] = json!(value));
        let file = joint.write("lie.hjb", &parts.signed("body", &key));
        let ran = joint.run(&["cosign", "--office", "second.hjo", &file, "--out", "refused"]);
        assert_eq!((ran.code, &ran.json["signed"]), (1, &json!(0)), "{field}: {}", ran.stdout);
        assert!(codes(&ran.json).iter().any(|c| c == "A05" || c == "A01"), "{}", ran.stdout);
    }
}

#[test]
fn signing_along_twice_gives_the_same_bytes_and_a_signed_file_is_left_alone() {
    let joint = Joint::copy();
    joint.done(&["cosign", "--office", "second.hjo", FILING, "--out", "again"]);
    assert_eq!(joint.bytes("again/filing-green-v1.hjb"), joint.bytes(BOTH_FILING));
    let answer = joint.done(&["cosign", "--office", "second.hjo", BOTH_FILING, "--out", "third"]);
    assert_eq!((&answer["signed"], &answer["verdict"]), (&json!(0), &json!("good")));
    assert!(codes(&answer).contains(&"P10".to_owned()) && !joint.chain.path("third").exists());
}

#[test]
fn another_filing_of_the_same_version_is_not_signed_along() {
    let joint = Joint::copy();
    let key = office_key(&joint.chain.path("first.hjo"));
    let mut parts = Parts::of(&joint.bytes(FILING));
    parts.info.claimed_at = Some("2022-11-02T08:00:00+08:00".to_owned());
    let file = joint.write("other.hjb", &parts.signed("body", &key));
    let cosign = ["cosign", "--office", "second.hjo", &file, "--out", "refused"];
    joint.refused(&cosign, "cosigned-another");
}

#[test]
fn a_filing_with_one_letter_missing_or_mistyped_is_not_receipted() {
    let joint = Joint::copy();
    let [_, first, second] = joint.said.digits.clone();
    let error = joint.refused_for(&[&ACCEPT[..], &["--digits", &first]].concat(), "A11");
    assert!(!codes(&error).contains(&"A05".to_owned()), "{error:#}");
    let mistyped = if second.starts_with('1') { "2" } else { "1" };
    let mistyped = format!("{mistyped}{}", &second[1..]);
    let typed = ["--digits", first.as_str(), "--digits", &mistyped];
    joint.refused_for(&[&ACCEPT[..], &typed].concat(), "A05");
}

#[test]
fn a_joint_track_is_filed_with_the_card_of_the_other_body_and_no_other() {
    let joint = Joint::copy();
    let export = [&EXPORT[..], &EXPORT_OUT].concat();
    joint.refused(&export, "joint-card-needed");
    joint.done(&["key", "card", "--office", "first.hjo", "--out", "cards"]);
    let own = "cards/body-card-cast-ecology.json";
    joint.refused(&[&export[..], &["--joint", own]].concat(), "joint-card-refused");
    let card = String::from_utf8(joint.bytes(CARD)).unwrap();
    joint.write(CARD, card.replace("age1", "age2").as_bytes());
    joint.refused_for(&[&export[..], &["--joint", CARD]].concat(), "A04");
    // The one who signs along does not lead.
    let from_second: Vec<&str> =
        export.iter().map(|w| if *w == "first.hjo" { "second.hjo" } else { w }).collect();
    joint.refused(&[&from_second[..], &["--joint", own]].concat(), "joint-led-by");
}

#[test]
fn the_second_body_neither_packs_nor_files_a_track_that_is_not_joint() {
    let joint = Joint::copy();
    let office = ["--office", "second.hjo", "--track", "green"];
    joint.done(&[&["intake"], &office[..], &["nominations.csv"]].concat());
    let by = ["--all", "--by", "王敏", "--reason", "形式审查通过"];
    joint.done(&[&["accept"], &office[..], &by].concat());
    let folders = ["--batches", "b2", "--letters", "l2"];
    joint.refused(&[&["pack"], &office[..], &folders].concat(), "second-body");
    // One body reviews this track alone: a card has no place in its filing.
    let new = ["office", "new", "--role", "body", "--body", "cast-info", "--name", "独任", "i.hjo"];
    joint.done(&new);
    let trust = joint.said.digits[0].clone();
    joint.done(&["edition", "import", "--office", "i.hjo", "edition-2022.hjb", "--trust", &trust]);
    let export = ["filing", "export", "--office", "i.hjo", "--track", "electronics"];
    let more = ["--panel", "panel.csv", "--closing", "2022-11-20", "--out", "x", "--joint", CARD];
    joint.refused(&[&export[..], &more].concat(), "joint-card-refused");
}

#[test]
fn both_bodies_take_the_ack_in_and_the_list_has_the_digits_of_every_experts_own_page() {
    let joint = Joint::copy();
    let import =
        ["ack", "import", "--office", "second.hjo", "ack/ack-green.hjb", "--out", "second"];
    let second = joint.done(&import);
    assert_eq!(second["acked"], WORLD.said.acked["acked"]);
    for (row, sealed) in second["acked"].as_array().unwrap().iter().zip(&WORLD.said.sealed) {
        assert_eq!(row["results_digits"], sealed["digits"]);
        assert_eq!(row["results_digest"], sealed["digest"]);
        assert_eq!(row["fingerprint"], sealed["fingerprint"]);
    }
    if !tool("pdftotext") {
        return skip("no pdftotext");
    }
    let list = text(&second, "/list");
    let page = stock::content(joint.chain.folder(), "pdftotext", ["-raw", list, "-"], None);
    let page: String = page.split_whitespace().collect();
    for row in second["acked"].as_array().unwrap() {
        for field in ["/results_digits", "/fingerprint_digits", "/expert"] {
            let shown: String = text(row, field).split_whitespace().collect();
            assert!(page.contains(&shown), "{shown} is not in {page}");
        }
    }
}
