//! Every field of bag-info, in every kind of bundle, given another value and signed again by who is entitled. What a
//! payload or another signed file says too must agree; what nothing else says is what its signer says, and is listed.

use crate::lies::{info, signed};
use crate::raw::BAG_INFO;
use crate::world::{KINDS, WORLD};

/// By kind, the fields whose other value is found, each with its code. `A11` alone, for a filing, is that nobody compared
/// the letter of this other filing.
const FOUND: &[(&str, &str)] = &[
    ("edition", "Edition-Id K01"),
    (
        "filing",
        "Edition-Id A11+K01, Edition-Digest A11+K03, List-Id A11+K01, Track-Id A11+K01, \
         Criteria-Digest A11+K01",
    ),
    (
        "receipt",
        "Mode P06, Edition-Id K01, Edition-Digest K01, List-Id K01, Track-Id K01, Body-Id K01, \
         Filing-No K01, Filing-Version K01, Filing-Digest K01, Criteria-Digest K01",
    ),
    (
        "batch",
        "Mode P06, Edition-Id K01, List-Id K01, Track-Id K01, Body-Id K01, Filing-No K01, \
         Filing-Version K01, Filing-Digest K01, Criteria-Digest K01, Batch-Id K01, Issue K01, \
         Expert-Id K01",
    ),
    (
        "results",
        "Mode P06, Edition-Id K01, Edition-Digest K01, List-Id K01, Track-Id K01, Body-Id K01, \
         Filing-No K01, Filing-Version K01, Filing-Digest K01, Criteria-Digest K01, Batch-Id K01, \
         Issue K01, Expert-Id K01, Seq K01, Log-Id I05, Audit-Head K01",
    ),
    (
        "received",
        "Edition-Id K01, List-Id K01, Track-Id K01, Body-Id K01, Filing-No K01, Filing-Version K01, \
         Filing-Digest K01, Criteria-Digest K01, Batch-Id K01, Issue K01, Expert-Id K01, Seq K01",
    ),
    (
        "return",
        "Edition-Id K01, List-Id K01, Track-Id K01, Body-Id K01, Filing-No K01, Filing-Version K01, \
         Filing-Digest K01, Criteria-Digest K01, Batch-Id K01, Issue K01, Expert-Id K01, Seq K01",
    ),
    (
        "submission",
        "Mode P06, Edition-Id K01, List-Id K01, Track-Id K01, Body-Id K01, Filing-No K01, \
         Filing-Version K01, Filing-Digest K01, Criteria-Digest K01, Log-Id I05, Audit-Head K01",
    ),
    (
        "materials",
        "Edition-Id K01, List-Id K01, Track-Id K01, Body-Id K01, Filing-No K01, Filing-Version K01, \
         Filing-Digest K01, Criteria-Digest K01",
    ),
    ("ack", "Edition-Id K01, List-Id K01, Track-Id K01, Body-Id K01"),
    ("selection", "Edition-Id K01"),
    ("revocations", "Edition-Id K01"),
];

/// Another value of the same form.
fn other(label: &str, value: &str) -> String {
    match label {
        "Bundle-Type" => if value == "ack" { "receipt" } else { "ack" }.to_owned(),
        "Suite" => "sm2-sm3".to_owned(),
        "Mode" => "rehearsal".to_owned(),
        "Edition-Digest" | "Filing-Digest" | "Criteria-Digest" | "Supersedes" => "0".repeat(64),
        "Filing-Version" | "Issue" | "Seq" => "7".to_owned(),
        "Expert-Id" => "E009".to_owned(),
        "Audit-Head" => format!("1:{}", "0".repeat(64)),
        "Claimed-At" => "2021-01-01T00:00:00+08:00".to_owned(),
        _ => "another".to_owned(),
    }
}

/// What a field is called with another value, by the table.
fn expected(kind: &str, label: &str) -> String {
    match label {
        // A bundle of that kind has other files.
        "Bundle-Type" => return "F10".to_owned(),
        "Suite" => return "A07".to_owned(),
        _ => {}
    }
    let (_, found) = FOUND.iter().find(|(k, _)| *k == kind).unwrap();
    let mut rows = found.split(", ").filter_map(|row| row.split_once(' '));
    let unsaid = if kind == "filing" { "A11" } else { "" };
    rows.find(|(l, _)| *l == label).map_or(unsaid, |(_, codes)| codes).to_owned()
}

#[test]
fn a_field_that_anything_else_says_too_must_agree() {
    let mut tried = 0;
    for kind in KINDS {
        let good = &WORLD.goods[kind];
        let said = String::from_utf8(good.raw.get(BAG_INFO).unwrap().to_vec()).unwrap();
        for line in said.lines() {
            let (label, value) = line.split_once(": ").unwrap();
            let raw = info(&good.raw, label, &other(label, value));
            let found = WORLD.found(&signed(kind, raw)).join("+");
            assert_eq!(found, expected(kind, label), "{kind}: {label}");
            tried += 1;
        }
    }
    println!("fields: {tried} cases");
}
