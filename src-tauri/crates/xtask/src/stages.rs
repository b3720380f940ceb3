//! `cargo xtask test`: the checks one after the other, counted. A failing stage does not stop the next;
//! there is never more than one cargo at work, and the last line is `N passed, N failed`.

use std::fs;
use std::io::{BufRead, BufReader, Write, stdout};
use std::process::{Command, ExitCode, Stdio};

use crate::counting::{Counts, Listener};
use crate::places::Places;
use crate::{bindings, screens, setup, window};

type Stage = (&'static str, &'static str, fn(&Places) -> Counts);

const STAGES: &[Stage] = &[
    ("fmt", "format", fmt),
    ("clippy", "lints of everything but the shell", clippy),
    ("layers", "who may know whom", layers),
    ("core", "tests of the core, without GTK", core),
    ("ui", "checks of the screens", ui),
    ("shell", "the desktop shell", shell),
    ("journeys", "journeys over real files", journeys),
    ("window", "the real window", in_the_window),
];

/// Runs the set-up and every stage, or only those in a list such as `fmt,layers`.
pub fn test(places: &Places, only: Option<&str>) -> ExitCode {
    let wanted = |name: &str| only.is_none_or(|list| list.split(',').any(|n| n == name));
    let mut counts = Counts::default();
    if wanted("setup") {
        heading("set-up");
        if !setup::prepare(places) {
            counts += Counts::one(false);
            return finish(counts);
        }
    }
    for (name, title, run) in STAGES.iter().filter(|(name, ..)| wanted(name)) {
        heading(&format!("{name}: {title}"));
        let found = run(places);
        println!("{name}: {}", found.summary());
        counts += found;
    }
    finish(counts)
}

fn heading(title: &str) {
    println!("\n== {title}");
    // cargo writes to the same terminal by itself.
    let _ = stdout().flush();
}

/// A run that checked nothing has not passed.
fn finish(counts: Counts) -> ExitCode {
    println!("\n{}", counts.summary());
    let good = counts.failed == 0 && counts.passed > 0;
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn fmt(places: &Places) -> Counts {
    check(places, &["fmt", "--all", "--check"])
}

fn clippy(places: &Places) -> Counts {
    let what = ["clippy", "--workspace", "--exclude", "shell", "--all-targets"];
    let warnings = ["--", "-D", "warnings"];
    let mut counts = check(places, &[&what[..], &warnings].concat());
    let types = ["clippy", "--package", "desk", "--features", "types", "--examples"];
    counts += check(places, &[&types[..], &warnings].concat());
    counts
}

fn layers(places: &Places) -> Counts {
    count(places, &["--package", "journeys", "--test", "layers"])
}

fn core(places: &Places) -> Counts {
    let others = ["shell", "journeys", "window"];
    let excluded = others.iter().flat_map(|name| ["--exclude", name]);
    count(places, &["--workspace"].into_iter().chain(excluded).collect::<Vec<_>>())
}

fn ui(places: &Places) -> Counts {
    let mut counts = Counts::one(bindings::check(places));
    counts += count(places, &["--package", "desk", "--features", "types", "--lib", "bindings"]);
    counts += screens::test(places);
    counts
}

fn shell(places: &Places) -> Counts {
    if !window::webkit() {
        println!("WebKitGTK 4.1 is not there and could not be installed");
        return Counts::one(false);
    }
    let lints = ["clippy", "--package", "shell", "--all-targets", "--", "-D", "warnings"];
    let mut counts = check(places, &lints);
    counts += check(places, &["build", "--package", "shell"]);
    counts += count(places, &["--package", "shell"]);
    counts
}

/// The real window, driven by WebKitWebDriver under Xvfb.
fn in_the_window(places: &Places) -> Counts {
    // Each test has a display, a driver and a browser of its own: more at once only wait for each other.
    counted(places, &["--package", "window"], &[("RUST_TEST_THREADS", "2")])
}

/// Every test program of `journeys` but the layers, which ran before.
fn journeys(places: &Places) -> Counts {
    let programs: Vec<String> = fs::read_dir(places.root.join("tests/tests"))
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter_map(|file| file.strip_suffix(".rs").map(str::to_owned))
        .filter(|name| name != "layers")
        .collect();
    let mut args = vec!["--package", "journeys", "--lib"];
    for name in &programs {
        args.extend(["--test", name]);
    }
    count(places, &args)
}

/// One cargo command that counts as one check.
fn check(places: &Places, args: &[&str]) -> Counts {
    Counts::one(places.cargo().args(args).status().is_ok_and(|s| s.success()))
}

/// `cargo test` with these arguments, counted test by test.
fn count(places: &Places, args: &[&str]) -> Counts {
    counted(places, args, &[])
}

/// The same in an environment with these variables.
fn counted(places: &Places, args: &[&str], variables: &[(&str, &str)]) -> Counts {
    let mut command = places.cargo();
    command.envs(variables.iter().copied());
    command.arg("test").args(args).args(["--no-fail-fast", "--", "--show-output"]);
    // Release builds refuse it; tests would spend their time deriving keys.
    command.env("HENGJIAN_CHEAP_KDF", "1");
    let mut listener = Listener::default();
    let ended_well = listen(command, &mut listener);
    let mut counts = listener.counts();
    if !ended_well && counts.failed == 0 {
        println!("cargo test did not end well, though no test says why");
        counts += Counts::one(false);
    }
    counts
}

/// Runs the command, lets the listener hear each line, and shows what it passes on.
fn listen(mut command: Command, listener: &mut Listener) -> bool {
    let Ok(mut child) = command.stdout(Stdio::piped()).spawn() else { return false };
    if let Some(output) = child.stdout.take() {
        let lines = BufReader::new(output).split(b'\n').map_while(Result::ok);
        for line in lines {
            if let Some(shown) = listener.hear(String::from_utf8_lossy(&line).trim_end()) {
                println!("{shown}");
            }
        }
    }
    child.wait().is_ok_and(|s| s.success())
}
