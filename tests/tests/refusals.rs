//! Bad input: what people pick, type and hand over by mistake. Each is refused with a code and a sentence
//! in Chinese and in English, and nothing is changed by it; codes are those of `cli.md` and `formats.md`
//! §9.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use journeys::Stage;
use journeys::refusal::{BAD, Ground, NOT_DONE, codes};

const EDITION: &str = "edition/edition-2022.hjb";
const FILING: &str = "filing/filing-@-v1.hjb";
const RECEIPT: &str = "filing/receipt-@-v1.hjb";
const BATCH: &str = "batches/batch-@-e001-1.hjb";
const CODE: &str = "letters/batch-@-e001-1-code.txt";
const RESULTS: &str = "results/results-@-e001-1-1.hjb";
const SUBMISSION: &str = "submission/submission-@.hjb";

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
    let demo = ground.done(&["demo", "--out", "demo"]);
    let steps = demo["steps"].as_array().unwrap();
    let made =
        |step: &str| steps.iter().find(|s| s["step"] == step).unwrap()["path"].as_str().unwrap();
    let digits = ground.digits();
    let import = ["edition", "import", "--office", "body.hjo", made("edition")];
    ground.refused_for(&[&import[..], &["--trust", &digits]].concat(), BAD, "P06");
    ground.refused_for(&["receipt", "import", "--office", "body.hjo", made("receipt")], BAD, "P06");
    let submission = made("submission");
    ground.refused_for(&["receive", "--office", "secretariat.hjo", submission], BAD, "P06");
    let merged = ground.bad(&["merge", "--office", "body.hjo", made("seal")]);
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
    let other = "letters/batch-@-e002-1-code.txt";
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
    let export = ["filing", "export", "--office", "body.hjo", "--criteria", "criteria.json"];
    let more = ["--panel", "panel.csv", "--closing", "2022-11-20", "--out", "again"];
    ground.done(&[&export[..], &more].concat());
    let accept = ["filing", "accept", "--office", "secretariat.hjo", "again/filing-@-v1.hjb"];
    let accept = [&accept[..], &["--by", "李明", "--out", "again"]].concat();
    ground.refused_for(&accept, NOT_DONE, "A11");
    let wrong = ["--digits", "00000 11111 22222 33333 44444 55555"];
    ground.refused_for(&[&accept[..], &wrong].concat(), BAD, "A05");
    ground.refused(&[&accept[..], &["--digits", "123"]].concat(), NOT_DONE, "bad-digits");
}
