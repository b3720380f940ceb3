//! Files that were made to hurt, and files that a stick has spoiled.

use bundle::Digest;
use journeys::refusal::{BAD, Ground, NOT_DONE, codes};
use journeys::{Stage, shared, skip};
use serde_json::json;

use crate::desk::{RESULTS, SUBMISSION, office_key};
use crate::parts::Parts;

/// Every command that takes a bundle in; `FILE` stands for it.
const DOORS: [&str; 12] = [
    "edition import --office body.hjo FILE",
    "filing accept --office secretariat.hjo FILE --by 李明",
    "receipt import --office body.hjo FILE",
    "open FILE --code-file letters/batch-@-e001-1-code.txt --unverified --out x.hjw",
    "slip import work-E001.hjw FILE",
    "reopen work-E001.hjw FILE",
    "revocations import --office body.hjo FILE",
    "receive --office secretariat.hjo FILE --out x",
    "materials receive --office secretariat.hjo FILE",
    "ack import --office body.hjo FILE --out x",
    "merge --office body.hjo FILE",
    "verify FILE",
];

fn at_every_door(ground: &Ground, file: &str, code: &str) {
    let before = ground.snapshot();
    for door in DOORS {
        let words: Vec<&str> =
            door.split_whitespace().map(|w| if w == "FILE" { file } else { w }).collect();
        let ran = ground.run(&words);
        assert_eq!(ran.code, BAD, "{words:?}: {}{}", ran.stdout, ran.stderr);
        assert!(codes(&ran.json).contains(&code.to_owned()), "{words:?}: {}", ran.stdout);
    }
    journeys::refusal::same(&before, &ground.snapshot(), &[file]);
}

/// Holds: a strict container, bounds before anything is allocated, signature before payload, typed JSON. Left: a bug in our
/// reader, which fuzzing looks for.
#[test]
fn malicious_file() {
    let ground = Ground::at(Stage::Received);
    ground.write("empty.hjb", "");
    at_every_door(&ground, "empty.hjb", "F01");
    // It says of itself that it is 4 GiB less one; nothing is allocated for that.
    let mut huge = ground.bytes(RESULTS[0]);
    huge[18..26].copy_from_slice(&[0xfe, 0xff, 0xff, 0xff, 0xfe, 0xff, 0xff, 0xff]);
    ground.write("huge.hjb", huge);
    at_every_door(&ground, "huge.hjb", "F06");
    hostile_database(&ground);
    let Some(corpus) = shared().map(|s| s.join("corpora/zip-malo/malicious")) else {
        return skip("no corpora");
    };
    let mut zips: Vec<_> = std::fs::read_dir(corpus).unwrap().flatten().map(|e| e.path()).collect();
    zips.retain(|p| p.extension().is_some_and(|e| e == "zip"));
    zips.sort();
    assert!(zips.len() > 5, "{zips:?}");
    let zips: Vec<&str> = zips.iter().map(|p| p.to_str().unwrap()).collect();
    let ran = ground.run(&[&["verify"], &zips[..]].concat());
    assert_eq!(ran.code, BAD, "{}", ran.stderr);
    for file in ran.json["files"].as_array().unwrap() {
        let code = file["findings"][0]["code"].as_str().unwrap();
        assert!(file.get("type").is_none() && code.starts_with('F'), "{file:#}");
    }
}

/// A database is opened after signature and digest, and only in the form of ours: signed by a stranger it is not even
/// looked at; from the body itself, under the right code, it must be one of ours.
fn hostile_database(ground: &Ground) {
    let batch = ground.bytes("batches/batch-@-e001-1.hjb");
    let with = |database: &[u8]| {
        let mut parts = Parts::of(&batch);
        parts.payload.insert("data/batch.db".to_owned(), database.to_vec());
        let digest = Digest::of(database).to_string();
        parts.json("data/assignment.json", |a| a["batch_db"] = json!(digest));
        parts
    };
    let digits = ground.digits();
    let code = "letters/batch-@-e001-1-code.txt";
    let open = ["open", "db.hjb", "--code-file", code, "--trust", &digits, "--out", "x.hjw"];
    let plain = [&b"SQLite format 3\0"[..], &[0; 4096]].concat();
    ground.write("db.hjb", with(&plain).zipped());
    ground.refused_for(&open, BAD, "I02");
    ground.write("db.hjb", with(&plain).signed("body", &crate::desk::stranger()));
    ground.refused_for(&open, BAD, "A05");
    let body = office_key(ground, "body.hjo");
    ground.write("db.hjb", with(&plain).signed("body", &body));
    ground.refused(&open, NOT_DONE, "not-ours");
}

/// Holds: digests, reading back, and that exporting again gives the same bundle.
#[test]
fn stick_corruption() {
    let ground = Ground::at(Stage::Received);
    let digits = ground.digits();
    for file in [
        "edition/edition-2022.hjb",
        "filing/receipt-@-v1.hjb",
        "batches/batch-@-e002-1.hjb",
        RESULTS[1],
        SUBMISSION,
        "ack/ack-@.hjb",
    ] {
        let good = ground.bytes(file);
        for at in [good.len() / 5, good.len() / 2, good.len() - 30] {
            // A sector of zeros, and the rest of a file that was never written.
            let mut zeros = good.clone();
            let end = (at + 16).min(good.len());
            zeros[at..end].iter_mut().for_each(|b| *b = !*b);
            ground.write("spoiled.hjb", &zeros);
            ground.write("cut.hjb", &good[..at]);
            let ran = ground.run(&["verify", "spoiled.hjb", "cut.hjb", "--trust", &digits]);
            assert_eq!(ran.code, BAD, "{file}: {}", ran.stdout);
            for found in ran.json["files"].as_array().unwrap() {
                assert_eq!(found["verdict"], "bad", "{file} at {at}: {found:#}");
            }
        }
    }
    // Of what an expert sealed, another copy is made; it is the same bundle.
    let sealed = format!("{}.age", RESULTS[1]);
    let bundle = ground.opened(&sealed, "body");
    let mut spoiled = ground.bytes(&sealed);
    let middle = spoiled.len() / 2;
    spoiled[middle] ^= 1;
    ground.write("spoiled.hjb.age", spoiled);
    let merged = ground.bad(&["merge", "--office", "body.hjo", "spoiled.hjb.age"]);
    assert_eq!(codes(&merged), ["I02"], "{merged:#}");
    ground.done(&["seal", "work-E002.hjw", "--out", "again"]);
    assert!(ground.opened("again/results-@-e002-1-1.hjb.age", "body") == bundle);
}
