//! The main job in the real window: an expert opens a batch and seals it, what comes out is verified with
//! stock tools, the body merges and submits, the secretariat receives (`ui.md` §2–4).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use journeys::Hengjian;
use serde_json::Value;
use thirtyfour::Key;
use window::checks::screen;
use window::{Demo, Machine, PASSPHRASE, Page, all_saved, missing, unlock};

const LOCALE: &str = "zh_CN.UTF-8";
const ITEMS: [&str; 6] = ["frontier", "breakthrough", "market", "potential", "transfer", "leading"];
const MARKS: [&str; 6] = ["18", "22.5", "13", "12.5", "12", "9"];
const COMMENT: &str = "方法有新意，对比实验充分；建议补充成本测算。";

#[tokio::test]
async fn from_a_batch_to_the_secretariat() {
    if let Some(why) = missing() {
        println!("skipped: {why}");
        return;
    }
    let machine = Machine::start(LOCALE);
    let demo = Demo::make(machine.home());
    let work = expert(&machine, &demo).await;
    let results = seal(&machine, &demo, &work).await;
    stock_tools(&machine, &demo, &results);
    let submission = body(&machine, &demo, &results).await;
    secretariat(&machine, &demo, &submission).await;
    the_log_tells_nothing(&machine, &demo);
}

/// Events and codes are in the log; no path, name, mark, word or secret is.
fn the_log_tells_nothing(machine: &Machine, demo: &Demo) {
    let data = walk(&machine.home().join("data"));
    let log = data.iter().find(|p| p.ends_with("window.log")).expect("a log");
    let log = fs::read_to_string(log).unwrap();
    assert!(log.contains("window ready"), "{log}");
    let home = machine.home().to_str().unwrap();
    for secret in [home, COMMENT, PASSPHRASE, demo.passphrase(), demo.code(), "22.5", "electronics"]
    {
        assert!(!log.contains(secret), "{secret} is in the log:\n{log}");
    }
}

/// Opens, pledges, recuses, scores three nominations; closes, opens again, and finds everything there.
async fn expert(machine: &Machine, demo: &Demo) -> PathBuf {
    let page = machine.open(&["--demo", demo.folder.to_str().unwrap()]).await;
    page.wait_for("open-batch").await;
    screen(&page, "start-demo").await;
    page.close().await;

    let batch = demo.path("expert");
    let page = machine.open(&[batch.to_str().unwrap()]).await;
    page.wait_for("digits").await;
    screen(&page, "open-1-digits").await;
    fill_digits(&page, demo.digits()).await;
    page.write("code", demo.code()).await;
    page.write("passphrase", PASSPHRASE).await;
    page.write("passphrase-again", PASSPHRASE).await;
    screen(&page, "open-2-code").await;
    page.click("open").await;

    page.wait_for("pledge-agree").await;
    screen(&page, "pledge").await;
    page.click("pledge-agree").await;
    page.click("pledge-confirm").await;

    page.click("step-recusal").await;
    page.click("recuse-electronics-15").await;
    page.click("recusal-reason-same_unit").await;
    screen(&page, "recusal").await;
    page.click("recusal-confirm").await;

    page.click("step-score").await;
    page.wait_for("nomination-electronics-01").await;
    for nomination in ["electronics-01", "electronics-02", "electronics-03"] {
        page.click(&format!("nomination-{nomination}")).await;
        score_by_keyboard(&page).await;
    }
    view_pdf(&page).await;
    screen(&page, "score").await;
    let (marks, comment) = entries(&page).await;
    assert!(!marks.is_empty() && marks.iter().all(|m| !m.is_empty()), "{marks:?}");
    assert_eq!(comment, COMMENT);
    page.close().await;

    let work = work_file(machine.home());
    let page = machine.open(&[work.to_str().unwrap()]).await;
    unlock(&page, PASSPHRASE).await;
    page.click("step-score").await;
    page.click("nomination-electronics-03").await;
    page.until("the entries of before", async || {
        entries(&page).await == (marks.clone(), COMMENT.to_owned())
    })
    .await;
    page.close().await;
    work
}

async fn fill_digits(page: &Page, digits: &str) {
    let plain: String = digits.chars().filter(char::is_ascii_digit).collect();
    page.write("digits", &plain).await;
}

/// Answers gates, types marks, moves on with Enter: the hands stay on the keyboard.
async fn score_by_keyboard(page: &Page) {
    for gate in ["gate-maturity", "gate-tradable"] {
        page.write(&format!("gate-{gate}-yes"), " ").await;
    }
    page.script("document.querySelector('[data-test=\"mark-frontier\"]').focus(); return 1").await;
    for mark in MARKS {
        page.keys(format!("{mark}{}", char::from(Key::Enter))).await;
    }
    page.write("recommendation-0", " ").await;
    page.write("overall", COMMENT).await;
    all_saved(page).await;
}

