//! One entry typed into the sheet: checked against the filed criteria, committed with its history and an
//! audit row that names neither mark nor text, and only then answered. An entry equal to what stands is no
//! change; one that does not fit is refused and leaves what stood.

use review::criteria::Criteria;
use review::ids::{ItemId, NominationId};
use review::mark::Centi;
use review::sheet::{self, EntryFault, OVERALL_MAX_CHARS, Review};
use serde::{Deserialize, Serialize};
use store::work::WorkFile;
use unicode_normalization::UnicodeNormalization;

use crate::command::Call;
use crate::expert::entry::Entry as Checked;
use crate::expert::own::{WorkRow, rows};
use crate::expert::{about, act, criteria, need_open, need_pledge, need_writing};
use crate::failure::Failure;
use crate::host::Picked;

/// What to enter, and where.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Enter {
    /// The work file.
    pub work: Picked,
    /// Which nomination.
    pub nomination: NominationId,
    /// The entry.
    pub entry: Entry,
}

/// One entry as it was typed; `null` clears, and so does an empty text.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(tag = "field", rename_all = "snake_case", deny_unknown_fields)]
pub enum Entry {
    /// The mark of a leaf, as a decimal.
    Mark {
        /// Which leaf.
        item: String,
        /// The decimal.
        #[serde(deserialize_with = "Option::deserialize")]
        value: Option<String>,
    },
    /// The answer to a gate; `true` is 是.
    Gate {
        /// Which gate.
        item: String,
        /// The answer.
        #[serde(deserialize_with = "Option::deserialize")]
        value: Option<bool>,
    },
    /// The comment on a leaf.
    Comment {
        /// Which leaf.
        item: String,
        /// The text.
        value: String,
    },
    /// The recommendation.
    Recommendation {
        /// One of the filed levels.
        #[serde(deserialize_with = "Option::deserialize")]
        value: Option<String>,
    },
    /// The overall comment.
    Overall {
        /// The text.
        value: String,
    },
    /// Unable to judge.
    Unable {
        /// Why; `null` takes it back.
        #[serde(deserialize_with = "Option::deserialize")]
        value: Option<String>,
    },
}

/// An entry that was committed.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Entered {
    /// When it was committed; of an entry that changed nothing, when the nomination was last changed.
    pub at: String,
    /// The row it stands in, and every other whose total or place moved.
    pub rows: Vec<WorkRow>,
}

/// Enters one entry.
pub fn enter(cx: &Call<'_>, request: &Enter) -> Result<Entered, Failure> {
    cx.work(&request.work, |work| {
        need_writing(work)?;
        need_pledge(work)?;
        need_open(work)?;
        let criteria = criteria(work.read())?;
        let review = work.read().review(&request.nomination).map_err(about(&request.nomination))?;
        let of = review.nomination.clone();
        if review.recused.is_some() {
            return Err(Failure::new("recused").with("nomination", of));
        }
        let entry = check(&criteria, &request.entry)?;
        let before = rows(work.read(), &criteria)?;
        let mut after = review.clone();
        entry.apply(&mut after);
        let at = if after == review {
            let last = work.read().history(&of)?.pop();
            last.map_or_else(|| cx.now(), |change| change.at)
        } else {
            commit(cx, work, (&entry, &after), (&criteria, &before))?
        };
        Ok(Entered { at, rows: moved(&before, rows(work.read(), &criteria)?, &of) })
    })
}

/// Commits the entry that makes the review `after`; the time of the commit.
fn commit(
    cx: &Call<'_>,
    work: &mut WorkFile,
    (entry, after): (&Checked, &Review),
    (criteria, before): (&Criteria, &[WorkRow]),
) -> Result<String, Failure> {
    let of = &after.nomination;
    let others = before.iter().filter(|r| r.gaps.is_empty() && &r.review.nomination != of).count();
    let complete = others.saturating_add(usize::from(sheet::gaps(criteria, after).is_empty()));
    let (what, outcome) = match entry {
        Checked::Unable(Some(_)) => ("unable", "ok".to_owned()),
        Checked::Unable(None) => ("unable", "taken back".to_owned()),
        _ => ("scored", format!("{complete} of {}", before.len())),
    };
    let entered = act(cx, work, what, of.as_str(), outcome)?;
    work.change(&entered, |tx| entry.write(tx, of)).map_err(about(of))?;
    Ok(entered.at)
}

