//! Lies in a results bundle, told to the body: signed by a stranger, or by the entitled expert.

use bundle::Signer;
use journeys::Stage;
use journeys::refusal::{Ground, timeless};
use serde_json::json;

use crate::lie::{RESULTS, body_refuses, review, second_version, signed_lie, stranger};
use crate::parts::Parts;

#[test]
fn results_signed_by_another_key_are_refused() {
    let ground = Ground::at(Stage::Merged);
    let mut parts = Parts::of(&ground.bytes(RESULTS));
    parts.json("data/results.json", |s| review(s, "q03")["review"]["marks"]["depth"] = json!(6000));
    body_refuses(&ground, parts.signed("expert", &stranger()), "A05");
    // With the other key named in the enrolment, the secret inside the batch is missing.
    let mut parts = Parts::of(&ground.bytes(RESULTS));
    parts
        .json("data/enrolment.json", |e| e["public_key"] = json!(stranger().public().to_openssh()));
    body_refuses(&ground, parts.signed("expert", &stranger()), "A08");
}

#[test]
fn a_mark_out_of_range_or_off_step_is_refused_though_signed() {
    let mark = |value: i64| {
        move |p: &mut Parts| {
            p.json("data/results.json", |s| {
                review(s, "q03")["review"]["marks"]["depth"] = json!(value);
            });
        }
    };
    signed_lie("E01", mark(6050));
    signed_lie("E01", mark(5525));
    signed_lie("E01", mark(-50));
    // Within range and on step, but the total does not fit any more.
    signed_lie("E02", mark(5000));
    signed_lie("F22", |p| {
        p.text("data/results.json", |t| t.replacen("5500", "55.00", 1));
    });
}

#[test]
fn what_is_missing_or_too_much_in_a_sheet_is_refused_though_signed() {
    let sheet = "data/results.json";
    signed_lie("C02", |p| {
        p.json(sheet, |s| {
            s["reviews"].as_array_mut().unwrap().retain(|r| r["review"]["nomination"] != "q03");
        });
    });
    signed_lie("C03", |p| {
        p.json(sheet, |s| {
            review(s, "q03")["review"]["marks"].as_object_mut().unwrap().remove("value");
        });
    });
    signed_lie("K05", |p| {
        p.json(sheet, |s| review(s, "q03")["review"]["nomination"] = json!("q77"));
    });
    signed_lie("C02", |p| {
        p.json(sheet, |s| {
            let twice = review(s, "q03").clone();
            s["reviews"].as_array_mut().unwrap().push(twice);
        });
    });
    signed_lie("C05", |p| p.json("data/declarations.json", |d| d["pledged_at"] = json!("")));
    signed_lie("F21", |p| p.json(sheet, |s| s["more"] = json!(1)));
    signed_lie("F10", |p| {
        p.payload.remove("data/declarations.json").unwrap();
    });
}

#[test]
fn other_criteria_another_batch_or_another_expert_are_refused_though_signed() {
    let criteria = "data/criteria.json";
    signed_lie("K02", |p| p.text(criteria, |t| t.replacen("6000", "6100", 1)));
    // One byte that changes no meaning is another criteria file all the same.
    signed_lie("K02", |p| p.text(criteria, |t| format!("{t}\n")));
    signed_lie("K01", |p| p.json("data/results.json", |s| s["expert"] = json!("E002")));
    signed_lie("K01", |p| p.info.seq = Some("2".to_owned()));
    signed_lie("K04", |p| {
        let assignment = "data/batch/assignment.json";
        p.json(assignment, |a| a["nominations"].as_array_mut().unwrap().truncate(1));
    });
    signed_lie("I01", |p| {
        p.text("data/batch/bag-info.txt", |t| t.replacen("E001", "E002", 1));
    });
    let other = Ground::at(Stage::Sealed);
    let of_other = Parts::of(&other.bytes("results/results-@-e002-1-1.hjb"));
    signed_lie("K01", |p| {
        p.payload.retain(|path, _| !path.starts_with("data/batch/"));
        let stub = of_other.payload.iter().filter(|(path, _)| path.starts_with("data/batch/"));
        p.payload.extend(stub.map(|(path, bytes)| (path.clone(), bytes.clone())));
    });
}

#[test]
fn an_audit_log_with_a_row_less_is_refused_though_signed() {
    signed_lie("I05", |p| {
        p.text("data/audit.jsonl", |t| t.lines().skip(1).map(|l| format!("{l}\n")).collect());
    });
    signed_lie("K01", |p| {
        p.text("data/audit.jsonl", |t| {
            let n = t.lines().count();
            t.lines().take(n - 1).map(|l| format!("{l}\n")).collect()
        });
    });
}

#[test]
fn the_highest_version_counts_in_whatever_order_they_come() {
    let merge = ["merge", "--office", "body.hjo"];
    let (one, two) = (Ground::at(Stage::Sealed), Ground::at(Stage::Sealed));
    one.write("second.hjb", second_version(&one));
    two.write("second.hjb", second_version(&two));
    let answer = one.done(&[&merge[..], &["second.hjb", RESULTS]].concat());
    assert_eq!(timeless(&answer), ["P03"]);
    let other = two.done(&[&merge[..], &[RESULTS, "second.hjb"]].concat());
    assert_eq!((&answer["counted"], &other["counted"]), (&json!(1), &json!(1)));
    assert_eq!(answer["ranking"], other["ranking"]);
    let score = &answer["ranking"].as_array().unwrap().iter().find(|r| r["item"] == "q03").unwrap()
        ["score"];
    assert_eq!(score, "88.00");
}
