//! What can be wrong with a file, under the stable codes of `formats.md` §9. Nothing here is text
//! for people: the code is the key into the catalogue, `detail` is for the log and the copy button.

use std::io;

/// Why a bundle, a key or a sealed file was refused.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The bytes were checked and are wrong.
    #[error("{code} {object}: {detail}")]
    Finding {
        /// A code of `formats.md` §9, such as `F07`.
        code: &'static str,
        /// What it is about: an entry's name, a field, a role.
        object: String,
        /// What was seen, in English, for the log.
        detail: String,
    },
    /// The bytes could not be read or written: never a verdict about them.
    #[error("S01: {0}")]
    Io(#[from] io::Error),
}

impl Fault {
    /// The stable code; `S01` where reading or writing itself failed.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Finding { code, .. } => code,
            Self::Io(_) => "S01",
        }
    }

    pub(crate) fn finding(
        code: &'static str,
        object: impl Into<String>,
        detail: impl Into<String>,
    ) -> Self {
        Self::Finding { code, object: object.into(), detail: detail.into() }
    }
}
