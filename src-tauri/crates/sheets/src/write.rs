//! Spreadsheets out: one sheet with a heading row that stays in sight. What is text stays text: no cell
//! ever becomes a formula, whoever wrote it (OWASP “CSV Injection”). The bytes depend on the content; no
//! clock is read.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

use crate::fault::SheetError;
use crate::table::{MAX_CELL_CHARS, address};

/// One cell to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Text, also if it looks like a number or a formula.
    Text(String),
    /// A decimal (`-?digits[.digits]`). In XLSX it is a number if fifteen digits hold it, and with its
    /// decimals shown; anything else is written as text, so that no digit is lost.
    Number(String),
}

/// Widest column, in characters of half width.
const WIDEST: usize = 60;
const NARROWEST: usize = 8;

/// A workbook with one sheet called `title` (shortened to what a sheet name may be). Errors:
/// `CellTooLong`, `TooLarge` for columns, `CannotWrite`.
pub fn write_xlsx(
    title: &str,
    headings: &[&str],
    rows: &[Vec<Cell>],
) -> Result<Vec<u8>, SheetError> {
    check_lengths(rows)?;
    let cannot = |e: XlsxError| SheetError::CannotWrite { detail: e.to_string() };
    let mut workbook = Workbook::new();
    // A fixed day: the same content gives the same bytes.
    let day = ExcelDateTime::from_ymd(2000, 1, 1).map_err(cannot)?;
    let properties = DocProperties::new().set_title(title).set_creation_datetime(&day);
    workbook.set_properties(&properties);
    fill(workbook.add_worksheet(), title, headings, rows).map_err(cannot)?;
    workbook.save_to_buffer().map_err(cannot)
}

fn check_lengths(rows: &[Vec<Cell>]) -> Result<(), SheetError> {
    for (index, row) in rows.iter().enumerate() {
        let long = |cell: &Cell| cell.text().chars().count() > MAX_CELL_CHARS;
        if let Some(column) = row.iter().position(long) {
            let cell = address(column, index + 2);
            return Err(SheetError::CellTooLong { cell, limit: MAX_CELL_CHARS });
        }
    }
    Ok(())
}

fn fill(
    sheet: &mut Worksheet,
    title: &str,
    headings: &[&str],
    rows: &[Vec<Cell>],
) -> Result<(), XlsxError> {
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::VerticalCenter);
    let body = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    sheet.set_name(sheet_name(title))?.set_freeze_panes(1, 0)?;
    for (column, heading) in (0_u16..).zip(headings) {
        sheet.write_string_with_format(0, column, *heading, &head)?;
    }
    for (number, row) in (1_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(row) {
            match cell.as_number() {
                Some((value, decimals)) => {
                    let shown = body.clone().set_num_format(number_format(decimals));
                    sheet.write_number_with_format(number, column, value, &shown)?;
                }
                None => {
                    sheet.write_string_with_format(number, column, cell.text(), &body)?;
                }
            }
        }
    }
    for (column, width) in (0_u16..).zip(widths(headings, rows)) {
        sheet.set_column_width(column, width)?;
    }
    Ok(())
}

/// UTF-8 with a byte order mark and CRLF, which is what spreadsheet programs in China open rightly. A
/// text that begins with `=`, `+`, `-`, `@`, tab or carriage return gets a `'` before it, because a
/// program would compute it otherwise; a reader of the file has to take that mark off again. Where a text
/// holds another delimiter of such files, everything is quoted, so that nobody takes it for this one's.
/// Error: `CannotWrite`.
pub fn write_csv(headings: &[&str], rows: &[Vec<Cell>]) -> Result<Vec<u8>, SheetError> {
    let cannot = |detail: String| SheetError::CannotWrite { detail };
    let mut texts = headings.iter().copied().chain(rows.iter().flatten().map(Cell::text));
    let divides = texts.any(|text| text.contains([';', '\t']));
    let quotes = if divides { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary };
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .quote_style(quotes)
        .terminator(csv::Terminator::CRLF)
        .from_writer(b"\xEF\xBB\xBF".to_vec());
    let head: Vec<String> = headings.iter().map(|h| guarded(h)).collect();
    writer.write_record(&head).map_err(|e| cannot(e.to_string()))?;
    for row in rows {
        let cells = row.iter().map(|cell| match cell {
            Cell::Number(text) if is_decimal(text) => text.clone(),
            other => guarded(other.text()),
        });
        writer.write_record(cells).map_err(|e| cannot(e.to_string()))?;
    }
    writer.into_inner().map_err(|e| cannot(e.to_string()))
}

