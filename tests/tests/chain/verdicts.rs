//! What `verify` and `audit` say of a programme that came to its end.

use std::collections::BTreeSet;

use journeys::chain::EXPERTS;
use journeys::text;
use serde_json::json;

use crate::{ENDED, head, list};

/// `verify` of every bundle of the chain at once.
fn verify_all(trust: &[&str]) -> journeys::Ran {
    let paths: Vec<String> = ENDED.bundles().iter().map(|(_, p)| p.display().to_string()).collect();
    let args = ["verify"].iter().chain(trust).copied().chain(paths.iter().map(String::as_str));
    ENDED.cli.run(args)
}

#[test]
fn every_bundle_is_good_under_the_typed_digits() {
    let ran = verify_all(&["--trust", ENDED.anchor()]);
    assert_eq!((ran.code, &ran.json["verdict"]), (0, &json!("good")), "{}", ran.stdout);
    assert_eq!(list(&ran.json, "files").len(), ENDED.bundles().len());
}

#[test]
fn every_bundle_is_good_under_the_fingerprint_as_well() {
    let ran = verify_all(&["--trust", text(&ENDED.secretariat, "/fingerprint")]);
    assert_eq!((ran.code, &ran.json["verdict"]), (0, &json!("good")), "{}", ran.stdout);
}

#[test]
fn without_digits_nothing_is_called_good() {
    let ran = verify_all(&[]);
    assert_eq!((ran.code, &ran.json["verdict"]), (3, &json!("unchecked")), "{}", ran.stdout);
}

#[test]
fn under_the_digits_of_another_key_the_edition_is_bad() {
    let ran = verify_all(&["--trust", text(&ENDED.body, "/digits")]);
    assert_eq!((ran.code, &ran.json["verdict"]), (1, &json!("bad")), "{}", ran.stdout);
}

#[test]
fn a_finding_says_code_class_severity_object_and_params() {
    let ran = verify_all(&["--trust", text(&ENDED.body, "/digits")]);
    let findings = list(&ran.json, "findings");
    assert!(!findings.is_empty());
    let keys: BTreeSet<&str> = ["code", "class", "severity", "object", "params"].into();
    for finding in findings {
        let has: BTreeSet<&str> = finding.as_object().unwrap().keys().map(String::as_str).collect();
        assert!(keys.is_subset(&has), "{finding}");
    }
}

#[test]
fn the_audit_chain_of_every_document_is_whole() {
    let chain = ENDED.copy();
    for name in ["secretariat.hjo", "body.hjo"] {
        head(&chain, &chain.p(name));
    }
    for i in 0..EXPERTS.len() {
        let whole = head(&chain, &chain.work(i));
        assert!(whole[0].as_u64().unwrap() > 4, "{whole}");
    }
}

#[test]
fn a_text_for_people_says_the_same_as_the_json() {
    let chain = ENDED.copy();
    let file = text(&chain.edition, "/path").to_owned();
    let ran = chain.cli.plain(["verify", &file, "--trust", chain.anchor()]);
    assert_eq!(ran.code, 0);
    assert!(ran.stdout.contains(&file) && ran.stdout.contains("通过"), "{}", ran.stdout);
}
