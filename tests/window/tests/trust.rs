//! What people put right in the real window (`formats.md` §1, §6): clerks with keys of their own, a sealed sheet that
//! is returned and sealed again, results that exclude each other, an expert who is replaced, a supervisor who only
//! looks, and two clerks who let a submission through.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod rooms;

use std::path::{Path, PathBuf};

use journeys::{Hengjian, stock, text};
use rooms::{
    CAUSE, WORK, again, amended_edition, head, open_fields, row_of, scale, sealed_on_a_copy,
};
use thirtyfour::Key;
use window::checks::screen;
use window::office::{Person, cannot, choose, folder, only, open, sign, sign_as};
use window::{Demo, Machine, Page, all_saved, missing, unlock};

const LOCALE: &str = "zh_CN.UTF-8";
const WANG: Person<'_> = ("王敏", "王敏自己设的长口令");
const ZHOU: Person<'_> = ("周宁", "周宁自己设的长口令");
const WATCHING: Person<'_> = ("监督员赵", "监督员自己设的长口令");
const REASON: &str = "经两人核实决定";

#[tokio::test]
async fn what_does_not_go_straight_on_is_put_right_by_people() {
    if let Some(why) = missing() {
        println!("skipped: {why}");
        return;
    }
    let machine = Machine::start(LOCALE);
    let demo = Demo::make(machine.home());
    let body = demo.path("body");

    let page = open(&machine, &body, demo.passphrase()).await;
    let backup = keeping(&machine, &page).await;
    merge(&machine, &page, &demo.sealed_results()).await;
    slips(&machine, &demo, &page).await;
    let back = give_back(&machine, &demo, &page).await;
    page.close().await;

    let copy = sealed_on_a_copy(&machine, &demo, &back);
    let second = correct(&machine, &demo, &back).await;

    let page = open(&machine, &body, demo.passphrase()).await;
    let both = [demo.sealed_results()[0].clone(), second];
    merge(&machine, &page, &both).await;
    page.text_with("merge-verdict", "通过").await;
    screen(&page, "trust-merge-both").await;
    assert_eq!(row_of(&page, "electronics-e002-1").await, "第 2 版，计入");
    exclude_each_other(&machine, &demo, &page, (&copy.path, &copy.digest)).await;
    replace(&machine, &demo, &page).await;
    page.close().await;

    restored(&machine, &demo, &backup).await;
    look_only(&machine, &demo).await;
    let_through(&machine, &demo).await;
}

/// Registers two clerks, gives a supervisor an entry, shows who may sign what, makes a backup.
async fn keeping(machine: &Machine, page: &Page) -> PathBuf {
    page.click("station-keeping").await;
    register(page, WANG).await;
    register(page, ZHOU).await;
    screen(page, "trust-clerks").await;
    scale(page, "200").await;
    screen(page, "trust-clerks-200").await;
    scale(page, "100").await;

    page.write("supervisor-name", WATCHING.0).await;
    page.write("supervisor-passphrase", WATCHING.1).await;
    page.write("supervisor-passphrase-again", WATCHING.1).await;
    page.click("supervisor-add").await;
    page.wait_for("supervisor-remove").await;
    let out = folder(machine, "backup");
    choose(machine, page, "backup-folder", &out).await;
    page.click("backup").await;
    page.wait_for("backup-path").await;
    page.show("supervisor-remove").await;
    screen(page, "trust-supervisor").await;
    page.show("backup-path").await;
    screen(page, "trust-backup").await;
    page.click("signers-show").await;
    let signers = page.text("signers-text").await;
    assert!(signers.contains("hengjian/edition/v1"), "{signers}");
    page.show("signers-text").await;
    screen(page, "trust-signers").await;
    only(&out, ".hjo")
}

/// A slip for one expert, to whom it says what was taken in.
async fn slips(machine: &Machine, demo: &Demo, page: &Page) {
    let out = folder(machine, "slips");
    page.click("slips-whom-chosen").await;
    page.click("slips-E002").await;
    choose(machine, page, "slips-folder", &out).await;
    page.click("slips-do").await;
    sign(page, demo.passphrase()).await;
    page.text_with("at-merge", "slip-electronics-e002-1-1.hjb").await;
    page.show("slips-do").await;
    screen(page, "trust-slips").await;
    drop(only(&out, ".hjb"));
}

/// From the backup another office file, which says that its log is a new one.
async fn restored(machine: &Machine, demo: &Demo, backup: &Path) {
    let place = machine.home().join("again.hjo");
    let page = machine.open(&[]).await;
    page.click("restore").await;
    choose(machine, &page, "restore-backup", backup).await;
    choose(machine, &page, "restore-place", &place).await;
    page.write("passphrase", demo.passphrase()).await;
    page.write("restore-reason", "原来的硬盘损坏").await;
    screen(&page, "trust-restore").await;
    page.click("restore-do").await;
    page.wait_for("restored-log").await;
    screen(&page, "trust-restored").await;
    page.click("open-restored").await;
    page.click("station-keeping").await;
    page.text_with("at-keeping", WANG.0).await;
    page.close().await;
}

