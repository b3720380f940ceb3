//! Two bodies review one track together (绿色低碳, `domain.md` §2): both keys stand in the filing, both letters are
//! compared, both sign filing, batches and submission. What lacks the second signature, or has a stranger's, is refused by
//! everybody; stock `ssh-keygen` sees both.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

#[path = "../tampered/parts.rs"]
#[allow(dead_code)]
mod parts;
mod refused;
mod world;

use std::fs;
use std::path::PathBuf;

use journeys::chain::RANKING;
use journeys::{envelope, skip, stock, text, tool};
use parts::Parts;
use serde_json::json;
use world::{BOTH_FILING, CARD, Joint, SUBMISSION, TO_COSIGN, WORLD, batch};

#[test]
fn two_bodies_come_to_a_good_submission_and_the_ranking_is_the_known_one() {
    let received = &WORLD.said.received;
    assert_eq!(received["verdict"], "good", "{received:#}");
    let ranking = received["ranking"].as_array().unwrap().iter();
    let ranking: Vec<_> = ranking.map(|r| (text(r, "/item"), text(r, "/score"))).collect();
    assert_eq!(ranking, RANKING.map(|(item, score, _)| (item, score)));
}

#[test]
fn the_second_signature_leaves_every_digest_as_it_was() {
    let said = &WORLD.said;
    assert_eq!(said.cosigned[0]["files"][0]["digest"], said.filing["digest"]);
    assert_eq!(said.cosigned[2]["files"][0]["digest"], said.submitted["digest"]);
    for (cosigned, packed) in said.cosigned[1]["files"]
        .as_array()
        .unwrap()
        .iter()
        .zip(said.packed["batches"].as_array().unwrap())
    {
        assert_eq!(cosigned["digest"], packed["digest"]);
    }
}

#[test]
fn whoever_signs_along_is_shown_what_is_signed_and_whose_key_signed_before() {
    let said = &WORLD.said;
    for (n, kind) in ["filing", "batch", "submission"].into_iter().enumerate() {
        let file = &said.cosigned[n]["files"][0];
        let shown = &file["content"];
        assert_eq!(file["type"], kind);
        let missing = |f: &serde_json::Value| f["code"] == "A01";
        assert!(!file["findings"].as_array().unwrap().iter().any(missing), "{file:#}");
        assert_eq!((&shown["track"], &shown["role"]), (&json!("green"), &json!("body-2")));
        assert_eq!(shown["other"], "cast-ecology");
        assert_eq!(shown["other_digits"], said.digits[1].as_str());
        assert_eq!(shown["own_digits"], said.digits[2].as_str());
        let criteria = bundle::Digest::of(&WORLD.bytes("criteria.json")).to_string();
        assert_eq!(shown["criteria_digest"], criteria.as_str());
    }
    assert_eq!(said.cosigned[1]["files"][0]["content"]["experts"], json!(["E001"]));
    assert_eq!(said.filing["needs"], "中国科协清洁能源学会联合体");
}

#[test]
fn each_body_has_a_letter_of_its_own_with_its_own_digits_alone() {
    if !tool("pdftotext") {
        return skip("no pdftotext");
    }
    let letters =
        [text(&WORLD.said.filing, "/letter"), text(&WORLD.said.cosigned[0], "/files/0/letter")];
    let squeezed = |t: &str| t.split_whitespace().collect::<String>();
    for (n, letter) in letters.into_iter().enumerate() {
        let page = stock::content(WORLD.chain.folder(), "pdftotext", [letter, "-"], None);
        let page = squeezed(&page);
        let (own, other) = (&WORLD.said.digits[n + 1], &WORLD.said.digits[2 - n]);
        assert!(page.contains(&squeezed(own)) && !page.contains(&squeezed(other)), "{page}");
        assert!(page.contains(text(&WORLD.said.filing, "/digest")), "{page}");
    }
}

