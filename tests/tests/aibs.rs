//! A real grant panel, twelve reviewers, twenty-eight proposals, lower is better, with recusals: what
//! arrives at the secretariat through signed files is what a few lines of integer arithmetic make of the
//! same file (`datasets/README.md`).

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use journeys::doors::scratch;
use journeys::{Hengjian, shared, skip, stock, tool};
use serde_json::Value;

const SCORES: &str = "aibs_grant_panel_scores.csv";
const RECUSALS: &str = "aibs_grant_panel_recusals.csv";

/// One rehearsal for all tests; `None` without data.
static REHEARSED: LazyLock<Option<(tempfile::TempDir, Value)>> = LazyLock::new(|| {
    let (scores, recusals) = (dataset(SCORES)?, dataset(RECUSALS)?);
    let folder = tempfile::tempdir_in(scratch()).unwrap();
    let out = folder.path().join("out").display().to_string();
    let answer = Hengjian::new(folder.path()).good([
        "rehearse",
        "--scores",
        scores.to_str().unwrap(),
        "--recusals",
        recusals.to_str().unwrap(),
        "--lower-is-better",
        "--out",
        &out,
    ]);
    Some((folder, answer))
});

fn dataset(name: &str) -> Option<PathBuf> {
    let found = shared().map(|s| s.join("datasets").join(name)).filter(|p| p.is_file());
    if found.is_none() {
        skip(&format!("no {name}"));
    }
    found
}

/// The answer; says so where there is none.
fn answer() -> Option<&'static Value> {
    let there = REHEARSED.as_ref().map(|(_, answer)| answer);
    if there.is_none() {
        skip("nothing was rehearsed");
    }
    there
}

fn records(file: &Path) -> Vec<csv::StringRecord> {
    csv::Reader::from_path(file).unwrap().records().map(Result::unwrap).collect()
}

/// Sum and count of each proposal; the scores are whole numbers.
fn sums() -> BTreeMap<String, (i64, i64)> {
    let mut sums: BTreeMap<String, (i64, i64)> = BTreeMap::new();
    for row in records(&dataset(SCORES).unwrap()) {
        let sum = sums.entry(row[1].to_owned()).or_default();
        sum.0 += row[4].parse::<i64>().unwrap();
        sum.1 += 1;
    }
    sums
}

fn items(answer: &Value) -> BTreeMap<&str, &Value> {
    let items = answer["panels"][0]["items"].as_array().unwrap();
    items.iter().map(|i| (i["item"].as_str().unwrap(), i)).collect()
}

fn gcd(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

#[test]
fn the_ranking_that_arrives_is_the_one_computed_directly() {
    let Some(answer) = answer() else { return };
    assert_eq!(answer["verdict"], "good");
    assert_eq!(answer["panels"].as_array().unwrap().len(), 1);
    assert_eq!(items(answer).len(), 28);
}

#[test]
fn every_mean_is_exact_and_its_score_is_rounded_half_up_to_hundredths() {
    let Some(answer) = answer() else { return };
    let items = items(answer);
    for (item, (sum, n)) in sums() {
        let g = gcd(sum, n);
        let hundredths = (2 * 100 * sum + n) / (2 * n);
        let score = format!("{}.{:02}", hundredths / 100, hundredths % 100);
        assert_eq!(items[item.as_str()]["exact"], format!("{}/{}", sum / g, n / g), "{item}");
        assert_eq!(items[item.as_str()]["score"], score, "{item}");
        assert_eq!(items[item.as_str()]["valid"], n, "{item}");
    }
}

#[test]
fn a_rank_is_one_more_than_the_number_of_lower_means() {
    let Some(answer) = answer() else { return };
    let (items, sums) = (items(answer), sums());
    for (item, (sum, n)) in &sums {
        let lower = sums.values().filter(|(s, m)| s * n < sum * m).count();
        assert_eq!(items[item.as_str()]["rank"], lower + 1, "{item}");
    }
}

/// Foreign names by their numbers, of one kind.
fn names(answer: &Value, kind: &str) -> BTreeMap<String, String> {
    let names = answer["names"].as_array().unwrap().iter().filter(|n| n["kind"] == kind);
    let pair = |n: &Value| {
        (n["number"].as_str().unwrap().to_owned(), n["foreign"].as_str().unwrap().to_owned())
    };
    names.map(pair).collect()
}

/// Every cell of the submission's embedded results: (judge, item) with its review.
fn submitted_cells(answer: &Value) -> Vec<((String, String), Value)> {
    let folder = tempfile::tempdir().unwrap();
    let of_step = |step: &str| {
        let all = answer["bundles"].as_array().unwrap().iter();
        all.filter(|b| b["step"] == step).map(|b| b["path"].as_str().unwrap().to_owned()).collect()
    };
    let submissions: Vec<String> = of_step("submission");
    assert_eq!(submissions.len(), 1);
    let submission = stock::unpack(Path::new(&submissions[0]), folder.path());
    let (judges, items) = (names(answer, "judge"), names(answer, "item"));
    let mut cells = Vec::new();
    for entry in std::fs::read_dir(submission.join("data/results")).unwrap() {
        let results = stock::unpack(&entry.unwrap().path(), folder.path());
        let sheet = stock::json(&results.join("data/results.json"));
        let judge = judges[sheet["expert"].as_str().unwrap()].clone();
        for review in sheet["reviews"].as_array().unwrap() {
            let item = items[review["review"]["nomination"].as_str().unwrap()].clone();
            cells.push(((judge.clone(), item), review.clone()));
        }
    }
    cells
}

#[test]
fn in_the_submission_every_recused_cell_is_recused_and_carries_no_mark() {
    let Some(answer) = answer() else { return };
    if !tool("unzip") {
        return skip("no unzip");
    }
    let given: BTreeSet<(String, String)> = records(&dataset(RECUSALS).unwrap())
        .into_iter()
        .map(|r| (r[1].to_owned(), r[2].to_owned()))
        .collect();
    let cells = submitted_cells(answer);
    let recused: Vec<_> = cells.iter().filter(|(_, r)| r["state"] == "recused").collect();
    assert_eq!(recused.iter().map(|(key, _)| key.clone()).collect::<BTreeSet<_>>(), given);
    for (_, review) in recused {
        let review = review.as_object().unwrap();
        assert!(review["review"]["recused"].is_string(), "a reason stands there");
        assert!(review.get("total_millionths").is_none_or(Value::is_null));
        let marks = review["review"].get("marks").and_then(Value::as_object);
        assert!(marks.is_none_or(serde_json::Map::is_empty));
    }
}

#[test]
fn in_the_submission_every_given_mark_stands_as_it_was_given() {
    let Some(answer) = answer() else { return };
    if !tool("unzip") {
        return skip("no unzip");
    }
    let cells: BTreeMap<_, _> = submitted_cells(answer).into_iter().collect();
    let given = records(&dataset(SCORES).unwrap());
    assert_eq!(cells.values().filter(|r| r["state"] == "scored").count(), given.len());
    for row in given {
        let review = &cells[&(row[2].to_owned(), row[1].to_owned())];
        let hundredths = row[4].parse::<i64>().unwrap() * 100;
        assert_eq!(review["review"]["marks"]["overall"], hundredths, "{row:?}");
    }
}