/// A clerk chooses a passphrase, and types it twice.
async fn register(page: &Page, (name, passphrase): Person<'_>) {
    page.write("clerk-name", name).await;
    page.write("clerk-passphrase", passphrase).await;
    page.write("clerk-passphrase-again", passphrase).await;
    page.click("clerk-add").await;
    page.until(&format!("{name} in the list"), async || {
        page.text("at-keeping").await.contains(name)
    })
    .await;
}

async fn merge(machine: &Machine, page: &Page, files: &[PathBuf]) {
    page.click("station-merge").await;
    machine.pick(&files.iter().map(PathBuf::as_path).collect::<Vec<_>>());
    page.click("merge-files").await;
    page.click("merge").await;
    page.wait_for("merge-verdict").await;
}

/// The sheet of the second expert, returned with a cause; the file for the expert.
async fn give_back(machine: &Machine, demo: &Demo, page: &Page) -> PathBuf {
    let out = folder(machine, "back");
    again(page, "return").await;
    page.select("return-expert", "E002").await;
    page.write("return-cause", CAUSE).await;
    choose(machine, page, "return-out", &out).await;
    screen(page, "trust-return").await;
    page.click("return-do").await;
    page.wait_for("sign-passphrase").await;
    screen(page, "trust-return-sign").await;
    sign_as(page, Some(demo.passphrase()), &[ZHOU]).await;
    page.wait_for("act-done").await;
    screen(page, "trust-returned").await;
    only(&out, ".hjb")
}

/// Takes the return in, sees the cause, corrects a mark and seals again.
async fn correct(machine: &Machine, demo: &Demo, back: &Path) -> PathBuf {
    let work = demo.folder.join(WORK);
    let page = machine.open(&[work.to_str().unwrap()]).await;
    unlock(&page, demo.passphrase()).await;
    page.click("step-seal").await;
    page.show("incoming").await;
    screen(&page, "trust-incoming").await;
    machine.pick(&[back]);
    page.click("incoming").await;
    page.text_with("returned", CAUSE).await;
    screen(&page, "trust-reopened").await;

    page.click("step-score").await;
    page.click("nomination-electronics-03").await;
    page.wait_for("overall").await;
    page.rewrite("mark-frontier", "17").await;
    page.keys(char::from(Key::Enter).to_string()).await;
    all_saved(&page).await;
    page.text_with("returned", CAUSE).await;
    screen(&page, "trust-corrected").await;

    let out = folder(machine, "again");
    page.click("step-seal").await;
    choose(machine, &page, "seal-folder", &out).await;
    page.write("seal-passphrase", demo.passphrase()).await;
    page.click("seal").await;
    page.wait_for("seal-digits").await;
    page.text_with("step-seal", "第 2 版").await;
    screen(&page, "trust-sealed-again").await;
    page.close().await;
    only(&out, "-2.hjb.age")
}

/// The same sheet sealed on a copy: both are kept, neither counts, until two clerks strike the copy out.
async fn exclude_each_other(
    machine: &Machine,
    demo: &Demo,
    page: &Page,
    (copy, digest): (&Path, &str),
) {
    merge(machine, page, &[copy.to_owned()]).await;
    page.text_with("merge-verdict", "不通过").await;
    let said = page.text_with("conflict", "都不计入").await;
    assert!(said.contains(digest), "{said}");
    page.show("conflict").await;
    screen(page, "trust-conflict").await;
    assert_eq!(row_of(page, "electronics-e002-1").await, "第 2 版，双重封存");

    page.click("station-merge").await;
    page.click("to-again").await;
    page.click("act-revoke-results").await;
    page.write("revoke-results-results", digest).await;
    page.write("revoke-results-reason", REASON).await;
    let out = folder(machine, "lists");
    choose(machine, page, "revoke-results-out", &out).await;
    page.click("revoke-results-do").await;
    sign_as(page, Some(demo.passphrase()), &[WANG, ZHOU]).await;
    page.wait_for("act-done").await;
    page.show("act-revoke-results").await;
    screen(page, "trust-revoked").await;
    drop(only(&out, ".hjb"));

    page.click("station-merge").await;
    page.click("merge").await;
    page.text_with("merge-verdict", "通过").await;
    page.wait_gone("conflict").await;
    assert_eq!(row_of(page, "electronics-e002-1").await, "第 2 版，计入");
}

