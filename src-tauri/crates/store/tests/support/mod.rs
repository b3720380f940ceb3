//! What the tests share: fixed keys and times, a small office with one packed batch, and a work file made
//! from it. Nobody here is real.
#![allow(dead_code, clippy::unwrap_used, clippy::panic)]

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use review::ids::{BatchId, ExpertId, ItemId, NominationId, TrackId};
use review::nomination::{Attachment, Nomination};
use sha2::{Digest, Sha256};
use store::batch::{BatchHead, open_batch, write_batch};
use store::office::{Office, OfficeMeta, Role};
use store::work::{Origin, WorkFile};
use store::{Act, Anchor, Mode, RawKey, Secret, Seed, StoreError};

pub const KEY: [u8; 32] = [7; 32];
pub const BATCH_SALT: [u8; 16] = [9; 16];

pub fn key() -> RawKey {
    RawKey::new(KEY)
}

pub fn batch_key() -> RawKey {
    RawKey::new([8; 32])
}

pub fn seed(log_id: &str) -> Seed {
    Seed { salt: [5; 16], log_id: log_id.to_owned() }
}

pub fn act(what: &str) -> Act {
    act_at(what, "2022-09-01T08:00:00+08:00")
}

pub fn act_at(what: &str, at: &str) -> Act {
    Act {
        actor: "clerk".to_owned(),
        act: what.to_owned(),
        object: "object".to_owned(),
        outcome: "ok".to_owned(),
        reason: None,
        digest: None,
        at: at.to_owned(),
    }
}

pub fn meta() -> OfficeMeta {
    OfficeMeta {
        role: Role::Body,
        name: "初评机构".to_owned(),
        body: None,
        mode: Mode::Rehearsal,
        created_at: "2022-09-01T08:00:00+08:00".to_owned(),
        app_version: "0.1.0".to_owned(),
    }
}

pub fn create_office(path: &Path) -> Result<Office, StoreError> {
    let key = key();
    Office::create(path, (&Secret::Raw(&key), &seed("office-log")), &meta(), &act("created"))
}

pub fn office(folder: &Path) -> (Office, PathBuf) {
    let path = folder.join("office.hjo");
    (create_office(&path).unwrap(), path)
}

pub fn track() -> TrackId {
    TrackId::new("green").unwrap()
}

pub fn id(text: &str) -> NominationId {
    NominationId::new(text).unwrap()
}

pub fn item(text: &str) -> ItemId {
    ItemId::new(text).unwrap()
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

pub fn about(name: &str, bytes: &[u8]) -> Attachment {
    Attachment {
        name: name.to_owned(),
        size: u64::try_from(bytes.len()).unwrap(),
        sha256: hex(&Sha256::digest(bytes)),
    }
}

pub fn record(id: &str, attachments: Vec<Attachment>) -> String {
    let nomination = Nomination {
        id: NominationId::new(id).unwrap(),
        title: format!("项目 {id}"),
        applicant: "申报单位".to_owned(),
        nominator: "推荐单位".to_owned(),
        channel: "渠道".to_owned(),
        fields: std::collections::BTreeMap::new(),
        attachments,
    };
    serde_json::to_string(&nomination).unwrap()
}

/// 5 MiB and a little that is not a whole number of pieces.
pub fn five_mib() -> Vec<u8> {
    (0_u32..1_310_777).flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()).collect()
}

pub fn head() -> BatchHead {
    BatchHead {
        batch: BatchId::new("b1").unwrap(),
        issue: 1,
        expert: ExpertId::nth(1).unwrap(),
        track: track(),
        mac_secret: vec![1, 2, 3].into(),
    }
}

/// An office with nominations a1 (with a 5 MiB attachment), b2, c3.
pub fn filled_office(folder: &Path) -> Office {
    let (mut office, _) = office(folder);
    let file = five_mib();
    let about = about("附件.pdf", &file);
    office
        .change(&act("imported"), |tx| {
            tx.put_nomination(&track(), &record("a1", vec![about.clone()]), Some(2))?;
            tx.put_nomination(&track(), &record("b2", vec![]), Some(3))?;
            tx.put_nomination(&track(), &record("c3", vec![]), None)?;
            tx.put_attachment((&track(), &id("a1")), &about, file.as_slice())
        })
        .unwrap();
    office
}

/// A `batch.db` with b2 and a1, in this order.
pub fn batch_file(folder: &Path) -> PathBuf {
    let office = filled_office(folder);
    let path = folder.join("batch.db");
    let mut go_on = |_, _| ControlFlow::Continue(());
    let keys = (&batch_key(), &BATCH_SALT);
    write_batch(&office, &path, keys, &head(), &[id("b2"), id("a1")], &mut go_on).unwrap();
    path
}

pub fn origin() -> Origin {
    Origin {
        mode: Mode::Rehearsal,
        edition: "2022".to_owned(),
        anchor_digits: "0".repeat(30),
        anchor: Anchor::Typed,
        assignment: b"{}".to_vec(),
        criteria: b"{\"type\":\"hengjian/criteria/v1\"}".to_vec(),
        receipt: b"PK".to_vec(),
        batch_stub: "{}".to_owned(),
        created_at: "2022-09-02T08:00:00+08:00".to_owned(),
        app_version: "0.1.0".to_owned(),
    }
}

/// A work file made from that batch.
pub fn work_file(folder: &Path) -> (WorkFile, PathBuf) {
    let batch = open_batch(&batch_file(folder), &batch_key()).unwrap();
    let path = folder.join("work.hjw");
    let (key, seed) = (key(), seed("work-log"));
    let made = (&Secret::Raw(&key), &seed);
    (WorkFile::create_from_batch(&path, made, &batch, &origin(), &act("opened")).unwrap(), path)
}

/// The document at `path` through bare SQL, past everything this crate guards.
pub fn bare(path: &Path) -> rusqlite::Connection {
    let conn = rusqlite::Connection::open(path).unwrap();
    conn.execute_batch(&format!("PRAGMA key = \"x'{}'\"", hex(&KEY))).unwrap();
    conn
}

/// The files in a folder, in the order of their names.
pub fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// That no more than 256 MiB were ever in use by this test program, where the system says so.
pub fn assert_little_memory() {
    let Ok(status) = std::fs::read_to_string("/proc/self/status") else {
        println!("skipped: this system does not say how much memory was used");
        return;
    };
    let peak = status.lines().find_map(|l| l.strip_prefix("VmHWM:")).unwrap();
    let kib: u64 = peak.trim().trim_end_matches(" kB").parse().unwrap();
    println!("at most {kib} KiB of memory");
    assert!(kib < 256 * 1024, "{kib} KiB");
}

/// What `result` failed with.
pub fn error<T>(result: Result<T, StoreError>) -> StoreError {
    result.err().unwrap()
}

/// The rule that was broken.
pub fn rule<T>(result: Result<T, StoreError>) -> &'static str {
    match error(result) {
        StoreError::State { code } => code,
        other => panic!("{other:?}"),
    }
}
