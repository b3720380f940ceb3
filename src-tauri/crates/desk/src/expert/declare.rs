//! What an expert declares: the pledge, recusals or that there are none, and being unable to judge. A
//! declaration is never undone by a key, and a recusal moves scores already given into the record.

use review::ids::NominationId;
use review::sheet::RecusalReason;
use serde::{Deserialize, Serialize};
use store::work::Declaration;

use crate::command::Call;
use crate::expert::open::ensure_key;
use crate::expert::{Work, act, need_open, need_pledge};
use crate::failure::Failure;
use crate::host::{Picked, words};

/// The pledge as it stands.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Pledged {
    /// When it was signed.
    pub at: String,
}

/// Signs the pledge; signing twice changes nothing.
pub fn pledge(cx: &Call<'_>, request: &Work) -> Result<Pledged, Failure> {
    let passphrase = cx.secrets.passphrase.as_deref().map(String::as_str);
    cx.work(&request.work, |work| {
        if let Some(passphrase) = passphrase {
            ensure_key(cx, work, passphrase)?;
        }
        let signed = |work: &store::work::WorkFile| -> Result<Option<String>, Failure> {
            let all = work.read().declarations()?;
            Ok(all.into_iter().find(|(k, _)| *k == Declaration::Pledge).map(|(_, at)| at))
        };
        if let Some(at) = signed(work)? {
            return Ok(Pledged { at });
        }
        let pledged = act(cx, work, "pledged", dossier::payload::results::PLEDGE, "ok")?;
        work.change(&pledged, |tx| tx.declare(Declaration::Pledge))?;
        Ok(Pledged { at: pledged.at })
    })
}

/// A recusal, or none.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Recuse {
    /// The work file.
    pub work: Picked,
    /// Which nomination.
    #[serde(default)]
    pub nomination: Option<NominationId>,
    /// Why, as a word of `review::sheet::RecusalReason`.
    #[serde(default)]
    pub reason: Option<String>,
    /// That there is nothing to recuse from.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<_>"))]
    pub none: bool,
}

/// Recusals as they stand.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Recused {
    /// How many.
    pub recusals: usize,
}

/// Declares a recusal or that there are none.
pub fn recuse(cx: &Call<'_>, request: &Recuse) -> Result<Recused, Failure> {
    cx.work(&request.work, |work| {
        need_pledge(work)?;
        need_open(work)?;
        match (&request.nomination, &request.reason, request.none) {
            (None, None, true) => {
                let declared =
                    work.read().declarations()?.iter().any(|(k, _)| *k == Declaration::NoRecusals);
                if !declared {
                    let none = act(cx, work, "recused", "", "none")?;
                    work.change(&none, |tx| tx.declare(Declaration::NoRecusals))?;
                }
            }
            (Some(nomination), Some(word), false) => {
                let reason = RecusalReason::from_word(word)
                    .ok_or_else(|| Failure::new("unknown-recusal-reason").with("reason", word))?;
                let recused = act(cx, work, "recused", nomination.as_str(), reason.as_str())?;
                work.change(&recused, |tx| tx.set_recusal(nomination, Some(reason)))
                    .map_err(|e| Failure::from(e).with("nomination", nomination))?;
            }
            _ => return Err(Failure::new("recusal-needed")),
        }
        let recusals = work.read().reviews()?.iter().filter(|r| r.recused.is_some()).count();
        Ok(Recused { recusals })
    })
}

/// Unable to judge.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Unable {
    /// The work file.
    pub work: Picked,
    /// Which nomination.
    pub nomination: NominationId,
    /// Why.
    pub reason: String,
}

/// What was declared.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct DeclaredUnable {
    /// Which nomination.
    pub nomination: String,
}

/// Declares to be unable to judge a nomination.
pub fn unable(cx: &Call<'_>, request: &Unable) -> Result<DeclaredUnable, Failure> {
    let reason = words(&request.reason);
    if reason.is_empty() {
        return Err(Failure::new("outcome-reason"));
    }
    cx.work(&request.work, |work| {
        need_pledge(work)?;
        need_open(work)?;
        let unable = act(cx, work, "unable", request.nomination.as_str(), "ok")?;
        work.change(&unable, |tx| tx.set_unable(&request.nomination, Some(&reason)))
            .map_err(|e| Failure::from(e).with("nomination", &request.nomination))?;
        Ok(DeclaredUnable { nomination: request.nomination.to_string() })
    })
}
