//! Submissions (初评结果), made here or taken in, with verdict, findings and acknowledgement. The bundle itself is
//! kept among the bundles; verdicts are computed elsewhere.

use review::ids::{BodyId, TrackId};
use rusqlite::Row;

use super::{Direction, OfficeReader, OfficeTx, met_one};
use crate::words::Known;
use crate::{Result, StoreError, rows};

/// A submission whose bundle was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSubmission {
    /// Digest of the bundle, hexadecimal.
    pub digest: String,
    /// Of which track.
    pub track: TrackId,
    /// Of which body.
    pub body: BodyId,
    /// In or out.
    pub direction: Direction,
}

/// A submission with what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubmissionRow {
    /// Which.
    pub submission: NewSubmission,
    /// The verdict, once there is one.
    pub verdict: Option<String>,
    /// Findings as a JSON array.
    pub findings: String,
    /// Digest of the ack bundle.
    pub ack_digest: Option<String>,
    /// When it was kept.
    pub at: String,
}

impl OfficeReader<'_> {
    /// The submission of this digest.
    pub fn submission(&self, digest: &str) -> Result<Option<SubmissionRow>> {
        rows::one(self.conn, include_str!("get.sql"), [digest], map)
    }

    /// Every submission in the order in which they were kept.
    pub fn submissions(&self) -> Result<Vec<SubmissionRow>> {
        rows::all(self.conn, include_str!("list.sql"), [], map)
    }
}

impl OfficeTx<'_> {
    /// Records a submission whose bundle was kept. [`StoreError::State`] `unknown_bundle`.
    pub fn put_submission(&self, submission: &NewSubmission) -> Result<Known> {
        if self.bundle(&submission.digest)?.is_none() {
            return Err(StoreError::state("unknown_bundle"));
        }
        let row = (
            &submission.digest,
            submission.track.as_str(),
            submission.body.as_str(),
            submission.direction,
            &self.act.at,
        );
        Ok(Known::from_rows(self.conn.execute(include_str!("put.sql"), row)?))
    }

    /// Writes the verdict and its findings (a JSON array). [`StoreError::State`] `unknown_submission`.
    pub fn set_verdict(&self, digest: &str, verdict: &str, findings: &str) -> Result<()> {
        let rows =
            self.conn.execute(include_str!("set_verdict.sql"), (digest, verdict, findings))?;
        met_one(rows, "unknown_submission")
    }

    /// Notes the acknowledgement. [`StoreError::State`] `unknown_submission`.
    pub fn set_ack(&self, digest: &str, ack_digest: &str) -> Result<()> {
        let rows = self.conn.execute(include_str!("set_ack.sql"), (digest, ack_digest))?;
        met_one(rows, "unknown_submission")
    }
}

fn map(row: &Row<'_>) -> Result<SubmissionRow> {
    Ok(SubmissionRow {
        submission: NewSubmission {
            digest: row.get("digest")?,
            track: rows::id(row, "track")?,
            body: rows::id(row, "body")?,
            direction: row.get("direction")?,
        },
        verdict: row.get("verdict")?,
        findings: row.get("findings")?,
        ack_digest: row.get("ack_digest")?,
        at: row.get("at")?,
    })
}
