//! 更换专家: two people void every issue of an expert that counts, with a reason. What the expert sealed stays on record and
//! is shown as voided; the work is then packed for whoever is on the filed panel instead (招标投标法实施条例 48). Nothing is
//! packed here.

use dossier::payload::revocations::Subject;
use review::ids::ExpertId;
use serde::{Deserialize, Serialize};
use store::office::Role;

use super::pack;
use crate::both::revoke::{Published, Struck, strike};
use crate::command::Call;
use crate::failure::Failure;
use crate::host::{Picked, words};
use crate::office::{edition, need_role, track};

/// Who is replaced.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Replace {
    /// The body's office file.
    pub office: Picked,
    /// Track; may be left out where there is only one.
    #[serde(default)]
    pub track: Option<String>,
    /// Which expert.
    pub expert: ExpertId,
    /// Why.
    pub reason: String,
    /// The clerk who acts.
    pub by: String,
    /// The second clerk.
    pub second: String,
    /// Folder for the list of revocations.
    pub out: Picked,
    /// Overwrite a file of that name.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<_>"))]
    pub force: bool,
}

/// A replacement.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Replaced {
    /// Who was replaced.
    pub expert: String,
    /// The issues that were voided, `<batch>/<issue>`.
    pub voided: Vec<String>,
    /// Experts of the filed panel who have no batch yet.
    pub waiting: Vec<String>,
    /// The list.
    #[serde(flatten)]
    pub list: Published,
}

/// Voids everything of one expert that counts.
///
/// Errors: `outcome-reason`, `expert-replaced`, `nothing-packed-for`, and those of [`strike`].
pub fn replace(cx: &Call<'_>, request: &Replace) -> Result<Replaced, Failure> {
    let folder = cx.host.resolve(&request.out)?;
    let reason = words(&request.reason);
    cx.office(&request.office, |office| {
        need_role(office.read(), Role::Body)?;
        let (_, edition) = edition(office.read())?;
        let track = track(office.read(), &edition, request.track.as_deref())?;
        let held = pack::by_expert(office.read(), &track)?;
        let issues = held.get(&request.expert).map(|h| h.counting.clone()).unwrap_or_default();
        if issues.is_empty() {
            let replaced = held.get(&request.expert).is_some_and(|h| h.replaced);
            let code = if replaced { "expert-replaced" } else { "nothing-packed-for" };
            return Err(Failure::new(code).with("expert", &request.expert));
        }
        let struck = issues.iter().map(|i| Struck {
            subject: Subject::Issue { batch: i.batch.clone(), issue: i.issue },
            track: Some(track.clone()),
        });
        let by = [request.by.as_str(), request.second.as_str()];
        let struck: Vec<Struck> = struck.collect();
        let list = strike(cx, office, &struck, (&reason, by), (&folder, request.force))?;
        let panel = super::set::panel(office.read(), &track)?;
        let waiting = panel.experts.iter().filter(|e| !held.contains_key(&e.id));
        Ok(Replaced {
            expert: request.expert.to_string(),
            voided: issues.iter().map(|i| format!("{}/{}", i.batch, i.issue)).collect(),
            waiting: waiting.map(|e| e.id.to_string()).collect(),
            list,
        })
    })
}
