//! A backup of an office file and what is restored from it: the same content, a new log, and the old one
//! beside it for good (`formats.md` §6).
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::path::{Path, PathBuf};

use store::office::Office;
use store::{Act, Head, Secret, StoreError};
use support::{
    about, act, bare, error, filled_office, five_mib, id, key, meta, names, office, rule, seed,
    track,
};
use tempfile::tempdir;

fn act_of(what: &str, reason: &str) -> Act {
    Act { reason: Some(reason.to_owned()), ..act(what) }
}

/// An office with two rows, and a backup of it.
fn backed_up(folder: &Path) -> (Office, PathBuf, Head) {
    let (mut office, _) = office(folder);
    office.change(&act("looked"), |_| Ok(())).unwrap();
    let copy = folder.join("copy.hjo");
    office.backup_to(&copy).unwrap();
    let head = office.read().audit().head().unwrap();
    (office, copy, head)
}

fn restore(copy: &Path, log_id: &str) -> Result<Office, StoreError> {
    let key = key();
    let act = act_of("anything", "硬盘损坏");
    Office::restored(copy, &Secret::Raw(&key), &seed(log_id), &act)
}

#[test]
fn a_backup_is_the_whole_document_in_one_file() {
    let folder = tempdir().unwrap();
    let mut office = filled_office(folder.path());
    let away = tempdir().unwrap();
    let copy = away.path().join("backup.hjo");
    let digest = office.backup_to(&copy).unwrap();
    assert_eq!(about("", &std::fs::read(&copy).unwrap()).sha256, digest);
    assert_eq!(names(away.path()), ["backup.hjo"]);
    let head = office.read().audit().head().unwrap();
    // What comes after the backup is not in it.
    office.change(&act("looked"), |_| Ok(())).unwrap();
    let copied = Office::open_read_only(&copy, &Secret::Raw(&key())).unwrap();
    let read = copied.read();
    assert_eq!((read.meta().unwrap(), read.audit().head().unwrap()), (meta(), head));
    let stored = read.attachments(&track(), &id("a1")).unwrap().remove(0);
    let mut bytes = Vec::new();
    read.read_attachment(&stored, &mut bytes).unwrap();
    assert!(bytes == five_mib());
    copied.close().unwrap();
    assert_eq!(names(away.path()), ["backup.hjo"], "read without a log beside it");
}

#[test]
fn a_backup_has_the_passphrase_of_the_document_and_tells_nothing_without() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("office.hjo");
    let secret = Secret::Passphrase("口令 一二三");
    let office = Office::create(&path, (&secret, &seed("log")), &meta(), &act("created")).unwrap();
    let copy = folder.path().join("copy.hjo");
    office.backup_to(&copy).unwrap();
    let bytes = std::fs::read(&copy).unwrap();
    assert!(!bytes.windows(6).any(|w| w == b"CREATE" || w == b"SQLite"));
    assert!(Office::open(&copy, &secret).is_ok());
    let wrong = Office::open(&copy, &Secret::Passphrase("口令"));
    assert!(matches!(error(wrong), StoreError::WrongPassphraseOrDamaged));
}

#[test]
fn a_backup_goes_over_no_file_and_leaves_none_when_it_fails() {
    let folder = tempdir().unwrap();
    let (office, _) = office(folder.path());
    let copy = folder.path().join("copy.hjo");
    std::fs::write(&copy, "letter").unwrap();
    assert!(matches!(error(office.backup_to(&copy)), StoreError::Exists));
    assert_eq!(std::fs::read(&copy).unwrap(), b"letter");
    assert!(office.backup_to(&folder.path().join("none/copy.hjo")).is_err());
}

#[test]
fn a_restored_office_begins_a_log_that_names_the_old_head() {
    let folder = tempdir().unwrap();
    let (_, copy, head) = backed_up(folder.path());
    let mut restored = restore(&copy, "new-log").unwrap();
    restored.change(&act("looked"), |_| Ok(())).unwrap();
    restored.close().unwrap();
    let restored = Office::open(&copy, &Secret::Raw(&key())).unwrap();
    let audit = restored.read().audit();
    assert_eq!(
        (audit.log_id().unwrap(), audit.verify_chain().unwrap().n),
        ("new-log".to_owned(), 2)
    );
    assert_eq!(
        audit.rows().unwrap()[0].body,
        format!(
            r#"{{"at":"2022-09-01T08:00:00+08:00","actor":"clerk","act":"restored","object":"object","outcome":"ok","reason":"硬盘损坏","past_log":"office-log","past_head":"{head}"}}"#
        )
    );
    assert_eq!(audit.jsonl().unwrap().lines().count(), 2, "the present log only");
    let past = audit.past().unwrap();
    assert_eq!((past.len(), &*past[0].log_id, &past[0].head), (1, "office-log", &head));
    let rows = audit.past_rows(&past[0]).unwrap();
    assert_eq!(store::audit::check("office-log", &rows).unwrap(), head);
}

