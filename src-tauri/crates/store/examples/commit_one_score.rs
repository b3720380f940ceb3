//! How long it takes to commit one score: p50 and p99 of `set_mark` with its history and audit rows, beside a bare
//! one-row commit on a database with the same cipher and settings. It prints numbers and asserts nothing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::ops::ControlFlow;
use std::path::Path;
use std::time::{Duration, Instant};

use review::ids::{BatchId, ExpertId, ItemId, NominationId, TrackId};
use review::mark::Centi;
use store::batch::{BatchHead, open_batch, write_batch};
use store::office::{Office, OfficeMeta, Role};
use store::work::{Origin, WorkFile};
use store::{Act, Anchor, Mode, RawKey, Secret, Seed};

const COMMITS: i64 = 2_000;
const AT: &str = "2022-09-01T08:00:00+08:00";

fn main() {
    let folder = std::env::temp_dir().join(format!("commit-one-score-{}", std::process::id()));
    std::fs::create_dir(&folder).unwrap();
    let mut work = work_file(&folder);
    let (nomination, item) = (NominationId::new("a1").unwrap(), ItemId::new("novelty").unwrap());
    print("set_mark", |n| {
        work.change(&act("scored"), |tx| tx.set_mark(&nomination, &item, Some(Centi(n)))).unwrap();
    });
    let bare = bare(&folder.join("bare.db"));
    print("bare row", |n| {
        bare.execute("INSERT INTO t (a) VALUES (?1)", [n]).unwrap();
    });
    drop((work, bare));
    std::fs::remove_dir_all(&folder).unwrap();
}

fn print(what: &str, mut commit: impl FnMut(i64)) {
    let mut times: Vec<Duration> = (0..COMMITS)
        .map(|n| {
            let begun = Instant::now();
            commit(n);
            begun.elapsed()
        })
        .collect();
    times.sort();
    let at = |share: usize| times[times.len() * share / 100];
    println!("{what}: p50 {:?}, p99 {:?} over {COMMITS} commits", at(50), at(99));
}

fn bare(path: &Path) -> rusqlite::Connection {
    let conn = rusqlite::Connection::open(path).unwrap();
    conn.execute_batch(&format!(
        "PRAGMA key = \"x'{}'\"; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
         CREATE TABLE t (a INTEGER) STRICT",
        "07".repeat(32)
    ))
    .unwrap();
    conn
}

fn act(what: &str) -> Act {
    Act {
        actor: "E001".to_owned(),
        act: what.to_owned(),
        object: "a1".to_owned(),
        outcome: "1 of 1".to_owned(),
        reason: None,
        digest: None,
        at: AT.to_owned(),
    }
}

fn work_file(folder: &Path) -> WorkFile {
    let key = RawKey::new([7; 32]);
    let (secret, seed) = (Secret::Raw(&key), Seed { salt: [5; 16], log_id: "log".to_owned() });
    let batch = folder.join("batch.db");
    pack(&folder.join("office.hjo"), &batch, (&secret, &seed), &key);
    let origin = Origin {
        mode: Mode::Rehearsal,
        edition: "2022".to_owned(),
        anchor_digits: "0".repeat(30),
        anchor: Anchor::Unverified,
        assignment: b"{}".to_vec(),
        criteria: b"{}".to_vec(),
        receipt: Vec::new(),
        batch_stub: "{}".to_owned(),
        created_at: AT.to_owned(),
        app_version: "0".to_owned(),
    };
    let batch = open_batch(&batch, &key).unwrap();
    let path = folder.join("work.hjw");
    WorkFile::create_from_batch(&path, (&secret, &seed), &batch, &origin, &act("opened")).unwrap()
}

fn pack(office: &Path, batch: &Path, made: (&Secret<'_>, &Seed), key: &RawKey) {
    let meta = OfficeMeta {
        role: Role::Body,
        name: "office".to_owned(),
        body: None,
        mode: Mode::Rehearsal,
        created_at: AT.to_owned(),
        app_version: "0".to_owned(),
    };
    let track = TrackId::new("green").unwrap();
    let mut office = Office::create(office, made, &meta, &act("created")).unwrap();
    let record = r#"{"id":"a1","title":"t","applicant":"a","nominator":"n","channel":"c"}"#;
    office.change(&act("imported"), |tx| tx.put_nomination(&track, record, None)).unwrap();
    let head = BatchHead {
        batch: BatchId::new("b1").unwrap(),
        issue: 1,
        expert: ExpertId::nth(1).unwrap(),
        track,
        mac_secret: vec![0].into(),
    };
    let nominations = [NominationId::new("a1").unwrap()];
    let mut go_on = |_, _| ControlFlow::Continue(());
    write_batch(&office, batch, (key, &[3; 16]), &head, &nominations, &mut go_on).unwrap();
}
