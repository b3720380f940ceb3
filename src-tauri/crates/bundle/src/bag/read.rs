//! Opening a bundle: stage A of `formats.md` §9, in its order, ending at the first trouble. What
//! comes out is signed by the keys it claims, and by nothing more: whether those keys are entitled
//! is for the caller to prove. Payload content is only trusted after its digest was compared.

use std::{
    collections::BTreeMap,
    io::{Read, Seek, Write},
};

use super::{
    BAG_INFO, BAGIT, BAGIT_BYTES, BagInfo, DATA, MANIFEST, MAX_SIGNATURE, Stub, TAGMANIFEST,
    info::MAX_BAG_INFO,
    manifest::{self, MAX_MANIFEST, MAX_TAGMANIFEST},
    signature_name, verifier_for,
};
use crate::{
    digest::Digest,
    fault::Fault,
    key::{PublicKey, Verifier},
    zip::{Archive, Limits, ZipWriter},
};

/// A bundle whose signatures, tag files and file sets hold.
#[derive(Debug)]
pub struct Bag<R> {
    /// The signed `bag-info.txt`.
    pub info: BagInfo,
    /// The signed payload manifest: names under `data/` and their digests.
    pub manifest: BTreeMap<String, Digest>,
    /// The bundle digest: SHA-256 of the tag manifest.
    pub digest: Digest,
    /// The bytes of everything but the payload.
    pub stub: Stub,
    signers: BTreeMap<String, PublicKey>,
    archive: Archive<R>,
}

impl<R: Read + Seek> Bag<R> {
    /// Opens a bundle and checks everything but the payload's content.
    ///
    /// # Errors
    /// In this order: F01 to F10 (ZIP and its names), F11, F16, A07, A01 and F10 (roles), A02 to A04
    /// and A06 (signatures), I01, F12 and F07 (manifest), I03; [`Fault::Io`] if reading fails.
    pub fn open(input: R, limits: Limits) -> Result<Self, Fault> {
        let mut archive = Archive::open(input, limits)?;
        let roles = check_closed_set(&archive)?;
        if read_tag(&mut archive, BAGIT, MAX_TAGMANIFEST, "F11")? != BAGIT_BYTES {
            return Err(Fault::finding("F11", BAGIT, "not the exact bytes of BagIt 1.0"));
        }
        let mut stub = Stub {
            bag_info: read_tag(&mut archive, BAG_INFO, MAX_BAG_INFO, "F16")?,
            manifest: read_tag(&mut archive, MANIFEST, MAX_MANIFEST, "F12")?,
            tagmanifest: read_tag(&mut archive, TAGMANIFEST, MAX_TAGMANIFEST, "I01")?,
            signatures: BTreeMap::new(),
        };
        for role in roles {
            let bytes = read_tag(&mut archive, &signature_name(&role), MAX_SIGNATURE, "A02")?;
            stub.signatures.insert(role, bytes);
        }
        let (info, signers, manifest, digest) = check_stub(&stub)?;
        check_sets(&archive, &manifest)?;
        Ok(Self { info, manifest, digest, stub, signers, archive })
    }

    /// The claimed keys by role; each of them signed this bundle.
    pub fn signers(&self) -> &BTreeMap<String, PublicKey> {
        &self.signers
    }

    /// The payload's names, sorted bytewise.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.manifest.keys().map(String::as_str)
    }

    /// Bytes of the payload file `path`, if there is one.
    #[must_use]
    pub fn size(&self, path: &str) -> Option<u64> {
        self.manifest.contains_key(path).then(|| self.archive.size(path)).flatten()
    }

    /// Hashes every payload file.
    ///
    /// # Errors
    /// I02 or F09 naming the first file that was altered.
    pub fn check_payload(&mut self) -> Result<(), Fault> {
        for (path, digest) in &self.manifest {
            let (found, _) = self.archive.copy_to(path, &mut std::io::sink())?;
            same_content(path, *digest, found)?;
        }
        Ok(())
    }

    /// The content of the payload file `path`, its digest compared.
    ///
    /// # Errors
    /// F10 if there is no such payload file, F08 if it has more than `cap` bytes, I02 or F09 if it
    /// was altered.
    pub fn read(&mut self, path: &str, cap: u64) -> Result<Vec<u8>, Fault> {
        let expected = self.expected(path)?;
        let content = self.archive.read(path, cap)?;
        same_content(path, expected, Digest::of(&content))?;
        Ok(content)
    }

    /// Streams the payload file `path` into `out`, its digest compared; returns its size in bytes.
    /// What was written is worth nothing if this fails.
    ///
    /// # Errors
    /// F10 if there is no such payload file, I02 or F09 if it was altered.
    pub fn copy_to(&mut self, path: &str, out: &mut dyn Write) -> Result<u64, Fault> {
        let expected = self.expected(path)?;
        let (found, size) = self.archive.copy_to(path, out)?;
        same_content(path, expected, found)?;
        Ok(size)
    }

    /// Streams the whole payload into `zip`, in order, every digest compared.
    pub(super) fn copy_payload<W: Write>(&mut self, zip: &mut ZipWriter<W>) -> Result<(), Fault> {
        for (path, digest) in &self.manifest {
            let found = zip.add_from(&mut self.archive, path)?;
            same_content(path, *digest, found)?;
        }
        Ok(())
    }

    /// Gives the input back.
    pub fn into_inner(self) -> R {
        self.archive.into_inner()
    }

    fn expected(&self, path: &str) -> Result<Digest, Fault> {
        let digest = self.manifest.get(path).copied();
        digest.ok_or_else(|| Fault::finding("F10", path, "not in the payload"))
    }
}

