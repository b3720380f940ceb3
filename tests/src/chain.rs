//! A small programme of invented people and projects, brought from nothing to any stage by the command
//! line alone: one secretariat, one body, three experts, four nominations. The marks are chosen so that
//! the ranking can be checked in one's head; it stands in [`RANKING`].

#![allow(clippy::expect_used, clippy::indexing_slicing)] // harness: a broken step ends the test

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;

use crate::doors::scratch;
use crate::hengjian::{Hengjian, text};

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

/// The track, its body and the experts.
pub const TRACK: &str = "green";
/// The body of that track.
pub const BODY: &str = "cast-ecology";
/// Experts of the panel, by number.
pub const EXPERTS: [&str; 3] = ["E001", "E002", "E003"];
/// Nominations with their titles; the characters lie beyond the usual fonts and beyond the BMP.
pub const NOMINATIONS: [(&str, &str); 4] = [
    ("q01", "龑䶮牌余热回收热泵"),
    ("q02", "𫚈鱼养殖尾水净化"),
    ("q03", "𪚥形翼片风力机"),
    ("q04", "近零碳园区能量管理"),
];
/// Names of the experts.
pub const NAMES: [&str; 3] = ["䶮某甲", "𫚈某乙", "丙某𪚥"];
/// The filed rule: two marks, their sum in each expert, the mean over experts, two decimals at the end.
pub const RANKING: [(&str, &str, &str); 4] = [
    ("q03", "89.00", "89"),
    ("q01", "76.83", "461/6"),
    ("q02", "55.00", "55"),
    ("q04", "34.00", "34"),
];
/// E002 recuses from q03; E001 is unable to judge q02; q04 is not in the batch of E003.
pub const RECUSED: (&str, &str) = ("E002", "q03");
/// See [`RECUSED`].
pub const UNABLE: (&str, &str) = ("E001", "q02");
/// A comment that may be seen by nobody before the sheet is sealed.
pub const COMMENT: &str = "热泵部分的论证最充分";

/// What each expert enters: nomination, depth, value.
const MARKS: [&[(&str, &str, &str)]; 3] = [
    &[("q01", "50", "30"), ("q03", "55", "38"), ("q04", "20", "15")],
    &[("q01", "45", "35"), ("q02", "30", "20"), ("q04", "22", "11")],
    &[("q01", "40.5", "30"), ("q02", "35", "25"), ("q03", "50", "35")],
];

const CRITERIA: &str = r#"{
  "type": "hengjian/criteria/v1", "track": "green", "title": "旅程评价标准", "version": 1,
  "direction": "higher", "step": 50, "min": 0, "max": 10000,
  "items": [
    {"id": "depth", "title": "深度", "guide": "多深。", "scale": {"min": 0, "max": 6000, "step": 50},
     "weight": {"points": 6000}, "comment": {"required": "never", "max_chars": 200}},
    {"id": "value", "title": "价值", "guide": "多值。", "scale": {"min": 0, "max": 4000, "step": 50},
     "weight": {"points": 4000}}
  ],
  "gates": [{"id": "proven", "title": "验证", "text": "是否通过早期验证？", "on_no": "to_meeting"}],
  "official": {"order": "within_expert", "aggregate": "mean",
    "rounding": [{"after": "final", "decimals": 2, "mode": "half_up"}],
    "minimum_reviews": 2, "tie_break": ["unrounded"]}
}
"#;

