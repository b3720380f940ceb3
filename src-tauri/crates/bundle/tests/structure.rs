//! STORED archives whose headers do not add up. The corpus has such cases compressed or with extra
//! fields, which are refused for that; these are wrong in one way only. Follows `formats.md` §2.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use std::io::Cursor;

use bundle::*;
use common::*;

/// Two stored files taken apart into local parts and directory records.
struct Parts {
    locals: [Vec<u8>; 2],
    records: Vec<Vec<u8>>,
}

impl Parts {
    fn new() -> Self {
        let whole = zip(&[("a".into(), b"123456789".to_vec()), ("b".into(), b"x".to_vec())]);
        // Local: 30 + name + content. Record: 46 + name.
        let (first, rest) = whole.split_at(40);
        let (second, rest) = rest.split_at(32);
        let (one, rest) = rest.split_at(47);
        let (two, end) = rest.split_at(47);
        assert_eq!(end.len(), 22);
        Self { locals: [first.into(), second.into()], records: vec![one.into(), two.into()] }
    }

    /// The archive with an end record that fits the directory.
    fn archive(&self) -> Vec<u8> {
        let (locals, directory) = (self.locals.concat(), self.records.concat());
        let records = u16::try_from(self.records.len()).unwrap().to_le_bytes();
        let size = u32::try_from(directory.len()).unwrap().to_le_bytes();
        let offset = u32::try_from(locals.len()).unwrap().to_le_bytes();
        let end =
            [&b"PK\x05\x06\0\0\0\0"[..], &records, &records, &size, &offset, &[0, 0]].concat();
        [locals, directory, end].concat()
    }

    fn code(&self) -> &'static str {
        open_and_read(self.archive())
    }

    /// Sets the same byte in the first local header and its record.
    fn both(mut self, local_at: usize, byte: u8) -> Self {
        self.locals[0][local_at] = byte;
        self.records[0][local_at + 2] = byte;
        self
    }
}

fn open_and_read(archive: Vec<u8>) -> &'static str {
    let read = Archive::open(Cursor::new(archive), Limits::default()).and_then(|mut archive| {
        let names: Vec<String> = archive.names().map(str::to_owned).collect();
        names.iter().try_for_each(|name| archive.read(name, 100).map(drop))
    });
    code(read)
}

#[test]
fn put_together_again_the_parts_are_an_archive() {
    assert_eq!(Parts::new().code(), "ok");
}

#[test]
fn a_file_that_the_directory_leaves_out_is_refused() {
    for missing in [0, 1] {
        let mut parts = Parts::new();
        parts.records.remove(missing);
        assert_eq!(parts.code(), "F02");
    }
}

#[test]
fn a_file_that_the_directory_lists_twice_or_out_of_order_is_refused() {
    let mut twice = Parts::new();
    twice.records.push(twice.records[1].clone());
    assert_eq!(twice.code(), "F02");
    let mut swapped = Parts::new();
    swapped.records.reverse();
    assert_eq!(swapped.code(), "F02");
}

#[test]
fn an_entry_that_swallows_its_neighbour_is_refused() {
    // 9 + 32 bytes: the content of `a` would be the whole of `b`.
    let parts = Parts::new().both(18, 41).both(22, 41);
    let mut parts = Parts { records: parts.records, ..parts };
    assert_eq!(parts.code(), "F02");
    parts.records.truncate(1);
    // Without `b` in the directory this is one file with another content: its CRC is wrong.
    assert_eq!(parts.code(), "F09");
}

#[test]
fn an_entry_that_leaves_bytes_behind_is_refused() {
    assert_eq!(Parts::new().both(18, 8).both(22, 8).code(), "F02");
}

#[test]
fn bytes_between_entries_or_before_the_directory_are_refused() {
    for at in [0, 1] {
        let mut parts = Parts::new();
        parts.locals[at].push(0);
        assert_eq!(parts.code(), "F02");
    }
}

#[test]
fn every_field_of_a_local_header_must_repeat_the_directory() {
    // Version, time, date, CRC, both sizes, name length, name.
    for at in [4, 10, 11, 12, 13, 14, 17, 18, 21, 22, 25, 26, 30] {
        let mut parts = Parts::new();
        parts.locals[0][at] ^= 1;
        assert_eq!(parts.code(), "F06", "{at}");
    }
}

