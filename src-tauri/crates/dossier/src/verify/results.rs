//! Stage B of an expert's results: signed by the enrolled key, for exactly the batch whose signed words
//! it repeats, complete, and with marks and totals that the filed criteria allow. Whether it counts is not decided
//! here; who is asking decides how much of the chain can be proven.

use std::io::{Read, Seek};

use bundle::bag::{Bag, BagInfo};
use bundle::key::PublicKey;
use review::criteria::Criteria;
use review::plan::Binding;

use super::batch::agrees_with_receipt_parts;
use super::context::{CheckedStub, Context, of_stub, sha256};
use super::heads;
use super::receipt::{made_under, newest};
use super::sheet;
use crate::audit::Chain;
use crate::finding::Finding;
use crate::merge::Revoked;
use crate::payload::batch::Assignment;
use crate::payload::path;
use crate::payload::receipt::Receipt;
use crate::payload::results::{Declarations, Enrolment, ResultsSheet};

/// Verified results.
#[derive(Debug, Clone)]
pub struct ResultsContents {
    /// The scores.
    pub sheet: ResultsSheet,
    /// The expert's key and its binding.
    pub enrolment: Enrolment,
    /// Pledge and recusals.
    pub declarations: Declarations,
    /// The criteria under which was scored.
    pub criteria: Criteria,
    /// What was assigned.
    pub assignment: Assignment,
    /// SHA-256 of the assignment's exact bytes.
    pub assignment_digest: String,
    /// Digest of the batch bundle.
    pub batch_digest: String,
    /// The batch's bag-info.
    pub batch_info: BagInfo,
    /// The key that signed.
    pub key: PublicKey,
    /// How far that key is bound to the person by the bundle and its receipt alone: `mac` or `filed`.
    pub binding: Binding,
    /// The expert's audit log.
    pub log: Chain,
}

const ASSIGNMENT: &str = "data/batch/assignment.json";

pub(super) fn check<R: Read + Seek>(
    bag: &mut Bag<R>,
    cx: &mut Context<'_>,
) -> Option<ResultsContents> {
    let required = [
        path::RESULTS,
        path::ENROLMENT,
        path::DECLARATIONS,
        path::CRITERIA,
        path::AUDIT,
        ASSIGNMENT,
    ];
    cx.files(bag, &required, |p| of_stub(p, path::BATCH_STUB));
    let (sheet, _): (ResultsSheet, _) = cx.payload(bag, path::RESULTS)?;
    let (enrolment, _): (Enrolment, _) = cx.payload(bag, path::ENROLMENT)?;
    let (declarations, _): (Declarations, _) = cx.payload(bag, path::DECLARATIONS)?;
    let (criteria, criteria_bytes) = cx.criteria(bag, path::CRITERIA)?;
    let (assignment, assignment_bytes): (Assignment, _) = cx.payload(bag, ASSIGNMENT)?;
    let stub = cx.stub(bag, path::BATCH_STUB)?;
    let key = *bag.signers().get("expert")?;

    ids_agree(bag, &sheet, cx);
    let assignment_digest = sha256(&assignment_bytes);
    from_that_batch(&sheet, &assignment, &assignment_digest, &stub, cx);
    cx.same_mode(bag.info.mode, stub.info.mode);
    repeats_batch(&bag.info, &stub.info, cx);
    let digest = sha256(&criteria_bytes);
    cx.require(digest == assignment.criteria_digest, "K02", path::CRITERIA, digest.as_str());
    let filed = stub.manifest.get(path::CRITERIA).map(ToString::to_string);
    cx.require(filed.as_deref() == Some(digest.as_str()), "K02", path::CRITERIA, "batch");
    let receipt = chain_to_receipt(&assignment, &stub, &digest, cx);
    let binding = bound(receipt.as_ref(), &enrolment, &key, cx);
    enrolled(&enrolment, &sheet, &key, cx);
    sheet::complete(&sheet, &assignment, &declarations, cx);
    sheet::evidence(&criteria, &sheet, cx);
    let audit = cx.bytes(bag, path::AUDIT)?;
    let log = heads::chain(&bag.info, &audit, cx)?;
    in_time(bag.info.claimed_at.as_deref(), &assignment, cx);
    counts(bag.digest.to_string().as_str(), &sheet, &key, &stub, cx);
    let batch_digest = stub.digest.to_string();
    Some(ResultsContents {
        sheet,
        enrolment,
        declarations,
        criteria,
        assignment,
        assignment_digest,
        batch_digest,
        batch_info: stub.info,
        key,
        binding,
        log,
    })
}

