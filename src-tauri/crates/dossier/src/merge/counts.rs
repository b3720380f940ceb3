//! Which results count. A pure function of *sets*: of the issues that were packed, of what was revoked, and of the
//! results that exist. Their order, and naming one twice, change nothing (`formats.md` §1, §6; ADR 0014).

use std::collections::{BTreeMap, BTreeSet};

use review::ids::{BatchId, ExpertId, NominationId};

use crate::audit::Chain;
use crate::payload::batch::Assignment;
use crate::payload::revocations::{Revocations, Subject};
use crate::payload::submission::IssueState;
use crate::verify::{ResultsContents, Verified};

/// One issue of one batch, as its signed assignment says.
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
    /// Digests of results of earlier issues that count as long as nothing came under this one.
    pub kept: Vec<String>,
}

impl From<&Assignment> for Issue {
    fn from(a: &Assignment) -> Self {
        Self {
            batch: a.batch.clone(),
            issue: a.issue,
            expert: a.expert.clone(),
            nominations: a.nominations.iter().map(|n| n.nomination.clone()).collect(),
            kept: a.kept.clone(),
        }
    }
}

/// Everything that was revoked: the union of all lists, so that no order of import matters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Revoked {
    subjects: BTreeSet<Subject>,
}

impl Revoked {
    /// What these lists revoke together.
    pub fn of<'a>(lists: impl IntoIterator<Item = &'a Revocations>) -> Self {
        let items = lists.into_iter().flat_map(|list| &list.items);
        Self { subjects: items.map(|item| item.subject.clone()).collect() }
    }

    /// What these subjects are together.
    pub fn subjects(subjects: impl IntoIterator<Item = Subject>) -> Self {
        Self { subjects: subjects.into_iter().collect() }
    }

    /// Whether a key is revoked.
    pub fn key(&self, fingerprint: &str) -> bool {
        self.subjects.contains(&Subject::Key { fingerprint: fingerprint.to_owned() })
    }

    /// Whether an issue is revoked: its expert was replaced.
    pub fn issue(&self, batch: &BatchId, issue: u32) -> bool {
        self.subjects.contains(&Subject::Issue { batch: batch.clone(), issue })
    }

    /// Whether a results bundle is revoked.
    pub fn results(&self, digest: &str) -> bool {
        self.subjects.contains(&Subject::Results { digest: digest.to_owned() })
    }
}

/// A results bundle, reduced to what decides whether it counts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fact {
    /// Digest of the bundle.
    pub digest: String,
    /// Of which batch.
    pub batch: BatchId,
    /// Of which issue.
    pub issue: u32,
    /// Which version.
    pub seq: u32,
    /// Fingerprint of the key that signed it.
    pub key: String,
    /// The audit log it came with.
    pub log: Chain,
}

impl From<&Verified<ResultsContents>> for Fact {
    fn from(r: &Verified<ResultsContents>) -> Self {
        Self {
            digest: r.digest().to_string(),
            batch: r.sheet.batch.clone(),
            issue: r.sheet.issue,
            seq: r.sheet.seq,
            key: r.key.fingerprint(),
            log: r.log.clone(),
        }
    }
}

/// Two results that exclude each other. Neither counts until two people revoke one of them, or its key.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Conflict {
    /// The batch.
    pub batch: BatchId,
    /// The issue.
    pub issue: u32,
    /// What is wrong.
    pub kind: ConflictKind,
    /// Digests of the results concerned, sorted.
    pub digests: Vec<String>,
}

/// How two results exclude each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ConflictKind {
    /// Two digests under one seq (双重封存), P04.
    Equivocation,
    /// Two keys under one issue, A09.
    SecondKey,
    /// One log that went on in two ways: the document was copied, K07.
    Fork,
}

impl ConflictKind {
    /// The code of its finding.
    pub fn code(self) -> &'static str {
        match self {
            Self::Equivocation => "P04",
            Self::SecondKey => "A09",
            Self::Fork => "K07",
        }
    }
}

/// What counts and what does not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counting {
    /// Digests that count.
    pub counted: BTreeSet<String>,
    /// What excludes each other; nothing of these batches counts.
    pub conflicts: Vec<Conflict>,
    /// The state of every issue.
    pub states: BTreeMap<(BatchId, u32), IssueState>,
}

