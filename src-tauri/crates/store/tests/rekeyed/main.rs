//! A batch whose pages were changed by somebody who has its key: encrypted and authentic, and yet no database
//! that we wrote. Each goes through the real door and ends in a clear error, or in nothing but what was
//! packed (`formats.md` §7).
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../support/mod.rs"]
mod support;

mod pages;

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Duration;

use pages::{PAGE, Pages};
use store::batch::{KIND, Record, open_batch, write_batch};
use store::foreign::{self, Budget};
use store::work::WorkFile;
use store::{RawKey, Result, Secret, StoreError};
use support::{
    BATCH_SALT, about, act, batch_key, head, id, key, names, origin, record, seed, track,
};
use tempfile::{TempDir, tempdir};

const BATCH_KEY: [u8; 32] = [8; 32];

/// A batch of some pages: twelve records, one of them over several pages, and an attachment of three.
fn batch() -> (TempDir, Pages, Vec<Record>) {
    let folder = tempdir().unwrap();
    let (mut office, _) = support::office(folder.path());
    let file: Vec<u8> = (0..9000_u32).map(|n| n.to_le_bytes()[0]).collect();
    let about = about("附件.pdf", &file);
    office
        .change(&act("imported"), |tx| {
            tx.put_nomination(&track(), &record("a1", vec![about.clone()]), None)?;
            for n in 2..=11 {
                tx.put_nomination(&track(), &record(&format!("a{n}"), vec![]), None)?;
            }
            let long = record("a12", vec![]).replace("项目", &"项目".repeat(2000));
            tx.put_nomination(&track(), &long, None)?;
            tx.put_attachment((&track(), &id("a1")), &about, file.as_slice())
        })
        .unwrap();
    let path = folder.path().join("batch.db");
    let ids: Vec<_> = (1..=12).map(|n| id(&format!("a{n}"))).collect();
    let mut go_on = |_, _| ControlFlow::Continue(());
    write_batch(&office, &path, (&batch_key(), &BATCH_SALT), &head(), &ids, &mut go_on).unwrap();
    let records = open_batch(&path, &batch_key()).unwrap().nominations().unwrap();
    let pages = Pages::new(std::fs::read(&path).unwrap(), &BATCH_KEY);
    (folder, pages, records)
}

/// Opens what lies at `path`, reads all of it, and makes a work file from it: all that an expert's program does.
fn use_it(path: &Path) -> Result<Vec<Record>> {
    let two_seconds = Budget { steps: u64::MAX, time: Duration::from_secs(2) };
    drop(foreign::open(path, Some(&batch_key()), &KIND, two_seconds)?);
    let batch = open_batch(path, &batch_key())?;
    let records = batch.nominations()?;
    let work = path.with_file_name("work.hjw");
    let (key, seed) = (key(), seed("log"));
    let made = (&Secret::Raw(&key), &seed);
    let made = WorkFile::create_from_batch(&work, made, &batch, &origin(), &act("opened"));
    // Reading the attachment checks its digest; what that finds is an answer too.
    let read = made.and_then(|file| {
        file.read().read_attachment(&id("a1"), "附件.pdf", Vec::new())?;
        file.close()
    });
    assert_eq!(
        work.exists(),
        !matches!(read, Err(StoreError::Refused { check: "row" | "quick_check" }))
    );
    for name in ["work.hjw", "work.hjw.lock"] {
        // Where none was made, none is there.
        let _ = std::fs::remove_file(path.with_file_name(name));
    }
    read.map(|()| records)
}

/// The word for what came of it.
fn verdict(outcome: &Result<Vec<Record>>) -> &'static str {
    match outcome {
        Ok(_) => "as packed",
        Err(StoreError::Refused { check }) => check,
        Err(StoreError::State { code }) => code,
        Err(StoreError::NotOurs) => "not ours",
        Err(StoreError::NewerFormat { .. }) => "newer format",
        Err(StoreError::WrongPassphraseOrDamaged) => "wrong key or damaged",
        Err(StoreError::Unreadable { .. }) => "unreadable",
        Err(other) => panic!("{other:?}"),
    }
}

