//! An auditor without our program: every kind of bundle of the chain is opened where it was encrypted (the chain did so
//! with `age` and the office's identity file), taken apart, checked and its signature verified with tools that are on the
//! machine anyway (`formats.md` §2).

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use journeys::{Chain, Stage, python_with, skip, stock, text, tool};
use serde_json::Value;

/// A programme that came to its end, and its bundles unzipped.
static AUDIT: LazyLock<(Chain, Vec<Bundle>)> = LazyLock::new(|| {
    let chain = Chain::kept(Stage::Received);
    let desk = chain.path("auditor");
    fs::create_dir_all(&desk).unwrap();
    let unpacked = |(kind, path): (&'static str, PathBuf)| Bundle {
        kind,
        folder: stock::unpack(&path, &desk),
        path,
    };
    let bundles = chain.bundles().into_iter().map(unpacked).collect();
    (chain, bundles)
});

struct Bundle {
    kind: &'static str,
    path: PathBuf,
    folder: PathBuf,
}

const KINDS: [&str; 7] = ["edition", "filing", "receipt", "batch", "results", "submission", "ack"];

/// The bundles, or none where a tool is missing.
fn bundles(tools: &[&str]) -> &'static [Bundle] {
    match tools.iter().find(|t| !tool(t)) {
        Some(missing) => {
            skip(&format!("no {missing}"));
            &[]
        }
        None => &AUDIT.1,
    }
}

fn one(kind: &str) -> &'static Bundle {
    AUDIT.1.iter().find(|b| b.kind == kind).unwrap()
}

/// Who signed a bundle of that kind, and the key as the chain's own files name it: the secretariat's in
/// the edition, the body's in the receipt, an expert's in the results.
fn signer(bundle: &Bundle) -> (&'static str, String) {
    match bundle.kind {
        "edition" | "receipt" | "ack" => {
            let edition = stock::json(&one("edition").folder.join("data/edition.json"));
            ("secretariat", text(&edition, "/secretariat/signing_key").to_owned())
        }
        "results" => {
            let enrolment = stock::json(&bundle.folder.join("data/enrolment.json"));
            ("expert", text(&enrolment, "/public_key").to_owned())
        }
        _ => {
            let receipt = stock::json(&one("receipt").folder.join("data/receipt.json"));
            ("body", text(&receipt, "/role_keys/0/signing_key").to_owned())
        }
    }
}

/// `ssh-keygen -Y verify` of the tag manifest in `folder`: whether it is content.
fn ssh_verifies(folder: &Path, role: &str, allowed: &str, namespace: &str) -> bool {
    let signers = tempfile::NamedTempFile::new().unwrap();
    fs::write(signers.path(), allowed).unwrap();
    let signers = signers.path().to_str().unwrap();
    let signature = format!("sig/{role}.sshsig");
    let args = ["-Y", "verify", "-f", signers, "-I", role, "-n", namespace, "-s", &signature];
    let input = folder.join("tagmanifest-sha256.txt");
    stock::run(folder, "ssh-keygen", args, Some(&input)).status.success()
}

#[test]
fn the_chain_made_bundles_of_every_kind() {
    let found = bundles(&["unzip"]);
    if !found.is_empty() {
        assert!(KINDS.iter().all(|k| found.iter().any(|b| b.kind == *k)));
        assert_eq!(found.len(), 3 + 3 + 3 + 2);
    }
}

#[test]
fn unzip_finds_no_fault_in_any_bundle() {
    for bundle in bundles(&["unzip"]) {
        let said = stock::content(&bundle.folder, "unzip", [Path::new("-t"), &bundle.path], None);
        assert!(said.contains("No errors detected"), "{said}");
    }
}

#[test]
fn sha256sum_agrees_with_both_manifests_of_every_bundle() {
    for bundle in bundles(&["unzip", "sha256sum"]) {
        let args = ["--strict", "-c", "tagmanifest-sha256.txt", "manifest-sha256.txt"];
        stock::content(&bundle.folder, "sha256sum", args, None);
    }
}

