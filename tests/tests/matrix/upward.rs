//! Lies on the way up and in the answers to it: results, slip, return, submission, materials, ack, final list, revocations.

use dossier::Expect;
use dossier::verify::KnownRevocations;
use serde_json::{Value, json};

use crate::lies::{Lie, NO_DIGEST, json as changed, signed, stranger, told, told_to};
use crate::world::{WORLD, World};

fn list<'a>(of: &'a mut Value, field: &str) -> &'a mut Vec<Value> {
    of[field].as_array_mut().unwrap()
}

/// The first review that was scored.
fn scored(sheet: &mut Value) -> &mut Value {
    list(sheet, "reviews").iter_mut().find(|r| r["state"] == "scored").unwrap()
}

#[test]
fn lies_in_results() {
    told(
        "results",
        "results.json",
        &[
            (|s| scored(s)["review"]["marks"]["depth"] = json!(6050), &["E01", "E02"]),
            (|s| scored(s)["review"]["marks"]["depth"] = json!(5025), &["E01", "E02"]),
            (|s| scored(s)["review"]["marks"]["width"] = json!(50), &["E01"]),
            (|s| scored(s)["review"]["comments"]["depth"] = json!("长".repeat(201)), &["E01"]),
            (|s| scored(s)["review"]["comments"]["width"] = json!("x"), &["E01"]),
            (|s| scored(s)["review"]["overall"] = json!("长".repeat(5_001)), &["E01"]),
            (|s| scored(s)["total_millionths"] = json!(1), &["E02"]),
            (|s| scored(s)["state"] = json!("unable"), &["E02"]),
            (|s| scored(s)["review"]["gates"]["other"] = json!(true), &["E01"]),
            (|s| scored(s)["review"]["recommendation"] = json!("top"), &["E01"]),
            (|s| drop(list(s, "reviews").pop()), &["C02"]),
            (|s| s["seq"] = json!(0), &["K01"]),
            (|s| s["edition"] = json!("2023"), &["K01"]),
            (|s| s["expert"] = json!("E002"), &["K01"]),
        ],
    );
    told(
        "results",
        "enrolment.json",
        &[
            (|e| e["public_key"] = json!(stranger()), &["A05"]),
            (|e| e["expert"] = json!("E002"), &["K01"]),
            (|e| e["issue"] = json!(2), &["K01"]),
            (|e| e["binding"] = json!("filed"), &["A10"]),
        ],
    );
    told(
        "results",
        "declarations.json",
        &[
            (|d| d["pledged_at"] = json!(""), &["C05"]),
            (|d| d["recusals"] = json!([{ "nomination": "q01", "reason": "same_unit" }]), &["K01"]),
            (|d| d["recusals"] = json!([{ "nomination": "q99", "reason": "other" }]), &["K05"]),
        ],
    );
    // Without the secret of the batch only its body can tell; that body does.
    told("results", "enrolment.json", &[(|e| e["mac"] = json!(NO_DIGEST), &[])]);
}

const ABOUT: [Lie; 4] = [
    (|s| s["expert"] = json!("E002"), &["K01"]),
    (|s| s["seq"] = json!(2), &["K01"]),
    (|s| s["issue"] = json!(2), &["K01"]),
    (|s| s["track"] = json!("equipment"), &["K01", "K03"]),
];

#[test]
fn lies_in_a_slip_or_a_return() {
    told("received", "slip.json", &ABOUT);
    told("return", "return.json", &ABOUT);
    told(
        "return",
        "return.json",
        &[
            (|r| r["causes"] = json!([]), &["F21"]),
            (|r| r["causes"][0]["cause"] = json!("　"), &["F21"]),
        ],
    );
}

