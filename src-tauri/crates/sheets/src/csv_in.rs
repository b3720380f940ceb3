//! CSV as spreadsheet programs in China write it: UTF-8 with or without a byte order mark, UTF-16 with
//! one, else GB18030; comma, semicolon or tab. A text that cannot be decoded is refused, never patched
//! with replacement characters.

use std::borrow::Cow;

use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{GB18030, UTF_8, UTF_16BE, UTF_16LE};

use crate::fault::SheetError;
use crate::table::Grid;

/// The rows of a CSV file.
pub(crate) fn read(bytes: &[u8]) -> Result<Grid, SheetError> {
    let mut text = decode(bytes)?.into_owned();
    // Blank lines are counted by line feeds, and the last line may lack its own.
    text.push('\n');
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(&text))
        .from_reader(text.as_bytes());
    let mut grid = Grid::default();
    let mut record = StringRecord::new();
    let mut number = 0;
    loop {
        let start = reader.position().line();
        if !reader.read_record(&mut record).map_err(|_| SheetError::NotText)? {
            return Ok(grid);
        }
        number += 1 + blank_lines(start, reader.position().line(), &record);
        for (column, cell) in record.iter().enumerate() {
            grid.put(number, column, cell)?;
        }
    }
}

/// The reader passes over blank lines but a spreadsheet counts them, and it counts a record with line
/// feeds in quotes once.
fn blank_lines(start: u64, end: u64, record: &StringRecord) -> usize {
    let in_quotes = record.as_slice().bytes().filter(|&b| b == b'\n').count();
    let lines = usize::try_from(end.saturating_sub(start)).unwrap_or(usize::MAX);
    lines.saturating_sub(1).saturating_sub(in_quotes)
}

fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, SheetError> {
    let whole = |encoding: &'static encoding_rs::Encoding, bytes| {
        encoding.decode_without_bom_handling_and_without_replacement(bytes)
    };
    let text = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => whole(UTF_8, rest),
        [0xFF, 0xFE, rest @ ..] => whole(UTF_16LE, rest),
        [0xFE, 0xFF, rest @ ..] => whole(UTF_16BE, rest),
        _ => whole(UTF_8, bytes).or_else(|| whole(GB18030, bytes)),
    };
    // A NUL is in no CSV file; it is in every binary one, and in UTF-16 without a mark.
    text.filter(|t| !t.contains('\0')).ok_or(SheetError::NotText)
}

/// The delimiter that is most frequent outside quotes in the first line that has one.
fn delimiter(text: &str) -> u8 {
    let count = |line: &str, wanted: u8| {
        let mut quoted = false;
        line.bytes()
            .filter(|&b| {
                quoted ^= b == b'"';
                b == wanted && !quoted
            })
            .count()
    };
    let most = |line: &str| {
        let counts = [b';', b'\t', b','].map(|d| (count(line, d), d));
        counts.into_iter().filter(|(n, _)| *n > 0).max_by_key(|(n, _)| *n).map(|(_, d)| d)
    };
    text.lines().take(5).find_map(most).unwrap_or(b',')
}
