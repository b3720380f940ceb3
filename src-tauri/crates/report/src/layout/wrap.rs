//! Measuring text and breaking it into lines: UAX #14 with a small tailoring for Chinese (no line
//! starts with closing punctuation, `·` or `—`, none ends with an opening bracket). A character that
//! no font has is an error here, before anything is drawn. See `pdf.md`.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::error::ReportError;
use crate::fonts::{FaceId, Glyph, Manner, resolve};

/// How a text is set: manner, size and the distance of its baselines, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Type {
    pub manner: Manner,
    pub size: f32,
    pub leading: f32,
    /// 0 is black.
    pub grey: f32,
}

impl Type {
    pub const fn new(manner: Manner, size: f32, leading: f32) -> Self {
        Self { manner, size, leading, grey: 0.0 }
    }

    pub const fn grey(self, grey: f32) -> Self {
        Self { grey, ..self }
    }
}

/// Neighbouring characters of one face; `x` counts from the start of the line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Run {
    pub face: FaceId,
    pub x: f32,
    pub text: String,
}

/// One line of text.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct TextLine {
    pub runs: Vec<Run>,
    /// Without the spaces at its end.
    pub width: f32,
}

struct Piece {
    drawn: char,
    glyph: Glyph,
    advance: f32,
    may_start: bool,
}

/// Width of `text` on one line.
///
/// # Errors
/// [`ReportError::MissingGlyph`] with `field`.
pub(crate) fn measure(text: &str, set: Type, field: &str) -> Result<f32, ReportError> {
    Ok(pieces(text, set, field)?.iter().map(|p| p.advance).sum())
}

/// Breaks `text` into lines no wider than `width`; at least one line, an empty one for no text.
///
/// # Errors
/// [`ReportError::MissingGlyph`] with `field`.
pub(super) fn wrap(
    text: &str,
    set: Type,
    width: f32,
    field: &str,
) -> Result<Vec<TextLine>, ReportError> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let paragraph = paragraph.trim_end_matches('\r');
        let pieces = pieces(paragraph, set, field)?;
        if pieces.is_empty() {
            lines.push(TextLine::default());
        }
        lines.extend(fill(&pieces, width).into_iter().map(|r| text_line(pieces.get(r))));
    }
    Ok(lines)
}

fn pieces(text: &str, set: Type, field: &str) -> Result<Vec<Piece>, ReportError> {
    let text = text.replace('\t', " ");
    let starts: BTreeSet<usize> = unicode_linebreak::linebreaks(&text).map(|(i, _)| i).collect();
    let mut before = None;
    let mut all = Vec::new();
    for (at, drawn) in text.char_indices() {
        let glyph =
            resolve(set.manner, drawn)?.ok_or_else(|| ReportError::missing(drawn, field))?;
        let may_start = before.is_some_and(|b| tailored(b, drawn, starts.contains(&at)));
        all.push(Piece { drawn, glyph, advance: glyph.advance * set.size, may_start });
        before = Some(drawn);
    }
    Ok(all)
}

/// UAX #14 keeps curly quotes glued to both sides; in Chinese text they open and close like brackets.
fn tailored(before: char, c: char, allowed: bool) -> bool {
    let chinese = |c| matches!(c, '\u{3000}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}');
    let opens = matches!(c, '“' | '‘') && chinese(before);
    let closed = matches!(before, '”' | '’') && chinese(c);
    (allowed || opens || closed) && !never_starts(c) && !never_ends(before)
}

const fn never_starts(c: char) -> bool {
    matches!(
        c,
        '·' | '•'
            | '‧'
            | '—'
            | '…'
            | '、'
            | '，'
            | '。'
            | '；'
            | '：'
            | '！'
            | '？'
            | '）'
            | '》'
            | '〉'
            | '」'
            | '』'
            | '】'
            | '〕'
            | '”'
            | '’'
            | '％'
            | '‰'
            | '～'
            | ','
            | '.'
            | ';'
            | ':'
            | '!'
            | '?'
            | ')'
            | ']'
            | '%'
    )
}

