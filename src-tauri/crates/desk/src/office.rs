//! What both offices share: whose file it is, its key, the edition in force, the track in question, and
//! what a verification may rest on. Nothing is changed here.

use std::collections::BTreeSet;

use bundle::{Bag, BundleType, Limits, PrivateKey};
use dossier::audit::Chain;
use dossier::payload::decision::DecisionKind;
use dossier::payload::path;
use dossier::payload::receipt::Receipt;
use dossier::verify::{
    Contents, KnownIssue, KnownReceipt, KnownResults, KnownRevocations, RevocationsContents,
};
use dossier::{Expect, Known, json};
use review::edition::Edition;
use review::ids::{BodyId, TrackId};
use store::Act;
use store::office::{
    Direction, EditionRow, Filing, FilingState, KeyPurpose, OfficeKey, OfficeMeta, OfficeReader,
    Role,
};

use crate::both::overrides;
use crate::bundles::bundle_mode;
use crate::command::Call;
use crate::failure::{Failure, internal};
use crate::secretariat::edition::BUNDLE_CAP;

/// The office's meta, if it has this role.
pub(crate) fn need_role(office: OfficeReader<'_>, role: Role) -> Result<OfficeMeta, Failure> {
    let meta = office.meta()?;
    if meta.role == role {
        return Ok(meta);
    }
    let word = match role {
        Role::Secretariat => "秘书处 secretariat",
        Role::Body => "初评机构 review body",
    };
    Err(Failure::new("wrong-role").with("role", word))
}

/// The office's signing key, still encrypted.
pub(crate) fn key(office: OfficeReader<'_>) -> Result<OfficeKey, Failure> {
    office.keys(KeyPurpose::Signing)?.pop().ok_or_else(|| internal("no signing key"))
}

/// The office's signing key, opened with the passphrase.
pub(crate) fn signer(cx: &Call<'_>, office: OfficeReader<'_>) -> Result<PrivateKey, Failure> {
    let passphrase = cx.secrets.need_passphrase()?;
    Ok(PrivateKey::from_encrypted_openssh(&key(office)?.private_pem, passphrase)?)
}

/// The edition in force: the last one that was kept.
pub(crate) fn edition(office: OfficeReader<'_>) -> Result<(EditionRow, Edition), Failure> {
    let row = office.editions()?.pop().ok_or_else(|| Failure::new("edition-missing"))?;
    let edition = json::read(&row.json)?;
    Ok((row, edition))
}

/// The body in whose role this office acts in the edition.
pub(crate) fn body(meta: &OfficeMeta, edition: &Edition) -> Result<BodyId, Failure> {
    let named = |b: &&review::edition::Body| match &meta.body {
        Some(id) => b.id == *id,
        None => b.name == meta.name,
    };
    edition
        .bodies
        .iter()
        .find(named)
        .map(|b| b.id.clone())
        .ok_or_else(|| Failure::new("unknown-body").with("body", &meta.name))
}

/// The track that was named, or the only one this office deals with.
pub(crate) fn track(
    office: OfficeReader<'_>,
    edition: &Edition,
    named: Option<&str>,
) -> Result<TrackId, Failure> {
    if let Some(name) = named {
        return TrackId::new(name)
            .ok()
            .filter(|id| edition.track(id).is_some())
            .ok_or_else(|| Failure::new("unknown-track").with("track", name));
    }
    let mut tracks: Vec<TrackId> = office.filings()?.into_iter().map(|f| f.key.track).collect();
    if tracks.is_empty() {
        let body = body(&office.meta()?, edition)?;
        tracks = edition.tracks_of_body(&body).map(|t| t.id.clone()).collect();
    }
    tracks.dedup();
    match tracks.as_slice() {
        [one] => Ok(one.clone()),
        several => {
            let list: Vec<&str> = several.iter().map(TrackId::as_str).collect();
            Err(Failure::new("several-tracks").with("tracks", list.join(" ")))
        }
    }
}

/// The filing in force for a track: the highest version that has a receipt.
pub(crate) fn filing(office: OfficeReader<'_>, track: &TrackId) -> Result<Filing, Failure> {
    office
        .filings()?
        .into_iter()
        .filter(|f| &f.key.track == track && f.state == FilingState::Receipted)
        .max_by_key(|f| f.key.version)
        .ok_or_else(|| Failure::new("no-receipt").with("track", track))
}

/// What the office can prove with: every anchor it has had, the edition, every receipt, every list of revocations,
/// and the logs and ink pages it has seen.
pub(crate) fn known(office: OfficeReader<'_>) -> Result<Known, Failure> {
    let (row, edition) = edition(office)?;
    let mut known = Known::default();
    for edition in office.editions()?.into_iter().rev() {
        if !known.anchors.contains(&edition.anchor_fingerprint) {
            known.anchors.push(edition.anchor_fingerprint);
        }
    }
    for filing in office.filings()? {
        let Some(digest) = filing.marks.receipt_digest else { continue };
        let receipt = kept_receipt(office, &digest, &known)?;
        known.receipts.push(KnownReceipt { digest, receipt });
    }
    known.edition = Some((row.digest, edition));
    for (digest, list) in kept_revocations(office, &known)? {
        let secretariat = list.secretariat;
        let list = list.list.clone();
        known.revocations.push(KnownRevocations::new(digest, secretariat, list));
    }
    known.logs = logs(office)?;
    known.papers_seen = papers_seen(office)?;
    Ok(known)
}

