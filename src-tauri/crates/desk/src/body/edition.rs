//! A body takes the edition in, after somebody typed the secretariat's digits from paper; later versions under the keys
//! that it knows by then. No key that was compared is ever forgotten.

use std::io::Cursor;

use bundle::{BundleType, PublicKey};
use dossier::verify::{Contents, EditionContents, Verified};
use dossier::{Expect, Finding, Known, json};
use serde::{Deserialize, Serialize};
use store::Anchor;
use store::office::{Direction, NewBundle, NewEdition, Office, OfficeReader, Role};

use crate::anyone::verify::anchor;
use crate::bundles::bundle_mode;
use crate::command::Call;
use crate::deliver::read_file;
use crate::failure::Failure;
use crate::host::Picked;
use crate::office::{act, body, need_role};
use crate::secretariat::edition::BUNDLE_CAP;

/// The edition to take in.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "EditionImport"))]
#[serde(deny_unknown_fields)]
pub struct Import {
    /// The body's office file.
    pub office: Picked,
    /// The edition bundle.
    pub file: Picked,
    /// The secretariat's digits as printed; pinned once they were typed.
    #[serde(default)]
    pub trust: Option<String>,
}

/// The edition that was taken in.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "EditionImported"))]
pub struct Imported {
    /// Its id.
    pub edition: String,
    /// Its version.
    pub version: u32,
    /// Digest of its bundle.
    pub digest: String,
    /// The body that this office is in it.
    pub body: String,
    /// The tracks of that body.
    pub tracks: Vec<String>,
    /// The 6×5 digits of the key that this edition names and the office trusts from now on.
    pub digits: String,
    /// What verification noted: that the secretariat has changed its key, for one.
    pub findings: Vec<Finding>,
}

/// Takes an edition in. A later version may name another key, if the key that was compared before signed it, or if
/// somebody typed the digits of the new one.
pub fn import(cx: &Call<'_>, request: &Import) -> Result<Imported, Failure> {
    let file = cx.host.resolve(&request.file)?;
    cx.office(&request.office, |office| {
        let meta = need_role(office.read(), Role::Body)?;
        let typed = anchor(request.trust.as_deref())?;
        let known = known_before(office.read(), typed.as_deref())?;
        let expect = Expect {
            bundle_type: Some(BundleType::Edition),
            mode: Some(bundle_mode(meta.mode)),
            ..Expect::default()
        };
        let whole = read_file(&file, BUNDLE_CAP)?;
        let verification = dossier::verify(Cursor::new(&whole), &expect, &known);
        let Some(Contents::Edition(edition)) = verification.contents else {
            return Err(Failure::refused(&file, verification.findings));
        };
        let named = edition.edition.secretariat.signing_key.as_deref().unwrap_or_default();
        let named = PublicKey::from_openssh(named)?;
        if let Some(typed) = &typed {
            fits(typed, &edition, &named)
                .map_err(|finding| Failure::refused(&file, vec![finding]))?;
        }
        let body = body(&meta, &edition.edition)?;
        let kind = if typed.is_some() { Anchor::Typed } else { Anchor::Pinned };
        keep(cx, office, &edition, &whole, (&named.digits(), kind))?;
        Ok(Imported {
            edition: edition.edition.id.to_string(),
            version: edition.edition.version,
            digest: edition.digest().to_string(),
            tracks: edition.edition.tracks_of_body(&body).map(|t| t.id.to_string()).collect(),
            body: body.to_string(),
            digits: named.digits(),
            findings: verification.findings,
        })
    })
}

/// Every key of the secretariat that this office has compared, the digits that were typed now, and the edition in force.
fn known_before(office: OfficeReader<'_>, typed: Option<&str>) -> Result<Known, Failure> {
    let mut known = Known::default();
    known.anchors.extend(typed.map(ToOwned::to_owned));
    for row in office.editions()? {
        known.anchors.push(row.anchor_fingerprint.clone());
        known.edition = Some((row.digest, json::read(&row.json)?));
    }
    if known.anchors.is_empty() {
        return Err(Failure::new("no-anchor"));
    }
    Ok(known)
}

/// What was typed is the key that signed or the one that the edition names, even where the office knows another.
fn fits(
    typed: &str,
    edition: &Verified<EditionContents>,
    named: &PublicKey,
) -> Result<(), Finding> {
    let typed = Known::anchored(Some(typed.to_owned()));
    let signed = edition.signers().get("secretariat");
    if signed.is_some_and(|key| typed.is_anchor(key)) || typed.is_anchor(named) {
        return Ok(());
    }
    Err(Finding::failure("A05", "secretariat", "").because("digits"))
}

fn keep(
    cx: &Call<'_>,
    office: &mut Office,
    edition: &Verified<EditionContents>,
    whole: &[u8],
    (digits, kind): (&str, Anchor),
) -> Result<(), Failure> {
    let meta = office.read().meta()?;
    let (id, digest) = (&edition.edition.id, edition.digest().to_string());
    let imported = act(cx, &meta.name, "imported", id.as_str(), Some(digest.clone()));
    Ok(office.change(&imported, |tx| {
        tx.put_bundle(&NewBundle {
            digest: &digest,
            bundle_type: BundleType::Edition.as_str(),
            direction: Direction::In,
            track: None,
            bytes: whole,
            findings: "[]",
        })?;
        tx.put_edition(&NewEdition {
            edition: id,
            digest: &digest,
            json: &edition.bytes,
            anchor_fingerprint: digits,
            anchor: kind,
        })
        .map(|_| ())
    })?)
}
