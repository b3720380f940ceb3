//! An expert who denies, or who says two things.

use bundle::Signer;
use journeys::refusal::{BAD, Ground, codes};
use journeys::{Stage, skip, stock, text, tool};
use serde_json::json;

use crate::desk::{MERGE, RESULTS, SUBMIT, body_refuses, expert_key, open, sealed};
use crate::parts::Parts;

/// The key that is the identity point, and a signature of everything under it.
fn weak() -> (String, Vec<u8>) {
    let string =
        |bytes: &[u8]| [&u32::try_from(bytes.len()).unwrap().to_be_bytes()[..], bytes].concat();
    let point = [&[1_u8][..], &[0; 31]].concat();
    let key = [string(b"ssh-ed25519"), string(&point)].concat();
    let signature = [string(b"ssh-ed25519"), string(&[&point[..], &[0; 32]].concat())].concat();
    let blob = [
        b"SSHSIG".to_vec(),
        vec![0, 0, 0, 1],
        string(&key),
        string(b"hengjian/results/v1"),
        string(b""),
        string(b"sha512"),
        string(&signature),
    ]
    .concat();
    let lines: Vec<u8> = base64(&blob).chunks(70).flat_map(|l| [l, b"\n"].concat()).collect();
    let armor = [b"-----BEGIN SSH SIGNATURE-----\n", &lines[..], b"-----END SSH SIGNATURE-----\n"];
    (format!("ssh-ed25519 {}", String::from_utf8(base64(&key)).unwrap()), armor.concat())
}

/// RFC 4648, written out for the test.
fn base64(bytes: &[u8]) -> Vec<u8> {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let of = |three: &[u8]| {
        let bits =
            (0..3).fold(0_usize, |n, i| n << 8 | three.get(i).map_or(0, |b| usize::from(*b)));
        let letter =
            |i: usize| if i <= three.len() { LETTERS[bits >> (18 - 6 * i) & 63] } else { b'=' };
        (0..4).map(letter).collect::<Vec<u8>>()
    };
    bytes.chunks(3).flat_map(of).collect()
}

/// Holds: strict keys, one key for an issue, two sheets under one number are an equivocation, the page in ink. Nothing is
/// left.
#[test]
fn expert_repudiates_or_signs_twice() {
    // "Anyone could have made that signature": not under a key for which this is true.
    let ground = Ground::at(Stage::Sealed);
    let (line, signature) = weak();
    let mut parts = Parts::of(&ground.bytes(RESULTS[0]));
    parts.json("data/enrolment.json", |e| e["public_key"] = json!(line));
    let mut mended = Parts::of(&parts.signed("expert", &expert_key(&ground, "work-E001.hjw")));
    mended.stub.signatures.insert("expert".to_owned(), signature);
    body_refuses(&ground, &mended.zipped(), "A06");

    // "That was not my key": the page that was signed in ink says which, and so does whoever opened twice.
    let own = ground.done(&["seal", "work-E001.hjw", "--out", "results", "--force"]);
    assert_eq!(
        text(&own, "/fingerprint"),
        expert_key(&ground, "work-E001.hjw").public().fingerprint()
    );
    if tool("pdftotext") {
        let page = ground.path(text(&own, "/page"));
        let said = stock::content(
            &ground.path("."),
            "pdftotext",
            ["-layout", page.to_str().unwrap(), "-"],
            None,
        );
        let said: String = said.split_whitespace().collect();
        for shown in [text(&own, "/digest"), text(&own, "/fingerprint")] {
            assert!(said.contains(shown), "{shown} is not on the page");
        }
    } else {
        skip("no pdftotext");
    }
    open(&ground, "E001", "twice.hjw");
    let second = sealed(&ground, "twice.hjw", "scores-E001.csv", "twice");
    let files = [RESULTS[0], text(&second, "/path")];
    let merged = ground.run(&[&MERGE[..], &files].concat());
    assert_eq!((merged.code, &merged.json["counted"]), (BAD, &json!(0)), "{}", merged.stdout);
    assert!(codes(&merged.json).contains(&"A09".to_owned()));

    // "I sealed something else": under one number only one sheet counts, and then none does.
    let ground = Ground::at(Stage::Sealed);
    let mut parts = Parts::of(&ground.bytes(RESULTS[0]));
    parts.info.claimed_at = Some("2022-11-19T23:00:00+08:00".to_owned());
    ground.write("other.hjb", parts.signed("expert", &expert_key(&ground, "work-E001.hjw")));
    let merged = ground.run(&[&MERGE[..], &RESULTS, &["other.hjb"]].concat());
    assert_eq!((merged.code, &merged.json["counted"]), (BAD, &json!(2)), "{}", merged.stdout);
    assert!(codes(&merged.json).contains(&"P04".to_owned()));
    ground.refused_for(&SUBMIT, BAD, "P04");
}
