//! The steps of a chain, each the commands that people would type at that point. Every step must
//! succeed; what may be refused is tried elsewhere.

#![allow(clippy::indexing_slicing)] // harness: a broken step ends the test

use crate::chain::Chain;
use crate::hengjian::text;
use crate::programme::{BODY, EXPERTS, RECUSED, TRACK, UNABLE};

impl Chain {
    pub(crate) fn offices(&mut self) {
        let (secretariat, body) = (self.p("secretariat.hjo"), self.p("body.hjo"));
        self.secretariat = self.good(&[
            "office",
            "new",
            "--role",
            "secretariat",
            "--name",
            "秘书处",
            &secretariat,
        ]);
        self.body = self.good(&[
            "office",
            "new",
            "--role",
            "body",
            "--body",
            BODY,
            "--name",
            "信息联合体",
            &body,
        ]);
        for name in ["secretariat", "body"] {
            let (office, out) = (self.p(&format!("{name}.hjo")), self.identity(name));
            let out = out.display().to_string();
            self.good(&["identity", "export", "--office", &office, "--out", &out]);
        }
    }

    pub(crate) fn sign_edition(&mut self) {
        let (office, out) = (self.p("secretariat.hjo"), self.p("edition"));
        self.edition = self.good(&["edition", "export", "--office", &office, "--out", &out]);
        let (office, file) = (self.p("body.hjo"), text(&self.edition, "/path").to_owned());
        let anchor = self.anchor().to_owned();
        self.good(&["edition", "import", "--office", &office, &file, "--trust", &anchor]);
    }

    pub(crate) fn file(&mut self) {
        let (secretariat, body, out) =
            (self.p("secretariat.hjo"), self.p("body.hjo"), self.p("filing"));
        let (criteria, panel) = (self.p("criteria.json"), self.p("panel.csv"));
        self.filing = self.good(&[
            "filing",
            "export",
            "--office",
            &body,
            "--track",
            TRACK,
            "--criteria",
            &criteria,
            "--panel",
            &panel,
            "--closing",
            "2022-11-20",
            "--out",
            &out,
        ]);
        let (file, digits) = (text(&self.filing, "/path"), text(&self.filing, "/digits"));
        self.receipt = self.good(&[
            "filing",
            "accept",
            "--office",
            &secretariat,
            file,
            "--digits",
            digits,
            "--by",
            "李明",
            "--out",
            &out,
        ]);
        self.good(&["receipt", "import", "--office", &body, text(&self.receipt, "/path")]);
    }

    pub(crate) fn take_in(&mut self) {
        let (body, table, files) =
            (self.p("body.hjo"), self.p("nominations.csv"), self.p("attachments"));
        self.intake = self.good(&[
            "intake",
            "--office",
            &body,
            "--track",
            TRACK,
            &table,
            "--attachments",
            &files,
        ]);
        self.good(&[
            "accept",
            "--office",
            &body,
            "--track",
            TRACK,
            "--all",
            "--by",
            "王敏",
            "--reason",
            "形式审查通过",
        ]);
    }

    pub(crate) fn pack(&mut self) {
        let (body, batches, letters) = (self.p("body.hjo"), self.p("batches"), self.p("letters"));
        self.packed = self.good(&[
            "pack",
            "--office",
            &body,
            "--track",
            TRACK,
            "--batches",
            &batches,
            "--letters",
            &letters,
        ]);
    }

    pub(crate) fn open(&mut self) {
        self.opened = (0..EXPERTS.len())
            .map(|i| {
                let batch = &self.packed["batches"][i];
                let (file, code) = (text(batch, "/path"), text(batch, "/code"));
                let work = self.work(i);
                self.good(&[
                    "open",
                    file,
                    "--code-file",
                    code,
                    "--trust",
                    self.anchor(),
                    "--out",
                    &work,
                ])
            })
            .collect();
    }

    pub(crate) fn score(&mut self) {
        for (i, expert) in EXPERTS.iter().enumerate() {
            let work = self.work(i);
            self.good(&["pledge", &work]);
            if *expert == RECUSED.0 {
                self.good(&["recuse", &work, "--nomination", RECUSED.1, "--reason", "same_unit"]);
            } else {
                self.good(&["recuse", &work, "--none"]);
            }
            if *expert == UNABLE.0 {
                self.good(&["unable", &work, "--nomination", UNABLE.1, "--reason", "非本人专业"]);
            }
            self.good(&["score", "import", &work, &self.p(&format!("scores-{expert}.csv"))]);
        }
    }

    pub(crate) fn seal(&mut self) {
        let out = self.p("results");
        self.sealed = (0..EXPERTS.len())
            .map(|i| self.good(&["seal", &self.work(i), "--out", &out]))
            .collect();
        for sealed in &self.sealed {
            self.open_envelope(sealed, "body");
        }
    }

    pub(crate) fn merge(&mut self) {
        let (body, results) = (self.p("body.hjo"), self.results());
        let mut args = vec!["merge", "--office", &body, "--track", TRACK];
        args.extend(results.iter().map(String::as_str));
        self.merged = self.good(&args);
    }

    pub(crate) fn submit(&mut self) {
        let (body, out) = (self.p("body.hjo"), self.p("submission"));
        self.submitted = self.good(&["submit", "--office", &body, "--track", TRACK, "--out", &out]);
        self.open_envelope(&self.submitted, "secretariat");
    }

    pub(crate) fn receive(&mut self) {
        let (office, out) = (self.p("secretariat.hjo"), self.p("ack"));
        let file = text(&self.submitted, "/path");
        self.received = self.good(&["receive", "--office", &office, file, "--out", &out]);
    }
}
