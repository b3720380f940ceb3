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
    /// Passphrase of the personal key of the clerk who acts (formats.md §6).
    pub clerk: Option<Zeroizing<String>>,
    /// Passphrase of the personal key of the second clerk, where an act needs two.
    pub second: Option<Zeroizing<String>>,
    /// Passphrase of a key file that is brought along.
    pub key: Option<Zeroizing<String>>,
}

impl Secrets {
    /// Only a passphrase.
    pub fn passphrase(text: &str) -> Self {
        Self { passphrase: Some(Zeroizing::new(text.to_owned())), ..Self::default() }
    }

    /// The passphrase, or the error that asks for it.
    pub fn need_passphrase(&self) -> Result<&str, Failure> {
        need(self.passphrase.as_ref(), "passphrase-needed")
    }

    /// The opening code, or the error that asks for it.
    pub fn need_code(&self) -> Result<&str, Failure> {
        self.code.as_deref().map(String::as_str).ok_or_else(|| Failure::new("code-needed"))
    }

    /// The passphrase of the acting clerk's key, or `clerk-passphrase-needed`. Asked before anything is
    /// changed: whoever reads the code may run the command again with the passphrase.
    pub fn need_clerk(&self) -> Result<&str, Failure> {
        need(self.clerk.as_ref(), "clerk-passphrase-needed")
    }

    /// The passphrase for a personal key that is about to be made, or `new-clerk-passphrase-needed`: a
    /// terminal then has it typed twice.
    pub fn need_new_clerk(&self) -> Result<&str, Failure> {
        need(self.clerk.as_ref(), "new-clerk-passphrase-needed")
    }

    /// The passphrase of the second clerk's key, or `second-passphrase-needed`.
    pub fn need_second(&self) -> Result<&str, Failure> {
        need(self.second.as_ref(), "second-passphrase-needed")
    }
}

fn need<'a>(secret: Option<&'a Zeroizing<String>>, code: &str) -> Result<&'a str, Failure> {
    secret.map(|s| s.as_str()).filter(|s| !s.is_empty()).ok_or_else(|| Failure::new(code))
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secrets(…)")
    }
}
