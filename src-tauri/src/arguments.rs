//! The command line of the window: files to open, and a demo folder to show on the start page. Nothing
//! else can be said here; what an office can script is `hengjian`.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use text::{Language, say};

/// What the program was started with.
#[derive(Debug, Default)]
pub struct Arguments {
    /// Files to open, as absolute paths.
    pub files: Vec<PathBuf>,
    /// A folder made by `hengjian demo`.
    pub demo: Option<PathBuf>,
}

impl Arguments {
    /// Reads them; none where help or the version was asked for and given.
    pub fn read(given: impl Iterator<Item = OsString>) -> Result<Option<Self>, ExitCode> {
        let mut arguments = Self::default();
        let mut given = given.peekable();
        while let Some(argument) = given.next() {
            match argument.to_str() {
                Some("--help" | "-h") => {
                    println!("{}", say(language(), "ui-usage", &[]));
                    return Ok(None);
                }
                Some("--version" | "-V") => {
                    println!("hengjian-window {}", env!("CARGO_PKG_VERSION"));
                    return Ok(None);
                }
                Some("--demo") => arguments.demo = given.next().map(PathBuf::from),
                Some(option) if option.starts_with("--") => {
                    eprintln!("{}", say(language(), "ui-usage", &[]));
                    return Err(ExitCode::from(2));
                }
                _ => arguments.files.push(absolute(PathBuf::from(argument))),
            }
        }
        Ok(Some(arguments))
    }
}

/// A file manager may give a relative path; the one program that is running has another folder.
fn absolute(path: PathBuf) -> PathBuf {
    std::path::absolute(&path).unwrap_or(path)
}

/// The language of the desktop session, in the order in which POSIX reads the variables.
pub fn language() -> Language {
    let tag = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty());
    Language::from_tag(tag.as_deref().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Result<Option<Arguments>, ExitCode> {
        Arguments::read(words.iter().map(OsString::from))
    }

    #[test]
    fn files_become_absolute_and_the_demo_folder_is_no_file() {
        let arguments = read(&["a.hjb", "--demo", "d", "b.hjw"]).unwrap().unwrap();
        assert!(arguments.files.iter().all(|f| f.is_absolute()));
        assert_eq!(arguments.files.len(), 2);
        assert_eq!(arguments.demo, Some(PathBuf::from("d")));
    }

    #[test]
    fn an_unknown_option_is_wrong_use() {
        assert!(read(&["--no-such"]).is_err());
    }
}
