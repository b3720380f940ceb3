//! What a body submits: every nomination of the track, every batch ever packed, every results bundle
//! ever received, and the computation over them. A secretariat recomputes all of it from here.

use review::ids::{BatchId, ExpertId, NominationId, TrackId};
use review::nomination::Outcome;
use serde::{Deserialize, Serialize};

use super::decision::SignedDecision;
use crate::json::Payload;

/// `field.json`: every nomination of the track, whatever became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldList {
    /// Always [`Payload::TYPE`].
    #[serde(rename = "type")]
    pub kind: String,
    /// The track.
    pub track: TrackId,
    /// Sorted by id.
    pub nominations: Vec<FieldEntry>,
}

/// One nomination of the field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldEntry {
    /// Which.
    pub nomination: NominationId,
    /// SHA-256 of `record`.
    pub record_digest: String,
    /// The record's exact JSON text, as it was packed.
    pub record: String,
    /// Outcome of screening.
    pub outcome: Outcome,
    /// Its reason, where one was given.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// `register.json`: every batch and issue ever packed, and what came back for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Register {
    /// Always [`Payload::TYPE`].
    #[serde(rename = "type")]
    pub kind: String,
    /// The track.
    pub track: TrackId,
    /// Sorted by batch and issue.
    pub batches: Vec<RegisteredBatch>,
    /// Experts or cells without a result, each with a reason.
    pub absences: Vec<Absence>,
    /// Cells that two people excused after packing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub excused: Vec<Excused>,
    /// The field list that each packing named: the nominations that stood in it, by digest.
    pub field_lists: Vec<FieldAtPacking>,
}

/// One issue of one batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegisteredBatch {
    /// Which batch.
    pub batch: BatchId,
    /// Which issue.
    pub issue: u32,
    /// For whom.
    pub expert: ExpertId,
    /// Digest of the batch bundle.
    pub batch_digest: String,
    /// SHA-256 of its `assignment.json`.
    pub assignment_digest: String,
    /// Whether results of this issue count.
    pub state: IssueState,
    /// Why it was issued again or voided, where it was.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// Every results bundle received for it, by seq.
    pub results: Vec<RegisteredResults>,
}

/// Whether an issue counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IssueState {
    /// Its results count.
    Counting,
    /// A later issue took its place.
    Superseded,
    /// The expert was replaced.
    Voided,
}

/// One results bundle in the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegisteredResults {
    /// Its digest.
    pub digest: String,
    /// Its version.
    pub seq: u32,
    /// Fingerprint of the key that signed it.
    pub fingerprint: String,
}

/// A cell that is neither missing nor counted: a conflict that was found after packing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Excused {
    /// Whose.
    pub expert: ExpertId,
    /// Of which nomination.
    pub nomination: NominationId,
    /// The two people who decided it, and why.
    pub decision: SignedDecision,
}

impl Excused {
    /// What the decision is about: `<track>/<expert>/<nomination>`, so that it means nothing in another track.
    pub fn subject(track: &TrackId, expert: &ExpertId, nomination: &NominationId) -> String {
        format!("{track}/{expert}/{nomination}")
    }
}

/// Why something is not there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Absence {
    /// Whose.
    pub expert: ExpertId,
    /// Of which nomination; without one, of all that were assigned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nomination: Option<NominationId>,
    /// Why.
    pub reason: String,
}

/// The field as a packing named it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldAtPacking {
    /// The digest that the assignments carry.
    pub digest: String,
    /// The list itself: `<record digest>  <nomination>` with LF, sorted.
    pub list: String,
}

/// `merge.json`: the computation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MergeSheet {
    /// Always [`Payload::TYPE`].
    #[serde(rename = "type")]
    pub kind: String,
    /// The track.
    pub track: TrackId,
    /// SHA-256 of the criteria's bytes.
    pub criteria_digest: String,
    /// Digests of the results bundles that counted, sorted.
    pub counted: Vec<String>,
    /// The ranking with its trace, as `tally` makes it.
    pub ranking: Vec<tally::Standing>,
    /// What the body recommends, in the order of the ranking.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recommended: Vec<NominationId>,
}

/// The path of an issue's assignment inside a submission.
pub fn assignment_path(batch: &str, issue: u32) -> String {
    format!("{}{batch}-{issue}.json", super::path::ASSIGNMENTS)
}

/// The path of a results bundle inside a submission.
pub fn results_path(digest: &str) -> String {
    format!("{}{digest}.hjb", super::path::RESULTS_DIR)
}

/// The path of a return inside a submission.
pub fn return_path(digest: &str) -> String {
    format!("{}{digest}.hjb", super::path::RETURNS)
}

/// The path of an earlier receipt inside a submission.
pub fn receipt_path(digest: &str) -> String {
    format!("{}{digest}.hjb", super::path::RECEIPTS)
}

/// The path of the scan of an ink page inside a submission.
pub fn paper_path(results_digest: &str) -> String {
    format!("{}{results_digest}.pdf", super::path::PAPERS)
}

impl Payload for FieldList {
    const TYPE: &'static str = "hengjian/field/v1";
}

impl Payload for Register {
    const TYPE: &'static str = "hengjian/register/v1";
}

impl Payload for MergeSheet {
    const TYPE: &'static str = "hengjian/merge/v1";
}
