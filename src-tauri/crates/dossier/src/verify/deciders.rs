//! Who may decide for a body (`formats.md` §6, ADR 0016): the clerks whose keys it had filed, and who so stand in every
//! receipt. Whoever has an office's passphrase can make a key in it; what is filed went out under a stamp before.

use std::collections::{BTreeMap, BTreeSet};

use bundle::key::PublicKey;

use crate::finding::Finding;
use crate::payload::decision::{Decision, SignedDecision};
use crate::payload::filing::RoleKey;

/// The filed clerks, by the fingerprint of the body's key.
pub(super) struct Deciders(BTreeMap<String, BTreeSet<String>>);

impl Deciders {
    /// From the role keys of receipts.
    pub fn of<'a>(bodies: impl IntoIterator<Item = &'a RoleKey>) -> Self {
        let mut offices: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for body in bodies {
            if let Ok(key) = PublicKey::from_openssh(&body.signing_key) {
                offices.entry(key.fingerprint()).or_default().extend(body.clerks.iter().cloned());
            }
        }
        Self(offices)
    }

    /// A05 for a decision that somebody signed who was not filed; a note where the body has filed nobody, because then two
    /// signatures show two keys and not two people. Nothing is said of an office that files nothing.
    pub fn finding(&self, signed: &SignedDecision, decision: &Decision) -> Option<Finding> {
        let filed = self.0.get(&decision.office)?;
        let subject = decision.subject.as_str();
        if filed.is_empty() {
            let note = Finding::note("A05", subject, decision.by.join("、"));
            return Some(note.because("clerks-not-filed"));
        }
        let key = |line: &str| PublicKey::from_openssh(line).map(|k| k.fingerprint());
        let is_filed = |line: &str| key(line).is_ok_and(|print| filed.contains(&print));
        let stranger = signed.signatures.iter().find(|s| !is_filed(&s.public_key))?;
        Some(Finding::failure("A05", subject, stranger.clerk.as_str()).because("clerk-not-filed"))
    }
}
