//! What every expert has been given already: which batches, which nominations in those that count, and whether the expert
//! was replaced. Asked of the signed assignments and of what was revoked; nothing is decided here.

use std::collections::{BTreeMap, BTreeSet};

use dossier::merge::{self, Issue, Revoked};
use dossier::payload::submission::IssueState;
use review::ids::{BatchId, ExpertId, NominationId, TrackId};
use store::office::OfficeReader;

use crate::body::set;
use crate::failure::Failure;

/// What one expert has.
#[derive(Debug, Clone, Default)]
pub(in crate::body) struct Held {
    /// Every batch that was ever packed for the expert.
    pub batches: BTreeSet<BatchId>,
    /// The nominations of the issues that count.
    pub nominations: BTreeSet<NominationId>,
    /// Cells of this expert that two people excused: a conflict that is known.
    pub excused: BTreeSet<NominationId>,
    /// The issues that count, the last of every batch.
    pub counting: Vec<Issue>,
    /// Whether the last issue of a batch was voided: somebody else does this work.
    pub replaced: bool,
}

/// What every expert of a track has.
pub(in crate::body) fn by_expert(
    office: OfficeReader<'_>,
    track: &TrackId,
) -> Result<BTreeMap<ExpertId, Held>, Failure> {
    let issues: Vec<Issue> = set::packed(office, track)?.into_iter().map(|(i, _)| i).collect();
    let lists = set::lists(office)?;
    let states = merge::counting(&issues, &Revoked::of(&lists), &[]).states;
    let last: BTreeMap<BatchId, u32> = issues
        .iter()
        .map(|i| (i.batch.clone(), i.issue))
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    let mut found: BTreeMap<ExpertId, Held> = BTreeMap::new();
    for issue in issues {
        let held = found.entry(issue.expert.clone()).or_default();
        held.batches.insert(issue.batch.clone());
        match states.get(&(issue.batch.clone(), issue.issue)) {
            Some(IssueState::Counting) => {
                held.nominations.extend(issue.nominations.iter().cloned());
                held.counting.push(issue);
            }
            Some(IssueState::Voided) if last.get(&issue.batch) == Some(&issue.issue) => {
                held.replaced = true;
            }
            _ => {}
        }
    }
    for cell in set::excused(office, track)? {
        found.entry(cell.expert).or_default().excused.insert(cell.nomination);
    }
    Ok(found)
}
