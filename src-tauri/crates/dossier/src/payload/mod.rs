//! One module per kind of bundle, with the types of its payload files (`formats.md` §4). The types are
//! the JSON: unknown keys are refused, and nothing is computed here beyond what a field's meaning says.

pub mod ack;
pub mod batch;
pub mod decision;
pub mod filing;
pub mod materials;
pub mod meeting;
pub mod receipt;
pub mod received;
pub mod results;
pub mod returned;
pub mod revocations;
pub mod selection;
pub mod submission;

use crate::json::Payload;
use review::criteria::{self, Criteria};
use review::edition::Edition;
use review::panel::{self, Panel};
use review::plan::{self, WorkPlan};

impl Payload for Criteria {
    const TYPE: &'static str = criteria::TYPE;
}

impl Payload for Panel {
    const TYPE: &'static str = panel::TYPE;
}

impl Payload for WorkPlan {
    const TYPE: &'static str = plan::TYPE;
}

impl Payload for Edition {
    const TYPE: &'static str = review::edition::TYPE;
}

/// The names of payload files, once.
pub mod path {
    /// The edition.
    pub const EDITION: &str = "data/edition.json";
    /// The filed criteria, the same bytes everywhere.
    pub const CRITERIA: &str = "data/criteria.json";
    /// The panel composition.
    pub const PANEL: &str = "data/panel.json";
    /// The work plan.
    pub const PLAN: &str = "data/plan.json";
    /// The bodies' keys.
    pub const KEYS: &str = "data/keys.json";
    /// The receipt.
    pub const RECEIPT: &str = "data/receipt.json";
    /// The receipt as a bundle inside a batch or a submission.
    pub const RECEIPT_BUNDLE: &str = "data/receipt.hjb";
    /// Where a receipt keeps the filing's bag-info, manifests and signatures.
    pub const FILING_STUB: &str = "data/filing/";
    /// The database of a batch.
    pub const BATCH_DB: &str = "data/batch.db";
    /// The assignment of a batch.
    pub const ASSIGNMENT: &str = "data/assignment.json";
    /// Where a results bundle keeps its batch's bag-info, manifests, signatures and assignment.
    pub const BATCH_STUB: &str = "data/batch/";
    /// The scores.
    pub const RESULTS: &str = "data/results.json";
    /// The expert's key.
    pub const ENROLMENT: &str = "data/enrolment.json";
    /// Pledge and recusals.
    pub const DECLARATIONS: &str = "data/declarations.json";
    /// The audit chain.
    pub const AUDIT: &str = "data/audit.jsonl";
    /// Every nomination of the track.
    pub const FIELD: &str = "data/field.json";
    /// Every batch and every result.
    pub const REGISTER: &str = "data/register.json";
    /// Where a submission keeps the assignments.
    pub const ASSIGNMENTS: &str = "data/assignments/";
    /// Where a submission keeps the results bundles.
    pub const RESULTS_DIR: &str = "data/results/";
    /// Where a submission keeps the returns for correction.
    pub const RETURNS: &str = "data/returns/";
    /// Where a submission keeps receipts of earlier versions under which it was packed.
    pub const RECEIPTS: &str = "data/receipts/";
    /// Where a submission keeps the scans of ink pages, each under its results digest.
    pub const PAPERS: &str = "data/papers/";
    /// The body's revocations inside a submission.
    pub const REVOCATIONS_BUNDLE: &str = "data/revocations.hjb";
    /// The revocations.
    pub const REVOCATIONS: &str = "data/revocations.json";
    /// The slip for an expert.
    pub const SLIP: &str = "data/slip.json";
    /// The return for correction.
    pub const RETURN: &str = "data/return.json";
    /// The list of materials.
    pub const MATERIALS: &str = "data/materials.json";
    /// Where materials lie.
    pub const NOMINATIONS: &str = "data/nominations/";
    /// The final list.
    pub const SELECTION: &str = "data/selection.json";
    /// The panel meeting.
    pub const MEETING: &str = "data/meeting.json";
    /// The computation.
    pub const MERGE: &str = "data/merge.json";
    /// The secretariat's answer to a submission.
    pub const ACK: &str = "data/ack.json";
}