/// What stands in the fields of the sheet.
async fn entries(page: &Page) -> (Vec<String>, String) {
    let mut marks = Vec::new();
    for item in ITEMS {
        marks.push(page.value(&format!("mark-{item}")).await);
    }
    (marks, page.value("overall").await)
}

/// Turns to the second page of the PDF, which is drawn.
async fn view_pdf(page: &Page) {
    page.click("attachment-0").await;
    page.until("a drawn page", async || drawn(page).await).await;
    page.click("pdf-next").await;
    page.until("the second page", async || page.value("pdf-page").await == "2").await;
    page.until("a drawn page", async || drawn(page).await).await;
}

/// Whether there is ink on the canvas of the PDF.
async fn drawn(page: &Page) -> bool {
    let ink = page.script(
        "const c = document.querySelector('canvas'); if (!c || !c.width) return false;
         const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
         for (let i = 0; i < d.length; i += 4) if (d[i + 3] > 0 && d[i] < 100) return true;
         return false",
    );
    ink.await.as_bool() == Some(true)
}

/// The one work file in the home folder.
fn work_file(home: &Path) -> PathBuf {
    let folder = walk(home);
    let found: Vec<&PathBuf> =
        folder.iter().filter(|p| p.extension().is_some_and(|e| e == "hjw")).collect();
    let fresh: Vec<&&PathBuf> =
        found.iter().filter(|p| !p.starts_with(home.join("demo"))).collect();
    assert_eq!(fresh.len(), 1, "{found:?}");
    fresh[0].to_path_buf()
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path());
    entries.flat_map(|p| if p.is_dir() { walk(&p) } else { vec![p] }).collect()
}

/// The rest by spreadsheet, as the command line allows; then check and seal in the window.
async fn seal(machine: &Machine, demo: &Demo, work: &Path) -> PathBuf {
    import_the_rest(machine, demo, work);
    let out = machine.home().join("handed-over");
    fs::create_dir_all(&out).unwrap();
    let page = machine.open(&[work.to_str().unwrap()]).await;
    unlock(&page, PASSPHRASE).await;
    page.click("step-check").await;
    screen(&page, "check").await;
    page.click("step-seal").await;
    machine.pick(&[&out]);
    page.click("seal-folder").await;
    page.write("seal-passphrase", PASSPHRASE).await;
    screen(&page, "seal").await;
    page.click("seal").await;
    let shown = page.text("seal-digits").await;
    screen(&page, "sealed").await;
    page.close().await;
    let bundle = sealed_bundle(&out);
    // Only the body can open it; with its office file the digits of what is inside are told.
    let verified = demo.office_cli().run([
        "verify",
        "--office",
        demo.path("body").to_str().unwrap(),
        bundle.to_str().unwrap(),
        "--trust",
        demo.digits(),
    ]);
    let digits = verified.json["files"][0]["digits"].as_str().unwrap().to_owned();
    let plain = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    assert_eq!(plain(&shown), plain(&digits));
    bundle
}

/// What the expert would do for the other eleven nominations, by the command line on the same file.
fn import_the_rest(machine: &Machine, demo: &Demo, work: &Path) {
    let mut rows = String::from("nomination,criterion,score,comment\n");
    for n in 4..=14 {
        for gate in ["gate-maturity", "gate-tradable"] {
            rows += &format!("electronics-{n:02},{gate},是,\n");
        }
        for item in ITEMS {
            rows += &format!(
                "electronics-{n:02},{item},{}.5,依据充分。\n",
                6 + (n * 7 + item.len()) % 4
            );
        }
        rows += &format!("electronics-{n:02},recommendation,可推荐,\n");
    }
    let table = machine.home().join("rest.csv");
    fs::write(&table, rows).unwrap();
    let cli = Hengjian::new(machine.home());
    let ran = cli.run(["score", "import", work.to_str().unwrap(), table.to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}\n{}", ran.stdout, demo.folder.display());
}

/// The bundle by `age`, `unzip`, `sha256sum` and `ssh-keygen` alone, as somebody with the body's identity reads it.
fn stock_tools(machine: &Machine, demo: &Demo, sealed: &Path) {
    let identity = machine.home().join("identity.txt");
    let office = demo.path("body");
    let [office, out] = [&office, &identity].map(|p| p.to_str().unwrap());
    demo.office_cli().good(["identity", "export", "--office", office, "--out", out]);
    let bundle = &journeys::envelope::open(sealed, &identity);
    let folder = bundle.with_extension("by-hand");
    let run = |program: &str, arguments: &[&str], input: Option<&Path>| {
        let mut command = Command::new(program);
        command.args(arguments);
        if folder.is_dir() {
            command.current_dir(&folder);
        }
        if let Some(input) = input {
            command.stdin(fs::File::open(input).unwrap());
        }
        let output = command.output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            output.status.success(),
            "{program}: {said}{}",
            String::from_utf8_lossy(&output.stderr)
        );
        said
    };
    run("unzip", &["-q", bundle.to_str().unwrap(), "-d", folder.to_str().unwrap()], None);
    run("sha256sum", &["-c", "tagmanifest-sha256.txt", "manifest-sha256.txt"], None);
    let manifest = folder.join("tagmanifest-sha256.txt");
    let novalidate =
        ["-Y", "check-novalidate", "-n", "hengjian/results/v1", "-s", "sig/expert.sshsig"];
    let said = run("ssh-keygen", &novalidate, Some(&manifest));
    let signed = said.split_whitespace().find(|w| w.starts_with("SHA256:")).unwrap().to_owned();
    let enrolment: Value =
        serde_json::from_slice(&fs::read(folder.join("data/enrolment.json")).unwrap()).unwrap();
    fs::write(folder.join("expert.pub"), enrolment["public_key"].as_str().unwrap()).unwrap();
    assert!(run("ssh-keygen", &["-lf", "expert.pub"], None).contains(&signed));
}

