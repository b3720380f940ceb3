//! The ranking of a track as it was last computed: at a body by its own merge, at the secretariat from
//! what the submission held. Traces are left to [`super::standing`], because they are long.

use std::collections::BTreeMap;

use serde::Serialize;
use tally::Standing;

use super::merged::Merged;
use super::{OfTrack, experts, on_track};
use crate::command::Call;
use crate::failure::Failure;

/// The answer; nothing before the first merge or submission.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct RankingView {
    /// The ranking.
    pub ranking: Option<Ranking>,
}

/// A ranking.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Ranking {
    /// Number of the merge at the body.
    pub n: Option<u32>,
    /// When it was computed, or came in.
    pub at: String,
    /// Titles by nomination.
    pub titles: BTreeMap<String, String>,
    /// Names by expert's number, where this office knows them.
    pub experts: BTreeMap<String, String>,
    /// Places on the list; none where the notice names no number.
    pub places: Option<u32>,
    /// By rank, without traces.
    pub standings: Vec<Standing>,
}

/// Shows the ranking.
pub fn ranking(cx: &Call<'_>, request: &OfTrack) -> Result<RankingView, Failure> {
    on_track(cx, (&request.office, &request.track), |office, track| {
        let Some(mut merged) = Merged::of(office, &track.id)? else {
            return Ok(RankingView { ranking: None });
        };
        let titles = merged.titles(office)?;
        let bare = |s: Standing| Standing { trace: Vec::new(), ..s };
        let ranking = Ranking {
            n: merged.n,
            at: merged.at,
            titles,
            experts: experts(office, &track.id)?,
            places: track.places,
            standings: merged.sheet.ranking.into_iter().map(bare).collect(),
        };
        Ok(RankingView { ranking: Some(ranking) })
    })
}
