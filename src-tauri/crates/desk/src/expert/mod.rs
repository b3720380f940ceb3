//! The expert's desk: open a batch, pledge, declare recusals, score, seal. Everything an expert enters is
//! committed before it is acknowledged, and nothing here knows another expert.

mod anchor;
mod answer;
mod attachment;
pub mod check;
pub mod declare;
pub mod enter;
mod entry;
pub mod key;
pub mod look;
pub mod note;
pub mod open;
mod own;
mod page;
pub mod reopen;
pub mod score;
pub mod seal;
pub mod see;
pub mod slip;
pub mod spread;
mod unit;

pub use attachment::attachment;

use dossier::json;
use dossier::payload::batch::Assignment;
use review::criteria::Criteria;
use review::ids::NominationId;
use review::sheet::{self, Review};
use serde::{Deserialize, Serialize};
use store::work::{Declaration, WorkFile, WorkReader};
use store::{Act, StoreError};

use crate::command::Call;
use crate::failure::Failure;
use crate::host::Picked;

/// A work file.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Work {
    /// The work file.
    pub work: Picked,
}

/// The assignment a work file was made from.
pub(crate) fn assignment(work: WorkReader<'_>) -> Result<Assignment, Failure> {
    Ok(json::read(&work.origin()?.assignment)?)
}

/// The criteria a work file was made with.
pub(crate) fn criteria(work: WorkReader<'_>) -> Result<Criteria, Failure> {
    Ok(json::read(&work.origin()?.criteria)?)
}

/// An act of the expert of this work file.
pub(crate) fn act(
    cx: &Call<'_>,
    work: &WorkFile,
    what: &str,
    object: &str,
    outcome: impl Into<String>,
) -> Result<Act, Failure> {
    Ok(Act {
        actor: work.read().head()?.expert.to_string(),
        act: what.to_owned(),
        object: object.to_owned(),
        outcome: outcome.into(),
        reason: None,
        digest: None,
        at: cx.now(),
    })
}

/// Without a pledge nothing else opens.
pub(crate) fn need_pledge(work: &WorkFile) -> Result<(), Failure> {
    let pledged = work.read().declarations()?.iter().any(|(kind, _)| *kind == Declaration::Pledge);
    if pledged { Ok(()) } else { Err(Failure::new("not-pledged")) }
}

/// A document that another window holds is only read here.
pub(crate) fn need_writing(work: &WorkFile) -> Result<(), Failure> {
    if work.is_read_only() { Err(Failure::new("read-only")) } else { Ok(()) }
}

/// What a sealed sheet allows: nothing.
pub(crate) fn need_open(work: &WorkFile) -> Result<(), Failure> {
    match work.read().sealed()? {
        Some(_) => Err(Failure::new("sealed")),
        None => Ok(()),
    }
}

/// When a declaration of this kind was made.
pub(crate) fn declared(work: WorkReader<'_>, kind: Declaration) -> Result<Option<String>, Failure> {
    let all = work.declarations()?;
    Ok(all.into_iter().find(|(found, _)| *found == kind).map(|(_, at)| at))
}

/// Whether the expert declared recusals, or that there are none.
pub(crate) fn recusals_declared(work: WorkReader<'_>, reviews: &[Review]) -> Result<bool, Failure> {
    let recused = reviews.iter().any(|r| r.recused.is_some());
    Ok(recused || declared(work, Declaration::NoRecusals)?.is_some())
}

/// What the store says about a nomination that was named.
pub(crate) fn about(nomination: &NominationId) -> impl Fn(StoreError) -> Failure + '_ {
    move |error| Failure::from(error).with("nomination", nomination)
}

/// How many nominations have nothing missing.
pub(crate) fn finished(criteria: &Criteria, reviews: &[Review]) -> usize {
    reviews.iter().filter(|r| sheet::gaps(criteria, r).is_empty()).count()
}
