//! The clerks of an office (`formats.md` §6): each registers a personal key with a passphrase of their own, and from
//! the first one on, what needs a clerk is signed with such a key. A key never leaves; nobody is ever taken off the list.

use bundle::{PrivateKey, PublicKey, Signer};
use serde::{Deserialize, Serialize};
use store::office::{KeyPurpose, OfficeKey, OfficeReader};

use super::decide::clerks;
use crate::command::Call;
use crate::failure::Failure;
use crate::host::{Picked, words};
use crate::office::{act, key};
use crate::overview::OfOffice;

/// The clerk to register.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ClerkAdd"))]
#[serde(deny_unknown_fields)]
pub struct Add {
    /// The office file.
    pub office: Picked,
    /// The clerk's name, as it will stand under what this clerk decides.
    pub name: String,
}

/// A clerk of the office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Clerk {
    /// Name.
    pub name: String,
    /// `SHA256:…` of the personal key.
    pub fingerprint: String,
    /// The fingerprint as 6×5 digits.
    pub digits: String,
    /// The public key as one OpenSSH line, for whoever checks a signature with stock tools.
    pub public_key: String,
}

/// The clerks of an office.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Clerks {
    /// Oldest first.
    pub clerks: Vec<Clerk>,
}

/// Registers a clerk with a new personal key.
///
/// Errors: `clerk-known`, `clerk-passphrase-shared` for the passphrase of the office itself, `weak-passphrase`,
/// `new-clerk-passphrase-needed`.
pub fn add(cx: &Call<'_>, request: &Add) -> Result<Clerk, Failure> {
    let name = words(&request.name);
    if name.is_empty() {
        return Err(Failure::usage("NAME"));
    }
    cx.office(&request.office, |office| {
        if clerks(office.read())?.iter().any(|clerk| clerk.owner == name) {
            return Err(Failure::new("clerk-known").with("clerk", &name));
        }
        let passphrase = cx.new_personal_passphrase()?;
        if opens_the_office(office.read(), passphrase)? {
            return Err(Failure::new("clerk-passphrase-shared"));
        }
        let (private, private_pem) = cx.new_key(passphrase, KeyPurpose::Clerk.as_str())?;
        let public = private.public();
        let key = OfficeKey {
            purpose: KeyPurpose::Clerk,
            owner: name.clone(),
            public_openssh: public.to_openssh(),
            private_pem,
            fingerprint: public.fingerprint(),
        };
        office
            .change(&act(cx, &name, "enrolled", &key.fingerprint, None), |tx| tx.put_key(&key))?;
        card(&key)
    })
}

/// Lists the clerks.
pub fn list(cx: &Call<'_>, request: &OfOffice) -> Result<Clerks, Failure> {
    cx.office(&request.office, |office| {
        let clerks = clerks(office.read())?;
        Ok(Clerks { clerks: clerks.iter().map(card).collect::<Result<_, Failure>>()? })
    })
}

fn card(key: &OfficeKey) -> Result<Clerk, Failure> {
    let public = PublicKey::from_openssh(&key.public_openssh)?;
    Ok(Clerk {
        name: key.owner.clone(),
        fingerprint: public.fingerprint(),
        digits: public.digits(),
        public_key: public.to_openssh(),
    })
}

/// Whether this is the passphrase that everybody in the office knows: a key under it would be nobody's own.
fn opens_the_office(office: OfficeReader<'_>, passphrase: &str) -> Result<bool, Failure> {
    Ok(PrivateKey::from_encrypted_openssh(&key(office)?.private_pem, passphrase).is_ok())
}
