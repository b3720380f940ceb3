//! The desktop shell. The window of `ui.md` is not built yet; this program says so, names the command
//! line that does the work today, and exits with 2. It opens no window and no file.

use std::env;
use std::process::ExitCode;

use text::{Language, say};

fn main() -> ExitCode {
    eprintln!("{}", say(language(), "window-not-built", &[]));
    ExitCode::from(2)
}

/// The language of the desktop session, in the order in which POSIX reads the variables.
fn language() -> Language {
    let tag = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| env::var(name).ok())
        .find(|value| !value.is_empty());
    Language::from_tag(tag.as_deref().unwrap_or_default())
}
