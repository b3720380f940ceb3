//! 退回修改: sealed results go back to their expert with a cause. What was sealed counts until the expert seals again; a
//! return takes no score away (ADR 0014). Nobody here changes what an expert entered.

use bundle::BundleType;
use dossier::json::Payload;
use dossier::payload::path;
use dossier::payload::returned::{Cause, Return};
use review::ids::{BatchId, ExpertId, NominationId, TrackId};
use serde::{Deserialize, Serialize};
use store::office::{Office, OfficeReader, ResultsRow, Role};

use super::answer::{self, Answer};
use super::set::TrackSet;
use crate::both::decide::{self, Kept};
use crate::command::Call;
use crate::failure::Failure;
use crate::host::{Picked, words};
use crate::office::{act, edition, need_role, track};

const KIND: BundleType = BundleType::Return;

/// What goes back, and why.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ReturnResults"))]
#[serde(deny_unknown_fields)]
pub struct GiveBack {
    /// The body's office file.
    pub office: Picked,
    /// Track; may be left out where there is only one.
    #[serde(default)]
    pub track: Option<String>,
    /// To which expert.
    #[serde(default)]
    pub expert: Option<ExpertId>,
    /// Of which batch; needed where the expert has sealed several.
    #[serde(default)]
    pub batch: Option<BatchId>,
    /// What is to be corrected in the whole sheet.
    #[serde(default)]
    pub cause: Option<String>,
    /// What is to be corrected in single nominations: `n012=…`.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<_>"))]
    pub cause_for: Vec<String>,
    /// The clerk who returns it; needed once the office has clerks.
    #[serde(default)]
    pub by: Option<String>,
    /// Folder for the return.
    pub out: Picked,
    /// Overwrite another file of that name.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<_>"))]
    pub force: bool,
}

/// A return.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ResultsReturned"))]
pub struct Returned {
    /// The return.
    pub path: String,
    /// Its digest.
    pub digest: String,
    /// To whom.
    pub expert: String,
    /// Of which batch.
    pub batch: String,
    /// Which issue of it.
    pub issue: u32,
    /// Which version of the sealed sheet.
    pub seq: u32,
    /// Digest of the results bundle that goes back.
    pub results: String,
    /// Why.
    pub causes: Vec<Cause>,
}

/// Returns results for correction; what was returned for the same causes before is exported again.
///
/// Errors: `cause-needed`, `cause-form`, `unknown-nomination`, `nothing-to-return`, `several-batches`, `equivocation`,
/// `returned-issue-open`, `already-returned`, `key-not-filed`, `exists`.
pub fn give_back(cx: &Call<'_>, request: &GiveBack) -> Result<Returned, Failure> {
    let folder = cx.host.resolve(&request.out)?;
    if request.expert.is_none() && request.batch.is_none() {
        return Err(Failure::usage("--expert / --batch"));
    }
    let causes = causes(request)?;
    cx.office(&request.office, |office| {
        need_role(office.read(), Role::Body)?;
        let (_, edition) = edition(office.read())?;
        let track = track(office.read(), &edition, request.track.as_deref())?;
        let row = chosen(office.read(), &track, request)?;
        let head = &row.head;
        assigned(office.read(), &row, &causes)?;
        let (answer, is_new) = answer(cx, office, (&track, &row), &causes)?;
        let name = format!("return-{}-{}-{}.hjb", head.batch, head.issue, head.seq);
        let target = folder.join(name);
        let delivery = answer::place(&target, &answer.bytes, request.force)?;
        if is_new {
            let by = decide::actor(office.read(), request.by.as_deref())?;
            let subject = format!("returned results {}", head.digest);
            let signed = Kept::of_clerk(cx, office, &by, (&subject, &said(&causes)))?;
            let mut act =
                act(cx, &by, "returned", head.expert.as_str(), Some(answer.digest.clone()));
            act.outcome = format!("results {}", head.digest);
            act.reason = Some(said(&causes));
            decide::change(office, (act, Some(&track)), signed.as_ref(), |tx| {
                answer::keep(tx, &track, (KIND, &answer))
            })?;
        }
        if let Some(delivery) = delivery {
            delivery.publish()?;
        }
        Ok(Returned {
            path: target.display().to_string(),
            digest: answer.digest,
            expert: head.expert.to_string(),
            batch: head.batch.to_string(),
            issue: head.issue,
            seq: head.seq,
            results: head.digest.clone(),
            causes,
        })
    })
}

/// The causes as people read them in one line.
pub(crate) fn said(causes: &[Cause]) -> String {
    let one = |c: &Cause| match &c.nomination {
        Some(nomination) => format!("{nomination}：{}", c.cause),
        None => c.cause.clone(),
    };
    causes.iter().map(one).collect::<Vec<_>>().join("；")
}

