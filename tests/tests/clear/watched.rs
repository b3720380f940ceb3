//! A programme whose folder, temporary files, open files and answers are looked through.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::SystemTime;

use journeys::hengjian::PASSPHRASE;
use journeys::programme::{COMMENT, NAMES, NOMINATIONS, TRACK};
use journeys::{Chain, Ran};
use serde_json::Value;

use crate::meant::{MEANT, SAYS, meant};
use crate::search::{Finder, Kind};

/// The folder in which everything happens, and what is known to be confidential so far.
pub struct Watched {
    /// Gives the tables that people bring, and goes with its folder.
    pub chain: Chain,
    tmp: PathBuf,
    words: BTreeSet<(Kind, String)>,
    /// Files that were looked through with these words, and how they were then.
    seen: BTreeMap<PathBuf, (u64, Option<SystemTime>)>,
    /// Exemptions that were needed.
    pub needed: BTreeSet<usize>,
    /// How many files were looked through.
    pub looked: usize,
}

impl Watched {
    pub fn new() -> Self {
        let chain = Chain::new();
        let tmp = chain.path("tmp");
        fs::create_dir_all(&tmp).unwrap();
        let mut watched = Self {
            chain,
            tmp,
            words: BTreeSet::new(),
            seen: BTreeMap::new(),
            needed: BTreeSet::new(),
            looked: 0,
        };
        NOMINATIONS.iter().for_each(|(_, title)| watched.secret(Kind::Title, title));
        NAMES.iter().for_each(|name| watched.secret(Kind::Name, name));
        watched.secret(Kind::Comment, COMMENT);
        watched.secret(Kind::Passphrase, PASSPHRASE);
        watched
    }

    /// The same programme in another folder, to be spoiled.
    pub fn copy(&self) -> Self {
        let chain = self.chain.copy();
        let tmp = chain.path("tmp");
        let (words, needed) = (self.words.clone(), BTreeSet::new());
        Self { chain, tmp, words, seen: BTreeMap::new(), needed, looked: 0 }
    }

    /// From now on this word is looked for too, everywhere.
    pub fn secret(&mut self, kind: Kind, word: &str) {
        if self.words.insert((kind, word.to_owned())) {
            self.seen.clear();
        }
    }

    /// A passphrase that somebody types: it lies in a file of the test.
    pub fn typed(&mut self, file: &str, passphrase: &str) {
        fs::write(self.chain.path(&format!("typed-{file}.txt")), format!("{passphrase}\n"))
            .unwrap();
        self.secret(Kind::Passphrase, passphrase);
    }

    /// The opening code of a batch, as it is printed and as it is typed.
    pub fn letter(&mut self, packed: &Value) {
        for batch in packed["batches"].as_array().unwrap() {
            let code = fs::read_to_string(self.chain.path(journeys::text(batch, "/code"))).unwrap();
            self.secret(Kind::Code, code.trim());
            self.secret(Kind::Code, &code.trim().replace('-', ""));
        }
    }

    /// A command inside the folder; `@` in `line` stands for the track, `more` are words with spaces.
    pub fn command(&self, line: &str, more: &[&str]) -> Command {
        let words = line.split_whitespace().map(|w| w.replace('@', TRACK));
        let words = words.chain(more.iter().map(|w| (*w).to_owned()));
        let mut command = self.chain.cli.prepared(words);
        command.current_dir(self.chain.folder()).env("TMPDIR", &self.tmp);
        command.env("SQLITE_TMPDIR", &self.tmp).env("HOME", self.chain.path("home"));
        command
    }

    /// Runs a command to its end and looks meanwhile and afterwards; its answer.
    pub fn done(&mut self, line: &str, more: &[&str]) -> Value {
        let mut command = self.command(line, more);
        let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let finder = Finder::of(&self.words);
        let mut child = Some(child);
        let output = loop {
            let mut running = child.take().unwrap();
            self.open_files(&running, &finder);
            match running.try_wait().unwrap() {
                Some(_) => break running.wait_with_output().unwrap(),
                None => child = Some(running),
            }
        };
        let ran = Ran::of(&output);
        assert_eq!(ran.code, 0, "{line} {more:?}: {}{}", ran.stdout, ran.stderr);
        self.look();
        self.said(line, &ran);
        ran.json
    }

    /// Of what is confidential, a command says only what it is there to say: to whoever has opened the document.
    fn said(&self, line: &str, ran: &Ran) {
        let finder = Finder::of(&self.words);
        let says = |kind| SAYS.iter().any(|(begin, of)| line.starts_with(begin) && *of == kind);
        for said in [&ran.stdout, &ran.stderr] {
            let found = finder.find(said.as_bytes());
            let secret = found.iter().find(|(kind, _)| !says(*kind));
            assert_eq!(secret, None, "{line}: {said}");
            assert!(!said.contains("AGE-SECRET-KEY") && !said.contains("PRIVATE KEY"), "{line}");
        }
    }

    /// Looks through every file that is new or other than it was.
    pub fn look(&mut self) {
        let finder = Finder::of(&self.words);
        for path in files(self.chain.folder()) {
            let Ok(about) = path.metadata() else { continue };
            let now = (about.len(), about.modified().ok());
            if self.seen.insert(path.clone(), now) == Some(now) {
                continue;
            }
            let Ok(bytes) = fs::read(&path) else { continue };
            let name = path.strip_prefix(self.chain.folder()).unwrap().display().to_string();
            self.judge(&name, &bytes, &finder);
        }
    }

    fn judge(&mut self, name: &str, bytes: &[u8], finder: &Finder) {
        self.looked += 1;
        for (kind, word) in finder.find(bytes) {
            // A part is what it will be.
            match meant(name.trim_end_matches(".part"), kind) {
                Some(exemption) => {
                    self.needed.insert(exemption);
                }
                None => panic!("{kind:?} {word} in {name}, {} bytes", bytes.len()),
            }
        }
    }

    /// Looks through what a running command has open.
    pub fn open_now(&mut self, running: &Child) {
        let finder = Finder::of(&self.words);
        self.open_files(running, &finder);
    }

    /// Looks through what a running command has open, also where it has no name any more.
    fn open_files(&mut self, running: &Child, finder: &Finder) {
        let Ok(fds) = fs::read_dir(format!("/proc/{}/fd", running.id())) else { return };
        for fd in fds.flatten() {
            let Ok(target) = fs::read_link(fd.path()) else { continue };
            let target = target.display().to_string();
            let gone = target.ends_with(" (deleted)");
            let part =
                [".part", "-wal", "-shm", "-journal"].iter().any(|end| target.ends_with(end));
            if !(target.starts_with('/') && (gone || part)) || target.starts_with("/memfd:") {
                continue;
            }
            let Ok(bytes) = fs::read(fd.path()) else { continue };
            let folder = format!("{}/", self.chain.folder().display());
            let name = target.strip_prefix(&folder).unwrap_or(&target);
            self.judge(name.trim_end_matches(" (deleted)"), &bytes, finder);
        }
    }

    /// Every exemption was needed by something.
    pub fn nothing_exempt_in_vain(&self) {
        for (n, meant) in MEANT.iter().enumerate() {
            assert!(self.needed.contains(&n), "nobody needs {meant:?}");
        }
    }
}

/// Every file below a folder; what goes away meanwhile is not among them.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}