const fn never_ends(c: char) -> bool {
    matches!(c, '（' | '《' | '〈' | '「' | '『' | '【' | '〔' | '“' | '‘' | '(' | '[')
}

fn fill(pieces: &[Piece], width: f32) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    while let Some(rest) = pieces.get(start..).filter(|r| !r.is_empty()) {
        let end = start + line_length(rest, width);
        lines.push(start..end);
        start = end;
    }
    lines
}

/// How many pieces stand on the next line; never none, so that the filling ends.
fn line_length(rest: &[Piece], width: f32) -> usize {
    let mut used = 0.0;
    let fits = rest
        .iter()
        .take_while(|p| {
            used += p.advance;
            // Spaces hang over the edge; a hair of tolerance for sums of fractions.
            p.drawn == ' ' || used <= width + 0.01
        })
        .count();
    if fits == rest.len() {
        return fits;
    }
    let fits = fits.max(1);
    let at = |i: usize| rest.get(i);
    let allowed = |i: &usize| at(*i).is_some_and(|p| p.may_start);
    // A digest has no place to break; where it is split by force the next line must still start well.
    let forced = |i: &usize| {
        at(*i).is_some_and(|p| !never_starts(p.drawn))
            && at(*i - 1).is_some_and(|p| !never_ends(p.drawn))
    };
    (1..=fits).rev().find(allowed).or_else(|| (1..=fits).rev().find(forced)).unwrap_or(fits)
}

fn text_line(pieces: Option<&[Piece]>) -> TextLine {
    let mut line = TextLine::default();
    let mut x = 0.0;
    for piece in pieces.unwrap_or_default() {
        match line.runs.last_mut().filter(|r| r.face == piece.glyph.face) {
            Some(run) => run.text.push(piece.glyph.canonical),
            None => line.runs.push(Run {
                face: piece.glyph.face,
                x,
                text: piece.glyph.canonical.to_string(),
            }),
        }
        x += piece.advance;
        if piece.drawn != ' ' {
            line.width = x;
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEN: Type = Type::new(Manner::Regular, 10.0, 15.0);

    fn lines(text: &str, width: f32) -> Vec<String> {
        let text_of = |l: &TextLine| l.runs.iter().map(|r| r.text.as_str()).collect();
        wrap(text, TEN, width, "f").unwrap().iter().map(text_of).collect()
    }

    #[test]
    fn a_chinese_character_is_one_em_wide() {
        assert!((measure("评审", TEN, "f").unwrap() - 20.0).abs() < 0.001);
    }

    #[test]
    fn no_line_starts_with_closing_punctuation() {
        assert_eq!(lines("先导技术，新锐", 40.0), ["先导技", "术，新锐"]);
        assert_eq!(lines("阿里巴巴·木", 40.0), ["阿里巴", "巴·木"]);
    }

    #[test]
    fn no_line_ends_with_an_opening_bracket() {
        assert_eq!(lines("试点城市（园区）", 50.0), ["试点城市", "（园区）"]);
        assert_eq!(lines("他说道“你好”再见", 40.0), ["他说道", "“你好”", "再见"]);
    }

    #[test]
    fn a_long_word_is_split_by_force() {
        let split = lines(&"a1".repeat(32), 60.0);
        assert!(split.len() > 3);
        assert_eq!(split.concat(), "a1".repeat(32));
    }

    #[test]
    fn a_column_narrower_than_a_character_still_ends() {
        assert_eq!(lines("评审", 1.0), ["评", "审"]);
    }

    #[test]
    fn every_line_feed_breaks() {
        assert_eq!(lines("一\r\n\n二", 100.0), ["一", "", "二"]);
    }

    #[test]
    fn a_missing_glyph_names_character_code_point_and_field() {
        let error = wrap("马\u{31350}", TEN, 100.0, "expert_name").unwrap_err();
        assert_eq!(
            error,
            ReportError::MissingGlyph {
                character: '\u{31350}',
                code_point: "U+31350".into(),
                field: "expert_name".into()
            }
        );
    }
}
