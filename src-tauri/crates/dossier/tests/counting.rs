//! Which results count, over every sequence of packing, sealing, returning, keeping, revoking and importing that a
//! few batches allow (`formats.md` §1, §6): two machines that hold the same files agree, whatever came first.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // a test: what goes wrong ends it

use std::collections::{BTreeMap, BTreeSet};

use dossier::audit::Chain;
use dossier::merge::{Conflict, ConflictKind, Fact, Issue, Revoked, counting};
use dossier::payload::revocations::Subject;
use dossier::payload::submission::IssueState;
use proptest::prelude::*;
use review::ids::{BatchId, ExpertId, NominationId};

/// One act at an office or an expert's desk.
#[derive(Debug, Clone)]
enum Step {
    /// The batch is issued again; what counts now is kept or not.
    Reissue { batch: usize, keep: bool },
    /// The expert of an issue seals, with the key of the first or of a second machine.
    Seal { batch: usize, back: u32, second_machine: bool },
    /// Another sheet under the seq that was sealed last.
    SealTwice { batch: usize },
    /// Sent back: nothing is taken away, the next seal has a higher seq.
    Return,
    /// Two people strike out one of the results.
    RevokeResults { pick: usize },
    /// Two people strike out a key.
    RevokeKey { pick: usize },
    /// The expert was replaced.
    Void { batch: usize },
}

fn step() -> impl Strategy<Value = Step> {
    let batch = 0..3_usize;
    prop_oneof![
        2 => (batch.clone(), any::<bool>()).prop_map(|(batch, keep)| Step::Reissue { batch, keep }),
        6 => (batch.clone(), 0..2_u32, prop::bool::weighted(0.15)).prop_map(
            |(batch, back, second_machine)| Step::Seal { batch, back, second_machine }
        ),
        1 => batch.clone().prop_map(|batch| Step::SealTwice { batch }),
        1 => Just(Step::Return),
        1 => any::<usize>().prop_map(|pick| Step::RevokeResults { pick }),
        1 => any::<usize>().prop_map(|pick| Step::RevokeKey { pick }),
        1 => batch.prop_map(|batch| Step::Void { batch }),
    ]
}

/// Every file there is after some steps.
#[derive(Debug, Default)]
struct World {
    issues: Vec<Issue>,
    revoked: Vec<Subject>,
    facts: Vec<Fact>,
}

fn batch_id(batch: usize) -> BatchId {
    BatchId::new(format!("t-e00{batch}")).unwrap()
}

/// A digest that differs for different results: 64 hexadecimal digits like a real one.
fn digest(n: usize) -> String {
    format!("{n:064x}")
}

impl World {
    fn of(steps: &[Step]) -> Self {
        let mut world = Self::default();
        for batch in 0..3 {
            world.issue(batch, 1, Vec::new());
        }
        steps.iter().for_each(|step| world.take(step));
        world
    }

    fn issue(&mut self, batch: usize, issue: u32, kept: Vec<String>) {
        self.issues.push(Issue {
            batch: batch_id(batch),
            issue,
            expert: ExpertId::new(format!("E00{batch}")).unwrap(),
            nominations: vec![NominationId::new("n1").unwrap()],
            kept,
        });
    }

    fn last(&self, batch: usize) -> u32 {
        let of = self.issues.iter().filter(|i| i.batch == batch_id(batch));
        of.map(|i| i.issue).max().unwrap()
    }

    fn seal(&mut self, batch: usize, issue: u32, seq: u32, key: &str) {
        let fact = Fact {
            digest: digest(self.facts.len()),
            batch: batch_id(batch),
            issue,
            seq,
            key: format!("SHA256:{batch}-{issue}-{key}"),
            log: Chain::read(&format!("log-{batch}-{issue}-{key}"), b"").unwrap(),
        };
        self.facts.push(fact);
    }

