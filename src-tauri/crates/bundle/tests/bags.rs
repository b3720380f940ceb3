//! Bundles through the public door: what was written opens, and each single wrong thing is refused
//! under its own code. Follows `formats.md` §2 and §9 A.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::io::Cursor;

use bundle::*;
use common::*;

#[test]
fn a_written_bundle_opens_with_everything_in_it() {
    let mut out = Cursor::new(Vec::new());
    let written = write_bag(&mut out, &info(), payload(), &[("expert", &expert())]).unwrap();
    let mut bag = open(&out.into_inner()).unwrap();
    assert_eq!(bag.info, info());
    assert_eq!((bag.digest, &bag.manifest), (written.digest, &written.payload));
    assert_eq!(bag.stub.signatures, written.signatures);
    assert_eq!(bag.signers().get("expert"), Some(&expert().public()));
    assert_eq!(
        bag.paths().collect::<Vec<_>>(),
        ["data/audit.jsonl", "data/batch/assignment.json", "data/results.json"]
    );
    bag.check_payload().unwrap();
    assert_eq!(bag.read("data/batch/assignment.json", 2).unwrap(), b"{}");
    let mut copy = Vec::new();
    assert_eq!(bag.copy_to("data/results.json", &mut copy).unwrap(), 18);
    assert_eq!(copy, b"{\"type\":\"results\"}");
}

#[test]
fn the_same_input_gives_the_same_bytes_in_any_order() {
    let mut out = Cursor::new(Vec::new());
    let mut reversed: Vec<_> = payload();
    reversed.reverse();
    for file in &mut reversed {
        let Source::Bytes(bytes) = &mut file.source else { panic!("bytes") };
        file.source = Source::Reader(Box::new(Cursor::new(std::mem::take(bytes))));
    }
    write_bag(&mut out, &info(), reversed, &[("expert", &expert())]).unwrap();
    assert_eq!(out.into_inner(), sample());
}

#[test]
fn files_stand_in_the_order_of_the_format() {
    let text = String::from_utf8_lossy(&sample()).into_owned();
    let directory = text.split_once("PK\x01\x02").unwrap().1;
    let names = [
        "bagit.txt",
        "bag-info.txt",
        "data/audit.jsonl",
        "data/batch/assignment.json",
        "data/results.json",
        "manifest-sha256.txt",
        "tagmanifest-sha256.txt",
        "sig/expert.sshsig",
    ];
    let places: Vec<_> = names.iter().map(|name| directory.find(name).unwrap()).collect();
    assert!(places.is_sorted());
}

#[test]
fn reading_respects_the_cap_and_the_manifest() {
    let mut bag = open(&sample()).unwrap();
    assert_eq!(code(bag.read("data/results.json", 17)), "F08");
    assert_eq!(code(bag.read("data/none", 17)), "F10");
    assert_eq!(code(bag.read("bagit.txt", 100)), "F10");
    assert_eq!((bag.size("data/results.json"), bag.size("bagit.txt")), (Some(18), None));
}

#[test]
fn a_stub_proves_the_same_as_its_bundle() {
    let bag = open(&sample()).unwrap();
    let (info, signers, manifest, digest) = check_stub(&bag.stub).unwrap();
    assert_eq!((&info, &manifest, digest), (&bag.info, &bag.manifest, bag.digest));
    assert_eq!(&signers, bag.signers());
}

#[test]
fn a_changed_stub_is_refused() {
    let stub = open(&sample()).unwrap().stub;
    let changed = |change: fn(&mut Stub)| {
        let mut stub = stub.clone();
        change(&mut stub);
        code(check_stub(&stub))
    };
    assert_eq!(changed(|stub| stub.signatures.clear()), "A01");
    assert_eq!(changed(|stub| stub.tagmanifest[0] ^= 1), "A04");
    assert_eq!(changed(|stub| stub.manifest[0] ^= 1), "I01");
    assert_eq!(changed(|stub| stub.bag_info.push(b'\n')), "F16");
}

#[test]
fn a_bag_put_together_by_hand_opens() {
    assert_eq!(Forge::new().code(), "ok");
}

#[test]
fn roles_are_a_closed_set_for_each_type() {
    assert_eq!(Forge { roles: vec![], ..Forge::new() }.code(), "A01");
    assert_eq!(Forge { roles: vec!["body"], ..Forge::new() }.code(), "F10");
    assert_eq!(Forge { roles: vec!["expert", "body"], ..Forge::new() }.code(), "F10");
    let mut filing = info();
    filing.bundle_type = BundleType::Filing;
    let joint = Forge {
        bag_info: filing.to_bytes().unwrap(),
        roles: vec!["body", "body-2"],
        namespace: "hengjian/filing/v1",
        ..Forge::new()
    };
    assert_eq!(joint.code(), "ok");
}

