//! Reports on paper: every document is a function from plain data and a moment to the bytes of a PDF.
//! Nothing here reads a file, a clock or a random number, so the same data gives the same bytes; a
//! character that no font can draw is an error and never a box. The way is described in `pdf.md`.

mod ack_list;
mod code_letter;
mod error;
mod filing_letter;
mod fonts;
mod key_card;
mod labels;
mod layout;
mod parts;
mod plain_document;
mod signature_page;
mod writer;

pub use ack_list::{AckList, AckRow, ack_list};
pub use code_letter::{CodeLetter, code_letter};
pub use error::ReportError;
pub use filing_letter::{BodyKey, FilingLetter, filing_letter};
pub use fonts::woff2;
pub use key_card::{KeyCard, key_card};
pub use labels::Mode;
pub use plain_document::plain_document;
pub use signature_page::{RowState, ScoreRow, SignaturePage, signature_page};
