//! What the reader of a bundle already knows: the anchor, receipts, issues, earlier results. An auditor
//! passes an empty one; an office fills it from its file. Nothing is looked up behind its back.

use std::collections::{BTreeMap, BTreeSet};

use bundle::key::PublicKey;

use review::edition::Edition;
use review::ids::{BatchId, ExpertId};

use super::context::is_anchor;
use super::deciders::Deciders;
use crate::audit::Chain;
use crate::finding::{Finding, Severity};
use crate::merge::Revoked;
use crate::payload::decision::{Decision, SignedDecision};
use crate::payload::receipt::Receipt;
use crate::payload::revocations::Revocations;

/// Everything known beforehand.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// The secretariat's 6×5 digits or fingerprints, typed or pinned: one for each key it has had.
    pub anchors: Vec<String>,
    /// The edition in force, with the digest of its bundle.
    pub edition: Option<(String, Edition)>,
    /// Receipts that were verified before.
    pub receipts: Vec<KnownReceipt>,
    /// Issues that this office packed.
    pub issues: BTreeMap<(BatchId, u32), KnownIssue>,
    /// Results taken in before.
    pub results: Vec<KnownResults>,
    /// Lists of revocations that were verified before.
    pub revocations: Vec<KnownRevocations>,
    /// Audit logs of counterparts, as far as they were seen.
    pub logs: Vec<Chain>,
    /// Digests of results whose original ink page a clerk of the secretariat compared.
    pub papers_seen: BTreeSet<String>,
}

/// A list of revocations that was verified before.
#[derive(Debug, Clone)]
pub struct KnownRevocations {
    /// Digest of its bundle.
    pub digest: String,
    /// Whether it is the secretariat's; otherwise a body's.
    pub secretariat: bool,
    /// The list.
    pub list: Revocations,
    revoked: Revoked,
}

impl KnownRevocations {
    /// A list with the digest of its bundle, and whether it is the secretariat's.
    pub fn new(digest: String, secretariat: bool, list: Revocations) -> Self {
        let revoked = Revoked::of([&list]);
        Self { digest, secretariat, list, revoked }
    }

    /// What this list revokes.
    pub fn revoked(&self) -> &Revoked {
        &self.revoked
    }
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
    /// With nothing known but this anchor.
    pub fn anchored(anchor: Option<String>) -> Self {
        Self { anchors: anchor.into_iter().collect(), ..Self::default() }
    }

    /// Whether the reader knows this key as one of the secretariat's.
    pub fn is_anchor(&self, key: &PublicKey) -> bool {
        self.anchors.iter().any(|anchor| is_anchor(anchor, key))
    }

    /// Whether a fingerprint is that of a key which a known receipt names for a body, or an anchor; an office that renewed its key
    /// decided earlier things under the older one.
    pub fn is_office(&self, fingerprint: &str) -> bool {
        let keys = self.receipts.iter().flat_map(|k| &k.receipt.role_keys);
        keys.filter_map(|k| PublicKey::from_openssh(&k.signing_key).ok())
            .any(|key| key.fingerprint() == fingerprint)
            || self.anchors.iter().any(|anchor| anchor.trim() == fingerprint)
    }

    /// Who may decide for which body, as receipts say.
    pub(super) fn deciders(&self) -> Deciders {
        Deciders::of(self.receipts.iter().flat_map(|k| &k.receipt.role_keys))
    }

    /// A05 for a decision of a body under which somebody signed whose key was not filed.
    pub fn not_filed(&self, signed: &SignedDecision, decision: &Decision) -> Option<Finding> {
        let found = self.deciders().finding(signed, decision);
        found.filter(|finding| finding.severity == Severity::Failure)
    }

    /// Everything that is revoked by a list that was verified.
    pub fn revoked(&self) -> Revoked {
        Revoked::of(self.revocations.iter().map(|k| &k.list))
    }

    /// Whether any list revokes what `is` asks for.
    pub fn is_revoked(&self, is: impl Fn(&Revoked) -> bool) -> bool {
        self.revocations.iter().any(|k| is(&k.revoked))
    }

    /// Whether the secretariat has revoked this key.
    pub fn key_revoked_by_secretariat(&self, fingerprint: &str) -> bool {
        self.revocations.iter().any(|k| k.secretariat && k.revoked.key(fingerprint))
    }

    /// Whether a later issue of this batch was packed than `issue`.
    pub fn later_issue(&self, batch: &BatchId, issue: u32) -> bool {
        let after = issue.checked_add(1).map(|next| (batch.clone(), next));
        let next = after.and_then(|from| self.issues.range(from..).next());
        next.is_some_and(|((of, _), _)| of == batch)
    }

    /// The chain of this log, if it was seen.
    pub fn log(&self, log_id: &str) -> Option<&Chain> {
        self.logs.iter().filter(|c| c.log_id() == log_id).max_by_key(|c| c.head().n)
    }

    /// The receipt with this digest.
    pub fn receipt(&self, digest: &str) -> Option<&Receipt> {
        self.receipts.iter().find(|k| k.digest == digest).map(|k| &k.receipt)
    }

    /// The receipt with the highest filing version known for the track of `receipt`.
    pub fn newest(&self, receipt: &Receipt) -> Option<&Receipt> {
        self.receipts
            .iter()
            .map(|k| &k.receipt)
            .filter(|r| r.edition == receipt.edition && r.track == receipt.track)
            .max_by_key(|r| r.filing_version)
    }
}
