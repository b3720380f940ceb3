//! One issue of one batch: a fresh keyed database with this expert's rows only, bagged and signed, and the
//! record of it in the office file. In which order files get their names: ADR 0008.

use std::collections::BTreeMap;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use bundle::{BundleType, OpeningCode, PayloadFile, Signer, Source, Written};
use dossier::json::{self, Payload};
use dossier::payload::batch::{Assigned, Assignment, Titles};
use dossier::payload::path;
use review::ids::{BatchId, NominationId};
use review::nomination::{field_digest, field_list};
use review::panel::Expert;
use store::RawKey;
use store::batch::{BatchHead, write_batch};
use store::office::{BatchState, BundleStub, Office, PackedBatch};
use zeroize::Zeroizing;

use super::letters;
use super::{PackedFor, Setting};
use crate::both::decide::{self, Kept};
use crate::bundles::{self, bundle_mode, info, payload};
use crate::command::Call;
use crate::deliver::Delivery;
use crate::failure::{Failure, internal};
use crate::office::act;
use crate::secretariat::edition::about_log;
use crate::translate;

/// What is to be packed.
pub(in crate::body) struct Job<'a> {
    /// For whom.
    pub expert: &'a Expert,
    /// Which batch.
    pub batch: BatchId,
    /// Which issue of it, from 1.
    pub issue: u32,
    /// What is to be judged.
    pub nominations: Vec<NominationId>,
    /// Digests of results of earlier issues that still count.
    pub kept: Vec<String>,
    /// Why it is issued again; empty for a first issue.
    pub reason: String,
    /// The clerk who issues it again and what this clerk signed, in an office that has clerks.
    pub by: Option<(String, Kept)>,
}

/// Packs one issue: database, bundle and letters, then the names, then the record.
pub(super) fn pack(
    cx: &Call<'_>,
    office: &mut Office,
    setting: &Setting,
    job: &Job<'_>,
) -> Result<PackedFor, Failure> {
    let secret: [u8; 32] = cx.random()?;
    let head = BatchHead {
        batch: job.batch.clone(),
        issue: job.issue,
        expert: job.expert.id.clone(),
        track: setting.track.id.clone(),
        mac_secret: Zeroizing::new(secret.to_vec()),
    };
    let code = OpeningCode::from_random(cx.random()?);
    let name = format!("batch-{}-{}", job.batch, job.issue);
    let database = Database::write(cx, office, (setting, &name), (&head, &code), &job.nominations)?;
    let assignment = assignment(cx, setting, job, &database.sha256)?;
    let assignment_bytes = json::write(&assignment)?;
    let (bundle, written) =
        seal_bundle(office, setting, &assignment, &assignment_bytes, (&database.path, &name))?;
    drop(database);
    let (letter, code_file) = letters::write(setting, job.expert, &assignment, &code, &name)?;
    // All three are there and read back before one of them gets its name; see ADR 0008 for the order.
    let (letter, code_file, path) = (letter.publish()?, code_file.publish()?, bundle.publish()?);
    keep(cx, office, setting, (head, &assignment, job), assignment_bytes, &written)?;
    Ok(PackedFor {
        expert: job.expert.id.to_string(),
        batch: job.batch.to_string(),
        issue: job.issue,
        path: path.display().to_string(),
        digest: written.digest.to_string(),
        letter: letter.display().to_string(),
        code: code_file.display().to_string(),
        nominations: job.nominations.len(),
    })
}

/// `batch.db` while it waits to be bagged; it goes when this goes.
struct Database {
    path: PathBuf,
    sha256: String,
}

