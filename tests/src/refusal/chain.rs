//! The programme that a [`Ground`](super::Ground) stands in: one track in official mode, three experts,
//! three nominations, walked through the command line once for a test program and kept at every stage.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use serde_json::Value;

use super::{Ground, copy};

/// How far the programme has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// The offices are there and the edition is signed, but no body took it in.
    Offices,
    /// The body took the edition in.
    Edition,
    /// The filing is sent.
    Filed,
    /// The receipt is out, but not taken in.
    Receipted,
    /// The receipt is taken in.
    Locked,
    /// The nominations are taken in, not accepted.
    Taken,
    /// The nominations are accepted.
    Accepted,
    /// The batches are packed.
    Packed,
    /// The batches are opened.
    Opened,
    /// Pledged, declared and scored.
    Scored,
    /// Sealed.
    Sealed,
    /// Merged.
    Merged,
    /// Submitted.
    Submitted,
}

/// The experts, as file names write them.
pub const EXPERTS: [&str; 3] = ["e001", "e002", "e003"];
/// The nominations.
pub const NOMINATIONS: [&str; 3] = ["n1", "n2", "n3"];

/// Criteria that are short enough for a test: one gate, two items in steps of a half.
pub const CRITERIA: &str = r#"{
  "type": "hengjian/criteria/v1", "track": "electronics", "title": "测试评价标准", "version": 1,
  "direction": "higher", "step": 50, "min": 0, "max": 10000,
  "items": [
    {"id": "frontier", "title": "前沿水平", "guide": "是否前沿。",
     "scale": {"min": 0, "max": 6000, "step": 50}, "weight": {"points": 6000}},
    {"id": "value", "title": "应用价值", "guide": "是否有用。",
     "scale": {"min": 0, "max": 4000, "step": 50}, "weight": {"points": 4000}}
  ],
  "gates": [
    {"id": "gate-mature", "title": "成熟度", "text": "是否成熟？", "on_no": "to_meeting"}
  ],
  "official": {
    "order": "within_expert", "aggregate": "mean",
    "rounding": [{"after": "final", "decimals": 2, "mode": "half_up"}],
    "minimum_reviews": 2, "tie_break": ["unrounded", "vote"]
  }
}
"#;

const SUBMIT: [&str; 5] = ["submit", "--office", "b.hjo", "--out", "up"];

/// A table of good scores; `less` halves are taken off every mark.
pub fn scores(less: u32) -> String {
    let mut table = "nomination,criterion,score,comment\n".to_owned();
    for (n, nomination) in (0_u32..).zip(NOMINATIONS) {
        let off = f64::from(n * 4 + less) / 2.0;
        table.push_str(&format!("{nomination},gate-mature,是,\n"));
        table.push_str(&format!("{nomination},frontier,{:.2},\n", 55.0 - off));
        table.push_str(&format!("{nomination},value,{:.2},好\n", 38.0 - off));
    }
    table
}

/// The built program.
pub(super) fn program() -> &'static Path {
    static PROGRAM: LazyLock<PathBuf> =
        LazyLock::new(|| crate::hengjian().expect("the command line builds"));
    &PROGRAM
}

/// The folder that holds the programme at `stage`.
pub(super) fn template(stage: Stage) -> PathBuf {
    static TEMPLATES: LazyLock<BTreeMap<Stage, PathBuf>> = LazyLock::new(walk);
    TEMPLATES.get(&stage).expect("every stage was walked").clone()
}

