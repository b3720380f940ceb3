//! How far experts' keys are bound to the persons (`formats.md` §6), as an office can say it from what it keeps: results by
//! the receipt of their batch and the scans beside them, acks by what they say. Nothing is verified again for a list;
//! what counts is decided when a submission is received.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use bundle::{Bag, BundleType, Limits};
use dossier::json;
use dossier::payload::ack::Ack;
use dossier::payload::batch::Assignment;
use dossier::payload::decision::DecisionKind;
use dossier::payload::path;
use dossier::payload::receipt::Receipt;
use dossier::verify::reached;
use review::plan::Binding;
use store::office::{OfficeReader, ResultsRow};

use super::edition;
use crate::failure::{Failure, internal};
use crate::secretariat::edition::BUNDLE_CAP;

/// The bindings, by digest of the bundle.
pub(super) fn of_all(office: OfficeReader<'_>) -> Result<BTreeMap<String, Binding>, Failure> {
    let mut found = of_results(office)?;
    found.extend(of_acks(office)?);
    Ok(found)
}

fn of_results(office: OfficeReader<'_>) -> Result<BTreeMap<String, Binding>, Failure> {
    let Some(edition) = edition(office)?.1 else { return Ok(BTreeMap::new()) };
    let scans: BTreeSet<String> = office.papers()?.into_iter().map(|p| p.results).collect();
    let decisions = office.decisions()?.into_iter();
    let seen: BTreeSet<String> = decisions
        .filter(|d| d.kind == DecisionKind::PaperSeen.as_str())
        .map(|d| d.subject)
        .collect();
    let (mut receipts, mut found) = (BTreeMap::new(), BTreeMap::new());
    for track in &edition.tracks {
        for row in office.results_of(&track.id)? {
            let alone = by_receipt(office, &row, &mut receipts)?;
            let digest = row.head.digest;
            let binding = reached(alone, scans.contains(&digest), seen.contains(&digest));
            found.insert(digest, binding);
        }
    }
    Ok(found)
}

/// `filed` if the key is the one that the receipt of the batch names, otherwise `mac`.
fn by_receipt(
    office: OfficeReader<'_>,
    row: &ResultsRow,
    receipts: &mut BTreeMap<String, Receipt>,
) -> Result<Binding, Failure> {
    let head = &row.head;
    let Some(packed) = office.batch(&head.batch, head.issue)? else { return Ok(Binding::Mac) };
    let a: Assignment = json::read(&packed.batch.assignment)?;
    if !receipts.contains_key(&a.receipt_digest) {
        let receipt: Receipt = inside(office, &a.receipt_digest, path::RECEIPT)?;
        receipts.insert(a.receipt_digest.clone(), receipt);
    }
    let receipt = receipts.get(&a.receipt_digest);
    let filed = receipt.and_then(|r| r.filed_key(&head.expert)).map(|key| key.fingerprint());
    let same = filed.as_ref() == Some(&head.key_fingerprint);
    Ok(if same { Binding::Filed } else { Binding::Mac })
}

/// The weakest binding of each ack, for it and for the submission it answers.
fn of_acks(office: OfficeReader<'_>) -> Result<BTreeMap<String, Binding>, Failure> {
    let mut found = BTreeMap::new();
    for row in office.bundles(BundleType::Ack.as_str())? {
        let ack: Ack = inside(office, &row.digest, path::ACK)?;
        if let Some(weakest) = ack.experts.iter().map(|e| e.binding).min() {
            found.insert(row.digest, weakest);
            found.insert(ack.submission_digest, weakest);
        }
    }
    Ok(found)
}

/// A payload of a bundle that is kept, which was verified when it came in or made here.
fn inside<T: json::Payload>(
    office: OfficeReader<'_>,
    digest: &str,
    at: &str,
) -> Result<T, Failure> {
    let bytes = office.bundle_bytes(digest)?.ok_or_else(|| internal("bytes of a bundle"))?;
    let mut bag = Bag::open(Cursor::new(bytes), Limits::default())?;
    Ok(json::read(&bag.read(at, BUNDLE_CAP)?)?)
}
