//! 备案函: the letter on which a body's own key stands for its own stamp (`formats.md` §1). Each of two joint bodies
//! prints its own, with the digits of the key that it holds and never with what the other body says they are.

use bundle::{Digest, PublicKey};
use review::edition::{Edition, Track};
use review::ids::BodyId;
use store::office::OfficeMeta;

use crate::bundles::paper_mode;
use crate::failure::Failure;

/// What was filed, as far as the letter says it.
pub(crate) struct Filed<'a> {
    /// Whose office prints the letter.
    pub meta: &'a OfficeMeta,
    /// The edition in force.
    pub edition: &'a Edition,
    /// The track.
    pub track: &'a Track,
    /// Version of the filing.
    pub version: u32,
    /// Digest of the filing; a second signature does not change it.
    pub digest: &'a Digest,
}

/// The letter of `body` with the digits of its `key` and of its clerks' keys, as PDF.
pub(crate) fn letter(
    filed: &Filed<'_>,
    (body, key, clerks): (&BodyId, &PublicKey, Vec<String>),
    now: &str,
) -> Result<Vec<u8>, Failure> {
    let Filed { meta, edition, track, version, digest } = filed;
    let name = |id: &BodyId| edition.body(id).map_or(id.to_string(), |b| b.name.clone());
    let data = report::FilingLetter {
        mode: paper_mode(meta.mode),
        edition: edition.title.clone(),
        secretariat: name(&edition.secretariat.body),
        list: edition.list(&track.list).map_or(track.list.to_string(), |l| l.title.clone()),
        track: track.title.clone(),
        version: *version,
        filing_digest: digest.to_string(),
        filing_digits: digest.digits(),
        keys: vec![report::BodyKey {
            body: name(body),
            fingerprint: key.fingerprint(),
            digits: key.digits(),
        }],
        clerks,
    };
    Ok(report::filing_letter(&data, now)?)
}
