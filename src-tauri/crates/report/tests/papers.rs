//! The papers that carry keys and codes between people: key card, filing letter of joint bodies, code
//! letter of a re-issue, the list that experts compare. Read back by poppler and qpdf.

// Clippy's permission for tests does not reach helpers outside a `#[test]`.
#![allow(clippy::unwrap_used)]

mod common;

use common::{AT, LINE, ack_list, assert_sound, code_letter, filing_letter, key_card, text_of};
use report::{AckList, CodeLetter, FilingLetter, KeyCard, Mode, ReportError};

fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn card(data: &KeyCard) -> Vec<u8> {
    report::key_card(data, AT).unwrap()
}

fn list(data: &AckList) -> Vec<u8> {
    report::ack_list(data, AT).unwrap()
}

fn pages(text: &str) -> usize {
    text.trim_end_matches('\u{c}').split('\u{c}').count()
}

#[test]
fn the_papers_are_sound_and_equal_data_give_equal_bytes() {
    let data = key_card();
    assert_sound(&card(&data));
    assert_eq!(card(&data), card(&data));
    let data = ack_list(30);
    assert_sound(&list(&data));
    assert_eq!(list(&data), list(&data));
}

#[test]
fn a_key_card_is_one_page_with_the_whole_key_its_fingerprint_and_its_digits() {
    let data = key_card();
    let Some(text) = text_of(&card(&data), "-raw") else { return };
    assert_eq!(pages(&text), 1);
    assert!(without_spaces(&text).contains(&without_spaces(LINE)), "{text}");
    for said in [data.fingerprint.as_str(), "马𫚈", "某省环境科学研究院"] {
        assert!(text.contains(said), "{said} in {text}");
    }
    assert!(text.contains("30218 47190 55381 62047 99318 40628"), "{text}");
}

#[test]
fn a_key_card_without_a_name_has_a_line_to_write_it_on_and_stays_one_page() {
    let public_key = format!("{LINE} 某某 laptop");
    let data = KeyCard { name: None, public_key, ..key_card() };
    let Some(text) = text_of(&card(&data), "-layout") else { return };
    assert_eq!(pages(&text), 1);
    let (name, statement) = (text.find("专家姓名").unwrap(), text.find("本人确认").unwrap());
    assert!(name > statement, "{text}");
}

#[test]
fn a_key_that_no_qr_code_holds_is_refused() {
    let data = KeyCard { public_key: "A".repeat(4_000), ..key_card() };
    assert!(matches!(report::key_card(&data, AT), Err(ReportError::Unwritable(_))));
}

#[test]
fn a_body_with_six_clerks_fits_one_page_that_names_each_of_them() {
    for mode in [Mode::Official, Mode::Rehearsal] {
        let mut letter = FilingLetter { mode, ..filing_letter() };
        letter.keys.truncate(1);
        letter.clerks = (1..=6).map(|n| format!("王{n}𫚈  {}", letter.clerks[0])).collect();
        let Some(text) = text_of(&report::filing_letter(&letter, AT).unwrap(), "-raw") else {
            return;
        };
        assert_eq!(pages(&text), 1, "{mode:?}");
        assert!((1..=6).all(|n| text.contains(&format!("王{n}𫚈"))), "{text}");
    }
}

#[test]
fn joint_bodies_fit_one_page_with_a_stamp_each_even_in_a_rehearsal() {
    for mode in [Mode::Official, Mode::Rehearsal] {
        let letter = FilingLetter { mode, clerks: Vec::new(), ..filing_letter() };
        let Some(text) = text_of(&report::filing_letter(&letter, AT).unwrap(), "-raw") else {
            return;
        };
        assert_eq!(pages(&text), 1, "{mode:?}");
        for (once_each, times) in [("（单位盖章）", 2), ("负责人签字", 2), ("核对人签字", 1)]
        {
            assert_eq!(text.matches(once_each).count(), times, "{once_each}");
        }
    }
}

#[test]
fn only_a_letter_of_a_reissue_says_what_it_replaces() {
    let letter = |issue| {
        let data = CodeLetter { issue, ..code_letter() };
        text_of(&report::code_letter(&data, AT).unwrap(), "-raw")
    };
    let (Some(first), Some(third)) = (letter(1), letter(3)) else { return };
    assert!(!first.contains("replaces"), "{first}");
    let third_flat = without_spaces(&third);
    assert!(third_flat.contains("第3次签发（issue3），取代此前各次签发"), "{third}");
    assert!(third.contains("Issue 3 replaces the earlier ones."), "{third}");
    assert_eq!(pages(&third), 1);
}

#[test]
fn the_list_has_every_row_with_both_numbers_and_marks_what_is_below_the_plan() {
    let Some(text) = text_of(&list(&ack_list(40)), "-raw") else { return };
    for n in 1..=40 {
        assert!(text.contains(&format!("E{n:03}")) && text.contains(&format!("green-b{n:03}")));
    }
    for group_of_three in ["77153 02644 88190", "30218 47190 55381", "62047 99318 40628"] {
        assert_eq!(text.matches(group_of_three).count(), 40, "{group_of_three}");
    }
    assert_eq!(text.matches("（低于备案要求）").count(), 1);
    assert!(pages(&text) > 1);
}

#[test]
fn a_list_of_nothing_says_so_and_a_bad_character_is_named_with_its_row() {
    let Some(text) = text_of(&list(&ack_list(0)), "-raw") else { return };
    assert!(text.contains("（无）"));
    let mut data = ack_list(2);
    data.rows[1].binding.push('\u{202E}');
    let error = report::ack_list(&data, AT).unwrap_err();
    assert!(
        matches!(&error, ReportError::MissingGlyph { field, .. } if field == "rows[E002].binding"),
        "{error}"
    );
}
