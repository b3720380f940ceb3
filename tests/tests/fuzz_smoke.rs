//! A short walk over every fuzz target: its seeds as they are, and a fixed number of changes to them, the
//! same in every run. It finds what breaks at the first touch; what hides deeper is for the fuzzer
//! (`docs/manual/fuzzing.md`).

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use bundle::{PrivateKey, Signer};
use fuzz::mutate::{Numbers, changed};
use fuzz::{PASSPHRASE, PAYLOADS, TARGETS, Target, key, read_on};
use journeys::doors::scratch;
use journeys::{sources, workspace_root};

fn home() -> PathBuf {
    workspace_root().join("src-tauri").join("fuzz")
}

/// The files of a folder by name, so that every machine takes them in the same order.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut found: Vec<_> = names
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, fs::read(path).unwrap())
        })
        .collect();
    found.sort();
    assert!(!found.is_empty(), "{} has no seeds", folder.display());
    found
}

#[test]
fn every_seed_and_a_fixed_number_of_changes_hold() {
    std::thread::scope(|scope| {
        for target in TARGETS {
            scope.spawn(|| walk(target));
        }
    });
}

fn walk(target: &Target) {
    let seeds = files(&home().join("seeds").join(target.seeds));
    for (name, seed) in &seeds {
        hold(target, name, seed);
    }
    let mut numbers = Numbers::new(u64::from(target.rounds));
    for round in 0..target.rounds {
        let (name, seed) = &seeds[numbers.below(seeds.len())];
        let (_, other) = &seeds[numbers.below(seeds.len())];
        hold(target, &format!("{name}, change {round}"), &changed(seed, other, &mut numbers));
    }
}

/// Runs a target and keeps what broke it, for the fuzzer to make small.
fn hold(target: &Target, what: &str, input: &[u8]) {
    if catch_unwind(AssertUnwindSafe(|| (target.run)(input))).is_err() {
        let kept = scratch().join(format!("fuzz-{}", target.name));
        fs::write(&kept, input).unwrap();
        panic!("{}: {what}; the input lies in {}", target.name, kept.display());
    }
}

#[test]
fn every_target_has_its_file_for_the_fuzzer() {
    let folder = home().join("cargo-fuzz");
    let named: BTreeSet<String> = TARGETS.iter().map(|t| format!("{}.rs", t.name)).collect();
    let there = files(&folder.join("fuzz_targets")).into_iter().map(|(name, _)| name);
    assert_eq!(there.collect::<BTreeSet<_>>(), named);
    let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
    for target in TARGETS {
        assert!(manifest.contains(&format!("name = \"{}\"\n", target.name)), "{}", target.name);
    }
}

#[test]
fn every_kind_of_payload_is_there_with_a_seed_that_is_accepted() {
    let mut kinds = BTreeSet::new();
    for (folder, wanted) in
        [("dossier", "const TYPE: &'static str = \""), ("review", "pub const TYPE: &str = \"")]
    {
        let sources = sources::rust_files(
            &workspace_root().join("src-tauri/crates").join(folder).join("src"),
        );
        for file in sources.unwrap() {
            let text = sources::shipped_part(&fs::read_to_string(file).unwrap());
            let after = text.split(wanted).skip(1).filter_map(|rest| rest.split('"').next());
            kinds.extend(after.map(str::to_owned));
        }
    }
    let listed: BTreeSet<String> = PAYLOADS.iter().map(|(kind, _)| (*kind).to_owned()).collect();
    assert_eq!(listed, kinds);
    let seeds = files(&home().join("seeds").join("payload"));
    for (kind, accepts) in PAYLOADS {
        let accepted =
            |bytes: &[u8]| String::from_utf8_lossy(bytes).contains(kind) && accepts(bytes);
        assert!(seeds.iter().any(|(_, bytes)| accepted(bytes)), "no seed of {kind} is accepted");
    }
}

#[test]
fn the_chain_among_the_seeds_is_trusted_to_its_end() {
    let text = fs::read_to_string(home().join("seeds/forged/chain.txt")).unwrap();
    for (bag, found) in read_on(&text) {
        assert!(found.contents.is_some(), "{}: {:?}", bag.name, found.findings);
    }
}

#[test]
fn a_chain_that_lies_is_not_trusted() {
    let text = fs::read_to_string(home().join("seeds/forged/chain.txt")).unwrap();
    for (bag, true_words, lie) in [
        ("edition", "\"{{key 0}}\", \"recipients\"", "\"{{key 3}}\", \"recipients\""),
        ("filing", "\"track\": \"green\",\n  \"groups\"", "\"track\": \"red\",\n  \"groups\""),
        ("batch", "{{sha batch data/batch.db}}", "{{sha - A1}}"),
        ("results", "\"total_millionths\": 85000000", "\"total_millionths\": 85000001"),
        ("results", "{{mac 2}}", "{{mac 3}}"),
        ("results", "%bag results expert=2", "%bag results expert=3"),
        ("submission", "\"score\": \"85.00\"", "\"score\": \"85.01\""),
        ("submission", "\"rank\": 1", "\"rank\": 2"),
    ] {
        let lying = text.replacen(true_words, lie, 1);
        assert_ne!(lying, text, "{true_words}");
        let read = read_on(&lying);
        let found = read.iter().find(|(made, _)| made.name == bag).map(|(_, found)| found);
        assert!(found.unwrap().contents.is_none(), "{bag}: {lie}");
    }
}

#[test]
fn the_key_file_among_the_seeds_opens_with_its_passphrase() {
    let pem = fs::read_to_string(home().join("seeds/key_file/expert.key")).unwrap();
    let opened = PrivateKey::from_encrypted_openssh(&pem, PASSPHRASE).unwrap();
    assert_eq!(opened.public(), key(2).public());
}
