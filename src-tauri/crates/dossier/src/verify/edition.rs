//! Stage B of an edition: the data holds together and the key that signed it is the key it names, which
//! is the key the reader compared.

use std::io::{Read, Seek};

use bundle::bag::Bag;
use bundle::key::PublicKey;
use review::edition::Edition;

use super::context::Context;
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
    for fault in edition.faults() {
        cx.failure("F21", fault.object.clone(), format!("{:?}", fault.code));
    }
    let signer = bag.signers().get("secretariat");
    let named =
        edition.secretariat.signing_key.as_deref().and_then(|k| PublicKey::from_openssh(k).ok());
    cx.require(named.is_some() && named.as_ref() == signer, "A05", "secretariat", "");
    cx.anchored(signer);
    Some(EditionContents { edition, bytes })
}
