//! A body takes its receipt in; from then on the criteria are filed and nothing about them changes.

use std::io::Cursor;
use std::path::Path;

use bundle::{Bag, BundleType, Limits};
use dossier::verify::Contents;
use dossier::{Expect, Known, json};
use serde::{Deserialize, Serialize};
use store::office::{
    Direction, Filing, FilingKey, FilingMarks, FilingState, NewBundle, OfficeReader, Role,
};

use crate::anyone::verify::accept_kept;
use crate::bundles::bundle_mode;
use crate::command::Call;
use crate::deliver::read_file;
use crate::failure::{Failure, internal};
use crate::host::Picked;
use crate::office::{act, known, need_role};
use crate::secretariat::edition::BUNDLE_CAP;

/// The receipt to take in.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ReceiptImport"))]
#[serde(deny_unknown_fields)]
pub struct Import {
    /// The body's office file.
    pub office: Picked,
    /// The receipt bundle.
    pub file: Picked,
}

/// The receipt that was taken in.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ReceiptImported"))]
pub struct Imported {
    /// Track.
    pub track: String,
    /// Filing number.
    pub number: String,
    /// Version of the filing.
    pub version: u32,
    /// Digest of the receipt.
    pub digest: String,
}

/// Takes a receipt in.
pub fn import(cx: &Call<'_>, request: &Import) -> Result<Imported, Failure> {
    let file = cx.host.resolve(&request.file)?;
    cx.office(&request.office, |office| {
        let meta = need_role(office.read(), Role::Body)?;
        let expect = Expect {
            bundle_type: Some(BundleType::Receipt),
            mode: Some(bundle_mode(meta.mode)),
            ..Expect::default()
        };
        let known = known_of(office.read(), &file)?;
        let (contents, whole) = accept_kept(&file, &expect, &known)?;
        let Contents::Receipt(receipt) = contents else { return Err(internal("not a receipt")) };
        let digest = receipt.digest().to_string();
        let r = &receipt.receipt;
        let filings = office.read().filings()?;
        let ours = filings
            .iter()
            .find(|f| f.marks.digest.as_deref() == Some(r.filing_digest.as_str()))
            .ok_or_else(|| Failure::new("not-our-filing").with("number", &r.filing_no))?;
        let answer = Imported {
            track: r.track.to_string(),
            number: r.filing_no.clone(),
            version: r.filing_version,
            digest: digest.clone(),
        };
        if ours.marks.receipt_digest.as_deref() == Some(digest.as_str()) {
            return Ok(answer);
        }
        let older = superseded(&filings, &ours.key);
        let marks = FilingMarks {
            filing_no: Some(r.filing_no.clone()),
            receipt_digest: Some(digest.clone()),
            ..FilingMarks::default()
        };
        let imported = act(cx, &meta.name, "imported", r.filing_no.as_str(), Some(digest.clone()));
        office.change(&imported, |tx| {
            tx.put_bundle(&NewBundle {
                digest: &digest,
                bundle_type: BundleType::Receipt.as_str(),
                direction: Direction::In,
                track: Some(&r.track),
                bytes: &whole,
                findings: "[]",
            })?;
            for old in older {
                tx.set_filing_state(old, FilingState::Superseded, &FilingMarks::default())?;
            }
            tx.set_filing_state(&ours.key, FilingState::Receipted, &marks)
        })?;
        Ok(answer)
    })
}

/// What the office knows, with the edition that the receipt names if that one was taken in: a later version may have come
/// while the receipt was under way.
fn known_of(office: OfficeReader<'_>, file: &Path) -> Result<Known, Failure> {
    let mut known = known(office)?;
    let named = Bag::open(Cursor::new(read_file(file, BUNDLE_CAP)?), Limits::default()).ok();
    let named = named.and_then(|bag| bag.info.edition_digest);
    for row in office.editions()?.into_iter().filter(|row| Some(&row.digest) == named.as_ref()) {
        known.edition = Some((row.digest, json::read(&row.json)?));
    }
    Ok(known)
}

/// Receipted filings of the same track with a lower version.
fn superseded<'a>(filings: &'a [Filing], by: &FilingKey) -> Vec<&'a FilingKey> {
    filings
        .iter()
        .filter(|f| f.key.track == by.track && f.key.version < by.version)
        .filter(|f| f.state == FilingState::Receipted)
        .map(|f| &f.key)
        .collect()
}
