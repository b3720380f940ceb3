//! The office's signing keys (`formats.md` §1, §6): which of them signs what, and how a new one is made or brought along.
//! A filing is signed with the newest key; what comes after it with the key that the receipt or the edition names,
//! because a bundle signed with any other is refused by everybody. Old keys stay: nothing an office holds is deleted.

use bundle::{Bag, KeyFault, Limits, PrivateKey, PublicKey, Signer, sealed};
use dossier::json;
use dossier::payload::filing::RoleKey;
use dossier::payload::path;
use dossier::payload::receipt::Receipt;
use review::ids::TrackId;
use serde::{Deserialize, Serialize};
use store::office::{KeyPurpose, OfficeKey, OfficeReader, Recipient, Role};

use crate::command::Call;
use crate::deliver::read_file;
use crate::failure::{Failure, internal};
use crate::host::Picked;
use crate::office::{act, edition, filing, key, signer};
use crate::secretariat::edition::BUNDLE_CAP;

/// The role of the body that leads: the only one, or of joint bodies the one that files and packs.
pub(crate) const LEADS: &str = "body";
/// The role of the second of two joint bodies.
pub(crate) const SECOND: &str = "body-2";

/// Largest key file that is brought along, in bytes.
const KEY_FILE_CAP: u64 = 16 << 10;

/// The key with which the leading body signs batches and submissions of a track: its newest, which the receipt in
/// force must name.
///
/// Errors: `no-receipt`; `key-not-filed` after the key was renewed and before the next filing has its receipt;
/// `second-body` for the body that only signs along.
pub(crate) fn lead_signer(
    cx: &Call<'_>,
    office: OfficeReader<'_>,
    track: &TrackId,
) -> Result<PrivateKey, Failure> {
    let filing = filing(office, track)?;
    let digest = filing.marks.receipt_digest.as_deref().unwrap_or_default();
    let receipt = receipt(office, digest)?;
    let (role, key) = filed(office, &receipt.role_keys, track)?;
    if role.role != LEADS {
        let lead = filing.key.body;
        return Err(Failure::new("second-body").with("track", track).with("body", lead));
    }
    open(cx, &key)
}

/// The key with which an expert is answered: the one that the receipt of the expert's own batch names, because the
/// expert knows no other. It may be an older one.
///
/// Errors: `key-not-filed` if that receipt names no key of this office.
pub(crate) fn signer_under(
    cx: &Call<'_>,
    office: OfficeReader<'_>,
    receipt_digest: &str,
) -> Result<(String, PrivateKey), Failure> {
    let receipt = receipt(office, receipt_digest)?;
    let mut keys = office.keys(KeyPurpose::Signing)?;
    keys.reverse();
    for key in keys {
        if let Some(role) = named(&receipt.role_keys, &key) {
            return Ok((role.role.clone(), open(cx, &key)?));
        }
    }
    Err(not_filed(&receipt.track, &key(office)?))
}

/// The role in which `keys` name this office's newest key, and that key.
///
/// Errors: `key-not-filed` if they do not name it.
pub(crate) fn filed<'k>(
    office: OfficeReader<'_>,
    keys: &'k [RoleKey],
    track: &TrackId,
) -> Result<(&'k RoleKey, OfficeKey), Failure> {
    let newest = key(office)?;
    match named(keys, &newest) {
        Some(role) => Ok((role, newest)),
        None => Err(not_filed(track, &newest)),
    }
}

/// The key with which the secretariat signs receipts, acks and selections: the one that the edition in force names.
/// After the key was renewed that is the old one until the next edition is exported.
pub(crate) fn secretariat_signer(
    cx: &Call<'_>,
    office: OfficeReader<'_>,
) -> Result<PrivateKey, Failure> {
    let (_, edition) = edition(office)?;
    let named = edition.secretariat.signing_key.unwrap_or_default();
    open(cx, &own(office, &named)?.ok_or_else(|| internal("the edition names no key of ours"))?)
}

/// The office's key of this public line, if it has it.
pub(crate) fn own(office: OfficeReader<'_>, openssh: &str) -> Result<Option<OfficeKey>, Failure> {
    let same = |k: &OfficeKey| is(openssh, k);
    Ok(office.keys(KeyPurpose::Signing)?.into_iter().find(same))
}

/// An office key, opened with the document's passphrase.
pub(crate) fn open(cx: &Call<'_>, key: &OfficeKey) -> Result<PrivateKey, Failure> {
    let passphrase = cx.secrets.need_passphrase()?;
    Ok(PrivateKey::from_encrypted_openssh(&key.private_pem, passphrase)?)
}

/// What a kept receipt says; it was verified when it came in.
fn receipt(office: OfficeReader<'_>, digest: &str) -> Result<Receipt, Failure> {
    let bytes = office.bundle_bytes(digest)?.ok_or_else(|| internal("receipt bytes"))?;
    let mut bag = Bag::open(std::io::Cursor::new(bytes), Limits::default())?;
    Ok(json::read(&bag.read(path::RECEIPT, BUNDLE_CAP)?)?)
}

