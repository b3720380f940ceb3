//! Where everything stands: text is measured and wrapped, blocks are stacked, tables break over pages,
//! and pages become commands. Nothing of PDF is known here, so that the writer can be exchanged
//! (`pdf.md`). Lengths are points, counted from the upper left corner; this is the one place of the
//! product besides advisory statistics where floating point is right.

mod block;
mod flow;
mod table;
mod wrap;

pub(crate) use block::{Align, Block, Said, line, paragraph, rect};
pub(crate) use flow::{Flow, Furniture};
pub(crate) use table::{Cell, Column, PAD, Table};
pub(crate) use wrap::{Type, measure};

use crate::fonts::FaceId;

/// A4, in points.
pub(crate) const PAGE_WIDTH: f32 = 595.276;
/// A4, in points.
pub(crate) const PAGE_HEIGHT: f32 = 841.89;
/// Left and right margin: 20 mm.
pub(crate) const MARGIN: f32 = 56.693;
/// Width of the text.
pub(crate) const MEASURE: f32 = PAGE_WIDTH - 2.0 * MARGIN;

/// One thing to draw. Text is already split into runs of one face and holds canonical characters.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cmd {
    /// `y` is the baseline.
    Text { x: f32, y: f32, size: f32, grey: f32, face: FaceId, text: String },
    /// A stroke, `width` thick.
    Line { from: (f32, f32), to: (f32, f32), width: f32 },
    /// A filled rectangle with its upper left corner at `x`, `y`; `grey` 0 is black, 1 is white.
    Rect { x: f32, y: f32, width: f32, height: f32, grey: f32 },
}

impl Cmd {
    fn moved(self, dx: f32, dy: f32) -> Self {
        match self {
            Self::Text { x, y, size, grey, face, text } => {
                Self::Text { x: x + dx, y: y + dy, size, grey, face, text }
            }
            Self::Line { from, to, width } => {
                Self::Line { from: (from.0 + dx, from.1 + dy), to: (to.0 + dx, to.1 + dy), width }
            }
            Self::Rect { x, y, width, height, grey } => {
                Self::Rect { x: x + dx, y: y + dy, width, height, grey }
            }
        }
    }
}

/// A count as a length factor. Counts on paper are small; one that is not stops at 65,535.
pub(crate) fn count(n: usize) -> f32 {
    f32::from(u16::try_from(n).unwrap_or(u16::MAX))
}
