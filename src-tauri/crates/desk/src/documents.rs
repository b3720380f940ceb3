//! The documents that are open: a command line opens one for one command, a window keeps it, a rehearsal
//! keeps several, and a second window reads beside the first. A document is opened and closed in one place,
//! here, and what goes wrong becomes a sentence.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use store::office::Office;
use store::work::WorkFile;
use store::{Secret, Seed};

use crate::command::Call;
use crate::failure::{Failure, internal};
use crate::host::Picked;
use crate::translate;

/// The open documents of a session.
#[derive(Default)]
pub struct Session {
    keeps: bool,
    offices: RefCell<BTreeMap<PathBuf, Office>>,
    works: RefCell<BTreeMap<PathBuf, WorkFile>>,
}

impl Session {
    /// A session that closes a document after each command.
    pub fn one_shot() -> Self {
        Self::default()
    }

    /// A session that keeps documents open until it ends.
    pub fn kept() -> Self {
        Self { keeps: true, ..Self::default() }
    }

    /// Whether the document at `path` is open here.
    pub fn holds(&self, path: &Path) -> bool {
        self.offices.borrow().contains_key(path) || self.works.borrow().contains_key(path)
    }
}

macro_rules! with_document {
    ($self:ident, $shelf:ident, $open:path, $writes:literal, $file:ident, $f:ident) => {{
        let path = $self.host.resolve($file)?;
        let held = $self.session.$shelf.borrow_mut().remove(&path);
        let mut document = match held {
            Some(document) => document,
            None => {
                let passphrase = $self.to_open(&path)?;
                if $writes {
                    on_a_local_disk(&path)?;
                }
                $open(&path, &Secret::Passphrase(passphrase)).map_err(translate::at(&path))?
            }
        };
        let answer = $f(&mut document);
        if $self.session.keeps {
            $self.session.$shelf.borrow_mut().insert(path, document);
        } else {
            $self.fold(&path, document.close());
        }
        answer
    }};
}

impl Call<'_> {
    /// Runs `f` on the office file. Opened by a supervisor's entry it is only read, and where a change would have
    /// begun with a signature the failure is `read-only` as well.
    pub(crate) fn office<T>(
        &self,
        file: &Picked,
        f: impl FnOnce(&mut Office) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let f = |office: &mut Office| {
            let supervised = office.entered_by().is_some();
            // A supervisor's passphrase opens no key of the office, and none is asked for to read.
            let cannot_sign = |e: &Failure| supervised && e.code == "wrong-passphrase";
            f(office).map_err(|e| if cannot_sign(&e) { e.renamed("read-only") } else { e })
        };
        with_document!(self, offices, Office::open, true, file, f)
    }

    /// As [`Self::office`]; one that is not open yet is opened beside whoever holds it, for reading only.
    pub(crate) fn office_beside<T>(
        &self,
        file: &Picked,
        f: impl FnOnce(&mut Office) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        with_document!(self, offices, Office::open_read_only, false, file, f)
    }

    /// Runs `f` on the work file.
    pub(crate) fn work<T>(
        &self,
        file: &Picked,
        f: impl FnOnce(&mut WorkFile) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        with_document!(self, works, WorkFile::open, true, file, f)
    }

    /// As [`Self::work`]; one that is not open yet is opened beside whoever holds it, for reading only.
    pub(crate) fn work_beside<T>(
        &self,
        file: &Picked,
        f: impl FnOnce(&mut WorkFile) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        with_document!(self, works, WorkFile::open_read_only, false, file, f)
    }

    /// The passphrase for a document that is not open yet.
    fn to_open(&self, path: &Path) -> Result<&str, Failure> {
        let locked = |f: Failure| f.renamed("locked").with("object", path.display());
        self.secrets.need_passphrase().map_err(locked)
    }

    /// What was done is committed and lies in the -wal file; where folding it in has to wait, that is said.
    fn fold(&self, path: &Path, closed: store::Result<()>) {
        if let Err(error) = closed {
            self.host.warn(&translate::at(path)(error).renamed("not-folded"));
        }
    }

    /// Makes a document at `target`: built beside its place under a name that says so, closed, and only
    /// then given its name, so that a broken-off attempt is never taken for a document.
    pub(crate) fn fresh(
        &self,
        target: &Path,
        make: impl FnOnce(&Path) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        if target.exists() {
            return Err(Failure::new("exists").with("object", target.display()));
        }
        on_a_local_disk(target)?;
        if let Some(folder) = target.parent().filter(|f| !f.as_os_str().is_empty()) {
            fs::create_dir_all(folder).map_err(|e| Failure::io(folder, &e))?;
        }
        let unfinished = Unfinished(beside(target, ".part"));
        unfinished.clear();
        make(&unfinished.0)?;
        fs::rename(&unfinished.0, target).map_err(|e| Failure::io(target, &e))
    }

    /// Random bytes.
    pub(crate) fn random<const N: usize>(&self) -> Result<[u8; N], Failure> {
        let mut bytes = [0_u8; N];
        self.host.random(&mut bytes)?;
        Ok(bytes)
    }

    /// The randomness of a new document.
    pub(crate) fn seed(&self) -> Result<Seed, Failure> {
        let id: [u8; 16] = self.random()?;
        let log_id = id.iter().map(|b| format!("{b:02x}")).collect();
        Ok(Seed { salt: self.random()?, log_id })
    }

    /// The time now, as it is written into files.
    pub(crate) fn now(&self) -> String {
        review::dates::instant(self.host.now())
    }

    /// A passphrase that may be given to a new document.
    pub(crate) fn new_passphrase(&self) -> Result<&str, Failure> {
        strong(self.secrets.need_passphrase()?)
    }

    /// A passphrase that one person may choose for a key or an entry of their own.
    pub(crate) fn new_personal_passphrase(&self) -> Result<&str, Failure> {
        strong(self.secrets.need_new_clerk()?)
    }

    /// Stops where the person asked to.
    pub(crate) fn go_on(&self) -> Result<(), Failure> {
        if self.host.cancelled() { Err(Failure::new("cancelled")) } else { Ok(()) }
    }

    /// A new Ed25519 key, and its encrypted OpenSSH form under `passphrase`.
    pub(crate) fn new_key(
        &self,
        passphrase: &str,
        comment: &str,
    ) -> Result<(bundle::PrivateKey, String), Failure> {
        let key = bundle::PrivateKey::from_seed(self.random()?);
        let checkint = u32::from_be_bytes(self.random()?);
        let pem = key
            .to_encrypted_openssh(passphrase, self.random()?, checkint, comment)
            .map_err(internal)?;
        Ok((key, pem))
    }
}

