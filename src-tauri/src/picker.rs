//! Asking a person for a file or folder. The native dialog lives on the main thread; tests of a debug
//! build answer from a list instead, because no driver can reach into a native dialog.

use std::future::Future;
use std::path::PathBuf;
use std::pin::Pin;

use serde::Deserialize;
use tauri::AppHandle;
use text::{Language, say};

use crate::arguments::language;

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// One bundle.
    Bundle,
    /// Bundles.
    Bundles,
    /// A batch.
    Batch,
    /// A work file or an office file.
    Document,
    /// Where a new office file goes.
    OfficeNew,
    /// Where a new work file goes.
    WorkNew,
    /// Where any other new file goes.
    FileNew,
    /// A folder.
    Folder,
    /// A spreadsheet.
    Table,
    /// Any file.
    Any,
    /// Any files.
    AnyMany,
}

/// The answer, when it comes; empty where the person thought better of it.
pub type Answer = Pin<Box<dyn Future<Output = Vec<PathBuf>> + Send>>;

/// Whoever asks.
pub trait FilePicker: Send + Sync {
    /// Asks for `what`, suggesting a name where something new is to be made.
    fn ask(&self, app: &AppHandle, what: What, name: Option<String>) -> Answer;
}

/// The picker of this run.
pub fn picker() -> Box<dyn FilePicker> {
    #[cfg(debug_assertions)]
    if let Some(list) = std::env::var_os("HENGJIAN_PICKS") {
        return Box::new(listed::Listed::new(PathBuf::from(list)));
    }
    Box::new(Native)
}

/// The dialogs of the system.
struct Native;

impl FilePicker for Native {
    fn ask(&self, app: &AppHandle, what: What, name: Option<String>) -> Answer {
        let (tell, mut told) = tauri::async_runtime::channel(1);
        let language = language();
        // GTK allows dialogs on the main thread only; what waits for them may wait anywhere.
        let asked = app.run_on_main_thread(move || {
            let asking = dialog(what, name, language);
            tauri::async_runtime::spawn(async move {
                let paths = asking.await;
                // A window that was closed in the meantime wants no answer.
                let _ = tell.send(paths).await;
            });
        });
        Box::pin(async move {
            match asked {
                Ok(()) => told.recv().await.unwrap_or_default(),
                Err(_) => Vec::new(),
            }
        })
    }
}

fn dialog(what: What, name: Option<String>, language: Language) -> Answer {
    let mut dialog = rfd::AsyncFileDialog::new().set_title(say(language, title(what), &[]));
    if let Some(name) = name {
        dialog = dialog.set_file_name(name);
    }
    if !endings(what).is_empty() {
        dialog = dialog.add_filter(say(language, title(what), &[]), endings(what));
    }
    let one = |file: Option<rfd::FileHandle>| file.into_iter().collect::<Vec<_>>();
    let paths = |files: Vec<rfd::FileHandle>| -> Vec<PathBuf> {
        files.iter().map(|f| f.path().to_owned()).collect()
    };
    match what {
        What::OfficeNew | What::WorkNew | What::FileNew => {
            let asking = dialog.save_file();
            Box::pin(async move { paths(one(asking.await)) })
        }
        What::Folder => {
            let asking = dialog.pick_folder();
            Box::pin(async move { paths(one(asking.await)) })
        }
        What::Bundles | What::AnyMany => {
            let asking = dialog.pick_files();
            Box::pin(async move { paths(asking.await.unwrap_or_default()) })
        }
        _ => {
            let asking = dialog.pick_file();
            Box::pin(async move { paths(one(asking.await)) })
        }
    }
}

fn endings(what: What) -> &'static [&'static str] {
    match what {
        // What goes up ends in .hjb.age; a dialog looks at the last ending only.
        What::Bundle | What::Bundles => &["hjb", "age"],
        What::Batch => &["hjb"],
        What::Document => &["hjw", "hjo"],
        What::OfficeNew => &["hjo"],
        What::WorkNew => &["hjw"],
        What::Table => &["xlsx", "csv"],
        What::FileNew | What::Folder | What::Any | What::AnyMany => &[],
    }
}

fn title(what: What) -> &'static str {
    match what {
        What::Bundle | What::Bundles => "ui-pick-bundle",
        What::Batch => "ui-pick-batch",
        What::Document => "ui-pick-document",
        What::OfficeNew => "ui-pick-office-new",
        What::WorkNew => "ui-pick-work-new",
        What::FileNew => "ui-pick-file-new",
        What::Folder => "ui-pick-folder",
        What::Table => "ui-pick-table",
        What::Any | What::AnyMany => "ui-pick-any",
    }
}

/// Answers from a file, for tests of a debug build.
#[cfg(debug_assertions)]
mod listed {
    use std::fs;
    use std::path::PathBuf;

    use tauri::AppHandle;

    use super::{Answer, FilePicker, What};

    /// The file whose lines are the paths of the next answer; a test writes it before each question.
    pub struct Listed(PathBuf);

    impl Listed {
        pub fn new(list: PathBuf) -> Self {
            Self(list)
        }
    }

    impl FilePicker for Listed {
        fn ask(&self, _: &AppHandle, _: What, _: Option<String>) -> Answer {
            let lines = fs::read_to_string(&self.0).unwrap_or_default();
            Box::pin(async move { lines.lines().map(PathBuf::from).collect() })
        }
    }
}
