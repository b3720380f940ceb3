//! The reader of the strict ZIP profile. It believes nothing that is said twice until both say the
//! same, accounts for every byte of the file, and never inflates, repairs or guesses. `formats.md` §2.

use std::{
    collections::BTreeMap,
    io::{self, Read, Seek, SeekFrom, Write},
};

use super::{
    CENTRAL, CENTRAL_LEN, END, END_LEN, Fields, LOCAL, LOCAL_LEN, Limits, Shared, ZIP64_LOCATOR,
    name::{MAX_NAME, check_name, check_names, shown},
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

#[derive(Debug)]
struct Entry {
    start: u64,
    size: u64,
    crc: u32,
}

/// Where the central directory lies, and how many records it has.
struct Directory {
    offset: u64,
    bytes: Vec<u8>,
    records: usize,
}

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
        let entries = records.into_iter().map(|record| (record.name.clone(), record.entry()));
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
        let mut sums = Sums { crc: crc32fast::Hasher::new(), sha: Hasher::new(), out };
        let copied = io::copy(&mut (&mut self.input).take(size), &mut sums)?;
        if copied != size {
            return Err(io::Error::from(io::ErrorKind::UnexpectedEof).into());
        }
        if sums.crc.finalize() != crc {
            return Err(Fault::finding("F09", name, "the CRC-32 does not fit the content"));
        }
        Ok((sums.sha.finish(), size))
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

/// Passes bytes on and sums them up on the way.
struct Sums<'a> {
    crc: crc32fast::Hasher,
    sha: Hasher,
    out: &'a mut dyn Write,
}

impl Write for Sums<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write_all(bytes)?;
        self.crc.update(bytes);
        self.sha.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

fn refuse<T>(code: &'static str, object: &str, detail: &str) -> Result<T, Fault> {
    Err(Fault::finding(code, object, detail))
}

fn find_directory<R: Read + Seek>(input: &mut R, limits: Limits) -> Result<Directory, Fault> {
    let len = input.seek(SeekFrom::End(0))?;
    if len > limits.max_bytes || len > u64::from(u32::MAX) {
        return refuse("F08", "file", "too many bytes");
    }
    if read_at(input, 0, 4)? != LOCAL {
        return refuse("F01", "file", "does not begin with a local header");
    }
    let end_at = len.saturating_sub(len_u64(END_LEN));
    let end = read_at(input, end_at, END_LEN)?;
    let Some(rest) = end.strip_prefix(&END) else {
        return Err(no_end_record(input, len)?);
    };
    let Some(end) = End::parse(rest) else {
        return refuse("F01", "end record", "cut short");
    };
    end.check(limits)?;
    let (offset, size) = (u64::from(end.offset), u64::from(end.size));
    if offset + size != end_at {
        let before = read_at(input, end_at.saturating_sub(20), 4)?;
        let zip64 = before == ZIP64_LOCATOR;
        let (code, detail) = if zip64 { ("F05", "ZIP64") } else { ("F02", "not where it is said") };
        return refuse(code, "central directory", detail);
    }
    // Bounded by the file's size and, in `check`, by the number of records.
    let bytes = read_at(input, offset, usize::try_from(size).unwrap_or_default())?;
    Ok(Directory { offset, bytes, records: usize::from(end.records) })
}

/// Why the file does not end in an end record.
fn no_end_record<R: Read + Seek>(input: &mut R, len: u64) -> Result<Fault, Fault> {
    let tail_len = len.min(len_u64(END_LEN) + u64::from(u16::MAX));
    let tail = read_at(input, len - tail_len, usize::try_from(tail_len).unwrap_or_default())?;
    let Some(at) = tail.windows(END.len()).rposition(|window| window == END) else {
        return Ok(Fault::finding("F01", "file", "no end record: cut short, or not a ZIP"));
    };
    let after = tail.len() - at;
    let comment = tail.get(at + 20..).and_then(|rest| Fields(rest).u16()).map(usize::from);
    Ok(match comment {
        Some(comment) if comment > 0 && END_LEN + comment == after => {
            Fault::finding("F05", "end record", "a comment")
        }
        Some(_) => Fault::finding("F03", "file", "bytes after the end record"),
        None => Fault::finding("F01", "end record", "cut short"),
    })
}

/// The end record without its signature.
struct End {
    disks: [u16; 2],
    records_here: u16,
    records: u16,
    size: u32,
    offset: u32,
    comment: u16,
}

impl End {
    fn parse(bytes: &[u8]) -> Option<Self> {
        let mut fields = Fields(bytes);
        Some(Self {
            disks: [fields.u16()?, fields.u16()?],
            records_here: fields.u16()?,
            records: fields.u16()?,
            size: fields.u32()?,
            offset: fields.u32()?,
            comment: fields.u16()?,
        })
    }

    fn check(&self, limits: Limits) -> Result<(), Fault> {
        let records = usize::from(self.records);
        if self.records == u16::MAX || self.size == u32::MAX || self.offset == u32::MAX {
            refuse("F05", "end record", "ZIP64")
        } else if self.disks != [0, 0] || self.records_here != self.records {
            refuse("F05", "end record", "more than one disk")
        } else if self.comment != 0 {
            refuse("F05", "end record", "a comment, and it is missing")
        } else if records > limits.max_entries {
            refuse("F08", "end record", "too many files")
        } else if usize::try_from(self.size).unwrap_or(usize::MAX)
            > records * (CENTRAL_LEN + MAX_NAME)
        {
            refuse("F08", "central directory", "larger than its records can be")
        } else {
            Ok(())
        }
    }
}

