//! Every bundle that went in or out of an office, oldest first, with how far the experts' keys behind it are bound to the
//! persons. Batches leave and are not kept whole, so their size is not known here.

use std::collections::BTreeMap;

use dossier::Finding;
use dossier::payload::decision::SignedDecision;
use review::plan::Binding;
use serde::Serialize;
use store::office::{BundleRow, DecisionRow, Direction, OfficeReader};

use super::{OfOffice, binding, edition};
use crate::both::overrides::signed;
use crate::command::Call;
use crate::failure::{Failure, internal};

/// The register.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Register {
    /// Oldest first.
    pub rows: Vec<RegisterRow>,
    /// What clerks signed, oldest first.
    pub decisions: Vec<KeptDecision>,
}

/// A decision with its signatures, as stock `ssh-keygen -Y verify` checks them.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct KeptDecision {
    /// Its number, from 1.
    pub n: u64,
    /// What is decided: `act`, `override` …
    pub kind: String,
    /// About what.
    pub subject: String,
    /// In which track, where it belongs to one.
    pub track: Option<String>,
    /// When it was kept.
    pub at: String,
    /// The exact words and who signed them.
    pub signed: SignedDecision,
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
    /// How far the key that signed results is bound to the expert; of an ack, and of the submission it answers, the weakest
    /// of those that counted.
    pub binding: Option<Binding>,
    /// What its verification found.
    pub findings: Vec<Finding>,
}

/// Lists every bundle.
pub fn register(cx: &Call<'_>, request: &OfOffice) -> Result<Register, Failure> {
    cx.office(&request.office, |office| {
        let office = office.read();
        let bindings = binding::of_all(office)?;
        let kept = office.every_bundle()?.into_iter().map(|bundle| row(bundle, &bindings));
        let mut rows = kept.collect::<Result<Vec<_>, Failure>>()?;
        rows.extend(batches(office)?);
        rows.sort_by(|a, b| a.at.cmp(&b.at));
        let decisions = office.decisions()?.into_iter().map(decision);
        Ok(Register { rows, decisions: decisions.collect::<Result<_, Failure>>()? })
    })
}

fn row(bundle: BundleRow, bindings: &BTreeMap<String, Binding>) -> Result<RegisterRow, Failure> {
    Ok(RegisterRow {
        binding: bindings.get(&bundle.digest).copied(),
        digest: bundle.digest,
        kind: bundle.bundle_type,
        direction: bundle.direction,
        track: bundle.track.map(|t| t.to_string()),
        at: bundle.at,
        size: bundle.size,
        findings: serde_json::from_str(&bundle.findings).map_err(internal)?,
    })
}

fn decision(row: DecisionRow) -> Result<KeptDecision, Failure> {
    Ok(KeptDecision {
        n: row.n,
        signed: signed(&row)?,
        kind: row.kind,
        subject: row.subject,
        track: row.track.map(|t| t.to_string()),
        at: row.at,
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
                binding: None,
                findings: Vec::new(),
            });
        }
    }
    Ok(rows)
}
