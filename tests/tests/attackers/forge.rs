//! A clerk of the body who plays an expert: with the letter that was meant for the expert, and the secret in the batch.

use bundle::mac::hmac_sha256;
use bundle::{Digest, Signer};
use journeys::chain::EXPERTS;
use journeys::hengjian::PASSPHRASE;
use journeys::refusal::{BAD, Ground, NOT_DONE, codes};
use journeys::{Stage, text};
use serde_json::json;
use store::Secret;
use store::work::WorkFile;

use crate::desk::{MERGE, RESULTS, SUBMIT, acked, body_refuses, listed, open, sealed, stranger};
use crate::parts::Parts;

/// Holds: the ack's list shows each expert a key that is not the own; `paper-seen` and `filed` stop it before. Left:
/// experts who never compare.
#[test]
fn clerk_forges_an_expert_under_mac() {
    let ground = Ground::at(Stage::Scored);
    // The clerk opens the batch with the letter that was meant for the expert, and the secret in it binds the clerk's key.
    open(&ground, "E001", "forged.hjw");
    let forged = sealed(&ground, "forged.hjw", "scores-E001.csv", "forged");
    for expert in ["E002", "E003"] {
        ground.done(&["seal", &format!("work-{expert}.hjw"), "--out", "results"]);
    }
    let files =
        [text(&forged, "/path"), &format!("{}.age", RESULTS[1]), &format!("{}.age", RESULTS[2])];
    assert_eq!(ground.done(&[&MERGE[..], &files].concat())["counted"], 3);
    let ack = acked(&ground, &[]);
    // The expert seals too; what the own page and the published list say is not the same.
    let own = ground.done(&["seal", "work-E001.hjw", "--out", "results"]);
    let published = listed(&ack, "E001").unwrap();
    assert_eq!(published["fingerprint"], forged["fingerprint"]);
    assert_ne!(published["fingerprint"], own["fingerprint"]);
    assert_ne!(published["results_digest"], own["digest"]);
    assert_eq!(published["binding"], "mac");
    // Whoever takes the expert's own results in as well finds two keys.
    let both = ground.run(&[&MERGE[..], &[text(&own, "/path")]].concat());
    assert_eq!((both.code, &both.json["counted"]), (BAD, &json!(2)), "{}", both.stdout);
    assert!(codes(&both.json).contains(&"A09".to_owned()), "{}", both.stdout);

    clerk_forges_where_keys_were_filed();
    clerk_forges_where_pages_are_compared();
}

/// Packed under a plan that asks for this binding; every expert made a key card.
fn packed(binding: &str) -> Ground {
    let ground = Ground::at(Stage::Edition);
    let card = |expert: &&str| {
        let out = format!("key-{expert}");
        let card = ground.done(&["key", "card", "--name", "赵一", "--out", &out]);
        let key = if binding == "filed" { text(&card, "/public_key") } else { "" };
        format!("{expert},赵一,示例大学,{key}\n")
    };
    let rows: String = EXPERTS.iter().map(card).collect();
    ground.write("panel.csv", format!("expert,name,unit,public_key\n{rows}"));
    let export = ["filing", "export", "--office", "body.hjo", "--criteria", "criteria.json"];
    let more = ["--panel", "panel.csv", "--closing", "2022-11-20", "--binding", binding];
    let filing = ground.done(&[&export[..], &more, &["--out", "filing"]].concat());
    let (file, digits) = (text(&filing, "/path"), text(&filing, "/digits"));
    let accept = ["filing", "accept", "--office", "secretariat.hjo", file, "--by", "李明"];
    let receipt = ground.done(&[&accept[..], &["--digits", digits, "--out", "filing"]].concat());
    ground.done(&["receipt", "import", "--office", "body.hjo", text(&receipt, "/path")]);
    ground.done(&["intake", "--office", "body.hjo", "nominations.csv"]);
    let accept = ["accept", "--office", "body.hjo", "--all", "--by", "王敏", "--reason", "通过"];
    ground.done(&accept);
    let pack = ["pack", "--office", "body.hjo", "--batches", "batches", "--letters", "letters"];
    ground.done(&pack);
    ground
}

/// With the filed key's name on it and another key under it, or with the other key in both places.
fn clerk_forges_where_keys_were_filed() {
    let ground = packed("filed");
    let digits = ground.digits();
    let (batch, code) = ("batches/batch-@-e001-1.hjb", "letters/batch-@-e001-1-code.txt");
    let open = ["open", batch, "--code-file", code, "--trust", &digits, "--out", "forged.hjw"];
    ground.refused(&open, NOT_DONE, "filed-key-needed");
    let other = [&open[..], &["--key", "key-E002/expert-key"]].concat();
    ground.refused(&other, NOT_DONE, "key-not-yours");
    // By other software, with the secret that the body has: what the expert sealed, under the clerk's key.
    ground.done(&[&open[..7], &["work.hjw", "--key", "key-E001/expert-key"]].concat());
    sealed(&ground, "work.hjw", "scores-E001.csv", "results");
    let work = WorkFile::open(&ground.path("work.hjw"), &Secret::Passphrase(PASSPHRASE)).unwrap();
    let secret = work.read().head().unwrap().mac_secret;
    work.close().unwrap();
    let public = stranger().public();
    let mac = Digest::from_bytes(hmac_sha256(&secret, &public.blob())).to_string();
    let mut parts = Parts::of(&ground.opened(&format!("{}.age", RESULTS[0]), "body"));
    parts.json("data/enrolment.json", |e| {
        (e["public_key"], e["mac"]) = (json!(public.to_openssh()), json!(mac));
    });
    body_refuses(&ground, &parts.signed("expert", &stranger()), "A09");
}

/// A forged sheet has no page in ink; a page that was scanned has to be compared in the original.
fn clerk_forges_where_pages_are_compared() {
    let ground = packed("paper-seen");
    open(&ground, "E001", "forged.hjw");
    let forged = sealed(&ground, "forged.hjw", "scores-E001.csv", "forged");
    ground.done(&[&MERGE[..], &[text(&forged, "/path")]].concat());
    let absent = ["--absent", "E002=病假", "--absent", "E003=病假"];
    ground.refused_for(&[&SUBMIT[..], &absent].concat(), BAD, "C06");
    ground.write("scan.pdf", b"%PDF-1.4 a page that the clerk signed");
    ground.done(&["paper", "add", "--office", "body.hjo", "--expert", "E001", "scan.pdf"]);
    let submitted = ground.done(&[&SUBMIT[..], &absent].concat());
    let file = text(&submitted, "/path");
    let receive = ["receive", "--office", "secretariat.hjo", file, "--out", "ack"];
    ground.refused_for(&receive, BAD, "A10");
}
