//! Re-hashes the audit chains of a document from their log ids, past logs too, and looks at every signed decision
//! again; nothing is believed of the stored hashes.

use dossier::Finding;
use serde::{Deserialize, Serialize};
use store::StoreError;
use store::audit::AuditReader;

use crate::both::examine;
use crate::command::Call;
use crate::failure::{Failure, internal};
use crate::host::Picked;

/// Which document.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Audit {
    /// An office file or a work file.
    pub file: Picked,
}

/// What came out.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Audited {
    /// The document.
    pub path: String,
    /// `good` or `bad`.
    pub verdict: &'static str,
    /// Whether every chain holds, and every decision.
    pub ok: bool,
    /// How many rows of the present log hold.
    pub rows: u64,
    /// The head, `<n>:<hex>`; empty if a chain is broken.
    pub head: String,
    /// The logs before the present one, oldest first: after each of them the document was restored from a backup.
    pub past: Vec<Past>,
    /// How many signed decisions are kept.
    pub decisions: usize,
    /// What is wrong.
    pub findings: Vec<Finding>,
}

/// A log that ended.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Past {
    /// Its id.
    pub log: String,
    /// Its last row, `<n>:<hex>`, which the log after it names.
    pub head: String,
}

/// Re-hashes the chains of a document.
pub fn audit(cx: &Call<'_>, request: &Audit) -> Result<Audited, Failure> {
    let path = cx.host.resolve(&request.file)?;
    let office = path.extension().is_some_and(|e| e == "hjo");
    let audited = if office {
        cx.office(&request.file, |o| {
            let mut audited = chains(o.read().audit())?;
            let (decisions, findings) = examine::decisions(o.read())?;
            audited.decisions = decisions;
            audited.findings.extend(findings);
            Ok(audited)
        })
    } else {
        cx.work(&request.file, |w| chains(w.read().audit()))
    };
    let mut audited = audited?;
    audited.path = path.display().to_string();
    audited.ok = audited.findings.is_empty();
    audited.verdict = if audited.ok { "good" } else { "bad" };
    Ok(audited)
}

fn chains(audit: AuditReader<'_>) -> Result<Audited, Failure> {
    let past = |past: store::audit::PastLog| Past { log: past.log_id, head: past.head.to_string() };
    let mut audited = Audited {
        path: String::new(),
        verdict: "",
        ok: false,
        rows: 0,
        head: String::new(),
        past: audit.past()?.into_iter().map(past).collect(),
        decisions: 0,
        findings: Vec::new(),
    };
    match audit.verify_chain() {
        Ok(head) => {
            audited.rows = head.n;
            audited.head = head.to_string();
        }
        Err(StoreError::AuditBroken { n }) => {
            audited.rows = n.checked_sub(1).ok_or_else(|| internal("audit row 0"))?;
            audited.findings.push(Finding::failure("I05", "audit", n.to_string()));
        }
        Err(e) => return Err(e.into()),
    }
    Ok(audited)
}
