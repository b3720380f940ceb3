//! Findings of class P may be overridden by two clerks with a reason; they stay visible as notes that say by whom.
//! No other finding can be, and what could not be checked least of all (`formats.md` §9).

use super::context::Context;
use crate::finding::{Finding, Severity};
use crate::payload::decision::{DecisionKind, SignedDecision, TWO};

/// Applies the decisions that are about the bundle with this digest.
pub(super) fn apply(digest: &str, cx: &mut Context<'_>) {
    let deciders = cx.known.deciders();
    for signed in cx.expect.overrides.iter().collect::<Vec<_>>() {
        let decision = match signed.check(TWO) {
            Ok(decision) if decision.decision == DecisionKind::Override => decision,
            Ok(other) => {
                let wrong = Finding::failure("A05", other.subject.as_str(), "not an override");
                cx.findings.push(wrong.inside("override"));
                continue;
            }
            Err(finding) => {
                cx.findings.push(finding.inside("override"));
                continue;
            }
        };
        if decision.subject != digest {
            continue;
        }
        let entitled = deciders.finding(signed, &decision);
        let refused = entitled.as_ref().is_some_and(|f| f.severity == Severity::Failure);
        cx.findings.extend(entitled);
        if refused {
            continue;
        }
        let people = decision.by.join("、");
        for finding in &mut cx.findings {
            let may = finding.class == "P" && finding.severity == Severity::Failure;
            if may && decision.codes.contains(&finding.code) {
                finding.severity = Severity::Note;
                finding.params.insert("overridden".to_owned(), people.clone());
            }
        }
    }
}

/// The codes of class P that stand in the way and that two people could override; empty if anything else does too.
pub fn overridable(findings: &[Finding]) -> Vec<String> {
    let grave: Vec<&Finding> = findings.iter().filter(|f| f.severity != Severity::Note).collect();
    if grave.iter().any(|f| f.class != "P" || f.severity != Severity::Failure) {
        return Vec::new();
    }
    let codes: std::collections::BTreeSet<String> = grave.iter().map(|f| f.code.clone()).collect();
    codes.into_iter().collect()
}

/// Whether a decision is about this bundle; for the list that an ack repeats.
pub fn is_about(signed: &SignedDecision, digest: &str) -> bool {
    signed.check(TWO).is_ok_and(|d| d.decision == DecisionKind::Override && d.subject == digest)
}
