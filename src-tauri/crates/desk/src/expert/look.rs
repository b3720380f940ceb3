//! A batch before it is opened: who packed it, for whom, how much there is to judge, and what verification
//! says. The same checks as for opening, as far as they go without the code; a bad bundle is an answer here
//! and never a failure.

use std::path::Path;

use dossier::finding::{Severity, verdict};
use dossier::payload::batch::Titles;
use dossier::verify::Contents;
use dossier::{Finding, Known, Verdict, Verification};
use serde::{Deserialize, Serialize};

use crate::anyone::verify::verify_file;
use crate::command::Call;
use crate::expert::anchor::Trusted;
use crate::expert::open::{a_batch, default_name};
use crate::failure::Failure;
use crate::host::Picked;

/// Which file to look at.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct LookAtBatch {
    /// The batch bundle.
    pub file: Picked,
    /// The secretariat's digits as typed.
    #[serde(default)]
    pub trust: Option<String>,
    /// An earlier work file of the same edition: the digits that were typed for it hold here too. The passphrase beside the
    /// request opens it.
    #[serde(default)]
    pub pinned_by: Option<Picked>,
}

/// A batch as it is shown before it is opened; what could not be read is empty.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct BatchCard {
    /// What verification says; `unchecked` while nobody compared the secretariat's key.
    pub verdict: Verdict,
    /// What was found.
    pub findings: Vec<Finding>,
    /// Whether digits were typed, or an earlier work file was named, and they fit.
    pub anchored: bool,
    /// Where the digits had been typed before, whether they fit or not.
    pub pinned: Option<PinnedBy>,
    /// Edition, list, track and body by name.
    pub titles: Titles,
    /// Which batch.
    pub batch: String,
    /// Which issue.
    pub issue: u32,
    /// For whom.
    pub expert: String,
    /// Fingerprint of the key that was filed for this expert; only with it can the batch be opened.
    pub filed_key: Option<String>,
    /// Filing number.
    pub filing_no: String,
    /// How many nominations.
    pub nominations: usize,
    /// Last day for handing over.
    pub closing: String,
    /// When it was packed.
    pub packed_at: String,
    /// Whether it is practice.
    pub rehearsal: bool,
    /// Digest of the bundle.
    pub digest: String,
    /// The digest as 6×5 digits.
    pub digits: String,
    /// A name for the work file.
    pub suggested_name: String,
}

/// The earlier work file for which the secretariat's key was compared.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct PinnedBy {
    /// Of which batch it was made.
    pub batch: String,
    /// When.
    pub made_at: String,
}

/// Looks at a batch.
///
/// Errors: `bad-digits`; `pinned-unverified`, `pinned-elsewhere` and what opening it can say, of an earlier work file.
pub fn look(cx: &Call<'_>, request: &LookAtBatch) -> Result<BatchCard, Failure> {
    let path = cx.host.resolve(&request.file)?;
    let typed = request.trust.as_deref().filter(|t| !t.trim().is_empty());
    let trusted = Trusted::of(cx, typed, request.pinned_by.as_ref())?;
    let compared = !trusted.is_nothing();
    let found = verify_file(&path, &a_batch(!compared), &trusted.known())?;
    if let Some(finding) = found.findings.iter().find(|f| f.code == UNREADABLE) {
        let detail = finding.params.get("detail").cloned().unwrap_or_default();
        return Err(Failure::new("io").with("object", path.display()).detail(detail));
    }
    let card = contents(&path, &found, &trusted)?.unwrap_or_else(|| bag_info(&found));
    let findings: Vec<Finding> = found.findings.into_iter().map(as_it_is).collect();
    let anchored = compared && !findings.iter().any(|f| AUTHENTICITY == f.class);
    let pinned = trusted
        .earlier()
        .map(|e| PinnedBy { batch: e.batch().to_string(), made_at: e.made_at().to_owned() });
    Ok(BatchCard { verdict: verdict(&findings), anchored, pinned, findings, ..card })
}

/// The system could not read the file; that says nothing about the bundle.
const UNREADABLE: &str = "S01";
/// Class of the findings about keys and signatures.
const AUTHENTICITY: &str = "A";
/// Nobody compared the secretariat's key.
const UNVERIFIED: &str = "A11";

/// To look is not to go on: a key that nobody compared is something that could not be checked.
fn as_it_is(finding: Finding) -> Finding {
    let severity = if finding.code == UNVERIFIED { Severity::Error } else { finding.severity };
    Finding { severity, ..finding }
}

/// What the batch says about itself, if nothing is wrong with it but the digits that were typed. An earlier work file that
/// says nothing about this edition is refused, and is no ground to call the batch bad.
fn contents(
    path: &Path,
    found: &Verification,
    trusted: &Trusted,
) -> Result<Option<BatchCard>, Failure> {
    let digits = |f: &Finding| f.params.get("reason").is_some_and(|r| r == "digits");
    let wrong = |f: &&Finding| f.severity != Severity::Note;
    let other = found.contents.is_none() && found.findings.iter().filter(wrong).all(digits);
    let again =
        if other { Some(verify_file(path, &a_batch(true), &Known::default())?) } else { None };
    let contents = again.as_ref().unwrap_or(found).contents.as_ref();
    let Some(Contents::Batch(batch)) = contents else { return Ok(None) };
    trusted.fits(batch)?;
    let a = &batch.assignment;
    Ok(Some(BatchCard {
        titles: a.titles.clone(),
        nominations: a.nominations.len(),
        closing: a.closing_date.to_string(),
        packed_at: a.packed_at.clone(),
        filed_key: batch.receipt.receipt.filed_key(&a.expert).map(|key| key.fingerprint()),
        ..bag_info(found)
    }))
}

/// What the bag-info says, if the bundle is whole and signed by somebody.
fn bag_info(found: &Verification) -> BatchCard {
    let (digest, info) = found.identity.clone().unzip();
    let word = |field: fn(&bundle::BagInfo) -> &Option<String>| {
        info.as_ref().and_then(|i| field(i).clone()).unwrap_or_default()
    };
    let (batch, issue) = (word(|i| &i.batch_id), word(|i| &i.issue));
    let named = !batch.is_empty() && !issue.is_empty();
    let nothing = String::new;
    BatchCard {
        verdict: found.verdict(),
        findings: Vec::new(),
        anchored: false,
        pinned: None,
        titles: Titles { edition: nothing(), list: nothing(), track: nothing(), body: nothing() },
        suggested_name: if named { default_name(&batch, &issue) } else { nothing() },
        batch,
        issue: issue.parse().unwrap_or_default(),
        expert: word(|i| &i.expert_id),
        filed_key: None,
        filing_no: word(|i| &i.filing_no),
        nominations: 0,
        closing: nothing(),
        packed_at: word(|i| &i.claimed_at),
        rehearsal: info.as_ref().is_some_and(|i| i.mode == bundle::Mode::Rehearsal),
        digest: digest.map(|d| d.to_string()).unwrap_or_default(),
        digits: digest.map(|d| d.digits()).unwrap_or_default(),
    }
}
