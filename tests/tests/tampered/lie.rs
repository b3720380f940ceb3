//! Who signs a lie, to whom it is told, and that it is not believed.

use bundle::PrivateKey;
use journeys::Stage;
use journeys::hengjian::PASSPHRASE;
use journeys::refusal::{BAD, Ground, codes};
use serde_json::{Value, json};
use store::Secret;
use store::office::{KeyPurpose, Office};
use store::work::WorkFile;

use crate::parts::Parts;

pub const RESULTS: &str = "results/results-@-e001-1-1.hjb";
pub const SUBMISSION: &str = "submission/submission-@.hjb";
pub const LIE: &str = "lie.hjb";

/// The key of the first expert.
pub fn expert_key(ground: &Ground) -> PrivateKey {
    let work =
        WorkFile::open(&ground.path("work-E001.hjw"), &Secret::Passphrase(PASSPHRASE)).unwrap();
    let key = work.read().key().unwrap().unwrap();
    work.close().unwrap();
    PrivateKey::from_encrypted_openssh(&key.private_pem, PASSPHRASE).unwrap()
}

/// The key of the body.
pub fn body_key(ground: &Ground) -> PrivateKey {
    let office = Office::open(&ground.path("body.hjo"), &Secret::Passphrase(PASSPHRASE)).unwrap();
    let key = office.read().keys(KeyPurpose::Signing).unwrap().pop().unwrap();
    office.close().unwrap();
    PrivateKey::from_encrypted_openssh(&key.private_pem, PASSPHRASE).unwrap()
}

/// A key that nobody knows.
pub fn stranger() -> PrivateKey {
    PrivateKey::from_seed([7; 32])
}

/// The body takes none of it in, and calls it by `code`.
pub fn body_refuses(ground: &Ground, lie: Vec<u8>, code: &str) {
    ground.write(LIE, lie);
    let answer = ground.bad(&["merge", "--office", "body.hjo", LIE]);
    assert!(codes(&answer).contains(&code.to_owned()), "{code}: {:#}", answer["files"]);
}

/// The secretariat takes none of it in, and calls it by `code`.
pub fn secretariat_refuses(ground: &Ground, lie: Vec<u8>, code: &str) {
    ground.write(LIE, lie);
    let receive = ["receive", "--office", "secretariat.hjo", LIE, "--out", "ack"];
    ground.refused_for(&receive, BAD, code);
}

/// Results that the entitled expert signed, with one lie in them, at a body that merged the true ones of
/// the others.
pub fn signed_lie(code: &str, lie: impl FnOnce(&mut Parts)) {
    let ground = Ground::at(Stage::Sealed);
    let others = ["results/results-@-e002-1-1.hjb", "results/results-@-e003-1-1.hjb"];
    ground.done(&[&["merge", "--office", "body.hjo"], &others[..]].concat());
    let mut parts = Parts::of(&ground.bytes(RESULTS));
    lie(&mut parts);
    body_refuses(&ground, parts.signed("expert", &expert_key(&ground)), code);
}

/// A submission that the entitled body signed, with one lie in it.
pub fn submitted_lie(code: &str, lie: impl FnOnce(&mut Parts)) {
    let ground = Ground::at(Stage::Submitted);
    let mut parts = Parts::of(&ground.bytes(SUBMISSION));
    lie(&mut parts);
    secretariat_refuses(&ground, parts.signed("body", &body_key(&ground)), code);
}

/// The sealed review of a nomination in `results.json`.
pub fn review<'a>(sheet: &'a mut Value, nomination: &str) -> &'a mut Value {
    let reviews = sheet["reviews"].as_array_mut().unwrap();
    reviews.iter_mut().find(|r| r["review"]["nomination"] == nomination).unwrap()
}

/// A second version of the first expert's sheet, as it comes after a return.
pub fn second_version(ground: &Ground) -> Vec<u8> {
    let mut parts = Parts::of(&ground.bytes(RESULTS));
    parts.info.seq = Some("2".to_owned());
    parts.json("data/results.json", |s| {
        s["seq"] = json!(2);
        let of = review(s, "q03");
        let total = of["total_millionths"].as_i64().unwrap();
        let mark = of["review"]["marks"]["depth"].as_i64().unwrap();
        of["review"]["marks"]["depth"] = json!(mark - 500);
        of["total_millionths"] = json!(total - 5_000_000);
    });
    parts.signed("expert", &expert_key(ground))
}
