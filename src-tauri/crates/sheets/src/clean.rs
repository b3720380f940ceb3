//! One text for what looks the same: cells and headings as they are compared and kept. Characters that
//! cannot be seen are dropped, everything a person could read stays (`domain.md` §8).

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// The text of a cell: trimmed, NFC, without invisible characters (zero width, direction marks, controls
/// other than tab and line feed), CJK radicals as the ideographs they look like.
pub(crate) fn cell(text: &str) -> Cow<'_, str> {
    let plain = |b: u8| (b' '..=b'~').contains(&b);
    if text.bytes().all(plain) {
        return Cow::Borrowed(text.trim());
    }
    let visible = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String =
        visible.chars().filter(|c| !is_invisible(*c)).flat_map(unified).nfc().collect();
    Cow::Owned(kept.trim().to_owned())
}

/// A heading: a clean cell on one line, full-width digits as ASCII, without the `*` of required columns.
pub(crate) fn heading(text: &str) -> String {
    let one_line: Vec<String> =
        cell(text).split_whitespace().map(|word| word.chars().map(ascii_digit).collect()).collect();
    one_line.join(" ").trim_matches(['*', '＊', ' ']).to_owned()
}

/// What headings are compared by: NFKC, lower case, without spaces.
pub(crate) fn key(heading: &str) -> String {
    heading.nfkc().flat_map(char::to_lowercase).filter(|c| !c.is_whitespace()).collect()
}

/// A key without the remark in brackets at its end: `简介(≤1200字)` is `简介`.
pub(crate) fn bare_key(heading: &str) -> String {
    let key = key(heading);
    match key.split_once('(') {
        Some((before, rest)) if rest.ends_with(')') && !before.is_empty() => before.to_owned(),
        _ => key,
    }
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}')
        || matches!(c, '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
        || (c.is_control() && !matches!(c, '\n' | '\t'))
}

/// Radicals are typed by some input methods and printed by some PDF makers in place of the ideograph;
/// NFKC of everything would change too much (`①`, full-width brackets), so only they go through it.
fn unified(c: char) -> impl Iterator<Item = char> {
    let radical = matches!(c, '\u{2E80}'..='\u{2FDF}');
    let folded = radical.then(|| c.nfkc());
    let kept = (!radical).then_some(c);
    folded.into_iter().flatten().chain(kept)
}

fn ascii_digit(c: char) -> char {
    match c {
        '０'..='９' => c.nfkc().next().unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_dropped() {
        assert_eq!(cell(" \u{feff}a\u{200b}b\u{202a}\u{3000} "), "ab");
        assert_eq!(cell("a\r\nb\u{1}"), "a\nb");
    }

    #[test]
    fn a_radical_becomes_the_ideograph_and_nothing_else_changes() {
        assert_eq!(cell("⽣物①（Ａ）"), "生物①（Ａ）");
        assert_eq!(cell("e\u{301}"), "é");
    }

    #[test]
    fn headings_are_compared_without_width_case_and_spaces() {
        assert_eq!(heading("*主要创新点 １"), "主要创新点 1");
        assert_eq!(key("Project ＩＤ"), "projectid");
        assert_eq!(bare_key("简介（≤1200字）"), "简介");
        assert_eq!(bare_key("(1)编号"), "(1)编号");
    }
}
