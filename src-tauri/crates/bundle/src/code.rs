//! The opening code (领取码) of a batch: twenty characters of Crockford's alphabet and a check
//! character, and the database key that follows from it. A code is never written to a log: its
//! `Debug` is silent and its memory is cleared. Follows `formats.md` §6.
//!
//! # What the check character detects
//!
//! Each character is an element of the field GF(2^5), modulus x^5 + x^2 + 1, and the check is the sum
//! of α^i · character i for i = 1 … 20. Because the weights (1 for the check itself) are all
//! different and none is zero, it detects **every** single wrong character, **every** exchange of
//! two characters, neighbours or not, and **every** doubled character mistyped as another double.
//! Arithmetic modulo 32 could not: a weight that detects every substitution is odd, and the
//! difference of two odd weights is even. Any other mistake, such as two exchanged groups, passes
//! with a chance of 1 in 32; then the database does not open.

use std::{fmt, str::FromStr};

use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroize;

use crate::digest::{half_width, is_separator};

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const SYMBOLS: usize = 20;
const KEY_INFO: &[u8] = b"hengjian/batch.db/v1";

/// A code of 100 random bits; printed as `ABCDE-FGHJK-MNPQR-STVWX-C`.
#[derive(Clone, PartialEq, Eq)]
pub struct OpeningCode([u8; SYMBOLS]);

/// What is wrong with a typed code. Nothing of the code is in it but one foreign character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeFault {
    /// Not 21 characters, spaces and dashes aside.
    #[error("a code has 21 characters")]
    Length,
    /// A character that no code holds (`U` among them).
    #[error("{0:?} does not occur in a code")]
    Character(char),
    /// Every character is possible, but they do not fit each other: a slip of the finger.
    #[error("the check character does not fit")]
    Check,
}

impl OpeningCode {
    /// The code of the first 100 of 104 random bits.
    #[must_use]
    pub fn from_random(random: [u8; 13]) -> Self {
        let mut number =
            random.iter().fold(0_u128, |number, byte| number << 8 | u128::from(*byte)) >> 4;
        let mut symbols = [0; SYMBOLS];
        for symbol in symbols.iter_mut().rev() {
            *symbol = u8::try_from(number & 31).unwrap_or_default();
            number >>= 5;
        }
        Self(symbols)
    }

    /// The raw SQLCipher key of `batch.db`: HKDF-SHA256 (RFC 5869) over the twenty upper-case ASCII
    /// characters, without check character and dashes, with `salt` and a fixed info.
    #[must_use]
    pub fn batch_key(&self, salt: &[u8]) -> [u8; 32] {
        let mut secret = self.0.map(letter);
        let mut key = [0; 32];
        // 32 bytes are far below the limit of 255 blocks, the one thing that can fail here.
        let _ = Hkdf::<Sha256>::new(Some(salt), &secret).expand(KEY_INFO, &mut key);
        secret.zeroize();
        key
    }

    fn check(&self) -> u8 {
        // Horner's rule from the last character; the final step lifts all weights to α^1 … α^20.
        self.0.iter().rev().fold(0, |sum, symbol| times_alpha(sum ^ symbol))
    }
}

impl FromStr for OpeningCode {
    type Err = CodeFault;

    /// Forgives case, O for 0, I and L for 1, full-width characters, spaces and dashes.
    fn from_str(typed: &str) -> Result<Self, CodeFault> {
        let mut symbols = zeroize::Zeroizing::new([0_u8; SYMBOLS + 1]);
        let mut slots = symbols.iter_mut();
        for c in typed.chars().filter(|c| !is_separator(half_width(*c))) {
            *slots.next().ok_or(CodeFault::Length)? = value(c)?;
        }
        if slots.next().is_some() {
            return Err(CodeFault::Length);
        }
        let (code, check) = symbols.split_first_chunk::<SYMBOLS>().ok_or(CodeFault::Length)?;
        let code = Self(*code);
        if check == [code.check()] { Ok(code) } else { Err(CodeFault::Check) }
    }
}

impl Drop for OpeningCode {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Display for OpeningCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for group in self.0.chunks(5) {
            group.iter().try_for_each(|symbol| write!(f, "{}", char::from(letter(*symbol))))?;
            f.write_str("-")?;
        }
        write!(f, "{}", char::from(letter(self.check())))
    }
}

impl fmt::Debug for OpeningCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OpeningCode(…)")
    }
}

fn letter(symbol: u8) -> u8 {
    ALPHABET.get(usize::from(symbol)).copied().unwrap_or(b'?')
}

