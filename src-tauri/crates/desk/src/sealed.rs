//! What goes up is encrypted (`formats.md` §2): to the recipients that receipt or edition name, and opened with the
//! office's own identities. Whether a bundle is true is not asked here.

use std::path::Path;

use bundle::sealed;
use store::office::OfficeReader;

use crate::deliver::read_file;
use crate::failure::Failure;
use crate::secretariat::edition::BUNDLE_CAP;

/// The ending of a file that is encrypted for one office.
pub(crate) const ENDING: &str = "hjb.age";

/// The bytes of a bundle that was handed to this office, opened if it is encrypted.
pub(crate) fn read_bundle(office: OfficeReader<'_>, path: &Path) -> Result<Vec<u8>, Failure> {
    let bytes = read_file(path, BUNDLE_CAP)?;
    if !sealed::is_sealed(&bytes) {
        return Ok(bytes);
    }
    let mut last = None;
    // The newest identity first; an older one opens what was sealed before the key was renewed.
    for recipient in office.recipients()?.into_iter().rev() {
        match sealed::decrypt(&bytes, &recipient.identity, BUNDLE_CAP) {
            Ok(opened) => return Ok(opened),
            Err(fault) if fault.code() == "A05" => last = Some(fault),
            Err(fault) => return Err(Failure::from(fault).with("object", path.display())),
        }
    }
    let failure = Failure::new("sealed-for-another").with("object", path.display());
    Err(match last {
        Some(fault) => failure.detail(fault),
        None => failure,
    })
}

/// `bytes`, encrypted to all of `recipients`.
pub(crate) fn seal_to(bytes: &[u8], recipients: &[&str]) -> Result<Vec<u8>, Failure> {
    Ok(sealed::encrypt(bytes, recipients)?)
}