    fn seqs(&self, batch: usize, issue: u32) -> u32 {
        let of = self.facts.iter().filter(|f| f.batch == batch_id(batch) && f.issue == issue);
        of.map(|f| f.seq).max().unwrap_or(0)
    }

    fn take(&mut self, step: &Step) {
        match step {
            Step::Reissue { batch, keep } => {
                let kept: Vec<String> = if *keep {
                    let mine = self.outcome().counted.into_iter();
                    let of = |d: &String| {
                        self.facts.iter().any(|f| &f.digest == d && f.batch == batch_id(*batch))
                    };
                    mine.filter(of).collect()
                } else {
                    Vec::new()
                };
                let next = self.last(*batch) + 1;
                self.issue(*batch, next, kept);
            }
            Step::Seal { batch, back, second_machine } => {
                let issue = self.last(*batch).saturating_sub(*back).max(1);
                let seq = self.seqs(*batch, issue) + 1;
                self.seal(*batch, issue, seq, if *second_machine { "b" } else { "a" });
            }
            Step::SealTwice { batch } => {
                let issue = self.last(*batch);
                let seq = self.seqs(*batch, issue).max(1);
                self.seal(*batch, issue, seq, "a");
            }
            Step::Return => {}
            Step::RevokeResults { pick } => {
                if let Some(fact) = self.facts.get(pick % self.facts.len().max(1)) {
                    self.revoked.push(Subject::Results { digest: fact.digest.clone() });
                }
            }
            Step::RevokeKey { pick } => {
                if let Some(fact) = self.facts.get(pick % self.facts.len().max(1)) {
                    self.revoked.push(Subject::Key { fingerprint: fact.key.clone() });
                }
            }
            Step::Void { batch } => {
                let issue = self.last(*batch);
                self.revoked.push(Subject::Issue { batch: batch_id(*batch), issue });
            }
        }
    }

    fn outcome(&self) -> dossier::merge::Counting {
        counting(&self.issues, &Revoked::subjects(self.revoked.clone()), &self.facts)
    }
}

