//! What the rows of each kind of file become, and that a fault names its cell. Uses small tables written
//! here and, where they are there, the real scores beside the workspace.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::path::PathBuf;

use review::ids::TrackId;
use review::mark::{Centi, TenThousandths};
use review::nomination::Attachment;
use review::panel::Role;
use sheets::marks::{read_marks, read_recusals, read_weights};
use sheets::nominations::{Intake, Mapping, read_nominations};
use sheets::panel::read_panel;
use sheets::scores::read_scores;
use sheets::{RowFault, SheetError, Table, read_table};

fn csv(text: &str) -> Table {
    read_table("a.csv", text.as_bytes()).unwrap()
}

fn intake(text: &str) -> Intake {
    let table = csv(text);
    read_nominations(&table, &Mapping::guess(&table), &BTreeMap::new())
}

fn short(faults: &[RowFault]) -> Vec<(usize, &str, &str)> {
    faults.iter().map(|f| (f.row, f.cell.as_str(), f.code)).collect()
}

fn dataset(name: &str) -> Option<Table> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/datasets");
    let Ok(bytes) = std::fs::read(root.join(name)) else {
        println!("skipped: {name} is not there");
        return None;
    };
    Some(read_table(name, &bytes).unwrap())
}

const HEAD: &str =
    "项目编号,项目名称,申报单位,推荐单位,推荐渠道,领域,密级,申报时间,简介（≤1200字）\n";

#[test]
fn known_columns_fill_the_record_and_the_others_become_fields() {
    let row = "A-1,甲,甲公司,某学会,全国学会,green,公开,2022-10-31 08:30,\n";
    let found = intake(&format!("{HEAD}{row}"));
    assert_eq!(found.faults, []);
    let (row, nomination, track) = &found.nominations[0];
    assert_eq!((*row, nomination.id.as_str(), nomination.title.as_str()), (2, "A-1", "甲"));
    assert_eq!(
        (nomination.nominator.as_str(), nomination.channel.as_str()),
        ("某学会", "全国学会")
    );
    assert_eq!(track.as_ref().unwrap().as_str(), "green");
    let fields: Vec<(&str, &str)> =
        nomination.fields.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    assert_eq!(fields, [("密级", "公开"), ("申报时间", "2022-10-31 08:30")]);
}

#[test]
fn a_row_with_a_fault_is_left_out_and_the_others_are_taken() {
    let rows = [
        "A-1,甲,甲公司,,,,,,",
        "a-1,乙,乙公司,,,,,,",
        "A_2,丙,丙公司,,,,,,",
        "A-3,,丁公司,,,,,,",
        "A-4,戊,戊公司,,,,秘密,,",
        "A-5,己,己公司,,,,,十月,",
        &format!("A-6,庚,庚公司,,,,,,{}", "字".repeat(1_201)),
        "A-7,辛,辛公司,,,,,,",
    ];
    let found = intake(&format!("{HEAD}{}", rows.join("\n")));
    let taken: Vec<&str> = found.nominations.iter().map(|(_, n, _)| n.id.as_str()).collect();
    assert_eq!(taken, ["A-1", "A-7"]);
    let expected = [
        (3, "A3", "duplicate_id"),
        (4, "A4", "bad_id"),
        (5, "B5", "missing_value"),
        (6, "G6", "not_public"),
        (7, "H7", "bad_date"),
        (8, "I8", "too_long"),
    ];
    assert_eq!(short(&found.faults), expected);
    assert_eq!(found.faults[0].params["first_row"], "2");
    let json = serde_json::to_value(&found.faults[3]).unwrap();
    assert_eq!((&json["cell"], &json["params"]["value"]), (&"G6".into(), &"秘密".into()));
}

#[test]
fn a_missing_column_is_named_with_the_headings_that_are_there() {
    let found = intake("项目编号,项目名称\nA-1,甲\n");
    assert_eq!(short(&found.faults), [(1, "", "missing_column")]);
    assert!(found.faults[0].params["wanted"].starts_with("申报单位"));
    assert_eq!(found.faults[0].params["found"], "项目编号、项目名称");
    assert_eq!(found.nominations, []);
}

