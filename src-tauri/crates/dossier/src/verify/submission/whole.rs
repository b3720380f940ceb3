//! The whole of a submission: nothing of the field left out, every absence explained, and the ranking recomputed
//! from the results it embeds.

use std::collections::{BTreeMap, BTreeSet};

use review::criteria::Criteria;
use review::ids::{ExpertId, NominationId};
use review::nomination::{Outcome, record_digest};
use review::sheet::CellState;
use tally::Cell;

use super::embedded::Embedded;
use crate::merge::{self, Issue, Merged, Revoked};
use crate::payload::batch::Assignment;
use crate::payload::decision::{DecisionKind, TWO};
use crate::payload::filing::RoleKey;
use crate::payload::path;
use crate::payload::submission::{Excused, FieldList, IssueState, MergeSheet, Register};
use crate::verify::context::{Context, sha256};
use crate::verify::deciders::Deciders;
use crate::verify::{ReceiptContents, Verified};

/// Records have the digests they claim, every packing's field list is made of them, and no accepted
/// nomination was left out of every assignment.
pub(super) fn field_holds(
    field: &FieldList,
    register: &Register,
    assignments: &[Assignment],
    cx: &mut Context<'_>,
) {
    let mut records: BTreeMap<&NominationId, &str> = BTreeMap::new();
    for n in &field.nominations {
        let digest = record_digest(&n.record);
        cx.require(digest == n.record_digest, "I02", n.nomination.as_str(), digest.as_str());
        let once = records.insert(&n.nomination, &n.record_digest).is_none();
        cx.require(once, "K01", n.nomination.as_str(), "twice in the field");
    }
    let lists: BTreeSet<&str> = register.field_lists.iter().map(|l| l.digest.as_str()).collect();
    for a in assignments {
        let listed = lists.contains(a.field_digest.as_str());
        cx.require(listed, "C07", a.batch.as_str(), "its field list is not there");
        for n in &a.nominations {
            let same = records.get(&n.nomination) == Some(&n.record_digest.as_str());
            cx.require(same, "K05", n.nomination.as_str(), "other record than assigned");
        }
    }
    let known: BTreeSet<(&str, &str)> =
        records.iter().map(|(n, digest)| (*digest, n.as_str())).collect();
    for listed in &register.field_lists {
        cx.require(sha256(listed.list.as_bytes()) == listed.digest, "I02", "field list", "");
        for line in listed.list.lines() {
            let named = line.split_once("  ").is_some_and(|entry| known.contains(&entry));
            cx.require(named, "C07", line, "was in the field and is no longer");
        }
    }
    let assigned: BTreeSet<&NominationId> =
        assignments.iter().flat_map(|a| a.nominations.iter().map(|n| &n.nomination)).collect();
    for n in field.nominations.iter().filter(|n| n.outcome == Outcome::Accepted) {
        cx.require(assigned.contains(&n.nomination), "C07", n.nomination.as_str(), "");
    }
    for n in field.nominations.iter().filter(|n| n.outcome != Outcome::Accepted) {
        let explained = !assigned.contains(&n.nomination) || !n.reason.trim().is_empty();
        cx.require(explained, "C05", n.nomination.as_str(), "left the field without a reason");
    }
}

/// The ranking from the embedded results; P04, A09 and K07 where two exclude each other, K06 where the register says
/// another state of an issue than follows.
pub(super) fn recompute(
    criteria: &Criteria,
    field: &FieldList,
    register: &Register,
    (inside, receipt): (&Embedded, &Verified<ReceiptContents>),
    cx: &mut Context<'_>,
) -> Option<Merged> {
    let accepted: Vec<NominationId> = field
        .nominations
        .iter()
        .filter(|n| n.outcome == Outcome::Accepted)
        .map(|n| n.nomination.clone())
        .collect();
    let issues: Vec<Issue> = inside.assignments.iter().map(Issue::from).collect();
    // Only what the body itself revoked and hands over here counts: anyone recomputes from this file alone.
    let revoked = Revoked::of(inside.revocations.iter().map(|r| &r.list));
    let excused = excused(register, inside, receipt, cx);
    let setting = merge::Setting {
        criteria,
        field: &accepted,
        issues: &issues,
        revoked: &revoked,
        excused: &excused,
    };
    let merged = match merge::merge(setting, &inside.results) {
        Ok(merged) => merged,
        Err(e) => {
            cx.failure("E03", path::MERGE, e.to_string());
            return None;
        }
    };
    cx.findings.extend(merged.findings());
    let least = criteria.official.minimum_reviews;
    for s in merged.outcome.standings.iter().filter(|s| s.place == tally::Place::TooFewReviews) {
        // It is listed apart and not ranked; whether that may stand so is for people to say.
        cx.note("C04", s.item.as_str(), format!("{} < {least}", s.valid));
    }
    states_hold(register, &merged, cx);
    on_the_panel(register, &merged, receipt, cx);
    let counted: BTreeSet<&String> = merged.counted.iter().collect();
    for r in &inside.returns {
        if counted.contains(&r.returned.results_digest) {
            let note = crate::Finding::note("C05", r.returned.expert.as_str(), "");
            cx.findings.push(note.because("returned"));
        }
    }
    Some(merged)
}

