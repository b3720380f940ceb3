//! Tools that are on an auditor's machine anyway, run as an auditor would run them: `unzip`, `ssh-keygen`,
//! `sha256sum`. Nothing of the program helps here; that is the point (`formats.md` §2).

#![allow(clippy::expect_used)] // harness: a broken step ends the test

use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// Runs a tool in `folder`; the file `input`, if any, is its standard input.
pub fn run<S: AsRef<OsStr>>(
    folder: &Path,
    program: &str,
    args: impl IntoIterator<Item = S>,
    input: Option<&Path>,
) -> Output {
    let stdin = input.map_or_else(Stdio::null, |p| File::open(p).expect("an input").into());
    let mut command = Command::new(program);
    command.args(args).current_dir(folder).stdin(stdin).env("LC_ALL", "C.UTF-8");
    command.output().expect("the tool starts")
}

/// Runs a tool and insists that it is content; what it printed.
pub fn content<S: AsRef<OsStr>>(
    folder: &Path,
    program: &str,
    args: impl IntoIterator<Item = S>,
    input: Option<&Path>,
) -> String {
    let output = run(folder, program, args, input);
    let said = format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(output.status.success(), "{program}: {said}");
    said
}

/// Unzips a bundle into a new folder below `folder`; that folder.
pub fn unpack(bundle: &Path, folder: &Path) -> PathBuf {
    let name = bundle.file_stem().unwrap_or_default();
    let into = folder.join(name);
    fs::create_dir_all(&into).expect("a folder");
    let args = [OsStr::new("-q"), OsStr::new("-o"), bundle.as_os_str()];
    content(&into, "unzip", args, None);
    into
}

/// A JSON file.
pub fn json(file: &Path) -> Value {
    serde_json::from_slice(&fs::read(file).expect("a file")).expect("JSON")
}

/// The fingerprint (`SHA256:…`) of a public key line, by `ssh-keygen -l`.
pub fn fingerprint(public_key: &str, folder: &Path) -> String {
    let file = folder.join("key.pub");
    fs::write(&file, format!("{public_key}\n")).expect("a key file");
    let said = content(folder, "ssh-keygen", ["-l", "-f", "key.pub"], None);
    said.split_whitespace().nth(1).unwrap_or_default().to_owned()
}
