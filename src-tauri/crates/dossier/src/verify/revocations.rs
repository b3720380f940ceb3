//! Stage B of a list of revocations: signed by the office whose list it is, and never less than any earlier list.
//! What it takes away from the ranking is decided in [`crate::merge`].

use std::collections::BTreeSet;
use std::io::{Read, Seek};

use bundle::bag::Bag;

use super::Known;
use super::context::Context;
use super::deciders::Deciders;
use crate::finding::Finding;
use crate::payload::decision::{DecisionKind, TWO};
use crate::payload::path;
use crate::payload::revocations::{Revocations, Revoked, Subject};

/// A verified list.
#[derive(Debug, Clone)]
pub struct RevocationsContents {
    /// The list.
    pub list: Revocations,
    /// Whether it is the secretariat's.
    pub secretariat: bool,
}

pub(super) fn check<R: Read + Seek>(
    bag: &mut Bag<R>,
    cx: &mut Context<'_>,
) -> Option<RevocationsContents> {
    cx.files(bag, &[path::REVOCATIONS], |_| false);
    let (list, _): (Revocations, _) = cx.payload(bag, path::REVOCATIONS)?;
    let signer = *bag.signers().get("office")?;
    cx.require(list.office == signer.fingerprint(), "A05", "office", list.office.as_str());
    cx.require(list.rev_seq > 0, "F21", path::REVOCATIONS, "rev_seq");
    let secretariat = cx.known.is_anchor(&signer);
    let body = cx
        .known
        .receipts
        .iter()
        .flat_map(|k| &k.receipt.role_keys)
        .filter_map(|k| bundle::key::PublicKey::from_openssh(&k.signing_key).ok())
        .any(|key| key == signer);
    if !secretariat && !body {
        if cx.known.anchors.is_empty() && cx.known.receipts.is_empty() {
            cx.error("A11", "office", signer.fingerprint());
        } else {
            cx.failure("A05", "office", signer.fingerprint());
        }
    }
    if let Some((_, edition)) = &cx.known.edition {
        cx.same_id("Edition-Id", bag.info.edition_id.as_deref(), edition.id.as_str());
    }
    let deciders = cx.known.deciders();
    for item in &list.items {
        decided_by_two(item, (&list.office, &deciders), cx);
    }
    let digest = bag.digest.to_string();
    cx.findings.extend(rolled_back(&digest, &list, cx.known));
    Some(RevocationsContents { list, secretariat })
}

/// Striking out results or an issue takes scores away: two people decide it, and the list carries their signatures.
fn decided_by_two(item: &Revoked, (office, deciders): (&str, &Deciders), cx: &mut Context<'_>) {
    let subject = item.subject.to_string();
    cx.require(!item.reason.trim().is_empty(), "F21", &subject, "no reason");
    match (&item.decision, &item.subject) {
        (Some(signed), _) => match signed.check(TWO) {
            Ok(d) => {
                let same = d.decision == DecisionKind::Revoke && d.subject == subject;
                cx.require(same, "A05", &subject, "the decision is about something else");
                let own = d.office == office || cx.known.is_office(&d.office);
                cx.require(own, "A05", &subject, "decided in another office");
                cx.findings.extend(deciders.finding(signed, &d));
            }
            Err(finding) => cx.findings.push(finding.inside(&subject)),
        },
        (None, Subject::Key { .. }) => {}
        (None, _) => cx.failure("A05", subject, "not decided by two people"),
    }
}

/// P08: a list that lacks what an earlier one of the same office held, or two lists under one number.
fn rolled_back(digest: &str, list: &Revocations, known: &Known) -> Option<Finding> {
    for other in known.revocations.iter().filter(|k| k.list.office == list.office) {
        let (lower, higher) = if other.list.rev_seq < list.rev_seq {
            (&other.list, list)
        } else if other.list.rev_seq > list.rev_seq {
            (list, &other.list)
        } else if other.digest == digest {
            continue;
        } else {
            return Some(Finding::failure("P08", "rev_seq", list.rev_seq.to_string()));
        };
        let held: BTreeSet<&Subject> = higher.items.iter().map(|i| &i.subject).collect();
        if let Some(lost) = lower.items.iter().find(|item| !held.contains(&item.subject)) {
            return Some(Finding::failure(
                "P08",
                lost.subject.to_string(),
                format!("{} → {}", lower.rev_seq, higher.rev_seq),
            ));
        }
    }
    None
}
