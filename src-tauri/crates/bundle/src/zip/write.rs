//! The deterministic writer of the strict ZIP profile: the same files give the same bytes, on every
//! day and machine. Where a file's size and CRC are not known before it is read, its local header is
//! patched afterwards, so that no data descriptor is needed; nothing is ever compressed.
//! `formats.md` §2.

use std::io::{self, Read, Seek, SeekFrom, Write};

use super::{Archive, CENTRAL, END, LOCAL, Limits, Shared, check_name, check_names};
use crate::{
    digest::{Digest, Hasher},
    fault::Fault,
};

const VERSION_1_0: u16 = 10;
const DATE_1980_01_01: u16 = 0x0021;
const CRC_AT: u64 = 14;

/// Writes an archive from offset 0 of its output.
#[derive(Debug)]
pub struct ZipWriter<W> {
    out: W,
    at: u64,
    records: Vec<Record>,
    limits: Limits,
}

#[derive(Debug)]
struct Record {
    shared: Shared,
    offset: u32,
    name: String,
}

impl<W: Write + Seek> ZipWriter<W> {
    /// Appends a file whose content is read once from `content`; returns its SHA-256 and size.
    ///
    /// # Errors
    /// F07 for a name outside the pattern, F08 above the limits, [`Fault::Io`]. After an error the
    /// output is worth nothing.
    pub fn add(&mut self, name: &str, content: &mut dyn Read) -> Result<(Digest, u64), Fault> {
        let record = self.begin(name, 0, 0)?;
        let (digest, size, crc) = self.stream(name, content)?;
        let size32 = self.small(name, size)?;
        let shared = Shared { crc, packed: size32, size: size32, ..record.shared };
        self.patch_local(record.offset.into(), &shared)?;
        self.records.push(Record { shared, ..record });
        Ok((digest, size))
    }

    fn stream(&mut self, name: &str, content: &mut dyn Read) -> Result<(Digest, u64, u32), Fault> {
        let (mut sha, mut crc, start) = (Hasher::new(), crc32fast::Hasher::new(), self.at);
        let mut buffer = vec![0; 64 * 1024];
        loop {
            let read = match content.read(&mut buffer) {
                Ok(0) => return Ok((sha.finish(), self.at - start, crc.finalize())),
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error.into()),
            };
            let bytes = buffer.get(..read).unwrap_or_default();
            sha.update(bytes);
            crc.update(bytes);
            self.put(name, bytes)?;
        }
    }

    fn patch_local(&mut self, offset: u64, shared: &Shared) -> Result<(), Fault> {
        self.out.seek(SeekFrom::Start(offset + CRC_AT))?;
        for field in [shared.crc, shared.packed, shared.size] {
            self.out.write_all(&field.to_le_bytes())?;
        }
        self.out.seek(SeekFrom::Start(self.at))?;
        Ok(())
    }
}

impl<W: Write> ZipWriter<W> {
    /// A writer within the default [`Limits`]; `out` must be empty.
    pub fn new(out: W) -> Self {
        Self { out, at: 0, records: Vec::new(), limits: Limits::default() }
    }

    /// Appends a file with the given content; returns its SHA-256.
    ///
    /// # Errors
    /// As [`ZipWriter::add`].
    pub fn add_bytes(&mut self, name: &str, content: &[u8]) -> Result<Digest, Fault> {
        let size = self.small(name, u64::try_from(content.len()).unwrap_or(u64::MAX))?;
        let record = self.begin(name, size, crc32fast::hash(content))?;
        self.put(name, content)?;
        self.records.push(record);
        Ok(Digest::of(content))
    }

    /// Appends the file `name` of another archive, streamed; returns its SHA-256.
    ///
    /// # Errors
    /// As [`ZipWriter::add`] and [`Archive::copy_to`].
    pub(crate) fn add_from<R: Read + Seek>(
        &mut self,
        archive: &mut Archive<R>,
        name: &str,
    ) -> Result<Digest, Fault> {
        let (size, crc) = archive.stated(name)?;
        let record = self.begin(name, self.small(name, size)?, crc)?;
        self.reserve(name, size)?;
        // Writes `size` bytes with this CRC, or fails.
        let (digest, _) = archive.copy_to(name, &mut self.out)?;
        self.records.push(record);
        Ok(digest)
    }

