//! What every journey of an office does over and over: open it, answer a picker, sign, read digits.

use std::fs;
use std::path::{Path, PathBuf};

use crate::demo::unlock;
use crate::machine::Machine;
use crate::page::Page;

/// A clerk who signs: the name and the own passphrase.
pub type Person<'a> = (&'a str, &'a str);

/// Opens an office file under its passphrase.
pub async fn open(machine: &Machine, office: &Path, passphrase: &str) -> Page {
    let page = machine.open(&[office.to_str().expect("a path")]).await;
    unlock(&page, passphrase).await;
    page
}

/// A new folder in the home.
pub fn folder(machine: &Machine, name: &str) -> PathBuf {
    let folder = machine.home().join(name);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// Answers a question for a file or folder, and waits until the page shows the choice.
pub async fn choose(machine: &Machine, page: &Page, field: &str, path: &Path) {
    machine.pick(&[path]);
    page.click(field).await;
    let name = path.file_name().and_then(|n| n.to_str()).expect("a name");
    page.until(&format!("{name} to be chosen"), async || {
        let group = format!(
            "return document.querySelector('[data-test=\"{field}\"]').closest('[role=group]').innerText"
        );
        page.script(&group).await.as_str().unwrap_or_default().contains(name)
    })
    .await;
}

/// Signs what the dialog names with the office's passphrase.
pub async fn sign(page: &Page, passphrase: &str) {
    page.write("sign-passphrase", passphrase).await;
    page.click("sign-confirm").await;
}

/// Signs as these clerks, and as the office where it signs too.
pub async fn sign_as(page: &Page, office: Option<&str>, people: &[Person<'_>]) {
    page.wait_for("sign-confirm").await;
    if let Some(passphrase) = office {
        page.write("sign-passphrase", passphrase).await;
    }
    for (at, (name, passphrase)) in people.iter().enumerate() {
        page.select(&format!("sign-person-{at}"), name).await;
        page.write(&format!("sign-person-{at}-passphrase"), passphrase).await;
    }
    page.click("sign-confirm").await;
}

/// Waits until a button cannot be pressed.
pub async fn cannot(page: &Page, button: &str, why: &str) {
    page.until(why, async || !page.find(button).await.is_enabled().await.unwrap_or(true)).await;
}

/// The digits of a text alone.
pub fn digits_of(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// The files in a folder whose names end so.
pub fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).expect("a folder").flatten().map(|e| e.path());
    paths.filter(|p| p.to_string_lossy().ends_with(ending)).collect()
}

/// The file in a folder whose name ends so; panics unless there is exactly one.
pub fn only(folder: &Path, ending: &str) -> PathBuf {
    let mut found = files(folder, ending);
    assert_eq!(found.len(), 1, "{ending} in {}: {found:?}", folder.display());
    found.remove(0)
}
