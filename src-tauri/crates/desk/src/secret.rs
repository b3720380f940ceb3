//! Secrets that travel beside a request and never in it: passphrases and opening codes. They are wiped
//! when they go, and nothing here can be printed.

use std::fmt;

use zeroize::Zeroizing;

use crate::failure::Failure;

/// The secrets that came with a call.
#[derive(Clone, Default)]
pub struct Secrets {
    /// Passphrase of the document.
    pub passphrase: Option<Zeroizing<String>>,
    /// Opening code of a batch.
    pub code: Option<Zeroizing<String>>,
}

impl Secrets {
    /// Only a passphrase.
    pub fn passphrase(text: &str) -> Self {
        Self { passphrase: Some(Zeroizing::new(text.to_owned())), code: None }
    }

    /// The passphrase, or the error that asks for it.
    pub fn need_passphrase(&self) -> Result<&str, Failure> {
        self.passphrase
            .as_deref()
            .map(String::as_str)
            .filter(|p| !p.is_empty())
            .ok_or_else(|| Failure::new("passphrase-needed"))
    }

    /// The opening code, or the error that asks for it.
    pub fn need_code(&self) -> Result<&str, Failure> {
        self.code.as_deref().map(String::as_str).ok_or_else(|| Failure::new("code-needed"))
    }
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secrets(…)")
    }
}
