//! Who judges what: the accepted nominations for each expert of the filed panel, without the known
//! conflicts, and without what each has already. Nothing is written here.

use std::collections::BTreeSet;

use review::ids::{BatchId, ExpertId, NominationId};
use review::panel::Expert;
use store::office::OfficeReader;

use super::held::{Held, by_expert};
use super::{Job, Pack, Setting, split};
use crate::command::Call;
use crate::failure::Failure;
use crate::host::Picked;
use crate::tables;

/// The issue that packing makes; re-issues count on from here.
const FIRST_ISSUE: u32 = 1;

/// The batches that are to be packed, by expert.
///
/// Without `further` those of experts who have no first batch yet, so that a packing that broke off can be finished; with
/// it, for everybody what is in none of the batches that count. A lost batch is re-issued and never packed again.
pub(super) fn jobs<'a>(
    cx: &Call<'_>,
    office: OfficeReader<'_>,
    (request, most): (&Pack, u64),
    setting: &'a Setting,
) -> Result<Vec<Vec<Job<'a>>>, Failure> {
    let held = by_expert(office, &setting.track.id)?;
    let none = Held::default();
    let mut work = Vec::new();
    let wanted = assignments(cx, request, setting)?;
    for (expert, nominations) in &wanted {
        let held = held.get(&expert.id).unwrap_or(&none);
        if held.replaced && request.assignment.is_some() {
            return Err(Failure::new("expert-replaced").with("expert", &expert.id));
        }
        let first = batch_id(setting, &expert.id)?;
        if held.replaced || (!request.further && held.batches.contains(&first)) {
            continue;
        }
        let new = |id: &&NominationId| !held.nominations.contains(id) && !held.excused.contains(id);
        let missing: Vec<NominationId> = nominations.iter().filter(new).cloned().collect();
        let parts = split::parts(setting, &missing, most)?;
        let names = free(&first, &held.batches);
        let job = |(part, batch): (Vec<NominationId>, Result<BatchId, Failure>)| {
            Ok(Job {
                expert,
                batch: batch?,
                issue: FIRST_ISSUE,
                nominations: part,
                kept: Vec::new(),
                reason: String::new(),
                by: None,
            })
        };
        work.push(parts.into_iter().zip(names).map(job).collect::<Result<Vec<_>, Failure>>()?);
    }
    work.retain(|parts| !parts.is_empty());
    match wanted.first() {
        Some(_) if !work.is_empty() => Ok(work),
        Some((expert, _)) if !request.further => {
            Err(Failure::new("already-packed").with("expert", &expert.id))
        }
        _ => Err(Failure::new("nothing-further").with("track", &setting.track.id)),
    }
}

/// Who judges what: as the table says, or everything but the known conflicts.
fn assignments<'a>(
    cx: &Call<'_>,
    request: &Pack,
    setting: &'a Setting,
) -> Result<Vec<(&'a Expert, Vec<NominationId>)>, Failure> {
    let wanted = match &request.assignment {
        Some(file) => Some(assignment_table(cx, file, setting)?),
        None => None,
    };
    let mut work = Vec::new();
    for expert in &setting.panel.experts {
        let of = |id: &&NominationId| {
            !expert.conflicts.contains(id)
                && wanted.as_ref().is_none_or(|w| w.contains(&(expert.id.clone(), (*id).clone())))
        };
        let nominations: Vec<NominationId> = setting.records.keys().filter(of).cloned().collect();
        if !nominations.is_empty() {
            work.push((expert, nominations));
        }
    }
    if work.is_empty() {
        return Err(Failure::new("nothing-assigned").with("track", &setting.track.id));
    }
    Ok(work)
}

/// The rows of an assignment table; an expert who is not on the filed panel is an error.
fn assignment_table(
    cx: &Call<'_>,
    file: &Picked,
    setting: &Setting,
) -> Result<BTreeSet<(ExpertId, NominationId)>, Failure> {
    let (path, table) = tables::table(cx, file)?;
    let column = |names: &[&str]| {
        table
            .headings
            .iter()
            .find(|h| names.contains(&h.text.as_str()))
            .map(|h| h.column)
            .ok_or_else(|| {
                Failure::new("missing-column")
                    .with("column", names.join(" / "))
                    .with("object", path.display())
            })
    };
    let (experts, nominations) =
        (column(&["expert", "专家编号", "专家"])?, column(&["nomination", "编号", "申报项目"])?);
    let mut pairs = BTreeSet::new();
    for row in &table.rows {
        let (expert, nomination) = (row.cell(experts), row.cell(nominations));
        let expert = ExpertId::new(expert)
            .ok()
            .filter(|id| setting.panel.expert(id).is_some())
            .ok_or_else(|| Failure::new("expert-not-on-panel").with("expert", expert))?;
        let nomination = NominationId::new(nomination)
            .ok()
            .filter(|id| setting.records.contains_key(id))
            .ok_or_else(|| Failure::new("unknown-nomination").with("nomination", nomination))?;
        pairs.insert((expert, nomination));
    }
    Ok(pairs)
}

fn batch_id(setting: &Setting, expert: &ExpertId) -> Result<BatchId, Failure> {
    Ok(BatchId::new(format!("{}-{}", setting.track.id, expert.as_str().to_lowercase()))?)
}

/// The names that are free for an expert's next batches: `<track>-<expert>`, then with `-2`, `-3` … behind it.
fn free<'a>(
    first: &'a BatchId,
    used: &'a BTreeSet<BatchId>,
) -> impl Iterator<Item = Result<BatchId, Failure>> + 'a {
    let further = (2_u32..).map(move |n| Ok(BatchId::new(format!("{first}-{n}"))?));
    let all = std::iter::once(Ok(first.clone())).chain(further);
    all.filter(|id: &Result<BatchId, Failure>| id.as_ref().map_or(true, |id| !used.contains(id)))
}
