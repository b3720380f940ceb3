//! The attachments of what a body recommends, for the final review. File names of people are in the list; in the
//! archive a file is named by its number, because names there are ASCII.

use review::ids::{BodyId, NominationId, TrackId};
use serde::{Deserialize, Serialize};

use crate::json::Payload;

/// `materials.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Materials {
    /// Always [`Payload::TYPE`].
    #[serde(rename = "type")]
    pub kind: String,
    /// The track.
    pub track: TrackId,
    /// The body.
    pub body: BodyId,
    /// Digest of the submission that recommends.
    pub submission_digest: String,
    /// Which of several bundles, from 1: what does not fit into one goes into several.
    pub part: u32,
    /// How many there are.
    pub parts: u32,
    /// The nominations whose attachments are all in this one.
    pub nominations: Vec<NominationId>,
    /// Every file, by nomination and name.
    pub files: Vec<MaterialFile>,
}

/// One attachment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MaterialFile {
    /// Of which nomination.
    pub nomination: NominationId,
    /// Its name as the applicant gave it.
    pub name: String,
    /// Where it lies: `data/nominations/<id>/<number>`.
    pub path: String,
    /// Size in bytes.
    pub size: u64,
    /// SHA-256 of the bytes; the nomination's record names the same.
    pub sha256: String,
}

/// Where the `n`th file of a nomination lies.
pub fn material_path(nomination: &NominationId, n: usize) -> String {
    format!("{}{}/{n}", super::path::NOMINATIONS, nomination.as_str().to_lowercase())
}

impl Payload for Materials {
    const TYPE: &'static str = "hengjian/materials/v1";
}
