//! A program that is killed while it writes loses no mark that it had acknowledged.
#![allow(clippy::unwrap_used)]

mod support;

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use review::mark::Centi;
use store::Secret;
use store::work::WorkFile;
use support::{act, id, item, key, work_file};
use tempfile::tempdir;

const DOCUMENT: &str = "HENGJIAN_TEST_DOCUMENT";

/// Not a test of its own: what the killed program does. Without the variable it returns at once.
#[test]
fn writer() {
    let Some(path) = std::env::var_os(DOCUMENT) else { return };
    let mut work = WorkFile::open(Path::new(&path), &Secret::Raw(&key())).unwrap();
    for n in 1_i64.. {
        let name = item(&format!("i{}", n % 50));
        work.change(&act("scored"), |tx| tx.set_mark(&id("a1"), &name, Some(Centi(n)))).unwrap();
        println!("acknowledged {n}");
    }
}

#[test]
fn every_acknowledged_mark_is_there_after_a_kill() {
    for enough in [3, 60, 200] {
        let folder = tempdir().unwrap();
        let (work, path) = work_file(folder.path());
        work.close().unwrap();
        let last = write_until_killed(&path, enough);
        let work = WorkFile::open(&path, &Secret::Raw(&key())).unwrap();
        let marks = work.read().review(&id("a1")).unwrap().marks;
        for n in (last - 49).max(1)..=last {
            let mark = marks.get(&item(&format!("i{}", n % 50)));
            assert!(mark.is_some_and(|m| m.0 >= n), "mark {n} of {last}: {mark:?}");
        }
        assert!(work.read().audit().verify_chain().unwrap().n > u64::try_from(last).unwrap());
    }
}

/// The last mark that a writer acknowledged before it was killed, at least `enough`.
fn write_until_killed(path: &Path, enough: i64) -> i64 {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "writer", "--nocapture"])
        .env(DOCUMENT, path)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut last = 0;
    let mut killed = false;
    for line in BufReader::new(child.stdout.take().unwrap()).lines() {
        let line = line.unwrap();
        let said = line.split_once("acknowledged ").and_then(|(_, n)| n.parse().ok());
        last = said.unwrap_or(last);
        if last >= enough && !killed {
            child.kill().unwrap();
            killed = true;
        }
    }
    child.wait().unwrap();
    assert!(killed && last >= enough);
    last
}
