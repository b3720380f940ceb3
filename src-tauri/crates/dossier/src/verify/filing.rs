//! Stage B of a filing: criteria, panel and plan hold together, the body may file for this track, and
//! its key was compared with the stamped letter. A filing whose key nobody compared is never a pass.

use std::collections::BTreeSet;
use std::io::{Read, Seek};

use bundle::bag::{Bag, Stub};
use bundle::key::PublicKey;
use review::criteria::Criteria;
use review::panel::Panel;
use review::plan::{Binding, WorkPlan};

use super::context::{Context, is_anchor, sha256};
use crate::finding::Finding;
use crate::payload::filing::Keys;
use crate::payload::path;

/// A verified filing.
#[derive(Debug, Clone)]
pub struct FilingContents {
    /// The criteria.
    pub criteria: Criteria,
    /// Their exact bytes.
    pub criteria_bytes: Vec<u8>,
    /// The panel composition.
    pub panel: Panel,
    /// Its exact bytes.
    pub panel_bytes: Vec<u8>,
    /// The work plan.
    pub plan: WorkPlan,
    /// Its exact bytes.
    pub plan_bytes: Vec<u8>,
    /// The bodies' keys.
    pub keys: Keys,
    /// Their exact bytes.
    pub keys_bytes: Vec<u8>,
    /// bag-info, manifests and signatures, as a receipt repeats them.
    pub stub: Stub,
}

pub(super) fn check<R: Read + Seek>(
    bag: &mut Bag<R>,
    cx: &mut Context<'_>,
) -> Option<FilingContents> {
    cx.files(bag, &[path::CRITERIA, path::PANEL, path::PLAN, path::KEYS], |p| {
        p.starts_with("data/papers/") && p.ends_with(".pdf")
    });
    let (criteria, criteria_bytes) = cx.criteria(bag, path::CRITERIA)?;
    let (panel, panel_bytes): (Panel, _) = cx.payload(bag, path::PANEL)?;
    let (plan, plan_bytes): (WorkPlan, _) = cx.payload(bag, path::PLAN)?;
    let (keys, keys_bytes): (Keys, _) = cx.payload(bag, path::KEYS)?;

    let track = bag.info.track_id.clone();
    for id in [&criteria.track, &panel.track, &plan.track] {
        cx.same_id("Track-Id", track.as_deref(), id.as_str());
    }
    let criteria_digest = sha256(&criteria_bytes);
    cx.same_id("Criteria-Digest", bag.info.criteria_digest.as_deref(), &criteria_digest);
    for fault in criteria.faults() {
        cx.failure("F21", fault.object.clone(), format!("{:?}", fault.code));
    }
    for fault in panel.faults() {
        cx.failure("F21", path::PANEL, fault.to_string());
    }
    experts_keys(&panel, &plan, cx);
    keys_of_their_own(&keys, cx);
    signed_by_its_keys(bag, &keys, cx);
    entitled_by_edition(bag, &keys, cx);
    let stub = bag.stub.clone();
    Some(FilingContents {
        criteria,
        criteria_bytes,
        panel,
        panel_bytes,
        plan,
        plan_bytes,
        keys,
        keys_bytes,
        stub,
    })
}

/// Filed keys are strong, one for each expert, and there where the plan asks for them.
fn experts_keys(panel: &Panel, plan: &WorkPlan, cx: &mut Context<'_>) {
    let mut seen = BTreeSet::new();
    for expert in &panel.experts {
        match expert.key.as_deref().map(PublicKey::from_openssh) {
            Some(Ok(key)) => {
                cx.require(seen.insert(key), "A09", expert.id.as_str(), "key filed twice");
            }
            Some(Err(fault)) => {
                cx.findings.push(Finding::from(fault).inside(expert.id.as_str()));
            }
            None => {
                let asked = plan.binding == Binding::Filed;
                cx.require(!asked, "A10", expert.id.as_str(), "no key filed");
            }
        }
    }
}

