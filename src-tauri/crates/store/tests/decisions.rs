//! Signed decisions and scans of ink pages in an office file: kept as they came, in their order, for good.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use store::Known;
use store::office::{NewDecision, Office};
use support::{about, act_at, bare, office, rule, track};
use tempfile::tempdir;

fn decide(office: &mut Office, kind: &str, at: &str) -> u64 {
    let track = track();
    let decision = NewDecision {
        kind,
        subject: "E001",
        track: (kind == "void").then_some(&track),
        statement: "{ \"why\" : \"遗失\" }",
        signatures: r#"["-----BEGIN"]"#,
    };
    office.change(&act_at("decided", at), |tx| tx.put_decision(&decision)).unwrap()
}

#[test]
fn decisions_stand_in_their_order_with_the_exact_text() {
    let folder = tempdir().unwrap();
    let (mut office, _) = office(folder.path());
    assert_eq!(decide(&mut office, "void", "2022-09-02T08:00:00+08:00"), 1);
    assert_eq!(decide(&mut office, "excuse", "2022-09-01T08:00:00+08:00"), 2);
    let kept = office.read().decisions().unwrap();
    let said: Vec<_> = kept.iter().map(|d| (d.n, d.kind.as_str(), d.track.clone())).collect();
    assert_eq!(said, [(1, "void", Some(track())), (2, "excuse", None)]);
    assert_eq!(kept[0].statement, "{ \"why\" : \"遗失\" }");
    assert_eq!(
        (kept[0].signatures.as_str(), kept[0].subject.as_str()),
        (r#"["-----BEGIN"]"#, "E001")
    );
    assert_eq!(kept[1].at, "2022-09-01T08:00:00+08:00");
}

#[test]
fn a_decision_without_json_is_not_kept() {
    let folder = tempdir().unwrap();
    let (mut office, _) = office(folder.path());
    for (kind, statement, signatures) in
        [("void", "so be it", "[]"), ("void", "{}", "{}"), ("void", "{}", ""), ("", "{}", "[]")]
    {
        let decision = NewDecision { kind, subject: "", track: None, statement, signatures };
        let put = office.change(&support::act("decided"), |tx| tx.put_decision(&decision));
        assert!(put.is_err(), "{kind} {statement} {signatures}");
    }
    assert!(office.read().decisions().unwrap().is_empty());
}

#[test]
fn neither_a_decision_nor_a_scan_is_changed_or_removed() {
    let folder = tempdir().unwrap();
    let (mut office, path) = office(folder.path());
    decide(&mut office, "void", "2022-09-02T08:00:00+08:00");
    let scan = about("", b"page");
    office
        .change(&support::act("kept"), |tx| tx.put_paper(&"a".repeat(64), b"page", &scan.sha256))
        .unwrap();
    office.close().unwrap();
    for sql in [
        "DELETE FROM decision",
        "UPDATE decision SET statement = '{}'",
        "INSERT OR REPLACE INTO decision VALUES (1, 'x', '', NULL, '{}', '[]', '')",
        "INSERT INTO decision VALUES (3, 'x', '', NULL, '{}', '[]', '')",
        "DELETE FROM paper",
        "UPDATE paper SET bytes = x''",
    ] {
        assert!(bare(&path).execute_batch(sql).is_err(), "{sql}");
    }
}

#[test]
fn no_table_of_an_office_lets_a_row_be_deleted() {
    let folder = tempdir().unwrap();
    let (office, path) = office(folder.path());
    office.close().unwrap();
    let conn = bare(&path);
    let open: i64 = conn
        .query_row(
            "SELECT count(*) FROM sqlite_schema AS t WHERE type = 'table' AND name NOT LIKE 'sqlite%'
             AND NOT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = t.name
                             AND sql LIKE '% BEFORE DELETE ON %' AND sql NOT LIKE '%WHEN%')",
            [],
            |r| r.get(0),
        )
        .unwrap();
    assert_eq!(open, 0);
}

#[test]
fn a_scan_is_kept_once_and_the_newest_is_shown() {
    let folder = tempdir().unwrap();
    let (mut office, _) = office(folder.path());
    let (results, other) = ("a".repeat(64), "b".repeat(64));
    let mut put = |of: &str, bytes: &[u8]| {
        let digest = about("", bytes).sha256;
        office.change(&support::act("scanned"), |tx| tx.put_paper(of, bytes, &digest)).unwrap()
    };
    let said = [
        put(&results, b"dim"),
        put(&results, b"clear page"),
        put(&results, b"dim"),
        put(&other, b"dim"),
    ];
    assert_eq!(said, [Known::New, Known::New, Known::Already, Known::New]);
    let read = office.read();
    assert_eq!(read.paper_bytes(&results).unwrap().as_deref(), Some(b"clear page".as_slice()));
    assert_eq!(read.paper_bytes(&"c".repeat(64)).unwrap(), None);
    let sizes: Vec<_> = read.papers().unwrap().iter().map(|p| p.size).collect();
    assert_eq!(sizes, [3, 10, 3]);
}

#[test]
fn a_scan_that_is_not_what_its_digest_says_is_refused() {
    let folder = tempdir().unwrap();
    let (mut office, _) = office(folder.path());
    let digest = about("", b"page").sha256;
    let put = office
        .change(&support::act("scanned"), |tx| tx.put_paper(&"a".repeat(64), b"pag3", &digest));
    assert_eq!(rule(put), "paper_differs");
}
