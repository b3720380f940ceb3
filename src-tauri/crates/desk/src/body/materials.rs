//! Materials (终评材料): the attachments of what the last submission recommends, out of the office file, signed and
//! encrypted to the secretariat. One attachment at a time is read; nothing is ever written unencrypted.

use std::io::{self, Cursor, Read};

use bundle::{BundleType, PayloadFile, Signer, Source};
use dossier::json::{self, Payload};
use dossier::payload::materials::{MaterialFile, Materials, material_path};
use dossier::payload::path;
use review::ids::{NominationId, TrackId};
use serde::{Deserialize, Serialize};
use store::attachment::StoredAttachment;
use store::office::{BundleStub, Office, OfficeReader, Role};

use super::next::own_role;
use crate::both::keys::lead_signer;
use crate::both::recommended::Recommended;
use crate::bundles::{self, bundle_mode, info, payload, repeat_origin};
use crate::command::Call;
use crate::deliver::Checked;
use crate::failure::{Failure, internal};
use crate::host::Picked;
use crate::office::{act, edition, filing, known, need_role, track};
use crate::sealed::{ENDING, prepare_sealed};
use crate::secretariat::edition::{BUNDLE_CAP, about_log};

/// Whose materials, and where to.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "MaterialsExport"))]
#[serde(deny_unknown_fields)]
pub struct Export {
    /// The body's office file.
    pub office: Picked,
    /// Track; may be left out where there is only one.
    #[serde(default)]
    pub track: Option<String>,
    /// Folder for the materials.
    pub out: Picked,
    /// Overwrite a file of that name.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<_>"))]
    pub force: bool,
}

/// Materials that were exported.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "MaterialsExported"))]
pub struct Exported {
    /// The bundle, encrypted to the secretariat.
    pub path: String,
    /// Who alone can open it.
    pub sealed_for: String,
    /// Whether it was read back from the device, or perhaps from the system's memory.
    pub checked: Checked,
    /// Digest of the bundle in the envelope.
    pub digest: String,
    /// The digest as 6×5 digits.
    pub digits: String,
    /// Track.
    pub track: String,
    /// Digest of the submission that recommends.
    pub submission: String,
    /// How many nominations are recommended.
    pub nominations: usize,
    /// How many attachments there are.
    pub attachments: usize,
    /// Their size in bytes.
    pub size: u64,
}

/// Exports the attachments of what the last submission recommends.
///
/// Errors: `not-submitted`, `nothing-recommended`, `materials-too-large` for more than an office takes in at once, and what
/// writing a file says.
pub fn export(cx: &Call<'_>, request: &Export) -> Result<Exported, Failure> {
    let folder = cx.host.resolve(&request.out)?;
    cx.office(&request.office, |office| {
        let meta = need_role(office.read(), Role::Body)?;
        let (_, edition) = edition(office.read())?;
        let track = track(office.read(), &edition, request.track.as_deref())?;
        let recommended = Recommended::last(office.read(), &track)?;
        let (list, stored) = gather(office.read(), &recommended)?;
        let (bytes, written) = bag(cx, office, (&recommended, &list), stored)?;
        let target = folder.join(format!("materials-{track}.{ENDING}"));
        let secretariat = &edition.secretariat;
        let recipients: Vec<&str> = secretariat.recipients.iter().map(String::as_str).collect();
        let delivery = prepare_sealed(&target, &bytes, &recipients, request.force)?;
        let digest = written.digest.to_string();
        let exported = act(cx, &meta.name, "materials", track.as_str(), Some(digest.clone()));
        let signatures: std::collections::BTreeMap<_, _> = written
            .signatures
            .iter()
            .map(|(role, bytes)| (role, String::from_utf8_lossy(bytes).into_owned()))
            .collect();
        // The attachments are in this file already; what they were sent in can be made again.
        let stub = BundleStub {
            digest: digest.clone(),
            bag_info: written.bag_info.clone(),
            manifest: written.manifest.clone(),
            tagmanifest: written.tagmanifest.clone(),
            signatures: serde_json::to_string(&signatures).map_err(internal)?,
        };
        office.change(&exported, |tx| tx.put_bundle_stub(&stub))?;
        let (path, checked) = delivery.publish_checked()?;
        Ok(Exported {
            path: path.display().to_string(),
            sealed_for: edition.body(&secretariat.body).map(|b| b.name.clone()).unwrap_or_default(),
            checked,
            digits: written.digest.digits(),
            digest,
            track: track.to_string(),
            submission: recommended.digest,
            nominations: recommended.nominations.len(),
            attachments: list.files.len(),
            size: list.files.iter().map(|f| f.size).sum(),
        })
    })
}

