//! 演练: given marks go through the whole chain in rehearsal mode, panel by panel, each as a track of its
//! own; the ranking that arrives at the secretariat must be the one computed directly from the marks.

mod edition;
mod names;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use dossier::Verdict;
use review::criteria::Criteria;
use review::ids::{BodyId, TrackId};
use review::sheet::CellState;
use serde::{Deserialize, Serialize};
use sheets::marks::{read_marks, read_recusals};
use store::office::Role;
use tally::{Field, Standing};

use names::Names;

pub use names::Name;

use crate::anyone::tally::{Panel, PanelResult, Tally, read};
use crate::command::Call;
use crate::deliver::deliver;
use crate::failure::{Failure, internal};
use crate::host::{Picked, Progress};
use crate::tables;
use crate::walk::{ExpertWork, Step, Walk, picked, worst};
use crate::{body, secretariat};

/// What to rehearse.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Rehearse {
    /// Marks `panel,item,judge,criterion,score`.
    pub scores: Picked,
    /// Recusals `panel,judge,item`.
    #[serde(default)]
    pub recusals: Option<Picked>,
    /// The rule; gates, recommendation and required comments are left out, because a table of marks has
    /// none.
    #[serde(default)]
    pub criteria: Option<Picked>,
    /// Weights `panel,criterion,weight` in place of the criteria's.
    #[serde(default)]
    pub weights: Option<Picked>,
    /// Without criteria: a lower score is better.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<_>"))]
    pub lower_is_better: bool,
    /// A folder that is empty or new.
    pub out: Picked,
}

/// What came of it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Rehearsed {
    /// Good if every bundle verifies and every panel's ranking arrived as it was computed directly.
    pub verdict: Verdict,
    /// The folder.
    pub path: String,
    /// The secretariat's digits, for `verify --trust`.
    pub digits: String,
    /// Rankings, with the foreign names of the items; experts stay numbers of the table of names.
    pub panels: Vec<PanelResult>,
    /// Every bundle with its digest.
    pub bundles: Vec<Step>,
    /// Which number stands for which foreign name.
    pub names: Vec<Name>,
}

/// Rehearses the whole chain.
pub fn rehearse(cx: &Call<'_>, request: &Rehearse) -> Result<Rehearsed, Failure> {
    let root = cx.host.resolve(&request.out)?;
    let marks = tables::rows(cx, &request.scores, read_marks)?;
    let recusals = match &request.recusals {
        Some(file) => tables::rows(cx, file, read_recusals)?,
        None => Vec::new(),
    };
    let names = Names::of(&marks, &recusals)?;
    let source = Tally {
        scores: request.scores.clone(),
        criteria: request.criteria.clone(),
        weights: request.weights.clone(),
        lower_is_better: request.lower_is_better,
    };
    let panels = read(cx, &source, recusals)?;
    let walk = Walk::begin(cx.host, &root)?;
    write_names(&walk, &names)?;
    let desk = open_offices(&walk, &names)?;
    let total = u64::try_from(panels.len()).map_err(internal)?;
    let (mut results, mut same) = (Vec::new(), true);
    for (done, panel) in (0_u64..).zip(panels) {
        cx.host.progress(&Progress { step: "rehearse", done, total });
        let name = panel.name.clone();
        let (arrived, direct) = one_panel(&walk, &desk, &names, panel)?;
        same &= alike(&arrived, &direct);
        results.push(PanelResult { panel: name, items: names.foreign(arrived) });
    }
    let bundles: Vec<Step> = walk.steps().into_iter().filter(|s| s.digest.is_some()).collect();
    Ok(Rehearsed {
        verdict: if same { worst(&bundles) } else { Verdict::Bad },
        path: root.display().to_string(),
        digits: desk.anchor,
        panels: results,
        bundles,
        names: names.list(),
    })
}