#[test]
fn a_document_can_be_restored_again_and_every_log_stays() {
    let folder = tempdir().unwrap();
    let (_, copy, _) = backed_up(folder.path());
    let first = restore(&copy, "second-log").unwrap();
    let again = folder.path().join("again.hjo");
    first.backup_to(&again).unwrap();
    let second = restore(&again, "third-log").unwrap();
    let audit = second.read().audit();
    let ids: Vec<_> = audit.past().unwrap().into_iter().map(|p| p.log_id).collect();
    assert_eq!(ids, ["office-log", "second-log"]);
    assert_eq!(audit.verify_chain().unwrap().n, 1);
    drop(second);
    assert_eq!(rule(restore(&again, "office-log")), "audit_append_only");
}

#[test]
fn a_past_log_can_neither_be_changed_nor_continued() {
    let folder = tempdir().unwrap();
    let (_, copy, _) = backed_up(folder.path());
    restore(&copy, "new-log").unwrap().close().unwrap();
    let conn = bare(&copy);
    for sql in [
        "UPDATE audit SET body = '{}' WHERE log = 1",
        "DELETE FROM audit WHERE log = 1",
        "INSERT INTO audit SELECT 1, n + 1, body, hash, prev FROM audit WHERE log = 1 AND n = 2",
        "DELETE FROM audit_log WHERE log = 1",
        "INSERT INTO audit_log VALUES (4, 'x', zeroblob(32))",
    ] {
        assert!(conn.execute_batch(sql).is_err(), "{sql}");
    }
    // A log that says nothing is not followed by another.
    conn.execute_batch("INSERT INTO audit_log VALUES (3, 'x', zeroblob(32))").unwrap();
    assert!(conn.execute_batch("INSERT INTO audit_log VALUES (4, 'y', zeroblob(32))").is_err());
}

#[test]
fn tampering_with_a_past_log_or_with_the_link_to_it_is_found() {
    for (sql, row) in [
        ("UPDATE audit SET body = replace(body, 'looked', 'l00ked') WHERE log = 1", 2),
        ("UPDATE audit_log SET log_id = 'other-log' WHERE log = 1", 1),
        // The last row of the old log cut off: the chain alone would still hold.
        ("DELETE FROM audit WHERE log = 1 AND n = 2", 1),
        ("UPDATE audit SET body = '{}' WHERE log = 2", 1),
    ] {
        let folder = tempdir().unwrap();
        let (_, copy, _) = backed_up(folder.path());
        restore(&copy, "new-log").unwrap().close().unwrap();
        let triggers = "DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete;
                        DROP TRIGGER audit_log_no_update;";
        bare(&copy).execute_batch(&format!("{triggers} {sql}")).unwrap();
        let office = Office::open(&copy, &Secret::Raw(&key())).unwrap();
        match error(office.read().audit().verify_chain()) {
            StoreError::AuditBroken { n } => assert_eq!(n, row, "{sql}"),
            other => panic!("{sql}: {other:?}"),
        }
    }
}

#[test]
fn a_damaged_backup_is_not_restored() {
    let folder = tempdir().unwrap();
    let office = filled_office(folder.path());
    let copy = folder.path().join("copy.hjo");
    office.backup_to(&copy).unwrap();
    let whole = std::fs::read(&copy).unwrap();
    for page in [3, whole.len() / 4096 / 2, whole.len() / 4096 - 1] {
        let mut bytes = whole.clone();
        bytes[page * 4096 + 77] ^= 1;
        std::fs::write(&copy, &bytes).unwrap();
        match error(restore(&copy, "new-log")) {
            StoreError::Refused { check } => assert_eq!(check, "quick_check", "page {page}"),
            other => panic!("page {page}: {other:?}"),
        }
    }
    std::fs::write(&copy, whole).unwrap();
    assert!(restore(&copy, "new-log").is_ok());
}
