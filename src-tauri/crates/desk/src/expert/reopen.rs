//! 退回修改 at the expert's: a return that the body signed, about the sheet that was sealed last, opens it again. What was
//! sealed stays as it is and counts until the next version is sealed; every correction from now on stands in the audit
//! log with old and new value and the cause (`formats.md` §8).

use bundle::BundleType;
use dossier::payload::returned::Cause;
use dossier::verify::Contents;
use serde::{Deserialize, Serialize};

use super::answer::{accept, own_seal};
use super::{act, need_writing};
use crate::body::give_back::said;
use crate::command::Call;
use crate::failure::{Failure, internal};
use crate::host::Picked;

/// The return to act on.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Reopen {
    /// The work file.
    pub work: Picked,
    /// The return.
    pub file: Picked,
}

/// A sheet that is open again.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Reopened {
    /// Which version was returned.
    pub seq: u32,
    /// Digest of the return.
    pub digest: String,
    /// Why.
    pub causes: Vec<Cause>,
    /// The causes in one line.
    pub cause: String,
    /// Whether this return had opened the sheet already.
    pub known: bool,
}

/// Opens a sealed sheet again.
///
/// Errors: `verification-failed`: A05 unless the body signed it, P06, K06 if it is about another sheet; `return-old` if a
/// later version was sealed since; `return-known` if this return was answered; `not-sealed` if another opened the sheet.
pub fn reopen(cx: &Call<'_>, request: &Reopen) -> Result<Reopened, Failure> {
    let path = cx.host.resolve(&request.file)?;
    cx.work(&request.work, |work| {
        let (contents, bytes) = accept(work.read(), &path, BundleType::Return)?;
        let Contents::Return(verified) = contents else { return Err(internal("not a return")) };
        let returned = &verified.returned;
        let seal = own_seal(work.read(), &path, (&returned.results_digest, returned.seq))?;
        let digest = verified.digest().to_string();
        let (known, sealed) =
            (work.read().return_bytes(&digest)?.is_some(), work.read().sealed()?.is_some());
        let cause = said(&returned.causes);
        if known && sealed {
            return Err(Failure::new("return-known"));
        }
        if work.read().seals()?.last().is_some_and(|last| last.seq != seal.seq) {
            return Err(Failure::new("return-old").with("seq", seal.seq));
        }
        if !known {
            need_writing(work)?;
            let mut act = act(cx, work, "reopened", "", format!("seq {}", seal.seq))?;
            act.digest = Some(digest.clone());
            act.reason = Some(cause.clone());
            work.change(&act, |tx| tx.reopen_by(&cause, &digest, &bytes))?;
        }
        Ok(Reopened { seq: seal.seq, digest, causes: returned.causes.clone(), cause, known })
    })
}
