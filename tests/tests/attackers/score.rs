//! A clerk of the body who wants another score, with the office file, its passphrase and its key.

use journeys::refusal::{BAD, Ground, codes};
use journeys::{Stage, text};
use serde_json::{Value, json};

use crate::desk::{
    MERGE, RESULTS, SUBMISSION, SUBMIT, acked, body_refuses, expert_key, listed, office_key,
    secretariat_refuses, stranger,
};
use crate::parts::Parts;

/// Gives the first expert five points more, wherever the mark stands.
fn five_more(sheet: &mut Value) {
    let reviews = sheet["reviews"].as_array_mut().unwrap();
    let of = reviews.iter_mut().find(|r| r["review"]["nomination"] == "q03").unwrap();
    of["review"]["marks"]["depth"] = json!(6000);
    of["total_millionths"] = json!(98_000_000);
}

fn register(parts: &Parts) -> Value {
    serde_json::from_slice(&parts.payload["data/register.json"]).unwrap()
}

/// Where a submission holds the results of one expert.
fn embedded(parts: &Parts, expert: usize) -> String {
    let digest = register(parts)["batches"][expert]["results"][0]["digest"].clone();
    format!("data/results/{}.hjb", digest.as_str().unwrap())
}

/// Holds: the bytes are signed by the expert; all results ever received are in the submission; the expert holds a slip.
/// Left: collusion with the expert.
#[test]
fn clerk_edits_or_drops_a_score() {
    // Edited before it is taken in.
    let ground = Ground::at(Stage::Sealed);
    let edited = |mend: bool| {
        let mut parts = Parts::of(&ground.bytes(RESULTS[0]));
        parts.json("data/results.json", five_more);
        if mend {
            parts.mend_manifest("data/results.json");
        }
        parts.zipped()
    };
    body_refuses(&ground, &edited(false), "I02");
    body_refuses(&ground, &edited(true), "I01");
    // Under a key of the clerk's own.
    let mut parts = Parts::of(&ground.bytes(RESULTS[0]));
    parts.json("data/results.json", five_more);
    body_refuses(&ground, &parts.signed("expert", &stranger()), "A05");

    // Edited inside a submission that the body signs anew.
    let ground = Ground::at(Stage::Submitted);
    let body = office_key(&ground, "body.hjo");
    let mut parts = Parts::of(&ground.bytes(SUBMISSION));
    let at = embedded(&parts, 0);
    let mut inner = Parts::of(&parts.payload[&at]);
    inner.json("data/results.json", five_more);
    parts.payload.insert(at, inner.zipped());
    secretariat_refuses(&ground, &parts.signed("body", &body), "I02");
    // Dropped: the bundle; the bundle and its row; one nomination of a sheet cannot be dropped without its expert's key.
    let drop = |row: bool| {
        let mut parts = Parts::of(&ground.bytes(SUBMISSION));
        let at = embedded(&parts, 0);
        parts.payload.remove(&at).unwrap();
        if row {
            parts.json("data/register.json", |r| r["batches"][0]["results"] = json!([]));
        }
        parts.signed("body", &body)
    };
    secretariat_refuses(&ground, &drop(false), "F10");
    secretariat_refuses(&ground, &drop(true), "C01");
    let mut parts = Parts::of(&ground.bytes(RESULTS[0]));
    parts.json("data/results.json", |s| s["reviews"].as_array_mut().unwrap().truncate(3));
    body_refuses(&ground, &parts.signed("expert", &expert_key(&ground, "work-E001.hjw")), "C02");

    clerk_pretends_that_an_expert_was_ill();
    clerk_and_expert_agree_on_other_marks();
}

/// Results that were taken in are not to be explained away; results that are never taken in are, and then the slip, or the
/// empty hands of an expert who asks for one, tells of it.
fn clerk_pretends_that_an_expert_was_ill() {
    let ground = Ground::at(Stage::Sealed);
    ground.copy("body.hjo", "before.hjo");
    ground.copy("secretariat.hjo", "unaware.hjo");
    ground.done(&[&MERGE[..], &RESULTS, &["--slips", "slips"]].concat());
    let ill = ["--absent", "E003=病假，无法联系"];
    let honest = acked(&ground, &ill);
    assert!(listed(&honest, "E003").is_some(), "what was taken in counts");
    let slip = Parts::of(&ground.bytes("slips/slip-@-e003-1-1.hjb"));
    let slip: Value = serde_json::from_slice(&slip.payload["data/slip.json"]).unwrap();
    ground.done(&["slip", "import", "work-E003.hjw", "slips/slip-@-e003-1-1.hjb"]);

    // From a copy of the office file that knows nothing of these results: its log is not the one that the secretariat saw.
    ground.copy("before.hjo", "body.hjo");
    ground.done(&[&MERGE[..], &RESULTS[..2]].concat());
    ground.refused_for(&SUBMIT, BAD, "C01");
    let submitted = ground.done(&[&SUBMIT[..], &ill, &["--force"]].concat());
    let file = text(&submitted, "/path");
    let receive = ["receive", "--office", "secretariat.hjo", file, "--out", "again"];
    ground.refused_for(&receive, BAD, "K07");
    // Left, if nothing had been submitted before.
    ground.copy("unaware.hjo", "secretariat.hjo");
    let ack = acked(&ground, &ill);
    assert_eq!(listed(&ack, "E003"), None, "the expert is missing in the published list");
    assert_eq!(listed(&honest, "E003").unwrap()["results_digest"], slip["results_digest"]);
    let digits = ground.digits();
    let receipt = "filing/receipt-@-v1.hjb";
    let verify = ["verify", receipt, "slips/slip-@-e003-1-1.hjb", "--trust", &digits];
    assert_eq!(ground.done(&verify)["verdict"], "good", "and can prove it");
}

/// Left: the expert signs whatever they agreed on. Only the slip that was given for the first sheet says otherwise.
fn clerk_and_expert_agree_on_other_marks() {
    let ground = Ground::at(Stage::Sealed);
    ground.copy("body.hjo", "before.hjo");
    ground.done(&[&MERGE[..], &RESULTS, &["--slips", "slips"]].concat());
    let mut parts = Parts::of(&ground.bytes(RESULTS[0]));
    parts.json("data/results.json", five_more);
    ground.write("agreed.hjb", parts.signed("expert", &expert_key(&ground, "work-E001.hjw")));
    // Both sheets under one number are seen wherever they meet.
    let both = ground.run(&[&MERGE[..], &["agreed.hjb"]].concat());
    assert_eq!(both.code, BAD, "{}", both.stdout);
    assert!(codes(&both.json).contains(&"P04".to_owned()), "{}", both.stdout);
    ground.copy("before.hjo", "body.hjo");
    ground.done(&[&MERGE[..], &["agreed.hjb"], &RESULTS[1..]].concat());
    let ack = acked(&ground, &[]);
    let slip = Parts::of(&ground.bytes("slips/slip-@-e001-1-1.hjb"));
    let slip: Value = serde_json::from_slice(&slip.payload["data/slip.json"]).unwrap();
    assert_ne!(listed(&ack, "E001").unwrap()["results_digest"], slip["results_digest"]);
}
