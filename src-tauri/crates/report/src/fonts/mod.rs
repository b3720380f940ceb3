//! From a character to the glyph that draws it: the chain Noto Sans SC → Hengjian Han Ext B → Ext C–F,
//! and one canonical character for glyphs that serve several. A character outside the chain is `None`
//! here and an error in the layout; nothing is ever replaced by a box. See `pdf.md`.

mod face;

pub use face::woff2;
pub(crate) use face::{Face, FaceId, face};

use crate::error::ReportError;

/// How a text is set. Each manner has its own chain of faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    Regular,
    Bold,
    /// Fixed width, for digests, codes and digits that are read aloud.
    Mono,
}

impl Manner {
    const fn chain(self) -> &'static [FaceId] {
        match self {
            Self::Regular => &[FaceId::Regular, FaceId::ExtB, FaceId::ExtCf],
            Self::Bold => &[FaceId::Bold, FaceId::ExtB, FaceId::ExtCf],
            Self::Mono => &[FaceId::Mono, FaceId::Regular, FaceId::ExtB, FaceId::ExtCf],
        }
    }
}

/// A character as it will be drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Glyph {
    pub face: FaceId,
    /// The one character that stands for this glyph in the text layer.
    pub canonical: char,
    /// Advance in em.
    pub advance: f32,
}

/// Finds the glyph of `character`, or `None` where no face of the chain has it.
///
/// Control characters have no shape, whatever a font's table says.
pub(crate) fn resolve(manner: Manner, character: char) -> Result<Option<Glyph>, ReportError> {
    if character.is_control() || is_invisible(character) {
        return Ok(None);
    }
    for id in manner.chain() {
        if !id.may_have(character) {
            continue;
        }
        let face = face(*id)?;
        if let Some((gid, advance)) = face.glyph(character) {
            return Ok(Some(Glyph {
                face: *id,
                canonical: face.canonical(gid, character),
                advance,
            }));
        }
    }
    Ok(None)
}

/// Characters that steer the direction or the shape of others and leave no mark of their own. A name
/// that carries one would look right on paper and be another name.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn face_of(c: char) -> Option<FaceId> {
        resolve(Manner::Regular, c).unwrap().map(|g| g.face)
    }

    #[test]
    fn rare_characters_come_from_the_extension_fonts() {
        assert_eq!(face_of('䶮'), Some(FaceId::Regular));
        assert_eq!(face_of('𪚥'), Some(FaceId::ExtB));
        assert!(matches!(face_of('𫚈'), Some(FaceId::Regular | FaceId::ExtCf)));
        assert_eq!(face_of('\u{31350}'), None);
    }

    #[test]
    fn a_shared_glyph_has_one_canonical_character() {
        let canonical = |c| resolve(Manner::Regular, c).unwrap().unwrap().canonical;
        assert_eq!(canonical('·'), '·');
        assert_eq!(canonical('•'), canonical('•'));
        assert_eq!(canonical('一'), '一');
        assert_eq!(canonical('\u{2F00}'), '一');
    }

    #[test]
    fn characters_without_a_mark_of_their_own_are_not_drawn() {
        for c in ['\u{0}', '\u{200D}', '\u{202E}', '\u{2068}', '\u{E0100}', '\u{FEFF}'] {
            assert_eq!(face_of(c), None, "U+{:04X}", u32::from(c));
        }
    }
}
