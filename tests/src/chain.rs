//! A small programme of invented people and projects, brought from nothing to any stage by the command
//! line alone. Who and what is in it stands in [`crate::programme`]; what the program said at each step is
//! kept as it was said.

#![allow(clippy::expect_used, clippy::indexing_slicing)] // harness: a broken step ends the test

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;

use crate::doors::scratch;
use crate::envelope;
use crate::hengjian::{Hengjian, text};
use crate::programme;
pub use crate::programme::*;

/// How far a chain has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Two office files.
    Offices,
    /// The signed edition, imported by the body.
    Edition,
    /// Filing and receipt, imported by the body.
    Filed,
    /// Nominations imported and accepted.
    Accepted,
    /// A batch and a letter for each expert.
    Packed,
    /// Three work files; the first expert opened with a typed anchor, as all do.
    Opened,
    /// Pledge, recusals, scores; nothing sealed.
    Scored,
    /// Three results bundles.
    Sealed,
    /// The ranking at the body.
    Merged,
    /// The submission.
    Submitted,
    /// The ack of the secretariat.
    Received,
}

/// A programme in a folder of its own, gone with this value.
#[derive(Debug)]
pub struct Chain {
    folder: PathBuf,
    /// Removes the folder with this value; a kept chain has none.
    _temporary: Option<TempDir>,
    /// The command line.
    pub cli: Hengjian,
    /// How far it has come.
    pub stage: Option<Stage>,
    /// Answer of `office new` of the secretariat.
    pub secretariat: Value,
    /// Answer of `office new` of the body.
    pub body: Value,
    /// Answer of `edition export`.
    pub edition: Value,
    /// Answer of `filing export`.
    pub filing: Value,
    /// Answer of `filing accept`.
    pub receipt: Value,
    /// Answer of `intake`.
    pub intake: Value,
    /// Answer of `pack`.
    pub packed: Value,
    /// Answers of `open`, by expert.
    pub opened: Vec<Value>,
    /// Answers of `seal`, by expert.
    pub sealed: Vec<Value>,
    /// Answer of `merge`.
    pub merged: Value,
    /// Answer of `submit`.
    pub submitted: Value,
    /// Answer of `receive`.
    pub received: Value,
}

impl Chain {
    /// A programme that has come to `stage`.
    pub fn at(stage: Stage) -> Self {
        let mut chain = Self::new();
        chain.go(stage);
        chain
    }

    /// An empty folder with the tables that people would bring.
    pub fn new() -> Self {
        let temporary = tempfile::tempdir().expect("a folder");
        Self::in_folder(temporary.path().to_owned(), Some(temporary))
    }

    /// A chain for a `static`, from which tests only read or take a [`Self::copy`]. Statics are never
    /// dropped, so it lies under the target directory, and what runs of an hour ago left there goes.
    pub fn kept(stage: Stage) -> Self {
        let mut chain = Self::in_folder(kept_folder(stage), None);
        chain.go(stage);
        chain
    }

    /// As [`Self::kept`], from this chain on.
    #[must_use]
    pub fn kept_on(&self, stage: Stage) -> Self {
        let mut chain = self.copy_to(kept_folder(stage), None);
        chain.go(stage);
        chain
    }

    /// The same programme in another folder, to go on with or to spoil.
    #[must_use]
    pub fn copy(&self) -> Self {
        let temporary = tempfile::tempdir().expect("a folder");
        self.copy_to(temporary.path().to_owned(), Some(temporary))
    }

    fn copy_to(&self, folder: PathBuf, temporary: Option<TempDir>) -> Self {
        copy_folder(&self.folder, &folder);
        let answer = |answer: &Value| {
            let mut answer = answer.clone();
            moved(&mut answer, &self.folder, &folder);
            answer
        };
        Self {
            cli: Hengjian::new(&folder),
            _temporary: temporary,
            stage: self.stage,
            secretariat: answer(&self.secretariat),
            body: answer(&self.body),
            edition: answer(&self.edition),
            filing: answer(&self.filing),
            receipt: answer(&self.receipt),
            intake: answer(&self.intake),
            packed: answer(&self.packed),
            opened: self.opened.iter().map(answer).collect(),
            sealed: self.sealed.iter().map(answer).collect(),
            merged: answer(&self.merged),
            submitted: answer(&self.submitted),
            received: answer(&self.received),
            folder,
        }
    }

    fn in_folder(folder: PathBuf, temporary: Option<TempDir>) -> Self {
        programme::write(&folder);
        Self {
            cli: Hengjian::new(&folder),
            folder,
            _temporary: temporary,
            stage: None,
            secretariat: Value::Null,
            body: Value::Null,
            edition: Value::Null,
            filing: Value::Null,
            receipt: Value::Null,
            intake: Value::Null,
            packed: Value::Null,
            opened: Vec::new(),
            sealed: Vec::new(),
            merged: Value::Null,
            submitted: Value::Null,
            received: Value::Null,
        }
    }

