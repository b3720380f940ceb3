//! What two clerks do in the real window before any expert begins (`ui.md` §3, 4): each makes the document
//! of an office, the secretariat signs the edition, the body files and is receipted, takes nominations in,
//! accepts them and packs. Digits are read from one page and typed into the other, as from paper; what was
//! mistyped or is faulty is refused with a sentence and leaves nothing behind.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};

use journeys::Hengjian;
use thirtyfour::Key;
use window::checks::screen;
use window::office::{cannot, choose, digits_of, files, folder, only, open, sign};
use window::{Machine, PASSPHRASE, Page, missing};

const LOCALE: &str = "zh_CN.UTF-8";
const NUMBER: &str = "电子信息备〔2022〕7号";
const WRONG_DIGITS: &str = "11111 22222 33333 44444 55555 66666";
const EXPERTS: usize = 3;
const NOMINATIONS: [&str; 3] = ["低功耗类脑芯片", "卫星激光通信终端", "工业软件约束求解器"];
const HEADINGS: &str = "编号,名称,申报单位,推荐单位,推荐渠道,密级,申报时间\n";

/// The two documents and what one office learns of the other.
struct Offices {
    machine: Machine,
    secretariat: PathBuf,
    body: PathBuf,
    /// The secretariat's digits, as on the printed notice.
    anchor: String,
}

#[tokio::test]
async fn two_clerks_bring_an_edition_from_nothing_to_packed_batches() {
    if let Some(why) = missing() {
        println!("skipped: {why}");
        return;
    }
    let machine = Machine::start(LOCALE);
    let secretariat = new_office(&machine, "secretariat").await;
    let body = new_office(&machine, "body").await;
    let mut offices = Offices { machine, secretariat, body, anchor: String::new() };
    let edition = sign_edition(&mut offices).await;
    let (filing, letter) = file(&offices, &edition).await;
    let receipt = accept_filing(&offices, &filing, &letter).await;
    let page = import_receipt(&offices, &receipt).await;
    take_in(&offices, &page).await;
    accept(&page).await;
    pack(&offices, &page).await;
    page.close().await;
}

impl Offices {
    async fn open(&self, office: &Path) -> Page {
        open(&self.machine, office, PASSPHRASE).await
    }

    fn folder(&self, name: &str) -> PathBuf {
        folder(&self.machine, name)
    }

    async fn choose(&self, page: &Page, field: &str, path: &Path) {
        choose(&self.machine, page, field, path).await;
    }
}

/// Types 6×5 digits over what stands in the field; the field groups them itself.
async fn type_digits(page: &Page, field: &str, digits: &str) {
    page.rewrite(field, &digits_of(digits)).await;
    assert_eq!(digits_of(&page.value(field).await), digits_of(digits));
}

fn bundles(folder: &Path) -> Vec<PathBuf> {
    files(folder, ".hjb")
}

/// Makes an office document from the start page.
async fn new_office(machine: &Machine, role: &str) -> PathBuf {
    let place = machine.home().join(format!("{role}.hjo"));
    let page = machine.open(&[]).await;
    page.click("new-office").await;
    page.wait_for("role-body").await;
    page.click(&format!("role-{role}")).await;
    if role == "body" {
        page.click_css("[data-test=body] option[value=cast-info]").await;
        assert_eq!(page.value("body").await, "cast-info");
    } else {
        page.write("office-name", "秘书处（演练）").await;
    }
    page.click("rehearsal").await;
    machine.pick(&[&place]);
    page.click("place").await;
    page.write("passphrase", PASSPHRASE).await;
    page.write("passphrase-again", "另一个口令 other").await;
    screen(&page, &format!("office-new-{role}")).await;
    cannot(&page, "make", "two passphrases differ").await;
    page.rewrite("passphrase-again", PASSPHRASE).await;
    page.click("make").await;
    page.wait_for("made").await;
    screen(&page, &format!("office-made-{role}")).await;
    page.click("open-made").await;
    page.wait_for("station-head").await;
    page.close().await;
    assert!(place.is_file());
    place
}