/// Every body has a role, a strong key and a usable recipient of its own; nobody signs for two.
fn keys_of_their_own(keys: &Keys, cx: &mut Context<'_>) {
    let (mut roles, mut signing) = (BTreeSet::new(), BTreeSet::new());
    for key in &keys.bodies {
        let body = key.body.as_str();
        match PublicKey::from_openssh(&key.signing_key) {
            Ok(public) => cx.require(signing.insert(public), "A05", body, "key used twice"),
            Err(fault) => cx.findings.push(fault.into()),
        }
        if let Err(fault) = bundle::sealed::check_recipient(&key.recipient) {
            cx.findings.push(fault.into());
        }
        cx.require(roles.insert(&key.role), "A05", body, "role used twice");
        let clerks: BTreeSet<&String> = key.clerks.iter().collect();
        let distinct = clerks.len() == key.clerks.len();
        let forms = clerks.iter().all(|c| c.len() == 50 && c.starts_with("SHA256:"));
        cx.require(distinct && forms, "F21", body, "clerks");
    }
}

fn signed_by_its_keys<R: Read + Seek>(bag: &Bag<R>, keys: &Keys, cx: &mut Context<'_>) {
    cx.entitled(bag.signers(), &keys.bodies);
    cx.all_signed(bag.signers(), &keys.bodies);
    cx.not_revoked(bag.signers());
    compared_with_letters(bag, cx);
}

/// A05 where typed digits are nobody's; otherwise A11 for a body whose letter nobody compared. Of two joint bodies each
/// has a letter of its own.
fn compared_with_letters<R: Read + Seek>(bag: &Bag<R>, cx: &mut Context<'_>) {
    let typed = cx.expect.letter_digits.clone();
    let fits = |digits: &String| bag.signers().values().any(|key| is_anchor(digits, key));
    let mistyped = !typed.iter().all(fits);
    // A receipt that the reader trusts says that somebody compared it.
    let receipted = typed.is_empty() && receipted(bag, cx);
    for (role, signer) in bag.signers() {
        if receipted || typed.iter().any(|digits| is_anchor(digits, signer)) {
            continue;
        }
        let finding = match (mistyped, cx.expect.own) {
            (true, _) => {
                cx.other_digits(role);
                continue;
            }
            (false, true) => Finding::note("A11", role, signer.fingerprint()),
            (false, false) => Finding::error("A11", role, signer.fingerprint()),
        };
        cx.findings.push(finding.because("letter"));
    }
}

fn receipted<R: Read + Seek>(bag: &Bag<R>, cx: &Context<'_>) -> bool {
    let digest = bag.digest.to_string();
    cx.known.receipts.iter().any(|k| k.receipt.filing_digest == digest)
}

fn entitled_by_edition<R: Read + Seek>(bag: &Bag<R>, keys: &Keys, cx: &mut Context<'_>) {
    let Some((digest, edition)) = &cx.known.edition else {
        cx.error("K03", "Edition-Digest", "the edition is not known");
        return;
    };
    cx.same_id("Edition-Id", bag.info.edition_id.as_deref(), edition.id.as_str());
    if bag.info.edition_digest.as_deref() != Some(digest.as_str()) {
        cx.findings.push(Finding::failure("K03", "Edition-Digest", digest).because("edition"));
    }
    let track = edition.tracks.iter().find(|t| Some(t.id.as_str()) == bag.info.track_id.as_deref());
    let Some(track) = track else {
        cx.failure("K01", "Track-Id", bag.info.track_id.clone().unwrap_or_default());
        return;
    };
    cx.same_id("List-Id", bag.info.list_id.as_deref(), track.list.as_str());
    let office = edition.secretariat.signing_key.as_deref();
    let office = office.and_then(|k| PublicKey::from_openssh(k).ok());
    for key in &keys.bodies {
        // The secretariat as a body acts with a key of that role and not with the one that makes receipts.
        let key_of = PublicKey::from_openssh(&key.signing_key).ok();
        let same = key_of.is_some_and(|k| Some(k) == office || cx.known.is_anchor(&k));
        cx.require(!same, "A05", key.body.as_str(), "the secretariat's own key in a body's role");
    }
    for joint in track.bodies.iter().filter(|b| !keys.bodies.iter().any(|k| k.body == **b)) {
        cx.failure("A01", joint.as_str(), "a joint body has not signed");
    }
    for key in &keys.bodies {
        cx.require(track.bodies.contains(&key.body), "A05", key.body.as_str(), track.id.as_str());
    }
}
