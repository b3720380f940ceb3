//! What several documents share: title, facts in a grid, groups to read aloud, QR code, lines for ink.
//! Parts know nothing of any one document; their words come from its own `labels`.

mod qr;

pub(crate) use qr::qr;

use crate::error::ReportError;
use crate::fonts::Manner;
use crate::layout::{
    Align, Block, Cell, Cmd, Column, MEASURE, Said, Table, Type, line, measure, paragraph, rect,
};
use crate::writer::moment;

pub(crate) const BODY: Type = Type::new(Manner::Regular, 10.5, 17.0);
pub(crate) const STRONG: Type = Type::new(Manner::Bold, 10.5, 17.0);
pub(crate) const NOTE: Type = Type::new(Manner::Regular, 8.5, 13.0).grey(0.3);

/// The title in the middle, and under it what it is a title of.
pub(crate) fn title(name: &str, under: Said<'_>) -> Result<Block, ReportError> {
    let large = Type::new(Manner::Bold, 18.0, 28.0);
    let small = Type::new(Manner::Regular, 10.0, 16.0).grey(0.3);
    Ok(Block::stack([
        line(Said::label(name), large, MEASURE, Align::Centre)?,
        line(under, small, MEASURE, Align::Centre)?,
        Block::space(8.0),
    ]))
}

/// A heading inside a document.
pub(crate) fn heading(name: &str) -> Result<Block, ReportError> {
    let set = Type::new(Manner::Bold, 11.5, 20.0);
    Ok(Block::stack([Block::space(10.0), line(Said::label(name), set, MEASURE, Align::Left)?]))
}

/// Running text that may break over pages.
pub(crate) fn text(said: Said<'_>) -> Result<Vec<Block>, ReportError> {
    paragraph(said, BODY, MEASURE, Align::Left)
}

/// One fact: our label, the value and the field it comes from.
pub(crate) struct Fact {
    pub label: &'static str,
    pub value: String,
    pub field: &'static str,
    pub wide: bool,
}

impl Fact {
    pub fn new(label: &'static str, value: impl Into<String>, field: &'static str) -> Self {
        Self { label, value: value.into(), field, wide: false }
    }

    /// Takes a row for itself.
    pub fn wide(self) -> Self {
        Self { wide: true, ..self }
    }
}

/// Facts in a grid, two to a row.
pub(crate) fn facts(facts: Vec<Fact>) -> Table {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut half: Option<Vec<Cell>> = None;
    for fact in facts {
        let label = Cell::head(fact.label, "label");
        let value = Cell::new(fact.value, fact.field);
        match (fact.wide, half.take()) {
            (false, None) => half = Some(vec![label, value]),
            (false, Some(mut row)) => {
                row.extend([label, value]);
                rows.push(row);
            }
            (true, open) => {
                rows.extend(open.map(widened));
                rows.push(widened(vec![label, value]));
            }
        }
    }
    rows.extend(half.map(widened));
    let label = Column { width: 64.0, align: Align::Left };
    let value = Column { width: MEASURE / 2.0 - 64.0, align: Align::Left };
    Table { columns: vec![label, value, label, value], head: None, rows, size: 9.0 }
}

fn widened(row: Vec<Cell>) -> Vec<Cell> {
    let last = row.len().saturating_sub(1);
    let widen = |(n, c): (usize, Cell)| if n == last { c.span(3, Align::Left) } else { c };
    row.into_iter().enumerate().map(widen).collect()
}

/// Splits into groups of five; spaces and hyphens of the given text do not count.
pub(crate) fn groups_of_five(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    letters.chunks(5).map(|c| c.iter().collect()).collect()
}

