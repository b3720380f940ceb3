//! Where a submission goes next: to the secretariat, or first to the joint bodies that have not signed yet. Nobody signs
//! here.

use std::collections::BTreeSet;

use bundle::PublicKey;
use dossier::payload::filing::RoleKey;
use dossier::payload::receipt::Receipt;
use review::edition::Edition;
use review::ids::BodyId;
use store::office::OfficeReader;

use crate::failure::Failure;
use crate::office::key;

/// The role in which this office signs under a receipt.
pub(crate) fn own_role(office: OfficeReader<'_>, receipt: &Receipt) -> Result<String, Failure> {
    let own = key(office)?.fingerprint;
    let is_own = |k: &&RoleKey| {
        PublicKey::from_openssh(&k.signing_key).is_ok_and(|key| key.fingerprint() == own)
    };
    // A key that the receipt does not name is found by the verification that follows.
    let role = receipt.role_keys.iter().find(is_own).map(|k| k.role.clone());
    Ok(role.unwrap_or_else(|| "body".to_owned()))
}

/// Whom a submission goes to next.
pub(crate) struct Next<'a> {
    /// Whether others have still to sign.
    pub to_cosign: bool,
    /// age recipients.
    pub recipients: Vec<&'a str>,
    /// Their names, for people.
    pub names: String,
}

impl<'a> Next<'a> {
    /// To the secretariat once every role of the receipt is in `signed`; until then to those that are missing.
    pub fn of(edition: &'a Edition, receipt: &'a Receipt, signed: &BTreeSet<&str>) -> Self {
        let name = |id: &BodyId| edition.body(id).map_or(id.to_string(), |b| b.name.clone());
        let missing = || receipt.role_keys.iter().filter(|k| !signed.contains(k.role.as_str()));
        if missing().next().is_none() {
            let secretariat = &edition.secretariat;
            return Self {
                to_cosign: false,
                recipients: secretariat.recipients.iter().map(String::as_str).collect(),
                names: name(&secretariat.body),
            };
        }
        let names: Vec<String> = missing().map(|k| name(&k.body)).collect();
        Self {
            to_cosign: true,
            recipients: missing().map(|k| k.recipient.as_str()).collect(),
            names: names.join("、"),
        }
    }

    /// The name of the submission's file, without its ending.
    pub fn file_name(&self, track: &review::ids::TrackId) -> String {
        format!("submission-{track}{}", if self.to_cosign { "-to-cosign" } else { "" })
    }
}