    /// A path in the folder as text.
    pub fn p(&self, name: &str) -> String {
        self.path(name).display().to_string()
    }

    /// A path in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The digits that everybody compares with the printed notice.
    pub fn anchor(&self) -> &str {
        text(&self.secretariat, "/digits")
    }

    /// Runs one command that must succeed; words that are files are given by [`Self::p`].
    pub fn good(&self, args: &[&str]) -> Value {
        self.cli.good(args.iter().copied())
    }

    /// Goes on until `stage` is reached.
    pub fn go(&mut self, stage: Stage) {
        type Step = (Stage, fn(&mut Chain));
        const STEPS: [Step; 11] = [
            (Stage::Offices, Chain::offices),
            (Stage::Edition, Chain::sign_edition),
            (Stage::Filed, Chain::file),
            (Stage::Accepted, Chain::take_in),
            (Stage::Packed, Chain::pack),
            (Stage::Opened, Chain::open),
            (Stage::Scored, Chain::score),
            (Stage::Sealed, Chain::seal),
            (Stage::Merged, Chain::merge),
            (Stage::Submitted, Chain::submit),
            (Stage::Received, Chain::receive),
        ];
        for (reached, step) in STEPS {
            if self.stage < Some(reached) && reached <= stage {
                step(self);
                self.stage = Some(reached);
            }
        }
    }

    /// The work file of an expert, by place in [`EXPERTS`].
    pub fn work(&self, expert: usize) -> String {
        self.p(&format!("work-{}.hjw", EXPERTS[expert]))
    }

    /// The results bundles as they are handed over, in the order of the experts.
    pub fn results(&self) -> Vec<String> {
        self.sealed.iter().map(|s| text(s, "/path").to_owned()).collect()
    }

    /// The identity file of an office, by the name of its office file without ending.
    pub fn identity(&self, office: &str) -> PathBuf {
        self.path(&format!("identity-{office}.txt"))
    }

    /// Lays beside an encrypted bundle what the office that it is for finds in it.
    pub(crate) fn open_envelope(&self, answer: &Value, office: &str) {
        envelope::open(Path::new(text(answer, "/path")), &self.identity(office));
    }

    /// Every bundle that was made so far, opened where it was encrypted, with its kind: edition, filing, receipt,
    /// batches, results, submission, ack.
    pub fn bundles(&self) -> Vec<(&'static str, PathBuf)> {
        let plain = |p: PathBuf| if envelope::is_sealed(&p) { p.with_extension("") } else { p };
        let one =
            |kind, answer: &Value| answer["path"].as_str().map(|p| (kind, plain(PathBuf::from(p))));
        let mut all: Vec<_> =
            [("edition", &self.edition), ("filing", &self.filing), ("receipt", &self.receipt)]
                .into_iter()
                .filter_map(|(kind, answer)| one(kind, answer))
                .collect();
        let batches = self.packed["batches"].as_array().into_iter().flatten();
        all.extend(batches.filter_map(|b| one("batch", b)));
        all.extend(self.sealed.iter().filter_map(|s| one("results", s)));
        all.extend(one("submission", &self.submitted));
        all.extend(one("ack", &self.received));
        all
    }
}

impl Default for Chain {
    fn default() -> Self {
        Self::new()
    }
}

/// A folder of this run for a chain at `stage`; what runs of an hour ago left beside it goes.
fn kept_folder(stage: Stage) -> PathBuf {
    let home = scratch();
    let old = fs::read_dir(&home).into_iter().flatten().flatten().filter(|entry| {
        let modified = entry.metadata().and_then(|m| m.modified());
        let age = modified.ok().and_then(|at| at.elapsed().ok());
        age.is_some_and(|age| age.as_secs() > 3600)
    });
    for entry in old {
        let _ = fs::remove_dir_all(entry.path()); // another run may be at it too
    }
    let folder = home.join(format!("{}-{stage:?}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// Every text of `answer` that names the one folder names the other.
fn moved(answer: &mut Value, from: &Path, to: &Path) {
    match answer {
        Value::String(text) => {
            *text = text.replace(&from.display().to_string(), &to.display().to_string());
        }
        Value::Array(list) => list.iter_mut().for_each(|v| moved(v, from, to)),
        Value::Object(fields) => fields.values_mut().for_each(|v| moved(v, from, to)),
        _ => {}
    }
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if source.is_dir() {
            copy_folder(&source, &target);
        } else {
            fs::copy(&source, &target).expect("a copy");
        }
    }
}