impl Cell {
    /// A text cell.
    pub fn text_of(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    fn text(&self) -> &str {
        let (Self::Text(text) | Self::Number(text)) = self;
        text
    }

    /// The value and its number of decimals, if it is a decimal that a spreadsheet holds exactly.
    fn as_number(&self) -> Option<(f64, usize)> {
        let Self::Number(text) = self else { return None };
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        if !is_decimal(text) || digits > 15 {
            return None;
        }
        let decimals = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        Some((text.parse().ok()?, decimals))
    }
}

fn is_decimal(text: &str) -> bool {
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let size = text.strip_prefix('-').unwrap_or(text);
    size.split_once('.').map_or(digits(size), |(whole, part)| digits(whole) && digits(part))
}

fn guarded(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        return format!("'{text}");
    }
    text.to_owned()
}

fn number_format(decimals: usize) -> String {
    match decimals {
        0 => "0".to_owned(),
        n => format!("0.{}", "0".repeat(n)),
    }
}

/// A sheet name has 1–31 characters (counted in UTF-16), none of `[]:*?/\`, and no quote at its ends.
fn sheet_name(title: &str) -> String {
    let allowed = |c: &char| !c.is_control() && !"[]:*?/\\".contains(*c);
    let mut room = 31_usize;
    let fits = |c: &char| match room.checked_sub(c.len_utf16()) {
        Some(left) => {
            room = left;
            true
        }
        None => false,
    };
    let name: String = title.chars().filter(allowed).take_while(fits).collect();
    match name.trim_matches(['\'', ' ']) {
        "" => "Sheet1".to_owned(),
        name if name.eq_ignore_ascii_case("history") => format!("{name}_"),
        name => name.to_owned(),
    }
}

fn widths(headings: &[&str], rows: &[Vec<Cell>]) -> Vec<f64> {
    let columns = rows.iter().map(Vec::len).chain([headings.len()]).max().unwrap_or(0);
    let mut widest = vec![NARROWEST; columns];
    let texts = rows.iter().map(|row| row.iter().map(Cell::text).collect::<Vec<_>>());
    for row in texts.chain([headings.to_vec()]) {
        for (slot, text) in widest.iter_mut().zip(row) {
            *slot = (*slot).max(width(text) + 2);
        }
    }
    let clamped = widest.into_iter().map(|w| u32::try_from(w.min(WIDEST)).map_or(0.0, f64::from));
    clamped.collect()
}

/// The width of the longest line, CJK counted twice.
fn width(text: &str) -> usize {
    let wide = |c: char| if c >= '\u{1100}' { 2 } else { 1 };
    text.lines().map(|line| line.chars().map(wide).sum()).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_name_is_always_allowed() {
        for (title, name) in [
            ("", "Sheet1"),
            ("'[初评]/结果'", "初评结果"),
            ("History", "History_"),
            (&"长".repeat(40), &"长".repeat(31)),
        ] {
            assert_eq!(sheet_name(title), name);
        }
    }

    #[test]
    fn a_number_that_would_lose_digits_stays_text() {
        assert_eq!(Cell::Number("86.66".into()).as_number(), Some((86.66, 2)));
        assert_eq!(Cell::Number("1234567890123456".into()).as_number(), None);
        assert_eq!(Cell::Number("1e5".into()).as_number(), None);
    }
}
