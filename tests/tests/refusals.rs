//! Bad input: what people pick, type and hand over by mistake. Each is refused with a code and a sentence
//! in Chinese and in English, and nothing is changed by it; codes are those of `cli.md` and `formats.md`
//! §9.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use journeys::Stage;
use journeys::refusal::{BAD, Ground, NOT_DONE, codes, rows};

const EDITION: &str = "edition/edition-2022.hjb";
const FILING: &str = "filing/filing-green-v1.hjb";
const RECEIPT: &str = "filing/receipt-green-v1.hjb";
const BATCH: &str = "batches/batch-green-e001-1.hjb";
const CODE: &str = "letters/batch-green-e001-1-code.txt";
const RESULTS: &str = "results/results-green-e001-1-1.hjb";
const SUBMISSION: &str = "submission/submission-green.hjb";

/// A ZIP made by an ordinary program: deflated, with a comment.
const FOREIGN_ZIP: &[u8] = b"PK\x03\x04\x14\x00\x00\x00\x08\x00\x00\x00!\x00\xac*\x93\xd8\x04\x00\x00\x00\
    \x02\x00\x00\x00\x05\x00\x00\x00a.txt\xcb\xc8\x04\x00PK\x01\x02\x14\x03\x14\x00\x00\x00\x08\x00\x00\x00\
    !\x00\xac*\x93\xd8\x04\x00\x00\x00\x02\x00\x00\x00\x05\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x80\
    \x01\x00\x00\x00\x00a.txtPK\x05\x06\x00\x00\x00\x00\x01\x00\x01\x003\x00\x00\x00'\x00\x00\x00\x02\x00hi";

/// Every file that is no bundle, by the name under which it is written, and the finding it gives.
fn strangers(ground: &Ground, good: &str) -> Vec<(String, &'static str)> {
    let whole = ground.bytes(good);
    let cut = whole[..whole.len() / 2].to_vec();
    let mut damaged = whole.clone();
    let middle = damaged.len() / 2;
    damaged[middle] ^= 1;
    let other = if good == RECEIPT { EDITION } else { RECEIPT };
    let files: [(&str, Vec<u8>, &str); 7] = [
        ("empty.hjb", Vec::new(), "F01"),
        ("note.txt", "这不是文件包\n".into(), "F01"),
        ("paper.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n".to_vec(), "F01"),
        ("stranger.zip", FOREIGN_ZIP.to_vec(), "F"),
        ("cut.hjb", cut, "F"),
        ("damaged.hjb", damaged, "FAI"),
        ("other.hjb", ground.bytes(other), "P01"),
    ];
    let mut named = Vec::new();
    for (name, bytes, code) in files {
        let name = format!("strange/{name}");
        ground.write(&name, bytes);
        named.push((name, code));
    }
    named
}

/// A command takes none of the strangers; `args` gets the file in the place of `FILE`.
fn takes_no_stranger(ground: &Ground, args: &[&str], good: &str) {
    for (file, wanted) in strangers(ground, good) {
        let args: Vec<&str> = args.iter().map(|a| if *a == "FILE" { &file } else { *a }).collect();
        let error = ground.refused(&args, BAD, "verification-failed");
        let found = codes(&error);
        let fits = |code: &String| match wanted.len() {
            3 if wanted != "FAI" => code == wanted,
            _ => wanted.chars().any(|class| code.starts_with(class)),
        };
        assert!(found.iter().any(fits), "{file}: {found:?} instead of {wanted}");
    }
}

#[test]
fn edition_import_takes_no_stranger() {
    let ground = Ground::at(Stage::Filed);
    let digits = ground.digits();
    let args = ["edition", "import", "--office", "body.hjo", "FILE", "--trust", &digits];
    takes_no_stranger(&ground, &args, EDITION);
}

#[test]
fn filing_accept_takes_no_stranger() {
    let ground = Ground::at(Stage::Filed);
    let digits = ground.body_digits();
    let accept = ["filing", "accept", "--office", "secretariat.hjo", "FILE", "--by", "李明"];
    let args = [&accept[..], &["--digits", &digits, "--out", "again"]].concat();
    takes_no_stranger(&ground, &args, FILING);
}

