//! What goes wrong, in the real window: mistyped secrets, files that are none of ours, a document that
//! somebody else holds, a window closed or killed in the middle of a word. Each has a sentence with a way
//! out, and nothing that was committed is lost.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::fs;
use std::path::Path;

use thirtyfour::Key;
use window::checks::screen;
use window::{Demo, Machine, PASSPHRASE, Page, all_saved, missing, unlock};

const LOCALE: &str = "zh_CN.UTF-8";
const RARE: &str = "总体评价：𪚥、𫚈、䶮三字应当原样保存。";

/// A machine with a demo, or nothing where no window can be driven.
fn ground() -> Option<(Machine, Demo)> {
    if let Some(why) = missing() {
        println!("skipped: {why}");
        return None;
    }
    let machine = Machine::start(LOCALE);
    let demo = Demo::make(machine.home());
    Some((machine, demo))
}

/// Opens a work file at the sheet of its first nomination.
async fn at_the_sheet(machine: &Machine, work: &Path) -> Page {
    let page = machine.open(&[work.to_str().unwrap()]).await;
    unlock(&page, PASSPHRASE).await;
    page.click("step-score").await;
    page.click("nomination-electronics-01").await;
    page.wait_for("overall").await;
    page
}

async fn code_of_error(page: &Page) -> String {
    let shown = page.find("error").await;
    shown.attr("data-code").await.unwrap().unwrap_or_default()
}

#[tokio::test]
async fn a_mistyped_secret_is_said_where_it_was_typed() {
    let Some((machine, demo)) = ground() else { return };
    let page = machine.open(&[demo.path("expert").to_str().unwrap()]).await;
    page.write("digits", "11111 22222 33333 44444 55555 66666").await;
    page.until("the digits to be refused", async || {
        page.script("return document.body.innerText").await.as_str().unwrap().contains("不符")
    })
    .await;
    let shown = page.script("return document.body.innerText").await;
    let true_digits: Vec<&str> = demo.digits().split(' ').collect();
    assert!(
        !shown.as_str().unwrap().contains(true_digits[0]),
        "the true digits stand on the screen"
    );
    screen(&page, "trouble-digits").await;
    page.rewrite("digits", demo.digits()).await;
    let mut wrong: Vec<char> = demo.code().chars().collect();
    wrong[0] = if wrong[0] == 'A' { 'B' } else { 'A' };
    page.write("code", &wrong.iter().collect::<String>()).await;
    page.until("the typing error to be said", async || {
        page.script(
            "return document.querySelector('[data-test=\"code\"]').getAttribute('aria-invalid')",
        )
        .await
        .as_str()
            == Some("true")
    })
    .await;
    page.close().await;

    let office = demo.path("body");
    let page = machine.open(&[office.to_str().unwrap()]).await;
    unlock(&page, "not this passphrase").await;
    assert_eq!(code_of_error(&page).await, "wrong-passphrase-or-damaged");
    screen(&page, "trouble-passphrase").await;
    page.close().await;
}

#[tokio::test]
async fn a_file_that_is_no_document_says_what_it_is() {
    let Some((machine, demo)) = ground() else { return };
    let page = machine.open(&["--demo", demo.folder.to_str().unwrap()]).await;
    page.wait_for("open-batch").await;
    let home = machine.home();
    let pdf = demo.folder.join("electronics/attachments/electronics-01/申报书.pdf");
    let empty = home.join("empty.hjb");
    fs::write(&empty, "").unwrap();
    let table = demo.folder.join("electronics/tables/nominations.xlsx");
    for (file, kind) in [(&pdf, "pdf"), (&table, "spreadsheet"), (&empty, "empty")] {
        machine.pick(&[file]);
        page.keys(format!("{}o", char::from(Key::Control))).await;
        let said = page.find("what-it-is").await;
        assert_eq!(said.attr("data-kind").await.unwrap().as_deref(), Some(kind));
        if kind == "pdf" {
            screen(&page, "trouble-no-document").await;
        }
        page.keys(char::from(Key::Escape).to_string()).await;
        page.wait_gone("what-it-is").await;
    }
    // A damaged bundle is verified, and the verdict says so.
    let damaged = home.join("damaged.hjb");
    let mut bytes = fs::read(&demo.other_results()[0]).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&damaged, bytes).unwrap();
    machine.pick(&[&damaged]);
    page.keys(format!("{}o", char::from(Key::Control))).await;
    page.click("do-verify").await;
    let said = page.text_with("verified", "不通过").await;
    assert!(said.contains("damaged.hjb"), "{said}");
    screen(&page, "verify-damaged").await;
    page.close().await;
}

