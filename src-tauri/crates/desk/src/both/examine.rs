//! The decisions that an office keeps, looked at again from their bytes: every signature, who made it, and that what
//! the audit log names is still there. Nothing is decided or changed here.

use std::collections::BTreeSet;

use bundle::Digest;
use dossier::Finding;
use dossier::payload::decision::{DecisionKind, TWO};
use serde::Deserialize;
use store::audit::AuditRow;
use store::office::{DecisionRow, KeyPurpose, OfficeKey, OfficeReader};

use super::decide::{SIGNED, clerks_ever};
use super::overrides::signed;
use crate::failure::Failure;

/// How many decisions are kept, and what is wrong with them.
pub(crate) fn decisions(office: OfficeReader<'_>) -> Result<(usize, Vec<Finding>), Failure> {
    let rows = office.decisions()?;
    let own = office.keys(KeyPurpose::Signing)?;
    let clerks = clerks_ever(office)?;
    let mut findings = Vec::new();
    for row in &rows {
        findings.extend(look(row, &own, &clerks).err().map(|f| f.inside(&format!("#{}", row.n))));
    }
    let kept: BTreeSet<String> =
        rows.iter().map(|row| Digest::of(row.statement.as_bytes()).to_string()).collect();
    for digest in named_in_the_log(office)?.difference(&kept) {
        findings.push(Finding::failure("I03", "decision", digest).because("decision"));
    }
    Ok((rows.len(), findings))
}

fn look(row: &DecisionRow, own: &[OfficeKey], clerks: &[OfficeKey]) -> Result<(), Finding> {
    let unreadable = |f: Failure| Finding::failure("F20", "decision", f.detail);
    let signed = signed(row).map_err(unreadable)?;
    let two = [DecisionKind::Override, DecisionKind::Excuse, DecisionKind::Revoke];
    let people = if two.iter().any(|kind| kind.as_str() == row.kind) { TWO } else { 1 };
    let decision = signed.check(people)?;
    if (decision.decision.as_str(), &decision.subject) != (row.kind.as_str(), &row.subject) {
        return Err(Finding::failure("K01", "decision", &row.subject));
    }
    if !own.iter().any(|key| key.fingerprint == decision.office) {
        return Ok(()); // Another office's, whose clerks are not known here.
    }
    let registered =
        |name: &str, key: &str| clerks.iter().any(|c| c.owner == name && c.public_openssh == key);
    match signed.signatures.iter().find(|s| !registered(&s.clerk, &s.public_key)) {
        Some(stranger) => {
            Err(Finding::failure("A05", "decision", &stranger.clerk).because("clerk"))
        }
        None => Ok(()),
    }
}

/// SHA-256 of every signed statement that a row of the present log or of a past one names.
fn named_in_the_log(office: OfficeReader<'_>) -> Result<BTreeSet<String>, Failure> {
    let audit = office.audit();
    let mut rows = audit.rows()?;
    for past in audit.past()? {
        rows.extend(audit.past_rows(&past)?);
    }
    Ok(rows.iter().filter_map(named).collect())
}

fn named(row: &AuditRow) -> Option<String> {
    #[derive(Deserialize)]
    struct Body {
        outcome: String,
    }
    let body: Body = serde_json::from_str(&row.body).ok()?;
    let signed = body.outcome.strip_prefix(SIGNED)?;
    Some(signed.split_once("; ").map_or(signed, |(digest, _)| digest).to_owned())
}
