//! The original of an ink page, compared by a clerk of the secretariat (`formats.md` §6, binding `paper-seen`): the digits
//! of the results and of the key are typed from the paper, and both must be those of one results bundle in a submission
//! that lies here. The true digits are never shown: whoever saw them would type them from the screen.

use std::io::Cursor;

use bundle::{Bag, BundleType, Digest, Limits, PublicKey};
use dossier::payload::decision::DecisionKind;
use dossier::payload::path;
use dossier::payload::submission::MergeSheet;
use dossier::verify::{Contents, ResultsContents, Verified};
use dossier::{Expect, Known, json};
use review::ids::ExpertId;
use review::plan::Binding;
use serde::{Deserialize, Serialize};
use store::office::{Office, OfficeReader, Role};

use super::edition::BUNDLE_CAP;
use crate::body::paper::PageMissing;
use crate::both::decide::{self, Kept, Words, clerks};
use crate::bundles::bundle_mode;
use crate::command::Call;
use crate::failure::{Failure, internal};
use crate::host::Picked;
use crate::office::{act, known, need_role};
use crate::sealed::read_bundle;

/// What stands on the page, and where its results are.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct SeePaper {
    /// The secretariat's office file.
    pub office: Picked,
    /// The digits of the results, typed from the original page.
    pub results_digits: String,
    /// The digits of the expert's key, typed from the original page.
    pub fingerprint_digits: String,
    /// The clerk who compared.
    pub by: String,
    /// Submissions that were handed over and may not have been received yet.
    pub files: Vec<Picked>,
}

/// A page that was compared.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct PaperSeen {
    /// Digest of the results bundle.
    pub results: String,
    /// Whose page it is.
    pub expert: String,
    /// Of which batch.
    pub batch: String,
    /// Whether it had been compared before.
    pub known: bool,
    /// Pages that the filed plan asks for and nobody has compared yet.
    pub missing: Vec<PageMissing>,
}

/// Records that a clerk compared the original page.
///
/// Errors: `clerk-key-needed` in an office without registered clerks, `bad-digits`, `paper-unknown` if no results have these
/// digits, `paper-other-key` if they have and another key signed them, what [`decide::sign`] says, `verification-failed`
/// for results that are not good.
pub fn seen(cx: &Call<'_>, request: &SeePaper) -> Result<PaperSeen, Failure> {
    for typed in [&request.results_digits, &request.fingerprint_digits] {
        if !bundle::digest::same_digits(typed, typed) {
            return Err(Failure::new("bad-digits"));
        }
    }
    cx.office(&request.office, |office| {
        need_role(office.read(), Role::Secretariat)?;
        if clerks(office.read())?.is_empty() {
            return Err(Failure::new("clerk-key-needed"));
        }
        let mut known = known(office.read())?;
        let mut inside = Vec::new();
        for file in &request.files {
            inside.extend(pages(cx, office.read(), file)?);
        }
        let page = compared(&inside, request)?;
        let results = good(office.read(), page, &known)?;
        let digest = page.digest.to_string();
        let before = !known.papers_seen.insert(digest.clone());
        if !before {
            keep(cx, office, &results, request)?;
        }
        Ok(PaperSeen {
            results: digest,
            expert: results.sheet.expert.to_string(),
            batch: results.sheet.batch.to_string(),
            known: before,
            missing: missing(&inside, &known),
        })
    })
}

/// Results as they lie in a submission, before anything is believed of them.
struct Page {
    digest: Digest,
    key: PublicKey,
    info: bundle::BagInfo,
    /// Whether the submission says that they count.
    counted: bool,
    bytes: Vec<u8>,
}

