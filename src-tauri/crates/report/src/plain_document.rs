//! A title and paragraphs, for the attachments of demonstration data. Nothing here knows what the text
//! is about.

use crate::error::ReportError;
use crate::fonts::Manner;
use crate::labels::Mode;
use crate::layout::{Align, Block, Flow, Furniture, MEASURE, Said, Type, paragraph};
use crate::{parts, writer};

/// A plain document as PDF; `at` (RFC 3339) is the moment it is made.
///
/// # Errors
/// [`ReportError::MissingGlyph`] with the field `title` or `paragraphs[n]` (from 0),
/// [`ReportError::Moment`] for `at`.
pub fn plain_document(title: &str, paragraphs: &[&str], at: &str) -> Result<Vec<u8>, ReportError> {
    let large = Type::new(Manner::Bold, 16.0, 26.0);
    let titled = paragraph(Said::new(title, "title"), large, MEASURE, Align::Centre)?;
    let mut flow = Flow::new(Furniture {
        mode: Mode::Official,
        left: String::new(),
        right: title.to_owned(),
        foot: String::new(),
    });
    flow.place_all(titled);
    flow.place(Block::space(10.0));
    for (n, text) in paragraphs.iter().enumerate() {
        let field = format!("paragraphs[{n}]");
        flow.place_all(parts::text(Said::new(text, &field))?);
        flow.place(Block::space(6.0));
    }
    writer::write(title, at, &flow.finish()?)
}
