//! The whole chain by the command line, step by step: what each command answers, what is in the files it
//! makes, and what must not be in them (`cli.md`, `formats.md` §1, §6, §8). One programme at three stages
//! serves all; a test that changes something takes a copy.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod again;
mod answers;
mod files;
mod verdicts;

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use journeys::{Chain, Stage, skip, stock, text, tool};
use serde_json::{Value, json};

/// A programme of which nothing was sealed; tests take a copy.
pub(crate) static SCORED: LazyLock<Chain> = LazyLock::new(|| Chain::kept(Stage::Scored));
/// The same with three results bundles, nothing merged.
pub(crate) static SEALED: LazyLock<Chain> = LazyLock::new(|| SCORED.kept_on(Stage::Sealed));
/// The same at its end.
pub(crate) static ENDED: LazyLock<Chain> = LazyLock::new(|| SEALED.kept_on(Stage::Received));

pub(crate) fn is_digest(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

pub(crate) fn is_digits(text: &str) -> bool {
    let groups: Vec<&str> = text.split(' ').collect();
    groups.len() == 6
        && groups.iter().all(|g| g.len() == 5 && g.bytes().all(|b| b.is_ascii_digit()))
}

pub(crate) fn list<'a>(answer: &'a Value, field: &str) -> &'a [Value] {
    answer[field].as_array().map_or(&[], Vec::as_slice)
}

/// (item, score, exact) in the order of the ranking.
pub(crate) fn ranking(answer: &Value) -> Vec<(&str, &str, &str)> {
    let row = |s| (text(s, "/item"), text(s, "/score"), text(s, "/exact"));
    list(answer, "ranking").iter().map(row).collect()
}

/// Rows and head of the audit chain of a document.
pub(crate) fn head(chain: &Chain, file: &str) -> Value {
    let audit = chain.good(&["audit", file]);
    assert_eq!(audit["ok"], true, "{audit}");
    json!([audit["rows"], audit["head"]])
}

/// A bundle unzipped below the chain's folder; `None` where there is no `unzip`.
pub(crate) fn unpacked(chain: &Chain, bundle: &Path) -> Option<PathBuf> {
    if !tool("unzip") {
        skip("no unzip");
        return None;
    }
    let desk = tempfile::tempdir_in(chain.folder()).unwrap().keep();
    Some(stock::unpack(bundle, &desk))
}

pub(crate) fn of_kind(chain: &Chain, kind: &str) -> Vec<PathBuf> {
    chain.bundles().into_iter().filter(|(k, _)| *k == kind).map(|(_, path)| path).collect()
}

/// What a PDF says, without the spaces of its layout; `None` where there is no `pdftotext`.
pub(crate) fn page(pdf: &str) -> Option<String> {
    if !tool("pdftotext") {
        skip("no pdftotext");
        return None;
    }
    let said = stock::content(Path::new("."), "pdftotext", ["-layout", pdf, "-"], None);
    Some(said.split_whitespace().collect())
}

pub(crate) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}
