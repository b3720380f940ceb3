//! Marks in long form (`panel,item,judge,criterion,score`) and the two files that go with them, recusals
//! and weights (`cli.md`). Numbers are taken as exact decimals; an empty score is no mark, and no mark is
//! ever made up or rounded.

use std::collections::HashMap;
use std::str::FromStr;

use review::mark::{Centi, DecimalFault, TenThousandths};

use crate::columns::need;
use crate::fault::{RowFault, SheetError, Taken, code};
use crate::table::{Row, Table};

/// One mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkRow {
    /// Row of the file, from 1.
    pub row: usize,
    /// The panel.
    pub panel: String,
    /// What is judged.
    pub item: String,
    /// Who judges.
    pub judge: String,
    /// The criterion.
    pub criterion: String,
    /// The score.
    pub score: Centi,
}

/// One recusal: the judge does not judge the item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecusalRow {
    /// Row of the file, from 1.
    pub row: usize,
    /// The panel.
    pub panel: String,
    /// Who is recused.
    pub judge: String,
    /// From what.
    pub item: String,
}

/// The weight or factor of a criterion in a panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeightRow {
    /// Row of the file, from 1.
    pub row: usize,
    /// The panel.
    pub panel: String,
    /// The criterion.
    pub criterion: String,
    /// The weight, any sign and size.
    pub weight: TenThousandths,
}

const PANEL: (&str, &[&str]) = ("panel", &["panel", "评审组", "组"]);
const ITEM: (&str, &[&str]) = ("item", &["item", "编号", "项目编号"]);
const JUDGE: (&str, &[&str]) = ("judge", &["judge", "专家", "专家编号"]);
const CRITERION: (&str, &[&str]) = ("criterion", &["criterion", "评审项"]);
const SCORE: (&str, &[&str]) = ("score", &["score", "分数", "得分"]);
const WEIGHT: (&str, &[&str]) = ("weight", &["weight", "权重", "系数"]);

/// Reads marks; other columns are passed over. Row faults: `missing_value`, `bad_number`,
/// `duplicate_mark`. Error: `MissingColumn`.
pub fn read_marks(table: &Table) -> Result<Taken<MarkRow>, SheetError> {
    let keys = named(table, [PANEL, ITEM, JUDGE, CRITERION])?;
    let score = need(table, SCORE.1)?;
    let mut taken = Taken::default();
    let mut seen = HashMap::with_capacity(table.rows.len());
    for row in table.rows.iter().filter(|row| !row.cell(score).is_empty()) {
        match once(row, &keys, &mut seen).and_then(|key| Ok((key, decimal(row, score)?))) {
            Ok(([panel, item, judge, criterion], score)) => taken.rows.push(MarkRow {
                row: row.number,
                panel: panel.to_owned(),
                item: item.to_owned(),
                judge: judge.to_owned(),
                criterion: criterion.to_owned(),
                score,
            }),
            Err(fault) => taken.faults.push(fault),
        }
    }
    Ok(taken)
}

/// Reads recusals `panel,judge,item`. Row fault: `missing_value`. Error: `MissingColumn`.
pub fn read_recusals(table: &Table) -> Result<Taken<RecusalRow>, SheetError> {
    let keys = named(table, [PANEL, JUDGE, ITEM])?;
    let mut taken = Taken::default();
    for row in &table.rows {
        match filled(row, &keys) {
            Ok([panel, judge, item]) => taken.rows.push(RecusalRow {
                row: row.number,
                panel: panel.to_owned(),
                judge: judge.to_owned(),
                item: item.to_owned(),
            }),
            Err(fault) => taken.faults.push(fault),
        }
    }
    Ok(taken)
}

/// Reads weights `panel,criterion,weight`. Row faults: `missing_value`, `bad_number`, `duplicate_mark`.
/// Error: `MissingColumn`.
pub fn read_weights(table: &Table) -> Result<Taken<WeightRow>, SheetError> {
    let keys = named(table, [PANEL, CRITERION])?;
    let all = named(table, [PANEL, CRITERION, WEIGHT])?;
    let mut taken = Taken::default();
    let mut seen = HashMap::new();
    for row in &table.rows {
        let read = filled(row, &all).and_then(|_| once(row, &keys, &mut seen));
        match read.and_then(|key| Ok((key, decimal(row, need_last(&all))?))) {
            Ok(([panel, criterion], weight)) => taken.rows.push(WeightRow {
                row: row.number,
                panel: panel.to_owned(),
                criterion: criterion.to_owned(),
                weight,
            }),
            Err(fault) => taken.faults.push(fault),
        }
    }
    Ok(taken)
}

/// A column with the name that faults call it by.
type Named = (&'static str, usize);

fn need_last([_, _, (_, last)]: &[Named; 3]) -> usize {
    *last
}

fn named<const N: usize>(
    table: &Table,
    wanted: [(&'static str, &[&str]); N],
) -> Result<[Named; N], SheetError> {
    let mut found = [("", 0); N];
    for (slot, (name, synonyms)) in found.iter_mut().zip(wanted) {
        *slot = (name, need(table, synonyms)?);
    }
    Ok(found)
}

fn filled<'r, const N: usize>(
    row: &'r Row,
    columns: &[Named; N],
) -> Result<[&'r str; N], RowFault> {
    match columns.iter().find(|(_, column)| row.cell(*column).is_empty()) {
        None => Ok(columns.map(|(_, column)| row.cell(column))),
        Some((name, column)) => {
            let given = [("heading", (*name).to_owned())];
            let cell = row.address(*column);
            Err(RowFault::new(row.number, cell, code::MISSING_VALUE, given))
        }
    }
}

/// The filled key cells of a row, for the first time.
fn once<'r, const N: usize>(
    row: &'r Row,
    columns: &[Named; N],
    seen: &mut HashMap<[&'r str; N], usize>,
) -> Result<[&'r str; N], RowFault> {
    let key = filled(row, columns)?;
    match seen.insert(key, row.number) {
        None => Ok(key),
        Some(first) => {
            seen.insert(key, first);
            let given = [("value", key.join(" ")), ("first_row", first.to_string())];
            Err(RowFault::new(row.number, "", code::DUPLICATE_MARK, given))
        }
    }
}

fn decimal<T: FromStr<Err = DecimalFault>>(row: &Row, column: usize) -> Result<T, RowFault> {
    let text = row.cell(column);
    text.parse().map_err(|fault| {
        let reason = match fault {
            DecimalFault::NotADecimal(_) => "not_a_decimal",
            DecimalFault::TooFine { .. } => "too_fine",
            DecimalFault::TooLarge(_) => "too_large",
        };
        let given = [("value", text.to_owned()), ("reason", reason.to_owned())];
        RowFault::new(row.number, row.address(column), code::BAD_NUMBER, given)
    })
}
