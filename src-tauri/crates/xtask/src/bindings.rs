//! `cargo xtask bindings`: the types of the screens, as the list of commands in `desk` has them. The file
//! is written, or only compared, so that screens and commands cannot drift apart unseen.

use std::fs;
use std::process::Stdio;

use crate::places::Places;

/// The file that the screens import.
const FILE: &str = "ui/src/platform/desk.ts";

/// Writes the file.
pub fn write(places: &Places) -> bool {
    let Some(text) = generated(places) else { return false };
    match fs::write(places.root.join(FILE), text) {
        Ok(()) => {
            println!("{FILE} is written");
            true
        }
        Err(error) => {
            eprintln!("{FILE} could not be written: {error}");
            false
        }
    }
}

/// Whether the file is what would be written.
pub fn check(places: &Places) -> bool {
    let Some(text) = generated(places) else { return false };
    let same = fs::read_to_string(places.root.join(FILE)).is_ok_and(|there| there == text);
    if same {
        println!("{FILE} agrees with the commands");
    } else {
        eprintln!("{FILE} differs from the commands; `cargo xtask bindings` writes it anew");
    }
    same
}

/// What `desk` prints when it is built with its types; nothing if it could not be built or printed.
fn generated(places: &Places) -> Option<String> {
    let what = ["run", "--quiet", "--package", "desk", "--features", "types"];
    let mut command = places.cargo();
    command.args(what).args(["--example", "bindings"]).stderr(Stdio::inherit());
    let output = command.output().ok()?;
    output.status.success().then(|| String::from_utf8(output.stdout).ok()).flatten()
}
