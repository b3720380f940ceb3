//! Bundles that lie. Bytes changed in place, manifests mended, signatures by other keys, and lies that are
//! signed as they should be by the very key that is entitled: each gives the finding of `formats.md` §9,
//! and neither body nor secretariat takes anything of it in.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::io::Cursor;

use bundle::{Bag, BagInfo, Digest, Limits, PayloadFile, PrivateKey, Signer, Source, Stub};
use bundle::{ZipWriter, write_bag};
use journeys::Stage;
use journeys::hengjian::PASSPHRASE;
use journeys::programme::TRACK;
use journeys::refusal::{BAD, Ground, codes, timeless};
use serde_json::{Value, json};
use store::Secret;
use store::office::{KeyPurpose, Office};
use store::work::WorkFile;

const RESULTS: &str = "results/results-@-e001-1-1.hjb";
const SUBMISSION: &str = "submission/submission-@.hjb";
const LIE: &str = "lie.hjb";

/// A bundle taken apart.
struct Parts {
    info: BagInfo,
    payload: BTreeMap<String, Vec<u8>>,
    stub: Stub,
}

impl Parts {
    fn of(bytes: &[u8]) -> Self {
        let mut bag = Bag::open(Cursor::new(bytes), Limits::default()).unwrap();
        let paths: Vec<String> = bag.paths().map(ToOwned::to_owned).collect();
        let payload = paths.into_iter().map(|p| {
            let bytes = bag.read(&p, u64::MAX).unwrap();
            (p, bytes)
        });
        Self { payload: payload.collect(), info: bag.info.clone(), stub: bag.stub.clone() }
    }

    /// Changes one payload file as text.
    fn text(&mut self, path: &str, change: impl FnOnce(String) -> String) {
        let bytes = self.payload.get_mut(path).unwrap();
        let before = String::from_utf8(bytes.clone()).unwrap();
        let after = change(before.clone());
        assert_ne!(before, after, "{path} was not changed");
        *bytes = after.into_bytes();
    }

    /// Changes one payload file as JSON; `type` stays first, as the format wants it.
    fn json(&mut self, path: &str, change: impl FnOnce(&mut Value)) {
        self.text(path, |text| {
            let mut value: Value = serde_json::from_str(&text).unwrap();
            change(&mut value);
            let fields = value.as_object_mut().unwrap();
            let kind = fields.remove("type").unwrap();
            let rest = serde_json::to_string(fields).unwrap();
            format!("{{\"type\":{kind},{}", &rest[1..])
        });
    }

    /// Signed as it should be, by `key`.
    fn signed(self, role: &str, key: &PrivateKey) -> Vec<u8> {
        let file = |(path, bytes)| PayloadFile { path, source: Source::Bytes(bytes) };
        let files = self.payload.into_iter().map(file).collect();
        let mut bytes = Cursor::new(Vec::new());
        let signers: [(&str, &dyn Signer); 1] = [(role, key)];
        write_bag(&mut bytes, &self.info, files, &signers).unwrap();
        bytes.into_inner()
    }

