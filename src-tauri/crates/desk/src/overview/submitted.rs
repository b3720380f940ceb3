//! What a body submitted, as the secretariat keeps it: it was verified and recomputed when it came in and
//! lies in the office file unchanged, so here it is only opened and read (`formats.md` §4).

use std::io::Cursor;

use bundle::{Bag, Limits};
use dossier::json::{self, Payload};
use dossier::payload::batch::Assignment;
use dossier::payload::path;
use dossier::payload::submission::{
    FieldList, MergeSheet, Register, RegisteredBatch, assignment_path, results_path,
};
use review::criteria::Criteria;
use review::ids::TrackId;
use store::office::{Direction, OfficeReader, SubmissionRow};

use crate::failure::{Failure, internal};
use crate::secretariat::edition::BUNDLE_CAP;

/// A kept submission, opened.
pub(super) struct Submitted {
    /// What the office says of it.
    pub row: SubmissionRow,
    bag: Bag<Cursor<Vec<u8>>>,
}

impl Submitted {
    /// The last submission that came in for a track.
    pub fn of(office: OfficeReader<'_>, track: &TrackId) -> Result<Option<Self>, Failure> {
        let Some(row) = last(office, track, Direction::In)? else { return Ok(None) };
        let digest = &row.submission.digest;
        let bytes = office.bundle_bytes(digest)?.ok_or_else(|| internal("submission bytes"))?;
        let bag = Bag::open(Cursor::new(bytes), Limits::default())?;
        Ok(Some(Self { row, bag }))
    }

    fn payload<T: Payload>(&mut self, path: &str) -> Result<T, Failure> {
        Ok(json::read(&self.bag.read(path, BUNDLE_CAP)?)?)
    }

    /// Every nomination of the track.
    pub fn field(&mut self) -> Result<FieldList, Failure> {
        self.payload(path::FIELD)
    }

    /// Every batch, and what came back for it.
    pub fn register(&mut self) -> Result<Register, Failure> {
        self.payload(path::REGISTER)
    }

    /// The computation; it was found equal to the secretariat's own.
    pub fn merge(&mut self) -> Result<MergeSheet, Failure> {
        self.payload(path::MERGE)
    }

    /// The criteria under which was scored.
    pub fn criteria(&mut self) -> Result<Criteria, Failure> {
        self.payload(path::CRITERIA)
    }

    /// What a batch assigned.
    pub fn assignment(&mut self, batch: &RegisteredBatch) -> Result<Assignment, Failure> {
        self.payload(&assignment_path(batch.batch.as_str(), batch.issue))
    }

    /// The bytes of an expert's results bundle.
    pub fn results(&mut self, digest: &str) -> Result<Vec<u8>, Failure> {
        Ok(self.bag.read(&results_path(digest), BUNDLE_CAP)?)
    }
}

/// The last submission of a track that went this way.
pub(super) fn last(
    office: OfficeReader<'_>,
    track: &TrackId,
    direction: Direction,
) -> Result<Option<SubmissionRow>, Failure> {
    let mut rows = office.submissions()?;
    rows.retain(|r| &r.submission.track == track && r.submission.direction == direction);
    Ok(rows.pop())
}
