//! A supervisor's entry to an office file: it opens for reading and for nothing else, and trouble with it is no
//! trouble of the owner's (`formats.md` §6).
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::path::{Path, PathBuf};

use store::office::Office;
use store::{Secret, StoreError};
use support::{act, error, key, meta, names, office, rule, seed};
use tempfile::tempdir;

const OWNER: Secret<'static> = Secret::Passphrase("主人的口令");
const ENTRY: Secret<'static> = Secret::Passphrase("监督的口令");

fn grant(office: &mut Office, name: &str, passphrase: &str) -> Result<(), StoreError> {
    office.grant_entry(&act("entry_granted"), (name, passphrase), ([3; 16], [4; 12]))
}

/// A closed office file with an entry for 监督员.
fn supervised(folder: &Path) -> PathBuf {
    let path = folder.join("office.hjo");
    let mut office =
        Office::create(&path, (&OWNER, &seed("log")), &meta(), &act("created")).unwrap();
    grant(&mut office, "监督员", "监督的口令").unwrap();
    office.close().unwrap();
    path
}

#[test]
fn an_entry_opens_for_reading_and_every_change_is_refused() {
    let folder = tempdir().unwrap();
    let path = supervised(folder.path());
    for open in [Office::open, Office::open_read_only] {
        let mut office = open(&path, &ENTRY).unwrap();
        assert_eq!((office.entered_by(), office.is_read_only()), (Some("监督员"), true));
        assert_eq!(office.read().meta().unwrap(), meta());
        assert_eq!(office.read().audit().verify_chain().unwrap().n, 2);
        let changed = office.change(&act("looked"), |_| Ok(()));
        assert!(matches!(error(changed), StoreError::ReadOnly));
        assert!(matches!(error(grant(&mut office, "另一人", "x")), StoreError::ReadOnly));
        let revoked = office.revoke_entry(&act("revoked"), "监督员");
        assert!(matches!(error(revoked), StoreError::ReadOnly));
        office.close().unwrap();
    }
    let owner = Office::open(&path, &OWNER).unwrap();
    assert_eq!((owner.entered_by(), owner.is_read_only()), (None, false));
    assert_eq!(owner.read().audit().head().unwrap().n, 2, "reading leaves no row");
    owner.close().unwrap();
    assert_eq!(names(folder.path()), ["office.hjo", "office.hjo.entries", "office.hjo.lock"]);
}

#[test]
fn an_entry_opens_beside_the_owner() {
    let folder = tempdir().unwrap();
    let path = supervised(folder.path());
    let mut owner = Office::open(&path, &OWNER).unwrap();
    assert!(matches!(error(Office::open(&path, &OWNER)), StoreError::AlreadyOpen));
    let beside = Office::open(&path, &ENTRY).unwrap();
    owner.change(&act("looked"), |_| Ok(())).unwrap();
    assert_eq!(beside.read().audit().head().unwrap().n, 3);
    beside.close().unwrap();
    owner.change(&act("looked"), |_| Ok(())).unwrap();
    owner.close().unwrap();
}

