//! Ground on which things are refused: a folder in which an official programme has come up to some
//! stage, the command line run inside it, and the question whether a refusal said why in both languages
//! and changed nothing. What must be refused is said by the tests; sources are `cli.md`, `formats.md` §9.

// These are doors of tests: whatever goes wrong in them ends the test that went through.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod chain;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

pub use chain::{CRITERIA, EXPERTS, NOMINATIONS, Stage, results, scores};

/// Done, and the verdict is bad.
pub const BAD: i32 = 1;
/// Wrong use.
pub const USAGE: i32 = 2;
/// Could not be done.
pub const NOT_DONE: i32 = 3;

/// The passphrase of every document of a [`Ground`].
pub const PASSPHRASE: &str = "a passphrase for tests";

/// A folder with a programme in it; it goes when this goes.
pub struct Ground {
    folder: TempDir,
}

/// Every file of a folder with its bytes.
pub type Snapshot = BTreeMap<PathBuf, Vec<u8>>;

/// What the program answered.
pub struct Said {
    /// The exit code.
    pub exit: i32,
    /// Standard output, as JSON.
    pub json: Value,
    /// Standard error.
    pub sentence: String,
}

impl Ground {
    /// An own copy of the programme at `stage`.
    pub fn at(stage: Stage) -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy(&chain::template(stage), folder.path());
        Self { folder }
    }

    pub(crate) fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("p.txt"), format!("{PASSPHRASE}\n")).unwrap();
        Self { folder }
    }

    /// A path inside.
    pub fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The bytes of a file inside.
    pub fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
    }

    /// Writes a file inside.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Everything that is there but locks, which say nothing and stay (`store::lock`).
    pub fn snapshot(&self) -> Snapshot {
        let mut all = Snapshot::new();
        gather(self.folder.path(), &mut all);
        all
    }

    /// The program, ready to be started inside with these arguments.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(chain::program());
        command.args(["--passphrase-file", "p.txt"]).args(args);
        command.current_dir(self.folder.path()).stdin(Stdio::null());
        command.env("HENGJIAN_CHEAP_KDF", "1").env_remove("LANG").env_remove("LC_ALL");
        command
    }

    /// Runs a command in `language`.
    pub fn say(&self, language: &str, args: &[&str]) -> Said {
        let output = self.command(&[&["--json", "--lang", language], args].concat()).output();
        Said::of(&output.unwrap())
    }

    /// Runs a command that must be done; its answer.
    pub fn done(&self, args: &[&str]) -> Value {
        let said = self.say("zh", args);
        assert_eq!(said.exit, 0, "{args:?}: {} {}", said.sentence, said.json);
        said.json
    }

    /// What people read on standard output in `language`.
    pub fn text(&self, language: &str, args: &[&str]) -> String {
        let output = self.command(&[&["--lang", language], args].concat()).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    }

    /// The head of a document's audit chain, which must hold.
    pub fn head(&self, document: &str) -> String {
        let audited = self.done(&["audit", document]);
        assert_eq!(audited.get("ok"), Some(&Value::Bool(true)), "{audited}");
        audited.get("head").and_then(Value::as_str).unwrap_or_default().to_owned()
    }

    /// The command is refused with the error `code` and `exit`, in a sentence of each language, and
    /// nothing is changed by it. The error as JSON.
    pub fn refused(&self, args: &[&str], exit: i32, code: &str) -> Value {
        let before = self.snapshot();
        let said = ["zh", "en"].map(|language| self.say(language, args));
        same(&before, &self.snapshot(), args);
        let [zh, en] = &said;
        for said in &said {
            let found = said.json.pointer("/error/code").and_then(Value::as_str);
            assert_eq!(found, Some(code), "{args:?}: {} {}", said.sentence, said.json);
            assert_eq!(said.exit, exit, "{args:?}: {}", said.sentence);
            assert!(said.sentence.contains(&format!("[{code}]")), "{args:?}: {}", said.sentence);
        }
        two_sentences(&zh.sentence, &en.sentence);
        zh.json.clone()
    }

    /// A file is refused because of this finding: exit 1 for what is wrong, 3 for what could not be
    /// checked, and the finding has a sentence in each language.
    pub fn refused_for(&self, args: &[&str], exit: i32, finding: &str) -> Value {
        let error = self.refused(args, exit, "verification-failed");
        assert!(codes(&error).contains(&finding.to_owned()), "{finding}: {error:#}");
        error
    }

    /// The command is done with a bad verdict, says so in both languages, and changes nothing. Its answer.
    pub fn bad(&self, args: &[&str]) -> Value {
        let before = self.snapshot();
        let said = self.say("zh", args);
        assert_eq!(said.exit, BAD, "{args:?}: {} {}", said.sentence, said.json);
        two_sentences(&self.text("zh", args), &self.text("en", args));
        same(&before, &self.snapshot(), args);
        said.json
    }
}

impl Said {
    /// Of what a run put out.
    pub fn of(output: &Output) -> Self {
        let text = String::from_utf8_lossy(&output.stdout);
        Self {
            exit: output.status.code().unwrap_or(-1),
            json: serde_json::from_str(&text).unwrap_or(Value::String(text.into_owned())),
            sentence: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// The code of the error; empty if there was none.
    pub fn code(&self) -> &str {
        self.json.pointer("/error/code").and_then(Value::as_str).unwrap_or_default()
    }
}

/// The codes of the findings in an answer or an error.
pub fn codes(answer: &Value) -> Vec<String> {
    let lists = [answer.get("findings"), answer.pointer("/error/findings")];
    let files = answer.get("files").and_then(Value::as_array).into_iter().flatten();
    let inner = files.map(|f| f.get("findings"));
    let all = lists.into_iter().chain(inner).flatten().filter_map(Value::as_array).flatten();
    all.filter_map(|f| f.get("code")?.as_str().map(ToOwned::to_owned)).collect()
}

/// Cell and code of the rows that an answer refused.
pub fn rows(answer: &Value) -> Vec<(String, String)> {
    let rows = answer.get("rows").and_then(Value::as_array).into_iter().flatten();
    let text = |row: &Value, name| row.get(name).and_then(Value::as_str).unwrap_or("").to_owned();
    rows.map(|row| (text(row, "cell"), text(row, "code"))).collect()
}

/// Both are sentences, of different languages, with every word known and every blank filled in.
pub fn two_sentences(zh: &str, en: &str) {
    for text in [zh, en] {
        assert!(!text.trim().is_empty(), "nothing was said");
        assert!(!text.contains(['⟨', '⟩']), "a sentence is missing: {text}");
        assert!(!text.contains("{$") && !text.contains("{ $"), "a blank was not filled in: {text}");
    }
    let (zh, en) = (zh.lines().next(), en.lines().next());
    assert_ne!(zh, en);
    assert!(zh.is_some_and(|t| t.chars().any(han)), "not Chinese: {zh:?}");
}

fn han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// No file is new, gone or different.
pub fn same(before: &Snapshot, after: &Snapshot, of: &[&str]) {
    let differ = |path: &&PathBuf| before.get(*path) != after.get(*path);
    let changed: Vec<&PathBuf> = before.keys().chain(after.keys()).filter(differ).collect();
    assert!(changed.is_empty(), "{of:?} changed {changed:?}");
}

/// Copies everything in `from` into the folder `to`.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

fn gather(folder: &Path, all: &mut Snapshot) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, all);
        } else if path.extension().is_none_or(|e| e != "lock") {
            all.insert(path.clone(), fs::read(&path).unwrap());
        }
    }
}
