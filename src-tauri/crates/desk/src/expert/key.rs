//! The expert's own key before there is a batch (`formats.md` §6, binding `filed`): made on the expert's machine, named to
//! the body on a card of paper, and brought along when the batch is opened. The private half lies nowhere unencrypted,
//! and no name stands in it. Whose key it is, is decided by the filing and not here.

use std::io::Write;
use std::path::Path;

use bundle::{Digest, KeyFault, PrivateKey, PublicKey, Signer};
use dossier::payload::receipt::Receipt;
use review::ids::ExpertId;
use review::plan::Binding;
use serde::{Deserialize, Serialize};
use store::work::SigningKey;
use zeroize::Zeroizing;

use crate::command::Call;
use crate::deliver::{Delivery, digest_of_file, prepare, read_file};
use crate::failure::{Failure, internal};
use crate::host::{Picked, words};

/// Largest key file, in bytes.
const KEY_FILE_CAP: u64 = 16 << 10;
/// What stands in a key file as its comment: never a name, because the file is shown around.
const COMMENT: &str = "hengjian-expert";
/// The private key's file; the public one has `.pub`, as `ssh-keygen` names them.
const KEY_FILE: &str = "expert-key";

/// For whom a key card is made.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ExpertCard"))]
#[serde(deny_unknown_fields)]
pub struct MakeCard {
    /// The expert's name; it stands on the card alone.
    pub name: String,
    /// The expert's unit.
    #[serde(default)]
    pub unit: Option<String>,
    /// Folder for the key and the card.
    pub out: Picked,
    /// Overwrite files of that name.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<_>"))]
    pub force: bool,
}

/// A key and its card.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ExpertCardMade"))]
pub struct CardMade {
    /// The card, to be printed, signed and handed to the body.
    pub path: String,
    /// The private key, encrypted; it stays with the expert.
    pub key: String,
    /// The public key's file.
    pub public: String,
    /// The public key as one OpenSSH line, for the panel table.
    pub public_key: String,
    /// `SHA256:…` of the key.
    pub fingerprint: String,
    /// The fingerprint as 6×5 digits.
    pub digits: String,
}

/// Makes a key and its card.
///
/// Errors: `weak-passphrase`, `exists`, `unreadable-glyph` for a name that no font can draw.
pub fn card(cx: &Call<'_>, request: &MakeCard) -> Result<CardMade, Failure> {
    let folder = cx.host.resolve(&request.out)?;
    let passphrase = cx.new_passphrase()?;
    let (private, pem) = cx.new_key(passphrase, COMMENT)?;
    let pem = Zeroizing::new(pem);
    let public = private.public();
    let name = words(&request.name);
    let data = report::KeyCard {
        name: Some(name).filter(|name| !name.is_empty()),
        unit: request.unit.as_deref().map(words).unwrap_or_default(),
        public_key: public.to_openssh(),
        fingerprint: public.fingerprint(),
        digits: public.digits(),
    };
    let page = report::key_card(&data, &cx.now())?;
    let line = format!("{}\n", data.public_key);
    let paper = prepare(&folder.join("expert-key-card.pdf"), &page, request.force)?;
    let beside = prepare(&folder.join(format!("{KEY_FILE}.pub")), line.as_bytes(), request.force)?;
    let key = prepare_private(&folder.join(KEY_FILE), pem.as_bytes(), request.force)?;
    // The private key first: without it neither of the others is worth anything.
    Ok(CardMade {
        key: key.publish()?.display().to_string(),
        public: beside.publish()?.display().to_string(),
        path: paper.publish()?.display().to_string(),
        public_key: data.public_key,
        fingerprint: data.fingerprint,
        digits: data.digits,
    })
}

/// As [`prepare`], for nobody else's eyes: `ssh-keygen` refuses a private key that others may read.
fn prepare_private(target: &Path, bytes: &[u8], force: bool) -> Result<Delivery, Failure> {
    let failed = |e: std::io::Error| Failure::io(target, &e);
    let mut delivery = Delivery::begin(target, force)?;
    let file = delivery.file()?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        file.set_permissions(std::fs::Permissions::from_mode(0o600)).map_err(failed)?;
    }
    file.write_all(bytes).map_err(failed)?;
    delivery.check(|part| Ok(digest_of_file(part)? == Digest::of(bytes)))?;
    Ok(delivery)
}

