//! The body submits: the whole field, every assignment, every results bundle unchanged, and the computation. Before it
//! leaves it is verified here just as the secretariat will verify it; then it is encrypted to the secretariat, or first to
//! the other bodies where joint bodies sign together.

use std::io::Cursor;

use bundle::{BundleType, PayloadFile, Signer};
use dossier::json;
use dossier::payload::path;
use dossier::payload::receipt::Receipt;
use dossier::payload::submission::{Absence, assignment_path, results_path};
use dossier::{Expect, Finding, Known};
use review::ids::{ExpertId, TrackId};
use serde::{Deserialize, Serialize};
use store::office::{Direction, NewBundle, NewSubmission, Office, OfficeReader, Role};

use super::evidence;
use super::next::{Next, own_role};
use super::register::{field, places, register};
use super::set::TrackSet;
use crate::both::keys::lead_signer;
use crate::bundles::{self, bundle_mode, info, payload};
use crate::command::Call;
use crate::deliver::Checked;
use crate::failure::{Failure, internal};
use crate::host::{Picked, words};
use crate::office::{act, edition, filing, known, need_role, track};
use crate::sealed::{ENDING, prepare_sealed};
use crate::secretariat::edition::about_log;

/// What to submit.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Submit {
    /// The body's office file.
    pub office: Picked,
    /// Track; may be left out where there is only one.
    #[serde(default)]
    pub track: Option<String>,
    /// Experts without results and why: `E003=reason`.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<_>"))]
    pub absent: Vec<String>,
    /// Folder for the submission.
    pub out: Picked,
    /// Overwrite a file of that name.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<_>"))]
    pub force: bool,
}

/// What was submitted.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Submitted {
    /// The submission bundle, encrypted.
    pub path: String,
    /// Who alone can open it: the secretariat, or the bodies that have still to sign.
    pub sealed_for: String,
    /// Whether other bodies have to sign before it goes to the secretariat.
    pub to_cosign: bool,
    /// Whether it was read back from the device, or perhaps from the system's memory.
    pub checked: Checked,
    /// Digest of the submission in the envelope.
    pub digest: String,
    /// The digest as 6×5 digits.
    pub digits: String,
    /// Track.
    pub track: String,
    /// How many results bundles counted.
    pub counted: usize,
    /// What verification noted.
    pub findings: Vec<Finding>,
}

/// Submits the merged result of a track.
pub fn submit(cx: &Call<'_>, request: &Submit) -> Result<Submitted, Failure> {
    let folder = cx.host.resolve(&request.out)?;
    let absences = absences(&request.absent)?;
    cx.office(&request.office, |office| {
        let meta = need_role(office.read(), Role::Body)?;
        let (_, edition) = edition(office.read())?;
        let track = track(office.read(), &edition, request.track.as_deref())?;
        if office.read().last_merge(&track)?.is_none() {
            return Err(Failure::new("not-merged").with("track", &track));
        }
        let known = known(office.read())?;
        let receipt = in_force(office.read(), &track, &known)?;
        let role = own_role(office.read(), receipt)?;
        let (bytes, counted) = bag(cx, office, (&track, &role), absences)?;
        let expect = Expect {
            bundle_type: Some(BundleType::Submission),
            mode: Some(bundle_mode(meta.mode)),
            own: true,
            ..Expect::default()
        };
        let verification = dossier::verify(Cursor::new(&bytes), &expect, &known);
        let next = Next::of(&edition, receipt, &[role.as_str()].into());
        let target = folder.join(format!("{}.{ENDING}", next.file_name(&track)));
        let Some((digest, _)) = verification.identity.filter(|_| verification.contents.is_some())
        else {
            return Err(Failure::refused(&target, verification.findings));
        };
        let delivery = prepare_sealed(&target, &bytes, &next.recipients, request.force)?;
        keep(cx, office, &track, (&bytes, &digest.to_string()))?;
        let (path, checked) = delivery.publish_checked()?;
        Ok(Submitted {
            path: path.display().to_string(),
            checked,
            sealed_for: next.names,
            to_cosign: next.to_cosign,
            digits: digest.digits(),
            digest: digest.to_string(),
            track: track.to_string(),
            counted,
            findings: verification.findings,
        })
    })
}

/// The receipt under which is submitted.
fn in_force<'k>(
    office: OfficeReader<'_>,
    track: &TrackId,
    known: &'k Known,
) -> Result<&'k Receipt, Failure> {
    let digest = filing(office, track)?.marks.receipt_digest.unwrap_or_default();
    known.receipt(&digest).ok_or_else(|| internal("receipt"))
}

