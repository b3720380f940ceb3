//! The score table of the signature page: nominations down, leaves of the criteria across. Where the
//! leaves do not fit beside each other the table is printed in parts, so that nothing is cut off.

use super::{RowState, ScoreRow, SignaturePage, labels};
use crate::error::ReportError;
use crate::fonts::Manner;
use crate::layout::{Align, Cell, Column, Flow, MEASURE, PAD, Table, Type, count, measure};
use crate::parts;

const SIZE: f32 = 8.5;
const TITLE_AT_LEAST: f32 = 140.0;
/// A leaf's column grows up to this where there is room, so that its title breaks less.
const LEAF_AT_MOST: f32 = 56.0;
/// A heading, a head of three lines and a row: what must fit below a heading.
const START: f32 = 100.0;

pub(super) fn place(flow: &mut Flow, data: &SignaturePage) -> Result<(), ReportError> {
    for row in &data.rows {
        check_marks(row, data.leaves.len())?;
    }
    let widths = Widths::of(data)?;
    let per_part = widths.leaves_beside();
    let parts = data.leaves.len().div_ceil(per_part).max(1);
    // Equal parts look better than one full and one nearly empty.
    let size = data.leaves.len().div_ceil(parts);
    for part in 0..parts {
        let heading =
            if parts == 1 { labels::SCORES.into() } else { labels::part(part + 1, parts) };
        flow.keep(START);
        flow.place(parts::heading(&heading)?);
        let leaves = (part * size)..((part + 1) * size).min(data.leaves.len());
        let table = Part { data, widths: &widths, leaves, last: part + 1 == parts };
        flow.table(&table.table())?;
    }
    Ok(())
}

fn check_marks(row: &ScoreRow, leaves: usize) -> Result<(), ReportError> {
    match &row.state {
        RowState::Scored { marks, .. } if marks.len() != leaves => Err(ReportError::Unwritable(
            format!("rows[{}]: {} marks for {leaves} leaves", row.id, marks.len()),
        )),
        _ => Ok(()),
    }
}

/// Widths of the columns in points.
struct Widths {
    id: f32,
    leaf: f32,
    total: f32,
}

impl Widths {
    /// As wide as the widest number, so that no number is broken.
    fn of(data: &SignaturePage) -> Result<Self, ReportError> {
        let set = Type::new(Manner::Regular, SIZE, SIZE);
        let (mut id, mut leaf, mut total) = (0.0_f32, 0.0_f32, 0.0_f32);
        for row in &data.rows {
            id = id.max(measure(&row.id, set, &field(row, "id"))?);
            if let RowState::Scored { marks, total: sum } = &row.state {
                total = total.max(measure(sum, set, &field(row, "total"))?);
                for mark in marks {
                    leaf = leaf.max(measure(mark, set, &field(row, "marks"))?);
                }
            }
        }
        let padded =
            |width: f32, least: f32, most: f32| (width + 2.0 * PAD + 0.5).clamp(least, most);
        Ok(Self {
            id: padded(id, 40.0, 110.0),
            leaf: padded(leaf, 42.0, 90.0),
            total: padded(total, 44.0, 90.0),
        })
    }

    fn leaves_beside(&self) -> usize {
        (1..).take_while(|n| count(*n) * self.leaf <= self.room()).last().unwrap_or(1)
    }

    fn room(&self) -> f32 {
        MEASURE - self.id - self.total - TITLE_AT_LEAST
    }

    /// The width of a leaf's column where `leaves` of them stand beside each other.
    fn leaf(&self, leaves: usize) -> f32 {
        let share = self.room() / count(leaves.max(1));
        share.min(LEAF_AT_MOST).max(self.leaf)
    }
}

struct Part<'a> {
    data: &'a SignaturePage,
    widths: &'a Widths,
    leaves: std::ops::Range<usize>,
    last: bool,
}

impl Part<'_> {
    fn table(&self) -> Table {
        let Widths { id, total, .. } = *self.widths;
        let leaf = self.widths.leaf(self.leaves.len());
        let total = self.last.then_some(total);
        let title = MEASURE - id - count(self.leaves.len()) * leaf - total.unwrap_or(0.0);
        let left = |width| Column { width, align: Align::Left };
        let right = |width| Column { width, align: Align::Right };
        let columns = [left(id), left(title)]
            .into_iter()
            .chain(self.leaves.clone().map(|_| right(leaf)))
            .chain(total.map(right));
        Table {
            columns: columns.collect(),
            head: Some(self.head()),
            rows: self.data.rows.iter().map(|r| self.row(r)).collect(),
            size: SIZE,
        }
    }

    fn head(&self) -> Vec<Cell> {
        let leaves = self.data.leaves.iter().enumerate();
        let leaf = |(n, title): (usize, &String)| {
            Cell::head(title, format!("leaves[{n}]")).span(1, Align::Centre)
        };
        let ours = |name| Cell::head(name, "label");
        let total = self.last.then(|| ours(labels::TOTAL).span(1, Align::Centre));
        [ours(labels::ID), ours(labels::NOMINATION)]
            .into_iter()
            .chain(leaves.skip(self.leaves.start).take(self.leaves.len()).map(leaf))
            .chain(total)
            .collect()
    }

    fn row(&self, row: &ScoreRow) -> Vec<Cell> {
        let mut cells =
            vec![Cell::new(&row.id, field(row, "id")), Cell::new(&row.title, field(row, "title"))];
        match &row.state {
            RowState::Scored { marks, total } => {
                let own = marks.iter().skip(self.leaves.start).take(self.leaves.len());
                cells.extend(own.map(|m| Cell::new(m, field(row, "marks"))));
                let bold = Cell { manner: Manner::Bold, ..Cell::new(total, field(row, "total")) };
                cells.extend(self.last.then_some(bold));
            }
            RowState::Recused => cells.extend(self.word(labels::RECUSED)),
            RowState::Unable => cells.extend(self.word(labels::UNABLE)),
        }
        cells
    }

    /// A word across all marks: a state is never a number.
    fn word(&self, word: &str) -> Option<Cell> {
        let span = self.leaves.len() + usize::from(self.last);
        (span > 0).then(|| Cell::new(word, "label").span(span, Align::Centre))
    }
}

fn field(row: &ScoreRow, name: &str) -> String {
    format!("rows[{}].{name}", row.id)
}
