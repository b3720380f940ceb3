//! Lies in a submission, told to the secretariat: signed by a stranger, or by the entitled body.

use std::io::Cursor;

use bundle::{Bag, Limits, Signer};
use journeys::Stage;
use journeys::refusal::{Ground, codes};
use serde_json::{Value, json};

use crate::lie::{
    LIE, SUBMISSION, body_key, review, second_version, secretariat_refuses, stranger, submitted_lie,
};
use crate::parts::Parts;

#[test]
fn a_submission_signed_by_another_key_is_refused() {
    let ground = Ground::at(Stage::Submitted);
    let parts = Parts::of(&ground.bytes(SUBMISSION));
    secretariat_refuses(&ground, parts.signed("body", &stranger()), "A05");
}

#[test]
fn a_ranking_that_does_not_come_out_again_is_refused() {
    let merge = "data/merge.json";
    submitted_lie("E03", |p| p.json(merge, |m| m["ranking"][0]["score"] = json!("99.00")));
    submitted_lie("E03", |p| p.json(merge, |m| m["ranking"][0]["valid"] = json!(9)));
    submitted_lie("E04", |p| {
        p.json(merge, |m| {
            let first = m["ranking"][0]["rank"].take();
            m["ranking"][0]["rank"] = m["ranking"][1]["rank"].take();
            m["ranking"][1]["rank"] = first;
        });
    });
    submitted_lie("E04", |p| {
        p.json(merge, |m| {
            m["ranking"].as_array_mut().unwrap().pop();
        });
    });
    submitted_lie("K06", |p| {
        p.json(merge, |m| {
            m["counted"].as_array_mut().unwrap().pop();
        });
    });
}

/// The path of the first expert's results inside a submission.
fn embedded(p: &Parts) -> String {
    let register: Value = serde_json::from_slice(&p.payload["data/register.json"]).unwrap();
    let batch = &register["batches"].as_array().unwrap()[0];
    format!("data/results/{}.hjb", batch["results"][0]["digest"].as_str().unwrap())
}

#[test]
fn results_left_out_of_a_submission_are_missed() {
    submitted_lie("F10", |p| {
        let path = embedded(p);
        p.payload.remove(&path).unwrap();
    });
    submitted_lie("C01", |p| {
        let path = embedded(p);
        p.payload.remove(&path).unwrap();
        p.json("data/register.json", |r| r["batches"][0]["results"] = json!([]));
    });
    submitted_lie("K06", |p| {
        p.json("data/register.json", |r| r["batches"][0]["results"] = json!([]));
    });
}

#[test]
fn results_changed_inside_a_submission_are_refused() {
    submitted_lie("F09", |p| {
        let path = embedded(p);
        let bytes = p.payload.get_mut(&path).unwrap();
        let needle = b"hengjian/results/v1";
        let at = bytes.windows(needle.len()).position(|w| w == needle).unwrap();
        bytes[at] ^= 1;
    });
    submitted_lie("A05", |p| {
        let path = embedded(p);
        let mut inner = Parts::of(&p.payload[&path]);
        inner
            .json("data/results.json", |s| review(s, "q03")["review"]["marks"]["depth"] = json!(0));
        p.payload.insert(path, inner.signed("expert", &stranger()));
    });
    // Signed by the expert, and not what was registered.
    let ground = Ground::at(Stage::Submitted);
    let mut parts = Parts::of(&ground.bytes(SUBMISSION));
    let path = embedded(&parts);
    parts.payload.insert(path, second_version(&ground));
    secretariat_refuses(&ground, parts.signed("body", &body_key(&ground)), "K06");
}

/// Only the body could tell by the secret in the batch that this key is not the expert's; so a body that
/// forges a later version must still be found out by whoever has nothing but the submission.
#[test]
fn a_later_version_under_a_second_key_is_found_by_the_secretariat() {
    submitted_lie("A09", |p| {
        let mut inner = Parts::of(&p.payload[&embedded(p)]);
        inner.info.seq = Some("2".to_owned());
        inner.json("data/results.json", |s| s["seq"] = json!(2));
        let key = stranger().public();
        inner.json("data/enrolment.json", |e| e["public_key"] = json!(key.to_openssh()));
        let forged = inner.signed("expert", &stranger());
        let digest = Bag::open(Cursor::new(&forged), Limits::default()).unwrap().digest;
        p.payload.insert(format!("data/results/{digest}.hjb"), forged);
        p.json("data/register.json", |r| {
            r["batches"][0]["results"].as_array_mut().unwrap().push(json!({
                "digest": digest.to_string(), "seq": 2, "fingerprint": key.fingerprint(),
            }));
        });
    });
}

#[test]
fn a_nomination_that_vanished_from_the_field_is_missed() {
    let drop_from_field = |p: &mut Parts| {
        p.json("data/field.json", |f| {
            f["nominations"].as_array_mut().unwrap().retain(|n| n["nomination"] != "q04");
        });
    };
    submitted_lie("C07", drop_from_field);
    submitted_lie("I02", |p| {
        p.json("data/field.json", |f| {
            let record =
                f["nominations"][0]["record"].as_str().unwrap().replacen("公司", "集团", 1);
            f["nominations"][0]["record"] = json!(record);
        });
    });
    submitted_lie("C07", |p| {
        p.json("data/register.json", |r| r["field_lists"] = json!([]));
    });
}

#[test]
fn other_criteria_assignments_or_logs_in_a_submission_are_refused() {
    submitted_lie("K02", |p| p.text("data/criteria.json", |t| t.replacen("6000", "6100", 1)));
    submitted_lie("K06", |p| {
        let path = p.payload.keys().find(|k| k.starts_with("data/assignments/")).unwrap().clone();
        p.json(&path, |a| a["closing_date"] = json!("2023-01-01"));
    });
    submitted_lie("I05", |p| {
        p.text("data/audit.jsonl", |t| t.lines().skip(1).map(|l| format!("{l}\n")).collect());
    });
    submitted_lie("F10", |p| {
        p.payload.insert("data/more.txt".to_owned(), b"more".to_vec());
    });
    submitted_lie("K01", |p| p.info.filing_no = Some("2022-x-999".to_owned()));
}

#[test]
fn an_auditor_finds_the_same_without_an_office() {
    let ground = Ground::at(Stage::Submitted);
    let mut parts = Parts::of(&ground.bytes(SUBMISSION));
    parts.json("data/merge.json", |m| m["ranking"][0]["score"] = json!("99.00"));
    ground.write(LIE, parts.signed("body", &body_key(&ground)));
    let digits = ground.digits();
    let answer = ground.bad(&["verify", LIE, "--trust", &digits]);
    assert!(codes(&answer).contains(&"E03".to_owned()), "{answer:#}");
}
