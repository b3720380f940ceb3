//! The disk is full. Writing ends with a sentence about space, leaves no half file under its final name,
//! and the document it came from opens and holds; with space again the command comes to its end. The disk
//! is a small one in memory, so this needs a Linux and the right to mount; elsewhere it is skipped.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use bundle::{Bag, Limits};
use journeys::Stage;
use journeys::refusal::{Ground, NOT_DONE, two_sentences};

const PACK: [&str; 7] =
    ["pack", "--office", "body.hjo", "--batches", "batches", "--letters", "letters"];
const SEAL: [&str; 4] = ["seal", "work-E001.hjw", "--out", "stick"];
const SUBMIT: [&str; 5] = ["submit", "--office", "body.hjo", "--out", "submission"];
const INTAKE: [&str; 6] =
    ["intake", "--office", "body.hjo", "nominations.csv", "--attachments", "attachments"];

/// Free space that is tried, in KiB.
const SPACES: [u64; 8] = [0, 8, 32, 64, 128, 256, 512, 1024];

/// A small disk; it is unmounted when this goes.
struct Disk(tempfile::TempDir);

impl Disk {
    /// A disk of 8 MiB, or nothing where that cannot be had.
    fn new() -> Option<Self> {
        if !cfg!(target_os = "linux") || !journeys::tool("mount") {
            journeys::skip("a full disk needs a Linux");
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        let mount = ["-t", "tmpfs", "-o", "size=8m", "tmpfs"];
        let mounted = Command::new("mount").args(mount).arg(folder.path()).output();
        if !mounted.is_ok_and(|m| m.status.success()) {
            journeys::skip("a full disk needs the right to mount one");
            return None;
        }
        Some(Self(folder))
    }

    /// Fills the disk until this many KiB are free.
    fn leave(&self, free: u64) {
        let path = self.filler();
        let _ = fs::remove_file(&path);
        let mut file = fs::File::create(&path).unwrap();
        while file.write_all(&[1; 4096]).is_ok() {}
        let full = file.metadata().unwrap().len();
        file.set_len(full.saturating_sub(free * 1024) / 4096 * 4096).unwrap();
    }

    /// Makes space again.
    fn free(&self) {
        let _ = fs::remove_file(self.filler());
    }

    fn filler(&self) -> PathBuf {
        self.0.path().join("filler")
    }

    fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).output();
    }
}

/// Everything under a final name is whole, what is encrypted as well as what is not.
fn nothing_half(ground: &Ground) {
    let whole = |bytes: &[u8]| {
        let mut bag = Bag::open(std::io::Cursor::new(bytes), Limits::default()).unwrap();
        bag.check_payload().unwrap();
    };
    for (path, bytes) in &ground.snapshot() {
        let name = path.file_name().unwrap().to_string_lossy();
        assert!(!name.ends_with(".part"), "a part stayed: {name}");
        if name.ends_with(".hjb") {
            whole(bytes);
        }
        if name.ends_with(".hjb.age") {
            let office = if name.starts_with("results") { "body" } else { "secretariat" };
            let identity = ground.path(&format!("identity-{office}.txt"));
            whole(&journeys::envelope::opened(bytes, &identity));
        }
        if name.ends_with(".pdf") {
            assert!(bytes.trim_ascii_end().ends_with(b"%%EOF"), "{name} is half");
        }
        if name.ends_with("-code.txt") {
            assert_eq!(bytes.len(), 26, "{name} is half");
        }
    }
}

/// With ever more space the command ends with `disk-full` until it is done; whichever it was, the document
/// holds, nothing is half, and with space the command comes to its end.
fn on_a_full_disk(stage: Stage, args: &[&str], document: &str, again: &[&str], good: &str) {
    let Some(disk) = Disk::new() else { return };
    let (mut refused, mut done) = (0, 0);
    for free in SPACES {
        let ground = Ground::within(disk.path(), stage);
        let head = ground.head(document);
        disk.leave(free);
        let ran = ground.run(args);
        if ran.code == 0 {
            done += 1;
        } else {
            assert_eq!(
                (ran.code, ran.error()),
                (NOT_DONE, "disk-full"),
                "{free} KiB: {}",
                ran.stderr
            );
            refused += 1;
        }
        disk.free();
        nothing_half(&ground);
        if ran.code != 0 && stage != Stage::Accepted && stage != Stage::Filed {
            assert_eq!(ground.head(document), head, "refused, and yet the log has a new row");
        }
        let ended = ground.run(&[args, again].concat());
        assert!(ended.code == 0 || ended.error() == good, "{free} KiB: {}", ended.stderr);
        ground.head(document);
    }
    assert!(refused > 0, "the disk was never full");
    assert!(done > 0, "the disk was always full");
}

#[test]
fn packing() {
    on_a_full_disk(Stage::Accepted, &PACK, "body.hjo", &["--force"], "already-packed");
}

#[test]
fn sealing() {
    on_a_full_disk(Stage::Scored, &SEAL, "work-E001.hjw", &["--force"], "");
}

#[test]
fn submitting() {
    on_a_full_disk(Stage::Merged, &SUBMIT, "body.hjo", &["--force"], "");
}

#[test]
fn taking_nominations_in() {
    let Some(disk) = Disk::new() else { return };
    for free in SPACES {
        let ground = Ground::within(disk.path(), Stage::Filed);
        for id in ["q01", "q02", "q03", "q04"] {
            ground.write(&format!("attachments/{id}/申报书.pdf"), vec![b'x'; 40_000]);
        }
        disk.leave(free);
        let ran = ground.run(&INTAKE);
        let full = (ran.code, ran.error()) == (NOT_DONE, "disk-full");
        assert!(full || ran.code == 0, "{free} KiB: {}", ran.stderr);
        disk.free();
        ground.head("body.hjo");
        let taken = ground.done(&INTAKE);
        let count = |name: &str| taken[name].as_u64().unwrap();
        // Each nomination came with its two files, or not at all.
        assert_eq!(count("known") * 2 + count("attachments"), 8, "{taken:#}");
    }
}

#[test]
fn a_full_stick_gets_nothing_half_and_the_sheet_is_not_sealed() {
    let Some(disk) = Disk::new() else { return };
    let stick = disk.path().display().to_string();
    for free in [0, 4, 12, 40] {
        let ground = Ground::at(Stage::Scored);
        disk.leave(free);
        let seal = ["seal", "work-E001.hjw", "--out", &stick];
        ground.refused(&seal, NOT_DONE, "disk-full");
        let left: Vec<_> =
            fs::read_dir(disk.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
        assert_eq!(left, ["filler"]);
        assert_eq!(ground.done(&["sheet", "work-E001.hjw"])["sealed"], serde_json::Value::Null);
        disk.free();
        ground.done(&seal);
        fs::remove_dir_all(ground.path("results")).ok();
        for entry in fs::read_dir(disk.path()).unwrap() {
            fs::remove_file(entry.unwrap().path()).unwrap();
        }
    }
}

#[test]
fn the_sentence_about_space_is_in_both_languages() {
    let Some(disk) = Disk::new() else { return };
    let ground = Ground::at(Stage::Scored);
    disk.leave(0);
    let stick = disk.path().display().to_string();
    let error = ground.refused(&["seal", "work-E001.hjw", "--out", &stick], NOT_DONE, "disk-full");
    let said = error["message"].as_str().unwrap();
    two_sentences(said, "another sentence");
}
