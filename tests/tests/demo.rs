//! The demo: one command makes a programme of two bodies and walks it to the end; what it leaves behind
//! is as good as any other programme (`cli.md`).

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use journeys::doors::scratch;
use journeys::{Hengjian, skip, stock, text, tool};
use serde_json::Value;

/// One demo for all tests: its folder and its answer.
static DEMO: LazyLock<(tempfile::TempDir, Value)> = LazyLock::new(|| {
    let folder = tempfile::tempdir_in(scratch()).unwrap();
    let out = folder.path().join("demo").display().to_string();
    let answer = Hengjian::new(folder.path()).good(["demo", "--out", &out]);
    (folder, answer)
});

fn files(folder: &Path, suffix: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, suffix));
        } else if path.to_str().unwrap().ends_with(suffix) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn folder() -> PathBuf {
    DEMO.0.path().join("demo")
}

#[test]
fn the_demo_ends_good() {
    assert_eq!(DEMO.1["verdict"], "good");
    let steps = DEMO.1["steps"].as_array().unwrap();
    let bundles: Vec<&Value> = steps.iter().filter(|s| s["digest"].is_string()).collect();
    assert_eq!(bundles.len(), 1 + 2 * 10);
    assert!(bundles.iter().all(|s| s["verdict"] == "good"), "{bundles:#?}");
}

#[test]
fn the_demo_ranks_thirty_nominations() {
    let panels = DEMO.1["panels"].as_array().unwrap();
    let items: usize = panels.iter().map(|p| p["items"].as_array().unwrap().len()).sum();
    assert_eq!(items, 30);
}

#[test]
fn the_demo_has_two_bodies() {
    let offices: Vec<PathBuf> = files(&folder(), ".hjo");
    let bodies = offices.iter().filter(|p| !p.ends_with("secretariat.hjo")).count();
    assert_eq!((offices.len(), bodies), (3, 2));
}

#[test]
fn five_people_judge_in_the_demo_one_of_them_in_both_panels() {
    let mut names = Vec::new();
    for table in files(&folder(), "panel.csv") {
        let mut reader = csv::Reader::from_path(table).unwrap();
        names.extend(reader.records().map(|r| r.unwrap()[1].to_owned()));
    }
    let people: BTreeSet<&String> = names.iter().collect();
    assert_eq!((names.len(), people.len()), (6, 5), "{names:?}");
}

#[test]
fn every_nomination_of_the_demo_has_an_attachment_that_is_a_pdf() {
    let pdfs = files(&folder(), "申报书.pdf");
    assert_eq!(pdfs.len(), 30);
    for pdf in pdfs {
        assert!(fs::read(&pdf).unwrap().starts_with(b"%PDF-1."), "{}", pdf.display());
    }
}

#[test]
fn every_bundle_of_the_demo_verifies_under_the_secretariats_key_alone() {
    if !tool("unzip") || !tool("ssh-keygen") {
        return skip("no unzip or no ssh-keygen");
    }
    let bundles = files(&folder(), ".hjb");
    // An edition; and of each body filing, receipt, three batches, three results, submission, ack.
    assert_eq!(bundles.len(), 1 + 2 * 10);
    let scratch = tempfile::tempdir().unwrap();
    let unpacked = stock::unpack(&files(&folder(), "edition-2022.hjb")[0], scratch.path());
    let edition = stock::json(&unpacked.join("data/edition.json"));
    let anchor = stock::fingerprint(text(&edition, "/secretariat/signing_key"), scratch.path());
    let paths = bundles.iter().map(|b| b.to_str().unwrap());
    let args = ["verify", "--trust", &anchor].into_iter().chain(paths);
    let ran = Hengjian::new(scratch.path()).run(args);
    assert_eq!((ran.code, ran.json["verdict"].as_str()), (0, Some("good")), "{}", ran.stdout);
    let verdicts = ran.json["files"].as_array().unwrap();
    assert_eq!(verdicts.len(), bundles.len());
    assert!(verdicts.iter().all(|f| f["verdict"] == "good"));
}

#[test]
fn what_the_demo_hands_over_is_encrypted_and_lies_open_beside_it_to_be_looked_at() {
    let sealed = files(&folder(), ".hjb.age");
    // Of each body three results and a submission.
    assert_eq!(sealed.len(), 2 * 4);
    let steps = DEMO.1["steps"].as_array().unwrap();
    for file in sealed {
        let file = file.to_str().unwrap();
        let step = steps.iter().find(|s| s["sealed"] == file).unwrap();
        assert_eq!(step["path"], file.trim_end_matches(".age"));
        assert!(Path::new(text(step, "/path")).is_file());
        assert!(fs::read(file).unwrap().starts_with(b"age-encryption.org/v1\n"));
    }
    let named: Vec<&Value> = steps.iter().filter(|s| s["sealed"].is_string()).collect();
    assert_eq!(named.len(), 2 * 4);
}

#[test]
fn without_an_anchor_nothing_of_the_demo_is_called_good() {
    let scratch = tempfile::tempdir().unwrap();
    let bundles = files(&folder(), ".hjb");
    let paths = bundles.iter().map(|b| b.to_str().unwrap());
    let ran = Hengjian::new(scratch.path()).run(["verify"].into_iter().chain(paths));
    assert_eq!((ran.code, ran.json["verdict"].as_str()), (3, Some("unchecked")), "{}", ran.stdout);
}

#[test]
fn a_code_letter_of_the_demo_is_marked_as_a_rehearsal() {
    if !tool("pdftotext") {
        return skip("no pdftotext");
    }
    for letter in files(&folder(), "-letter.pdf") {
        let text = Command::new("pdftotext").arg(&letter).arg("-").output().unwrap();
        assert!(String::from_utf8_lossy(&text.stdout).contains("演练"), "{}", letter.display());
    }
}
