//! What can go wrong while a document is made. An error names what a person has to correct; it never
//! carries the document's other contents. See `pdf.md`.

use thiserror::Error;

/// Why there is no document.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReportError {
    /// No shipped font has this character. The text has to be corrected; nothing is left out silently.
    #[error("{field}: no font has the character {character:?} ({code_point})")]
    MissingGlyph {
        /// The character as it stands in the data.
        character: char,
        /// The same as `U+XXXX`, because the character itself may not show on the screen either.
        code_point: String,
        /// The field of the data, with the record's id in brackets where there are many.
        field: String,
    },
    /// A moment is not RFC 3339.
    #[error("{field}: not an RFC 3339 moment")]
    Moment {
        /// The field of the data.
        field: String,
    },
    /// The document could not be written: a shipped font is damaged or the writer refused.
    #[error("the document could not be written: {0}")]
    Unwritable(String),
}

impl ReportError {
    pub(crate) fn missing(character: char, field: &str) -> Self {
        Self::MissingGlyph {
            character,
            code_point: format!("U+{:04X}", u32::from(character)),
            field: field.to_owned(),
        }
    }
}