#[test]
fn receipt_import_takes_no_stranger() {
    let ground = Ground::at(Stage::Filed);
    takes_no_stranger(&ground, &["receipt", "import", "--office", "body.hjo", "FILE"], RECEIPT);
}

#[test]
fn open_takes_no_stranger() {
    let ground = Ground::at(Stage::Packed);
    let digits = ground.digits();
    let args = ["open", "FILE", "--code-file", CODE, "--trust", &digits, "--out", "x.hjw"];
    takes_no_stranger(&ground, &args, BATCH);
}

#[test]
fn receive_takes_no_stranger() {
    let ground = Ground::at(Stage::Submitted);
    let args = ["receive", "--office", "secretariat.hjo", "FILE", "--out", "ack"];
    takes_no_stranger(&ground, &args, SUBMISSION);
}

#[test]
fn merge_takes_no_stranger_and_does_not_even_write_that_it_merged_nothing() {
    let ground = Ground::at(Stage::Sealed);
    for (file, _) in strangers(&ground, RESULTS) {
        let answer = ground.bad(&["merge", "--office", "body.hjo", &file]);
        assert!(!codes(&answer).is_empty(), "{answer:#}");
    }
}

#[test]
fn a_stranger_among_good_results_does_not_hold_them_up() {
    let ground = Ground::at(Stage::Sealed);
    ground.write("note.txt", "不是结果包");
    let ran = ground.run(&["merge", "--office", "body.hjo", "note.txt", RESULTS]);
    assert_eq!((ran.code, &ran.json["counted"]), (BAD, &1.into()), "{}", ran.stderr);
}

#[test]
fn verify_calls_every_stranger_by_its_fault() {
    let ground = Ground::at(Stage::Submitted);
    let digits = ground.digits();
    for (file, wanted) in strangers(&ground, RECEIPT) {
        let args = ["verify", &file, "--trust", &digits, "--type", "receipt"];
        let found = codes(&ground.bad(&args));
        assert!(found.iter().any(|c| wanted.contains(&c[..1])), "{file}: {found:?}");
    }
}

#[test]
fn an_official_office_takes_nothing_from_a_rehearsal() {
    let ground = Ground::at(Stage::Submitted);
    ground.done(&["demo", "--out", "demo"]);
    let digits = ground.digits();
    let import = ["edition", "import", "--office", "body.hjo", "demo/edition/edition-2022.hjb"];
    ground.refused_for(&[&import[..], &["--trust", &digits]].concat(), BAD, "P06");
    let receipt = "demo/green/receipt-green-v1.hjb";
    ground.refused_for(&["receipt", "import", "--office", "body.hjo", receipt], BAD, "P06");
    let submission = "demo/green/submission-green.hjb";
    ground.refused_for(&["receive", "--office", "secretariat.hjo", submission], BAD, "P06");
    let results = "demo/green/results/results-green-e001-1-1.hjb";
    let merged = ground.bad(&["merge", "--office", "body.hjo", results]);
    assert!(codes(&merged).contains(&"P06".to_owned()), "{merged:#}");
}

/// What is no document, by name, and the error it gives.
fn no_documents(ground: &Ground, good: &str) -> Vec<(String, &'static str)> {
    let whole = ground.bytes(good);
    let mut plain = b"SQLite format 3\0".to_vec();
    plain.resize(8192, 0);
    let mut first = whole.clone();
    first[1000] ^= 1;
    let extension = good.rsplit('.').next().unwrap();
    let files = [
        ("empty", Vec::new(), "cut-short"),
        ("broken-off", whole[..whole.len() - 1000].to_vec(), "cut-short"),
        ("without-its-last-pages", whole[..4096 * 3].to_vec(), "wrong-passphrase-or-damaged"),
        ("first-page-damaged", first, "wrong-passphrase-or-damaged"),
        ("plain", plain, "not-ours"),
        ("bundle", ground.bytes(RECEIPT), "not-ours"),
        ("paper", [b"%PDF-1.7\n".as_slice(), &[b' '; 9000]].concat(), "not-ours"),
    ];
    let mut named = Vec::new();
    for (name, bytes, code) in files {
        let name = format!("{name}.{extension}");
        ground.write(&name, bytes);
        named.push((name, code));
    }
    named
}

