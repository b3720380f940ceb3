//! What goes up is encrypted (`formats.md` §2, §10): for whom, that nobody else reads it, that stock `age` opens and makes
//! it as well, what `verify` says of it, and the materials that follow a submission.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod envelopes;
mod materials;
#[path = "../tampered/parts.rs"]
#[allow(dead_code)] // whole bundles are told lies about there; here one kind of lie is enough
mod parts;
mod verified;

use std::path::Path;
use std::process::Output;

use journeys::refusal::Ground;
use journeys::{skip, stock, tool};

/// What the first expert hands over, and the same as the body finds it.
const RESULTS: &str = "results/results-@-e001-1-1.hjb.age";
const OPENED: &str = "results/results-@-e001-1-1.hjb";
/// What the body hands over, and the same as the secretariat finds it.
const SUBMISSION: &str = "submission/submission-@.hjb.age";
const SUBMITTED: &str = "submission/submission-@.hjb";
/// What proves results and submission to somebody who has nothing but the digits.
const PROOFS: [&str; 2] = ["edition/edition-2022.hjb", "filing/receipt-@-v1.hjb"];

/// Runs `age` on the ground, where it is installed; file names may hold the track as in commands.
fn age(ground: &Ground, args: &[&str]) -> Option<Output> {
    if !tool("age") {
        skip("no age");
        return None;
    }
    let named = args.iter().map(|a| a.replace('@', journeys::programme::TRACK));
    Some(stock::run(&ground.path("."), "age", named, None))
}

/// The recipient of an office, as its identity file says it.
fn recipient(ground: &Ground, office: &str) -> String {
    let text = String::from_utf8(ground.bytes(&format!("identity-{office}.txt"))).unwrap();
    let line = text.lines().find_map(|l| l.strip_prefix("# public key: "));
    line.unwrap().to_owned()
}

fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|w| w == text.as_bytes())
}

fn ends(path: &Path, end: &str) -> bool {
    path.to_string_lossy().ends_with(end)
}