/// `items` in another order, some of them twice.
fn shuffled<T: Clone>(items: &[T], seed: u64) -> Vec<T> {
    let mut order: Vec<(u64, T)> = items
        .iter()
        .zip(1_u64..)
        .flat_map(|(item, n)| {
            let h = (seed ^ n).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(23) ^ seed;
            let again = h.is_multiple_of(3).then(|| (h.rotate_left(40), item.clone()));
            std::iter::once((h, item.clone())).chain(again)
        })
        .collect();
    order.sort_by_key(|(h, _)| *h);
    order.into_iter().map(|(_, item)| item).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn order_and_repetition_change_nothing(
        steps in prop::collection::vec(step(), 0..24),
        seed: u64,
    ) {
        let world = World::of(&steps);
        let other = World {
            issues: shuffled(&world.issues, seed),
            revoked: shuffled(&world.revoked, seed.rotate_left(7)),
            facts: shuffled(&world.facts, seed.rotate_left(13)),
        };
        prop_assert_eq!(world.outcome(), other.outcome());
    }

    /// Machines that got the files one by one, in two orders, and looked after each of them: only the set matters.
    #[test]
    fn a_machine_that_looked_in_between_decides_as_one_that_did_not(
        steps in prop::collection::vec(step(), 0..16),
        seed: u64,
    ) {
        let world = World::of(&steps);
        let mut slowly = World { issues: world.issues.clone(), revoked: world.revoked.clone(), facts: Vec::new() };
        for fact in shuffled(&world.facts, seed) {
            slowly.facts.push(fact);
            let _ = slowly.outcome();
        }
        prop_assert_eq!(world.outcome(), slowly.outcome());
    }

    #[test]
    fn of_every_batch_at_most_one_counts_and_never_what_was_revoked(
        steps in prop::collection::vec(step(), 0..24),
    ) {
        let world = World::of(&steps);
        let outcome = world.outcome();
        let revoked = Revoked::subjects(world.revoked.clone());
        let mut batches = BTreeSet::new();
        for fact in world.facts.iter().filter(|f| outcome.counted.contains(&f.digest)) {
            prop_assert!(batches.insert(fact.batch.clone()), "two of one batch");
            prop_assert!(!revoked.key(&fact.key) && !revoked.results(&fact.digest));
            let last = world.issues.iter().filter(|i| i.batch == fact.batch).map(|i| i.issue).max();
            let last = world.issues.iter().find(|i| i.batch == fact.batch && Some(i.issue) == last).unwrap();
            prop_assert!(!revoked.issue(&last.batch, last.issue), "of a voided issue");
            prop_assert!(fact.issue == last.issue || last.kept.contains(&fact.digest));
        }
        for conflict in &outcome.conflicts {
            prop_assert!(!batches.contains(&conflict.batch), "a batch in conflict counts");
            prop_assert!(conflict.digests.len() > 1);
        }
    }

    /// A score is never lost silently: the highest sealed version of a counting issue counts, or excludes another
    /// one and is named, or two people revoked it.
    #[test]
    fn the_highest_version_of_a_counting_issue_counts_or_is_named(
        steps in prop::collection::vec(step(), 0..24),
    ) {
        let world = World::of(&steps);
        let outcome = world.outcome();
        let revoked = Revoked::subjects(world.revoked.clone());
        let counting: BTreeMap<_, _> = outcome
            .states
            .iter()
            .filter(|(_, s)| **s == IssueState::Counting)
            .map(|((batch, issue), _)| (batch.clone(), *issue))
            .collect();
        for (batch, issue) in counting {
            let mine = world.facts.iter().filter(|f| f.batch == batch && f.issue == issue);
            let alive: Vec<_> =
                mine.filter(|f| !revoked.key(&f.key) && !revoked.results(&f.digest)).collect();
            let Some(highest) = alive.iter().max_by_key(|f| f.seq) else { continue };
            let named = outcome.conflicts.iter().any(|c| c.batch == batch);
            prop_assert!(outcome.counted.contains(&highest.digest) || named);
        }
    }
}

fn world(steps: &[Step]) -> World {
    World::of(steps)
}

#[test]
fn a_kept_result_counts_until_something_comes_under_the_new_issue() {
    let seal = |back| Step::Seal { batch: 0, back, second_machine: false };
    let mut kept = vec![seal(0), Step::Reissue { batch: 0, keep: true }];
    assert_eq!(world(&kept).outcome().counted, BTreeSet::from([digest(0)]));
    // A later version under the old issue was not kept, and does not count.
    kept.push(seal(1));
    assert_eq!(world(&kept).outcome().counted, BTreeSet::from([digest(0)]));
    kept.push(seal(0));
    assert_eq!(world(&kept).outcome().counted, BTreeSet::from([digest(2)]));
}

#[test]
fn two_people_settle_a_double_seal_by_striking_one_of_them() {
    let first = Step::Seal { batch: 0, back: 0, second_machine: false };
    let mut steps = vec![first, Step::SealTwice { batch: 0 }];
    let conflict = Conflict {
        batch: batch_id(0),
        issue: 1,
        kind: ConflictKind::Equivocation,
        digests: vec![digest(0), digest(1)],
    };
    let outcome = world(&steps).outcome();
    assert_eq!((outcome.counted, outcome.conflicts), (BTreeSet::new(), vec![conflict]));
    steps.push(Step::RevokeResults { pick: 0 });
    let outcome = world(&steps).outcome();
    assert_eq!((outcome.counted, outcome.conflicts), (BTreeSet::from([digest(1)]), Vec::new()));
}