fn named<'k>(keys: &'k [RoleKey], key: &OfficeKey) -> Option<&'k RoleKey> {
    keys.iter().find(|k| is(&k.signing_key, key))
}

fn is(openssh: &str, key: &OfficeKey) -> bool {
    PublicKey::from_openssh(openssh).is_ok_and(|public| public.fingerprint() == key.fingerprint)
}

fn not_filed(track: &TrackId, key: &OfficeKey) -> Failure {
    Failure::new("key-not-filed").with("track", track).with("fingerprint", &key.fingerprint)
}

/// Which office's key to renew.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "KeyRenew"))]
#[serde(deny_unknown_fields)]
pub struct Renew {
    /// The office file.
    pub office: Picked,
    /// An OpenSSH Ed25519 private key to bring along; otherwise a new one is made.
    #[serde(default)]
    pub import: Option<Picked>,
}

/// The office's new key.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "KeyRenewed"))]
pub struct Renewed {
    /// Role of the office.
    pub role: String,
    /// `SHA256:…` of the new key.
    pub fingerprint: String,
    /// The fingerprint as 6×5 digits.
    pub digits: String,
    /// `SHA256:…` of the key before it.
    pub before: String,
    /// The new age recipient for what goes up.
    pub recipient: String,
}

/// Adds a new signing key and a new recipient. For a body they begin with the next filing, for the secretariat with the next
/// edition; older identities stay, to open what was encrypted for them.
pub fn renew(cx: &Call<'_>, request: &Renew) -> Result<Renewed, Failure> {
    cx.office(&request.office, |office| {
        let meta = office.read().meta()?;
        // Whoever renews the key knows the passphrase of the old one; the new one is kept under the same.
        let before = signer(cx, office.read())?.public().fingerprint();
        let (private, private_pem) =
            made_or_brought(cx, request.import.as_ref(), cx.secrets.need_passphrase()?, meta.role)?;
        let public = private.public();
        unused(office.read(), &public)?;
        let key = OfficeKey {
            purpose: KeyPurpose::Signing,
            owner: String::new(),
            public_openssh: public.to_openssh(),
            private_pem,
            fingerprint: public.fingerprint(),
        };
        let mut renewed = act(cx, &meta.name, "renewed", public.fingerprint(), None);
        renewed.outcome = if request.import.is_some() { "imported" } else { "made" }.to_owned();
        let (identity, recipient) = sealed::new_identity();
        let kept = Recipient { recipient, identity: identity.as_str().to_owned() };
        office.change(&renewed, |tx| {
            tx.put_key(&key)?;
            tx.put_recipient(&kept).map(|_| ())
        })?;
        Ok(Renewed {
            role: meta.role.as_str().to_owned(),
            fingerprint: public.fingerprint(),
            digits: public.digits(),
            before,
            recipient: kept.recipient,
        })
    })
}

/// A key is in one role of one person or office: it is not taken twice, and no clerk's key becomes the office's.
fn unused(office: OfficeReader<'_>, public: &PublicKey) -> Result<(), Failure> {
    let fingerprint = public.fingerprint();
    for purpose in [KeyPurpose::Signing, KeyPurpose::Clerk] {
        if office.keys(purpose)?.iter().any(|k| k.fingerprint == fingerprint) {
            return Err(Failure::new("key-known").with("fingerprint", fingerprint));
        }
    }
    Ok(())
}

/// A new key, or the one in `file`, with its encrypted form under `passphrase`.
pub(crate) fn made_or_brought(
    cx: &Call<'_>,
    file: Option<&Picked>,
    passphrase: &str,
    role: Role,
) -> Result<(PrivateKey, String), Failure> {
    let Some(file) = file else { return cx.new_key(passphrase, role.as_str()) };
    let key = brought(cx, file, passphrase)?;
    let checkint = u32::from_be_bytes(cx.random()?);
    let pem = key
        .to_encrypted_openssh(passphrase, cx.random()?, checkint, role.as_str())
        .map_err(internal)?;
    Ok((key, pem))
}

/// The key in a file that somebody has already. The passphrase of the document is tried where none was given for it.
fn brought(cx: &Call<'_>, file: &Picked, passphrase: &str) -> Result<PrivateKey, Failure> {
    let path = cx.host.resolve(file)?;
    let bytes = zeroize::Zeroizing::new(read_file(&path, KEY_FILE_CAP)?);
    let pem = std::str::from_utf8(&bytes).unwrap_or_default();
    let own = cx.secrets.key.as_deref().map(String::as_str);
    PrivateKey::from_openssh(pem, Some(own.unwrap_or(passphrase))).map_err(|fault| {
        let code = match fault {
            KeyFault::WrongPassphrase if own.is_some() => "wrong-key-passphrase",
            KeyFault::WrongPassphrase | KeyFault::NeedsPassphrase => "key-passphrase-needed",
            KeyFault::NotEd25519 => "key-not-ed25519",
            KeyFault::TooManyRounds | KeyFault::Cipher | KeyFault::Malformed => "key-file-refused",
        };
        Failure::new(code).with("object", path.display()).detail(fault)
    })
}
