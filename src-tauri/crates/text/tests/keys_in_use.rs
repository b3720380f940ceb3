//! Every key that Rust sources of the workspace write as a whole string is in the catalogue, and every
//! failure in the catalogue is one that some source says. Other keys put together at run time are not seen
//! here; whoever puts them together asks `text::has`.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

use text::{Language, has};

/// Beginnings of keys that nothing but the catalogue uses.
const KINDS: [&str; 6] = ["error-", "step-", "done-", "cli-", "ui-", "term-"];

/// How the desks name a sentence of `errors.ftl`.
const FAILURE: &str = "Failure::new(\"";

#[test]
fn every_key_in_the_sources_can_be_said() {
    let mut files = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../src-tauri");
    rust_files(&root, &mut files);
    assert!(files.len() > 5);
    let mut missing = Vec::new();
    for file in files.iter().filter(|f| !f.ends_with("keys_in_use.rs")) {
        let source = fs::read_to_string(file).unwrap();
        for key in keys(&source) {
            for language in Language::ALL.into_iter().filter(|l| !has(*l, &key)) {
                missing.push(format!("{} in {}: {key}", language.tag(), file.display()));
            }
        }
    }
    assert!(missing.is_empty(), "not in the catalogue:\n{}", missing.join("\n"));
}

/// Codes that are put together at run time, from those of `sheets::SheetError`.
const PUT_TOGETHER: &str = "sheet-";

#[test]
fn every_sentence_of_a_failure_has_a_failure_that_says_it() {
    let mut files = Vec::new();
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for name in ["desk", "cli"] {
        rust_files(&crates.join(name).join("src"), &mut files);
    }
    rust_files(&crates.join("../src"), &mut files);
    let sources: String = files.iter().map(|f| fs::read_to_string(f).unwrap()).collect();
    let unsaid: Vec<&str> = text::keys(Language::ZhCn)
        .into_iter()
        .filter_map(|key| key.strip_prefix("error-"))
        .filter(|code| !code.starts_with(PUT_TOGETHER))
        .filter(|code| !sources.contains(&format!("\"{code}\"")))
        .collect();
    assert!(unsaid.is_empty(), "nobody says error-: {unsaid:?}");
}

#[test]
fn every_fault_of_a_row_has_a_sentence() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let source = fs::read_to_string(crates.join("sheets/src/fault.rs")).unwrap();
    let consts = source.lines().filter(|l| l.trim_start().starts_with("pub const "));
    let codes: Vec<&str> = consts.filter_map(|l| l.split('"').nth(1)).collect();
    assert!(codes.len() > 5, "{codes:?}");
    // A missing column concerns no row: it is the failure `error-missing-column`.
    for code in codes.into_iter().filter(|c| *c != "missing_column") {
        let key = text::key("row", code);
        assert!(Language::ALL.into_iter().all(|l| has(l, &key)), "{key}");
    }
}

#[test]
fn a_key_is_seen_only_as_a_whole_string() {
    let source = r#"say(l, "error-io", &[]); format!("error-{code}"); "an error-prone way""#;
    assert_eq!(keys(source), ["error-io"]);
}

#[test]
fn the_code_of_a_failure_is_seen_as_its_key() {
    assert_eq!(keys(r#"Err(Failure::new("disk-full").with("path", p))"#), ["error-disk-full"]);
}

fn keys(source: &str) -> Vec<String> {
    let plain = |s: &&str| {
        s.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') && !s.is_empty()
    };
    let whole = source
        .split('"')
        .filter(|s| KINDS.iter().any(|k| s.starts_with(k) && s.len() > k.len()))
        .filter(plain)
        .map(str::to_owned);
    let failures = source
        .split(FAILURE)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(plain)
        .map(|code| format!("error-{code}"));
    whole.chain(failures).collect()
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("target") {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}