/// The row of `of`, and those whose total or place is another than before.
fn moved(before: &[WorkRow], after: Vec<WorkRow>, of: &NominationId) -> Vec<WorkRow> {
    let place = |r: &WorkRow| (r.total.clone(), r.rank, r.tied);
    let same = |row: &WorkRow| {
        let old = before.iter().find(|b| b.review.nomination == row.review.nomination);
        old.is_some_and(|old| place(old) == place(row))
    };
    after.into_iter().filter(|row| &row.review.nomination == of || !same(row)).collect()
}

fn check(criteria: &Criteria, typed: &Entry) -> Result<Checked, Failure> {
    Ok(match typed {
        Entry::Mark { item, value } => {
            let leaf = leaf(criteria, item)?;
            let mark = value.as_deref().map(|v| mark(criteria, &leaf, v)).transpose()?;
            Checked::Mark(leaf, mark)
        }
        Entry::Gate { item, value } => {
            let gate = criteria.gates.iter().find(|g| g.id.as_str() == item);
            Checked::Gate(gate.ok_or_else(|| unknown_item(item))?.id.clone(), *value)
        }
        Entry::Comment { item, value } => {
            let (leaf, text) = (leaf(criteria, item)?, kept(value));
            sheet::check_comment(criteria, &leaf, &text).map_err(|f| refusal(criteria, &f))?;
            Checked::Comment(leaf, text)
        }
        Entry::Recommendation { value } => {
            let check = |level: &String| sheet::check_recommendation(criteria, level);
            value.as_ref().map_or(Ok(()), check).map_err(|f| refusal(criteria, &f))?;
            Checked::Recommendation(value.clone())
        }
        Entry::Overall { value } => Checked::Overall(bounded(kept(value))?),
        Entry::Unable { value } => Checked::Unable(value.as_deref().map(reason).transpose()?),
    })
}

fn leaf(criteria: &Criteria, item: &str) -> Result<ItemId, Failure> {
    let leaf = criteria.leaves().find(|l| l.id.as_str() == item);
    leaf.map(|l| l.id.clone()).ok_or_else(|| unknown_item(item))
}

fn unknown_item(item: &str) -> Failure {
    Failure::new("unknown-item").with("item", item)
}

fn mark(criteria: &Criteria, leaf: &ItemId, typed: &str) -> Result<Centi, Failure> {
    let mark: Centi = half_width(typed)
        .parse()
        .map_err(|_| of_leaf(criteria, leaf, Failure::new("bad-mark")).with("value", typed))?;
    sheet::check_mark(criteria, leaf, mark).map_err(|f| refusal(criteria, &f))?;
    Ok(mark)
}

/// Digits, point and minus as a Chinese keyboard may give them.
fn half_width(typed: &str) -> String {
    let wide = |c: char| match c {
        '\u{FF10}'..='\u{FF19}' => u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32),
        '．' | '。' => Some('.'),
        '－' => Some('-'),
        _ => None,
    };
    typed.trim().chars().map(|c| wide(c).unwrap_or(c)).collect()
}

/// A text as it is kept: in NFC, because strict readers refuse anything else, and without blanks behind it.
pub(crate) fn kept(typed: &str) -> String {
    let text: String = typed.nfc().collect();
    text.trim_end().to_owned()
}

/// A text that is not longer than the longest overall comment.
pub(crate) fn bounded(text: String) -> Result<String, Failure> {
    if text.chars().count() > OVERALL_MAX_CHARS {
        return Err(Failure::new("comment-too-long").with("max", OVERALL_MAX_CHARS));
    }
    Ok(text)
}

fn reason(typed: &str) -> Result<String, Failure> {
    let reason = bounded(crate::host::words(typed))?;
    if reason.is_empty() { Err(Failure::new("outcome-reason")) } else { Ok(reason) }
}