#[test]
fn a_second_key_excludes_the_first_until_one_of_them_is_revoked() {
    let seal = |second_machine| Step::Seal { batch: 0, back: 0, second_machine };
    let mut steps = vec![seal(false), seal(true)];
    let outcome = world(&steps).outcome();
    assert_eq!(outcome.conflicts.first().map(|c| c.kind.code()), Some("A09"));
    assert!(outcome.counted.is_empty());
    steps.push(Step::RevokeKey { pick: 1 });
    assert_eq!(world(&steps).outcome().counted, BTreeSet::from([digest(0)]));
}

#[test]
fn a_copied_document_that_went_on_twice_is_found_from_the_logs() {
    let mut world = world(&[]);
    let row = |text: &str| {
        let log = store_like_chain("log", &["made", text]);
        Chain::read("log", log.as_bytes()).unwrap()
    };
    for (n, (seq, text)) in [(1, "sealed here"), (2, "sealed there")].into_iter().enumerate() {
        world.facts.push(Fact {
            digest: digest(n),
            batch: batch_id(0),
            issue: 1,
            seq,
            key: "SHA256:k".to_owned(),
            log: row(text),
        });
    }
    let outcome = world.outcome();
    assert_eq!(outcome.conflicts.first().map(|c| c.kind), Some(ConflictKind::Fork));
    assert!(outcome.counted.is_empty());
}

/// A chain over these bodies, by the formula of `formats.md` §8.
fn store_like_chain(log_id: &str, bodies: &[&str]) -> String {
    use sha2::{Digest as _, Sha256};
    let mut prev: [u8; 32] =
        Sha256::digest(format!("hengjian/audit/genesis/v1\n{log_id}").as_bytes()).into();
    let mut lines = String::new();
    for (n, body) in (1_u64..).zip(bodies) {
        let mut row = b"hengjian/audit/v1\n".to_vec();
        row.extend(n.to_be_bytes());
        row.extend(prev);
        row.extend(Sha256::digest(body.as_bytes()));
        let hash: [u8; 32] = Sha256::digest(&row).into();
        let hex = |b: &[u8; 32]| bundle::Digest::from_bytes(*b).to_string();
        let line =
            serde_json::json!({"n": n, "body": body, "prev": hex(&prev), "hash": hex(&hash)});
        lines.push_str(&format!("{line}\n"));
        prev = hash;
    }
    lines
}

/// Rows of up to four logs of one document: each byte is the row that was written.
fn histories() -> impl Strategy<Value = Vec<Vec<u8>>> {
    prop::collection::vec(prop::collection::vec(0..2_u8, 0..5), 1..5)
}

proptest! {
    /// By the definition: a result is named in a fork if its log disagrees with that of any other.
    #[test]
    fn a_fork_names_exactly_those_whose_log_disagrees_with_another(histories in histories()) {
        let chain = |rows: &Vec<u8>| {
            let bodies: Vec<String> = rows.iter().map(|row| format!("{{\"act\":\"{row}\"}}")).collect();
            let bodies: Vec<&str> = bodies.iter().map(String::as_str).collect();
            Chain::read("log", store_like_chain("log", &bodies).as_bytes()).unwrap()
        };
        let mut world = world(&[]);
        for (seq, rows) in (1_u32..).zip(&histories) {
            world.facts.push(Fact {
                digest: digest(world.facts.len()),
                batch: batch_id(0),
                issue: 1,
                seq,
                key: "SHA256:k".to_owned(),
                log: chain(rows),
            });
        }
        let disagrees = |a: &Vec<u8>| {
            histories.iter().any(|b| !a.starts_with(b) && !b.starts_with(a))
        };
        let named: Vec<String> =
            (0..histories.len()).filter(|n| disagrees(&histories[*n])).map(digest).collect();
        let outcome = world.outcome();
        let found = outcome.conflicts.first().map(|c| (c.kind, c.digests.clone()));
        let wanted = (!named.is_empty()).then_some((ConflictKind::Fork, named));
        prop_assert_eq!(found, wanted);
    }
}
