//! What every reader of ours must do with any bytes: one function for each, which asserts what has to hold
//! of what it accepts and of how it refuses. A fuzzer and a short test call the same functions. Nothing
//! here ships, nothing here reads a file, a clock or chance (`docs/manual/fuzzing.md`).

#![allow(clippy::expect_used, clippy::indexing_slicing)] // a property that does not hold ends the run

mod archive;
mod audit;
mod container;
mod forge;
mod json;
mod keys;
pub mod mutate;
mod seal;
mod signature;
mod tables;
mod typed;
mod verify;

pub use audit::audit;
pub use container::{bag, bag_info, container, manifest};
pub use forge::{Bag, Script};
pub use json::{PAYLOADS, edition_toml, payload};
pub use keys::{IDENTITY, PASSPHRASE, RECIPIENT, key};
pub use seal::{recipient, sealed};
pub use signature::{key_file, public_key, sshsig};
pub use tables::{table, workbook};
pub use typed::{digits, opening_code};
pub use verify::{before, forged, read_on, verify};

use bundle::Fault;

/// One reader, and what is done to it.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// Its name, that of its function and of its file for the fuzzer.
    pub name: &'static str,
    /// The folder of its seeds below `seeds/`; targets that read the same share one.
    pub seeds: &'static str,
    /// How many changed seeds the short test tries.
    pub rounds: u32,
    /// Panics if a property does not hold.
    pub run: fn(&[u8]),
}

const fn target(name: &'static str, seeds: &'static str, rounds: u32, run: fn(&[u8])) -> Target {
    Target { name, seeds, rounds, run }
}

/// All of them.
pub const TARGETS: &[Target] = &[
    target("container", "bundle", 1500, container),
    target("bag", "bundle", 400, bag),
    target("verify", "bundle", 400, verify),
    target("forged", "forged", 60, forged),
    target("bag_info", "bag_info", 3000, bag_info),
    target("manifest", "manifest", 1500, manifest),
    target("sshsig", "sshsig", 1500, sshsig),
    target("public_key", "public_key", 2000, public_key),
    target("key_file", "key_file", 1500, key_file),
    target("sealed", "sealed", 600, sealed),
    target("recipient", "recipient", 600, recipient),
    target("payload", "payload", 3000, payload),
    target("edition_toml", "edition_toml", 300, edition_toml),
    target("audit", "audit", 1000, audit),
    target("table", "table", 1500, table),
    target("workbook", "workbook", 500, workbook),
    target("opening_code", "opening_code", 3000, opening_code),
    target("digits", "digits", 3000, digits),
];

/// Asserts that a refusal is a verdict under one of `codes`: bytes at hand can always be read.
fn refused_with(fault: &Fault, codes: &[&str]) {
    assert!(codes.contains(&fault.code()), "refused with {fault}");
}
