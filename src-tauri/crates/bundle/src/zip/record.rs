//! The records of the directory and the local headers before each file's bytes: what both say, and
//! that they leave no byte of the file unaccounted for. `formats.md` §2.

use std::io::{Read, Seek};

use super::{
    CENTRAL, Fields, LOCAL, LOCAL_LEN, Shared,
    end::Directory,
    name::{check_name, shown},
    read_at, refuse,
};
use crate::fault::Fault;

/// Where a file's bytes lie, and what is said of them.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) start: u64,
    pub(super) size: u64,
    pub(super) crc: u32,
}

/// One record of the central directory, its own rules checked.
pub(super) struct Record {
    shared: Shared,
    offset: u32,
    pub(super) name: String,
}

impl Record {
    /// Its name, and where its bytes lie.
    pub(super) fn into_entry(self) -> (String, Entry) {
        let entry = self.entry();
        (self.name, entry)
    }

    fn entry(&self) -> Entry {
        let start = u64::from(self.offset) + LOCAL_LEN + u64::from(self.shared.name_len);
        Entry { start, size: u64::from(self.shared.size), crc: self.shared.crc }
    }
}

/// The records of the directory, each by itself.
pub(super) fn parse_directory(directory: &Directory) -> Result<Vec<Record>, Fault> {
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
    let made_by = fields.array().ok_or_else(cut)?;
    let shared = Shared::parse(fields).ok_or_else(cut)?;
    let comment_len = fields.u16().ok_or_else(cut)?;
    let disk = fields.u16().ok_or_else(cut)?;
    let attributes = (fields.u16().ok_or_else(cut)?, fields.u32().ok_or_else(cut)?);
    let offset = fields.u32().ok_or_else(cut)?;
    let name = fields.slice(usize::from(shared.name_len)).ok_or_else(cut)?;
    let name = String::from_utf8_lossy(name).into_owned();
    check_shared(&name, &shared)?;
    if comment_len != 0 || disk != 0 || offset == u32::MAX {
        return refuse("F05", &shown(&name), "a comment, another disk or ZIP64");
    }
    if u16::from_le_bytes(made_by) != shared.version || attributes != (0, 0) {
        check_foreign(&name, made_by, attributes)?;
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

/// What other tools say of a plain file: a version from 2.0 on of a system they run on, and some
/// attributes of it. Nothing of this is acted on; it is only checked so that no byte of a bundle can
/// be altered unseen. Unix keeps a file's type in the upper half, DOS marks folders and labels.
fn check_foreign(
    name: &str,
    [version, system]: [u8; 2],
    (text, attributes): (u16, u32),
) -> Result<(), Fault> {
    const DOS: u8 = 0;
    const UNIX: u8 = 3;
    const NTFS: u8 = 11;
    const OSX: u8 = 19;
    let dos_folder_or_label = attributes & 0x18 != 0;
    let of_system = match system {
        UNIX | OSX => attributes >> 16 != 0 && matches!(attributes >> 28, 0 | 8),
        DOS | NTFS => matches!(attributes, 1..=0xFF),
        _ => false,
    };
    if of_system && !dos_folder_or_label && (20..=63).contains(&version) && text <= 1 {
        Ok(())
    } else {
        refuse("F05", &shown(name), "its attributes do not say: a plain file")
    }
}

/// Every local header says what its record says, and the entries follow each other from offset 0
/// to the directory without a gap.
pub(super) fn check_locals<R: Read + Seek>(
    input: &mut R,
    records: &[Record],
    end: u64,
) -> Result<(), Fault> {
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
