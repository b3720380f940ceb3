//! What a merge writes down: the computation where it differs from the last one, and which results and issues count
//! under it. All of it follows from the set; nothing is decided here.

use std::collections::BTreeSet;

use dossier::json;
use dossier::merge::{Issue, Merged, Revoked};
use dossier::payload::revocations::Revocations;
use dossier::payload::submission::IssueState;
use review::ids::TrackId;
use review::sheet::CellState;
use store::office::{BatchState, Office, OfficeReader, ResultsState};

use crate::body::set::TrackSet;
use crate::command::Call;
use crate::failure::Failure;
use crate::office::act;

/// Keeps a computation that differs from the last one, and which results and issues count under it.
pub(super) fn keep(
    cx: &Call<'_>,
    office: &mut Office,
    (track, set): (&TrackId, &TrackSet),
    merged: &Merged,
) -> Result<(), Failure> {
    let json = json::write(&set.sheet(track, merged, None))?;
    let digest = bundle::Digest::of(&json).to_string();
    let results = results_states(office.read(), (track, &set.lists), merged)?;
    let issues = issue_states(set, merged);
    let same = office.read().last_merge(track)?.is_some_and(|m| m.digest == digest);
    if same && results.is_empty() && issues.is_empty() {
        return Ok(());
    }
    let meta = office.read().meta()?;
    let mut act = act(cx, &meta.name, "merged", track.as_str(), Some(digest.clone()));
    let scored = merged.cells.iter().filter(|c| c.state == CellState::Scored).count();
    act.outcome = format!("{scored} of {}", merged.cells.len());
    Ok(office.change(&act, |tx| {
        for (results, state) in &results {
            tx.set_results_state(results, *state)?;
        }
        for (issue, state) in &issues {
            tx.set_batch_state(&issue.batch, issue.issue, *state)?;
        }
        if same { Ok(()) } else { tx.put_merge(track, &json, &digest).map(|_| ()) }
    })?)
}

/// The states of results that are other than those written down.
fn results_states(
    office: OfficeReader<'_>,
    (track, lists): (&TrackId, &[Revocations]),
    merged: &Merged,
) -> Result<Vec<(String, ResultsState)>, Failure> {
    let revoked = Revoked::of(lists);
    let counted: BTreeSet<&String> = merged.counted.iter().collect();
    let conflicting: BTreeSet<&String> = merged.conflicts.iter().flat_map(|c| &c.digests).collect();
    let mut states = Vec::new();
    for row in office.results_of(track)? {
        let head = &row.head;
        let issue = merged.states.get(&(head.batch.clone(), head.issue));
        let state = if counted.contains(&head.digest) {
            ResultsState::Counted
        } else if conflicting.contains(&head.digest) {
            ResultsState::Equivocation
        } else if revoked.results(&head.digest) || revoked.key(&head.key_fingerprint) {
            ResultsState::Voided
        } else {
            match issue {
                Some(IssueState::Counting) => ResultsState::Superseded,
                Some(IssueState::Voided) => ResultsState::Voided,
                Some(IssueState::Superseded) | None => ResultsState::NotCounting,
            }
        };
        if row.state != state {
            states.push((row.head.digest, state));
        }
    }
    Ok(states)
}

/// The states of issues that are other than those written down.
fn issue_states<'a>(set: &'a TrackSet, merged: &Merged) -> Vec<(&'a Issue, BatchState)> {
    let state = |issue: &Issue| match merged.states.get(&(issue.batch.clone(), issue.issue)) {
        Some(IssueState::Superseded) => BatchState::Superseded,
        Some(IssueState::Voided) => BatchState::Voided,
        Some(IssueState::Counting) | None => BatchState::Counting,
    };
    let other = set.packed.iter().map(|(issue, row)| (issue, row.state, state(issue)));
    other.filter(|(_, was, is)| was != is).map(|(issue, _, is)| (issue, is)).collect()
}
