//! What a row of the audit log says: the acts, and the exact JSON text of a row's body. The text is composed
//! here once and never written anew; its keys and their order are described at the head of `audit/mod.rs`.

use serde::{Deserialize, Serialize};

use super::Head;
use crate::history::Field;
use crate::{Result, StoreError};

/// What somebody does: one row of the log. Before the first seal it holds no mark, comment or note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// Who: a clerk's or expert's name in this document.
    pub actor: String,
    /// What: `pledged`, `scored`, `sealed`, `packed` …
    pub act: String,
    /// To what: an id, or empty.
    pub object: String,
    /// With what result: `ok`, `n of m` …
    pub outcome: String,
    /// Why, where a reason is asked for.
    pub reason: Option<String>,
    /// Digest of the bundle or document concerned, hexadecimal.
    pub digest: Option<String>,
    /// When, in RFC 3339, by the host's clock.
    pub at: String,
}

/// What some rows say beyond an act.
#[derive(Clone, Copy, Serialize)]
#[serde(untagged)]
pub(crate) enum More<'a> {
    /// An entry of a sheet that had been sealed before. What stood or stands nowhere is `null`.
    Correction {
        field: Field,
        #[serde(skip_serializing_if = "Option::is_none")]
        item: Option<&'a str>,
        old: Option<&'a str>,
        new: Option<&'a str>,
    },
    /// The log that ended where this one begins.
    Past { past_log: &'a str, past_head: &'a str },
}

#[derive(Serialize)]
struct Body<'a> {
    at: &'a str,
    actor: &'a str,
    act: &'a str,
    object: &'a str,
    outcome: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    digest: Option<&'a str>,
    #[serde(flatten)]
    more: Option<More<'a>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    clock_back: bool,
}

/// The body of a row.
pub(super) fn text(act: &Act, more: Option<More<'_>>, clock_back: bool) -> Result<String> {
    serde_json::to_string(&Body {
        at: &act.at,
        actor: &act.actor,
        act: &act.act,
        object: &act.object,
        outcome: &act.outcome,
        reason: act.reason.as_deref(),
        digest: act.digest.as_deref(),
        more,
        clock_back,
    })
    .map_err(|_| StoreError::Unreadable { what: "act" })
}

/// When the row says that it was written.
pub(super) fn time(body: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct At {
        at: String,
    }
    serde_json::from_str::<At>(body).ok().map(|found| found.at)
}

/// Whether the body names this log and head as those before its own.
pub(super) fn follows(body: &str, past_log: &str, past_head: &Head) -> bool {
    #[derive(Deserialize)]
    struct Past {
        past_log: String,
        past_head: String,
    }
    serde_json::from_str::<Past>(body)
        .is_ok_and(|found| found.past_log == past_log && found.past_head == past_head.to_string())
}
