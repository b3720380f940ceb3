//! Stage B of a submission: the receipt inside it, every assignment and every results bundle verified as
//! bundles of their own, nothing of the field left out, and the whole ranking recomputed from them.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read, Seek};

use bundle::bag::{Bag, BundleType};
use review::criteria::Criteria;
use review::ids::{ExpertId, NominationId};
use review::nomination::{Outcome, record_digest};
use review::sheet::CellState;

use super::batch::{agrees_with_receipt_parts, embedded_receipt};
use super::context::{Context, EMBEDDED_CAP, sha256};
use super::{
    Contents, Expect, Known, KnownIssue, KnownReceipt, ReceiptContents, ResultsContents, Verified,
    verify,
};
use crate::merge::{self, Issue, Merged};
use crate::payload::batch::Assignment;
use crate::payload::path;
use crate::payload::submission::{
    FieldList, IssueState, MergeSheet, Register, RegisteredBatch, assignment_path, results_path,
};

/// A verified submission.
#[derive(Debug, Clone)]
pub struct SubmissionContents {
    /// The receipt under which was reviewed.
    pub receipt: Verified<ReceiptContents>,
    /// The filed criteria.
    pub criteria: Criteria,
    /// Every nomination of the track.
    pub field: FieldList,
    /// Every batch.
    pub register: Register,
    /// Every results bundle.
    pub results: Vec<Verified<ResultsContents>>,
    /// The computation, recomputed and found equal.
    pub merge: MergeSheet,
}

pub(super) fn check<R: Read + Seek>(
    bag: &mut Bag<R>,
    cx: &mut Context<'_>,
) -> Option<SubmissionContents> {
    let required = [
        path::FIELD,
        path::REGISTER,
        path::MERGE,
        path::RECEIPT_BUNDLE,
        path::CRITERIA,
        path::AUDIT,
    ];
    cx.files(bag, &required, optional);
    let (receipt, _) = embedded_receipt(bag, cx)?;
    cx.entitled(bag.signers(), &receipt.receipt.role_keys);
    let (criteria, criteria_bytes): (Criteria, _) = cx.payload(bag, path::CRITERIA)?;
    let same = criteria_bytes == receipt.criteria_bytes;
    cx.require(same, "K02", path::CRITERIA, "other bytes than in the receipt");
    ids_agree(bag, &receipt, cx);

    let (field, _): (FieldList, _) = cx.payload(bag, path::FIELD)?;
    let (register, _): (Register, _) = cx.payload(bag, path::REGISTER)?;
    let (merge, _): (MergeSheet, _) = cx.payload(bag, path::MERGE)?;
    let assignments = assignments(bag, &register, &receipt, cx)?;
    let results = embedded_results(bag, &register, &receipt, cx)?;
    field_holds(&field, &register, &assignments, cx);
    let merged = recompute(&criteria, &field, &register, &assignments, &results, cx)?;
    complete(&merged, &register, cx);
    same_ranking(&merged, &merge, &sha256(&criteria_bytes), cx);
    audit_head(bag, cx);
    Some(SubmissionContents { receipt, criteria, field, register, results, merge })
}

fn optional(p: &str) -> bool {
    let under = |dir: &str, ext: &str| p.starts_with(dir) && p.ends_with(ext);
    under(path::ASSIGNMENTS, ".json")
        || under(path::RESULTS_DIR, ".hjb")
        || under("data/returns/", ".hjb")
        || under("data/papers/", ".pdf")
        || ["data/revocations.hjb", "data/meeting.json", "data/report.pdf", "data/report.xlsx"]
            .contains(&p)
}

fn ids_agree<R: Read + Seek>(
    bag: &Bag<R>,
    receipt: &Verified<ReceiptContents>,
    cx: &mut Context<'_>,
) {
    let r = &receipt.receipt;
    let info = &bag.info;
    for (field, said, payload) in [
        ("Edition-Id", &info.edition_id, r.edition.as_str()),
        ("List-Id", &info.list_id, r.list.as_str()),
        ("Track-Id", &info.track_id, r.track.as_str()),
        ("Body-Id", &info.body_id, r.body.as_str()),
        ("Filing-No", &info.filing_no, r.filing_no.as_str()),
        ("Criteria-Digest", &info.criteria_digest, r.criteria_digest.as_str()),
    ] {
        cx.same_id(field, said.as_deref(), payload);
    }
}