    /// Zipped again under the old signatures.
    fn zipped(self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let bagit = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
        zip.add_bytes("bagit.txt", bagit).unwrap();
        zip.add_bytes("bag-info.txt", &self.stub.bag_info).unwrap();
        for (path, bytes) in &self.payload {
            zip.add_bytes(path, bytes).unwrap();
        }
        zip.add_bytes("manifest-sha256.txt", &self.stub.manifest).unwrap();
        zip.add_bytes("tagmanifest-sha256.txt", &self.stub.tagmanifest).unwrap();
        for (role, bytes) in &self.stub.signatures {
            zip.add_bytes(&format!("sig/{role}.sshsig"), bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    /// Writes the digest of a payload file anew into the manifest.
    fn mend_manifest(&mut self, path: &str) {
        let line = |l: &str| {
            let digest = Digest::of(&self.payload[path]);
            if l.ends_with(&format!("  {path}")) {
                format!("{digest}  {path}\n")
            } else {
                format!("{l}\n")
            }
        };
        let manifest = String::from_utf8(self.stub.manifest.clone()).unwrap();
        self.stub.manifest = manifest.lines().map(line).collect::<String>().into_bytes();
    }
}

/// The key of the first expert.
fn expert_key(ground: &Ground) -> PrivateKey {
    let work =
        WorkFile::open(&ground.path("work-E001.hjw"), &Secret::Passphrase(PASSPHRASE)).unwrap();
    let key = work.read().key().unwrap().unwrap();
    work.close().unwrap();
    PrivateKey::from_encrypted_openssh(&key.private_pem, PASSPHRASE).unwrap()
}

/// The key of the body.
fn body_key(ground: &Ground) -> PrivateKey {
    let office = Office::open(&ground.path("body.hjo"), &Secret::Passphrase(PASSPHRASE)).unwrap();
    let key = office.read().keys(KeyPurpose::Signing).unwrap().pop().unwrap();
    office.close().unwrap();
    PrivateKey::from_encrypted_openssh(&key.private_pem, PASSPHRASE).unwrap()
}

/// A key that nobody knows.
fn stranger() -> PrivateKey {
    PrivateKey::from_seed([7; 32])
}

/// The body takes none of it in, and calls it by `code`.
fn body_refuses(ground: &Ground, lie: Vec<u8>, code: &str) {
    ground.write(LIE, lie);
    let answer = ground.bad(&["merge", "--office", "body.hjo", LIE]);
    assert!(codes(&answer).contains(&code.to_owned()), "{code}: {:#}", answer["files"]);
}

/// The secretariat takes none of it in, and calls it by `code`.
fn secretariat_refuses(ground: &Ground, lie: Vec<u8>, code: &str) {
    ground.write(LIE, lie);
    let receive = ["receive", "--office", "secretariat.hjo", LIE, "--out", "ack"];
    ground.refused_for(&receive, BAD, code);
}

/// Results that the entitled expert signed, with one lie in them, at a body that merged the true ones of
/// the others.
fn signed_lie(code: &str, lie: impl FnOnce(&mut Parts)) {
    let ground = Ground::at(Stage::Sealed);
    let others = ["results/results-@-e002-1-1.hjb", "results/results-@-e003-1-1.hjb"];
    ground.done(&[&["merge", "--office", "body.hjo"], &others[..]].concat());
    let mut parts = Parts::of(&ground.bytes(RESULTS));
    lie(&mut parts);
    body_refuses(&ground, parts.signed("expert", &expert_key(&ground)), code);
}

/// A submission that the entitled body signed, with one lie in it.
fn submitted_lie(code: &str, lie: impl FnOnce(&mut Parts)) {
    let ground = Ground::at(Stage::Submitted);
    let mut parts = Parts::of(&ground.bytes(SUBMISSION));
    lie(&mut parts);
    secretariat_refuses(&ground, parts.signed("body", &body_key(&ground)), code);
}

/// The sealed review of a nomination in `results.json`.
fn review<'a>(sheet: &'a mut Value, nomination: &str) -> &'a mut Value {
    let reviews = sheet["reviews"].as_array_mut().unwrap();
    reviews.iter_mut().find(|r| r["review"]["nomination"] == nomination).unwrap()
}

#[test]
fn taken_apart_and_signed_again_by_the_same_key_nothing_is_wrong() {
    let ground = Ground::at(Stage::Submitted);
    let parts = Parts::of(&ground.bytes(SUBMISSION));
    ground.write(LIE, parts.signed("body", &body_key(&ground)));
    assert_eq!(ground.bytes(LIE), ground.bytes(SUBMISSION));
    let parts = Parts::of(&ground.bytes(RESULTS));
    assert_eq!(parts.signed("expert", &expert_key(&ground)), ground.bytes(RESULTS));
    let parts = Parts::of(&ground.bytes(RESULTS));
    assert_eq!(parts.zipped(), ground.bytes(RESULTS));
}

#[test]
fn a_byte_changed_in_place_is_seen() {
    let ground = Ground::at(Stage::Merged);
    let good = ground.bytes(RESULTS);
    let needle = b"hengjian/results/v1";
    let at = good.windows(needle.len()).position(|w| w == needle).unwrap();
    let mut bytes = good.clone();
    bytes[at] ^= 1;
    body_refuses(&ground, bytes, "F09");
}

#[test]
fn a_payload_changed_under_the_old_manifest_is_seen() {
    let ground = Ground::at(Stage::Merged);
    for path in ["data/results.json", "data/criteria.json", "data/batch/bag-info.txt"] {
        let mut parts = Parts::of(&ground.bytes(RESULTS));
        parts.text(path, |t| t.replacen(TRACK, "another", 1));
        body_refuses(&ground, parts.zipped(), "I02");
    }
}

#[test]
fn a_mended_manifest_or_tag_manifest_is_seen() {
    let ground = Ground::at(Stage::Merged);
    let path = "data/results.json";
    let mut parts = Parts::of(&ground.bytes(RESULTS));
    parts.text(path, |t| t.replacen("55", "60", 1));
    parts.mend_manifest(path);
    body_refuses(&ground, parts.zipped(), "I01");

    let mut parts = Parts::of(&ground.bytes(RESULTS));
    parts.text(path, |t| t.replacen("55", "60", 1));
    parts.mend_manifest(path);
    let tags = String::from_utf8(parts.stub.tagmanifest.clone()).unwrap();
    let digest = Digest::of(&parts.stub.manifest);
    let line = |l: &str| match l.split_once("  ") {
        Some((_, "manifest-sha256.txt")) => format!("{digest}  manifest-sha256.txt\n"),
        _ => format!("{l}\n"),
    };
    parts.stub.tagmanifest = tags.lines().map(line).collect::<String>().into_bytes();
    body_refuses(&ground, parts.zipped(), "A04");
}

#[test]
fn a_file_taken_out_or_put_in_is_seen() {
    let ground = Ground::at(Stage::Merged);
    let mut parts = Parts::of(&ground.bytes(RESULTS));
    parts.payload.remove("data/declarations.json").unwrap();
    body_refuses(&ground, parts.zipped(), "I03");
    let mut parts = Parts::of(&ground.bytes(RESULTS));
    parts.payload.insert("data/more.json".to_owned(), b"{}".to_vec());
    body_refuses(&ground, parts.zipped(), "I03");
    let mut parts = Parts::of(&ground.bytes(RESULTS));
    parts.stub.signatures.clear();
    body_refuses(&ground, parts.zipped(), "A01");
}

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

/// A second version of the first expert's sheet, as it comes after a return.
fn second_version(ground: &Ground) -> Vec<u8> {
    let mut parts = Parts::of(&ground.bytes(RESULTS));
    parts.info.seq = Some("2".to_owned());
    parts.json("data/results.json", |s| {
        s["seq"] = json!(2);
        let of = review(s, "q03");
        let total = of["total_millionths"].as_i64().unwrap();
        let mark = of["review"]["marks"]["depth"].as_i64().unwrap();
        of["review"]["marks"]["depth"] = json!(mark - 500);
        of["total_millionths"] = json!(total - 5_000_000);
    });
    parts.signed("expert", &expert_key(ground))
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
