//! What the reader of a bundle already knows: the anchor, receipts, issues, earlier results. An auditor
//! passes an empty one; an office fills it from its file. Nothing is looked up behind its back.

use std::collections::BTreeMap;

use review::edition::Edition;
use review::ids::{BatchId, ExpertId};

use crate::payload::receipt::Receipt;

/// Everything known beforehand.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// The secretariat's 6×5 digits or fingerprint, typed or pinned.
    pub anchor: Option<String>,
    /// The edition in force, with the digest of its bundle.
    pub edition: Option<(String, Edition)>,
    /// Receipts that were verified before.
    pub receipts: Vec<KnownReceipt>,
    /// Issues that this office packed.
    pub issues: BTreeMap<(BatchId, u32), KnownIssue>,
    /// Results taken in before.
    pub results: Vec<KnownResults>,
}

/// A receipt that was verified before.
#[derive(Debug, Clone)]
pub struct KnownReceipt {
    /// Digest of its bundle.
    pub digest: String,
    /// What it says.
    pub receipt: Receipt,
}

/// An issue that this office packed.
#[derive(Debug, Clone)]
pub struct KnownIssue {
    /// For whom.
    pub expert: ExpertId,
    /// Digest of the batch bundle.
    pub batch_digest: String,
    /// Whether its results count.
    pub counts: bool,
    /// The secret inside the batch, where the reader is the body that packed it.
    pub mac_secret: Option<Vec<u8>>,
}

/// Results taken in before.
#[derive(Debug, Clone)]
pub struct KnownResults {
    /// Digest of the bundle.
    pub digest: String,
    /// Which batch.
    pub batch: BatchId,
    /// Which issue.
    pub issue: u32,
    /// Which version.
    pub seq: u32,
    /// Fingerprint of the key that signed it.
    pub fingerprint: String,
}

impl Known {
    /// The receipt with this digest.
    pub fn receipt(&self, digest: &str) -> Option<&Receipt> {
        self.receipts.iter().find(|k| k.digest == digest).map(|k| &k.receipt)
    }

    /// The highest filing version known for the track of `receipt`.
    pub fn newest_version(&self, receipt: &Receipt) -> Option<u32> {
        self.receipts
            .iter()
            .map(|k| &k.receipt)
            .filter(|r| r.edition == receipt.edition && r.track == receipt.track)
            .map(|r| r.filing_version)
            .max()
    }
}
