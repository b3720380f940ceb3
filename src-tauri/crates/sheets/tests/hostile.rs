//! Workbooks that were made to do harm: each ends in an error, and none in a panic, an abort or gigabytes.
//! The archives are written by hand here, because no honest writer makes them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::sync::LazyLock;

use proptest::prelude::*;
use rust_xlsxwriter::Workbook;
use sheets::{SheetError, read_table};

struct Part {
    name: &'static str,
    data: Vec<u8>,
    method: u16,
    size: u32,
}

fn part(name: &'static str, text: &str) -> Part {
    let size = u32::try_from(text.len()).unwrap();
    Part { name, data: text.as_bytes().to_vec(), method: 0, size }
}

fn crc32(data: &[u8]) -> u32 {
    !data.iter().fold(!0_u32, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |c, _| (c >> 1) ^ (0xEDB8_8320 & (c & 1).wrapping_neg()))
    })
}

fn zip(parts: &[Part]) -> Vec<u8> {
    let (mut body, mut directory) = (Vec::new(), Vec::new());
    for p in parts {
        let at = u32::try_from(body.len()).unwrap();
        let mut common = Vec::new();
        for n in [20, 0, p.method, 0, 0x21] {
            common.extend_from_slice(&n.to_le_bytes());
        }
        for n in [crc32(&p.data), u32::try_from(p.data.len()).unwrap(), p.size] {
            common.extend_from_slice(&n.to_le_bytes());
        }
        common.extend_from_slice(&u16::try_from(p.name.len()).unwrap().to_le_bytes());
        common.extend_from_slice(&[0, 0]);
        body.extend([b"PK\x03\x04", common.as_slice(), p.name.as_bytes(), &p.data].concat());
        directory.extend([b"PK\x01\x02\x14\x00", common.as_slice(), &[0; 10]].concat());
        directory.extend([&at.to_le_bytes(), p.name.as_bytes()].concat());
    }
    let count = u16::try_from(parts.len()).unwrap().to_le_bytes();
    let start = u32::try_from(body.len()).unwrap().to_le_bytes();
    let length = u32::try_from(directory.len()).unwrap().to_le_bytes();
    let end = [&b"PK\x05\x06\0\0\0\0"[..], &count, &count, &length, &start, &[0, 0]].concat();
    [body, directory, end].concat()
}

const SHEET: &str = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>\
    <row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c></row></sheetData></worksheet>";
const STRINGS: &str = "<sst uniqueCount=\"1\"><si><t>a</t></si></sst>";

fn workbook(sheet: &str, strings: &str) -> Vec<Part> {
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let rels = |kind_of: &str, target: &str| {
        let one = format!("Id=\"r1\" Type=\"{kind}/{kind_of}\" Target=\"{target}\"");
        format!("<Relationships><Relationship {one}/></Relationships>")
    };
    vec![
        part("_rels/.rels", &rels("officeDocument", "xl/workbook.xml")),
        part(
            "xl/workbook.xml",
            "<workbook><sheets><sheet name=\"a\" r:id=\"r1\"/></sheets></workbook>",
        ),
        part("xl/_rels/workbook.xml.rels", &rels("worksheet", "worksheets/sheet1.xml")),
        part("xl/sharedStrings.xml", strings),
        part("xl/worksheets/sheet1.xml", sheet),
    ]
}

fn read(parts: &[Part]) -> Result<sheets::Table, SheetError> {
    read_table("a.xlsx", &zip(parts))
}

#[test]
fn the_workbook_that_the_others_vary_is_read() {
    assert_eq!(read(&workbook(SHEET, STRINGS)).unwrap().rows[0].cell(0), "a");
}

#[test]
fn a_declared_size_beyond_the_limit_is_refused_unread() {
    let mut parts = workbook(SHEET, STRINGS);
    parts[4].method = 8;
    parts[4].size = 0xFFFF_FFFE;
    assert!(matches!(read(&parts), Err(SheetError::TooLarge { what: "unpacked_bytes", .. })));
}

#[test]
fn a_part_that_unpacks_to_more_than_it_declares_is_refused() {
    // Raw DEFLATE of 320 bytes.
    let bomb = vec![203, 72, 205, 75, 207, 202, 76, 204, 203, 24, 165, 201, 162, 21, 1];
    for at in [3, 4] {
        let mut parts = workbook(SHEET, STRINGS);
        parts[at] = Part { name: parts[at].name, data: bomb.clone(), method: 8, size: 9 };
        assert!(matches!(read(&parts), Err(SheetError::NotAWorkbook { .. })));
    }
}

