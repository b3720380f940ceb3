//! A byte too few, a byte too many, and every beginning of a file. Nothing of it is a shorter or a longer bundle that
//! could be believed: lengths are said twice, and every byte belongs to a field.

use crate::flips::values;
use crate::small::{SMALL, each};

/// Every `step`th place of a file of `len` bytes, its first and last hundred bytes all.
pub fn places(len: usize, step: usize) -> Vec<usize> {
    (0..len).filter(|at| at.is_multiple_of(step) || *at < 100 || at + 100 >= len).collect()
}

/// At all these places, what `change` makes of the bytes is refused.
fn refused(what: &str, good: &[u8], places: &[usize], change: impl Fn(&mut Vec<u8>, usize) + Sync) {
    let unseen = each(places.len(), |n| {
        let mut bad = good.to_vec();
        change(&mut bad, places[n]);
        // Out of a run of the same byte another may be taken, or put in: the file is what it was.
        bad != good && SMALL.refused(&bad).is_none()
    });
    let unseen: Vec<_> = places.iter().zip(unseen).filter(|(_, unseen)| *unseen).collect();
    assert!(unseen.is_empty(), "{what}: {unseen:?}");
    println!("{what}: {} places", places.len());
}

#[test]
fn no_beginning_of_a_bundle_is_a_bundle() {
    for (what, good) in [("results", &SMALL.results), ("submission", &SMALL.submission)] {
        let all: Vec<usize> = (0..good.len()).collect();
        refused(&format!("beginnings of {what}"), good, &all, Vec::truncate);
    }
}

#[test]
fn no_byte_is_taken_out_unseen() {
    for (what, good) in [("results", &SMALL.results), ("submission", &SMALL.submission)] {
        let take_out = |bytes: &mut Vec<u8>, at| {
            bytes.remove(at);
        };
        refused(&format!("bytes out of {what}"), good, &places(good.len(), 11), take_out);
    }
}

#[test]
fn no_byte_is_put_in_unseen() {
    for (what, good) in [("results", &SMALL.results), ("submission", &SMALL.submission)] {
        let double = |bytes: &mut Vec<u8>, at: usize| bytes.insert(at, bytes[at]);
        refused(&format!("bytes doubled in {what}"), good, &places(good.len(), 13), double);
        let other = |bytes: &mut Vec<u8>, at: usize| bytes.insert(at, values(bytes[at], at, 1)[2]);
        refused(&format!("bytes put into {what}"), good, &places(good.len(), 17), other);
    }
}
