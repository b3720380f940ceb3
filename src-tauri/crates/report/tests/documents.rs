//! The documents as other people's programs see them: text by poppler, structure by qpdf. Where those
//! are not installed a test says `skipped` and leaves that part out.

// Clippy's permission for tests does not reach helpers outside a `#[test]`.
#![allow(clippy::unwrap_used)]

mod common;

use common::{
    AT, DIGEST, KEY, LEAVES, assert_sound, code_letter, filing_letter, many_rows, sample_rows,
    signature_page, text_of,
};
use report::{CodeLetter, FilingLetter, Mode, ReportError, RowState, ScoreRow, SignaturePage};

fn signed(data: &SignaturePage) -> Vec<u8> {
    report::signature_page(data, AT).unwrap()
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn every_document_is_a_sound_pdf() {
    assert_sound(&signed(&signature_page(sample_rows(), &LEAVES)));
    assert_sound(&report::code_letter(&code_letter(), AT).unwrap());
    assert_sound(&report::filing_letter(&filing_letter(), AT).unwrap());
    assert_sound(&report::plain_document("演示", &["一、正文。", ""], AT).unwrap());
}

#[test]
fn equal_data_give_equal_bytes() {
    let page = signature_page(sample_rows(), &LEAVES);
    assert_eq!(signed(&page), signed(&page));
    let letter = code_letter();
    assert_eq!(report::code_letter(&letter, AT), report::code_letter(&letter, AT));
}

#[test]
fn another_moment_gives_other_bytes() {
    let letter = filing_letter();
    let other = report::filing_letter(&letter, "2022-11-25T18:30:01+08:00");
    assert_ne!(report::filing_letter(&letter, AT), other);
}

#[test]
fn rare_names_and_the_middle_dot_come_back_as_they_were() {
    let pdf = signed(&signature_page(sample_rows(), &LEAVES));
    let Some(text) = text_of(&pdf, "-raw") else { return };
    for name in ["欧阳䶮", "马𫚈", "𪚥", "阿里·木"] {
        assert!(text.contains(name), "{name} in {text}");
    }
}

#[test]
fn the_page_shows_digest_fingerprint_and_their_digits() {
    let pdf = signed(&signature_page(sample_rows(), &LEAVES));
    let Some(text) = text_of(&pdf, "-raw") else { return };
    assert!(text.contains(DIGEST));
    assert!(text.contains(KEY));
    assert!(without_spaces(&text).contains("771530264488190236615529870413"));
}

#[test]
fn recusal_and_unable_are_words_and_carry_no_number() {
    let pdf = signed(&signature_page(sample_rows(), &LEAVES));
    let Some(text) = text_of(&pdf, "-layout") else { return };
    let row = |id: &str| text.lines().find(|l| l.contains(id)).unwrap().to_owned();
    assert!(row("N004").trim_end().ends_with("回避"));
    assert!(row("N005").trim_end().ends_with("无法判断"));
}

#[test]
fn two_hundred_rows_all_come_back_and_the_pages_are_counted() {
    let pdf = signed(&signature_page(many_rows(200), &LEAVES));
    let Some(text) = text_of(&pdf, "-layout") else { return };
    let pages: Vec<&str> = text.trim_end_matches('\u{c}').split('\u{c}').collect();
    assert!(pages.len() > 5);
    for (n, page) in pages.iter().enumerate() {
        let number = format!("第{}页共{}页", n + 1, pages.len());
        assert!(without_spaces(page).contains(&number), "{number}");
    }
    for n in 1..=200 {
        assert!(text.contains(&format!("N{n:04}")));
    }
    let heads = pages.iter().filter(|p| p.contains("编号") && p.contains("总分")).count();
    let with_rows = pages.iter().filter(|p| p.contains("N0")).count();
    assert_eq!(heads, with_rows);
}

#[test]
fn twelve_leaves_are_printed_in_parts_and_none_is_lost() {
    let leaves: Vec<String> = (1..=12).map(|n| format!("评审项{n:02}")).collect();
    let leaves: Vec<&str> = leaves.iter().map(String::as_str).collect();
    let marks: Vec<String> = (1..=12).map(|n| format!("{n}.75")).collect();
    let marks: Vec<&str> = marks.iter().map(String::as_str).collect();
    let row = common::scored("N001", "候选", &marks, "87.00");
    let pdf = signed(&signature_page(vec![row], &leaves));
    let Some(text) = text_of(&pdf, "-raw") else { return };
    for mark in marks {
        assert!(text.split_whitespace().any(|w| w == mark), "{mark}");
    }
    assert_eq!(text.matches("87.00").count(), 1);
}

#[test]
fn a_title_longer_than_a_page_is_not_cut() {
    let title: String = (0..1500).map(|n| if n % 50 == 49 { '鉴' } else { '衡' }).collect();
    let row = ScoreRow { id: "N001".into(), title, state: RowState::Unable };
    let pdf = signed(&signature_page(vec![row], &LEAVES));
    assert_sound(&pdf);
    let Some(text) = text_of(&pdf, "-raw") else { return };
    assert_eq!(text.matches('鉴').count(), 30);
    assert_eq!(text.matches('衡').count(), 1470);
}

#[test]
fn an_empty_table_says_so() {
    let pdf = signed(&signature_page(Vec::new(), &LEAVES));
    assert_sound(&pdf);
    let Some(text) = text_of(&pdf, "-raw") else { return };
    assert!(text.contains("（无）"));
}

#[test]
fn criteria_without_leaves_still_print() {
    let row = common::scored("N001", "候选", &[], "87.00");
    assert_sound(&signed(&signature_page(vec![row], &[])));
    let unable = ScoreRow { id: "N001".into(), title: "候选".into(), state: RowState::Unable };
    assert_sound(&signed(&signature_page(vec![unable], &[])));
}

#[test]
fn a_rehearsal_says_so_on_every_page() {
    let page = SignaturePage { mode: Mode::Rehearsal, ..signature_page(many_rows(60), &LEAVES) };
    let Some(text) = text_of(&signed(&page), "-raw") else { return };
    for page in text.trim_end_matches('\u{c}').split('\u{c}') {
        assert!(page.contains("演练"));
    }
    let official = signed(&signature_page(sample_rows(), &LEAVES));
    assert!(!text_of(&official, "-raw").unwrap().contains("演练"));
}

#[test]
fn a_character_without_a_glyph_is_named_with_its_record() {
    let mut rows = sample_rows();
    rows[1].title.push('\u{31350}');
    assert_eq!(
        report::signature_page(&signature_page(rows, &LEAVES), AT),
        Err(ReportError::MissingGlyph {
            character: '\u{31350}',
            code_point: "U+31350".into(),
            field: "rows[N002].title".into(),
        })
    );
}

#[test]
fn a_direction_override_in_a_name_is_refused() {
    let letter = CodeLetter { expert_name: Some("木\u{202E}马".into()), ..code_letter() };
    let error = report::code_letter(&letter, AT).unwrap_err();
    assert!(matches!(error, ReportError::MissingGlyph { field, .. } if field == "expert_name"));
}

#[test]
fn a_row_with_too_few_marks_is_refused() {
    let row = common::scored("N001", "候选", &["1.00"], "1.00");
    let page = signature_page(vec![row], &LEAVES);
    assert!(matches!(report::signature_page(&page, AT), Err(ReportError::Unwritable(_))));
}

#[test]
fn a_moment_that_is_none_is_refused() {
    let error = report::plain_document("演示", &[], "25.11.2022").unwrap_err();
    assert_eq!(error, ReportError::Moment { field: "at".into() });
}

#[test]
fn the_code_letter_shows_the_code_in_groups_and_the_digits() {
    let pdf = report::code_letter(&code_letter(), AT).unwrap();
    let Some(text) = text_of(&pdf, "-layout") else { return };
    let words: Vec<&str> = text.split_whitespace().collect();
    let has = |groups: &[&str]| words.windows(groups.len()).any(|w| w == groups);
    assert!(has(&["7XK2M", "9QRT4", "VWZ0A", "BCD3E", "H"]));
    assert!(has(&["77153", "02644", "88190", "23661", "55298", "70413"]));
    assert!(text.contains("马𫚈"));
}

#[test]
fn the_code_does_not_show_in_a_log() {
    assert!(!format!("{:?}", code_letter()).contains("7XK2M"));
}

#[test]
fn joint_bodies_both_have_a_place_to_sign() {
    let pdf = report::filing_letter(&filing_letter(), AT).unwrap();
    let Some(text) = text_of(&pdf, "-raw") else { return };
    assert_eq!(text.matches("（单位盖章）").count(), 2);
    assert_eq!(text.matches(KEY).count(), 2);
}

#[test]
fn a_filing_letter_of_one_body_is_one_page() {
    let mut letter: FilingLetter = filing_letter();
    letter.keys.truncate(1);
    let Some(text) = text_of(&report::filing_letter(&letter, AT).unwrap(), "-raw") else { return };
    assert!(without_spaces(&text).contains("第1页共1页"));
}

#[test]
fn markup_in_a_title_stays_text() {
    let pdf = report::plain_document("<a> & “b”", &["x < y"], AT).unwrap();
    assert_sound(&pdf);
    let Some(text) = text_of(&pdf, "-raw") else { return };
    assert!(text.contains("<a> & “b”"));
}
