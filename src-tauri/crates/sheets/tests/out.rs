//! What is written is read back by another program's rules as well as by ours: text stays text, numbers
//! keep their decimals. The XLSX is read by calamine directly where its cell types matter.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use calamine::{Data, Reader, Xlsx};
use proptest::prelude::*;
use sheets::read_table;
use sheets::write::{Cell, write_csv, write_xlsx};

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn number(text: &str) -> Cell {
    Cell::Number(text.to_owned())
}

#[test]
fn a_formula_starter_is_text_in_a_workbook() {
    let rows: Vec<Vec<Cell>> =
        ["=1+1", "+1", "-1", "@x", "{=1}"].map(|t| vec![text(t)]).into_iter().collect();
    let bytes = write_xlsx("结果", &["文"], &rows).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range("结果").unwrap();
    let cells: Vec<&Data> = range.rows().skip(1).map(|r| &r[0]).collect();
    let expected = ["=1+1", "+1", "-1", "@x", "{=1}"].map(|t| Data::String(t.to_owned()));
    assert_eq!(cells, expected.iter().collect::<Vec<_>>());
    assert!(book.worksheet_formula("结果").unwrap().is_empty());
}

#[test]
fn a_number_is_a_number_and_a_digit_is_never_lost() {
    let rows = [vec![number("86.60"), number("-0.05"), number("12345678901234567890")]];
    let bytes = write_xlsx("t", &["a", "b", "c"], &rows).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes.clone())).unwrap();
    let range = book.worksheet_range("t").unwrap();
    assert_eq!(range.get_value((1, 0)), Some(&Data::Float(86.6)));
    let table = read_table("t.xlsx", &bytes).unwrap();
    assert_eq!(table.rows[0].cells, ["86.6", "-0.05", "12345678901234567890"]);
}

#[test]
fn the_same_content_gives_the_same_workbook() {
    let rows = [vec![text("甲"), number("1.5")]];
    let write = || write_xlsx("t", &["a", "b"], &rows).unwrap();
    assert_eq!(write(), write());
}

#[test]
fn csv_opens_in_a_spreadsheet_program_and_computes_nothing() {
    let rows = [vec![text("=cmd|' /C calc'!A0"), number("-5.00"), text("a\"b,c\nd")]];
    let bytes = write_csv(&["文", "数", "@注"], &rows).unwrap();
    let expected = "\u{feff}文,数,'@注\r\n'=cmd|' /C calc'!A0,-5.00,\"a\"\"b,c\nd\"\r\n";
    assert_eq!(String::from_utf8(bytes).unwrap(), expected);
}

#[test]
fn a_text_with_another_delimiter_does_not_divide_the_line() {
    let rows = [vec![text("甲;乙;丙"), text("1\t2\t3")]];
    let bytes = write_csv(&["一;二;三", "四"], &rows).unwrap();
    let table = read_table("t.csv", &bytes).unwrap();
    assert_eq!(
        table.headings.iter().map(|h| h.text.as_str()).collect::<Vec<_>>(),
        ["一;二;三", "四"]
    );
    assert_eq!(table.rows[0].cells, ["甲;乙;丙", "1\t2\t3"]);
}

#[test]
fn a_text_that_no_cell_can_hold_is_named() {
    let rows = [vec![text("a")], vec![text(&"长".repeat(32_768))]];
    let refused = write_xlsx("t", &["a"], &rows).unwrap_err();
    assert_eq!((refused.code(), refused.params()["cell"].as_str()), ("cell_too_long", "A3"));
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(
        texts in proptest::collection::vec("[a-z甲乙=+@-][a-z0-9 甲,;\"&<>_xX=]{0,20}[a-z甲]", 1..8)
    ) {
        let rows: Vec<Vec<Cell>> = texts.iter().map(|t| vec![text("k"), text(t)]).collect();
        let book = write_xlsx("t", &["a", "b"], &rows).unwrap();
        let table = read_table("t.xlsx", &book).unwrap();
        let back: Vec<&str> = table.rows.iter().map(|r| r.cell(1)).collect();
        prop_assert_eq!(back, texts.iter().map(String::as_str).collect::<Vec<_>>());
    }
}
