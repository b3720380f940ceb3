//! What a submission carries beside the computation so that anybody can check it: receipts of earlier versions,
//! returns, the body's revocations, scans of ink pages. Taken as they are kept; nothing is judged here.

use std::collections::BTreeSet;

use bundle::{BundleType, PayloadFile};
use dossier::json;
use dossier::payload::batch::Assignment;
use dossier::payload::path;
use dossier::payload::submission::{paper_path, receipt_path, return_path};
use review::ids::TrackId;
use store::office::{Direction, OfficeReader};

use super::set::TrackSet;
use crate::bundles::payload;
use crate::failure::{Failure, internal};
use crate::office::last_revocations;

/// The files.
pub(super) fn files(
    office: OfficeReader<'_>,
    track: &TrackId,
    set: &TrackSet,
    receipt_digest: &str,
) -> Result<Vec<PayloadFile<'static>>, Failure> {
    let mut files = Vec::new();
    for digest in earlier_receipts(set, receipt_digest)? {
        files.push(payload(&receipt_path(&digest), bytes(office, &digest)?));
    }
    for row in office.bundles(BundleType::Return.as_str())? {
        if row.track.as_ref() == Some(track) && row.direction == Direction::Out {
            files.push(payload(&return_path(&row.digest), bytes(office, &row.digest)?));
        }
    }
    if let Some(digest) = last_revocations(office)? {
        files.push(payload(path::REVOCATIONS_BUNDLE, bytes(office, &digest)?));
    }
    for (results, _) in &set.results {
        let digest = results.digest().to_string();
        if let Some(pdf) = office.paper_bytes(&digest)? {
            files.push(payload(&paper_path(&digest), pdf));
        }
    }
    Ok(files)
}

/// Receipts other than the one in force under which something was packed.
fn earlier_receipts(set: &TrackSet, receipt_digest: &str) -> Result<BTreeSet<String>, Failure> {
    let mut found = BTreeSet::new();
    for (_, row) in &set.packed {
        let a: Assignment = json::read(&row.batch.assignment)?;
        if a.receipt_digest != receipt_digest {
            found.insert(a.receipt_digest);
        }
    }
    Ok(found)
}

fn bytes(office: OfficeReader<'_>, digest: &str) -> Result<Vec<u8>, Failure> {
    office.bundle_bytes(digest)?.ok_or_else(|| internal(format!("bytes of {digest}")))
}
