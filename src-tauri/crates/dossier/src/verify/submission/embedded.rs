//! The bundles and assignments inside a submission: each is there under the name the register gives it, each is
//! verified as a bundle of its own, and nothing else is there.

use std::collections::BTreeSet;
use std::io::{Cursor, Read, Seek};

use bundle::bag::{Bag, BundleType};

use crate::finding::Finding;
use crate::payload::batch::Assignment;
use crate::payload::path;
use crate::payload::submission::{
    Register, RegisteredBatch, assignment_path, receipt_path, results_path, return_path,
};
use crate::verify::batch::{agrees_with_receipt_parts, receipt_at};
use crate::verify::context::{Context, EMBEDDED_CAP, sha256};
use crate::verify::{
    Contents, Expect, Known, KnownIssue, KnownReceipt, KnownRevocations, ReceiptContents,
    ResultsContents, ReturnContents, RevocationsContents, Verified, verify,
};

/// What was found inside.
pub(super) struct Embedded {
    pub earlier: Vec<Verified<ReceiptContents>>,
    pub assignments: Vec<Assignment>,
    pub results: Vec<Verified<ResultsContents>>,
    pub returns: Vec<Verified<ReturnContents>>,
    pub revocations: Option<Verified<RevocationsContents>>,
}

impl Embedded {
    /// Reads and verifies everything; `None` if something that all the rest depends on could not be.
    pub fn read<R: Read + Seek>(
        bag: &mut Bag<R>,
        register: &Register,
        receipt: &Verified<ReceiptContents>,
        cx: &mut Context<'_>,
    ) -> Option<Self> {
        let earlier = earlier_receipts(bag, receipt, cx)?;
        let receipts: Vec<&Verified<ReceiptContents>> =
            std::iter::once(receipt).chain(&earlier).collect();
        let assignments = assignments(bag, register, &receipts, cx)?;
        let mut known = known_inside(register, &receipts, cx.known);
        let revocations = revocations(bag, &known, cx)?;
        if let Some(list) = &revocations {
            known.revocations.push(KnownRevocations::new(
                list.digest().to_string(),
                list.secretariat,
                list.list.clone(),
            ));
        }
        let results = results(bag, register, &known, cx)?;
        let returns = returns(bag, register, &known, cx)?;
        Some(Self { earlier, assignments, results, returns, revocations })
    }
}

fn paths_under<R: Read + Seek>(bag: &Bag<R>, dir: &str) -> Vec<String> {
    bag.paths().filter(|p| p.starts_with(dir)).map(ToOwned::to_owned).collect()
}

/// Receipts of earlier versions, under which batches were packed before the panel was amended.
fn earlier_receipts<R: Read + Seek>(
    bag: &mut Bag<R>,
    newest: &Verified<ReceiptContents>,
    cx: &mut Context<'_>,
) -> Option<Vec<Verified<ReceiptContents>>> {
    let mut found = Vec::new();
    for at in paths_under(bag, path::RECEIPTS) {
        let (receipt, _) = receipt_at(bag, &at, cx)?;
        cx.require(receipt_path(&receipt.digest().to_string()) == at, "K06", &at, "other digest");
        let (old, new) = (&receipt.receipt, &newest.receipt);
        let same = (&old.edition, &old.track, &old.body) == (&new.edition, &new.track, &new.body);
        cx.require(same, "K01", &at, "not of the submission's track or body");
        cx.require(old.filing_version < new.filing_version, "K08", &at, "not an earlier version");
        let same = old.criteria_digest == new.criteria_digest;
        cx.require(same, "K02", &at, "the criteria were amended since");
        found.push(receipt);
    }
    Some(found)
}

/// Every registered assignment, with the digest that the register names, and no other.
fn assignments<R: Read + Seek>(
    bag: &mut Bag<R>,
    register: &Register,
    receipts: &[&Verified<ReceiptContents>],
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
        match receipts.iter().find(|r| r.digest().to_string() == a.receipt_digest) {
            Some(receipt) => agrees_with_receipt_parts(&a, &receipt.receipt, cx),
            None => cx.failure("K03", &at, a.receipt_digest.as_str()),
        }
        cx.require(named.insert(at.clone()), "K01", &at, "registered twice");
        found.push(a);
    }
    for extra in paths_under(bag, path::ASSIGNMENTS).iter().filter(|p| !named.contains(*p)) {
        cx.failure("K06", extra, "not in the register");
    }
    Some(found)
}

