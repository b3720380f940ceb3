//! What an office file keeps, and what it refuses.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use review::ids::{BatchId, BodyId, EditionId};
use review::nomination::{Attachment, Outcome};
use store::office::{
    BatchState, BundleStub, Direction, FilingContent, FilingKey, FilingMarks, FilingState,
    KeyPurpose, NewBundle, NewEdition, NewSubmission, Office, OfficeKey, OfficeTx, PackedBatch,
    Recipient, ResultsHead, ResultsState,
};
use store::{Anchor, Known, Result};
use support::{about, act, head, id, office, record, rule, track};
use tempfile::tempdir;

fn digest(c: char) -> String {
    c.to_string().repeat(64)
}

fn put_bundle(tx: &OfficeTx<'_>, digest: &str) -> Result<Known> {
    tx.put_bundle(&NewBundle {
        digest,
        bundle_type: "results",
        direction: Direction::In,
        track: Some(&track()),
        bytes: b"PK\x03\x04 bytes",
        findings: "[]",
    })
}

fn change<T>(office: &mut Office, f: impl FnOnce(&OfficeTx<'_>) -> Result<T>) -> Result<T> {
    office.change(&act("did"), f)
}

#[test]
fn a_bundle_is_kept_once_and_its_bytes_come_back() {
    let folder = tempdir().unwrap();
    let (mut office, _) = office(folder.path());
    let d = digest('a');
    assert_eq!(change(&mut office, |tx| put_bundle(tx, &d)).unwrap(), Known::New);
    assert_eq!(change(&mut office, |tx| put_bundle(tx, &d)).unwrap(), Known::Already);
    assert_eq!(office.read().bundle_bytes(&d).unwrap().unwrap(), b"PK\x03\x04 bytes");
    let rows = office.read().bundles("results").unwrap();
    assert_eq!(rows.iter().map(|r| r.size).collect::<Vec<_>>(), [10]);
}

#[test]
fn keys_recipients_editions_and_stubs_read_back() {
    let folder = tempdir().unwrap();
    let (mut office, _) = office(folder.path());
    let text = str::to_owned;
    let key = OfficeKey {
        purpose: KeyPurpose::Signing,
        owner: text(""),
        public_openssh: text("ssh-ed25519 AAAA"),
        private_pem: text("-----BEGIN"),
        fingerprint: text("1"),
    };
    let recipient = Recipient { recipient: text("age1x"), identity: text("AGE-SECRET-KEY-1X") };
    let stub = BundleStub {
        digest: digest('b'),
        bag_info: vec![1],
        manifest: vec![2],
        tagmanifest: vec![3],
        signatures: text("{}"),
    };
    change(&mut office, |tx| {
        tx.put_key(&key)?;
        tx.put_recipient(&recipient)?;
        tx.put_bundle_stub(&stub)?;
        tx.put_edition(&NewEdition {
            edition: &EditionId::new("2022").unwrap(),
            digest: &digest('c'),
            json: b"{}",
            anchor_fingerprint: "123",
            anchor: Anchor::Pinned,
        })
    })
    .unwrap();
    let read = office.read();
    assert!(read.keys(KeyPurpose::Signing).unwrap() == [key]);
    assert!(read.keys(KeyPurpose::Clerk).unwrap().is_empty());
    assert!(read.recipients().unwrap() == [recipient]);
    assert_eq!(read.bundle_stub(&stub.digest).unwrap(), Some(stub));
    assert_eq!(read.editions().unwrap()[0].anchor, Anchor::Pinned);
}

#[test]
fn a_filing_goes_its_way_and_no_other() {
    let folder = tempdir().unwrap();
    let (mut office, _) = office(folder.path());
    let key = FilingKey { body: BodyId::new("body").unwrap(), track: track(), version: 1 };
    let content = FilingContent { criteria: vec![1], panel: vec![2], plan: vec![3], keys: vec![4] };
    let none = FilingMarks::default();
    let put = |o: &mut Office, state, marks: &FilingMarks| {
        change(o, |tx| tx.put_filing(&key, (state, &content, marks)))
    };
    let become_ = |o: &mut Office, next, marks: &FilingMarks| {
        change(o, |tx| tx.set_filing_state(&key, next, marks))
    };
    assert_eq!(rule(put(&mut office, FilingState::Receipted, &none)), "filing_transition");
    put(&mut office, FilingState::Draft, &none).unwrap();
    put(&mut office, FilingState::Draft, &none).unwrap();
    assert_eq!(rule(become_(&mut office, FilingState::Receipted, &none)), "filing_transition");
    assert_eq!(rule(become_(&mut office, FilingState::Sent, &none)), "filing_transition");
    let sent = FilingMarks { digest: Some(digest('d')), ..none.clone() };
    become_(&mut office, FilingState::Sent, &sent).unwrap();
    assert_eq!(rule(put(&mut office, FilingState::Draft, &none)), "filing_frozen");
    let receipted = FilingMarks {
        filing_no: Some("2022-001".to_owned()),
        receipt_digest: Some(digest('e')),
        ..none.clone()
    };
    become_(&mut office, FilingState::Receipted, &receipted).unwrap();
    assert_eq!(rule(become_(&mut office, FilingState::Refused, &none)), "filing_transition");
    become_(&mut office, FilingState::Superseded, &none).unwrap();
    let kept = office.read().filing(&key).unwrap().unwrap();
    assert_eq!((kept.state, kept.marks.digest), (FilingState::Superseded, Some(digest('d'))));
}

#[test]
fn a_nomination_is_unique_in_its_track_whatever_its_case() {
    let folder = tempdir().unwrap();
    let (mut office, _) = office(folder.path());
    let put =
        |o: &mut Office, id| change(o, |tx| tx.put_nomination(&track(), &record(id, vec![]), None));
    assert_eq!(put(&mut office, "A1").unwrap(), Known::New);
    assert_eq!(put(&mut office, "a1").unwrap(), Known::Already);
    assert_eq!(office.read().nominations(&track()).unwrap().len(), 1);
    assert_eq!(office.read().nomination(&track(), &id("a1")).unwrap().unwrap().record.id, id("A1"));
}

#[test]
fn an_outcome_keeps_who_changed_it_and_why() {
    let folder = tempdir().unwrap();
    let (mut office, _) = office(folder.path());
    change(&mut office, |tx| tx.put_nomination(&track(), &record("a1", vec![]), Some(7))).unwrap();
    let mut refused = act("screened");
    refused.reason = Some("名额".to_owned());
    office.change(&refused, |tx| tx.set_outcome(&track(), &id("a1"), Outcome::Refused)).unwrap();
    change(&mut office, |tx| tx.set_outcome(&track(), &id("A1"), Outcome::Accepted)).unwrap();
    let row = office.read().nomination(&track(), &id("a1")).unwrap().unwrap();
    assert_eq!((row.outcome, row.reason, row.source_row), (Outcome::Accepted, None, Some(7)));
    let changes = office.read().outcomes(&track(), &id("a1")).unwrap();
    let said: Vec<_> = changes.iter().map(|c| (c.old, c.outcome, c.reason.as_deref())).collect();
    assert_eq!(
        said,
        [
            (Outcome::Imported, Outcome::Refused, Some("名额")),
            (Outcome::Refused, Outcome::Accepted, None)
        ]
    );
}

#[test]
fn a_record_that_is_put_right_keeps_the_old_one() {
    let folder = tempdir().unwrap();
    let (mut office, _) = office(folder.path());
    let (old, new) = (record("a1", vec![]), record("a1", vec![about("x.pdf", b"x")]));
    change(&mut office, |tx| tx.put_nomination(&track(), &old, None)).unwrap();
    change(&mut office, |tx| tx.amend_nomination(&track(), &new)).unwrap();
    assert_eq!(office.read().nomination(&track(), &id("a1")).unwrap().unwrap().record.json, new);
    assert_eq!(office.read().old_records(&track(), &id("a1")).unwrap()[0].json, old);
    let unknown = change(&mut office, |tx| tx.amend_nomination(&track(), &record("z9", vec![])));
    assert_eq!(rule(unknown), "unknown_nomination");
}

#[test]
fn an_attachment_that_differs_from_its_record_is_not_kept() {
    let folder = tempdir().unwrap();
    let (mut office, _) = office(folder.path());
    change(&mut office, |tx| tx.put_nomination(&track(), &record("a1", vec![]), None)).unwrap();
    let (track, nomination) = (track(), id("a1"));
    let of = (&track, &nomination);
    let put = |o: &mut Office, about: &Attachment, bytes: &[u8]| {
        change(o, |tx| tx.put_attachment(of, about, bytes))
    };
    let right = about("a.pdf", b"right");
    assert_eq!(rule(put(&mut office, &right, b"wrong")), "attachment_differs");
    assert_eq!(rule(put(&mut office, &about("../a", b""), b"")), "file_name");
    assert!(office.read().attachments(&track, &nomination).unwrap().is_empty());
    assert_eq!(put(&mut office, &right, b"right").unwrap(), Known::New);
    assert_eq!(put(&mut office, &right, b"right").unwrap(), Known::Already);
    assert_eq!(put(&mut office, &about("empty.pdf", b""), b"").unwrap(), Known::New);
}

#[test]
fn an_issue_is_packed_once_and_superseded_not_removed() {
    let folder = tempdir().unwrap();
    let (mut office, _) = office(folder.path());
    let batch = PackedBatch {
        head: head(),
        digest: digest('f'),
        assignment: b"{}".to_vec(),
        field_list: String::new(),
        kept: "[]".to_owned(),
        reason: String::new(),
    };
    let nominations = [(id("b2"), digest('1')), (id("a1"), digest('2'))];
    change(&mut office, |tx| tx.put_batch(&batch, &nominations)).unwrap();
    assert_eq!(rule(change(&mut office, |tx| tx.put_batch(&batch, &[]))), "issue_known");
    let b1 = BatchId::new("b1").unwrap();
    change(&mut office, |tx| tx.set_batch_state(&b1, 1, BatchState::Superseded)).unwrap();
    let kept = office.read().batches(&track()).unwrap();
    assert_eq!((kept.len(), kept[0].state), (1, BatchState::Superseded));
    assert_eq!(kept[0].batch, batch);
    assert_eq!(office.read().batch_nominations(&b1, 1).unwrap(), nominations);
}

#[test]
fn results_and_submissions_need_their_bundle_and_count_as_said() {
    let folder = tempdir().unwrap();
    let (mut office, _) = office(folder.path());
    let d = digest('a');
    let results = ResultsHead {
        digest: d.clone(),
        batch: head().batch,
        issue: 1,
        expert: head().expert,
        track: track(),
        seq: 1,
        key_fingerprint: "1".to_owned(),
    };
    let submission = NewSubmission {
        digest: d.clone(),
        track: track(),
        body: BodyId::new("body").unwrap(),
        direction: Direction::Out,
    };
    let early = change(&mut office, |tx| tx.put_results(&results, ResultsState::Counted));
    assert_eq!(rule(early), "unknown_bundle");
    change(&mut office, |tx| {
        put_bundle(tx, &d)?;
        tx.put_results(&results, ResultsState::Counted)?;
        tx.set_results_state(&d, ResultsState::Equivocation)?;
        tx.put_submission(&submission)?;
        tx.set_verdict(&d, "accepted", "[]")?;
        tx.set_ack(&d, &digest('9'))
    })
    .unwrap();
    let read = office.read();
    assert_eq!(read.results_of(&track()).unwrap()[0].state, ResultsState::Equivocation);
    let kept = read.submission(&d).unwrap().unwrap();
    assert_eq!((kept.verdict.as_deref(), kept.ack_digest), (Some("accepted"), Some(digest('9'))));
}

#[test]
fn merges_are_numbered_in_their_track() {
    let folder = tempdir().unwrap();
    let (mut office, _) = office(folder.path());
    for n in 1..=2 {
        let put = change(&mut office, |tx| tx.put_merge(&track(), b"{}", &digest('a')));
        assert_eq!(put.unwrap(), n);
    }
    assert_eq!(office.read().last_merge(&track()).unwrap().unwrap().n, 2);
    assert!(office.read().merge(&track(), 1).unwrap().is_some());
}
