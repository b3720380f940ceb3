//! 回执条: the body's signature under what it took in, kept beside the seal that it is about. With it the expert can show
//! what was handed over, whatever the body submits later.

use bundle::BundleType;
use dossier::Finding;
use dossier::verify::Contents;
use serde::{Deserialize, Serialize};

use super::answer::{accept, own_seal};
use super::{act, need_writing};
use crate::command::Call;
use crate::failure::{Failure, internal};
use crate::host::Picked;

/// The slip to keep.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "SlipImport"))]
#[serde(deny_unknown_fields)]
pub struct Import {
    /// The work file.
    pub work: Picked,
    /// The slip.
    pub file: Picked,
}

/// A slip that is kept.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "SlipImported"))]
pub struct Imported {
    /// Its digest.
    pub digest: String,
    /// Digest of the results that were taken in.
    pub results: String,
    /// Which version they are.
    pub seq: u32,
    /// When the body took them in.
    pub received_at: String,
    /// Whether the slip was kept already.
    pub known: bool,
}

/// Keeps a slip.
///
/// Errors: `verification-failed`: A05 unless the body signed it, P06, K06 if it is about other results than were sealed
/// here, A09 if it names another key.
pub fn import(cx: &Call<'_>, request: &Import) -> Result<Imported, Failure> {
    let path = cx.host.resolve(&request.file)?;
    cx.work(&request.work, |work| {
        let (contents, bytes) = accept(work.read(), &path, BundleType::Received)?;
        let Contents::Received(received) = contents else { return Err(internal("not a slip")) };
        let slip = &received.slip;
        own_seal(work.read(), &path, (&slip.results_digest, slip.seq))?;
        let key = work.read().key()?.ok_or_else(|| internal("no key"))?;
        if key.fingerprint != slip.fingerprint {
            let finding = Finding::failure("A09", slip.expert.as_str(), &slip.fingerprint);
            return Err(Failure::refused(&path, vec![finding]));
        }
        let digest = received.digest().to_string();
        let known = work.read().slip_bytes(&digest)?.is_some();
        if !known {
            need_writing(work)?;
            let mut act = act(cx, work, "slip", "", format!("seq {}", slip.seq))?;
            act.digest = Some(digest.clone());
            work.change(&act, |tx| tx.put_slip(&digest, &slip.results_digest, &bytes))?;
        }
        Ok(Imported {
            digest,
            results: slip.results_digest.clone(),
            seq: slip.seq,
            received_at: slip.received_at.clone(),
            known,
        })
    })
}
