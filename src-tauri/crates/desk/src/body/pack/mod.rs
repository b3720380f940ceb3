//! Packing: for each expert of the filed panel a batch bundle, and in another folder the letter with its
//! opening code. A batch holds nothing of co-experts, no nomination with a known conflict, and no reason
//! why one is absent; it can only be packed under a receipt.

mod held;
mod letters;
mod one;
mod setting;
mod split;
mod who;

use serde::{Deserialize, Serialize};
use store::office::{Office, Role};

use crate::command::Call;
use crate::failure::{Failure, internal};
use crate::host::{Picked, Progress};
use crate::office::{edition, need_role, track};

pub(super) use held::{Held, by_expert};
pub(super) use one::Job;
pub(super) use setting::{Folders, Setting};
pub use split::MOST;

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
    /// Added work: a further batch for every expert who has one, with what is not in any of the expert's batches yet.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<_>"))]
    pub further: bool,
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
    /// One entry for each batch, by expert.
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
    /// Which issue of it.
    pub issue: u32,
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

/// Packs a batch for every expert who is to judge something. What would be too large for one file becomes several.
pub fn pack(cx: &Call<'_>, request: &Pack) -> Result<Packed, Failure> {
    pack_within(cx, request, MOST)
}

/// As [`pack`], with batches of at most `most` bytes.
///
/// Errors: `same-folder`, `no-receipt`, `key-not-filed`, `second-body`, `nothing-accepted`, `nothing-assigned`,
/// `expert-not-on-panel`, `expert-replaced`, `unknown-nomination`, `nomination-too-large`, `already-packed`,
/// `nothing-further`, `exists`, and `pack-stopped` once something was packed.
pub fn pack_within(cx: &Call<'_>, request: &Pack, most: u64) -> Result<Packed, Failure> {
    let folders = Folders::of(cx, (&request.batches, &request.letters), request.force)?;
    cx.office(&request.office, |office| {
        need_role(office.read(), Role::Body)?;
        let (_, edition) = edition(office.read())?;
        let track = track(office.read(), &edition, request.track.as_deref())?;
        let setting = Setting::of(cx, office.read(), &track, folders)?;
        let work = who::jobs(cx, office.read(), (request, most), &setting)?;
        all(cx, office, &setting, work)
    })
}

/// Packs the jobs, expert by expert.
pub(super) fn all(
    cx: &Call<'_>,
    office: &mut Office,
    setting: &Setting,
    work: Vec<Vec<Job<'_>>>,
) -> Result<Packed, Failure> {
    let total = u64::try_from(work.iter().map(Vec::len).sum::<usize>()).map_err(internal)?;
    let (mut packed, mut done) = (Vec::new(), 0_u64);
    for of_expert in work {
        let mut parts = Vec::new();
        // The last part first: as long as the first is missing, packing again finds what is left.
        for job in of_expert.iter().rev() {
            // What is packed is whole and recorded; packing again packs those that are missing.
            let stopped = |f: Failure| match done {
                0 => f,
                _ => f.renamed("pack-stopped").with("done", done).with("total", total),
            };
            cx.go_on().map_err(stopped)?;
            cx.host.progress(&Progress { step: "pack", done, total });
            parts.push(one::pack(cx, office, setting, job)?);
            done = done.saturating_add(1);
        }
        packed.extend(parts.into_iter().rev());
    }
    Ok(Packed { letters: setting.folders.letters.display().to_string(), batches: packed })
}