#[test]
fn a_track_by_its_title_needs_the_edition() {
    let table = csv("id,title,applicant,track\nA-1,甲,甲公司,绿色低碳\nA-2,乙,乙公司,绿色\n");
    let mut mapping = Mapping::guess(&table);
    let without = read_nominations(&table, &mapping, &BTreeMap::new());
    assert_eq!(without.nominations[0].2, None);
    assert_eq!(without.nominations[0].1.fields["track"], "绿色低碳");
    mapping.tracks.insert("绿色低碳".into(), TrackId::new("green").unwrap());
    let with = read_nominations(&table, &mapping, &BTreeMap::new());
    assert_eq!(with.nominations[0].2.as_ref().unwrap().as_str(), "green");
    assert_eq!(short(&with.faults), [(3, "D3", "unknown_track")]);
}

#[test]
fn attachments_are_found_by_id_whatever_its_case() {
    let table = csv("id,title,applicant\nA-1,甲,甲公司\nA-2,乙,乙公司\n");
    let file = Attachment { name: "a.pdf".into(), size: 1, sha256: "00".into() };
    let files = BTreeMap::from([("a-1".to_owned(), vec![file.clone()])]);
    let found = read_nominations(&table, &Mapping::guess(&table), &files);
    assert_eq!(found.nominations[0].1.attachments, [file]);
    assert_eq!(found.nominations[1].1.attachments, []);
}

#[test]
fn experts_are_numbered_and_grouped_where_the_table_does_not_say() {
    let text = "姓名,单位,组,角色,回避\n甲,一所,第一组,组长,A-1；A-2、A-3\n乙,二所,,,\n丙,,,,\n丁,三所,second,专家,\n";
    let found = read_panel(&csv(text)).unwrap();
    let experts: Vec<(&str, &str, Role, usize)> = found
        .experts
        .iter()
        .map(|e| (e.id.as_str(), e.group.as_str(), e.role, e.conflicts.len()))
        .collect();
    let expected = [
        ("E001", "g1", Role::Chair, 3),
        ("E002", "main", Role::Member, 0),
        ("E004", "second", Role::Member, 0),
    ];
    assert_eq!(experts, expected);
    let titles: Vec<&str> = found.groups.iter().map(|g| g.title.as_str()).collect();
    assert_eq!(titles, ["第一组", "main", "second"]);
    assert_eq!(short(&found.faults), [(4, "B4", "missing_value")]);
}

#[test]
fn an_experts_key_is_kept_as_it_stands_and_may_be_left_out() {
    let line = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE0Q3srsoGZ0rXeY4Wo+1f6k41okjIBjYwCH4gjnXIDx";
    for heading in ["公钥", "密钥", "key", "Public_Key", "公钥（OpenSSH）"] {
        let text =
            format!("姓名,单位,{heading}\n甲,一所, {line} jia@pc \n乙,二所,\n丙,三所,not a key\n");
        let found = read_panel(&csv(&text)).unwrap();
        let keys: Vec<Option<&str>> = found.experts.iter().map(|e| e.key.as_deref()).collect();
        let given = format!("{line} jia@pc");
        assert_eq!(keys, [Some(given.as_str()), None, Some("not a key")], "{heading}");
        assert_eq!(found.faults, []);
    }
    let without = read_panel(&csv("姓名,单位\n甲,一所\n")).unwrap();
    assert_eq!(without.experts[0].key, None);
}

#[test]
fn a_panel_fault_names_its_cell() {
    let text = "expert,name,unit,role,conflicts\nE001,甲,一所,副组长,\nE002,乙,二所,,A_1\nE003,丙,三所,,\n3,丁,四所,,\nX,戊,五所,,\n";
    let found = read_panel(&csv(text)).unwrap();
    let expected = [
        (2, "D2", "bad_role"),
        (3, "E3", "bad_id"),
        (5, "A5", "duplicate_id"),
        (6, "A6", "bad_id"),
    ];
    assert_eq!(short(&found.faults), expected);
    assert!(matches!(read_panel(&csv("a,b\n1,2")), Err(SheetError::MissingColumn { .. })));
}

