//! A list of revocations of another office comes in, or one's own comes back: verified against every list that is known,
//! and kept. An older list takes nothing away, so the order in which lists come does not matter.

use bundle::BundleType;
use dossier::Expect;
use dossier::verify::Contents;
use serde::{Deserialize, Serialize};
use store::office::{Direction, NewBundle};

use crate::anyone::verify::accept_kept;
use crate::bundles::bundle_mode;
use crate::command::Call;
use crate::failure::{Failure, internal};
use crate::host::Picked;
use crate::office::{act, known};

/// The list to take in.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "RevocationsImport"))]
#[serde(deny_unknown_fields)]
pub struct Import {
    /// The office file.
    pub office: Picked,
    /// The list.
    pub file: Picked,
}

/// A list that was taken in.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "RevocationsImported"))]
pub struct Imported {
    /// Its digest.
    pub digest: String,
    /// Fingerprint of the key of the office whose list it is.
    pub whose: String,
    /// Whether it is the secretariat's; otherwise a body's.
    pub secretariat: bool,
    /// Its number.
    pub rev_seq: u32,
    /// What it strikes out.
    pub revoked: Vec<String>,
    /// Whether it was known already.
    pub known: bool,
}

/// Takes a list in.
///
/// Errors: `verification-failed`: A05 or A11 for a list of nobody who is known here, P06, P08.
pub fn import(cx: &Call<'_>, request: &Import) -> Result<Imported, Failure> {
    let path = cx.host.resolve(&request.file)?;
    cx.office(&request.office, |office| {
        let meta = office.read().meta()?;
        let expect = Expect {
            bundle_type: Some(BundleType::Revocations),
            mode: Some(bundle_mode(meta.mode)),
            ..Expect::default()
        };
        let (contents, bytes) = accept_kept(&path, &expect, &known(office.read())?)?;
        let Contents::Revocations(list) = contents else { return Err(internal("not a list")) };
        let digest = list.digest().to_string();
        let is_known = office.read().bundle(&digest)?.is_some();
        if !is_known {
            let whose = list.list.office.as_str();
            let mut act = act(cx, &meta.name, "imported", whose, Some(digest.clone()));
            act.outcome = format!("revocations {}", list.list.rev_seq);
            office.change(&act, |tx| {
                tx.put_bundle(&NewBundle {
                    digest: &digest,
                    bundle_type: BundleType::Revocations.as_str(),
                    direction: Direction::In,
                    track: None,
                    bytes: &bytes,
                    findings: "[]",
                })
            })?;
        }
        Ok(Imported {
            digest,
            whose: list.list.office.clone(),
            secretariat: list.secretariat,
            rev_seq: list.list.rev_seq,
            revoked: list.list.items.iter().map(|item| item.subject.to_string()).collect(),
            known: is_known,
        })
    })
}
