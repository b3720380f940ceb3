//! An expert's own scores from a file (`nomination,criterion,score,comment`, `cli.md`). The score stays
//! text, because the criterion may be a gate, `recommendation` or `overall`; what may be entered where is
//! decided with the criteria in hand, and the addresses kept here let that decision name the cell.

use std::collections::HashMap;

use review::ids::NominationId;

use crate::columns::{find, need};
use crate::fault::{RowFault, SheetError, Taken, code};
use crate::table::{Row, Table};

/// One row of an expert's scores.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreRow {
    /// Row of the file, from 1.
    pub row: usize,
    /// The nomination.
    pub nomination: NominationId,
    /// Id or title of an item or a gate, `recommendation` or `overall`, as written.
    pub criterion: String,
    /// A decimal, 是, 否, `yes`, `no`, …, as written; empty if the row has a comment only.
    pub score: String,
    /// The comment; may be empty.
    pub comment: String,
    /// Address of the nomination's cell.
    pub nomination_cell: String,
    /// Address of the criterion's cell.
    pub criterion_cell: String,
    /// Address of the score's cell.
    pub score_cell: String,
    /// Address of the comment's cell; empty without such a column.
    pub comment_cell: String,
}

struct Columns {
    nomination: usize,
    criterion: usize,
    score: usize,
    comment: Option<usize>,
}

/// Reads scores; a row with neither score nor comment is passed over. Row faults: `missing_value`,
/// `bad_id`, `duplicate_mark`. Error: `MissingColumn`.
pub fn read_scores(table: &Table) -> Result<Taken<ScoreRow>, SheetError> {
    let columns = Columns {
        nomination: need(table, &["nomination", "编号", "项目编号", "申报编号"])?,
        criterion: need(table, &["criterion", "评审项", "评价指标", "指标"])?,
        score: need(table, &["score", "分数", "得分", "评分"])?,
        comment: find(table, &["comment", "评语", "评审意见", "意见"]),
    };
    let mut taken = Taken::default();
    let mut seen = HashMap::new();
    for row in &table.rows {
        let comment = columns.comment.map_or("", |c| row.cell(c));
        if row.cell(columns.score).is_empty() && comment.is_empty() {
            continue;
        }
        match score_row(row, &columns, comment) {
            Ok(found) => {
                let key = (found.nomination.as_str().to_ascii_lowercase(), found.criterion.clone());
                match seen.get(&key) {
                    Some(first) => taken.faults.push(again(&found, *first)),
                    None => {
                        seen.insert(key, row.number);
                        taken.rows.push(found);
                    }
                }
            }
            Err(fault) => taken.faults.push(fault),
        }
    }
    Ok(taken)
}

fn again(found: &ScoreRow, first: usize) -> RowFault {
    let value = format!("{} {}", found.nomination, found.criterion);
    let given = [("value", value), ("first_row", first.to_string())];
    RowFault::new(found.row, found.criterion_cell.clone(), code::DUPLICATE_MARK, given)
}

fn score_row(row: &Row, columns: &Columns, comment: &str) -> Result<ScoreRow, RowFault> {
    let filled = |column: usize, heading: &str| match row.cell(column) {
        "" => {
            let given = [("heading", heading.to_owned())];
            let cell = row.address(column);
            Err(RowFault::new(row.number, cell, code::MISSING_VALUE, given))
        }
        text => Ok(text),
    };
    let nomination_cell = row.address(columns.nomination);
    let id = filled(columns.nomination, "nomination")?;
    let nomination = NominationId::new(id).map_err(|fault| {
        let given = [("value", fault.value), ("pattern", fault.pattern.to_owned())];
        RowFault::new(row.number, nomination_cell.clone(), code::BAD_ID, given)
    })?;
    Ok(ScoreRow {
        row: row.number,
        nomination,
        criterion: filled(columns.criterion, "criterion")?.to_owned(),
        score: row.cell(columns.score).to_owned(),
        comment: comment.to_owned(),
        nomination_cell,
        criterion_cell: row.address(columns.criterion),
        score_cell: row.address(columns.score),
        comment_cell: columns.comment.map(|c| row.address(c)).unwrap_or_default(),
    })
}
