//! What the expert's desk asks of the program, asked by `call`: what a file is, what a batch is before it is
//! opened, entries that the filed criteria do not allow, states that allow none, and notes that stay.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
#![allow(clippy::needless_pass_by_value)] // an entry is handed over as it is written

use journeys::Stage;
use journeys::hengjian::PASSPHRASE;
use journeys::refusal::{Ground, NOT_DONE, codes};
use serde_json::{Value, json};
use store::Secret;
use store::work::WorkFile;

const BATCH: &str = "batches/batch-@-e001-1.hjb";
const RESULTS: &str = "results/results-@-e001-1-1.hjb";
const WORK: &str = "work-E001.hjw";

fn call(ground: &Ground, name: &str, request: &Value) -> Value {
    ground.done(&["call", name, &request.to_string()])
}

fn refused(ground: &Ground, name: &str, request: &Value, code: &str) -> Value {
    ground.refused(&["call", name, &request.to_string()], NOT_DONE, code)["error"].clone()
}

fn entry(work: &str, nomination: &str, entry: Value) -> Value {
    json!({"work": work, "nomination": nomination, "entry": entry})
}

fn mark(item: &str, value: &str) -> Value {
    json!({"field": "mark", "item": item, "value": value})
}

fn kind(ground: &Ground, file: &str) -> String {
    call(ground, "inspect", &json!({"file": file}))["kind"].as_str().unwrap().to_owned()
}

#[test]
fn every_file_of_the_chain_is_called_by_what_it_is() {
    let ground = Ground::at(Stage::Received);
    for (file, is) in [
        ("edition/edition-2022.hjb", "edition"),
        ("filing/filing-@-v1.hjb", "filing"),
        ("filing/receipt-@-v1.hjb", "receipt"),
        (BATCH, "batch"),
        (RESULTS, "results"),
        ("results/results-@-e001-1-1.hjb.age", "sealed"),
        ("submission/submission-@.hjb.age", "sealed"),
        ("submission/submission-@.hjb", "submission"),
        (WORK, "work"),
        ("body.hjo", "office"),
        ("results/results-@-e001-1-1-signature.pdf", "pdf"),
        ("nominations.csv", "spreadsheet"),
        ("passphrase.txt", "text"),
        ("batches", "folder"),
    ] {
        assert_eq!(kind(&ground, file), is, "{file}");
    }
    let whole = ground.bytes(BATCH);
    ground.write("cut.hjb", &whole[..whole.len() / 2]);
    assert_eq!(kind(&ground, "cut.hjb"), "bundle_damaged");
    ground.write("empty.hjb", b"");
    assert_eq!(kind(&ground, "empty.hjb"), "empty");
    refused(&ground, "inspect", &json!({"file": "nowhere.hjb"}), "not-found");
}

#[test]
fn a_batch_shows_who_packed_it_and_what_is_in_it_before_it_is_opened() {
    let ground = Ground::at(Stage::Packed);
    let card = call(&ground, "batch.look", &json!({"file": BATCH, "trust": ground.digits()}));
    assert_eq!((&card["verdict"], &card["anchored"]), (&"good".into(), &true.into()));
    assert_eq!((&card["nominations"], &card["expert"]), (&4.into(), &"E001".into()));
    assert_eq!(card["closing"], "2022-11-20");
    assert_eq!(card["titles"]["track"], "电子信息");
    let opened = ["open", BATCH, "--code-file", "letters/batch-@-e001-1-code.txt"];
    let opened = ground.done(&[&opened[..], &["--trust", &ground.digits()]].concat());
    assert_eq!(opened["path"], card["suggested_name"]);
}

#[test]
fn a_batch_whose_sender_nobody_compared_is_unchecked_and_shown() {
    let ground = Ground::at(Stage::Packed);
    let card = ground.run(&["call", "batch.look", &json!({"file": BATCH}).to_string()]).json;
    assert_eq!((&card["verdict"], &card["anchored"]), (&"unchecked".into(), &false.into()));
    assert_eq!((codes(&card), &card["nominations"]), (vec!["A11".to_owned()], &4.into()));
}