/// Score, exact value, rank and valid reviews of every item agree.
fn alike(arrived: &[Standing], direct: &[Standing]) -> bool {
    let key = |s: &Standing| (s.item.clone(), s.score.clone(), s.exact.clone(), s.rank, s.valid);
    arrived.iter().map(key).eq(direct.iter().map(key))
}

fn write_names(walk: &Walk<'_>, names: &Names) -> Result<(), Failure> {
    let rows: Vec<Vec<String>> =
        names.list().into_iter().map(|n| vec![n.kind.to_owned(), n.foreign, n.number]).collect();
    walk.table(&walk.at("names.csv"), &["kind", "foreign", "number"], &rows).map(|_| ())
}

/// The two offices, and the digits that experts type.
struct Desks {
    secretariat: Picked,
    body: Picked,
    anchor: String,
}

const BODY: &str = "rehearsal-body";

fn open_offices(walk: &Walk<'_>, names: &Names) -> Result<Desks, Failure> {
    let (secretariat, made) = walk.office("秘书处（演练）", Role::Secretariat, None)?;
    walk.trust(&made.digits);
    let (body, _) = walk.office("初评机构（演练）", Role::Body, Some(BodyId::new(BODY)?))?;
    let export = secretariat::edition::Export {
        office: secretariat.clone(),
        edition: None,
        signed_by_new: false,
        out: picked(&walk.at("edition")),
        force: false,
    };
    let edition = edition::edition(names)?;
    let signed = walk.run(|cx| secretariat::edition::sign(cx, &export, edition))?;
    walk.note_bundle("edition", &signed.path, &signed.digest)?;
    walk.proves(&signed.path);
    let import = body::edition::Import {
        office: body.clone(),
        file: Picked(signed.path),
        trust: Some(made.digits.clone()),
    };
    walk.run(|cx| body::edition::import(cx, &import))?;
    walk.note("edition-import", &body.0);
    Ok(Desks { secretariat, body, anchor: made.digits })
}

/// One panel through the chain: the ranking that arrived, and the one computed directly.
fn one_panel(
    walk: &Walk<'_>,
    desks: &Desks,
    names: &Names,
    panel: Panel,
) -> Result<(Vec<Standing>, Vec<Standing>), Failure> {
    let track = names.track(&panel.name)?.clone();
    let folder = walk.at(track.as_str());
    let field = renamed(&panel.field, names)?;
    let criteria = marks_only(panel.criteria, &track);
    let direct = tally::official(&criteria, &field)?;
    file(walk, desks, &folder, (&track, &criteria, &field))?;
    let packed = intake_and_pack(walk, desks, names, (&folder, &track, &field))?;
    let mut results = Vec::new();
    for batch in &packed.batches {
        let work = expert_work(&field, &batch.expert);
        results.push(walk.expert((batch, &desks.body), &work, (&desks.anchor, &folder))?);
    }
    let offices = (&desks.secretariat, &desks.body);
    let arrived = walk.finish(offices, track.as_str(), &results, &folder)?;
    Ok((arrived, direct.standings))
}

/// The same cells under the rehearsal's numbers.
fn renamed(field: &Field, names: &Names) -> Result<Field, Failure> {
    let mut renamed = field.clone();
    for nomination in &mut renamed.nominations {
        *nomination = names.item(nomination)?.clone();
    }
    for cell in &mut renamed.cells {
        cell.nomination = names.item(&cell.nomination)?.clone();
        cell.expert = names.judge(&cell.expert)?.to_string();
    }
    Ok(renamed)
}

/// The rule without what a table of marks cannot hold.
fn marks_only(mut criteria: Criteria, track: &TrackId) -> Criteria {
    criteria.track = track.clone();
    criteria.gates.clear();
    criteria.recommendation = None;
    criteria.official.tie_break.retain(|t| *t != review::criteria::TieBreak::Recommendation);
    for item in &mut criteria.items {
        item.comment = None;
    }
    criteria
}

fn experts(field: &Field) -> BTreeSet<&str> {
    field.cells.iter().map(|c| c.expert.as_str()).collect()
}