#[test]
fn a_signature_for_another_type_is_refused() {
    assert_eq!(Forge { namespace: "hengjian/batch/v1", ..Forge::new() }.code(), "A03");
    assert_eq!(Forge { namespace: "file", ..Forge::new() }.code(), "A03");
}

#[test]
fn a_signature_file_over_4_kib_is_refused() {
    let more = vec![("sig/expert.sshsig".to_owned(), vec![b'A'; 4097])];
    assert_eq!(Forge { more, ..Forge::new() }.code(), "A02");
}

#[test]
fn another_suite_is_refused() {
    let mut info = info();
    info.suite = "sm2-sm3".into();
    assert_eq!(Forge { bag_info: info.to_bytes().unwrap(), ..Forge::new() }.code(), "A07");
}

#[test]
fn files_outside_the_closed_set_are_refused() {
    for name in ["note.txt", "tagmanifest-sha512.txt", "sig/expert.sig", "data", "Data/a"] {
        let mut forge = Forge::new();
        if name == "data" {
            forge.data.clear();
        }
        forge.more = vec![(name.to_owned(), Vec::new())];
        assert_eq!(forge.code(), "F10", "{name}");
    }
}

#[test]
fn a_missing_tag_file_is_refused() {
    let files = [("bagit.txt".to_owned(), BAGIT.to_vec())];
    assert_eq!(code(open(&zip(&files))), "F10");
}

#[test]
fn payload_and_manifest_name_the_same_files() {
    let mut forge = Forge::new();
    forge.data.push(("data/more".into(), Vec::new()));
    assert_eq!(forge.code(), "I03");
    let mut forge = Forge::new();
    forge.manifest.extend(format!("{}  data/zzz\n", Digest::of(b"")).into_bytes());
    assert_eq!(forge.code(), "I03");
}

#[test]
fn altered_payload_is_named() {
    let mut forge = Forge::new();
    forge.data = vec![("data/hello.txt".into(), b"hullo\n".to_vec())];
    let mut bag = open(&forge.build()).unwrap();
    let fault = bag.check_payload().unwrap_err();
    assert!(
        matches!(&fault, Fault::Finding { code: "I02", object, .. } if object == "data/hello.txt")
    );
    assert_eq!(code(bag.read("data/hello.txt", 100)), "I02");
    assert_eq!(code(bag.copy_to("data/hello.txt", &mut Vec::new())), "I02");
}

#[test]
fn what_would_not_open_is_not_written() {
    let write = |info: &BagInfo, paths: &[&str], roles: &[&str]| {
        let file = |path: &&str| PayloadFile {
            path: (*path).to_owned(),
            source: Source::Bytes(Vec::new()),
        };
        let key = expert();
        let key: &dyn Signer = &key;
        let signers: Vec<(&str, &dyn Signer)> = roles.iter().map(|role| (*role, key)).collect();
        let payload = paths.iter().map(file).collect();
        code(write_bag(Cursor::new(Vec::new()), info, payload, &signers))
    };
    assert_eq!(write(&info(), &["data/a"], &["expert"]), "ok");
    assert_eq!(write(&info(), &[], &["expert"]), "F10");
    assert_eq!(write(&info(), &["a"], &["expert"]), "F07");
    assert_eq!(write(&info(), &["data/../a"], &["expert"]), "F07");
    assert_eq!(write(&info(), &["data/a", "data/A"], &["expert"]), "F07");
    assert_eq!(write(&info(), &["data/a"], &[]), "A01");
    assert_eq!(write(&info(), &["data/a"], &["secretariat"]), "F10");
    assert_eq!(write(&info(), &["data/a"], &["expert", "expert"]), "F10");
    let suite = BagInfo { suite: "sm2-sm3".into(), ..info() };
    assert_eq!(write(&suite, &["data/a"], &["expert"]), "A07");
}

#[test]
fn signatures_beyond_two_are_not_even_read() {
    let more = (0..9).map(|n| (format!("sig/role-{n}.sshsig"), vec![b'A'; 9999])).collect();
    assert_eq!(Forge { more, ..Forge::new() }.code(), "F10");
}
