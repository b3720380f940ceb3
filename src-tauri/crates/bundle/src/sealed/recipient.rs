//! Recipients as people exchange them: X25519 in Bech32. A point whose shared secret everybody knows
//! is no recipient, whoever states it. Follows `formats.md` §2.

use age::x25519::Recipient;

use crate::fault::Fault;

/// The recipient that `text` is; A02 for text that is none, A06 for a point of small order.
pub(super) fn parse_recipient(text: &str) -> Result<Recipient, Fault> {
    let recipient: Recipient =
        text.parse().map_err(|reason| Fault::finding("A02", "recipient", reason))?;
    if SMALL_ORDER.contains(&point(text)) {
        return Err(Fault::finding("A06", "recipient", "a point of small order"));
    }
    Ok(recipient)
}

/// The u-coordinate of a recipient whose Bech32 (BIP 173) was already checked, without the top bit,
/// which X25519 ignores.
fn point(recipient: &str) -> [u8; 32] {
    const CHARSET: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    let mut bytes = [0_u8; 32];
    let mut slots = bytes.iter_mut();
    let (mut bits, mut held) = (0_u32, 0_u32);
    for letter in recipient.bytes().skip("age1".len()) {
        let at = CHARSET.iter().position(|known| *known == letter.to_ascii_lowercase());
        bits = (bits << 5 | at.and_then(|at| u32::try_from(at).ok()).unwrap_or_default()) & 0xFFFF;
        held += 5;
        if held >= 8 {
            held -= 8;
            // The six letters of the checksum find no slot.
            let Some(slot) = slots.next() else { break };
            *slot = u8::try_from(bits >> held & 0xFF).unwrap_or_default();
        }
    }
    if let Some(last) = bytes.last_mut() {
        *last &= 0x7F;
    }
    bytes
}

/// The u-coordinates of small order, little-endian (RFC 7748 §6.1; list after Bernstein's "Curve25519:
/// do I have to validate public keys?"). age panics on them instead of refusing.
const SMALL_ORDER: [[u8; 32]; 7] = [
    [
        0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
        0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
        0x00, 0x00,
    ],
    [
        0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
        0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
        0x00, 0x00,
    ],
    [
        0xe0, 0xeb, 0x7a, 0x7c, 0x3b, 0x41, 0xb8, 0xae, 0x16, 0x56, 0xe3, 0xfa, 0xf1, 0x9f, 0xc4,
        0x6a, 0xda, 0x09, 0x8d, 0xeb, 0x9c, 0x32, 0xb1, 0xfd, 0x86, 0x62, 0x05, 0x16, 0x5f, 0x49,
        0xb8, 0x00,
    ],
    [
        0x5f, 0x9c, 0x95, 0xbc, 0xa3, 0x50, 0x8c, 0x24, 0xb1, 0xd0, 0xb1, 0x55, 0x9c, 0x83, 0xef,
        0x5b, 0x04, 0x44, 0x5c, 0xc4, 0x58, 0x1c, 0x8e, 0x86, 0xd8, 0x22, 0x4e, 0xdd, 0xd0, 0x9f,
        0x11, 0x57,
    ],
    [
        0xec, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
        0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
        0xff, 0x7f,
    ],
    [
        0xed, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
        0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
        0xff, 0x7f,
    ],
    [
        0xee, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
        0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
        0xff, 0x7f,
    ],
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sealed::new_identity;

    fn code<T>(result: Result<T, Fault>) -> &'static str {
        result.map_or_else(|fault| fault.code(), |_| "ok")
    }

    #[test]
    fn points_of_small_order_are_no_recipients() {
        for point in SMALL_ORDER {
            for top_bit in [0, 0x80] {
                let mut bytes = point;
                bytes[31] |= top_bit;
                assert_eq!(code(parse_recipient(&bech32(&bytes))), "A06");
            }
        }
        assert_eq!(code(parse_recipient(&new_identity().1)), "ok");
        assert_eq!(code(parse_recipient(&new_identity().1.to_uppercase())), "ok");
    }

    /// BIP 173, written out again for the test.
    fn bech32(data: &[u8; 32]) -> String {
        const CHARSET: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
        let bit = |n: usize| data.get(n / 8).map_or(0, |byte| byte >> (7 - n % 8) & 1);
        let mut symbols: Vec<u8> =
            (0..52).map(|s| (0..5).fold(0, |symbol, b| symbol << 1 | bit(s * 5 + b))).collect();
        let spread = b"age".iter().map(|c| c >> 5).chain([0]).chain(b"age".iter().map(|c| c & 31));
        let step = |sum: u32, value: u8| {
            let generators = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];
            let top = sum >> 25;
            let start = (sum & 0x1ff_ffff) << 5 ^ u32::from(value);
            (0..5).filter(|i| top >> i & 1 == 1).fold(start, |sum, i| sum ^ generators[i])
        };
        let sum = spread.chain(symbols.clone()).chain([0; 6]).fold(1, step) ^ 1;
        symbols.extend((0..6).map(|i| u8::try_from(sum >> (5 * (5 - i)) & 31).unwrap()));
        let letters = symbols.iter().map(|s| char::from(CHARSET[usize::from(*s)]));
        format!("age1{}", letters.collect::<String>())
    }
}