#[test]
fn what_is_no_office_file_is_not_opened() {
    let ground = Ground::at(Stage::Merged);
    for (file, code) in no_documents(&ground, "body.hjo") {
        ground.refused(&["merge", "--office", &file], NOT_DONE, code);
        ground.refused(&["audit", &file], NOT_DONE, code);
        ground.refused(&["submit", "--office", &file, "--out", "up"], NOT_DONE, code);
    }
    ground.refused(&["merge", "--office", "work-E001.hjw"], NOT_DONE, "not-ours");
    ground.refused(&["merge", "--office", "nowhere.hjo"], NOT_DONE, "not-found");
}

#[test]
fn what_is_no_work_file_is_not_opened() {
    let ground = Ground::at(Stage::Scored);
    for (file, code) in no_documents(&ground, "work-E001.hjw") {
        ground.refused(&["seal", &file, "--out", "stick"], NOT_DONE, code);
        ground.refused(&["score", "import", &file, "scores-E001.csv"], NOT_DONE, code);
    }
    ground.refused(&["sheet", "body.hjo"], NOT_DONE, "not-ours");
    ground.refused(&["sheet", "nowhere.hjw"], NOT_DONE, "not-found");
}

#[test]
fn damage_in_the_middle_of_a_document_is_called_damage() {
    let ground = Ground::at(Stage::Merged);
    let mut bytes = ground.bytes("body.hjo");
    for page in bytes.chunks_mut(4096).skip(4) {
        page[2000] ^= 1;
    }
    ground.write("damaged.hjo", bytes);
    ground.refused(&["merge", "--office", "damaged.hjo"], NOT_DONE, "wrong-passphrase-or-damaged");
}

#[test]
fn a_wrong_passphrase_opens_nothing() {
    let ground = Ground::at(Stage::Scored);
    let refused = |args: &[&str]| ground.refused(args, NOT_DONE, "wrong-passphrase-or-damaged");
    ground.write("passphrase.txt", "another passphrase\n");
    refused(&["merge", "--office", "body.hjo"]);
    refused(&["seal", "work-E001.hjw", "--out", "stick"]);
    refused(&["audit", "work-E001.hjw"]);
}

#[test]
fn a_short_passphrase_makes_no_document() {
    let ground = Ground::at(Stage::Packed);
    let digits = ground.digits();
    ground.write("passphrase.txt", "1234567\n");
    let open = ["open", BATCH, "--code-file", CODE, "--trust", &digits, "--out", "x.hjw"];
    ground.refused(&open, NOT_DONE, "weak-passphrase");
    let new = ["office", "new", "--role", "secretariat", "--name", "秘书处", "new.hjo"];
    ground.refused(&new, NOT_DONE, "weak-passphrase");
}

fn code_of(ground: &Ground) -> String {
    String::from_utf8(ground.bytes(CODE)).unwrap().trim().to_owned()
}

fn open_with<'a>(code: &'a str, digits: &'a str, out: &'a str) -> [&'a str; 8] {
    ["open", BATCH, "--code-file", code, "--trust", digits, "--out", out]
}

#[test]
fn a_typing_mistake_in_a_code_is_caught_by_its_check_character() {
    let ground = Ground::at(Stage::Packed);
    let (code, digits) = (code_of(&ground), ground.digits());
    for place in [0, 7, 22] {
        let mut typed: Vec<char> = code.chars().collect();
        typed[place] = if typed[place] == '7' { '8' } else { '7' };
        ground.write("typed.txt", typed.into_iter().collect::<String>());
        let open = open_with("typed.txt", &digits, "x.hjw");
        ground.refused(&open, NOT_DONE, "wrong-code-check");
    }
    ground.write("typed.txt", &code[..code.len() - 2]);
    ground.refused(&open_with("typed.txt", &digits, "x.hjw"), NOT_DONE, "wrong-code-length");
    ground.write("typed.txt", code.replacen(|c: char| c != '-', "U", 1));
    ground.refused(&open_with("typed.txt", &digits, "x.hjw"), NOT_DONE, "wrong-code-character");
    ground.refused(&open_with("nowhere.txt", &digits, "x.hjw"), NOT_DONE, "not-found");
}

