//! The next list of an office: two people sign for each thing that is struck out, the list is signed with the key that
//! others know of this office, and it is verified as they will verify it before it leaves.

use std::io::Cursor;
use std::path::Path;

use bundle::{BundleType, PrivateKey};
use dossier::json::{self, Payload};
use dossier::payload::decision::DecisionKind;
use dossier::payload::path;
use dossier::payload::revocations::{Revocations, Revoked, Subject};
use dossier::{Expect, Known};
use review::ids::TrackId;
use serde::Serialize;
use store::office::{Direction, KeyPurpose, NewBundle, Office, OfficeReader, Role};

use crate::both::decide::{self, Kept, Words};
use crate::both::keys::{self, secretariat_signer};
use crate::bundles::{self, bundle_mode, info, payload};
use crate::command::Call;
use crate::deliver::prepare;
use crate::failure::Failure;
use crate::office::{act, body, edition, known};
use crate::secretariat::edition::about_log;

/// The role in which an office signs its list.
const ROLE: &str = "office";

/// What is to be struck out.
pub(crate) struct Struck {
    /// What.
    pub(crate) subject: Subject,
    /// Of which track, where it belongs to one.
    pub(crate) track: Option<TrackId>,
}

/// A list that was published.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "RevocationsPublished"))]
pub struct Published {
    /// The list.
    pub path: String,
    /// Its digest.
    pub digest: String,
    /// Its number.
    pub rev_seq: u32,
    /// How many things it holds.
    pub items: usize,
    /// What is new in it.
    pub revoked: Vec<String>,
}

/// Has two people decide, and publishes the next list.
///
/// Errors: `outcome-reason`, `already-revoked`, `key-not-filed`, those of two clerks' signatures, `exists`.
pub(crate) fn strike(
    cx: &Call<'_>,
    office: &mut Office,
    struck: &[Struck],
    (reason, by): (&str, [&str; 2]),
    (folder, force): (&Path, bool),
) -> Result<Published, Failure> {
    let known = known(office.read())?;
    let last = last(office.read(), &known)?;
    let mut items = last.as_ref().map(|l| l.items.clone()).unwrap_or_default();
    for one in struck {
        if items.iter().any(|item| item.subject == one.subject) {
            return Err(Failure::new("already-revoked").with("subject", &one.subject));
        }
    }
    let mut decisions = Vec::new();
    for one in struck {
        let words = Words {
            decision: DecisionKind::Revoke,
            subject: one.subject.to_string(),
            codes: Vec::new(),
            reason: reason.to_owned(),
        };
        let signed = decide::sign(cx, office, words, &by)?;
        decisions.push((Kept::of(&signed)?, one.track.as_ref()));
        items.push(Revoked {
            subject: one.subject.clone(),
            reason: reason.to_owned(),
            at: cx.now(),
            decision: Some(signed),
        });
    }
    let rev_seq = last.map_or(0, |l| l.rev_seq).saturating_add(1);
    let key = signer(cx, office.read(), &known)?;
    let whose = bundle::Signer::public(&key).fingerprint();
    let list = Revocations { kind: Revocations::TYPE.to_owned(), office: whose, rev_seq, items };
    let (bytes, digest) = sign(cx, office, &list, &key)?;
    let target = folder.join(name(office.read(), rev_seq)?);
    as_others_will(office.read(), (&bytes, &target), &known)?;
    let delivery = prepare(&target, &bytes, force)?;
    keep(cx, office, (&bytes, &digest), (&decisions, reason))?;
    Ok(Published {
        path: delivery.publish()?.display().to_string(),
        digest,
        rev_seq,
        items: list.items.len(),
        revoked: struck.iter().map(|one| one.subject.to_string()).collect(),
    })
}

/// The highest list of this office that it knows, also one that came back to it after a loss.
fn last(office: OfficeReader<'_>, known: &Known) -> Result<Option<Revocations>, Failure> {
    let own = office.keys(KeyPurpose::Signing)?;
    let lists = known.revocations.iter().map(|k| &k.list);
    let own = lists.filter(|l| own.iter().any(|key| key.fingerprint == l.office));
    Ok(own.max_by_key(|l| l.rev_seq).cloned())
}