fn ids_agree<R: Read + Seek>(bag: &Bag<R>, s: &ResultsSheet, cx: &mut Context<'_>) {
    let (issue, seq) = (s.issue.to_string(), s.seq.to_string());
    let info = &bag.info;
    for (field, said, payload) in [
        ("Edition-Id", &info.edition_id, s.edition.as_str()),
        ("List-Id", &info.list_id, s.list.as_str()),
        ("Track-Id", &info.track_id, s.track.as_str()),
        ("Body-Id", &info.body_id, s.body.as_str()),
        ("Batch-Id", &info.batch_id, s.batch.as_str()),
        ("Issue", &info.issue, issue.as_str()),
        ("Expert-Id", &info.expert_id, s.expert.as_str()),
        ("Seq", &info.seq, seq.as_str()),
    ] {
        cx.same_id(field, said.as_deref(), payload);
    }
    cx.require(s.issue > 0 && s.seq > 0, "K01", "Seq", seq.as_str());
}

/// The stub is that of the batch which the sheet names, and it holds this assignment.
fn from_that_batch(
    s: &ResultsSheet,
    a: &Assignment,
    assignment_digest: &str,
    stub: &CheckedStub,
    cx: &mut Context<'_>,
) {
    let listed = stub.manifest.get(path::ASSIGNMENT).map(ToString::to_string);
    let same = listed.as_deref() == Some(assignment_digest);
    cx.require(same, "K04", ASSIGNMENT, "not the assignment of the signed batch");
    let same = (&s.edition, &s.list, &s.track, &s.body) == (&a.edition, &a.list, &a.track, &a.body)
        && (&s.batch, s.issue, &s.expert) == (&a.batch, a.issue, &a.expert);
    cx.require(same, "K01", path::RESULTS, "not of the assigned batch");
    cx.same_id("Batch-Id", stub.info.batch_id.as_deref(), a.batch.as_str());
    cx.same_id("Expert-Id", stub.info.expert_id.as_deref(), a.expert.as_str());
}

/// Results say of edition and filing what their batch said.
fn repeats_batch(info: &BagInfo, batch: &BagInfo, cx: &mut Context<'_>) {
    for (field, said, batch) in [
        ("Edition-Digest", &info.edition_digest, &batch.edition_digest),
        ("Filing-No", &info.filing_no, &batch.filing_no),
        ("Filing-Version", &info.filing_version, &batch.filing_version),
        ("Filing-Digest", &info.filing_digest, &batch.filing_digest),
        ("Criteria-Digest", &info.criteria_digest, &batch.criteria_digest),
    ] {
        cx.require(said == batch, "K01", field, format!("{said:?} ≠ {batch:?}"));
    }
}

/// The batch's signer is entitled by a receipt that the reader knows; without it nothing is proven.
fn chain_to_receipt(
    a: &Assignment,
    stub: &CheckedStub,
    criteria: &str,
    cx: &mut Context<'_>,
) -> Option<Receipt> {
    let Some(receipt) = cx.known.receipt(&a.receipt_digest).cloned() else {
        cx.error("K03", "receipt", a.receipt_digest.as_str());
        return None;
    };
    cx.entitled(&stub.signers, &receipt.role_keys);
    cx.all_signed(&stub.signers, &receipt.role_keys);
    cx.not_revoked(&stub.signers);
    cx.require(receipt.criteria_digest == criteria, "K02", path::CRITERIA, "receipt");
    agrees_with_receipt_parts(a, &receipt, cx);
    made_under(&receipt, &stub.info, cx);
    newest(&receipt, cx);
    Some(receipt)
}

/// `filed` if the key is the one that was filed for this expert, otherwise `mac`; A09 for another than the filed
/// one, A10 where the plan asks for a filed key and none was.
fn bound(
    receipt: Option<&Receipt>,
    e: &Enrolment,
    key: &PublicKey,
    cx: &mut Context<'_>,
) -> Binding {
    let Some(receipt) = receipt else { return Binding::Mac };
    let filed = receipt.filed_key(&e.expert);
    let reached = match filed {
        Some(filed) if filed == *key => Binding::Filed,
        Some(filed) => {
            cx.failure("A09", e.expert.as_str(), filed.fingerprint());
            Binding::Mac
        }
        None => Binding::Mac,
    };
    let claimed = e.binding != Binding::Filed || reached == Binding::Filed;
    cx.require(claimed, "A10", e.expert.as_str(), "no key filed");
    let missing = receipt.binding == Binding::Filed && filed.is_none();
    cx.require(!missing, "A10", e.expert.as_str(), "no key filed");
    reached
}