impl Database {
    fn write(
        cx: &Call<'_>,
        office: &Office,
        (setting, name): (&Setting, &str),
        (head, code): (&BatchHead, &OpeningCode),
        nominations: &[NominationId],
    ) -> Result<Self, Failure> {
        let path = setting.folders.batches.join(format!("{name}.db.part"));
        if path.exists() {
            fs::remove_file(&path).map_err(|e| Failure::io(&path, &e))?;
        }
        let salt: [u8; 16] = cx.random()?;
        let key = RawKey::new(code.batch_key(&salt));
        let mut progress = |_, _| {
            if cx.host.cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let file = write_batch(office, &path, (&key, &salt), head, nominations, &mut progress)
            .map_err(translate::at(&path))?;
        Ok(Self { path, sha256: file.sha256 })
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        // What stays is encrypted under a code that nobody was given, and its name says it is a part.
        let _ = fs::remove_file(&self.path);
    }
}

fn assignment(
    cx: &Call<'_>,
    setting: &Setting,
    job: &Job<'_>,
    batch_db: &str,
) -> Result<Assignment, Failure> {
    let edition = &setting.edition;
    let records = setting.records.iter().map(|(id, digest)| (id, digest.as_str()));
    let assigned = |id: &NominationId| {
        let record_digest = setting.records.get(id).cloned().ok_or_else(|| internal("record"))?;
        Ok(Assigned { nomination: id.clone(), record_digest })
    };
    let list = edition.list(&setting.track.list).map(|l| l.title.clone());
    Ok(Assignment {
        kind: Assignment::TYPE.to_owned(),
        edition: edition.id.clone(),
        list: setting.track.list.clone(),
        track: setting.track.id.clone(),
        body: setting.body.clone(),
        titles: Titles {
            edition: edition.title.clone(),
            list: list.unwrap_or_default(),
            track: setting.track.title.clone(),
            body: edition.body(&setting.body).map(|b| b.name.clone()).unwrap_or_default(),
        },
        batch: job.batch.clone(),
        issue: job.issue,
        expert: job.expert.id.clone(),
        unit: Some(job.expert.unit.clone()).filter(|unit| !unit.trim().is_empty()),
        kept: job.kept.clone(),
        nominations: job.nominations.iter().map(assigned).collect::<Result<_, Failure>>()?,
        closing_date: setting.plan.closing_date,
        field_digest: field_digest(records),
        batch_db: batch_db.to_owned(),
        criteria_digest: bundle::Digest::of(&setting.filing.content.criteria).to_string(),
        receipt_digest: setting.filing.marks.receipt_digest.clone().unwrap_or_default(),
        packed_at: cx.now(),
    })
}

fn seal_bundle(
    office: &Office,
    setting: &Setting,
    a: &Assignment,
    assignment_bytes: &[u8],
    (database, name): (&Path, &str),
) -> Result<(Delivery, Written), Failure> {
    let mut bag_info = info(BundleType::Batch, bundle_mode(setting.meta.mode), &a.packed_at);
    bag_info.edition_id = Some(a.edition.to_string());
    bag_info.edition_digest = Some(setting.edition_digest.clone());
    bag_info.list_id = Some(a.list.to_string());
    bag_info.track_id = Some(a.track.to_string());
    bag_info.body_id = Some(a.body.to_string());
    bag_info.filing_no.clone_from(&setting.filing.marks.filing_no);
    bag_info.filing_version = Some(setting.filing.key.version.to_string());
    bag_info.filing_digest.clone_from(&setting.filing.marks.digest);
    bag_info.criteria_digest = Some(a.criteria_digest.clone());
    bag_info.batch_id = Some(a.batch.to_string());
    bag_info.issue = Some(a.issue.to_string());
    bag_info.expert_id = Some(a.expert.to_string());
    about_log(office, &mut bag_info)?;
    let file = fs::File::open(database).map_err(|e| Failure::io(database, &e))?;
    let files = vec![
        PayloadFile {
            path: path::BATCH_DB.to_owned(),
            source: Source::Reader(Box::new(std::io::BufReader::with_capacity(1 << 20, file))),
        },
        payload(path::ASSIGNMENT, assignment_bytes.to_vec()),
        payload(path::CRITERIA, setting.filing.content.criteria.clone()),
        payload(path::RECEIPT_BUNDLE, setting.receipt.clone()),
    ];
    let target = setting.folders.batches.join(format!("{name}.hjb"));
    let signers: [(&str, &dyn Signer); 1] = [("body", &setting.key)];
    bundles::stream(&target, setting.folders.force, &bag_info, files, &signers)
}

fn keep(
    cx: &Call<'_>,
    office: &mut Office,
    setting: &Setting,
    (head, a, job): (BatchHead, &Assignment, &Job<'_>),
    assignment: Vec<u8>,
    written: &Written,
) -> Result<(), Failure> {
    let digest = written.digest.to_string();
    let records = setting.records.iter().map(|(id, digest)| (id, digest.as_str()));
    let packed = PackedBatch {
        head,
        digest: digest.clone(),
        assignment,
        field_list: field_list(records),
        kept: serde_json::to_string(&job.kept).map_err(internal)?,
        reason: job.reason.clone(),
    };
    let signatures: BTreeMap<&String, String> = written
        .signatures
        .iter()
        .map(|(role, bytes)| (role, String::from_utf8_lossy(bytes).into_owned()))
        .collect();
    let stub = BundleStub {
        digest: digest.clone(),
        bag_info: written.bag_info.clone(),
        manifest: written.manifest.clone(),
        tagmanifest: written.tagmanifest.clone(),
        signatures: serde_json::to_string(&signatures).map_err(internal)?,
    };
    let nominations: Vec<(NominationId, String)> =
        a.nominations.iter().map(|n| (n.nomination.clone(), n.record_digest.clone())).collect();
    let mut act = act(cx, &setting.meta.name, "packed", a.batch.as_str(), Some(digest));
    if job.issue > 1 {
        (act.act, act.outcome) = ("reissued".to_owned(), format!("issue {}", job.issue));
        act.reason = Some(job.reason.clone());
    }
    if let Some((by, _)) = &job.by {
        act.actor.clone_from(by);
    }
    let signed = job.by.as_ref().map(|(_, signed)| signed);
    Ok(decide::change(office, (act, Some(&setting.track.id)), signed, |tx| {
        if let Some(before) = tx.batch(&job.batch, job.issue.saturating_sub(1))? {
            tx.set_batch_state(&job.batch, before.batch.head.issue, BatchState::Superseded)?;
        }
        tx.put_bundle_stub(&stub)?;
        tx.put_batch(&packed, &nominations)
    })?)
}