#[tokio::test]
async fn a_second_window_on_one_document_only_reads() {
    let Some((machine, demo)) = ground() else { return };
    let work = demo.work_file();
    let page = at_the_sheet(&machine, &work).await;
    page.rewrite("mark-frontier", "18").await;
    all_saved(&page).await;
    let first = page.driver.window().await.unwrap();

    // What a file manager does on a second double click: the second program hands over and goes.
    let handed = machine.second_start(LOCALE).arg(&work).status().unwrap();
    assert!(handed.success());
    page.until("a second window", async || page.windows().await.len() == 2).await;
    let second = page.windows().await.into_iter().find(|w| *w != first).unwrap();
    page.driver.switch_to_window(second).await.unwrap();
    unlock(&page, PASSPHRASE).await;
    assert_eq!(code_of_error(&page).await, "already-open");
    page.click("open-read-only").await;
    page.click("step-score").await;
    page.click("nomination-electronics-01").await;
    page.until("what the first window saved", async || page.value("mark-frontier").await == "18")
        .await;
    let field = page.find("mark-frontier").await;
    let locked =
        !field.is_enabled().await.unwrap() || field.attr("readonly").await.unwrap().is_some();
    assert!(locked, "a read-only window takes marks");
    screen(&page, "read-only").await;
    page.close().await;
}

#[tokio::test]
async fn killing_the_program_loses_nothing_that_was_saved() {
    let Some((machine, demo)) = ground() else { return };
    let work = demo.work_file();
    let page = at_the_sheet(&machine, &work).await;
    page.rewrite("mark-frontier", "17.5").await;
    let set = format!(
        "const f = document.querySelector('[data-test=\"overall\"]'); f.focus(); f.value = '{RARE}';
         f.dispatchEvent(new InputEvent('input', {{ bubbles: true }})); return 1"
    );
    // The driver's keys stop at the basic plane; a person's input method does not.
    page.script(&set).await;
    all_saved(&page).await;
    page.write("mark-breakthrough", "2").await;
    machine.kill();
    page.lost().await;

    let page = at_the_sheet(&machine, &work).await;
    assert_eq!(page.value("mark-frontier").await, "17.5");
    assert_eq!(page.value("overall").await, RARE);
    page.close().await;
}

#[tokio::test]
async fn closing_the_window_in_the_middle_of_a_word_saves_the_word() {
    let Some((machine, demo)) = ground() else { return };
    let work = demo.work_file();
    let page = at_the_sheet(&machine, &work).await;
    page.write("overall", "写到一半").await;
    machine.ask_to_close();
    machine.until_it_ended();
    page.lost().await;
    let page = at_the_sheet(&machine, &work).await;
    assert_eq!(page.value("overall").await, "写到一半");
    page.close().await;
}

#[tokio::test]
async fn a_mark_is_undone_and_done_again_and_a_wrong_one_stays_in_its_field() {
    let Some((machine, demo)) = ground() else { return };
    let work = demo.work_file();
    let page = at_the_sheet(&machine, &work).await;
    for (item, mark) in [("frontier", "18"), ("breakthrough", "12.5")] {
        page.rewrite(&format!("mark-{item}"), mark).await;
        page.keys(char::from(Key::Enter).to_string()).await;
        all_saved(&page).await;
    }
    let control = char::from(Key::Control);
    page.find("mark-market").await.focus().await.unwrap();
    page.keys(format!("{control}z")).await;
    page.until("12.5 to go", async || page.value("mark-breakthrough").await.is_empty()).await;
    assert_eq!(page.value("mark-frontier").await, "18", "the step before stays");
    page.keys(format!("{control}{}z", char::from(Key::Shift))).await;
    page.until("12.5 again", async || page.value("mark-breakthrough").await == "12.5").await;

    page.rewrite("mark-market", "99").await;
    page.keys(char::from(Key::Enter).to_string()).await;
    page.until("the refusal", async || {
        let field = page.find("mark-market").await;
        field.attr("aria-invalid").await.unwrap().as_deref() == Some("true")
    })
    .await;
    assert_eq!(page.value("mark-market").await, "99", "what was typed stays");
    screen(&page, "trouble-mark").await;
    // Neither leaving nor sealing passes over it.
    page.click("leave").await;
    page.wait_for("unsaved").await;
    screen(&page, "unsaved").await;
    page.click("unsaved-stay").await;
    page.wait_gone("unsaved").await;
    assert_eq!(page.value("mark-market").await, "99", "it stays where it was");
    page.click("step-seal").await;
    page.wait_for("seal-unsaved").await;
    page.close().await;
}

#[tokio::test]
async fn every_look_and_size_is_readable() {
    let Some((machine, demo)) = ground() else { return };
    let work = demo.work_file();
    let page = at_the_sheet(&machine, &work).await;
    for (theme, scale) in [("dark", "100"), ("contrast", "100"), ("light", "200")] {
        page.click("display").await;
        page.click(&format!("theme-{theme}")).await;
        page.click(&format!("scale-{scale}")).await;
        page.keys(char::from(Key::Escape).to_string()).await;
        page.wait_gone(&format!("theme-{theme}")).await;
        screen(&page, &format!("score-{theme}-{scale}")).await;
        let wide = page.script("return document.documentElement.scrollWidth - innerWidth").await;
        assert!(wide.as_i64().unwrap() <= 0, "{theme} at {scale} % is {wide} px too wide");
    }
    page.close().await;
}
