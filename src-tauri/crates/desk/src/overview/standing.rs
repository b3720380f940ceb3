//! One row of the ranking with its trace, and behind it every expert's sheet as it was sealed. Whose marks
//! count is what the computation said; nothing is weighed here.

use std::collections::BTreeMap;

use dossier::payload::results::{ResultsSheet, SealedReview};
use review::criteria::Criteria;
use review::ids::ItemId;
use review::mark::{Centi, TenThousandths};
use review::sheet::CellState;
use serde::Serialize;
use tally::{Exact, Standing};

use super::merged::Merged;
use super::{OneNomination, experts, on_track};
use crate::command::Call;
use crate::failure::Failure;

/// One row of the ranking.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct StandingView {
    /// The row, with its trace.
    pub standing: Standing,
    /// Title of the nomination.
    pub title: String,
    /// The criteria under which was scored.
    pub criteria: Criteria,
    /// By expert.
    pub sheets: Vec<ExpertSheet>,
}

/// One expert's sheet for the nomination.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct ExpertSheet {
    /// Number.
    pub expert: String,
    /// Name, where this office knows it.
    pub name: String,
    /// State of the cell.
    pub state: CellState,
    /// Marks by leaf.
    #[cfg_attr(feature = "types", ts(type = "Record<string, Centi>"))]
    pub marks: BTreeMap<ItemId, Centi>,
    /// Comments by leaf.
    #[cfg_attr(feature = "types", ts(type = "Record<string, string>"))]
    pub comments: BTreeMap<ItemId, String>,
    /// The overall comment.
    pub overall: String,
    /// The recommendation.
    pub recommendation: Option<String>,
    /// The expert's total in points, before any rounding.
    pub total: Option<String>,
}

/// Shows one row of the ranking.
pub fn standing(cx: &Call<'_>, request: &OneNomination) -> Result<StandingView, Failure> {
    on_track(cx, (&request.office, &request.track), |office, track| {
        let mut merged = Merged::of(office, &track.id)?
            .ok_or_else(|| Failure::new("not-merged").with("track", &track.id))?;
        let item = request.nomination.as_str();
        let standing = merged.sheet.ranking.iter().find(|s| s.item == item).cloned();
        let standing =
            standing.ok_or_else(|| Failure::new("unknown-nomination").with("nomination", item))?;
        let names = experts(office, &track.id)?;
        let sheets = merged.sheets(office)?;
        let sheet = |(expert, state): (&String, &CellState)| {
            let name = names.get(expert).cloned().unwrap_or_default();
            expert_sheet((expert, name, *state), sealed(&sheets, expert, item))
        };
        Ok(StandingView {
            title: merged.titles(office)?.remove(item).unwrap_or_default(),
            criteria: merged.criteria(office)?,
            sheets: standing.states.iter().map(sheet).collect::<Result<_, Failure>>()?,
            standing,
        })
    })
}

fn sealed<'s>(sheets: &'s [ResultsSheet], expert: &str, item: &str) -> Option<&'s SealedReview> {
    sheets
        .iter()
        .filter(|s| s.expert.as_str() == expert)
        .flat_map(|s| &s.reviews)
        .find(|r| r.review.nomination.as_str() == item)
}

fn expert_sheet(
    (expert, name, state): (&str, String, CellState),
    sealed: Option<&SealedReview>,
) -> Result<ExpertSheet, Failure> {
    let review = sealed.map(|s| &s.review);
    let total = sealed.and_then(|s| s.total_millionths).map(points).transpose()?;
    Ok(ExpertSheet {
        expert: expert.to_owned(),
        name,
        state,
        marks: review.map(|r| r.marks.clone()).unwrap_or_default(),
        comments: review.map(|r| r.comments.clone()).unwrap_or_default(),
        overall: review.map(|r| r.overall.clone()).unwrap_or_default(),
        recommendation: review.and_then(|r| r.recommendation.clone()),
        total,
    })
}

/// Millionths of a point as a decimal.
fn points(millionths: i64) -> Result<String, Failure> {
    Ok(Exact::from(TenThousandths(millionths)).over(100)?.display()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_total_in_millionths_is_shown_in_points() {
        assert_eq!(points(86_500_000).unwrap(), "86.50");
        assert_eq!(points(86_123_400).unwrap(), "86.1234");
        assert_eq!(points(0).unwrap(), "0.00");
    }
}
