//! Files that others wrote to break readers, read where they lie (`corpora/README.md`). Nothing under
//! `malicious` and `reject` is ever read; what is read of the rest is listed with the reason.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::{collections::BTreeMap, fs, fs::File, path::Path};

use bundle::*;
use common::*;

/// Opens an archive and reads everything in it.
fn read_all(path: &Path) -> Result<(), Fault> {
    let mut archive = Archive::open(File::open(path).unwrap(), Limits::default())?;
    let names: Vec<String> = archive.names().map(str::to_owned).collect();
    names.iter().try_for_each(|name| archive.read(name, 1 << 20).map(drop))
}

fn files(folder: &Path) -> impl Iterator<Item = std::path::PathBuf> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path())
}

fn codes(folder: &Path) -> BTreeMap<String, &'static str> {
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    files(folder).map(|path| (name(&path), code(read_all(&path)))).collect()
}

#[test]
fn nothing_malicious_or_broken_is_read() {
    let Some(corpus) = corpora("zip-malo") else { return };
    for folder in ["malicious", "reject"] {
        for (name, code) in codes(&corpus.join(folder)) {
            println!("{folder}/{name}: {code}");
            assert!(code.starts_with('F'), "{folder}/{name}: {code}");
        }
    }
}

#[test]
fn of_the_harmless_only_plain_stored_archives_are_read() {
    let Some(corpus) = corpora("zip-malo") else { return };
    let mut read = Vec::new();
    for folder in ["accept", "iffy"] {
        for (name, code) in codes(&corpus.join(folder)) {
            println!("{folder}/{name}: {code}");
            assert!(code == "ok" || code.starts_with('F'), "{folder}/{name}: {code}");
            if code == "ok" {
                read.push(format!("{folder}/{name}"));
            }
        }
    }
    assert_eq!(read, READ);
}

/// All STORED, plain names, no comment, extra field or descriptor, not a byte unaccounted for. What
/// is odd about the iffy ones: a CRC-32 of zero or two equal ones, which only checks transmission here
/// (SHA-256 decides); and a file in a folder that has no entry of its own, as in every bundle.
const READ: [&str; 5] = [
    "accept/store.zip",
    "iffy/crc_collision_empty_nonempty.zip",
    "iffy/crc_collision_two_nonempty.zip",
    "iffy/crc_zero_nonempty.zip",
    "iffy/nosubdir.zip",
];

#[test]
fn no_archive_of_the_corpus_is_a_bundle() {
    let Some(corpus) = corpora("zip-malo") else { return };
    for folder in ["accept", "iffy", "malicious", "reject"] {
        for path in files(&corpus.join(folder)) {
            assert!(open(&fs::read(&path).unwrap()).is_err(), "{}", path.display());
        }
    }
}

#[test]
fn only_the_ed25519_signature_of_openssh_is_accepted() {
    let Some(corpus) = corpora("sshsig") else { return };
    let message = fs::read(corpus.join("signed-data")).unwrap();
    let namespace = fs::read_to_string(corpus.join("namespace")).unwrap();
    let namespace = namespace.trim_end();
    for path in files(&corpus).filter(|path| path.extension().is_some_and(|e| e == "sig")) {
        let armored = fs::read(&path).unwrap();
        let verified = sshsig::verify(&armored, namespace, &message);
        if path.file_stem().is_some_and(|stem| stem == "ed25519") {
            let public = fs::read_to_string(corpus.join("ed25519.pub")).unwrap();
            assert_eq!(verified.unwrap(), PublicKey::from_openssh(&public).unwrap());
            assert_eq!(code(sshsig::verify(&armored, "file", &message)), "A03");
            assert_eq!(code(sshsig::verify(&armored, namespace, b"other")), "A04");
        } else {
            let code = code(verified);
            assert!(matches!(code, "A02" | "A07"), "{}: {code}", path.display());
        }
    }
    for path in files(&corpus).filter(|path| path.extension().is_some_and(|e| e == "pub")) {
        let ed25519 = path.file_stem().is_some_and(|stem| stem == "ed25519");
        let read = PublicKey::from_openssh(&fs::read_to_string(&path).unwrap());
        assert_eq!(read.is_ok(), ed25519, "{}", path.display());
    }
}

fn conformance(case: &str, file: &str) -> Option<Vec<u8>> {
    let folder = corpora("bagit-conformance")?;
    Some(fs::read(folder.join("v1.0").join(case).join(file)).unwrap())
}

#[test]
fn white_space_in_bagit_txt_is_refused() {
    let Some(bagit) = conformance("invalid/bagit-with-invalid-whitespace", "bagit.txt") else {
        return;
    };
    assert_eq!(Forge { bagit, ..Forge::new() }.code(), "F11");
}

#[test]
fn a_file_listed_twice_is_refused() {
    for hash in ["the-same-hash", "different-hashes"] {
        let case = format!("invalid/same-filename-listed-twice-with-{hash}");
        let Some(manifest) = conformance(&case, "manifest-sha256.txt") else { return };
        let readme = conformance(&case, "data/README").unwrap();
        let data = vec![("data/README".to_owned(), readme)];
        assert_eq!(Forge { manifest, data, ..Forge::new() }.code(), "F12");
    }
}

#[test]
fn a_payload_file_missing_from_the_manifest_is_refused() {
    let case = "invalid/notAllManifestsListAllFiles";
    let Some(hello) = conformance(case, "data/hello.txt") else { return };
    let more = conformance(case, "data/missingFromManifest.txt").unwrap();
    let data = vec![
        ("data/hello.txt".to_owned(), hello),
        ("data/missingFromManifest.txt".to_owned(), more),
    ];
    assert_eq!(Forge { data, ..Forge::new() }.code(), "I03");
}

#[test]
fn the_valid_bag_opens_once_it_has_our_profile() {
    let Some(bagit) = conformance("valid/basicBag", "bagit.txt") else { return };
    let hello = conformance("valid/basicBag", "data/hello.txt").unwrap();
    let data = vec![("data/hello.txt".to_owned(), hello)];
    assert_eq!(Forge { bagit, data, ..Forge::new() }.code(), "ok");
    // As it is it has neither our fields nor a signature, and a digest of another length.
    let folder = corpora("bagit-conformance").unwrap().join("v1.0/valid/basicBag");
    let names = ["bagit.txt", "manifest-sha512.txt", "tagmanifest-sha512.txt", "data/hello.txt"];
    let bag = names.map(|name| (name.to_owned(), fs::read(folder.join(name)).unwrap()));
    assert_eq!(code(open(&zip(&bag))), "F10");
}
