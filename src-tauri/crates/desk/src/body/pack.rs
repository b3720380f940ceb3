//! Packing: for each expert of the filed panel a batch bundle, and in another folder the letter with its
//! opening code. A batch holds nothing of co-experts, no nomination with a known conflict, and no reason
//! why one is absent; it can only be packed under a receipt.

use std::collections::BTreeMap;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use bundle::{BundleType, OpeningCode, PayloadFile, PrivateKey, Signer, Source, Written};
use dossier::json::{self, Payload};
use dossier::payload::batch::{Assigned, Assignment, Titles};
use dossier::payload::path;
use review::edition::{Edition, Track};
use review::ids::{BatchId, BodyId, ExpertId, NominationId};
use review::nomination::{Outcome, field_digest, field_list};
use review::panel::{Expert, Panel};
use review::plan::WorkPlan;
use serde::{Deserialize, Serialize};
use store::RawKey;
use store::batch::{BatchHead, write_batch};
use store::office::{BundleStub, Filing, Office, OfficeMeta, PackedBatch, Role};
use zeroize::Zeroizing;

use crate::bundles::{self, bundle_mode, info, paper_mode, payload};
use crate::command::Call;
use crate::deliver::{Delivery, prepare};
use crate::failure::{Failure, internal};
use crate::host::{Picked, Progress};
use crate::office::{act, edition, filing, need_role, signer, track};
use crate::secretariat::edition::about_log;
use crate::tables;
use crate::translate;

/// What to pack, and where to.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// The body's office file.
    pub office: Picked,
    /// Track; may be left out where there is only one.
    #[serde(default)]
    pub track: Option<String>,
    /// Folder for the batches.
    pub batches: Picked,
    /// Another folder, for the code letters.
    pub letters: Picked,
    /// Table `expert,nomination`; otherwise every expert gets every accepted nomination.
    #[serde(default)]
    pub assignment: Option<Picked>,
    /// Overwrite files of that name.
    #[serde(default)]
    pub force: bool,
}

/// What was packed.
#[derive(Debug, Clone, Serialize)]
pub struct Packed {
    /// Folder of the letters.
    pub letters: String,
    /// One entry for each expert.
    pub batches: Vec<PackedFor>,
}

/// One expert's batch.
#[derive(Debug, Clone, Serialize)]
pub struct PackedFor {
    /// The expert.
    pub expert: String,
    /// The batch.
    pub batch: String,
    /// The batch bundle.
    pub path: String,
    /// Its digest.
    pub digest: String,
    /// The letter, as PDF.
    pub letter: String,
    /// The opening code alone, for `--code-file`.
    pub code: String,
    /// How many nominations.
    pub nominations: usize,
}

/// Everything that is the same for all experts.
struct Setting<'a> {
    meta: OfficeMeta,
    edition: &'a Edition,
    edition_digest: String,
    track: &'a Track,
    body: BodyId,
    filing: Filing,
    plan: WorkPlan,
    receipt: Vec<u8>,
    /// Accepted nominations with the digests of their records, by id.
    records: BTreeMap<NominationId, String>,
    key: PrivateKey,
    batches: PathBuf,
    letters: PathBuf,
    force: bool,
}

/// Packs a batch for every expert who is to judge something.
pub fn pack(cx: &Call<'_>, request: &Pack) -> Result<Packed, Failure> {
    let (batches, letters) =
        (cx.host.resolve(&request.batches)?, cx.host.resolve(&request.letters)?);
    for folder in [&batches, &letters] {
        fs::create_dir_all(folder).map_err(|e| Failure::io(folder, &e))?;
    }
    if together(&batches, &letters) {
        return Err(Failure::new("same-folder"));
    }
    cx.office(&request.office, |office| {
        let meta = need_role(office.read(), Role::Body)?;
        let (row, edition) = edition(office.read())?;
        let track_id = track(office.read(), &edition, request.track.as_deref())?;
        let filing = filing(office.read(), &track_id)?;
        let panel: Panel = json::read(&filing.content.panel)?;
        let receipt_digest = filing.marks.receipt_digest.clone().unwrap_or_default();
        let setting = Setting {
            meta,
            edition: &edition,
            edition_digest: row.digest,
            track: edition.track(&track_id).ok_or_else(|| internal("track"))?,
            body: filing.key.body.clone(),
            plan: json::read(&filing.content.plan)?,
            receipt: office
                .read()
                .bundle_bytes(&receipt_digest)?
                .ok_or_else(|| internal("receipt bytes"))?,
            filing,
            records: accepted(office, &track_id)?,
            key: signer(cx, office.read())?,
            batches,
            letters,
            force: request.force,
        };
        let work = assignments(cx, request, &panel, &setting)?;
        let work = not_yet_packed(office, &setting, work)?;
        let total = u64::try_from(work.len()).map_err(internal)?;
        let mut packed = Vec::new();
        for (done, (expert, nominations)) in (0_u64..).zip(&work) {
            cx.go_on()?;
            cx.host.progress(&Progress { step: "pack", done, total });
            packed.push(pack_one(cx, office, &setting, expert, nominations)?);
        }
        Ok(Packed { letters: setting.letters.display().to_string(), batches: packed })
    })
}

