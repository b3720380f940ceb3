//! Verifies any bundles with nothing known but what is handed over: an anchor, the receipts and editions among the files
//! themselves, and an office file that opens what was encrypted for it. Says of each what holds, what fails and what cannot
//! be checked, and of all together which results exclude each other.

use std::fs::File;
use std::io::{BufReader, Cursor, Read, Seek};
use std::path::{Path, PathBuf};

use bundle::bag::BundleType;
use dossier::verify::{Contents, KnownReceipt};
use dossier::{Expect, Finding, Known, Verdict, Verification};
use review::plan::Binding;
use serde::{Deserialize, Serialize};
use store::office::{Office, Recipient};

use super::conflicts::Together;
use crate::command::Call;
use crate::deliver::read_file;
use crate::failure::Failure;
use crate::host::Picked;
use crate::sealed::{is_sealed, open_or_say};
use crate::secretariat::edition::BUNDLE_CAP;

/// What to verify.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Verify {
    /// Bundles, in any order.
    pub files: Vec<Picked>,
    /// Office file that opens what is encrypted for it; it is opened only if there is such a file.
    #[serde(default)]
    pub office: Option<Picked>,
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
    /// How far experts' keys are bound to the people: of results their own, of a submission the least that counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub binding: Option<Binding>,
    /// What was found.
    pub findings: Vec<Finding>,
}

/// Verifies each file; receipts and editions first, because the others are proven by them.
pub fn verify(cx: &Call<'_>, request: &Verify) -> Result<Verified, Failure> {
    let kind = request.kind.as_deref().map(bundle_type).transpose()?;
    let mut known = Known::anchored(anchor(request.trust.as_deref())?);
    let paths: Vec<PathBuf> =
        request.files.iter().map(|f| cx.host.resolve(f)).collect::<Result<_, _>>()?;
    let identities = identities(cx, request.office.as_ref(), &paths)?;
    let expect = Expect { bundle_type: kind, ..Expect::default() };
    let mut together = Together::default();
    let mut found: Vec<VerifiedFile> = Vec::new();
    for path in in_proving_order(paths, &identities)? {
        let verification = match Input::of(&path, &identities)? {
            Input::Plain => verify_file(&path, &expect, &known)?,
            Input::Opened(bytes) => dossier::verify(Cursor::new(bytes), &expect, &known),
            Input::Closed(findings) => Verification { findings, identity: None, contents: None },
        };
        learn(&verification, &mut known);
        if let Some(contents) = &verification.contents {
            together.learn(found.len(), contents);
        }
        found.push(entry(&path, verification));
    }
    let mut findings: Vec<Finding> = found.iter().flat_map(|f| f.findings.clone()).collect();
    for (files, finding) in together.findings() {
        for n in files {
            let Some(file) = found.get_mut(n) else { continue };
            file.findings.push(finding.clone());
            file.verdict = dossier::finding::verdict(&file.findings);
        }
        findings.push(finding);
    }
    Ok(Verified { verdict: dossier::finding::verdict(&findings), findings, files: found })
}

/// The identities of the office, if there is anything they could open.
fn identities(
    cx: &Call<'_>,
    office: Option<&Picked>,
    paths: &[PathBuf],
) -> Result<Vec<Recipient>, Failure> {
    let Some(office) = office else { return Ok(Vec::new()) };
    for path in paths {
        if is_sealed(path)? {
            let read = |office: &mut Office| Ok(office.read().recipients()?);
            // Read beside whoever holds it; where nobody does, it is closed as it was.
            return match cx.office(office, read) {
                Err(failure) if failure.code == "already-open" => cx.office_beside(office, read),
                read => read,
            };
        }
    }
    Ok(Vec::new())
}

/// A file as it can be read. What is opened is never written anywhere.
enum Input {
    Plain,
    Opened(Vec<u8>),
    Closed(Vec<Finding>),
}

impl Input {
    fn of(path: &Path, identities: &[Recipient]) -> Result<Self, Failure> {
        if !is_sealed(path)? {
            return Ok(Self::Plain);
        }
        Ok(match open_or_say(path, identities)? {
            Ok(bytes) => Self::Opened(bytes),
            Err(findings) => Self::Closed(findings),
        })
    }
}

/// What proves others comes first. An encrypted file is opened for this and again to be verified, so that no more than one
/// is held in memory.
fn in_proving_order(
    paths: Vec<PathBuf>,
    identities: &[Recipient],
) -> Result<Vec<PathBuf>, Failure> {
    let mut ranked = Vec::new();
    for path in paths {
        let claimed = match Input::of(&path, identities)? {
            Input::Plain => claimed_type(&path),
            Input::Opened(bytes) => claimed_by(Cursor::new(bytes)),
            Input::Closed(_) => None,
        };
        ranked.push((claimed.map_or(9, proving_order), path));
    }
    ranked.sort();
    Ok(ranked.into_iter().map(|(_, path)| path).collect())
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
    claimed_by(BufReader::new(File::open(path).ok()?))
}

fn claimed_by<R: Read + Seek>(reader: R) -> Option<BundleType> {
    bundle::bag::Bag::open(reader, bundle::zip::Limits::default()).ok().map(|b| b.info.bundle_type)
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
        binding: verification.contents.as_ref().and_then(binding),
        findings: verification.findings,
    }
}

/// How far the keys are bound: what nobody has to look for, because every verifier shows it (`formats.md` §6).
fn binding(contents: &Contents) -> Option<Binding> {
    match contents {
        Contents::Results(r) => Some(r.binding),
        Contents::Submission(s) => {
            s.merge.counted.iter().filter_map(|digest| s.bindings.get(digest)).min().copied()
        }
        _ => None,
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
