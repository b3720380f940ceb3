//! Stage B of materials: signed by the body, and every file is one that the list names, with its size and digest.
//! Whether a record names the same digest is for the office that holds the submission to compare.

use std::collections::BTreeSet;
use std::io::{Read, Seek};

use bundle::bag::Bag;

use super::context::Context;
use super::received::by_the_body;
use crate::payload::materials::Materials;
use crate::payload::path;

/// Verified materials; the files stay in the bundle.
#[derive(Debug, Clone)]
pub struct MaterialsContents {
    /// What there is.
    pub materials: Materials,
}

pub(super) fn check<R: Read + Seek>(
    bag: &mut Bag<R>,
    cx: &mut Context<'_>,
) -> Option<MaterialsContents> {
    cx.files(bag, &[path::MATERIALS], |p| p.starts_with(path::NOMINATIONS));
    let (materials, _): (Materials, _) = cx.payload(bag, path::MATERIALS)?;
    cx.same_id("Track-Id", bag.info.track_id.as_deref(), materials.track.as_str());
    let same = bag.info.body_id.as_deref() == Some(materials.body.as_str());
    cx.require(same, "K01", path::MATERIALS, "of another body");
    cx.not_revoked(bag.signers());
    by_the_body(bag, &materials.track, cx);
    let (part, parts) = (materials.part, materials.parts);
    cx.require((1..=parts).contains(&part), "F21", path::MATERIALS, format!("{part} of {parts}"));
    let whole: BTreeSet<_> = materials.nominations.iter().collect();
    let mut named = BTreeSet::new();
    for file in &materials.files {
        let belongs = whole.contains(&file.nomination);
        cx.require(belongs, "K05", file.nomination.as_str(), "not a nomination of this part");
        cx.require(named.insert(file.path.clone()), "F21", &file.path, "named twice");
        let listed = bag.manifest.get(&file.path).map(ToString::to_string);
        let same = listed.as_deref() == Some(file.sha256.as_str())
            && bag.size(&file.path) == Some(file.size);
        cx.require(same, "I02", &file.path, file.name.as_str());
    }
    let there: Vec<String> = bag.paths().map(ToOwned::to_owned).collect();
    for extra in there.iter().filter(|p| p.starts_with(path::NOMINATIONS) && !named.contains(*p)) {
        cx.failure("F10", extra, "not in the list");
    }
    Some(MaterialsContents { materials })
}
