//! What clerks decide (`formats.md` §6): the words, and the signature of each clerk's personal key over exactly
//! these words. Which decisions need two people, and what follows from one, is said by whoever asks for it.

use bundle::{Digest, KeyFault, PrivateKey};
use dossier::json::{self, Payload};
use dossier::payload::decision::{
    ClerkSignature, Decision, DecisionKind, NAMESPACE, SignedDecision, TWO,
};
use review::ids::TrackId;
use store::Act;
use store::office::{KeyPurpose, NewDecision, Office, OfficeKey, OfficeReader, OfficeTx};

use crate::command::Call;
use crate::failure::{Failure, internal};
use crate::host::words;
use crate::office::{key, known};

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
/// `second-passphrase-needed`, `wrong-clerk-passphrase`, `clerk-not-filed`. The document is not changed.
pub(crate) fn sign(
    cx: &Call<'_>,
    office: &Office,
    about: Words,
    by: &[&str],
) -> Result<SignedDecision, Failure> {
    let registered = clerks(office.read())?;
    let mut chosen: Vec<(&OfficeKey, &str)> = Vec::new();
    for (at, name) in by.iter().enumerate() {
        let clerk = named(&registered, name)?;
        if chosen.iter().any(|(other, _)| other.owner == clerk.owner) {
            return Err(Failure::new("same-clerk").with("clerk", &clerk.owner));
        }
        let passphrase = match at {
            0 => cx.secrets.need_clerk()?,
            1 => cx.secrets.need_second()?,
            _ => return Err(internal("more than two clerks")),
        };
        chosen.push((clerk, passphrase));
    }
    let open = |(clerk, passphrase): &(&OfficeKey, &str)| Acting::open(clerk, passphrase);
    let acting = chosen.iter().map(open).collect::<Result<Vec<_>, Failure>>()?;
    let acting: Vec<&Acting> = acting.iter().collect();
    let signed = signed_by(cx, office.read(), about, &acting)?;
    if acting.len() >= TWO {
        filed(office.read(), &signed)?;
    }
    Ok(signed)
}

/// `clerk-not-filed` for a decision that nobody else would take, because a clerk came after the filing.
fn filed(office: OfficeReader<'_>, signed: &SignedDecision) -> Result<(), Failure> {
    let decision: Decision = json::read(signed.statement.as_bytes())?;
    match known(office)?.not_filed(signed, &decision) {
        None => Ok(()),
        Some(finding) => {
            let clerk = finding.params.get("detail").cloned().unwrap_or_default();
            Err(Failure::new("clerk-not-filed").with("clerk", clerk))
        }
    }
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
    let acting = Acting::of(cx, office.read(), by)?;
    acting.map(|clerk| clerk.sign(cx, office.read(), (subject, reason))).transpose()
}

/// A registered clerk who acts; the key is opened once, however many acts are signed with it.
pub(crate) struct Acting {
    clerk: OfficeKey,
    key: PrivateKey,
}

impl Acting {
    /// The clerk of this name; `None` in an office that has registered none. Errors: see [`sign`].
    pub(crate) fn of(
        cx: &Call<'_>,
        office: OfficeReader<'_>,
        by: &str,
    ) -> Result<Option<Self>, Failure> {
        let registered = clerks(office)?;
        if registered.is_empty() {
            return Ok(None);
        }
        let clerk = named(&registered, by)?;
        Self::open(clerk, cx.secrets.need_clerk()?).map(Some)
    }

    /// What this clerk does, signed and ready to be kept. Errors: `outcome-reason` without a reason.
    pub(crate) fn decide(
        &self,
        cx: &Call<'_>,
        office: OfficeReader<'_>,
        (subject, reason): (&str, &str),
    ) -> Result<Kept, Failure> {
        Kept::of(&self.sign(cx, office, (subject, reason))?)
    }

    fn sign(
        &self,
        cx: &Call<'_>,
        office: OfficeReader<'_>,
        (subject, reason): (&str, &str),
    ) -> Result<SignedDecision, Failure> {
        let about = Words {
            decision: DecisionKind::Act,
            subject: subject.to_owned(),
            codes: Vec::new(),
            reason: reason.to_owned(),
        };
        signed_by(cx, office, about, &[self])
    }

    fn open(clerk: &OfficeKey, passphrase: &str) -> Result<Self, Failure> {
        let key = PrivateKey::from_encrypted_openssh(&clerk.private_pem, passphrase);
        let key = key.map_err(|fault| match fault {
            KeyFault::WrongPassphrase => {
                Failure::new("wrong-clerk-passphrase").with("clerk", &clerk.owner)
            }
            other => internal(other),
        })?;
        Ok(Self { clerk: clerk.clone(), key })
    }
}

