//! Text and file names in decomposed Unicode (NFD), as some systems write them: strict readers refuse it in
//! files, so it must become NFC on the way in, and the whole chain must still end well.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::fs;
use std::path::Path;

use journeys::chain::TRACK;
use journeys::{Chain, Stage, text};

/// `é` as a letter and a combining accent.
const ACCENT: &str = "e\u{301}";

/// The first sub-folder of a folder, which is that of one nomination.
fn first_folder(folder: &Path) -> std::path::PathBuf {
    let mut folders: Vec<_> =
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_dir()).collect();
    folders.sort();
    folders.remove(0)
}

#[test]
fn an_attachment_with_a_decomposed_name_goes_through_the_whole_chain() {
    let mut chain = Chain::at(Stage::Filed);
    let folder = first_folder(&chain.path("attachments"));
    fs::write(folder.join(format!("R{ACCENT}sum{ACCENT}.pdf")), b"%PDF-1.4 decomposed").unwrap();
    chain.go(Stage::Received);
    assert_eq!(text(&chain.received, "/verdict"), "good");
}

#[test]
fn a_decomposed_reason_is_sealed_and_taken_in() {
    let mut chain = Chain::at(Stage::Scored);
    let reason = format!("caf{ACCENT}");
    let work = chain.work(0);
    let nomination = "q01";
    chain.good(&["unable", &work, "--nomination", nomination, "--reason", &reason]);
    chain.go(Stage::Merged);
    assert_eq!(text(&chain.merged, "/verdict"), "good");
    assert_eq!(text(&chain.merged, "/track"), TRACK);
}
