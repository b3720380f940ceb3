//! A body files criteria, panel composition and work plan for a track: signed, with the letter on which
//! its key's digits are printed for the stamp. Before it leaves it is verified here as the secretariat will verify it.
//! The filing of two joint bodies leaves for the other body first, whose signature it still lacks.

mod draw;

use std::io::Cursor;

use bundle::{BundleType, Digest, PrivateKey, Signer};
use dossier::Expect;
use review::edition::{Edition, Track};
use review::ids::BodyId;
use review::plan::Binding;
use serde::{Deserialize, Serialize};
use store::office::{Direction, FilingMarks, FilingState, NewBundle, Office, OfficeMeta, Role};

use super::letter::{Filed, letter};
use crate::both::clerk;
use crate::both::keys::LEADS;
use crate::bundles::{self, bundle_mode, info};
use crate::command::Call;
use crate::deliver::prepare;
use crate::failure::{Failure, internal};
use crate::host::Picked;
use crate::office::{act, body, edition, known, need_role, signer, track};
use crate::secretariat::edition::about_log;
use draw::{Drawn, draw};

/// What to file.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "FilingExport"))]
#[serde(deny_unknown_fields)]
pub struct Export {
    /// The body's office file.
    pub office: Picked,
    /// Track; may be left out where there is only one.
    #[serde(default)]
    pub track: Option<String>,
    /// Criteria file; otherwise the built-in template of the track.
    #[serde(default)]
    pub criteria: Option<Picked>,
    /// Panel table.
    pub panel: Picked,
    /// Last day on which experts hand over results.
    pub closing: String,
    /// How experts' keys must be bound to the person; `mac` where nothing is said.
    #[serde(default)]
    pub binding: Option<Binding>,
    /// Key card of the other body, where two review the track jointly.
    #[serde(default)]
    pub joint: Option<Picked>,
    /// Folder for the filing and its letter.
    pub out: Picked,
    /// Overwrite files of that name.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<_>"))]
    pub force: bool,
}

/// A filing that was signed.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "FilingExported"))]
pub struct Exported {
    /// The filing bundle.
    pub path: String,
    /// The letter for the stamp.
    pub letter: String,
    /// Digest of the filing.
    pub digest: String,
    /// Fingerprint of the body's key.
    pub fingerprint: String,
    /// The fingerprint as 6×5 digits, as on the letter.
    pub digits: String,
    /// Version of the filing.
    pub version: u32,
    /// Track.
    pub track: String,
    /// The other body, whose signature is still needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needs: Option<String>,
}

/// Files criteria, panel and plan.
pub fn export(cx: &Call<'_>, request: &Export) -> Result<Exported, Failure> {
    cx.office(&request.office, |office| {
        let meta = need_role(office.read(), Role::Body)?;
        let (_, edition) = edition(office.read())?;
        let track_id = track(office.read(), &edition, request.track.as_deref())?;
        let track = edition.track(&track_id).ok_or_else(|| internal("track"))?;
        let body = body(&meta, &edition)?;
        let signing = signer(cx, office.read())?;
        let drawn = draw(cx, office, request, (&edition, track, &body), &signing)?;
        send(cx, office, (request, &meta, &edition, track), &drawn, &signing)
    })
}

fn send(
    cx: &Call<'_>,
    office: &mut Office,
    (request, meta, edition, track): (&Export, &OfficeMeta, &Edition, &Track),
    drawn: &Drawn,
    signing: &PrivateKey,
) -> Result<Exported, Failure> {
    let now = cx.now();
    let folder = cx.host.resolve(&request.out)?;
    let name = format!("filing-{}-v{}", track.id, drawn.key.version);
    let target = folder.join(format!("{name}.hjb"));
    let (whole, digest) = sign(office, (meta, edition, track), (drawn, signing), &now)?;
    verified(office, meta, &whole).map_err(|f| f.with("object", target.display()))?;
    let filing = prepare(&target, &whole, request.force)?;
    let filed = Filed { meta, edition, track, version: drawn.key.version, digest: &digest };
    let public = signing.public();
    let page = letter(&filed, (&drawn.key.body, &public, clerk::on_paper(office.read())?), &now)?;
    // Each of two joint bodies has a letter of its own, so its name says whose it is.
    let whose = drawn.needs.as_ref().map(|_| format!("-{}", drawn.key.body)).unwrap_or_default();
    let page = prepare(&folder.join(format!("{name}{whose}-letter.pdf")), &page, request.force)?;
    keep(cx, office, meta, drawn, (&whole, &digest.to_string()))?;
    let named = |id: &BodyId| edition.body(id).map_or(id.to_string(), |b| b.name.clone());
    Ok(Exported {
        path: filing.publish()?.display().to_string(),
        letter: page.publish()?.display().to_string(),
        digest: digest.to_string(),
        fingerprint: public.fingerprint(),
        digits: public.digits(),
        version: drawn.key.version,
        track: track.id.to_string(),
        needs: drawn.needs.as_ref().map(named),
    })
}

/// The filing's bytes and digest, signed by the body that leads.
fn sign(
    office: &Office,
    (meta, edition, track): (&OfficeMeta, &Edition, &Track),
    (drawn, signing): (&Drawn, &PrivateKey),
    now: &str,
) -> Result<(Vec<u8>, Digest), Failure> {
    let (row, _) = crate::office::edition(office.read())?;
    let mut bag_info = info(BundleType::Filing, bundle_mode(meta.mode), now);
    bag_info.edition_id = Some(edition.id.to_string());
    bag_info.edition_digest = Some(row.digest);
    bag_info.list_id = Some(track.list.to_string());
    bag_info.track_id = Some(track.id.to_string());
    bag_info.body_id = Some(drawn.key.body.to_string());
    bag_info.filing_version = Some(drawn.key.version.to_string());
    bag_info.criteria_digest = Some(Digest::of(&drawn.content.criteria).to_string());
    about_log(office, &mut bag_info)?;
    let signers: [(&str, &dyn Signer); 1] = [(LEADS, signing)];
    let (whole, written) = bundles::make(&bag_info, drawn.files(), &signers)?;
    Ok((whole, written.digest))
}

/// What the secretariat would refuse is refused here: a weak key in the panel, a missing one where the plan asks for
/// keys, a key in two roles.
fn verified(office: &Office, meta: &OfficeMeta, whole: &[u8]) -> Result<(), Failure> {
    let expect = Expect {
        bundle_type: Some(BundleType::Filing),
        mode: Some(bundle_mode(meta.mode)),
        own: true,
        ..Expect::default()
    };
    let verification = dossier::verify(Cursor::new(whole), &expect, &known(office.read())?);
    match verification.contents {
        Some(_) => Ok(()),
        None => Err(Failure::refused(std::path::Path::new("-"), verification.findings)),
    }
}

fn keep(
    cx: &Call<'_>,
    office: &mut Office,
    meta: &OfficeMeta,
    drawn: &Drawn,
    (bytes, digest): (&[u8], &str),
) -> Result<(), Failure> {
    let filed = act(cx, &meta.name, "filed", drawn.key.track.as_str(), Some(digest.to_owned()));
    let marks = FilingMarks { digest: Some(digest.to_owned()), ..FilingMarks::default() };
    Ok(office.change(&filed, |tx| {
        tx.put_bundle(&NewBundle {
            digest,
            bundle_type: BundleType::Filing.as_str(),
            direction: Direction::Out,
            track: Some(&drawn.key.track),
            bytes,
            findings: "[]",
        })?;
        tx.put_filing(&drawn.key, (FilingState::Sent, &drawn.content, &marks))
    })?)
}
