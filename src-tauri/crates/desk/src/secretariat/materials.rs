//! Materials at the secretariat: verified, and every file compared with what the records of the kept submission name.
//! What does not belong to a submission that came in, or does not agree with it, is not kept.

use std::collections::BTreeSet;
use std::io::Cursor;

use bundle::BundleType;
use dossier::payload::materials::{MaterialFile, Materials};
use dossier::verify::Contents;
use dossier::{Expect, Finding, Verdict};
use serde::{Deserialize, Serialize};
use store::office::{Direction, NewBundle, Role};

use crate::both::recommended::Recommended;
use crate::bundles::bundle_mode;
use crate::command::Call;
use crate::failure::{Failure, internal};
use crate::host::Picked;
use crate::office::{act, known, need_role};
use crate::sealed::read_bundle;

/// The materials to receive.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "MaterialsReceive"))]
#[serde(deny_unknown_fields)]
pub struct Receive {
    /// The secretariat's office file.
    pub office: Picked,
    /// The materials.
    pub file: Picked,
}

/// Materials that were received.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "MaterialsReceived"))]
pub struct Received {
    /// The verdict.
    pub verdict: Verdict,
    /// Track.
    pub track: String,
    /// Digest of the bundle.
    pub digest: String,
    /// Digest of the submission to which it belongs.
    pub submission: String,
    /// Which of several bundles it is, from 1.
    pub part: u32,
    /// How many there are.
    pub parts: u32,
    /// How many nominations are recommended there.
    pub nominations: usize,
    /// How many attachments came.
    pub attachments: usize,
    /// What was noted.
    pub findings: Vec<Finding>,
}

/// Receives materials; bad ones change nothing.
///
/// Errors: `verification-failed` with the findings (K01, K05, I02, I03 beside those of the bundle itself),
/// `unknown-submission`, and what opening the file says.
pub fn receive(cx: &Call<'_>, request: &Receive) -> Result<Received, Failure> {
    let file = cx.host.resolve(&request.file)?;
    cx.office(&request.office, |office| {
        let meta = need_role(office.read(), Role::Secretariat)?;
        let expect = Expect {
            bundle_type: Some(BundleType::Materials),
            mode: Some(bundle_mode(meta.mode)),
            ..Expect::default()
        };
        let bytes = read_bundle(office.read(), &file)?;
        let verification = dossier::verify(Cursor::new(&bytes), &expect, &known(office.read())?);
        let verdict = verification.verdict();
        let Some(Contents::Materials(materials)) = verification.contents else {
            return Err(Failure::refused(&file, verification.findings));
        };
        let list = &materials.materials;
        let recommended = Recommended::received(office.read(), &list.submission_digest)?;
        let wrong = compare(list, &recommended);
        if !wrong.is_empty() {
            return Err(Failure::refused(&file, wrong));
        }
        let digest = materials.digest().to_string();
        let findings = serde_json::to_string(&verification.findings).map_err(internal)?;
        let received = act(cx, &meta.name, "received", list.track.as_str(), Some(digest.clone()));
        office.change(&received, |tx| {
            tx.put_bundle(&NewBundle {
                digest: &digest,
                bundle_type: BundleType::Materials.as_str(),
                direction: Direction::In,
                track: Some(&list.track),
                bytes: &bytes,
                findings: &findings,
            })
        })?;
        Ok(Received {
            verdict,
            track: list.track.to_string(),
            digest,
            submission: recommended.digest,
            part: list.part,
            parts: list.parts,
            nominations: recommended.nominations.len(),
            attachments: list.files.len(),
            findings: verification.findings,
        })
    })
}

/// K01 for another body or track, K05 for a nomination that is not recommended, I02 for a file that no record names so,
/// I03 for one that a record names and that did not come.
fn compare(list: &Materials, recommended: &Recommended) -> Vec<Finding> {
    let mut wrong = Vec::new();
    for (field, said, is) in [
        ("Track-Id", list.track.as_str(), recommended.track.as_str()),
        ("Body-Id", list.body.as_str(), recommended.body.as_str()),
    ] {
        if said != is {
            wrong.push(Finding::failure("K01", field, format!("{said} ≠ {is}")));
        }
    }
    let mut came = BTreeSet::new();
    for file in &list.files {
        let named = recommended.nominations.iter().find(|(id, _)| *id == file.nomination);
        let Some((_, attachments)) = named else {
            wrong.push(Finding::failure("K05", file.nomination.as_str(), file.name.as_str()));
            continue;
        };
        let same = |a: &&review::nomination::Attachment| {
            (&a.name, a.size, &a.sha256) == (&file.name, file.size, &file.sha256)
        };
        if attachments.iter().any(|a| same(&a)) {
            came.insert((&file.nomination, &file.name, &file.sha256));
        } else {
            wrong.push(Finding::failure("I02", object(file), file.sha256.as_str()));
        }
    }
    let here: BTreeSet<_> = list.nominations.iter().collect();
    let named: BTreeSet<_> = recommended.nominations.iter().map(|(id, _)| id).collect();
    for other in here.difference(&named) {
        wrong.push(Finding::failure("K05", other.as_str(), "not recommended"));
    }
    // What is in another part is complete there.
    for (id, attachments) in recommended.nominations.iter().filter(|(id, _)| here.contains(id)) {
        for a in attachments.iter().filter(|a| !came.contains(&(id, &a.name, &a.sha256))) {
            wrong.push(Finding::failure("I03", format!("{id} {}", a.name), a.sha256.as_str()));
        }
    }
    wrong
}

fn object(file: &MaterialFile) -> String {
    format!("{} {}", file.nomination, file.name)
}
