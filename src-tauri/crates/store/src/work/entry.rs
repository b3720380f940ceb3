//! What an expert enters. Every entry keeps old and new value in the history, in the transaction of the
//! change; the audit row of the change is the caller's act and holds no mark, comment or note. Only once a
//! seal was returned does each correction get an audit row of its own with old and new value and the cause
//! (`formats.md` §8). Whether the criteria allow an entry was asked of `review::sheet` before.

use review::ids::{ItemId, NominationId};
use review::mark::Centi;
use review::sheet::RecusalReason;

use super::WorkTx;
use super::read::map_entry;
use crate::audit::{self, Act, More};
use crate::history::{self, Change, Field};
use crate::{Result, StoreError, rows};

pub(super) const YES: &str = "yes";
const NO: &str = "no";

/// The act of an audit row that stands for one entry changed after a seal.
const CORRECTED: &str = "corrected";

/// All of them: [`StoreError::State`] `sealed` after a seal, `recused` where a recusal stands,
/// `unknown_nomination` for one that is not in the batch. An entry equal to what stands changes nothing.
impl WorkTx<'_> {
    /// Sets or clears the mark of a leaf.
    pub fn set_mark(&self, of: &NominationId, item: &ItemId, mark: Option<Centi>) -> Result<()> {
        self.set(of, Field::Mark, Some(item), mark.map(|m| m.0.to_string()))
    }

    /// Answers a gate (`true` is 是), or takes the answer back.
    pub fn set_gate(&self, of: &NominationId, gate: &ItemId, answer: Option<bool>) -> Result<()> {
        let word = answer.map(|yes| if yes { YES } else { NO }.to_owned());
        self.set(of, Field::Gate, Some(gate), word)
    }

    /// Writes the comment on a leaf; an empty one clears it.
    pub fn set_comment(&self, of: &NominationId, item: &ItemId, comment: &str) -> Result<()> {
        self.set(of, Field::Comment, Some(item), filled(comment))
    }

    /// Sets or clears the recommendation.
    pub fn set_recommendation(&self, of: &NominationId, level: Option<&str>) -> Result<()> {
        self.set(of, Field::Recommendation, None, level.map(str::to_owned))
    }

    /// Writes the overall comment; an empty one clears it.
    pub fn set_overall(&self, of: &NominationId, comment: &str) -> Result<()> {
        self.set(of, Field::Overall, None, filled(comment))
    }

    /// Says that the expert cannot judge, and why, or takes it back. Marks stay where they are.
    pub fn set_unable(&self, of: &NominationId, reason: Option<&str>) -> Result<()> {
        self.set(of, Field::Unable, None, reason.map(str::to_owned))
    }

    /// Declares a recusal: everything entered moves into the history and the cell shows recused. `None` takes
    /// a mistaken recusal back; what was entered before does not return.
    pub fn set_recusal(&self, of: &NominationId, reason: Option<RecusalReason>) -> Result<()> {
        self.refuse_if_sealed()?;
        let of = self.known(of)?;
        if reason.is_some() {
            let sql = include_str!("entries_of.sql");
            for entry in rows::all(self.conn(), sql, [of.as_str()], map_entry)? {
                if entry.field != Field::Recused {
                    self.write(&of, entry.field, entry.item.as_ref(), None)?;
                }
            }
        }
        self.write(&of, Field::Recused, None, reason.map(|r| r.as_str().to_owned()))
    }

    fn set(
        &self,
        of: &NominationId,
        field: Field,
        item: Option<&ItemId>,
        new: Option<String>,
    ) -> Result<()> {
        self.refuse_if_sealed()?;
        let of = self.known(of)?;
        if self.entry(&of, Field::Recused, None)?.is_some() {
            return Err(StoreError::state("recused"));
        }
        self.write(&of, field, item, new)
    }

    pub(super) fn refuse_if_sealed(&self) -> Result<()> {
        if self.sealed()?.is_some() { Err(StoreError::state("sealed")) } else { Ok(()) }
    }

    fn entry(
        &self,
        of: &NominationId,
        field: Field,
        item: Option<&ItemId>,
    ) -> Result<Option<String>> {
        let key = (of.as_str(), field, item.map_or("", ItemId::as_str));
        rows::one(self.conn(), include_str!("entry.sql"), key, |r| Ok(r.get("value")?))
    }

    fn write(
        &self,
        of: &NominationId,
        field: Field,
        item: Option<&ItemId>,
        new: Option<String>,
    ) -> Result<()> {
        let old = self.entry(of, field, item)?;
        if old == new {
            return Ok(());
        }
        let key = item.map_or("", ItemId::as_str);
        match &new {
            Some(v) => {
                self.conn().execute(include_str!("put_entry.sql"), (of.as_str(), field, key, v))?
            }
            None => {
                self.conn().execute(include_str!("clear_entry.sql"), (of.as_str(), field, key))?
            }
        };
        let (at, nomination) = (self.act.at.clone(), of.clone());
        let change = Change { at, nomination, field, item: item.cloned(), old, new };
        history::put(self.conn(), &change)?;
        match self.seals()?.pop() {
            Some(seal) => self.note_correction(&change, seal.reopened),
            None => Ok(()),
        }
    }

    /// The audit row of an entry that is changed after a seal, before the row of the act that changes it.
    fn note_correction(&self, change: &Change, cause: Option<String>) -> Result<()> {
        let act = Act {
            actor: self.act.actor.clone(),
            act: CORRECTED.to_owned(),
            object: change.nomination.as_str().to_owned(),
            outcome: "ok".to_owned(),
            reason: cause,
            digest: None,
            at: change.at.clone(),
        };
        let more = More::Correction {
            field: change.field,
            item: change.item.as_ref().map(ItemId::as_str),
            old: change.old.as_deref(),
            new: change.new.as_deref(),
        };
        audit::append(self.conn(), &act, Some(more))
    }
}

fn filled(text: &str) -> Option<String> {
    if text.is_empty() { None } else { Some(text.to_owned()) }
}