/// Why the criteria do not allow an entry, with the range and step that they do allow.
fn refusal(criteria: &Criteria, fault: &EntryFault) -> Failure {
    match fault {
        EntryFault::UnknownItem(item) => unknown_item(item),
        EntryFault::OutOfRange { item, mark, .. } => {
            of_leaf(criteria, item, Failure::new("mark-out-of-range")).with("value", mark)
        }
        EntryFault::OffStep { item, mark, .. } => {
            of_leaf(criteria, item, Failure::new("mark-off-step")).with("value", mark)
        }
        EntryFault::CommentTooLong { max, .. } => Failure::new("comment-too-long").with("max", max),
        EntryFault::UnknownLevel(level) => Failure::new("unknown-level").with("value", level),
    }
    .detail(fault)
}

fn of_leaf(criteria: &Criteria, id: &ItemId, failure: Failure) -> Failure {
    let Some(leaf) = criteria.leaf(id) else { return failure };
    let scale = criteria.scale(leaf);
    let failure = failure.with("item", id).with("title", &leaf.title);
    failure.with("min", scale.min).with("max", scale.max).with("step", scale.step)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn criteria() -> Criteria {
        let json = include_str!("../../../../../assets/criteria/electronics.json");
        serde_json::from_str(json).unwrap()
    }

    fn refused(entry: serde_json::Value) -> Failure {
        check(&criteria(), &serde_json::from_value(entry).unwrap()).unwrap_err()
    }

    fn mark_of(value: &str) -> Result<Checked, Failure> {
        let entry = serde_json::json!({"field": "mark", "item": "frontier", "value": value});
        check(&criteria(), &serde_json::from_value(entry).unwrap())
    }

    #[test]
    fn a_mark_that_does_not_fit_is_refused_with_what_would_fit() {
        for (value, code) in [
            ("二十", "bad-mark"),
            ("", "bad-mark"),
            ("1.555", "bad-mark"),
            ("20.5", "mark-out-of-range"),
            ("-0.5", "mark-out-of-range"),
            ("1.25", "mark-off-step"),
        ] {
            let failure = mark_of(value).unwrap_err();
            assert_eq!(failure.code, code, "{value:?}");
            let said = ["title", "min", "max", "step"].map(|name| failure.params[name].clone());
            assert_eq!(said, ["前沿水平", "0.00", "20.00", "0.50"], "{value:?}");
        }
    }

    #[test]
    fn full_width_digits_are_digits() {
        let taken = mark_of(" １２．５").unwrap();
        assert!(matches!(taken, Checked::Mark(_, Some(Centi(1250)))), "{taken:?}");
    }

    #[test]
    fn what_the_criteria_do_not_know_is_refused() {
        let json = |field: &str, item: &str, value: serde_json::Value| serde_json::json!({"field": field, "item": item, "value": value});
        for field in ["mark", "comment"] {
            assert_eq!(refused(json(field, "gate-tradable", "1".into())).code, "unknown-item");
        }
        assert_eq!(refused(json("gate", "frontier", true.into())).code, "unknown-item");
        let level = serde_json::json!({"field": "recommendation", "value": "甲"});
        assert_eq!(refused(level).code, "unknown-level");
        let long = "长".repeat(501);
        assert_eq!(refused(json("comment", "frontier", long.into())).code, "comment-too-long");
        let blank = serde_json::json!({"field": "unable", "value": " "});
        assert_eq!(refused(blank).code, "outcome-reason");
    }

    #[test]
    fn only_null_clears_and_a_forgotten_value_does_not() {
        let typed = |json| serde_json::from_value::<Entry>(json);
        assert!(typed(serde_json::json!({"field": "unable"})).is_err());
        assert!(typed(serde_json::json!({"field": "unable", "value": null})).is_ok());
    }

    #[test]
    fn a_text_is_kept_in_nfc_with_the_blanks_before_it() {
        assert_eq!(kept("  e\u{301}\n x \n"), "  \u{e9}\n x");
    }
}