#[test]
fn stock_ssh_keygen_verifies_both_signatures_of_filing_batch_and_submission() {
    if !tool("ssh-keygen") || !tool("unzip") {
        return skip("no ssh-keygen or no unzip");
    }
    let desk = tempfile::tempdir().unwrap();
    let plain = envelope::open(
        &WORLD.chain.path(SUBMISSION),
        &WORLD.chain.path("identity-secretariat.txt"),
    );
    let filing = stock::unpack(&WORLD.chain.path(BOTH_FILING), desk.path());
    let keys = stock::json(&filing.join("data/keys.json"));
    let bundles: [(&str, PathBuf); 3] = [
        ("filing", filing),
        (
            "batch",
            stock::unpack(&WORLD.chain.path(&format!("both/{}", batch("E001"))), desk.path()),
        ),
        ("submission", stock::unpack(&plain, desk.path())),
    ];
    let lines: String = keys["bodies"]
        .as_array()
        .unwrap()
        .iter()
        .map(|b| {
            format!("{} namespaces=\"hengjian/*\" {}\n", text(b, "/role"), text(b, "/signing_key"))
        })
        .collect();
    assert_eq!(lines.lines().count(), 2);
    fs::write(desk.path().join("allowed"), lines).unwrap();
    let allowed = desk.path().join("allowed").display().to_string();
    for (kind, folder) in bundles {
        let namespace = format!("hengjian/{kind}/v1");
        for role in ["body", "body-2"] {
            let signature = format!("sig/{role}.sshsig");
            let args =
                ["-Y", "verify", "-f", &allowed, "-I", role, "-n", &namespace, "-s", &signature];
            let manifest = folder.join("tagmanifest-sha256.txt");
            stock::content(&folder, "ssh-keygen", args, Some(&manifest));
        }
    }
}

#[test]
fn stock_ssh_keygen_verifies_a_key_card() {
    if !tool("ssh-keygen") {
        return skip("no ssh-keygen");
    }
    let (card, folder) = (WORLD.chain.path(CARD), WORLD.chain.folder());
    let key = stock::json(&card);
    let line =
        format!("second namespaces=\"hengjian/body-card/v1\" {}\n", text(&key, "/signing_key"));
    let allowed = tempfile::NamedTempFile::new().unwrap();
    fs::write(allowed.path(), line).unwrap();
    let (allowed, signature) = (allowed.path().to_str().unwrap(), format!("{CARD}.sig"));
    let args = [
        "-Y",
        "verify",
        "-f",
        allowed,
        "-I",
        "second",
        "-n",
        "hengjian/body-card/v1",
        "-s",
        &signature,
    ];
    stock::content(folder, "ssh-keygen", args, Some(&card));
}

#[test]
fn results_go_up_to_both_bodies_and_the_submission_first_to_the_other_one() {
    let at = |name: &str| WORLD.chain.path(name);
    let results = WORLD.bytes("results/results-green-e001-1-1.hjb.age");
    let opened = |who: &str| envelope::opened(&results, &at(&format!("identity-{who}.txt")));
    assert_eq!(opened("first"), opened("second"));
    assert_eq!(WORLD.said.submitted["to_cosign"], true);
    let to_cosign = WORLD.bytes(TO_COSIGN);
    let parts = Parts::of(&envelope::opened(&to_cosign, &at("identity-second.txt")));
    assert_eq!(parts.stub.signatures.keys().collect::<Vec<_>>(), ["body"]);
    let sent = WORLD.bytes(SUBMISSION);
    let parts = Parts::of(&envelope::opened(&sent, &at("identity-secretariat.txt")));
    assert_eq!(parts.stub.signatures.keys().collect::<Vec<_>>(), ["body", "body-2"]);
}

#[test]
fn both_bodies_take_the_ack_in_and_the_list_has_the_digits_of_every_experts_own_page() {
    let joint = Joint::copy();
    let import =
        ["ack", "import", "--office", "second.hjo", "ack/ack-green.hjb", "--out", "second"];
    let second = joint.done(&import);
    assert_eq!(second["acked"], WORLD.said.acked["acked"]);
    for (row, sealed) in second["acked"].as_array().unwrap().iter().zip(&WORLD.said.sealed) {
        assert_eq!(row["results_digits"], sealed["digits"]);
        assert_eq!(row["results_digest"], sealed["digest"]);
        assert_eq!(row["fingerprint"], sealed["fingerprint"]);
    }
    if !tool("pdftotext") {
        return skip("no pdftotext");
    }
    let list = text(&second, "/list");
    let page = stock::content(joint.chain.folder(), "pdftotext", ["-raw", list, "-"], None);
    let page: String = page.split_whitespace().collect();
    for row in second["acked"].as_array().unwrap() {
        for field in ["/results_digits", "/fingerprint_digits", "/expert"] {
            let shown: String = text(row, field).split_whitespace().collect();
            assert!(page.contains(&shown), "{shown} is not in {page}");
        }
    }
}
