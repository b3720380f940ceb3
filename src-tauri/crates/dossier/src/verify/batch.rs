//! Stage B of a batch: the chain from the expert's anchor over the receipt to the body's key, the filed
//! criteria byte for byte, and an assignment that names this database. The database is not opened here.

use std::io::{Cursor, Read, Seek};

use bundle::bag::{Bag, BundleType, Stub};
use review::criteria::Criteria;

use super::context::{Context, EMBEDDED_CAP, sha256};
use super::receipt::{ReceiptContents, made_under};
use super::{Contents, Expect, Known, Verified, verify};
use crate::payload::batch::Assignment;
use crate::payload::path;
use crate::payload::receipt::Receipt;

/// A verified batch.
#[derive(Debug, Clone)]
pub struct BatchContents {
    /// The assignment.
    pub assignment: Assignment,
    /// Its exact bytes.
    pub assignment_bytes: Vec<u8>,
    /// The filed criteria.
    pub criteria: Criteria,
    /// Their exact bytes.
    pub criteria_bytes: Vec<u8>,
    /// The receipt that was packed with it.
    pub receipt: Verified<ReceiptContents>,
    /// Its exact bytes.
    pub receipt_bytes: Vec<u8>,
    /// bag-info, manifests and signatures, as results repeat them.
    pub stub: Stub,
}

pub(super) fn check<R: Read + Seek>(
    bag: &mut Bag<R>,
    cx: &mut Context<'_>,
) -> Option<BatchContents> {
    let required = [path::BATCH_DB, path::ASSIGNMENT, path::CRITERIA, path::RECEIPT_BUNDLE];
    cx.files(bag, &required, |_| false);
    let (assignment, assignment_bytes): (Assignment, _) = cx.payload(bag, path::ASSIGNMENT)?;
    let (criteria, criteria_bytes) = cx.criteria(bag, path::CRITERIA)?;
    let (receipt, receipt_bytes) = embedded_receipt(bag, cx)?;

    cx.entitled(bag.signers(), &receipt.receipt.role_keys);
    cx.all_signed(bag.signers(), &receipt.receipt.role_keys);
    cx.not_revoked(bag.signers());
    let same = receipt.criteria_bytes == criteria_bytes;
    cx.require(same, "K02", path::CRITERIA, "other bytes than in the receipt");
    ids_agree(bag, &assignment, cx);
    agrees_with_receipt(&assignment, &receipt, cx);
    made_under(&receipt.receipt, &bag.info, cx);
    cx.require(assignment.criteria_digest == sha256(&criteria_bytes), "K02", "assignment", "");
    let database = bag.manifest.get(path::BATCH_DB).map(ToString::to_string);
    let same = database.as_deref() == Some(assignment.batch_db.as_str());
    cx.require(same, "K04", path::BATCH_DB, "other database than assigned");
    let stub = bag.stub.clone();
    Some(BatchContents {
        assignment,
        assignment_bytes,
        criteria,
        criteria_bytes,
        receipt,
        receipt_bytes,
        stub,
    })
}

/// The receipt inside a batch or a submission, verified as a bundle of its own.
pub(super) fn embedded_receipt<R: Read + Seek>(
    bag: &mut Bag<R>,
    cx: &mut Context<'_>,
) -> Option<(Verified<ReceiptContents>, Vec<u8>)> {
    receipt_at(bag, path::RECEIPT_BUNDLE, cx)
}

/// A receipt that lies at `at`, verified as a bundle of its own.
pub(super) fn receipt_at<R: Read + Seek>(
    bag: &mut Bag<R>,
    at: &str,
    cx: &mut Context<'_>,
) -> Option<(Verified<ReceiptContents>, Vec<u8>)> {
    let bytes = cx.bytes_up_to(bag, at, EMBEDDED_CAP)?;
    let expect = Expect {
        bundle_type: Some(BundleType::Receipt),
        mode: Some(bag.info.mode),
        ..cx.expect.clone()
    };
    let known = Known { edition: None, ..cx.known.clone() };
    let verification = verify(Cursor::new(&bytes), &expect, &known);
    let inner = verification.findings.into_iter().map(|f| f.inside(at));
    cx.findings.extend(inner);
    match verification.contents {
        Some(Contents::Receipt(receipt)) => Some((*receipt, bytes)),
        _ => None,
    }
}

/// The assignment was packed under exactly this receipt.
fn agrees_with_receipt(a: &Assignment, receipt: &Verified<ReceiptContents>, cx: &mut Context<'_>) {
    let digest = receipt.digest().to_string();
    cx.require(a.receipt_digest == digest, "K03", "receipt", digest.as_str());
    agrees_with_receipt_parts(a, &receipt.receipt, cx);
}

/// Edition, list, track, body and expert of an assignment are those of the receipt.
pub(super) fn agrees_with_receipt_parts(a: &Assignment, r: &Receipt, cx: &mut Context<'_>) {
    let same = (&a.edition, &a.list, &a.track, &a.body) == (&r.edition, &r.list, &r.track, &r.body);
    cx.require(same, "K01", "assignment", "not of the receipt's track or body");
    let filed = r.experts.iter().any(|e| e.expert == a.expert);
    cx.require(filed, "K05", a.expert.as_str(), "not on the filed panel");
}

fn ids_agree<R: Read + Seek>(bag: &Bag<R>, a: &Assignment, cx: &mut Context<'_>) {
    let issue = a.issue.to_string();
    let info = &bag.info;
    for (field, said, payload) in [
        ("Edition-Id", &info.edition_id, a.edition.as_str()),
        ("List-Id", &info.list_id, a.list.as_str()),
        ("Track-Id", &info.track_id, a.track.as_str()),
        ("Body-Id", &info.body_id, a.body.as_str()),
        ("Batch-Id", &info.batch_id, a.batch.as_str()),
        ("Issue", &info.issue, issue.as_str()),
        ("Expert-Id", &info.expert_id, a.expert.as_str()),
    ] {
        cx.same_id(field, said.as_deref(), payload);
    }
}