/// The key that others know: of the secretariat that of the edition, of a body its newest that a receipt names.
fn signer(cx: &Call<'_>, office: OfficeReader<'_>, known: &Known) -> Result<PrivateKey, Failure> {
    if office.meta()?.role == Role::Secretariat {
        return secretariat_signer(cx, office);
    }
    let mut receipts: Vec<_> = known.receipts.iter().map(|k| &k.receipt).collect();
    receipts.sort_by_key(|r| std::cmp::Reverse((r.filing_version, r.at.clone())));
    for role in receipts.iter().flat_map(|r| &r.role_keys) {
        if let Some(key) = keys::own(office, &role.signing_key)? {
            return keys::open(cx, &key);
        }
    }
    Err(Failure::new("no-receipt").with("track", "–"))
}

fn sign(
    cx: &Call<'_>,
    office: &Office,
    list: &Revocations,
    key: &PrivateKey,
) -> Result<(Vec<u8>, String), Failure> {
    let meta = office.read().meta()?;
    let (row, edition) = edition(office.read())?;
    let mut bag_info = info(BundleType::Revocations, bundle_mode(meta.mode), &cx.now());
    bag_info.edition_id = Some(edition.id.to_string());
    bag_info.edition_digest = Some(row.digest);
    if meta.role == Role::Body {
        bag_info.body_id = Some(body(&meta, &edition)?.to_string());
    }
    about_log(office, &mut bag_info)?;
    let files = vec![payload(path::REVOCATIONS, json::write(list)?)];
    let (bytes, written) = bundles::make(&bag_info, files, &[(ROLE, key)])?;
    Ok((bytes, written.digest.to_string()))
}

fn name(office: OfficeReader<'_>, rev_seq: u32) -> Result<String, Failure> {
    let meta = office.meta()?;
    let whose = match meta.role {
        Role::Secretariat => meta.role.as_str().to_owned(),
        Role::Body => body(&meta, &edition(office)?.1)?.to_string(),
    };
    Ok(format!("revocations-{whose}-{rev_seq}.hjb"))
}

fn as_others_will(
    office: OfficeReader<'_>,
    (bytes, target): (&[u8], &Path),
    known: &Known,
) -> Result<(), Failure> {
    let expect = Expect {
        bundle_type: Some(BundleType::Revocations),
        mode: Some(bundle_mode(office.meta()?.mode)),
        ..Expect::default()
    };
    let verification = dossier::verify(Cursor::new(bytes), &expect, known);
    match verification.contents {
        Some(_) => Ok(()),
        None => Err(Failure::refused(target, verification.findings)),
    }
}

/// Keeps the decisions and the list in one change.
fn keep(
    cx: &Call<'_>,
    office: &mut Office,
    (bytes, digest): (&[u8], &str),
    (decisions, reason): (&[(Kept, Option<&TrackId>)], &str),
) -> Result<(), Failure> {
    let mut act = act(cx, &office.read().meta()?.name, "revoked", "", Some(digest.to_owned()));
    act.reason = Some(reason.to_owned());
    let subjects: Vec<&str> =
        decisions.iter().map(|(k, _)| k.decision().subject.as_str()).collect();
    act.object = subjects.join("、");
    if let Some((kept, _)) = decisions.first() {
        act.actor = kept.decision().by.join("、");
        // The log holds on to the first by its words, and to all of them by the digest of the list that carries them.
        kept.note(&mut act);
    }
    Ok(office.change(&act, |tx| {
        for (kept, track) in decisions {
            kept.put(tx, *track)?;
        }
        tx.put_bundle(&NewBundle {
            digest,
            bundle_type: BundleType::Revocations.as_str(),
            direction: Direction::Out,
            track: None,
            bytes,
            findings: "[]",
        })
        .map(|_| ())
    })?)
}
