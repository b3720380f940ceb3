//! Paths behind opaque tokens. A page never sees a path it could send back: it gets a token for what a
//! person picked, dropped or opened, and only tokens given out by this process lead anywhere.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use desk::Failure;
use serde::Serialize;

/// A picked file or folder as the page knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PickedFile {
    /// What the page sends back.
    pub token: String,
    /// Its name, to be shown.
    pub name: String,
    /// Its folder, to be shown.
    pub folder: String,
    /// What its ending says.
    pub kind: &'static str,
}

/// All tokens of this process.
#[derive(Default)]
pub struct Tokens(Mutex<HashMap<String, PathBuf>>);

impl Tokens {
    /// A token for `path`; the same path keeps its token.
    ///
    /// # Errors
    /// `no-randomness` where the system gives none.
    pub fn give(&self, path: &Path) -> Result<PickedFile, Failure> {
        let mut known = self.0.lock().map_err(|_| Failure::new("internal").detail("tokens"))?;
        let old = known.iter().find(|(_, p)| *p == path).map(|(token, _)| token.clone());
        let token = match old {
            Some(token) => token,
            None => {
                let token = random()?;
                known.insert(token.clone(), path.to_owned());
                token
            }
        };
        let text = |part: Option<&std::ffi::OsStr>| {
            part.map(|s| s.to_string_lossy().into_owned()).unwrap_or_default()
        };
        Ok(PickedFile {
            token,
            name: text(path.file_name()),
            folder: text(path.parent().map(Path::as_os_str)),
            kind: kind(path),
        })
    }

    /// The path behind a token.
    ///
    /// # Errors
    /// `token-unknown` for what this process never gave out.
    pub fn path(&self, token: &str) -> Result<PathBuf, Failure> {
        let known = self.0.lock().map_err(|_| Failure::new("internal").detail("tokens"))?;
        known.get(token).cloned().ok_or_else(|| Failure::new("token-unknown"))
    }
}

fn random() -> Result<String, Failure> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).map_err(|e| Failure::new("no-randomness").detail(e))?;
    Ok(bytes.iter().map(|b| format!("{b:02x}")).collect())
}

fn kind(path: &Path) -> &'static str {
    let ends = |end: &str| path.to_string_lossy().to_ascii_lowercase().ends_with(end);
    if ends(".hjb.age") {
        return "batch-or-bundle";
    }
    match path.extension().and_then(|e| e.to_str()).map(str::to_ascii_lowercase).as_deref() {
        Some("hjb") => "batch-or-bundle",
        Some("hjw") => "work",
        Some("hjo") => "office",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_keeps_its_token_and_a_foreign_token_leads_nowhere() {
        let tokens = Tokens::default();
        let one = tokens.give(Path::new("/a/b.hjw")).unwrap();
        assert_eq!(one, tokens.give(Path::new("/a/b.hjw")).unwrap());
        assert_eq!((one.name.as_str(), one.folder.as_str(), one.kind), ("b.hjw", "/a", "work"));
        assert_eq!(tokens.path(&one.token).unwrap(), Path::new("/a/b.hjw"));
        assert_eq!(tokens.give(Path::new("/a/r.HJB.age")).unwrap().kind, "batch-or-bundle");
        assert_eq!(tokens.path("/etc/passwd").unwrap_err().code, "token-unknown");
    }
}
