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
    cx.same_id("Body-Id", bag.info.body_id.as_deref(), materials.body.as_str());
    cx.not_revoked(bag.signers());
    by_the_body(bag, &materials.track, cx);
    let mut named = BTreeSet::new();
    for file in &materials.files {
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
