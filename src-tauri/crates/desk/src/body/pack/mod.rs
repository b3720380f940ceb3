//! Packing: for each expert of the filed panel a batch bundle, and in another folder the letter with its
//! opening code. A batch holds nothing of co-experts, no nomination with a known conflict, and no reason
//! why one is absent; it can only be packed under a receipt.

mod letters;
mod one;
mod who;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use bundle::PrivateKey;
use dossier::json;
use review::edition::{Edition, Track};
use review::ids::{BodyId, NominationId};
use review::nomination::Outcome;
use review::panel::Panel;
use review::plan::WorkPlan;
use serde::{Deserialize, Serialize};
use store::office::{Filing, Office, OfficeMeta, Role};

use crate::both::keys::lead_signer;
use crate::command::Call;
use crate::failure::{Failure, internal};
use crate::host::{Picked, Progress};
use crate::office::{edition, filing, need_role, track};

/// What to pack, and where to.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// The body's office file.
    pub office: Picked,
    /// Track; may be left out where there is only one.
    #[serde(default)]
    pub track: Option<String>,
    /// Folder for the batches.
    pub batches: Picked,
    /// Another folder, for the code letters.
    pub letters: Picked,
    /// Table `expert,nomination`; otherwise every expert gets every accepted nomination.
    #[serde(default)]
    pub assignment: Option<Picked>,
    /// Overwrite files of that name.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<_>"))]
    pub force: bool,
}

/// What was packed.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Packed {
    /// Folder of the letters.
    pub letters: String,
    /// One entry for each expert.
    pub batches: Vec<PackedFor>,
}

/// One expert's batch.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct PackedFor {
    /// The expert.
    pub expert: String,
    /// The batch.
    pub batch: String,
    /// The batch bundle.
    pub path: String,
    /// Its digest.
    pub digest: String,
    /// The letter, as PDF.
    pub letter: String,
    /// The opening code alone, for `--code-file`.
    pub code: String,
    /// How many nominations.
    pub nominations: usize,
}

/// Everything that is the same for all experts.
struct Setting<'a> {
    meta: OfficeMeta,
    edition: &'a Edition,
    edition_digest: String,
    track: &'a Track,
    body: BodyId,
    filing: Filing,
    plan: WorkPlan,
    receipt: Vec<u8>,
    /// Accepted nominations with the digests of their records, by id.
    records: BTreeMap<NominationId, String>,
    key: PrivateKey,
    batches: PathBuf,
    letters: PathBuf,
    force: bool,
}

/// Packs a batch for every expert who is to judge something.
pub fn pack(cx: &Call<'_>, request: &Pack) -> Result<Packed, Failure> {
    let (batches, letters) =
        (cx.host.resolve(&request.batches)?, cx.host.resolve(&request.letters)?);
    for folder in [&batches, &letters] {
        fs::create_dir_all(folder).map_err(|e| Failure::io(folder, &e))?;
    }
    if together(&batches, &letters) {
        return Err(Failure::new("same-folder"));
    }
    cx.office(&request.office, |office| {
        let meta = need_role(office.read(), Role::Body)?;
        let (row, edition) = edition(office.read())?;
        let track_id = track(office.read(), &edition, request.track.as_deref())?;
        let filing = filing(office.read(), &track_id)?;
        let panel: Panel = json::read(&filing.content.panel)?;
        let receipt_digest = filing.marks.receipt_digest.clone().unwrap_or_default();
        let setting = Setting {
            meta,
            edition: &edition,
            edition_digest: row.digest,
            track: edition.track(&track_id).ok_or_else(|| internal("track"))?,
            body: filing.key.body.clone(),
            plan: json::read(&filing.content.plan)?,
            receipt: office
                .read()
                .bundle_bytes(&receipt_digest)?
                .ok_or_else(|| internal("receipt bytes"))?,
            filing,
            records: accepted(office, &track_id)?,
            key: lead_signer(cx, office.read(), &track_id)?,
            batches,
            letters,
            force: request.force,
        };
        let work = who::assignments(cx, request, &panel, &setting)?;
        let work = who::not_yet_packed(office, &setting, work)?;
        let total = u64::try_from(work.len()).map_err(internal)?;
        let mut packed = Vec::new();
        for (done, (expert, nominations)) in (0_u64..).zip(&work) {
            // What is packed is whole and recorded; packing again packs those that are missing.
            let stopped = |f: Failure| match done {
                0 => f,
                _ => f.renamed("pack-stopped").with("done", done).with("total", total),
            };
            cx.go_on().map_err(stopped)?;
            cx.host.progress(&Progress { step: "pack", done, total });
            packed.push(one::pack(cx, office, &setting, expert, nominations)?);
        }
        Ok(Packed { letters: setting.letters.display().to_string(), batches: packed })
    })
}

/// Whether one of the folders is the other or lies in it: whoever copies it to a stick takes both along.
fn together(a: &Path, b: &Path) -> bool {
    match (fs::canonicalize(a), fs::canonicalize(b)) {
        (Ok(a), Ok(b)) => a.starts_with(&b) || b.starts_with(&a),
        _ => false,
    }
}

fn accepted(
    office: &Office,
    track: &review::ids::TrackId,
) -> Result<BTreeMap<NominationId, String>, Failure> {
    let rows = office.read().nominations(track)?;
    let accepted: BTreeMap<_, _> = rows
        .into_iter()
        .filter(|r| r.outcome == Outcome::Accepted)
        .map(|r| (r.record.id, r.record.digest))
        .collect();
    if accepted.is_empty() {
        return Err(Failure::new("nothing-accepted").with("track", track));
    }
    Ok(accepted)
}
