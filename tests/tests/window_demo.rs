//! The demo that a window opens: it stops before its first expert, says of itself what to open and with what,
//! and has material worth looking at (`ui.md` §2).

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

use journeys::doors::scratch;
use journeys::{Hengjian, skip, text, tool};
use serde_json::{Value, json};

/// An office file opens for one program at a time, and all tests look at the same ones.
static TURN: Mutex<()> = Mutex::new(());

fn turn() -> MutexGuard<'static, ()> {
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A demo that waits for its first expert: its folder, and what it wrote about itself.
static DEMO: LazyLock<(tempfile::TempDir, Value)> = LazyLock::new(|| {
    let folder = tempfile::tempdir_in(scratch()).unwrap();
    let out = folder.path().join("demo");
    let cli = Hengjian::new(folder.path());
    cli.good(["demo", "--out", out.to_str().unwrap(), "--until", "review"]);
    let list = serde_json::from_slice(&fs::read(out.join("demo.json")).unwrap()).unwrap();
    (folder, list)
});

fn in_demo(path: &str) -> PathBuf {
    DEMO.0.path().join("demo").join(path)
}

/// The file of the demo for this role.
fn listed(role: &str) -> (PathBuf, &'static Value) {
    let files = DEMO.1["files"].as_array().unwrap();
    let entry = files.iter().find(|f| f["role"] == role).unwrap();
    (in_demo(text(entry, "/path")), entry)
}

/// The command line with the passphrase that the demo says.
fn demo_cli(folder: &Path) -> Hengjian {
    let file = folder.join("demo-passphrase.txt");
    fs::write(&file, text(&DEMO.1, "/passphrase")).unwrap();
    Hengjian::new(folder).with_passphrase(&file)
}

#[test]
fn a_demo_until_review_leaves_exactly_the_unopened_batch() {
    let folder = tempfile::tempdir().unwrap();
    let cli = demo_cli(folder.path());
    let (body, _) = listed("body");
    let ask = |command: &str, office: &Path, track: &str| {
        let request = json!({ "office": office, "track": track }).to_string();
        let _turn = turn();
        cli.good(["call", command, &request])
    };
    let batches = ask("office.batches", &body, "electronics")["rows"].clone();
    assert_eq!(batches.as_array().map(Vec::len), Some(3));
    assert!(batches.as_array().unwrap().iter().all(|b| b["results"].is_null()));
    assert_eq!(ask("office.ranking", &body, "electronics"), json!({ "ranking": null }));
    let sealed: Vec<&str> = DEMO.1["extra"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| text(e, "/path"))
        .filter(|p| p.ends_with(".hjb"))
        .collect();
    assert_eq!(sealed.len(), 2);
    assert!(sealed.iter().all(|p| !p.contains("e001")), "{sealed:?}");
    assert!(in_demo("out").is_dir());
    let works = fs::read_dir(in_demo("electronics/work")).unwrap();
    let opened =
        works.filter(|w| w.as_ref().unwrap().path().extension().is_some_and(|e| e == "hjw"));
    assert_eq!(opened.count(), 2);
    let (secretariat, _) = listed("secretariat");
    let materials = ask("office.ranking", &secretariat, "materials")["ranking"].clone();
    assert_eq!(materials["standings"].as_array().map(Vec::len), Some(15));
}

#[test]
fn the_unopened_batch_opens_with_what_the_demo_says_and_completes_the_ranking() {
    let folder = tempfile::tempdir().unwrap();
    let cli = demo_cli(folder.path());
    let (batch, entry) = listed("expert");
    let code = folder.path().join("code.txt");
    fs::write(&code, text(entry, "/code")).unwrap();
    let work = folder.path().join("own.hjw");
    let opened = cli.good([
        "open",
        batch.to_str().unwrap(),
        "--code-file",
        code.to_str().unwrap(),
        "--trust",
        text(&DEMO.1, "/digits"),
        "--out",
        work.to_str().unwrap(),
    ]);
    assert_eq!((&opened["expert"], &opened["nominations"]), (&json!("E001"), &json!(15)));
    // Those who sealed can be merged without the one who has not.
    let body = folder.path().join("body.hjo");
    {
        let _turn = turn();
        fs::copy(listed("body").0, &body).unwrap();
    }
    let sealed = DEMO.1["extra"].as_array().unwrap().iter().map(|e| in_demo(text(e, "/path")));
    let sealed: Vec<String> =
        sealed.filter(|p| p.is_file()).map(|p| p.display().to_string()).collect();
    let mut merge = vec!["merge", "--office", body.to_str().unwrap()];
    merge.extend(sealed.iter().map(String::as_str));
    let merged = cli.good(merge);
    assert_eq!((&merged["verdict"], &merged["counted"]), (&json!("good"), &json!(2)));
    assert_eq!(merged["cells"]["not_submitted"], 15);
}

#[test]
fn a_demo_to_the_end_lists_a_sealed_work_file_without_a_code() {
    let folder = tempfile::tempdir_in(scratch()).unwrap();
    let out = folder.path().join("demo");
    Hengjian::new(folder.path()).good(["demo", "--out", out.to_str().unwrap()]);
    let list: Value = serde_json::from_slice(&fs::read(out.join("demo.json")).unwrap()).unwrap();
    let files = list["files"].as_array().unwrap();
    let roles: Vec<&str> = files.iter().map(|f| text(f, "/role")).collect();
    assert_eq!(roles, ["expert", "body", "secretariat"]);
    assert!(files.iter().all(|f| f["code"].is_null() && out.join(text(f, "/path")).is_file()));
    assert!(text(&files[0], "/path").ends_with(".hjw"));
    assert!(list["extra"].as_array().unwrap().iter().all(|e| out.join(text(e, "/path")).exists()));
    let passphrase = fs::read_to_string(out.join("passphrase.txt")).unwrap();
    assert_eq!(list["passphrase"], passphrase.trim());
}

#[test]
fn a_nomination_of_the_demo_has_something_to_show() {
    let folder = tempfile::tempdir().unwrap();
    let request = json!({
        "office": listed("body").0, "track": "electronics", "nomination": "electronics-01"
    });
    let cli = demo_cli(folder.path());
    let one = {
        let _turn = turn();
        cli.good(["call", "office.nomination", &request.to_string()])
    };
    for field in ["所在地", "负责人", "简介", "主要创新点", "知识产权"] {
        assert!(!text(&one, &format!("/record/fields/{field}")).is_empty(), "{field}");
    }
    let names: Vec<&str> =
        one["record"]["attachments"].as_array().unwrap().iter().map(|a| text(a, "/name")).collect();
    assert_eq!(names, ["样机示意图.png", "申报书.pdf"]);
}

#[test]
fn an_application_of_the_demo_has_more_than_one_page() {
    if !tool("pdfinfo") {
        return skip("no pdfinfo");
    }
    let pdf = in_demo("electronics/attachments/electronics-15/申报书.pdf");
    let said = Command::new("pdfinfo").arg(pdf).output().unwrap();
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    let pages = said.lines().find_map(|l| l.strip_prefix("Pages:")).unwrap();
    assert!(pages.trim().parse::<u32>().unwrap() >= 2, "{said}");
}
