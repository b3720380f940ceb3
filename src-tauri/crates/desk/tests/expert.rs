//! The expert's desk as a window uses it: documents stay open between commands, and a second window reads
//! beside the first. Everything goes through the one list of commands; nobody here is real.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
#![allow(clippy::needless_pass_by_value)] // a request is handed over as it is written

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};
use desk::{Call, Failure, Host, Picked, Progress, Secrets, Session};
use review::ids::{BatchId, ExpertId, NominationId, TrackId};
use review::nomination::{Attachment, Nomination};
use serde_json::{Value, json};
use store::batch::{BatchHead, open_batch, write_batch};
use store::office::{Office, OfficeMeta, Role};
use store::work::{Origin, WorkFile};
use store::{Act, Anchor, Mode, RawKey, Secret, Seed};
use tempfile::TempDir;

const PASSPHRASE: &str = "合欢树下 seven lamps";
const CRITERIA: &str = include_str!("../../../../assets/criteria/electronics.json");
const AT: &str = "2022-11-01T08:00:00+08:00";
/// SHA-256 of `附件`, as `sha256sum` prints it.
const ATTACHED: (&str, &str) =
    ("附件", "c7225dbf105eeed5ba8d667dd1d85f7bbbc4c6befe31fb95ec976779c0c9b22e");

struct Plain;

impl Host for Plain {
    fn now(&self) -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339("2022-11-02T09:30:00+08:00").unwrap()
    }
    fn random(&self, _: &mut [u8]) -> Result<(), Failure> {
        Err(Failure::new("no-randomness"))
    }
    fn resolve(&self, picked: &Picked) -> Result<PathBuf, Failure> {
        Ok(PathBuf::from(&picked.0))
    }
    fn progress(&self, _: &Progress) {}
    fn warn(&self, failure: &Failure) {
        panic!("{failure}");
    }
    fn cancelled(&self) -> bool {
        false
    }
}

/// A window: it keeps what it opens.
struct Window(Session);

impl Window {
    fn new() -> Self {
        Self(Session::kept())
    }

    fn call(&self, secrets: &Secrets, name: &str, request: Value) -> Result<Value, Failure> {
        desk::call(name, request, &Call { host: &Plain, secrets, session: &self.0 })
    }

    /// With the passphrase beside the request.
    fn unlock(&self, name: &str, request: Value) -> Result<Value, Failure> {
        self.call(&Secrets::passphrase(PASSPHRASE), name, request)
    }

    /// Without any secret, as after the first time.
    fn ask(&self, name: &str, request: Value) -> Result<Value, Failure> {
        self.call(&Secrets::default(), name, request)
    }

    fn refused(&self, name: &str, request: Value) -> String {
        self.ask(name, request).unwrap_err().code
    }

    fn attachment(&self, work: &str, nomination: &str, index: usize) -> Result<String, Failure> {
        let secrets = Secrets::default();
        let cx = Call { host: &Plain, secrets: &secrets, session: &self.0 };
        let (work, of) = (Picked(work.to_owned()), NominationId::new(nomination).unwrap());
        let (name, bytes) = desk::expert::attachment(&cx, &work, &of, index)?;
        Ok(format!("{name}: {}", String::from_utf8(bytes).unwrap()))
    }
}

fn act(what: &str) -> Act {
    Act {
        actor: "E001".to_owned(),
        act: what.to_owned(),
        object: String::new(),
        outcome: "ok".to_owned(),
        reason: None,
        digest: None,
        at: AT.to_owned(),
    }
}

fn record(id: &str, attachments: Vec<Attachment>) -> String {
    let nomination = Nomination {
        id: NominationId::new(id).unwrap(),
        title: format!("项目 {id}"),
        applicant: "申报单位".to_owned(),
        nominator: "推荐单位".to_owned(),
        channel: "渠道".to_owned(),
        fields: [("负责人".to_owned(), "甲某".to_owned())].into(),
        attachments,
    };
    serde_json::to_string(&nomination).unwrap()
}

