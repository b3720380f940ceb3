//! What the logs in a submission say was signed is in the submission: the body's returns and its last list of
//! revocations, and the returns that experts answered. Nobody has to have seen a file to miss it.

use std::collections::BTreeSet;

use super::embedded::Embedded;
use crate::Finding;
use crate::audit::Chain;
use crate::verify::context::Context;
use crate::verify::{ReceiptContents, Verified};

/// C05 for a return, P08 for a list of revocations that a log names and that is not there.
pub(super) fn is_there(
    log: &Chain,
    inside: &Embedded,
    receipt: &Verified<ReceiptContents>,
    cx: &mut Context<'_>,
) {
    let there: BTreeSet<String> = inside.returns.iter().map(|r| r.digest().to_string()).collect();
    let here: BTreeSet<String> = inside.results.iter().map(|r| r.digest().to_string()).collect();
    for made in log.returned().iter().filter(|made| here.contains(&made.results)) {
        if !there.contains(&made.digest) {
            cx.findings.push(left_out(&made.digest, &made.results));
        }
    }
    // What a restored document has lost, and what the other of two joint bodies signed, this body cannot hand over.
    let excused = log.restored().is_some() || receipt.receipt.role_keys.len() > 1;
    let answered = inside.results.iter().flat_map(|r| {
        r.log.reopened().iter().map(|digest| (digest.as_str(), r.sheet.expert.as_str()))
    });
    let missing: BTreeSet<(&str, &str)> =
        answered.filter(|(digest, _)| !there.contains(*digest)).collect();
    for (digest, expert) in missing {
        let finding = left_out(digest, expert);
        let severity = if excused { crate::Severity::Note } else { finding.severity };
        cx.findings.push(Finding { severity, ..finding });
    }
    let list = inside.revocations.as_ref().map(|list| list.digest().to_string());
    if let Some(last) = log.revoked().last().filter(|last| list.as_ref() != Some(*last)) {
        cx.failure("P08", "revocations", last.as_str());
    }
}

fn left_out(digest: &str, about: &str) -> Finding {
    Finding::failure("C05", about, digest).because("return-left-out")
}
