//! The official result from marks in long form, panel by panel, without any office: what an auditor runs
//! on a table, and what `rehearse` must give again at the end of the chain.

use std::collections::{BTreeMap, BTreeSet};

use review::criteria::{
    Aggregate, Criteria, Direction, Item, Official, Order, RoundAfter, RoundMode, Rounding, TYPE,
    TieBreak, Weight,
};
use review::ids::{ItemId, TrackId};
use review::mark::{Centi, TenThousandths};
use review::sheet::CellState;
use serde::{Deserialize, Serialize};
use sheets::marks::{MarkRow, RecusalRow, WeightRow, read_marks, read_weights};
use tally::{Cell, Field, Standing};

use crate::command::Call;
use crate::failure::{Failure, internal};
use crate::host::Picked;
use crate::tables;

/// What to compute.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Tally {
    /// Marks `panel,item,judge,criterion,score`.
    pub scores: Picked,
    /// The rule; otherwise the mean over experts with equal weights, rounded half up to two decimals.
    #[serde(default)]
    pub criteria: Option<Picked>,
    /// Weights `panel,criterion,weight` that take the place of the criteria's in each panel.
    #[serde(default)]
    pub weights: Option<Picked>,
    /// Without criteria: a lower score is better.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<_>"))]
    pub lower_is_better: bool,
}

/// Every panel.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Tallied {
    /// In the order of the alphabet.
    pub panels: Vec<PanelResult>,
}

/// One panel.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct PanelResult {
    /// Its name.
    pub panel: String,
    /// By rank.
    pub items: Vec<Standing>,
}

/// Computes every panel.
pub fn tally(cx: &Call<'_>, request: &Tally) -> Result<Tallied, Failure> {
    let panels = read(cx, request, Vec::new())?;
    let mut results = Vec::new();
    for panel in panels {
        cx.go_on()?;
        let outcome = tally::official(&panel.criteria, &panel.field)
            .map_err(|e| Failure::from(e).with("panel", &panel.name))?;
        results.push(PanelResult { panel: panel.name, items: outcome.standings });
    }
    Ok(Tallied { panels: results })
}

/// A panel as it was read.
pub(crate) struct Panel {
    /// Its name.
    pub name: String,
    /// The rule that holds for it.
    pub criteria: Criteria,
    /// Its cells.
    pub field: Field,
}

/// The panels of a table of marks with the rule for each, and with these recusals.
pub(crate) fn read(
    cx: &Call<'_>,
    request: &Tally,
    recusals: Vec<RecusalRow>,
) -> Result<Vec<Panel>, Failure> {
    let marks = tables::rows(cx, &request.scores, read_marks)?;
    let weights = match &request.weights {
        Some(file) => tables::rows(cx, file, read_weights)?,
        None => Vec::new(),
    };
    let filed = match &request.criteria {
        Some(file) => Some(tables::criteria(cx, file)?.1),
        None => None,
    };
    let mut by_panel: BTreeMap<String, (Vec<MarkRow>, Vec<RecusalRow>)> = BTreeMap::new();
    for mark in marks {
        by_panel.entry(mark.panel.clone()).or_default().0.push(mark);
    }
    for recusal in recusals {
        by_panel.entry(recusal.panel.clone()).or_default().1.push(recusal);
    }
    let mut panels = Vec::new();
    for (name, (marks, recusals)) in by_panel {
        let mut criteria = match &filed {
            Some(criteria) => criteria.clone(),
            None => derived(&marks, request.lower_is_better)?,
        };
        reweight(&mut criteria, weights.iter().filter(|w| w.panel == name));
        panels.push(Panel { field: field(&marks, &recusals)?, criteria, name });
    }
    Ok(panels)
}

fn reweight<'a>(criteria: &mut Criteria, weights: impl Iterator<Item = &'a WeightRow>) {
    for weight in weights {
        for item in criteria.items.iter_mut().filter(|i| i.id.as_str() == weight.criterion) {
            item.weight = Some(Weight::Factor(weight.weight));
        }
    }
}

/// The rule where none was given: every criterion counts once, mean over experts, two decimals half up.
fn derived(marks: &[MarkRow], lower_is_better: bool) -> Result<Criteria, Failure> {
    let mut ids: Vec<&str> = Vec::new();
    for mark in marks {
        if !ids.contains(&mark.criterion.as_str()) {
            ids.push(&mark.criterion);
        }
    }
    let item = |id: &&str| {
        Ok(Item {
            id: ItemId::new(*id)?,
            parent: None,
            title: (*id).to_owned(),
            guide: String::new(),
            scale: None,
            weight: Some(Weight::Factor(TenThousandths(10_000))),
            anchors: Vec::new(),
            comment: None,
        })
    };
    let lowest = marks.iter().map(|m| m.score).min().unwrap_or_default();
    let highest = marks.iter().map(|m| m.score).max().unwrap_or_default();
    Ok(Criteria {
        kind: TYPE.to_owned(),
        track: TrackId::new("rehearsal")?,
        title: "演练评价标准".to_owned(),
        version: 1,
        direction: if lower_is_better { Direction::Lower } else { Direction::Higher },
        step: Centi(1),
        min: lowest.min(Centi(0)),
        max: highest.max(Centi(1)),
        items: ids.iter().map(item).collect::<Result<_, Failure>>()?,
        gates: Vec::new(),
        recommendation: None,
        official: Official {
            order: Order::WithinExpert,
            aggregate: Aggregate::Mean,
            rounding: vec![Rounding {
                after: RoundAfter::Final,
                decimals: 2,
                mode: RoundMode::HalfUp,
            }],
            minimum_reviews: 1,
            deviation: None,
            tie_break: vec![TieBreak::Unrounded],
        },
        vote: None,
        groups: None,
    })
}

fn field(marks: &[MarkRow], recusals: &[RecusalRow]) -> Result<Field, Failure> {
    let mut cells: BTreeMap<(String, String), Cell> = BTreeMap::new();
    let blank = |nomination: &str, expert: &str, state| Cell {
        nomination: nomination.to_owned(),
        expert: expert.to_owned(),
        state,
        marks: BTreeMap::new(),
        gates: BTreeMap::new(),
        recommendation: None,
    };
    for mark in marks {
        let cell = cells
            .entry((mark.item.clone(), mark.judge.clone()))
            .or_insert_with(|| blank(&mark.item, &mark.judge, CellState::Scored));
        cell.marks.insert(ItemId::new(mark.criterion.as_str())?, mark.score);
    }
    for r in recusals {
        let key = (r.item.clone(), r.judge.clone());
        if cells.insert(key, blank(&r.item, &r.judge, CellState::Recused)).is_some() {
            return Err(Failure::new("scored-and-recused")
                .with("nomination", &r.item)
                .with("expert", &r.judge));
        }
    }
    let nominations: BTreeSet<String> = cells.keys().map(|(item, _)| item.clone()).collect();
    if nominations.is_empty() {
        return Err(internal("no cells"));
    }
    Ok(Field {
        nominations: nominations.into_iter().collect(),
        cells: cells.into_values().collect(),
        flags: BTreeMap::new(),
    })
}
