//! `cargo xtask`: sets a machine up, runs every check, shows the demo, counts lines. It starts other
//! programs and reads what they say; no rule of a review is known here, and no crate of ours is used.

mod counting;
mod demo;
mod lines;
mod places;
mod setup;
mod stages;

use std::env;
use std::process::ExitCode;

use places::Places;

const USAGE: &str = "\
cargo xtask setup            install what the tests need (apt-get, and pip into <target>/venv)
cargo xtask test             set up, then every check; the last line is `N passed, N failed`
cargo xtask run [ARGS…]      build the command line and run its demo into <target>/demo
cargo xtask demo [ARGS…]     the same
cargo xtask size             lines of Rust by crate";

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let places = Places::find();
    match words.as_slice() {
        ["setup"] => verdict(setup::prepare(&places)),
        ["test"] => stages::test(&places, None),
        ["test", "--only", stages] => stages::test(&places, Some(stages)),
        ["run" | "demo", rest @ ..] => demo::run(&places, rest),
        ["size"] => verdict(lines::print(&places.root)),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            ExitCode::SUCCESS
        }
        _ => {
            eprintln!("{USAGE}");
            ExitCode::from(2)
        }
    }
}

/// What a command that can only be done or not done leaves to the shell.
fn verdict(done: bool) -> ExitCode {
    if done { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
