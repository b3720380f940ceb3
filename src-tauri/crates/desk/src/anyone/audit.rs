//! Re-hashes the audit chain of a document from its log id; nothing is believed of the stored hashes.

use serde::{Deserialize, Serialize};
use store::StoreError;

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
    /// Whether the chain holds.
    pub ok: bool,
    /// How many rows hold.
    pub rows: u64,
    /// The head, `<n>:<hex>`; empty if the chain is broken.
    pub head: String,
}

/// Re-hashes the chain of a document.
pub fn audit(cx: &Call<'_>, request: &Audit) -> Result<Audited, Failure> {
    let path = cx.host.resolve(&request.file)?;
    let office = path.extension().is_some_and(|e| e == "hjo");
    let checked = if office {
        cx.office(&request.file, |o| Ok(o.read().audit().verify_chain()))?
    } else {
        cx.work(&request.file, |w| Ok(w.read().audit().verify_chain()))?
    };
    let path = path.display().to_string();
    match checked {
        Ok(head) => {
            Ok(Audited { path, verdict: "good", ok: true, rows: head.n, head: head.to_string() })
        }
        Err(StoreError::AuditBroken { n }) => {
            let rows = n.checked_sub(1).ok_or_else(|| internal("audit row 0"))?;
            Ok(Audited { path, verdict: "bad", ok: false, rows, head: String::new() })
        }
        Err(e) => Err(e.into()),
    }
}
