//! The second signature put on and the bundle passed on: a filing with this body's own letter, a batch streamed, a
//! submission in a new envelope for the secretariat. Filing and submission are kept, because receipt and ack answer them;
//! of a batch the audit row keeps the digest. What is written is read back before it gets its name.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use bundle::{Bag, BundleType, Digest, Fault, Limits, PrivateKey, Signer};
use dossier::verify::{BatchContents, FilingContents, SubmissionContents, Verified};
use store::office::{
    Direction, FilingContent, FilingKey, FilingMarks, FilingState, NewBundle, NewSubmission,
    Office, OfficeMeta,
};

use super::Whole;
use super::content::{Joint, Ours};
use crate::body::letter::{Filed, letter};
use crate::body::next::Next;
use crate::both::{clerk, keys};
use crate::command::Call;
use crate::deliver::{Delivery, prepare};
use crate::failure::{Failure, internal};
use crate::office::{act, edition};
use crate::sealed::{ENDING, prepare_sealed};

/// What was written.
pub(super) struct Sent {
    /// The signed bundle.
    pub path: String,
    /// The letter, with a filing.
    pub letter: Option<String>,
}

/// Where to, and on whose behalf.
type To<'a> = (&'a OfficeMeta, &'a Path, bool);

/// Signs along and passes on.
pub(super) fn send(
    cx: &Call<'_>,
    office: &mut Office,
    to: To<'_>,
    (whole, ours): (&Whole<'_>, &Ours<'_>),
) -> Result<Sent, Failure> {
    let key = keys::open(cx, &ours.key)?;
    match ours.joint {
        Joint::Filing(filing) => {
            let bytes = signed(whole, ours, &key)?;
            send_filing(cx, office, to, (ours, filing, &bytes))
        }
        Joint::Batch(batch) => send_batch(cx, office, to, (whole, ours, batch, &key)),
        Joint::Submission(submission) => {
            let bytes = signed(whole, ours, &key)?;
            send_submission(cx, office, to, (ours, submission, &bytes))
        }
    }
}

/// The bundle with both signatures, in memory.
fn signed(whole: &Whole<'_>, ours: &Ours<'_>, key: &PrivateKey) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let digest = bundle::cosign(whole.reader()?, &mut bytes, &ours.role, key)?;
    same(&digest, ours)?;
    Ok(bytes)
}

/// What was signed is what was verified, even if the file was exchanged in between.
fn same(digest: &Digest, ours: &Ours<'_>) -> Result<(), Failure> {
    if *digest == ours.digest() {
        Ok(())
    } else {
        Err(internal("another bundle than was verified"))
    }
}

