//! What a request names to be struck out, found among what the office knows: a mistyped fingerprint or digest strikes
//! nothing out. Nothing is decided here.

use dossier::payload::revocations::Subject;
use review::ids::{BatchId, TrackId};
use store::office::{OfficeReader, ResultsRow, Role};

use super::{Revoke, Struck};
use crate::failure::Failure;
use crate::office::{edition, known, need_role};

/// The one thing that is named.
pub(super) fn named(office: OfficeReader<'_>, request: &Revoke) -> Result<Struck, Failure> {
    let role = office.meta()?.role;
    match (&request.key, &request.issue, &request.results) {
        (Some(key), None, None) if role == Role::Secretariat => body_key(office, key.trim()),
        (Some(key), None, None) => expert_key(office, key.trim()),
        (None, Some(issue), None) => packed(office, issue.trim()),
        (None, None, Some(results)) => kept(office, results.trim()),
        _ => Err(Failure::usage("--key / --issue / --results")),
    }
}

fn unknown_key(fingerprint: &str) -> Failure {
    Failure::new("unknown-key").with("fingerprint", fingerprint)
}

/// A key in which a receipt lets a body act.
fn body_key(office: OfficeReader<'_>, fingerprint: &str) -> Result<Struck, Failure> {
    let known = known(office)?;
    let keys = known.receipts.iter().flat_map(|k| &k.receipt.role_keys);
    let mut keys = keys.filter_map(|k| bundle::PublicKey::from_openssh(&k.signing_key).ok());
    match keys.any(|key| key.fingerprint() == fingerprint) {
        true => Ok(Struck { subject: key(fingerprint), track: None }),
        false => Err(unknown_key(fingerprint)),
    }
}

/// A key under which results came in, or that was filed for an expert.
fn expert_key(office: OfficeReader<'_>, fingerprint: &str) -> Result<Struck, Failure> {
    for (track, rows) in results(office)? {
        if rows.iter().any(|row| row.head.key_fingerprint == fingerprint) {
            return Ok(Struck { subject: key(fingerprint), track: Some(track) });
        }
    }
    for receipt in known(office)?.receipts.into_iter().map(|k| k.receipt) {
        let mut filed = receipt.experts.iter().filter_map(|e| receipt.filed_key(&e.expert));
        if filed.any(|key| key.fingerprint() == fingerprint) {
            return Ok(Struck { subject: key(fingerprint), track: Some(receipt.track) });
        }
    }
    Err(unknown_key(fingerprint))
}

fn key(fingerprint: &str) -> Subject {
    Subject::Key { fingerprint: fingerprint.to_owned() }
}

fn packed(office: OfficeReader<'_>, typed: &str) -> Result<Struck, Failure> {
    need_role(office, Role::Body)?;
    let unknown = || Failure::new("unknown-batch").with("object", typed);
    let (batch, issue) = typed.split_once('/').ok_or_else(unknown)?;
    let batch = BatchId::new(batch).map_err(|_| unknown())?;
    let issue: u32 = issue.parse().map_err(|_| unknown())?;
    let track = office.batch(&batch, issue)?.ok_or_else(unknown)?.batch.head.track;
    Ok(Struck { subject: Subject::Issue { batch, issue }, track: Some(track) })
}

fn kept(office: OfficeReader<'_>, typed: &str) -> Result<Struck, Failure> {
    need_role(office, Role::Body)?;
    for (track, rows) in results(office)? {
        let same = |row: &&ResultsRow| is_digest(typed, &row.head.digest);
        if let Some(row) = rows.iter().find(same) {
            let subject = Subject::Results { digest: row.head.digest.clone() };
            return Ok(Struck { subject, track: Some(track) });
        }
    }
    Err(Failure::new("results-not-kept").with("object", typed))
}

/// Whether `typed` is this digest or its digits.
fn is_digest(typed: &str, digest: &str) -> bool {
    let digits = || digest.parse::<bundle::Digest>().map(|d| d.digits()).unwrap_or_default();
    typed == digest || bundle::digest::same_digits(typed, &digits())
}

/// Every results bundle that was taken in, by track.
fn results(office: OfficeReader<'_>) -> Result<Vec<(TrackId, Vec<ResultsRow>)>, Failure> {
    let (_, edition) = edition(office)?;
    let of = |t: review::edition::Track| Ok((t.id.clone(), office.results_of(&t.id)?));
    edition.tracks.into_iter().map(of).collect()
}
