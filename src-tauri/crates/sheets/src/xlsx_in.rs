//! XLSX by calamine, cell by cell as the sheet is unpacked, so that a declared size never becomes memory.
//! The first visible sheet with data is read; formulas are never computed, their stored results are
//! taken. The archive has been through [`crate::package`] before.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx};

use crate::fault::SheetError;
use crate::package::repack;
use crate::table::{Grid, address};

/// The cells of the first visible sheet that has any.
pub(crate) fn read(bytes: &[u8]) -> Result<Grid, SheetError> {
    let archive = repack(bytes)?;
    // The reader has arithmetic that a malformed file can make overflow, which panics in debug builds.
    catch_unwind(AssertUnwindSafe(|| read_sheets(archive)))
        .unwrap_or_else(|_| Err(SheetError::unreadable("the reader gave up")))
}

fn read_sheets(archive: Vec<u8>) -> Result<Grid, SheetError> {
    let broken = |e: calamine::XlsxError| SheetError::unreadable(e.to_string());
    let mut workbook = Xlsx::new(Cursor::new(archive)).map_err(broken)?;
    let sheets = workbook.sheets_metadata().to_vec();
    let shown =
        |s: &&calamine::Sheet| s.visible == SheetVisible::Visible && s.typ == SheetType::WorkSheet;
    for sheet in sheets.iter().filter(shown) {
        let mut cells = workbook.worksheet_cells_reader(&sheet.name).map_err(broken)?;
        let mut grid = Grid::default();
        while let Some(cell) = cells.next_cell().map_err(broken)? {
            put(&mut grid, cell.get_position(), cell.get_value())?;
        }
        if !grid.is_empty() {
            return Ok(grid);
        }
    }
    Err(SheetError::Empty)
}

fn put(grid: &mut Grid, (row, column): (u32, u32), value: &DataRef<'_>) -> Result<(), SheetError> {
    let place = |n: u32| usize::try_from(n).map_err(|_| SheetError::unreadable("cell address"));
    let (row, column) = (place(row)?.saturating_add(1), place(column)?);
    match value {
        DataRef::Empty => Ok(()),
        DataRef::SharedString(text) => grid.put(row, column, text),
        DataRef::String(text) => grid.put(row, column, text),
        DataRef::Int(n) => grid.put(row, column, &n.to_string()),
        DataRef::Float(n) => grid.put(row, column, &number(*n)),
        DataRef::Bool(yes) => grid.put(row, column, if *yes { "是" } else { "否" }),
        DataRef::DateTime(at) => grid.put(row, column, &date(at)),
        DataRef::DateTimeIso(text) => grid.put(row, column, &iso_date(text)),
        DataRef::DurationIso(text) => grid.put(row, column, text),
        DataRef::Error(error) => {
            Err(SheetError::ErrorCell { cell: address(column, row), value: error.to_string() })
        }
    }
}

/// A number as its cell shows it: a spreadsheet holds binary numbers but shows fifteen digits of them, so
/// what a clerk sees as 0.3 may lie in the file as 0.30000000000000004.
fn number(value: f64) -> String {
    let scientific = format!("{value:.14e}");
    let plain = || {
        let (mantissa, exponent) = scientific.split_once('e')?;
        let exponent: i32 = exponent.parse().ok().filter(|e: &i32| e.abs() <= 30)?;
        let (sign, mantissa) = match mantissa.strip_prefix('-') {
            Some(rest) => ("-", rest),
            None => ("", mantissa),
        };
        let digits = mantissa.replace('.', "");
        let digits = digits.trim_end_matches('0');
        if digits.is_empty() {
            return Some("0".to_owned());
        }
        Some(format!("{sign}{}", with_point(digits, exponent)?))
    };
    plain().unwrap_or_else(|| value.to_string())
}

/// The decimal d.ddd × 10^`exponent` without a power.
fn with_point(digits: &str, exponent: i32) -> Option<String> {
    let Ok(whole) = usize::try_from(exponent) else {
        let zeros = usize::try_from(-1 - exponent).ok()?;
        return Some(format!("0.{}{digits}", "0".repeat(zeros)));
    };
    let whole = whole + 1;
    Some(match digits.split_at_checked(whole) {
        None | Some((_, "")) => format!("{digits:0<whole$}"),
        Some((before, after)) => format!("{before}.{after}"),
    })
}

/// `2022-10-31`, with ` 08:30:00` if there is a time; a time alone as `08:30:00`; a duration as its number
/// of days, for no column wants one.
fn date(at: &ExcelDateTime) -> String {
    if !at.is_datetime() || !(0.0..2_958_466.0).contains(&at.as_f64()) {
        return number(at.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    match (at.as_f64() < 1.0, time.as_str()) {
        (true, _) => time,
        (false, "00:00:00") => format!("{year:04}-{month:02}-{day:02}"),
        (false, _) => format!("{year:04}-{month:02}-{day:02} {time}"),
    }
}

fn iso_date(text: &str) -> String {
    let day = text.strip_suffix("T00:00:00.000").or_else(|| text.strip_suffix("T00:00:00"));
    day.map_or_else(|| text.replacen('T', " ", 1), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_what_the_cell_shows() {
        for (value, shown) in [
            (9.5, "9.5"),
            (86.66, "86.66"),
            (0.1 + 0.2, "0.3"),
            (2022.0, "2022"),
            (-0.05, "-0.05"),
            (0.0, "0"),
            (-0.0, "0"),
            (100.0, "100"),
            (1e15, "1000000000000000"),
            (123_456_789_012_345.0, "123456789012345"),
            (0.000_001_5, "0.0000015"),
        ] {
            assert_eq!(number(value), shown);
        }
    }
}