/// The key in a file that the expert brings along, encrypted anew under the passphrase of the work file.
///
/// Errors: `key-passphrase-needed` if the file has another passphrase than the work file will have and that one was not
/// given, `wrong-key-passphrase`, `key-not-ed25519`, `key-file-refused`, `not-found`, `io`.
pub(crate) fn bring(
    cx: &Call<'_>,
    file: &Picked,
    passphrase: &str,
) -> Result<(PublicKey, SigningKey), Failure> {
    let path = cx.host.resolve(file)?;
    let bytes = Zeroizing::new(read_file(&path, KEY_FILE_CAP)?);
    let pem = std::str::from_utf8(&bytes).unwrap_or_default();
    let own = cx.secrets.key.as_deref().map(String::as_str);
    let private =
        PrivateKey::from_openssh(pem, Some(own.unwrap_or(passphrase))).map_err(|fault| {
            let code = match fault {
                KeyFault::WrongPassphrase if own.is_some() => "wrong-key-passphrase",
                KeyFault::WrongPassphrase | KeyFault::NeedsPassphrase => "key-passphrase-needed",
                KeyFault::NotEd25519 => "key-not-ed25519",
                _ => "key-file-refused",
            };
            Failure::new(code).with("object", path.display()).detail(fault)
        })?;
    let checkint = u32::from_be_bytes(cx.random()?);
    let public = private.public();
    let key = SigningKey {
        public_openssh: public.to_openssh(),
        private_pem: private
            .to_encrypted_openssh(passphrase, cx.random()?, checkint, COMMENT)
            .map_err(internal)?,
        fingerprint: public.fingerprint(),
    };
    Ok((public, key))
}

/// Where a key was filed for the expert, only that one may sign: results under any other would be refused by everybody.
///
/// Errors: `filed-key-needed` if it was not brought along, `key-not-yours` if another one was.
pub(crate) fn fits(
    receipt: &Receipt,
    expert: &ExpertId,
    brought: Option<&PublicKey>,
) -> Result<(), Failure> {
    let Some(filed) = receipt.filed_key(expert) else { return Ok(()) };
    let (code, key) = match brought {
        Some(key) if *key == filed => return Ok(()),
        Some(key) => ("key-not-yours", key),
        None => ("filed-key-needed", &filed),
    };
    Err(Failure::new(code).with("expert", expert).with("fingerprint", key.fingerprint()))
}

/// How a key is bound to the expert by the receipt alone; paper may reach further.
pub(crate) fn binding(receipt: &Receipt, expert: &ExpertId, key: &PublicKey) -> Binding {
    match receipt.filed_key(expert) {
        Some(filed) if filed == *key => Binding::Filed,
        _ => Binding::Mac,
    }
}

#[cfg(test)]
mod tests {
    use dossier::json::Payload;
    use dossier::payload::receipt::FiledExpert;
    use review::ids::{BodyId, EditionId, ListId, TrackId};

    use super::*;

    fn public(seed: u8) -> PublicKey {
        PrivateKey::from_seed([seed; 32]).public()
    }

    /// E001 has filed the key of seed 1; E002 has filed none.
    fn receipt() -> Receipt {
        let filed = |expert: &str, key: Option<PublicKey>| FiledExpert {
            expert: ExpertId::new(expert).unwrap(),
            hash: String::new(),
            key: key.map(|k| k.to_openssh()),
        };
        Receipt {
            kind: Receipt::TYPE.to_owned(),
            edition: EditionId::new("2022").unwrap(),
            edition_digest: String::new(),
            list: ListId::new("list").unwrap(),
            track: TrackId::new("track").unwrap(),
            body: BodyId::new("body").unwrap(),
            filing_no: String::new(),
            filing_version: 1,
            filing_digest: String::new(),
            criteria_digest: String::new(),
            suite: String::new(),
            role_keys: Vec::new(),
            binding: Binding::Filed,
            salt: String::new(),
            experts: vec![filed("E001", Some(public(1))), filed("E002", None)],
            compared_by: String::new(),
            at: String::new(),
        }
    }

    #[test]
    fn only_the_filed_key_opens_for_whom_one_was_filed() {
        let (receipt, own, other) = (receipt(), public(1), public(2));
        let said = |expert: &str, key: Option<&PublicKey>| {
            let fits = fits(&receipt, &ExpertId::new(expert).unwrap(), key);
            fits.map_or_else(|f| f.code, |()| "ok".to_owned())
        };
        assert_eq!(said("E001", Some(&own)), "ok");
        assert_eq!(said("E001", Some(&other)), "key-not-yours");
        assert_eq!(said("E001", None), "filed-key-needed");
        assert_eq!([said("E002", Some(&own)), said("E002", None)], ["ok", "ok"]);
    }

    #[test]
    fn a_key_is_filed_only_for_the_expert_who_filed_it() {
        let (receipt, own, other) = (receipt(), public(1), public(2));
        let of = |expert: &str, key| binding(&receipt, &ExpertId::new(expert).unwrap(), key);
        assert_eq!(of("E001", &own), Binding::Filed);
        assert_eq!([of("E001", &other), of("E002", &own)], [Binding::Mac, Binding::Mac]);
    }
}
