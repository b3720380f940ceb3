//! The whole chain walked through the very commands that people use, for rehearsals and the demo: every
//! step is a command, every file is a real one, and what a step says is kept for the one who watches.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};
use dossier::Verdict;
use serde::Serialize;
use sheets::write::{Cell, write_csv};

use crate::command::Call;
use crate::deliver::deliver;
use crate::documents::Session;
use crate::failure::{Failure, internal};
use crate::host::{Host, Picked, Progress};
use crate::sealed::read_bundle;
use crate::secret::Secrets;
use crate::{anyone, body};

mod people;

pub(crate) use people::ExpertWork;

/// One step, as it is shown.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "WalkedStep"))]
pub struct Step {
    /// What was done: `step-<step>` of the catalogue.
    pub step: &'static str,
    /// The file that came of it; of an encrypted bundle what was in the envelope.
    pub path: String,
    /// The encrypted file that was handed over, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sealed: Option<String>,
    /// Its digest, where it is a bundle.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
    /// What verification says of it, with nothing known but the anchor, the edition and the receipts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
}

/// A host whose picked files are plain paths: what is walked here was never picked by anyone.
struct Paths<'a>(&'a dyn Host);

impl Host for Paths<'_> {
    fn now(&self) -> DateTime<FixedOffset> {
        self.0.now()
    }
    fn random(&self, bytes: &mut [u8]) -> Result<(), Failure> {
        self.0.random(bytes)
    }
    fn resolve(&self, picked: &Picked) -> Result<PathBuf, Failure> {
        Ok(PathBuf::from(&picked.0))
    }
    fn progress(&self, progress: &Progress) {
        self.0.progress(progress);
    }
    fn warn(&self, failure: &Failure) {
        self.0.warn(failure);
    }
    fn cancelled(&self) -> bool {
        self.0.cancelled()
    }
}

/// A walk through the chain under one folder.
pub(crate) struct Walk<'a> {
    host: Paths<'a>,
    session: Session,
    root: PathBuf,
    passphrase: Secrets,
    steps: RefCell<Vec<Step>>,
    proofs: RefCell<Proofs>,
}

/// What a bystander holds: the secretariat's digits, and the bundles that prove others.
#[derive(Default)]
struct Proofs {
    anchor: Option<String>,
    files: Vec<Picked>,
}

/// A bundle that was handed over encrypted, and the same lying open beside it.
#[derive(Debug, Clone)]
pub(crate) struct Sent {
    /// What was handed over.
    pub sealed: Picked,
    /// What was in it.
    pub open: Picked,
}

/// The worst verdict of any step.
pub(crate) fn worst(steps: &[Step]) -> Verdict {
    let any = |verdict| steps.iter().any(|s| s.verdict == Some(verdict));
    if any(Verdict::Bad) {
        Verdict::Bad
    } else if any(Verdict::Unchecked) {
        Verdict::Unchecked
    } else {
        Verdict::Good
    }
}

/// A path as a picked file.
pub(crate) fn picked(path: &Path) -> Picked {
    Picked(path.display().to_string())
}

/// Where a walk in `folder` keeps the work file of a batch.
pub(crate) fn work_file(folder: &Path, batch: &body::pack::PackedFor) -> Picked {
    picked(&folder.join(format!("work/{}.hjw", batch.batch)))
}

impl<'a> Walk<'a> {
    /// Starts a walk in a folder that must be empty or new. All its documents have one passphrase, which is
    /// written beside them: they hold nothing that anyone has to keep secret.
    pub fn begin(host: &'a dyn Host, root: &Path) -> Result<Self, Failure> {
        if fs::read_dir(root).is_ok_and(|mut d| d.next().is_some()) {
            return Err(Failure::new("exists").with("object", root.display()));
        }
        let mut random = [0_u8; 8];
        host.random(&mut random)?;
        let text: String = random.iter().map(|b| format!("{b:02x}")).collect();
        deliver(&root.join("passphrase.txt"), format!("{text}\n").as_bytes(), false)?;
        Ok(Self {
            host: Paths(host),
            session: Session::kept(),
            root: root.to_owned(),
            passphrase: Secrets::passphrase(&text),
            steps: RefCell::default(),
            proofs: RefCell::default(),
        })
    }

