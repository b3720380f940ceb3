//! Detached signatures in the SSHSIG format (OpenSSH, PROTOCOL.sshsig), written in one form and
//! read in that form only: version 1, `ssh-ed25519`, sha512, nothing reserved, 70-column armor with
//! LF. General libraries accept more, so none is used. Follows `formats.md` §2.

use base64ct::{Base64, Encoding};
use ed25519_dalek::{Signature, VerifyingKey};
use sha2::{Digest as _, Sha512};

use crate::{
    fault::Fault,
    key::PublicKey,
    wire::{Wire, put},
};

const BEGIN: &str = "-----BEGIN SSH SIGNATURE-----\n";
const END: &str = "-----END SSH SIGNATURE-----\n";
const MAGIC: &[u8; 6] = b"SSHSIG";
const COLUMNS: usize = 70;
const MAX_ARMORED: usize = 4096;
pub(crate) const ED25519: &[u8] = b"ssh-ed25519";
const SHA512: &[u8] = b"sha512";

/// Checks an armored signature of `message` under `namespace`; returns the key that made it. That
/// the key belongs to anybody is not said.
///
/// # Errors
/// A02 malformed, A03 another namespace, A04 does not verify, A06 weak or non-canonical key, A07
/// another algorithm or hash.
pub fn verify(armored: &[u8], namespace: &str, message: &[u8]) -> Result<PublicKey, Fault> {
    let blob = dearmor(armored)?;
    let (key, signature) = parse(&blob, namespace)?;
    if verify_raw(key.as_bytes(), &signature, &signed_data(namespace, message)) {
        Ok(key)
    } else {
        Err(refuse("A04", "does not verify"))
    }
}

/// The armored signature of `message` under `namespace`, the 64 raw bytes made by `sign`.
pub(crate) fn write(
    key: PublicKey,
    namespace: &str,
    message: &[u8],
    sign: impl FnOnce(&[u8]) -> [u8; 64],
) -> Vec<u8> {
    let mut signature = Vec::new();
    put(&mut signature, ED25519);
    put(&mut signature, &sign(&signed_data(namespace, message)));
    let mut blob = MAGIC.to_vec();
    blob.extend(1_u32.to_be_bytes());
    put(&mut blob, &key.blob());
    put(&mut blob, namespace.as_bytes());
    put(&mut blob, b"");
    put(&mut blob, SHA512);
    put(&mut blob, &signature);
    armor(&blob).into_bytes()
}

/// Pure Ed25519 (RFC 8032) over `message`, strictly: small-order keys and points and non-canonical
/// encodings never verify, whatever the equation says.
pub(crate) fn verify_raw(key: &[u8; 32], signature: &[u8; 64], message: &[u8]) -> bool {
    PublicKey::from_bytes(*key).is_ok()
        && VerifyingKey::from_bytes(key)
            .and_then(|key| key.verify_strict(message, &Signature::from_bytes(signature)))
            .is_ok()
}

fn signed_data(namespace: &str, message: &[u8]) -> Vec<u8> {
    let mut data = MAGIC.to_vec();
    put(&mut data, namespace.as_bytes());
    put(&mut data, b"");
    put(&mut data, SHA512);
    put(&mut data, &Sha512::digest(message));
    data
}

fn parse(blob: &[u8], namespace: &str) -> Result<(PublicKey, [u8; 64]), Fault> {
    let cut = || refuse("A02", "cut short");
    let fields = blob.strip_prefix(MAGIC).ok_or_else(|| refuse("A02", "not an SSHSIG"))?;
    let mut fields = Wire(fields);
    if fields.u32().ok_or_else(cut)? != 1 {
        return Err(refuse("A02", "not version 1"));
    }
    let key = fields.string().ok_or_else(cut)?;
    let found = fields.string().ok_or_else(cut)?;
    let reserved = fields.string().ok_or_else(cut)?;
    let hash = fields.string().ok_or_else(cut)?;
    let signature = fields.string().ok_or_else(cut)?;
    if !fields.is_empty() || !reserved.is_empty() {
        return Err(refuse("A02", "bytes that mean nothing"));
    }
    let key = PublicKey::from_blob(key)?;
    if found != namespace.as_bytes() {
        return Err(refuse("A03", "made for another purpose"));
    }
    if hash != SHA512 {
        return Err(refuse("A07", "another hash than sha512"));
    }
    Ok((key, parse_signature(signature)?))
}

fn parse_signature(signature: &[u8]) -> Result<[u8; 64], Fault> {
    let mut fields = Wire(signature);
    let algorithm = fields.string().ok_or_else(|| refuse("A02", "cut short"))?;
    if algorithm != ED25519 {
        return Err(refuse("A07", "another algorithm than ssh-ed25519"));
    }
    let bytes = fields.string().and_then(|bytes| <[u8; 64]>::try_from(bytes).ok());
    let bytes = bytes.filter(|_| fields.is_empty());
    bytes.ok_or_else(|| refuse("A02", "not the 64 bytes of a signature"))
}

fn armor(blob: &[u8]) -> String {
    let base64 = Base64::encode_string(blob);
    let mut text = BEGIN.to_owned();
    for (at, c) in base64.chars().enumerate() {
        if at > 0 && at % COLUMNS == 0 {
            text.push('\n');
        }
        text.push(c);
    }
    text.push('\n');
    text.push_str(END);
    text
}

