//! Writing a bundle: payload streamed once into the ZIP, manifests over it, signatures over the tag
//! manifest. Same info, payload and keys give the same bytes. Whether the payload makes sense, and
//! whether the signer is entitled, is not asked here. Follows `formats.md` §2.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read, Seek, Write},
};

use super::{
    BAG_INFO, BAGIT, BAGIT_BYTES, BagInfo, MANIFEST, TAGMANIFEST, manifest, signature_name,
};
use crate::{
    digest::Digest,
    fault::Fault,
    key::Signer,
    zip::{ZipWriter, check_names},
};

/// Where the content of a payload file comes from.
pub enum Source<'a> {
    /// Bytes at hand.
    Bytes(Vec<u8>),
    /// Something that is read once, from where it stands to its end.
    Reader(Box<dyn Read + 'a>),
}

/// One file of the payload.
pub struct PayloadFile<'a> {
    /// Its name in the bag; begins with `data/`.
    pub path: String,
    /// Its content.
    pub source: Source<'a>,
}

/// What was written, without the payload itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The bundle digest: SHA-256 of the tag manifest.
    pub digest: Digest,
    /// The bytes of `tagmanifest-sha256.txt`.
    pub tagmanifest: Vec<u8>,
    /// The bytes of `manifest-sha256.txt`.
    pub manifest: Vec<u8>,
    /// The bytes of `bag-info.txt`.
    pub bag_info: Vec<u8>,
    /// The armored signatures by role.
    pub signatures: BTreeMap<String, Vec<u8>>,
    /// The payload files and their digests.
    pub payload: BTreeMap<String, Digest>,
}

/// Writes a signed bundle into `out`, which must be empty. On error, `out` is worth nothing.
///
/// # Errors
/// F07 for payload names, F08 above the limits, F10 for an empty payload or a role that does not sign this type or
/// signs twice, F16 for a value of `info`, A01 without a signer, A07 for a suite other than the
/// signers', [`Fault::Io`].
pub fn write_bag<W: Write + Seek>(
    out: W,
    info: &BagInfo,
    payload: Vec<PayloadFile<'_>>,
    signers: &[(&str, &dyn Signer)],
) -> Result<Written, Fault> {
    check_signers(info, signers)?;
    let bag_info = info.to_bytes()?;
    let mut zip = ZipWriter::new(out);
    zip.add_bytes(BAGIT, BAGIT_BYTES)?;
    zip.add_bytes(BAG_INFO, &bag_info)?;
    let payload = write_payload(&mut zip, payload)?;
    let manifest = manifest::render(payload.iter().map(|(name, digest)| (name.as_str(), *digest)));
    let tagmanifest = manifest::render_tags(&bag_info, &manifest);
    zip.add_bytes(MANIFEST, &manifest)?;
    let digest = zip.add_bytes(TAGMANIFEST, &tagmanifest)?;
    let mut signatures = BTreeMap::new();
    for (role, signer) in signers {
        let signature = signer.sign(&info.bundle_type.namespace(), &tagmanifest)?;
        signatures.insert((*role).to_owned(), signature);
    }
    for (role, signature) in &signatures {
        zip.add_bytes(&signature_name(role), signature)?;
    }
    zip.finish()?;
    Ok(Written { digest, tagmanifest, manifest, bag_info, signatures, payload })
}

fn check_signers(info: &BagInfo, signers: &[(&str, &dyn Signer)]) -> Result<(), Fault> {
    if signers.is_empty() {
        return Err(Fault::finding("A01", "sig", "nobody signs"));
    }
    let mut seen = Vec::new();
    for (role, signer) in signers {
        if !info.bundle_type.roles().contains(role) || seen.contains(role) {
            return Err(Fault::finding("F10", *role, "does not sign this type, or signs twice"));
        }
        if signer.suite() != info.suite {
            return Err(Fault::finding("A07", *role, "signs under another suite"));
        }
        seen.push(role);
    }
    Ok(())
}

fn write_payload<W: Write + Seek>(
    zip: &mut ZipWriter<W>,
    mut payload: Vec<PayloadFile<'_>>,
) -> Result<BTreeMap<String, Digest>, Fault> {
    if payload.is_empty() {
        return Err(Fault::finding("F10", "data", "an empty payload"));
    }
    payload.sort_by(|a, b| a.path.cmp(&b.path));
    payload.iter().try_for_each(|file| manifest::check_payload_name(&file.path))?;
    check_names(payload.iter().map(|file| file.path.as_str()))?;
    let mut digests = BTreeMap::new();
    for PayloadFile { path, source } in payload {
        let mut reader = match source {
            Source::Bytes(bytes) => Box::new(Cursor::new(bytes)),
            Source::Reader(reader) => reader,
        };
        let (digest, _) = zip.add(&path, &mut reader)?;
        digests.insert(path, digest);
    }
    Ok(digests)
}