#[test]
fn the_pages_are_read_as_the_format_says_and_written_back_the_same_database() {
    let (folder, mut pages, records) = batch();
    let plain: Vec<u8> = (1..=pages.count()).flat_map(|n| pages.read(n)).collect();
    let path = folder.path().join("plain.db");
    std::fs::write(&path, &plain).unwrap();
    assert!(foreign::open(&path, None, &KIND, Budget::for_size(0)).is_ok(), "a plain database");
    let before = pages.file().to_vec();
    for n in 1..=pages.count() {
        pages.write(n, &plain[(n - 1) * PAGE..n * PAGE]);
    }
    assert!(pages.file() != before, "other IVs");
    let again = tempdir().unwrap();
    let path = again.path().join("batch.db");
    std::fs::write(&path, pages.file()).unwrap();
    assert_eq!(use_it(&path).unwrap(), records);
    let wrong = foreign::open(&path, Some(&RawKey::new([1; 32])), &KIND, Budget::for_size(0));
    assert!(wrong.is_err());
}

/// Where a page is changed: what SQLite reads as structure, and a spread over the rest.
fn offsets(n: usize) -> Vec<usize> {
    let header = if n == 1 { 100 } else { 0 };
    let file_header = if n == 1 { 16..100 } else { 0..0 };
    let page_header_and_first_cells = header..header + 28;
    let spread = (0..12).map(|i| (n * 37 + i * 337) % (PAGE - 80)).filter(|at| n > 1 || *at >= 16);
    file_header.chain(page_header_and_first_cells).chain(spread).collect()
}

#[test]
fn no_changed_page_that_is_authentic_brings_in_what_was_not_packed() {
    let (_keep, mut pages, records) = batch();
    let folder = tempdir().unwrap();
    let path = folder.path().join("batch.db");
    let mut verdicts: BTreeMap<&str, u32> = BTreeMap::new();
    for n in 1..=pages.count() {
        let whole = pages.read(n);
        for at in offsets(n) {
            for change in [|b: u8| b ^ 0x01, |b: u8| !b] {
                let mut page = whole.clone();
                page[at] = change(page[at]);
                pages.write(n, &page);
                std::fs::write(&path, pages.file()).unwrap();
                let outcome = use_it(&path);
                if let Ok(read) = &outcome {
                    assert!(read == &records, "page {n} byte {at}");
                }
                let said = verdict(&outcome);
                assert_ne!(said, "budget", "page {n} byte {at}");
                assert_eq!(names(folder.path()), ["batch.db"], "page {n} byte {at}");
                *verdicts.entry(said).or_default() += 1;
            }
        }
        pages.write(n, &whole);
    }
    println!("{verdicts:?}");
    support::assert_little_memory();
    // Past the key, and not all at the same check.
    for expected in ["quick_check", "row", "digest", "as packed", "not ours"] {
        assert!(verdicts.contains_key(expected), "{expected}: {verdicts:?}");
    }
}

/// Pages that lead to each other, or to nowhere: what a person with a hex editor would try.
#[test]
fn pages_that_lead_in_circles_end_in_an_error() {
    let (_keep, mut pages, _) = batch();
    let folder = tempdir().unwrap();
    let path: PathBuf = folder.path().join("batch.db");
    let count = pages.count();
    for n in 2..=count {
        let whole = pages.read(n);
        // Every page as a copy of another, and as a page that says it has sixty-five thousand cells.
        for other in 1..=count {
            if other == n {
                continue;
            }
            let copy = pages.read(other);
            pages.write(n, &copy);
            std::fs::write(&path, pages.file()).unwrap();
            assert_ne!(verdict(&use_it(&path)), "budget", "page {other} as page {n}");
        }
        let mut many = whole.clone();
        many[3..5].copy_from_slice(&[0xff, 0xff]);
        pages.write(n, &many);
        std::fs::write(&path, pages.file()).unwrap();
        assert_ne!(verdict(&use_it(&path)), "budget", "page {n}");
        pages.write(n, &whole);
    }
    support::assert_little_memory();
}