/// Two clerks void the work of the first expert; a mistyped passphrase asks again, and one clerk is not two.
async fn replace(machine: &Machine, demo: &Demo, page: &Page) {
    let out = folder(machine, "replaced");
    again(page, "replace").await;
    page.select("replace-expert", "E001").await;
    page.write("replace-reason", REASON).await;
    choose(machine, page, "replace-out", &out).await;
    page.click("replace-do").await;
    sign_as(page, Some(demo.passphrase()), &[WANG, (ZHOU.0, "不是这个口令")]).await;
    page.element("[role=dialog] [data-code=wrong-clerk-passphrase]").await;
    screen(page, "trust-wrong-clerk").await;
    assert_eq!(page.value("sign-person-1").await, ZHOU.0, "who was named is named again");
    sign_as(page, Some(demo.passphrase()), &[WANG, WANG]).await;
    page.element("[role=dialog] [data-code=same-clerk]").await;
    screen(page, "trust-same-clerk").await;
    scale_in_dialog(page).await;
    sign_as(page, Some(demo.passphrase()), &[WANG, ZHOU]).await;
    page.wait_for("act-done").await;
    page.show("act-replace").await;
    screen(page, "trust-replaced").await;
    page.click("replace-merge").await;
    page.click("merge").await;
    page.text_with("merge-verdict", "通过").await;
    page.click("station-batches").await;
    page.text_with("at-batches", "已作废").await;
    screen(page, "trust-batches").await;
    page.click("station-submit").await;
    screen(page, "trust-submit").await;
}

/// The dialog of two clerks at twice the size: nothing is wider than the window.
async fn scale_in_dialog(page: &Page) {
    let size = |to: &str| format!("document.documentElement.style.fontSize = '{to}'; return true");
    page.script(&size("200%")).await;
    screen(page, "trust-two-clerks-200").await;
    let wide = page.script("return document.documentElement.scrollWidth - innerWidth").await;
    assert!(wide.as_i64().unwrap() <= 0, "{wide} px too wide");
    page.script(&size("100%")).await;
}

/// A supervisor opens the office, sees all of it, and finds no field and no button that changes anything.
async fn look_only(machine: &Machine, demo: &Demo) {
    let body = demo.path("body");
    let before = head(demo, &body);
    let page = open(machine, &body, WATCHING.1).await;
    let stations = ["filing", "intake", "screening", "batches", "merge", "submit", "keeping"];
    for station in stations {
        page.click(&format!("station-{station}")).await;
        page.wait_for(&format!("at-{station}")).await;
        let fields = open_fields(&page).await;
        assert!(fields.is_empty(), "{station}: {fields:?}");
    }
    for button in ["clerk-add", "supervisor-remove", "backup-folder", "backup", "identity"] {
        cannot(&page, button, "nothing can be changed").await;
    }
    screen(&page, "trust-supervisor-keeping").await;
    again(&page, "return").await;
    assert!(open_fields(&page).await.is_empty());
    cannot(&page, "return-out", "nothing can be returned").await;
    screen(&page, "trust-supervisor-again").await;
    page.click("station-result").await;
    page.wait_for("rank-electronics-01").await;
    screen(&page, "trust-supervisor-result").await;
    page.close().await;
    assert_eq!(head(demo, &body), before, "looking left a trace");
}

/// Under a newer edition a submission reports too many: two clerks of the secretariat let it through.
async fn let_through(machine: &Machine, demo: &Demo) {
    amended_edition(machine, demo);
    let page = open(machine, &demo.path("secretariat"), demo.passphrase()).await;
    page.click("station-keeping").await;
    register(&page, WANG).await;
    register(&page, ZHOU).await;
    page.click("station-receive").await;
    let submission = demo.folder.join("materials/submission-materials.hjb.age");
    let out = folder(machine, "acknowledged");
    choose(machine, &page, "receive-file", &submission).await;
    choose(machine, &page, "receive-folder", &out).await;
    page.click("receive").await;
    sign(&page, demo.passphrase()).await;
    page.element("[data-code=verification-failed]").await;
    let offered = page.text_with("override", "P11").await;
    assert!(offered.contains("两位经办人"), "{offered}");
    page.write("override-reason", REASON).await;
    page.show("override").await;
    screen(&page, "trust-override").await;
    page.click("override-do").await;
    page.wait_for("sign-person-1").await;
    screen(&page, "trust-override-sign").await;
    sign_as(&page, Some(demo.passphrase()), &[WANG, ZHOU]).await;
    page.text_with("receive-verdict", "通过").await;
    let found = page.text_with("findings", "P11").await;
    assert!(found.contains(WANG.0) && found.contains(ZHOU.0), "{found}");
    screen(&page, "trust-overridden").await;
    page.close().await;
    let ack = only(&out, ".hjb");
    let cli = Hengjian::new(machine.home());
    let verified = cli.good(["verify", ack.to_str().unwrap(), "--trust", demo.digits()]);
    assert_eq!(text(&verified, "/verdict"), "good");
    let inside = stock::unpack(&ack, &out);
    let said = stock::json(&inside.join("data/ack.json"));
    let statement = text(&said, "/overrides/0/statement");
    for part in ["P11", REASON, WANG.0, ZHOU.0] {
        assert!(statement.contains(part), "{statement}");
    }
}
