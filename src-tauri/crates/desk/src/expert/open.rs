//! A batch becomes a work file: copy, verify up to the anchor, open the database with the code, and only
//! then bring its rows into a fresh document on this machine. A batch is never opened where it lies.

use std::fs::{self, File};
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use bundle::{Bag, BundleType, Limits, OpeningCode};
use dossier::verify::{BatchContents, Contents, Verified};
use dossier::{Expect, Finding, Known};
use serde::{Deserialize, Serialize};
use store::batch::{Batch, open_batch};
use store::work::{Origin, SigningKey, WorkFile};
use store::{Act, Anchor, RawKey, Secret, StoreError};

use crate::anyone::verify::{accept_file, anchor};
use crate::bundles::{APP_VERSION, store_mode, stub_to_json};
use crate::command::Call;
use crate::expert::act;
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
    /// Go on without them; stays visible.
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
    /// Fingerprint of the expert's new key.
    pub fingerprint: String,
    /// What verification noted.
    pub findings: Vec<Finding>,
}

/// Opens a batch.
pub fn open(cx: &Call<'_>, request: &Open) -> Result<Opened, Failure> {
    let bundle_path = cx.host.resolve(&request.file)?;
    if request.trust.is_none() && !request.unverified {
        return Err(Failure::new("no-anchor"));
    }
    let passphrase = cx.new_passphrase()?;
    let code: OpeningCode = cx.secrets.need_code()?.parse()?;
    let expect = a_batch(request.unverified);
    let known = Known::anchored(anchor(request.trust.as_deref())?);
    let (contents, findings) = accept_file(&bundle_path, &expect, &known)?;
    let Contents::Batch(verified) = contents else {
        return Err(internal("not a batch"));
    };
    let target = target(cx, request, &verified)?;
    let database = DatabaseCopy::take(&bundle_path, &verified, &target)?;
    let batch = database.open(&code, &bundle_path)?;
    agrees(&batch, &verified)?;
    let origin = origin(cx, request, &verified)?;
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
        fingerprint = ensure_key(cx, &mut work, passphrase)?.fingerprint;
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

/// The expert's key: made here on this machine, once, and it never leaves.
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
    request: &Open,
    batch: &Verified<BatchContents>,
) -> Result<Origin, Failure> {
    let anchored = batch.receipt.signers().get("secretariat");
    Ok(Origin {
        mode: store_mode(batch.info().mode),
        edition: batch.assignment.edition.to_string(),
        anchor_digits: anchored.map(bundle::PublicKey::digits).unwrap_or_default(),
        anchor: if request.trust.is_some() { Anchor::Typed } else { Anchor::Unverified },
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
