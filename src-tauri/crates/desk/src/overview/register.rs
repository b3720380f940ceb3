//! Every bundle that went in or out of an office, oldest first. Batches leave and are not kept whole, so their
//! size is not known here.

use dossier::Finding;
use serde::Serialize;
use store::office::{BundleRow, Direction, OfficeReader};

use super::{OfOffice, edition};
use crate::command::Call;
use crate::failure::{Failure, internal};

/// The register.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Register {
    /// Oldest first.
    pub rows: Vec<RegisterRow>,
}

/// One bundle.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct RegisterRow {
    /// Its digest.
    pub digest: String,
    /// Its kind.
    #[serde(rename = "type")]
    pub kind: String,
    /// In or out.
    #[cfg_attr(feature = "types", ts(as = "String"))]
    pub direction: Direction,
    /// Its track, where it belongs to one.
    pub track: Option<String>,
    /// When it was kept.
    pub at: String,
    /// Size in bytes; 0 of a batch, which is not kept.
    pub size: u64,
    /// What its verification found.
    pub findings: Vec<Finding>,
}

/// Lists every bundle.
pub fn register(cx: &Call<'_>, request: &OfOffice) -> Result<Register, Failure> {
    cx.office(&request.office, |office| {
        let office = office.read();
        let kept = office.every_bundle()?.into_iter().map(row);
        let mut rows = kept.collect::<Result<Vec<_>, Failure>>()?;
        rows.extend(batches(office)?);
        rows.sort_by(|a, b| a.at.cmp(&b.at));
        Ok(Register { rows })
    })
}

fn row(bundle: BundleRow) -> Result<RegisterRow, Failure> {
    Ok(RegisterRow {
        digest: bundle.digest,
        kind: bundle.bundle_type,
        direction: bundle.direction,
        track: bundle.track.map(|t| t.to_string()),
        at: bundle.at,
        size: bundle.size,
        findings: serde_json::from_str(&bundle.findings).map_err(internal)?,
    })
}

fn batches(office: OfficeReader<'_>) -> Result<Vec<RegisterRow>, Failure> {
    let Some(edition) = edition(office)?.1 else { return Ok(Vec::new()) };
    let mut rows = Vec::new();
    for track in &edition.tracks {
        for packed in office.batches(&track.id)? {
            rows.push(RegisterRow {
                digest: packed.batch.digest,
                kind: bundle::BundleType::Batch.as_str().to_owned(),
                direction: Direction::Out,
                track: Some(track.id.to_string()),
                at: packed.packed_at,
                size: 0,
                findings: Vec::new(),
            });
        }
    }
    Ok(rows)
}