#[test]
fn ssh_keygen_verifies_every_signature_with_keys_that_the_chain_itself_names() {
    for bundle in bundles(&["unzip", "ssh-keygen"]) {
        let (role, key) = signer(bundle);
        let namespace = format!("hengjian/{}/v1", bundle.kind);
        let allowed = format!("{role} namespaces=\"{namespace}\" {key}\n");
        assert!(ssh_verifies(&bundle.folder, role, &allowed, &namespace), "{}", bundle.kind);
    }
}

#[test]
fn ssh_keygen_refuses_every_signature_under_the_namespace_of_another_kind() {
    for bundle in bundles(&["unzip", "ssh-keygen"]) {
        let (role, key) = signer(bundle);
        let allowed = format!("{role} namespaces=\"hengjian/*\" {key}\n");
        for kind in KINDS.iter().filter(|k| **k != bundle.kind) {
            let namespace = format!("hengjian/{kind}/v1");
            let verified = ssh_verifies(&bundle.folder, role, &allowed, &namespace);
            assert!(!verified, "{} as {kind}", bundle.kind);
        }
    }
}

#[test]
fn the_keys_are_those_whose_fingerprints_the_offices_and_experts_were_shown() {
    for bundle in bundles(&["unzip", "ssh-keygen"]) {
        let (role, key) = signer(bundle);
        let shown: Vec<&str> = match role {
            "secretariat" => vec![text(&AUDIT.0.secretariat, "/fingerprint")],
            "body" => vec![text(&AUDIT.0.body, "/fingerprint")],
            _ => AUDIT.0.sealed.iter().map(|s| text(s, "/fingerprint")).collect(),
        };
        let found = stock::fingerprint(&key, &bundle.folder);
        assert!(shown.contains(&found.as_str()), "{found} is not among {shown:?}");
    }
}

/// Six groups of five digits: the first 13 bytes as a number, modulo 10^30.
fn digits(sha256_hex: &str) -> String {
    let number = u128::from_str_radix(&sha256_hex[..26], 16).unwrap() % 10_u128.pow(30);
    let text = format!("{number:030}");
    let groups: Vec<&str> = (0..6).map(|i| &text[5 * i..5 * i + 5]).collect();
    groups.join(" ")
}

#[test]
fn the_digest_of_a_bundle_is_the_sha256_of_its_tag_manifest_and_so_are_its_digits() {
    let all = bundles(&["unzip", "sha256sum"]);
    let paths = all.iter().map(|b| b.path.display().to_string());
    let verified = AUDIT.0.cli.run(["verify".to_owned()].into_iter().chain(paths)).json;
    for bundle in all {
        let said = stock::content(&bundle.folder, "sha256sum", ["tagmanifest-sha256.txt"], None);
        let digest = &said[..64];
        let files = verified["files"].as_array().unwrap();
        let ours = files.iter().find(|f| f["path"] == bundle.path.to_str().unwrap()).unwrap();
        assert_eq!(ours["digest"], digest, "{}", bundle.kind);
        assert_eq!(ours["digits"], digits(digest), "{}", bundle.kind);
    }
}

#[test]
fn every_step_printed_the_digest_that_its_bundle_has() {
    let chain = &AUDIT.0;
    let batches = chain.packed["batches"].as_array().unwrap().iter();
    let steps = [&chain.edition, &chain.filing, &chain.receipt, &chain.submitted, &chain.received];
    let answers: Vec<&Value> = steps.into_iter().chain(batches).chain(&chain.sealed).collect();
    for bundle in bundles(&["unzip", "sha256sum"]) {
        let said = stock::content(&bundle.folder, "sha256sum", ["tagmanifest-sha256.txt"], None);
        let path = bundle.path.to_str().unwrap();
        let sealed = format!("{path}.age");
        let is_it = |a: &&&Value| a["path"] == path || a["path"] == sealed.as_str();
        let answer = answers.iter().find(is_it).unwrap();
        assert_eq!(answer["digest"], said[..64], "{answer:#}");
    }
}

