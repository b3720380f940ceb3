//! The merge: which results bundles count, and the official ranking over them. A pure function of the
//! *set* of bundles: their order, and importing one twice, change nothing (`formats.md` §1, §6).

mod counts;

use std::collections::{BTreeMap, BTreeSet};

use review::criteria::Criteria;
use review::ids::{BatchId, ExpertId, NominationId};
use review::sheet::CellState;
use tally::{Cell, Field, Outcome, TallyError};

pub use counts::{Conflict, ConflictKind, Counting, Fact, Issue, Revoked, counting};

use crate::finding::Finding;
use crate::payload::results::SealedReview;
use crate::payload::submission::IssueState;
use crate::verify::{ResultsContents, Verified};

/// What is merged, beside the results.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The filed criteria.
    pub criteria: &'a Criteria,
    /// The accepted nominations. One outside (withdrawn, refused after packing) is excused everywhere.
    pub field: &'a [NominationId],
    /// Every issue that was packed.
    pub issues: &'a [Issue],
    /// What was revoked.
    pub revoked: &'a Revoked,
    /// Cells that were excused after packing.
    pub excused: &'a BTreeSet<(ExpertId, NominationId)>,
}

/// What a merge gives.
#[derive(Debug, Clone)]
pub struct Merged {
    /// Digests of the results bundles that count, sorted.
    pub counted: Vec<String>,
    /// What excludes each other; nothing of these batches counts.
    pub conflicts: Vec<Conflict>,
    /// The state of every issue, by batch and number.
    pub states: BTreeMap<(BatchId, u32), IssueState>,
    /// The state of every assigned cell, with its marks.
    pub cells: Vec<Cell>,
    /// The ranking with its trace.
    pub outcome: Outcome,
}

impl Merged {
    /// The conflicts as findings: P04 and A09.
    pub fn findings(&self) -> Vec<Finding> {
        self.conflicts.iter().map(conflict_finding).collect()
    }
}

/// A conflict as a finding about its issue.
pub fn conflict_finding(conflict: &Conflict) -> Finding {
    let object = format!("{}/{}", conflict.batch, conflict.issue);
    Finding::failure(conflict.kind.code(), object, conflict.digests.join(" "))
}

/// Merges verified results over the accepted nominations of a track.
///
/// Errors: the official rule could not be computed.
pub fn merge(
    setting: Setting<'_>,
    results: &[Verified<ResultsContents>],
) -> Result<Merged, TallyError> {
    let facts: Vec<Fact> = results.iter().map(Fact::from).collect();
    let Counting { counted, conflicts, states } = counting(setting.issues, setting.revoked, &facts);
    let cells = cells(setting, &states, &counted, results);
    let field = Field {
        nominations: setting.field.iter().map(ToString::to_string).collect(),
        cells,
        flags: BTreeMap::new(),
    };
    let outcome = tally::official(setting.criteria, &field)?;
    let counted = counted.into_iter().collect();
    Ok(Merged { counted, conflicts, states, cells: field.cells, outcome })
}

/// Every assigned cell of a nomination that is still in the field.
fn cells(
    setting: Setting<'_>,
    states: &BTreeMap<(BatchId, u32), IssueState>,
    counted: &BTreeSet<String>,
    results: &[Verified<ResultsContents>],
) -> Vec<Cell> {
    let by_digest: BTreeMap<String, &Verified<ResultsContents>> =
        results.iter().map(|r| (r.digest().to_string(), r)).collect();
    // Of what counts there is one bundle for a batch, and in it one review of a nomination.
    let mut reviews: BTreeMap<(&BatchId, &NominationId), &SealedReview> = BTreeMap::new();
    for counted in counted.iter().filter_map(|d| by_digest.get(d)) {
        for sealed in &counted.sheet.reviews {
            reviews.entry((&counted.sheet.batch, &sealed.review.nomination)).or_insert(sealed);
        }
    }
    let accepted: BTreeSet<&NominationId> = setting.field.iter().collect();
    let mut cells = Vec::new();
    for issue in setting.issues {
        let state = states.get(&(issue.batch.clone(), issue.issue));
        // What was voided is in the record and never in a cell; what was superseded not even that.
        let (empty, counts) = match state {
            Some(IssueState::Counting) => (CellState::NotSubmitted, true),
            Some(IssueState::Voided) => (CellState::Voided, false),
            Some(IssueState::Superseded) | None => continue,
        };
        for nomination in issue.nominations.iter().filter(|n| accepted.contains(n)) {
            let excused = setting.excused.contains(&(issue.expert.clone(), nomination.clone()));
            let sealed =
                reviews.get(&(&issue.batch, nomination)).copied().filter(|_| counts && !excused);
            let empty = if excused { CellState::Voided } else { empty };
            cells.push(Cell {
                nomination: nomination.to_string(),
                expert: issue.expert.to_string(),
                state: sealed.map_or(empty, |s| s.state),
                marks: sealed.map(|s| s.review.marks.clone()).unwrap_or_default(),
                gates: sealed.map(|s| s.review.gates.clone()).unwrap_or_default(),
                recommendation: sealed.and_then(|s| s.review.recommendation.clone()),
            });
        }
    }
    cells
}