/// Groups of five in shaded boxes, large enough to be read aloud and typed.
///
/// # Errors
/// [`ReportError::MissingGlyph`] with the field of `said`.
pub(crate) fn groups(said: Said<'_>, size: f32) -> Result<Block, ReportError> {
    let set = Type::new(Manner::Mono, size, size * 1.5);
    let mut row = Block::default();
    let mut x = 0.0;
    for group in groups_of_five(said.text) {
        let said = Said::new(&group, said.field);
        let width = measure(&group, set, said.field)? + size * 0.7;
        row = row.with(x, 0.0, rect(width, size * 1.5, 0.93)).with(
            x + size * 0.35,
            0.0,
            line(said, set, width, Align::Left)?,
        );
        x += width + size * 0.35;
    }
    Ok(row)
}

/// A digest or a key: its name, its digits in groups, and the full text that the digits stand for.
///
/// # Errors
/// [`ReportError::MissingGlyph`] with the field concerned.
pub(crate) fn attested(
    label: &str,
    digits: Said<'_>,
    full: Said<'_>,
    width: f32,
) -> Result<Block, ReportError> {
    let mono = Type::new(Manner::Mono, 8.0, 13.0);
    Ok(Block::stack([
        line(Said::label(label), Type::new(Manner::Bold, 9.5, 16.0), width, Align::Left)?,
        groups(digits, 14.0)?,
        Block::space(2.0),
        line(full, mono, width, Align::Left)?,
    ]))
}

/// A label and a line to write on, `width` wide altogether.
///
/// # Errors
/// [`ReportError::MissingGlyph`], which for our own labels means a mistake of ours.
pub(crate) fn ink_line(label: &str, width: f32) -> Result<Block, ReportError> {
    let start = measure(label, BODY, "label")? + 6.0;
    let mut block = line(Said::label(label), BODY, width, Align::Left)?;
    block.height = 30.0;
    block.cmds = Block::default().with(0.0, 10.0, block.clone()).cmds;
    let rule = Cmd::Line { from: (start, 25.0), to: (width, 25.0), width: 0.6 };
    block.cmds.push(rule);
    Ok(block)
}

/// An empty box to tick and its label. Drawn, because no shipped font has ☐.
///
/// # Errors
/// [`ReportError::MissingGlyph`], which for our own labels means a mistake of ours.
pub(crate) fn tick_box(label: &str, width: f32) -> Result<Block, ReportError> {
    let side = 9.0;
    let (top, bottom) = (4.0, 4.0 + side);
    let edges = [
        ((0.0, top), (side, top)),
        ((0.0, bottom), (side, bottom)),
        ((0.0, top), (0.0, bottom)),
        ((side, top), (side, bottom)),
    ];
    let square = edges.map(|(from, to)| Cmd::Line { from, to, width: 0.7 }).to_vec();
    let label = line(Said::label(label), BODY, width - side - 6.0, Align::Left)?;
    Ok(Block { cmds: square, height: 17.0 }.with(side + 6.0, 0.0, label))
}

/// An RFC 3339 moment as people read it, with its own offset.
///
/// # Errors
/// [`ReportError::Moment`] with `field`.
pub(crate) fn readable(at: &str, field: &str) -> Result<String, ReportError> {
    Ok(moment(at, field)?.format("%Y-%m-%d %H:%M:%S（UTC%:z）").to_string())
}

/// The day of an RFC 3339 moment in its own offset.
///
/// # Errors
/// [`ReportError::Moment`] with `field`.
pub(crate) fn day(at: &str, field: &str) -> Result<String, ReportError> {
    Ok(moment(at, field)?.format("%Y 年 %-m 月 %-d 日").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_ignore_how_the_text_was_grouped() {
        assert_eq!(groups_of_five("12345 67890-1"), ["12345", "67890", "1"]);
    }

    #[test]
    fn a_moment_keeps_its_offset() {
        assert_eq!(
            readable("2022-11-25T10:00:00+08:00", "at").unwrap(),
            "2022-11-25 10:00:00（UTC+08:00）"
        );
        assert_eq!(readable("yesterday", "at"), Err(ReportError::Moment { field: "at".into() }));
    }
}
