//! What people type from paper: opening codes, and the thirty digits of a fingerprint.

use bundle::{OpeningCode, digits as printed, same_digits};

/// An opening code as typed, and one made of these bytes. Accepted: what it prints is read as the same
/// code, also in small letters and without dashes, and no other letter in its place is.
pub fn opening_code(data: &[u8]) {
    let typed = String::from_utf8_lossy(data).parse::<OpeningCode>();
    let made = data.first_chunk().map(|random| OpeningCode::from_random(*random));
    for code in typed.into_iter().chain(made) {
        let text = code.to_string();
        assert_eq!(text.len(), 25);
        for form in [text.clone(), text.to_lowercase(), text.replace('-', "")] {
            assert!(form.parse().as_ref() == Ok(&code), "a form of a code is not read");
        }
        let at = data.last().map_or(0, |byte| usize::from(*byte)) % text.len();
        for letter in "0123456789ABCDEFGHJKMNPQRSTVWXYZ".chars() {
            let mut other = text.clone();
            other.replace_range(at..=at, &letter.to_string());
            let same = other == text;
            assert_eq!(other.parse::<OpeningCode>().is_ok(), same, "another letter passes");
        }
    }
}

/// Two lines: digits as typed, digits as expected; the bytes make such digits too. Equal means: the same
/// thirty digits, whichever of the two was typed; and each is equal to itself.
pub fn digits(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (typed, expected) = text.split_once('\n').unwrap_or((&text, ""));
    let plain = |text: &str| -> Option<String> {
        let digits: String = text.chars().filter_map(digit).collect();
        let none_of_these = |c: char| digit(c).is_none() && c.is_alphanumeric();
        (digits.len() == 30 && !text.chars().any(none_of_these)).then_some(digits)
    };
    let same = same_digits(typed, expected);
    assert_eq!(same, same_digits(expected, typed));
    if same {
        assert!(plain(typed).is_some() && plain(typed) == plain(expected));
        assert!(same_digits(typed, typed));
    }
    if let Some(bytes) = data.first_chunk() {
        let ours = printed(bytes);
        assert!(ours.len() == 35 && same_digits(&ours, &ours) && plain(&ours).is_some());
        assert_eq!(
            same_digits(typed, &ours),
            plain(typed) == plain(&ours) && same_digits(typed, typed)
        );
    }
}

/// The value of a digit as a keyboard or an input method writes it.
fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10),
        _ => None,
    }
}
