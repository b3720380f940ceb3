//! A body takes the secretariat's ack in: the answer to a submission that this office signed, and to no other. From it
//! comes the list on which every expert finds the key and the results that the secretariat received (`formats.md` §6).

use std::collections::BTreeSet;
use std::io::Cursor;
use std::path::Path;

use bundle::{Bag, BundleType, Limits};
use dossier::json;
use dossier::payload::ack::Ack;
use dossier::payload::path;
use dossier::payload::receipt::Receipt;
use dossier::payload::submission::{MergeSheet, Register};
use dossier::verify::{AckContents, Contents, Verified};
use dossier::{Expect, Finding, Verdict};
use review::plan::Binding;
use serde::{Deserialize, Serialize};
use store::office::{Direction, NewBundle, Office, OfficeMeta, OfficeReader, Role};
use text::Language;

use crate::anyone::verify::accept_kept;
use crate::bundles::{bundle_mode, paper_mode};
use crate::command::Call;
use crate::deliver::prepare;
use crate::failure::{Failure, internal};
use crate::host::Picked;
use crate::office::{act, edition, known, need_role};
use crate::secretariat::edition::BUNDLE_CAP;

/// The ack to take in.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "AckImport"))]
#[serde(deny_unknown_fields)]
pub struct Import {
    /// The body's office file.
    pub office: Picked,
    /// The ack bundle.
    pub file: Picked,
    /// Folder for the experts' list; none, no list.
    #[serde(default)]
    pub out: Option<Picked>,
    /// Overwrite a file of that name.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<_>"))]
    pub force: bool,
}

/// The ack that was taken in.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "AckImported"))]
pub struct Imported {
    /// The secretariat's verdict.
    pub verdict: Verdict,
    /// Track.
    pub track: String,
    /// Digest of the ack.
    pub digest: String,
    /// Digest of the submission that it answers.
    pub submission: String,
    /// What the secretariat noted.
    pub findings: Vec<Finding>,
    /// One row for each results bundle that counted.
    pub acked: Vec<Row>,
    /// The list for the experts, as PDF.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<String>,
}

/// What the secretariat received from one expert.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "AckImportedRow"))]
pub struct Row {
    /// Whose.
    pub expert: String,
    /// Of which batch.
    pub batch: String,
    /// Of which issue.
    pub issue: u32,
    /// Which version.
    pub seq: u32,
    /// `SHA256:…` of the expert's key.
    pub fingerprint: String,
    /// The fingerprint as 6×5 digits.
    pub fingerprint_digits: String,
    /// Digest of the results bundle.
    pub results_digest: String,
    /// The digest as 6×5 digits.
    pub results_digits: String,
    /// The binding that was reached.
    pub binding: Binding,
}

/// Takes an ack in.
pub fn import(cx: &Call<'_>, request: &Import) -> Result<Imported, Failure> {
    let file = cx.host.resolve(&request.file)?;
    let folder = request.out.as_ref().map(|out| cx.host.resolve(out)).transpose()?;
    cx.office(&request.office, |office| {
        let meta = need_role(office.read(), Role::Body)?;
        let expect = Expect {
            bundle_type: Some(BundleType::Ack),
            mode: Some(bundle_mode(meta.mode)),
            ..Expect::default()
        };
        let (contents, whole) = accept_kept(&file, &expect, &known(office.read())?)?;
        let Contents::Ack(ack) = contents else { return Err(internal("not an ack")) };
        let sent = Sent::of(office.read(), &ack.ack, &file)?;
        let rows = sent.rows(&ack.ack).map_err(|finding| Failure::refused(&file, vec![finding]))?;
        let page = match folder {
            None => None,
            Some(folder) => {
                let page = page(cx, office, (&meta, &ack.ack, &sent), &rows)?;
                let name = format!("ack-{}-list.pdf", ack.ack.track);
                Some(prepare(&folder.join(name), &page, request.force)?)
            }
        };
        keep(cx, office, (&meta, &ack), &whole)?;
        let list = page.map(crate::deliver::Delivery::publish).transpose()?;
        Ok(Imported {
            verdict: ack.ack.verdict,
            track: ack.ack.track.to_string(),
            digest: ack.digest().to_string(),
            submission: ack.ack.submission_digest.clone(),
            findings: ack.ack.findings.clone(),
            acked: rows,
            list: list.map(|path| path.display().to_string()),
        })
    })
}

/// The submission that is answered, as this office signed it.
struct Sent {
    register: Register,
    merge: MergeSheet,
    receipt: Receipt,
}

impl Sent {
    /// K06 for an ack of a submission that this office never signed.
    fn of(office: OfficeReader<'_>, ack: &Ack, file: &Path) -> Result<Self, Failure> {
        let digest = &ack.submission_digest;
        let ours = office.submission(digest)?.map(|row| row.submission).filter(|s| {
            s.direction == Direction::Out && (&s.track, &s.body) == (&ack.track, &ack.body)
        });
        if ours.is_none() {
            let finding = Finding::failure("K06", ack.track.as_str(), digest.as_str());
            return Err(Failure::refused(file, vec![finding.because("not-submitted")]));
        }
        let bytes = office.bundle_bytes(digest)?.ok_or_else(|| internal("submission bytes"))?;
        let mut bag = Bag::open(Cursor::new(bytes), Limits::default())?;
        let receipt = bag.read(path::RECEIPT_BUNDLE, BUNDLE_CAP)?;
        let mut receipt = Bag::open(Cursor::new(receipt), Limits::default())?;
        Ok(Self {
            register: json::read(&bag.read(path::REGISTER, BUNDLE_CAP)?)?,
            merge: json::read(&bag.read(path::MERGE, BUNDLE_CAP)?)?,
            receipt: json::read(&receipt.read(path::RECEIPT, BUNDLE_CAP)?)?,
        })
    }

