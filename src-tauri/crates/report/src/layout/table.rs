//! Tables: cells are wrapped, rows get the height of their fullest cell, and a row that is higher than
//! a page is cut between lines, so that nothing is lost. Breaking over pages is `flow`'s.

use super::block::{Align, Block, line_block};
use super::wrap::{TextLine, Type, wrap};
use super::{Cmd, count};
use crate::error::ReportError;
use crate::fonts::Manner;
use crate::labels;

/// A column: its width in points and where its text stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    pub width: f32,
    pub align: Align,
}

/// A cell. A span of more than one column takes the place of its right neighbours.
#[derive(Debug, Clone)]
pub(crate) struct Cell {
    pub text: String,
    pub field: String,
    pub manner: Manner,
    pub span: usize,
    pub align: Option<Align>,
    pub shaded: bool,
}

impl Cell {
    pub fn new(text: impl Into<String>, field: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            field: field.into(),
            manner: Manner::Regular,
            span: 1,
            align: None,
            shaded: false,
        }
    }

    /// One of our own labels, or a column's title: bold on grey.
    pub fn head(text: impl Into<String>, field: impl Into<String>) -> Self {
        Self { manner: Manner::Bold, shaded: true, ..Self::new(text, field) }
    }

    pub fn span(self, span: usize, align: Align) -> Self {
        Self { span, align: Some(align), ..self }
    }
}

/// A table with ruled cells.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    pub columns: Vec<Column>,
    /// Repeated on every page.
    pub head: Option<Vec<Cell>>,
    pub rows: Vec<Vec<Cell>>,
    /// Size of the type in points.
    pub size: f32,
}

/// Space between a cell's rule and its text.
pub(crate) const PAD: f32 = 3.5;
/// A row of more lines than this is cut into several, because a row never breaks over pages.
const LINES_IN_ROW: usize = 36;

impl Table {
    /// The head, if any, and the rows, each a block that does not break.
    ///
    /// # Errors
    /// [`ReportError::MissingGlyph`] with the field of the cell.
    pub fn blocks(&self) -> Result<(Option<Block>, Vec<Block>), ReportError> {
        let head = self.head.as_ref().map(|h| self.row(h).map(Block::stack)).transpose()?;
        let mut rows = Vec::new();
        for row in &self.rows {
            rows.extend(self.row(row)?);
        }
        if rows.is_empty() {
            let nothing = Cell::new(labels::NOTHING, "label");
            rows = self.row(&[nothing.span(self.columns.len(), Align::Centre)])?;
        }
        Ok((head, rows))
    }

    fn row(&self, cells: &[Cell]) -> Result<Vec<Block>, ReportError> {
        let mut columns = self.columns.iter();
        let mut left = 0.0;
        let mut set = Vec::new();
        for cell in cells {
            let spanned: Vec<&Column> = columns.by_ref().take(cell.span).collect();
            let width: f32 = spanned.iter().map(|c| c.width).sum();
            let align = cell.align.or(spanned.first().map(|c| c.align)).unwrap_or(Align::Left);
            let lines = wrap(&cell.text, self.set(cell), width - 2.0 * PAD, &cell.field)?;
            set.push(SetCell { cell, left, width, align, lines });
            left += width;
        }
        let most = set.iter().map(|c| c.lines.len()).max().unwrap_or(1);
        let cuts = (0..most).step_by(LINES_IN_ROW);
        Ok(cuts.map(|from| self.slice(&set, from, (most - from).min(LINES_IN_ROW))).collect())
    }

    fn slice(&self, cells: &[SetCell<'_>], from: usize, lines: usize) -> Block {
        let height = count(lines) * self.leading() + 2.0 * PAD;
        cells.iter().fold(Block::space(height), |row, c| {
            let shade = if c.cell.shaded { 0.93 } else { 1.0 };
            let own: Vec<TextLine> = c.lines.iter().skip(from).take(lines).cloned().collect();
            // A short cell stands in the middle of a high row.
            let slack = (count(lines) - count(own.len())) * self.leading() / 2.0;
            let text = own
                .into_iter()
                .map(|l| line_block(l, self.set(c.cell), c.width - 2.0 * PAD, c.align));
            row.with(c.left, 0.0, ruled(c.width, height, shade)).with(
                c.left + PAD,
                PAD + slack,
                Block::stack(text),
            )
        })
    }

    fn set(&self, cell: &Cell) -> Type {
        Type::new(cell.manner, self.size, self.leading())
    }

    fn leading(&self) -> f32 {
        self.size * 1.4
    }
}

struct SetCell<'a> {
    cell: &'a Cell,
    left: f32,
    width: f32,
    align: Align,
    lines: Vec<TextLine>,
}

fn ruled(width: f32, height: f32, grey: f32) -> Block {
    let corners = [
        ((0.0, 0.0), (width, 0.0)),
        ((0.0, height), (width, height)),
        ((0.0, 0.0), (0.0, height)),
        ((width, 0.0), (width, height)),
    ];
    let mut cmds = Vec::new();
    if grey < 1.0 {
        cmds.push(Cmd::Rect { x: 0.0, y: 0.0, width, height, grey });
    }
    cmds.extend(corners.map(|(from, to)| Cmd::Line { from, to, width: 0.4 }));
    Block { cmds, height }
}