fn causes(request: &GiveBack) -> Result<Vec<Cause>, Failure> {
    let whole = request.cause.as_deref().map(words).filter(|cause| !cause.is_empty());
    let mut causes: Vec<Cause> =
        whole.into_iter().map(|cause| Cause { nomination: None, cause }).collect();
    for text in &request.cause_for {
        let wrong = || Failure::new("cause-form").with("value", text);
        let (nomination, cause) = text.split_once('=').ok_or_else(wrong)?;
        let (nomination, cause) =
            (NominationId::new(nomination.trim()).map_err(|_| wrong())?, words(cause));
        if cause.is_empty() {
            return Err(wrong());
        }
        causes.push(Cause { nomination: Some(nomination), cause });
    }
    if causes.is_empty() { Err(Failure::new("cause-needed")) } else { Ok(causes) }
}

/// The results that go back: those that count now; where nothing counts, the highest version of the last issue.
fn chosen(
    office: OfficeReader<'_>,
    track: &TrackId,
    request: &GiveBack,
) -> Result<ResultsRow, Failure> {
    let object = || match (&request.batch, &request.expert) {
        (Some(batch), _) => batch.to_string(),
        (None, Some(expert)) => expert.to_string(),
        (None, None) => String::new(),
    };
    let mut rows = office.results_of(track)?;
    rows.retain(|row| {
        request.expert.as_ref().is_none_or(|e| *e == row.head.expert)
            && request.batch.as_ref().is_none_or(|b| *b == row.head.batch)
    });
    let merged = TrackSet::of(office, track)?.merge()?;
    let counts = |row: &ResultsRow| merged.counted.contains(&row.head.digest);
    if rows.iter().any(counts) {
        rows.retain(counts);
    } else {
        let last = rows.iter().map(|row| (row.head.issue, row.head.seq)).max();
        rows.retain(|row| Some((row.head.issue, row.head.seq)) == last);
    }
    if let [one, other, ..] = rows.as_slice() {
        if one.head.batch == other.head.batch {
            let (batch, seq) = (&one.head.batch, one.head.seq);
            return Err(Failure::new("equivocation").with("batch", batch).with("seq", seq));
        }
        let batches: Vec<&str> = rows.iter().map(|row| row.head.batch.as_str()).collect();
        return Err(Failure::new("several-batches")
            .with("object", object())
            .with("batches", batches.join("、")));
    }
    let row =
        rows.pop().ok_or_else(|| Failure::new("nothing-to-return").with("object", object()))?;
    // A work file of an earlier issue is lost or superseded; under the new issue nothing is sealed that would have to be
    // opened again.
    if office.batch(&row.head.batch, row.head.issue.saturating_add(1))?.is_some() {
        return Err(Failure::new("returned-issue-open").with("batch", &row.head.batch));
    }
    Ok(row)
}

fn assigned(office: OfficeReader<'_>, row: &ResultsRow, causes: &[Cause]) -> Result<(), Failure> {
    let assigned = office.batch_nominations(&row.head.batch, row.head.issue)?;
    let unknown = |id: &&NominationId| !assigned.iter().any(|(known, _)| known == *id);
    match causes.iter().filter_map(|c| c.nomination.as_ref()).find(unknown) {
        Some(id) => Err(Failure::new("unknown-nomination").with("nomination", id)),
        None => Ok(()),
    }
}

/// The return, and whether it is new. The same results go back once: with another cause there would be two that say
/// different things about one sheet.
fn answer(
    cx: &Call<'_>,
    office: &Office,
    (track, row): (&TrackId, &ResultsRow),
    causes: &[Cause],
) -> Result<(Answer, bool), Failure> {
    let head = &row.head;
    let made = answer::made::<Return>(office.read(), track, (KIND, path::RETURN))?;
    for (before, answer) in made {
        if before.results_digest != head.digest {
            continue;
        }
        if before.causes == causes {
            return Ok((answer, false));
        }
        return Err(Failure::new("already-returned")
            .with("expert", &head.expert)
            .with("causes", said(&before.causes)));
    }
    let words = Return {
        kind: Return::TYPE.to_owned(),
        track: track.clone(),
        batch: head.batch.clone(),
        issue: head.issue,
        expert: head.expert.clone(),
        seq: head.seq,
        results_digest: head.digest.clone(),
        causes: causes.to_vec(),
        returned_at: cx.now(),
    };
    answer::sign(cx, office, head, (KIND, path::RETURN, &words)).map(|answer| (answer, true))
}
