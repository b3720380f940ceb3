//! 封存: the sheet is frozen, signed with the expert's own key and handed over as a results bundle, encrypted to the
//! bodies that the receipt names, with its signature page. Both files are written and read back before the seal is
//! committed, and a sealed sheet gives the same bundle, in a new envelope, whenever it is exported again.

use std::io::Cursor;
use std::path::Path;

use bundle::{Bag, BundleType, Digest, Limits, PrivateKey, Signer};
use dossier::json;
use dossier::json::Payload;
use dossier::payload::batch::Assignment;
use dossier::payload::filing::RoleKey;
use dossier::payload::path;
use dossier::payload::receipt::Receipt;
use dossier::payload::results::{
    AnchorState, Declarations, Enrolment, PLEDGE, Recusal, ResultsSheet, SealedReview,
};
use review::criteria::Criteria;
use review::sheet::{self, Review};
use serde::{Deserialize, Serialize};
use store::Anchor;
use store::work::{Declaration, WorkFile};

use crate::bundles::{self, bundle_mode, info, payload, stub_files, stub_from_json};
use crate::command::Call;
use crate::deliver::{Checked, prepare};
use crate::expert::key::binding;
use crate::expert::open::ensure_key;
use crate::expert::page::signature_page;
use crate::expert::{act, assignment, criteria, need_pledge, recusals_declared};
use crate::failure::{Failure, internal};
use crate::host::Picked;
use crate::sealed::{ENDING, prepare_sealed};

/// What to seal, and where to.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Seal {
    /// The work file.
    pub work: Picked,
    /// Folder for the encrypted results bundle and the signature page.
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
    /// The results bundle, encrypted to the body.
    pub path: String,
    /// Who alone can open it: the body, or joint bodies.
    pub sealed_for: String,
    /// Whether both files were read back from the device, or perhaps from the system's memory.
    pub checked: Checked,
    /// The signature page.
    pub page: String,
    /// Version of the sheet.
    pub seq: u32,
    /// Digest of the results bundle in the envelope.
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
pub(super) struct Made {
    pub bytes: Vec<u8>,
    pub seq: u32,
    pub at: String,
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
    let receipt = receipt(work)?;
    let target = folder.join(format!("{name}.{ENDING}"));
    let bundle = prepare_sealed(&target, &made.bytes, &receipt.recipients(), force)?;
    let paper = prepare(&folder.join(format!("{name}-signature.pdf")), &page, force)?;
    commit(work)?;
    let key = work.read().key()?.ok_or_else(|| internal("no key"))?;
    let (path, bundle_checked) = bundle.publish_checked()?;
    let (page, page_checked) = paper.publish_checked()?;
    Ok(Sealed {
        path: path.display().to_string(),
        sealed_for: bodies(&assignment(work.read())?, &receipt),
        checked: bundle_checked.max(page_checked),
        page: page.display().to_string(),
        seq: made.seq,
        digits: digest.digits(),
        digest: digest.to_string(),
        fingerprint: key.fingerprint,
    })
}

/// The receipt that came with the batch and was verified when it was opened.
fn receipt(work: &WorkFile) -> Result<Receipt, Failure> {
    let mut bag = Bag::open(Cursor::new(work.read().origin()?.receipt), Limits::default())?;
    Ok(json::read(&bag.read(path::RECEIPT, RECEIPT_CAP)?)?)
}

/// Largest `receipt.json` that is read.
const RECEIPT_CAP: u64 = 16 << 20;

/// The bodies that can open what is sealed. A batch has the name of the one that packed it, and only ids of others.
fn bodies(a: &Assignment, receipt: &Receipt) -> String {
    let name = |key: &RoleKey| match key.body == a.body {
        true => a.titles.body.clone(),
        false => key.body.to_string(),
    };
    receipt.role_keys.iter().map(name).collect::<Vec<_>>().join("、")
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
    let binding = binding(&receipt(work)?, &head.expert, &public);
    Ok(Enrolment {
        kind: Enrolment::TYPE.to_owned(),
        expert: head.expert,
        batch: head.batch,
        issue: head.issue,
        public_key: public.to_openssh(),
        mac: Digest::from_bytes(mac).to_string(),
        binding,
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