/// Signs the edition into a folder; a mistyped passphrase asks again and signs nothing.
async fn sign_edition(offices: &mut Offices) -> PathBuf {
    let out = offices.folder("edition");
    let page = offices.open(&offices.secretariat).await;
    for station in ["register-filings", "board", "receive", "result", "archive", "again", "keeping"]
    {
        page.click(&format!("station-{station}")).await;
        screen(&page, &format!("office-no-edition-{station}")).await;
    }
    page.click("station-edition").await;
    offices.choose(&page, "edition-folder", &out).await;
    screen(&page, "office-edition-unsigned").await;
    page.click("edition-export").await;
    page.wait_for("sign-passphrase").await;
    screen(&page, "office-sign").await;
    sign(&page, "not this passphrase").await;
    page.element("[role=dialog] [data-code=wrong-passphrase]").await;
    screen(&page, "office-sign-again").await;
    assert!(bundles(&out).is_empty(), "something was signed");
    sign(&page, PASSPHRASE).await;
    page.text_with("station-edition", "已签发").await;
    offices.anchor = digits_of(&page.text("secretariat-digits").await);
    assert_eq!(offices.anchor.len(), 30);
    screen(&page, "office-edition-signed").await;
    page.close().await;
    only(&out, ".hjb")
}

/// Takes the edition in by its digits and files; the bundle and the digits of its letter.
async fn file(offices: &Offices, edition: &Path) -> (PathBuf, String) {
    let page = offices.open(&offices.body).await;
    let stations =
        ["intake", "screening", "panel", "batches", "merge", "result", "submit", "again"];
    for station in stations {
        page.click(&format!("station-{station}")).await;
        screen(&page, &format!("office-empty-{station}")).await;
    }
    page.click("station-filing").await;
    offices.choose(&page, "edition-file", edition).await;
    type_digits(&page, "edition-digits", WRONG_DIGITS).await;
    page.click("edition-import").await;
    page.element("[data-code=verification-failed]").await;
    screen(&page, "office-edition-refused").await;
    page.text_with("station-filing", "待导入届文件").await;
    type_digits(&page, "edition-digits", &offices.anchor).await;
    page.click("edition-import").await;
    page.text_with("station-filing", "待备案").await;
    assert!(!page.has("error").await, "an error that is over still stands there");

    let panel = offices.machine.home().join("panel.csv");
    let rows = (1..=EXPERTS).map(|n| format!("E{n:03},专家{n}号,示例大学第{n}学院\n"));
    fs::write(&panel, format!("expert,name,unit\n{}", rows.collect::<String>())).unwrap();
    let out = offices.folder("filing");
    offices.choose(&page, "panel-file", &panel).await;
    offices.choose(&page, "filing-folder", &out).await;
    page.write("closing-date", "2099-02-30").await;
    screen(&page, "office-filing-bad-day").await;
    cannot(&page, "filing-export", "there is no such day").await;
    page.rewrite("closing-date", "2099-02-28").await;
    page.click("filing-export").await;
    page.wait_for("sign-passphrase").await;
    screen(&page, "office-sign-filing").await;
    sign(&page, PASSPHRASE).await;
    let letter = page.text("filing-letter-digits").await;
    page.text_with("station-filing", "待回执").await;
    screen(&page, "office-filing-sent").await;
    page.close().await;
    (only(&out, ".hjb"), letter)
}

/// Registers the filing by the digits of its letter; mistyped ones register nothing.
async fn accept_filing(offices: &Offices, filing: &Path, letter: &str) -> PathBuf {
    let out = offices.folder("receipt");
    let page = offices.open(&offices.secretariat).await;
    page.click("station-register-filings").await;
    offices.choose(&page, "filing-file", filing).await;
    offices.choose(&page, "filing-accept-folder", &out).await;
    page.write("filing-by", "李经办").await;
    page.write("filing-number", NUMBER).await;
    type_digits(&page, "filing-digits", WRONG_DIGITS).await;
    page.click("filing-accept").await;
    sign(&page, PASSPHRASE).await;
    page.element("[data-code=verification-failed]").await;
    screen(&page, "office-filing-refused").await;
    assert!(bundles(&out).is_empty(), "a receipt was signed");
    type_digits(&page, "filing-digits", letter).await;
    page.click("filing-accept").await;
    sign(&page, PASSPHRASE).await;
    page.wait_for("receipt-path").await;
    screen(&page, "office-filing-accepted").await;
    page.close().await;
    only(&out, ".hjb")
}

/// Takes the receipt in: the criteria are locked under its number.
async fn import_receipt(offices: &Offices, receipt: &Path) -> Page {
    let page = offices.open(&offices.body).await;
    page.click("station-filing").await;
    offices.choose(&page, "receipt-file", receipt).await;
    page.click("receipt-import").await;
    let locked = page.text_with("receipt-number", NUMBER).await;
    assert!(locked.contains("已锁定"), "{locked}");
    screen(&page, "office-filing-locked").await;
    page
}

