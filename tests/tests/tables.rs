//! Tables that cannot be taken: a missing column, a date that is none, a mark that the criteria do not
//! allow, an expert who is not on the panel. All rows or none: the faulty cells are named, in both
//! languages, and nothing is saved.

#![allow(clippy::unwrap_used)]

use journeys::Stage;
use journeys::programme::TRACK;
use journeys::refusal::{Ground, NOT_DONE, rows};

const EXPORT: [&str; 10] = [
    "filing",
    "export",
    "--office",
    "body.hjo",
    "--criteria",
    "criteria.json",
    "--panel",
    "panel.csv",
    "--out",
    "again",
];

#[test]
fn a_date_that_is_none_is_named() {
    let ground = Ground::at(Stage::Edition);
    for none in ["2022-02-30", "2022-13-01", "下个月", "20/11", ""] {
        let closing = format!("--closing={none}");
        let error = ground.refused(&[&EXPORT[..], &[&closing]].concat(), NOT_DONE, "bad-date");
        assert_eq!(error["error"]["params"]["value"], none);
    }
    let ground = Ground::at(Stage::Accepted);
    ground.write("bad.csv", "编号,名称,申报单位,申报时间\nq09,名称,单位,2022-02-30\n");
    let answer = ground.bad(&["intake", "--office", "body.hjo", "bad.csv"]);
    assert_eq!(rows(&answer), [("D2".to_owned(), "bad_date".to_owned())]);
}

#[test]
fn a_missing_column_is_named_and_nothing_is_taken() {
    let ground = Ground::at(Stage::Scored);
    let missing = |args: &[&str], column: &str| {
        let error = ground.refused(args, NOT_DONE, "missing-column");
        let named = error["error"]["params"]["column"].as_str().unwrap();
        assert!(named.contains(column), "{named}");
    };
    ground.write("nominations-bad.csv", "编号,申报单位\nq09,单位\n");
    missing(&["intake", "--office", "body.hjo", "nominations-bad.csv"], "名称");
    ground.write("scores-bad.csv", "nomination,score\nq01,50\n");
    missing(&["score", "import", "work-E001.hjw", "scores-bad.csv"], "criterion");
    let pack = ["pack", "--office", "body.hjo", "--batches", "b2", "--letters", "l2"];
    ground.write("assignment-bad.csv", "expert,project\nE001,q01\n");
    missing(&[&pack[..], &["--assignment", "assignment-bad.csv"]].concat(), "nomination");
    ground.write("panel-bad.csv", "expert,unit\nE001,某所\n");
    let export = ["filing", "export", "--office", "body.hjo", "--panel", "panel-bad.csv"];
    missing(&[&export[..], &["--closing", "2022-11-20", "--out", "f"]].concat(), "name");
}

#[test]
fn a_table_that_is_none_is_refused() {
    let ground = Ground::at(Stage::Scored);
    let import = |file| ["score", "import", "work-E001.hjw", file];
    ground.write("empty.csv", "");
    ground.refused(&import("empty.csv"), NOT_DONE, "empty-sheet");
    ground.write("broken.xlsx", [b"PK\x03\x04".as_slice(), &[0; 100]].concat());
    ground.refused(&import("broken.xlsx"), NOT_DONE, "sheet-not-a-workbook");
    ground.write("paper.csv", b"%PDF-1.7\n\xff\xfe\x00\x01");
    ground.refused(&import("paper.csv"), NOT_DONE, "sheet-not-text");
    ground.refused(&import("nowhere.csv"), NOT_DONE, "not-found");
}

#[test]
fn an_expert_who_is_not_on_the_panel_gets_nothing() {
    let ground = Ground::at(Stage::Accepted);
    ground.write("assignment.csv", "expert,nomination\nE001,q01\nE009,q01\n");
    let pack = ["pack", "--office", "body.hjo", "--batches", "b2", "--letters", "l2"];
    let pack = [&pack[..], &["--assignment", "assignment.csv"]].concat();
    let error = ground.refused(&pack, NOT_DONE, "expert-not-on-panel");
    assert_eq!(error["error"]["params"]["expert"], "E009");
    ground.write("assignment.csv", "expert,nomination\nE001,q77\n");
    ground.refused(&pack, NOT_DONE, "unknown-nomination");
}

