//! The built command line as a journey runs it: `--json`, a passphrase from a file, the cheap key
//! derivation of debug builds, one language. Nothing of the program is linked; what it says on its two
//! streams and its exit code are all a journey learns (`cli.md`).

#![allow(clippy::expect_used, clippy::indexing_slicing)] // harness: a broken step ends the test

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

use serde_json::Value;

use crate::doors::hengjian;

static BINARY: LazyLock<Option<PathBuf>> = LazyLock::new(hengjian);

/// The passphrase of every document of a journey.
pub const PASSPHRASE: &str = "合欢树下 seven lamps";

/// The command line, with what is the same in every run of a journey.
#[derive(Debug, Clone)]
pub struct Hengjian {
    binary: PathBuf,
    passphrase: PathBuf,
    language: &'static str,
}

/// What one run left behind.
#[derive(Debug, Clone)]
pub struct Ran {
    /// Exit code; −1 if a signal ended it.
    pub code: i32,
    /// Standard output as one JSON document; `Null` if it is none.
    pub json: Value,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
}

impl Hengjian {
    /// The command line, built if need be, with a passphrase file in `folder`. Panics if it does not
    /// build: then no journey has a meaning.
    pub fn new(folder: &Path) -> Self {
        let binary = BINARY.clone().expect("the command line builds");
        let passphrase = folder.join("passphrase.txt");
        fs::write(&passphrase, format!("{PASSPHRASE}\n")).expect("a passphrase file");
        Self { binary, passphrase, language: "zh_CN.UTF-8" }
    }

    /// The same with another passphrase file.
    #[must_use]
    pub fn with_passphrase(&self, file: &Path) -> Self {
        Self { passphrase: file.to_owned(), ..self.clone() }
    }

    /// The same in another language, as `LANG` names it.
    #[must_use]
    pub fn in_language(&self, language: &'static str) -> Self {
        Self { language, ..self.clone() }
    }

    /// The bare program in the journey's environment, without an argument: for journeys that stop it
    /// half-way or want their own streams.
    pub fn command(&self) -> Command {
        let mut command = Command::new(&self.binary);
        command.env("HENGJIAN_CHEAP_KDF", "1").env("LANG", self.language);
        command.env_remove("LC_ALL").env_remove("LC_MESSAGES");
        command
    }

    /// The program as [`Self::run`] would start it.
    pub fn prepared<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Command {
        let mut command = self.command();
        command.arg("--json").arg("--passphrase-file").arg(&self.passphrase).args(args);
        command
    }

    /// Runs with `--json` and the passphrase file.
    pub fn run<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Ran {
        Ran::of(&self.prepared(args).output().expect("the command line starts"))
    }

    /// Runs with nothing added.
    pub fn plain<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Ran {
        Ran::of(&self.command().args(args).output().expect("the command line starts"))
    }

    /// Runs and insists on exit code 0; the answer.
    pub fn good<S: AsRef<OsStr> + ToString>(&self, args: impl IntoIterator<Item = S>) -> Value {
        let args: Vec<S> = args.into_iter().collect();
        let typed: Vec<String> = args.iter().map(ToString::to_string).collect();
        let ran = self.run(args);
        assert!(ran.code == 0, "{typed:?} ended with {}: {}{}", ran.code, ran.stdout, ran.stderr);
        ran.json
    }
}

impl Ran {
    /// What a finished run left.
    pub fn of(output: &Output) -> Self {
        let stdout = String::from_utf8_lossy(&output.stdout).into_owned();
        Self {
            code: output.status.code().unwrap_or(-1),
            json: serde_json::from_str(&stdout).unwrap_or(Value::Null),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
            stdout,
        }
    }

    /// The code of the error, if the run ended with one.
    pub fn error(&self) -> &str {
        self.json["error"]["code"].as_str().unwrap_or_default()
    }
}

/// A text of the answer at a JSON pointer; panics if there is none.
pub fn text<'a>(answer: &'a Value, pointer: &str) -> &'a str {
    let found = answer.pointer(pointer).and_then(Value::as_str);
    assert!(found.is_some(), "no text at {pointer} in {answer:#}");
    found.unwrap_or_default()
}
