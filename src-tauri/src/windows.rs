//! Windows: one for each document, each with a clerk of its own. A window that is asked to close lets its
//! page save what is being typed, and closes anyway after a moment; one that stays blank says so natively.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use desk::Failure;
use tauri::webview::NewWindowResponse;
use tauri::{
    AppHandle, DragDropEvent, Emitter, Manager, WebviewUrl, WebviewWindowBuilder, Window,
    WindowEvent,
};
use text::say;

use crate::arguments::language;
use crate::state::Shell;
use crate::tokens::PickedFile;

/// How long a page may take to save before its window closes.
const LAST_WORDS: Duration = Duration::from_secs(3);

/// How long a page may take to show itself before somebody is told.
const BLANK: Duration = Duration::from_secs(20);

static COUNT: AtomicU64 = AtomicU64::new(1);

/// The first windows: one for each file, or the start page.
pub fn begin(app: &AppHandle, files: &[PathBuf]) -> tauri::Result<()> {
    match files {
        [] => open(app, None),
        files => files.iter().try_for_each(|file| open(app, Some(file))),
    }
}

/// Windows for what a second start handed over.
pub fn open_each(app: &AppHandle, files: &[PathBuf]) {
    if let (Err(_), Some(shell)) = (begin(app, files), app.try_state::<Shell>()) {
        shell.log.line("window", "not-opened");
    }
}

/// A new window, for `file` or with the start page.
pub fn open(app: &AppHandle, file: Option<&Path>) -> tauri::Result<()> {
    let label = format!("w{}", COUNT.fetch_add(1, Ordering::Relaxed));
    if let (Some(file), Some(shell)) = (file, app.try_state::<Shell>())
        && let Ok(mut opened) = shell.opened.lock()
    {
        opened.insert(label.clone(), file.to_owned());
    }
    WebviewWindowBuilder::new(app, &label, WebviewUrl::default())
        .title(say(language(), "ui-title", &[]))
        .inner_size(1366.0, 768.0)
        .min_inner_size(800.0, 560.0)
        .on_navigation(|url| {
            // The page never leaves the program.
            matches!((url.scheme(), url.host_str()), ("tauri", _) | (_, Some("tauri.localhost")))
        })
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    watch(app.clone(), label);
    Ok(())
}

/// Says natively that a window stayed blank, and what can be done.
fn watch(app: AppHandle, label: String) {
    std::thread::spawn(move || {
        std::thread::sleep(BLANK);
        let Some(shell) = app.try_state::<Shell>() else { return };
        let shown = shell.ready.lock().is_ok_and(|ready| ready.contains(&label));
        if shown || app.get_webview_window(&label).is_none() {
            return;
        }
        shell.log.line("window", "blank");
        // The program is ending if this cannot be done.
        let _ = app.run_on_main_thread(|| {
            let telling = rfd::AsyncMessageDialog::new()
                .set_level(rfd::MessageLevel::Warning)
                .set_title(say(language(), "ui-title", &[]))
                .set_description(say(language(), "ui-blank-window", &[]))
                .show();
            tauri::async_runtime::spawn(telling);
        });
    });
}

/// What happens to a window.
pub fn event(window: &Window, event: &WindowEvent) {
    match event {
        WindowEvent::CloseRequested { api, .. } => {
            api.prevent_close();
            if let Some(shell) = window.try_state::<Shell>()
                && let Ok(mut closing) = shell.closing.lock()
            {
                closing.insert(window.label().to_owned());
            }
            // A page that cannot be told has nothing to save.
            let _ = window.emit_to(window.label(), "closing", ());
            close_later(window.clone());
        }
        WindowEvent::Destroyed => {
            if let Some(shell) = window.try_state::<Shell>() {
                shell.clerks.dismiss(window.label());
            }
        }
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => dropped(window, paths),
        _ => {}
    }
}

fn close_later(window: Window) {
    std::thread::spawn(move || {
        std::thread::sleep(LAST_WORDS);
        let shell = window.try_state::<Shell>();
        let silent =
            shell.is_none_or(|s| s.closing.lock().is_ok_and(|c| c.contains(window.label())));
        if silent {
            // It may have closed by itself.
            let _ = window.destroy();
        }
    });
}

fn dropped(window: &Window, paths: &[PathBuf]) {
    let Some(shell) = window.try_state::<Shell>() else { return };
    let given: Result<Vec<PickedFile>, Failure> =
        paths.iter().map(|path| shell.tokens.give(path)).collect();
    match given {
        // A page that is not there yet cannot take files.
        Ok(files) => drop(window.emit_to(window.label(), "dropped", files)),
        Err(failure) => shell.log.line("dropped", &failure.code),
    }
}