/// What lies in a submission. Whether the submission is good is asked when it is received: a fault elsewhere in it
/// keeps nobody from looking at the pages.
fn pages(cx: &Call<'_>, office: OfficeReader<'_>, file: &Picked) -> Result<Vec<Page>, Failure> {
    let at = cx.host.resolve(file)?;
    let about = |fault: bundle::Fault| Failure::from(fault).with("object", at.display());
    let bytes = read_bundle(office, &at)?;
    let mut bag = Bag::open(Cursor::new(bytes), Limits::default()).map_err(about)?;
    if bag.info.bundle_type != BundleType::Submission {
        return Err(Failure::new("not-a-submission").with("object", at.display()));
    }
    bag.check_payload().map_err(about)?;
    let merge: MergeSheet = json::read(&bag.read(path::MERGE, BUNDLE_CAP).map_err(about)?)?;
    let there: Vec<String> =
        bag.paths().filter(|p| p.starts_with(path::RESULTS_DIR)).map(ToOwned::to_owned).collect();
    let mut found = Vec::new();
    for at in there {
        let bytes = bag.read(&at, BUNDLE_CAP).map_err(about)?;
        let inner = Bag::open(Cursor::new(&bytes), Limits::default()).map_err(about)?;
        let Some(key) = inner.signers().get("expert").copied() else { continue };
        let (digest, info) = (inner.digest, inner.info.clone());
        let counted = merge.counted.contains(&digest.to_string());
        found.push(Page { digest, key, info, counted, bytes });
    }
    Ok(found)
}

/// The results that both numbers on the page belong to.
fn compared<'p>(inside: &'p [Page], request: &SeePaper) -> Result<&'p Page, Failure> {
    let same = bundle::digest::same_digits;
    let of_results = |p: &&Page| same(&request.results_digits, &p.digest.digits());
    let page = inside.iter().find(of_results).ok_or_else(|| Failure::new("paper-unknown"))?;
    if same(&request.fingerprint_digits, &page.key.digits()) {
        return Ok(page);
    }
    let expert = page.info.expert_id.clone().unwrap_or_default();
    Err(Failure::new("paper-other-key").with("expert", expert))
}

/// The results, verified by themselves up to the receipt that this office gave.
fn good(
    office: OfficeReader<'_>,
    page: &Page,
    known: &Known,
) -> Result<Box<Verified<ResultsContents>>, Failure> {
    let expect = Expect {
        bundle_type: Some(BundleType::Results),
        mode: Some(bundle_mode(office.meta()?.mode)),
        ..Expect::default()
    };
    let verification = dossier::verify(Cursor::new(&page.bytes), &expect, known);
    match verification.contents {
        Some(Contents::Results(results)) => Ok(results),
        _ => {
            let expert = page.info.expert_id.clone().unwrap_or_default();
            Err(Failure::refused(std::path::Path::new(&expert), verification.findings))
        }
    }
}

/// The decision, signed by the clerk, with its audit row.
fn keep(
    cx: &Call<'_>,
    office: &mut Office,
    results: &Verified<ResultsContents>,
    request: &SeePaper,
) -> Result<(), Failure> {
    let digest = results.digest().to_string();
    let signed = decide::sign(
        cx,
        office,
        Words {
            decision: DecisionKind::PaperSeen,
            subject: digest.clone(),
            codes: Vec::new(),
            // What the clerk read on the page is the reason.
            reason: format!("{} / {}", results.digest().digits(), results.key.digits()),
        },
        &[&request.by],
    )?;
    let kept = Kept::of(&signed)?;
    let clerk = signed.signatures.first().ok_or_else(|| internal("no signature"))?.clerk.clone();
    let mut seen = act(cx, &clerk, "paper-seen", results.sheet.expert.as_str(), Some(digest));
    kept.note(&mut seen);
    Ok(office.change(&seen, |tx| kept.put(tx, Some(&results.sheet.track)).map(|_| ()))?)
}

/// The pages that are still to be compared, where the filed plan asks for it.
fn missing(inside: &[Page], known: &Known) -> Vec<PageMissing> {
    let open = |page: &&Page| {
        page.counted
            && !known.papers_seen.contains(&page.digest.to_string())
            && is_wanted(page, known).unwrap_or_default()
    };
    let word = |text: &Option<String>| text.clone().unwrap_or_default();
    let page =
        |p: &Page| PageMissing { expert: word(&p.info.expert_id), batch: word(&p.info.batch_id) };
    inside.iter().filter(open).map(page).collect()
}

/// Whether the newest plan of the track asks for this page: a key that was filed needs none.
fn is_wanted(page: &Page, known: &Known) -> Option<bool> {
    let track = page.info.track_id.as_deref()?;
    let expert = ExpertId::new(page.info.expert_id.as_deref()?).ok()?;
    let receipts = known.receipts.iter().map(|k| &k.receipt);
    let newest = receipts.filter(|r| r.track.as_str() == track).max_by_key(|r| r.filing_version)?;
    Some(newest.binding == Binding::PaperSeen && newest.filed_key(&expert) != Some(page.key))
}
