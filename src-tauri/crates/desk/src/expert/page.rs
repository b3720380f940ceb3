//! The signature page (签字页): what an expert signs in ink, made from the sealed bytes alone, so that it is the same
//! whenever it is printed. Nothing is sealed here.

use std::io::Cursor;

use bundle::{Bag, Digest, Limits, Mode};
use dossier::json;
use dossier::payload::path;
use dossier::payload::results::ResultsSheet;
use review::criteria::Criteria;
use review::mark::Centi;
use review::nomination::Nomination;
use review::sheet::CellState;
use store::work::WorkFile;

use super::seal::Made;
use crate::bundles::{APP_VERSION, paper_mode};
use crate::expert::own::points;
use crate::expert::{assignment, criteria};
use crate::failure::{Failure, internal};

/// The page of what was sealed.
pub(super) fn signature_page(
    work: &WorkFile,
    made: &Made,
    digest: &Digest,
) -> Result<Vec<u8>, Failure> {
    let mut bag = Bag::open(Cursor::new(&made.bytes), Limits::default())?;
    let sheet: ResultsSheet = json::read(&bag.read(path::RESULTS, u64::MAX)?)?;
    let criteria = criteria(work.read())?;
    let a = assignment(work.read())?;
    let key = bag.signers().get("expert").copied().ok_or_else(|| internal("no expert"))?;
    let rows = rows(work, &criteria, &sheet)?;
    let data = report::SignaturePage {
        mode: paper_mode(work.read().origin()?.mode),
        edition: a.titles.edition,
        list: a.titles.list,
        track: a.titles.track,
        body: a.titles.body,
        filing_no: bag.info.filing_no.clone(),
        batch: a.batch.to_string(),
        issue: a.issue,
        seq: made.seq,
        expert: a.expert.to_string(),
        expert_name: None,
        criteria_title: criteria.title.clone(),
        leaves: criteria.leaves().map(|l| l.title.clone()).collect(),
        rows,
        results_digest: digest.to_string(),
        results_digits: digest.digits(),
        fingerprint: key.fingerprint(),
        fingerprint_digits: key.digits(),
        audit_head: bag.info.audit_head.clone().unwrap_or_default(),
        sealed_at: made.at.clone(),
        app_version: APP_VERSION.to_owned(),
        supervisor: bag.info.mode == Mode::Official,
    };
    Ok(report::signature_page(&data, &made.at)?)
}

fn rows(
    work: &WorkFile,
    criteria: &Criteria,
    sheet: &ResultsSheet,
) -> Result<Vec<report::ScoreRow>, Failure> {
    let records = work.read().nominations()?;
    let mut rows = Vec::new();
    for sealed in &sheet.reviews {
        let id = &sealed.review.nomination;
        let record = records.iter().find(|r| &r.id == id).ok_or_else(|| internal("record"))?;
        let nomination: Nomination = serde_json::from_str(&record.json).map_err(internal)?;
        let state = match sealed.state {
            CellState::Recused => report::RowState::Recused,
            CellState::Unable => report::RowState::Unable,
            _ => report::RowState::Scored {
                marks: criteria
                    .leaves()
                    .map(|l| {
                        sealed.review.marks.get(&l.id).map_or("–".to_owned(), Centi::to_string)
                    })
                    .collect(),
                total: sealed.total_millionths.map_or("–".to_owned(), points),
            },
        };
        rows.push(report::ScoreRow { id: id.to_string(), title: nomination.title, state });
    }
    Ok(rows)
}