#[test]
fn lies_in_a_submission() {
    told(
        "submission",
        "merge.json",
        &[
            (|m| m["ranking"][0]["score"] = json!("99.00"), &["E03"]),
            (|m| m["ranking"][0]["exact"] = json!("99/1"), &["E03"]),
            (|m| m["ranking"][0]["valid"] = json!(9), &["E03"]),
            (|m| m["ranking"][0]["rank"] = json!(2), &["E04"]),
            (|m| m["ranking"][0]["place"] = json!("excluded_by_gate"), &["E03"]),
            (|m| m["ranking"][0]["states"]["E001"] = json!("recused"), &["E03"]),
            (|m| m["ranking"][0]["tied"] = json!(true), &["E03"]),
            (|m| m["ranking"][0]["trace"] = json!([]), &["E03"]),
            (|m| drop(list(m, "ranking").pop()), &["E04"]),
            (|m| drop(list(m, "counted").pop()), &["K06"]),
            (|m| m["criteria_digest"] = json!(NO_DIGEST), &["K02"]),
            (|m| m["track"] = json!("equipment"), &["K01"]),
            (|m| m["recommended"] = json!(["q77"]), &["E04"]),
            (|m| m["recommended"] = json!(["q04"]), &["E04"]),
        ],
    );
    told(
        "submission",
        "field.json",
        &[
            (|f| f["track"] = json!("equipment"), &["K01"]),
            (|f| list(f, "nominations").truncate(3), &["C07", "E04", "K05"]),
            (|f| f["nominations"][0]["record_digest"] = json!(NO_DIGEST), &["C07", "I02", "K05"]),
            // Out of the field after it was packed, and nobody says why.
            (
                |f| {
                    f["nominations"][3]["outcome"] = json!("refused");
                    f["nominations"][3]["reason"] = json!(" ");
                },
                &["C05", "E04"],
            ),
        ],
    );
    told(
        "submission",
        "register.json",
        &[
            (|r| r["track"] = json!("equipment"), &["K01"]),
            (|r| r["batches"][0]["expert"] = json!("E009"), &["K01", "K05"]),
            (|r| r["batches"][0]["state"] = json!("voided"), &["C05", "K06"]),
            (|r| r["batches"][0]["assignment_digest"] = json!(NO_DIGEST), &["K06"]),
            (|r| r["batches"][0]["batch_digest"] = json!(NO_DIGEST), &["K04"]),
            (|r| r["batches"][0]["results"][0]["seq"] = json!(2), &["K06"]),
            (|r| r["batches"][0]["results"][0]["fingerprint"] = json!("SHA256:x"), &["K06"]),
            (|r| r["field_lists"] = json!([]), &["C07"]),
            // Assignment and results are still there.
            (|r| drop(list(r, "batches").pop()), &["E03", "E04", "K06"]),
        ],
    );
}

#[test]
fn lies_in_materials() {
    told(
        "materials",
        "materials.json",
        &[
            (|m| m["files"][0]["size"] = json!(1), &["I02"]),
            (|m| m["files"][0]["sha256"] = json!(NO_DIGEST), &["I02"]),
            (|m| m["files"][0]["path"] = json!("data/nominations/q01/9"), &["F10", "I02"]),
            (|m| drop(list(m, "files").pop()), &["F10"]),
            (
                |m| {
                    let first = m["files"][0].clone();
                    list(m, "files").push(first);
                },
                &["F21"],
            ),
            (|m| m["body"] = json!("cast-life"), &["K01"]),
            (|m| m["track"] = json!("equipment"), &["K01", "K03"]),
        ],
    );
}

#[test]
fn lies_in_an_ack_or_the_final_list() {
    told(
        "ack",
        "ack.json",
        &[
            (|a| a["track"] = json!("equipment"), &["K01"]),
            (|a| a["body"] = json!("cast-life"), &["K01"]),
            (|a| a["verdict"] = json!("splendid"), &["F21"]),
        ],
    );
    told(
        "selection",
        "selection.json",
        &[
            (|s| s["edition"] = json!("2023"), &["K01"]),
            (
                |s| {
                    let first = s["entries"][0].clone();
                    list(s, "entries").push(first);
                },
                &["K01"],
            ),
            (|s| s["submissions"] = json!(["b", "a"]), &["F21"]),
        ],
    );
}

#[test]
fn lies_in_revocations() {
    told(
        "revocations",
        "revocations.json",
        &[
            (|r| r["rev_seq"] = json!(0), &["F21"]),
            (|r| r["office"] = json!("SHA256:x"), &["A05"]),
            (|r| r["items"][0]["reason"] = json!(" "), &["F21"]),
            // Not decided, by one alone, by one who signs twice, about something else, in other words than signed.
            (|r| drop(r["items"][0].as_object_mut().unwrap().remove("decision")), &["A05"]),
            (|r| drop(list(&mut r["items"][0]["decision"], "signatures").pop()), &["A05"]),
            (
                |r| {
                    let signatures = list(&mut r["items"][0]["decision"], "signatures");
                    signatures[1] = signatures[0].clone();
                },
                &["A05"],
            ),
            (|r| r["items"][0]["subject"]["digest"] = json!(NO_DIGEST), &["A05"]),
            (
                |r| {
                    let said = &mut r["items"][0]["decision"]["statement"];
                    *said = json!(said.as_str().unwrap().replacen("更正", "改正", 1));
                },
                &["A04"],
            ),
            (|r| r["items"][0]["subject"] = json!({ "what": "all" }), &["F21"]),
        ],
    );
}

