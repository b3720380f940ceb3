//! The secretariat signs the edition: the data of the year with its own key and recipients filled in.

use bundle::{BundleType, Signer};
use dossier::json;
use dossier::payload::path;
use review::edition::Edition;
use serde::{Deserialize, Serialize};
use store::Anchor;
use store::office::{Direction, NewBundle, NewEdition, Office, Role};

use crate::anyone;
use crate::bundles::{self, bundle_mode, info, payload};
use crate::command::Call;
use crate::deliver::prepare;
use crate::failure::Failure;
use crate::host::Picked;
use crate::office::{act, need_role, signer};

/// Largest bundle that an office keeps whole.
pub(crate) const BUNDLE_CAP: u64 = 256 << 20;

/// Which edition to sign.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "EditionExport"))]
#[serde(deny_unknown_fields)]
pub struct Export {
    /// The secretariat's office file.
    pub office: Picked,
    /// An edition file; otherwise the built-in edition of 2022.
    #[serde(default)]
    pub edition: Option<Picked>,
    /// Folder for the bundle.
    pub out: Picked,
    /// Overwrite a file of that name.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<_>"))]
    pub force: bool,
}

/// A signed edition.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "EditionExported"))]
pub struct Exported {
    /// The bundle.
    pub path: String,
    /// Its digest.
    pub digest: String,
    /// `SHA256:…` of the secretariat's key.
    pub fingerprint: String,
    /// The fingerprint as 6×5 digits, for the printed notice.
    pub digits: String,
}

/// Signs and exports an edition.
pub fn export(cx: &Call<'_>, request: &Export) -> Result<Exported, Failure> {
    let edition = match &request.edition {
        Some(file) => anyone::edition::from_file(cx, file)?,
        None => anyone::edition::built_in("2022")?,
    };
    sign(cx, request, edition)
}

/// Signs and exports this edition.
pub(crate) fn sign(
    cx: &Call<'_>,
    request: &Export,
    mut edition: Edition,
) -> Result<Exported, Failure> {
    let folder = cx.host.resolve(&request.out)?;
    cx.office(&request.office, |office| {
        let meta = need_role(office.read(), Role::Secretariat)?;
        let key = signer(cx, office.read())?;
        let public = key.public();
        edition.secretariat.signing_key = Some(public.to_openssh());
        edition.secretariat.recipients =
            office.read().recipients()?.into_iter().map(|r| r.recipient).collect();
        if let Some(fault) = edition.faults().first() {
            return Err(Failure::new("bad-edition").with("detail", fault.object.clone()));
        }
        let bytes = json::write(&edition)?;
        let mut bag_info = info(BundleType::Edition, bundle_mode(meta.mode), &cx.now());
        bag_info.edition_id = Some(edition.id.to_string());
        about_log(office, &mut bag_info)?;
        let target = folder.join(format!("edition-{}.hjb", edition.id));
        let files = vec![payload(path::EDITION, bytes.clone())];
        let (whole, written) = bundles::make(&bag_info, files, &[("secretariat", &key)])?;
        let digest = written.digest.to_string();
        let delivery = prepare(&target, &whole, request.force)?;
        let signed = act(cx, &meta.name, "exported", edition.id.as_str(), Some(digest.clone()));
        office.change(&signed, |tx| {
            tx.put_bundle(&NewBundle {
                digest: &digest,
                bundle_type: BundleType::Edition.as_str(),
                direction: Direction::Out,
                track: None,
                bytes: &whole,
                findings: "[]",
            })?;
            tx.put_edition(&NewEdition {
                edition: &edition.id,
                digest: &digest,
                json: &bytes,
                anchor_fingerprint: &public.digits(),
                anchor: Anchor::Pinned,
            })
        })?;
        Ok(Exported {
            path: delivery.publish()?.display().to_string(),
            digest,
            fingerprint: public.fingerprint(),
            digits: public.digits(),
        })
    })
}

/// The head of the office's audit log, as it goes into every bundle that leaves.
pub(crate) fn about_log(office: &Office, bag_info: &mut bundle::BagInfo) -> Result<(), Failure> {
    let audit = office.read().audit();
    bag_info.log_id = Some(audit.log_id()?);
    bag_info.audit_head = Some(audit.head()?.to_string());
    Ok(())
}
