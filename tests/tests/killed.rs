//! The plug is pulled: a command is killed at different points of its work. Afterwards every document
//! opens, its audit chain holds, what was acknowledged before is there, and the command can simply be run
//! again to its end.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use journeys::Stage;
use journeys::hengjian::Ran;
use journeys::refusal::{Ground, ending};
use serde_json::Value;

/// How often each command is killed; the points are spread over the time it takes.
const KILLS: u32 = 10;

const PACK: [&str; 7] =
    ["pack", "--office", "body.hjo", "--batches", "batches", "--letters", "letters"];
const SEAL: [&str; 4] = ["seal", "work-E001.hjw", "--out", "results"];
const IMPORT: [&str; 4] = ["score", "import", "work-E001.hjw", "scores-E001.csv"];
const INTAKE: [&str; 6] =
    ["intake", "--office", "body.hjo", "nominations.csv", "--attachments", "attachments"];
const RESULTS: [&str; 3] = [
    "results/results-@-e001-1-1.hjb.age",
    "results/results-@-e002-1-1.hjb.age",
    "results/results-@-e003-1-1.hjb.age",
];

/// Runs the command to its end once, to learn how long it takes, and its answer.
fn whole(stage: Stage, args: &[&str]) -> (Duration, Value) {
    let ground = Ground::at(stage);
    let begun = Instant::now();
    let answer = ground.done(args);
    (begun.elapsed(), answer)
}

/// Starts the command and kills it after `patience`.
fn kill(ground: &Ground, args: &[&str], patience: Duration) {
    let mut command = ground.command(args);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    thread::sleep(patience);
    child.kill().unwrap();
    child.wait().unwrap();
}

/// Kills the command at every point, each time on fresh ground; `document` must hold afterwards with all
/// the rows it had, and `after` decides about the rest.
fn killed(stage: Stage, args: &[&str], document: &str, after: impl Fn(&Ground, &Value)) {
    let (time, answer) = whole(stage, args);
    for point in 0..KILLS {
        let ground = Ground::at(stage);
        let before = rows(&ground, document);
        kill(&ground, args, time * point / KILLS);
        assert!(rows(&ground, document) >= before, "an acknowledged row is gone");
        after(&ground, &answer);
    }
}

/// How many rows the audit chain has; it must hold.
fn rows(ground: &Ground, document: &str) -> u64 {
    let audited = ground.done(&["audit", document]);
    assert_eq!(audited["ok"], true, "{audited:#}");
    audited["rows"].as_u64().unwrap()
}

/// Runs the command again; that it had been finished already is as good.
fn again(ground: &Ground, args: &[&str], finished: &str) -> Ran {
    let ran = ground.run(args);
    assert!(ran.code == 0 || ran.error() == finished, "{}{}", ran.stdout, ran.stderr);
    ran
}

#[test]
fn packing() {
    killed(Stage::Accepted, &PACK, "body.hjo", |ground, _| {
        again(ground, &[&PACK[..], &["--force"]].concat(), "already-packed");
        let digits = ground.digits();
        for expert in ["e001", "e002", "e003"] {
            let batch = format!("batches/batch-@-{expert}-1.hjb");
            let code = format!("letters/batch-@-{expert}-1-code.txt");
            let work = format!("{expert}.hjw");
            ground.done(&[
                "open",
                &batch,
                "--code-file",
                &code,
                "--trust",
                &digits,
                "--out",
                &work,
            ]);
        }
        assert!(ending(&ground.snapshot(), ".part").is_empty(), "a part stayed");
    });
}

#[test]
fn importing_scores() {
    killed(Stage::Opened, &["pledge", "work-E001.hjw"], "work-E001.hjw", |ground, _| {
        ground.done(&["pledge", "work-E001.hjw"]);
    });
    let stage = || {
        let ground = Ground::at(Stage::Opened);
        ground.done(&["pledge", "work-E001.hjw"]);
        ground
    };
    let ground = stage();
    let begun = Instant::now();
    let answer = ground.done(&IMPORT);
    let time = begun.elapsed();
    for point in 0..KILLS {
        let ground = stage();
        let before = rows(&ground, "work-E001.hjw");
        kill(&ground, &IMPORT, time * point / KILLS);
        assert!(rows(&ground, "work-E001.hjw") >= before);
        let sheet = ground.done(&["sheet", "work-E001.hjw"]);
        let scored = sheet["scored"].as_u64().unwrap();
        assert!([0, 3].contains(&scored), "all rows or none, not {scored}");
        assert_eq!(ground.done(&IMPORT), answer);
    }
}

