//! Verification, one function for every kind of bundle (`formats.md` §9). Stage A stops at the first
//! fault and trusts nothing but bytes; stage B collects everything that is wrong with what they say.
//! Only this module makes a [`Verified`], so that nothing unverified can be merged, packed or receipted.

mod ack;
mod batch;
mod context;
mod deciders;
mod edition;
mod filing;
mod heads;
mod known;
mod materials;
mod overrides;
mod receipt;
mod received;
mod results;
mod returned;
mod revocations;
mod selection;
mod sheet;
mod submission;

use std::collections::BTreeMap;
use std::io::{Read, Seek};
use std::ops::Deref;

use bundle::bag::{Bag, BagInfo, BundleType, Mode};
use bundle::digest::Digest;
use bundle::key::PublicKey;
use bundle::zip::Limits;

pub use ack::AckContents;
pub use batch::BatchContents;
pub use edition::EditionContents;
pub use filing::FilingContents;
pub use known::{Known, KnownIssue, KnownReceipt, KnownResults, KnownRevocations};
pub use materials::MaterialsContents;
pub use overrides::{is_about, overridable};
pub use receipt::ReceiptContents;
pub use received::SlipContents;
pub use results::{ResultsContents, reached};
pub use returned::ReturnContents;
pub use revocations::RevocationsContents;
pub use selection::SelectionContents;
pub use submission::SubmissionContents;

use crate::finding::{Finding, Severity, Verdict, verdict};
use crate::payload::decision::SignedDecision;
use context::Context;

/// The suite of algorithms this program knows.
pub const SUITE: &str = "ed25519-sha256";

/// What the caller needs the bundle to be.
#[derive(Debug, Clone, Default)]
pub struct Expect {
    /// This kind.
    pub bundle_type: Option<BundleType>,
    /// This mode; official and rehearsal are never mixed.
    pub mode: Option<Mode>,
    /// Digits of the bodies' keys as a clerk typed them from the stamped filing letters, one for each body.
    pub letter_digits: Vec<String>,
    /// Whether the reader is the body whose work it is, before it leaves: that the second body has not signed yet, that
    /// the secretariat has not seen the ink pages, and that more is reported than it takes are notes then.
    pub own: bool,
    /// What two people decided to override, of class P only.
    pub overrides: Vec<SignedDecision>,
    /// Whether the reader goes on without having compared the secretariat's key; stays visible.
    pub anchor_may_be_unverified: bool,
}

/// Contents of a bundle that passed verification. There is no other way to make one.
#[derive(Debug, Clone)]
pub struct Verified<T> {
    contents: T,
    digest: Digest,
    info: BagInfo,
    signers: BTreeMap<String, PublicKey>,
}

impl<T> Verified<T> {
    /// The bundle's digest.
    pub fn digest(&self) -> &Digest {
        &self.digest
    }

    /// Its bag-info.
    pub fn info(&self) -> &BagInfo {
        &self.info
    }

    /// Who signed, by role.
    pub fn signers(&self) -> &BTreeMap<String, PublicKey> {
        &self.signers
    }
}

impl<T> Deref for Verified<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.contents
    }
}

/// Verified contents, by kind.
#[derive(Debug, Clone)]
pub enum Contents {
    /// An edition.
    Edition(Box<Verified<EditionContents>>),
    /// A filing.
    Filing(Box<Verified<FilingContents>>),
    /// A receipt.
    Receipt(Box<Verified<ReceiptContents>>),
    /// A batch.
    Batch(Box<Verified<BatchContents>>),
    /// An expert's results.
    Results(Box<Verified<ResultsContents>>),
    /// A body's submission.
    Submission(Box<Verified<SubmissionContents>>),
    /// An ack.
    Ack(Box<Verified<AckContents>>),
    /// A slip for an expert.
    Received(Box<Verified<SlipContents>>),
    /// A return for correction.
    Return(Box<Verified<ReturnContents>>),
    /// Attachments of what is recommended.
    Materials(Box<Verified<MaterialsContents>>),
    /// The final list.
    Selection(Box<Verified<SelectionContents>>),
    /// What no longer counts.
    Revocations(Box<Verified<RevocationsContents>>),
}