    /// The rows of the list: exactly what counted in the submission, under the same keys. K06 for any other.
    fn rows(&self, ack: &Ack) -> Result<Vec<Row>, Finding> {
        let differs = |object: &str, detail: &str| Finding::failure("K06", object, detail);
        let counted: BTreeSet<&String> = self.merge.counted.iter().collect();
        let acked: BTreeSet<&String> = ack.experts.iter().map(|e| &e.results_digest).collect();
        if let Some(digest) = counted.symmetric_difference(&acked).next() {
            return Err(differs(ack.track.as_str(), digest));
        }
        let row = |acked: &dossier::payload::ack::AckedResults| {
            let (batch, results) = self
                .register
                .batches
                .iter()
                .flat_map(|b| b.results.iter().map(move |r| (b, r)))
                .find(|(b, r)| {
                    (&r.digest, &r.fingerprint) == (&acked.results_digest, &acked.fingerprint)
                        && (&b.expert, &b.batch) == (&acked.expert, &acked.batch)
                })
                .ok_or_else(|| differs(acked.expert.as_str(), &acked.results_digest))?;
            let digest: bundle::Digest = results
                .digest
                .parse()
                .map_err(|_| differs(acked.expert.as_str(), &results.digest))?;
            Ok(Row {
                expert: acked.expert.to_string(),
                batch: acked.batch.to_string(),
                issue: batch.issue,
                seq: results.seq,
                fingerprint: acked.fingerprint.clone(),
                fingerprint_digits: bundle::digits_of_fingerprint(&acked.fingerprint)
                    .unwrap_or_default(),
                results_digest: acked.results_digest.clone(),
                results_digits: digest.digits(),
                binding: acked.binding,
            })
        };
        ack.experts.iter().map(row).collect()
    }
}

/// The list as PDF. It names numbers and never people.
fn page(
    cx: &Call<'_>,
    office: &Office,
    (meta, ack, sent): (&OfficeMeta, &Ack, &Sent),
    rows: &[Row],
) -> Result<Vec<u8>, Failure> {
    let (_, edition) = edition(office.read())?;
    let name = |id| edition.body(id).map_or(id.to_string(), |b| b.name.clone());
    let track = edition.track(&ack.track).ok_or_else(|| internal("track"))?;
    let required = sent.receipt.binding;
    let bodies: Vec<String> = sent.receipt.role_keys.iter().map(|k| name(&k.body)).collect();
    let row = |row: &Row| report::AckRow {
        expert: row.expert.clone(),
        batch: row.batch.clone(),
        issue: row.issue,
        seq: row.seq,
        fingerprint_digits: row.fingerprint_digits.clone(),
        results_digits: row.results_digits.clone(),
        binding: in_words(row.binding),
        below_plan: row.binding < required,
    };
    let data = report::AckList {
        mode: paper_mode(meta.mode),
        edition: edition.title.clone(),
        secretariat: name(&edition.secretariat.body),
        list: edition.list(&track.list).map_or(track.list.to_string(), |l| l.title.clone()),
        track: track.title.clone(),
        body: bodies.join("、"),
        submission_digest: ack.submission_digest.clone(),
        received_at: ack.received_at.clone(),
        required: in_words(required),
        rows: rows.iter().map(row).collect(),
    };
    Ok(report::ack_list(&data, &cx.now())?)
}

/// Paper is written in Chinese.
fn in_words(binding: Binding) -> String {
    let word = match binding {
        Binding::Mac => "binding-mac",
        Binding::PaperClaimed => "binding-paper-claimed",
        Binding::PaperSeen => "binding-paper-seen",
        Binding::Filed => "binding-filed",
    };
    text::say(Language::ZhCn, word, &[])
}

fn keep(
    cx: &Call<'_>,
    office: &mut Office,
    (meta, ack): (&OfficeMeta, &Verified<AckContents>),
    whole: &[u8],
) -> Result<(), Failure> {
    let (digest, submission) = (ack.digest().to_string(), &ack.ack.submission_digest);
    let newest = newest(office.read(), &ack.ack, &digest)?;
    let findings = serde_json::to_string(&ack.ack.findings).map_err(internal)?;
    let imported = act(cx, &meta.name, "imported", ack.ack.track.as_str(), Some(digest.clone()));
    Ok(office.change(&imported, |tx| {
        tx.put_bundle(&NewBundle {
            digest: &digest,
            bundle_type: BundleType::Ack.as_str(),
            direction: Direction::In,
            track: Some(&ack.ack.track),
            bytes: whole,
            findings: &findings,
        })?;
        if newest { tx.set_ack(submission, &digest) } else { Ok(()) }
    })?)
}

/// Whether this ack is the last one of its submission, in whichever order two of them come in.
fn newest(office: OfficeReader<'_>, ack: &Ack, digest: &str) -> Result<bool, Failure> {
    let row = office.submission(&ack.submission_digest)?.ok_or_else(|| internal("submission"))?;
    let Some(other) = row.ack_digest else { return Ok(true) };
    let bytes = office.bundle_bytes(&other)?.ok_or_else(|| internal("ack bytes"))?;
    let mut bag = Bag::open(Cursor::new(bytes), Limits::default())?;
    let kept: Ack = json::read(&bag.read(path::ACK, BUNDLE_CAP)?)?;
    Ok((&ack.received_at, digest) >= (&kept.received_at, other.as_str()))
}
