//! One running program for each user: a second start hands its files to the first one over a local socket
//! in the user's own data folder and goes. Nothing ever comes from another machine or another user.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};

use interprocess::local_socket::traits::{ListenerExt, Stream as _};
use interprocess::local_socket::{
    GenericFilePath, Listener, ListenerOptions, Name, Stream, ToFsName,
};
use tauri::AppHandle;

use crate::windows;

/// Most bytes of a message: some hundred paths.
const LONGEST: u64 = 1 << 20;

/// Whether this is the first program of the user.
pub enum First {
    /// Yes, and here is its door.
    Yes(Listener),
    /// No; the first one has taken the files.
    No,
    /// It cannot be known here; the program goes on by itself.
    Unknown(String),
}

/// Hands `files` to the running program, or becomes it.
pub fn first(data: &Path, files: &[PathBuf]) -> First {
    match hand_over(data, files) {
        Ok(()) => First::No,
        Err(_) => match listen(data) {
            Ok(door) => First::Yes(door),
            Err(error) => First::Unknown(error.kind().to_string()),
        },
    }
}

/// Opens a window for whatever comes through the door.
pub fn keep(door: Listener, app: AppHandle) {
    std::thread::spawn(move || {
        for visitor in door.incoming().flatten() {
            let Ok(files) = take(visitor) else { continue };
            let handle = app.clone();
            // The program is ending if this cannot be done.
            let _ = app.run_on_main_thread(move || windows::open_each(&handle, &files));
        }
    });
}

fn name(data: &Path) -> std::io::Result<Name<'static>> {
    #[cfg(windows)]
    {
        use interprocess::local_socket::{GenericNamespaced, ToNsName};
        let text = format!("hengjian{}", data.display().to_string().replace(['\\', ':'], "-"));
        return text.to_ns_name::<GenericNamespaced>();
    }
    #[cfg(not(windows))]
    data.join("window.sock").to_fs_name::<GenericFilePath>()
}

fn hand_over(data: &Path, files: &[PathBuf]) -> std::io::Result<()> {
    let mut first = Stream::connect(name(data)?)?;
    let message = serde_json::to_string(files)?;
    writeln!(first, "{message}")?;
    let mut answer = [0_u8; 2];
    first.read_exact(&mut answer)
}

fn listen(data: &Path) -> std::io::Result<Listener> {
    std::fs::create_dir_all(data)?;
    ListenerOptions::new().name(name(data)?).try_overwrite(true).create_sync()
}

fn take(mut visitor: Stream) -> std::io::Result<Vec<PathBuf>> {
    let mut line = String::new();
    BufReader::new((&mut visitor).take(LONGEST)).read_line(&mut line)?;
    let files = serde_json::from_str(&line)?;
    visitor.write_all(b"ok")?;
    Ok(files)
}
