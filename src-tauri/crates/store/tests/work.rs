//! The expert's work file: entries, their history, what stays out of the audit log, and the seal.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::collections::BTreeMap;

use proptest::prelude::*;
use review::mark::Centi;
use review::sheet::{RecusalReason, Review};
use store::batch::open_batch;
use store::history::Field;
use store::work::{Declaration, SigningKey, WorkFile, WorkTx};
use store::{Known, Result, Secret, StoreError};
use support::{
    act, bare, batch_file, batch_key, error, five_mib, head, id, item, key, origin, rule, seed,
    work_file,
};
use tempfile::tempdir;

fn scored(work: &mut WorkFile, f: impl FnOnce(&WorkTx<'_>) -> Result<()>) -> Result<()> {
    work.change(&act("scored"), f)
}

#[test]
fn a_work_file_holds_the_batch_and_where_it_came_from() {
    let folder = tempdir().unwrap();
    let (work, path) = work_file(folder.path());
    work.close().unwrap();
    let work = WorkFile::open(&path, &Secret::Raw(&key())).unwrap();
    let read = work.read();
    assert_eq!((read.head().unwrap(), read.origin().unwrap()), (head(), origin()));
    let ids: Vec<_> = read.reviews().unwrap().into_iter().map(|r| r.nomination).collect();
    assert_eq!(ids, [id("b2"), id("a1")]);
    let mut file = Vec::new();
    read.read_attachment(&id("a1"), "附件.pdf", &mut file).unwrap();
    assert!(file == five_mib());
    assert_eq!(rule(read.read_attachment(&id("a1"), "x", Vec::new())), "attachment_missing");
    assert_eq!(read.audit().verify_chain().unwrap().n, 1);
}

#[test]
fn a_work_file_that_cannot_be_filled_is_not_there() {
    let folder = tempdir().unwrap();
    let batch = open_batch(&batch_file(folder.path()), &batch_key()).unwrap();
    let path = folder.path().join("work.hjw");
    let mut bad = origin();
    bad.batch_stub = "no JSON".to_owned();
    let (key, seed) = (key(), seed("log"));
    let made = (&Secret::Raw(&key), &seed);
    assert!(WorkFile::create_from_batch(&path, made, &batch, &bad, &act("opened")).is_err());
    assert!(!path.exists());
    assert!(WorkFile::create_from_batch(&path, made, &batch, &origin(), &act("opened")).is_ok());
}

#[test]
fn entries_read_back_as_the_review() {
    let folder = tempdir().unwrap();
    let (mut work, _) = work_file(folder.path());
    let of = id("a1");
    scored(&mut work, |tx| {
        tx.set_mark(&of, &item("novelty"), Some(Centi(0)))?;
        tx.set_mark(&of, &item("market"), Some(Centi(-50)))?;
        tx.set_gate(&of, &item("legal"), Some(false))?;
        tx.set_comment(&of, &item("novelty"), "有新意")?;
        tx.set_recommendation(&of, Some("A"))?;
        tx.set_unable(&of, Some("领域不符"))?;
        tx.set_overall(&of, "总评")
    })
    .unwrap();
    let expected = Review {
        unable: Some("领域不符".to_owned()),
        marks: BTreeMap::from([(item("market"), Centi(-50)), (item("novelty"), Centi(0))]),
        gates: BTreeMap::from([(item("legal"), false)]),
        comments: BTreeMap::from([(item("novelty"), "有新意".to_owned())]),
        recommendation: Some("A".to_owned()),
        overall: "总评".to_owned(),
        ..Review::blank(of.clone())
    };
    assert_eq!(work.read().review(&of).unwrap(), expected);
    assert_eq!(work.read().reviews().unwrap(), [Review::blank(id("b2")), expected]);
    let unknown = scored(&mut work, |tx| tx.set_mark(&id("z9"), &item("x"), None));
    assert_eq!(rule(unknown), "unknown_nomination");
}

#[test]
fn no_mark_comment_or_note_stands_in_the_audit_log() {
    let folder = tempdir().unwrap();
    let (mut work, _) = work_file(folder.path());
    scored(&mut work, |tx| {
        tx.set_mark(&id("a1"), &item("novelty"), Some(Centi(8765)))?;
        tx.set_overall(&id("a1"), "机密意见")
    })
    .unwrap();
    let log = work.read().audit().jsonl().unwrap();
    assert!(!log.contains("8765") && !log.contains("机密"));
    assert_eq!(log.lines().count(), 2);
}

/// `object`, `field`, `item`, `old`, `new`, `reason` of every row that says `corrected`.
fn corrections(work: &WorkFile) -> Vec<[String; 6]> {
    let rows = work.read().audit().rows().unwrap();
    let bodies = rows.iter().map(|r| serde_json::from_str::<serde_json::Value>(&r.body).unwrap());
    let corrected = bodies.filter(|b| b["act"] == "corrected");
    let keys = ["object", "field", "item", "old", "new", "reason"];
    corrected.map(|b| keys.map(|k| b.get(k).map_or("-".to_owned(), ToString::to_string))).collect()
}

#[test]
fn after_the_first_seal_every_correction_stands_in_the_audit_log() {
    let folder = tempdir().unwrap();
    let (mut work, _) = work_file(folder.path());
    let (of, leaf) = (id("a1"), item("novelty"));
    scored(&mut work, |tx| {
        tx.set_mark(&of, &leaf, Some(Centi(8765)))?;
        tx.set_overall(&of, "旧意见")
    })
    .unwrap();
    work.change(&act("sealed"), |tx| tx.seal(1, &"a".repeat(64), b"PK")).unwrap();
    let by = "c".repeat(64);
    work.change(&act("reopened"), |tx| tx.reopen_by("计算有误", &by, b"return")).unwrap();
    assert!(corrections(&work).is_empty());
    scored(&mut work, |tx| {
        tx.set_mark(&of, &leaf, Some(Centi(8000)))?;
        tx.set_mark(&of, &leaf, Some(Centi(8000)))?;
        tx.set_comment(&of, &leaf, "\"新\"")
    })
    .unwrap();
    scored(&mut work, |tx| tx.set_recusal(&of, Some(RecusalReason::SameUnit))).unwrap();
    let said = corrections(&work);
    let why = "\"计算有误\"";
    let expected = [
        ["\"a1\"", "\"mark\"", "\"novelty\"", "\"8765\"", "\"8000\"", why],
        ["\"a1\"", "\"comment\"", "\"novelty\"", "null", "\"\\\"新\\\"\"", why],
        ["\"a1\"", "\"comment\"", "\"novelty\"", "\"\\\"新\\\"\"", "null", why],
        ["\"a1\"", "\"mark\"", "\"novelty\"", "\"8000\"", "null", why],
        ["\"a1\"", "\"overall\"", "-", "\"旧意见\"", "null", why],
        ["\"a1\"", "\"recused\"", "-", "null", "\"same_unit\"", why],
    ];
    assert_eq!(said, expected);
    // created, scored, sealed, reopened, two and four corrections, each with the act that made them.
    assert_eq!(work.read().audit().verify_chain().unwrap().n, 12);
}

#[test]
fn a_correction_that_fails_leaves_no_row_and_a_note_never_one() {
    let folder = tempdir().unwrap();
    let (mut work, _) = work_file(folder.path());
    work.change(&act("sealed"), |tx| tx.seal(1, &"a".repeat(64), b"PK")).unwrap();
    work.change(&act("reopened"), |tx| tx.reopen("补充")).unwrap();
    let failed = scored(&mut work, |tx| {
        tx.set_mark(&id("a1"), &item("novelty"), Some(Centi(8765)))?;
        tx.set_mark(&id("z9"), &item("novelty"), None)
    });
    assert_eq!(rule(failed), "unknown_nomination");
    work.change(&act("noted"), |tx| tx.set_note(&id("a1"), "私下记录", true)).unwrap();
    let log = work.read().audit().jsonl().unwrap();
    assert!(!log.contains("8765") && !log.contains("私下"));
    assert!(corrections(&work).is_empty());
}

#[test]
fn slips_and_the_return_that_opened_a_seal_are_kept_as_they_came() {
    let folder = tempdir().unwrap();
    let (mut work, path) = work_file(folder.path());
    let (slip, results, by) = ("1".repeat(64), "a".repeat(64), "c".repeat(64));
    let reopen =
        |w: &mut WorkFile| w.change(&act("reopened"), |tx| tx.reopen_by("漏项", &by, b"return"));
    assert_eq!(rule(reopen(&mut work)), "not_sealed");
    assert!(work.read().returns().unwrap().is_empty());
    work.change(&act("sealed"), |tx| tx.seal(1, &results, b"PK")).unwrap();
    let mut put = || work.change(&act("received"), |tx| tx.put_slip(&slip, &results, b"slip"));
    assert_eq!((put().unwrap(), put().unwrap()), (Known::New, Known::Already));
    reopen(&mut work).unwrap();
    work.change(&act("sealed"), |tx| tx.seal(2, &"b".repeat(64), b"PK")).unwrap();
    assert_eq!(rule(reopen(&mut work)), "return_known");
    let read = work.read();
    assert_eq!(read.sealed().unwrap().map(|s| s.seq), Some(2));
    assert_eq!(read.slips().unwrap()[0].results, results);
    assert_eq!(read.slip_bytes(&slip).unwrap().as_deref(), Some(b"slip".as_slice()));
    assert_eq!(read.return_bytes(&by).unwrap().as_deref(), Some(b"return".as_slice()));
    let returns = read.returns().unwrap();
    assert_eq!((returns.len(), returns[0].seq, &*returns[0].cause), (1, 1, "漏项"));
    work.close().unwrap();
    for table in ["received", "returned"] {
        for sql in ["DELETE FROM {}", "UPDATE {} SET bytes = x''"] {
            let sql = sql.replace("{}", table);
            assert!(bare(&path).execute_batch(&sql).is_err(), "{sql}");
        }
    }
}

#[test]
fn a_recusal_moves_everything_into_the_history() {
    let folder = tempdir().unwrap();
    let (mut work, _) = work_file(folder.path());
    let of = id("a1");
    scored(&mut work, |tx| {
        tx.set_mark(&of, &item("novelty"), Some(Centi(900)))?;
        tx.set_overall(&of, "总评")
    })
    .unwrap();
    scored(&mut work, |tx| tx.set_recusal(&of, Some(RecusalReason::SameUnit))).unwrap();
    let recused = Review { recused: Some(RecusalReason::SameUnit), ..Review::blank(of.clone()) };
    assert_eq!(work.read().review(&of).unwrap(), recused);
    let late = scored(&mut work, |tx| tx.set_mark(&of, &item("novelty"), Some(Centi(100))));
    assert_eq!(rule(late), "recused");
    let history = work.read().history(&of).unwrap();
    let said: Vec<_> =
        history.iter().map(|c| (c.field, c.old.as_deref(), c.new.as_deref())).collect();
    assert_eq!(
        said,
        [
            (Field::Mark, None, Some("900")),
            (Field::Overall, None, Some("总评")),
            (Field::Mark, Some("900"), None),
            (Field::Overall, Some("总评"), None),
            (Field::Recused, None, Some("same_unit")),
        ]
    );
    scored(&mut work, |tx| tx.set_recusal(&of, None)).unwrap();
    assert_eq!(work.read().review(&of).unwrap(), Review::blank(of));
}

#[test]
fn declarations_and_the_key_are_kept_once() {
    let folder = tempdir().unwrap();
    let (mut work, _) = work_file(folder.path());
    let key = SigningKey {
        public_openssh: "ssh-ed25519 AAAA".to_owned(),
        private_pem: "-----BEGIN".to_owned(),
        fingerprint: "1".to_owned(),
    };
    let put = |w: &mut WorkFile| w.change(&act("enrolled"), |tx| tx.put_key(&key));
    put(&mut work).unwrap();
    assert_eq!(rule(put(&mut work)), "key_known");
    assert!(work.read().key().unwrap() == Some(key.clone()));
    let pledge = |w: &mut WorkFile| w.change(&act("pledged"), |tx| tx.declare(Declaration::Pledge));
    pledge(&mut work).unwrap();
    assert_eq!(rule(pledge(&mut work)), "declared");
    assert_eq!(work.read().declarations().unwrap()[0].0, Declaration::Pledge);
}

#[test]
fn after_the_seal_nothing_can_be_entered_until_it_is_returned() {
    let folder = tempdir().unwrap();
    let (mut work, path) = work_file(folder.path());
    let of = id("a1");
    let mark =
        |w: &mut WorkFile, m| scored(w, |tx| tx.set_mark(&of, &item("novelty"), Some(Centi(m))));
    mark(&mut work, 900).unwrap();
    let seal = |w: &mut WorkFile, seq, c: &str| {
        w.change(&act("sealed"), |tx| tx.seal(seq, &c.repeat(64), b"PK results"))
    };
    assert_eq!(rule(seal(&mut work, 2, "a")), "seq");
    seal(&mut work, 1, "a").unwrap();
    assert_eq!(rule(mark(&mut work, 800)), "sealed");
    assert_eq!(rule(scored(&mut work, |tx| tx.set_recusal(&of, None))), "sealed");
    assert_eq!(rule(work.change(&act("x"), |tx| tx.declare(Declaration::Pledge))), "sealed");
    assert_eq!(rule(seal(&mut work, 2, "b")), "sealed");
    assert_eq!(work.read().seal_bytes(1).unwrap().unwrap(), b"PK results");
    work.close().unwrap();
    for sql in ["DELETE FROM entry", "UPDATE entry SET value = '1'", "DELETE FROM seal"] {
        assert!(bare(&path).execute_batch(sql).is_err(), "{sql}");
    }
    let mut work = WorkFile::open(&path, &Secret::Raw(&key())).unwrap();
    work.change(&act("returned"), |tx| tx.reopen("计算有误")).unwrap();
    mark(&mut work, 800).unwrap();
    seal(&mut work, 2, "b").unwrap();
    assert_eq!(work.read().sealed().unwrap().map(|s| s.seq), Some(2));
    assert_eq!(work.read().seals().unwrap()[0].reopened.as_deref(), Some("计算有误"));
}

#[test]
fn an_entry_that_fails_leaves_the_others_of_its_change_out() {
    let folder = tempdir().unwrap();
    let (mut work, _) = work_file(folder.path());
    let failed = scored(&mut work, |tx| {
        tx.set_mark(&id("a1"), &item("novelty"), Some(Centi(1)))?;
        tx.set_mark(&id("z9"), &item("novelty"), Some(Centi(1)))
    });
    assert!(matches!(error(failed), StoreError::State { .. }));
    assert_eq!(work.read().review(&id("a1")).unwrap(), Review::blank(id("a1")));
    assert!(work.read().history(&id("a1")).unwrap().is_empty());
}

#[test]
fn a_note_is_kept_for_each_nomination_and_a_seal_does_not_freeze_it() {
    let folder = tempdir().unwrap();
    let (mut work, _) = work_file(folder.path());
    let note = |w: &mut WorkFile, of: &str, text: &str, flag| {
        w.change(&act("noted"), |tx| tx.set_note(&id(of), text, flag))
    };
    note(&mut work, "a1", "再看一遍", true).unwrap();
    note(&mut work, "B2", "", true).unwrap();
    assert_eq!(rule(note(&mut work, "z9", "", false)), "unknown_nomination");
    work.change(&act("sealed"), |tx| tx.seal(1, &"a".repeat(64), b"PK")).unwrap();
    note(&mut work, "a1", "看过了", false).unwrap();
    let notes = work.read().notes().unwrap();
    let said: Vec<_> = notes.iter().map(|n| (n.nomination.as_str(), &*n.text, n.flag)).collect();
    assert_eq!(said, [("b2", "", true), ("a1", "看过了", false)]);
    assert!(work.read().history(&id("a1")).unwrap().is_empty());
}

#[test]
fn a_work_file_that_is_held_is_read_beside_its_holder_and_not_changed() {
    let folder = tempdir().unwrap();
    let (mut work, path) = work_file(folder.path());
    let mark = |tx: &WorkTx<'_>, m| tx.set_mark(&id("a1"), &item("novelty"), Some(Centi(m)));
    scored(&mut work, |tx| mark(tx, 900)).unwrap();
    let mut beside = WorkFile::open_read_only(&path, &Secret::Raw(&key())).unwrap();
    let read = |w: &WorkFile| w.read().review(&id("a1")).unwrap().marks[&item("novelty")].0;
    assert_eq!(read(&beside), 900);
    assert!(matches!(error(scored(&mut beside, |tx| mark(tx, 100))), StoreError::ReadOnly));
    scored(&mut work, |tx| mark(tx, 800)).unwrap();
    assert_eq!(read(&beside), 800);
    beside.close().unwrap();
    scored(&mut work, |tx| mark(tx, 700)).unwrap();
    work.close().unwrap();
    assert_eq!(read(&WorkFile::open(&path, &Secret::Raw(&key())).unwrap()), 700);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn undoing_the_history_backwards_leads_to_a_blank_sheet(
        marks in proptest::collection::vec((0_usize..3, proptest::option::of(-100_i64..10_000)), 1..20)
    ) {
        let folder = tempdir().unwrap();
        let (mut work, _) = work_file(folder.path());
        let (of, items) = (id("a1"), [item("a"), item("b"), item("c")]);
        for (i, mark) in marks {
            scored(&mut work, |tx| tx.set_mark(&of, &items[i], mark.map(Centi))).unwrap();
        }
        for change in work.read().history(&of).unwrap().into_iter().rev() {
            let item = change.item.unwrap();
            let now = work.read().review(&of).unwrap().marks.get(&item).map(|m| m.0.to_string());
            prop_assert_eq!(now, change.new);
            let old = change.old.map(|m| Centi(m.parse().unwrap()));
            scored(&mut work, |tx| tx.set_mark(&of, &item, old)).unwrap();
        }
        prop_assert_eq!(work.read().review(&of).unwrap(), Review::blank(of));
    }
}
