//! What the program did, for whoever has to find a fault: time, event, code. Never a name, a mark, a path,
//! a secret or a sentence that somebody typed; a panic is noted by its place in the source alone.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::sync::{Arc, Mutex};

use chrono::Utc;

/// A log that grows beyond this begins anew; the last one is kept beside it.
const LARGEST: u64 = 1 << 20;

/// The log file, or nothing where none could be opened.
pub struct Log(Mutex<Option<File>>);

impl Log {
    /// The log in `folder`.
    pub fn at(folder: &Path) -> Self {
        Self(Mutex::new(open(folder).map_err(|e| eprintln!("{e}")).ok()))
    }

    /// Notes an event with its code.
    pub fn line(&self, event: &str, code: &str) {
        let Ok(mut file) = self.0.lock() else { return };
        if let Some(file) = file.as_mut() {
            let at = Utc::now().format("%Y-%m-%dT%H:%M:%SZ");
            // Nobody can be told that the log cannot be written, and no work depends on it.
            let _ = writeln!(file, "{at} {event} {code}");
        }
    }

    /// From now on a panic leaves its place here; its message may hold what somebody entered.
    pub fn take_panics(self: &Arc<Self>) {
        let log = Arc::clone(self);
        std::panic::set_hook(Box::new(move |panic| {
            let place = panic.location().map(|l| format!("{}:{}", l.file(), l.line()));
            log.line("panic", &place.unwrap_or_default());
        }));
    }
}

fn open(folder: &Path) -> std::io::Result<File> {
    fs::create_dir_all(folder)?;
    let path = folder.join("window.log");
    if fs::metadata(&path).is_ok_and(|m| m.len() > LARGEST) {
        fs::rename(&path, folder.join("window.old.log"))?;
    }
    OpenOptions::new().create(true).append(true).open(path)
}
