//! The scan of the page that an expert signed in ink (签字页, `formats.md` §6, binding `paper-claimed`), attached to results
//! that were taken in and handed over with the submission. What the page shows is for eyes: here it is only kept.

use review::ids::ExpertId;
use serde::{Deserialize, Serialize};
use store::office::{OfficeReader, ResultsRow, ResultsState, Role};

use crate::command::Call;
use crate::deliver::read_file;
use crate::failure::Failure;
use crate::host::Picked;
use crate::office::{act, edition, need_role, track};

/// Largest scan, in bytes: 20 MiB.
const SCAN_CAP: u64 = 20 << 20;
/// How a PDF begins.
const PDF: &[u8] = b"%PDF-";

/// The scan to attach, and to which results.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct AddPaper {
    /// The body's office file.
    pub office: Picked,
    /// Track; may be left out where there is only one.
    #[serde(default)]
    pub track: Option<String>,
    /// The results bundle: its digest, or the 6×5 digits on the page.
    #[serde(default)]
    pub results: Option<String>,
    /// Or the expert whose results count.
    #[serde(default)]
    pub expert: Option<ExpertId>,
    /// The scan, a PDF.
    pub file: Picked,
}

/// A scan that is kept.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct PaperAdded {
    /// Digest of the results bundle.
    pub results: String,
    /// Whose page it is.
    pub expert: String,
    /// Version of the sealed sheet.
    pub seq: u32,
    /// SHA-256 of the scan.
    pub digest: String,
    /// Whether exactly this scan was there already.
    pub known: bool,
    /// Results that count and have no scan yet.
    pub missing: Vec<PageMissing>,
}

/// Results that count and whose page is still to come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct PageMissing {
    /// Whose.
    pub expert: String,
    /// Of which batch.
    pub batch: String,
}

/// Attaches a scan; one that is known changes nothing.
///
/// Errors: `results-not-kept`, `several-results`, `not-a-pdf`, `too-large`, `not-found`, `io`.
pub fn add(cx: &Call<'_>, request: &AddPaper) -> Result<PaperAdded, Failure> {
    let path = cx.host.resolve(&request.file)?;
    if request.results.is_none() && request.expert.is_none() {
        return Err(Failure::usage("--results / --expert"));
    }
    let bytes = read_file(&path, SCAN_CAP)?;
    if !bytes.starts_with(PDF) {
        return Err(Failure::new("not-a-pdf").with("object", path.display()));
    }
    cx.office(&request.office, |office| {
        let meta = need_role(office.read(), Role::Body)?;
        let (_, edition) = edition(office.read())?;
        let track = track(office.read(), &edition, request.track.as_deref())?;
        let rows = office.read().results_of(&track)?;
        let head = chosen(&rows, request)?.head.clone();
        let digest = bundle::Digest::of(&bytes).to_string();
        let same = |p: &store::office::PaperRow| p.results == head.digest && p.sha256 == digest;
        let known = office.read().papers()?.iter().any(same);
        if !known {
            let mut added =
                act(cx, &meta.name, "paper-added", head.expert.as_str(), Some(head.digest.clone()));
            added.outcome = format!("scan {digest}");
            office.change(&added, |tx| tx.put_paper(&head.digest, &bytes, &digest))?;
        }
        Ok(PaperAdded {
            missing: missing(office.read(), &rows)?,
            results: head.digest,
            expert: head.expert.to_string(),
            seq: head.seq,
            digest,
            known,
        })
    })
}

/// The results that the request means: those it names, or the expert's own that count.
fn chosen<'r>(rows: &'r [ResultsRow], request: &AddPaper) -> Result<&'r ResultsRow, Failure> {
    let typed = request.results.as_deref().map(str::trim);
    let named = |row: &&ResultsRow| {
        typed.is_none_or(|typed| is_digest(typed, &row.head.digest))
            && request.expert.as_ref().is_none_or(|expert| *expert == row.head.expert)
    };
    let mut found: Vec<&ResultsRow> = rows.iter().filter(named).collect();
    if found.len() > 1 {
        found.retain(|row| row.state == ResultsState::Counted);
    }
    let meant = || request.expert.as_ref().map(ToString::to_string);
    let object = typed.map(ToOwned::to_owned).or_else(meant).unwrap_or_default();
    match found.as_slice() {
        [one] => Ok(one),
        [] => Err(Failure::new("results-not-kept").with("object", object)),
        several => {
            let batches: Vec<&str> = several.iter().map(|row| row.head.batch.as_str()).collect();
            Err(Failure::new("several-results")
                .with("object", object)
                .with("batches", batches.join("、")))
        }
    }
}

/// Whether `typed` is this digest or its digits.
fn is_digest(typed: &str, digest: &str) -> bool {
    let digits = || digest.parse::<bundle::Digest>().map(|d| d.digits()).unwrap_or_default();
    typed == digest || bundle::digest::same_digits(typed, &digits())
}

fn missing(office: OfficeReader<'_>, rows: &[ResultsRow]) -> Result<Vec<PageMissing>, Failure> {
    let papers = office.papers()?;
    let without = |row: &&ResultsRow| {
        row.state == ResultsState::Counted && !papers.iter().any(|p| p.results == row.head.digest)
    };
    let page = |row: &ResultsRow| PageMissing {
        expert: row.head.expert.to_string(),
        batch: row.head.batch.to_string(),
    };
    Ok(rows.iter().filter(without).map(page).collect())
}
