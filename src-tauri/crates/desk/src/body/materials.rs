//! Materials (终评材料): the attachments of what the last submission recommends, out of the office file, signed and
//! encrypted to the secretariat. One attachment at a time is read; nothing is ever written unencrypted.

use std::io::{self, Cursor, Read};

use bundle::{BundleType, PayloadFile, Signer, Source, Written};
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
use crate::deliver::{Checked, Delivery};
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
    /// Who alone can open them.
    pub sealed_for: String,
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
    /// The first bundle; the others stand in `bundles`.
    pub path: String,
    /// Its digest.
    pub digest: String,
    /// The bundles: one, or as many as the attachments need.
    pub bundles: Vec<Part>,
}

/// One bundle of materials, encrypted to the secretariat.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "MaterialsPart"))]
pub struct Part {
    /// Where.
    pub path: String,
    /// Digest of the bundle in the envelope.
    pub digest: String,
    /// The digest as 6×5 digits.
    pub digits: String,
    /// Whether it was read back from the device, or perhaps from the system's memory.
    pub checked: Checked,
}

/// Exports the attachments of what the last submission recommends, in as many bundles as they need.
///
/// Errors: `not-submitted`, `nothing-recommended`, `materials-too-large` for a nomination with more than an office takes in
/// at once, and what writing a file says.
pub fn export(cx: &Call<'_>, request: &Export) -> Result<Exported, Failure> {
    let folder = cx.host.resolve(&request.out)?;
    cx.office(&request.office, |office| {
        let meta = need_role(office.read(), Role::Body)?;
        let (_, edition) = edition(office.read())?;
        let track = track(office.read(), &edition, request.track.as_deref())?;
        let recommended = Recommended::last(office.read(), &track)?;
        let gathered = gather(office.read(), &recommended)?;
        let (attachments, size) = gathered.iter().fold((0_usize, 0_u64), |(n, size), part| {
            (n.saturating_add(part.list.files.len()), size.saturating_add(part.size()))
        });
        let secretariat = &edition.secretariat;
        let recipients: Vec<&str> = secretariat.recipients.iter().map(String::as_str).collect();
        let mut made = Vec::new();
        for part in gathered {
            cx.go_on()?;
            let target = folder.join(part.name(&track));
            let (bytes, written) = bag(cx, office, (&recommended, &part.list), part.stored)?;
            made.push((prepare_sealed(&target, &bytes, &recipients, request.force)?, written));
        }
        // The attachments are in this file already; what they were sent in can be made again.
        let stubs = made.iter().map(|(_, w)| stub(w)).collect::<Result<Vec<_>, Failure>>()?;
        let digest = stubs.first().map(|s| s.digest.clone()).unwrap_or_default();
        let exported = act(cx, &meta.name, "materials", track.as_str(), Some(digest.clone()));
        office.change(&exported, |tx| {
            stubs.iter().try_for_each(|stub| tx.put_bundle_stub(stub).map(drop))
        })?;
        let publish = |(delivery, written): (Delivery, Written)| {
            let (path, checked) = delivery.publish_checked()?;
            let (digest, digits) = (written.digest.to_string(), written.digest.digits());
            Ok(Part { path: path.display().to_string(), digest, digits, checked })
        };
        let bundles = made.into_iter().map(publish).collect::<Result<Vec<_>, Failure>>()?;
        Ok(Exported {
            sealed_for: edition.body(&secretariat.body).map(|b| b.name.clone()).unwrap_or_default(),
            track: track.to_string(),
            submission: recommended.digest,
            nominations: recommended.nominations.len(),
            attachments,
            size,
            path: bundles.first().map(|b| b.path.clone()).unwrap_or_default(),
            digest,
            bundles,
        })
    })
}

fn stub(written: &Written) -> Result<BundleStub, Failure> {
    let signatures: std::collections::BTreeMap<_, _> = written
        .signatures
        .iter()
        .map(|(role, bytes)| (role, String::from_utf8_lossy(bytes).into_owned()))
        .collect();
    Ok(BundleStub {
        digest: written.digest.to_string(),
        bag_info: written.bag_info.clone(),
        manifest: written.manifest.clone(),
        tagmanifest: written.tagmanifest.clone(),
        signatures: serde_json::to_string(&signatures).map_err(internal)?,
    })
}

