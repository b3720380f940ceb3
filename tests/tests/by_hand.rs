//! The by-hand card, executed: what `verify --explain` prints for every kind of bundle is run line by line with stock
//! tools in an empty folder. Good bundles pass every line; one changed byte makes a line complain.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // a test: what goes wrong ends it

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use journeys::{Chain, Stage, skip, tool};

/// The card of a file as a script.
fn card(chain: &Chain, file: &Path, language: &str) -> String {
    let file = file.display().to_string();
    let ran = chain.cli.plain(["--lang", language, "verify", "--explain", &file]);
    assert_eq!(ran.code, 0, "{file}: {}{}", ran.stdout, ran.stderr);
    assert!(!ran.stdout.contains('⟨'), "{}", ran.stdout);
    ran.stdout
}

/// Runs exactly the printed lines; the first that complains ends it.
fn execute(script: &str, folder: &Path) -> Output {
    let mut bash = Command::new("bash");
    bash.args(["-e", "-o", "pipefail", "-c", script]).current_dir(folder);
    bash.env("LC_ALL", "C.UTF-8").output().unwrap()
}

fn proven(chain: &Chain, file: &Path) {
    let folder = tempfile::tempdir().unwrap();
    let mut file = file.to_owned();
    if file.extension().is_some_and(|e| e == "age") {
        let office = if file.to_string_lossy().contains("submission") {
            chain.path("secretariat.hjo")
        } else {
            chain.path("body.hjo")
        };
        let identity = folder.path().join("identity.txt").display().to_string();
        let office = office.display().to_string();
        chain.cli.good(["identity", "export", "--office", &office, "--out", &identity]);
        let ran = execute(&card(chain, &file, "zh"), folder.path());
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
        file = folder.path().join(file.file_stem().unwrap());
    }
    let script = card(chain, &file, "en");
    let ran = execute(&script, folder.path());
    let said = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "{}: {said}\n{script}", file.display());
    for line in String::from_utf8_lossy(&ran.stdout).lines() {
        assert!(!line.contains("FAILED") && !line.contains("Could not"), "{line}");
    }
    // And the tools do look: a bundle with one other byte in its payload passes no longer.
    let damaged = folder.path().join("damaged.hjb");
    let mut bytes = fs::read(&file).unwrap();
    let at = bytes.len() / 2;
    bytes[at] ^= 1;
    fs::write(&damaged, &bytes).unwrap();
    let script = script.replace(&file.display().to_string(), &damaged.display().to_string());
    let again = tempfile::tempdir().unwrap();
    assert!(!execute(&script, again.path()).status.success(), "{}", file.display());
}

/// Every bundle in the folder of a chain.
fn bundles(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            bundles(&path, found);
        } else if name.ends_with(".hjb") || name.ends_with(".hjb.age") {
            found.push(path);
        }
    }
}

#[test]
fn every_line_of_every_card_holds_and_complains_about_a_changed_byte() {
    for needed in ["unzip", "ssh-keygen", "sha256sum", "age"] {
        if !tool(needed) {
            skip(needed);
            return;
        }
    }
    let chain = Chain::at(Stage::Received);
    let mut found = Vec::new();
    bundles(chain.folder(), &mut found);
    let kinds = ["edition", "filing", "receipt", "batch", "results", "submission", "ack"];
    for kind in kinds {
        let named = |p: &&PathBuf| p.file_name().unwrap().to_string_lossy().starts_with(kind);
        let file = found.iter().find(named);
        proven(&chain, file.unwrap_or_else(|| panic!("no {kind} in {found:?}")));
    }
}

#[test]
fn what_is_no_bundle_gets_no_card() {
    let chain = Chain::at(Stage::Offices);
    let file = chain.path("secretariat.hjo").display().to_string();
    let ran = chain.cli.run(["verify", "--explain", &file]);
    assert_eq!(ran.code, 1, "{}", ran.stdout);
}

/// Keys and digests differ from file to file; the manual shows `…` for them.
fn without_keys(line: &str) -> String {
    let long = |word: &str| {
        let plain = word.trim_matches('\'');
        let hex = plain.len() == 64 && plain.chars().all(|c| c.is_ascii_hexdigit());
        if hex || plain.starts_with("AAAAC3Nza") {
            word.replace(plain, "…")
        } else {
            word.to_owned()
        }
    };
    line.split(' ').map(long).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_manual_shows_the_lines_that_the_program_prints() {
    if !tool("age") {
        skip("age");
        return;
    }
    let chain = Chain::at(Stage::Sealed);
    let folder = tempfile::tempdir().unwrap();
    let identity = folder.path().join("identity.txt").display().to_string();
    let office = chain.path("body.hjo").display().to_string();
    chain.cli.good(["identity", "export", "--office", &office, "--out", &identity]);
    let sealed = folder.path().join("results.hjb.age");
    fs::copy(&chain.results()[0], &sealed).unwrap();
    let asked = |name: &str| {
        let mut command = chain.cli.command();
        command.args(["--lang", "en", "verify", "--explain", name]).current_dir(folder.path());
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    let first = asked("results.hjb.age");
    assert!(execute(&first, folder.path()).status.success());
    let manual =
        fs::read_to_string(journeys::workspace_root().join("src-tauri/docs/manual/by-hand.md"));
    let manual = manual.unwrap();
    let printed = format!("{first}\n{}", asked("results.hjb"));
    let lines: Vec<&str> =
        printed.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).collect();
    assert!(lines.len() > 10, "{printed}");
    for line in lines {
        let line = without_keys(line);
        assert!(manual.lines().any(|l| l == line), "not in the manual:\n{line}");
    }
}
