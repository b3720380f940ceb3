//! What an expert's sheet says, held against what was assigned and against the filed criteria: complete, allowed, and with
//! states and totals that come out again. Who signed it, and whether it counts, is asked elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use review::criteria::{Criteria, Item};
use review::ids::{ItemId, NominationId};
use review::sheet::{self, CellState, EntryFault, OVERALL_MAX_CHARS, Review};

use super::context::Context;
use crate::payload::batch::Assignment;
use crate::payload::path;
use crate::payload::results::{Declarations, ResultsSheet, total_millionths};

/// Every assigned nomination once and no other; recusals declared; a pledge made.
pub(super) fn complete(s: &ResultsSheet, a: &Assignment, d: &Declarations, cx: &mut Context<'_>) {
    let assigned: BTreeSet<&NominationId> = a.nominations.iter().map(|n| &n.nomination).collect();
    let mut declared = BTreeMap::new();
    for r in &d.recusals {
        let once = declared.insert(&r.nomination, r.reason).is_none();
        cx.require(once, "K01", r.nomination.as_str(), "recused twice");
    }
    let mut seen = BTreeSet::new();
    for sealed in &s.reviews {
        let id = &sealed.review.nomination;
        cx.require(assigned.contains(id), "K05", id.as_str(), "not assigned");
        cx.require(seen.insert(id), "C02", id.as_str(), "twice");
        let declared = declared.get(id).copied();
        cx.require(declared == sealed.review.recused, "K01", id.as_str(), "recusal");
    }
    for other in declared.keys().filter(|id| !assigned.contains(**id)) {
        cx.failure("K05", other.as_str(), "recused and not assigned");
    }
    for missing in assigned.difference(&seen) {
        cx.failure("C02", missing.as_str(), "no review");
    }
    cx.require(!d.pledged_at.is_empty(), "C05", path::DECLARATIONS, "no pledge");
}

/// State, gaps, range, step and total of every review, recomputed.
pub(super) fn evidence(criteria: &Criteria, s: &ResultsSheet, cx: &mut Context<'_>) {
    let leaves: BTreeMap<&ItemId, &Item> = criteria.leaves().map(|i| (&i.id, i)).collect();
    let gates: BTreeSet<&ItemId> = criteria.gates.iter().map(|g| &g.id).collect();
    for sealed in &s.reviews {
        let id = sealed.review.nomination.as_str();
        let state = sheet::state(criteria, &sealed.review);
        cx.require(state == sealed.state, "E02", id, format!("{:?} ≠ {state:?}", sealed.state));
        for gap in sheet::gaps(criteria, &sealed.review) {
            cx.failure("C03", id, format!("{gap:?}"));
        }
        entries(criteria, (&leaves, &gates), &sealed.review, cx);
        let scored = state == CellState::Scored;
        let total = scored.then(|| total_millionths(criteria, &sealed.review)).flatten();
        cx.require(total == sealed.total_millionths, "E02", id, format!("{total:?}"));
    }
}

/// E01 for every entry that these criteria do not allow.
fn entries(
    criteria: &Criteria,
    (leaves, gates): (&BTreeMap<&ItemId, &Item>, &BTreeSet<&ItemId>),
    review: &Review,
    cx: &mut Context<'_>,
) {
    let id = review.nomination.as_str();
    let leaf = |item: &ItemId| {
        leaves.get(item).copied().ok_or_else(|| EntryFault::UnknownItem(item.to_string()))
    };
    let marks = review
        .marks
        .iter()
        .map(|(item, mark)| leaf(item).and_then(|l| sheet::check_mark_of(criteria, l, *mark)));
    let comments = review
        .comments
        .iter()
        .map(|(item, text)| leaf(item).and_then(|l| sheet::check_comment_of(l, text)));
    let level = review.recommendation.iter().map(|l| sheet::check_recommendation(criteria, l));
    let overall = (review.overall.chars().count() > OVERALL_MAX_CHARS).then(|| {
        Err(EntryFault::CommentTooLong { item: "overall".to_owned(), max: OVERALL_MAX_CHARS })
    });
    for fault in marks.chain(comments).chain(level).chain(overall).filter_map(Result::err) {
        cx.failure("E01", id, fault.to_string());
    }
    for gate in review.gates.keys().filter(|g| !gates.contains(g)) {
        cx.failure("E01", id, gate.as_str());
    }
}
