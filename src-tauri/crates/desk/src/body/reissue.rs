//! 重新签发: the same work once more under a new issue, with a new code and a new secret, because a laptop or a passphrase
//! was lost. The old issue counts no longer; what it says to keep counts until something is sealed under the new one.
//! Added work is a further batch and never a re-issue (`formats.md` §2, §6).

use dossier::merge::Issue;
use review::ids::{BatchId, ExpertId, NominationId, TrackId};
use serde::{Deserialize, Serialize};
use store::office::{OfficeReader, Role};

use super::pack::{self, Folders, Held, Job, Packed, Setting};
use super::set::TrackSet;
use crate::both::decide::{self, Acting};
use crate::command::Call;
use crate::failure::{Failure, internal};
use crate::host::{Picked, words};
use crate::office::{edition, need_role, track};

/// What to issue again.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Reissue {
    /// The body's office file.
    pub office: Picked,
    /// Track; may be left out where there is only one.
    #[serde(default)]
    pub track: Option<String>,
    /// Every batch of this expert.
    #[serde(default)]
    pub expert: Option<ExpertId>,
    /// This batch.
    #[serde(default)]
    pub batch: Option<BatchId>,
    /// Why.
    pub reason: String,
    /// Let what counts now go on counting until something is sealed under the new issue.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<_>"))]
    pub keep: bool,
    /// The clerk who issues it again; needed once the office has clerks.
    #[serde(default)]
    pub by: Option<String>,
    /// Folder for the batches.
    pub batches: Picked,
    /// Another folder, for the code letters.
    pub letters: Picked,
    /// Overwrite files of that name.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<_>"))]
    pub force: bool,
}

/// Issues batches again.
///
/// Errors: `outcome-reason`, `unknown-batch`, `expert-replaced`, `expert-not-on-panel`, `nothing-to-keep`,
/// `nothing-assigned`, and those of packing.
pub fn reissue(cx: &Call<'_>, request: &Reissue) -> Result<Packed, Failure> {
    let reason = words(&request.reason);
    if reason.is_empty() {
        return Err(Failure::new("outcome-reason"));
    }
    if request.expert.is_none() && request.batch.is_none() {
        return Err(Failure::usage("--expert / --batch"));
    }
    let folders = Folders::of(cx, (&request.batches, &request.letters), request.force)?;
    cx.office(&request.office, |office| {
        need_role(office.read(), Role::Body)?;
        let (_, edition) = edition(office.read())?;
        let track = track(office.read(), &edition, request.track.as_deref())?;
        let chosen = chosen(office.read(), &track, request)?;
        let setting = Setting::of(cx, office.read(), &track, folders)?;
        let mut counted = Vec::new();
        if request.keep {
            counted = counting(office.read(), &track)?;
        }
        let by = decide::actor(office.read(), request.by.as_deref())?;
        let acting = Acting::of(cx, office.read(), &by)?;
        let job = |(issue, held): (Issue, Held)| {
            let kept: Vec<String> = counted
                .iter()
                .filter(|(batch, _)| *batch == issue.batch)
                .map(|(_, digest)| digest.clone())
                .collect();
            if request.keep && kept.is_empty() {
                return Err(Failure::new("nothing-to-keep").with("batch", &issue.batch));
            }
            let mut job = job(&setting, (issue, &held), (kept, &reason))?;
            if let Some(acting) = &acting {
                let subject = format!("reissued {}/{}", job.batch, job.issue);
                let signed = acting.decide(cx, office.read(), (&subject, &reason))?;
                job.by = Some((by.clone(), signed));
            }
            Ok(job)
        };
        let jobs = chosen.into_iter().map(job).collect::<Result<Vec<_>, Failure>>()?;
        pack::all(cx, office, &setting, vec![jobs])
    })
}

/// The issues that take the place of which new ones are packed: of every batch the last, which must not be voided.
fn chosen(
    office: OfficeReader<'_>,
    track: &TrackId,
    request: &Reissue,
) -> Result<Vec<(Issue, Held)>, Failure> {
    let mut found = Vec::new();
    for (expert, held) in pack::by_expert(office, track)? {
        let of_batch = |id: &BatchId| held.batches.contains(id);
        let named = request.expert.as_ref().is_none_or(|e| *e == expert)
            && request.batch.as_ref().is_none_or(of_batch);
        if !named {
            continue;
        }
        if held.replaced {
            return Err(Failure::new("expert-replaced").with("expert", expert));
        }
        let wanted = |i: &&Issue| request.batch.as_ref().is_none_or(|b| *b == i.batch);
        let issues: Vec<Issue> = held.counting.iter().filter(wanted).cloned().collect();
        found.extend(issues.into_iter().map(|issue| (issue, held.clone())));
    }
    if found.is_empty() {
        let named = request.batch.as_ref().map(ToString::to_string);
        let named = named.or_else(|| request.expert.as_ref().map(ToString::to_string));
        return Err(Failure::new("unknown-batch").with("object", named.unwrap_or_default()));
    }
    Ok(found)
}

/// Batch and digest of everything that counts now.
fn counting(office: OfficeReader<'_>, track: &TrackId) -> Result<Vec<(BatchId, String)>, Failure> {
    let set = TrackSet::of(office, track)?;
    let counted = set.merge()?.counted;
    let all = set.results.iter().map(|(r, _)| (r.sheet.batch.clone(), r.digest().to_string()));
    Ok(all.filter(|(_, digest)| counted.contains(digest)).collect())
}

/// The same nominations, but for those that were withdrawn or are in conflict since.
fn job<'a>(
    setting: &'a Setting,
    (issue, held): (Issue, &Held),
    (kept, reason): (Vec<String>, &str),
) -> Result<Job<'a>, Failure> {
    let expert = setting.panel.expert(&issue.expert);
    let expert =
        expert.ok_or_else(|| Failure::new("expert-not-on-panel").with("expert", &issue.expert))?;
    let stays = |id: &NominationId| {
        setting.records.contains_key(id)
            && !expert.conflicts.contains(id)
            && !held.excused.contains(id)
    };
    let nominations: Vec<NominationId> = issue.nominations.into_iter().filter(stays).collect();
    if nominations.is_empty() {
        return Err(Failure::new("nothing-assigned").with("track", &setting.track.id));
    }
    let next = issue.issue.checked_add(1).ok_or_else(|| internal("issue"))?;
    let reason = reason.to_owned();
    Ok(Job { expert, batch: issue.batch, issue: next, nominations, kept, reason, by: None })
}
