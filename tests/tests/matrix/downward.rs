//! Lies on the way down, signed by secretariat or body: edition, filing, receipt, batch.

use bundle::Signer;
use dossier::Expect;
use serde_json::{Value, json};

use crate::lies::{NO_DIGEST, WEAK, info, signed, stranger, told, told_to};
use crate::world::{WORLD, World};

fn list<'a>(of: &'a mut Value, field: &str) -> &'a mut Vec<Value> {
    of[field].as_array_mut().unwrap()
}

fn twice(of: &mut Value, field: &str) {
    let first = of[field][0].clone();
    list(of, field).push(first);
}

#[test]
fn lies_in_an_edition() {
    told(
        "edition",
        "edition.json",
        &[
            (|e| e["id"] = json!("2023"), &["K01"]),
            (|e| e["secretariat"]["signing_key"] = json!(stranger()), &["A05"]),
            (|e| e["secretariat"]["signing_key"] = json!(WEAK), &["A05"]),
            (|e| e["secretariat"]["signing_key"] = Value::Null, &["A05"]),
            (|e| e["version"] = json!("1"), &["F21"]),
            (|e| e["version"] = json!(1.5), &["F22"]),
            (|e| e["more"] = json!(1), &["F21"]),
            (|e| e["type"] = json!("hengjian/edition/v2"), &["F21"]),
            (|e| twice(e, "tracks"), &["F21"]),
            (|e| e["tracks"][0]["list"] = json!("nowhere"), &["F21"]),
        ],
    );
    let mut known = WORLD.known.clone();
    if let Some((_, edition)) = &mut known.edition {
        edition.version = 3;
    }
    let older: crate::lies::Lie = (|e| e["version"] = json!(2), &["K08"]);
    told_to("edition", "edition.json", &[older], &Expect::default(), &known);
}

/// The reader has the stamped letter before him, so that nothing is missing but the truth.
fn filing(file: &str, lies: &[crate::lies::Lie]) {
    let digits = WORLD.goods["filing"].key.public().digits();
    let expect = Expect { letter_digits: vec![digits], ..Expect::default() };
    told_to("filing", file, lies, &expect, &WORLD.known);
}

#[test]
fn lies_in_a_filing() {
    filing(
        "criteria.json",
        &[
            (|c| c["track"] = json!("equipment"), &["K01"]),
            (|c| c["title"] = json!("另一标准"), &["K01"]),
        ],
    );
    filing(
        "panel.json",
        &[
            (|p| p["track"] = json!("equipment"), &["K01"]),
            (|p| twice(p, "experts"), &["F21"]),
            (|p| p["experts"][0]["name"] = json!(" "), &["F21"]),
            (|p| p["experts"][0]["group"] = json!("nowhere"), &["F21"]),
            (|p| p["experts"][0]["key"] = json!(WEAK), &["A06"]),
            (|p| p["experts"][0]["key"] = json!("ssh-rsa AAAA"), &["A07"]),
            (|p| p["experts"][0]["key"] = json!("ssh-ed25519 AAAA"), &["A02"]),
            (
                |p| {
                    p["experts"][0]["key"] = json!(stranger());
                    p["experts"][1]["key"] = json!(stranger());
                },
                &["A09"],
            ),
        ],
    );
    filing(
        "plan.json",
        &[
            (|p| p["track"] = json!("equipment"), &["K01"]),
            (|p| p["binding"] = json!("filed"), &["A10"]),
            (|p| p["binding"] = json!("none"), &["F21"]),
        ],
    );
    filing(
        "keys.json",
        &[
            (|k| k["bodies"][0]["signing_key"] = json!(stranger()), &["A05"]),
            (|k| k["bodies"][0]["signing_key"] = json!(WEAK), &["A05", "A06"]),
            (|k| k["bodies"][0]["role"] = json!("body-2"), &["A01", "A05"]),
            (|k| k["bodies"][0]["body"] = json!("cast-life"), &["A01", "A05"]),
            (|k| k["bodies"][0]["recipient"] = json!("age1nobody"), &["A02"]),
            (|k| twice(k, "bodies"), &["A05"]),
        ],
    );
}

#[test]
fn lies_in_a_receipt() {
    told(
        "receipt",
        "receipt.json",
        &[
            (|r| r["track"] = json!("equipment"), &["K01"]),
            (|r| r["filing_version"] = json!(2), &["K01"]),
            (|r| r["filing_digest"] = json!(NO_DIGEST), &["K01", "K03"]),
            // Version 2 is known, by the true criteria.
            (|r| r["criteria_digest"] = json!(NO_DIGEST), &["K01", "K02", "K08"]),
            (|r| r["edition_digest"] = json!(NO_DIGEST), &["K01", "K03"]),
            (|r| r["suite"] = json!("sm2-sm3"), &["A07"]),
            (|r| r["role_keys"][0]["signing_key"] = json!(stranger()), &["A05"]),
            (|r| r["role_keys"] = json!([]), &["A05"]),
            (|r| r["binding"] = json!("paper-seen"), &["K03"]),
        ],
    );
}

#[test]
fn lies_in_a_batch() {
    told(
        "batch",
        "assignment.json",
        &[
            (|a| a["expert"] = json!("E009"), &["K01", "K05"]),
            (|a| a["track"] = json!("equipment"), &["K01"]),
            (|a| a["batch"] = json!("electronics-e009"), &["K01"]),
            (|a| a["issue"] = json!(2), &["K01"]),
            (|a| a["batch_db"] = json!(NO_DIGEST), &["K04"]),
            (|a| a["criteria_digest"] = json!(NO_DIGEST), &["K02"]),
            (|a| a["receipt_digest"] = json!(NO_DIGEST), &["K03"]),
        ],
    );
    // Whose batch it is, by the bag alone.
    let raw = info(&WORLD.goods["batch"].raw, "Expert-Id", "E002");
    assert_eq!(WORLD.found(&signed("batch", raw)), ["K01"]);
}

#[test]
fn another_mode_inside_than_outside() {
    for (kind, codes) in
        [("receipt", ["P06"]), ("batch", ["P06"]), ("results", ["P06"]), ("submission", ["P06"])]
    {
        let raw = info(&WORLD.goods[kind].raw, "Mode", "rehearsal");
        let (found, said) = World::found_by(&signed(kind, raw), &Expect::default(), &WORLD.known);
        assert_eq!(found, codes, "{kind}: {said:#?}");
    }
}
