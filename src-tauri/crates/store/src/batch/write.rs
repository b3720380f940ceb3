//! Packing: a fresh keyed file is attached to the office file and this expert's rows are copied in
//! (`formats.md` §6). The office file is only read, and a cancelled or failed packing leaves no file.

use std::ops::ControlFlow;
use std::path::Path;

use review::ids::{NominationId, TrackId};
use review::nomination::Nomination;
use rusqlite::Connection;

use super::{BatchHead, KIND};
use crate::attachment::{CHUNK, StoredAttachment, chunks};
use crate::kdf::{RawKey, Salt};
use crate::office::{Office, OfficeReader};
use crate::open::{self, Source, Unfinished};
use crate::{Result, StoreError, digest};

/// Told after every piece: bytes of attachments done, and all there are. Answers whether to go on.
pub type Progress<'a> = dyn FnMut(u64, u64) -> ControlFlow<()> + 'a;

/// A `batch.db` that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchFile {
    /// Size in bytes.
    pub size: u64,
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
}

/// Writes `path` with the records of `nominations` in this order and the attachments that those records
/// name. `key` and `salt` are the caller's; the file must not exist.
///
/// # Errors
/// [`StoreError::Exists`]; [`StoreError::Cancelled`]; [`StoreError::State`] `unknown_nomination` or
/// `attachment_missing`; [`StoreError::Full`].
pub fn write_batch(
    office: &Office,
    path: &Path,
    (key, salt): (&RawKey, &Salt),
    head: &BatchHead,
    nominations: &[NominationId],
    progress: &mut Progress<'_>,
) -> Result<BatchFile> {
    let unfinished = Unfinished::begin(path)?;
    let fresh = open::begin(path, key, salt)?;
    let tx = fresh.unchecked_transaction()?;
    open::lay(&tx, &KIND)?;
    tx.commit()?;
    fresh.close().map_err(|(_, e)| e)?;
    let reader = office.read();
    open::with_attached(reader.conn(), Source { path, key, salt }, true, || {
        // Until it is kept, the new file has nothing that a crash could lose.
        reader.conn().execute_batch("PRAGMA batch.journal_mode = MEMORY")?;
        let tx = reader.conn().unchecked_transaction()?;
        put_head(&tx, head)?;
        let attachments = put_nominations(reader, &head.track, nominations)?;
        put_attachments(&tx, &attachments, progress)?;
        Ok(tx.commit()?)
    })?;
    unfinished.keep()?;
    let (size, sha256) = digest::of_file(path)?;
    Ok(BatchFile { size, sha256 })
}

fn put_head(conn: &Connection, head: &BatchHead) -> Result<()> {
    conn.execute(
        include_str!("put_head.sql"),
        (
            head.batch.as_str(),
            head.issue,
            head.expert.as_str(),
            head.track.as_str(),
            head.mac_secret.as_slice(),
        ),
    )?;
    Ok(())
}

/// Copies the records, and says which attachments belong to them.
fn put_nominations(
    office: OfficeReader<'_>,
    track: &TrackId,
    nominations: &[NominationId],
) -> Result<Vec<StoredAttachment>> {
    let mut attachments = Vec::new();
    for (position, id) in (1_i64..).zip(nominations) {
        let row = (position, track.as_str(), id.as_str());
        if office.conn().execute(include_str!("put_nomination.sql"), row)? != 1 {
            return Err(StoreError::state("unknown_nomination"));
        }
        attachments.extend(named_attachments(office, track, id)?);
    }
    Ok(attachments)
}

fn named_attachments(
    office: OfficeReader<'_>,
    track: &TrackId,
    id: &NominationId,
) -> Result<Vec<StoredAttachment>> {
    let row = office.nomination(track, id)?.ok_or(StoreError::state("unknown_nomination"))?;
    let record: Nomination = serde_json::from_str(&row.record.json)
        .map_err(|_| StoreError::Unreadable { what: "record" })?;
    let stored = office.attachments(track, id)?;
    let find = |about| {
        let found = stored.iter().find(|s| &s.about == about);
        found.cloned().ok_or(StoreError::state("attachment_missing"))
    };
    record.attachments.iter().map(find).collect()
}

fn put_attachments(
    conn: &Connection,
    attachments: &[StoredAttachment],
    progress: &mut Progress<'_>,
) -> Result<()> {
    let total = attachments.iter().fold(0_u64, |sum, a| sum.saturating_add(a.about.size));
    let mut done = 0_u64;
    let mut put_chunk = conn.prepare(include_str!("put_chunk.sql"))?;
    let mut go_on = |done| match progress(done, total) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(StoreError::Cancelled),
    };
    go_on(0)?;
    for attachment in attachments {
        conn.execute(include_str!("put_attachment.sql"), [attachment.number])?;
        let before = done;
        for n in 0..chunks(&attachment.about)? {
            rows_written(put_chunk.execute((attachment.number, n))?)?;
            done = done.saturating_add(CHUNK).min(before.saturating_add(attachment.about.size));
            go_on(done)?;
        }
    }
    Ok(())
}

fn rows_written(n: usize) -> Result<()> {
    if n == 1 { Ok(()) } else { Err(StoreError::state("attachment_missing")) }
}
