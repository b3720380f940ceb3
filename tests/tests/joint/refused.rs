//! What is not signed along, not receipted, not opened, not received.

use std::io::Cursor;
use std::path::Path;

use bundle::{PrivateKey, Signer};
use journeys::envelope;
use journeys::hengjian::PASSPHRASE;
use journeys::refusal::codes;
use serde_json::json;
use store::Secret;
use store::office::{KeyPurpose, Office};

use crate::parts::Parts;
use crate::world::{
    ACCEPT, BOTH_FILING, CARD, EXPORT, EXPORT_OUT, FILING, Joint, RECEIPT, TO_COSIGN, batch,
};

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
fn a_second_body_that_renewed_its_key_signs_nothing_under_the_old_receipt() {
    let joint = Joint::copy();
    joint.done(&["key", "renew", "--office", "second.hjo"]);
    let one = format!("batches/{}", batch("E001"));
    for file in [FILING, one.as_str(), TO_COSIGN] {
        let cosign = ["cosign", "--office", "second.hjo", file, "--out", "refused"];
        joint.refused(&cosign, "key-not-filed");
    }
    assert!(!joint.chain.path("refused").exists());
}