/// Every registered assignment, with the digest that the register names, and no other.
fn assignments<R: Read + Seek>(
    bag: &mut Bag<R>,
    register: &Register,
    receipt: &Verified<ReceiptContents>,
    cx: &mut Context<'_>,
) -> Option<Vec<Assignment>> {
    let mut found = Vec::new();
    let mut named = BTreeSet::new();
    for row in &register.batches {
        let at = assignment_path(row.batch.as_str(), row.issue);
        let (a, bytes): (Assignment, _) = cx.payload(bag, &at)?;
        cx.require(sha256(&bytes) == row.assignment_digest, "K06", &at, "");
        let same = (&a.batch, a.issue, &a.expert) == (&row.batch, row.issue, &row.expert);
        cx.require(same, "K01", &at, "not the registered issue");
        agrees_with_receipt_parts(&a, &receipt.receipt, cx);
        cx.require(named.insert(at.clone()), "K01", &at, "registered twice");
        found.push(a);
    }
    let there: Vec<String> = bag.paths().map(ToOwned::to_owned).collect();
    for extra in there.iter().filter(|p| p.starts_with(path::ASSIGNMENTS) && !named.contains(*p)) {
        cx.failure("K06", extra, "not in the register");
    }
    Some(found)
}

/// Every registered results bundle, verified, and no other.
fn embedded_results<R: Read + Seek>(
    bag: &mut Bag<R>,
    register: &Register,
    receipt: &Verified<ReceiptContents>,
    cx: &mut Context<'_>,
) -> Option<Vec<Verified<ResultsContents>>> {
    let known = known_inside(register, receipt, cx.known);
    let expect = Expect {
        bundle_type: Some(BundleType::Results),
        mode: Some(bag.info.mode),
        ..cx.expect.clone()
    };
    let mut named = BTreeSet::new();
    let mut found = Vec::new();
    let mut all_good = true;
    for (row, results) in
        register.batches.iter().flat_map(|b| b.results.iter().map(move |r| (b, r)))
    {
        let at = results_path(&results.digest);
        named.insert(at.clone());
        let bytes = cx.bytes_up_to(bag, &at, EMBEDDED_CAP)?;
        let verification = verify(Cursor::new(&bytes), &expect, &known);
        let inner = verification.findings.into_iter().map(|f| f.inside(row.expert.as_str()));
        cx.findings.extend(inner);
        match verification.contents {
            Some(Contents::Results(r)) => {
                let same = r.digest().to_string() == results.digest
                    && r.sheet.seq == results.seq
                    && r.key.fingerprint() == results.fingerprint
                    && r.assignment_digest == row.assignment_digest;
                cx.require(same, "K06", &at, "not the registered bundle");
                found.push(*r);
            }
            _ => all_good = false,
        }
    }
    let there: Vec<String> = bag.paths().map(ToOwned::to_owned).collect();
    for extra in there.iter().filter(|p| p.starts_with(path::RESULTS_DIR) && !named.contains(*p)) {
        cx.failure("K06", extra, "not in the register");
    }
    one_key_per_issue(&found, cx);
    all_good.then_some(found)
}

/// A09 for a second key under one issue. A body knows it from the secret in the batch; whoever has only the
/// submission knows it from here.
fn one_key_per_issue(results: &[Verified<ResultsContents>], cx: &mut Context<'_>) {
    let mut keys = BTreeMap::new();
    for r in results {
        let first = *keys.entry((&r.sheet.batch, r.sheet.issue)).or_insert(r.key);
        cx.require(first == r.key, "A09", r.sheet.expert.as_str(), r.key.fingerprint());
    }
}

/// What a results bundle inside this submission can be checked against.
fn known_inside(register: &Register, receipt: &Verified<ReceiptContents>, outer: &Known) -> Known {
    let digest = receipt.digest().to_string();
    let issue = |b: &RegisteredBatch| KnownIssue {
        expert: b.expert.clone(),
        batch_digest: b.batch_digest.clone(),
        counts: true,
        mac_secret: None,
    };
    Known {
        anchor: outer.anchor.clone(),
        receipts: vec![KnownReceipt { digest, receipt: receipt.receipt.clone() }],
        issues: register.batches.iter().map(|b| ((b.batch.clone(), b.issue), issue(b))).collect(),
        ..Known::default()
    }
}

