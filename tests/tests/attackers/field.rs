//! A clerk of the body who wants a nomination gone.

use bundle::Digest;
use journeys::Stage;
use journeys::refusal::Ground;
use serde_json::{Value, json};

use crate::desk::{RESULTS, SUBMISSION, body_refuses, expert_key, office_key, secretariat_refuses};
use crate::parts::Parts;

/// Holds: the field list and its digest stand in every assignment, a stub of it in every results bundle. Nothing is left.
#[test]
fn clerk_drops_a_nomination_or_shortens_an_assignment() {
    let ground = Ground::at(Stage::Submitted);
    let body = office_key(&ground, "body.hjo");
    let lie = |change: &dyn Fn(&mut Parts), code: &str| {
        let mut parts = Parts::of(&ground.bytes(SUBMISSION));
        change(&mut parts);
        secretariat_refuses(&ground, &parts.signed("body", &body), code);
    };
    let without = |field: &mut Value| {
        field["nominations"].as_array_mut().unwrap().retain(|n| n["nomination"] != "q04");
    };
    // Out of the field; out of the field and of the list that was made at packing; still there, and never assigned.
    lie(&|p| p.json("data/field.json", without), "C07");
    lie(
        &|p| {
            p.json("data/field.json", without);
            p.json("data/register.json", |r| {
                let list = r["field_lists"][0]["list"].as_str().unwrap().to_owned();
                let kept: Vec<&str> = list.lines().filter(|l| !l.ends_with("q04")).collect();
                let kept = kept.iter().map(|l| format!("{l}\n")).collect::<String>();
                let digest = Digest::of(kept.as_bytes()).to_string();
                r["field_lists"][0] = json!({ "digest": digest, "list": kept });
            });
        },
        "C07",
    );
    // Put aside after packing, without a word.
    lie(
        &|p| {
            p.json("data/field.json", |f| {
                let n = f["nominations"].as_array_mut().unwrap();
                let of = n.iter_mut().find(|n| n["nomination"] == "q04").unwrap();
                (of["outcome"], of["reason"]) = (json!("refused"), json!(""));
            });
        },
        "C05",
    );
    // Shorter than what was packed: in the submission, in the stub of the results, in a batch.
    let shorter = |a: &mut Value| a["nominations"].as_array_mut().unwrap().truncate(2);
    let assignment = "data/assignments/electronics-e001-1.json";
    lie(&|p| p.json(assignment, shorter), "K06");
    let mut parts = Parts::of(&ground.bytes(RESULTS[0]));
    parts.json("data/batch/assignment.json", shorter);
    let expert = expert_key(&ground, "work-E001.hjw");
    body_refuses(&ground, &parts.signed("expert", &expert), "K04");
    let foreign = |p: &mut Parts| {
        p.json("data/results.json", |s| {
            let reviews = s["reviews"].as_array_mut().unwrap();
            reviews[0]["review"]["nomination"] = json!("q77");
        });
    };
    let mut parts = Parts::of(&ground.bytes(RESULTS[0]));
    foreign(&mut parts);
    body_refuses(&ground, &parts.signed("expert", &expert), "K05");
}
