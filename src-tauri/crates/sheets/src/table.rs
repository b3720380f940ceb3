//! A spreadsheet as a clerk sees it: headings, numbered rows, cells of clean text. What kind of file it
//! is follows from its content, never from its name; hostile files end in an error within the limits
//! below. Nothing here knows what a column means.

use std::collections::{BTreeMap, HashMap};

use crate::clean;
use crate::fault::SheetError;
use crate::{csv_in, xlsx_in};

/// Largest file, in bytes.
pub const MAX_BYTES: usize = 256 << 20;
/// Most rows with data.
pub const MAX_ROWS: usize = 200_000;
/// Most columns.
pub const MAX_COLUMNS: usize = 500;
/// Longest cell, in characters: what a spreadsheet program itself can hold.
pub const MAX_CELL_CHARS: usize = 32_767;
/// Most cells, empty ones before the last of a row included: bounds the memory of sparse files.
pub const MAX_CELLS: usize = 10_000_000;
/// Most text in all cells, in bytes: a shared string may be used by every cell.
pub const MAX_TEXT: usize = 256 << 20;

/// How many leading rows may be a title above the headings.
const TITLE_ROWS: usize = 5;

/// A spreadsheet with its headings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The row that holds the headings, from 1.
    pub heading_row: usize,
    /// The headings that are there, from left to right.
    pub headings: Vec<Heading>,
    /// The rows with data.
    pub rows: Vec<Row>,
}

/// One heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Its text, clean.
    pub text: String,
    /// Its column in the file, from 0.
    pub column: usize,
}

/// One row with data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number as the clerk sees it in the file, from 1.
    pub number: usize,
    /// Its cells by file column, up to the last that is filled; [`Row::cell`] reads beyond.
    pub cells: Vec<String>,
}

impl Row {
    /// The text in file column `column` (from 0), empty where nothing is.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// The address of the cell in `column` (from 0).
    pub fn address(&self, column: usize) -> String {
        address(column, self.number)
    }
}

/// The address of a cell: column from 0, row from 1.
///
/// ```
/// assert_eq!(sheets::table::address(2, 7), "C7");
/// assert_eq!(sheets::table::address(26, 1), "AA1");
/// ```
pub fn address(column: usize, row: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    loop {
        letters.push(u8::try_from(rest % 26).map_or('?', |n| char::from(b'A' + n)));
        match (rest / 26).checked_sub(1) {
            Some(more) => rest = more,
            None => break,
        }
    }
    letters.iter().rev().collect::<String>() + &row.to_string()
}

/// Reads an XLSX or CSV file. `file_name` is used for nothing but to tell a workbook that is broken from
/// a text that is none. Errors: every reading variant of [`SheetError`].
pub fn read_table(file_name: &str, bytes: &[u8]) -> Result<Table, SheetError> {
    if bytes.len() > MAX_BYTES {
        return Err(SheetError::TooLarge { what: "bytes", limit: MAX_BYTES });
    }
    let ends = |end: &str| file_name.to_ascii_lowercase().ends_with(end);
    let grid = if bytes.starts_with(b"PK") {
        xlsx_in::read(bytes)?
    } else if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) || ends(".xls") {
        return Err(SheetError::OldOrLocked);
    } else if ends(".xlsx") {
        return Err(SheetError::unreadable("no ZIP archive"));
    } else {
        csv_in::read(bytes)?
    };
    grid.into_table()
}

/// Rows of clean text by their number, filled within the limits.
#[derive(Debug, Default)]
pub(crate) struct Grid {
    rows: BTreeMap<usize, Vec<String>>,
    cells: usize,
    text: usize,
}