#[test]
fn wrong_digits_make_a_batch_bad_and_a_damaged_one_is_an_answer() {
    let ground = Ground::at(Stage::Packed);
    let look = |request: Value| ground.run(&["call", "batch.look", &request.to_string()]);
    let wrong = "00000 11111 22222 33333 44444 55555";
    let card = look(json!({"file": BATCH, "trust": wrong})).json;
    assert_eq!((&card["verdict"], &card["anchored"]), (&"bad".into(), &false.into()));
    assert_eq!((codes(&card), &card["nominations"]), (vec!["A05".to_owned()], &4.into()));
    let mut bytes = ground.bytes(BATCH);
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    ground.write("damaged.hjb", bytes);
    for file in ["damaged.hjb", "filing/receipt-@-v1.hjb", "passphrase.txt"] {
        let ran = look(json!({"file": file, "trust": ground.digits()}));
        assert_eq!(ran.json["verdict"], "bad", "{file}: {}", ran.stderr);
        assert!(!codes(&ran.json).is_empty(), "{file}");
    }
    refused(&ground, "batch.look", &json!({"file": "nowhere.hjb"}), "not-found");
    refused(&ground, "batch.look", &json!({"file": BATCH, "trust": "12345"}), "bad-digits");
}

#[test]
fn a_code_is_whole_unfinished_or_mistyped() {
    let ground = Ground::at(Stage::Packed);
    let code = String::from_utf8(ground.bytes("letters/batch-@-e001-1-code.txt")).unwrap();
    let code = code.trim();
    let check = |typed: &str| {
        ground.write("typed.txt", typed);
        ground.run(&["call", "code.check", "{}", "--code-file", "typed.txt"])
    };
    assert_eq!(check(&code.to_lowercase().replace('-', " ")).json["complete"], true);
    for typed in ["", &code[..5], &code[..code.len() - 2]] {
        assert_eq!(check(typed).json["complete"], false, "{typed:?}");
    }
    assert_eq!(check(&format!("{code}7")).error(), "wrong-code-length");
    assert_eq!(check(&format!("U{}", &code[1..])).error(), "wrong-code-character");
    let other = if code.starts_with('7') { '8' } else { '7' };
    assert_eq!(check(&format!("{other}{}", &code[1..])).error(), "wrong-code-check");
}

#[test]
fn an_entry_is_committed_and_its_history_keeps_old_and_new() {
    let ground = Ground::at(Stage::Scored);
    let entered = call(&ground, "enter", &entry(WORK, "q04", mark("depth", "20.5")));
    assert_eq!(entered["rows"][0]["total"], "35.50");
    let comment = json!({"field": "comment", "item": "depth", "value": "论证\n  充分 \n"});
    call(&ground, "enter", &entry(WORK, "q04", comment));
    let of = json!({"work": WORK, "nomination": "q04"});
    let view = call(&ground, "work.nomination", &of);
    assert_eq!(view["record"]["title"], "近零碳园区能量管理");
    let history = view["history"].as_array().unwrap();
    let (marked, commented) = (&history[history.len() - 2], &history[history.len() - 1]);
    assert_eq!(marked["at"], entered["at"]);
    assert_eq!((&marked["field"], &marked["item"]), (&"mark".into(), &"depth".into()));
    assert_eq!((&marked["old"], &marked["new"]), (&"20.00".into(), &"20.50".into()));
    assert_eq!((&commented["old"], &commented["new"]), (&Value::Null, &"论证\n  充分".into()));
}

#[test]
fn what_the_criteria_do_not_allow_is_refused_with_what_they_do() {
    let ground = Ground::at(Stage::Scored);
    let field = |field: &str, value: &str| json!({"field": field, "value": value});
    for (typed, code) in [
        (mark("depth", "六十"), "bad-mark"),
        (mark("depth", "60.5"), "mark-out-of-range"),
        (mark("depth", "20.25"), "mark-off-step"),
        (mark("proven", "1"), "unknown-item"),
        (json!({"field": "gate", "item": "depth", "value": true}), "unknown-item"),
        (field("recommendation", "推荐"), "unknown-level"),
        (field("overall", &"长".repeat(5001)), "comment-too-long"),
        (field("unable", " "), "outcome-reason"),
    ] {
        let said = refused(&ground, "enter", &entry(WORK, "q04", typed), code);
        if code.contains("mark") {
            let params = &said["params"];
            assert_eq!(
                [&params["min"], &params["max"], &params["step"]],
                ["0.00", "60.00", "0.50"]
            );
        }
    }
    let nowhere = entry(WORK, "q99", mark("depth", "20"));
    refused(&ground, "enter", &nowhere, "unknown-nomination");
}

