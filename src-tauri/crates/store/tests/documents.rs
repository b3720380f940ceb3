//! How documents are created and opened, and what a person is told when one does not open.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::path::Path;
use std::process::Command;

use store::office::Office;
use store::work::WorkFile;
use store::{RawKey, Secret, StoreError};
use support::{act, bare, create_office, error, key, meta, names, office, seed};
use tempfile::tempdir;

fn open(path: &Path) -> Result<Office, StoreError> {
    Office::open(path, &Secret::Raw(&key()))
}

#[test]
fn a_document_opens_with_its_key_and_holds_what_it_was_given() {
    let folder = tempdir().unwrap();
    let (office, path) = office(folder.path());
    office.close().unwrap();
    assert_eq!(open(&path).unwrap().read().meta().unwrap(), meta());
    assert_eq!(names(folder.path()), ["office.hjo", "office.hjo.lock"]);
}

#[test]
fn a_passphrase_opens_what_it_closed_and_no_other_does() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("office.hjo");
    let (secret, seed) = (Secret::Passphrase("口令 一二三"), seed("log"));
    Office::create(&path, (&secret, &seed), &meta(), &act("created")).unwrap().close().unwrap();
    assert!(Office::open(&path, &secret).is_ok());
    let wrong = Office::open(&path, &Secret::Passphrase("口令 一二四"));
    assert!(matches!(error(wrong), StoreError::WrongPassphraseOrDamaged));
}

#[test]
fn nothing_readable_stands_in_the_file() {
    let folder = tempdir().unwrap();
    let (office, path) = office(folder.path());
    office.close().unwrap();
    let bytes = std::fs::read(path).unwrap();
    assert!(!bytes.windows(6).any(|w| w == b"CREATE" || w == b"SQLite"));
    assert_eq!(bytes.get(..16), Some(&[5_u8; 16][..]), "the salt is the header");
}

#[test]
fn a_wrong_key_and_a_damaged_first_page_look_the_same() {
    let folder = tempdir().unwrap();
    let (office, path) = office(folder.path());
    office.close().unwrap();
    let wrong = Office::open(&path, &Secret::Raw(&RawKey::new([1; 32])));
    assert!(matches!(error(wrong), StoreError::WrongPassphraseOrDamaged));
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[100] ^= 1;
    std::fs::write(&path, bytes).unwrap();
    assert!(matches!(error(open(&path)), StoreError::WrongPassphraseOrDamaged));
}

#[test]
fn a_copy_that_broke_off_is_cut_short() {
    let folder = tempdir().unwrap();
    let (office, path) = office(folder.path());
    office.close().unwrap();
    let bytes = std::fs::read(&path).unwrap();
    for length in [0, 15, 4095, bytes.len() - 1] {
        std::fs::write(&path, &bytes[..length]).unwrap();
        assert!(matches!(error(open(&path)), StoreError::CutShort), "{length}");
    }
}

#[test]
fn other_programs_files_and_other_kinds_are_not_ours() {
    let folder = tempdir().unwrap();
    let plain = folder.path().join("plain.db");
    rusqlite::Connection::open(&plain).unwrap().execute_batch("CREATE TABLE t (a)").unwrap();
    let zip = folder.path().join("a.hjb");
    std::fs::write(&zip, [b"PK\x03\x04".as_slice(), &[0; 8000]].concat()).unwrap();
    for path in [plain, zip] {
        assert!(matches!(error(open(&path)), StoreError::NotOurs), "{path:?}");
        assert!(!path.with_extension("db.lock").exists());
    }
    let (office, path) = office(folder.path());
    office.close().unwrap();
    assert!(matches!(error(WorkFile::open(&path, &Secret::Raw(&key()))), StoreError::NotOurs));
}

#[test]
fn a_newer_format_is_named_with_both_versions() {
    let folder = tempdir().unwrap();
    let (office, path) = office(folder.path());
    office.close().unwrap();
    bare(&path).pragma_update(None, "user_version", 2).unwrap();
    let e = error(open(&path));
    assert!(matches!(e, StoreError::NewerFormat { found: 2, known: 1 }), "{e:?}");
}

#[test]
fn the_second_opener_is_told_and_the_lock_ends_with_the_first() {
    let folder = tempdir().unwrap();
    let (first, path) = office(folder.path());
    assert!(matches!(error(open(&path)), StoreError::AlreadyOpen));
    drop(first);
    assert!(open(&path).is_ok());
}

#[test]
fn nothing_is_created_over_a_file() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("office.hjo");
    std::fs::write(&path, "letter").unwrap();
    assert!(matches!(error(create_office(&path)), StoreError::Exists));
    assert_eq!(std::fs::read(&path).unwrap(), b"letter");
}

#[test]
fn a_creation_that_fails_leaves_no_document() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("office.hjo");
    let (key, seed) = (key(), seed("log"));
    let mut timeless = act("created");
    timeless.at = "yesterday".to_owned();
    let made = Office::create(&path, (&Secret::Raw(&key), &seed), &meta(), &timeless);
    assert_eq!(support::rule(made), "time");
    assert_eq!(names(folder.path()), ["office.hjo.lock"]);
}

#[test]
fn a_salt_that_looks_like_another_programs_file_is_refused() {
    let folder = tempdir().unwrap();
    let (key, mut seed) = (key(), seed("log"));
    seed.salt = *b"SQLite format 3\0";
    let path = folder.path().join("office.hjo");
    let made = Office::create(&path, (&Secret::Raw(&key), &seed), &meta(), &act("created"));
    assert_eq!(support::rule(made), "salt");
}

const CHEAP: &str = "HENGJIAN_TEST_CHEAP";

/// Not a test of its own: creates a document as a test run with cheap keys does. Without the variable it
/// returns at once.
#[test]
fn cheap_creator() {
    let Some(path) = std::env::var_os(CHEAP) else { return };
    let made = (&Secret::Passphrase("口令"), &seed("log"));
    Office::create(Path::new(&path), made, &meta(), &act("created")).unwrap();
}

#[test]
fn a_debug_build_opens_a_cheap_document_of_a_test_run() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("cheap.hjo");
    let made = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "cheap_creator"])
        .env(CHEAP, &path)
        .env("HENGJIAN_CHEAP_KDF", "1")
        .output()
        .unwrap();
    assert!(made.status.success() && path.exists());
    let opened = Office::open(&path, &Secret::Passphrase("口令"));
    assert_eq!(opened.is_ok(), cfg!(debug_assertions));
}
