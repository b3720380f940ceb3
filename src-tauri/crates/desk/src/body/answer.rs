//! What a body answers an expert about sealed results: a slip or a return. It is signed with the key that the expert's own
//! batch knows, repeats where the results come from, and is kept, so that it leaves with the same bytes every time.

use std::io::Cursor;
use std::path::Path;

use bundle::{Bag, BundleType, Digest, Limits, Signer};
use dossier::json::{self, Payload};
use dossier::payload::batch::Assignment;
use review::ids::TrackId;
use serde::Serialize;
use store::office::{Direction, NewBundle, Office, OfficeReader, OfficeTx, ResultsHead};

use crate::both::keys::signer_under;
use crate::bundles::{self, bundle_mode, info, payload, repeat_origin};
use crate::command::Call;
use crate::deliver::{Delivery, digest_of_file, prepare};
use crate::failure::{Failure, internal};
use crate::secretariat::edition::{BUNDLE_CAP, about_log};

/// An answer: its bytes and their digest.
pub(super) struct Answer {
    pub bytes: Vec<u8>,
    pub digest: String,
}

/// Signs an answer about results that were taken in.
pub(super) fn sign<T: Payload + Serialize>(
    cx: &Call<'_>,
    office: &Office,
    head: &ResultsHead,
    (kind, path, words): (BundleType, &str, &T),
) -> Result<Answer, Failure> {
    let results = opened(office.read(), &head.digest)?;
    let mut bag_info = info(kind, bundle_mode(office.read().meta()?.mode), &cx.now());
    repeat_origin(&mut bag_info, &results.info);
    bag_info.batch_id = Some(head.batch.to_string());
    bag_info.issue = Some(head.issue.to_string());
    bag_info.expert_id = Some(head.expert.to_string());
    bag_info.seq = Some(head.seq.to_string());
    about_log(office, &mut bag_info)?;
    let row = office.read().batch(&head.batch, head.issue)?.ok_or_else(|| internal("batch"))?;
    let assignment: Assignment = json::read(&row.batch.assignment)?;
    let (role, key) = signer_under(cx, office.read(), &assignment.receipt_digest)?;
    let signers: [(&str, &dyn Signer); 1] = [(&role, &key)];
    let files = vec![payload(path, json::write(words)?)];
    let (bytes, written) = bundles::make(&bag_info, files, &signers)?;
    Ok(Answer { bytes, digest: written.digest.to_string() })
}

/// Keeps an answer that left.
pub(super) fn keep(
    tx: &OfficeTx<'_>,
    track: &TrackId,
    (kind, answer): (BundleType, &Answer),
) -> store::Result<()> {
    tx.put_bundle(&NewBundle {
        digest: &answer.digest,
        bundle_type: kind.as_str(),
        direction: Direction::Out,
        track: Some(track),
        bytes: &answer.bytes,
        findings: "[]",
    })
    .map(|_| ())
}

/// Every answer of this kind that was made for a track, with what it says.
pub(super) fn made<T: Payload>(
    office: OfficeReader<'_>,
    track: &TrackId,
    (kind, path): (BundleType, &str),
) -> Result<Vec<(T, Answer)>, Failure> {
    let mut found = Vec::new();
    for row in office.bundles(kind.as_str())? {
        if row.track.as_ref() == Some(track) && row.direction == Direction::Out {
            let mut bag = opened(office, &row.digest)?;
            let words = json::read(&bag.read(path, BUNDLE_CAP)?)?;
            let bytes = office.bundle_bytes(&row.digest)?.unwrap_or_default();
            found.push((words, Answer { bytes, digest: row.digest }));
        }
    }
    Ok(found)
}

fn opened(office: OfficeReader<'_>, digest: &str) -> Result<Bag<Cursor<Vec<u8>>>, Failure> {
    let bytes = office.bundle_bytes(digest)?.ok_or_else(|| internal("bundle bytes"))?;
    Ok(Bag::open(Cursor::new(bytes), Limits::default())?)
}

/// A file as it will leave; `None` where it lies there already with the same bytes. Errors: as [`prepare`].
pub(super) fn place(target: &Path, bytes: &[u8], force: bool) -> Result<Option<Delivery>, Failure> {
    if target.is_file() && digest_of_file(target)? == Digest::of(bytes) {
        return Ok(None);
    }
    prepare(target, bytes, force).map(Some)
}