fn signed_by(
    cx: &Call<'_>,
    office: OfficeReader<'_>,
    about: Words,
    acting: &[&Acting],
) -> Result<SignedDecision, Failure> {
    let reason = words(&about.reason);
    if reason.is_empty() {
        return Err(Failure::new("outcome-reason"));
    }
    let decision = Decision {
        kind: Decision::TYPE.to_owned(),
        decision: about.decision,
        office: key(office)?.fingerprint,
        subject: about.subject,
        codes: about.codes,
        reason,
        by: acting.iter().map(|a| a.clerk.owner.clone()).collect(),
        at: cx.now(),
    };
    let statement = String::from_utf8(json::write(&decision)?).map_err(internal)?;
    let sign = |acting: &&Acting| {
        Ok(ClerkSignature {
            clerk: acting.clerk.owner.clone(),
            public_key: acting.clerk.public_openssh.clone(),
            signature: bundle::sign_text(&acting.key, NAMESPACE, statement.as_bytes())?,
        })
    };
    let signatures = acting.iter().map(sign).collect::<Result<_, Failure>>()?;
    Ok(SignedDecision { statement, signatures })
}

/// A decision as a row keeps it: the exact text that was signed, and the signatures as a JSON array.
pub(crate) fn row(signed: &SignedDecision) -> (String, String) {
    // Lists of text always become JSON; the store would refuse an empty one.
    let signatures = serde_json::to_string(&signed.signatures).unwrap_or_default();
    (signed.statement.clone(), signatures)
}

/// A decision that is ready to be kept together with what it decides.
pub(crate) struct Kept {
    decision: Decision,
    statement: String,
    signatures: String,
}

impl Kept {
    /// What [`of_clerk`] signs, ready to be kept; `None` where a name is only typed.
    pub(crate) fn of_clerk(
        cx: &Call<'_>,
        office: &Office,
        by: &str,
        (subject, reason): (&str, &str),
    ) -> Result<Option<Self>, Failure> {
        of_clerk(cx, office, by, subject, reason)?.map(|signed| Self::of(&signed)).transpose()
    }

    /// From a decision that was signed here.
    pub(crate) fn of(signed: &SignedDecision) -> Result<Self, Failure> {
        let decision = json::read(signed.statement.as_bytes())?;
        let (statement, signatures) = row(signed);
        Ok(Self { decision, statement, signatures })
    }

    /// What is decided.
    pub(crate) fn decision(&self) -> &Decision {
        &self.decision
    }

    /// The act says which signed words stand behind it, so that the audit log holds on to them.
    pub(crate) fn note(&self, act: &mut Act) {
        let signed = format!("{SIGNED}{}", Digest::of(self.statement.as_bytes()));
        act.outcome = match act.outcome.as_str() {
            "" => signed,
            outcome => format!("{signed}; {outcome}"),
        };
    }

    /// Keeps it, inside the change that it decides.
    pub(crate) fn put(&self, tx: &OfficeTx<'_>, track: Option<&TrackId>) -> store::Result<u64> {
        tx.put_decision(&NewDecision {
            kind: self.decision.decision.as_str(),
            subject: &self.decision.subject,
            track,
            statement: &self.statement,
            signatures: &self.signatures,
        })
    }
}

/// How an audit row says that signed words stand behind its act; their SHA-256 follows, then `; ` and what else it says.
pub(crate) const SIGNED: &str = "signed ";

/// A change with the decision behind it, in one transaction; without a decision it is a plain change.
pub(crate) fn change<T>(
    office: &mut Office,
    (mut act, track): (Act, Option<&TrackId>),
    signed: Option<&Kept>,
    f: impl FnOnce(&OfficeTx<'_>) -> store::Result<T>,
) -> store::Result<T> {
    if let Some(signed) = signed {
        signed.note(&mut act);
    }
    office.change(&act, |tx| {
        if let Some(signed) = signed {
            signed.put(tx, track)?;
        }
        f(tx)
    })
}

/// Who acts: the clerk who is named, or in an office without clerks the office itself. Errors: `usage` where one must be named.
pub(crate) fn actor(office: OfficeReader<'_>, by: Option<&str>) -> Result<String, Failure> {
    match by.map(words).filter(|name| !name.is_empty()) {
        Some(name) => Ok(name),
        None if clerks(office)?.is_empty() => Ok(office.meta()?.name),
        None => Err(Failure::usage("--by")),
    }
}

/// The clerks of the office, oldest first: those who can sign now.
pub(crate) fn clerks(office: OfficeReader<'_>) -> Result<Vec<OfficeKey>, Failure> {
    let retired = office.retired_keys()?;
    let mut clerks = clerks_ever(office)?;
    clerks.retain(|clerk| !retired.contains(&clerk.fingerprint));
    Ok(clerks)
}

/// All clerks there are or were, oldest first: what somebody decided stays decided.
pub(crate) fn clerks_ever(office: OfficeReader<'_>) -> Result<Vec<OfficeKey>, Failure> {
    Ok(office.keys(KeyPurpose::Clerk)?)
}

fn named<'a>(registered: &'a [OfficeKey], name: &str) -> Result<&'a OfficeKey, Failure> {
    let name = words(name);
    let found = registered.iter().find(|clerk| clerk.owner == name);
    found.ok_or_else(|| Failure::new("unknown-clerk").with("clerk", name))
}
