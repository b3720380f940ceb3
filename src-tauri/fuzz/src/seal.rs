//! age files and recipients as they come in. Nothing is derived from a passphrase here, because such
//! files are refused.

use bundle::sealed::{check_recipient, decrypt, encrypt, is_sealed};

use crate::keys::IDENTITY;
use crate::refused_with;

/// Most bytes that may come out.
const CAP: u64 = 4096;
const FIRST_LINE: &[u8] = b"age-encryption.org/v1\n";

/// An age file, as it is and behind the line that begins one. Accepted: at most the cap, and not with one
/// byte less. Refused: as no age file, for somebody else, altered or too large.
pub fn sealed(data: &[u8]) {
    for file in [data, &[FIRST_LINE, data].concat()] {
        match decrypt(file, IDENTITY, CAP) {
            Ok(opened) => {
                let len = u64::try_from(opened.len()).unwrap_or(u64::MAX);
                assert!(len <= CAP && is_sealed(file));
                if let Some(less) = len.checked_sub(1) {
                    assert_eq!(decrypt(file, IDENTITY, less).err().map(|f| f.code()), Some("F08"));
                }
            }
            Err(fault) => refused_with(&fault, &["F01", "A05", "I02", "F08"]),
        }
    }
}

/// A recipient, as text and as the 32 bytes of its point. Accepted: it can be encrypted to, which age
/// answers with a panic where the point is a weak one.
pub fn recipient(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let point = data.first_chunk().map(bech32);
    for recipient in [Some(text.into_owned()), point].into_iter().flatten() {
        match check_recipient(&recipient) {
            Ok(()) => {
                let file = encrypt(b"scores", &[&recipient]).expect("a file for a good recipient");
                assert!(is_sealed(&file));
            }
            Err(fault) => refused_with(&fault, &["A02", "A06"]),
        }
    }
}

/// BIP 173 with the prefix `age`.
fn bech32(point: &[u8; 32]) -> String {
    const LETTERS: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    let bit = |n: usize| point.get(n / 8).map_or(0, |byte| byte >> (7 - n % 8) & 1);
    let mut symbols: Vec<u8> =
        (0..52).map(|s| (0..5).fold(0, |symbol, b| symbol << 1 | bit(s * 5 + b))).collect();
    let prefix = b"age".iter().map(|c| c >> 5).chain([0]).chain(b"age".iter().map(|c| c & 31));
    let step = |sum: u32, value: u8| {
        let generators = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];
        let start = (sum & 0x1ff_ffff) << 5 ^ u32::from(value);
        let taken = generators.iter().enumerate().filter(|(i, _)| sum >> (25 + i) & 1 == 1);
        taken.fold(start, |sum, (_, generator)| sum ^ generator)
    };
    let sum = prefix.chain(symbols.clone()).chain([0; 6]).fold(1, step) ^ 1;
    symbols.extend((0..6).map(|i| u8::try_from(sum >> (5 * (5 - i)) & 31).unwrap_or_default()));
    let letters = symbols.iter().map(|s| char::from(LETTERS[usize::from(*s)]));
    format!("age1{}", letters.collect::<String>())
}
