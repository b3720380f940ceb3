//! What several bundles show together that none shows alone: results that exclude each other (P04, A09, K07), wherever
//! they came from. Which of them count is decided by people; here they are only found.

use std::collections::{BTreeMap, BTreeSet};

use dossier::Finding;
use dossier::merge::{Fact, Issue, Revoked, conflict_finding, counting};
use dossier::payload::revocations::Revocations;
use dossier::verify::{Contents, ResultsContents, SubmissionContents, Verified};
use review::ids::{BatchId, EditionId, TrackId};

/// Everything about results that the verified files of one reading hold.
#[derive(Default)]
pub(super) struct Together {
    tracks: BTreeMap<(EditionId, TrackId), Track>,
    /// Lists of revocations, each with the edition and the track that it came in with, or for all.
    lists: Vec<(Option<(EditionId, TrackId)>, Revocations)>,
}

#[derive(Default)]
struct Track {
    issues: BTreeMap<(BatchId, u32), Issue>,
    facts: BTreeSet<Fact>,
    /// Which files hold the results with this digest.
    held: BTreeMap<String, BTreeSet<usize>>,
}

impl Together {
    /// Takes in what the file number `file` proved.
    pub fn learn(&mut self, file: usize, contents: &Contents) {
        match contents {
            Contents::Results(results) => self.results(file, results),
            Contents::Submission(submission) => self.submission(file, submission),
            Contents::Revocations(list) => self.lists.push((None, list.list.clone())),
            _ => {}
        }
    }

    fn results(&mut self, file: usize, results: &Verified<ResultsContents>) {
        let sheet = &results.sheet;
        let track = self.tracks.entry((sheet.edition.clone(), sheet.track.clone())).or_default();
        let issue = Issue::from(&results.assignment);
        track.issues.insert((issue.batch.clone(), issue.issue), issue);
        let fact = Fact::from(results);
        track.held.entry(fact.digest.clone()).or_default().insert(file);
        track.facts.insert(fact);
    }

    fn submission(&mut self, file: usize, submission: &SubmissionContents) {
        for results in &submission.results {
            self.results(file, results);
        }
        let receipt = &submission.receipt.receipt;
        let of = (receipt.edition.clone(), receipt.track.clone());
        let track = self.tracks.entry(of.clone()).or_default();
        for row in &submission.register.batches {
            // An issue without results still takes the place of those before it.
            track.issues.entry((row.batch.clone(), row.issue)).or_insert_with(|| Issue {
                batch: row.batch.clone(),
                issue: row.issue,
                expert: row.expert.clone(),
                nominations: Vec::new(),
                kept: Vec::new(),
            });
        }
        self.lists
            .extend(submission.revocations.iter().map(|r| (Some(of.clone()), r.list.clone())));
    }

    /// What excludes each other, and which files hold it. A conflict that people have settled by revoking is none.
    pub fn findings(&self) -> Vec<(BTreeSet<usize>, Finding)> {
        let mut found = Vec::new();
        for (of, track) in &self.tracks {
            let applies = |of_list: &Option<(EditionId, TrackId)>| {
                of_list.as_ref().is_none_or(|of_list| of_list == of)
            };
            let lists = self.lists.iter().filter(|(of, _)| applies(of)).map(|(_, list)| list);
            let issues: Vec<Issue> = track.issues.values().cloned().collect();
            let facts: Vec<Fact> = track.facts.iter().cloned().collect();
            for conflict in counting(&issues, &Revoked::of(lists), &facts).conflicts {
                let files = conflict.digests.iter().filter_map(|d| track.held.get(d));
                found.push((files.flatten().copied().collect(), conflict_finding(&conflict)));
            }
        }
        found
    }
}
