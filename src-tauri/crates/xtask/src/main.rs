//! `cargo xtask`: sets a machine up, runs every check, shows the demo, counts lines. It starts other
//! programs and reads what they say; no rule of a review is known here, and no crate of ours is used.

mod bindings;
mod counting;
mod demo;
mod lines;
mod places;
mod screens;
mod setup;
mod stages;
mod window;

use std::env;
use std::process::ExitCode;

use places::Places;

const USAGE: &str = "\
cargo xtask setup            install what the tests need (apt-get, and pip into <target>/venv)
cargo xtask test             set up, then every check; the last line is `N passed, N failed`
cargo xtask run [ARGS…]      open the window on a demo in <target>/demo; without a display, walk it
cargo xtask demo [ARGS…]     walk the demo of the whole chain on the command line
cargo xtask deb              build the release program and its Debian package
cargo xtask bindings         write the types of the screens; with --check only compare them
cargo xtask size             lines of Rust by crate";

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let places = Places::find();
    match words.as_slice() {
        ["setup"] => verdict(setup::prepare(&places)),
        ["test"] => stages::test(&places, None),
        ["test", "--only", stages] => stages::test(&places, Some(stages)),
        ["run", rest @ ..] => window::run(&places, rest),
        ["demo", rest @ ..] => demo::run(&places, rest),
        ["deb"] => verdict(window::deb(&places)),
        ["bindings"] => verdict(bindings::write(&places)),
        ["bindings", "--check"] => verdict(bindings::check(&places)),
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
