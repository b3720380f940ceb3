//! Results in, ranking out. Each bundle is verified against what this office packed; a bad one changes
//! nothing and does not hold up the others. The ranking is computed anew from the whole set every time.

mod keep;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::path::{Path, PathBuf};

use bundle::BundleType;
use dossier::merge::{Merged, conflict_finding};
use dossier::verify::{Contents, KnownResults, ResultsContents, Verified};
use dossier::{Finding, Known, Verdict};
use review::ids::TrackId;
use serde::{Deserialize, Serialize};
use store::office::{Direction, NewBundle, Office, ResultsHead, ResultsRow, ResultsState, Role};

use super::set::{TrackSet, expect_results};
use super::slip::{self, SlipFile};
use crate::command::Call;
use crate::failure::{Failure, internal};
use crate::host::{Picked, Progress};
use crate::office::{act, edition, know_track, known, need_role, track};
use crate::sealed::open_or_say;

/// What to merge.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Merge {
    /// The body's office file.
    pub office: Picked,
    /// Track; may be left out where there is only one.
    #[serde(default)]
    pub track: Option<String>,
    /// Results bundles to take in; none to compute again from what is there.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<_>"))]
    pub files: Vec<Picked>,
    /// Folder for the slips that say what was taken in: for the files that are named, or for everything that is kept;
    /// none, no slips.
    #[serde(default)]
    pub slips: Option<Picked>,
}

/// What came of it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "Merged"))]
pub struct MergedResult {
    /// The worst verdict of the files.
    pub verdict: Verdict,
    /// Track.
    pub track: String,
    /// All findings.
    pub findings: Vec<Finding>,
    /// By file.
    pub files: Vec<TakenIn>,
    /// How many of them were good and are kept.
    pub taken: usize,
    /// How many results bundles counted.
    pub counted: usize,
    /// How many cells are in each state.
    pub cells: BTreeMap<String, usize>,
    /// The ranking with its trace.
    pub ranking: Vec<tally::Standing>,
    /// The slips that were written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<_>"))]
    pub slips: Vec<SlipFile>,
}

/// One results bundle.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct TakenIn {
    /// The file.
    pub path: String,
    /// Its verdict.
    pub verdict: Verdict,
    /// Its digest, where it is a bundle.
    pub digest: Option<String>,
    /// Whose.
    pub expert: Option<String>,
    /// What was found.
    pub findings: Vec<Finding>,
}

/// Takes results bundles in and computes the ranking.
pub fn merge(cx: &Call<'_>, request: &Merge) -> Result<MergedResult, Failure> {
    let paths: Vec<PathBuf> =
        request.files.iter().map(|f| cx.host.resolve(f)).collect::<Result<_, _>>()?;
    let slips = request.slips.as_ref().map(|folder| cx.host.resolve(folder)).transpose()?;
    cx.office(&request.office, |office| {
        need_role(office.read(), Role::Body)?;
        let (_, edition) = edition(office.read())?;
        let track = track(office.read(), &edition, request.track.as_deref())?;
        let total = u64::try_from(paths.len()).map_err(internal)?;
        let mut files: Vec<TakenIn> = Vec::new();
        let mut known = known(office.read())?;
        know_track(office.read(), &track, &mut known)?;
        for (done, path) in (0_u64..).zip(&paths) {
            cx.go_on()?;
            cx.host.progress(&Progress { step: "merge", done, total });
            files.push(take_in(cx, office, (&track, &mut known), path)?);
        }
        let set = TrackSet::of(office.read(), &track)?;
        let merged = set.merge()?;
        // Without any results there is nothing that could have been merged.
        if !set.results.is_empty() {
            keep::keep(cx, office, (&track, &set), &merged)?;
        }
        let slips = match &slips {
            Some(folder) => written(cx, office, &track, folder, &files)?,
            None => Vec::new(),
        };
        concern(&mut files, &merged);
        let mut cells = BTreeMap::new();
        for cell in &merged.cells {
            let n: &mut usize = cells.entry(cell.state.as_str().to_owned()).or_default();
            *n = n.saturating_add(1);
        }
        let mut all: Vec<Finding> = files.iter().flat_map(|f| f.findings.clone()).collect();
        for finding in merged.findings() {
            if !all.contains(&finding) {
                all.push(finding);
            }
        }
        Ok(MergedResult {
            verdict: dossier::finding::verdict(&all),
            findings: all,
            track: track.to_string(),
            taken: files.iter().filter(|f| f.verdict == Verdict::Good).count(),
            files,
            counted: merged.counted.len(),
            cells,
            ranking: merged.outcome.standings,
            slips,
        })
    })
}

