//! How far a track has come, as one office sees it. The numbers of a body are its own; those of the
//! secretariat are what a submission reported.

use std::collections::BTreeMap;

use dossier::Verdict;
use dossier::json;
use dossier::payload::submission::{IssueState, MergeSheet};
use review::edition::{Edition, Track};
use review::nomination::Outcome;
use review::panel::Panel;
use review::plan::WorkPlan;
use serde::Serialize;
use store::office::{
    BatchState, Direction, Filing, OfficeMeta, OfficeReader, ResultsState, Role, SubmissionRow,
};

use super::submitted::{Submitted, last};
use super::{filings, speaking};
use crate::failure::{Failure, internal};

/// How far a track has come.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct TrackState {
    /// Its id.
    pub track: String,
    /// Its title.
    pub title: String,
    /// Its list.
    pub list: String,
    /// Title of the list.
    pub list_title: String,
    /// Names of the bodies that review it.
    pub bodies: Vec<String>,
    /// Every filing, oldest first.
    pub filings: Vec<FilingRow>,
    /// Last day for results by the filed plan.
    pub closing: Option<String>,
    /// How many nominations are in each state.
    #[cfg_attr(feature = "types", ts(type = "Record<Outcome, number>"))]
    pub nominations: BTreeMap<Outcome, usize>,
    /// Experts on the filed panel.
    pub panel: usize,
    /// Batches that count.
    pub batches: usize,
    /// Results bundles that count.
    pub received: usize,
    /// The body's last merge.
    pub merge: Option<MergeCard>,
    /// What was submitted.
    pub submission: Option<SubmissionCard>,
}

/// A filing in a list.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct FilingRow {
    /// Counted by the body, from 1.
    pub version: u32,
    /// Where it stands.
    #[cfg_attr(
        feature = "types",
        ts(type = "\"draft\" | \"sent\" | \"receipted\" | \"superseded\" | \"refused\"")
    )]
    pub state: store::office::FilingState,
    /// Number given by the secretariat.
    pub number: Option<String>,
    /// Digest of the filing bundle.
    pub digest: Option<String>,
    /// Digest of the receipt bundle.
    pub receipt: Option<String>,
    /// When it was kept.
    pub at: String,
}

/// A merge at a glance.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct MergeCard {
    /// Its number.
    pub n: u32,
    /// When it was computed.
    pub at: String,
    /// How many nominations are ranked.
    pub ranked: usize,
}

/// A submission at a glance.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct SubmissionCard {
    /// Digest of its bundle.
    pub digest: String,
    /// When it was sent or received.
    pub at: String,
    /// The secretariat's verdict.
    pub verdict: Option<Verdict>,
    /// Digest of the ack.
    pub ack: Option<String>,
}

/// The state of a track.
pub(super) fn state(
    office: OfficeReader<'_>,
    meta: &OfficeMeta,
    edition: &Edition,
    track: &Track,
) -> Result<TrackState, Failure> {
    let filings = filings(office, &track.id)?;
    let name = |id| edition.body(id).map_or(id.to_string(), |b| b.name.clone());
    let (closing, panel) = match speaking(&filings) {
        Some(filing) => {
            let plan: WorkPlan = json::read(&filing.content.plan)?;
            let panel: Panel = json::read(&filing.content.panel)?;
            (Some(plan.closing_date.to_string()), panel.experts.len())
        }
        None => (None, 0),
    };
    let state = TrackState {
        track: track.id.to_string(),
        title: track.title.clone(),
        list: track.list.to_string(),
        list_title: edition.list(&track.list).map(|l| l.title.clone()).unwrap_or_default(),
        bodies: track.bodies.iter().map(name).collect(),
        filings: filings.into_iter().map(filing_row).collect(),
        closing,
        nominations: counts([]),
        panel,
        batches: 0,
        received: 0,
        merge: None,
        submission: None,
    };
    match meta.role {
        Role::Body => at_body(office, track, state),
        Role::Secretariat => at_secretariat(office, track, state),
    }
}

fn filing_row(filing: Filing) -> FilingRow {
    FilingRow {
        version: filing.key.version,
        state: filing.state,
        number: filing.marks.filing_no,
        digest: filing.marks.digest,
        receipt: filing.marks.receipt_digest,
        at: filing.at,
    }
}

/// What the body itself has packed, taken in, merged and sent.
fn at_body(
    office: OfficeReader<'_>,
    track: &Track,
    state: TrackState,
) -> Result<TrackState, Failure> {
    let merge = match office.last_merge(&track.id)? {
        Some(merge) => {
            let sheet: MergeSheet = json::read(&merge.json)?;
            Some(MergeCard { n: merge.n, at: merge.at, ranked: ranked(&sheet) })
        }
        None => None,
    };
    let batches = office.batches(&track.id)?;
    let results = office.results_of(&track.id)?;
    let submission = last(office, &track.id, Direction::Out)?;
    Ok(TrackState {
        nominations: counts(office.nominations(&track.id)?.into_iter().map(|n| n.outcome)),
        batches: batches.iter().filter(|b| b.state == BatchState::Counting).count(),
        received: results.iter().filter(|r| r.state == ResultsState::Counted).count(),
        merge,
        submission: submission.map(submission_card).transpose()?,
        ..state
    })
}

/// What a submission reported; before one came the secretariat knows the filings alone.
fn at_secretariat(
    office: OfficeReader<'_>,
    track: &Track,
    state: TrackState,
) -> Result<TrackState, Failure> {
    let Some(mut submitted) = Submitted::of(office, &track.id)? else { return Ok(state) };
    let register = submitted.register()?;
    let counting = register.batches.iter().filter(|b| b.state == IssueState::Counting);
    Ok(TrackState {
        nominations: counts(submitted.field()?.nominations.into_iter().map(|n| n.outcome)),
        batches: counting.count(),
        received: submitted.merge()?.counted.len(),
        submission: Some(submission_card(submitted.row)?),
        ..state
    })
}

fn submission_card(row: SubmissionRow) -> Result<SubmissionCard, Failure> {
    let verdict = |word: String| serde_json::from_value(word.into()).map_err(internal);
    Ok(SubmissionCard {
        digest: row.submission.digest,
        at: row.at,
        verdict: row.verdict.map(verdict).transpose()?,
        ack: row.ack_digest,
    })
}

fn ranked(sheet: &MergeSheet) -> usize {
    sheet.ranking.iter().filter(|s| s.rank.is_some()).count()
}

/// How often each outcome occurs; one that does not occur is there with 0.
fn counts(outcomes: impl IntoIterator<Item = Outcome>) -> BTreeMap<Outcome, usize> {
    let all = [
        Outcome::Imported,
        Outcome::Accepted,
        Outcome::ToRectify,
        Outcome::Refused,
        Outcome::Withdrawn,
    ];
    let mut counts: BTreeMap<Outcome, usize> = all.into_iter().map(|o| (o, 0)).collect();
    for outcome in outcomes {
        let n = counts.entry(outcome).or_default();
        *n = n.saturating_add(1);
    }
    counts
}
