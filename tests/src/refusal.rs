//! Ground on which things are refused: a folder in which an official programme has come up to some
//! stage, the command line run inside it, and the question whether a refusal said why in both languages
//! and changed nothing. What must be refused is said by the tests; sources are `cli.md`, `formats.md` §9.

// These are doors of tests: whatever goes wrong in them ends the test that went through.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use serde_json::Value;
use tempfile::TempDir;

use crate::chain::{Chain, Stage};
use crate::envelope;
use crate::hengjian::{Hengjian, Ran};
use crate::programme::TRACK;

/// Done, and the verdict is bad.
pub const BAD: i32 = 1;
/// Wrong use.
pub const USAGE: i32 = 2;
/// Could not be done.
pub const NOT_DONE: i32 = 3;

/// The languages in which a refusal must be said, as `LANG` names them.
const LANGUAGES: [&str; 2] = ["zh_CN.UTF-8", "en_US.UTF-8"];

/// A folder with a programme in it, its own copy; it goes when this goes. Commands run inside, with paths
/// as people type them; in names and arguments, `@` stands for the programme's track.
pub struct Ground {
    folder: TempDir,
    cli: Hengjian,
}

/// Every file of a folder with its bytes.
pub type Snapshot = BTreeMap<PathBuf, Vec<u8>>;

impl Ground {
    /// The programme of [`Chain`] at `stage`.
    pub fn at(stage: Stage) -> Self {
        Self::within(&std::env::temp_dir(), stage)
    }

    /// The same in a folder of its own below `place`.
    pub fn within(place: &Path, stage: Stage) -> Self {
        static TEMPLATES: LazyLock<BTreeMap<Stage, PathBuf>> = LazyLock::new(walk);
        let folder = tempfile::tempdir_in(place).unwrap();
        copy(&TEMPLATES[&stage], folder.path());
        let cli = Hengjian::new(folder.path());
        Self { folder, cli }
    }

    /// The secretariat's digits, as on the printed notice.
    pub fn digits(&self) -> String {
        self.text_of("digits-secretariat.txt")
    }

    /// The body's digits, as on the stamped letter.
    pub fn body_digits(&self) -> String {
        self.text_of("digits-body.txt")
    }

    fn text_of(&self, name: &str) -> String {
        String::from_utf8(self.bytes(name)).unwrap()
    }

    /// A path inside.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name.replace('@', TRACK))
    }

    /// The bytes of a file inside.
    pub fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
    }

    /// What the office with this name finds in an encrypted file; panics unless all of it is there.
    pub fn opened(&self, name: &str, office: &str) -> Vec<u8> {
        envelope::opened(&self.bytes(name), &self.path(&format!("identity-{office}.txt")))
    }

    /// Writes a file inside.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Copies a file inside.
    pub fn copy(&self, from: &str, to: &str) {
        self.write(to, self.bytes(from));
    }

    /// Everything that is there but locks, which say nothing and stay (`store::lock`).
    pub fn snapshot(&self) -> Snapshot {
        let mut all = Snapshot::new();
        gather(self.folder.path(), &mut all);
        all
    }

    /// The program, ready to be started inside with these arguments.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = self.cli.prepared(named(args));
        command.current_dir(self.folder.path());
        command
    }

    /// Runs a command in Chinese.
    pub fn run(&self, args: &[&str]) -> Ran {
        self.say(LANGUAGES[0], args)
    }

    fn say(&self, language: &'static str, args: &[&str]) -> Ran {
        let mut command = self.cli.in_language(language).prepared(named(args));
        Ran::of(&command.current_dir(self.folder.path()).output().unwrap())
    }

    /// Runs a command that must be done; its answer.
    pub fn done(&self, args: &[&str]) -> Value {
        let ran = self.run(args);
        assert_eq!(ran.code, 0, "{args:?}: {}{}", ran.stdout, ran.stderr);
        ran.json
    }

    /// What people read on standard output in `language`.
    fn text(&self, language: &'static str, args: &[&str]) -> String {
        let mut command = self.cli.in_language(language).command();
        command.args(["--passphrase-file", "passphrase.txt"]).args(named(args));
        let output = command.current_dir(self.folder.path()).output().unwrap();
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
        let said = LANGUAGES.map(|language| self.say(language, args));
        same(&before, &self.snapshot(), args);
        let [zh, en] = &said;
        for said in &said {
            assert_eq!(said.error(), code, "{args:?}: {}{}", said.stdout, said.stderr);
            assert_eq!(said.code, exit, "{args:?}: {}", said.stderr);
            assert!(said.stderr.contains(&format!("[{code}]")), "{args:?}: {}", said.stderr);
        }
        two_sentences(&zh.stderr, &en.stderr);
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
        let said = self.run(args);
        assert_eq!(said.code, BAD, "{args:?}: {}{}", said.stdout, said.stderr);
        let [zh, en] = LANGUAGES.map(|language| self.text(language, args));
        two_sentences(&zh, &en);
        same(&before, &self.snapshot(), args);
        said.json
    }
}