/// What verification found.
#[derive(Debug, Clone)]
pub struct Verification {
    /// Everything found, in the order in which it was found.
    pub findings: Vec<Finding>,
    /// Digest and bag-info, once the container, the signatures and the digests held.
    pub identity: Option<(Digest, BagInfo)>,
    /// The contents, only if nothing failed and everything could be checked.
    pub contents: Option<Contents>,
}

impl Verification {
    /// The verdict over all findings.
    pub fn verdict(&self) -> Verdict {
        verdict(&self.findings)
    }

    fn stopped(finding: impl Into<Finding>) -> Self {
        Self { findings: vec![finding.into()], identity: None, contents: None }
    }
}

/// Verifies one bundle. `reader` is read from its beginning; a bundle that is embedded in another is
/// verified by the same function.
pub fn verify<R: Read + Seek>(reader: R, expect: &Expect, known: &Known) -> Verification {
    let mut bag = match Bag::open(reader, Limits::default()) {
        Ok(bag) => bag,
        Err(fault) => return Verification::stopped(fault),
    };
    if let Some(finding) = unexpected(&bag.info, expect) {
        return Verification::stopped(finding);
    }
    if let Err(fault) = bag.check_payload() {
        return Verification::stopped(fault);
    }
    let mut cx = Context::new(expect, known);
    let contents = stage_b(&mut bag, &mut cx);
    overrides::apply(&bag.digest.to_string(), &mut cx);
    let trusted = cx.findings.iter().all(|f| f.severity == Severity::Note);
    Verification {
        identity: Some((bag.digest, bag.info.clone())),
        findings: cx.findings,
        contents: contents.filter(|_| trusted),
    }
}

/// Type, suite and mode: the last things that are looked at before any payload is read.
fn unexpected(info: &BagInfo, expect: &Expect) -> Option<Finding> {
    if info.suite != SUITE {
        return Some(Finding::failure("A07", "Suite", &info.suite));
    }
    if let Some(wanted) = expect.bundle_type.filter(|t| *t != info.bundle_type) {
        let detail = format!("{} ≠ {}", info.bundle_type.as_str(), wanted.as_str());
        return Some(Finding::failure("P01", "Bundle-Type", detail));
    }
    if expect.mode.is_some_and(|m| m != info.mode) {
        return Some(Finding::failure("P06", "Mode", info.mode.as_str()));
    }
    None
}

fn stage_b<R: Read + Seek>(bag: &mut Bag<R>, cx: &mut Context<'_>) -> Option<Contents> {
    match bag.info.bundle_type {
        BundleType::Edition => edition::check(bag, cx).map(|c| Contents::Edition(sealed(bag, c))),
        BundleType::Filing => filing::check(bag, cx).map(|c| Contents::Filing(sealed(bag, c))),
        BundleType::Receipt => receipt::check(bag, cx).map(|c| Contents::Receipt(sealed(bag, c))),
        BundleType::Batch => batch::check(bag, cx).map(|c| Contents::Batch(sealed(bag, c))),
        BundleType::Results => results::check(bag, cx).map(|c| Contents::Results(sealed(bag, c))),
        BundleType::Submission => {
            submission::check(bag, cx).map(|c| Contents::Submission(sealed(bag, c)))
        }
        BundleType::Ack => ack::check(bag, cx).map(|c| Contents::Ack(sealed(bag, c))),
        BundleType::Received => {
            received::check(bag, cx).map(|c| Contents::Received(sealed(bag, c)))
        }
        BundleType::Return => returned::check(bag, cx).map(|c| Contents::Return(sealed(bag, c))),
        BundleType::Materials => {
            materials::check(bag, cx).map(|c| Contents::Materials(sealed(bag, c)))
        }
        BundleType::Selection => {
            selection::check(bag, cx).map(|c| Contents::Selection(sealed(bag, c)))
        }
        BundleType::Revocations => {
            revocations::check(bag, cx).map(|c| Contents::Revocations(sealed(bag, c)))
        }
    }
}

fn sealed<R: Read + Seek, T>(bag: &Bag<R>, contents: T) -> Box<Verified<T>> {
    Box::new(Verified {
        contents,
        digest: bag.digest,
        info: bag.info.clone(),
        signers: bag.signers().clone(),
    })
}