/// What goes into one bundle: the list of files, and beside it where each of them is stored.
struct Gathered {
    list: Materials,
    stored: Vec<StoredAttachment>,
}

impl Gathered {
    fn size(&self) -> u64 {
        self.list.files.iter().fold(0_u64, |sum, f| sum.saturating_add(f.size))
    }

    fn name(&self, track: &TrackId) -> String {
        match (self.list.part, self.list.parts) {
            (_, 1) => format!("materials-{track}.{ENDING}"),
            (part, parts) => format!("materials-{track}-{part}-of-{parts}.{ENDING}"),
        }
    }
}

/// The parts in the order of the ranking.
fn gather(office: OfficeReader<'_>, recommended: &Recommended) -> Result<Vec<Gathered>, Failure> {
    if recommended.nominations.is_empty() {
        return Err(Failure::new("nothing-recommended").with("track", &recommended.track));
    }
    let sizes: Vec<(&NominationId, u64)> = recommended
        .nominations
        .iter()
        .map(|(id, files)| (id, files.iter().fold(0_u64, |sum, f| sum.saturating_add(f.size))))
        .collect();
    let divided = divide(&sizes)?;
    let parts = u32::try_from(divided.len()).map_err(internal)?;
    let mut nominations = recommended.nominations.iter();
    let mut gathered = Vec::new();
    for (part, n) in (1_u32..).zip(divided) {
        let (mut files, mut stored, mut whole) = (Vec::new(), Vec::new(), Vec::new());
        for (nomination, attachments) in nominations.by_ref().take(n) {
            whole.push(nomination.clone());
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
        let list = Materials {
            kind: Materials::TYPE.to_owned(),
            track: recommended.track.clone(),
            body: recommended.body.clone(),
            submission_digest: recommended.digest.clone(),
            part,
            parts,
            nominations: whole,
            files,
        };
        gathered.push(Gathered { list, stored });
    }
    Ok(gathered)
}

/// How many nominations go into each bundle, so that none holds more than an office keeps whole.
///
/// Errors: `materials-too-large` for a nomination that does not fit into one.
fn divide(sizes: &[(&NominationId, u64)]) -> Result<Vec<usize>, Failure> {
    let (mut parts, mut n, mut full) = (Vec::new(), 0_usize, 0_u64);
    for (nomination, size) in sizes {
        if *size > PART_CAP {
            let failure = Failure::new("materials-too-large").with("nomination", nomination);
            return Err(failure.with("size", size).with("max", PART_CAP));
        }
        if full.saturating_add(*size) > PART_CAP {
            parts.push(n);
            (n, full) = (0, 0);
        }
        (n, full) = (n.saturating_add(1), full.saturating_add(*size));
    }
    parts.push(n);
    Ok(parts)
}

/// The most bytes of attachments in one bundle, with room for the list and the manifests.
const PART_CAP: u64 = BUNDLE_CAP - (16 << 20);

fn missing(nomination: &NominationId, name: &str) -> Failure {
    Failure::new("attachment-missing").with("nomination", nomination).with("name", name)
}

fn bag(
    cx: &Call<'_>,
    office: &Office,
    (recommended, list): (&Recommended, &Materials),
    stored: Vec<StoredAttachment>,
) -> Result<(Vec<u8>, Written), Failure> {
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

    fn divided(sizes: &[u64]) -> Result<Vec<usize>, Failure> {
        let id = NominationId::new("q01").unwrap();
        divide(&sizes.iter().map(|size| (&id, *size)).collect::<Vec<_>>())
    }

    #[test]
    fn no_part_holds_more_than_an_office_takes_in_and_no_nomination_is_torn() {
        let third = PART_CAP / 3;
        assert_eq!(divided(&[1, 2, 0]).unwrap(), [3]);
        assert_eq!(divided(&[third, third, third, third]).unwrap(), [3, 1]);
        assert_eq!(divided(&[PART_CAP, 0, PART_CAP, 1]).unwrap(), [2, 1, 1]);
        let failure = divided(&[1, PART_CAP + 1]).unwrap_err();
        assert_eq!(
            (failure.code.as_str(), &*failure.params["nomination"]),
            ("materials-too-large", "q01")
        );
        assert_eq!(divided(&[u64::MAX]).unwrap_err().code, failure.code);
    }
}
