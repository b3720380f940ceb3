//! Looking for words in bytes, in every form in which a program writes text: UTF-8, UTF-16 in both orders, the escapes of
//! JSON.

use std::collections::BTreeSet;

/// What a word is, and so where it may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Title,
    Name,
    Comment,
    Cause,
    Passphrase,
    Code,
}

/// Words in all their forms, found in one pass.
pub struct Finder {
    forms: Vec<(Kind, String, Vec<u8>)>,
    /// Whether any form begins with these two bytes.
    begins: Vec<bool>,
}

impl Finder {
    pub fn of(words: &BTreeSet<(Kind, String)>) -> Self {
        let mut finder = Self { forms: Vec::new(), begins: vec![false; 1 << 16] };
        for (kind, word) in words {
            for form in forms(word) {
                finder.begins[pair(&form)] = true;
                finder.forms.push((*kind, word.clone(), form));
            }
        }
        finder
    }

    /// Every word that stands in these bytes.
    pub fn find(&self, bytes: &[u8]) -> BTreeSet<(Kind, String)> {
        let mut found = BTreeSet::new();
        for at in 0..bytes.len().saturating_sub(1) {
            if self.begins[pair(&bytes[at..])] {
                let here = self.forms.iter().filter(|(_, _, form)| bytes[at..].starts_with(form));
                found.extend(here.map(|(kind, word, _)| (*kind, word.clone())));
            }
        }
        found
    }
}

fn pair(bytes: &[u8]) -> usize {
    usize::from(bytes[0]) << 8 | usize::from(bytes[1])
}

fn forms(word: &str) -> Vec<Vec<u8>> {
    let units: Vec<u16> = word.encode_utf16().collect();
    let escaped: String = units.iter().map(|u| format!("\\u{u:04x}")).collect();
    vec![
        word.as_bytes().to_vec(),
        units.iter().flat_map(|u| u.to_le_bytes()).collect(),
        units.iter().flat_map(|u| u.to_be_bytes()).collect(),
        escaped.to_uppercase().replace("\\U", "\\u").into_bytes(),
        escaped.into_bytes(),
    ]
}

#[test]
fn every_form_of_a_word_is_found_wherever_it_stands() {
    let word = "𫚈鱼养殖";
    let finder = Finder::of(&[(Kind::Title, word.to_owned())].into());
    for form in forms(word) {
        for before in 0..4 {
            let bytes = [&vec![0x5a; before][..], &form, b"end"].concat();
            assert_eq!(finder.find(&bytes).len(), 1, "{form:?}");
        }
        assert!(finder.find(&form[..form.len() - 1]).is_empty());
    }
}
