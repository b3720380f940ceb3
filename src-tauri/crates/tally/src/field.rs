//! What goes into the official calculation: the nominations of a track and the cells of experts ×
//! nominations, and how the cells are checked and laid out by nomination. Only scored, complete sheets
//! come through; nothing is ever imputed, and the order of the cells has no effect.

use std::collections::{BTreeMap, BTreeSet};

use review::ids::ItemId;
use review::mark::Centi;
use review::sheet::{CellState, check_recommendation};
use serde::{Deserialize, Serialize};

use crate::exact::Exact;
use crate::fault::TallyError;
use crate::rule::Rule;
use crate::trace::Step;

/// One expert's sheet for one nomination, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cell {
    /// The nomination.
    pub nomination: String,
    /// The expert.
    pub expert: String,
    /// Whether it counts: only `scored` does. What else stands in another cell is not looked at.
    pub state: CellState,
    /// Marks by leaf.
    #[serde(default)]
    pub marks: BTreeMap<ItemId, Centi>,
    /// Answers by gate; `true` is 是.
    #[serde(default)]
    pub gates: BTreeMap<ItemId, bool>,
    /// One of the filed levels.
    #[serde(default)]
    pub recommendation: Option<String>,
}

/// All that one ranking is made of.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Every nomination of the ranking, each once, in any order.
    pub nominations: Vec<String>,
    /// At most one for each expert and nomination, in any order.
    pub cells: Vec<Cell>,
    /// Preference flags by nomination (试点城市).
    #[serde(default)]
    pub flags: BTreeMap<String, BTreeSet<String>>,
}

/// A sheet that counts: a mark for every leaf, in the order of the leaves.
pub(crate) struct Sheet<'f> {
    pub cell: &'f Cell,
    pub marks: Vec<Exact>,
}

/// One nomination with the sheets that count, by expert.
#[derive(Default)]
pub(crate) struct Row<'f> {
    pub sheets: Vec<Sheet<'f>>,
    pub states: BTreeMap<String, CellState>,
    pub trace: Vec<Step>,
}

/// The field by nomination; every fault of [`TallyError`] except overflow is found here.
pub(crate) fn rows<'f>(
    rule: &Rule<'_>,
    field: &'f Field,
) -> Result<BTreeMap<&'f str, Row<'f>>, TallyError> {
    let mut rows = BTreeMap::new();
    for nomination in &field.nominations {
        if rows.insert(nomination.as_str(), Row::default()).is_some() {
            return Err(TallyError::DuplicateNomination(nomination.clone()));
        }
    }
    let mut cells: Vec<&Cell> = field.cells.iter().collect();
    cells.sort_by_key(|c| (&c.nomination, &c.expert));
    for cell in cells {
        let row = rows.get_mut(cell.nomination.as_str()).ok_or_else(|| {
            let (nomination, expert) = place(cell);
            TallyError::UnknownNomination { nomination, expert }
        })?;
        row.take(rule, cell)?;
    }
    Ok(rows)
}

impl<'f> Row<'f> {
    fn take(&mut self, rule: &Rule<'_>, cell: &'f Cell) -> Result<(), TallyError> {
        let sheet = match cell.state {
            CellState::Scored => self.sheet(rule, cell)?,
            _ => None,
        };
        // The same word as for any sheet that is not complete, `review::sheet::state`.
        let state = match (cell.state, &sheet) {
            (CellState::Scored, None) => CellState::NotSubmitted,
            (state, _) => state,
        };
        if self.states.insert(cell.expert.clone(), state).is_some() {
            let (nomination, expert) = place(cell);
            return Err(TallyError::DuplicateCell { nomination, expert });
        }
        self.sheets.extend(sheet);
        Ok(())
    }

    fn sheet(&mut self, rule: &Rule<'_>, cell: &'f Cell) -> Result<Option<Sheet<'f>>, TallyError> {
        check(rule, cell)?;
        let mark = |item: &ItemId| cell.marks.get(item).copied();
        let missing: Vec<ItemId> =
            rule.leaves.iter().filter(|l| mark(l.id).is_none()).map(|l| l.id.clone()).collect();
        if !missing.is_empty() {
            self.trace.push(Step::Incomplete { expert: cell.expert.clone(), missing });
            return Ok(None);
        }
        let marks = rule.leaves.iter().filter_map(|l| mark(l.id)).map(Exact::from).collect();
        Ok(Some(Sheet { cell, marks }))
    }
}

/// Whether everything that a scored cell holds may stand in it.
fn check(rule: &Rule<'_>, cell: &Cell) -> Result<(), TallyError> {
    let unknown = |item: &ItemId| {
        let (nomination, expert) = place(cell);
        TallyError::UnknownItem { nomination, expert, item: item.clone() }
    };
    for (item, mark) in &cell.marks {
        let scale = rule.scale(item).ok_or_else(|| unknown(item))?;
        if !scale.allows(*mark) {
            let (nomination, expert) = place(cell);
            let item = item.clone();
            return Err(TallyError::OutsideScale { nomination, expert, item, mark: *mark });
        }
    }
    if let Some(gate) = cell.gates.keys().find(|g| rule.criteria.gate(g).is_none()) {
        return Err(unknown(gate));
    }
    if let Some(level) = &cell.recommendation
        && check_recommendation(rule.criteria, level).is_err()
    {
        let (nomination, expert) = place(cell);
        return Err(TallyError::UnknownLevel { nomination, expert, level: level.clone() });
    }
    Ok(())
}

fn place(cell: &Cell) -> (String, String) {
    (cell.nomination.clone(), cell.expert.clone())
}