#[test]
fn the_code_of_another_batch_does_not_open_this_one() {
    let ground = Ground::at(Stage::Packed);
    let digits = ground.digits();
    let other = "letters/batch-green-e002-1-code.txt";
    ground.refused(&open_with(other, &digits, "x.hjw"), NOT_DONE, "wrong-code");
}

#[test]
fn a_code_forgives_the_letter_o_the_letters_i_and_l_case_and_spaces() {
    let ground = Ground::at(Stage::Packed);
    let (code, digits) = (code_of(&ground), ground.digits());
    let spaced = code.replace('-', "  ");
    let forms = [
        code.to_lowercase(),
        spaced.clone(),
        code.replace('0', "O").replace('1', "I"),
        spaced.to_lowercase().replace('0', "o").replace('1', "l"),
    ];
    for (n, form) in forms.iter().enumerate() {
        ground.write("typed.txt", form);
        ground.done(&open_with("typed.txt", &digits, &format!("x{n}.hjw")));
    }
}

#[test]
fn wrong_or_missing_digits_let_nothing_in() {
    let ground = Ground::at(Stage::Packed);
    let wrong = "00000 11111 22222 33333 44444 55555";
    ground.refused_for(&open_with(CODE, wrong, "x.hjw"), BAD, "A05");
    ground.refused(&open_with(CODE, "12345", "x.hjw"), NOT_DONE, "bad-digits");
    ground.refused(&["open", BATCH, "--code-file", CODE, "--out", "x.hjw"], NOT_DONE, "no-anchor");

    let import = ["edition", "import", "--office", "body.hjo", EDITION];
    ground.refused_for(&[&import[..], &["--trust", wrong]].concat(), BAD, "A05");
    ground.refused(&[&import[..], &["--trust", "1234"]].concat(), NOT_DONE, "bad-digits");
    ground.done(&["office", "new", "--role", "body", "--name", "新来的", "new.hjo"]);
    let first = ["edition", "import", "--office", "new.hjo", EDITION];
    ground.refused(&first, NOT_DONE, "no-anchor");
}

#[test]
fn a_filing_whose_key_nobody_compared_gets_no_receipt() {
    let ground = Ground::at(Stage::Edition);
    file(&ground, &["--closing", "2022-11-20"]);
    let accept = ["filing", "accept", "--office", "secretariat.hjo", "again/filing-green-v1.hjb"];
    let accept = [&accept[..], &["--by", "李明", "--out", "again"]].concat();
    ground.refused_for(&accept, NOT_DONE, "A11");
    let wrong = ["--digits", "00000 11111 22222 33333 44444 55555"];
    ground.refused_for(&[&accept[..], &wrong].concat(), BAD, "A05");
    ground.refused(&[&accept[..], &["--digits", "123"]].concat(), NOT_DONE, "bad-digits");
}

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

fn file(ground: &Ground, more: &[&str]) {
    ground.done(&[&EXPORT[..], more].concat());
}

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
    let table = "编号,名称,申报单位,密级,领域,申报时间\n\
        q10,,单位,公开,green,2022-10-28\n\
        q 11,名称,单位,公开,green,2022-10-28\n\
        q12,名称,单位,秘密,green,2022-10-28\n\
        q13,名称,单位,公开,天文,2022-10-28\n\
        q14,名称,单位,公开,green,2022-10-28\n\
        Q14,名称,单位,公开,green,2022-10-28\n\
        q15,名称,单位,公开,green,昨天\n";
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
fn criteria_that_cannot_be_filed_are_refused() {
    let ground = Ground::at(Stage::Edition);
    let args = [&EXPORT[..], &["--closing", "2022-11-20"]].concat();
    let good = String::from_utf8(ground.bytes("criteria.json")).unwrap();
    ground.write("criteria.json", "{");
    ground.refused(&args, NOT_DONE, "bad-criteria");
    ground.write("criteria.json", good.replace("\"points\": 6000", "\"points\": -6000"));
    ground.refused(&args, NOT_DONE, "criteria-faults");
    ground.write("criteria.json", good.replace("\"green\"", "\"electronics\""));
    ground.refused(&args, NOT_DONE, "bad-criteria");
}
