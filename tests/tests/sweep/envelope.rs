//! The envelope in which results go up, changed at every byte: for the office it is for, it opens to what was put in or
//! not at all. That it opens at all after a change is as little allowed: there is no byte in it that means nothing.

use std::collections::BTreeMap;

use bundle::sealed;

use crate::cuts::places;
use crate::flips::values;
use crate::small::{SMALL, each};

const CAP: u64 = 1 << 20;

/// What a changed envelope may be called: none any more, for somebody else, or altered.
const CALLED: [&str; 3] = ["F01", "A05", "I02"];

fn open(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let opened = sealed::decrypt(bytes, &SMALL.identity, CAP);
    opened.map_err(|fault| fault.code().to_owned())
}

/// The code for which it does not open.
fn refused(bytes: &[u8], what: &str) -> String {
    match open(bytes) {
        Ok(opened) => panic!("{what}: it opens, to the same: {}", opened == SMALL.results),
        Err(code) => code,
    }
}

#[test]
fn no_byte_of_an_envelope_changes_unseen() {
    let good = &SMALL.envelope;
    assert!(open(good).unwrap() == SMALL.results);
    let answers = each(good.len(), |at| {
        let mut bad = good.clone();
        let changed = |value| {
            bad[at] = value;
            refused(&bad, &format!("byte {at} is {value:#04x}"))
        };
        values(good[at], at, 4).into_iter().map(changed).collect::<Vec<_>>()
    });
    let mut codes = BTreeMap::<String, usize>::new();
    for code in answers.into_iter().flatten() {
        assert!(CALLED.contains(&code.as_str()), "{code}");
        *codes.entry(code).or_default() += 1;
    }
    println!("envelope: {} bytes, {} flips, {codes:?}", good.len(), codes.values().sum::<usize>());
}

#[test]
fn no_beginning_of_an_envelope_opens() {
    let good = &SMALL.envelope;
    let codes = each(good.len(), |len| refused(&good[..len], &format!("{len} bytes")));
    assert!(codes.iter().all(|code| CALLED.contains(&code.as_str())));
}

#[test]
fn no_byte_is_taken_out_of_an_envelope_or_put_into_it() {
    let good = &SMALL.envelope;
    let places = places(good.len(), 7);
    each(places.len(), |n| {
        let at = places[n];
        let (mut less, mut more) = (good.clone(), good.clone());
        less.remove(at);
        more.insert(at, good[at]);
        for (bytes, what) in [(less, "out of"), (more, "into")] {
            refused(&bytes, &format!("byte {at} {what} it"));
        }
    });
    let longer = [good.as_slice(), &[0]].concat();
    refused(&longer, "a byte after it");
}