/// A programme in a folder of its own, gone with this value.
#[derive(Debug)]
pub struct Chain {
    folder: PathBuf,
    /// Removes the folder with this value; a kept chain has none.
    temporary: Option<TempDir>,
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
        let home = scratch();
        let old = fs::read_dir(&home).into_iter().flatten().flatten().filter(|entry| {
            let age = entry.metadata().and_then(|m| m.modified()).map(|t| t.elapsed());
            age.is_ok_and(|age| age.is_ok_and(|age| age.as_secs() > 3600))
        });
        for entry in old {
            let _ = fs::remove_dir_all(entry.path()); // another run may be at it
        }
        let folder = home.join(format!("{}-{stage:?}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let mut chain = Self::in_folder(folder, None);
        chain.go(stage);
        chain
    }

    /// The same programme in another folder, to go on with or to spoil.
    #[must_use]
    pub fn copy(&self) -> Self {
        let temporary = tempfile::tempdir().expect("a folder");
        let folder = temporary.path().to_owned();
        copy_folder(&self.folder, &folder);
        let mut copy = Self {
            cli: Hengjian::new(&folder),
            temporary: Some(temporary),
            folder,
            stage: self.stage,
            opened: self.opened.clone(),
            sealed: self.sealed.clone(),
            ..Self::blank(self.cli.clone())
        };
        let answers = [
            (&mut copy.secretariat, &self.secretariat),
            (&mut copy.body, &self.body),
            (&mut copy.edition, &self.edition),
            (&mut copy.filing, &self.filing),
            (&mut copy.receipt, &self.receipt),
            (&mut copy.intake, &self.intake),
            (&mut copy.packed, &self.packed),
            (&mut copy.merged, &self.merged),
            (&mut copy.submitted, &self.submitted),
            (&mut copy.received, &self.received),
        ];
        for (mine, theirs) in answers {
            mine.clone_from(theirs);
            moved(mine, &self.folder, &copy.folder);
        }
        for answer in copy.opened.iter_mut().chain(&mut copy.sealed) {
            moved(answer, &self.folder, &copy.folder);
        }
        copy
    }

    fn in_folder(folder: PathBuf, temporary: Option<TempDir>) -> Self {
        let cli = Hengjian::new(&folder);
        let chain = Self { folder, temporary, ..Self::blank(cli) };
        chain.tables();
        chain
    }

    fn blank(cli: Hengjian) -> Self {
        Self {
            folder: PathBuf::new(),
            temporary: None,
            cli,
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

    /// The results bundles, in the order of the experts.
    pub fn results(&self) -> Vec<String> {
        self.sealed.iter().map(|s| text(s, "/path").to_owned()).collect()
    }

    /// Every bundle that was made so far, with its kind: edition, filing, receipt, batches, results,
    /// submission, ack.
    pub fn bundles(&self) -> Vec<(&'static str, PathBuf)> {
        let one = |kind, answer: &Value| answer["path"].as_str().map(|p| (kind, PathBuf::from(p)));
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

    fn tables(&self) {
        let write = |name: &str, text: &str| {
            fs::write(self.path(name), text).expect("a table");
        };
        write("criteria.json", CRITERIA);
        let panel: String = EXPERTS
            .iter()
            .zip(NAMES)
            .map(|(e, n)| format!("{e},{n},示例大学,{}\n", if *e == "E003" { "q04" } else { "" }))
            .collect();
        write("panel.csv", &format!("expert,name,unit,conflicts\n{panel}"));
        let rows: String =
            NOMINATIONS.iter().map(|(id, title)| format!("{id},{title},示例公司{id}\n")).collect();
        write("nominations.csv", &format!("编号,名称,申报单位\n{rows}"));
        for (id, title) in NOMINATIONS {
            let folder = self.path("attachments").join(id);
            fs::create_dir_all(&folder).expect("a folder");
            fs::write(folder.join("申报书.txt"), format!("{title}的申报书。")).expect("a file");
        }
        for (expert, marks) in EXPERTS.iter().zip(MARKS) {
            let rows: String = marks
                .iter()
                .map(|(n, depth, value)| {
                    let comment = if *n == "q01" { COMMENT } else { "" };
                    format!("{n},proven,是,\n{n},depth,{depth},{comment}\n{n},value,{value},\n")
                })
                .collect();
            write(
                &format!("scores-{expert}.csv"),
                &format!("nomination,criterion,score,comment\n{rows}"),
            );
        }
    }

    fn offices(&mut self) {
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
            "生态联合体",
            &body,
        ]);
    }

    fn sign_edition(&mut self) {
        let (office, out) = (self.p("secretariat.hjo"), self.p("edition"));
        self.edition = self.good(&["edition", "export", "--office", &office, "--out", &out]);
        let (office, file) = (self.p("body.hjo"), text(&self.edition, "/path").to_owned());
        let anchor = self.anchor().to_owned();
        self.good(&["edition", "import", "--office", &office, &file, "--trust", &anchor]);
    }

    fn file(&mut self) {
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

    fn take_in(&mut self) {
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

    fn pack(&mut self) {
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

    fn open(&mut self) {
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

    fn score(&mut self) {
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

    fn seal(&mut self) {
        let out = self.p("results");
        self.sealed = (0..EXPERTS.len())
            .map(|i| self.good(&["seal", &self.work(i), "--out", &out]))
            .collect();
    }

    fn merge(&mut self) {
        let (body, results) = (self.p("body.hjo"), self.results());
        let mut args = vec!["merge", "--office", &body, "--track", TRACK];
        args.extend(results.iter().map(String::as_str));
        self.merged = self.good(&args);
    }

    fn submit(&mut self) {
        let (body, out) = (self.p("body.hjo"), self.p("submission"));
        self.submitted = self.good(&["submit", "--office", &body, "--track", TRACK, "--out", &out]);
    }

    fn receive(&mut self) {
        let (office, out) = (self.p("secretariat.hjo"), self.p("ack"));
        let file = text(&self.submitted, "/path");
        self.received = self.good(&["receive", "--office", &office, file, "--out", &out]);
    }
}

impl Default for Chain {
    fn default() -> Self {
        Self::new()
    }
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
