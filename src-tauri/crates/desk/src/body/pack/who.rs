//! Who judges what: the accepted nominations for each expert of the filed panel, without the known
//! conflicts, and without those who have their batch already. Nothing is written here.

use review::ids::{BatchId, ExpertId, NominationId};
use review::panel::{Expert, Panel};
use store::office::Office;

use super::{Pack, Setting};
use crate::command::Call;
use crate::failure::Failure;
use crate::host::Picked;
use crate::tables;

/// Who judges what: as the table says, or everything but the known conflicts.
pub(super) fn assignments<'a>(
    cx: &Call<'_>,
    request: &Pack,
    panel: &'a Panel,
    setting: &Setting<'_>,
) -> Result<Vec<(&'a Expert, Vec<NominationId>)>, Failure> {
    let wanted = match &request.assignment {
        Some(file) => Some(assignment_table(cx, file, panel, setting)?),
        None => None,
    };
    let mut work = Vec::new();
    for expert in &panel.experts {
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
    panel: &Panel,
    setting: &Setting<'_>,
) -> Result<Vec<(ExpertId, NominationId)>, Failure> {
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
    let mut pairs = Vec::new();
    for row in &table.rows {
        let (expert, nomination) = (row.cell(experts), row.cell(nominations));
        let expert = ExpertId::new(expert)
            .ok()
            .filter(|id| panel.expert(id).is_some())
            .ok_or_else(|| Failure::new("expert-not-on-panel").with("expert", expert))?;
        let nomination = NominationId::new(nomination)
            .ok()
            .filter(|id| setting.records.contains_key(id))
            .ok_or_else(|| Failure::new("unknown-nomination").with("nomination", nomination))?;
        pairs.push((expert, nomination));
    }
    Ok(pairs)
}

pub(super) fn batch_id(setting: &Setting<'_>, expert: &ExpertId) -> Result<BatchId, Failure> {
    Ok(BatchId::new(format!("{}-{}", setting.track.id, expert.as_str().to_lowercase()))?)
}

/// Those that are not packed yet, so that a packing that broke off can be finished. Added work is a further
/// batch and a lost one is re-issued; neither is done by packing again.
pub(super) fn not_yet_packed<'a>(
    office: &Office,
    setting: &Setting<'_>,
    work: Vec<(&'a Expert, Vec<NominationId>)>,
) -> Result<Vec<(&'a Expert, Vec<NominationId>)>, Failure> {
    let first = work.first().map(|(expert, _)| expert.id.clone());
    let mut open = Vec::new();
    for (expert, nominations) in work {
        if office.read().batch(&batch_id(setting, &expert.id)?, FIRST_ISSUE)?.is_none() {
            open.push((expert, nominations));
        }
    }
    match first {
        Some(expert) if open.is_empty() => {
            Err(Failure::new("already-packed").with("expert", expert))
        }
        _ => Ok(open),
    }
}

/// The issue that packing makes; re-issues count on from here.
pub(super) const FIRST_ISSUE: u32 = 1;
