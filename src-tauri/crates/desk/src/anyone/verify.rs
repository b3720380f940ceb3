//! Verifies any bundles with nothing known but what is handed over: an anchor, and the receipts and
//! editions among the files themselves. Says of each what holds, what fails and what cannot be checked.

use std::fs::File;
use std::io::{BufReader, Cursor};
use std::path::Path;

use bundle::bag::BundleType;
use dossier::verify::{Contents, KnownReceipt};
use dossier::{Expect, Finding, Known, Verdict, Verification};
use serde::{Deserialize, Serialize};

use crate::command::Call;
use crate::deliver::read_file;
use crate::failure::Failure;
use crate::host::Picked;
use crate::secretariat::edition::BUNDLE_CAP;

/// What to verify.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Verify {
    /// Bundles, in any order.
    pub files: Vec<Picked>,
    /// The secretariat's digits as printed.
    #[serde(default)]
    pub trust: Option<String>,
    /// The kind that all of them must be.
    #[serde(default, rename = "type")]
    pub kind: Option<String>,
}

/// What was found in all of them.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Verified {
    /// The worst verdict.
    pub verdict: Verdict,
    /// All findings.
    pub findings: Vec<Finding>,
    /// By file.
    pub files: Vec<VerifiedFile>,
}

/// What was found in one file.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct VerifiedFile {
    /// The file.
    pub path: String,
    /// Its verdict.
    pub verdict: Verdict,
    /// Kind of bundle, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none", rename = "type")]
    pub kind: Option<String>,
    /// Its digest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
    /// The digest as 6×5 digits, as on paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digits: Option<String>,
    /// What was found.
    pub findings: Vec<Finding>,
}

/// Verifies each file; receipts and editions first, because the others are proven by them.
pub fn verify(cx: &Call<'_>, request: &Verify) -> Result<Verified, Failure> {
    let kind = request.kind.as_deref().map(bundle_type).transpose()?;
    let mut known = Known::anchored(anchor(request.trust.as_deref())?);
    let mut paths = Vec::new();
    for file in &request.files {
        let path = cx.host.resolve(file)?;
        let rank = claimed_type(&path).map_or(9, proving_order);
        paths.push((rank, path));
    }
    let in_order = {
        let mut sorted = paths.clone();
        sorted.sort();
        sorted
    };
    let mut found = Vec::new();
    for (_, path) in in_order {
        let expect = Expect { bundle_type: kind, ..Expect::default() };
        let verification = verify_file(&path, &expect, &known)?;
        learn(&verification, &mut known);
        found.push(entry(&path, verification));
    }
    let findings: Vec<Finding> = found.iter().flat_map(|f| f.findings.clone()).collect();
    Ok(Verified { verdict: dossier::finding::verdict(&findings), findings, files: found })
}

/// The secretariat's digits or fingerprint as typed, if they can be either.
pub(crate) fn anchor(typed: Option<&str>) -> Result<Option<String>, Failure> {
    let Some(text) = typed else { return Ok(None) };
    let fingerprint = text.trim().starts_with("SHA256:");
    if fingerprint || bundle::digest::same_digits(text, text) {
        return Ok(Some(text.to_owned()));
    }
    Err(Failure::new("bad-digits"))
}

fn bundle_type(text: &str) -> Result<BundleType, Failure> {
    text.parse().map_err(|_| Failure::usage(format!("--type {text}")))
}

fn proving_order(kind: BundleType) -> u8 {
    match kind {
        BundleType::Edition => 0,
        BundleType::Receipt => 1,
        BundleType::Filing => 2,
        BundleType::Batch => 3,
        _ => 4,
    }
}

/// What a file says it is; nothing is believed of it, it only decides what is looked at first.
pub(crate) fn claimed_type(path: &Path) -> Option<BundleType> {
    let file = BufReader::new(File::open(path).ok()?);
    bundle::bag::Bag::open(file, bundle::zip::Limits::default()).ok().map(|b| b.info.bundle_type)
}

/// Later files may rest on what a good one proved.
fn learn(verification: &Verification, known: &mut Known) {
    match &verification.contents {
        Some(Contents::Receipt(r)) => known
            .receipts
            .push(KnownReceipt { digest: r.digest().to_string(), receipt: r.receipt.clone() }),
        Some(Contents::Batch(b)) => known.receipts.push(KnownReceipt {
            digest: b.receipt.digest().to_string(),
            receipt: b.receipt.receipt.clone(),
        }),
        Some(Contents::Edition(e)) => {
            known.edition = Some((e.digest().to_string(), e.edition.clone()));
        }
        _ => {}
    }
}

fn entry(path: &Path, verification: Verification) -> VerifiedFile {
    let (digest, info) = verification.identity.clone().unzip();
    VerifiedFile {
        path: path.display().to_string(),
        verdict: verification.verdict(),
        kind: info.map(|i| i.bundle_type.as_str().to_owned()),
        digits: digest.as_ref().map(bundle::digest::Digest::digits),
        digest: digest.map(|d| d.to_string()),
        findings: verification.findings,
    }
}

/// Verifies the bundle at `path`; only reading the file itself can fail.
pub(crate) fn verify_file(
    path: &Path,
    expect: &Expect,
    known: &Known,
) -> Result<Verification, Failure> {
    let file = File::open(path).map_err(|e| Failure::io(path, &e))?;
    Ok(dossier::verify(BufReader::new(file), expect, known))
}

/// The contents and the bytes of a bundle that must be good and will be kept: read once, so that what is
/// kept is what was verified, whatever happens to the stick meanwhile.
pub(crate) fn accept_kept(
    path: &Path,
    expect: &Expect,
    known: &Known,
) -> Result<(Contents, Vec<u8>), Failure> {
    let bytes = read_file(path, BUNDLE_CAP)?;
    let verification = dossier::verify(Cursor::new(&bytes), expect, known);
    match verification.contents {
        Some(contents) => Ok((contents, bytes)),
        None => Err(Failure::refused(path, verification.findings)),
    }
}

/// The contents of a bundle that must be good; a refusal carries the findings.
pub(crate) fn accept_file(
    path: &Path,
    expect: &Expect,
    known: &Known,
) -> Result<(Contents, Vec<Finding>), Failure> {
    let verification = verify_file(path, expect, known)?;
    match verification.contents {
        Some(contents) => Ok((contents, verification.findings)),
        None => Err(Failure::refused(path, verification.findings)),
    }
}
