//! How a file leaves (`formats.md` §6): written beside its place as `.part`, flushed, read back,
//! compared, renamed. Nothing is ever overwritten unasked, and a failure leaves no half file behind.

use std::fs::{self, File};
use std::io::{self, BufReader, Read, Seek, Write};
use std::path::{Path, PathBuf};

use bundle::digest::{Digest, Hasher};

use crate::failure::Failure;

/// A file that is being written; dropped without [`Delivery::publish`] it disappears.
pub struct Delivery {
    target: PathBuf,
    part: PathBuf,
    file: Option<File>,
    force: bool,
}

impl Delivery {
    /// Starts a file at `target`; an existing one is an error unless `force`.
    pub fn begin(target: &Path, force: bool) -> Result<Self, Failure> {
        if target.exists() && !force {
            return Err(Failure::new("exists").with("object", target.display()));
        }
        if let Some(folder) = target.parent().filter(|f| !f.as_os_str().is_empty()) {
            fs::create_dir_all(folder).map_err(|e| Failure::io(folder, &e))?;
        }
        let mut name = target.file_name().unwrap_or_default().to_owned();
        name.push(".part");
        let part = target.with_file_name(name);
        let file = File::options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(true)
            .open(&part)
            .map_err(|e| Failure::io(&part, &e))?;
        Ok(Self { target: target.to_owned(), part, file: Some(file), force })
    }

    /// The file to write into.
    pub fn file(&mut self) -> Result<&mut File, Failure> {
        self.file.as_mut().ok_or_else(|| Failure::new("internal"))
    }

    /// Flushes and lets `holds` read the file back; the file has no name yet.
    pub fn check(
        &mut self,
        holds: impl FnOnce(&Path) -> Result<bool, Failure>,
    ) -> Result<(), Failure> {
        let file = self.file.take().ok_or_else(|| Failure::new("internal"))?;
        file.sync_all().map_err(|e| Failure::io(&self.part, &e))?;
        drop(file);
        if holds(&self.part)? {
            return Ok(());
        }
        Err(Failure::new("read-back").with("object", self.target.display()))
    }

    /// Gives a checked file its name.
    pub fn publish(self) -> Result<PathBuf, Failure> {
        if self.target.exists() && !self.force {
            return Err(Failure::new("exists").with("object", self.target.display()));
        }
        fs::rename(&self.part, &self.target).map_err(|e| Failure::io(&self.target, &e))?;
        sync_folder(&self.target);
        Ok(self.target.clone())
    }
}

impl Drop for Delivery {
    fn drop(&mut self) {
        // After `publish` there is nothing of that name any more, and that is as good.
        drop(self.file.take());
        let _ = fs::remove_file(&self.part);
    }
}

/// Makes the rename itself durable, where the system lets a folder be flushed.
fn sync_folder(target: &Path) {
    if let Some(folder) = target.parent()
        && let Ok(folder) = File::open(folder)
    {
        let _ = folder.sync_all();
    }
}

/// `bytes` at their place, read back and checked, but still without their name.
pub fn prepare(target: &Path, bytes: &[u8], force: bool) -> Result<Delivery, Failure> {
    let mut delivery = Delivery::begin(target, force)?;
    delivery.file()?.write_all(bytes).map_err(|e| Failure::io(target, &e))?;
    delivery.check(|part| Ok(digest_of_file(part)? == Digest::of(bytes)))?;
    Ok(delivery)
}

/// Writes `bytes` to `target` as a file that leaves.
pub fn deliver(target: &Path, bytes: &[u8], force: bool) -> Result<PathBuf, Failure> {
    prepare(target, bytes, force)?.publish()
}

/// SHA-256 of a file's bytes.
pub fn digest_of_file(path: &Path) -> Result<Digest, Failure> {
    let mut file = File::open(path).map_err(|e| Failure::io(path, &e))?;
    file.rewind().map_err(|e| Failure::io(path, &e))?;
    let mut hasher = Hasher::new();
    io::copy(&mut BufReader::with_capacity(1 << 20, file), &mut hasher)
        .map_err(|e| Failure::io(path, &e))?;
    Ok(hasher.finish())
}

/// The bytes of a file of at most `cap` bytes.
pub fn read_file(path: &Path, cap: u64) -> Result<Vec<u8>, Failure> {
    let file = File::open(path).map_err(|e| Failure::io(path, &e))?;
    let mut bytes = Vec::new();
    let over = cap.saturating_add(1);
    file.take(over).read_to_end(&mut bytes).map_err(|e| Failure::io(path, &e))?;
    if u64::try_from(bytes.len()).is_ok_and(|n| n > cap) {
        return Err(Failure::new("too-large").with("object", path.display()).with("max", cap));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_overwritten_unasked_and_nothing_half_is_left() {
        let dir = tempfile::tempdir().unwrap();
        let at = dir.path().join("a/b.hjb");
        deliver(&at, b"one", false).unwrap();
        assert_eq!(deliver(&at, b"two", false).unwrap_err().code, "exists");
        assert_eq!(fs::read(&at).unwrap(), b"one");
        deliver(&at, b"two", true).unwrap();
        drop(Delivery::begin(&dir.path().join("half"), false).unwrap());
        let names: Vec<_> = fs::read_dir(dir.path()).unwrap().map(|e| e.unwrap().path()).collect();
        assert_eq!(names, [dir.path().join("a")]);
    }
}
