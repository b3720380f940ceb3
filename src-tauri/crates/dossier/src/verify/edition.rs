//! Stage B of an edition: the data holds together and the key that signed it is the key it names, which
//! is the key the reader compared.

use std::io::{Read, Seek};

use bundle::bag::Bag;
use bundle::key::PublicKey;
use review::edition::Edition;

use super::context::Context;
use crate::finding::Finding;
use crate::payload::path;

/// A verified edition.
#[derive(Debug, Clone)]
pub struct EditionContents {
    /// The edition.
    pub edition: Edition,
    /// Its exact bytes.
    pub bytes: Vec<u8>,
}

pub(super) fn check<R: Read + Seek>(
    bag: &mut Bag<R>,
    cx: &mut Context<'_>,
) -> Option<EditionContents> {
    cx.files(bag, &[path::EDITION], |p| p.starts_with("data/registers/"));
    let (edition, bytes): (Edition, _) = cx.payload(bag, path::EDITION)?;
    cx.same_id("Edition-Id", bag.info.edition_id.as_deref(), edition.id.as_str());
    of_a_size(&edition, cx)?;
    for fault in edition.faults() {
        cx.failure("F21", fault.object.clone(), format!("{:?}", fault.code));
    }
    let signer = bag.signers().get("secretariat");
    let named =
        edition.secretariat.signing_key.as_deref().and_then(|k| PublicKey::from_openssh(k).ok());
    let handed_over = named.is_some() && named.as_ref() != signer;
    match signer {
        // A key that the reader has compared may name its successor in a later version (`formats.md` §1).
        Some(key) if handed_over && edition.version > 1 && cx.known.is_anchor(key) => {
            let successor = named.as_ref().map(PublicKey::fingerprint).unwrap_or_default();
            let note = Finding::note("A05", "secretariat", successor);
            cx.findings.push(note.because("successor"));
        }
        _ => cx.require(!handed_over && named.is_some(), "A05", "secretariat", ""),
    }
    cx.anchored(signer);
    newest(&edition, cx);
    Some(EditionContents { edition, bytes })
}

/// The most lists, tracks, bodies and the like: a hundred times those of 2022.
const MOST: usize = 2_000;

/// F08 for an edition with more of anything than a programme can have. Each looks up others by their ids.
fn of_a_size(e: &Edition, cx: &mut Context<'_>) -> Option<()> {
    for (object, n) in [
        ("lists", e.lists.len()),
        ("quotas", e.quotas.len()),
        ("tracks", e.tracks.len()),
        ("tracks/bodies", e.tracks.iter().map(|t| t.bodies.len()).sum()),
        ("bodies", e.bodies.len()),
        ("channels", e.channels.len()),
        ("stacking", e.stacking.channels.len()),
        ("settings", e.settings.len()),
        ("rule_sets", e.rule_sets.len()),
        ("rules", e.rule_sets.iter().map(|s| s.rules.len()).sum()),
    ] {
        cx.at_most(n, MOST, object)?;
    }
    Some(())
}

/// K08 for a version that is older than the one the reader has.
fn newest(edition: &Edition, cx: &mut Context<'_>) {
    let Some((_, known)) = &cx.known.edition else { return };
    if known.id == edition.id && known.version > edition.version {
        let detail = format!("{} < {}", edition.version, known.version);
        cx.failure("K08", edition.id.as_str(), detail);
    }
}
