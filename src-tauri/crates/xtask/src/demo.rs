//! Builds the command line and runs its demo of the whole chain into `<target>/demo`. What the demo does
//! and prints is the command line's own affair.

use std::env;
use std::fs;
use std::process::{Command, ExitCode};

use crate::places::Places;

/// Builds and runs; exits as the demo does. What an earlier demo left in that folder is removed first.
pub fn run(places: &Places, args: &[&str]) -> ExitCode {
    let built = places.cargo().args(["build", "--package", "cli"]).status();
    if !built.is_ok_and(|s| s.success()) {
        return ExitCode::FAILURE;
    }
    let out = places.target.join("demo");
    if out.is_dir()
        && let Err(error) = fs::remove_dir_all(&out)
    {
        eprintln!("{} could not be removed: {error}", out.display());
        return ExitCode::FAILURE;
    }
    let program = places.target.join(format!("debug/hengjian{}", env::consts::EXE_SUFFIX));
    let status = Command::new(program).arg("demo").arg("--out").arg(out).args(args).status();
    let code = status.ok().and_then(|s| s.code()).and_then(|c| u8::try_from(c).ok());
    code.map_or(ExitCode::FAILURE, ExitCode::from)
}
