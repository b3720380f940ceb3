//! The strict ZIP profile of `formats.md` §2: one way to write an archive, and a reader that
//! refuses every archive another tool could understand differently. Nothing is ever inflated, and
//! nothing is ever unpacked to disk here.

mod end;
mod name;
mod read;
mod record;
mod write;

use std::io::{Read, Seek, SeekFrom};

pub(crate) use name::{check_name, check_names};
pub use read::Archive;
pub use write::ZipWriter;

use crate::fault::Fault;

/// What an archive may not exceed; checked before anything is allocated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the whole file.
    pub max_bytes: u64,
    /// Files in it.
    pub max_entries: usize,
}

impl Default for Limits {
    /// Less than 4 GiB and 65,000 files: what a ZIP without ZIP64 can say, with room to spare.
    fn default() -> Self {
        Self { max_bytes: u64::from(u32::MAX) - 1, max_entries: 65_000 }
    }
}

const LOCAL: [u8; 4] = *b"PK\x03\x04";
const CENTRAL: [u8; 4] = *b"PK\x01\x02";
const END: [u8; 4] = *b"PK\x05\x06";
const ZIP64_LOCATOR: [u8; 4] = *b"PK\x06\x07";

const LOCAL_LEN: u64 = 30;
const CENTRAL_LEN: usize = 46;
const END_LEN: usize = 22;

/// The 26 bytes that a local header and its central record have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Shared {
    version: u16,
    flags: u16,
    method: u16,
    time: u16,
    date: u16,
    crc: u32,
    packed: u32,
    size: u32,
    name_len: u16,
    extra_len: u16,
}

impl Shared {
    fn parse(fields: &mut Fields<'_>) -> Option<Self> {
        Some(Self {
            version: fields.u16()?,
            flags: fields.u16()?,
            method: fields.u16()?,
            time: fields.u16()?,
            date: fields.u16()?,
            crc: fields.u32()?,
            packed: fields.u32()?,
            size: fields.u32()?,
            name_len: fields.u16()?,
            extra_len: fields.u16()?,
        })
    }

    fn write(&self, to: &mut Vec<u8>) {
        for field in [self.version, self.flags, self.method, self.time, self.date] {
            to.extend(field.to_le_bytes());
        }
        for field in [self.crc, self.packed, self.size] {
            to.extend(field.to_le_bytes());
        }
        for field in [self.name_len, self.extra_len] {
            to.extend(field.to_le_bytes());
        }
    }
}

/// Takes little-endian fields from the front of a slice; `None` at its end.
struct Fields<'a>(&'a [u8]);

impl<'a> Fields<'a> {
    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (front, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*front)
    }

    fn u16(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }

    fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    fn slice(&mut self, len: usize) -> Option<&'a [u8]> {
        let (front, rest) = self.0.split_at_checked(len)?;
        self.0 = rest;
        Some(front)
    }
}

fn refuse<T>(code: &'static str, object: &str, detail: &str) -> Result<T, Fault> {
    Err(Fault::finding(code, object, detail))
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
