//! Spreadsheets: a file as a clerk hands it over, and a workbook whose XML is the input. A table that is
//! read goes through every reader of rows, and back through a file.

use std::collections::{BTreeMap, BTreeSet};

use sheets::nominations::{Mapping, read_nominations};
use sheets::table::{MAX_CELL_CHARS, MAX_COLUMNS, MAX_ROWS};
use sheets::write::{Cell, write_csv};
use sheets::{RowFault, SheetError, Table, marks, panel, read_table, scores};

use crate::archive::archive;
use crate::forge::parts;

/// A CSV or XLSX file. Accepted: headings and rows within the limits, in order and clean; every reader of
/// rows names cells that are there; and the table is the same after it was written as CSV.
pub fn table(data: &[u8]) {
    looked_at(read_table("table", data));
}

/// The parts of a workbook, each after a line `%part NAME`, in an archive. As [`table`].
pub fn workbook(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let named = parts(&text);
    let named: Vec<(&str, &[u8])> = named
        .iter()
        .filter_map(|(line, body)| Some((line.strip_prefix("part ")?, body.as_bytes())))
        .collect();
    looked_at(read_table("workbook.xlsx", &archive(&named)));
}

fn looked_at(read: Result<Table, SheetError>) {
    match read {
        Ok(table) => {
            within_limits(&table);
            rows_of_every_kind(&table);
            same_after_csv(&table);
        }
        Err(error) => {
            let lower = |code: &str| code.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
            assert!(lower(error.code()) && error.params().keys().all(|key| lower(key)), "{error}");
        }
    }
}

fn within_limits(table: &Table) {
    let headings = &table.headings;
    assert!(!headings.is_empty() && table.rows.len() <= MAX_ROWS);
    assert!(headings.is_sorted_by(|a, b| a.column < b.column));
    assert!(
        headings.iter().all(|h| h.column < MAX_COLUMNS && is_clean(&h.text) && !h.text.is_empty())
    );
    assert!(table.rows.is_sorted_by(|a, b| a.number < b.number));
    for row in &table.rows {
        assert!(row.number > table.heading_row && row.cells.len() <= MAX_COLUMNS);
        assert!(row.cells.last().is_some_and(|last| !last.is_empty()));
        assert!(row.cells.iter().all(|cell| is_clean(cell)));
        let headed = |column: usize| headings.iter().any(|h| h.column == column);
        let filled = row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
        assert!(filled.map(|(column, _)| column).all(headed));
    }
}

fn is_clean(text: &str) -> bool {
    let seen = |c: char| !c.is_control() || matches!(c, '\n' | '\t');
    text.trim() == text && text.chars().all(seen) && text.chars().count() <= MAX_CELL_CHARS
}

fn rows_of_every_kind(table: &Table) {
    let numbers: BTreeSet<usize> = table.rows.iter().map(|row| row.number).collect();
    let holds = |taken: Vec<usize>, faults: &[RowFault]| {
        let distinct: BTreeSet<usize> = taken.iter().copied().collect();
        assert!(distinct.len() == taken.len() && distinct.is_subset(&numbers));
        let faulty: BTreeSet<usize> = faults.iter().map(|fault| fault.row).collect();
        assert!(faulty.is_disjoint(&distinct), "a row with a fault is taken");
        assert!(faulty.iter().all(|row| numbers.contains(row) || *row == table.heading_row));
    };
    if let Ok(taken) = marks::read_marks(table) {
        holds(taken.rows.iter().map(|r| r.row).collect(), &taken.faults);
    }
    if let Ok(taken) = marks::read_recusals(table) {
        holds(taken.rows.iter().map(|r| r.row).collect(), &taken.faults);
    }
    if let Ok(taken) = marks::read_weights(table) {
        holds(taken.rows.iter().map(|r| r.row).collect(), &taken.faults);
    }
    if let Ok(taken) = scores::read_scores(table) {
        holds(taken.rows.iter().map(|r| r.row).collect(), &taken.faults);
    }
    if let Ok(taken) = panel::read_panel(table) {
        let groups: BTreeSet<_> = taken.groups.iter().map(|g| &g.id).collect();
        assert_eq!(groups.len(), taken.groups.len());
        assert!(taken.experts.iter().all(|e| groups.contains(&e.group)));
        assert!(taken.experts.len() <= table.rows.len());
    }
    let intake = read_nominations(table, &Mapping::guess(table), &BTreeMap::new());
    holds(intake.nominations.iter().map(|(row, ..)| *row).collect(), &intake.faults);
}

/// What begins like a formula gets a mark on the way out, so such tables come back changed.
fn same_after_csv(table: &Table) {
    let headings: Vec<&str> = table.headings.iter().map(|h| h.text.as_str()).collect();
    let cells = |row: &sheets::table::Row| -> Vec<String> {
        table.headings.iter().map(|h| row.cell(h.column).to_owned()).collect()
    };
    let rows: Vec<Vec<String>> = table.rows.iter().map(cells).collect();
    let guarded = |text: &str| text.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']);
    if headings.iter().copied().chain(rows.iter().flatten().map(String::as_str)).any(guarded) {
        return;
    }
    let out: Vec<Vec<Cell>> =
        rows.iter().map(|row| row.iter().map(Cell::text_of).collect()).collect();
    let csv = write_csv(&headings, &out).expect("a table can be written");
    let again = read_table("table.csv", &csv).expect("a table that was written can be read");
    let texts: Vec<&str> = again.headings.iter().map(|h| h.text.as_str()).collect();
    assert_eq!(texts, headings);
    let width = headings.len();
    let read: Vec<Vec<String>> = again
        .rows
        .iter()
        .map(|row| (0..width).map(|column| row.cell(column).to_owned()).collect())
        .collect();
    assert_eq!(read, rows);
}