fn origin() -> Origin {
    let zero = "0".repeat(64);
    let assignment = json!({
        "type": "hengjian/assignment/v1", "edition": "2022", "list": "pilot-tech",
        "track": "electronics", "body": "cast-info",
        "titles": {"edition": "2022", "list": "先导技术榜", "track": "电子信息", "body": "信息联合体"},
        "batch": "electronics-e001", "issue": 1, "expert": "E001", "nominations": [],
        "closing_date": "2022-11-20", "field_digest": zero, "batch_db": zero,
        "criteria_digest": zero, "receipt_digest": zero, "packed_at": AT,
    });
    let mut info = bundle::BagInfo::new(bundle::BundleType::Batch, bundle::Mode::Rehearsal);
    info.filing_no = Some("备〔2022〕7号".to_owned());
    let bag_info = String::from_utf8(info.to_bytes().unwrap()).unwrap();
    let stub = json!({"bag_info": bag_info, "manifest": "", "tagmanifest": "", "signatures": {}});
    Origin {
        mode: Mode::Rehearsal,
        edition: "2022".to_owned(),
        anchor_digits: "0".repeat(30),
        anchor: Anchor::Typed,
        assignment: first("type", &assignment).into_bytes(),
        criteria: CRITERIA.as_bytes().to_vec(),
        receipt: b"PK".to_vec(),
        batch_stub: stub.to_string(),
        created_at: AT.to_owned(),
        app_version: "0.1.0".to_owned(),
    }
}

/// The object with this key before all others.
fn first(key: &str, object: &Value) -> String {
    let mut rest = object.as_object().unwrap().clone();
    let head = rest.remove(key).unwrap();
    let rest = Value::Object(rest).to_string();
    format!("{{{}:{head},{}", Value::from(key), rest.trim_start_matches('{'))
}

/// A work file with q01, which has an attachment, q02 and q03; and the folder that goes with it.
fn work_file() -> (TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = make(folder.path()).display().to_string();
    (folder, path)
}

fn make(folder: &Path) -> PathBuf {
    let track = TrackId::new("electronics").unwrap();
    let ids = ["q01", "q02", "q03"].map(|id| NominationId::new(id).unwrap());
    let attached = Attachment {
        name: "申报书.txt".to_owned(),
        size: ATTACHED.0.len().try_into().unwrap(),
        sha256: ATTACHED.1.to_owned(),
    };
    let meta = OfficeMeta {
        role: Role::Body,
        name: "初评机构".to_owned(),
        body: None,
        mode: Mode::Rehearsal,
        created_at: AT.to_owned(),
        app_version: "0.1.0".to_owned(),
    };
    let (raw, seed) = (RawKey::new([1; 32]), Seed { salt: [2; 16], log_id: "o".to_owned() });
    let made = (&Secret::Raw(&raw), &seed);
    let mut office = Office::create(&folder.join("o.hjo"), made, &meta, &act("created")).unwrap();
    office
        .change(&act("imported"), |tx| {
            tx.put_nomination(&track, &record("q01", vec![attached.clone()]), None)?;
            tx.put_nomination(&track, &record("q02", vec![]), None)?;
            tx.put_nomination(&track, &record("q03", vec![]), None)?;
            tx.put_attachment((&track, &ids[0]), &attached, ATTACHED.0.as_bytes())
        })
        .unwrap();
    let head = BatchHead {
        batch: BatchId::new("electronics-e001").unwrap(),
        issue: 1,
        expert: ExpertId::nth(1).unwrap(),
        track,
        mac_secret: vec![3; 32].into(),
    };
    let (db, key) = (folder.join("batch.db"), RawKey::new([4; 32]));
    let mut go_on = |_, _| ControlFlow::Continue(());
    write_batch(&office, &db, (&key, &[5; 16]), &head, &ids, &mut go_on).unwrap();
    let batch = open_batch(&db, &key).unwrap();
    let path = folder.join("work.hjw");
    let secret = Secret::Passphrase(PASSPHRASE);
    let seed = Seed { salt: [6; 16], log_id: "work".to_owned() };
    let work =
        WorkFile::create_from_batch(&path, (&secret, &seed), &batch, &origin(), &act("opened"));
    work.unwrap().close().unwrap();
    path
}

/// A window in which the work file is open and the pledge signed.
fn pledged(work: &str) -> Window {
    let window = Window::new();
    window.unlock("work.see", json!({"work": work})).unwrap();
    window.ask("pledge", json!({"work": work})).unwrap();
    window
}

fn mark(work: &str, nomination: &str, item: &str, value: Value) -> Value {
    let entry = json!({"field": "mark", "item": item, "value": value});
    json!({"work": work, "nomination": nomination, "entry": entry})
}

