//! A submission at the secretariat: verified and recomputed from the embedded results, kept with its
//! findings, answered with an ack that lists every expert's key and results digest. Only two people together let
//! one through against a finding, and the ack says so.

use std::collections::BTreeSet;
use std::io::Cursor;
use std::path::Path;

use bundle::{Bag, BundleType, Limits, Signer};
use dossier::json::{self, Payload};
use dossier::payload::ack::{Ack, AckedResults};
use dossier::payload::decision::SignedDecision;
use dossier::payload::path;
use dossier::verify::{Contents, SubmissionContents, Verified};
use dossier::{Expect, Finding, Known, Verdict};
use serde::{Deserialize, Serialize};
use store::office::{Direction, NewBundle, NewSubmission, Office, Role};

use super::edition::{BUNDLE_CAP, about_log};
use crate::both::decide::{self, Kept};
use crate::both::keys::secretariat_signer;
use crate::both::overrides::{self, Override};
use crate::bundles::{self, bundle_mode, info, payload};
use crate::command::Call;
use crate::deliver::prepare;
use crate::failure::{Failure, internal};
use crate::host::Picked;
use crate::office::{act, known, need_role};
use crate::sealed::read_bundle;

/// The submission to receive.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Receive {
    /// The secretariat's office file.
    pub office: Picked,
    /// The submission bundle.
    pub file: Picked,
    /// What two clerks override, where a finding of class P stands against it.
    #[serde(default, rename = "override")]
    pub overriding: Option<Override>,
    /// Folder for the ack.
    pub out: Picked,
    /// Overwrite a file of that name.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<_>"))]
    pub force: bool,
}

/// A submission that was received.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Received {
    /// The verdict.
    pub verdict: Verdict,
    /// Track.
    pub track: String,
    /// The ack bundle.
    pub path: String,
    /// Its digest.
    pub digest: String,
    /// Digest of the submission.
    pub submission: String,
    /// What was noted.
    pub findings: Vec<Finding>,
    /// The ranking, recomputed.
    pub ranking: Vec<tally::Standing>,
}

/// Receives a submission; a bad one changes nothing.
pub fn receive(cx: &Call<'_>, request: &Receive) -> Result<Received, Failure> {
    let file = cx.host.resolve(&request.file)?;
    let folder = cx.host.resolve(&request.out)?;
    cx.office(&request.office, |office| {
        need_role(office.read(), Role::Secretariat)?;
        let bytes = read_bundle(office.read(), &file)?;
        let known = known(office.read())?;
        let judged = judge(cx, office, request, (&file, &bytes), &known)?;
        let submission = &judged.submission;
        let digest = submission.receipt.digest().to_string();
        if known.receipt(&digest).is_none() {
            let finding = Finding::failure("K03", "receipt", digest);
            return Err(Failure::refused(&file, vec![finding]));
        }
        let ack = ack(cx, &judged);
        let (whole, ack_digest) = sign(cx, office, submission, &ack)?;
        let target = folder.join(format!("ack-{}.hjb", ack.track));
        let delivery = prepare(&target, &whole, request.force)?;
        keep(cx, office, (&judged, &bytes), (&ack, &whole, &ack_digest))?;
        Ok(Received {
            verdict: ack.verdict,
            track: ack.track.to_string(),
            path: delivery.publish()?.display().to_string(),
            digest: ack_digest,
            submission: ack.submission_digest,
            ranking: submission.merge.ranking.clone(),
            findings: ack.findings,
        })
    })
}

/// A submission that is taken, and what two people let pass.
struct Judged {
    submission: Box<Verified<SubmissionContents>>,
    findings: Vec<Finding>,
    overrides: Vec<SignedDecision>,
    /// The one among them that was signed now.
    decided: Option<Kept>,
}

/// Verifies as it comes; then with what two people decided about it before; then with what they decide now.
///
/// Errors: `verification-failed`, with `overridable` where two people could let it pass; those of [`overrides::sign`].
fn judge(
    cx: &Call<'_>,
    office: &Office,
    request: &Receive,
    (file, bytes): (&Path, &[u8]),
    known: &Known,
) -> Result<Judged, Failure> {
    let mode = Some(bundle_mode(office.read().meta()?.mode));
    let verify = |overrides: &[SignedDecision]| {
        let bundle_type = Some(BundleType::Submission);
        let overrides = overrides.to_vec();
        let expect = Expect { bundle_type, mode, overrides, ..Expect::default() };
        dossier::verify(Cursor::new(bytes), &expect, known)
    };
    let (mut used, mut decided) = (Vec::new(), None);
    let mut verification = verify(&used);
    let mut covered = BTreeSet::new();
    if let (Some((digest, _)), None) = (&verification.identity, &verification.contents) {
        for (signed, decision) in overrides::kept(office.read(), &digest.to_string())? {
            used.push(signed);
            covered.extend(decision.codes);
        }
        verification = verify(&used);
    }
    match &request.overriding {
        // Receiving once more what two people let pass needs no new decision.
        Some(o)
            if verification.contents.is_some() && o.codes.iter().all(|c| covered.contains(c)) => {}
        Some(wanted) => {
            let signed = overrides::sign(cx, office, wanted, &verification)?;
            decided = Some(Kept::of(&signed)?);
            used.push(signed);
            verification = verify(&used);
        }
        None => {}
    }
    let possible = overrides::possible(&verification);
    let findings = verification.findings;
    match verification.contents {
        Some(Contents::Submission(submission)) => {
            Ok(Judged { submission, findings, overrides: used, decided })
        }
        _ if possible.is_empty() => Err(Failure::refused(file, findings)),
        _ => Err(Failure::refused(file, findings).with("overridable", possible.join(" "))),
    }
}

