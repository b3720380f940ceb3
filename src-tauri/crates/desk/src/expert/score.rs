//! Scores into the sheet: from a spreadsheet all rows or none, each checked against the filed criteria;
//! and the sheet as it stands. A mark is committed with its history and an audit row that does not name it.

use std::collections::BTreeMap;

use review::criteria::Criteria;
use review::ids::{ItemId, NominationId};
use review::mark::Centi;
use review::sheet::{self, EntryFault, Gap, Review};
use serde::{Deserialize, Serialize};
use sheets::RowFault;
use sheets::scores::{ScoreRow, read_scores};
use store::work::WorkFile;

use crate::command::Call;
use crate::expert::entry::Entry;
use crate::expert::{Work, act, criteria, finished, need_open, need_pledge};
use crate::failure::Failure;
use crate::host::{Picked, words};
use crate::tables;
use crate::translate;

/// Scores to import.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ScoreImport"))]
#[serde(deny_unknown_fields)]
pub struct Import {
    /// The work file.
    pub work: Picked,
    /// Spreadsheet `nomination,criterion,score,comment`.
    pub file: Picked,
    /// Only check.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<_>"))]
    pub dry_run: bool,
}

/// What an import did.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ScoreImported"))]
pub struct Imported {
    /// `good`, or `bad` if rows were refused and nothing was saved.
    pub verdict: &'static str,
    /// Marks saved.
    pub marks: usize,
    /// Comments saved.
    pub comments: usize,
    /// Nominations with nothing missing.
    pub scored: usize,
    /// Nominations of the batch.
    pub total: usize,
    /// Why rows were refused.
    pub rows: Vec<RowFault>,
}

/// Imports scores: all rows, or none.
pub fn import(cx: &Call<'_>, request: &Import) -> Result<Imported, Failure> {
    let (path, table) = tables::table(cx, &request.file)?;
    let taken = read_scores(&table).map_err(translate::table(&path))?;
    cx.work(&request.work, |work| {
        need_pledge(work)?;
        need_open(work)?;
        let criteria = criteria(work.read())?;
        let reviews: BTreeMap<NominationId, Review> =
            work.read().reviews()?.into_iter().map(|r| (r.nomination.clone(), r)).collect();
        let mut faults = taken.faults;
        let mut entries = Vec::new();
        for row in &taken.rows {
            match check(&criteria, &reviews, row) {
                Ok(found) => entries.extend(found.into_iter().map(|e| (&row.nomination, e))),
                Err(fault) => faults.push(fault),
            }
        }
        let count = |f: fn(&Entry) -> bool| entries.iter().filter(|(_, e)| f(e)).count();
        let marks = count(|e| matches!(e, Entry::Mark(..) | Entry::Gate(..)));
        let comments = count(|e| matches!(e, Entry::Comment(..) | Entry::Overall(_)));
        if faults.is_empty() && !request.dry_run {
            let mut after = reviews.clone();
            for (of, entry) in &entries {
                after.entry((*of).clone()).and_modify(|review| entry.apply(review));
            }
            let after: Vec<Review> = after.into_values().collect();
            let outcome = format!("{} of {}", finished(&criteria, &after), after.len());
            let scored = act(cx, work, "scored", "import", outcome)?;
            work.change(&scored, |tx| entries.iter().try_for_each(|(of, e)| e.write(tx, of)))?;
        }
        let reviews = work.read().reviews()?;
        Ok(Imported {
            verdict: if faults.is_empty() { "good" } else { "bad" },
            marks: if faults.is_empty() { marks } else { 0 },
            comments: if faults.is_empty() { comments } else { 0 },
            scored: finished(&criteria, &reviews),
            total: reviews.len(),
            rows: faults,
        })
    })
}

