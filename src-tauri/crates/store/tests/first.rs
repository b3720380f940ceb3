//! The very first databases of a program, opened by several threads at once.
#![allow(clippy::unwrap_used)]

mod support;

use std::path::Path;
use std::process::Command;
use std::sync::Barrier;
use std::thread;

use store::Secret;
use store::office::Office;
use support::{key, office};
use tempfile::tempdir;

const DOCUMENT: &str = "HENGJIAN_TEST_DOCUMENT";

/// Not a test of its own: a program that begins by reading a document in eight threads. Without the variable
/// it returns at once.
#[test]
fn eight_readers() {
    let Some(path) = std::env::var_os(DOCUMENT) else { return };
    let (key, together) = (key(), Barrier::new(8));
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                together.wait();
                Office::open_read_only(Path::new(&path), &Secret::Raw(&key)).unwrap();
            });
        }
    });
}

/// SQLCipher sets itself up with the first connection, and lets a second thread overtake it.
#[test]
fn the_first_documents_of_a_program_may_be_opened_at_once() {
    let folder = tempdir().unwrap();
    let (office, path) = office(folder.path());
    office.close().unwrap();
    for n in 0..200 {
        let ran = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "eight_readers"])
            .env(DOCUMENT, &path)
            .output()
            .unwrap();
        assert!(ran.status.success(), "{n}: {}", String::from_utf8_lossy(&ran.stdout));
    }
}
