//! What clerks decide (`formats.md` §6): the words, and the signature of each clerk's personal key over exactly
//! these words. Which decisions need two people, and what follows from one, is said by whoever asks for it.

use std::cell::OnceCell;

use bundle::{Digest, KeyFault, PrivateKey, PublicKey, Signer};
use dossier::json::{self, Payload};
use dossier::payload::decision::{
    ClerkSignature, Decision, DecisionKind, NAMESPACE, SignedDecision,
};
use review::ids::TrackId;
use store::Act;
use store::office::{KeyPurpose, NewDecision, Office, OfficeKey, OfficeReader, OfficeTx};

use crate::command::Call;
use crate::failure::{Failure, internal};
use crate::host::words;
use crate::office::key;

/// What is decided, before anybody has signed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Words {
    /// What is decided.
    pub(crate) decision: DecisionKind,
    /// About what.
    pub(crate) subject: String,
    /// Codes of findings, where some are overridden.
    pub(crate) codes: Vec<String>,
    /// Why; never empty.
    pub(crate) reason: String,
}

/// Has `by` sign a decision: the first with the passphrase of the acting clerk, the second with that of the second.
///
/// Errors: `outcome-reason` without a reason, `same-clerk`, `unknown-clerk`, `clerk-passphrase-needed`,
/// `second-passphrase-needed`, `wrong-clerk-passphrase`; nothing was changed in any case.
pub(crate) fn sign(
    cx: &Call<'_>,
    office: &Office,
    about: Words,
    by: &[&str],
) -> Result<SignedDecision, Failure> {
    let clerks = clerks(office.read())?;
    let mut acting: Vec<(&OfficeKey, &str)> = Vec::new();
    for (at, name) in by.iter().enumerate() {
        let clerk = registered(&clerks, name)?;
        if acting.iter().any(|(other, _)| other.fingerprint == clerk.fingerprint) {
            return Err(Failure::new("same-clerk").with("clerk", &clerk.owner));
        }
        let passphrase = match at {
            0 => cx.secrets.need_clerk()?,
            1 => cx.secrets.need_second()?,
            _ => return Err(internal("more than two clerks")),
        };
        acting.push((clerk, passphrase));
    }
    let keys = acting.iter().map(|(clerk, passphrase)| unlock(clerk, passphrase));
    let keys = keys.collect::<Result<Vec<_>, Failure>>()?;
    let names = acting.iter().map(|(clerk, _)| clerk.owner.clone()).collect();
    let statement = statement(cx, office.read(), about, names)?;
    let signed = acting.iter().zip(&keys).map(|((clerk, _), key)| signature(clerk, key, &statement));
    Ok(SignedDecision { signatures: signed.collect::<Result<_, Failure>>()?, statement })
}

/// What a registered clerk signs alone; `None` in an office that has registered none, where a name is only typed.
/// Errors: see [`sign`].
pub(crate) fn of_clerk(
    cx: &Call<'_>,
    office: &Office,
    by: &str,
    subject: &str,
    reason: &str,
) -> Result<Option<SignedDecision>, Failure> {
    let Some(clerk) = Acting::of(cx, office.read(), by)? else { return Ok(None) };
    clerk.decide(cx, office.read(), subject, reason).map(Some)
}

/// A registered clerk who acts: the key is opened once, however many acts are signed with it.
pub(crate) struct Acting {
    clerk: OfficeKey,
    passphrase: zeroize::Zeroizing<String>,
    key: OnceCell<PrivateKey>,
}

impl Acting {
    /// The clerk of this name; `None` in an office that has registered none. Errors: see [`sign`].
    pub(crate) fn of(
        cx: &Call<'_>,
        office: OfficeReader<'_>,
        by: &str,
    ) -> Result<Option<Self>, Failure> {
        let clerks = clerks(office)?;
        if clerks.is_empty() {
            return Ok(None);
        }
        let clerk = registered(&clerks, by)?.clone();
        let key = unlock(&clerk, cx.secrets.need_clerk()?)?;
        Ok(Some(Self { clerk, key }))
    }
}
