//! A batch becomes a work file: copy, verify up to the anchor, open the database with the code, and only
//! then bring its rows into a fresh document on this machine. A batch is never opened where it lies.

use std::fs::{self, File};
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use bundle::{Bag, BundleType, Limits, OpeningCode};
use dossier::verify::{BatchContents, Contents, Verified};
use dossier::{Expect, Finding};
use serde::{Deserialize, Serialize};
use store::batch::{Batch, open_batch};
use store::work::{Origin, SigningKey, WorkFile};
use store::{Act, RawKey, Secret, StoreError};

use crate::anyone::verify::accept_file;
use crate::bundles::{APP_VERSION, store_mode, stub_to_json};
use crate::command::Call;
use crate::expert::anchor::Trusted;
use crate::expert::{act, key};
use crate::failure::{Failure, internal};
use crate::host::Picked;
use crate::translate;

/// What to open.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Open {
    /// The batch bundle.
    pub file: Picked,
    /// The secretariat's digits as typed.
    #[serde(default)]
    pub trust: Option<String>,
    /// An earlier work file of the same edition, under the same passphrase: the digits that were typed for it hold here
    /// too, and are not typed again.
    #[serde(default)]
    pub pinned_by: Option<Picked>,
    /// The key that the expert made before the panel was filed; otherwise a new one is made.
    #[serde(default)]
    pub key: Option<Picked>,
    /// Go on without the secretariat's digits; stays visible.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<_>"))]
    pub unverified: bool,
    /// The work file to make; otherwise one named after the batch in the present folder.
    #[serde(default)]
    pub out: Option<Picked>,
}

/// An opened batch.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Opened {
    /// The work file.
    pub path: String,
    /// Which batch.
    pub batch: String,
    /// Which issue.
    pub issue: u32,
    /// For whom.
    pub expert: String,
    /// How many nominations.
    pub nominations: usize,
    /// Last day for handing over.
    pub closing: String,
    /// How far the secretariat's key was compared.
    #[cfg_attr(feature = "types", ts(as = "dossier::payload::results::AnchorState"))]
    pub anchor: String,
    /// Fingerprint of the expert's key, new or brought along.
    pub fingerprint: String,
    /// Whether this is the key that was filed for the expert.
    pub filed: bool,
    /// What verification noted.
    pub findings: Vec<Finding>,
}

/// Opens a batch.
///
/// Errors: `no-anchor`, `pinned-unverified`, `pinned-elsewhere`; `filed-key-needed` and `key-not-yours` where a key was
/// filed for the expert and this is not it; `wrong-code`; what [`key::bring`] says; `verification-failed`.
pub fn open(cx: &Call<'_>, request: &Open) -> Result<Opened, Failure> {
    let bundle_path = cx.host.resolve(&request.file)?;
    let passphrase = cx.new_passphrase()?;
    let trusted = Trusted::of(cx, request.trust.as_deref(), request.pinned_by.as_ref())?;
    if trusted.is_nothing() && !request.unverified {
        return Err(Failure::new("no-anchor"));
    }
    let code: OpeningCode = cx.secrets.need_code()?.parse()?;
    let brought = request.key.as_ref().map(|file| key::bring(cx, file, passphrase)).transpose()?;
    let expect = a_batch(request.unverified);
    let (contents, findings) = accept_file(&bundle_path, &expect, &trusted.known())?;
    let Contents::Batch(verified) = contents else {
        return Err(internal("not a batch"));
    };
    trusted.fits(&verified)?;
    let (receipt, expert) = (&verified.receipt.receipt, &verified.assignment.expert);
    key::fits(receipt, expert, brought.as_ref().map(|(public, _)| public))?;
    let filed = receipt.filed_key(expert).is_some();
    let target = target(cx, request, &verified)?;
    let database = DatabaseCopy::take(&bundle_path, &verified, &target)?;
    let batch = database.open(&code, &bundle_path)?;
    agrees(&batch, &verified)?;
    let origin = origin(cx, &trusted, &verified)?;
    let opened = Act {
        actor: verified.assignment.expert.to_string(),
        act: "opened".to_owned(),
        object: verified.assignment.batch.to_string(),
        outcome: "ok".to_owned(),
        reason: None,
        digest: Some(verified.digest().to_string()),
        at: cx.now(),
    };
    let secret = Secret::Passphrase(passphrase);
    let mut fingerprint = String::new();
    cx.fresh(&target, |part| {
        let mut work =
            WorkFile::create_from_batch(part, (&secret, &cx.seed()?), &batch, &origin, &opened)
                .map_err(translate::at(&target))?;
        let key = match brought {
            Some((_, key)) => enrol(cx, &mut work, key)?,
            None => ensure_key(cx, &mut work, passphrase)?,
        };
        fingerprint = key.fingerprint;
        work.close().map_err(translate::at(&target))
    })?;
    let a = &verified.assignment;
    Ok(Opened {
        path: target.display().to_string(),
        batch: a.batch.to_string(),
        issue: a.issue,
        expert: a.expert.to_string(),
        nominations: a.nominations.len(),
        closing: a.closing_date.to_string(),
        anchor: origin.anchor.as_str().to_owned(),
        fingerprint,
        filed,
        findings,
    })
}

/// What must hold of the file that an expert opens; `unverified` if nobody compared the secretariat's key.
pub(crate) fn a_batch(unverified: bool) -> Expect {
    Expect {
        bundle_type: Some(BundleType::Batch),
        anchor_may_be_unverified: unverified,
        ..Expect::default()
    }
}