/// One record of the central directory, its own rules checked.
struct Record {
    shared: Shared,
    offset: u32,
    name: String,
}

impl Record {
    fn entry(&self) -> Entry {
        let start = u64::from(self.offset) + LOCAL_LEN + u64::from(self.shared.name_len);
        Entry { start, size: u64::from(self.shared.size), crc: self.shared.crc }
    }
}

fn parse_directory(directory: &Directory) -> Result<Vec<Record>, Fault> {
    let mut fields = Fields(&directory.bytes);
    let mut records = Vec::with_capacity(directory.records);
    for _ in 0..directory.records {
        records.push(parse_record(&mut fields)?);
    }
    if fields.0.is_empty() {
        Ok(records)
    } else {
        refuse("F02", "central directory", "bytes after its last record")
    }
}

fn parse_record(fields: &mut Fields<'_>) -> Result<Record, Fault> {
    let cut = || Fault::finding("F02", "central directory", "ends within a record");
    if fields.array().ok_or_else(cut)? != CENTRAL {
        return refuse("F02", "central directory", "something else than a record");
    }
    let [_, made_by] = fields.array().ok_or_else(cut)?;
    let shared = Shared::parse(fields).ok_or_else(cut)?;
    let comment_len = fields.u16().ok_or_else(cut)?;
    let disk = fields.u16().ok_or_else(cut)?;
    let _text_or_binary = fields.u16().ok_or_else(cut)?;
    let attributes = fields.u32().ok_or_else(cut)?;
    let offset = fields.u32().ok_or_else(cut)?;
    let name = fields.slice(usize::from(shared.name_len)).ok_or_else(cut)?;
    let name = String::from_utf8_lossy(name).into_owned();
    check_shared(&name, &shared)?;
    if comment_len != 0 || disk != 0 || offset == u32::MAX {
        return refuse("F05", &shown(&name), "a comment, another disk or ZIP64");
    }
    if !is_plain_file(made_by, attributes) {
        return refuse("F05", &shown(&name), "its attributes say folder, link or device");
    }
    check_name(&name)?;
    Ok(Record { shared, offset, name })
}

/// What must hold for the fields of both headers.
fn check_shared(name: &str, shared: &Shared) -> Result<(), Fault> {
    if shared.method != 0 {
        refuse("F04", &shown(name), "compressed")
    } else if shared.flags != 0 || shared.extra_len != 0 || shared.size == u32::MAX {
        refuse("F05", &shown(name), "flags, extra fields or ZIP64")
    } else if shared.packed != shared.size {
        refuse("F04", &shown(name), "two sizes, although nothing is compressed")
    } else if shared.version > 20 {
        refuse("F05", &shown(name), "needs a reader newer than 2.0")
    } else {
        Ok(())
    }
}

/// Unix keeps a file's type in the upper half of the attributes; DOS marks folders and labels.
fn is_plain_file(made_by: u8, attributes: u32) -> bool {
    const UNIX: u8 = 3;
    const OSX: u8 = 19;
    let unix_type = attributes >> 28;
    let dos_folder_or_label = attributes & 0x18 != 0;
    let unix_plain = !matches!(made_by, UNIX | OSX) || matches!(unix_type, 0 | 8);
    unix_plain && !dos_folder_or_label
}

/// Every local header says what its record says, and the entries follow each other from offset 0
/// to the directory without a gap.
fn check_locals<R: Read + Seek>(input: &mut R, records: &[Record], end: u64) -> Result<(), Fault> {
    let mut expected = 0;
    for record in records {
        if u64::from(record.offset) != expected {
            return refuse("F02", &record.name, "a gap before it, an overlap, or out of order");
        }
        let name_len = usize::from(record.shared.name_len);
        let header_len = usize::try_from(LOCAL_LEN).unwrap_or_default() + name_len;
        let header = read_at(input, expected, header_len)?;
        check_local(&header, record)?;
        let entry = record.entry();
        expected = entry.start + entry.size;
    }
    if expected == end {
        Ok(())
    } else {
        refuse("F02", "central directory", "a gap before it, or an overlap")
    }
}

fn check_local(header: &[u8], record: &Record) -> Result<(), Fault> {
    let mut fields = Fields(header);
    if fields.array() != Some(LOCAL) {
        return refuse("F02", &record.name, "no local header at its place");
    }
    let Some(shared) = Shared::parse(&mut fields) else {
        return refuse("F02", &record.name, "its local header is cut short");
    };
    if shared.flags != 0 || shared.extra_len != 0 {
        return refuse("F05", &record.name, "flags or extra fields in the local header");
    }
    if shared != record.shared || fields.0 != record.name.as_bytes() {
        return refuse("F06", &record.name, "the local header says something else");
    }
    Ok(())
}

/// Up to `len` bytes from `at`; fewer where the file ends. The caller bounds `len`.
fn read_at<R: Read + Seek>(input: &mut R, at: u64, len: usize) -> Result<Vec<u8>, Fault> {
    input.seek(SeekFrom::Start(at))?;
    let mut bytes = Vec::new();
    input.take(len_u64(len)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn len_u64(len: usize) -> u64 {
    u64::try_from(len).unwrap_or(u64::MAX)
}
