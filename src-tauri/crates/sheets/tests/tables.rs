//! What a clerk's files become: the same table from every encoding and from a workbook, with the numbers
//! and addresses the clerk sees. No column has a meaning here.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use sheets::{SheetError, Table, read_table};

fn csv(text: &str) -> Result<Table, SheetError> {
    read_table("a.csv", text.as_bytes())
}

fn cells(table: &Table) -> Vec<Vec<&str>> {
    table.rows.iter().map(|r| r.cells.iter().map(String::as_str).collect()).collect()
}

fn headings(table: &Table) -> Vec<&str> {
    table.headings.iter().map(|h| h.text.as_str()).collect()
}

const SHEET: &str = "编号,名称\r\nA-1,\"镕,\"\"甲\"\"\"\r\n";

#[test]
fn every_encoding_gives_the_same_table() {
    let utf16 = |be: bool, text: &str| -> Vec<u8> {
        let units = "\u{feff}".encode_utf16().chain(text.encode_utf16());
        units.flat_map(|u| if be { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
    };
    let (gb18030, _, _) = encoding_rs::GB18030.encode(SHEET);
    let files = [
        SHEET.as_bytes().to_vec(),
        format!("\u{feff}{SHEET}").into_bytes(),
        utf16(true, SHEET),
        utf16(false, SHEET),
        gb18030.into_owned(),
    ];
    for bytes in files {
        let table = read_table("a.csv", &bytes).unwrap();
        assert_eq!(headings(&table), ["编号", "名称"]);
        assert_eq!(cells(&table), [["A-1", "镕,\"甲\""]]);
    }
}

#[test]
fn gb18030_reaches_characters_beyond_the_basic_plane() {
    let (bytes, _, lost) = encoding_rs::GB18030.encode("编号,名称\nA-1,𪚥㐂");
    assert!(!lost);
    assert_eq!(cells(&read_table("a.csv", &bytes).unwrap()), [["A-1", "𪚥㐂"]]);
}

#[test]
fn the_delimiter_is_found_in_the_heading_line() {
    for text in ["a;b\n1,5;2", "a\tb\n1,5\t2", "sep=;\na;b\n1,5;2", "\"x,y\";b\n1,5;2"] {
        assert_eq!(cells(&csv(text).unwrap()), [["1,5", "2"]], "{text:?}");
    }
}

#[test]
fn rows_are_numbered_as_a_spreadsheet_program_numbers_them() {
    let table = csv("a,b\n\n1,\"x\ny\"\n\n\n2,z\n,\n3,w").unwrap();
    let numbers: Vec<usize> = table.rows.iter().map(|r| r.number).collect();
    assert_eq!(numbers, [3, 6, 8]);
    assert_eq!(table.rows[1].address(1), "B6");
}

#[test]
fn a_title_above_the_headings_is_passed_over() {
    let table = csv("附件 1 汇总表,\n\n编号,名称\nA-1,甲\n").unwrap();
    assert_eq!((table.heading_row, headings(&table)), (3, vec!["编号", "名称"]));
}

#[test]
fn what_is_wrong_with_the_headings_is_said() {
    assert_eq!(csv(""), Err(SheetError::Empty));
    assert_eq!(csv(" , \n"), Err(SheetError::Empty));
    assert_eq!(csv("1,2.5\n3,-1"), Err(SheetError::NoHeadings { row: 1 }));
    let missing = SheetError::MissingHeading { cell: "B1".into() };
    assert_eq!(csv("a,,c\n1,2,3"), Err(missing));
    assert!(csv("a,,c\n1,,3").is_ok());
    let (heading, first, cell) = ("Ａ 1".into(), "A1".into(), "C1".into());
    assert_eq!(csv("a1,b,Ａ １\n"), Err(SheetError::DuplicateHeading { heading, first, cell }));
}

#[test]
fn a_text_that_cannot_be_decoded_is_refused() {
    for bytes in [&b"a,b\n\xff\xff,1"[..], b"\xef\xbb\xbfa,b\n\xb1\xe0,1", b"a\0,\0b\0\n\0"] {
        assert_eq!(read_table("a.csv", bytes), Err(SheetError::NotText));
    }
}

#[test]
fn what_is_beyond_the_limits_is_refused() {
    let wide = "h,".repeat(501);
    assert!(matches!(csv(&wide), Err(SheetError::TooLarge { what: "columns", limit: 500 })));
    let long = format!("a,b\n1,{}", "长".repeat(32_768));
    assert!(matches!(csv(&long), Err(SheetError::CellTooLong { cell, .. }) if cell == "B2"));
    let most = format!("a\n{}", "1\n".repeat(200_000));
    assert_eq!(csv(&most).unwrap().rows.len(), 200_000);
    let more = SheetError::TooLarge { what: "rows", limit: 200_000 };
    assert_eq!(csv(&(most + "1\n")), Err(more));
}

#[test]
fn every_kind_of_cell_becomes_the_text_the_clerk_sees() {
    let mut book = Workbook::new();
    book.add_worksheet().set_hidden(true).write(0, 0, "hidden").unwrap();
    book.add_worksheet();
    let sheet = book.add_worksheet().set_active(true);
    for (column, heading) in ["日", "时", "整", "数", "真", "假", "式", "文"].iter().enumerate()
    {
        sheet.write(1, u16::try_from(column).unwrap(), *heading).unwrap();
    }
    let day = ExcelDateTime::parse_from_str("2022-10-31").unwrap();
    let time = ExcelDateTime::parse_from_str("2022-10-31T08:30:00").unwrap();
    sheet
        .write_datetime_with_format(3, 0, &day, &Format::new().set_num_format("yyyy/m/d"))
        .unwrap();
    let format = Format::new().set_num_format("yyyy\"年\"m\"月\"d\"日\" hh:mm");
    sheet.write_datetime_with_format(3, 1, &time, &format).unwrap();
    sheet.write(3, 2, 2022).unwrap();
    sheet.write(3, 3, 86.66).unwrap();
    sheet.write(3, 4, true).unwrap();
    sheet.write(3, 5, false).unwrap();
    sheet.write(3, 6, Formula::new("=0.1+0.2").set_result("0.30000000000000004")).unwrap();
    sheet.write(3, 7, "=1+1").unwrap();
    let table = read_table("a.xlsx", &book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(table.heading_row, 2);
    assert_eq!(table.rows[0].number, 4);
    let shown = ["2022-10-31", "2022-10-31 08:30:00", "2022", "86.66", "是", "否", "0.3", "=1+1"];
    assert_eq!(cells(&table), [shown]);
}

#[test]
fn an_error_cell_is_named() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "编号").unwrap();
    sheet.write(6, 2, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    let read = read_table("a.xlsx", &book.save_to_buffer().unwrap());
    assert_eq!(read, Err(SheetError::ErrorCell { cell: "C7".into(), value: "#DIV/0!".into() }));
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = read_table("a.csv", &bytes);
        let _ = read_table("a.xlsx", &[b"PK\x03\x04", bytes.as_slice()].concat());
    }

    #[test]
    fn no_text_makes_it_panic(text in "[,;\t\"\r\n=一a1 ]{0,80}") {
        let _ = csv(&text);
    }
}