fn ack(cx: &Call<'_>, judged: &Judged) -> Ack {
    let submission = &judged.submission;
    let counted = |digest: &String| submission.merge.counted.contains(digest);
    let mut experts: Vec<AckedResults> = submission
        .results
        .iter()
        .map(|r| AckedResults {
            expert: r.sheet.expert.clone(),
            batch: r.sheet.batch.clone(),
            fingerprint: r.key.fingerprint(),
            results_digest: r.digest().to_string(),
            binding: submission.bindings.get(&r.digest().to_string()).copied().unwrap_or(r.binding),
        })
        .filter(|a| counted(&a.results_digest))
        .collect();
    experts.sort_by(|a, b| (&a.expert, &a.batch).cmp(&(&b.expert, &b.batch)));
    Ack {
        kind: Ack::TYPE.to_owned(),
        track: submission.receipt.receipt.track.clone(),
        body: submission.receipt.receipt.body.clone(),
        submission_digest: submission.digest().to_string(),
        verdict: dossier::finding::verdict(&judged.findings),
        findings: judged.findings.clone(),
        overrides: judged.overrides.clone(),
        experts,
        received_at: cx.now(),
    }
}

fn sign(
    cx: &Call<'_>,
    office: &Office,
    submission: &Verified<SubmissionContents>,
    ack: &Ack,
) -> Result<(Vec<u8>, String), Failure> {
    let mode = bundle_mode(office.read().meta()?.mode);
    let mut bag_info = info(BundleType::Ack, mode, &ack.received_at);
    bundles::repeat_origin(&mut bag_info, submission.info());
    about_log(office, &mut bag_info)?;
    let key = secretariat_signer(cx, office.read())?;
    let files = vec![payload(path::ACK, json::write(ack)?)];
    let signers: [(&str, &dyn Signer); 1] = [("secretariat", &key)];
    let (whole, written) = bundles::make(&bag_info, files, &signers)?;
    Ok((whole, written.digest.to_string()))
}

fn keep(
    cx: &Call<'_>,
    office: &mut Office,
    (judged, bytes): (&Judged, &[u8]),
    (ack, ack_bytes, ack_digest): (&Ack, &[u8], &str),
) -> Result<(), Failure> {
    let digest = ack.submission_digest.clone();
    let findings = serde_json::to_string(&ack.findings).map_err(internal)?;
    let verdict = match ack.verdict {
        Verdict::Good => "good",
        Verdict::Unchecked => "unchecked",
        Verdict::Bad => "bad",
    };
    let meta = office.read().meta()?;
    let row = NewSubmission {
        digest: digest.clone(),
        track: ack.track.clone(),
        body: ack.body.clone(),
        direction: Direction::In,
    };
    let revocations = embedded_revocations(bytes)?;
    let mut received = act(cx, &meta.name, "received", ack.track.as_str(), Some(digest.clone()));
    if let Some(decision) = judged.decided.as_ref().map(Kept::decision) {
        received.actor = decision.by.join("、");
        received.reason = Some(decision.reason.clone());
    }
    Ok(decide::change(office, (received, Some(&ack.track)), judged.decided.as_ref(), |tx| {
        for (digest, kind, direction, bytes) in [
            (digest.as_str(), BundleType::Submission, Direction::In, bytes),
            (ack_digest, BundleType::Ack, Direction::Out, ack_bytes),
        ] {
            tx.put_bundle(&NewBundle {
                digest,
                bundle_type: kind.as_str(),
                direction,
                track: Some(&ack.track),
                bytes,
                findings: &findings,
            })?;
        }
        if let Some((digest, bytes)) = &revocations {
            // Kept by itself, so that a later submission without it is found (P08).
            tx.put_bundle(&NewBundle {
                digest,
                bundle_type: BundleType::Revocations.as_str(),
                direction: Direction::In,
                track: Some(&ack.track),
                bytes,
                findings: "[]",
            })?;
        }
        tx.put_submission(&row)?;
        tx.set_verdict(&digest, verdict, &findings)?;
        tx.set_ack(&digest, ack_digest)
    })?)
}

/// The body's list of revocations that came with a verified submission, with its digest.
fn embedded_revocations(submission: &[u8]) -> Result<Option<(String, Vec<u8>)>, Failure> {
    let mut bag = Bag::open(Cursor::new(submission), Limits::default())?;
    if !bag.paths().any(|p| p == path::REVOCATIONS_BUNDLE) {
        return Ok(None);
    }
    let bytes = bag.read(path::REVOCATIONS_BUNDLE, BUNDLE_CAP)?;
    let digest = Bag::open(Cursor::new(&bytes), Limits::default())?.digest;
    Ok(Some((digest.to_string(), bytes)))
}
