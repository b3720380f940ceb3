//! The office's age identity as a file, so that stock `age -d -i` opens what was sent to the office (`formats.md` §2).
//! Whoever has that file opens all of it, so the passphrase is asked for and the audit log remembers the act.

use std::fs::File;
use std::io::Write;

use bundle::sealed::identity_file;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::command::Call;
use crate::deliver::{Delivery, digest_of_file};
use crate::failure::{Failure, internal};
use crate::host::Picked;
use crate::office::{act, signer};

/// Whose identity, and where to.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "IdentityExport"))]
#[serde(deny_unknown_fields)]
pub struct Export {
    /// The office file.
    pub office: Picked,
    /// The identity file to make.
    pub out: Picked,
    /// Overwrite a file of that name.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<_>"))]
    pub force: bool,
}

/// An identity file. It opens everything that was sent to the office.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "IdentityExported"))]
pub struct Exported {
    /// The file, in the form of `age-keygen`.
    pub path: String,
    /// Its recipients, oldest first.
    pub recipients: Vec<String>,
}

/// Writes the office's identities. Errors: `passphrase-needed` and `wrong-passphrase` even where the office is open
/// already, `read-only`, `exists`, `disk-full`, `io`, `read-back`.
pub fn export(cx: &Call<'_>, request: &Export) -> Result<Exported, Failure> {
    let target = cx.host.resolve(&request.out)?;
    cx.office(&request.office, |office| {
        // The key opens with the passphrase alone: an office that lies open on a desk gives nothing away.
        signer(cx, office.read())?;
        let all = office.read().recipients()?;
        let newest = all.last().ok_or_else(|| internal("no identity"))?;
        let now = cx.now();
        let file = |r: &store::office::Recipient| identity_file(&r.identity, &r.recipient, &now);
        let text: Zeroizing<String> =
            Zeroizing::new(all.iter().rev().map(|r| file(r).to_string()).collect());
        let mut delivery = Delivery::begin(&target, request.force)?;
        let failed = |e: std::io::Error| Failure::io(&target, &e);
        let part = delivery.file()?;
        for_the_owner_only(part).map_err(failed)?;
        part.write_all(text.as_bytes()).map_err(failed)?;
        let digest = bundle::Digest::of(text.as_bytes());
        delivery.check(|part| Ok(digest_of_file(part)? == digest))?;
        let name = office.read().meta()?.name;
        let exported = act(cx, &name, "identity-exported", newest.recipient.as_str(), None);
        office.change(&exported, |_| Ok(()))?;
        Ok(Exported {
            path: delivery.publish()?.display().to_string(),
            recipients: all.into_iter().map(|r| r.recipient).collect(),
        })
    })
}

/// Nobody else on this machine reads the file. On a stick without owners this changes nothing.
#[cfg(unix)]
fn for_the_owner_only(file: &File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    match file.set_permissions(std::fs::Permissions::from_mode(0o600)) {
        Err(e) if e.kind() == std::io::ErrorKind::PermissionDenied => Ok(()),
        other => other,
    }
}

/// The file has the rights of its folder.
#[cfg(not(unix))]
fn for_the_owner_only(_: &File) -> std::io::Result<()> {
    Ok(())
}
