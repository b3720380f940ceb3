//! Whoever has no key: files of a bundle altered, taken out, put in, renamed or exchanged for those of another bundle of
//! its kind, under the manifests as they were, under a mended manifest, and under both mended; the signature is the old one.

use std::collections::BTreeMap;
use std::fs;

use journeys::{Hengjian, text};
use serde_json::Value;

use crate::raw::{BAG_INFO, BAGIT, MANIFEST, Raw, TAGMANIFEST, altered};
use crate::world::{Good, KINDS, WORLD};

/// What is done to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Done {
    Altered,
    Removed,
    Renamed,
    Swapped,
}

pub const ALL: [Done; 4] = [Done::Altered, Done::Removed, Done::Renamed, Done::Swapped];

/// Which file it is done to, and what it is then called, in the order of [`ALL`]: under the old manifests (`formats.md`
/// §9, stage A, in its order: closed set, exact bagit.txt, signature, tag manifest, sets, digests).
const OLD: [(&str, [&str; 4]); 6] = [
    (BAGIT, ["F11", "F10", "F10", "–"]),
    (BAG_INFO, ["I01", "F10", "F10", "I01"]),
    (MANIFEST, ["I01", "F10", "F10", "I01"]),
    (TAGMANIFEST, ["A04", "F10", "F10", "A04"]),
    ("sig/", ["A04", "A01", "F10", "A04"]),
    ("data/", ["I02", "I03", "I03", "I02"]),
];

/// Does it. `None` where the other bundle has no such file, or the same.
pub fn done(good: &Good, name: &str, what: Done) -> Option<Raw> {
    let mut raw = good.raw.clone();
    let bytes = raw.take(name)?;
    match what {
        Done::Removed => {}
        Done::Altered => raw.put(name, altered(name, &bytes)),
        // The end of a name stays what it is, and a role stays a role, only nobody's.
        Done::Renamed if name.starts_with("sig/") => raw.put("sig/nobody.sshsig", bytes),
        Done::Renamed => raw.put(&format!("{}-2{}", stem(name), &name[stem(name).len()..]), bytes),
        Done::Swapped => raw.put(name, exchanged(good, name).filter(|o| *o != bytes)?.to_vec()),
    }
    Some(raw)
}

/// The file of that name in the other bundle; of files that are called by a digest or a number, a neighbour.
fn exchanged<'a>(good: &'a Good, name: &str) -> Option<&'a [u8]> {
    let folder = ["data/results/", "data/returns/", "data/nominations/"]
        .into_iter()
        .find(|f| name.starts_with(f));
    let Some(folder) = folder else { return good.other.get(name) };
    let mut all = good.raw.0.iter().filter(|(n, _)| n.starts_with(folder) && n != name);
    all.next().map(|(_, bytes)| bytes.as_slice())
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Every case of every kind through `mend`; what it must be called says `called`.
fn walk(what: &str, mend: fn(&mut Raw), called: impl Fn(&str, usize) -> Option<&'static str>) {
    let (mut tried, mut codes) = (0, BTreeMap::<&str, usize>::new());
    for kind in KINDS {
        let good = &WORLD.goods[kind];
        for name in good.raw.names() {
            for (n, act) in ALL.into_iter().enumerate() {
                let Some(code) = called(&name, n) else { continue };
                let Some(mut raw) = done(good, &name, act) else { continue };
                mend(&mut raw);
                assert_eq!(WORLD.found(&raw), [code], "{what}: {kind}: {name} {act:?}");
                tried += 1;
                *codes.entry(code).or_default() += 1;
            }
        }
    }
    println!("{what}: {tried} cases, {codes:?}");
}

#[test]
fn under_the_old_manifests_every_change_is_called_by_its_name() {
    let called = |name: &str, act: usize| {
        let (_, codes) = OLD.into_iter().find(|(of, _)| name.starts_with(of)).unwrap();
        Some(codes[act]).filter(|code| *code != "–")
    };
    walk("old manifests", |_| {}, called);
}

