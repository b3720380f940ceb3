//! Stage B of the final list: signed by the secretariat, in the order of the nominators, nothing twice.

use std::collections::BTreeSet;
use std::io::{Read, Seek};

use bundle::bag::Bag;

use super::context::Context;
use crate::payload::path;
use crate::payload::selection::Selection;

/// A verified list.
#[derive(Debug, Clone)]
pub struct SelectionContents {
    /// The list.
    pub selection: Selection,
}

const FORMS: [&str; 3] = ["data/selection.xlsx", "data/selection.pdf", "data/selection.html"];

pub(super) fn check<R: Read + Seek>(
    bag: &mut Bag<R>,
    cx: &mut Context<'_>,
) -> Option<SelectionContents> {
    cx.files(bag, &[path::SELECTION], |p| FORMS.contains(&p));
    let (selection, _): (Selection, _) = cx.payload(bag, path::SELECTION)?;
    cx.same_id("Edition-Id", bag.info.edition_id.as_deref(), selection.edition.as_str());
    cx.anchored(bag.signers().get("secretariat"));
    let mut seen = BTreeSet::new();
    for entry in &selection.entries {
        let once = seen.insert((&entry.track, &entry.nomination));
        cx.require(once, "K01", entry.nomination.as_str(), "selected twice");
    }
    let order = |e: &crate::payload::selection::Selected| {
        (e.nominator.clone(), e.track.clone(), e.nomination.clone())
    };
    let sorted = selection.entries.is_sorted_by_key(order) && selection.submissions.is_sorted();
    cx.require(sorted, "F21", path::SELECTION, "not in order");
    Some(SelectionContents { selection })
}