/// The binding that is reached with what is beside the bundle: a scan of its ink page, and whether a clerk of the
/// secretariat compared the original.
pub fn reached(of_bundle: Binding, paper: bool, seen: bool) -> Binding {
    match of_bundle {
        Binding::Filed => Binding::Filed,
        _ if seen => Binding::PaperSeen,
        _ if paper => Binding::PaperClaimed,
        other => other,
    }
}

fn enrolled(e: &Enrolment, s: &ResultsSheet, key: &PublicKey, cx: &mut Context<'_>) {
    let same = (&e.expert, &e.batch, e.issue) == (&s.expert, &s.batch, s.issue);
    cx.require(same, "K01", path::ENROLMENT, "not of this sheet");
    match PublicKey::from_openssh(&e.public_key) {
        Ok(named) => cx.require(&named == key, "A05", "expert", named.fingerprint()),
        Err(fault) => cx.findings.push(fault.into()),
    }
    let secret =
        cx.known.issues.get(&(s.batch.clone(), s.issue)).and_then(|i| i.mac_secret.clone());
    match secret {
        Some(secret) => {
            let holds = e
                .mac
                .parse::<bundle::Digest>()
                .is_ok_and(|tag| bundle::mac::verify(&secret, &key.blob(), tag.as_bytes()));
            cx.require(holds, "A08", s.expert.as_str(), "");
        }
        None => cx.note("A08", s.expert.as_str(), "only the body that packed the batch can check"),
    }
}

/// Late results are shown as late and not silently refused: the time is only what a laptop claimed.
fn in_time(claimed_at: Option<&str>, a: &Assignment, cx: &mut Context<'_>) {
    let claimed = claimed_at.and_then(|at| chrono::DateTime::parse_from_rfc3339(at).ok());
    let Some(claimed) = claimed else {
        cx.failure("F16", "Claimed-At", claimed_at.unwrap_or("-"));
        return;
    };
    let end = review::dates::end_of_day(a.closing_date);
    if end.is_none_or(|end| claimed >= end) {
        cx.note("P05", a.expert.as_str(), format!("{claimed} > {}", a.closing_date));
    }
}

/// What the office knows of this issue: another batch, a later issue, a higher version, a revoked key. Whether the
/// results count is a question about the whole set, and is answered in [`crate::merge`]: here it is only noted.
fn counts(
    digest: &str,
    s: &ResultsSheet,
    key: &PublicKey,
    stub: &CheckedStub,
    cx: &mut Context<'_>,
) {
    if !cx.known.issues.is_empty() {
        match cx.known.issues.get(&(s.batch.clone(), s.issue)).cloned() {
            None => cx.failure("K04", s.batch.as_str(), "never packed here"),
            Some(issue) => {
                let batch = stub.digest.to_string();
                cx.require(issue.batch_digest == batch, "K04", s.batch.as_str(), batch.as_str());
                cx.require(issue.expert == s.expert, "K05", s.expert.as_str(), "other expert");
            }
        }
        let revoked = |is: &dyn Fn(&Revoked) -> bool| cx.known.is_revoked(is);
        let later = cx.known.later_issue(&s.batch, s.issue);
        let fingerprint = key.fingerprint();
        let (issue_revoked, revoked) = (
            revoked(&|r| r.issue(&s.batch, s.issue)),
            revoked(&|r| r.key(&fingerprint) || r.results(digest)),
        );
        if later || issue_revoked {
            cx.note("P02", s.batch.as_str(), s.issue.to_string());
        }
        if revoked {
            cx.note("P07", s.expert.as_str(), fingerprint);
        }
    }
    for r in cx.known.results.iter().filter(|r| (&r.batch, r.issue) == (&s.batch, s.issue)) {
        if r.digest == digest {
            cx.findings.push(Finding::note("P10", digest, ""));
        } else if r.seq > s.seq {
            let detail = format!("{} < {}", s.seq, r.seq);
            cx.findings.push(Finding::note("P03", s.expert.as_str(), detail));
        }
    }
}