#[test]
fn a_count_of_strings_that_nobody_can_hold_is_refused() {
    for count in [
        "18446744073709551615",
        "9999999999",
        "99999999999999999999999",
        "000000000000000000000000009999999999",
    ] {
        for gap in ["", " ", "\n"] {
            let strings = format!("<sst uniqueCount{gap}={gap}'{count}'><si><t>a</t></si></sst>");
            let read = read(&workbook(SHEET, &strings));
            assert!(matches!(read, Err(SheetError::NotAWorkbook { .. })), "{count}");
        }
    }
}

#[test]
fn a_count_of_strings_hidden_in_utf_16_is_refused() {
    let mut parts = workbook(SHEET, STRINGS);
    let hidden = "\u{feff}<sst uniqueCount='9999999999'><si><t>a</t></si></sst>";
    parts[3].data = hidden.encode_utf16().flat_map(u16::to_le_bytes).collect();
    parts[3].size = u32::try_from(parts[3].data.len()).unwrap();
    assert!(matches!(read(&parts), Err(SheetError::NotAWorkbook { .. })));
}

#[test]
fn a_huge_dimension_costs_nothing() {
    let sheet = SHEET.replace("<sheetData>", "<dimension ref=\"A1:XFD1048576\"/><sheetData>");
    assert_eq!(read(&workbook(&sheet, STRINGS)).unwrap().rows.len(), 1);
}

#[test]
fn a_cell_far_away_is_refused() {
    let sheet = SHEET.replace("A2", "XFD1048576");
    let refused = SheetError::TooLarge { what: "columns", limit: 500 };
    assert_eq!(read(&workbook(&sheet, STRINGS)), Err(refused));
}

#[test]
fn one_long_string_in_every_cell_is_refused() {
    let strings = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(32_767));
    let row = "<row><c t=\"s\"><v>0</v></c></row>".repeat(8_300);
    let sheet = format!("<worksheet><sheetData>{row}</sheetData></worksheet>");
    let read = read(&workbook(&sheet, &strings));
    assert!(matches!(read, Err(SheetError::TooLarge { what: "unpacked_bytes", .. })));
}

#[test]
fn a_font_name_that_every_format_would_copy_is_refused() {
    let mut parts = workbook(SHEET, STRINGS);
    let font = format!("<fonts><font><name val=\"{}\"/></font></fonts>", "x".repeat(100_000));
    let formats = "<xf fontId=\"0\" applyFont=\"1\"/>".repeat(60_000);
    let styles = format!("<styleSheet>{font}<cellXfs>{formats}</cellXfs></styleSheet>");
    parts.push(part("xl/styles.xml", &styles));
    assert!(matches!(read(&parts), Err(SheetError::NotAWorkbook { .. })));
}

#[test]
fn what_would_make_the_reader_panic_ends_in_an_error() {
    // Its parser of number formats counts brackets in eight bits.
    let mut parts = workbook(SHEET, STRINGS);
    let format = format!("<numFmt numFmtId=\"200\" formatCode=\"{}\"/>", "[".repeat(300));
    let styles = format!(
        "<styleSheet><numFmts>{format}</numFmts><cellXfs><xf numFmtId=\"200\"/></cellXfs></styleSheet>"
    );
    parts.push(part("xl/styles.xml", &styles));
    let read = read(&parts);
    assert!(matches!(read, Ok(_) | Err(SheetError::NotAWorkbook { .. })));
}

#[test]
fn two_parts_of_one_name_are_refused() {
    let mut parts = workbook(SHEET, STRINGS);
    parts.push(part("XL/sharedStrings.xml", STRINGS));
    assert!(matches!(read(&parts), Err(SheetError::NotAWorkbook { .. })));
}

#[test]
fn an_archive_that_is_cut_off_is_refused_wherever_it_is_cut() {
    let whole = zip(&workbook(SHEET, STRINGS));
    for length in 2..whole.len() {
        assert!(read_table("a.xlsx", &whole[..length]).is_err(), "{length}");
    }
}

#[test]
fn an_old_or_locked_workbook_is_told_apart() {
    let old = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    assert_eq!(read_table("a.xlsx", &old), Err(SheetError::OldOrLocked));
    assert!(matches!(read_table("a.xlsx", b"a,b\n1,2"), Err(SheetError::NotAWorkbook { .. })));
}

static HONEST: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 0, "编号").unwrap().write(1, 0, 7).unwrap();
    book.save_to_buffer().unwrap()
});

proptest! {
    #[test]
    fn no_changed_byte_makes_it_panic(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        for mut bytes in [HONEST.clone(), zip(&workbook(SHEET, STRINGS))] {
            let at = at.index(bytes.len());
            bytes[at] = byte;
            let _ = read_table("a.xlsx", &bytes);
        }
    }
}
