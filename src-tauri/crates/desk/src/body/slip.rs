//! 回执条: the body signs for every results bundle that it took in. With it an expert can prove what was handed over,
//! whatever is submitted later. It is made once; whether the results count is not said in it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use bundle::BundleType;
use dossier::json::Payload;
use dossier::payload::path;
use dossier::payload::received::Slip;
use review::ids::{ExpertId, TrackId};
use serde::{Deserialize, Serialize};
use store::office::{Office, ResultsHead, ResultsRow, Role};

use super::answer::{self, Answer};
use crate::command::Call;
use crate::failure::Failure;
use crate::host::Picked;
use crate::office::{act, edition, need_role, track};

const KIND: BundleType = BundleType::Received;

/// For which results slips are wanted.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "SlipExport"))]
#[serde(deny_unknown_fields)]
pub struct Export {
    /// The body's office file.
    pub office: Picked,
    /// Track; may be left out where there is only one.
    #[serde(default)]
    pub track: Option<String>,
    /// Only those of this expert.
    #[serde(default)]
    pub expert: Option<ExpertId>,
    /// Folder for the slips.
    pub out: Picked,
    /// Overwrite other files of that name.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<_>"))]
    pub force: bool,
}

/// The slips.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "SlipsExported"))]
pub struct Exported {
    /// By batch, issue and version.
    pub slips: Vec<SlipFile>,
}

/// One slip.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct SlipFile {
    /// The slip.
    pub path: String,
    /// Its digest.
    pub digest: String,
    /// For whom.
    pub expert: String,
    /// About which batch.
    pub batch: String,
    /// Which issue of it.
    pub issue: u32,
    /// Which version of the sealed sheet.
    pub seq: u32,
    /// Digest of the results bundle.
    pub results: String,
}

/// Exports slips for what was taken in.
///
/// Errors: `nothing-received`; `key-not-filed`; `exists` where another file has the name.
pub fn export(cx: &Call<'_>, request: &Export) -> Result<Exported, Failure> {
    let folder = cx.host.resolve(&request.out)?;
    cx.office(&request.office, |office| {
        need_role(office.read(), Role::Body)?;
        let (_, edition) = edition(office.read())?;
        let track = track(office.read(), &edition, request.track.as_deref())?;
        let mine = |row: &ResultsRow| request.expert.as_ref().is_none_or(|e| *e == row.head.expert);
        let slips = export_some(cx, office, &track, (&folder, request.force), mine)?;
        if slips.is_empty() {
            return Err(Failure::new("nothing-received").with("track", track));
        }
        Ok(Exported { slips })
    })
}

/// Exports the slips of those results of a track that are `wanted`.
pub(super) fn export_some(
    cx: &Call<'_>,
    office: &mut Office,
    track: &TrackId,
    (folder, force): (&Path, bool),
    wanted: impl Fn(&ResultsRow) -> bool,
) -> Result<Vec<SlipFile>, Failure> {
    let rows = office.read().results_of(track)?;
    let made = answer::made::<Slip>(office.read(), track, (KIND, path::SLIP))?;
    let mut made: BTreeMap<String, Answer> =
        made.into_iter().map(|(slip, answer)| (slip.results_digest, answer)).collect();
    let mut slips = Vec::new();
    for row in rows.iter().filter(|row| wanted(row)) {
        let target = folder.join(format!("{}.hjb", name(&row.head, &rows)));
        let kept = made.remove(&row.head.digest);
        slips.push(one(cx, office, (track, row, kept), (target, force))?);
    }
    Ok(slips)
}

/// One slip: made and kept if there is none yet.
fn one(
    cx: &Call<'_>,
    office: &mut Office,
    (track, row, kept): (&TrackId, &ResultsRow, Option<Answer>),
    (target, force): (PathBuf, bool),
) -> Result<SlipFile, Failure> {
    let head = &row.head;
    let is_new = kept.is_none();
    let answer = match kept {
        Some(answer) => answer,
        None => answer::sign(cx, office, head, (KIND, path::SLIP, &words(track, row)))?,
    };
    let delivery = answer::place(&target, &answer.bytes, force)?;
    if is_new {
        let meta = office.read().meta()?;
        let mut act =
            act(cx, &meta.name, "slip", head.expert.as_str(), Some(answer.digest.clone()));
        act.outcome = format!("results {}", head.digest);
        office.change(&act, |tx| answer::keep(tx, track, (KIND, &answer)))?;
    }
    if let Some(delivery) = delivery {
        delivery.publish()?;
    }
    Ok(SlipFile {
        path: target.display().to_string(),
        digest: answer.digest,
        expert: head.expert.to_string(),
        batch: head.batch.to_string(),
        issue: head.issue,
        seq: head.seq,
        results: head.digest.clone(),
    })
}

fn words(track: &TrackId, row: &ResultsRow) -> Slip {
    let head = row.head.clone();
    Slip {
        kind: Slip::TYPE.to_owned(),
        track: track.clone(),
        batch: head.batch,
        issue: head.issue,
        expert: head.expert,
        seq: head.seq,
        results_digest: head.digest,
        fingerprint: head.key_fingerprint,
        received_at: row.received_at.clone(),
    }
}

/// The name of a slip. Two results under one version have different ones.
fn name(head: &ResultsHead, all: &[ResultsRow]) -> String {
    let place = |h: &ResultsHead| (h.batch.clone(), h.issue, h.seq);
    let name = format!("slip-{}-{}-{}", head.batch, head.issue, head.seq);
    let same = all.iter().filter(|row| place(&row.head) == place(head)).count();
    let short: String = head.digest.chars().take(8).collect();
    if same > 1 { format!("{name}-{short}") } else { name }
}