/// The same cases, as files that the command line is given all at once.
#[test]
fn the_command_line_calls_every_change_by_the_same_name() {
    let folder = tempfile::tempdir().unwrap();
    let mut expected = BTreeMap::new();
    for kind in KINDS {
        let good = &WORLD.goods[kind];
        for name in good.raw.names() {
            let (_, codes) = OLD.into_iter().find(|(of, _)| name.starts_with(of)).unwrap();
            for (act, code) in ALL.into_iter().zip(codes) {
                let Some(raw) = done(good, &name, act) else { continue };
                let file = folder.path().join(format!("{kind}-{}.hjb", expected.len()));
                fs::write(&file, raw.zip()).unwrap();
                expected.insert(file.display().to_string(), code);
            }
        }
    }
    let trust = ["--trust".to_owned(), WORLD.known.anchors[0].clone()];
    let words = ["verify".to_owned()].into_iter().chain(expected.keys().cloned()).chain(trust);
    let ran = Hengjian::new(folder.path()).run(words);
    assert_eq!((ran.code, &ran.json["verdict"]), (1, &"bad".into()), "{}", ran.stderr);
    let files = ran.json["files"].as_array().unwrap();
    assert_eq!(files.len(), expected.len());
    for file in files {
        let codes: Vec<&str> = codes_of(file);
        assert_eq!(codes, [expected[text(file, "/path")]], "{file:#}");
    }
}

fn codes_of(file: &Value) -> Vec<&str> {
    let findings = file["findings"].as_array().unwrap();
    findings.iter().map(|finding| text(finding, "/code")).collect()
}

#[test]
fn a_mended_manifest_is_not_the_one_that_was_signed() {
    let called = |name: &str, _: usize| name.starts_with("data/").then_some("I01");
    walk("mended manifest", Raw::mend_manifest, called);
}

#[test]
fn a_mended_tag_manifest_is_not_what_was_signed() {
    let called = |name: &str, act: usize| match name {
        _ if name.starts_with("data/") => Some("A04"),
        // A bag without one is none, whatever its tag manifest says.
        BAG_INFO => Some(["A04", "F10", "F10", "A04"][act]),
        _ => None,
    };
    let mend = |raw: &mut Raw| {
        raw.mend_manifest();
        raw.mend_tags();
    };
    walk("mended tag manifest", mend, called);
}

#[test]
fn a_file_put_in_is_seen_under_every_manifest() {
    for kind in KINDS {
        let good = &WORLD.goods[kind];
        let with = |name: &str| {
            let mut raw = good.raw.clone();
            raw.put(name, b"{}\n".to_vec());
            raw
        };
        for (name, code) in [
            ("data/more.json", "I03"),
            ("data/papers/more.pdf", "I03"),
            ("more.txt", "F10"),
            ("manifest-md5.txt", "F10"),
            ("fetch.txt", "F10"),
            ("sig/more.txt", "F10"),
            ("sig/nobody.sshsig", "F10"),
        ] {
            assert_eq!(WORLD.found(&with(name)), [code], "{kind}: {name}");
        }
        let mut raw = with("data/more.json");
        raw.mend_manifest();
        assert_eq!(WORLD.found(&raw), ["I01"], "{kind}");
        raw.mend_tags();
        assert_eq!(WORLD.found(&raw), ["A04"], "{kind}");
    }
}

#[test]
fn a_signature_of_another_kind_or_role_is_none() {
    for kind in KINDS {
        let good = &WORLD.goods[kind];
        let file = format!("sig/{}.sshsig", good.role);
        // Made by the same key for another purpose.
        let of_same_key = |(other, of): &(&&str, &Good)| **other != kind && of.role == good.role;
        for (_, other) in WORLD.goods.iter().filter(of_same_key) {
            let mut raw = good.raw.clone();
            raw.put(&file, other.raw.get(&file).unwrap().to_vec());
            assert_eq!(WORLD.found(&raw), ["A03"], "{kind}");
        }
        // The one signature in the name of a second body.
        if good.role == "body" {
            let mut raw = good.raw.clone();
            let signature = raw.get(&file).unwrap().to_vec();
            raw.put("sig/body-2.sshsig", signature.clone());
            assert_eq!(WORLD.found(&raw), ["A05"], "{kind}");
            raw.take(&file);
            let missing: &[&str] = match kind {
                "filing" | "batch" | "submission" => &["A01", "A05"],
                _ => &["A05"],
            };
            assert_eq!(WORLD.found(&raw), missing, "{kind}");
        }
    }
}
