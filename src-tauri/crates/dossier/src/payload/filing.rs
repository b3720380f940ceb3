//! What a filing holds besides criteria, panel and plan: the keys of the bodies that file.

use review::ids::BodyId;
use serde::{Deserialize, Serialize};

use crate::json::Payload;

/// `keys.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keys {
    /// Always [`Payload::TYPE`].
    #[serde(rename = "type")]
    pub kind: String,
    /// One entry for each joint body.
    pub bodies: Vec<RoleKey>,
}

/// The key with which one organisation acts in one role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleKey {
    /// The role as the signature file names it: `body`, `body-2`.
    pub role: String,
    /// Which body.
    pub body: BodyId,
    /// Public signing key in OpenSSH's form.
    pub signing_key: String,
    /// age recipient to which upward bundles are encrypted.
    pub recipient: String,
    /// Fingerprints of the personal keys of all clerks who may decide for this body, or ever could; names stay out of
    /// receipts, which lie in every batch. Empty: none was filed, and whoever has the office can make one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clerks: Vec<String>,
}

impl Payload for Keys {
    const TYPE: &'static str = "hengjian/keys/v1";
}
