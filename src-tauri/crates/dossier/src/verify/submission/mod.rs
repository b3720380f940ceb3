//! Stage B of a submission: the receipts inside it, every assignment and every results bundle verified as
//! bundles of their own, nothing of the field left out, and the whole ranking recomputed from them.

mod bindings;
mod embedded;
mod logged;
mod meeting;
mod whole;

use std::collections::BTreeMap;
use std::io::{Read, Seek};

use bundle::bag::Bag;
use review::criteria::Criteria;
use review::plan::Binding;

use super::batch::embedded_receipt;
use super::context::{Context, sha256};
use super::receipt::made_under;
use super::{
    ReceiptContents, ResultsContents, ReturnContents, RevocationsContents, Verified, heads,
};
use crate::audit::Chain;
use crate::payload::meeting::Meeting;
use crate::payload::path;
use crate::payload::submission::{FieldList, MergeSheet, Register};
use embedded::Embedded;

/// A verified submission.
#[derive(Debug, Clone)]
pub struct SubmissionContents {
    /// The receipt under which is submitted.
    pub receipt: Verified<ReceiptContents>,
    /// Receipts of earlier versions under which batches were packed.
    pub earlier: Vec<Verified<ReceiptContents>>,
    /// The filed criteria.
    pub criteria: Criteria,
    /// Every nomination of the track.
    pub field: FieldList,
    /// Every batch.
    pub register: Register,
    /// Every results bundle.
    pub results: Vec<Verified<ResultsContents>>,
    /// Every return for correction.
    pub returns: Vec<Verified<ReturnContents>>,
    /// What the body revoked.
    pub revocations: Option<Verified<RevocationsContents>>,
    /// The computation, recomputed and found equal.
    pub merge: MergeSheet,
    /// The panel meeting, where there was one.
    pub meeting: Option<Meeting>,
    /// The binding that was reached, by results digest.
    pub bindings: BTreeMap<String, Binding>,
    /// The body's audit log.
    pub log: Chain,
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
    cx.all_signed(bag.signers(), &receipt.receipt.role_keys);
    cx.not_revoked(bag.signers());
    let (criteria, criteria_bytes) = cx.criteria(bag, path::CRITERIA)?;
    let same = criteria_bytes == receipt.criteria_bytes;
    cx.require(same, "K02", path::CRITERIA, "other bytes than in the receipt");
    ids_agree(bag, &receipt, cx);

    let (field, _): (FieldList, _) = cx.payload(bag, path::FIELD)?;
    let (register, _): (Register, _) = cx.payload(bag, path::REGISTER)?;
    let (merge, _): (MergeSheet, _) = cx.payload(bag, path::MERGE)?;
    for track in [&field.track, &register.track, &merge.track] {
        cx.same_id("Track-Id", bag.info.track_id.as_deref(), track.as_str());
    }
    let inside = Embedded::read(bag, &register, &receipt, cx)?;
    let audit = cx.bytes(bag, path::AUDIT)?;
    let log = heads::chain(&bag.info, &audit, cx)?;
    heads::not_forked(&log, cx);
    for results in &inside.results {
        heads::lies_on(&log, &results.batch_info, results.sheet.expert.as_str(), cx);
    }
    logged::is_there(&log, &inside, &receipt, cx);
    whole::field_holds(&field, &register, &inside.assignments, cx);
    let merged = whole::recompute(&criteria, &field, &register, (&inside, &receipt), cx)?;
    whole::complete(&merged, &register, cx);
    whole::same_ranking(&merged, &merge, &sha256(&criteria_bytes), cx);
    whole::recommended(&merge, &receipt, cx);
    let meeting = meeting::check(bag, &criteria, (&field, &receipt), cx);
    let bindings = bindings::reached_by_all(bag, &receipt, &inside, &merged.counted, cx);
    let Embedded { earlier, results, returns, revocations, .. } = inside;
    Some(SubmissionContents {
        receipt,
        earlier,
        criteria,
        field,
        register,
        results,
        returns,
        revocations,
        merge,
        meeting,
        bindings,
        log,
    })
}

fn optional(p: &str) -> bool {
    let under = |dir: &str, ext: &str| p.starts_with(dir) && p.ends_with(ext);
    under(path::ASSIGNMENTS, ".json")
        || under(path::RESULTS_DIR, ".hjb")
        || under(path::RETURNS, ".hjb")
        || under(path::RECEIPTS, ".hjb")
        || under(path::PAPERS, ".pdf")
        || [path::REVOCATIONS_BUNDLE, path::MEETING, "data/report.pdf", "data/report.xlsx"]
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
    ] {
        cx.same_id(field, said.as_deref(), payload);
    }
    made_under(r, info, cx);
}
