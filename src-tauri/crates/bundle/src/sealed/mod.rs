//! Encryption for a recipient office with age (X25519), readable by stock `age -d`. The size of what
//! comes out is bounded before and while decrypting; passphrase and plugin recipients are not
//! supported. Follows `formats.md` §2.

mod recipient;

use std::io::{self, BufRead, Cursor, Read, Write};

use age::{
    DecryptError, Decryptor, Encryptor,
    secrecy::ExposeSecret,
    x25519::{Identity, Recipient},
};
use zeroize::Zeroizing;

use self::recipient::parse_recipient;
use crate::fault::Fault;

const MAGIC: &[u8] = b"age-encryption.org/v1\n";
const END_OF_HEADER: &[u8] = b"\n--- ";

/// The most bytes a header may have: about a hundred recipients.
const MAX_HEADER: usize = 16 * 1024;

/// The header for one X25519 recipient (C2SP age, X25519 recipient stanza): version line, stanza with
/// share and wrapped key, MAC.
const SHORTEST_HEADER: u64 = 22 + (10 + 43 + 1) + (43 + 1) + (4 + 43 + 1);
const NONCE: u64 = 16;
const CHUNK: u64 = 64 * 1024;
const TAG: u64 = 16;

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

/// The identity as a file of its own, in the form of `age-keygen`, for stock `age -d -i`. `created`
/// is a time in RFC 3339; of both texts only the first line is taken.
#[must_use]
pub fn identity_file(identity: &str, recipient: &str, created: &str) -> Zeroizing<String> {
    let line = |text| str::lines(text).next().unwrap_or_default().trim();
    let (identity, recipient, created) = (line(identity), line(recipient), line(created));
    Zeroizing::new(format!("# created: {created}\n# public key: {recipient}\n{identity}\n"))
}

/// The most bytes of content that an age file of `len_of_ciphertext` bytes can hold, whoever it is for:
/// what must be free before it is decrypted. A file that holds so much has one recipient; the real
/// content is smaller by some hundred bytes a further one.
#[must_use]
pub fn sealed_size_bound(len_of_ciphertext: u64) -> u64 {
    let stream = len_of_ciphertext.saturating_sub(SHORTEST_HEADER + NONCE);
    stream.saturating_sub(stream.div_ceil(CHUNK + TAG).max(1) * TAG)
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
        // A plugin's recipient, from the documentation of age-plugin-yubikey.
        let plugin = "age1yubikey1q2w7u3vpya839jxxuq8g0sedh3d740d4xvn639sqhr95ejj8vu3hyfumptt";
        assert_eq!(code(check_recipient(plugin)), "A02");
        assert_eq!(code(encrypt(b"", &[new_identity().1.as_str(), plugin])), "A02");
        assert_eq!(code(recipient_of("AGE-SECRET-KEY-1")), "A02");
    }

    #[test]
    fn a_file_for_a_passphrase_is_for_nobody_here() {
        let mut recipient = age::scrypt::Recipient::new("passphrase".to_owned().into());
        recipient.set_work_factor(2);
        let one: &dyn age::Recipient = &recipient;
        let mut sealed = Vec::new();
        let encryptor = Encryptor::with_recipients(std::iter::once(one)).unwrap();
        let mut sealing = encryptor.wrap_output(&mut sealed).unwrap();
        sealing.write_all(b"scores").unwrap();
        sealing.finish().unwrap();
        assert_eq!(code(decrypt(&sealed, &new_identity().0, 99)), "A05");
    }

    #[test]
    fn an_identity_file_has_the_form_of_age_keygen() {
        let file = identity_file(" AGE-SECRET-KEY-1A\n", "age1a", "2022-11-22T10:00:00+08:00\nx");
        let expected = "# created: 2022-11-22T10:00:00+08:00\n# public key: age1a\n\
            AGE-SECRET-KEY-1A\n";
        assert_eq!(*file, expected);
    }

    #[test]
    fn no_content_is_larger_than_its_bound() {
        let recipient = new_identity().1;
        for len in [0_usize, 1, 65_535, 65_536, 65_537, 131_072, 200_000] {
            let sealed = encrypt(&vec![0; len], &[&recipient]).unwrap();
            let bound = sealed_size_bound(u64::try_from(sealed.len()).unwrap());
            let slack = bound.checked_sub(u64::try_from(len).unwrap()).unwrap();
            // What age adds at random so that readers skip what they do not know.
            assert!(slack < 1024, "{len}: {slack}");
        }
        assert_eq!(sealed_size_bound(0), 0);
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
