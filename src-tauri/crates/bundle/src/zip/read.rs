//! The reader of the strict ZIP profile. It believes nothing that is said twice until both say the
//! same, accounts for every byte of the file, and never inflates, repairs or guesses. `formats.md` §2.

use std::{
    collections::BTreeMap,
    io::{Read, Seek, SeekFrom, Write},
};

use super::{
    Limits,
    end::find_directory,
    len_u64,
    name::{check_names, shown},
    record::{Entry, Record, check_locals, parse_directory},
};
use crate::{
    digest::{Digest, Hasher},
    fault::Fault,
};

/// An archive whose structure has been checked completely; contents are checked while reading.
#[derive(Debug)]
pub struct Archive<R> {
    input: R,
    entries: BTreeMap<String, Entry>,
}

/// Bytes that are read and summed up at a time: few calls, and both sums find them in the cache.
const CHUNK: usize = 128 * 1024;

impl<R: Read + Seek> Archive<R> {
    /// Reads the directory and every local header.
    ///
    /// # Errors
    /// F01 to F08 for whatever breaks the profile; [`Fault::Io`] if reading fails.
    pub fn open(mut input: R, limits: Limits) -> Result<Self, Fault> {
        let directory = find_directory(&mut input, limits)?;
        let records = parse_directory(&directory)?;
        check_locals(&mut input, &records, directory.offset)?;
        check_names(records.iter().map(|record| record.name.as_str()))?;
        let entries = records.into_iter().map(Record::into_entry);
        Ok(Self { input, entries: entries.collect() })
    }

    /// The names in it, sorted bytewise.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// Bytes of the file `name`, if there is one.
    #[must_use]
    pub fn size(&self, name: &str) -> Option<u64> {
        self.entries.get(name).map(|entry| entry.size)
    }

    /// The content of `name`.
    ///
    /// # Errors
    /// F10 if there is no such file, F08 if it has more than `cap` bytes, F09 if its CRC is wrong.
    pub fn read(&mut self, name: &str, cap: u64) -> Result<Vec<u8>, Fault> {
        let size = self.entry(name)?.size;
        if size > cap {
            return Err(Fault::finding(
                "F08",
                name,
                format!("{size} bytes, at most {cap} allowed"),
            ));
        }
        let mut content = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
        self.copy_to(name, &mut content)?;
        Ok(content)
    }

    /// Streams the content of `name` into `out`; returns its SHA-256 and its size in bytes.
    /// What was written is worth nothing if this fails.
    ///
    /// # Errors
    /// F10 if there is no such file, F09 if its CRC is wrong.
    pub fn copy_to(&mut self, name: &str, out: &mut dyn Write) -> Result<(Digest, u64), Fault> {
        let &Entry { start, size, crc } = self.entry(name)?;
        self.input.seek(SeekFrom::Start(start))?;
        let (mut found, mut sha, mut left) = (crc32fast::Hasher::new(), Hasher::new(), size);
        // Not io::copy: its 8 KiB a time cost a system call each.
        let mut buffer = vec![0; usize::try_from(size).unwrap_or(CHUNK).min(CHUNK)];
        while left > 0 {
            let most = usize::try_from(left).unwrap_or(CHUNK).min(CHUNK);
            let chunk = buffer.get_mut(..most).unwrap_or_default();
            self.input.read_exact(chunk)?;
            found.update(chunk);
            sha.update(chunk);
            out.write_all(chunk)?;
            left -= len_u64(most);
        }
        if found.finalize() != crc {
            return Err(Fault::finding("F09", name, "the CRC-32 does not fit the content"));
        }
        Ok((sha.finish(), size))
    }

    /// Size and CRC that the directory states for `name`; [`Archive::copy_to`] holds the content to
    /// them.
    pub(super) fn stated(&self, name: &str) -> Result<(u64, u32), Fault> {
        self.entry(name).map(|entry| (entry.size, entry.crc))
    }

    /// Gives the input back.
    pub fn into_inner(self) -> R {
        self.input
    }

    fn entry(&self, name: &str) -> Result<&Entry, Fault> {
        self.entries
            .get(name)
            .ok_or_else(|| Fault::finding("F10", shown(name), "not in the archive"))
    }
}
