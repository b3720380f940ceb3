//! The key card (密钥卡) of a body that reviews a track jointly with another: which key it signs with and to which
//! recipient what goes up is encrypted. The other body puts both into the joint filing. A signature beside the card
//! shows that its maker holds the key; whose key it is, the secretariat learns from the stamped letter alone.

use std::path::{Path, PathBuf};

use bundle::{PublicKey, Signer};
use dossier::Finding;
use dossier::json::{self, Payload};
use review::ids::{BodyId, EditionId};
use serde::{Deserialize, Serialize};
use store::office::Role;

use crate::both::clerk;
use crate::bundles::bundle_mode;
use crate::command::Call;
use crate::deliver::{prepare, read_file};
use crate::failure::{Failure, internal};
use crate::host::Picked;
use crate::office::{act, body, edition, need_role, signer};

/// The namespace of the signature beside a card.
const NAMESPACE: &str = "hengjian/body-card/v1";

/// Largest card, in bytes.
const CARD_CAP: u64 = 64 << 10;
/// Largest signature, in bytes.
const SIGNATURE_CAP: u64 = 4 << 10;

/// `body-card-<body>.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Card {
    /// Always [`Payload::TYPE`].
    #[serde(rename = "type")]
    kind: String,
    /// The edition.
    pub edition: EditionId,
    /// Whether it is for rehearsal.
    pub mode: String,
    /// The body.
    pub body: BodyId,
    /// Public signing key in OpenSSH's form.
    pub signing_key: String,
    /// age recipient to which upward bundles are encrypted.
    pub recipient: String,
    /// Fingerprints of its clerks' personal keys.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clerks: Vec<String>,
    /// When it was made, RFC 3339.
    pub at: String,
}

impl Payload for Card {
    const TYPE: &'static str = "hengjian/body-card/v1";
}

/// Whose card to make.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "BodyCard"))]
#[serde(deny_unknown_fields)]
pub struct Make {
    /// The body's office file.
    pub office: Picked,
    /// Folder for the card and its signature.
    pub out: Picked,
    /// Overwrite files of that name.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<_>"))]
    pub force: bool,
}

/// A card that was made.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "BodyCardMade"))]
pub struct Made {
    /// The card.
    pub path: String,
    /// Its signature, as `ssh-keygen -Y sign` names it.
    pub signature: String,
    /// The body.
    pub body: String,
    /// `SHA256:…` of the key.
    pub fingerprint: String,
    /// The fingerprint as 6×5 digits.
    pub digits: String,
    /// age recipient of the office.
    pub recipient: String,
}

/// Makes the card of a body, signed with the key that it names.
pub fn make(cx: &Call<'_>, request: &Make) -> Result<Made, Failure> {
    let folder = cx.host.resolve(&request.out)?;
    cx.office(&request.office, |office| {
        let meta = need_role(office.read(), Role::Body)?;
        let (_, edition) = edition(office.read())?;
        let body = body(&meta, &edition)?;
        let key = signer(cx, office.read())?;
        let recipient =
            office.read().recipients()?.pop().ok_or_else(|| internal("no recipient"))?;
        let card = Card {
            kind: Card::TYPE.to_owned(),
            edition: edition.id,
            mode: bundle_mode(meta.mode).as_str().to_owned(),
            body: body.clone(),
            signing_key: key.public().to_openssh(),
            recipient: recipient.recipient,
            clerks: clerk::filed(office.read())?,
            at: cx.now(),
        };
        let bytes = json::write(&card)?;
        let signature = bundle::sign_text(&key, NAMESPACE, &bytes)?;
        let target = folder.join(format!("body-card-{body}.json"));
        let file = prepare(&target, &bytes, request.force)?;
        let beside = prepare(&beside(&target), signature.as_bytes(), request.force)?;
        let made = act(cx, &meta.name, "carded", key.public().fingerprint(), None);
        office.change(&made, |_| Ok(()))?;
        Ok(Made {
            signature: beside.publish()?.display().to_string(),
            path: file.publish()?.display().to_string(),
            body: body.to_string(),
            fingerprint: key.public().fingerprint(),
            digits: key.public().digits(),
            recipient: card.recipient,
        })
    })
}

/// The card in a picked file, signed by the key that it names, whose key and recipient can be used.
///
/// Errors: `verification-failed` with F20 to F22 for the card, A01 to A06 for its signature; `not-found`, `io`.
pub(crate) fn read(cx: &Call<'_>, file: &Picked) -> Result<Card, Failure> {
    let path = cx.host.resolve(file)?;
    let bytes = read_file(&path, CARD_CAP)?;
    let signature = read_file(&beside(&path), SIGNATURE_CAP)?;
    checked(&bytes, &signature).map_err(|finding| Failure::refused(&path, vec![finding]))
}

fn checked(bytes: &[u8], signature: &[u8]) -> Result<Card, Finding> {
    let card: Card =
        json::read(bytes).map_err(|fault| Finding::failure(fault.code, "card", fault.detail))?;
    let armored = std::str::from_utf8(signature)
        .map_err(|_| Finding::failure("A02", card.body.as_str(), "not text"))?;
    let signed = bundle::verify_text(armored, NAMESPACE, bytes)?;
    if PublicKey::from_openssh(&card.signing_key)? != signed {
        return Err(Finding::failure("A05", card.body.as_str(), signed.fingerprint()));
    }
    bundle::sealed::check_recipient(&card.recipient)?;
    Ok(card)
}

/// Where the signature of a card lies: where `ssh-keygen -Y sign` puts it.
fn beside(card: &Path) -> PathBuf {
    let mut name = card.as_os_str().to_owned();
    name.push(".sig");
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use bundle::PrivateKey;

    use super::*;

    fn signed(change: impl FnOnce(&mut Card), seed: u8, namespace: &str) -> String {
        let holder = PrivateKey::from_seed([7; 32]);
        let mut card = Card {
            kind: Card::TYPE.to_owned(),
            edition: EditionId::new("2022").unwrap(),
            mode: "official".to_owned(),
            body: BodyId::new("cast-clean-energy").unwrap(),
            signing_key: holder.public().to_openssh(),
            recipient: bundle::sealed::new_identity().1,
            clerks: Vec::new(),
            at: "2022-11-01T08:00:00+08:00".to_owned(),
        };
        change(&mut card);
        let bytes = json::write(&card).unwrap();
        let by = PrivateKey::from_seed([seed; 32]);
        let signature = bundle::sign_text(&by, namespace, &bytes).unwrap();
        checked(&bytes, signature.as_bytes()).map_or_else(|f| f.code, |_| "ok".to_owned())
    }

    #[test]
    fn a_card_is_taken_only_from_the_holder_of_its_key() {
        assert_eq!(signed(|_| {}, 7, NAMESPACE), "ok");
        assert_eq!(signed(|_| {}, 8, NAMESPACE), "A05");
        assert_eq!(signed(|_| {}, 7, "hengjian/decision/v1"), "A03");
    }

    #[test]
    fn a_card_that_nobody_could_use_is_not_taken() {
        assert_eq!(signed(|c| c.recipient = "age1".to_owned(), 7, NAMESPACE), "A02");
        assert_eq!(signed(|c| c.kind = "hengjian/keys/v1".to_owned(), 7, NAMESPACE), "F21");
    }
}
