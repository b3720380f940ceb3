//! What comes back to an expert from the body, slip or return: verified with nothing but what the work file was made from,
//! the receipt in the batch and the secretariat's key as it was known when the batch was opened. Nothing is kept here.

use std::io::Cursor;
use std::path::Path;

use bundle::{Bag, BundleType, Limits};
use dossier::json;
use dossier::payload::path;
use dossier::payload::receipt::Receipt;
use dossier::verify::{Contents, KnownReceipt};
use dossier::{Expect, Finding, Known};
use store::work::{Seal, WorkReader};

use crate::anyone::verify::accept_kept;
use crate::bundles::bundle_mode;
use crate::failure::Failure;
use crate::secretariat::edition::BUNDLE_CAP;

/// The contents and the bytes of an answer of this kind. Errors: as [`accept_kept`].
pub(super) fn accept(
    work: WorkReader<'_>,
    path: &Path,
    kind: BundleType,
) -> Result<(Contents, Vec<u8>), Failure> {
    let origin = work.origin()?;
    let expect = Expect {
        bundle_type: Some(kind),
        mode: Some(bundle_mode(origin.mode)),
        ..Expect::default()
    };
    let mut receipt = Bag::open(Cursor::new(&origin.receipt), Limits::default())?;
    let words: Receipt = json::read(&receipt.read(path::RECEIPT, BUNDLE_CAP)?)?;
    let known = Known {
        receipts: vec![KnownReceipt { digest: receipt.digest.to_string(), receipt: words }],
        ..Known::anchored(Some(origin.anchor_digits))
    };
    accept_kept(path, &expect, &known)
}

/// The seal that an answer is about. Errors: K06 if this work file sealed nothing of the kind.
pub(super) fn own_seal(
    work: WorkReader<'_>,
    path: &Path,
    (digest, seq): (&str, u32),
) -> Result<Seal, Failure> {
    let seals = work.seals()?.into_iter();
    let mut same = seals.filter(|seal| seal.digest == digest && seal.seq == seq);
    let foreign = || Finding::failure("K06", "results", digest).because("not-sealed-here");
    same.next().ok_or_else(|| Failure::refused(path, vec![foreign()]))
}
