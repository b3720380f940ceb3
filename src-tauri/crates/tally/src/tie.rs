//! Ranks, and what decides between equal scores: the filed chain, link by link, each of which splits a tied
//! group into smaller ones (`statistics.md` §1). Ranks are competition ranks; what the chain leaves
//! undecided shares its rank and says so. Never the order in which anything arrived.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write;

use review::criteria::{Aggregate, Direction, TieBreak};
use review::ids::ItemId;
use sha2::{Digest, Sha256};

use crate::aggregate::pool;
use crate::exact::Exact;
use crate::fault::TallyError;
use crate::field::Field;
use crate::official::{Draft, count, marks_at};
use crate::rule::Rule;
use crate::standing::Place;
use crate::trace::{Rival, Step, TieOutcome};

/// Most rivals that one step names; their own traces hold the rest.
const RIVALS_NAMED: usize = 20;

/// Positions in the list of drafts, by nomination id.
type Group = Vec<usize>;

/// What a link compares; smaller is better. All keys of one comparison are of one kind.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Lower(Exact),
    Higher(Reverse<Exact>),
    Counts(Reverse<Vec<u32>>),
    Net(Reverse<i64>),
    Flagged(Reverse<bool>),
    Hash(String),
    Nothing,
}

/// A key, and how the trace shows it.
#[derive(Clone)]
struct Value {
    key: Key,
    text: String,
}

