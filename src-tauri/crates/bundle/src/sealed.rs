//! Encryption for a recipient office with age (X25519), readable by stock `age -d`. The size of what
//! comes out is bounded before and while decrypting; passphrase and plugin recipients are not
//! supported. Follows `formats.md` §2.

use std::io::{self, BufRead, Cursor, Read, Write};

use age::{
    DecryptError, Decryptor, Encryptor,
    secrecy::ExposeSecret,
    x25519::{Identity, Recipient},
};
use zeroize::Zeroizing;

use crate::fault::Fault;

const MAGIC: &[u8] = b"age-encryption.org/v1\n";
const END_OF_HEADER: &[u8] = b"\n--- ";

/// The most bytes a header may have: about a hundred recipients.
const MAX_HEADER: usize = 16 * 1024;

/// A new office identity and its recipient, both as age prints them: `AGE-SECRET-KEY-1…`, `age1…`.
#[must_use]
pub fn new_identity() -> (Zeroizing<String>, String) {
    let identity = Identity::generate();
    let secret = Zeroizing::new(identity.to_string().expose_secret().to_owned());
    (secret, identity.to_public().to_string())
}

/// The recipient of an identity.
///
/// # Errors
/// A02 for text that is no X25519 identity.
pub fn recipient_of(identity: &str) -> Result<String, Fault> {
    Ok(parse_identity(identity)?.to_public().to_string())
}

/// Refuses what is no X25519 recipient that can be encrypted to.
///
/// # Errors
/// A02 for text that is no X25519 recipient, A06 for a point of small order, whose shared secret
/// everybody knows.
pub fn check_recipient(recipient: &str) -> Result<(), Fault> {
    parse_recipient(recipient).map(|_| ())
}

/// Whether `bytes` begin as an age file does.
#[must_use]
pub fn is_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

/// `bytes` encrypted to every one of `recipients`.
///
/// # Errors
/// As [`encrypt_to`].
pub fn encrypt(bytes: &[u8], recipients: &[impl AsRef<str>]) -> Result<Vec<u8>, Fault> {
    let mut sealed = Vec::new();
    encrypt_to(&mut &*bytes, &mut sealed, recipients)?;
    Ok(sealed)
}

/// Streams `input`, encrypted to every one of `recipients`, into `out`.
///
/// # Errors
/// A02 for no recipient or text that is none, A06 for a weak one, [`Fault::Io`].
pub fn encrypt_to(
    input: &mut dyn Read,
    out: &mut dyn Write,
    recipients: &[impl AsRef<str>],
) -> Result<(), Fault> {
    let recipients: Vec<Recipient> =
        recipients.iter().map(|text| parse_recipient(text.as_ref())).collect::<Result<_, _>>()?;
    let each = recipients.iter().map(|recipient: &Recipient| -> &dyn age::Recipient { recipient });
    let encryptor = Encryptor::with_recipients(each)
        .map_err(|error| Fault::finding("A02", "recipients", error.to_string()))?;
    let mut sealing = encryptor.wrap_output(out)?;
    io::copy(input, &mut sealing)?;
    sealing.finish()?;
    Ok(())
}

/// What was encrypted to `identity`, if it has at most `cap` bytes.
///
/// # Errors
/// As [`decrypt_to`].
pub fn decrypt(bytes: &[u8], identity: &str, cap: u64) -> Result<Vec<u8>, Fault> {
    let mut opened = Vec::new();
    decrypt_to(bytes, &mut opened, identity, cap)?;
    Ok(opened)
}

/// Streams what was encrypted to `identity` into `out`, at most `cap` bytes; returns how many. What
/// was written is worth nothing if this fails.
///
/// # Errors
/// F01 not an age file, A02 for text that is no identity, A05 encrypted to somebody else, I02
/// altered or cut short, F08 more than `cap` bytes, [`Fault::Io`].
pub fn decrypt_to(
    mut input: impl Read,
    out: &mut dyn Write,
    identity: &str,
    cap: u64,
) -> Result<u64, Fault> {
    let identity = parse_identity(identity)?;
    let mut front = Vec::new();
    input.by_ref().take(u64::try_from(MAX_HEADER).unwrap_or_default()).read_to_end(&mut front)?;
    check_header(&front)?;
    let source = Cursor::new(front).chain(io::BufReader::new(input));
    let identity: &dyn age::Identity = &identity;
    let opening = Decryptor::new_buffered(source)
        .and_then(|sealed| sealed.decrypt(std::iter::once(identity)))
        .map_err(|error| refusal(&error))?;
    copy_capped(opening, out, cap)
}

fn copy_capped(opening: impl Read, out: &mut dyn Write, cap: u64) -> Result<u64, Fault> {
    let mut opening = io::BufReader::with_capacity(64 * 1024, opening);
    let mut written = 0_u64;
    loop {
        let chunk = opening.fill_buf().map_err(|error| refusal(&DecryptError::Io(error)))?;
        let len = chunk.len();
        if len == 0 {
            return Ok(written);
        }
        written += u64::try_from(len).unwrap_or(u64::MAX);
        if written > cap {
            return Err(Fault::finding("F08", "content", format!("more than {cap} bytes")));
        }
        out.write_all(chunk)?;
        opening.consume(len);
    }
}

