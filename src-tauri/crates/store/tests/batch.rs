//! Packing a `batch.db` and opening one that came from elsewhere.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::ops::ControlFlow;
use std::path::Path;

use store::batch::{BatchFile, open_batch, write_batch};
use store::{RawKey, Result, StoreError};
use support::{
    BATCH_SALT, about, act, batch_file, batch_key, error, filled_office, five_mib, head, hex, id,
    record, rule, track,
};
use tempfile::tempdir;

/// The file through bare SQL.
fn bare(path: &Path) -> rusqlite::Connection {
    let conn = rusqlite::Connection::open(path).unwrap();
    conn.execute_batch(&format!("PRAGMA key = \"x'{}'\"", hex(&[8; 32]))).unwrap();
    conn
}

#[test]
fn a_batch_holds_these_nominations_in_this_order_and_no_others() {
    let folder = tempdir().unwrap();
    let batch = open_batch(&batch_file(folder.path()), &batch_key()).unwrap();
    assert_eq!(batch.head(), &head());
    let ids: Vec<_> = batch.nominations().unwrap().into_iter().map(|r| r.id).collect();
    assert_eq!(ids, [id("b2"), id("a1")]);
}

#[test]
fn packing_says_size_and_digest_and_counts_up_to_the_end() {
    let folder = tempdir().unwrap();
    let office = filled_office(folder.path());
    let path = folder.path().join("batch.db");
    let mut seen = Vec::new();
    let mut watch = |done, total| {
        seen.push((done, total));
        ControlFlow::Continue(())
    };
    let keys = (&batch_key(), &BATCH_SALT);
    let file = write_batch(&office, &path, keys, &head(), &[id("a1")], &mut watch).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    let expected = about("", &bytes);
    assert_eq!(file, BatchFile { size: expected.size, sha256: expected.sha256 });
    assert_eq!(&bytes[..16], &BATCH_SALT);
    let total = u64::try_from(five_mib().len()).unwrap();
    assert_eq!((seen.first(), seen.last()), (Some(&(0, total)), Some(&(total, total))));
}

#[test]
fn a_cancelled_packing_leaves_no_file_and_the_office_untouched() {
    let folder = tempdir().unwrap();
    let mut office = filled_office(folder.path());
    let path = folder.path().join("batch.db");
    let keys = (&batch_key(), &BATCH_SALT);
    let mut stop =
        |done, _| if done > 2_000_000 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
    let packed = write_batch(&office, &path, keys, &head(), &[id("a1")], &mut stop);
    assert!(matches!(error(packed), StoreError::Cancelled));
    assert!(!path.exists());
    office.change(&act("looked"), |_| Ok(())).unwrap();
}

#[test]
fn what_cannot_be_packed_is_named() {
    let folder = tempdir().unwrap();
    let mut office = filled_office(folder.path());
    let path = folder.path().join("batch.db");
    office
        .change(&act("amended"), |tx| {
            tx.amend_nomination(&track(), &record("b2", vec![about("new.pdf", b"new")]))
        })
        .unwrap();
    let pack = |id| -> Result<BatchFile> {
        let mut go_on = |_, _| ControlFlow::Continue(());
        write_batch(&office, &path, (&batch_key(), &BATCH_SALT), &head(), &[id], &mut go_on)
    };
    assert_eq!(rule(pack(id("z9"))), "unknown_nomination");
    assert_eq!(rule(pack(id("b2"))), "attachment_missing");
    std::fs::write(&path, "letter").unwrap();
    assert!(matches!(error(pack(id("a1"))), StoreError::Exists));
}

#[test]
fn a_wrong_key_does_not_open_a_batch() {
    let folder = tempdir().unwrap();
    let path = batch_file(folder.path());
    let wrong = open_batch(&path, &RawKey::new([1; 32]));
    assert!(matches!(error(wrong), StoreError::WrongPassphraseOrDamaged));
}

#[test]
fn a_batch_whose_schema_is_not_ours_is_refused() {
    for (sql, check) in [
        ("CREATE TABLE more (a INTEGER) STRICT", "schema"),
        ("DROP TABLE attachment_chunk", "schema"),
        ("CREATE VIEW v AS SELECT 1", "structure"),
        ("CREATE TRIGGER t AFTER INSERT ON batch BEGIN SELECT 1; END", "structure"),
        ("CREATE VIRTUAL TABLE v USING fts5(a)", "structure"),
    ] {
        let folder = tempdir().unwrap();
        let path = batch_file(folder.path());
        bare(&path).execute_batch(sql).unwrap();
        match error(open_batch(&path, &batch_key())) {
            StoreError::Refused { check: found } => assert_eq!(found, check, "{sql}"),
            other => panic!("{sql}: {other:?}"),
        }
    }
}

#[test]
fn a_record_without_its_digest_is_refused() {
    let folder = tempdir().unwrap();
    let path = batch_file(folder.path());
    bare(&path)
        .execute_batch("UPDATE nomination SET record = replace(record, '单位', '单 位')")
        .unwrap();
    let batch = open_batch(&path, &batch_key()).unwrap();
    assert!(matches!(error(batch.nominations()), StoreError::Refused { check: "digest" }));
}

#[test]
fn any_changed_byte_of_an_encrypted_batch_is_noticed() {
    let folder = tempdir().unwrap();
    let path = batch_file(folder.path());
    let whole = std::fs::read(&path).unwrap();
    for at in [20, 5000, 40_000, whole.len() / 2, whole.len() - 100] {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x10;
        std::fs::write(&path, &bytes).unwrap();
        let opened = open_batch(&path, &batch_key());
        assert!(opened.is_err(), "byte {at} of {}", whole.len());
    }
}