/// Fingerprints of the keys that any receipt in the submission names: whose clerks may have decided something.
fn offices<'a>(keys: impl Iterator<Item = &'a RoleKey>) -> BTreeSet<String> {
    keys.filter_map(|k| bundle::PublicKey::from_openssh(&k.signing_key).ok())
        .map(|key| key.fingerprint())
        .collect()
}

/// K05 for an expert whose results count and whom the panel in force no longer names: who was taken off the panel is
/// replaced, and two people void the issue.
fn on_the_panel(
    register: &Register,
    merged: &Merged,
    receipt: &Verified<ReceiptContents>,
    cx: &mut Context<'_>,
) {
    let panel: BTreeSet<&ExpertId> = receipt.receipt.experts.iter().map(|e| &e.expert).collect();
    let counts = |row: &&crate::payload::submission::RegisteredBatch| {
        merged.states.get(&(row.batch.clone(), row.issue)) == Some(&IssueState::Counting)
    };
    for row in register.batches.iter().filter(counts).filter(|row| !panel.contains(&row.expert)) {
        cx.failure("K05", row.expert.as_str(), "not on the panel in force");
    }
}

/// Cells that two people of the body excused; a decision that does not hold excuses nothing.
fn excused(
    register: &Register,
    inside: &Embedded,
    receipt: &Verified<ReceiptContents>,
    cx: &mut Context<'_>,
) -> BTreeSet<(ExpertId, NominationId)> {
    let receipts = std::iter::once(receipt).chain(&inside.earlier);
    let keys: Vec<&RoleKey> = receipts.flat_map(|r| &r.receipt.role_keys).collect();
    let offices = offices(keys.iter().copied());
    let deciders = Deciders::of(keys);
    let mut found = BTreeSet::new();
    for e in &register.excused {
        let subject = Excused::subject(&receipt.receipt.track, &e.expert, &e.nomination);
        match e.decision.check(TWO) {
            Ok(d) if !offices.contains(&d.office) => {
                cx.failure("A05", subject, "decided in another office");
            }
            Ok(d) if d.decision == DecisionKind::Excuse && d.subject == subject => {
                cx.findings.extend(deciders.finding(&e.decision, &d));
                let note = crate::Finding::note("C05", subject, d.reason);
                cx.findings.push(note.because("excused"));
                found.insert((e.expert.clone(), e.nomination.clone()));
            }
            Ok(_) => cx.failure("A05", subject, "the decision is about something else"),
            Err(finding) => cx.findings.push(finding.inside(&subject)),
        }
    }
    found
}

/// Issues count up from 1, each state follows from the set, and what was issued again or voided says why.
fn states_hold(register: &Register, merged: &Merged, cx: &mut Context<'_>) {
    let mut last: BTreeMap<&review::ids::BatchId, u32> = BTreeMap::new();
    for row in &register.batches {
        let object = format!("{}/{}", row.batch, row.issue);
        let before = last.insert(&row.batch, row.issue).unwrap_or(0);
        let follows = before.checked_add(1) == Some(row.issue);
        cx.require(follows, "C05", &object, "an issue before it is not there");
        let state = merged.states.get(&(row.batch.clone(), row.issue));
        cx.require(state == Some(&row.state), "K06", &object, format!("{state:?}"));
        let said = row.issue == 1 && row.state != IssueState::Voided;
        cx.require(said || !row.reason.trim().is_empty(), "C05", &object, "no reason");
    }
}