fn send_filing(
    cx: &Call<'_>,
    office: &mut Office,
    (meta, folder, force): To<'_>,
    (ours, filing, bytes): (&Ours<'_>, &Verified<FilingContents>, &[u8]),
) -> Result<Sent, Failure> {
    let now = cx.now();
    let (_, edition) = edition(office.read())?;
    let track = edition.track(&ours.track).ok_or_else(|| internal("track"))?;
    let version = filing.info().filing_version.as_deref().unwrap_or_default();
    let version: u32 = version.parse().map_err(Failure::usage)?;
    let lead = filing.keys.bodies.iter().find(|k| k.role == keys::LEADS);
    let lead = lead.ok_or_else(|| internal("no body leads"))?.body.clone();
    let key = FilingKey { body: lead, track: ours.track.clone(), version };
    let digest = ours.digest();
    let known = kept_before(office, &key, &digest.to_string())?;

    let name = format!("filing-{}-v{version}", track.id);
    let file = prepare(&folder.join(format!("{name}.hjb")), bytes, force)?;
    let filed = Filed { meta, edition: &edition, track, version, digest: &digest };
    let own = crate::office::body(meta, &edition)?;
    let public = bundle::PublicKey::from_openssh(&ours.key.public_openssh)?;
    let page = letter(&filed, (&own, &public, clerk::on_paper(office.read())?), &now)?;
    let page = prepare(&folder.join(format!("{name}-{own}-letter.pdf")), &page, force)?;

    let content = FilingContent {
        criteria: filing.criteria_bytes.clone(),
        panel: filing.panel_bytes.clone(),
        plan: filing.plan_bytes.clone(),
        keys: filing.keys_bytes.clone(),
    };
    let digest = digest.to_string();
    let marks = FilingMarks { digest: Some(digest.clone()), ..FilingMarks::default() };
    let cosigned = act(cx, &meta.name, "cosigned", ours.track.as_str(), Some(digest.clone()));
    office.change(&cosigned, |tx| {
        tx.put_bundle(&kept(BundleType::Filing, ours, &digest, bytes))?;
        if known { Ok(()) } else { tx.put_filing(&key, (FilingState::Sent, &content, &marks)) }
    })?;
    Ok(Sent {
        letter: Some(page.publish()?.display().to_string()),
        path: file.publish()?.display().to_string(),
    })
}

/// Whether this very filing was signed along before; another one of that version is refused.
fn kept_before(office: &Office, key: &FilingKey, digest: &str) -> Result<bool, Failure> {
    match office.read().filing(key)? {
        None => Ok(false),
        Some(known) if known.marks.digest.as_deref() == Some(digest) => Ok(true),
        Some(_) => Err(Failure::new("cosigned-another")
            .with("track", &key.track)
            .with("version", key.version)),
    }
}

fn send_batch(
    cx: &Call<'_>,
    office: &mut Office,
    (meta, folder, force): To<'_>,
    (whole, ours, batch, key): (&Whole<'_>, &Ours<'_>, &Verified<BatchContents>, &PrivateKey),
) -> Result<Sent, Failure> {
    let a = &batch.assignment;
    let target = folder.join(format!("batch-{}-{}.hjb", a.batch, a.issue));
    let mut delivery = Delivery::begin(&target, force)?;
    let digest = bundle::cosign(whole.reader()?, delivery.file()?, &ours.role, key)
        .map_err(|fault| Failure::from(fault).with("object", target.display()))?;
    same(&digest, ours)?;
    delivery.check(|part| holds(part, ours, key))?;
    let digest = Some(digest.to_string());
    let cosigned = act(cx, &meta.name, "cosigned", a.batch.as_str(), digest);
    office.change(&cosigned, |_| Ok(()))?;
    Ok(Sent { path: delivery.publish()?.display().to_string(), letter: None })
}

/// Whether the file at `part` is whole, the same bundle, and signed by this office.
fn holds(part: &Path, ours: &Ours<'_>, key: &PrivateKey) -> Result<bool, Failure> {
    let file = File::open(part).map_err(|e| Failure::io(part, &e))?;
    let mut bag = match Bag::open(BufReader::with_capacity(1 << 20, file), Limits::default()) {
        Ok(bag) => bag,
        Err(Fault::Io(e)) => return Err(Failure::io(part, &e)),
        Err(Fault::Finding { .. }) => return Ok(false),
    };
    let signed = bag.signers().get(&ours.role) == Some(&key.public());
    Ok(signed && bag.digest == ours.digest() && bag.check_payload().is_ok())
}

fn send_submission(
    cx: &Call<'_>,
    office: &mut Office,
    (meta, folder, force): To<'_>,
    (ours, submission, bytes): (&Ours<'_>, &Verified<SubmissionContents>, &[u8]),
) -> Result<Sent, Failure> {
    let (_, edition) = edition(office.read())?;
    let next = Next::of(&edition, &submission.receipt.receipt, &ours.signed());
    let target = folder.join(format!("{}.{ENDING}", next.file_name(&ours.track)));
    let file = prepare_sealed(&target, bytes, &next.recipients, force)?;
    let digest = ours.digest().to_string();
    let row = NewSubmission {
        digest: digest.clone(),
        track: ours.track.clone(),
        body: submission.receipt.receipt.body.clone(),
        direction: Direction::Out,
    };
    let cosigned = act(cx, &meta.name, "cosigned", ours.track.as_str(), Some(digest.clone()));
    office.change(&cosigned, |tx| {
        tx.put_bundle(&kept(BundleType::Submission, ours, &digest, bytes))?;
        tx.put_submission(&row).map(|_| ())
    })?;
    Ok(Sent { path: file.publish()?.display().to_string(), letter: None })
}

/// A bundle as it is kept. It came in from the other body: so its audit log is laid beside the next one (`formats.md` §8).
fn kept<'a>(
    kind: BundleType,
    ours: &'a Ours<'_>,
    digest: &'a str,
    bytes: &'a [u8],
) -> NewBundle<'a> {
    NewBundle {
        digest,
        bundle_type: kind.as_str(),
        direction: Direction::In,
        track: Some(&ours.track),
        bytes,
        findings: "[]",
    }
}
