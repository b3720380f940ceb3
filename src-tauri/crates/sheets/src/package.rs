//! The ZIP around a workbook, before its reader sees it: sizes are checked, and what a workbook reader
//! needs is written into a plain archive with one meaning. Nothing ambiguous, encrypted or beyond the
//! limits gets through; the strict profile of bundles (`formats.md` §3) is another one and not this.

use std::collections::HashSet;

use crate::fault::SheetError;
use crate::inflate::inflate;

/// Most that all parts together may unpack to, in bytes.
const MAX_UNPACKED: usize = 384 << 20;
/// Most that the shared strings may unpack to: the reader holds all of them.
const MAX_STRINGS: usize = 128 << 20;
/// Most that the styles may unpack to.
const MAX_STYLES: usize = 8 << 20;
/// Most parts.
const MAX_ENTRIES: usize = 10_000;
/// Most cell formats; spreadsheet programs stop at 65,490.
const MAX_FORMATS: usize = 65_536;
/// Longest attribute in the styles; a number format has at most 255 characters, a font name 31.
const MAX_STYLE_ATTRIBUTE: usize = 1_024;

const END: [u8; 4] = *b"PK\x05\x06";
const CENTRAL: [u8; 4] = *b"PK\x01\x02";
const LOCAL: [u8; 4] = *b"PK\x03\x04";
const DEFLATED: usize = 8;

struct Part<'a> {
    name: &'a str,
    method: usize,
    crc: usize,
    size: usize,
    data: &'a [u8],
}

/// The parts that a reader needs, in an archive that can be read in one way only and whose parts are
/// within the limits.
pub(crate) fn repack(bytes: &[u8]) -> Result<Vec<u8>, SheetError> {
    let parts = parts(bytes).ok_or_else(|| SheetError::unreadable("ZIP directory"))??;
    let unpacked = parts.iter().fold(0_usize, |sum, p| sum.saturating_add(p.size));
    if unpacked > MAX_UNPACKED {
        return Err(SheetError::TooLarge { what: "unpacked_bytes", limit: MAX_UNPACKED });
    }
    let mut archive = Archive::default();
    for part in &parts {
        let name = part.name.to_ascii_lowercase();
        if name.ends_with("sharedstrings.xml") {
            let text = unpack(part, MAX_STRINGS)?;
            sane_strings(&text)?;
            archive.add(&Part { method: 0, data: &text, ..*part })?;
        } else if name.ends_with("styles.xml") {
            let text = unpack(part, MAX_STYLES)?;
            sane_styles(&text)?;
            archive.add(&Part { method: 0, data: &text, ..*part })?;
        } else {
            archive.add(part)?;
        }
    }
    archive.finish()
}

fn unpack(part: &Part<'_>, limit: usize) -> Result<Vec<u8>, SheetError> {
    if part.size > limit {
        return Err(SheetError::TooLarge { what: "unpacked_bytes", limit });
    }
    let whole = match part.method {
        DEFLATED => inflate(part.data, part.size),
        _ => Some(part.data.to_vec()),
    };
    whole.filter(|w| w.len() == part.size).ok_or_else(|| SheetError::unreadable(part.name))
}

/// The reader reserves memory for as many strings as the file says it has, and a failed reservation ends
/// the process; a string takes at least the five bytes of `<si/>`.
fn sane_strings(text: &[u8]) -> Result<(), SheetError> {
    let most = text.len() / 5 + 1;
    let name = b"uniqueCount";
    let declared = find_all(text, name).filter_map(|at| {
        let rest = text.get(at + name.len()..)?.trim_ascii_start();
        let value = rest.strip_prefix(b"=")?.trim_ascii_start();
        let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'"))?;
        let value = value.strip_prefix(b"+").unwrap_or(value);
        let digits = value.iter().take_while(|b| b.is_ascii_digit()).count();
        let value = std::str::from_utf8(value.get(..digits)?).ok()?;
        Some(if value.is_empty() { 0 } else { value.parse().unwrap_or(usize::MAX) })
    });
    // In UTF-16 the search above would be blind.
    if text.contains(&0) || declared.into_iter().any(|n| n > most) {
        return Err(SheetError::unreadable("shared strings"));
    }
    Ok(())
}

/// The reader copies a font, with its name, for every cell format. A format names `xf` up to four times.
fn sane_styles(text: &[u8]) -> Result<(), SheetError> {
    let formats = find_all(text, b"xf").count();
    let longest = text.split(|b| matches!(b, b'"' | b'\'' | b'<' | b'>')).map(<[u8]>::len).max();
    if text.contains(&0) || formats > 4 * MAX_FORMATS || longest > Some(MAX_STYLE_ATTRIBUTE) {
        return Err(SheetError::unreadable("styles"));
    }
    Ok(())
}

fn find_all<'a>(text: &'a [u8], wanted: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    text.windows(wanted.len()).enumerate().filter(move |(_, w)| *w == wanted).map(|(at, _)| at)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<usize> {
    let pair = bytes.get(at..at.checked_add(2)?)?;
    Some(usize::from(u16::from_le_bytes(pair.try_into().ok()?)))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    usize::try_from(u32::from_le_bytes(four.try_into().ok()?)).ok()
}

fn slice(bytes: &[u8], at: usize, length: usize) -> Option<&[u8]> {
    bytes.get(at..at.checked_add(length)?)
}