fn absences(given: &[String]) -> Result<Vec<Absence>, Failure> {
    let read = |text: &String| {
        let wrong = || Failure::new("absent-form").with("value", text);
        let (expert, reason) = text.split_once('=').ok_or_else(wrong)?;
        let expert = ExpertId::new(expert.trim()).map_err(|_| wrong())?;
        let reason = words(reason);
        if reason.is_empty() {
            return Err(wrong());
        }
        Ok(Absence { expert, nomination: None, reason })
    };
    given.iter().map(read).collect()
}

/// The submission's bytes, and how many results counted.
fn bag(
    cx: &Call<'_>,
    office: &Office,
    (track, role): (&TrackId, &str),
    absences: Vec<Absence>,
) -> Result<(Vec<u8>, usize), Failure> {
    let reader = office.read();
    let filing = filing(reader, track)?;
    let receipt_digest = filing.marks.receipt_digest.clone().unwrap_or_default();
    let receipt = reader.bundle_bytes(&receipt_digest)?.ok_or_else(|| internal("receipt bytes"))?;
    let set = TrackSet::of(reader, track)?;
    let merged = set.merge()?;
    let mut files = vec![
        payload(path::FIELD, json::write(&field(reader, track)?)?),
        payload(path::REGISTER, json::write(&register(track, &set, &merged, absences))?),
        payload(path::MERGE, json::write(&set.sheet(track, &merged, places(reader, track)?))?),
        payload(path::RECEIPT_BUNDLE, receipt),
        payload(path::CRITERIA, filing.content.criteria.clone()),
        payload(path::AUDIT, reader.audit().jsonl()?.into_bytes()),
    ];
    for (issue, row) in &set.packed {
        let at = assignment_path(issue.batch.as_str(), issue.issue);
        files.push(payload(&at, row.batch.assignment.clone()));
    }
    files.extend(evidence::files(reader, track, &set, &receipt_digest)?);
    for (r, bytes) in set.results {
        files.push(payload(&results_path(&r.digest().to_string()), bytes));
    }
    let bytes = sign(cx, office, (track, role), files)?;
    Ok((bytes, merged.counted.len()))
}

fn sign(
    cx: &Call<'_>,
    office: &Office,
    (track, role): (&TrackId, &str),
    files: Vec<PayloadFile<'_>>,
) -> Result<Vec<u8>, Failure> {
    let (row, edition) = edition(office.read())?;
    let filing = filing(office.read(), track)?;
    let mode = bundle_mode(office.read().meta()?.mode);
    let mut bag_info = info(BundleType::Submission, mode, &cx.now());
    bag_info.edition_id = Some(edition.id.to_string());
    bag_info.edition_digest = Some(row.digest);
    bag_info.list_id = edition.track(track).map(|t| t.list.to_string());
    bag_info.track_id = Some(track.to_string());
    bag_info.body_id = Some(filing.key.body.to_string());
    bag_info.filing_no = filing.marks.filing_no;
    bag_info.filing_version = Some(filing.key.version.to_string());
    bag_info.filing_digest = filing.marks.digest;
    bag_info.criteria_digest = Some(bundle::Digest::of(&filing.content.criteria).to_string());
    about_log(office, &mut bag_info)?;
    let key = lead_signer(cx, office.read(), track)?;
    let signers: [(&str, &dyn Signer); 1] = [(role, &key)];
    Ok(bundles::make(&bag_info, files, &signers)?.0)
}

fn keep(
    cx: &Call<'_>,
    office: &mut Office,
    track: &TrackId,
    (bytes, digest): (&[u8], &str),
) -> Result<(), Failure> {
    let meta = office.read().meta()?;
    let body = filing(office.read(), track)?.key.body;
    let submission = NewSubmission {
        digest: digest.to_owned(),
        track: track.clone(),
        body,
        direction: Direction::Out,
    };
    let submitted = act(cx, &meta.name, "submitted", track.as_str(), Some(digest.to_owned()));
    Ok(office.change(&submitted, |tx| {
        tx.put_bundle(&NewBundle {
            digest,
            bundle_type: BundleType::Submission.as_str(),
            direction: Direction::Out,
            track: Some(track),
            bytes,
            findings: "[]",
        })?;
        tx.put_submission(&submission).map(|_| ())
    })?)
}