/// Gives every leaf of a nomination its lowest mark but the first, which gets `first`.
fn fill(window: &Window, work: &str, nomination: &str, first: &str) -> Value {
    let leaves = ["breakthrough", "market", "potential", "transfer", "leading"];
    for leaf in leaves {
        window.ask("enter", mark(work, nomination, leaf, "0".into())).unwrap();
    }
    window.ask("enter", mark(work, nomination, "frontier", first.into())).unwrap()
}

/// Nomination, total, rank and tie of the rows of an answer.
fn places(answer: &Value) -> Vec<(String, Value, Value, Value)> {
    let rows = answer["rows"].as_array().unwrap().iter();
    rows.map(|r| {
        let id = r["review"]["nomination"].as_str().unwrap().to_owned();
        (id, r["total"].clone(), r["rank"].clone(), r["tied"].clone())
    })
    .collect()
}

#[test]
fn the_desk_shows_the_whole_batch() {
    let (_folder, work) = work_file();
    let view = Window::new().unlock("work.see", json!({"work": work})).unwrap();
    assert_eq!(view["titles"]["track"], "电子信息");
    assert_eq!(view["filing_no"], "备〔2022〕7号");
    assert_eq!((&view["rehearsal"], &view["read_only"]), (&true.into(), &false.into()));
    assert_eq!((&view["pledged_at"], &view["sealed"]), (&Value::Null, &Value::Null));
    assert_eq!(view["criteria"]["items"].as_array().unwrap().len(), 6);
    let card = json!({"id": "q01", "title": "项目 q01", "applicant": "申报单位",
        "nominator": "推荐单位", "people": "甲某", "attachments": 1, "same_unit": false});
    assert_eq!(view["nominations"][0], card);
    // Six marks, two gates, a recommendation; no comment is asked for before there is a mark.
    assert_eq!(view["rows"][0]["gaps"].as_array().unwrap().len(), 9);
}

#[test]
fn a_document_is_asked_for_its_passphrase_once_and_again_after_it_was_closed() {
    let (_folder, work) = work_file();
    let (window, see) = (Window::new(), json!({"work": work}));
    assert_eq!(window.refused("work.see", see.clone()), "locked");
    assert!(!window.0.holds(Path::new(&work)));
    window.unlock("work.see", see.clone()).unwrap();
    window.ask("work.see", see.clone()).unwrap();
    assert!(window.0.holds(Path::new(&work)));
    let close = json!({"file": work});
    assert_eq!(window.ask("close", close.clone()).unwrap(), json!({"closed": true}));
    assert_eq!(window.ask("close", close).unwrap(), json!({"closed": false}));
    assert!(!window.0.holds(Path::new(&work)));
    assert!(!Path::new(&format!("{work}-wal")).exists(), "the log was folded in");
    assert_eq!(window.refused("work.see", see), "locked");
}

#[test]
fn a_second_window_reads_what_the_first_committed_and_changes_nothing() {
    let (_folder, work) = work_file();
    let first = pledged(&work);
    first.ask("enter", mark(&work, "q01", "frontier", "12.5".into())).unwrap();
    let second = Window::new();
    let see = json!({"work": work});
    assert_eq!(second.unlock("work.see", see.clone()).unwrap_err().code, "already-open");
    let beside = json!({"work": work, "read_only": true});
    let view = second.unlock("work.see", beside).unwrap();
    assert_eq!(view["read_only"], true);
    assert_eq!(view["rows"][0]["review"]["marks"]["frontier"], 1250);

    let refused =
        |name: &str, request: Value| assert_eq!(second.refused(name, request), "read-only");
    refused("enter", mark(&work, "q01", "frontier", "13".into()));
    refused("note", json!({"work": work, "nomination": "q01", "text": "x", "flag": true}));
    refused("recuse", json!({"work": work, "none": true}));
    refused("unable", json!({"work": work, "nomination": "q01", "reason": "非本人专业"}));

    first.ask("enter", mark(&work, "q01", "frontier", "14".into())).unwrap();
    let view = second.ask("work.see", see.clone()).unwrap();
    assert_eq!(view["rows"][0]["review"]["marks"]["frontier"], 1400);
    assert_eq!(second.ask("close", json!({"file": work})).unwrap()["closed"], true);
    first.ask("enter", mark(&work, "q01", "frontier", "15".into())).unwrap();
    assert_eq!(first.ask("close", json!({"file": work})).unwrap()["closed"], true);
    let view = second.unlock("work.see", see).unwrap();
    assert_eq!(view["rows"][0]["review"]["marks"]["frontier"], 1500);
    assert_eq!(view["read_only"], false);
}

