//! Pages of commands into the bytes of a PDF/A-2u: `printpdf` writes, `subsetter` keeps only the glyphs
//! that were drawn, and [`finish`] adds what `printpdf` leaves out. Nothing is laid out here, and no
//! clock or random number is asked: equal pages give equal bytes. See `pdf.md`.

mod finish;

pub(crate) use finish::moment;

use std::collections::{BTreeMap, BTreeSet};

use printpdf::{
    Color, FontId, FontMetrics, Greyscale, Line, LinePoint, Mm, Op, PaintMode, ParsedFont,
    PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Point, Pt, Rect, TextItem,
    TextMatrix, WindingOrder,
};

use crate::error::ReportError;
use crate::fonts::{Face, FaceId, face};
use crate::labels;
use crate::layout::{Cmd, PAGE_HEIGHT};

/// Writes `pages` under `title`; `at` (RFC 3339) is the moment that the document claims.
///
/// # Errors
/// [`ReportError::Moment`] for `at`, [`ReportError::Unwritable`] where the writer refuses.
pub(crate) fn write(title: &str, at: &str, pages: &[Vec<Cmd>]) -> Result<Vec<u8>, ReportError> {
    let moment = finish::moment(at, "at")?;
    let mut document = PdfDocument::new(title);
    labels::AUTHOR.clone_into(&mut document.metadata.info.author);
    for (id, used) in used_characters(pages) {
        document.resources.fonts.map.insert(font_id(id), embed(id, face(id)?, &used)?);
    }
    document.pages = pages.iter().map(|p| PdfPage::new(Mm(210.0), Mm(297.0), ops(p))).collect();
    let mut warnings = Vec::new();
    let raw = document.to_lopdf_document(&PdfSaveOptions::default(), &mut warnings);
    if let Some(warning) = warnings.first() {
        return Err(ReportError::Unwritable(format!("{warning:?}")));
    }
    finish::finish(raw, title, &moment, pages)
}

fn used_characters(pages: &[Vec<Cmd>]) -> BTreeMap<FaceId, BTreeSet<char>> {
    let mut used: BTreeMap<FaceId, BTreeSet<char>> = BTreeMap::new();
    for cmd in pages.iter().flatten() {
        if let Cmd::Text { face, text, .. } = cmd {
            used.entry(*face).or_default().extend(text.chars());
        }
    }
    used
}

/// Own ids: `printpdf` would draw random ones, and F1 to F14 are the built-in fonts.
fn font_id(id: FaceId) -> FontId {
    FontId(id.name().replace('-', ""))
}

fn embed(id: FaceId, face: &Face, used: &BTreeSet<char>) -> Result<PdfFont, ReportError> {
    let mut remapper = subsetter::GlyphRemapper::new();
    let (mut glyphs, mut widths) = (BTreeMap::new(), BTreeMap::new());
    for c in used {
        let Some(glyph) = face.parsed.glyph_index(*c) else { continue };
        let new = remapper.remap(glyph.0);
        glyphs.insert(u32::from(*c), new);
        widths.insert(new, face.parsed.glyph_hor_advance(glyph).unwrap_or(1000));
    }
    let bytes = subsetter::subset(face.bytes, 0, &remapper)
        .map_err(|e| ReportError::Unwritable(format!("{}: {e}", id.name())))?;
    let name = Some(format!("{}+{}", subset_tag(id), id.name()));
    let metrics = FontMetrics { ascent: face.parsed.ascender(), descent: face.parsed.descender() };
    let units = face.parsed.units_per_em();
    let mut font = ParsedFont::with_glyph_data(bytes, 0, name, glyphs, widths, units, metrics);
    let bounds = face.parsed.global_bounding_box();
    let stated = &mut font.pdf_font_metrics;
    (stated.x_min, stated.y_min) = (bounds.x_min, bounds.y_min);
    (stated.x_max, stated.y_max) = (bounds.x_max, bounds.y_max);
    stated.us_weight_class = face.parsed.weight().to_number();
    Ok(PdfFont::new(font))
}

/// Six capitals, as PDF 1.7 §9.6.4 asks of a subset; one tag for each face is enough in one document.
const fn subset_tag(id: FaceId) -> &'static str {
    match id {
        FaceId::Regular => "HJREGU",
        FaceId::Bold => "HJBOLD",
        FaceId::Mono => "HJMONO",
        FaceId::ExtB => "HJEXTB",
        FaceId::ExtCf => "HJEXTC",
    }
}

/// Graphics first, then one text section in reading order, so that text comes back as it was set.
fn ops(page: &[Cmd]) -> Vec<Op> {
    let mut ops = vec![Op::SetOutlineColor { col: grey(0.0) }];
    for cmd in page {
        match cmd {
            Cmd::Line { from, to, width } => ops.extend(stroke(*from, *to, *width)),
            Cmd::Rect { x, y, width, height, grey: shade } => {
                ops.push(Op::SetFillColor { col: grey(*shade) });
                ops.push(filled(*x, *y, *width, *height));
            }
            Cmd::Text { .. } => {}
        }
    }
    ops.push(Op::StartTextSection);
    ops.extend(page.iter().flat_map(text));
    ops.push(Op::EndTextSection);
    ops
}

fn grey(shade: f32) -> Color {
    Color::Greyscale(Greyscale::new(shade, None))
}

fn stroke(from: (f32, f32), to: (f32, f32), width: f32) -> [Op; 2] {
    let point = |(x, y): (f32, f32)| LinePoint {
        p: Point { x: Pt(x), y: Pt(PAGE_HEIGHT - y) },
        bezier: false,
    };
    [
        Op::SetOutlineThickness { pt: Pt(width) },
        Op::DrawLine { line: Line { points: vec![point(from), point(to)], is_closed: false } },
    ]
}

fn filled(x: f32, y: f32, width: f32, height: f32) -> Op {
    Op::DrawRectangle {
        rectangle: Rect {
            x: Pt(x),
            y: Pt(PAGE_HEIGHT - y - height),
            width: Pt(width),
            height: Pt(height),
            mode: Some(PaintMode::Fill),
            winding_order: Some(WindingOrder::NonZero),
        },
    }
}

fn text(cmd: &Cmd) -> Vec<Op> {
    let Cmd::Text { x, y, size, grey: shade, face, text } = cmd else { return Vec::new() };
    vec![
        Op::SetFillColor { col: grey(*shade) },
        Op::SetFont { font: PdfFontHandle::External(font_id(*face)), size: Pt(*size) },
        Op::SetTextMatrix { matrix: TextMatrix::Translate(Pt(*x), Pt(PAGE_HEIGHT - y)) },
        Op::ShowText { items: vec![TextItem::Text(text.clone())] },
    ]
}
