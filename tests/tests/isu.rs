//! The official results of ice skating, season 2016/17: 1,726 totals as they were published, computed from 77,630 marks under the filed rule; and the two other schedules of rounding give
//! exactly as many wrong totals as others counted (`datasets/expected/isu_weighted_totals.json`).

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use journeys::{Hengjian, shared, skip};
use serde_json::Value;

const MARKS: &str = "isu_skating_components_2016_17.csv";
const WEIGHTS: &str = "isu_skating_weights.csv";
const TOTALS: &str = "isu_skating_official_component_totals.csv";

/// As the ISU rounds: after the trimmed mean of a criterion, and after its factor.
const OFFICIAL: &[&str] = &["criterion_mean", "weighting"];

fn dataset(name: &str) -> Option<PathBuf> {
    let found = shared().map(|s| s.join("datasets").join(name)).filter(|p| p.is_file());
    if found.is_none() {
        skip(&format!("no {name}"));
    }
    found
}

/// The ISU's rule with rounding half up to two decimals at `places`.
fn criteria(places: &[&str]) -> String {
    let item = |id: &str| {
        format!(
            r#"{{"id": "{id}", "title": "{id}", "guide": "",
                "scale": {{"min": 0, "max": 1000, "step": 25}}, "weight": {{"factor": 10000}}}}"#
        )
    };
    let items = ["skills", "transitions", "performance", "composition", "interpretation"].map(item);
    let rounding: Vec<String> = places
        .iter()
        .map(|after| format!(r#"{{"after": "{after}", "decimals": 2, "mode": "half_up"}}"#))
        .collect();
    format!(
        r#"{{"type": "hengjian/criteria/v1", "track": "isu", "title": "ISU", "version": 1,
            "direction": "higher", "step": 25, "min": 0, "max": 1000, "items": [{}],
            "official": {{"order": "within_criterion", "aggregate":
              {{"trimmed": {{"high": 1, "low": 1, "min_n": 3, "below_min": "mean"}}}},
              "rounding": [{}], "minimum_reviews": 3, "tie_break": ["unrounded"]}}}}"#,
        items.join(","),
        rounding.join(",")
    )
}

/// Hundredths of a point; `86.66`, `37.1` and `54` are all decimals.
fn hundredths(text: &str) -> i64 {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    assert!(part.len() <= 2, "{text}");
    format!("{whole}{part:0<2}").parse().unwrap()
}

fn official_totals(file: &Path) -> BTreeMap<String, i64> {
    let mut reader = csv::Reader::from_path(file).unwrap();
    reader.records().map(Result::unwrap).map(|r| (r[0].to_owned(), hundredths(&r[1]))).collect()
}

/// Computed totals by item, of an answer with `panels`.
fn computed(answer: &Value) -> BTreeMap<String, i64> {
    let panels = answer["panels"].as_array().unwrap();
    let items = panels.iter().flat_map(|p| p["items"].as_array().unwrap());
    let mut totals = BTreeMap::new();
    for item in items {
        let name = item["item"].as_str().unwrap().to_owned();
        let again = totals.insert(name, hundredths(item["score"].as_str().unwrap()));
        assert_eq!(again, None, "an item stands in one panel only");
    }
    totals
}

/// How many of all totals differ from the official ones when rounded at `places`; `None` without data.
fn differences(places: &[&str]) -> Option<(usize, usize)> {
    let (marks, weights, totals) = (dataset(MARKS)?, dataset(WEIGHTS)?, dataset(TOTALS)?);
    let folder = tempfile::tempdir().unwrap();
    let rule = folder.path().join("criteria.json");
    fs::write(&rule, criteria(places)).unwrap();
    let answer = Hengjian::new(folder.path()).good([
        "tally",
        "--criteria",
        rule.to_str().unwrap(),
        "--weights",
        weights.to_str().unwrap(),
        marks.to_str().unwrap(),
    ]);
    let (official, ours) = (official_totals(&totals), computed(&answer));
    assert!(official.keys().eq(ours.keys()), "the same performances");
    Some((official.len(), official.iter().filter(|(item, total)| ours[*item] != **total).count()))
}

#[test]
fn all_1726_official_totals_are_computed_from_the_marks() {
    if let Some(found) = differences(OFFICIAL) {
        assert_eq!(found, (1_726, 0));
    }
}

#[test]
fn rounding_means_and_the_sum_gives_523_other_totals() {
    if let Some(found) = differences(&["criterion_mean", "final"]) {
        assert_eq!(found, (1_726, 523));
    }
}

#[test]
fn rounding_only_once_at_the_end_gives_987_other_totals() {
    if let Some(found) = differences(&["final"]) {
        assert_eq!(found, (1_726, 987));
    }
}

/// The first panel of each set of weights.
fn one_panel_of_each_weight_set(weights: &Path) -> BTreeSet<String> {
    let mut sets: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    let mut reader = csv::Reader::from_path(weights).unwrap();
    for row in reader.records().map(Result::unwrap) {
        sets.entry(row[0].to_owned()).or_default().insert(row[1].to_owned(), row[2].to_owned());
    }
    let mut first = BTreeMap::new();
    for (panel, set) in sets {
        first.entry(set).or_insert(panel);
    }
    first.into_values().collect()
}

/// The rows of `from` whose panel is among `panels`.
fn filtered(from: &Path, panels: &BTreeSet<String>, to: &Path) {
    let mut reader = csv::Reader::from_path(from).unwrap();
    let mut writer = csv::Writer::from_path(to).unwrap();
    writer.write_record(reader.headers().unwrap()).unwrap();
    for row in reader.records().map(Result::unwrap).filter(|r| panels.contains(&r[0])) {
        writer.write_record(&row).unwrap();
    }
    writer.flush().unwrap();
}

#[test]
fn the_official_totals_arrive_at_the_secretariat_through_signed_files() {
    let (Some(marks), Some(weights), Some(totals)) =
        (dataset(MARKS), dataset(WEIGHTS), dataset(TOTALS))
    else {
        return;
    };
    let panels = one_panel_of_each_weight_set(&weights);
    assert_eq!(panels.len(), 5);
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    filtered(&marks, &panels, Path::new(&path("scores.csv")));
    filtered(&weights, &panels, Path::new(&path("weights.csv")));
    fs::write(path("criteria.json"), criteria(OFFICIAL)).unwrap();
    let answer = Hengjian::new(folder.path()).good([
        "rehearse",
        "--scores",
        &path("scores.csv"),
        "--criteria",
        &path("criteria.json"),
        "--weights",
        &path("weights.csv"),
        "--out",
        &path("out"),
    ]);
    assert_eq!(answer["verdict"], "good");
    let (official, arrived) = (official_totals(&totals), computed(&answer));
    assert_eq!(arrived.len(), 30, "six performances in each of these panels");
    for (item, total) in arrived {
        assert_eq!(official[&item], total, "{item}");
    }
    let bundles = answer["bundles"].as_array().unwrap();
    assert_eq!(bundles.iter().filter(|b| b["step"] == "ack").count(), 5);
}
