//! Signatures and keys as they come in files: SSHSIG, a public key on a line, an encrypted private key.
//! Each is read as it is and again with its armor put around it, so that what is inside changes too.

use bundle::key::KeyFault;
use bundle::{PrivateKey, PublicKey, Signer, same_digits, sshsig as reader};

use crate::{key, refused_with};

/// What the signatures among the seeds sign, and for which purpose.
const NAMESPACE: &str = "hengjian/results/v1";
const MESSAGE: &[u8] = b"message";

/// An armored SSHSIG, and an SSHSIG blob in armor. Accepted: it is no signature of another message or for
/// another purpose; and under a key of ours it is the one signature that this key makes.
pub fn sshsig(data: &[u8]) {
    signature(data);
    signature(armored("SSH SIGNATURE", data).as_bytes());
}

fn signature(armored: &[u8]) {
    let signer = match reader::verify(armored, NAMESPACE, MESSAGE) {
        Ok(signer) => signer,
        Err(fault) => return refused_with(&fault, &["A02", "A03", "A04", "A06", "A07"]),
    };
    let code =
        |namespace, message| reader::verify(armored, namespace, message).err().map(|f| f.code());
    assert_eq!(code(NAMESPACE, b"massage"), Some("A04"));
    assert_eq!(code("hengjian/batch/v1", MESSAGE), Some("A03"));
    let ours = (0..4).map(key).find(|key| key.public() == signer);
    if let Some(ours) = ours.and_then(|key| key.sign(NAMESPACE, MESSAGE).ok()) {
        assert!(ours == armored || ours.strip_suffix(b"\n") == Some(armored));
    }
}

/// A public key on a line, as a blob and as raw bytes. Accepted: what it prints is read as the same key.
pub fn public_key(data: &[u8]) {
    const CODES: &[&str] = &["A02", "A06", "A07"];
    let raw = data.first_chunk().map(|raw| PublicKey::from_bytes(*raw));
    let line = str::from_utf8(data).map(|text| (text, PublicKey::from_openssh(text)));
    if let Ok((text, Ok(key))) = &line {
        assert!(text.starts_with(&key.to_openssh()));
    }
    let blob = PublicKey::from_blob(data);
    if let Ok(key) = &blob {
        assert_eq!(key.blob(), data);
    }
    for read in raw.into_iter().chain(line.ok().map(|(_, read)| read)).chain([blob]) {
        match read {
            Ok(key) => {
                assert_eq!(PublicKey::from_bytes(*key.as_bytes()).ok(), Some(key));
                assert_eq!(PublicKey::from_openssh(&key.to_openssh()).ok(), Some(key));
                assert!(same_digits(&key.digits(), &key.digits()));
            }
            Err(fault) => refused_with(&fault, CODES),
        }
    }
}

/// An encrypted private key file, armored and not. It is tried with an empty passphrase, under which
/// nothing is derived: everything before that is read, and nothing ever opens.
pub fn key_file(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let whole = armored("OPENSSH PRIVATE KEY", data);
    for pem in [text.as_ref(), &whole] {
        let fault = PrivateKey::from_encrypted_openssh(pem, "").err();
        let malformed = fault == Some(KeyFault::Malformed);
        assert!(fault.is_some() && (malformed || pem.len() <= 16 * 1024), "{fault:?}");
    }
}

/// Base64 in lines of 70 between the two lines that name it.
fn armored(what: &str, data: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut letters = Vec::new();
    for three in data.chunks(3) {
        let bits =
            (0..3).fold(0_usize, |n, i| n << 8 | three.get(i).map_or(0, |b| usize::from(*b)));
        let four = [18, 12, 6, 0].map(|shift| ALPHABET[bits >> shift & 63]);
        letters.extend(&four[..=three.len()]);
        letters.extend(&b"=="[..3 - three.len()]);
    }
    let lines: Vec<String> =
        letters.chunks(70).map(|line| String::from_utf8_lossy(line).into_owned()).collect();
    format!("-----BEGIN {what}-----\n{}\n-----END {what}-----\n", lines.join("\n"))
}
