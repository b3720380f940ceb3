//! The shipped faces, unpacked from woff2 once per process and only when a character needs them.
//! Nothing is read from the machine's own fonts. Sources and licences: `assets/fonts/README.md`.

use std::collections::HashMap;
use std::sync::OnceLock;

use allsorts::binary::read::ReadScope;
use allsorts::font_data::FontData;
use allsorts::subset::whole_font;
use allsorts::tables::FontTableProvider;

use crate::error::ReportError;

/// Which of the shipped faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum FaceId {
    Regular,
    Bold,
    Mono,
    ExtB,
    ExtCf,
}

macro_rules! asset {
    ($name:literal) => {
        include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/fonts/", $name))
    };
}

impl FaceId {
    /// The PostScript-like name under which the face is embedded.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Regular => "NotoSansSC-Regular",
            Self::Bold => "NotoSansSC-Bold",
            Self::Mono => "JetBrainsMono-Regular",
            Self::ExtB => "HengjianHanExtB",
            Self::ExtCf => "HengjianHanExtCF",
        }
    }

    /// All of them.
    const ALL: [Self; 5] = [Self::Regular, Self::Bold, Self::Mono, Self::ExtB, Self::ExtCf];

    const fn packed(self) -> &'static [u8] {
        match self {
            Self::Regular => asset!("NotoSansSC-Regular.woff2"),
            Self::Bold => asset!("NotoSansSC-Bold.woff2"),
            Self::Mono => asset!("JetBrainsMono-Latin.woff2"),
            Self::ExtB => asset!("HengjianHanExtB.woff2"),
            Self::ExtCf => asset!("HengjianHanExtCF.woff2"),
        }
    }

    /// False where unpacking the face would be in vain: the extension fonts hold ideographs only, and
    /// unpacking them costs more than a whole report.
    pub const fn may_have(self, c: char) -> bool {
        match self {
            Self::Regular | Self::Bold | Self::Mono => true,
            Self::ExtB | Self::ExtCf => matches!(c, '\u{2E80}'..='\u{9FFF}'
                | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{2FFFF}'),
        }
    }
}

/// A shipped face as woff2, by its file name without the ending: the screens show what paper shows.
pub fn woff2(name: &str) -> Option<&'static [u8]> {
    let file_name = |face: FaceId| match face {
        FaceId::Mono => "JetBrainsMono-Latin",
        other => other.name(),
    };
    FaceId::ALL.into_iter().find(|face| file_name(*face) == name).map(FaceId::packed)
}

/// An unpacked face.
pub(crate) struct Face {
    /// Plain sfnt bytes.
    pub bytes: &'static [u8],
    /// The same, parsed.
    pub parsed: ttf_parser::Face<'static>,
    canonical: HashMap<u16, char>,
}

impl Face {
    /// Glyph number and advance in em.
    pub fn glyph(&self, c: char) -> Option<(u16, f32)> {
        let gid = self.parsed.glyph_index(c).filter(|g| g.0 != 0)?;
        let units = self.parsed.glyph_hor_advance(gid).unwrap_or(0);
        Some((gid.0, f32::from(units) / f32::from(self.parsed.units_per_em())))
    }

    /// The text layer knows one character per glyph; this says which one for a shared glyph.
    pub fn canonical(&self, gid: u16, drawn: char) -> char {
        self.canonical.get(&gid).copied().unwrap_or(drawn)
    }
}

/// The face, unpacked on first use.
pub(crate) fn face(id: FaceId) -> Result<&'static Face, ReportError> {
    static REGULAR: OnceLock<Option<Face>> = OnceLock::new();
    static BOLD: OnceLock<Option<Face>> = OnceLock::new();
    static MONO: OnceLock<Option<Face>> = OnceLock::new();
    static EXT_B: OnceLock<Option<Face>> = OnceLock::new();
    static EXT_CF: OnceLock<Option<Face>> = OnceLock::new();
    let cell = match id {
        FaceId::Regular => &REGULAR,
        FaceId::Bold => &BOLD,
        FaceId::Mono => &MONO,
        FaceId::ExtB => &EXT_B,
        FaceId::ExtCf => &EXT_CF,
    };
    cell.get_or_init(|| unpack(id))
        .as_ref()
        .ok_or_else(|| ReportError::Unwritable(format!("font {}", id.name())))
}

fn unpack(id: FaceId) -> Option<Face> {
    // Lives as long as the process, like the packed bytes it comes from; made at most once per face.
    let bytes: &'static [u8] = Vec::leak(sfnt(id.packed())?);
    let parsed = ttf_parser::Face::parse(bytes, 0).ok()?;
    let canonical = canonical_characters(&parsed);
    Some(Face { bytes, parsed, canonical })
}

fn sfnt(packed: &[u8]) -> Option<Vec<u8>> {
    let font = ReadScope::new(packed).read::<FontData<'_>>().ok()?;
    let tables = font.table_provider(0).ok()?;
    let signature = u32::from_be_bytes(*b"DSIG");
    let tags: Vec<u32> = tables.table_tags()?.into_iter().filter(|t| *t != signature).collect();
    whole_font(&tables, &tags).ok()
}

/// For each glyph that serves several characters the one that a reader would type: a unified
/// ideograph before a radical or compatibility form, then the lowest code point.
fn canonical_characters(face: &ttf_parser::Face<'_>) -> HashMap<u16, char> {
    let mut best: HashMap<u16, (char, bool)> = HashMap::new();
    let tables = face.tables().cmap.map(|t| t.subtables).into_iter().flatten();
    for table in tables.filter(ttf_parser::cmap::Subtable::is_unicode) {
        table.codepoints(|code| {
            let Some(c) = char::from_u32(code) else { return };
            let Some(gid) = face.glyph_index(c) else { return };
            best.entry(gid.0)
                .and_modify(|(kept, shared)| {
                    *shared |= *kept != c;
                    *kept = preferred(*kept, c);
                })
                .or_insert((c, false));
        });
    }
    best.into_iter().filter(|(_, (_, shared))| *shared).map(|(g, (c, _))| (g, c)).collect()
}

fn preferred(a: char, b: char) -> char {
    let rank = |c: char| (!matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{2F7FF}'), c);
    std::cmp::min_by_key(a, b, |c| rank(*c))
}
