//! SHA-256 digests, and the thirty digits in which people compare them. No other digest is ever
//! computed over a file here. Follows `formats.md` §2.

use std::{fmt, io, str::FromStr};

use sha2::{Digest as _, Sha256};

/// A SHA-256 digest; printed and parsed as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of `bytes`.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// A digest that was computed or stored elsewhere.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Its 32 bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Its thirty digits, see [`digits`].
    #[must_use]
    pub fn digits(&self) -> String {
        digits(&self.0)
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({self})")
    }
}

/// The text is not 64 lower-case hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not 64 lower-case hexadecimal digits")]
pub struct NotADigest;

impl FromStr for Digest {
    type Err = NotADigest;

    fn from_str(text: &str) -> Result<Self, NotADigest> {
        let (pairs, rest) = text.as_bytes().as_chunks::<2>();
        let mut bytes = [0; 32];
        if pairs.len() != bytes.len() || !rest.is_empty() {
            return Err(NotADigest);
        }
        for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
            *byte = nibble(*high)? << 4 | nibble(*low)?;
        }
        Ok(Self(bytes))
    }
}

fn nibble(digit: u8) -> Result<u8, NotADigest> {
    match digit {
        b'0'..=b'9' => Ok(digit - b'0'),
        b'a'..=b'f' => Ok(digit - b'a' + 10),
        _ => Err(NotADigest),
    }
}

/// SHA-256 of whatever is written into it.
#[derive(Clone, Default)]
pub struct Hasher(Sha256);

impl Hasher {
    /// A digest over nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in more bytes; the same as writing, but cannot fail.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The digest of everything taken in.
    #[must_use]
    pub fn finish(self) -> Digest {
        Digest(self.0.finalize().into())
    }
}

impl io::Write for Hasher {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

const DIGITS: usize = 30;
const TEN_TO_THE_30: u128 = 1_000_000_000_000_000_000_000_000_000_000;

/// The digits that two people read to each other: the first 13 bytes as a big-endian integer
/// modulo 10^30, thirty digits in six groups of five with single spaces (`formats.md` §2).
#[must_use]
pub fn digits(bytes32: &[u8; 32]) -> String {
    let number = bytes32.iter().take(13).fold(0_u128, |n, byte| n << 8 | u128::from(*byte));
    let thirty = format!("{:030}", number % TEN_TO_THE_30);
    let mut grouped = String::with_capacity(DIGITS + 5);
    for (at, digit) in thirty.chars().enumerate() {
        if at > 0 && at % 5 == 0 {
            grouped.push(' ');
        }
        grouped.push(digit);
    }
    grouped
}

/// Whether `typed` holds the same thirty digits as `expected`. Spaces, dashes and full-width digits
/// are forgiven; anything else, or another number of digits, is `false`.
#[must_use]
pub fn same_digits(typed: &str, expected: &str) -> bool {
    match (thirty_digits(typed), thirty_digits(expected)) {
        (Some(typed), Some(expected)) => typed == expected,
        _ => false,
    }
}

fn thirty_digits(text: &str) -> Option<String> {
    let mut found = String::with_capacity(DIGITS);
    for c in text.chars().map(half_width) {
        if c.is_ascii_digit() && found.len() < DIGITS {
            found.push(c);
        } else if !is_separator(c) {
            return None;
        }
    }
    (found.len() == DIGITS).then_some(found)
}

/// The ASCII character that an input method's full-width one stands for; others unchanged.
pub(crate) fn half_width(c: char) -> char {
    match u32::from(c) {
        0x3000 => ' ',
        wide @ 0xFF01..=0xFF5E => char::from_u32(wide - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// White space and everything that people and input methods type for a dash.
pub(crate) fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE63}')
}

#[cfg(test)]
mod tests {
    use super::*;

    // NIST FIPS 180-2, appendix B.1.
    const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    #[test]
    fn digest_of_abc_is_the_published_one() {
        assert_eq!(Digest::of(b"abc").to_string(), ABC);
        assert_eq!(ABC.parse(), Ok(Digest::of(b"abc")));
    }

    #[test]
    fn only_64_lower_hex_digits_are_a_digest() {
        for bad in ["", "ab", &ABC.to_uppercase(), &ABC[..63], &format!("{ABC}0"), &"é".repeat(32)]
        {
            assert_eq!(bad.parse::<Digest>(), Err(NotADigest), "{bad}");
        }
    }

    #[test]
    fn streaming_gives_the_same_digest() {
        let mut hasher = Hasher::new();
        io::Write::write_all(&mut hasher, b"a").unwrap();
        hasher.update(b"bc");
        assert_eq!(hasher.finish(), Digest::of(b"abc"));
    }

    // Computed with Python's int.from_bytes(h[:13], "big") % 10**30.
    #[test]
    fn digits_follow_the_formula() {
        assert_eq!(Digest::of(b"abc").digits(), "77360 39298 09772 93361 08992 99933");
        assert_eq!(digits(&[0xff; 32]), "28240 96036 51670 42394 72512 86015");
        assert_eq!(digits(&[0; 32]), "00000 00000 00000 00000 00000 00000");
    }

    #[test]
    fn typed_digits_are_forgiven_their_form_but_not_their_value() {
        let expected = "77360 39298 09772 93361 08992 99933";
        assert!(same_digits("７７３６０　３９２９８-09772—93361 08992 99933\n", expected));
        assert!(same_digits("773603929809772933610899299933", expected));
        assert!(!same_digits("77360 39298 09772 93361 08992 99934", expected));
        assert!(!same_digits("77360 39298 09772 93361 08992 9993", expected));
        assert!(!same_digits("77360 39298 09772 93361 08992 999333", expected));
        assert!(!same_digits("77360 39298 09772 93361 08992 9993x", expected));
        assert!(!same_digits("", ""));
    }
}