/// C01 for an expert without results and without a reason; C05 for a single cell.
pub(super) fn complete(merged: &Merged, register: &Register, cx: &mut Context<'_>) {
    let said = register.absences.iter().filter(|a| !a.reason.trim().is_empty());
    let said: BTreeSet<(&str, Option<&str>)> = said
        .map(|a| (a.expert.as_str(), a.nomination.as_ref().map(NominationId::as_str)))
        .collect();
    let explained = |cell: &Cell| {
        said.contains(&(&cell.expert, None))
            || said.contains(&(&cell.expert, Some(cell.nomination.as_str())))
    };
    let counting = register.batches.iter().filter(|b| b.state == IssueState::Counting);
    let counting: BTreeSet<&str> = counting.map(|b| b.expert.as_str()).collect();
    let mut by_expert: BTreeMap<&str, Vec<&Cell>> = BTreeMap::new();
    for cell in merged.cells.iter().filter(|c| counting.contains(c.expert.as_str())) {
        by_expert.entry(&cell.expert).or_default().push(cell);
    }
    for (expert, mine) in by_expert {
        let missing = |c: &&&Cell| c.state == CellState::NotSubmitted;
        let unexplained: Vec<_> = mine.iter().filter(missing).filter(|c| !explained(c)).collect();
        if mine.iter().all(|c| missing(&c)) && !unexplained.is_empty() {
            cx.failure("C01", expert, "");
        } else {
            for cell in unexplained {
                cx.failure("C05", cell.expert.as_str(), cell.nomination.as_str());
            }
        }
    }
}

/// E03 for a score, E04 for a rank, K06 for the set of bundles that does not come out again.
pub(super) fn same_ranking(
    merged: &Merged,
    sheet: &MergeSheet,
    criteria_digest: &str,
    cx: &mut Context<'_>,
) {
    cx.require(sheet.criteria_digest == criteria_digest, "K02", path::MERGE, "");
    cx.require(sheet.counted == merged.counted, "K06", path::MERGE, "other bundles counted");
    let ours: BTreeMap<&str, &tally::Standing> =
        merged.outcome.standings.iter().map(|s| (s.item.as_str(), s)).collect();
    cx.require(sheet.ranking.len() == ours.len(), "E04", path::MERGE, "other nominations ranked");
    for theirs in &sheet.ranking {
        let item = theirs.item.as_str();
        let Some(ours) = ours.get(item) else {
            cx.failure("E04", item, "not in the field");
            continue;
        };
        // Places, states and the trace too: whoever recomputes by hand goes by them.
        let same = tally::Standing { rank: ours.rank, ..theirs.clone() } == **ours;
        let of = |s: &tally::Standing| format!("{:?} {:?} {}", s.score, s.place, s.valid);
        cx.require(same, "E03", item, format!("{} ≠ {}", of(theirs), of(ours)));
        cx.require(theirs.rank == ours.rank, "E04", item, format!("{:?}", ours.rank));
    }
}

/// What is recommended is ranked, nobody in front of it is passed over, and it is not more than the notice allows.
pub(super) fn recommended(
    sheet: &MergeSheet,
    receipt: &Verified<ReceiptContents>,
    cx: &mut Context<'_>,
) {
    let ranks: BTreeMap<&str, u32> =
        sheet.ranking.iter().filter_map(|s| Some((s.item.as_str(), s.rank?))).collect();
    let chosen: BTreeSet<&str> = sheet.recommended.iter().map(NominationId::as_str).collect();
    let mut last = None;
    for id in &sheet.recommended {
        match ranks.get(id.as_str()) {
            Some(rank) => last = last.max(Some(*rank)),
            None => cx.failure("E04", id.as_str(), "recommended and not ranked"),
        }
    }
    let passed_over =
        |s: &&tally::Standing| s.rank.is_some() && s.rank < last && !chosen.contains(&*s.item);
    for s in sheet.ranking.iter().filter(passed_over) {
        cx.failure("E04", s.item.as_str(), "passed over");
    }
    let Some((_, edition)) = &cx.known.edition else { return };
    let most = edition.track(&receipt.receipt.track).and_then(|t| t.report_at_most);
    let Some(most) = most else { return };
    let many = u32::try_from(chosen.len()).is_ok_and(|n| n > most);
    if many {
        // Who shares the last place comes too; whether that may pass is for two people of the secretariat to say.
        let detail = format!("{} > {most}", chosen.len());
        cx.unless_own("P11", receipt.receipt.track.as_str(), &detail);
    }
}
