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
use crate::secret::Secrets;
use crate::{anyone, body, expert, secretariat};

/// One step, as it is shown.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "WalkedStep"))]
pub struct Step {
    /// What was done: `step-<step>` of the catalogue.
    pub step: &'static str,
    /// The file that came of it.
    pub path: String,
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

/// What one expert does with one batch.
pub(crate) struct ExpertWork {
    /// Rows `nomination,criterion,score,comment`.
    pub scores: Vec<[String; 4]>,
    /// Recusals: nomination and reason.
    pub recusals: Vec<(String, &'static str)>,
    /// Unable to judge: nomination and reason.
    pub unable: Vec<(String, String)>,
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
        let file = Picked(path.to_owned());
        let request = {
            let proofs = self.proofs.borrow();
            let mut files = proofs.files.clone();
            files.retain(|f| *f != file);
            files.push(file);
            anyone::verify::Verify { files, trust: proofs.anchor.clone(), kind: None }
        };
        let verified = self.run(|cx| anyone::verify::verify(cx, &request))?;
        self.push(step, path, Some(digest), Some(verified.verdict));
        Ok(())
    }

    /// Makes a bundle known to the bystander.
    pub fn proves(&self, path: &str) {
        self.proofs.borrow_mut().files.push(Picked(path.to_owned()));
    }

    fn push(&self, step: &'static str, path: &str, digest: Option<&str>, verdict: Option<Verdict>) {
        self.steps.borrow_mut().push(Step {
            step,
            path: path.to_owned(),
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

    /// A new office; its file.
    pub fn office(
        &self,
        name: &str,
        role: store::office::Role,
        body: Option<review::ids::BodyId>,
    ) -> Result<(Picked, secretariat::office::Made), Failure> {
        let stem = body.as_ref().map_or(role.as_str(), |b| b.as_str()).to_owned();
        let file = picked(&self.at(format!("offices/{stem}.hjo")));
        let request = secretariat::office::New {
            file: file.clone(),
            role,
            name: name.to_owned(),
            body,
            rehearsal: true,
        };
        let made = self.run(|cx| secretariat::office::new(cx, &request))?;
        self.note("office", &made.path);
        Ok((file, made))
    }

    /// Filing, registration and receipt of one track.
    pub fn file(
        &self,
        (secretariat, office): (&Picked, &Picked),
        filing: &body::filing::Export,
    ) -> Result<(), Failure> {
        let out = filing.out.clone();
        let filed = self.run(|cx| body::filing::export(cx, filing))?;
        let filing = filed.path.clone();
        let accept = secretariat::filing::Accept {
            office: secretariat.clone(),
            file: Picked(filed.path),
            digits: Some(filed.digits),
            by: "演练经办人".to_owned(),
            number: None,
            out,
            force: false,
        };
        let receipt = self.run(|cx| secretariat::filing::accept(cx, &accept))?;
        // The receipt proves that somebody compared the filing's key, so it is known before either is shown.
        self.proves(&receipt.path);
        self.note_bundle("filing", &filing, &filed.digest)?;
        self.note_bundle("receipt", &receipt.path, &receipt.digest)?;
        let import = body::receipt::Import { office: office.clone(), file: Picked(receipt.path) };
        self.run(|cx| body::receipt::import(cx, &import))?;
        self.note("receipt-import", &office.0);
        Ok(())
    }

    /// Everything one expert does: open, pledge, declare, score, seal. The results bundle.
    pub fn expert(
        &self,
        batch: &body::pack::PackedFor,
        work: &ExpertWork,
        (anchor, folder): (&str, &Path),
    ) -> Result<expert::seal::Sealed, Failure> {
        let code =
            fs::read_to_string(&batch.code).map_err(|e| Failure::io(Path::new(&batch.code), &e))?;
        let secrets = Secrets {
            code: Some(zeroize::Zeroizing::new(code.trim().to_owned())),
            ..self.passphrase.clone()
        };
        let file = work_file(folder, batch);
        let open = expert::open::Open {
            file: Picked(batch.path.clone()),
            trust: Some(anchor.to_owned()),
            unverified: false,
            out: Some(file.clone()),
        };
        let opened = self.run_with(&secrets, |cx| expert::open::open(cx, &open))?;
        self.note("open", &opened.path);
        let pledge = expert::Work { work: file.clone() };
        self.run(|cx| expert::declare::pledge(cx, &pledge))?;
        self.declare(&file, work)?;
        let rows: Vec<Vec<String>> = work.scores.iter().map(|r| r.to_vec()).collect();
        let table = folder.join(format!("tables/scores-{}.csv", batch.batch));
        let headings = ["nomination", "criterion", "score", "comment"];
        let scores = self.table(&table, &headings, &rows)?;
        let import = expert::score::Import { work: file.clone(), file: scores, dry_run: false };
        let imported = self.run(|cx| expert::score::import(cx, &import))?;
        if !imported.rows.is_empty() {
            return Err(crate::tables::faulty(&imported.rows));
        }
        let seal =
            expert::seal::Seal { work: file, out: picked(&folder.join("results")), force: false };
        let sealed = self.run(|cx| expert::seal::seal(cx, &seal))?;
        self.note_bundle("seal", &sealed.path, &sealed.digest)?;
        Ok(sealed)
    }

    fn declare(&self, file: &Picked, work: &ExpertWork) -> Result<(), Failure> {
        let none = expert::declare::Recuse {
            work: file.clone(),
            nomination: None,
            reason: None,
            none: true,
        };
        if work.recusals.is_empty() {
            self.run(|cx| expert::declare::recuse(cx, &none))?;
        }
        for (nomination, reason) in &work.recusals {
            let request = expert::declare::Recuse {
                nomination: Some(nomination.parse()?),
                reason: Some((*reason).to_owned()),
                none: false,
                ..none.clone()
            };
            self.run(|cx| expert::declare::recuse(cx, &request))?;
        }
        for (nomination, reason) in &work.unable {
            let request = expert::declare::Unable {
                work: file.clone(),
                nomination: nomination.parse()?,
                reason: reason.clone(),
            };
            self.run(|cx| expert::declare::unable(cx, &request))?;
        }
        Ok(())
    }

    /// Merge at the body, submission, receipt at the secretariat: the ranking as the secretariat has it.
    pub fn finish(
        &self,
        (secretariat, office): (&Picked, &Picked),
        track: &str,
        results: Vec<Picked>,
        folder: &Path,
    ) -> Result<Vec<tally::Standing>, Failure> {
        let request = body::merge::Merge {
            office: office.clone(),
            track: Some(track.to_owned()),
            files: results,
        };
        let merged = self.run(|cx| body::merge::merge(cx, &request))?;
        if merged.verdict != dossier::Verdict::Good {
            let findings = merged.files.into_iter().flat_map(|f| f.findings).collect();
            return Err(Failure::refused(folder, findings));
        }
        self.note("merge", &office.0);
        let out = picked(folder);
        let request = body::submit::Submit {
            office: office.clone(),
            track: Some(track.to_owned()),
            absent: Vec::new(),
            out: out.clone(),
            force: false,
        };
        let submitted = self.run(|cx| body::submit::submit(cx, &request))?;
        self.note_bundle("submission", &submitted.path, &submitted.digest)?;
        let request = secretariat::receive::Receive {
            office: secretariat.clone(),
            file: Picked(submitted.path),
            out,
            force: false,
        };
        let received = self.run(|cx| secretariat::receive::receive(cx, &request))?;
        self.note_bundle("ack", &received.path, &received.digest)?;
        Ok(received.ranking)
    }
}
