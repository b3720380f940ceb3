//! Blocks: pieces of a page with a height, made by themselves and put somewhere later. A block never
//! breaks over pages; what may break is handed over as several blocks.

use super::wrap::{TextLine, Type, wrap};
use super::{Cmd, MEASURE};
use crate::error::ReportError;

/// Where a line stands in its width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Centre,
    Right,
}

/// A text and the field it comes from, for the error that names it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Said<'a> {
    pub text: &'a str,
    pub field: &'a str,
}

impl<'a> Said<'a> {
    pub const fn new(text: &'a str, field: &'a str) -> Self {
        Self { text, field }
    }

    /// One of our own labels.
    pub const fn label(text: &'a str) -> Self {
        Self { text, field: "label" }
    }
}

/// Commands relative to their own upper left corner.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Block {
    pub cmds: Vec<Cmd>,
    pub height: f32,
}

impl Block {
    pub const fn space(height: f32) -> Self {
        Self { cmds: Vec::new(), height }
    }

    /// One below the other.
    pub fn stack(blocks: impl IntoIterator<Item = Self>) -> Self {
        blocks.into_iter().fold(Self::default(), |mut whole, block| {
            let top = whole.height;
            whole.height += block.height;
            whole.cmds.extend(block.cmds.into_iter().map(|c| c.moved(0.0, top)));
            whole
        })
    }

    /// Draws `other` over this one at `x`, `y`; the height grows where it has to.
    #[must_use]
    pub fn with(mut self, x: f32, y: f32, other: Self) -> Self {
        self.height = self.height.max(y + other.height);
        self.cmds.extend(other.cmds.into_iter().map(|c| c.moved(x, y)));
        self
    }

    /// Puts a thin frame around, `pad` away from the content; the width is that of the page's text.
    #[must_use]
    pub fn framed(self, pad: f32) -> Self {
        let height = self.height + 2.0 * pad;
        let sides = [
            ((0.0, 0.0), (MEASURE, 0.0)),
            ((0.0, height), (MEASURE, height)),
            ((0.0, 0.0), (0.0, height)),
            ((MEASURE, 0.0), (MEASURE, height)),
        ];
        let frame = sides.map(|(from, to)| Cmd::Line { from, to, width: 0.7 });
        Self { cmds: frame.to_vec(), height }.with(pad, pad, self)
    }
}

/// Text as one block for each line, so that it may break over pages.
///
/// # Errors
/// [`ReportError::MissingGlyph`] with the field of `said`.
pub(crate) fn paragraph(
    said: Said<'_>,
    set: Type,
    width: f32,
    align: Align,
) -> Result<Vec<Block>, ReportError> {
    let lines = wrap(said.text, set, width, said.field)?;
    Ok(lines.into_iter().map(|l| line_block(l, set, width, align)).collect())
}

/// Text that is known to be short, as one block.
///
/// # Errors
/// [`ReportError::MissingGlyph`] with the field of `said`.
pub(crate) fn line(
    said: Said<'_>,
    set: Type,
    width: f32,
    align: Align,
) -> Result<Block, ReportError> {
    Ok(Block::stack(paragraph(said, set, width, align)?))
}

/// A filled rectangle.
pub(crate) fn rect(width: f32, height: f32, grey: f32) -> Block {
    Block { cmds: vec![Cmd::Rect { x: 0.0, y: 0.0, width, height, grey }], height }
}

pub(super) fn line_block(line: TextLine, set: Type, width: f32, align: Align) -> Block {
    let left = match align {
        Align::Left => 0.0,
        Align::Centre => (width - line.width) / 2.0,
        Align::Right => width - line.width,
    };
    // The ideographs of Noto Sans SC stand from -0.12 to 0.88 em around the baseline.
    let baseline = (set.leading - set.size) / 2.0 + set.size * 0.88;
    let text = |run: super::wrap::Run| Cmd::Text {
        x: left + run.x,
        y: baseline,
        size: set.size,
        grey: set.grey,
        face: run.face,
        text: run.text,
    };
    Block { cmds: line.runs.into_iter().map(text).collect(), height: set.leading }
}
