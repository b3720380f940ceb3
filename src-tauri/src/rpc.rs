//! The doors from the page: one to the desks' commands, and a few to the system (pick a file, open or close
//! a window). What a command means is not known here; a path never goes through, only tokens.

#![allow(clippy::needless_pass_by_value)] // tauri hands its arguments over by value
#![allow(clippy::unreachable)] // in what `tauri::command` writes for an async function

use std::path::{Path, PathBuf};

use desk::{Failure, Secrets};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager, State, WebviewWindow};
use zeroize::Zeroizing;

use crate::arguments::language;
use crate::clerk::Job;
use crate::host::Step;
use crate::picker::What;
use crate::state::Shell;
use crate::tokens::PickedFile;
use crate::windows;

/// Commands after which a document belongs to the recent ones, and the field that names it.
const OPENERS: [(&str, &str); 4] =
    [("work.see", "work"), ("office.see", "office"), ("open", "out"), ("office.new", "file")];

/// The secrets that travel beside a request.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Beside {
    passphrase: Option<String>,
    code: Option<String>,
    clerk: Option<String>,
    second: Option<String>,
    key: Option<String>,
}

impl Beside {
    fn secrets(self) -> Secrets {
        Secrets {
            passphrase: self.passphrase.map(Zeroizing::new),
            code: self.code.map(Zeroizing::new),
            clerk: self.clerk.map(Zeroizing::new),
            second: self.second.map(Zeroizing::new),
            key: self.key.map(Zeroizing::new),
        }
    }
}

/// Runs one of the desks' commands in the clerk of this window.
#[tauri::command]
pub async fn rpc(
    window: WebviewWindow,
    shell: State<'_, Shell>,
    name: String,
    request: Value,
    beside: Beside,
    progress: Channel<Step>,
) -> Result<Value, Failure> {
    let secrets = beside.secrets();
    let opens = OPENERS
        .iter()
        .find(|(command, _)| *command == name)
        .and_then(|(_, field)| request.get(*field)?.as_str())
        .and_then(|token| shell.tokens.path(token).ok());
    let (tell, mut told) = tauri::async_runtime::channel(1);
    let called = name.clone();
    let job = Job {
        secrets,
        progress: Some(progress),
        work: Box::new(move |cx| {
            let answer = desk::call(&called, request, cx);
            // A window that was closed in the meantime wants no answer; what was committed stays.
            let _ = tell.blocking_send(answer);
        }),
    };
    shell.clerks.give(window.label(), job)?;
    let answer = told.recv().await.unwrap_or_else(|| Err(Failure::new("internal").detail("panic")));
    match (&answer, opens) {
        (Err(failure), _) => shell.log.line(&name, &failure.code),
        (Ok(_), Some(path)) => remember(&shell, &path),
        (Ok(_), None) => {}
    }
    answer
}

fn remember(shell: &Shell, path: &Path) {
    if shell.demo.is_none() && shell.recent.add(path).is_err() {
        shell.log.line("recent", "not-kept");
    }
}

/// Asks the long work of this window to stop.
#[tauri::command]
pub fn cancel(window: WebviewWindow, shell: State<'_, Shell>) {
    shell.clerks.cancel(window.label());
}

/// Asks the person for a file or folder.
#[tauri::command]
pub async fn pick(
    app: AppHandle,
    shell: State<'_, Shell>,
    what: What,
    name: Option<String>,
) -> Result<Vec<PickedFile>, Failure> {
    let paths = shell.picker.ask(&app, what, name).await;
    paths.iter().map(|path| shell.tokens.give(path)).collect()
}

/// Where a new document of that name goes if the person says nothing: the documents folder.
#[tauri::command]
pub fn place(app: AppHandle, shell: State<'_, Shell>, name: String) -> Result<PickedFile, Failure> {
    let documents = app.path().document_dir().or_else(|_| app.path().home_dir());
    let folder = documents.map_err(|e| Failure::new("internal").detail(e))?.join("衡鉴");
    let name = Path::new(&name).file_name().map(PathBuf::from).unwrap_or_default();
    shell.tokens.give(&free(&folder, &name))
}

/// A path in `folder` that is not taken: `a.hjw`, `a-2.hjw`, …
fn free(folder: &Path, name: &Path) -> PathBuf {
    let part = |s: Option<&std::ffi::OsStr>| s.unwrap_or_default().to_string_lossy().into_owned();
    let (stem, ending) = (part(name.file_stem()), part(name.extension()));
    let numbered = (2_u32..).map(|n| folder.join(format!("{stem}-{n}.{ending}")));
    std::iter::once(folder.join(name)).chain(numbered).find(|p| !p.exists()).unwrap_or_default()
}

/// What a page needs to begin.
#[derive(Serialize)]
pub struct Start {
    version: &'static str,
    language: &'static str,
    opened: Option<PickedFile>,
    recent: Vec<PickedFile>,
    demo: Option<Value>,
}

/// What this window is for.
#[tauri::command]
pub fn start(window: WebviewWindow, shell: State<'_, Shell>) -> Result<Start, Failure> {
    let file = shell.opened.lock().ok().and_then(|all| all.get(window.label()).cloned());
    let recent = shell.recent.list();
    Ok(Start {
        version: env!("CARGO_PKG_VERSION"),
        language: language().tag(),
        opened: file.map(|path| shell.tokens.give(&path)).transpose()?,
        recent: recent.iter().map(|p| shell.tokens.give(p)).collect::<Result<_, _>>()?,
        demo: shell.demo.clone(),
    })
}

/// The page has shown itself.
#[tauri::command]
pub fn ready(window: WebviewWindow, shell: State<'_, Shell>) {
    shell.log.line("window", "ready");
    if let Ok(mut ready) = shell.ready.lock() {
        ready.insert(window.label().to_owned());
    }
}

/// Another window, for the file behind `token` or with the start page.
#[tauri::command]
pub async fn open_window(
    app: AppHandle,
    shell: State<'_, Shell>,
    token: Option<String>,
) -> Result<(), Failure> {
    let file = token.map(|token| shell.tokens.path(&token)).transpose()?;
    windows::open(&app, file.as_deref()).map_err(|e| Failure::new("internal").detail(e))
}

/// The page has saved what was being typed: its window may go.
#[tauri::command]
pub async fn close_window(window: WebviewWindow) -> Result<(), Failure> {
    window.destroy().map_err(|e| Failure::new("internal").detail(e))
}

/// Something could not be saved, and the page asks the person what to do: its window stays.
#[tauri::command]
pub fn stay(window: WebviewWindow, shell: State<'_, Shell>) {
    if let Ok(mut closing) = shell.closing.lock() {
        closing.remove(window.label());
    }
}

/// The name of the document, in the title of its window.
#[tauri::command]
pub fn entitle(window: WebviewWindow, title: String) -> Result<(), Failure> {
    window.set_title(&title).map_err(|e| Failure::new("internal").detail(e))
}

#[cfg(test)]
mod tests {
    use super::free;
    use std::path::Path;

    #[test]
    fn a_name_that_is_taken_gets_a_number() {
        let folder = std::env::temp_dir().join(format!("hengjian-free-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        assert_eq!(free(&folder, Path::new("a.hjw")), folder.join("a.hjw"));
        std::fs::write(folder.join("a.hjw"), "").unwrap();
        assert_eq!(free(&folder, Path::new("a.hjw")), folder.join("a-2.hjw"));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