    /// A path under the walk's folder.
    pub fn at(&self, path: impl AsRef<Path>) -> PathBuf {
        self.root.join(path)
    }

    /// The one passphrase of all documents of the walk.
    pub fn passphrase(&self) -> Result<&str, Failure> {
        self.passphrase.need_passphrase()
    }

    /// What was done so far.
    pub fn steps(self) -> Vec<Step> {
        self.steps.into_inner()
    }

    /// Keeps a step that made or changed a document.
    pub fn note(&self, step: &'static str, path: &str) {
        self.push(step, path, None, None);
    }

    /// Keeps a step that made a bundle, with the verdict of a bystander.
    pub fn note_bundle(&self, step: &'static str, path: &str, digest: &str) -> Result<(), Failure> {
        let verdict = self.verdict_of(path)?;
        self.push(step, path, Some(digest), Some(verdict));
        Ok(())
    }

    /// Keeps a step that sent a bundle encrypted to `office`, and lays what that office finds in it beside it: a
    /// walk is there to be looked at.
    fn note_sent(
        &self,
        step: &'static str,
        (sealed, digest): (&str, &str),
        office: &Picked,
    ) -> Result<Sent, Failure> {
        let path = Path::new(sealed);
        let open = path.with_extension("");
        self.run(|cx| {
            cx.office(office, |office| {
                deliver(&open, &read_bundle(office.read(), path)?, false).map(|_| ())
            })
        })?;
        let open = picked(&open);
        let verdict = self.verdict_of(&open.0)?;
        self.push(step, &open.0, Some(digest), Some(verdict));
        if let Some(step) = self.steps.borrow_mut().last_mut() {
            step.sealed = Some(sealed.to_owned());
        }
        Ok(Sent { sealed: Picked(sealed.to_owned()), open })
    }

    fn verdict_of(&self, path: &str) -> Result<Verdict, Failure> {
        let file = Picked(path.to_owned());
        let request = {
            let proofs = self.proofs.borrow();
            let mut files = proofs.files.clone();
            files.retain(|f| *f != file);
            files.push(file);
            let trust = proofs.anchor.clone();
            anyone::verify::Verify { files, office: None, trust, kind: None }
        };
        Ok(self.run(|cx| anyone::verify::verify(cx, &request))?.verdict)
    }

    /// Makes a bundle known to the bystander.
    pub fn proves(&self, path: &str) {
        self.proofs.borrow_mut().files.push(Picked(path.to_owned()));
    }

    fn push(&self, step: &'static str, path: &str, digest: Option<&str>, verdict: Option<Verdict>) {
        self.steps.borrow_mut().push(Step {
            step,
            path: path.to_owned(),
            sealed: None,
            digest: digest.map(ToOwned::to_owned),
            verdict,
        });
    }

    /// The digits that everybody types in this walk.
    pub fn trust(&self, digits: &str) {
        self.proofs.borrow_mut().anchor = Some(digits.to_owned());
    }

    /// Runs `f` with the walk's documents and passphrase.
    pub fn run<T>(&self, f: impl FnOnce(&Call<'_>) -> Result<T, Failure>) -> Result<T, Failure> {
        self.run_with(&self.passphrase, f)
    }

    fn run_with<T>(
        &self,
        secrets: &Secrets,
        f: impl FnOnce(&Call<'_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        if self.host.cancelled() {
            return Err(Failure::new("cancelled"));
        }
        f(&Call { host: &self.host, secrets, session: &self.session })
    }

    /// Writes a table for one of the commands to read.
    pub fn table(
        &self,
        path: &Path,
        headings: &[&str],
        rows: &[Vec<String>],
    ) -> Result<Picked, Failure> {
        let cells: Vec<Vec<Cell>> =
            rows.iter().map(|r| r.iter().map(|c| Cell::Text(c.clone())).collect()).collect();
        let bytes = write_csv(headings, &cells).map_err(internal)?;
        deliver(path, &bytes, false)?;
        Ok(picked(path))
    }
}
