//! The end of an archive: the end record, and where it says that the directory lies. Both must stand
//! exactly at the end of the file; nothing is searched for, except to say what is wrong.
//! `formats.md` §2.

use std::io::{Read, Seek, SeekFrom};

use super::{
    CENTRAL_LEN, END, END_LEN, Fields, LOCAL, Limits, ZIP64_LOCATOR, len_u64, name::MAX_NAME,
    read_at, refuse,
};
use crate::fault::Fault;

/// Where the central directory lies, and how many records it has.
pub(super) struct Directory {
    pub(super) offset: u64,
    pub(super) bytes: Vec<u8>,
    pub(super) records: usize,
}

/// The directory, its place and size checked, its records not yet.
pub(super) fn find_directory<R: Read + Seek>(
    input: &mut R,
    limits: Limits,
) -> Result<Directory, Fault> {
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
