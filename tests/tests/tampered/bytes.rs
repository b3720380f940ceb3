//! What somebody without a key can do to a bundle: change, take out and put in bytes, mend manifests.

use bundle::Digest;
use journeys::Stage;
use journeys::programme::TRACK;
use journeys::refusal::Ground;

use crate::lie::{LIE, RESULTS, SUBMISSION, body_key, body_refuses, expert_key};
use crate::parts::Parts;

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