/// Takes the results in, merges, shows the ranking with its trace, submits.
async fn body(machine: &Machine, demo: &Demo, results: &Path) -> PathBuf {
    let page = machine.open(&[demo.path("body").to_str().unwrap()]).await;
    unlock(&page, demo.passphrase()).await;
    for station in ["filing", "intake", "screening", "panel", "batches", "again", "keeping"] {
        page.click(&format!("station-{station}")).await;
        screen(&page, &format!("body-{station}")).await;
    }
    page.click("station-merge").await;
    let mut files = demo.other_results();
    files.push(results.to_owned());
    machine.pick(&files.iter().map(PathBuf::as_path).collect::<Vec<_>>());
    page.click("merge-files").await;
    page.click("merge").await;
    page.text_with("merge-verdict", "通过").await;
    screen(&page, "body-merge").await;
    page.click("station-result").await;
    page.click_css("[data-test=rank-electronics-01] button").await;
    page.wait_for("trace").await;
    screen(&page, "body-trace").await;
    page.keys(char::from(Key::Escape).to_string()).await;
    screen(&page, "body-result").await;

    page.click("station-submit").await;
    let out = machine.home().join("submitted");
    fs::create_dir_all(&out).unwrap();
    machine.pick(&[&out]);
    page.click("submit-folder").await;
    page.click("submit").await;
    page.write("sign-passphrase", demo.passphrase()).await;
    screen(&page, "body-sign").await;
    page.click("sign-confirm").await;
    page.wait_for("submit-digits").await;
    screen(&page, "body-submit").await;
    page.close().await;
    sealed_bundle(&out)
}

/// The one encrypted bundle in a folder.
fn sealed_bundle(folder: &Path) -> PathBuf {
    let is_sealed = |p: &PathBuf| p.to_string_lossy().ends_with(".hjb.age");
    walk(folder).into_iter().find(is_sealed).unwrap()
}

/// Receives, verifies, recomputes; the ack lies where it was asked for.
async fn secretariat(machine: &Machine, demo: &Demo, submission: &Path) {
    let page = machine.open(&[demo.path("secretariat").to_str().unwrap()]).await;
    unlock(&page, demo.passphrase()).await;
    for station in ["edition", "register-filings", "board", "again", "keeping"] {
        page.click(&format!("station-{station}")).await;
        screen(&page, &format!("secretariat-{station}")).await;
    }
    page.click("station-receive").await;
    machine.pick(&[submission]);
    page.click("receive-file").await;
    let out = machine.home().join("acknowledged");
    fs::create_dir_all(&out).unwrap();
    machine.pick(&[&out]);
    page.click("receive-folder").await;
    page.click("receive").await;
    page.write("sign-passphrase", demo.passphrase()).await;
    page.click("sign-confirm").await;
    page.text_with("receive-verdict", "通过").await;
    screen(&page, "secretariat-receive").await;
    page.click("station-result").await;
    page.wait_for("rank-electronics-01").await;
    screen(&page, "secretariat-result").await;
    page.click("station-archive").await;
    page.click("audit").await;
    page.wait_for("audit-result").await;
    screen(&page, "secretariat-archive").await;
    page.close().await;
    let ack = walk(&out).into_iter().find(|p| p.extension().is_some_and(|e| e == "hjb")).unwrap();
    let cli = Hengjian::new(machine.home());
    let verified = cli.run(["verify", ack.to_str().unwrap(), "--trust", demo.digits()]);
    assert_eq!(verified.code, 0, "{}", verified.stdout);
}
