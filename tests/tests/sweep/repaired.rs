//! One byte of a file in the bag changed by somebody who makes the archive right again: with a CRC that fits, only digests
//! and signatures are left to see it.

use std::collections::BTreeMap;
use std::io::Cursor;

use bundle::{Archive, Limits, ZipWriter};

use crate::flips::values;
use crate::small::{SMALL, each};

/// What a changed file may be called: a field that is none any more, an unknown suite, another digest than listed, a
/// signature that is none or does not verify (`formats.md` §9).
fn called(name: &str) -> &'static [&'static str] {
    match name {
        "bagit.txt" => &["F11"],
        "bag-info.txt" => &["F16", "A07", "I01"],
        "manifest-sha256.txt" => &["I01"],
        "tagmanifest-sha256.txt" => &["A04"],
        _ if name.starts_with("sig/") => &["A02", "A03", "A04", "A06", "A07"],
        _ => &["I02"],
    }
}

/// The files of a bundle, sorted by name.
fn files(bundle: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = Archive::open(Cursor::new(bundle), Limits::default()).unwrap();
    let names: Vec<String> = archive.names().map(str::to_owned).collect();
    let of = |name: String| {
        let bytes = archive.read(&name, u64::MAX).unwrap();
        (name, bytes)
    };
    names.into_iter().map(of).collect()
}

fn zip(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.add_bytes(name, bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Changes every `step`th byte of every file.
fn sweep(what: &str, good: &[u8], step: usize) {
    let files = files(good);
    assert_eq!(SMALL.refused(&zip(&files)), None, "zipped again it is the same bundle");
    let places = |(n, (_, bytes)): (usize, &(String, Vec<u8>))| {
        (0..bytes.len()).step_by(step).map(move |at| (n, at)).collect::<Vec<_>>()
    };
    let places: Vec<(usize, usize)> = files.iter().enumerate().flat_map(places).collect();
    let answers = each(places.len(), |place| {
        let (n, at) = places[place];
        let mut bad = files.clone();
        let refused = |value| {
            bad[n].1[at] = value;
            SMALL.refused(&zip(&bad))
        };
        values(files[n].1[at], at, usize::MAX).into_iter().map(refused).collect::<Vec<_>>()
    });
    let mut codes = BTreeMap::<String, usize>::new();
    for ((n, at), answers) in places.iter().zip(answers) {
        let (name, _) = &files[*n];
        for code in answers {
            let code = code.unwrap_or_else(|| panic!("{what}: byte {at} of {name} unseen"));
            assert!(called(name).contains(&code.as_str()), "{what}: byte {at} of {name}: {code}");
            *codes.entry(code).or_default() += 1;
        }
    }
    println!("{what} with its archive made right: {} flips, {codes:?}", places.len());
}

#[test]
fn a_right_archive_does_not_help_changed_results() {
    sweep("results", &SMALL.results, 1);
}

#[test]
fn a_right_archive_does_not_help_a_changed_submission() {
    sweep("submission", &SMALL.submission, 5);
}