fn file(
    walk: &Walk<'_>,
    desks: &Desks,
    folder: &Path,
    (track, criteria, field): (&TrackId, &Criteria, &Field),
) -> Result<(), Failure> {
    let criteria_file = folder.join("tables/criteria.json");
    deliver(&criteria_file, &dossier::json::write(criteria)?, false)?;
    let rows: Vec<Vec<String>> = experts(field)
        .into_iter()
        .map(|e| vec![e.to_owned(), format!("演练专家{e}"), "演练单位".to_owned()])
        .collect();
    let headings = ["expert", "name", "unit"];
    let panel = walk.table(&folder.join("tables/panel.csv"), &headings, &rows)?;
    let closing = walk.run(|cx| Ok(cx.now()))?;
    let filing = body::filing::Export {
        office: desks.body.clone(),
        track: Some(track.to_string()),
        criteria: Some(picked(&criteria_file)),
        panel,
        closing: closing.chars().take(10).collect(),
        binding: None,
        joint: None,
        out: picked(folder),
        force: false,
    };
    walk.file((&desks.secretariat, &desks.body), &filing)
}

fn intake_and_pack(
    walk: &Walk<'_>,
    desks: &Desks,
    names: &Names,
    (folder, track, field): (&Path, &TrackId, &Field),
) -> Result<body::pack::Packed, Failure> {
    let foreign: BTreeMap<&String, &String> = names.items.iter().map(|(f, n)| (n, f)).collect();
    let title = |n: &String| foreign.get(n).map_or(n.clone(), |f| (*f).clone());
    let rows: Vec<Vec<String>> = field
        .nominations
        .iter()
        .map(|n| vec![n.clone(), title(n), "演练申报单位".to_owned()])
        .collect();
    let headings = ["id", "title", "applicant"];
    let file = walk.table(&folder.join("tables/nominations.csv"), &headings, &rows)?;
    let track = Some(track.to_string());
    let office = desks.body.clone();
    let intake = body::intake::Intake {
        office: office.clone(),
        track: track.clone(),
        file,
        attachments: None,
        dry_run: false,
    };
    let taken = walk.run(|cx| body::intake::intake(cx, &intake))?;
    if !taken.rows.is_empty() {
        return Err(tables::faulty(&taken.rows));
    }
    let accept = body::intake::Accept {
        office: office.clone(),
        track: track.clone(),
        nominations: Vec::new(),
        all: true,
        reason: "演练".to_owned(),
        by: "演练经办人".to_owned(),
    };
    walk.run(|cx| body::intake::accept(cx, &accept))?;
    let pairs: Vec<Vec<String>> =
        field.cells.iter().map(|c| vec![c.expert.clone(), c.nomination.clone()]).collect();
    let headings = ["expert", "nomination"];
    let assignment = walk.table(&folder.join("tables/assignment.csv"), &headings, &pairs)?;
    let pack = body::pack::Pack {
        office,
        track,
        batches: picked(&folder.join("batches")),
        letters: picked(&folder.join("letters")),
        assignment: Some(assignment),
        further: false,
        force: false,
    };
    let packed = walk.run(|cx| body::pack::pack(cx, &pack))?;
    for batch in &packed.batches {
        walk.note_bundle("batch", &batch.path, &batch.digest)?;
    }
    Ok(packed)
}

/// The marks and recusals of one expert.
fn expert_work(field: &Field, expert: &str) -> ExpertWork {
    let mine = field.cells.iter().filter(|c| c.expert == expert);
    let mut work = ExpertWork { scores: Vec::new(), recusals: Vec::new(), unable: Vec::new() };
    for cell in mine {
        if cell.state == CellState::Recused {
            work.recusals.push((cell.nomination.clone(), "other"));
        }
        for (item, mark) in &cell.marks {
            work.scores.push([
                cell.nomination.clone(),
                item.to_string(),
                mark.to_string(),
                String::new(),
            ]);
        }
    }
    work
}
