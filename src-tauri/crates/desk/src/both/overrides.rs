//! Two people let a bundle through although a finding of class P stands against it (`formats.md` §9). What could be
//! let through at all is `dossier`'s to say; here the two sign, and what they once signed is found again.

use std::collections::BTreeSet;

use dossier::payload::decision::{Decision, DecisionKind, SignedDecision, TWO};
use dossier::{Finding, Verification};
use serde::{Deserialize, Serialize};
use store::office::{DecisionRow, KeyPurpose, Office, OfficeReader};

use super::decide::{self, Words};
use crate::command::Call;
use crate::failure::{Failure, internal};

/// What two clerks override.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Override {
    /// Codes of the findings: exactly those that stand against the bundle.
    pub codes: Vec<String>,
    /// Why.
    pub reason: String,
    /// The clerk who acts.
    pub by: String,
    /// The second clerk.
    pub second: String,
}

/// The codes that two people could override, and with which nothing else would stand against the bundle. A bundle
/// whose bytes did not hold, or that is of another kind or mode, is never let through.
pub(crate) fn possible(verification: &Verification) -> Vec<String> {
    match verification.identity {
        Some(_) => dossier::verify::overridable(&verification.findings),
        None => Vec::new(),
    }
}

/// Has the two clerks sign. Errors: `cannot-override` unless the codes are exactly those that are possible, and those
/// of [`decide::sign`]. The document is not changed.
pub(crate) fn sign(
    cx: &Call<'_>,
    office: &Office,
    wanted: &Override,
    verification: &Verification,
) -> Result<SignedDecision, Failure> {
    let possible = possible(verification);
    let codes: BTreeSet<String> = wanted.codes.iter().map(|c| c.trim().to_uppercase()).collect();
    let codes: Vec<String> = codes.into_iter().collect();
    let (digest, _) = match &verification.identity {
        Some(identity) if !codes.is_empty() && codes == possible => identity,
        _ => return Err(cannot(&codes, verification.findings.clone())),
    };
    let about = Words {
        decision: DecisionKind::Override,
        subject: digest.to_string(),
        codes,
        reason: wanted.reason.clone(),
    };
    decide::sign(cx, office, about, &[&wanted.by, &wanted.second])
}

/// The refusal to override these codes; it carries what stands against the bundle.
pub(crate) fn cannot(codes: &[String], findings: Vec<Finding>) -> Failure {
    let mut failure = Failure::new("cannot-override").with("codes", codes.join(" "));
    failure.findings = findings;
    failure
}

/// What two registered clerks of this office decided before about the bundle with this digest.
pub(crate) fn kept(
    office: OfficeReader<'_>,
    digest: &str,
) -> Result<Vec<(SignedDecision, Decision)>, Failure> {
    let offices = office.keys(KeyPurpose::Signing)?;
    let clerks = decide::clerks(office)?;
    let mut found = Vec::new();
    for row in office.decisions()? {
        if row.kind != DecisionKind::Override.as_str() || row.subject != digest {
            continue;
        }
        let signed = signed(&row)?;
        let Ok(decision) = signed.check(TWO) else { continue };
        let own = offices.iter().any(|key| key.fingerprint == decision.office);
        let by_clerks = signed.signatures.iter().all(|s| {
            clerks.iter().any(|c| (&c.owner, &c.public_openssh) == (&s.clerk, &s.public_key))
        });
        if own && by_clerks && decision.subject == digest {
            found.push((signed, decision));
        }
    }
    Ok(found)
}

/// A decision as it was kept.
pub(crate) fn signed(row: &DecisionRow) -> Result<SignedDecision, Failure> {
    let signatures = serde_json::from_str(&row.signatures).map_err(internal)?;
    Ok(SignedDecision { statement: row.statement.clone(), signatures })
}