#[test]
fn nothing_is_entered_before_the_pledge_after_the_seal_or_on_a_recused_nomination() {
    let pledged = Ground::at(Stage::Opened);
    let typed = |work: &str, nomination: &str| entry(work, nomination, mark("depth", "20"));
    refused(&pledged, "enter", &typed(WORK, "q01"), "not-pledged");
    let note = json!({"work": WORK, "nomination": "q01", "text": "x", "flag": false});
    refused(&pledged, "note", &note, "not-pledged");
    let scored = Ground::at(Stage::Scored);
    refused(&scored, "enter", &typed("work-E002.hjw", "q03"), "recused");
    let sealed = Ground::at(Stage::Sealed);
    refused(&sealed, "enter", &typed(WORK, "q01"), "sealed");
}

#[test]
fn unable_is_taken_back_and_the_marks_are_still_there() {
    let ground = Ground::at(Stage::Scored);
    let unable = |value: Value| entry(WORK, "q01", json!({"field": "unable", "value": value}));
    let declared = call(&ground, "enter", &unable("非本人专业".into()));
    assert_eq!(declared["rows"][0]["total"], Value::Null);
    let back = call(&ground, "enter", &unable(Value::Null));
    assert_eq!((&back["rows"][0]["total"], &back["rows"][0]["rank"]), (&"80.00".into(), &2.into()));
}

#[test]
fn a_document_that_another_program_holds_is_read_beside_it() {
    let ground = Ground::at(Stage::Scored);
    let path = ground.path(WORK);
    let held = WorkFile::open(&path, &Secret::Passphrase(PASSPHRASE)).unwrap();
    let typed = entry(WORK, "q01", mark("depth", "20"));
    refused(&ground, "enter", &typed, "already-open");
    refused(&ground, "work.see", &json!({"work": WORK}), "already-open");
    let view = call(&ground, "work.see", &json!({"work": WORK, "read_only": true}));
    assert_eq!(view["read_only"], true);
    assert_eq!(view["rows"][0]["total"], "80.00");
    held.close().unwrap();
    assert_eq!(call(&ground, "work.see", &json!({"work": WORK}))["read_only"], false);
}

#[test]
fn a_look_beside_nobody_leaves_the_document_as_it_was() {
    let ground = Ground::at(Stage::Scored);
    let before = ground.bytes(WORK);
    call(&ground, "work.see", &json!({"work": WORK, "read_only": true}));
    assert_eq!(ground.bytes(WORK), before);
    call(&ground, "enter", &entry(WORK, "q04", mark("depth", "21")));
    ground.head(WORK);
}

#[test]
fn a_private_note_never_leaves_the_work_file() {
    const SECRET: &str = "与乙某核对过的私记";
    let ground = Ground::at(Stage::Scored);
    for (nomination, flag) in [("q01", true), ("q04", false)] {
        let text = format!("  {SECRET} {nomination}\n");
        let note = json!({"work": WORK, "nomination": nomination, "text": text, "flag": flag});
        call(&ground, "note", &note);
    }
    let view = call(&ground, "work.see", &json!({"work": WORK}));
    assert_eq!(view["rows"][0]["note"], format!("  {SECRET} q01"));
    assert_eq!((&view["rows"][0]["flag"], &view["rows"][2]["flag"]), (&true.into(), &false.into()));
    let sealed = ground.done(&["seal", WORK, "--out", "stick"]);
    let after = json!({"work": WORK, "nomination": "q04", "text": SECRET, "flag": true});
    call(&ground, "note", &after);
    let held = |needle: &str| -> Vec<String> {
        let files = ground.snapshot().into_iter();
        let found = files.filter(|(_, bytes)| {
            bytes.windows(needle.len()).any(|window| window == needle.as_bytes())
        });
        found.map(|(path, _)| path.display().to_string()).collect()
    };
    let on_stick = || {
        let all = held(journeys::programme::COMMENT).into_iter();
        all.filter(|file| file.contains("stick")).collect::<Vec<_>>()
    };
    assert_eq!(on_stick(), [""; 0], "what is handed over is encrypted");
    // Bundles are stored and not packed: a comment that does travel is found in what the body opens.
    ground.write("stick/opened.hjb", ground.opened(sealed["path"].as_str().unwrap(), "body"));
    assert!(on_stick().iter().all(|file| file.ends_with("opened.hjb")));
    assert_eq!(on_stick().len(), 1);
    assert_eq!(held(SECRET), [""; 0], "in no file of any kind");
    let work = WorkFile::open(&ground.path(WORK), &Secret::Passphrase(PASSPHRASE)).unwrap();
    let log = work.read().audit().jsonl().unwrap();
    assert!(log.contains("noted") && !log.contains(SECRET), "{log}");
}
