//! The demo whose first expert has not begun, and how a journey comes to a work file without clicking:
//! by the command line, as `hengjian demo` and its list say.

use std::fs;
use std::path::{Path, PathBuf};

use journeys::Hengjian;
use serde_json::Value;

use crate::page::Page;

pub use journeys::hengjian::PASSPHRASE;

/// The demo and what its list says.
pub struct Demo {
    /// Where it lies.
    pub folder: PathBuf,
    list: Value,
    cli: Hengjian,
}

impl Demo {
    /// Makes it in `home`.
    pub fn make(home: &Path) -> Self {
        let folder = home.join("demo");
        let cli = Hengjian::new(home);
        let out = folder.to_str().expect("a path");
        let ran = cli.plain(["demo", "--out", out, "--until", "review"]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        let list = fs::read(folder.join("demo.json")).expect("its list");
        Self { list: serde_json::from_slice(&list).expect("JSON"), folder, cli }
    }

    fn entry(&self, role: &str) -> &Value {
        let files = self.list["files"].as_array().expect("files");
        files.iter().find(|f| f["role"] == role).expect("a file of that role")
    }

    /// The file of a role.
    pub fn path(&self, role: &str) -> PathBuf {
        self.folder.join(text(&self.entry(role)["path"]))
    }

    /// The opening code of the batch.
    pub fn code(&self) -> &str {
        text(&self.entry("expert")["code"])
    }

    /// The secretariat's digits.
    pub fn digits(&self) -> &str {
        text(&self.list["digits"])
    }

    /// The passphrase of both offices.
    pub fn passphrase(&self) -> &str {
        text(&self.list["passphrase"])
    }

    /// The results bundles of the experts who have sealed already.
    pub fn other_results(&self) -> Vec<PathBuf> {
        let extra = self.list["extra"].as_array().expect("extra");
        let paths = extra.iter().map(|e| self.folder.join(text(&e["path"])));
        paths.filter(|p| p.extension().is_some_and(|e| e == "hjb")).collect()
    }

    /// The same as they came: encrypted to the body.
    pub fn sealed_results(&self) -> Vec<PathBuf> {
        let extra = self.list["extra"].as_array().expect("extra");
        extra.iter().filter_map(|e| Some(self.folder.join(e["sealed"].as_str()?))).collect()
    }

    /// The command line with the passphrase of both offices.
    pub fn office_cli(&self) -> Hengjian {
        self.cli.with_passphrase(&self.folder.join("passphrase.txt"))
    }

    /// A work file of the batch with pledge and no recusals, under [`PASSPHRASE`].
    pub fn work_file(&self) -> PathBuf {
        let (work, code) = (self.folder.join("work.hjw"), self.folder.join("code.txt"));
        fs::write(&code, self.code()).expect("the code");
        let batch = self.path("expert");
        let [batch, work_path, code] = [&batch, &work, &code].map(|p| p.to_str().expect("a path"));
        let open =
            ["open", batch, "--code-file", code, "--trust", self.digits(), "--out", work_path];
        for step in [&open[..], &["pledge", work_path], &["recuse", work_path, "--none"]] {
            let ran = self.cli.run(step);
            assert_eq!(ran.code, 0, "{step:?}: {}", ran.stdout);
        }
        work
    }
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

/// Types the passphrase in front of a document.
pub async fn unlock(page: &Page, passphrase: &str) {
    page.write("passphrase", passphrase).await;
    page.click("open").await;
}

/// Everything that was typed is committed, and the page says so.
pub async fn all_saved(page: &Page) {
    page.until("已保存", async || {
        let said = page.script(
            "return [...document.querySelectorAll('[data-test=\"saved\"]')].map((e) => e.textContent).join()",
        );
        let said = said.await.as_str().unwrap_or_default().to_owned();
        said.contains("已保存") && !said.contains("正在保存")
    })
    .await;
}