#[test]
fn a_list_of_revocations_never_shrinks() {
    let good = &WORLD.goods["revocations"].raw;
    let mut list: dossier::payload::revocations::Revocations =
        dossier::json::read(good.get("data/revocations.json").unwrap()).unwrap();
    let known = |list| {
        let mut known = WORLD.known.clone();
        let digest = NO_DIGEST.to_owned();
        known.revocations.push(KnownRevocations::new(digest, false, list));
        known
    };
    let expect = Expect::default();
    // Another list under the same number; and a later number that holds less.
    let other: Lie = (|r| r["items"][0]["reason"] = json!("另一理由"), &["P08"]);
    told_to("revocations", "revocations.json", &[other], &expect, &known(list.clone()));
    list.rev_seq = 1;
    let less: Lie = (
        |r| {
            r["rev_seq"] = json!(2);
            r["items"] = json!([]);
        },
        &["P08"],
    );
    told_to("revocations", "revocations.json", &[less], &expect, &known(list));
}

/// The minutes of a meeting of three who all voted; one nomination passed.
const MINUTES: &str = r#"{
  "type": "hengjian/meeting/v1", "track": "electronics", "held_on": "2022-11-20",
  "present": ["E001", "E002", "E003"],
  "rounds": [{
    "round": {
      "eligible": 3, "present": 3, "issued": 3, "returned": 3,
      "counts": [
        {"nomination": "q01", "yes": 2, "no": 1, "abstained": 0},
        {"nomination": "q03", "yes": 1, "no": 2, "abstained": 0}
      ]
    },
    "outcome": {"passed": ["q01"]}
  }],
  "dissents": [{"expert": "E002", "nomination": "q03", "reasons": "依据不足。"}]
}"#;

#[test]
fn lies_in_the_minutes() {
    let none = Expect::default();
    let lies: &[Lie] = &[
        (|m| m["held_on"] = json!("2022-11-22"), &[]),
        (|m| m["rounds"][0]["outcome"] = json!({ "passed": ["q01", "q03"] }), &["E05"]),
        (|m| m["rounds"][0]["outcome"] = json!("void"), &["E05"]),
        (|m| m["rounds"][0]["round"]["returned"] = json!(4), &["E05"]),
        (|m| m["rounds"][0]["round"]["counts"][0]["yes"] = json!(3), &["E05"]),
        (|m| m["rounds"][0]["round"]["eligible"] = json!(9), &["E05"]),
        (|m| drop(list(m, "present").pop()), &["E05"]),
        (|m| m["present"][0] = json!("E009"), &["K05"]),
        (|m| m["present"][0] = json!("E002"), &["E05", "K01"]),
        (|m| m["rounds"][0]["round"]["counts"][1]["nomination"] = json!("q99"), &["K05"]),
        (|m| m["dissents"][0]["reasons"] = json!(" "), &["F21"]),
        (|m| m["dissents"][0]["expert"] = json!("E009"), &["K05"]),
        (|m| m["track"] = json!("green"), &["K01"]),
        (|m| m["chair"] = json!("E001"), &["F21"]),
    ];
    let mut held = WORLD.goods["submission"].raw.clone();
    held.put("data/meeting.json", MINUTES.into());
    for (lie, codes) in lies {
        let raw = changed(&held, "data/meeting.json", lie);
        let (found, said) = World::found_by(&signed("submission", raw), &none, &WORLD.known);
        assert_eq!(found, *codes, "{said:#?}");
    }
}

#[test]
fn what_the_logs_name_is_handed_over() {
    let good = &WORLD.goods["submission"].raw;
    let without = |wanted: &str, code: &str| {
        let names: Vec<String> =
            good.payload().into_iter().filter(|n| n.starts_with(wanted)).collect();
        assert!(!names.is_empty(), "{wanted}");
        for name in names {
            let mut raw = good.clone();
            raw.take(&name);
            let found = WORLD.found(&signed("submission", raw));
            assert!(found.iter().any(|f| f == code), "{name}: {found:?}");
        }
    };
    without("data/returns/", "C05");
    without("data/revocations.hjb", "P08");
}
