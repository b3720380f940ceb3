//! The second signature of a joint body: the same bundle with one signature more. The signed bytes
//! and the bundle digest stay; what comes out is what [`super::write_bag`] would have written with
//! both signers. Nothing is signed before every digest was compared. Follows `formats.md` §2.

use std::io::{Read, Seek, Write};

use super::{
    BAG_INFO, BAGIT, BAGIT_BYTES, Bag, MANIFEST, TAGMANIFEST, signature_name, verifier_for,
};
use crate::{
    digest::Digest,
    fault::Fault,
    key::Signer,
    zip::{Limits, ZipWriter},
};

/// Copies `bundle` into `out`, which must be empty, with the signature of `signer` as `role` added;
/// returns the bundle digest. The payload is streamed and read once. On error, `out` is worth
/// nothing.
///
/// # Errors
/// As [`Bag::open`] and [`Bag::check_payload`] for `bundle`; F10 for a role that does not sign this
/// type or has signed already; A07 for a signer of another suite; A04 if the signer's signature is
/// not that of its key; F08 if the result would reach 4 GiB; [`Fault::Io`].
pub fn cosign<R: Read + Seek, W: Write>(
    bundle: R,
    out: W,
    role: &str,
    signer: &dyn Signer,
) -> Result<Digest, Fault> {
    let mut bag = Bag::open(bundle, Limits::default())?;
    check_signer(&bag, role, signer)?;
    let mut zip = ZipWriter::new(out);
    zip.add_bytes(BAGIT, BAGIT_BYTES)?;
    zip.add_bytes(BAG_INFO, &bag.stub.bag_info)?;
    bag.copy_payload(&mut zip)?;
    zip.add_bytes(MANIFEST, &bag.stub.manifest)?;
    zip.add_bytes(TAGMANIFEST, &bag.stub.tagmanifest)?;
    let mut signatures = bag.stub.signatures.clone();
    signatures.insert(role.to_owned(), sign(&bag, role, signer)?);
    for (role, signature) in &signatures {
        zip.add_bytes(&signature_name(role), signature)?;
    }
    zip.finish()?;
    Ok(bag.digest)
}

fn check_signer<R>(bag: &Bag<R>, role: &str, signer: &dyn Signer) -> Result<(), Fault> {
    if !bag.info.bundle_type.roles().contains(&role) {
        return Err(Fault::finding("F10", role, "does not sign this type"));
    }
    if bag.stub.signatures.contains_key(role) {
        return Err(Fault::finding("F10", role, "has signed already"));
    }
    if signer.suite() != bag.info.suite {
        return Err(Fault::finding("A07", role, "signs under another suite"));
    }
    Ok(())
}

/// The signature, checked as every reader will check it: a token may answer with anything.
fn sign<R>(bag: &Bag<R>, role: &str, signer: &dyn Signer) -> Result<Vec<u8>, Fault> {
    let (namespace, message) = (bag.info.bundle_type.namespace(), &bag.stub.tagmanifest);
    let armored = signer.sign(&namespace, message)?;
    if verifier_for(&bag.info)?.verify(&armored, &namespace, message)? == signer.public() {
        Ok(armored)
    } else {
        Err(Fault::finding("A04", signature_name(role), "made by another key than the signer's"))
    }
}