/// What a row enters, or why it cannot.
fn check(
    criteria: &Criteria,
    reviews: &BTreeMap<NominationId, Review>,
    row: &ScoreRow,
) -> Result<Vec<Entry>, RowFault> {
    let wrong = |cell: &str, code: &'static str, value: &str| {
        RowFault::new(row.row, cell, code, [("value", value.to_owned())])
    };
    let review = reviews.get(&row.nomination).ok_or_else(|| {
        wrong(&row.nomination_cell, "unknown_nomination", row.nomination.as_str())
    })?;
    if review.recused.is_some() {
        return Err(wrong(&row.nomination_cell, "recused", row.nomination.as_str()));
    }
    let comment = words(&row.comment);
    // An item that is itself called "overall" is that item: filed words come before ours.
    if let Some(entries) = item_entries(criteria, row, &row.criterion, &comment) {
        return entries;
    }
    match row.criterion.as_str() {
        "recommendation" | "推荐意见" => {
            sheet::check_recommendation(criteria, &row.score)
                .map_err(|f| refused(row, &row.score_cell, &f))?;
            Ok(vec![Entry::Recommendation(Some(row.score.clone()))])
        }
        "overall" | "总评" => {
            let text = if comment.is_empty() { words(&row.score) } else { comment };
            Ok(vec![Entry::Overall(text)])
        }
        name => Err(wrong(&row.criterion_cell, "unknown_item", name)),
    }
}

/// Entries of a row whose criterion is a gate or a leaf, named by id or title.
fn item_entries(
    criteria: &Criteria,
    row: &ScoreRow,
    name: &str,
    comment: &str,
) -> Option<Result<Vec<Entry>, RowFault>> {
    if let Some(gate) = criteria.gates.iter().find(|g| g.id.as_str() == name || g.title == name) {
        let answer = yes_or_no(&row.score).ok_or_else(|| {
            RowFault::new(row.row, &row.score_cell, "bad_gate", [("value", row.score.clone())])
        });
        return Some(answer.map(|a| vec![Entry::Gate(gate.id.clone(), Some(a))]));
    }
    let leaf = criteria.leaves().find(|l| l.id.as_str() == name || l.title == name)?;
    Some(leaf_entries(criteria, row, &leaf.id, comment))
}

fn leaf_entries(
    criteria: &Criteria,
    row: &ScoreRow,
    item: &ItemId,
    comment: &str,
) -> Result<Vec<Entry>, RowFault> {
    let mut entries = Vec::new();
    if !row.score.is_empty() {
        let mark: Centi = row.score.parse().map_err(|_| {
            RowFault::new(row.row, &row.score_cell, "bad_mark", [("value", row.score.clone())])
        })?;
        sheet::check_mark(criteria, item, mark)
            .map_err(|fault| refused(row, &row.score_cell, &fault))?;
        entries.push(Entry::Mark(item.clone(), Some(mark)));
    }
    if !comment.is_empty() {
        sheet::check_comment(criteria, item, comment)
            .map_err(|fault| refused(row, &row.comment_cell, &fault))?;
        entries.push(Entry::Comment(item.clone(), comment.to_owned()));
    }
    Ok(entries)
}

fn refused(row: &ScoreRow, cell: &str, fault: &EntryFault) -> RowFault {
    let (code, params) = translate::entry(fault);
    let mut fault = RowFault::new(row.row, cell, code, []);
    fault.params.extend(params.into_iter().map(|(k, v)| (k.to_owned(), v)));
    fault
}

fn yes_or_no(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "是" | "yes" | "y" | "true" | "1" => Some(true),
        "否" | "no" | "n" | "false" | "0" => Some(false),
        _ => None,
    }
}

/// The sheet as it stands.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Sheet {
    /// Nominations with nothing missing.
    pub scored: usize,
    /// Nominations of the batch.
    pub total: usize,
    /// How many entries are missing.
    pub missing: usize,
    /// Whether it is sealed, and as which version.
    pub sealed: Option<u32>,
    /// What was entered, in the order of the batch.
    pub reviews: Vec<SheetRow>,
}

/// One nomination of the sheet.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct SheetRow {
    /// What was entered.
    pub review: Review,
    /// What is missing.
    pub gaps: Vec<Gap>,
}

/// Shows the sheet.
pub fn sheet(cx: &Call<'_>, request: &Work) -> Result<Sheet, Failure> {
    cx.work(&request.work, |work: &mut WorkFile| {
        let criteria = criteria(work.read())?;
        let reviews = work.read().reviews()?;
        let scored = finished(&criteria, &reviews);
        let total = reviews.len();
        let reviews: Vec<SheetRow> = reviews
            .into_iter()
            .map(|review| SheetRow { gaps: sheet::gaps(&criteria, &review), review })
            .collect();
        Ok(Sheet {
            scored,
            total,
            missing: reviews.iter().map(|r| r.gaps.len()).sum(),
            sealed: work.read().sealed()?.map(|s| s.seq),
            reviews,
        })
    })
}