#[test]
fn sealing() {
    killed(Stage::Scored, &SEAL, "work-E001.hjw", |ground, _| {
        let sealed = ground.done(&[&SEAL[..], &["--force"]].concat());
        assert_eq!(sealed["seq"], 1);
        let merged = ground.done(&["merge", "--office", "body.hjo", RESULTS[0]]);
        assert_eq!(merged["counted"], 1);
        let snapshot = ground.snapshot();
        assert!(ending(&snapshot, ".part").is_empty(), "a part stayed");
        assert_eq!(ending(&snapshot, "-signature.pdf").len(), 1);
    });
}

#[test]
fn a_seal_that_was_acknowledged_gives_the_same_bundle_after_a_kill() {
    let (time, _) = whole(Stage::Sealed, &[&SEAL[..], &["--force"]].concat());
    for point in 0..KILLS / 2 {
        let ground = Ground::at(Stage::Sealed);
        let (mut before, bundle) = (ground.snapshot(), ground.opened(RESULTS[0], "body"));
        let force = [&SEAL[..], &["--force"]].concat();
        kill(&ground, &force, time * point / (KILLS / 2));
        ground.done(&force);
        assert!(ground.opened(RESULTS[0], "body") == bundle, "another bundle");
        // Its envelope is new every time; all else is as it was.
        let mut after = ground.snapshot();
        assert_ne!(before.remove(&ground.path(RESULTS[0])), after.remove(&ground.path(RESULTS[0])));
        journeys::refusal::same(&before, &after, &force);
    }
}

#[test]
fn merging() {
    let merge = [&["merge", "--office", "body.hjo"][..], &RESULTS].concat();
    killed(Stage::Sealed, &merge, "body.hjo", |ground, answer| {
        let merged = ground.done(&merge);
        assert_eq!(
            (&merged["counted"], &merged["ranking"]),
            (&answer["counted"], &answer["ranking"])
        );
        ground.done(&["submit", "--office", "body.hjo", "--out", "submission"]);
    });
}

#[test]
fn taking_nominations_in() {
    killed(Stage::Filed, &INTAKE, "body.hjo", |ground, answer| {
        let taken = ground.done(&INTAKE);
        assert_eq!(taken["accepted"], answer["accepted"]);
        let (known, files) =
            (taken["known"].as_u64().unwrap(), taken["attachments"].as_u64().unwrap());
        // Each nomination came with its one file, or not at all.
        assert_eq!(known + files, 4, "{taken:#}");
    });
}

#[test]
fn opening_a_batch() {
    let (code, batch) = ("letters/batch-@-e001-1-code.txt", "batches/batch-@-e001-1.hjb");
    let digits = Ground::at(Stage::Packed).digits();
    let open = ["open", batch, "--code-file", code, "--trust", &digits, "--out", "new.hjw"];
    let (time, _) = whole(Stage::Packed, &open);
    for point in 0..KILLS {
        let ground = Ground::at(Stage::Packed);
        kill(&ground, &open, time * point / KILLS);
        again(&ground, &open, "exists");
        // Whatever has the name of a work file is one.
        ground.done(&["pledge", "new.hjw"]);
        rows(&ground, "new.hjw");
    }
}

#[test]
fn submitting() {
    let submit = ["submit", "--office", "body.hjo", "--out", "submission"];
    killed(Stage::Merged, &submit, "body.hjo", |ground, _| {
        ground.done(&[&submit[..], &["--force"]].concat());
        let submission = "submission/submission-@.hjb.age";
        ground.done(&["receive", "--office", "secretariat.hjo", submission, "--out", "ack"]);
        assert!(ending(&ground.snapshot(), ".part").is_empty(), "a part stayed");
    });
}
