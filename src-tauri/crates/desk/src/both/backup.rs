//! Losing everything (`formats.md` §6): a backup of the office file in a folder of one's choice, and an office file
//! made from a backup, which begins a new log that names where the old one ended. Nothing is ever restored over a file.

use std::fs::File;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};
use store::office::Office;
use store::{Secret, StoreError};

use crate::command::Call;
use crate::deliver::{Checked, Delivery, digest_of_file};
use crate::failure::{Failure, internal};
use crate::host::{Picked, words};
use crate::office::act;
use crate::translate;

/// What to back up.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Backup {
    /// The office file.
    pub office: Picked,
    /// Folder for the copy, best on another disk.
    pub to: Picked,
}

/// A backup that was read back.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct BackedUp {
    /// The copy; it opens with the passphrase of the office file.
    pub path: String,
    /// SHA-256 of the file, for `sha256sum`.
    pub sha256: String,
    /// The last row of the audit log in it, `<n>:<hex>`.
    pub head: String,
    /// What reading it back has shown.
    pub checked: Checked,
}

/// Copies an office file. Errors: `exists`, `disk-full`, `io`, `read-back`, `read-only`.
pub fn backup(cx: &Call<'_>, request: &Backup) -> Result<BackedUp, Failure> {
    let folder = cx.host.resolve(&request.to)?;
    let source = cx.host.resolve(&request.office)?;
    let stem = source.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let at = cx.host.now().format("%Y%m%d-%H%M%S");
    let target = folder.join(format!("{stem}-{at}.hjo"));
    cx.office(&request.office, |office| {
        if office.is_read_only() {
            return Err(translate::store(&StoreError::ReadOnly));
        }
        let head = office.read().audit().head()?.to_string();
        let mut sha256 = String::new();
        let mut delivery = Delivery::made(&target, |part| {
            sha256 = office.backup_to(part).map_err(translate::at(part))?;
            Ok(())
        })?;
        delivery.check(|part| Ok(digest_of_file(part)?.to_string() == sha256))?;
        let name = office.read().meta()?.name;
        let saved = act(cx, &name, "backed-up", head.as_str(), Some(sha256.clone()));
        office.change(&saved, |_| Ok(()))?;
        let (path, checked) = delivery.publish_checked()?;
        Ok(BackedUp { path: path.display().to_string(), sha256, head, checked })
    })
}

/// What to restore.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Restore {
    /// The backup; it is only read.
    pub file: Picked,
    /// The office file to make.
    pub out: Picked,
    /// Why, for the audit log.
    #[serde(default)]
    pub reason: Option<String>,
}

/// An office file that was restored.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Restored {
    /// The office file.
    pub path: String,
    /// Id of the log that ended.
    pub past_log: String,
    /// Its last row, `<n>:<hex>`.
    pub past_head: String,
    /// Id of the log that begins.
    pub log: String,
    /// Its first row, `1:<hex>`.
    pub head: String,
}

/// Makes an office file from a backup. Errors: `exists`, `backup-damaged`, and those of opening a document.
pub fn restore(cx: &Call<'_>, request: &Restore) -> Result<Restored, Failure> {
    let (backup, target) = (cx.host.resolve(&request.file)?, cx.host.resolve(&request.out)?);
    let passphrase = cx.secrets.need_passphrase()?;
    let reason = request.reason.as_deref().map(words).filter(|r| !r.is_empty());
    let mut answer = None;
    cx.fresh(&target, |part| {
        // Never opened where it lies: it may be on a stick, and opening for use would change it.
        copy(&backup, part)?;
        answer = Some(again(cx, (&backup, part), passphrase, reason)?);
        Ok(())
    })?;
    let restored = answer.ok_or_else(|| internal("nothing restored"))?;
    Ok(Restored { path: target.display().to_string(), ..restored })
}

/// Copies the bytes alone: what may be done with the file that they came from says nothing here.
fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    let mut source = File::open(from).map_err(|e| Failure::io(from, &e))?;
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut copy = options.open(to).map_err(|e| Failure::io(to, &e))?;
    io::copy(&mut source, &mut copy).map_err(|e| Failure::io(from, &e))?;
    Ok(())
}

fn again(
    cx: &Call<'_>,
    (backup, part): (&Path, &Path),
    passphrase: &str,
    reason: Option<String>,
) -> Result<Restored, Failure> {
    let secret = Secret::Passphrase(passphrase);
    let failed = |error: StoreError| match error {
        StoreError::Refused { .. } | StoreError::AuditBroken { .. } => {
            Failure::new("backup-damaged").with("object", backup.display()).detail(error)
        }
        other => translate::at(backup)(other),
    };
    let before = Office::open_read_only(part, &secret).map_err(failed)?;
    let name = before.read().meta().map_err(failed)?.name;
    before.close().map_err(failed)?;
    let mut act = act(cx, &name, "restored", file_name(backup), None);
    act.digest = Some(digest_of_file(backup)?.to_string());
    act.reason = reason;
    let office = Office::restored(part, &secret, &cx.seed()?, &act).map_err(failed)?;
    let audit = office.read().audit();
    let head = audit.verify_chain().map_err(failed)?.to_string();
    let past = audit.past()?.pop().ok_or_else(|| internal("no past log"))?;
    let log = audit.log_id()?;
    office.close().map_err(failed)?;
    let (past_log, past_head) = (past.log_id, past.head.to_string());
    Ok(Restored { path: String::new(), past_log, past_head, log, head })
}

fn file_name(path: &Path) -> String {
    words(&path.file_name().unwrap_or_default().to_string_lossy())
}
