//! What is meant to be read, by whom, and why it may lie there. An exemption that nothing needs is taken back.

use crate::search::Kind;

/// How a file's path begins below the watched folder, how it ends, which words may stand in it, and why.
pub type Meant = (&'static str, &'static str, &'static [Kind], &'static str);

pub const MEANT: &[Meant] = &[
    ("nominations.csv", "", &[Kind::Title], "the spreadsheet that the platform gives"),
    ("attachments/", ".txt", &[Kind::Title], "the files that applicants give"),
    ("panel.csv", "", &[Kind::Name], "the table that the body draws up"),
    ("scores-E", ".csv", &[Kind::Comment], "a table that an expert fills in elsewhere"),
    ("passphrase.txt", "", &[Kind::Passphrase], "how a test types it"),
    ("typed-", ".txt", &[Kind::Passphrase], "how a test types it"),
    ("letters/", "-code.txt", &[Kind::Code], "the letter, on its own way to the expert"),
    (
        "filing/filing-",
        ".hjb",
        &[Kind::Name],
        "signed only: the panel goes to the secretariat by hand",
    ),
    (
        "back/return-",
        ".hjb",
        &[Kind::Cause],
        "signed only: what one expert is asked to look at again",
    ),
];

/// What commands answer of it, by how they begin.
pub const SAYS: &[(&str, Kind)] = &[
    // The words that go into the return, and why the sheet is open again.
    ("return ", Kind::Cause),
    ("reopen ", Kind::Cause),
    // The review as the screen shows it after an entry.
    ("call enter", Kind::Comment),
];

/// The exemption for this word in this file, by its place in [`MEANT`].
pub fn meant(path: &str, kind: Kind) -> Option<usize> {
    MEANT.iter().position(|(begin, end, kinds, _)| {
        path.starts_with(begin) && path.ends_with(end) && kinds.contains(&kind)
    })
}
