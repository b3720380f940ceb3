//! What the journeys of this folder do over and over: two clerks, an expert who scores, the way to the secretariat.

use bundle::PrivateKey;
use journeys::chain::EXPERTS;
use journeys::hengjian::PASSPHRASE;
use journeys::refusal::Ground;
use journeys::text;
use serde_json::Value;
use store::Secret;
use store::office::{KeyPurpose, Office};
use store::work::WorkFile;

use crate::parts::Parts;

pub const MERGE: [&str; 3] = ["merge", "--office", "body.hjo"];
pub const WANG: &str = "王敏";
pub const ZHOU: &str = "周宁";
/// The last words of every act of two people at the body.
pub const BOTH: [&str; 8] = [
    "--by",
    WANG,
    "--second",
    ZHOU,
    "--clerk-passphrase-file",
    "wang.txt",
    "--second-passphrase-file",
    "zhou.txt",
];

/// Registers both clerks in an office.
pub fn clerks(ground: &Ground, office: &str) {
    for (name, file) in [(WANG, "wang.txt"), (ZHOU, "zhou.txt")] {
        ground.write(file, format!("{name}自己设的长口令\n"));
        let add = ["clerk", "add", "--office", office, name, "--clerk-passphrase-file", file];
        ground.done(&add);
    }
}

/// Another filing of the same criteria, with more rows in the panel, receipted and imported.
pub fn filed_again(ground: &Ground, more_experts: &str) {
    let panel = String::from_utf8(ground.bytes("panel.csv")).unwrap();
    ground.write("panel.csv", format!("{panel}{more_experts}"));
    let export = ["filing", "export", "--office", "body.hjo", "--criteria", "criteria.json"];
    let more = ["--panel", "panel.csv", "--closing", "2022-11-20", "--out", "filing"];
    let filing = ground.done(&[&export[..], &more].concat());
    let (file, digits) = (text(&filing, "/path"), text(&filing, "/digits"));
    let accept = ["filing", "accept", "--office", "secretariat.hjo", file, "--by", "李明"];
    let receipt = ground.done(&[&accept[..], &["--digits", digits, "--out", "filing"]].concat());
    ground.done(&["receipt", "import", "--office", "body.hjo", text(&receipt, "/path")]);
}

/// Opens a batch that is packed under this name.
pub fn open(ground: &Ground, name: &str, work: &str) -> Value {
    let (batch, code) = (format!("batches/{name}.hjb"), format!("letters/{name}-code.txt"));
    let digits = ground.digits();
    ground.done(&["open", &batch, "--code-file", &code, "--trust", &digits, "--out", work])
}

/// A pledge, no recusals, one that cannot be judged if need be, and the marks of a table.
pub fn score(ground: &Ground, work: &str, table: &str, unable: Option<&str>) {
    ground.done(&["pledge", work]);
    ground.done(&["recuse", work, "--none"]);
    if let Some(nomination) = unable {
        ground.done(&["unable", work, "--nomination", nomination, "--reason", "非本人专业"]);
    }
    ground.done(&["score", "import", work, table]);
}

/// Seals into `results`; the encrypted bundle's path.
pub fn seal(ground: &Ground, work: &str) -> Value {
    ground.done(&["seal", work, "--out", "results"])
}

/// The results bundle of an expert as the first issue's first version.
pub fn results(expert: usize) -> String {
    format!("results/results-@-{}-1-1.hjb", EXPERTS[expert].to_lowercase())
}

/// Submits, and has the secretariat receive; both answers.
pub fn submitted(ground: &Ground) -> (Value, Value) {
    let submit = ["submit", "--office", "body.hjo", "--out", "submission", "--force"];
    let submitted = ground.done(&submit);
    let file = text(&submitted, "/path");
    let receive = ["receive", "--office", "secretariat.hjo", file, "--out", "ack", "--force"];
    let received = ground.done(&receive);
    assert_eq!(received["verdict"], "good", "{received:#}");
    (submitted, received)
}

/// A payload file of the submission that lies under `submission`.
pub fn in_submission(ground: &Ground, path: &str) -> Value {
    let parts = Parts::of(&ground.opened("submission/submission-@.hjb.age", "secretariat"));
    serde_json::from_slice(&parts.payload[path]).unwrap()
}

/// Nomination and score, in the order of the ranking; what has no score is not among it.
pub fn ranking(answer: &Value) -> Vec<(String, String)> {
    let rows = answer["ranking"].as_array().unwrap().iter();
    let row = |r: &Value| Some((r["item"].as_str()?.to_owned(), r["score"].as_str()?.to_owned()));
    rows.filter_map(row).collect()
}

/// The score of one nomination.
pub fn score_of(answer: &Value, nomination: &str) -> Option<String> {
    let found = ranking(answer).into_iter().find(|(item, _)| item == nomination);
    found.map(|(_, score)| score)
}

/// The key of the body.
pub fn body_key(ground: &Ground) -> PrivateKey {
    let office = Office::open(&ground.path("body.hjo"), &Secret::Passphrase(PASSPHRASE)).unwrap();
    let key = office.read().keys(KeyPurpose::Signing).unwrap().pop().unwrap();
    office.close().unwrap();
    PrivateKey::from_encrypted_openssh(&key.private_pem, PASSPHRASE).unwrap()
}

/// The key in a work file.
pub fn expert_key(ground: &Ground, work: &str) -> PrivateKey {
    let work = WorkFile::open(&ground.path(work), &Secret::Passphrase(PASSPHRASE)).unwrap();
    let key = work.read().key().unwrap().unwrap();
    work.close().unwrap();
    PrivateKey::from_encrypted_openssh(&key.private_pem, PASSPHRASE).unwrap()
}

/// The exact bytes of the last computation of the body.
pub fn last_merge(ground: &Ground) -> Vec<u8> {
    let office = Office::open(&ground.path("body.hjo"), &Secret::Passphrase(PASSPHRASE)).unwrap();
    let track = office.read().every_bundle().unwrap().into_iter().find_map(|b| b.track).unwrap();
    let json = office.read().last_merge(&track).unwrap().unwrap().json;
    office.close().unwrap();
    json
}

/// State of every results bundle that was taken in, as the body's list of batches shows it.
pub fn states(ground: &Ground) -> Vec<(String, u64, String)> {
    let request = serde_json::json!({"office": "body.hjo", "track": journeys::chain::TRACK});
    let batches = ground.done(&["call", "office.batches", &request.to_string()]);
    let rows = batches["rows"].as_array().unwrap().iter();
    let row = |r: &Value| {
        (text(r, "/batch").to_owned(), r["issue"].as_u64().unwrap(), text(r, "/state").to_owned())
    };
    rows.map(row).collect()
}