/// A faulty row is named by its cell and nothing is imported; the mended table is.
async fn take_in(offices: &Offices, page: &Page) {
    let attachments = offices.folder("attachments");
    let mut rows = Vec::new();
    for (n, title) in (1..).zip(NOMINATIONS) {
        let id = format!("electronics-{n:02}");
        let own = attachments.join(&id);
        fs::create_dir_all(&own).unwrap();
        fs::write(own.join("说明.txt"), format!("{title}：虚构的申报说明。\n")).unwrap();
        rows.push(format!(
            "{id},{title},示例{n:02}号科技有限公司,示例学会,全国学会、协会、研究会,公开,2022-10-28\n"
        ));
    }
    let table = |name: &str, rows: &[String]| {
        let path = offices.machine.home().join(name);
        fs::write(&path, format!("{HEADINGS}{}", rows.concat())).unwrap();
        path
    };
    let good = table("nominations.csv", &rows);
    rows[1] = rows[1].replace("electronics-02", "");
    let faulty = table("nominations-faulty.csv", &rows);

    page.click("station-intake").await;
    offices.choose(page, "intake-file", &faulty).await;
    offices.choose(page, "intake-attachments", &attachments).await;
    screen(page, "office-intake-unchecked").await;
    cannot(page, "intake-import", "not checked yet").await;
    page.click("intake-check").await;
    page.text_with("intake-result", "A3").await;
    assert!(page.text("intake-import").await.contains("没有问题的 2 行"), "what would be imported");
    screen(page, "office-intake-faulty").await;
    page.text_with("station-intake", "尚无申报项目").await;

    offices.choose(page, "intake-file", &good).await;
    page.click("intake-check").await;
    page.text_with("intake-result", "可以导入 3 行").await;
    screen(page, "office-intake-checked").await;
    page.click("intake-import").await;
    page.text_with("station-intake", "已导入 3 个").await;
    screen(page, "office-intake-imported").await;
}

/// Accepts every imported nomination; a reason alone is not enough.
async fn accept(page: &Page) {
    page.click("station-screening").await;
    page.click_css("[data-row=electronics-01] button").await;
    page.until("the attachment", async || {
        let dialog = page.script("return document.querySelector('[role=dialog]')?.innerText").await;
        dialog.as_str().unwrap_or_default().contains("说明.txt")
    })
    .await;
    screen(page, "office-nomination").await;
    page.keys(char::from(Key::Escape).to_string()).await;
    page.write("accept-reason", "形式审查通过").await;
    cannot(page, "accept-all", "nobody accepts").await;
    page.write("accept-by", "王经办").await;
    page.click("mark-electronics-02").await;
    screen(page, "office-screening").await;
    page.click("accept-all").await;
    page.text_with("station-screening", "已受理 3 个").await;
    screen(page, "office-screened").await;
}

/// Packs into two folders, never into one; every batch is good for whoever knows the secretariat.
async fn pack(offices: &Offices, page: &Page) {
    let (batches, letters) = (offices.folder("batches"), offices.folder("letters"));
    page.click("station-batches").await;
    offices.choose(page, "pack-batches", &batches).await;
    offices.choose(page, "pack-letters", &batches).await;
    screen(page, "office-pack-same").await;
    cannot(page, "pack", "codes beside their batches").await;
    offices.choose(page, "pack-letters", &letters).await;
    page.click("pack").await;
    sign(page, PASSPHRASE).await;
    page.wait_for("packed").await;
    page.text_with("station-batches", &format!("已打包 {EXPERTS} 个")).await;
    screen(page, "office-packed").await;

    let packed = bundles(&batches);
    assert_eq!(packed.len(), EXPERTS);
    let lies = |ending: &str| {
        let paths = fs::read_dir(&letters).unwrap().flatten().map(|e| e.path());
        paths.filter(|p| p.extension().is_some_and(|e| e == ending)).count()
    };
    assert_eq!((lies("pdf"), lies("txt")), (EXPERTS, EXPERTS), "a letter and a code for each");
    let cli = Hengjian::new(offices.machine.home());
    for batch in packed {
        let verified = cli.run(["verify", batch.to_str().unwrap(), "--trust", &offices.anchor]);
        assert_eq!(verified.code, 0, "{}", verified.stdout);
        assert_eq!(verified.json["files"][0]["verdict"], "good", "{}", verified.stdout);
    }
}
