//! Builds the command line and runs its demo of the whole chain into `<target>/demo`. What the demo does
//! and prints is the command line's own affair.

use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};

use crate::places::Places;
use crate::window::program;

/// Builds and runs; exits as the demo does.
pub fn run(places: &Places, args: &[&str]) -> ExitCode {
    let out = places.target.join("demo");
    if make(places, &out, args) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Makes the demo in `out`. What an earlier one left in that folder is removed first.
pub fn make(places: &Places, out: &Path, args: &[&str]) -> bool {
    let built = places.cargo().args(["build", "--package", "cli"]).status();
    if !built.is_ok_and(|s| s.success()) {
        return false;
    }
    if out.is_dir()
        && let Err(error) = fs::remove_dir_all(out)
    {
        eprintln!("{} could not be removed: {error}", out.display());
        return false;
    }
    let mut hengjian = Command::new(program(places, "debug", "hengjian"));
    hengjian.arg("demo").arg("--out").arg(out).args(args);
    hengjian.status().is_ok_and(|s| s.success())
}
