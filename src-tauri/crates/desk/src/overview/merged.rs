//! The computation that an office holds for a track, with what stands behind it: at a body its last merge
//! and the results it took in, at the secretariat those inside the submission. Read, never computed anew.

use std::collections::BTreeMap;
use std::io::Cursor;

use bundle::{Bag, Digest, Limits};
use dossier::json;
use dossier::payload::path;
use dossier::payload::results::ResultsSheet;
use dossier::payload::submission::MergeSheet;
use review::criteria::Criteria;
use review::ids::TrackId;
use review::nomination::Nomination;
use store::office::{OfficeReader, Role};

use super::filings;
use super::submitted::Submitted;
use crate::failure::{Failure, internal};
use crate::secretariat::edition::BUNDLE_CAP;

/// A computation that is kept.
pub(super) struct Merged {
    /// Its number at the body.
    pub n: Option<u32>,
    /// When it was computed, or came in.
    pub at: String,
    /// The computation.
    pub sheet: MergeSheet,
    submitted: Option<Submitted>,
}

impl Merged {
    /// The last computation of a track.
    pub fn of(office: OfficeReader<'_>, track: &TrackId) -> Result<Option<Self>, Failure> {
        if office.meta()?.role == Role::Body {
            let Some(merge) = office.last_merge(track)? else { return Ok(None) };
            let sheet = json::read(&merge.json)?;
            return Ok(Some(Self { n: Some(merge.n), at: merge.at, sheet, submitted: None }));
        }
        let Some(mut submitted) = Submitted::of(office, track)? else { return Ok(None) };
        let (at, sheet) = (submitted.row.at.clone(), submitted.merge()?);
        Ok(Some(Self { n: None, at, sheet, submitted: Some(submitted) }))
    }

    /// The criteria that it was computed under, which need not be the newest ones filed.
    pub fn criteria(&mut self, office: OfficeReader<'_>) -> Result<Criteria, Failure> {
        if let Some(submitted) = &mut self.submitted {
            return submitted.criteria();
        }
        let digest = &self.sheet.criteria_digest;
        let filing = filings(office, &self.sheet.track)?
            .into_iter()
            .find(|f| Digest::of(&f.content.criteria).to_string() == *digest)
            .ok_or_else(|| internal("criteria of the merge"))?;
        Ok(json::read(&filing.content.criteria)?)
    }

    /// The titles of the nominations, by id.
    pub fn titles(
        &mut self,
        office: OfficeReader<'_>,
    ) -> Result<BTreeMap<String, String>, Failure> {
        let records: Vec<String> = match &mut self.submitted {
            Some(submitted) => {
                submitted.field()?.nominations.into_iter().map(|n| n.record).collect()
            }
            None => {
                let rows = office.nominations(&self.sheet.track)?;
                rows.into_iter().map(|n| n.record.json).collect()
            }
        };
        let read = |json: &String| serde_json::from_str::<Nomination>(json).map_err(internal);
        records.iter().map(|r| read(r).map(|n| (n.id.to_string(), n.title))).collect()
    }

    /// The sheets of the results that counted.
    pub fn sheets(&mut self, office: OfficeReader<'_>) -> Result<Vec<ResultsSheet>, Failure> {
        let mut sheets = Vec::new();
        for digest in &self.sheet.counted {
            let bytes = match &mut self.submitted {
                Some(submitted) => submitted.results(digest)?,
                None => office.bundle_bytes(digest)?.ok_or_else(|| internal("results bytes"))?,
            };
            let mut bag = Bag::open(Cursor::new(bytes), Limits::default())?;
            sheets.push(json::read(&bag.read(path::RESULTS, BUNDLE_CAP)?)?);
        }
        Ok(sheets)
    }
}