/// Records have the digests they claim, every packing's field list is made of them, and no accepted
/// nomination was left out of every assignment.
fn field_holds(
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
    for a in assignments {
        let listed = register.field_lists.iter().find(|l| l.digest == a.field_digest);
        cx.require(listed.is_some(), "C07", a.batch.as_str(), "its field list is not there");
        for n in &a.nominations {
            let same = records.get(&n.nomination) == Some(&n.record_digest.as_str());
            cx.require(same, "K05", n.nomination.as_str(), "other record than assigned");
        }
    }
    for listed in &register.field_lists {
        cx.require(sha256(listed.list.as_bytes()) == listed.digest, "I02", "field list", "");
        for line in listed.list.lines() {
            let known = line.split_once("  ").is_some_and(|(digest, id)| {
                records.iter().any(|(n, d)| n.as_str() == id && *d == digest)
            });
            cx.require(known, "C07", line, "was in the field and is no longer");
        }
    }
    let assigned: BTreeSet<&NominationId> =
        assignments.iter().flat_map(|a| a.nominations.iter().map(|n| &n.nomination)).collect();
    for n in field.nominations.iter().filter(|n| n.outcome == Outcome::Accepted) {
        cx.require(assigned.contains(&n.nomination), "C07", n.nomination.as_str(), "");
    }
}

fn recompute(
    criteria: &Criteria,
    field: &FieldList,
    register: &Register,
    assignments: &[Assignment],
    results: &[Verified<ResultsContents>],
    cx: &mut Context<'_>,
) -> Option<Merged> {
    let accepted: Vec<NominationId> = field
        .nominations
        .iter()
        .filter(|n| n.outcome == Outcome::Accepted)
        .map(|n| n.nomination.clone())
        .collect();
    let issues: Vec<Issue> =
        register.batches.iter().zip(assignments).map(|(b, a)| Issue::of(b, a)).collect();
    match merge::merge(criteria, &accepted, &issues, results) {
        Ok(merged) => Some(merged),
        Err(merge::MergeError::Equivocation { batch, issue, seq }) => {
            cx.failure("P04", batch.as_str(), format!("issue {issue} seq {seq}"));
            None
        }
        Err(e) => {
            cx.failure("E03", path::MERGE, e.to_string());
            None
        }
    }
}

/// C01 for an expert without results and without a reason; C05 for a single cell.
fn complete(merged: &Merged, register: &Register, cx: &mut Context<'_>) {
    let excused = |expert: &str, nomination: &str| {
        register.absences.iter().any(|a| {
            a.expert.as_str() == expert
                && a.nomination.as_ref().is_none_or(|n| n.as_str() == nomination)
                && !a.reason.trim().is_empty()
        })
    };
    let counting: BTreeSet<&ExpertId> = register
        .batches
        .iter()
        .filter(|b| b.state == IssueState::Counting)
        .map(|b| &b.expert)
        .collect();
    for expert in counting {
        let mut mine = merged.cells.iter().filter(|c| c.expert == expert.as_str()).peekable();
        if mine.peek().is_none() {
            continue;
        }
        let missing: Vec<_> = mine
            .clone()
            .filter(|c| c.state == CellState::NotSubmitted && !excused(&c.expert, &c.nomination))
            .collect();
        if mine.all(|c| c.state == CellState::NotSubmitted) && !missing.is_empty() {
            cx.failure("C01", expert.as_str(), "");
        } else {
            for cell in missing {
                cx.failure("C05", cell.expert.as_str(), cell.nomination.as_str());
            }
        }
    }
}

/// E03 for a score, E04 for a rank, K06 for the set of bundles that does not come out again.
fn same_ranking(merged: &Merged, sheet: &MergeSheet, criteria_digest: &str, cx: &mut Context<'_>) {
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
        let same =
            (&theirs.score, &theirs.exact, theirs.valid) == (&ours.score, &ours.exact, ours.valid);
        cx.require(same, "E03", item, format!("{:?} ≠ {:?}", theirs.score, ours.score));
        cx.require(theirs.rank == ours.rank, "E04", item, format!("{:?}", ours.rank));
    }
}

fn audit_head<R: Read + Seek>(bag: &mut Bag<R>, cx: &mut Context<'_>) {
    let Some(bytes) = cx.bytes(bag, path::AUDIT) else { return };
    let log_id = bag.info.log_id.clone().unwrap_or_default();
    match crate::audit::head_of(&log_id, &bytes) {
        Ok(head) => cx.same_id("Audit-Head", bag.info.audit_head.as_deref(), &head.to_string()),
        Err(fault) => cx.failure("I05", path::AUDIT, fault.to_string()),
    }
}
