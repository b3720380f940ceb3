//! One byte changed, the archive left as it then is. Every byte by its lowest bit, and at samples by its highest and to any
//! other value; what each is called depends on the field it belongs to.

use std::collections::BTreeMap;

use crate::layout::Layout;
use crate::small::{SMALL, each};

/// Fields of which a byte may change unseen, because nothing that is signed or read changes with it, and why.
/// The profile fixes every field, so there is none.
pub const EXEMPT: &[(&str, &str)] = &[];

/// What a flip in a field may be called (`formats.md` §9): 01 not at offset 0, 02 gap, 04 not stored, 05 what the profile
/// fixes, 06 local and central differ, 07 name, 09 content.
const CALLED: &[(&str, &[&str])] = &[
    ("first local signature", &["F01"]),
    ("local signature", &["F02"]),
    ("version", &["F06"]),
    ("flags", &["F05"]),
    ("method", &["F06"]),
    ("time", &["F06"]),
    ("date", &["F06"]),
    ("crc", &["F06"]),
    ("packed size", &["F06"]),
    ("size", &["F06"]),
    ("name length", &["F06"]),
    ("extra length", &["F05"]),
    ("name", &["F06"]),
    ("content", &["F09"]),
    ("central signature", &["F02"]),
    ("central made by", &["F05"]),
    ("central version", &["F05"]),
    ("central flags", &["F05"]),
    ("central method", &["F04"]),
    ("central time", &["F06"]),
    ("central date", &["F06"]),
    ("central crc", &["F06"]),
    ("central packed size", &["F04", "F05"]),
    ("central size", &["F04", "F05"]),
    ("central name length", &["F02", "F07"]),
    ("central extra length", &["F05"]),
    ("central comment length", &["F05"]),
    ("central disk", &["F05"]),
    ("central internal attributes", &["F05"]),
    ("central external attributes", &["F05"]),
    ("central offset", &["F02"]),
    ("central name", &["F06", "F07"]),
    // F03 where an embedded bundle's end record is the last that is left.
    ("end signature", &["F01", "F03"]),
    ("end disk", &["F05"]),
    ("end directory disk", &["F05"]),
    ("end records here", &["F05"]),
    ("end records", &["F05"]),
    ("end size", &["F02", "F08"]),
    ("end offset", &["F02"]),
    ("end comment length", &["F05"]),
];

/// The values to which the byte at `at` is changed: by its lowest bit always, by its highest and to a third value at every
/// `sample`th place.
pub fn values(byte: u8, at: usize, sample: usize) -> Vec<u8> {
    // Any other value, and the same one in every run.
    let mixed = u64::try_from(at).unwrap().wrapping_mul(0x9E37_79B9_7F4A_7C15).to_be_bytes();
    let other = byte ^ mixed.into_iter().find(|m| ![0, 0x01, 0x80].contains(m)).unwrap_or(0x5A);
    let more = if at.is_multiple_of(sample) { vec![byte ^ 0x80, other] } else { Vec::new() };
    [vec![byte ^ 0x01], more].concat()
}

/// Changes every byte of `good`, and says how often each code was given for each field.
fn sweep(what: &str, good: &[u8], sample: usize) {
    let layout = Layout::of(good);
    let answers = each(good.len(), |at| {
        let mut bad = good.to_vec();
        let refused = |value| {
            bad[at] = value;
            SMALL.refused(&bad)
        };
        values(good[at], at, sample).into_iter().map(refused).collect::<Vec<_>>()
    });
    let (mut codes, mut flips) = (BTreeMap::<String, usize>::new(), 0);
    for (at, answers) in answers.into_iter().enumerate() {
        let (field, file) = layout.at(at);
        for answer in answers {
            let Some(code) = answer else {
                assert!(EXEMPT.iter().any(|(f, _)| *f == field), "{what}: {at} {field} of {file}");
                continue;
            };
            let (_, called) = CALLED.iter().find(|(f, _)| *f == field).unwrap();
            assert!(called.contains(&code.as_str()), "{what}: {at} {field} of {file}: {code}");
            *codes.entry(code).or_default() += 1;
            flips += 1;
        }
    }
    println!("{what}: {} bytes, {flips} flips, {codes:?}", good.len());
}

#[test]
fn no_byte_of_a_results_bundle_changes_unseen() {
    sweep("results", &SMALL.results, 1);
}

#[test]
fn no_byte_of_a_submission_changes_unseen() {
    sweep("submission", &SMALL.submission, 16);
}
