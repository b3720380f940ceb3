//! What goes up is encrypted (`formats.md` §2): to the recipients that receipt or edition name, and opened with the
//! office's own identities. Sizes are looked at before anything is decrypted. Whether a bundle is true is not asked here.

use std::fs::File;
use std::io::{self, BufReader, Read, Write};
use std::path::Path;

use bundle::{Fault, Hasher, sealed};
use dossier::Finding;
use store::office::{OfficeReader, Recipient};

use crate::deliver::{Delivery, digest_of_file, read_file};
use crate::failure::Failure;
use crate::secretariat::edition::BUNDLE_CAP;

/// The ending of a file that is encrypted for one office.
pub(crate) const ENDING: &str = "hjb.age";

/// How much of an age file may be header: what a file may be larger than its content says.
const HEADER: u64 = 16 << 10;

/// The bytes of a bundle that was handed to this office, opened if it is encrypted.
///
/// Errors: see [`open`].
pub(crate) fn read_bundle(office: OfficeReader<'_>, path: &Path) -> Result<Vec<u8>, Failure> {
    open(path, &office.recipients()?)
}

/// The bytes of the bundle at `path`, opened with one of these identities if it is encrypted.
///
/// Errors: `too-large` before and while decrypting, `sealed-for-another`, `verification-failed` for an envelope that was
/// altered, `not-found`, `io`.
pub(crate) fn open(path: &Path, identities: &[Recipient]) -> Result<Vec<u8>, Failure> {
    if !is_sealed(path)? {
        return read_file(path, BUNDLE_CAP);
    }
    let failed = |e: std::io::Error| Failure::io(path, &e);
    let size = std::fs::metadata(path).map_err(failed)?.len();
    if sealed::sealed_size_bound(size) > BUNDLE_CAP.saturating_add(HEADER) {
        return Err(too_large(path));
    }
    let mut last = None;
    // The newest identity first; an older one opens what was sealed before the key was renewed.
    for recipient in identities.iter().rev() {
        let file = BufReader::new(File::open(path).map_err(failed)?);
        let mut opened = Vec::new();
        match sealed::decrypt_to(file, &mut opened, &recipient.identity, BUNDLE_CAP) {
            Ok(_) => return Ok(opened),
            Err(fault) if fault.code() == "A05" => last = Some(fault),
            Err(fault) if fault.code() == "F08" => return Err(too_large(path).detail(fault)),
            Err(Fault::Io(e)) => return Err(failed(e)),
            Err(fault) => return Err(Failure::refused(path, vec![fault.into()])),
        }
    }
    let failure = Failure::new("sealed-for-another").with("object", path.display());
    Err(match last {
        Some(fault) => failure.detail(fault),
        None => failure,
    })
}

/// As [`open`]; what is wrong with the envelope itself comes as findings, for whoever looks at several files and goes on
/// with the others.
pub(crate) fn open_or_say(
    path: &Path,
    identities: &[Recipient],
) -> Result<Result<Vec<u8>, Vec<Finding>>, Failure> {
    let failure = match open(path, identities) {
        Ok(bytes) => return Ok(Ok(bytes)),
        Err(failure) => failure,
    };
    match failure.code.as_str() {
        "sealed-for-another" if identities.is_empty() => Ok(Err(vec![closed(path, "sealed")])),
        "sealed-for-another" => Ok(Err(vec![closed(path, "sealed-for-another")])),
        "too-large" => Ok(Err(vec![Finding::failure("F08", name(path), BUNDLE_CAP.to_string())])),
        "verification-failed" => Ok(Err(failure.findings)),
        _ => Err(failure),
    }
}