/// An embedded bundle of this type, verified; its findings are said to be inside `what`.
fn embedded<R: Read + Seek>(
    bag: &mut Bag<R>,
    (at, kind, what): (&str, BundleType, &str),
    known: &Known,
    cx: &mut Context<'_>,
) -> Option<Option<Contents>> {
    let bytes = cx.bytes_up_to(bag, at, EMBEDDED_CAP)?;
    let expect = Expect { bundle_type: Some(kind), mode: Some(bag.info.mode), ..cx.expect.clone() };
    let verification = verify(Cursor::new(&bytes), &expect, known);
    let inner = verification.findings.into_iter().map(|f: Finding| f.inside(what));
    cx.findings.extend(inner);
    Some(verification.contents)
}

/// Every registered results bundle, verified, and no other.
fn results<R: Read + Seek>(
    bag: &mut Bag<R>,
    register: &Register,
    known: &Known,
    cx: &mut Context<'_>,
) -> Option<Vec<Verified<ResultsContents>>> {
    let mut named = BTreeSet::new();
    let mut found = Vec::new();
    let mut all_good = true;
    for (row, results) in
        register.batches.iter().flat_map(|b| b.results.iter().map(move |r| (b, r)))
    {
        let at = results_path(&results.digest);
        named.insert(at.clone());
        let what = (at.as_str(), BundleType::Results, row.expert.as_str());
        match embedded(bag, what, known, cx)? {
            Some(Contents::Results(r)) => {
                let same = r.digest().to_string() == results.digest
                    && (&r.sheet.batch, r.sheet.issue) == (&row.batch, row.issue)
                    && r.sheet.seq == results.seq
                    && r.key.fingerprint() == results.fingerprint
                    && r.assignment_digest == row.assignment_digest;
                cx.require(same, "K06", &at, "not the registered bundle");
                found.push(*r);
            }
            _ => all_good = false,
        }
    }
    for extra in paths_under(bag, path::RESULTS_DIR).iter().filter(|p| !named.contains(*p)) {
        cx.failure("K06", extra, "not in the register");
    }
    all_good.then_some(found)
}

/// Every return, about results that are registered.
fn returns<R: Read + Seek>(
    bag: &mut Bag<R>,
    register: &Register,
    known: &Known,
    cx: &mut Context<'_>,
) -> Option<Vec<Verified<ReturnContents>>> {
    let registered: BTreeSet<&String> =
        register.batches.iter().flat_map(|b| &b.results).map(|r| &r.digest).collect();
    let mut found = Vec::new();
    for at in paths_under(bag, path::RETURNS) {
        let what = (at.as_str(), BundleType::Return, at.as_str());
        let Some(Contents::Return(r)) = embedded(bag, what, known, cx)? else { return None };
        cx.require(return_path(&r.digest().to_string()) == at, "K06", &at, "other digest");
        let about = registered.contains(&r.returned.results_digest);
        cx.require(about, "K06", &at, "about results that are not registered");
        found.push(*r);
    }
    Some(found)
}

/// The body's revocations. `Some(None)` where there are none; `None` where they are bad.
fn revocations<R: Read + Seek>(
    bag: &mut Bag<R>,
    known: &Known,
    cx: &mut Context<'_>,
) -> Option<Option<Verified<RevocationsContents>>> {
    let there = bag.paths().any(|p| p == path::REVOCATIONS_BUNDLE);
    let ours = |k: &&KnownRevocations| {
        let keys = known.receipts.iter().flat_map(|r| &r.receipt.role_keys);
        keys.filter_map(|k| bundle::PublicKey::from_openssh(&k.signing_key).ok())
            .any(|key| key.fingerprint() == k.list.office)
    };
    let seen = known.revocations.iter().filter(ours).map(|k| k.list.rev_seq).max().unwrap_or(0);
    if !there {
        cx.require(seen == 0, "P08", path::REVOCATIONS_BUNDLE, seen.to_string());
        return Some(None);
    }
    let at = path::REVOCATIONS_BUNDLE;
    let what = (at, BundleType::Revocations, at);
    let Some(Contents::Revocations(list)) = embedded(bag, what, known, cx)? else { return None };
    cx.require(list.list.rev_seq >= seen, "P08", at, format!("{} < {seen}", list.list.rev_seq));
    Some(Some(*list))
}

/// What a bundle inside this submission can be checked against.
fn known_inside(
    register: &Register,
    receipts: &[&Verified<ReceiptContents>],
    outer: &Known,
) -> Known {
    let receipt = |r: &&Verified<ReceiptContents>| KnownReceipt {
        digest: r.digest().to_string(),
        receipt: r.receipt.clone(),
    };
    let issue = |b: &RegisteredBatch| KnownIssue {
        expert: b.expert.clone(),
        batch_digest: b.batch_digest.clone(),
        mac_secret: None,
    };
    Known {
        anchors: outer.anchors.clone(),
        receipts: receipts.iter().map(receipt).collect(),
        issues: register.batches.iter().map(|b| ((b.batch.clone(), b.issue), issue(b))).collect(),
        revocations: outer.revocations.clone(),
        ..Known::default()
    }
}
