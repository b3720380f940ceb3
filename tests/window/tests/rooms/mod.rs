//! What the journey of trust finds beside its own steps: the second seal on a copy by the command line, an edition
//! that allows less, and where things stand on a page.

use std::fs;
use std::path::{Path, PathBuf};

use journeys::text;
use thirtyfour::Key;
use window::office::{folder, only};
use window::{Demo, Machine, Page};

/// What the body asks the second expert to correct.
pub const CAUSE: &str = "请核对第三项的前沿性分数";
/// Where the second expert's work file lies in the demo.
pub const WORK: &str = "electronics/work/electronics-e002.hjw";

/// Results that were sealed a second time.
pub struct Copied {
    pub path: PathBuf,
    pub digest: String,
}

/// The same return opened on a copy of the work file, with another mark, and sealed there.
pub fn sealed_on_a_copy(machine: &Machine, demo: &Demo, back: &Path) -> Copied {
    let (copy, table) = (machine.home().join("copy.hjw"), machine.home().join("copy.csv"));
    fs::copy(demo.folder.join(WORK), &copy).unwrap();
    fs::write(&table, "nomination,criterion,score\nelectronics-03,frontier,16\n").unwrap();
    let out = folder(machine, "copied");
    let [copy, table, back, to] = [&copy, &table, back, &out].map(|p| p.to_str().unwrap());
    let cli = demo.office_cli();
    cli.good(["reopen", copy, back]);
    cli.good(["score", "import", copy, table]);
    let sealed = cli.good(["seal", copy, "--out", to]);
    Copied { path: only(&out, "-2.hjb.age"), digest: text(&sealed, "/digest").to_owned() }
}

/// The secretariat signs a newer edition in which the body that submitted may report two.
pub fn amended_edition(machine: &Machine, demo: &Demo) {
    let edition = journeys::workspace_root().join("assets/editions/2022.toml");
    let edition = fs::read_to_string(edition).unwrap();
    let track = "[[tracks]]\nid = \"materials\"\n";
    assert!(edition.contains(track));
    let edition = edition.replacen(track, &format!("{track}report_at_most = 2\n"), 1);
    let amended = machine.home().join("amended.toml");
    fs::write(&amended, edition.replacen("\nversion = 1\n", "\nversion = 2\n", 1)).unwrap();
    let (office, out) = (demo.path("secretariat"), folder(machine, "amended"));
    let [office, amended, out] = [&office, &amended, &out].map(|p| p.to_str().unwrap());
    let export = ["edition", "export", "--office", office, "--edition", amended, "--out", out];
    demo.office_cli().good(export);
}

/// Head of the audit chain of an office file, once the window has let go of it.
pub fn head(demo: &Demo, office: &Path) -> String {
    let cli = demo.office_cli();
    let mut ran = cli.run(["audit", office.to_str().unwrap()]);
    for _ in 0..400 {
        if ran.error() != "already-open" {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
        ran = cli.run(["audit", office.to_str().unwrap()]);
    }
    text(&ran.json, "/head").to_owned()
}

/// Unfolds an act at the station of what has to be put right.
pub async fn again(page: &Page, act: &str) {
    page.click("station-again").await;
    page.click(&format!("act-{act}")).await;
}

/// What the list of batches says of the results of one issue.
pub async fn row_of(page: &Page, batch: &str) -> String {
    page.click("station-batches").await;
    let cell = format!(
        "const row = document.querySelector('[data-row=\"{batch}\"]');
         return row ? row.querySelectorAll('[role=gridcell]')[6].innerText : ''"
    );
    let read = async || page.script(&cell).await.as_str().unwrap_or_default().trim().to_owned();
    page.until("the row of the batch", async || !read().await.is_empty()).await;
    read().await
}

/// Sets the size of the text by the window's own dialog.
pub async fn scale(page: &Page, percent: &str) {
    page.click("display").await;
    page.click(&format!("scale-{percent}")).await;
    page.keys(char::from(Key::Escape).to_string()).await;
    page.wait_gone(&format!("scale-{percent}")).await;
}

/// Fields of the station that take something, by their names; a filter changes nothing.
pub async fn open_fields(page: &Page) -> Vec<String> {
    let found = page.script(
        "const open = [...document.querySelectorAll('main :is(input, select, textarea)')]
             .filter((e) => !e.matches(':disabled') && !e.readOnly && !e.dataset.test?.endsWith('-filter'));
         return open.map((e) => e.dataset.test ?? e.outerHTML)",
    );
    let found = found.await.as_array().cloned().unwrap_or_default();
    found.iter().filter_map(|f| f.as_str().map(str::to_owned)).collect()
}