/// Where the stages are kept: under the target directory, one folder for this run. What runs of an hour
/// ago and earlier left goes.
fn shelf() -> PathBuf {
    let target = program().parent().and_then(Path::parent).expect("a target directory");
    let shelf = target.join("tmp/grounds");
    fs::create_dir_all(&shelf).unwrap();
    for entry in fs::read_dir(&shelf).unwrap().flatten() {
        let age = entry.metadata().and_then(|m| m.modified()).ok().and_then(|m| m.elapsed().ok());
        if age.is_some_and(|a| a.as_secs() > 3600) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
    let mine = shelf.join(std::process::id().to_string());
    let _ = fs::remove_dir_all(&mine);
    mine
}

fn walk() -> BTreeMap<Stage, PathBuf> {
    let (ground, shelf) = (Ground::empty(), shelf());
    let mut stages = BTreeMap::new();
    let mut keep = |stage: Stage| {
        let folder = shelf.join(format!("{stage:?}"));
        copy(ground.folder.path(), &folder);
        stages.insert(stage, folder);
    };
    let digits = offices(&ground);
    keep(Stage::Offices);
    ground.done(&["edition", "import", "--office", "b.hjo", "edition-2022.hjb", "--trust", &digits]);
    keep(Stage::Edition);
    let filed = ground.done(&FILE);
    ground.write("body-digits.txt", text(&filed, "digits"));
    keep(Stage::Filed);
    let accept = ["filing", "accept", "--office", "s.hjo", "filing-electronics-v1.hjb", "--by", "李明"];
    ground.done(&[&accept[..], &["--digits", &text(&filed, "digits")]].concat());
    keep(Stage::Receipted);
    ground.done(&["receipt", "import", "--office", "b.hjo", "receipt-electronics-v1.hjb"]);
    keep(Stage::Locked);
    ground.done(&["intake", "--office", "b.hjo", "nominations.csv"]);
    keep(Stage::Taken);
    ground.done(&["accept", "--office", "b.hjo", "--all", "--by", "王敏", "--reason", "形式审查通过"]);
    keep(Stage::Accepted);
    ground.done(&["pack", "--office", "b.hjo", "--batches", "batches", "--letters", "letters"]);
    keep(Stage::Packed);
    experts(&ground, &digits, &mut keep);
    let results: Vec<String> = EXPERTS.map(results).to_vec();
    let results: Vec<&str> = results.iter().map(String::as_str).collect();
    ground.done(&[&["merge", "--office", "b.hjo"], &results[..]].concat());
    keep(Stage::Merged);
    ground.done(&SUBMIT);
    keep(Stage::Submitted);
    stages
}

/// The filing of the programme.
const FILE: [&str; 9] = [
    "filing",
    "export",
    "--office",
    "b.hjo",
    "--criteria=criteria.json",
    "--panel",
    "panel.csv",
    "--closing",
    "2022-11-20",
];

fn text(answer: &Value, field: &str) -> String {
    answer.get(field).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// The results bundle of an expert.
pub fn results(expert: &str) -> String {
    format!("results/results-electronics-{expert}-1-1.hjb")
}

/// Offices, edition and the tables; the secretariat's digits.
fn offices(ground: &Ground) -> String {
    ground.write("panel.csv", "expert,name,unit\nE001,甲,一所\nE002,乙,二所\nE003,丙,三所\n");
    ground.write("criteria.json", CRITERIA);
    let mut nominations = "编号,名称,申报单位,推荐单位,推荐渠道,密级,申报时间\n".to_owned();
    for id in NOMINATIONS {
        let channel = "全国学会、协会、研究会";
        nominations.push_str(&format!("{id},项目{id},某公司,某学会,{channel},公开,2022-10-28\n"));
    }
    ground.write("nominations.csv", nominations);
    for (n, expert) in (1_u32..).zip(EXPERTS) {
        ground.write(&format!("scores-{expert}.csv"), scores(n));
    }
    ground.done(&["office", "new", "--role", "secretariat", "--name", "秘书处", "s.hjo"]);
    let body = ["office", "new", "--role", "body", "--body", "cast-info", "--name", "联合体", "b.hjo"];
    ground.done(&body);
    let edition = ground.done(&["edition", "export", "--office", "s.hjo"]);
    let digits = text(&edition, "digits");
    ground.write("digits.txt", &digits);
    digits
}

fn experts(ground: &Ground, digits: &str, keep: &mut impl FnMut(Stage)) {
    for expert in EXPERTS {
        let batch = format!("batches/batch-electronics-{expert}-1.hjb");
        let code = format!("letters/batch-electronics-{expert}-1-code.txt");
        let work = format!("{expert}.hjw");
        ground.done(&["open", &batch, "--code-file", &code, "--trust", digits, "--out", &work]);
    }
    keep(Stage::Opened);
    for expert in EXPERTS {
        let (work, table) = (format!("{expert}.hjw"), format!("scores-{expert}.csv"));
        ground.done(&["pledge", &work]);
        ground.done(&["recuse", "--none", &work]);
        ground.done(&["score", "import", &work, &table]);
    }
    keep(Stage::Scored);
    for expert in EXPERTS {
        ground.done(&["seal", &format!("{expert}.hjw"), "--out", "results"]);
    }
    keep(Stage::Sealed);
}