/// The slips for what these files brought, newly or once more; without files for everything that is kept.
fn written(
    cx: &Call<'_>,
    office: &mut Office,
    track: &TrackId,
    folder: &Path,
    files: &[TakenIn],
) -> Result<Vec<SlipFile>, Failure> {
    let named: BTreeSet<&String> = files.iter().filter_map(|f| f.digest.as_ref()).collect();
    let wanted = |row: &ResultsRow| files.is_empty() || named.contains(&row.head.digest);
    slip::export_some(cx, office, track, (folder, false), wanted)
}

/// Says at each file that was taken in what excludes it: it is kept, and counts only when two people have decided.
fn concern(files: &mut [TakenIn], merged: &Merged) {
    for conflict in &merged.conflicts {
        let concerned = files
            .iter_mut()
            .filter(|f| f.digest.as_ref().is_some_and(|d| conflict.digests.contains(d)));
        for file in concerned {
            file.findings.push(conflict_finding(conflict));
            file.verdict = Verdict::Bad;
        }
    }
}

/// Verifies one results bundle and, if it is good, keeps it.
fn take_in(
    cx: &Call<'_>,
    office: &mut Office,
    (track, known): (&TrackId, &mut Known),
    path: &Path,
) -> Result<TakenIn, Failure> {
    let expect = expect_results(office.read())?;
    let bytes = match open_or_say(path, &office.read().recipients()?)? {
        Ok(bytes) => bytes,
        // An envelope for somebody else does not hold up the others.
        Err(findings) => {
            let path = path.display().to_string();
            let verdict = dossier::finding::verdict(&findings);
            return Ok(TakenIn { path, verdict, digest: None, expert: None, findings });
        }
    };
    let verification = dossier::verify(Cursor::new(&bytes), &expect, known);
    let mut taken = TakenIn {
        path: path.display().to_string(),
        verdict: verification.verdict(),
        digest: verification.identity.as_ref().map(|(d, _)| d.to_string()),
        expert: verification.identity.as_ref().and_then(|(_, i)| i.expert_id.clone()),
        findings: verification.findings,
    };
    let Some(Contents::Results(results)) = verification.contents else { return Ok(taken) };
    if results.sheet.track != *track {
        taken.findings.push(Finding::failure("K01", "Track-Id", results.sheet.track.as_str()));
        taken.verdict = Verdict::Bad;
        return Ok(taken);
    }
    let digest = results.digest().to_string();
    if office.read().results(&digest)?.is_some() {
        return Ok(taken);
    }
    let head = head_of(&results, &digest);
    let findings = serde_json::to_string(&taken.findings).map_err(internal)?;
    let meta = office.read().meta()?;
    let received = act(cx, &meta.name, "received", head.expert.as_str(), Some(digest.clone()));
    office.change(&received, |tx| {
        tx.put_bundle(&NewBundle {
            digest: &digest,
            bundle_type: BundleType::Results.as_str(),
            direction: Direction::In,
            track: Some(track),
            bytes: &bytes,
            findings: &findings,
        })?;
        tx.put_results(&head, ResultsState::NotCounting)
    })?;
    known.results.push(KnownResults {
        digest,
        batch: head.batch,
        issue: head.issue,
        seq: head.seq,
        fingerprint: head.key_fingerprint,
    });
    Ok(taken)
}

fn head_of(results: &Verified<ResultsContents>, digest: &str) -> ResultsHead {
    ResultsHead {
        digest: digest.to_owned(),
        batch: results.sheet.batch.clone(),
        issue: results.sheet.issue,
        expert: results.sheet.expert.clone(),
        track: results.sheet.track.clone(),
        seq: results.sheet.seq,
        key_fingerprint: results.key.fingerprint(),
    }
}
