//! What a kept submission recommends, and which files its records name: what a body sends as materials, and what the
//! secretariat compares them with. It was verified when it was made or came in, so here it is only opened and read.

use std::io::Cursor;

use bundle::{Bag, BagInfo, Limits};
use dossier::json;
use dossier::payload::path;
use dossier::payload::submission::{FieldList, MergeSheet};
use review::ids::{BodyId, NominationId, TrackId};
use review::nomination::{Attachment, Nomination};
use store::office::{Direction, OfficeReader, SubmissionRow};

use crate::failure::{Failure, internal};
use crate::secretariat::edition::BUNDLE_CAP;

/// The recommended nominations of a submission.
pub(crate) struct Recommended {
    /// Digest of the submission.
    pub digest: String,
    /// The track.
    pub track: TrackId,
    /// The body.
    pub body: BodyId,
    /// Its bag-info.
    pub info: BagInfo,
    /// In the order of the ranking, each with the attachments that its record names.
    pub nominations: Vec<(NominationId, Vec<Attachment>)>,
}

impl Recommended {
    /// The last submission of a track that this body made. Errors: `not-submitted`.
    pub fn last(office: OfficeReader<'_>, track: &TrackId) -> Result<Self, Failure> {
        let mut rows = office.submissions()?;
        rows.retain(|r| &r.submission.track == track && r.submission.direction == Direction::Out);
        let row = rows.pop().ok_or_else(|| Failure::new("not-submitted").with("track", track))?;
        Self::of(office, row)
    }

    /// The submission with this digest that came in. Errors: `unknown-submission`.
    pub fn received(office: OfficeReader<'_>, digest: &str) -> Result<Self, Failure> {
        let row = office.submission(digest)?.filter(|r| r.submission.direction == Direction::In);
        let row = row.ok_or_else(|| Failure::new("unknown-submission").with("digest", digest))?;
        Self::of(office, row)
    }

    fn of(office: OfficeReader<'_>, row: SubmissionRow) -> Result<Self, Failure> {
        let submission = row.submission;
        let bytes = office.bundle_bytes(&submission.digest)?;
        let bytes = bytes.ok_or_else(|| internal("submission bytes"))?;
        let mut bag = Bag::open(Cursor::new(bytes), Limits::default())?;
        let merge: MergeSheet = json::read(&bag.read(path::MERGE, BUNDLE_CAP)?)?;
        let field: FieldList = json::read(&bag.read(path::FIELD, BUNDLE_CAP)?)?;
        let attachments = |id: &NominationId| {
            let entry = field.nominations.iter().find(|n| &n.nomination == id);
            let entry = entry.ok_or_else(|| internal("not in the field"))?;
            let record: Nomination = serde_json::from_str(&entry.record).map_err(internal)?;
            Ok::<_, Failure>((id.clone(), record.attachments))
        };
        Ok(Self {
            digest: submission.digest,
            track: submission.track,
            body: submission.body,
            info: bag.info.clone(),
            nominations: merge.recommended.iter().map(attachments).collect::<Result<_, _>>()?,
        })
    }
}
