//! 封存: the sheet is frozen, signed with the expert's own key and handed over as a results bundle with its
//! signature page. Both files are written and read back before the seal is committed, and a sealed sheet
//! gives the same bytes whenever it is exported again.

use std::io::Cursor;
use std::path::Path;

use bundle::{Bag, BundleType, Digest, Limits, Mode, PrivateKey, Signer};
use dossier::json;
use dossier::json::Payload;
use dossier::payload::batch::Assignment;
use dossier::payload::path;
use dossier::payload::results::{
    AnchorState, Declarations, Enrolment, PLEDGE, Recusal, ResultsSheet, SealedReview,
};
use review::criteria::Criteria;
use review::mark::Centi;
use review::nomination::Nomination;
use review::plan::Binding;
use review::sheet::{self, CellState, Review};
use serde::{Deserialize, Serialize};
use store::Anchor;
use store::work::{Declaration, WorkFile};

use crate::bundles::{
    self, APP_VERSION, bundle_mode, info, paper_mode, payload, stub_files, stub_from_json,
};
use crate::command::Call;
use crate::deliver::prepare;
use crate::expert::open::ensure_key;
use crate::expert::own::points;
use crate::expert::{act, assignment, criteria, need_pledge, recusals_declared};
use crate::failure::{Failure, internal};
use crate::host::Picked;

/// What to seal, and where to.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Seal {
    /// The work file.
    pub work: Picked,
    /// Folder for the results bundle and the signature page.
    pub out: Picked,
    /// Overwrite files of that name.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<_>"))]
    pub force: bool,
}

/// A sealed sheet.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Sealed {
    /// The results bundle.
    pub path: String,
    /// The signature page.
    pub page: String,
    /// Version of the sheet.
    pub seq: u32,
    /// Digest of the results bundle.
    pub digest: String,
    /// The digest as 6×5 digits.
    pub digits: String,
    /// Fingerprint of the expert's key.
    pub fingerprint: String,
}

/// Seals the sheet; a sealed one is exported again.
pub fn seal(cx: &Call<'_>, request: &Seal) -> Result<Sealed, Failure> {
    let folder = cx.host.resolve(&request.out)?;
    cx.work(&request.work, |work| {
        if let Some(seal) = work.read().sealed()? {
            let bytes = work.read().seal_bytes(seal.seq)?.ok_or_else(|| internal("seal bytes"))?;
            let made = Made { bytes, seq: seal.seq, at: seal.at };
            return hand_over(work, &made, &folder, request.force, |_| Ok(()));
        }
        let made = make(cx, work)?;
        let digest = made.digest()?.to_string();
        let mut sealed = act(cx, work, "sealed", "", format!("seq {}", made.seq))?;
        sealed.digest = Some(digest.clone());
        sealed.at.clone_from(&made.at);
        hand_over(work, &made, &folder, request.force, |work| {
            Ok(work.change(&sealed, |tx| tx.seal(made.seq, &digest, &made.bytes))?)
        })
    })
}

/// The bytes of a results bundle.
struct Made {
    bytes: Vec<u8>,
    seq: u32,
    at: String,
}

impl Made {
    fn digest(&self) -> Result<Digest, Failure> {
        Ok(Bag::open(Cursor::new(&self.bytes), Limits::default())?.digest)
    }
}

/// Writes both files and reads them back, lets `commit` make the seal, and only then names the files.
fn hand_over(
    work: &mut WorkFile,
    made: &Made,
    folder: &Path,
    force: bool,
    commit: impl FnOnce(&mut WorkFile) -> Result<(), Failure>,
) -> Result<Sealed, Failure> {
    let digest = made.digest()?;
    let page = signature_page(work, made, &digest)?;
    let head = work.read().head()?;
    let name = format!("results-{}-{}-{}", head.batch, head.issue, made.seq);
    let bundle = prepare(&folder.join(format!("{name}.hjb")), &made.bytes, force)?;
    let paper = prepare(&folder.join(format!("{name}-signature.pdf")), &page, force)?;
    commit(work)?;
    let key = work.read().key()?.ok_or_else(|| internal("no key"))?;
    Ok(Sealed {
        path: bundle.publish()?.display().to_string(),
        page: paper.publish()?.display().to_string(),
        seq: made.seq,
        digits: digest.digits(),
        digest: digest.to_string(),
        fingerprint: key.fingerprint,
    })
}