fn value(typed: char) -> Result<u8, CodeFault> {
    let plain = match half_width(typed).to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let at = ALPHABET.iter().position(|letter| char::from(*letter) == plain);
    at.and_then(|at| u8::try_from(at).ok()).ok_or(CodeFault::Character(typed))
}

/// Multiplies an element of GF(2^5) by α: a shift, reduced by x^5 + x^2 + 1.
fn times_alpha(element: u8) -> u8 {
    let shifted = element << 1;
    if shifted & 0b10_0000 == 0 { shifted } else { (shifted ^ 0b10_0101) & 31 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sample() -> OpeningCode {
        OpeningCode::from_random([0xA5, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0xF0])
    }

    /// The 21 characters without dashes.
    fn plain(code: &OpeningCode) -> Vec<char> {
        code.to_string().chars().filter(|c| *c != '-').collect()
    }

    fn parse(characters: &[char]) -> Result<OpeningCode, CodeFault> {
        characters.iter().collect::<String>().parse()
    }

    #[test]
    fn alpha_generates_all_31_elements() {
        let mut seen = std::collections::BTreeSet::new();
        let mut element = 1;
        for _ in 0..31 {
            element = times_alpha(element);
            assert!(seen.insert(element));
        }
        assert_eq!((seen.len(), seen.contains(&0)), (31, false));
    }

    #[test]
    fn every_single_wrong_character_is_detected() {
        let right = plain(&sample());
        for at in 0..right.len() {
            for other in ALPHABET.iter().map(|l| char::from(*l)).filter(|c| *c != right[at]) {
                let mut wrong = right.clone();
                wrong[at] = other;
                assert_eq!(parse(&wrong), Err(CodeFault::Check));
            }
        }
    }

    proptest! {
        #[test]
        fn every_exchange_of_two_characters_is_detected(random: [u8; 13]) {
            let right = plain(&OpeningCode::from_random(random));
            for a in 0..right.len() {
                for b in (0..a).filter(|b| right[*b] != right[a]) {
                    let mut wrong = right.clone();
                    wrong.swap(a, b);
                    prop_assert_eq!(parse(&wrong), Err(CodeFault::Check));
                }
            }
        }

        #[test]
        fn printing_and_parsing_agree(random: [u8; 13]) {
            let code = OpeningCode::from_random(random);
            prop_assert_eq!(code.to_string().parse(), Ok(code));
        }

        #[test]
        fn any_text_is_answered(text: String) {
            let _ = text.parse::<OpeningCode>();
        }
    }

    #[test]
    fn the_first_hundred_bits_are_used_and_no_more() {
        let mut random = [0xFF; 13];
        assert!(
            OpeningCode::from_random(random).to_string().starts_with("ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ-")
        );
        let full = OpeningCode::from_random(random);
        random[12] = 0xF0;
        assert!(OpeningCode::from_random(random) == full);
        random[12] = 0xE0;
        assert!(OpeningCode::from_random(random) != full);
    }

    #[test]
    fn typing_is_forgiven() {
        let code = OpeningCode::from_random([
            0, 0x44, 0x32, 1, 8, 0x42, 0x10, 0x84, 0x21, 8, 0x42, 0x10, 0x80,
        ]);
        let printed = code.to_string();
        let typed = printed.to_lowercase().replace('0', "o").replace('1', "l").replace('-', " ");
        assert_eq!(typed.parse(), Ok(code.clone()));
        let wide: String =
            printed.chars().map(|c| char::from_u32(u32::from(c) + 0xFEE0).unwrap()).collect();
        assert_eq!(wide.replace('－', "　").parse(), Ok(code));
    }

    #[test]
    fn faults_name_the_trouble() {
        let printed = sample().to_string();
        assert_eq!(printed[..24].parse::<OpeningCode>(), Err(CodeFault::Length));
        assert_eq!(format!("{printed}0").parse::<OpeningCode>(), Err(CodeFault::Length));
        assert_eq!("U".parse::<OpeningCode>(), Err(CodeFault::Character('U')));
    }

    #[test]
    fn debug_never_prints_the_code() {
        assert_eq!(format!("{:?}", sample()), "OpeningCode(…)");
    }

    // Computed with Python's hmac: extract over salt, expand with info and 0x01.
    #[test]
    fn the_key_follows_rfc_5869() {
        let key = OpeningCode::from_random([0xFF; 13]).batch_key(b"0123456789abcdef");
        assert_eq!(crate::digest::Digest::from_bytes(key).to_string(), PYTHON_KEY);
    }

    const PYTHON_KEY: &str = "c3a4691283d5035027da5bb95a8a8c069637a047577ff67336899982b92ec126";
}
