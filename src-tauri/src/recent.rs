//! The documents that were opened lately, for the start page: paths in a small file of the program's own
//! data. It holds no passphrase, no name of a person and nothing from inside a document.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// How many are remembered.
const MOST: usize = 12;

/// The list and where it is kept.
pub struct Recent {
    file: PathBuf,
    paths: Mutex<Vec<PathBuf>>,
}

impl Recent {
    /// The list kept in `folder`; a file that cannot be read is an empty list.
    pub fn at(folder: &Path) -> Self {
        let file = folder.join("recent.json");
        let paths = fs::read(&file).ok().and_then(|b| serde_json::from_slice(&b).ok());
        Self { file, paths: Mutex::new(paths.unwrap_or_default()) }
    }

    /// Those that are still there, latest first.
    pub fn list(&self) -> Vec<PathBuf> {
        let paths = self.paths.lock().map(|p| p.clone()).unwrap_or_default();
        paths.into_iter().filter(|p| p.exists()).collect()
    }

    /// Puts `path` first.
    ///
    /// # Errors
    /// What the system says when the list cannot be kept.
    pub fn add(&self, path: &Path) -> std::io::Result<()> {
        let Ok(mut paths) = self.paths.lock() else { return Ok(()) };
        paths.retain(|p| p != path);
        paths.insert(0, path.to_owned());
        paths.truncate(MOST);
        let folder = self.file.parent().unwrap_or(Path::new(""));
        fs::create_dir_all(folder)?;
        let part = self.file.with_extension("part");
        fs::write(&part, serde_json::to_vec(&*paths)?)?;
        fs::rename(&part, &self.file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_comes_first_and_what_is_gone_is_not_shown() {
        let dir = std::env::temp_dir().join(format!("hengjian-recent-{}", std::process::id()));
        fs::create_dir_all(&dir).unwrap();
        let (a, b) = (dir.join("a.hjw"), dir.join("b.hjo"));
        fs::write(&a, "a").unwrap();
        fs::write(&b, "b").unwrap();
        let recent = Recent::at(&dir);
        for path in [&a, &b, &a] {
            recent.add(path).unwrap();
        }
        assert_eq!(Recent::at(&dir).list(), [a.clone(), b.clone()]);
        fs::remove_file(&a).unwrap();
        assert_eq!(recent.list(), [b]);
        fs::remove_dir_all(&dir).unwrap();
    }
}