/// What could not be looked at because it is encrypted.
fn closed(path: &Path, reason: &str) -> Finding {
    Finding::error("F01", name(path), "").because(reason)
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn too_large(path: &Path) -> Failure {
    Failure::new("too-large").with("object", path.display()).with("max", BUNDLE_CAP)
}

/// Whether the file begins as an age file does, whatever it is called.
pub(crate) fn is_sealed(path: &Path) -> Result<bool, Failure> {
    let mut start = Vec::new();
    let file = File::open(path).map_err(|e| Failure::io(path, &e))?;
    file.take(64).read_to_end(&mut start).map_err(|e| Failure::io(path, &e))?;
    Ok(sealed::is_sealed(&start))
}

/// `bytes` in a new envelope for all of `recipients`, at its place and read back, still without its name.
///
/// Errors: `too-large` for what no office would open again, `no-recipient`, and what [`crate::deliver::prepare`] says.
pub(crate) fn prepare_sealed(
    target: &Path,
    bytes: &[u8],
    recipients: &[&str],
    force: bool,
) -> Result<Delivery, Failure> {
    if u64::try_from(bytes.len()).map_or(true, |n| n > BUNDLE_CAP) {
        return Err(too_large(target));
    }
    if recipients.is_empty() {
        return Err(Failure::new("no-recipient").with("object", target.display()));
    }
    let mut delivery = Delivery::begin(target, force)?;
    let mut written = Written { file: delivery.file()?, hasher: Hasher::new(), failed: None };
    let sealed = sealed::encrypt_to(&mut &*bytes, &mut written, recipients);
    // What the file system says, before it is wrapped in words about encryption: a full stick is a full stick.
    if let Some(failed) = written.failed {
        return Err(Failure::io(target, &failed));
    }
    sealed.map_err(|fault| Failure::from(fault).with("object", target.display()))?;
    let digest = written.hasher.finish();
    delivery.check(|part| Ok(digest_of_file(part)? == digest))?;
    Ok(delivery)
}

/// A file that is being written, the digest of what went into it, and why no more did.
struct Written<'a> {
    file: &'a mut File,
    hasher: Hasher,
    failed: Option<io::Error>,
}

impl Write for Written<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.file.write(bytes) {
            Ok(written) => {
                self.hasher.update(bytes.get(..written).unwrap_or_default());
                Ok(written)
            }
            Err(e) if e.kind() == io::ErrorKind::Interrupted => Err(e),
            Err(e) => {
                let kind = e.kind();
                self.failed = Some(e);
                Err(kind.into())
            }
        }
    }
    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn someone() -> Recipient {
        let (identity, recipient) = sealed::new_identity();
        Recipient { recipient, identity: identity.as_str().to_owned() }
    }

    #[test]
    fn an_older_identity_still_opens_and_a_plain_file_needs_none() {
        let (folder, old, new) = (tempfile::tempdir().unwrap(), someone(), someone());
        let at = folder.path().join("results.hjb.age");
        prepare_sealed(&at, b"scores", &[&old.recipient], false).unwrap().publish().unwrap();
        let identities = [old, new];
        assert_eq!(open(&at, &identities).unwrap(), b"scores");
        assert_eq!(open(&at, &identities[1..]).unwrap_err().code, "sealed-for-another");
        let plain = folder.path().join("plain.hjb.age");
        std::fs::write(&plain, b"PK scores").unwrap();
        assert_eq!(open(&plain, &[]).unwrap(), b"PK scores");
    }

    #[test]
    fn what_cannot_be_opened_is_told_apart() {
        let (folder, someone) = (tempfile::tempdir().unwrap(), someone());
        let at = folder.path().join("a.hjb.age");
        let sealed = sealed::encrypt(b"scores", &[&someone.recipient]).unwrap();
        let reason = |bytes: &[u8], identities: &[Recipient]| {
            std::fs::write(&at, bytes).unwrap();
            let finding = open_or_say(&at, identities).unwrap().unwrap_err().remove(0);
            (finding.code, finding.params.get("reason").cloned().unwrap_or_default())
        };
        let other = [self::someone()];
        assert_eq!(reason(&sealed, &[]), ("F01".to_owned(), "sealed".to_owned()));
        assert_eq!(reason(&sealed, &other), ("F01".to_owned(), "sealed-for-another".to_owned()));
        let cut = sealed.split_last().unwrap().1;
        assert_eq!(reason(cut, &[someone]), ("I02".to_owned(), String::new()));
    }

    /// The file is as long as it says and holds nothing: it is refused before anybody tries to open it.
    #[test]
    fn a_file_that_cannot_fit_is_refused_before_it_is_decrypted() {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path().join("a.hjb.age");
        std::fs::write(&at, b"age-encryption.org/v1\n").unwrap();
        File::options().write(true).open(&at).unwrap().set_len(BUNDLE_CAP + (1 << 20)).unwrap();
        assert_eq!(open(&at, &[someone()]).unwrap_err().code, "too-large");
        assert_eq!(open_or_say(&at, &[]).unwrap().unwrap_err()[0].code, "F08");
    }

    #[test]
    fn for_nobody_nothing_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path().join("a.hjb.age");
        assert_eq!(prepare_sealed(&at, b"x", &[], false).err().unwrap().code, "no-recipient");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
