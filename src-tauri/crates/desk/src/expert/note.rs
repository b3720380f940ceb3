//! The expert's private note and flag on a nomination. They never leave the work file, are no part of the
//! sheet, and the audit row says neither what was noted nor on what; so they may change after a seal too.

use review::ids::NominationId;
use serde::{Deserialize, Serialize};

use crate::command::Call;
use crate::expert::enter::{bounded, kept};
use crate::expert::{about, act, need_pledge, need_writing};
use crate::failure::Failure;
use crate::host::Picked;

/// What to note.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// The work file.
    pub work: Picked,
    /// On which nomination.
    pub nomination: NominationId,
    /// The note; empty where there is none.
    pub text: String,
    /// The flag.
    pub flag: bool,
}

/// A note that was committed.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Noted {
    /// When.
    pub at: String,
}

/// Keeps note and flag; those that stand already change nothing.
pub fn note(cx: &Call<'_>, request: &Note) -> Result<Noted, Failure> {
    let text = bounded(kept(&request.text))?;
    cx.work(&request.work, |work| {
        need_writing(work)?;
        need_pledge(work)?;
        let of = work.read().review(&request.nomination).map_err(about(&request.nomination))?;
        let of = of.nomination;
        let known = work.read().notes()?.into_iter().find(|n| n.nomination == of);
        if let Some(same) = known.filter(|n| n.text == text && n.flag == request.flag) {
            return Ok(Noted { at: same.at });
        }
        let noted = act(cx, work, "noted", "", "ok")?;
        work.change(&noted, |tx| tx.set_note(&of, &text, request.flag)).map_err(about(&of))?;
        Ok(Noted { at: noted.at })
    })
}
