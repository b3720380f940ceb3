//! A conflict that is found after packing: two people excuse one expert from one nomination. It takes a mark out of the
//! ranking, so the decision travels in the register with both signatures and the reason (ADR 0014). Nothing that was
//! sealed is changed.

use dossier::payload::decision::DecisionKind;
use dossier::payload::submission::Excused;
use review::ids::{ExpertId, NominationId};
use serde::{Deserialize, Serialize};
use store::office::Role;

use super::{pack, set};
use crate::both::decide::{self, Kept, Words};
use crate::command::Call;
use crate::failure::Failure;
use crate::host::{Picked, words};
use crate::office::{act, edition, need_role, track};

/// Which cell is excused.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Excuse {
    /// The body's office file.
    pub office: Picked,
    /// Track; may be left out where there is only one.
    #[serde(default)]
    pub track: Option<String>,
    /// Which expert.
    pub expert: ExpertId,
    /// From which nomination.
    pub nomination: NominationId,
    /// Why.
    pub reason: String,
    /// The clerk who acts.
    pub by: String,
    /// The second clerk.
    pub second: String,
}

/// A cell that was excused.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct ExcusedCell {
    /// Track.
    pub track: String,
    /// Which expert.
    pub expert: String,
    /// From which nomination.
    pub nomination: String,
    /// Who decided it.
    pub by: Vec<String>,
}

/// Excuses one expert from one nomination.
///
/// Errors: `outcome-reason`, `not-assigned`, `already-excused`, and those of two clerks' signatures.
pub fn excuse(cx: &Call<'_>, request: &Excuse) -> Result<ExcusedCell, Failure> {
    let reason = words(&request.reason);
    if reason.is_empty() {
        return Err(Failure::new("outcome-reason"));
    }
    cx.office(&request.office, |office| {
        need_role(office.read(), Role::Body)?;
        let (_, edition) = edition(office.read())?;
        let track = track(office.read(), &edition, request.track.as_deref())?;
        let (expert, nomination) = (&request.expert, &request.nomination);
        let about =
            |code: &str| Failure::new(code).with("expert", expert).with("nomination", nomination);
        let held = pack::by_expert(office.read(), &track)?;
        if !held.get(expert).is_some_and(|h| h.nominations.contains(nomination)) {
            return Err(about("not-assigned"));
        }
        let before = set::excused(office.read(), &track)?;
        if before.iter().any(|e| (&e.expert, &e.nomination) == (expert, nomination)) {
            return Err(about("already-excused"));
        }
        let words = Words {
            decision: DecisionKind::Excuse,
            subject: Excused::subject(&track, expert, nomination),
            codes: Vec::new(),
            reason: reason.clone(),
        };
        let signed = decide::sign(cx, office, words, &[&request.by, &request.second])?;
        let kept = Kept::of(&signed)?;
        let by = kept.decision().by.clone();
        let mut act = act(cx, &by.join("、"), "excused", expert.as_str(), None);
        act.object = Excused::subject(&track, expert, nomination);
        act.reason = Some(reason);
        decide::change(office, (act, Some(&track)), Some(&kept), |_| Ok(()))?;
        Ok(ExcusedCell {
            track: track.to_string(),
            expert: expert.to_string(),
            nomination: nomination.to_string(),
            by,
        })
    })
}
