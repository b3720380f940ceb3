//! What several attackers do: keys out of documents, an expert's work from opening to sealing, a lie told to an office.

use bundle::PrivateKey;
use journeys::hengjian::PASSPHRASE;
use journeys::refusal::{BAD, Ground, codes};
use journeys::text;
use serde_json::Value;
use store::Secret;
use store::office::{KeyPurpose, Office};
use store::work::WorkFile;

pub const RESULTS: [&str; 3] = [
    "results/results-@-e001-1-1.hjb",
    "results/results-@-e002-1-1.hjb",
    "results/results-@-e003-1-1.hjb",
];
pub const SUBMISSION: &str = "submission/submission-@.hjb";
pub const MERGE: [&str; 3] = ["merge", "--office", "body.hjo"];
pub const SUBMIT: [&str; 5] = ["submit", "--office", "body.hjo", "--out", "submission"];

/// The key in a work file.
pub fn expert_key(ground: &Ground, work: &str) -> PrivateKey {
    let work = WorkFile::open(&ground.path(work), &Secret::Passphrase(PASSPHRASE)).unwrap();
    let key = work.read().key().unwrap().unwrap();
    work.close().unwrap();
    PrivateKey::from_encrypted_openssh(&key.private_pem, PASSPHRASE).unwrap()
}

/// The key in an office file.
pub fn office_key(ground: &Ground, office: &str) -> PrivateKey {
    let office = Office::open(&ground.path(office), &Secret::Passphrase(PASSPHRASE)).unwrap();
    let key = office.read().keys(KeyPurpose::Signing).unwrap().pop().unwrap();
    office.close().unwrap();
    PrivateKey::from_encrypted_openssh(&key.private_pem, PASSPHRASE).unwrap()
}

/// A key that nobody knows.
pub fn stranger() -> PrivateKey {
    PrivateKey::from_seed([7; 32])
}

/// Opens the first issue of an expert's batch.
pub fn open(ground: &Ground, expert: &str, work: &str) -> Value {
    let of = expert.to_lowercase();
    let (batch, code) =
        (format!("batches/batch-@-{of}-1.hjb"), format!("letters/batch-@-{of}-1-code.txt"));
    let digits = ground.digits();
    ground.done(&["open", &batch, "--code-file", &code, "--trust", &digits, "--out", work])
}

/// Pledges, enters a table and seals into `out`; what was sealed. The first expert cannot judge q02.
pub fn sealed(ground: &Ground, work: &str, table: &str, out: &str) -> Value {
    ground.done(&["pledge", work]);
    ground.done(&["recuse", work, "--none"]);
    ground.done(&["unable", work, "--nomination", "q02", "--reason", "非本人专业"]);
    ground.done(&["score", "import", work, table]);
    ground.done(&["seal", work, "--out", out])
}

/// The body takes none of it in, and calls it by `code`.
pub fn body_refuses(ground: &Ground, lie: &[u8], code: &str) {
    ground.write("lie.hjb", lie);
    let answer = ground.bad(&[&MERGE[..], &["lie.hjb"]].concat());
    assert!(codes(&answer).contains(&code.to_owned()), "{code}: {:#}", answer["files"]);
}

/// The secretariat takes none of it in, and calls it by `code`.
pub fn secretariat_refuses(ground: &Ground, lie: &[u8], code: &str) -> Value {
    ground.write("lie.hjb", lie);
    let receive = ["receive", "--office", "secretariat.hjo", "lie.hjb", "--out", "ack"];
    ground.refused_for(&receive, BAD, code)
}

/// Submits and has it received; the ack as an unpacked file says it.
pub fn acked(ground: &Ground, more: &[&str]) -> Value {
    let submitted = ground.done(&[&SUBMIT[..], more, &["--force"]].concat());
    let file = text(&submitted, "/path");
    let receive = ["receive", "--office", "secretariat.hjo", file, "--out", "ack", "--force"];
    let received = ground.done(&receive);
    assert_eq!(received["verdict"], "good", "{received:#}");
    let parts = crate::parts::Parts::of(&ground.bytes(text(&received, "/path")));
    serde_json::from_slice(&parts.payload["data/ack.json"]).unwrap()
}

/// What the ack's list says of an expert.
pub fn listed<'a>(ack: &'a Value, expert: &str) -> Option<&'a Value> {
    ack["experts"].as_array().unwrap().iter().find(|e| e["expert"] == expert)
}
