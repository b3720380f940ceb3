//! The documents that are open: a command line opens one for one command, a window keeps it, a rehearsal
//! keeps several. A document is opened in one place, here, and what goes wrong becomes a sentence.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

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
}

macro_rules! with_document {
    ($self:ident, $shelf:ident, $type:ident, $file:ident, $f:ident) => {{
        let path = $self.host.resolve($file)?;
        let held = $self.session.$shelf.borrow_mut().remove(&path);
        let mut document = match held {
            Some(document) => document,
            None => {
                let passphrase = $self.secrets.need_passphrase()?;
                $type::open(&path, &Secret::Passphrase(passphrase)).map_err(translate::at(&path))?
            }
        };
        let answer = $f(&mut document);
        if $self.session.keeps {
            $self.session.$shelf.borrow_mut().insert(path, document);
        } else {
            document.close().map_err(translate::at(&path))?;
        }
        answer
    }};
}

impl Call<'_> {
    /// Runs `f` on the office file.
    pub(crate) fn office<T>(
        &self,
        file: &Picked,
        f: impl FnOnce(&mut Office) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        with_document!(self, offices, Office, file, f)
    }

    /// Runs `f` on the work file.
    pub(crate) fn work<T>(
        &self,
        file: &Picked,
        f: impl FnOnce(&mut WorkFile) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        with_document!(self, works, WorkFile, file, f)
    }

    /// Takes a new work file into the session.
    pub(crate) fn hold_work(&self, path: &Path, work: WorkFile) -> Result<(), Failure> {
        if self.session.keeps {
            self.session.works.borrow_mut().insert(path.to_owned(), work);
            return Ok(());
        }
        work.close().map_err(translate::at(path))
    }

    /// Takes a new office file into the session.
    pub(crate) fn hold_office(&self, path: &Path, office: Office) -> Result<(), Failure> {
        if self.session.keeps {
            self.session.offices.borrow_mut().insert(path.to_owned(), office);
            return Ok(());
        }
        office.close().map_err(translate::at(path))
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
        let passphrase = self.secrets.need_passphrase()?;
        if passphrase.chars().count() < MIN_PASSPHRASE {
            return Err(Failure::new("weak-passphrase").with("min", MIN_PASSPHRASE));
        }
        Ok(passphrase)
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

/// Fewest characters of a passphrase.
const MIN_PASSPHRASE: usize = 8;