    /// Writes the directory and the end record, and gives the output back, flushed.
    ///
    /// # Errors
    /// F07 for names that collide, F08 above the limits, [`Fault::Io`].
    pub fn finish(mut self) -> Result<W, Fault> {
        check_names(self.records.iter().map(|record| record.name.as_str()))?;
        let mut directory = Vec::new();
        for record in &self.records {
            record.write(&mut directory);
        }
        let offset = self.small("central directory", self.at)?;
        let len = u64::try_from(directory.len()).unwrap_or(u64::MAX);
        let size = self.small("central directory", len)?;
        let records = u16::try_from(self.records.len()).unwrap_or(u16::MAX);
        directory.extend(END);
        directory.extend([0; 4]);
        directory.extend(records.to_le_bytes());
        directory.extend(records.to_le_bytes());
        directory.extend(size.to_le_bytes());
        directory.extend(offset.to_le_bytes());
        directory.extend([0; 2]);
        self.put("central directory", &directory)?;
        self.out.flush()?;
        Ok(self.out)
    }

    /// Writes the local header of a file with this size and CRC.
    fn begin(&mut self, name: &str, size: u32, crc: u32) -> Result<Record, Fault> {
        check_name(name)?;
        if self.records.len() >= self.limits.max_entries {
            return Err(Fault::finding("F08", name, "too many files"));
        }
        let shared = Shared {
            version: VERSION_1_0,
            flags: 0,
            method: 0,
            time: 0,
            date: DATE_1980_01_01,
            crc,
            packed: size,
            size,
            name_len: u16::try_from(name.len()).unwrap_or(u16::MAX),
            extra_len: 0,
        };
        let offset = self.small(name, self.at)?;
        let mut header = LOCAL.to_vec();
        shared.write(&mut header);
        header.extend(name.as_bytes());
        self.put(name, &header)?;
        Ok(Record { shared, offset, name: name.to_owned() })
    }

    fn put(&mut self, name: &str, bytes: &[u8]) -> Result<(), Fault> {
        self.reserve(name, u64::try_from(bytes.len()).unwrap_or(u64::MAX))?;
        self.out.write_all(bytes)?;
        Ok(())
    }

    /// Counts bytes that are written next.
    fn reserve(&mut self, name: &str, len: u64) -> Result<(), Fault> {
        let after = self.at.saturating_add(len);
        if after > self.limits.max_bytes {
            return Err(Fault::finding("F08", name, "the archive would reach 4 GiB"));
        }
        self.at = after;
        Ok(())
    }

    fn small(&self, name: &str, number: u64) -> Result<u32, Fault> {
        u32::try_from(number)
            .map_err(|_| Fault::finding("F08", name, "the archive would reach 4 GiB"))
    }
}

impl Record {
    fn write(&self, to: &mut Vec<u8>) {
        to.extend(CENTRAL);
        to.extend(VERSION_1_0.to_le_bytes());
        self.shared.write(to);
        // No comment, disk 0, no attributes of any system.
        to.extend([0; 10]);
        to.extend(self.offset.to_le_bytes());
        to.extend(self.name.as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn archive(files: &[(&str, &[u8])]) -> Result<Vec<u8>, Fault> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in files {
            zip.add_bytes(name, content)?;
        }
        zip.finish().map(Cursor::into_inner)
    }

    // Every field by hand from APPNOTE 4.3; CRC-32 of "123456789" is the published check value.
    #[test]
    fn the_bytes_are_those_of_appnote() {
        let mut expected = b"PK\x03\x04\x0a\0\0\0\0\0\0\0\x21\0".to_vec();
        expected.extend(0xCBF4_3926_u32.to_le_bytes());
        expected.extend(b"\x09\0\0\0\x09\0\0\0\x01\0\0\0a123456789");
        expected.extend(b"PK\x01\x02\x0a\0\x0a\0\0\0\0\0\0\0\x21\0");
        expected.extend(0xCBF4_3926_u32.to_le_bytes());
        expected.extend(b"\x09\0\0\0\x09\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0a");
        expected.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0\x2f\0\0\0\x28\0\0\0\0\0");
        assert_eq!(archive(&[("a", b"123456789")]).unwrap(), expected);
    }

    #[test]
    fn colliding_names_are_not_written() {
        assert_eq!(archive(&[("a", b""), ("A", b"")]).unwrap_err().code(), "F07");
        assert_eq!(archive(&[("a", b""), ("a/b", b"")]).unwrap_err().code(), "F07");
        assert_eq!(archive(&[("../a", b"")]).unwrap_err().code(), "F07");
    }
}
