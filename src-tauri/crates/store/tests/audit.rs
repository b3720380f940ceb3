//! The audit chain: what is in it, and that nobody gets past it unseen (`formats.md` §8).
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use store::audit::{AuditRow, check};
use store::{Secret, StoreError, office::Office};
use support::{act, act_at, bare, error, key, office, track};
use tempfile::tempdir;

#[test]
fn a_change_that_fails_leaves_neither_rows_nor_audit_row() {
    let folder = tempdir().unwrap();
    let (mut office, _) = office(folder.path());
    let before = office.read().audit().head().unwrap();
    let failed: Result<(), StoreError> = office.change(&act("merged"), |tx| {
        tx.put_merge(&track(), b"{}", &"a".repeat(64))?;
        Err(StoreError::Cancelled)
    });
    assert!(matches!(error(failed), StoreError::Cancelled));
    assert_eq!(office.read().audit().head().unwrap(), before);
    assert_eq!(office.read().last_merge(&track()).unwrap(), None);
}

#[test]
fn the_exported_lines_are_the_chain() {
    let folder = tempdir().unwrap();
    let (mut office, _) = office(folder.path());
    for n in 0..5 {
        office.change(&act(&format!("act {n} \"引号\"\n")), |_| Ok(())).unwrap();
    }
    let audit = office.read().audit();
    let rows: Vec<AuditRow> =
        audit.jsonl().unwrap().lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let head = audit.verify_chain().unwrap();
    assert_eq!((head.n, check("office-log", &rows).unwrap()), (6, head.clone()));
    assert!(matches!(error(check("other-log", &rows)), StoreError::AuditBroken { n: 1 }));
    assert_eq!(head.to_string(), format!("6:{}", head.hash));
}

#[test]
fn a_row_can_neither_be_changed_nor_removed_nor_leave_a_gap() {
    let folder = tempdir().unwrap();
    let (office, path) = office(folder.path());
    office.close().unwrap();
    let conn = bare(&path);
    for sql in [
        "UPDATE audit SET body = '{}'",
        "DELETE FROM audit",
        "INSERT INTO audit SELECT 1, 3, body, hash, prev FROM audit",
        "INSERT INTO audit SELECT 1, 2, body, prev, hash FROM audit",
        "INSERT INTO audit SELECT 2, 2, body, hash, prev FROM audit",
        "INSERT OR REPLACE INTO audit SELECT 1, 1, '{}', prev, hash FROM audit",
        "UPDATE audit_log SET log_id = 'x'",
        "DELETE FROM audit_log",
        "INSERT INTO audit_log SELECT 3, 'x', genesis FROM audit_log",
        "INSERT OR REPLACE INTO audit_log SELECT 1, 'x', genesis FROM audit_log",
        "INSERT OR REPLACE INTO audit_log SELECT 2, log_id, genesis FROM audit_log",
        "DELETE FROM meta",
    ] {
        assert!(conn.execute_batch(sql).is_err(), "{sql}");
    }
}

#[test]
fn tampering_past_the_triggers_is_found_at_its_row() {
    let folder = tempdir().unwrap();
    let (mut office, path) = office(folder.path());
    office.change(&act("second"), |_| Ok(())).unwrap();
    office.change(&act("third"), |_| Ok(())).unwrap();
    office.close().unwrap();
    bare(&path)
        .execute_batch(
            "DROP TRIGGER audit_no_update;
             UPDATE audit SET body = replace(body, 'second', 'sec0nd') WHERE n = 2",
        )
        .unwrap();
    let office = Office::open(&path, &Secret::Raw(&key())).unwrap();
    assert!(matches!(
        error(office.read().audit().verify_chain()),
        StoreError::AuditBroken { n: 2 }
    ));
}

#[test]
fn a_clock_that_went_back_is_said_whatever_the_time_zone() {
    let folder = tempdir().unwrap();
    let (mut office, _) = office(folder.path());
    for at in ["2022-09-01T01:00:00Z", "2022-09-01T08:30:00+08:00", "2022-09-01T08:30:00+08:00"] {
        office.change(&act_at("looked", at), |_| Ok(())).unwrap();
    }
    let back: Vec<bool> = office
        .read()
        .audit()
        .rows()
        .unwrap()
        .iter()
        .map(|r| r.body.ends_with(r#""clock_back":true}"#))
        .collect();
    assert_eq!(back, [false, false, true, false]);
}
