//! What people decide, signed with their personal keys: the exact words, and one signature for each clerk.
//! Whether a decision of that kind needs two people is asked by whoever relies on it, with [`SignedDecision::check`].

use std::collections::BTreeSet;

use bundle::key::PublicKey;
use serde::{Deserialize, Serialize};

use crate::finding::Finding;
use crate::json::{self, Payload};

/// The namespace of a clerk's signature.
pub const NAMESPACE: &str = "hengjian/decision/v1";

/// How many people an act of two people needs.
pub const TWO: usize = 2;

/// What is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum DecisionKind {
    /// A finding of class P is overridden; the subject is the bundle's digest, the codes are what is overridden.
    Override,
    /// A cell is excused after packing; the subject is `<track>/<expert>/<nomination>`.
    Excuse,
    /// A key, an issue or results no longer count; the subject names them as `Revoked::subject` does.
    Revoke,
    /// The original ink page was compared; the subject is the results digest.
    PaperSeen,
    /// Any other act of a clerk; the subject says of what.
    Act,
}

impl DecisionKind {
    /// The word in SQL, JSON and files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Override => "override",
            Self::Excuse => "excuse",
            Self::Revoke => "revoke",
            Self::PaperSeen => "paper-seen",
            Self::Act => "act",
        }
    }
}

/// The words that are signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// Always [`Payload::TYPE`].
    #[serde(rename = "type")]
    pub kind: String,
    /// What is decided.
    pub decision: DecisionKind,
    /// Fingerprint of the office's signing key: a decision of one office means nothing in another.
    pub office: String,
    /// About what.
    pub subject: String,
    /// Codes of findings, where some are overridden.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<String>,
    /// Why.
    pub reason: String,
    /// Who decides, by name; each of them signs.
    pub by: Vec<String>,
    /// When, RFC 3339.
    pub at: String,
}

impl Payload for Decision {
    const TYPE: &'static str = "hengjian/decision/v1";
}

/// A decision as it is kept and travels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct SignedDecision {
    /// The exact JSON text of a [`Decision`].
    pub statement: String,
    /// One for each person.
    pub signatures: Vec<ClerkSignature>,
}

/// One person's signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ClerkSignature {
    /// Name, one of those in the statement.
    pub clerk: String,
    /// The clerk's public key as one OpenSSH line.
    pub public_key: String,
    /// Armored SSHSIG of the statement under [`NAMESPACE`].
    pub signature: String,
}

impl SignedDecision {
    /// The decision, if at least `people` different people signed it, each with a key of their own, and nobody
    /// whom it does not name.
    ///
    /// Errors: F20–F22 for the statement, A02–A06 for a signature, A05 if names, keys or their number do not fit.
    pub fn check(&self, people: usize) -> Result<Decision, Finding> {
        let decision: Decision = json::read(self.statement.as_bytes())
            .map_err(|fault| Finding::failure(fault.code, "decision", fault.detail))?;
        let subject = decision.subject.clone();
        let refuse = |detail: &str| Finding::failure("A05", subject.as_str(), detail);
        let (mut names, mut keys) = (BTreeSet::new(), BTreeSet::new());
        for signed in &self.signatures {
            let key = bundle::sshsig::verify(
                signed.signature.as_bytes(),
                NAMESPACE,
                self.statement.as_bytes(),
            )?;
            if PublicKey::from_openssh(&signed.public_key)? != key {
                return Err(refuse("signed with another key than it names"));
            }
            if !names.insert(&signed.clerk) || !keys.insert(key) {
                return Err(refuse("one person signed twice"));
            }
        }
        if decision.reason.trim().is_empty() {
            return Err(refuse("no reason"));
        }
        let named: BTreeSet<&String> = decision.by.iter().collect();
        if names != named || keys.len() < people {
            return Err(refuse("not signed by everyone it names, or by too few"));
        }
        Ok(decision)
    }
}
