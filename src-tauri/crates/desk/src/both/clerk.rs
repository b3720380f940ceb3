//! The clerks of an office (`formats.md` §6): each registers a personal key with a passphrase of their own, and from
//! the first one on, what needs a clerk is signed with such a key. A key never leaves; who is retired signs nothing more, and
//! what they signed stays signed.

use bundle::{PrivateKey, PublicKey, Signer};
use serde::{Deserialize, Serialize};
use store::office::{KeyPurpose, OfficeKey, OfficeReader};

use super::decide::{self, Kept, clerks, clerks_ever};
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

/// The clerk who signs no more.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ClerkRetire"))]
#[serde(deny_unknown_fields)]
pub struct Retire {
    /// The office file.
    pub office: Picked,
    /// Who signs no more.
    pub name: String,
    /// Why.
    pub reason: String,
    /// Another clerk, who signs it.
    pub by: String,
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
    /// Whether this clerk signs no more.
    pub retired: bool,
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
        card(&key, false)
    })
}

/// Retires a clerk who has left, or whose passphrase is lost: another clerk signs it, and the name is free for a new key.
///
/// Errors: `outcome-reason`, `unknown-clerk`, `same-clerk` for oneself, and those of a clerk's signature.
pub fn retire(cx: &Call<'_>, request: &Retire) -> Result<Clerk, Failure> {
    let (name, by) = (words(&request.name), words(&request.by));
    cx.office(&request.office, |office| {
        let leaving = clerks(office.read())?.into_iter().find(|clerk| clerk.owner == name);
        let leaving = leaving.ok_or_else(|| Failure::new("unknown-clerk").with("clerk", &name))?;
        if name == by {
            return Err(Failure::new("same-clerk").with("clerk", &name));
        }
        let subject = format!("retired {}", leaving.fingerprint);
        let signed = Kept::of_clerk(cx, office, &by, (&subject, &request.reason))?;
        let mut act = act(cx, &by, "retired", &leaving.fingerprint, None);
        act.reason = Some(words(&request.reason));
        decide::change(office, (act, None), signed.as_ref(), |tx| {
            tx.retire_key(&leaving.fingerprint)
        })?;
        card(&leaving, true)
    })
}

/// Lists the clerks, those who sign no more too.
pub fn list(cx: &Call<'_>, request: &OfOffice) -> Result<Clerks, Failure> {
    cx.office(&request.office, |office| {
        let retired = office.read().retired_keys()?;
        let clerks = clerks_ever(office.read())?;
        let card = |key: &OfficeKey| card(key, retired.contains(&key.fingerprint));
        Ok(Clerks { clerks: clerks.iter().map(card).collect::<Result<_, Failure>>()? })
    })
}

/// Fingerprints of all clerks there are or ever were, for what is filed under a stamp: what somebody decided stays decided
/// when they have left.
pub(crate) fn filed(office: OfficeReader<'_>) -> Result<Vec<String>, Failure> {
    Ok(clerks_ever(office)?.into_iter().map(|key| key.fingerprint).collect())
}

/// The same for the stamped letter: name and digits, a line each.
pub(crate) fn on_paper(office: OfficeReader<'_>) -> Result<Vec<String>, Failure> {
    let line = |key: &OfficeKey| Ok(format!("{}  {}", key.owner, card(key, false)?.digits));
    clerks_ever(office)?.iter().map(line).collect()
}

fn card(key: &OfficeKey, retired: bool) -> Result<Clerk, Failure> {
    let public = PublicKey::from_openssh(&key.public_openssh)?;
    Ok(Clerk {
        name: key.owner.clone(),
        fingerprint: public.fingerprint(),
        digits: public.digits(),
        public_key: public.to_openssh(),
        retired,
    })
}

/// Whether this is the passphrase that everybody in the office knows: a key under it would be nobody's own.
fn opens_the_office(office: OfficeReader<'_>, passphrase: &str) -> Result<bool, Failure> {
    Ok(PrivateKey::from_encrypted_openssh(&key(office)?.private_pem, passphrase).is_ok())
}