#[test]
fn an_empty_score_is_no_mark_and_a_bad_one_names_its_cell() {
    let text = "panel,note,item,judge,criterion,score\np,x,i,j,c,9.5\np,x,i,j,d,\np,x,i,j,e,好\np,x,i,j,f,1.234\np,x,,j,f,1\np,x,i,j,c,8\n";
    let found = read_marks(&csv(text)).unwrap();
    assert_eq!(found.rows.len(), 1);
    assert_eq!((found.rows[0].row, found.rows[0].score), (2, Centi(950)));
    let expected = [
        (4, "F4", "bad_number"),
        (5, "F5", "bad_number"),
        (6, "C6", "missing_value"),
        (7, "", "duplicate_mark"),
    ];
    assert_eq!(short(&found.faults), expected);
    assert_eq!(found.faults[1].params["reason"], "too_fine");
}

#[test]
fn scores_of_an_expert_stay_text_with_their_addresses() {
    let text = "编号,评审项,分数,评语\nA-1,innovation,9.5,好\nA-1,合规,是,\nA-1,overall,,总评\nA-2,x,,\na-1,合规,否,\n";
    let found = read_scores(&csv(text)).unwrap();
    let rows: Vec<(&str, &str, &str)> = found
        .rows
        .iter()
        .map(|r| (r.criterion.as_str(), r.score.as_str(), r.score_cell.as_str()))
        .collect();
    assert_eq!(rows, [("innovation", "9.5", "C2"), ("合规", "是", "C3"), ("overall", "", "C4")]);
    assert_eq!(short(&found.faults), [(6, "B6", "duplicate_mark")]);
}

#[test]
fn all_marks_of_the_skating_season_are_read() {
    let Some(table) = dataset("isu_skating_components_2016_17.csv") else { return };
    let found = read_marks(&table).unwrap();
    assert_eq!((found.rows.len(), found.faults.len()), (77_630, 0));
    let distinct = |of: fn(&sheets::marks::MarkRow) -> &str| {
        found.rows.iter().map(of).collect::<std::collections::BTreeSet<_>>().len()
    };
    assert_eq!(distinct(|m| &m.panel), 152);
    assert_eq!(distinct(|m| &m.item), 1_726);
    assert_eq!(distinct(|m| &m.judge), 214);
    let last = found.rows.last().unwrap();
    assert_eq!(last.row, 77_631);
}

#[test]
fn the_weights_of_the_skating_season_are_read() {
    let Some(table) = dataset("isu_skating_weights.csv") else { return };
    let found = read_weights(&table).unwrap();
    assert_eq!((found.rows.len(), found.faults.len()), (152 * 5, 0));
    assert_eq!(found.rows[0].weight, TenThousandths(12_000));
}

#[test]
fn the_grant_panel_and_its_recusals_are_read() {
    let Some(table) = dataset("aibs_grant_panel_scores.csv") else { return };
    let marks = read_marks(&table).unwrap();
    assert_eq!((marks.rows[0].score, marks.faults.len()), (Centi(1_500), 0));
    let Some(table) = dataset("aibs_grant_panel_recusals.csv") else { return };
    let recusals = read_recusals(&table).unwrap();
    assert_eq!((recusals.rows[0].judge.as_str(), recusals.rows[0].item.as_str()), ("R04", "P07"));
}

#[test]
fn a_file_of_numbers_has_no_headings() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/datasets");
    let Ok(bytes) = std::fs::read(root.join("synthetic_affinity_1000x100.csv")) else {
        println!("skipped: synthetic_affinity_1000x100.csv is not there");
        return;
    };
    assert_eq!(read_table("a.csv", &bytes), Err(SheetError::NoHeadings { row: 1 }));
}
