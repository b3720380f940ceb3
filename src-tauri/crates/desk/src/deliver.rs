//! How a file leaves (`formats.md` §6): written beside its place as `.part`, flushed, dropped from the
//! cache where the system lets us, read back, compared, renamed. Nothing is ever overwritten unasked,
//! a failure leaves no half file behind, and what was only read from the cache is never said to have
//! been read from the device.

use std::fs::{self, File};
use std::io::{self, BufReader, Read, Seek, Write};
use std::path::{Path, PathBuf};

use bundle::digest::{Digest, Hasher};
use serde::Serialize;

use crate::failure::Failure;

/// What reading a file back has shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ReadBack"))]
#[serde(rename_all = "snake_case")]
pub enum Checked {
    /// The system had dropped its copy: the bytes came back from the device.
    Device,
    /// The system may have answered from its memory: the bytes were flushed, not seen again.
    Cache,
}

/// A file that is being written; dropped without [`Delivery::publish`] it disappears.
pub struct Delivery {
    target: PathBuf,
    part: PathBuf,
    file: Option<File>,
    force: bool,
    checked: Checked,
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
        let checked = Checked::Cache;
        Ok(Self { target: target.to_owned(), part, file: Some(file), force, checked })
    }

    /// Starts a file at `target` that `make` writes whole under its unfinished name; an existing one is an error.
    pub fn made(
        target: &Path,
        make: impl FnOnce(&Path) -> Result<(), Failure>,
    ) -> Result<Self, Failure> {
        let mut delivery = Self::begin(target, false)?;
        let part = delivery.part.clone();
        let failed = |e: io::Error| Failure::io(&part, &e);
        // The name was free to take; `make` finds it free again.
        drop(delivery.file.take());
        fs::remove_file(&part).map_err(failed)?;
        make(&part)?;
        delivery.file = Some(File::options().read(true).write(true).open(&part).map_err(failed)?);
        Ok(delivery)
    }

    /// The file to write into.
    pub fn file(&mut self) -> Result<&mut File, Failure> {
        self.file.as_mut().ok_or_else(|| Failure::new("internal"))
    }

    /// Flushes, lets the system forget what it has in memory, and lets `holds` read the file back;
    /// the file has no name yet.
    pub fn check(
        &mut self,
        holds: impl FnOnce(&Path) -> Result<bool, Failure>,
    ) -> Result<(), Failure> {
        let file = self.file.take().ok_or_else(|| Failure::new("internal"))?;
        file.sync_all().map_err(|e| Failure::io(&self.part, &e))?;
        self.checked = forget(&file);
        drop(file);
        if holds(&self.part)? {
            return Ok(());
        }
        Err(Failure::new("read-back").with("object", self.target.display()))
    }

    /// Gives a checked file its name.
    pub fn publish(self) -> Result<PathBuf, Failure> {
        self.publish_checked().map(|(path, _)| path)
    }

    /// Gives a checked file its name, and tells where its bytes were read back from.
    pub fn publish_checked(self) -> Result<(PathBuf, Checked), Failure> {
        if self.target.exists() && !self.force {
            return Err(Failure::new("exists").with("object", self.target.display()));
        }
        fs::rename(&self.part, &self.target).map_err(|e| Failure::io(&self.target, &e))?;
        sync_folder(&self.target);
        Ok((self.target.clone(), self.checked))
    }
}

impl Drop for Delivery {
    fn drop(&mut self) {
        // After `publish` there is nothing of that name any more, and that is as good.
        drop(self.file.take());
        let _ = fs::remove_file(&self.part);
    }
}

/// Asks the system to drop its copy of a flushed file, and whether it did. File systems that live in
/// memory have nothing else; where the system can say that a byte is still in memory, it is believed.
/// Where it cannot say (FAT, exFAT), the advice was taken without an error, and that must do.
#[cfg(target_os = "linux")]
fn forget(file: &File) -> Checked {
    use rustix::{fs, io};
    const IN_MEMORY: [u64; 2] = [0x0102_1994, 0x8584_58F6]; // tmpfs, ramfs: statfs(2)
    let in_memory = |kind| u64::try_from(kind).is_ok_and(|kind| IN_MEMORY.contains(&kind));
    if fs::fstatfs(file).map_or(true, |system| in_memory(system.f_type)) {
        return Checked::Cache;
    }
    // A page that the system itself is looking at in that moment stays; it is asked again.
    for _ in 0..ASKED_AT_MOST {
        if fs::fadvise(file, 0, None, fs::Advice::DontNeed).is_err() {
            return Checked::Cache;
        }
        let mut byte = [0];
        let now = &mut [std::io::IoSliceMut::new(&mut byte)];
        if !matches!(io::preadv2(file, now, 0, io::ReadWriteFlags::NOWAIT), Ok(1..)) {
            return Checked::Device;
        }
        std::thread::yield_now();
    }
    Checked::Cache
}

/// How often the system is asked to drop its copy before it is believed that it keeps one.
#[cfg(target_os = "linux")]
const ASKED_AT_MOST: u32 = 16;

/// No safe way is known here to make the system drop its copy.
#[cfg(not(target_os = "linux"))]
fn forget(_: &File) -> Checked {
    Checked::Cache
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
    /// `Device` where `stat` names a file system that has a device under it.
    fn expected(folder: &Path) -> Checked {
        let stat = std::process::Command::new("stat").args(["-f", "-c", "%T"]).arg(folder).output();
        let kind = stat.map(|out| String::from_utf8_lossy(&out.stdout).trim().to_owned());
        match kind.as_deref() {
            Ok("tmpfs" | "ramfs") | Err(_) => Checked::Cache,
            Ok(_) if cfg!(target_os = "linux") => Checked::Device,
            Ok(_) => Checked::Cache,
        }
    }

    #[test]
    fn what_was_read_back_is_told_as_the_system_allows() {
        let here = tempfile::tempdir().unwrap();
        let mut folders = vec![here.path().to_owned()];
        let memory = Path::new("/dev/shm").is_dir().then(|| tempfile::tempdir_in("/dev/shm"));
        folders.extend(memory.iter().flatten().map(|dir| dir.path().to_owned()));
        let bytes: Vec<u8> = (0..300_000_u32).flat_map(u32::to_le_bytes).collect();
        for folder in folders {
            let at = folder.join("results.hjb");
            let (path, checked) = prepare(&at, &bytes, false).unwrap().publish_checked().unwrap();
            assert_eq!(checked, expected(&folder), "{}", folder.display());
            assert_eq!((path, fs::read(&at).unwrap() == bytes), (at, true));
        }
    }

    #[test]
    fn what_was_not_read_back_is_not_said_to_be() {
        let dir = tempfile::tempdir().unwrap();
        let at = dir.path().join("letter");
        let (_, checked) = Delivery::begin(&at, false).unwrap().publish_checked().unwrap();
        assert_eq!(checked, Checked::Cache);
        let mut refused = Delivery::begin(&dir.path().join("other"), false).unwrap();
        assert_eq!(refused.check(|_| Ok(false)).unwrap_err().code, "read-back");
        drop(refused);
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }
}