/// Every file whose name ends like this, in any folder of a snapshot.
pub fn ending<'a>(snapshot: &'a Snapshot, end: &str) -> Vec<(&'a Path, &'a [u8])> {
    let files = snapshot.iter().map(|(path, bytes)| (path.as_path(), bytes.as_slice()));
    files.filter(|(path, _)| path.to_string_lossy().ends_with(end)).collect()
}

fn named(args: &[&str]) -> Vec<String> {
    args.iter().map(|a| a.replace('@', TRACK)).collect()
}

/// The codes of the findings in an answer or an error.
pub fn codes(answer: &Value) -> Vec<String> {
    let files = answer.get("files").and_then(Value::as_array).into_iter().flatten();
    let mut lists: Vec<&Value> = files.filter_map(|f| f.get("findings")).collect();
    if lists.is_empty() {
        lists.extend(answer.get("findings"));
    }
    let all = lists.into_iter().filter_map(Value::as_array).flatten();
    all.filter_map(|f| f.get("code")?.as_str().map(ToOwned::to_owned)).collect()
}

/// The codes without those that only say when: what a test does today is after the closing date.
pub fn timeless(answer: &Value) -> Vec<String> {
    codes(answer).into_iter().filter(|code| code != "P05").collect()
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

/// Every stage, kept under the target directory in a folder for this run; what runs of an hour ago and
/// earlier left there goes.
fn walk() -> BTreeMap<Stage, PathBuf> {
    let test = std::env::current_exe().unwrap();
    let shelf = test.ancestors().nth(3).unwrap().join("tmp/grounds");
    fs::create_dir_all(&shelf).unwrap();
    for entry in fs::read_dir(&shelf).unwrap().flatten() {
        let age = entry.metadata().and_then(|m| m.modified()).ok().and_then(|m| m.elapsed().ok());
        if age.is_some_and(|a| a.as_secs() > 3600) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
    let mine = shelf.join(std::process::id().to_string());
    let _ = fs::remove_dir_all(&mine);
    let mut chain = Chain::new();
    let mut kept = BTreeMap::new();
    for stage in STAGES {
        chain.go(stage);
        let digits = |answer: &Value| answer["digits"].as_str().unwrap_or_default().to_owned();
        fs::write(chain.path("digits-secretariat.txt"), digits(&chain.secretariat)).unwrap();
        fs::write(chain.path("digits-body.txt"), digits(&chain.body)).unwrap();
        let folder = mine.join(format!("{stage:?}"));
        copy(chain.folder(), &folder);
        kept.insert(stage, folder);
    }
    kept
}

const STAGES: [Stage; 11] = [
    Stage::Offices,
    Stage::Edition,
    Stage::Filed,
    Stage::Accepted,
    Stage::Packed,
    Stage::Opened,
    Stage::Scored,
    Stage::Sealed,
    Stage::Merged,
    Stage::Submitted,
    Stage::Received,
];