/// A document is worked in on a disk of this machine: a network folder has not the locks that a write-ahead log
/// needs, and a stick may be pulled out (`formats.md` §7). What is unknown is let pass.
fn on_a_local_disk(path: &Path) -> Result<(), Failure> {
    use store::place::{Place, place};
    let code = match place(path) {
        Place::Local | Place::Unknown => return Ok(()),
        Place::Removable => "removable-folder",
        Place::Network => "network-folder",
    };
    Err(Failure::new(code).with("object", path.display()))
}

/// Which document to close.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Close {
    /// An office file or a work file.
    pub file: Picked,
}

/// What came of it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Closed {
    /// Whether it had been open here.
    pub closed: bool,
}

/// Closes a document that the session holds, with its log folded in; one that it does not hold is no error.
pub fn close(cx: &Call<'_>, request: &Close) -> Result<Closed, Failure> {
    let path = cx.host.resolve(&request.file)?;
    let office = cx.session.offices.borrow_mut().remove(&path);
    let work = cx.session.works.borrow_mut().remove(&path);
    let closed = office.is_some() || work.is_some();
    cx.fold(&path, office.map_or(Ok(()), Office::close));
    cx.fold(&path, work.map_or(Ok(()), WorkFile::close));
    Ok(Closed { closed })
}

/// A document that has no name yet, with the files that SQLite and the lock lay beside it.
struct Unfinished(PathBuf);

impl Unfinished {
    fn clear(&self) {
        for suffix in ["", "-wal", "-shm", "-journal", ".lock"] {
            // What is not there need not go; what cannot go makes the next step fail with its reason.
            let _ = fs::remove_file(beside(&self.0, suffix));
        }
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        self.clear();
    }
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

fn strong(passphrase: &str) -> Result<&str, Failure> {
    if passphrase.chars().count() < MIN_PASSPHRASE {
        return Err(Failure::new("weak-passphrase").with("min", MIN_PASSPHRASE));
    }
    Ok(passphrase)
}

/// Fewest characters of a passphrase.
const MIN_PASSPHRASE: usize = 8;