/// Digests of the results whose ink page a clerk compared; a decision that nobody signed shows nothing.
fn papers_seen(office: OfficeReader<'_>) -> Result<BTreeSet<String>, Failure> {
    let mut seen = BTreeSet::new();
    for row in office.decisions()? {
        if row.kind != DecisionKind::PaperSeen.as_str() {
            continue;
        }
        let decision = overrides::signed(&row)?.check(1).map_err(|finding| {
            Failure::refused(std::path::Path::new(&row.subject), vec![finding])
        })?;
        if decision.decision == DecisionKind::PaperSeen {
            seen.insert(decision.subject);
        }
    }
    Ok(seen)
}

/// A receipt that was kept, verified again under the anchors the office has had.
fn kept_receipt(office: OfficeReader<'_>, digest: &str, known: &Known) -> Result<Receipt, Failure> {
    let lone = Known { anchors: known.anchors.clone(), ..Known::default() };
    match kept(office, digest, &lone)? {
        Contents::Receipt(r) => Ok(r.receipt.clone()),
        _ => Err(internal("not a receipt")),
    }
}

/// The lists of revocations that were kept, each verified again by itself.
fn kept_revocations(
    office: OfficeReader<'_>,
    known: &Known,
) -> Result<Vec<(String, RevocationsContents)>, Failure> {
    let mut found = Vec::new();
    for row in office.bundles(BundleType::Revocations.as_str())? {
        match kept(office, &row.digest, known)? {
            Contents::Revocations(list) => {
                found.push((row.digest, RevocationsContents::clone(&list)));
            }
            _ => return Err(internal("not a list of revocations")),
        }
    }
    Ok(found)
}

/// A bundle that was kept, verified again.
fn kept(office: OfficeReader<'_>, digest: &str, known: &Known) -> Result<Contents, Failure> {
    let bytes = office.bundle_bytes(digest)?.ok_or_else(|| internal("bytes of a bundle"))?;
    let expect = Expect { mode: Some(bundle_mode(office.meta()?.mode)), ..Expect::default() };
    let verification = dossier::verify(std::io::Cursor::new(bytes), &expect, known);
    let findings = verification.findings;
    verification.contents.ok_or_else(|| Failure::refused(std::path::Path::new(digest), findings))
}

/// The last list of revocations that this office made itself.
pub(crate) fn last_revocations(office: OfficeReader<'_>) -> Result<Option<String>, Failure> {
    let own = office.bundles(BundleType::Revocations.as_str())?.into_iter();
    Ok(own.filter(|b| b.direction == Direction::Out).map(|b| b.digest).next_back())
}

/// The audit logs of bodies, as far as their submissions showed them.
fn logs(office: OfficeReader<'_>) -> Result<Vec<Chain>, Failure> {
    let mut found = Vec::new();
    for row in office.bundles(BundleType::Submission.as_str())? {
        if row.direction == Direction::Out {
            continue;
        }
        let bytes = office.bundle_bytes(&row.digest)?.ok_or_else(|| internal("submission"))?;
        let mut bag = Bag::open(std::io::Cursor::new(bytes), Limits::default())?;
        let log_id = bag.info.log_id.clone().unwrap_or_default();
        let jsonl = bag.read(path::AUDIT, BUNDLE_CAP)?;
        found.push(Chain::read(&log_id, &jsonl).map_err(internal)?);
    }
    Ok(found)
}

/// Besides, what a body knows of the batches it packed and the results it took in for a track.
pub(crate) fn know_track(
    office: OfficeReader<'_>,
    track: &TrackId,
    known: &mut Known,
) -> Result<(), Failure> {
    for row in office.batches(track)? {
        let head = row.batch.head;
        known.issues.insert(
            (head.batch, head.issue),
            KnownIssue {
                expert: head.expert,
                batch_digest: row.batch.digest,
                mac_secret: Some(head.mac_secret.to_vec()),
            },
        );
    }
    for row in office.results_of(track)? {
        known.results.push(KnownResults {
            digest: row.head.digest,
            batch: row.head.batch,
            issue: row.head.issue,
            seq: row.head.seq,
            fingerprint: row.head.key_fingerprint,
        });
    }
    Ok(())
}

/// An act of the office. Until clerks have keys of their own, the actor is the office or a named clerk.
pub(crate) fn act(
    cx: &Call<'_>,
    actor: &str,
    what: &str,
    object: impl Into<String>,
    digest: Option<String>,
) -> Act {
    Act {
        actor: actor.to_owned(),
        act: what.to_owned(),
        object: object.into(),
        outcome: "ok".to_owned(),
        reason: None,
        digest,
        at: cx.now(),
    }
}