/// Decides which results count: of every batch's last issue, if it is not voided, the highest seq; where nothing
/// came under it, the highest of what it kept. What is revoked, or signed by a revoked key, counts nowhere.
pub fn counting(issues: &[Issue], revoked: &Revoked, facts: &[Fact]) -> Counting {
    let states = states(issues, revoked);
    let mut of_batch: BTreeMap<&BatchId, BTreeSet<&Fact>> = BTreeMap::new();
    for fact in facts {
        of_batch.entry(&fact.batch).or_default().insert(fact);
    }
    let none = BTreeSet::new();
    let mut found = Counting { states, ..Counting::default() };
    let counting: BTreeMap<(&BatchId, u32), &Issue> =
        issues.iter().map(|i| ((&i.batch, i.issue), i)).collect();
    for issue in counting
        .values()
        .filter(|i| found.states.get(&(i.batch.clone(), i.issue)) == Some(&IssueState::Counting))
    {
        let kept: BTreeSet<&String> = issue.kept.iter().collect();
        let mine: Vec<&Fact> = of_batch
            .get(&issue.batch)
            .unwrap_or(&none)
            .iter()
            .filter(|f| f.issue == issue.issue || kept.contains(&f.digest))
            .filter(|f| !revoked.results(&f.digest) && !revoked.key(&f.key))
            .copied()
            .collect();
        match best(&mine) {
            Ok(None) => {}
            Ok(Some(digest)) => {
                found.counted.insert(digest);
            }
            Err(conflict) => found.conflicts.push(conflict),
        }
    }
    found.conflicts.sort();
    found
}

/// The state of every issue: the last of a batch counts unless it was voided.
fn states(issues: &[Issue], revoked: &Revoked) -> BTreeMap<(BatchId, u32), IssueState> {
    let mut last: BTreeMap<&BatchId, u32> = BTreeMap::new();
    for i in issues {
        let highest = last.entry(&i.batch).or_insert(i.issue);
        *highest = i.issue.max(*highest);
    }
    let state = |i: &Issue| {
        if revoked.issue(&i.batch, i.issue) {
            IssueState::Voided
        } else if last.get(&i.batch).is_some_and(|l| *l > i.issue) {
            IssueState::Superseded
        } else {
            IssueState::Counting
        }
    };
    issues.iter().map(|i| ((i.batch.clone(), i.issue), state(i))).collect()
}

fn best(mine: &[&Fact]) -> Result<Option<String>, Conflict> {
    let Some(issue) = mine.iter().map(|f| f.issue).max() else { return Ok(None) };
    let of_issue: Vec<&&Fact> = mine.iter().filter(|f| f.issue == issue).collect();
    let conflict = |kind, of: &[&&Fact]| {
        let digests: BTreeSet<String> = of.iter().map(|f| f.digest.clone()).collect();
        let batch = of.first().map(|f| f.batch.clone());
        batch.map(|batch| Conflict { batch, issue, kind, digests: digests.into_iter().collect() })
    };
    let keys: BTreeSet<&String> = of_issue.iter().map(|f| &f.key).collect();
    if keys.len() > 1
        && let Some(conflict) = conflict(ConflictKind::SecondKey, &of_issue)
    {
        return Err(conflict);
    }
    let forks = forks(&of_issue);
    if let Some(conflict) = conflict(ConflictKind::Fork, &forks).filter(|_| !forks.is_empty()) {
        return Err(conflict);
    }
    let Some(seq) = of_issue.iter().map(|f| f.seq).max() else { return Ok(None) };
    let highest: Vec<&&Fact> = of_issue.into_iter().filter(|f| f.seq == seq).collect();
    if highest.len() > 1
        && let Some(conflict) = conflict(ConflictKind::Equivocation, &highest)
    {
        return Err(conflict);
    }
    Ok(highest.first().map(|f| f.digest.clone()))
}

/// Those whose log goes another way than that of another. Of one log all are laid beside the longest: who leaves it
/// disagrees with it, and who stays on it disagrees with the first that left if it goes on beyond that place.
fn forks<'a, 'f>(of_issue: &[&'a &'f Fact]) -> Vec<&'a &'f Fact> {
    let mut by_log: BTreeMap<&str, Vec<&'a &'f Fact>> = BTreeMap::new();
    for fact in of_issue {
        by_log.entry(fact.log.log_id()).or_default().push(fact);
    }
    let mut forked = Vec::new();
    for of_log in by_log.into_values() {
        let Some(longest) = of_log.iter().map(|f| &f.log).max_by_key(|log| log.len()) else {
            continue;
        };
        let leaves = |f: &&&Fact| !f.log.agrees(longest);
        let left = of_log.iter().filter(|f| leaves(f)).map(|f| f.log.shared(longest)).min();
        let Some(left) = left else { continue };
        forked.extend(of_log.into_iter().filter(|f| leaves(f) || f.log.len() > left));
    }
    forked
}