fn make(cx: &Call<'_>, work: &mut WorkFile) -> Result<Made, Failure> {
    need_pledge(work)?;
    let passphrase = cx.secrets.need_passphrase()?;
    let key = ensure_key(cx, work, passphrase)?;
    let private = PrivateKey::from_encrypted_openssh(&key.private_pem, passphrase)?;
    let (criteria, assignment) = (criteria(work.read())?, assignment(work.read())?);
    let reviews = complete_reviews(work, &criteria)?;
    let seq = u32::try_from(work.read().seals()?.len()).map_err(internal)?.saturating_add(1);
    let at = cx.now();

    let origin = work.read().origin()?;
    let audit = work.read().audit();
    let mut bag_info = info(BundleType::Results, bundle_mode(origin.mode), &at);
    about_batch(&mut bag_info, &assignment, &origin.batch_stub)?;
    bag_info.seq = Some(seq.to_string());
    bag_info.supersedes = work.read().seals()?.last().map(|s| s.digest.clone());
    bag_info.log_id = Some(audit.log_id()?);
    bag_info.audit_head = Some(audit.head()?.to_string());

    let mut files = vec![
        payload(path::RESULTS, json::write(&sheet_of(&assignment, seq, &criteria, &reviews))?),
        payload(path::ENROLMENT, json::write(&enrolment(work, &private, origin.anchor)?)?),
        payload(path::DECLARATIONS, json::write(&declarations(work, &reviews)?)?),
        payload(path::CRITERIA, origin.criteria.clone()),
        payload(path::AUDIT, audit.jsonl()?.into_bytes()),
        payload(&format!("{}assignment.json", path::BATCH_STUB), origin.assignment.clone()),
    ];
    files.extend(stub_files(path::BATCH_STUB, &stub_from_json(&origin.batch_stub)?));
    let (bytes, _) = bundles::make(&bag_info, files, &[("expert", &private)])?;
    Ok(Made { bytes, seq, at })
}

/// Every review, if nothing is missing and the recusals were declared.
fn complete_reviews(work: &WorkFile, criteria: &Criteria) -> Result<Vec<Review>, Failure> {
    let mut reviews = work.read().reviews()?;
    if !recusals_declared(work.read(), &reviews)? {
        return Err(Failure::new("recusals-not-declared"));
    }
    let missing: usize = reviews.iter().map(|r| sheet::gaps(criteria, r).len()).sum();
    if missing > 0 {
        return Err(Failure::new("incomplete").with("count", missing));
    }
    // What was tried before the expert said "unable" stays on this machine.
    for review in reviews.iter_mut().filter(|r| r.unable.is_some()) {
        let unable = review.unable.take();
        *review = Review { unable, ..Review::blank(review.nomination.clone()) };
    }
    Ok(reviews)
}

/// The batch's own words, repeated.
fn about_batch(
    bag_info: &mut bundle::BagInfo,
    a: &Assignment,
    stub_json: &str,
) -> Result<(), Failure> {
    let batch = bundle::BagInfo::parse(&stub_from_json(stub_json)?.bag_info)?;
    bundles::repeat_origin(bag_info, &batch);
    bag_info.batch_id = Some(a.batch.to_string());
    bag_info.issue = Some(a.issue.to_string());
    bag_info.expert_id = Some(a.expert.to_string());
    Ok(())
}

fn sheet_of(a: &Assignment, seq: u32, criteria: &Criteria, reviews: &[Review]) -> ResultsSheet {
    ResultsSheet {
        kind: ResultsSheet::TYPE.to_owned(),
        edition: a.edition.clone(),
        list: a.list.clone(),
        track: a.track.clone(),
        body: a.body.clone(),
        batch: a.batch.clone(),
        issue: a.issue,
        expert: a.expert.clone(),
        seq,
        reviews: reviews.iter().map(|r| SealedReview::seal(criteria, r.clone())).collect(),
    }
}

fn enrolment(work: &WorkFile, key: &PrivateKey, anchor: Anchor) -> Result<Enrolment, Failure> {
    let head = work.read().head()?;
    let public = key.public();
    let mac = bundle::mac::hmac_sha256(&head.mac_secret, &public.blob());
    Ok(Enrolment {
        kind: Enrolment::TYPE.to_owned(),
        expert: head.expert,
        batch: head.batch,
        issue: head.issue,
        public_key: public.to_openssh(),
        mac: Digest::from_bytes(mac).to_string(),
        binding: Binding::Mac,
        anchor: match anchor {
            Anchor::Typed => AnchorState::Typed,
            Anchor::Pinned => AnchorState::Pinned,
            Anchor::Unverified => AnchorState::Unverified,
        },
    })
}

fn declarations(work: &WorkFile, reviews: &[Review]) -> Result<Declarations, Failure> {
    let all = work.read().declarations()?;
    let pledged = all.into_iter().find(|(kind, _)| *kind == Declaration::Pledge);
    let recusals = reviews
        .iter()
        .filter_map(|r| r.recused.map(|reason| (r.nomination.clone(), reason)))
        .map(|(nomination, reason)| Recusal { nomination, reason })
        .collect();
    Ok(Declarations {
        kind: Declarations::TYPE.to_owned(),
        pledge: PLEDGE.to_owned(),
        pledged_at: pledged.map(|(_, at)| at).unwrap_or_default(),
        recusals,
    })
}

/// The page for ink: made from the sealed bytes alone, so that it is the same every time.
fn signature_page(work: &WorkFile, made: &Made, digest: &Digest) -> Result<Vec<u8>, Failure> {
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