#[test]
fn flags_methods_sizes_and_versions_outside_the_profile_are_refused() {
    assert_eq!(Parts::new().both(6, 1).code(), "F05", "encrypted");
    assert_eq!(Parts::new().both(6, 8).code(), "F05", "data descriptor");
    assert_eq!(Parts::new().both(7, 8).code(), "F05", "UTF-8");
    assert_eq!(Parts::new().both(8, 8).code(), "F04", "deflate");
    assert_eq!(Parts::new().both(18, 8).code(), "F04", "two sizes");
    assert_eq!(Parts::new().both(4, 45).code(), "F05", "ZIP64");
    assert_eq!(Parts::new().both(28, 4).code(), "F05", "extra field");
    assert_eq!(Parts::new().both(14, 0).code(), "F09", "CRC");
}

#[test]
fn names_outside_the_pattern_or_twice_ignoring_case_are_refused() {
    for name in [b'B', b'b', b'.', b'/', b'\\', 0, 0xE9] {
        let mut parts = Parts::new();
        parts.locals[0][30] = name;
        parts.records[0][46] = name;
        assert_eq!(parts.code(), "F07", "{name:#x}");
    }
}

/// The code of an archive whose first record says this of its maker and its file.
fn made_by(version: u8, system: u8, text: u8, attributes: u32) -> &'static str {
    let mut parts = Parts::new();
    let record = &mut parts.records[0];
    (record[4], record[5], record[36]) = (version, system, text);
    record[38..42].copy_from_slice(&attributes.to_le_bytes());
    parts.code()
}

#[test]
fn links_folders_and_devices_are_refused() {
    assert_eq!(made_by(30, 3, 1, 0o100_644 << 16), "ok", "zip of Info-ZIP");
    assert_eq!(made_by(20, 3, 0, 0o600 << 16), "ok", "Python");
    assert_eq!(made_by(63, 0, 0, 0x20), "ok", "DOS archive bit");
    assert_eq!(made_by(30, 3, 0, 0o120_777 << 16), "F05", "symbolic link");
    assert_eq!(made_by(30, 3, 0, 0o040_755 << 16), "F05", "folder");
    assert_eq!(made_by(30, 3, 0, 0o060_644 << 16), "F05", "device");
    assert_eq!(made_by(30, 3, 0, 0o100_644 << 16 | 0x10), "F05", "DOS folder too");
    assert_eq!(made_by(63, 0, 0, 0x10), "F05", "DOS folder");
}

#[test]
fn what_no_known_tool_says_of_a_file_is_refused() {
    assert_eq!(made_by(10, 0, 0, 0), "ok", "our own");
    assert_eq!(made_by(20, 0, 0, 0), "F05", "another version than it needs");
    assert_eq!(made_by(10, 3, 0, 0), "F05", "Unix without a mode");
    assert_eq!(made_by(10, 0, 0, 0x20), "F05", "our version with attributes");
    assert_eq!(made_by(10, 0, 1, 0), "F05", "text");
    assert_eq!(made_by(30, 3, 2, 0o100_644 << 16), "F05", "unknown flag");
    assert_eq!(made_by(30, 1, 0, 0o100_644 << 16), "F05", "Amiga");
    assert_eq!(made_by(64, 3, 0, 0o100_644 << 16), "F05", "newer than APPNOTE");
}

#[test]
fn end_records_that_do_not_add_up_are_refused() {
    let with = |at: usize, byte: u8| {
        let mut archive = Parts::new().archive();
        let end = archive.len() - 22;
        archive[end + at] = byte;
        open_and_read(archive)
    };
    assert_eq!(with(4, 1), "F05", "disk");
    assert_eq!(with(8, 1), "F05", "records on this disk");
    assert_eq!(with(12, 93), "F02", "size of the directory");
    assert_eq!(with(16, 71), "F02", "offset of the directory");
    assert_eq!(with(20, 1), "F05", "comment");
    assert_eq!(with(0, b'Q'), "F01", "signature");
}

#[test]
fn bytes_inside_the_directory_after_its_last_record_are_refused() {
    let mut parts = Parts::new();
    parts.records.push(b"hidden".to_vec());
    let mut archive = parts.archive();
    let end = archive.len() - 22;
    (archive[end + 8], archive[end + 10]) = (2, 2);
    assert_eq!(open_and_read(archive), "F02");
}

#[test]
fn a_zip64_locator_is_named_as_such() {
    let archive = Parts::new().archive();
    let (front, end) = archive.split_at(archive.len() - 22);
    let locator = [&b"PK\x06\x07"[..], &[0; 16]].concat();
    assert_eq!(open_and_read([front, &locator, end].concat()), "F05");
}
