//! What stands in a bundle that this office is asked to sign along: which of its keys is named and in which role, who
//! signed before, and what is shown to the person who signs. Nothing is signed here.

use std::collections::{BTreeMap, BTreeSet};

use bundle::PublicKey;
use dossier::Finding;
use dossier::payload::filing::RoleKey;
use dossier::verify::{BatchContents, Contents, FilingContents, SubmissionContents, Verified};
use review::ids::{BodyId, TrackId};
use serde::Serialize;
use store::office::{KeyPurpose, Office, OfficeKey, OfficeMeta};

use crate::both::{clerk, keys};
use crate::failure::Failure;
use crate::office::{body, edition};

/// What is signed, in words and numbers that can be compared with the other body's screen.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "CosignShown"))]
pub struct Shown {
    /// Track.
    pub track: String,
    /// The role in which is signed.
    pub role: String,
    /// The body that signed before.
    pub other: String,
    /// The 6×5 digits of its key.
    pub other_digits: String,
    /// The 6×5 digits of the key that signs.
    pub own_digits: String,
    /// SHA-256 of the criteria's bytes.
    pub criteria_digest: String,
    /// The batch, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub batch: Option<String>,
    /// The experts of the panel, the expert of the batch, or those whose results counted.
    pub experts: Vec<String>,
    /// The nominations of a batch, or those that a submission recommends.
    pub nominations: Vec<String>,
}

/// A bundle that two bodies sign, verified.
pub(super) enum Joint<'a> {
    Filing(&'a Verified<FilingContents>),
    Batch(&'a Verified<BatchContents>),
    Submission(&'a Verified<SubmissionContents>),
}

/// A bundle that names this office.
pub(super) struct Ours<'a> {
    /// What it is.
    pub joint: Joint<'a>,
    /// The track.
    pub track: TrackId,
    /// The role in which this office signs.
    pub role: String,
    /// The key with which it signs.
    pub key: OfficeKey,
    /// The other body.
    other: RoleKey,
}

/// The bundle as one that names this office's key, or the finding that it does not.
///
/// Errors: `key-not-filed` where it names an older key of this office.
pub(super) fn ours<'a>(
    office: &Office,
    meta: &OfficeMeta,
    contents: &'a Contents,
) -> Result<Result<Ours<'a>, Finding>, Failure> {
    let joint = match contents {
        Contents::Filing(f) => Joint::Filing(f),
        Contents::Batch(b) => Joint::Batch(b),
        Contents::Submission(s) => Joint::Submission(s),
        _ => return Ok(Err(Finding::failure("P01", "Bundle-Type", ""))),
    };
    let (track, named) = match &joint {
        Joint::Filing(f) => (&f.criteria.track, &f.keys.bodies),
        Joint::Batch(b) => (&b.receipt.receipt.track, &b.receipt.receipt.role_keys),
        Joint::Submission(s) => (&s.receipt.receipt.track, &s.receipt.receipt.role_keys),
    };
    let keys = office.read().keys(KeyPurpose::Signing)?;
    let is_ours = |k: &&RoleKey| {
        let public = PublicKey::from_openssh(&k.signing_key);
        public.is_ok_and(|p| keys.iter().any(|o| o.fingerprint == p.fingerprint()))
    };
    let other = named.iter().find(|k| !is_ours(k));
    let (Some(_), Some(other)) = (named.iter().find(is_ours), other) else {
        return Ok(Err(not_ours(track, "")));
    };
    let (role, key) = keys::filed(office.read(), named, track)?;
    if let Joint::Filing(_) = joint
        && let Some(wrong) = not_as_we_are(office, meta, role)?
    {
        return Ok(Err(not_ours(track, &wrong)));
    }
    let (role, track, other) = (role.role.clone(), track.clone(), other.clone());
    Ok(Ok(Ours { joint, track, role, key, other }))
}

/// A filing fixes who we are and to whom results are encrypted: under our key nobody else's name,
/// recipient or clerk.
fn not_as_we_are(
    office: &Office,
    meta: &OfficeMeta,
    role: &RoleKey,
) -> Result<Option<String>, Failure> {
    let own: BodyId = body(meta, &edition(office.read())?.1)?;
    if role.body != own {
        return Ok(Some(format!("{} ≠ {own}", role.body)));
    }
    let recipients = office.read().recipients()?;
    if !recipients.iter().any(|r| r.recipient == role.recipient) {
        return Ok(Some(role.recipient.clone()));
    }
    // Nobody else says who decides for us.
    let clerks = clerk::filed(office.read())?;
    Ok(role.clerks.iter().find(|named| !clerks.contains(named)).cloned())
}

fn not_ours(track: &TrackId, detail: &str) -> Finding {
    Finding::failure("A05", track.as_str(), detail).because("not-ours")
}

impl Ours<'_> {
    /// Who has signed so far.
    fn signers(&self) -> &BTreeMap<String, PublicKey> {
        match self.joint {
            Joint::Filing(f) => f.signers(),
            Joint::Batch(b) => b.signers(),
            Joint::Submission(s) => s.signers(),
        }
    }

    /// Whether this office has signed already.
    pub fn has_signed(&self) -> bool {
        self.signers().contains_key(&self.role)
    }

    /// The roles that have signed once this office has.
    pub fn signed(&self) -> BTreeSet<&str> {
        let before = self.signers().keys().map(String::as_str);
        before.chain([self.role.as_str()]).collect()
    }

    /// The digest of the bundle, which no signature changes.
    pub fn digest(&self) -> bundle::Digest {
        match self.joint {
            Joint::Filing(f) => *f.digest(),
            Joint::Batch(b) => *b.digest(),
            Joint::Submission(s) => *s.digest(),
        }
    }

    /// What is shown.
    pub fn shown(&self) -> Shown {
        let digits = |line: &str| PublicKey::from_openssh(line).map(|k| k.digits());
        let (criteria, batch, experts, nominations) = match self.joint {
            Joint::Filing(f) => {
                let experts = f.panel.experts.iter().map(|e| e.id.to_string()).collect();
                (bundle::Digest::of(&f.criteria_bytes).to_string(), None, experts, Vec::new())
            }
            Joint::Batch(b) => {
                let a = &b.assignment;
                let nominations = a.nominations.iter().map(|n| n.nomination.to_string()).collect();
                let (batch, expert) = (a.batch.to_string(), a.expert.to_string());
                (a.criteria_digest.clone(), Some(batch), vec![expert], nominations)
            }
            Joint::Submission(s) => {
                let counted =
                    s.results.iter().filter(|r| s.merge.counted.contains(&r.digest().to_string()));
                let experts = counted.map(|r| r.sheet.expert.to_string()).collect();
                let recommended = s.merge.recommended.iter().map(ToString::to_string).collect();
                (s.merge.criteria_digest.clone(), None, experts, recommended)
            }
        };
        Shown {
            track: self.track.to_string(),
            role: self.role.clone(),
            other: self.other.body.to_string(),
            other_digits: digits(&self.other.signing_key).unwrap_or_default(),
            own_digits: digits(&self.key.public_openssh).unwrap_or_default(),
            criteria_digest: criteria,
            batch,
            experts,
            nominations,
        }
    }
}