#[test]
fn the_file_of_entries_holds_neither_key_nor_passphrase_and_is_its_owners() {
    let folder = tempdir().unwrap();
    let (mut office, path) = office(folder.path());
    grant(&mut office, "监督员", "监督的口令").unwrap();
    let file = folder.path().join("office.hjo.entries");
    let text = std::fs::read_to_string(&file).unwrap();
    let raw = support::hex(&support::KEY);
    assert!(text.starts_with(r#"{"type":"hengjian/entries/v1","entries":[{"name":"监督员""#));
    assert!(!text.contains(&raw) && !text.contains("口令"));
    assert_eq!(Office::entries(&path).unwrap(), ["监督员"]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn who_is_let_in_and_out_stands_in_the_audit_log() {
    let folder = tempdir().unwrap();
    let path = supervised(folder.path());
    let mut office = Office::open(&path, &OWNER).unwrap();
    grant(&mut office, "第二人", "第二口令").unwrap();
    assert_eq!(Office::entries(&path).unwrap(), ["监督员", "第二人"]);
    office.revoke_entry(&act("entry_revoked"), "监督员").unwrap();
    assert_eq!(Office::entries(&path).unwrap(), ["第二人"]);
    let unknown = office.revoke_entry(&act("entry_revoked"), "监督员");
    assert_eq!(rule(unknown), "entry_unknown");
    assert_eq!(office.read().audit().head().unwrap().n, 4, "what failed leaves no row");
    office.close().unwrap();
    assert!(matches!(error(Office::open(&path, &ENTRY)), StoreError::WrongPassphraseOrDamaged));
    assert!(Office::open(&path, &Secret::Passphrase("第二口令")).is_ok());
}

#[test]
fn an_entry_that_makes_no_sense_is_refused() {
    let folder = tempdir().unwrap();
    let path = supervised(folder.path());
    let mut office = Office::open(&path, &OWNER).unwrap();
    assert_eq!(rule(grant(&mut office, "监督员", "x")), "entry_known");
    assert_eq!(rule(grant(&mut office, " ", "x")), "entry_name");
    assert_eq!(rule(grant(&mut office, &"名".repeat(101), "x")), "entry_name");
    assert_eq!(rule(grant(&mut office, "乙", "主人的口令")), "entry_is_owner");
    assert_eq!(Office::entries(&path).unwrap(), ["监督员"]);
}

#[test]
fn a_damaged_file_of_entries_stops_nobody_but_the_supervisor() {
    let folder = tempdir().unwrap();
    let path = supervised(folder.path());
    let file = folder.path().join("office.hjo.entries");
    let whole = std::fs::read(&file).unwrap();
    let cut = whole[..whole.len() / 2].to_vec();
    let long = [whole.clone(), vec![b' '; 70_000]].concat();
    let newer = String::from_utf8(whole.clone()).unwrap().replace("/v1\"", "/v2\"");
    for bytes in [cut, long, newer.into_bytes(), Vec::new(), vec![0xff; 40]] {
        std::fs::write(&file, &bytes).unwrap();
        let mut owner = Office::open(&path, &OWNER).unwrap();
        assert_eq!(rule(grant(&mut owner, "乙", "x")), "entries_damaged");
        owner.close().unwrap();
        assert_eq!(rule(Office::entries(&path)), "entries_damaged");
        assert_eq!(std::fs::read(&file).unwrap(), bytes, "what is damaged is not written over");
        let shut = Office::open(&path, &ENTRY);
        assert!(matches!(error(shut), StoreError::WrongPassphraseOrDamaged));
    }
    std::fs::remove_file(&file).unwrap();
    std::fs::create_dir(&file).unwrap();
    Office::open(&path, &OWNER).unwrap().close().unwrap();
    assert!(matches!(error(Office::open(&path, &ENTRY)), StoreError::WrongPassphraseOrDamaged));
}

#[test]
fn an_entry_of_another_office_opens_nothing() {
    let folder = tempdir().unwrap();
    let path = supervised(folder.path());
    let other = folder.path().join("other.hjo");
    let mut elsewhere = seed("other-log");
    elsewhere.salt = [6; 16];
    Office::create(&other, (&OWNER, &elsewhere), &meta(), &act("created"))
        .unwrap()
        .close()
        .unwrap();
    std::fs::copy(path.with_extension("hjo.entries"), other.with_extension("hjo.entries")).unwrap();
    assert!(matches!(error(Office::open(&other, &ENTRY)), StoreError::WrongPassphraseOrDamaged));
}

#[test]
fn a_raw_key_is_never_tried_on_the_entries() {
    let folder = tempdir().unwrap();
    let path = supervised(folder.path());
    let wrong = Office::open(&path, &Secret::Raw(&key()));
    assert!(matches!(error(wrong), StoreError::WrongPassphraseOrDamaged));
}
