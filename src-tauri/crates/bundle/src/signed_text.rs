//! Short texts that a person signs for himself, such as a clerk's decision: text and armored
//! signature lie side by side. What the text says, and who may sign it, is not asked here. Follows
//! `formats.md` §2 and §9.

use crate::{
    fault::Fault,
    key::{PublicKey, Signer, verifier_of},
};

/// The armored SSHSIG of `text` under `namespace`, as `ssh-keygen -Y sign` would write it.
///
/// # Errors
/// A03 for a namespace outside the closed pattern (see [`crate::allowed_signers_line`]), A02 for a
/// signer whose armor is no text, otherwise whatever keeps the signer from signing.
pub fn sign_text(signer: &dyn Signer, namespace: &str, text: &[u8]) -> Result<String, Fault> {
    check_namespace(namespace)?;
    String::from_utf8(signer.sign(namespace, text)?)
        .map_err(|_| Fault::finding("A02", "signature", "not text"))
}

/// Checks the armored signature of `text` under `namespace`; returns the key that made it. That the
/// key belongs to anybody is not said.
///
/// # Errors
/// A02 malformed, A03 another namespace, A04 does not verify, A06 weak or non-canonical key, A07
/// another algorithm.
pub fn verify_text(armored: &str, namespace: &str, text: &[u8]) -> Result<PublicKey, Fault> {
    check_namespace(namespace)?;
    let verifier = verifier_of(crate::bag::SUITE)
        .ok_or_else(|| Fault::finding("A07", "signature", "unknown suite"))?;
    verifier.verify(armored.as_bytes(), namespace, text)
}

/// Namespaces are paths of lower-case words; anything else could be a pattern for OpenSSH.
pub(crate) fn check_namespace(namespace: &str) -> Result<(), Fault> {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    let word = |word: &str| !word.is_empty() && word.bytes().all(plain);
    if namespace.len() <= 64 && namespace.split('/').all(word) {
        Ok(())
    } else {
        Err(Fault::finding("A03", "namespace", "not lower-case words joined by slashes"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::PrivateKey;

    const DECISION: &str = "hengjian/decision/v1";

    fn code<T>(result: Result<T, Fault>) -> &'static str {
        result.map_or_else(|fault| fault.code(), |_| "ok")
    }

    #[test]
    fn a_signed_text_names_its_key_and_nothing_else_does() {
        let key = PrivateKey::from_seed([7; 32]);
        let armored = sign_text(&key, DECISION, "同意".as_bytes()).unwrap();
        assert_eq!(verify_text(&armored, DECISION, "同意".as_bytes()).unwrap(), key.public());
        assert_eq!(code(verify_text(&armored, DECISION, "不同意".as_bytes())), "A04");
        assert_eq!(code(verify_text(&armored, "hengjian/results/v1", b"")), "A03");
        assert_eq!(code(verify_text("", DECISION, b"")), "A02");
    }

    #[test]
    fn a_namespace_is_no_pattern() {
        let key = PrivateKey::from_seed([7; 32]);
        let long = "a".repeat(65);
        for bad in ["", "*", "a/*", "a,b", "a b", "a\"", "!a", "a//b", "/a", "A", &long] {
            assert_eq!(code(sign_text(&key, bad, b"")), "A03", "{bad}");
            assert_eq!(code(verify_text("", bad, b"")), "A03", "{bad}");
        }
    }
}