#[test]
fn one_bad_score_row_keeps_the_whole_table_out_and_its_cell_is_named() {
    let ground = Ground::at(Stage::Opened);
    ground.done(&["pledge", "work-E002.hjw"]);
    ground.done(&["recuse", "work-E002.hjw", "--nomination", "q03", "--reason", "same_unit"]);
    let table = "nomination,criterion,score,comment\n\
        q01,depth,50,\n\
        q01,value,40.5,\n\
        q02,depth,30.25,\n\
        q02,value,好,\n\
        q01,beauty,30,\n\
        q99,depth,30,\n\
        q03,depth,30,\n\
        q04,depth,-1,\n\
        q04,proven,也许,\n";
    ground.write("bad.csv", table);
    let answer = ground.bad(&["score", "import", "work-E002.hjw", "bad.csv"]);
    let expected = [
        ("C3", "mark_out_of_range"),
        ("C4", "mark_off_step"),
        ("C5", "bad_mark"),
        ("B6", "unknown_item"),
        ("A7", "unknown_nomination"),
        ("A8", "recused"),
        ("C9", "mark_out_of_range"),
        ("C10", "bad_gate"),
    ];
    let expected = expected.map(|(cell, code)| (cell.to_owned(), code.to_owned()));
    assert_eq!(rows(&answer), expected);
    assert_eq!((&answer["marks"], &answer["scored"]), (&0.into(), &1.into()), "{answer:#}");
}

#[test]
fn every_fault_of_a_row_has_its_sentence() {
    let ground = Ground::at(Stage::Opened);
    ground.done(&["pledge", "work-E001.hjw"]);
    let long = "长".repeat(201);
    let table = format!(
        "nomination,criterion,score,comment\n\
        q01,depth,50,\nq01,depth,51,\n,depth,50,\nq 1,depth,50,\nq02,depth,50,{long}\nq02,,50,\n\
        q02,recommendation,最好,\nq03,depth,1.234,\nq03,value,99999999999999999999,\n"
    );
    ground.write("bad.csv", table);
    let answer = ground.bad(&["score", "import", "work-E001.hjw", "bad.csv"]);
    let found: Vec<String> = rows(&answer).into_iter().map(|(_, code)| code).collect();
    for code in ["duplicate_mark", "missing_value", "bad_id", "comment_too_long", "bad_mark"] {
        assert!(found.iter().any(|f| f == code), "{code} in {found:?}");
    }
    assert_eq!(found.len(), 8, "{found:?}");
}

#[test]
fn every_fault_of_a_nomination_row_has_its_sentence() {
    let ground = Ground::at(Stage::Accepted);
    let table = format!(
        "编号,名称,申报单位,密级,领域,申报时间\n\
        q10,,单位,公开,{TRACK},2022-10-28\n\
        q 11,名称,单位,公开,{TRACK},2022-10-28\n\
        q12,名称,单位,秘密,{TRACK},2022-10-28\n\
        q13,名称,单位,公开,天文,2022-10-28\n\
        q14,名称,单位,公开,{TRACK},2022-10-28\n\
        Q14,名称,单位,公开,{TRACK},2022-10-28\n\
        q15,名称,单位,公开,{TRACK},昨天\n"
    );
    ground.write("bad.csv", table);
    let answer = ground.bad(&["intake", "--office", "body.hjo", "--dry-run", "bad.csv"]);
    let found: Vec<String> = rows(&answer).into_iter().map(|(_, code)| code).collect();
    let expected =
        ["missing_value", "bad_id", "not_public", "unknown_track", "duplicate_id", "bad_date"];
    assert_eq!(found, expected);
}

#[test]
fn a_panel_that_cannot_be_filed_is_refused_with_its_cells() {
    let ground = Ground::at(Stage::Edition);
    ground.write("panel.csv", "expert,name,unit\nE001,甲,一所\nX9,乙,二所\nE001,丙,三所\n");
    let args = [&EXPORT[..], &["--closing", "2022-11-20"]].concat();
    let error = ground.refused(&args, NOT_DONE, "rows-refused");
    let said = error["message"].as_str().unwrap();
    assert!(said.contains("A3"), "{said}");
}

#[test]
fn a_rule_that_would_have_no_effect_is_not_filed() {
    let ground = Ground::at(Stage::Edition);
    let args = [&EXPORT[..], &["--closing", "2022-11-20"]].concat();
    let good = String::from_utf8(ground.bytes("criteria.json")).unwrap();
    let mut criteria: serde_json::Value = serde_json::from_str(&good).unwrap();
    criteria["official"]["tie_break"] = serde_json::json!([{"preference": "试点城市"}]);
    ground.write("criteria.json", criteria.to_string());
    ground.refused(&args, NOT_DONE, "criteria-not-yet");
}

#[test]
fn criteria_that_cannot_be_filed_are_refused() {
    let ground = Ground::at(Stage::Edition);
    let args = [&EXPORT[..], &["--closing", "2022-11-20"]].concat();
    let good = String::from_utf8(ground.bytes("criteria.json")).unwrap();
    ground.write("criteria.json", "{");
    ground.refused(&args, NOT_DONE, "bad-criteria");
    ground.write("criteria.json", good.replace("\"points\": 6000", "\"points\": -6000"));
    ground.refused(&args, NOT_DONE, "criteria-faults");
    ground.write("criteria.json", good.replace(&format!("\"{TRACK}\""), "\"rising-firm\""));
    ground.refused(&args, NOT_DONE, "bad-criteria");
}