#[test]
fn the_digits_of_a_key_are_made_by_the_same_formula() {
    if bundles(&["unzip", "python3"]).is_empty() {
        return;
    }
    let script = "import base64, hashlib, sys; \
                  h = hashlib.sha256(base64.b64decode(sys.argv[1])).digest(); \
                  n = int.from_bytes(h[:13], 'big'); \
                  s = str(n % 10**30).zfill(30); \
                  print(' '.join(s[i:i+5] for i in range(0, 30, 5)))";
    for (kind, printed) in [("edition", &AUDIT.0.secretariat), ("filing", &AUDIT.0.body)] {
        let (_, key) = signer(one(kind));
        let blob = key.split_whitespace().nth(1).unwrap();
        let said = stock::content(&one(kind).folder, "python3", ["-c", script, blob], None);
        assert_eq!(text(printed, "/digits"), said.trim());
    }
}

#[test]
fn bagit_validates_every_bundle() {
    let Some(python) = python_with("bagit") else {
        return skip("no bagit for Python");
    };
    let script = "import bagit, sys; bagit.Bag(sys.argv[1]).validate()";
    for bundle in bundles(&["unzip"]) {
        let bag = bundle.folder.to_str().unwrap();
        stock::content(&bundle.folder, python.to_str().unwrap(), ["-c", script, bag], None);
    }
}

#[test]
fn a_batch_database_is_no_database_to_stock_sqlite() {
    for bundle in bundles(&["unzip"]).iter().filter(|b| b.kind == "batch") {
        let database = bundle.folder.join("data/batch.db");
        assert!(!fs::read(&database).unwrap().starts_with(b"SQLite format 3"));
        if !tool("sqlite3") {
            return skip("no sqlite3");
        }
        let args = ["data/batch.db", "select count(*) from sqlite_schema;"];
        let output = stock::run(&bundle.folder, "sqlite3", args, None);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && said.contains("not a database"), "{said}");
    }
}

#[test]
fn the_stub_in_the_results_still_proves_who_packed_the_batch() {
    for bundle in bundles(&["unzip", "ssh-keygen"]).iter().filter(|b| b.kind == "results") {
        let (role, key) = signer(one("batch"));
        let allowed = format!("{role} namespaces=\"hengjian/batch/v1\" {key}\n");
        let stub = bundle.folder.join("data/batch");
        assert!(ssh_verifies(&stub, role, &allowed, "hengjian/batch/v1"));
    }
}

#[test]
fn a_submission_holds_every_results_bundle_byte_for_byte() {
    if bundles(&["unzip"]).is_empty() {
        return;
    }
    let folder = one("submission").folder.join("data/results");
    let results = AUDIT.1.iter().filter(|b| b.kind == "results").map(|b| &b.path);
    for (answer, path) in AUDIT.0.sealed.iter().zip(results) {
        let inside = folder.join(format!("{}.hjb", text(answer, "/digest")));
        assert!(fs::read(inside).unwrap() == fs::read(path).unwrap());
    }
}

/// `formats.md` §8, in the words of another language; the last hash must be the head that was signed.
const CHAIN_CHECK: &str = r"
import hashlib, json, sys
prev = None
for line in open('data/audit.jsonl', encoding='utf-8'):
    row = json.loads(line)
    assert prev is None or (row['n'], row['prev']) == (prev[0] + 1, prev[1]), row
    body = hashlib.sha256(row['body'].encode()).digest()
    text = b'hengjian/audit/v1\n' + row['n'].to_bytes(8, 'big') + bytes.fromhex(row['prev']) + body
    assert hashlib.sha256(text).hexdigest() == row['hash'], row
    prev = row['n'], row['hash']
head = [l for l in open('bag-info.txt') if l.startswith('Audit-Head: ')][0].split()[1]
assert head == '%d:%s' % prev, head
";

#[test]
fn a_few_lines_of_python_recompute_the_audit_chain_up_to_the_signed_head() {
    for bundle in bundles(&["unzip", "python3"]) {
        if bundle.folder.join("data/audit.jsonl").is_file() {
            stock::content(&bundle.folder, "python3", ["-c", CHAIN_CHECK], None);
        } else {
            assert!(!["results", "submission"].contains(&bundle.kind));
        }
    }
}
