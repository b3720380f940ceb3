//! The secretariat signs the edition: the data of the year with its own key and recipients filled in. A change of key is
//! a new version that names the new key, signed by the old one; where the old one is lost, by the new one, whose digits
//! then go to every body by letter (`formats.md` §1).

use std::io::Cursor;
use std::path::PathBuf;

use bundle::{Bag, BundleType, Limits, PrivateKey, PublicKey, Signer};
use dossier::json;
use dossier::payload::path;
use review::edition::Edition;
use serde::{Deserialize, Serialize};
use store::Anchor;
use store::office::{Direction, EditionRow, NewBundle, NewEdition, Office, OfficeReader, Role};

use crate::anyone;
use crate::both::keys;
use crate::bundles::{self, bundle_mode, info, payload};
use crate::command::Call;
use crate::deliver::{Delivery, prepare};
use crate::failure::{Failure, internal};
use crate::host::Picked;
use crate::office::{act, need_role, signer};

/// Largest bundle that an office keeps whole.
pub(crate) const BUNDLE_CAP: u64 = 256 << 20;

/// The role in which the secretariat signs.
const ROLE: &str = "secretariat";

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
    /// After a change of key, have the new key sign the edition and not the old one, which is lost.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<_>"))]
    pub signed_by_new: bool,
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
    /// Its version.
    pub version: u32,
    /// `SHA256:…` of the secretariat's key, as the edition names it.
    pub fingerprint: String,
    /// The fingerprint as 6×5 digits, for the printed notice.
    pub digits: String,
    /// The 6×5 digits of the key that signed it: after a change of key those that the bodies know already.
    pub signed_by: String,
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
    cx.office(&request.office, |office| {
        need_role(office.read(), Role::Secretariat)?;
        let newest = signer(cx, office.read())?;
        edition.secretariat.signing_key = Some(newest.public().to_openssh());
        // The newest alone: what is encrypted from now on is not for an identity that was given up.
        edition.secretariat.recipients =
            office.read().recipients()?.pop().map(|r| r.recipient).into_iter().collect();
        if let Some(fault) = edition.faults().first() {
            return Err(Failure::new("bad-edition").with("detail", fault.object.clone()));
        }
        match last(office.read(), &edition)? {
            // What was signed once is not made a second time: its digest stands in every filing.
            Some((row, last)) if same(&edition, &last) => {
                let by = request.signed_by_new.then_some(newest);
                again(cx, office, request, (&row, &last, by))
            }
            Some((_, last)) => {
                edition.version = edition.version.max(last.version.saturating_add(1));
                let before =
                    if request.signed_by_new { None } else { before(cx, office.read(), &last)? };
                new(cx, office, request, (&edition, before.unwrap_or(newest)))
            }
            None => new(cx, office, request, (&edition, newest)),
        }
    })
}

/// The version of this edition that was kept last.
fn last(
    office: OfficeReader<'_>,
    edition: &Edition,
) -> Result<Option<(EditionRow, Edition)>, Failure> {
    let Some(row) = office.editions()?.into_iter().rfind(|row| row.edition == edition.id) else {
        return Ok(None);
    };
    let last = json::read(&row.json)?;
    Ok(Some((row, last)))
}

/// The key that the last version names: the bodies know it, so it says which one comes after it.
fn before(
    cx: &Call<'_>,
    office: OfficeReader<'_>,
    last: &Edition,
) -> Result<Option<PrivateKey>, Failure> {
    let named = last.secretariat.signing_key.as_deref().unwrap_or_default();
    keys::own(office, named)?.map(|key| keys::open(cx, &key)).transpose()
}

/// Whether it is the last version again, whatever version the file says.
fn same(edition: &Edition, last: &Edition) -> bool {
    let version = last.version;
    edition.version <= version && Edition { version, ..edition.clone() } == *last
}

fn target(request: &Export, cx: &Call<'_>, edition: &Edition) -> Result<PathBuf, Failure> {
    let version = match edition.version {
        1 => String::new(),
        n => format!("-v{n}"),
    };
    let name = format!("edition-{}{version}.hjb", edition.id);
    Ok(cx.host.resolve(&request.out)?.join(name))
}

fn new(
    cx: &Call<'_>,
    office: &mut Office,
    request: &Export,
    (edition, signing): (&Edition, PrivateKey),
) -> Result<Exported, Failure> {
    let meta = office.read().meta()?;
    let bytes = json::write(edition)?;
    let mut bag_info = info(BundleType::Edition, bundle_mode(meta.mode), &cx.now());
    bag_info.edition_id = Some(edition.id.to_string());
    about_log(office, &mut bag_info)?;
    let files = vec![payload(path::EDITION, bytes.clone())];
    let (whole, written) = bundles::make(&bag_info, files, &[(ROLE, &signing)])?;
    let digest = written.digest.to_string();
    let delivery = prepare(&target(request, cx, edition)?, &whole, request.force)?;
    let named = named(edition)?;
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
            anchor_fingerprint: &named.digits(),
            anchor: Anchor::Pinned,
        })
    })?;
    exported(delivery, edition, (digest, &signing.public()))
}

/// The version that is in force, once more: the same bytes; or the same bag and so the same digest, signed by the new key
/// for those who never knew the old one.
fn again(
    cx: &Call<'_>,
    office: &mut Office,
    request: &Export,
    (row, edition, by_new): (&EditionRow, &Edition, Option<PrivateKey>),
) -> Result<Exported, Failure> {
    let kept = office.read().bundle_bytes(&row.digest)?.ok_or_else(|| internal("edition bytes"))?;
    let bag = Bag::open(Cursor::new(&kept), Limits::default())?;
    let (whole, signed_by) = match &by_new {
        None => {
            let signed = bag.signers().get(ROLE).copied();
            (kept.clone(), signed.ok_or_else(|| internal("not signed"))?)
        }
        Some(key) => {
            let files = vec![payload(path::EDITION, row.json.clone())];
            let (whole, written) = bundles::make(&bag.info, files, &[(ROLE, key)])?;
            if written.digest != bag.digest {
                return Err(internal("another digest than was kept"));
            }
            (whole, key.public())
        }
    };
    let delivery = prepare(&target(request, cx, edition)?, &whole, request.force)?;
    let meta = office.read().meta()?;
    let digest = row.digest.clone();
    let signed = act(cx, &meta.name, "exported", edition.id.as_str(), Some(digest.clone()));
    office.change(&signed, |_| Ok(()))?;
    exported(delivery, edition, (digest, &signed_by))
}

fn named(edition: &Edition) -> Result<PublicKey, Failure> {
    Ok(PublicKey::from_openssh(edition.secretariat.signing_key.as_deref().unwrap_or_default())?)
}

fn exported(
    delivery: Delivery,
    edition: &Edition,
    (digest, signed_by): (String, &PublicKey),
) -> Result<Exported, Failure> {
    let named = named(edition)?;
    Ok(Exported {
        path: delivery.publish()?.display().to_string(),
        digest,
        version: edition.version,
        fingerprint: named.fingerprint(),
        digits: named.digits(),
        signed_by: signed_by.digits(),
    })
}

/// The head of the office's audit log, as it goes into every bundle that leaves.
pub(crate) fn about_log(office: &Office, bag_info: &mut bundle::BagInfo) -> Result<(), Failure> {
    let audit = office.read().audit();
    bag_info.log_id = Some(audit.log_id()?);
    bag_info.audit_head = Some(audit.head()?.to_string());
    Ok(())
}
