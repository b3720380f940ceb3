//! What people do in a walk: found offices, file, review, merge, submit, receive; each the command they would give.

use std::fs;
use std::path::Path;

use super::{Sent, Walk, picked, work_file};
use crate::failure::Failure;
use crate::host::Picked;
use crate::secret::Secrets;
use crate::{body, expert, secretariat};

/// What one expert does with one batch.
pub(crate) struct ExpertWork {
    /// Rows `nomination,criterion,score,comment`.
    pub scores: Vec<[String; 4]>,
    /// Recusals: nomination and reason.
    pub recusals: Vec<(String, &'static str)>,
    /// Unable to judge: nomination and reason.
    pub unable: Vec<(String, String)>,
}

impl Walk<'_> {
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
            key: None,
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
            digits: vec![filed.digits],
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

    /// Everything one expert does: open, pledge, declare, score, seal. The results bundle, as it is sent to `body`.
    pub fn expert(
        &self,
        (batch, body): (&body::pack::PackedFor, &Picked),
        work: &ExpertWork,
        (anchor, folder): (&str, &Path),
    ) -> Result<Sent, Failure> {
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
            pinned_by: None,
            key: None,
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
        self.note_sent("seal", (&sealed.path, &sealed.digest), body)
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
        results: &[Sent],
        folder: &Path,
    ) -> Result<Vec<tally::Standing>, Failure> {
        let request = body::merge::Merge {
            office: office.clone(),
            track: Some(track.to_owned()),
            files: results.iter().map(|sent| sent.sealed.clone()).collect(),
            slips: None,
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
        let handed_over = (submitted.path.as_str(), submitted.digest.as_str());
        let submission = self.note_sent("submission", handed_over, secretariat)?;
        let request = secretariat::receive::Receive {
            office: secretariat.clone(),
            file: submission.sealed,
            overriding: None,
            out,
            force: false,
        };
        let received = self.run(|cx| secretariat::receive::receive(cx, &request))?;
        self.note_bundle("ack", &received.path, &received.digest)?;
        Ok(received.ranking)
    }
}