/// Gives every draft in the ranking its rank, and the tied ones their steps.
pub(crate) fn rank(
    rule: &Rule<'_>,
    field: &Field,
    drafts: &mut [Draft<'_>],
) -> Result<(), TallyError> {
    let direction = rule.criteria.direction;
    let scored = drafts.iter().enumerate().filter(|(_, d)| d.standing.place == Place::Ranked);
    let keyed: Vec<(Key, usize)> =
        scored.filter_map(|(at, d)| Some((graded(direction, d.score?.1), at))).collect();
    let mut next = 1_usize;
    for group in split(keyed) {
        for part in settle(rule, field, drafts, group)? {
            let (rank, tied) = (count(next)?, part.len() > 1);
            next += part.len();
            for at in part {
                if let Some(draft) = drafts.get_mut(at) {
                    (draft.standing.rank, draft.standing.tied) = (Some(rank), tied);
                }
            }
        }
    }
    Ok(())
}

fn graded(direction: Direction, value: Exact) -> Key {
    match direction {
        Direction::Higher => Key::Higher(Reverse(value)),
        Direction::Lower => Key::Lower(value),
    }
}

/// Groups of equal keys, best first.
fn split(mut keyed: Vec<(Key, usize)>) -> Vec<Group> {
    keyed.sort();
    keyed
        .chunk_by(|a, b| a.0 == b.0)
        .map(|chunk| chunk.iter().map(|(_, at)| *at).collect())
        .collect()
}

/// Runs the chain on one group of equal scores. A `vote` ends it: until the meeting has voted, no later
/// link may decide in its stead.
fn settle(
    rule: &Rule<'_>,
    field: &Field,
    drafts: &mut [Draft<'_>],
    group: Group,
) -> Result<Vec<Group>, TallyError> {
    let mut groups = vec![group];
    for link in &rule.criteria.official.tie_break {
        let mut finer = Vec::with_capacity(groups.len());
        for group in groups {
            if group.len() < 2 {
                finer.push(group);
                continue;
            }
            let values = values(rule, field, drafts, link, &group)?;
            let keyed = values.iter().zip(&group).map(|(v, at)| (v.key.clone(), *at)).collect();
            let parts = split(keyed);
            note(drafts, link, &group, &values, &parts)?;
            finer.extend(parts);
        }
        groups = finer;
        if *link == TieBreak::Vote {
            break;
        }
    }
    Ok(groups)
}

/// The value of each of `group` under one link, in the order of `group`.
fn values(
    rule: &Rule<'_>,
    field: &Field,
    drafts: &[Draft<'_>],
    link: &TieBreak,
    group: &Group,
) -> Result<Vec<Value>, TallyError> {
    let tied: Vec<&Draft<'_>> = group.iter().filter_map(|at| drafts.get(*at)).collect();
    if *link == TieBreak::HeadToHead {
        return net_wins(rule.criteria.direction, &tied);
    }
    tied.into_iter().map(|draft| value(rule, field, link, draft)).collect()
}

fn value(
    rule: &Rule<'_>,
    field: &Field,
    link: &TieBreak,
    draft: &Draft<'_>,
) -> Result<Value, TallyError> {
    let item = &draft.standing.item;
    Ok(match link {
        TieBreak::Unrounded => number(rule, draft.score.map(|s| s.0).ok_or(TallyError::Overflow)?),
        TieBreak::Item(id) => number(rule, leaf_value(rule, id, draft)?),
        TieBreak::Median => number(rule, pool(Aggregate::Median, &draft.totals)?.value),
        TieBreak::Recommendation => recommendations(rule, draft)?,
        TieBreak::Preference(flag) => {
            let flagged = field.flags.get(item).is_some_and(|flags| flags.contains(flag));
            Value { key: Key::Flagged(Reverse(flagged)), text: flagged.to_string() }
        }
        TieBreak::Draw(seed) => {
            let hash = draw(seed, item);
            Value { key: Key::Hash(hash.clone()), text: hash }
        }
        TieBreak::HeadToHead | TieBreak::Vote => Value { key: Key::Nothing, text: "-".to_owned() },
    })
}

fn number(rule: &Rule<'_>, value: Exact) -> Value {
    Value { key: graded(rule.criteria.direction, value), text: value.on_paper() }
}

/// What the rule made of one leaf: as aggregated and rounded under `within_criterion`; under
/// `within_expert`, which never looks at leaves, the same aggregate over the valid experts.
fn leaf_value(rule: &Rule<'_>, id: &ItemId, draft: &Draft<'_>) -> Result<Exact, TallyError> {
    let at = rule.leaves.iter().position(|l| l.id == id).ok_or(TallyError::Overflow)?;
    match draft.by_leaf.get(at) {
        Some(value) => Ok(*value),
        None => Ok(pool(rule.criteria.official.aggregate, &marks_at(&draft.sheets, at))?.value),
    }
}

/// How many valid experts gave each level, the best level first.
fn recommendations(rule: &Rule<'_>, draft: &Draft<'_>) -> Result<Value, TallyError> {
    let levels = rule.criteria.recommendation.as_ref().map_or(&[][..], |r| &r.levels);
    let given = |level: &String| {
        draft.sheets.iter().filter(|s| s.cell.recommendation.as_ref() == Some(level)).count()
    };
    let counts = levels.iter().map(|l| count(given(l))).collect::<Result<Vec<u32>, _>>()?;
    let text = counts.iter().map(u32::to_string).collect::<Vec<_>>().join("-");
    Ok(Value { key: Key::Counts(Reverse(counts)), text })
}

/// Wins minus losses over the other tied ones, one for each expert who scored both, by expert total.
///
/// Counted from each expert's order of the tied ones, which gives the same as all pairs: a nomination wins
/// against all that come after its own value, and loses against all before it.
fn net_wins(direction: Direction, tied: &[&Draft<'_>]) -> Result<Vec<Value>, TallyError> {
    let mut by_expert: BTreeMap<&str, Vec<(Key, usize)>> = BTreeMap::new();
    for (at, draft) in tied.iter().enumerate() {
        for total in &draft.totals {
            by_expert.entry(total.expert).or_default().push((graded(direction, total.value), at));
        }
    }
    let mut net = vec![0_i64; tied.len()];
    for keyed in by_expert.into_values() {
        let (all, mut better) = (keyed.len(), 0);
        for equal in split(keyed) {
            let worse = all - better - equal.len();
            let gain = i64::from(count(worse)?) - i64::from(count(better)?);
            better += equal.len();
            for at in equal {
                if let Some(n) = net.get_mut(at) {
                    *n += gain;
                }
            }
        }
    }
    let value = |n: i64| Value { key: Key::Net(Reverse(n)), text: n.to_string() };
    Ok(net.into_iter().map(value).collect())
}

/// SHA-256(seed ‖ nomination id) in lower-case hex: `printf '%s%s' SEED ID | sha256sum`.
fn draw(seed: &str, nomination: &str) -> String {
    let digest = Sha256::new().chain_update(seed).chain_update(nomination).finalize();
    digest.iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Writes what one link did into the trace of each of `group`.
fn note(
    drafts: &mut [Draft<'_>],
    link: &TieBreak,
    group: &Group,
    values: &[Value],
    parts: &[Group],
) -> Result<(), TallyError> {
    let size: BTreeMap<usize, usize> =
        parts.iter().flat_map(|p| p.iter().map(|at| (*at, p.len()))).collect();
    let named: Vec<(usize, Rival)> = group
        .iter()
        .zip(values)
        .take(RIVALS_NAMED + 1)
        .filter_map(|(at, v)| {
            Some((
                *at,
                Rival { item: drafts.get(*at)?.standing.item.clone(), value: v.text.clone() },
            ))
        })
        .collect();
    for (at, value) in group.iter().zip(values) {
        let others = named.iter().filter(|(rival, _)| rival != at).take(RIVALS_NAMED);
        let step = Step::TieBreak {
            rule: link.clone(),
            value: value.text.clone(),
            rivals: count(group.len() - 1)?,
            against: others.map(|(_, rival)| rival.clone()).collect(),
            outcome: match size.get(at) {
                _ if *link == TieBreak::Vote => TieOutcome::MeetingVotes,
                Some(1) => TieOutcome::Decided,
                Some(n) if *n < group.len() => TieOutcome::Narrowed,
                _ => TieOutcome::Undecided,
            },
        };
        if let Some(draft) = drafts.get_mut(*at) {
            draft.standing.trace.push(step);
        }
    }
    Ok(())
}