/// The list of files, and beside it where each of them is stored.
fn gather(
    office: OfficeReader<'_>,
    recommended: &Recommended,
) -> Result<(Materials, Vec<StoredAttachment>), Failure> {
    if recommended.nominations.is_empty() {
        return Err(Failure::new("nothing-recommended").with("track", &recommended.track));
    }
    let (mut files, mut stored) = (Vec::new(), Vec::new());
    for (nomination, attachments) in &recommended.nominations {
        let kept = office.attachments(&recommended.track, nomination)?;
        for (n, about) in (1_usize..).zip(attachments) {
            let at = kept.iter().find(|k| &k.about == about);
            stored.push(at.cloned().ok_or_else(|| missing(nomination, &about.name))?);
            files.push(MaterialFile {
                nomination: nomination.clone(),
                name: about.name.clone(),
                path: material_path(nomination, n),
                size: about.size,
                sha256: about.sha256.clone(),
            });
        }
    }
    fits(&recommended.track, &files)?;
    let list = Materials {
        kind: Materials::TYPE.to_owned(),
        track: recommended.track.clone(),
        body: recommended.body.clone(),
        submission_digest: recommended.digest.clone(),
        files,
    };
    Ok((list, stored))
}

/// An office keeps bundles whole, up to a size: for more than that there is no way yet.
fn fits(track: &TrackId, files: &[MaterialFile]) -> Result<(), Failure> {
    let size = files.iter().fold(0_u64, |sum, f| sum.saturating_add(f.size));
    if size <= BUNDLE_CAP {
        return Ok(());
    }
    let failure = Failure::new("materials-too-large").with("track", track).with("size", size);
    Err(failure.with("max", BUNDLE_CAP))
}

fn missing(nomination: &NominationId, name: &str) -> Failure {
    Failure::new("attachment-missing").with("nomination", nomination).with("name", name)
}

fn bag(
    cx: &Call<'_>,
    office: &Office,
    (recommended, list): (&Recommended, &Materials),
    stored: Vec<StoredAttachment>,
) -> Result<(Vec<u8>, bundle::Written), Failure> {
    let reader = office.read();
    let mode = bundle_mode(reader.meta()?.mode);
    let mut bag_info = info(BundleType::Materials, mode, &cx.now());
    repeat_origin(&mut bag_info, &recommended.info);
    about_log(office, &mut bag_info)?;
    let mut files = vec![payload(path::MATERIALS, json::write(list)?)];
    for (file, stored) in list.files.iter().zip(stored) {
        let source = Source::Reader(Box::new(Late { office: reader, stored, bytes: None }));
        files.push(PayloadFile { path: file.path.clone(), source });
    }
    let known = known(reader)?;
    let receipt = filing(reader, &recommended.track)?.marks.receipt_digest.unwrap_or_default();
    let receipt = known.receipt(&receipt).ok_or_else(|| internal("receipt"))?;
    let role = own_role(reader, receipt)?;
    let key = lead_signer(cx, reader, &recommended.track)?;
    let signers: [(&str, &dyn Signer); 1] = [(&role, &key)];
    bundles::make(&bag_info, files, &signers)
}

/// An attachment that is read out of the office file when its turn comes, and checked against its digest.
struct Late<'a> {
    office: OfficeReader<'a>,
    stored: StoredAttachment,
    bytes: Option<Cursor<Vec<u8>>>,
}

impl Read for Late<'_> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        if self.bytes.is_none() {
            let mut bytes = Vec::new();
            self.office.read_attachment(&self.stored, &mut bytes).map_err(io::Error::other)?;
            self.bytes = Some(Cursor::new(bytes));
        }
        let read = self.bytes.as_mut().map_or(Ok(0), |bytes| bytes.read(to))?;
        if read == 0 {
            // The next one gets the room.
            self.bytes = Some(Cursor::default());
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_office_could_take_in_is_not_even_gathered() {
        let (track, nomination) = ("electronics".parse().unwrap(), "q01".parse().unwrap());
        let file = |size| MaterialFile {
            nomination: NominationId::clone(&nomination),
            name: "录像.mp4".to_owned(),
            path: material_path(&nomination, 1),
            size,
            sha256: "0".repeat(64),
        };
        fits(&track, &[file(BUNDLE_CAP / 2), file(BUNDLE_CAP / 2)]).unwrap();
        let failure = fits(&track, &[file(BUNDLE_CAP), file(1)]).unwrap_err();
        assert_eq!(failure.code, "materials-too-large");
        assert_eq!(failure.params["size"], (BUNDLE_CAP + 1).to_string());
        assert_eq!(fits(&track, &[file(u64::MAX), file(1)]).unwrap_err().code, failure.code);
    }
}
