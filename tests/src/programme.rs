//! The people and projects of a chain, all invented: three experts, four nominations with an attachment
//! each, a filed rule. The marks are chosen so that the ranking can be checked in one's head; it stands
//! in [`RANKING`], and nothing here asks the program.

#![allow(clippy::expect_used)] // harness: a broken step ends the test

use std::fs;
use std::path::Path;

/// The track, its body and the experts.
pub const TRACK: &str = "electronics";
/// The body of that track.
pub const BODY: &str = "cast-info";
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
/// Nomination, official score, exact value. The filed rule: two marks, their sum in each expert, the mean over experts, two decimals at the end.
pub const RANKING: [(&str, &str, &str); 4] = [
    ("q03", "89.00", "89/1"),
    ("q01", "76.83", "461/6"),
    ("q02", "55.00", "55/1"),
    ("q04", "34.00", "34/1"),
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
  "type": "hengjian/criteria/v1", "track": "electronics", "title": "旅程评价标准", "version": 1,
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
    "minimum_reviews": 2, "tie_break": ["unrounded"]},
  "vote": {"quorum": {"num": 2, "den": 3, "inclusive": true}, "base": "present",
    "pass": {"num": 1, "den": 2, "inclusive": false}, "ballot": "secret"}
}
"#;

/// Writes the tables, the rule and the attachments that people would bring into `folder`.
pub(crate) fn write(folder: &Path) {
    let write = |name: &str, text: &str| {
        fs::write(folder.join(name), text).expect("a table");
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
        let folder = folder.join("attachments").join(id);
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
