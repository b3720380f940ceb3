//! Stage B of a receipt: it repeats the filing's own signed words, pins the criteria's bytes and the
//! body's keys, and is signed by the key the reader compared.

use std::io::{Read, Seek};

use bundle::bag::{Bag, BagInfo};
use review::criteria::Criteria;
use review::plan::WorkPlan;

use super::context::{CheckedStub, Context, of_stub, sha256};
use crate::finding::Finding;
use crate::payload::path;
use crate::payload::receipt::Receipt;

/// A verified receipt.
#[derive(Debug, Clone)]
pub struct ReceiptContents {
    /// The receipt.
    pub receipt: Receipt,
    /// The filed criteria.
    pub criteria: Criteria,
    /// Their exact bytes.
    pub criteria_bytes: Vec<u8>,
    /// The filed work plan.
    pub plan: WorkPlan,
}

pub(super) fn check<R: Read + Seek>(
    bag: &mut Bag<R>,
    cx: &mut Context<'_>,
) -> Option<ReceiptContents> {
    cx.files(bag, &[path::RECEIPT, path::CRITERIA, path::PLAN], |p| of_stub(p, path::FILING_STUB));
    let (receipt, _): (Receipt, _) = cx.payload(bag, path::RECEIPT)?;
    let (criteria, criteria_bytes) = cx.criteria(bag, path::CRITERIA)?;
    let (plan, plan_bytes): (WorkPlan, _) = cx.payload(bag, path::PLAN)?;

    ids_agree(bag, &receipt, cx);
    let digest = sha256(&criteria_bytes);
    cx.require(digest == receipt.criteria_digest, "K02", path::CRITERIA, digest.as_str());
    if let Some(stub) = cx.stub(bag, path::FILING_STUB) {
        repeats_filing(&stub, &receipt, &digest, &sha256(&plan_bytes), cx);
        cx.same_mode(bag.info.mode, stub.info.mode);
    }
    cx.require(receipt.binding == plan.binding, "K03", path::PLAN, "another binding than filed");
    cx.anchored(bag.signers().get("secretariat"));
    if let Some((known, _)) = &cx.known.edition
        && known != &receipt.edition_digest
    {
        let finding = Finding::failure("K03", "Edition-Digest", known);
        cx.findings.push(finding.because("edition"));
    }
    newest(&receipt, cx);
    Some(ReceiptContents { receipt, criteria, criteria_bytes, plan })
}

/// K08 if a higher version of this filing is known: a failure where it changed the criteria, otherwise a note,
/// because what was packed before a panel was amended is still judged by the filed criteria (ADR 0014).
pub(super) fn newest(receipt: &Receipt, cx: &mut Context<'_>) {
    let Some(newest) = cx.known.newest(receipt) else { return };
    if newest.filing_version <= receipt.filing_version {
        return;
    }
    let detail = format!("{} < {}", receipt.filing_version, newest.filing_version);
    if newest.criteria_digest == receipt.criteria_digest {
        cx.note("K08", receipt.filing_no.as_str(), detail);
    } else {
        cx.failure("K08", receipt.filing_no.as_str(), detail);
    }
}

/// K01 for a bundle that was made under a receipt and names another filing or other criteria.
pub(super) fn made_under(receipt: &Receipt, info: &BagInfo, cx: &mut Context<'_>) {
    let version = receipt.filing_version.to_string();
    for (field, said, payload) in [
        ("Filing-No", &info.filing_no, receipt.filing_no.as_str()),
        ("Filing-Version", &info.filing_version, version.as_str()),
        ("Filing-Digest", &info.filing_digest, receipt.filing_digest.as_str()),
        ("Criteria-Digest", &info.criteria_digest, receipt.criteria_digest.as_str()),
    ] {
        cx.same_id(field, said.as_deref(), payload);
    }
}

fn ids_agree<R: Read + Seek>(bag: &Bag<R>, receipt: &Receipt, cx: &mut Context<'_>) {
    let info = &bag.info;
    made_under(receipt, info, cx);
    for (field, said, payload) in [
        ("Edition-Id", &info.edition_id, receipt.edition.as_str()),
        ("Edition-Digest", &info.edition_digest, receipt.edition_digest.as_str()),
        ("List-Id", &info.list_id, receipt.list.as_str()),
        ("Track-Id", &info.track_id, receipt.track.as_str()),
        ("Body-Id", &info.body_id, receipt.body.as_str()),
    ] {
        cx.same_id(field, said.as_deref(), payload);
    }
    cx.require(receipt.suite == info.suite, "A07", "suite", receipt.suite.as_str());
}

fn repeats_filing(
    stub: &CheckedStub,
    receipt: &Receipt,
    criteria: &str,
    plan: &str,
    cx: &mut Context<'_>,
) {
    let said = stub.digest.to_string();
    cx.require(said == receipt.filing_digest, "K03", path::FILING_STUB, said.as_str());
    cx.same_id("Track-Id", stub.info.track_id.as_deref(), receipt.track.as_str());
    let filed = |p: &str| stub.manifest.get(p).map(ToString::to_string);
    let same = filed(path::CRITERIA).as_deref() == Some(criteria);
    cx.require(same, "K02", path::CRITERIA, "other bytes than filed");
    let same = filed(path::PLAN).as_deref() == Some(plan);
    cx.require(same, "K03", path::PLAN, "other bytes than filed");
    cx.entitled(&stub.signers, &receipt.role_keys);
}
