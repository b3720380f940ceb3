//! How far every expert's key is bound to the person, and whether that is as far as the filed plan asks: the scans
//! of ink pages, and which of them a clerk of the secretariat compared with the original.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Seek};

use bundle::bag::Bag;
use review::plan::Binding;

use super::embedded::Embedded;
use crate::payload::path;
use crate::payload::submission::paper_path;
use crate::verify::context::Context;
use crate::verify::{ReceiptContents, Verified, reached};

/// The binding that each results bundle reached; C06 and A10 where one that counts falls short of the plan.
pub(super) fn reached_by_all<R: Read + Seek>(
    bag: &mut Bag<R>,
    receipt: &Verified<ReceiptContents>,
    inside: &Embedded,
    counted: &[String],
    cx: &mut Context<'_>,
) -> BTreeMap<String, Binding> {
    let papers = papers(bag, inside, cx);
    let required = receipt.receipt.binding;
    let counted: BTreeSet<&String> = counted.iter().collect();
    let mut bindings = BTreeMap::new();
    for results in &inside.results {
        let digest = results.digest().to_string();
        let paper = papers.contains(&digest);
        let seen = cx.known.papers_seen.contains(&digest);
        let binding = reached(results.binding, paper, seen);
        if counted.contains(&digest) && binding < required {
            falls_short(results.sheet.expert.as_str(), (binding, required), paper, cx);
        }
        bindings.insert(digest, binding);
    }
    bindings
}

fn falls_short(
    expert: &str,
    (binding, required): (Binding, Binding),
    paper: bool,
    cx: &mut Context<'_>,
) {
    let detail = format!("{binding:?} < {required:?}");
    let by_paper = required == Binding::PaperClaimed || required == Binding::PaperSeen;
    if by_paper && !paper {
        cx.failure("C06", expert, "");
    } else if by_paper && cx.expect.own {
        // The page is there; the secretariat has still to compare it.
        cx.note("A10", expert, detail);
    } else {
        cx.failure("A10", expert, detail);
    }
}

/// Digests of the results whose ink page is there; C06 for what is no PDF, K06 for a page of nothing.
fn papers<R: Read + Seek>(
    bag: &mut Bag<R>,
    inside: &Embedded,
    cx: &mut Context<'_>,
) -> BTreeSet<String> {
    let there: BTreeSet<String> =
        bag.paths().filter(|p| p.starts_with(path::PAPERS)).map(ToOwned::to_owned).collect();
    let mut found = BTreeSet::new();
    for results in &inside.results {
        let digest = results.digest().to_string();
        let at = paper_path(&digest);
        if there.contains(&at) {
            let pdf = cx.bytes(bag, &at).is_some_and(|bytes| bytes.starts_with(b"%PDF-"));
            cx.require(pdf, "C06", &at, "not a PDF");
            found.insert(digest);
        }
    }
    let named: BTreeSet<String> = found.iter().map(|d| paper_path(d)).collect();
    for extra in there.iter().filter(|p| !named.contains(*p)) {
        cx.failure("K06", extra, "not in the register");
    }
    found
}