/// A header without an end would be parsed again and again as it grows.
fn check_header(front: &[u8]) -> Result<(), Fault> {
    let ends = front.windows(END_OF_HEADER.len()).any(|window| window == END_OF_HEADER);
    if is_sealed(front) && ends {
        Ok(())
    } else {
        Err(Fault::finding("F01", "file", "not an age file, or its header is too long"))
    }
}

fn refusal(error: &DecryptError) -> Fault {
    let code = match error {
        DecryptError::NoMatchingKeys => "A05",
        DecryptError::DecryptionFailed | DecryptError::InvalidMac => "I02",
        // age reports a chunk that was altered or is missing as an I/O error of these kinds.
        DecryptError::Io(io) => match io.kind() {
            io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => "I02",
            kind => return io::Error::new(kind, error.to_string()).into(),
        },
        _ => "F01",
    };
    Fault::finding(code, "file", error.to_string())
}

fn parse_identity(text: &str) -> Result<Identity, Fault> {
    // The reason is left out: it could quote the secret.
    text.trim().parse().map_err(|_| Fault::finding("A02", "identity", "not an X25519 identity"))
}

fn parse_recipient(text: &str) -> Result<Recipient, Fault> {
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
    use proptest::prelude::*;

    fn code<T: std::fmt::Debug>(result: Result<T, Fault>) -> &'static str {
        result.unwrap_err().code()
    }

    #[test]
    fn every_recipient_opens_and_nobody_else() {
        let (first, second, third) = (new_identity(), new_identity(), new_identity());
        let sealed = encrypt(b"scores", &[&first.1, &second.1]).unwrap();
        assert!(is_sealed(&sealed));
        assert_eq!(decrypt(&sealed, &first.0, 6).unwrap(), b"scores");
        assert_eq!(decrypt(&sealed, &second.0, 6).unwrap(), b"scores");
        assert_eq!(code(decrypt(&sealed, &third.0, 6)), "A05");
        assert_eq!(recipient_of(&first.0).unwrap(), first.1);
    }

    #[test]
    fn more_than_the_cap_is_never_written() {
        let (secret, recipient) = new_identity();
        let sealed = encrypt(&vec![0; 200_000], &[recipient]).unwrap();
        let mut out = Vec::new();
        assert_eq!(code(decrypt_to(&*sealed, &mut out, &secret, 199_999)), "F08");
        assert!(out.len() < 200_000);
        assert_eq!(decrypt(&sealed, &secret, 200_000).unwrap().len(), 200_000);
    }

    #[test]
    fn a_sealed_file_cut_short_anywhere_does_not_open() {
        let (secret, recipient) = new_identity();
        let sealed = encrypt(b"scores", &[recipient]).unwrap();
        for len in 0..sealed.len() {
            assert!(matches!(code(decrypt(&sealed[..len], &secret, 99)), "F01" | "I02"), "{len}");
        }
    }

    #[test]
    fn a_sealed_file_altered_anywhere_does_not_open() {
        let (secret, recipient) = new_identity();
        let mut sealed = encrypt(b"scores", &[recipient]).unwrap();
        for at in 0..sealed.len() {
            sealed[at] ^= 1;
            assert!(decrypt(&sealed, &secret, 99).is_err(), "{at}");
            sealed[at] ^= 1;
        }
    }

    #[test]
    fn no_recipient_or_a_foreign_one_seals_nothing() {
        assert_eq!(code(encrypt(b"", &[""; 0])), "A02");
        assert_eq!(code(encrypt(b"", &["age1"])), "A02");
        assert_eq!(code(encrypt(b"", &["ssh-ed25519 AAAA"])), "A02");
        assert_eq!(code(recipient_of("AGE-SECRET-KEY-1")), "A02");
    }

    #[test]
    fn points_of_small_order_are_no_recipients() {
        for point in SMALL_ORDER {
            for top_bit in [0, 0x80] {
                let mut bytes = point;
                bytes[31] |= top_bit;
                assert_eq!(code(check_recipient(&bech32(&bytes))), "A06");
            }
        }
        assert_eq!(check_recipient(&new_identity().1).ok(), Some(()));
        assert_eq!(check_recipient(&new_identity().1.to_uppercase()).ok(), Some(()));
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

    proptest! {
        #[test]
        fn any_bytes_are_answered(bytes: Vec<u8>) {
            let (secret, _) = new_identity();
            prop_assert!(decrypt(&bytes, &secret, 10).is_err());
            let headed = [MAGIC, &bytes, b"\n--- ", &bytes].concat();
            prop_assert!(decrypt(&headed, &secret, 10).is_err());
        }
    }
}