#[test]
fn an_entry_answers_its_row_and_every_row_whose_place_moved() {
    let (_folder, work) = work_file();
    let window = pledged(&work);
    let row = |id: &str, total: &str, rank: usize, tied: bool| {
        (id.to_owned(), Value::from(total), Value::from(rank), Value::from(tied))
    };
    assert_eq!(places(&fill(&window, &work, "q01", "10")), [row("q01", "10.00", 1, false)]);
    assert_eq!(
        places(&fill(&window, &work, "q02", "10")),
        [row("q01", "10.00", 1, true), row("q02", "10.00", 1, true)]
    );
    let third = fill(&window, &work, "q03", "12.5");
    assert_eq!(
        places(&third),
        [row("q01", "10.00", 2, true), row("q02", "10.00", 2, true), row("q03", "12.50", 1, false)]
    );
    let again = window.ask("enter", mark(&work, "q03", "frontier", "12.5".into())).unwrap();
    assert_eq!(again["at"], third["at"]);
    assert_eq!(places(&again), [row("q03", "12.50", 1, false)]);
}

#[test]
fn an_entry_that_changes_nothing_is_no_change() {
    let (_folder, work) = work_file();
    let window = pledged(&work);
    let rows = || window.ask("audit", json!({"file": work})).unwrap()["rows"].clone();
    window.ask("enter", mark(&work, "q01", "frontier", "12.5".into())).unwrap();
    let before = rows();
    window.ask("enter", mark(&work, "q01", "frontier", "12.50".into())).unwrap();
    window.ask("enter", mark(&work, "q02", "frontier", Value::Null)).unwrap();
    assert_eq!(rows(), before);
    window.ask("enter", mark(&work, "q01", "frontier", Value::Null)).unwrap();
    assert_ne!(rows(), before);
}

#[test]
fn an_attachment_comes_only_with_its_own_nomination() {
    let (_folder, work) = work_file();
    let window = Window::new();
    assert_eq!(window.attachment(&work, "q01", 0).unwrap_err().code, "locked");
    window.unlock("work.see", json!({"work": work})).unwrap();
    assert_eq!(window.attachment(&work, "q01", 0).unwrap(), "申报书.txt: 附件");
    for (nomination, index, code) in [
        ("q02", 0, "unknown-attachment"),
        ("q01", 1, "unknown-attachment"),
        ("q99", 0, "unknown-nomination"),
    ] {
        assert_eq!(window.attachment(&work, nomination, index).unwrap_err().code, code);
    }
}

#[test]
fn looking_it_over_names_gaps_ranking_and_patterns() {
    let (_folder, work) = work_file();
    let window = pledged(&work);
    fill(&window, &work, "q01", "0");
    fill(&window, &work, "q02", "10");
    let unable = json!({"field": "unable", "value": "非本人专业"});
    let unable = json!({"work": work, "nomination": "q03", "entry": unable});
    window.ask("enter", unable).unwrap();
    let checked = window.ask("check", json!({"work": work})).unwrap();
    assert_eq!(checked["recusals_declared"], false);
    let missing = checked["missing"].as_array().unwrap();
    assert_eq!(missing.iter().map(|m| &m["nomination"]).collect::<Vec<_>>(), ["q01", "q02"]);
    let ranking = checked["ranking"].as_array().unwrap();
    assert_eq!(
        ranking[0],
        json!({"nomination": "q02", "total": "10.00", "rank": 1, "tied": false})
    );
    assert_eq!(ranking.len(), 2);
    let remark =
        json!({"kind": "same_everywhere", "nomination": "q01", "item": null, "value": "0.00"});
    assert_eq!(checked["remarks"], json!([remark]));
    let frontier = &checked["histograms"][0];
    assert_eq!(frontier["item"], "frontier");
    assert_eq!(
        (&frontier["bins"][0]["count"], &frontier["bins"][5]["count"]),
        (&1.into(), &1.into())
    );
}