impl Grid {
    /// Puts a text at `column` (from 0) of `row` (from 1); an empty one leaves no trace.
    pub(crate) fn put(&mut self, row: usize, column: usize, raw: &str) -> Result<(), SheetError> {
        let text = clean::cell(raw);
        if text.is_empty() {
            return Ok(());
        }
        if column >= MAX_COLUMNS {
            return Err(SheetError::TooLarge { what: "columns", limit: MAX_COLUMNS });
        }
        if text.len() > MAX_CELL_CHARS && text.chars().count() > MAX_CELL_CHARS {
            let cell = address(column, row);
            return Err(SheetError::CellTooLong { cell, limit: MAX_CELL_CHARS });
        }
        self.text += text.len();
        let cells = self.rows.entry(row).or_default();
        if cells.len() <= column {
            self.cells += column + 1 - cells.len();
            cells.resize_with(column + 1, String::new);
        }
        if let Some(cell) = cells.get_mut(column) {
            *cell = text.into_owned();
        }
        self.within_limits()
    }

    fn within_limits(&self) -> Result<(), SheetError> {
        // The headings and a title are not data.
        if self.rows.len() > MAX_ROWS + TITLE_ROWS {
            return Err(SheetError::TooLarge { what: "rows", limit: MAX_ROWS });
        }
        if self.cells > MAX_CELLS {
            return Err(SheetError::TooLarge { what: "cells", limit: MAX_CELLS });
        }
        if self.text > MAX_TEXT {
            return Err(SheetError::TooLarge { what: "unpacked_bytes", limit: MAX_TEXT });
        }
        Ok(())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// A title, alone in its row above the headings, is passed over.
    fn heading_row(&self) -> Option<usize> {
        let filled = |cells: &Vec<String>| cells.iter().filter(|c| !c.is_empty()).count();
        let mut first = self.rows.iter().take(TITLE_ROWS);
        let wide = first.clone().find(|(_, cells)| filled(cells) > 1);
        wide.or_else(|| first.next()).map(|(&number, _)| number)
    }

    fn into_table(mut self) -> Result<Table, SheetError> {
        let heading_row = self.heading_row().ok_or(SheetError::Empty)?;
        let below = self.rows.split_off(&(heading_row + 1));
        let cells = self.rows.remove(&heading_row).unwrap_or_default();
        let headings = headings(heading_row, &cells)?;
        let rows: Vec<Row> =
            below.into_iter().map(|(number, cells)| Row { number, cells }).collect();
        if rows.len() > MAX_ROWS {
            return Err(SheetError::TooLarge { what: "rows", limit: MAX_ROWS });
        }
        let mut headed = vec![false; MAX_COLUMNS];
        for h in &headings {
            if let Some(there) = headed.get_mut(h.column) {
                *there = true;
            }
        }
        no_data_without_heading(heading_row, &headed, &rows)?;
        Ok(Table { heading_row, headings, rows })
    }
}

fn headings(row: usize, cells: &[String]) -> Result<Vec<Heading>, SheetError> {
    let found: Vec<Heading> = cells
        .iter()
        .enumerate()
        .map(|(column, cell)| Heading { text: clean::heading(cell), column })
        .filter(|h| !h.text.is_empty())
        .collect();
    let is_number = |text: &str| {
        let digits = text.strip_prefix('-').unwrap_or(text);
        digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
    };
    if found.iter().all(|h| is_number(&h.text)) {
        return Err(SheetError::NoHeadings { row });
    }
    let mut seen: HashMap<String, usize> = HashMap::new();
    for h in &found {
        if let Some(first) = seen.insert(clean::key(&h.text), h.column) {
            return Err(SheetError::DuplicateHeading {
                heading: h.text.clone(),
                first: address(first, row),
                cell: address(h.column, row),
            });
        }
    }
    Ok(found)
}

fn no_data_without_heading(
    heading_row: usize,
    headed: &[bool],
    rows: &[Row],
) -> Result<(), SheetError> {
    let stray = |row: &Row| {
        let mut pairs = row.cells.iter().zip(headed).enumerate();
        pairs.find(|(_, (cell, headed))| !**headed && !cell.is_empty()).map(|(column, _)| column)
    };
    match rows.iter().find_map(stray) {
        Some(column) => Err(SheetError::MissingHeading { cell: address(column, heading_row) }),
        None => Ok(()),
    }
}
