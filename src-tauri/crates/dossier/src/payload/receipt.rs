//! The secretariat's countersigned answer to a filing. With it the criteria are *filed*: it pins their
//! digest, the keys that may act for the body, and who may appear as an expert.

use bundle::key::PublicKey;
use review::ids::{BodyId, EditionId, ExpertId, ListId, TrackId};
use review::plan::Binding;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::filing::RoleKey;
use crate::json::Payload;

/// `receipt.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// Always [`Payload::TYPE`].
    #[serde(rename = "type")]
    pub kind: String,
    /// The edition.
    pub edition: EditionId,
    /// Digest of the edition bundle under which it was filed.
    pub edition_digest: String,
    /// The list.
    pub list: ListId,
    /// The track.
    pub track: TrackId,
    /// The body that filed (of joint bodies the first).
    pub body: BodyId,
    /// Filing number (备案号).
    pub filing_no: String,
    /// Version of the filing, from 1; a higher one supersedes a lower one.
    pub filing_version: u32,
    /// Digest of the filing bundle.
    pub filing_digest: String,
    /// SHA-256 of the criteria's bytes.
    pub criteria_digest: String,
    /// Suite of algorithms that holds for everything under this filing.
    pub suite: String,
    /// Which keys may sign in which role.
    pub role_keys: Vec<RoleKey>,
    /// How experts' keys must be bound.
    pub binding: Binding,
    /// Salt of the experts' hashes, hexadecimal.
    pub salt: String,
    /// Every expert of the filed panel, without a name.
    pub experts: Vec<FiledExpert>,
    /// Who compared the body's fingerprint with the stamped letter.
    pub compared_by: String,
    /// When the receipt was made, RFC 3339.
    pub at: String,
}

/// An expert as a receipt knows one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FiledExpert {
    /// Number.
    pub expert: ExpertId,
    /// [`expert_hash`] of number, name and unit.
    pub hash: String,
    /// Public key that was filed for this expert, as one OpenSSH line; no other may sign then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
}

impl Receipt {
    /// The key that was filed for an expert, if one was and it can be read.
    pub fn filed_key(&self, expert: &ExpertId) -> Option<PublicKey> {
        let filed = self.experts.iter().find(|e| &e.expert == expert)?;
        PublicKey::from_openssh(filed.key.as_deref()?).ok()
    }

    /// Recipients to which what goes up to the bodies is encrypted.
    pub fn recipients(&self) -> Vec<&str> {
        self.role_keys.iter().map(|k| k.recipient.as_str()).collect()
    }
}

impl Payload for Receipt {
    const TYPE: &'static str = "hengjian/receipt/v1";
}

/// SHA-256 of `hengjian/expert/v1`, salt, number, name and unit, a line each. It lets whoever knows a
/// name prove that this person was filed; a guessed name can be tested too, which is its honest limit.
pub fn expert_hash(salt: &str, expert: &ExpertId, name: &str, unit: &str) -> String {
    let text = format!("hengjian/expert/v1\n{salt}\n{expert}\n{name}\n{unit}\n");
    Sha256::digest(text.as_bytes()).iter().map(|b| format!("{b:02x}")).collect()
}
