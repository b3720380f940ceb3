//! Bytes that a window shows and that are too large for JSON: attachments of a document that is open, and
//! the shipped fonts. Reads only; a document that this session does not hold gives nothing.

use review::ids::{NominationId, TrackId};

use crate::command::Call;
use crate::failure::Failure;
use crate::host::Picked;
use crate::{expert, overview};

/// The name and the bytes of one attachment: of an expert's work file, or with a track of an office file.
///
/// # Errors
/// `unknown-nomination`, `unknown-attachment`, and what opening a document says.
pub fn attachment(
    cx: &Call<'_>,
    document: &Picked,
    track: Option<&str>,
    nomination: &str,
    index: usize,
) -> Result<(String, Vec<u8>), Failure> {
    let unknown = |_| Failure::new("unknown-nomination").with("nomination", nomination);
    let id = NominationId::new(nomination).map_err(unknown)?;
    match track {
        None => expert::attachment(cx, document, &id, index),
        Some(track) => {
            let track = TrackId::new(track)?;
            overview::attachment(cx, document, &track, &id, index)
        }
    }
}

/// A shipped font as woff2, by its file name without the ending.
pub fn font(name: &str) -> Option<&'static [u8]> {
    report::woff2(name)
}