/// Only what [`armor`] would write is accepted; the last LF may be missing.
fn dearmor(armored: &[u8]) -> Result<Vec<u8>, Fault> {
    let malformed = || refuse("A02", "not the armor that ssh-keygen writes");
    if armored.len() > MAX_ARMORED {
        return Err(refuse("A02", "longer than 4 KiB"));
    }
    let text = std::str::from_utf8(armored).map_err(|_| malformed())?;
    let body = text.strip_prefix(BEGIN).ok_or_else(malformed)?;
    let body = body.strip_suffix('\n').unwrap_or(body);
    let body = body.strip_suffix(END.trim_end()).ok_or_else(malformed)?;
    let blob = Base64::decode_vec(&body.replace('\n', "")).map_err(|_| malformed())?;
    let again = armor(&blob);
    if again == text || again.strip_suffix('\n') == Some(text) {
        Ok(blob)
    } else {
        Err(malformed())
    }
}

fn refuse(code: &'static str, detail: &str) -> Fault {
    Fault::finding(code, "signature", detail)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::{PrivateKey, Signer};

    fn code(result: Result<PublicKey, Fault>) -> &'static str {
        result.map_or_else(|fault| fault.code(), |_| "ok")
    }

    fn sample() -> Vec<u8> {
        PrivateKey::from_seed([7; 32]).sign("hengjian/results/v1", b"message").unwrap()
    }

    /// A signature blob with one field replaced.
    fn forged(key: &[u8], reserved: &[u8], hash: &[u8], signature: &[u8]) -> Vec<u8> {
        let mut blob = b"SSHSIG\0\0\0\x01".to_vec();
        for field in [key, b"n", reserved, hash, signature] {
            put(&mut blob, field);
        }
        armor(&blob).into_bytes()
    }

    #[test]
    fn our_signature_verifies_under_its_namespace_only() {
        let key = verify(&sample(), "hengjian/results/v1", b"message").unwrap();
        assert_eq!(key, PrivateKey::from_seed([7; 32]).public());
        assert_eq!(code(verify(&sample(), "hengjian/batch/v1", b"message")), "A03");
        assert_eq!(code(verify(&sample(), "hengjian/results/v1", b"massage")), "A04");
    }

    #[test]
    fn only_one_armor_is_read() {
        let armored = String::from_utf8(sample()).unwrap();
        let check = |text: &str| code(verify(text.as_bytes(), "hengjian/results/v1", b"message"));
        assert_eq!(check(armored.trim_end()), "ok");
        assert_eq!(check(&armored.replace('\n', "\r\n")), "A02");
        assert_eq!(check(&format!("{armored}\n")), "A02");
        assert_eq!(check(&format!(" {armored}")), "A02");
        assert_eq!(check(&armored.replacen("\nU1NI", "\nU1N\nI", 1)), "A02");
        assert_eq!(check(""), "A02");
        assert_eq!(check(&"A".repeat(5000)), "A02");
    }

    #[test]
    fn other_hashes_algorithms_and_reserved_bytes_are_refused() {
        let key = PrivateKey::from_seed([7; 32]).public().blob();
        let mut ok = Vec::new();
        put(&mut ok, ED25519);
        put(&mut ok, &[1; 64]);
        let mut rsa = Vec::new();
        put(&mut rsa, b"rsa-sha2-512");
        put(&mut rsa, &[1; 64]);
        let check = |armored: Vec<u8>| code(verify(&armored, "n", b""));
        assert_eq!(check(forged(&key, b"", b"sha512", &ok)), "A04");
        assert_eq!(check(forged(&key, b"", b"sha256", &ok)), "A07");
        assert_eq!(check(forged(&key, b"x", b"sha512", &ok)), "A02");
        assert_eq!(check(forged(&key, b"", b"sha512", &rsa)), "A07");
        assert_eq!(check(forged(&key, b"", b"sha512", &ok[..40])), "A02");
        assert_eq!(check(forged(&[&key[..], b"x"].concat(), b"", b"sha512", &ok)), "A02");
    }

    // With the identity as key, R = identity and S = 0 satisfy the equation for every message.
    #[test]
    fn the_identity_point_signs_nothing() {
        let mut identity = [0; 32];
        identity[0] = 1;
        let mut key = Vec::new();
        put(&mut key, ED25519);
        put(&mut key, &identity);
        let mut signature = Vec::new();
        put(&mut signature, ED25519);
        put(&mut signature, &[&identity[..], &[0; 32]].concat());
        assert_eq!(code(verify(&forged(&key, b"", b"sha512", &signature), "n", b"any")), "A06");
    }

    #[test]
    fn all_151_cases_of_wycheproof_agree() {
        let path = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../../../shared/corpora/ed25519/ed25519_test.json"
        );
        let Ok(text) = std::fs::read_to_string(path) else {
            println!("skipped: no wycheproof corpus");
            return;
        };
        let corpus: serde_json::Value = serde_json::from_str(&text).unwrap();
        let hex = |value: &serde_json::Value| -> Vec<u8> {
            let digits = value.as_str().unwrap().as_bytes();
            let pair = |pair: &[u8]| std::str::from_utf8(pair).unwrap().to_owned();
            digits.chunks(2).map(|p| u8::from_str_radix(&pair(p), 16).unwrap()).collect()
        };
        let mut cases = 0;
        for group in corpus["testGroups"].as_array().unwrap() {
            let key = <[u8; 32]>::try_from(hex(&group["publicKey"]["pk"])).unwrap();
            for case in group["tests"].as_array().unwrap() {
                let signature = <[u8; 64]>::try_from(hex(&case["sig"]));
                let verified = signature
                    .is_ok_and(|signature| verify_raw(&key, &signature, &hex(&case["msg"])));
                assert_eq!(verified, case["result"] == "valid", "case {}", case["tcId"]);
                cases += 1;
            }
        }
        assert_eq!(cases, 151);
    }
}
