//! Blocks onto pages: what does not fit goes to the next page, a table's head is repeated, and when
//! the last page is known every page gets its header, its footer and, in a rehearsal, its banner.

use super::block::{Align, Block, Said, line, paragraph, rect};
use super::table::Table;
use super::wrap::Type;
use super::{Cmd, MARGIN, MEASURE, PAGE_HEIGHT};
use crate::error::ReportError;
use crate::fonts::Manner;
use crate::labels::{self, Mode};

/// What stands on every page.
#[derive(Debug, Clone)]
pub(crate) struct Furniture {
    pub mode: Mode,
    pub left: String,
    pub right: String,
    /// Left of the page number.
    pub foot: String,
}

const SMALL: Type = Type::new(Manner::Regular, 8.0, 12.0).grey(0.3);
const HEADER_TOP: f32 = 34.0;
const FOOTER_TOP: f32 = PAGE_HEIGHT - 46.0;
const BOTTOM: f32 = FOOTER_TOP - 8.0;
const BANNER: f32 = 26.0;

/// A document that grows downwards and then over to the next page.
#[derive(Debug)]
pub(crate) struct Flow {
    furniture: Furniture,
    pages: Vec<Vec<Cmd>>,
    page: Vec<Cmd>,
    y: f32,
}

impl Flow {
    pub fn new(furniture: Furniture) -> Self {
        let y = top(furniture.mode);
        Self { furniture, pages: Vec::new(), page: Vec::new(), y }
    }

    /// Puts the block at the left margin, on the next page if it does not fit on this one. Empty
    /// space is dropped at the top of a page.
    pub fn place(&mut self, block: Block) {
        self.keep(block.height);
        if block.cmds.is_empty() && self.at_top() {
            return;
        }
        let y = self.y;
        self.y += block.height;
        self.page.extend(block.cmds.into_iter().map(|c| c.moved(MARGIN, y)));
    }

    /// Turns the page where less than `height` is left, so that a heading does not stand alone.
    pub fn keep(&mut self, height: f32) {
        if self.y + height > BOTTOM && !self.at_top() {
            self.turn();
        }
    }

    /// Puts blocks one after the other; a page may end between any two of them.
    pub fn place_all(&mut self, blocks: impl IntoIterator<Item = Block>) {
        blocks.into_iter().for_each(|b| self.place(b));
    }

    /// Puts a table, with its head again on every page it reaches.
    ///
    /// # Errors
    /// [`ReportError::MissingGlyph`] with the field of the cell.
    pub fn table(&mut self, table: &Table) -> Result<(), ReportError> {
        let (head, rows) = table.blocks()?;
        let head = head.unwrap_or_default();
        for (n, row) in rows.into_iter().enumerate() {
            let first = n == 0;
            let needed = row.height + if first { head.height } else { 0.0 };
            let turned = self.y + needed > BOTTOM && !self.at_top();
            if turned {
                self.turn();
            }
            if first || turned {
                self.place(head.clone());
            }
            self.place(row);
        }
        Ok(())
    }

    /// Every page with its furniture.
    ///
    /// # Errors
    /// [`ReportError::MissingGlyph`] with the field `furniture`.
    pub fn finish(mut self) -> Result<Vec<Vec<Cmd>>, ReportError> {
        self.turn();
        let total = self.pages.len();
        let furniture = self.furniture;
        let dress = |(n, body): (usize, Vec<Cmd>)| {
            let mut page = upper(&furniture)?;
            page.extend(body);
            page.extend(lower(&furniture, &labels::page_of(n + 1, total))?);
            Ok(page)
        };
        self.pages.into_iter().enumerate().map(dress).collect()
    }

    fn at_top(&self) -> bool {
        self.page.is_empty()
    }

    fn turn(&mut self) {
        self.pages.push(std::mem::take(&mut self.page));
        self.y = top(self.furniture.mode);
    }
}

const fn top(mode: Mode) -> f32 {
    match mode {
        Mode::Official => HEADER_TOP + 26.0,
        Mode::Rehearsal => HEADER_TOP + 26.0 + BANNER + 8.0,
    }
}

fn upper(furniture: &Furniture) -> Result<Vec<Cmd>, ReportError> {
    let left = first_line(&furniture.left, MEASURE * 0.4, Align::Left)?;
    let right = first_line(&furniture.right, MEASURE * 0.6, Align::Right)?;
    let rule = Cmd::Line { from: (0.0, 14.0), to: (MEASURE, 14.0), width: 0.4 };
    let mut header = left.with(MEASURE * 0.4, 0.0, right);
    header.cmds.push(rule);
    if furniture.mode == Mode::Rehearsal {
        header = header.with(0.0, 20.0, banner()?);
    }
    Ok(header.cmds.into_iter().map(|c| c.moved(MARGIN, HEADER_TOP)).collect())
}

/// Furniture repeats what the body says in full, so what does not fit on one line may go.
fn first_line(text: &str, width: f32, align: Align) -> Result<Block, ReportError> {
    let lines = paragraph(Said::new(text, "furniture"), SMALL, width, align)?;
    Ok(lines.into_iter().next().unwrap_or_default())
}

fn banner() -> Result<Block, ReportError> {
    let white = |size| Type::new(Manner::Bold, size, BANNER).grey(1.0);
    let name = line(Said::label(labels::REHEARSAL), white(15.0), MEASURE, Align::Left)?;
    let note = line(Said::label(labels::REHEARSAL_NOTE), white(9.0), MEASURE - 20.0, Align::Right)?;
    Ok(rect(MEASURE, BANNER, 0.25).with(10.0, 0.0, name).with(10.0, 0.0, note))
}

fn lower(furniture: &Furniture, number: &str) -> Result<Vec<Cmd>, ReportError> {
    let foot = first_line(&furniture.foot, MEASURE * 0.8, Align::Left)?;
    let number = first_line(number, MEASURE * 0.2, Align::Right)?;
    let rule = Cmd::Line { from: (0.0, -3.0), to: (MEASURE, -3.0), width: 0.4 };
    let mut footer = foot.with(MEASURE * 0.8, 0.0, number);
    footer.cmds.push(rule);
    Ok(footer.cmds.into_iter().map(|c| c.moved(MARGIN, FOOTER_TOP)).collect())
}
