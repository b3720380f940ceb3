//! 退出: a nomination is withdrawn, also after it was packed. It stays on record with the reason; its cells are excused
//! wherever it was assigned, and the ranking is computed without it.

use review::ids::NominationId;
use review::nomination::Outcome;
use serde::{Deserialize, Serialize};
use store::office::Role;

use crate::both::decide::{self, Kept};
use crate::command::Call;
use crate::failure::Failure;
use crate::host::{Picked, words};
use crate::office::{act, edition, need_role, track};

/// What is withdrawn.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Withdraw {
    /// The body's office file.
    pub office: Picked,
    /// Track; may be left out where there is only one.
    #[serde(default)]
    pub track: Option<String>,
    /// Which nomination.
    pub nomination: NominationId,
    /// Why.
    pub reason: String,
    /// The clerk.
    pub by: String,
}

/// What was withdrawn.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Withdrawn {
    /// Track.
    pub track: String,
    /// Which nomination.
    pub nomination: String,
    /// The experts to whom it was assigned; their cells are excused.
    pub experts: Vec<String>,
}

/// Withdraws a nomination.
///
/// Errors: `outcome-reason`, `unknown-nomination`, `already-withdrawn`, and those of a clerk's signature.
pub fn withdraw(cx: &Call<'_>, request: &Withdraw) -> Result<Withdrawn, Failure> {
    let (by, reason) = (words(&request.by), words(&request.reason));
    if by.is_empty() || reason.is_empty() {
        return Err(Failure::new("outcome-reason"));
    }
    cx.office(&request.office, |office| {
        need_role(office.read(), Role::Body)?;
        let (_, edition) = edition(office.read())?;
        let track = track(office.read(), &edition, request.track.as_deref())?;
        let unknown = || Failure::new("unknown-nomination").with("nomination", &request.nomination);
        let row = office.read().nomination(&track, &request.nomination)?.ok_or_else(unknown)?;
        let id = row.record.id;
        if matches!(row.outcome, Outcome::Withdrawn | Outcome::Refused) {
            return Err(Failure::new("already-withdrawn").with("nomination", id));
        }
        let subject = format!("withdrawn {track}/{id}");
        let signed = Kept::of_clerk(cx, office, &by, (&subject, &reason))?;
        let mut act = act(cx, &by, "withdrawn", id.as_str(), None);
        act.reason = Some(reason.clone());
        decide::change(office, (act, Some(&track)), signed.as_ref(), |tx| {
            tx.set_outcome(&track, &id, Outcome::Withdrawn)
        })?;
        let issues = super::set::packed(office.read(), &track)?.into_iter();
        let mut experts: Vec<String> = issues
            .filter(|(issue, _)| issue.nominations.contains(&id))
            .map(|(issue, _)| issue.expert.to_string())
            .collect();
        experts.sort();
        experts.dedup();
        Ok(Withdrawn { track: track.to_string(), nomination: id.to_string(), experts })
    })
}