/// None where the archive is malformed; an error where it is well-formed and refused.
fn parts(bytes: &[u8]) -> Option<Result<Vec<Part<'_>>, SheetError>> {
    let end = (bytes.len().saturating_sub(22 + 0xFFFF)..=bytes.len().checked_sub(22)?).rev().find(
        |&at| {
            slice(bytes, at, 4) == Some(&END)
                && u16_at(bytes, at + 20) == Some(bytes.len() - at - 22)
        },
    )?;
    let count = u16_at(bytes, end + 10)?;
    if count > MAX_ENTRIES {
        return Some(Err(SheetError::TooLarge { what: "entries", limit: MAX_ENTRIES }));
    }
    let mut at = u32_at(bytes, end + 16)?;
    let mut found = Vec::new();
    let mut names = HashSet::new();
    for _ in 0..count {
        let (part, next) = match part_at(bytes, at)? {
            Ok(found) => found,
            Err(refused) => return Some(Err(refused)),
        };
        at = next;
        let name = part.name.to_ascii_lowercase();
        let needed = name.ends_with(".xml") || name.ends_with(".rels");
        if !names.insert(name) {
            return None;
        }
        if needed {
            found.push(part);
        }
    }
    Some(Ok(found))
}

type Refusable<T> = Option<Result<T, SheetError>>;

fn part_at(bytes: &[u8], at: usize) -> Refusable<(Part<'_>, usize)> {
    if slice(bytes, at, 4)? != CENTRAL {
        return None;
    }
    let name_length = u16_at(bytes, at + 28)?;
    let next = at + 46 + name_length + u16_at(bytes, at + 30)? + u16_at(bytes, at + 32)?;
    if u16_at(bytes, at + 8)? & 1 == 1 {
        return Some(Err(SheetError::OldOrLocked));
    }
    let method = u16_at(bytes, at + 10)?;
    let (packed, size) = (u32_at(bytes, at + 20)?, u32_at(bytes, at + 24)?);
    // 2^32 − 1 stands for a size elsewhere (ZIP64): no honest part is that large.
    if size > MAX_UNPACKED {
        let what = "unpacked_bytes";
        return Some(Err(SheetError::TooLarge { what, limit: MAX_UNPACKED }));
    }
    if !matches!(method, 0 | DEFLATED) || (method == 0 && packed != size) {
        return None;
    }
    let local = u32_at(bytes, at + 42)?;
    if slice(bytes, local, 4)? != LOCAL {
        return None;
    }
    let start = local + 30 + u16_at(bytes, local + 26)? + u16_at(bytes, local + 28)?;
    let part = Part {
        name: std::str::from_utf8(slice(bytes, at + 46, name_length)?).ok()?,
        method,
        crc: u32_at(bytes, at + 16)?,
        size,
        data: slice(bytes, start, packed)?,
    };
    Some(Ok((part, next)))
}

/// An archive in the making.
#[derive(Default)]
struct Archive {
    body: Vec<u8>,
    directory: Vec<u8>,
    count: usize,
}

impl Archive {
    fn add(&mut self, part: &Part<'_>) -> Result<(), SheetError> {
        // Overlapping parts would multiply the file; together they cannot be longer than the limits.
        if self.body.len() + part.data.len() > MAX_UNPACKED + crate::table::MAX_BYTES {
            return Err(SheetError::unreadable("overlapping parts"));
        }
        let mut common = Vec::new();
        // Version 2.0, names in UTF-8, no time.
        for n in [20, 0x0800, part.method, 0, 0x21] {
            put16(&mut common, n)?;
        }
        for n in [part.crc, part.data.len(), part.size] {
            put32(&mut common, n)?;
        }
        put16(&mut common, part.name.len())?;
        put16(&mut common, 0)?;
        self.directory.extend_from_slice(&CENTRAL);
        put16(&mut self.directory, 20)?;
        self.directory.extend_from_slice(&common);
        self.directory.extend_from_slice(&[0; 10]);
        put32(&mut self.directory, self.body.len())?;
        self.directory.extend_from_slice(part.name.as_bytes());
        self.body.extend_from_slice(&LOCAL);
        self.body.extend_from_slice(&common);
        self.body.extend_from_slice(part.name.as_bytes());
        self.body.extend_from_slice(part.data);
        self.count += 1;
        Ok(())
    }

    fn finish(mut self) -> Result<Vec<u8>, SheetError> {
        let start = self.body.len();
        self.body.append(&mut self.directory);
        let length = self.body.len() - start;
        self.body.extend_from_slice(&END);
        self.body.extend_from_slice(&[0; 4]);
        put16(&mut self.body, self.count)?;
        put16(&mut self.body, self.count)?;
        put32(&mut self.body, length)?;
        put32(&mut self.body, start)?;
        put16(&mut self.body, 0)?;
        Ok(self.body)
    }
}

fn put16(out: &mut Vec<u8>, n: usize) -> Result<(), SheetError> {
    let n = u16::try_from(n).map_err(|_| SheetError::unreadable("ZIP field"))?;
    out.extend_from_slice(&n.to_le_bytes());
    Ok(())
}

fn put32(out: &mut Vec<u8>, n: usize) -> Result<(), SheetError> {
    let n = u32::try_from(n).map_err(|_| SheetError::unreadable("ZIP field"))?;
    out.extend_from_slice(&n.to_le_bytes());
    Ok(())
}