/// Whether one of the folders is the other or lies in it: whoever copies it to a stick takes both along.
fn together(a: &Path, b: &Path) -> bool {
    match (fs::canonicalize(a), fs::canonicalize(b)) {
        (Ok(a), Ok(b)) => a.starts_with(&b) || b.starts_with(&a),
        _ => false,
    }
}

fn accepted(
    office: &Office,
    track: &review::ids::TrackId,
) -> Result<BTreeMap<NominationId, String>, Failure> {
    let rows = office.read().nominations(track)?;
    let accepted: BTreeMap<_, _> = rows
        .into_iter()
        .filter(|r| r.outcome == Outcome::Accepted)
        .map(|r| (r.record.id, r.record.digest))
        .collect();
    if accepted.is_empty() {
        return Err(Failure::new("nothing-accepted").with("track", track));
    }
    Ok(accepted)
}

/// Who judges what: as the table says, or everything but the known conflicts.
fn assignments<'a>(
    cx: &Call<'_>,
    request: &Pack,
    panel: &'a Panel,
    setting: &Setting<'_>,
) -> Result<Vec<(&'a Expert, Vec<NominationId>)>, Failure> {
    let wanted = match &request.assignment {
        Some(file) => Some(assignment_table(cx, file, panel, setting)?),
        None => None,
    };
    let mut work = Vec::new();
    for expert in &panel.experts {
        let of = |id: &&NominationId| {
            !expert.conflicts.contains(id)
                && wanted.as_ref().is_none_or(|w| w.contains(&(expert.id.clone(), (*id).clone())))
        };
        let nominations: Vec<NominationId> = setting.records.keys().filter(of).cloned().collect();
        if !nominations.is_empty() {
            work.push((expert, nominations));
        }
    }
    if work.is_empty() {
        return Err(Failure::new("nothing-assigned").with("track", &setting.track.id));
    }
    Ok(work)
}

/// The rows of an assignment table; an expert who is not on the filed panel is an error.
fn assignment_table(
    cx: &Call<'_>,
    file: &Picked,
    panel: &Panel,
    setting: &Setting<'_>,
) -> Result<Vec<(ExpertId, NominationId)>, Failure> {
    let (path, table) = tables::table(cx, file)?;
    let column = |names: &[&str]| {
        table
            .headings
            .iter()
            .find(|h| names.contains(&h.text.as_str()))
            .map(|h| h.column)
            .ok_or_else(|| {
                Failure::new("missing-column")
                    .with("column", names.join(" / "))
                    .with("object", path.display())
            })
    };
    let (experts, nominations) =
        (column(&["expert", "专家编号", "专家"])?, column(&["nomination", "编号", "申报项目"])?);
    let mut pairs = Vec::new();
    for row in &table.rows {
        let (expert, nomination) = (row.cell(experts), row.cell(nominations));
        let expert = ExpertId::new(expert)
            .ok()
            .filter(|id| panel.expert(id).is_some())
            .ok_or_else(|| Failure::new("expert-not-on-panel").with("expert", expert))?;
        let nomination = NominationId::new(nomination)
            .ok()
            .filter(|id| setting.records.contains_key(id))
            .ok_or_else(|| Failure::new("unknown-nomination").with("nomination", nomination))?;
        pairs.push((expert, nomination));
    }
    Ok(pairs)
}

fn batch_id(setting: &Setting<'_>, expert: &ExpertId) -> Result<BatchId, Failure> {
    Ok(BatchId::new(format!("{}-{}", setting.track.id, expert.as_str().to_lowercase()))?)
}

/// Those that are not packed yet, so that a packing that broke off can be finished. Added work is a further
/// batch and a lost one is re-issued; neither is done by packing again.
fn not_yet_packed<'a>(
    office: &Office,
    setting: &Setting<'_>,
    work: Vec<(&'a Expert, Vec<NominationId>)>,
) -> Result<Vec<(&'a Expert, Vec<NominationId>)>, Failure> {
    let first = work.first().map(|(expert, _)| expert.id.clone());
    let mut open = Vec::new();
    for (expert, nominations) in work {
        if office.read().batch(&batch_id(setting, &expert.id)?, FIRST_ISSUE)?.is_none() {
            open.push((expert, nominations));
        }
    }
    match first {
        Some(expert) if open.is_empty() => {
            Err(Failure::new("already-packed").with("expert", expert))
        }
        _ => Ok(open),
    }
}

