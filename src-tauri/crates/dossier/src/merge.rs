//! The merge: which results bundles count, and the official ranking over them. A pure function of the
//! *set* of bundles: their order, and importing one twice, change nothing (`formats.md` §1, §6).

use std::collections::{BTreeMap, BTreeSet};

use review::criteria::Criteria;
use review::ids::{BatchId, ExpertId, NominationId};
use review::sheet::CellState;
use tally::{Cell, Field, Outcome, TallyError};

use crate::payload::batch::Assignment;
use crate::payload::submission::{IssueState, RegisteredBatch};
use crate::verify::{ResultsContents, Verified};

/// One issue of one batch, as the office that packed it remembers it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// Which batch.
    pub batch: BatchId,
    /// Which issue.
    pub issue: u32,
    /// For whom.
    pub expert: ExpertId,
    /// What was assigned.
    pub nominations: Vec<NominationId>,
    /// Whether its results count.
    pub state: IssueState,
    /// Digests of earlier issues' results that still count.
    pub kept: Vec<String>,
}

impl Issue {
    /// The issue of a row of the register, with what its assignment assigned.
    pub fn of(row: &RegisteredBatch, assignment: &Assignment) -> Self {
        Self {
            batch: row.batch.clone(),
            issue: row.issue,
            expert: row.expert.clone(),
            nominations: assignment.nominations.iter().map(|n| n.nomination.clone()).collect(),
            state: row.state,
            kept: row.kept.clone(),
        }
    }
}

/// What a merge gives.
#[derive(Debug, Clone)]
pub struct Merged {
    /// Digests of the results bundles that count, sorted.
    pub counted: Vec<String>,
    /// The state of every assigned cell, with its marks.
    pub cells: Vec<Cell>,
    /// The ranking with its trace.
    pub outcome: Outcome,
}

/// Why nothing can be merged.
#[derive(Debug, thiserror::Error)]
pub enum MergeError {
    /// Two different results under one seq: two people decide, not the program.
    #[error("two different results of {batch} issue {issue} have seq {seq}")]
    Equivocation {
        /// The batch.
        batch: BatchId,
        /// Its issue.
        issue: u32,
        /// The seq that both have.
        seq: u32,
    },
    /// The official rule could not be computed.
    #[error(transparent)]
    Tally(#[from] TallyError),
}

/// The results that count: of every counting issue the highest seq, and what a re-issue kept.
///
/// Errors: two results with one seq under a counting issue.
pub fn counting<'a>(
    issues: &[Issue],
    results: &'a [Verified<ResultsContents>],
) -> Result<Vec<&'a Verified<ResultsContents>>, MergeError> {
    let mut by_digest: BTreeMap<String, &Verified<ResultsContents>> = BTreeMap::new();
    for r in results {
        by_digest.insert(r.digest().to_string(), r);
    }
    let mut counted = BTreeMap::new();
    for issue in issues.iter().filter(|i| i.state == IssueState::Counting) {
        let mine = by_digest.iter().filter(|(digest, r)| {
            let s = &r.sheet;
            s.batch == issue.batch && (s.issue == issue.issue || issue.kept.contains(digest))
        });
        let highest = mine.clone().map(|(_, r)| (r.sheet.issue, r.sheet.seq)).max();
        let best: Vec<_> =
            mine.filter(|(_, r)| Some((r.sheet.issue, r.sheet.seq)) == highest).collect();
        match best.as_slice() {
            [] => {}
            [(digest, r)] => {
                counted.insert((*digest).clone(), **r);
            }
            [(_, r), ..] => {
                return Err(MergeError::Equivocation {
                    batch: issue.batch.clone(),
                    issue: issue.issue,
                    seq: r.sheet.seq,
                });
            }
        }
    }
    Ok(counted.into_values().collect())
}

/// Merges verified results over the accepted nominations of a track.
///
/// A nomination outside `field` (withdrawn, refused after packing) is excused: its cells are left out.
pub fn merge(
    criteria: &Criteria,
    field: &[NominationId],
    issues: &[Issue],
    results: &[Verified<ResultsContents>],
) -> Result<Merged, MergeError> {
    let counted = counting(issues, results)?;
    let accepted: BTreeSet<&NominationId> = field.iter().collect();
    let mut cells = Vec::new();
    for issue in issues.iter().filter(|i| i.state != IssueState::Superseded) {
        // What was voided is in the record and never in a cell.
        let counts = issue.state == IssueState::Counting;
        let mine: Vec<_> =
            counted.iter().filter(|r| counts && r.sheet.batch == issue.batch).collect();
        for nomination in issue.nominations.iter().filter(|n| accepted.contains(n)) {
            let sealed = mine
                .iter()
                .flat_map(|r| &r.sheet.reviews)
                .find(|s| &s.review.nomination == nomination);
            let empty = if issue.state == IssueState::Voided {
                CellState::Voided
            } else {
                CellState::NotSubmitted
            };
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
    let field = Field {
        nominations: field.iter().map(ToString::to_string).collect(),
        cells,
        flags: BTreeMap::new(),
    };
    let outcome = tally::official(criteria, &field)?;
    let counted = counted.iter().map(|r| r.digest().to_string()).collect();
    Ok(Merged { counted, cells: field.cells, outcome })
}