fn same_content(path: &str, expected: Digest, found: Digest) -> Result<(), Fault> {
    if expected == found {
        Ok(())
    } else {
        Err(Fault::finding("I02", path, format!("expected {expected}, found {found}")))
    }
}

/// The names must be the four tag files, payload and signatures; returns the claimed roles.
fn check_closed_set<R: Read + Seek>(archive: &Archive<R>) -> Result<Vec<String>, Fault> {
    const TAG_FILES: [&str; 4] = [BAGIT, BAG_INFO, MANIFEST, TAGMANIFEST];
    let mut roles = Vec::new();
    for name in archive.names() {
        let role = name.strip_prefix("sig/").and_then(|file| file.strip_suffix(".sshsig"));
        match role {
            // Two is the most of any type; so few are read before the type is known.
            Some(_) if roles.len() >= 2 => {
                return Err(Fault::finding("F10", name, "more signatures than a type has roles"));
            }
            Some(role) => roles.push(role.to_owned()),
            None if TAG_FILES.contains(&name) || name.starts_with(DATA) => {}
            None => return Err(Fault::finding("F10", name, "no file of a bundle")),
        }
    }
    match TAG_FILES.into_iter().find(|name| archive.size(name).is_none()) {
        Some(missing) => Err(Fault::finding("F10", missing, "missing")),
        None => Ok(roles),
    }
}

/// Reads a tag file; one that is too large to be one is refused under its own code.
fn read_tag<R: Read + Seek>(
    archive: &mut Archive<R>,
    name: &str,
    cap: u64,
    code: &'static str,
) -> Result<Vec<u8>, Fault> {
    if archive.size(name).is_some_and(|size| size > cap) {
        return Err(Fault::finding(code, name, format!("more than {cap} bytes")));
    }
    archive.read(name, cap)
}

/// The signed info, the claimed keys by role, the payload manifest, the bundle digest.
type Checked = (BagInfo, BTreeMap<String, PublicKey>, BTreeMap<String, Digest>, Digest);

/// Checks a bundle's tag files and signatures without its payload: what an embedded stub proves.
///
/// # Errors
/// In this order: F16, A07, A01 and F10 (roles), A02 to A04 and A06, I01, F12 and F07.
pub fn check_stub(stub: &Stub) -> Result<Checked, Fault> {
    let info = BagInfo::parse(&stub.bag_info)?;
    let signers = check_signatures(verifier_for(&info)?, &info, stub)?;
    manifest::check_tags(&stub.tagmanifest, &stub.bag_info, &stub.manifest)?;
    let manifest = manifest::parse(&stub.manifest)?;
    Ok((info, signers, manifest, Digest::of(&stub.tagmanifest)))
}

fn check_signatures(
    verifier: &dyn Verifier,
    info: &BagInfo,
    stub: &Stub,
) -> Result<BTreeMap<String, PublicKey>, Fault> {
    if stub.signatures.is_empty() {
        return Err(Fault::finding("A01", "sig", "no signature"));
    }
    let (roles, namespace) = (info.bundle_type.roles(), info.bundle_type.namespace());
    let mut signers = BTreeMap::new();
    for (role, armored) in &stub.signatures {
        if !roles.contains(&role.as_str()) {
            let name = signature_name(role);
            return Err(Fault::finding("F10", name, "a role that does not sign this type"));
        }
        let key = verifier
            .verify(armored, &namespace, &stub.tagmanifest)
            .map_err(|fault| named(fault, role))?;
        signers.insert(role.clone(), key);
    }
    Ok(signers)
}

fn named(fault: Fault, role: &str) -> Fault {
    match fault {
        Fault::Finding { code, detail, .. } => Fault::finding(code, signature_name(role), detail),
        io @ Fault::Io(_) => io,
    }
}

/// The archive's payload and the manifest name the same files.
fn check_sets<R: Read + Seek>(
    archive: &Archive<R>,
    manifest: &BTreeMap<String, Digest>,
) -> Result<(), Fault> {
    let mut present = archive.names().filter(|name| name.starts_with(DATA));
    if let Some(name) = present.find(|name| !manifest.contains_key(*name)) {
        return Err(Fault::finding("I03", name, "not in the manifest"));
    }
    match manifest.keys().find(|name| archive.size(name).is_none()) {
        Some(name) => Err(Fault::finding("I03", name, "in the manifest, but missing")),
        None => Ok(()),
    }
}
