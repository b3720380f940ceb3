//! A body takes the edition in, after somebody typed the secretariat's digits from paper.

use bundle::BundleType;
use dossier::verify::Contents;
use dossier::{Expect, Known};
use serde::{Deserialize, Serialize};
use store::Anchor;
use store::office::{Direction, NewBundle, NewEdition, Role};

use crate::anyone::verify::{accept_kept, anchor};
use crate::bundles::bundle_mode;
use crate::command::Call;
use crate::failure::{Failure, internal};
use crate::host::Picked;
use crate::office::{act, body, need_role};

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
    /// Digest of its bundle.
    pub digest: String,
    /// The body that this office is in it.
    pub body: String,
    /// The tracks of that body.
    pub tracks: Vec<String>,
}

/// Takes an edition in.
pub fn import(cx: &Call<'_>, request: &Import) -> Result<Imported, Failure> {
    let file = cx.host.resolve(&request.file)?;
    cx.office(&request.office, |office| {
        let meta = need_role(office.read(), Role::Body)?;
        let pinned = office.read().editions()?.pop().map(|e| e.anchor_fingerprint);
        let anchor_kind = if request.trust.is_some() { Anchor::Typed } else { Anchor::Pinned };
        let anchor = anchor(request.trust.as_deref())?
            .or(pinned)
            .ok_or_else(|| Failure::new("no-anchor"))?;
        let expect = Expect {
            bundle_type: Some(BundleType::Edition),
            mode: Some(bundle_mode(meta.mode)),
            ..Expect::default()
        };
        let known = Known::anchored(Some(anchor));
        let (contents, whole) = accept_kept(&file, &expect, &known)?;
        let Contents::Edition(edition) = contents else { return Err(internal("not an edition")) };
        let body = body(&meta, &edition.edition)?;
        let digest = edition.digest().to_string();
        let signer = edition.signers().get("secretariat").ok_or_else(|| internal("signer"))?;
        let id = &edition.edition.id;
        let imported = act(cx, &meta.name, "imported", id.as_str(), Some(digest.clone()));
        office.change(&imported, |tx| {
            tx.put_bundle(&NewBundle {
                digest: &digest,
                bundle_type: BundleType::Edition.as_str(),
                direction: Direction::In,
                track: None,
                bytes: &whole,
                findings: "[]",
            })?;
            tx.put_edition(&NewEdition {
                edition: id,
                digest: &digest,
                json: &edition.bytes,
                anchor_fingerprint: &signer.digits(),
                anchor: anchor_kind,
            })
        })?;
        Ok(Imported {
            edition: id.to_string(),
            digest,
            tracks: edition.edition.tracks_of_body(&body).map(|t| t.id.to_string()).collect(),
            body: body.to_string(),
        })
    })
}
