//! Lines of an `allowed_signers` file, by which stock `ssh-keygen -Y verify` knows who may sign what.
//! Only what OpenSSH 8.1 reads is written, and nothing that OpenSSH would take for a pattern.
//! Follows `formats.md` §2.

use crate::{fault::Fault, key::PublicKey, signed_text::check_namespace};

const MAX_PRINCIPAL: usize = 64;

/// One line without LF: `principal namespaces="a,b" ssh-ed25519 AAAA…`.
///
/// # Errors
/// F21 for a principal outside `[A-Za-z0-9][A-Za-z0-9._@-]{0,63}` or an empty list of namespaces, A03
/// for a namespace that is not lower-case words of `[a-z0-9-]` joined by slashes.
pub fn allowed_signers_line(
    principal: &str,
    namespaces: &[String],
    key: &PublicKey,
) -> Result<String, Fault> {
    if !is_principal(principal) {
        return Err(Fault::finding("F21", "principal", "outside the closed pattern"));
    }
    if namespaces.is_empty() {
        // Without the option OpenSSH would accept the key for everything.
        return Err(Fault::finding("F21", "namespaces", "none"));
    }
    namespaces.iter().try_for_each(|namespace| check_namespace(namespace))?;
    let namespaces = namespaces.join(",");
    Ok(format!("{principal} namespaces=\"{namespaces}\" {}", key.to_openssh()))
}

fn is_principal(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'@' | b'-');
    text.len() <= MAX_PRINCIPAL
        && text.bytes().all(plain)
        && text.bytes().next().is_some_and(|first| first.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::{PrivateKey, Signer};

    #[test]
    fn nothing_that_openssh_reads_as_a_pattern_or_option_is_written() {
        let key = PrivateKey::from_seed([7; 32]).public();
        let code = |principal: &str, namespaces: &[&str]| {
            let namespaces: Vec<String> = namespaces.iter().map(|&n| n.to_owned()).collect();
            allowed_signers_line(principal, &namespaces, &key)
                .map_or_else(|fault| fault.code(), |_| "ok")
        };
        assert_eq!(code("E001", &["hengjian/results/v1"]), "ok");
        assert_eq!(code("office@2022_a.b-c", &["a", "b"]), "ok");
        let long = "a".repeat(65);
        for bad in ["", "a b", "a,b", "*", "E*", "E?", "!E", "#E", "\"E\"", "专家", "-E", &long] {
            assert_eq!(code(bad, &["a"]), "F21", "{bad}");
        }
        assert_eq!(code("E001", &[]), "F21");
        for bad in ["", "a,b", "*", "hengjian/*/v1", "a\" cert-authority", "a\n"] {
            assert_eq!(code("E001", &["a", bad]), "A03", "{bad}");
        }
    }
}