/// The name of a work file where nobody chose one.
pub(crate) fn default_name(batch: &str, issue: impl std::fmt::Display) -> String {
    format!("{batch}-{issue}.hjw")
}

/// The expert's key: brought along, or made here on this machine, once; and it never leaves.
pub(crate) fn ensure_key(
    cx: &Call<'_>,
    work: &mut WorkFile,
    passphrase: &str,
) -> Result<SigningKey, Failure> {
    if let Some(key) = work.read().key()? {
        return Ok(key);
    }
    let head = work.read().head()?;
    let comment = format!("{} {} {}", head.expert, head.batch, head.issue);
    let (private, private_pem) = cx.new_key(passphrase, &comment)?;
    let public = bundle::Signer::public(&private);
    let key = SigningKey {
        public_openssh: public.to_openssh(),
        private_pem,
        fingerprint: public.fingerprint(),
    };
    enrol(cx, work, key)
}

fn enrol(cx: &Call<'_>, work: &mut WorkFile, key: SigningKey) -> Result<SigningKey, Failure> {
    let enrolled = act(cx, work, "enrolled", &key.fingerprint, "ok")?;
    work.change(&enrolled, |tx| tx.put_key(&key))?;
    Ok(key)
}

fn target(
    cx: &Call<'_>,
    request: &Open,
    batch: &Verified<BatchContents>,
) -> Result<PathBuf, Failure> {
    let target = match &request.out {
        Some(out) => cx.host.resolve(out)?,
        None => {
            let a = &batch.assignment;
            PathBuf::from(default_name(a.batch.as_str(), a.issue))
        }
    };
    if target.exists() {
        return Err(Failure::new("exists").with("object", target.display()));
    }
    Ok(target)
}

fn origin(
    cx: &Call<'_>,
    trusted: &Trusted,
    batch: &Verified<BatchContents>,
) -> Result<Origin, Failure> {
    let anchored = batch.receipt.signers().get("secretariat");
    Ok(Origin {
        mode: store_mode(batch.info().mode),
        edition: batch.assignment.edition.to_string(),
        anchor_digits: anchored.map(bundle::PublicKey::digits).unwrap_or_default(),
        anchor: trusted.state(),
        assignment: batch.assignment_bytes.clone(),
        criteria: batch.criteria_bytes.clone(),
        receipt: batch.receipt_bytes.clone(),
        batch_stub: stub_to_json(&batch.stub)?,
        created_at: cx.now(),
        app_version: APP_VERSION.to_owned(),
    })
}

/// The database names the batch, and holds exactly the records that the signed assignment names.
fn agrees(batch: &Batch, verified: &Verified<BatchContents>) -> Result<(), Failure> {
    let (head, a) = (batch.head(), &verified.assignment);
    let same = (&head.batch, head.issue, &head.expert, &head.track)
        == (&a.batch, a.issue, &a.expert, &a.track);
    let records = batch.nominations()?;
    let listed = a.nominations.iter().map(|n| (&n.nomination, &n.record_digest));
    if same && records.iter().map(|r| (&r.id, &r.digest)).eq(listed) {
        return Ok(());
    }
    let mut failure = Failure::new("verification-failed").with("object", &a.batch);
    failure.findings =
        vec![Finding::failure("K05", a.batch.as_str(), "the database is not what was assigned")];
    Err(failure)
}

/// The verified copy of `batch.db` beside the new work file; it goes when this goes.
struct DatabaseCopy(PathBuf);

impl DatabaseCopy {
    fn take(
        bundle_path: &Path,
        verified: &Verified<BatchContents>,
        target: &Path,
    ) -> Result<Self, Failure> {
        let mut name = target.file_name().unwrap_or_default().to_owned();
        name.push(".batch.part");
        let copy = Self(target.with_file_name(name));
        let file = File::open(bundle_path).map_err(|e| Failure::io(bundle_path, &e))?;
        let mut bag = Bag::open(BufReader::new(file), Limits::default())?;
        if bag.digest != *verified.digest() {
            return Err(Failure::new("read-back").with("object", bundle_path.display()));
        }
        if let Some(folder) = copy.0.parent().filter(|f| !f.as_os_str().is_empty()) {
            fs::create_dir_all(folder).map_err(|e| Failure::io(folder, &e))?;
        }
        let mut out = File::create(&copy.0).map_err(|e| Failure::io(&copy.0, &e))?;
        bag.copy_to(dossier::payload::path::BATCH_DB, &mut out)
            .map_err(|fault| Failure::from(fault).with("object", copy.0.display()))?;
        out.sync_all().map_err(|e| Failure::io(&copy.0, &e))?;
        Ok(copy)
    }

    /// Opens it with the key of `code` and the salt in its header.
    fn open(&self, code: &OpeningCode, bundle_path: &Path) -> Result<Batch, Failure> {
        let mut salt = [0_u8; 16];
        File::open(&self.0)
            .and_then(|mut f| f.read_exact(&mut salt))
            .map_err(|e| Failure::io(&self.0, &e))?;
        let key = RawKey::new(code.batch_key(&salt));
        open_batch(&self.0, &key).map_err(|e| match e {
            StoreError::WrongPassphraseOrDamaged => {
                Failure::new("wrong-code").with("object", bundle_path.display()).detail(e)
            }
            other => translate::at(bundle_path)(other),
        })
    }
}

impl Drop for DatabaseCopy {
    fn drop(&mut self) {
        // A copy that stays is encrypted, and its name says that it is only a part.
        let _ = fs::remove_file(&self.0);
    }
}