const FIRST_ISSUE: u32 = 1;

fn pack_one(
    cx: &Call<'_>,
    office: &mut Office,
    setting: &Setting<'_>,
    expert: &Expert,
    nominations: &[NominationId],
) -> Result<PackedFor, Failure> {
    let batch = batch_id(setting, &expert.id)?;
    let secret: [u8; 32] = cx.random()?;
    let head = BatchHead {
        batch: batch.clone(),
        issue: FIRST_ISSUE,
        expert: expert.id.clone(),
        track: setting.track.id.clone(),
        mac_secret: Zeroizing::new(secret.to_vec()),
    };
    let code = OpeningCode::from_random(cx.random()?);
    let name = format!("batch-{batch}-{FIRST_ISSUE}");
    let database = Database::write(cx, office, (setting, &name), (&head, &code), nominations)?;
    let assignment = assignment(cx, setting, &head, nominations, &database.sha256)?;
    let assignment_bytes = json::write(&assignment)?;
    let (bundle, written) =
        seal_bundle(office, setting, &assignment, &assignment_bytes, (&database.path, &name))?;
    drop(database);
    let (letter, code_file) = letters(setting, expert, &assignment, &code, &name)?;
    // All three are there and read back before one of them gets its name; see ADR 0008 for the order.
    let (letter, code_file, path) = (letter.publish()?, code_file.publish()?, bundle.publish()?);
    keep(cx, office, setting, (head, &assignment), assignment_bytes, &written)?;
    Ok(PackedFor {
        expert: expert.id.to_string(),
        batch: batch.to_string(),
        path: path.display().to_string(),
        digest: written.digest.to_string(),
        letter: letter.display().to_string(),
        code: code_file.display().to_string(),
        nominations: nominations.len(),
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
        (setting, name): (&Setting<'_>, &str),
        (head, code): (&BatchHead, &OpeningCode),
        nominations: &[NominationId],
    ) -> Result<Self, Failure> {
        let path = setting.batches.join(format!("{name}.db.part"));
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
    setting: &Setting<'_>,
    head: &BatchHead,
    nominations: &[NominationId],
    batch_db: &str,
) -> Result<Assignment, Failure> {
    let edition = setting.edition;
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
        batch: head.batch.clone(),
        issue: head.issue,
        expert: head.expert.clone(),
        nominations: nominations.iter().map(assigned).collect::<Result<_, Failure>>()?,
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
    setting: &Setting<'_>,
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
    let target = setting.batches.join(format!("{name}.hjb"));
    let signers: [(&str, &dyn Signer); 1] = [("body", &setting.key)];
    bundles::stream(&target, setting.force, &bag_info, files, &signers)
}

/// The letter and, for those who open without a window, the code alone.
fn letters(
    setting: &Setting<'_>,
    expert: &Expert,
    a: &Assignment,
    code: &OpeningCode,
    name: &str,
) -> Result<(Delivery, Delivery), Failure> {
    let anchor = bundle::PublicKey::from_openssh(
        setting.edition.secretariat.signing_key.as_deref().unwrap_or_default(),
    )?;
    let text = Zeroizing::new(code.to_string());
    let data = report::CodeLetter {
        mode: paper_mode(setting.meta.mode),
        edition: a.titles.edition.clone(),
        list: a.titles.list.clone(),
        track: a.titles.track.clone(),
        body: a.titles.body.clone(),
        batch: a.batch.to_string(),
        issue: a.issue,
        expert: a.expert.to_string(),
        expert_name: Some(expert.name.clone()),
        closes: a.closing_date.to_string(),
        opening_code: text.as_str().to_owned(),
        anchor_digits: anchor.digits(),
    };
    let page = report::code_letter(&data, &a.packed_at)?;
    let letter =
        prepare(&setting.letters.join(format!("{name}-letter.pdf")), &page, setting.force)?;
    let line = Zeroizing::new(format!("{}\n", text.as_str()));
    let code_file = setting.letters.join(format!("{name}-code.txt"));
    Ok((letter, prepare(&code_file, line.as_bytes(), setting.force)?))
}

fn keep(
    cx: &Call<'_>,
    office: &mut Office,
    setting: &Setting<'_>,
    (head, a): (BatchHead, &Assignment),
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
        kept: "[]".to_owned(),
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
    let act = act(cx, &setting.meta.name, "packed", a.batch.as_str(), Some(digest));
    Ok(office.change(&act, |tx| {
        tx.put_bundle_stub(&stub)?;
        tx.put_batch(&packed, &nominations)
    })?)
}
