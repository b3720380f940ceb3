//! What is the same for everything that is packed at once: the receipt in force with plan, panel and criteria, the accepted
//! nominations, the key, the two folders. Nothing is written here but the folders themselves.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use bundle::PrivateKey;
use dossier::json;
use review::edition::{Edition, Track};
use review::ids::{BodyId, NominationId, TrackId};
use review::nomination::Outcome;
use review::panel::Panel;
use review::plan::WorkPlan;
use store::office::{Filing, OfficeMeta, OfficeReader};

use super::split;
use crate::both::keys::lead_signer;
use crate::command::Call;
use crate::failure::{Failure, internal};
use crate::host::Picked;
use crate::office::{edition, filing};

/// Where batches and letters go.
pub(in crate::body) struct Folders {
    pub batches: PathBuf,
    pub letters: PathBuf,
    pub force: bool,
}

impl Folders {
    /// Both folders, made if need be. Errors: `same-folder`, `io`.
    pub fn of(
        cx: &Call<'_>,
        (batches, letters): (&Picked, &Picked),
        force: bool,
    ) -> Result<Self, Failure> {
        let folders =
            Self { batches: cx.host.resolve(batches)?, letters: cx.host.resolve(letters)?, force };
        for folder in [&folders.batches, &folders.letters] {
            fs::create_dir_all(folder).map_err(|e| Failure::io(folder, &e))?;
        }
        if together(&folders.batches, &folders.letters) {
            return Err(Failure::new("same-folder"));
        }
        Ok(folders)
    }
}

/// Whether one of the folders is the other or lies in it: whoever copies it to a stick takes both along.
fn together(a: &Path, b: &Path) -> bool {
    match (fs::canonicalize(a), fs::canonicalize(b)) {
        (Ok(a), Ok(b)) => a.starts_with(&b) || b.starts_with(&a),
        _ => false,
    }
}

/// Everything that is the same for all batches.
pub(in crate::body) struct Setting {
    pub meta: OfficeMeta,
    pub edition: Edition,
    pub edition_digest: String,
    pub track: Track,
    pub body: BodyId,
    pub filing: Filing,
    pub panel: Panel,
    pub plan: WorkPlan,
    pub receipt: Vec<u8>,
    /// Accepted nominations with the digests of their records, by id.
    pub records: BTreeMap<NominationId, String>,
    /// How much room each of them takes in a batch, in bytes.
    pub sizes: BTreeMap<NominationId, u64>,
    pub key: PrivateKey,
    pub folders: Folders,
}

impl Setting {
    /// The setting of a track under the receipt in force. Errors: `no-receipt`, `nothing-accepted`, `key-not-filed`,
    /// `second-body`.
    pub fn of(
        cx: &Call<'_>,
        office: OfficeReader<'_>,
        track: &TrackId,
        folders: Folders,
    ) -> Result<Self, Failure> {
        let (row, edition) = edition(office)?;
        let filing = filing(office, track)?;
        let receipt = filing.marks.receipt_digest.clone().unwrap_or_default();
        let (records, sizes) = accepted(office, track)?;
        Ok(Self {
            meta: office.meta()?,
            track: edition.track(track).cloned().ok_or_else(|| internal("track"))?,
            edition,
            edition_digest: row.digest,
            body: filing.key.body.clone(),
            panel: json::read(&filing.content.panel)?,
            plan: json::read(&filing.content.plan)?,
            receipt: office.bundle_bytes(&receipt)?.ok_or_else(|| internal("receipt bytes"))?,
            filing,
            records,
            sizes,
            key: lead_signer(cx, office, track)?,
            folders,
        })
    }
}

type Records = (BTreeMap<NominationId, String>, BTreeMap<NominationId, u64>);

/// Digests and sizes of the accepted nominations.
fn accepted(office: OfficeReader<'_>, track: &TrackId) -> Result<Records, Failure> {
    let (mut records, mut sizes) = Records::default();
    let rows = office.nominations(track)?.into_iter();
    for row in rows.filter(|r| r.outcome == Outcome::Accepted) {
        sizes.insert(row.record.id.clone(), split::room_for(&row.record.json)?);
        records.insert(row.record.id, row.record.digest);
    }
    if records.is_empty() {
        return Err(Failure::new("nothing-accepted").with("track", track));
    }
    Ok((records, sizes))
}
