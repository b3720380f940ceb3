//! How a bundle is written to its place and what its bag-info says, once for all kinds; and how a stub
//! travels as JSON through a document. What a bundle holds is decided by the desk that makes it.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, Cursor};
use std::path::Path;

use bundle::{Bag, BagInfo, BundleType, Limits, PayloadFile, Signer, Source, Stub, Written};
use bundle::{Digest, Mode, write_bag};
use serde::{Deserialize, Serialize};

use crate::deliver::Delivery;
use crate::failure::{Failure, internal};

/// Version of this program, as bundles and documents name it.
pub(crate) const APP_VERSION: &str = env!("CARGO_PKG_VERSION");

/// A bag-info of this kind with time and version.
pub(crate) fn info(kind: BundleType, mode: Mode, now: &str) -> BagInfo {
    let mut info = BagInfo::new(kind, mode);
    info.claimed_at = Some(now.to_owned());
    info.app_version = Some(APP_VERSION.to_owned());
    info
}

/// Edition, list, track, body, filing and criteria of another bundle, repeated.
pub(crate) fn repeat_origin(info: &mut BagInfo, of: &BagInfo) {
    info.edition_id.clone_from(&of.edition_id);
    info.edition_digest.clone_from(&of.edition_digest);
    info.list_id.clone_from(&of.list_id);
    info.track_id.clone_from(&of.track_id);
    info.body_id.clone_from(&of.body_id);
    info.filing_no.clone_from(&of.filing_no);
    info.filing_version.clone_from(&of.filing_version);
    info.filing_digest.clone_from(&of.filing_digest);
    info.criteria_digest.clone_from(&of.criteria_digest);
}

/// A payload file from bytes.
pub(crate) fn payload(path: &str, bytes: Vec<u8>) -> PayloadFile<'static> {
    PayloadFile { path: path.to_owned(), source: Source::Bytes(bytes) }
}

/// The files of a stub under `prefix`.
pub(crate) fn stub_files(prefix: &str, stub: &Stub) -> Vec<PayloadFile<'static>> {
    let mut files = vec![
        payload(&format!("{prefix}bag-info.txt"), stub.bag_info.clone()),
        payload(&format!("{prefix}manifest-sha256.txt"), stub.manifest.clone()),
        payload(&format!("{prefix}tagmanifest-sha256.txt"), stub.tagmanifest.clone()),
    ];
    for (role, bytes) in &stub.signatures {
        files.push(payload(&format!("{prefix}sig/{role}.sshsig"), bytes.clone()));
    }
    files
}

/// A bundle in memory: its bytes, and what was written. For everything but a batch, which may be large.
pub(crate) fn make(
    info: &BagInfo,
    files: Vec<PayloadFile<'_>>,
    signers: &[(&str, &dyn Signer)],
) -> Result<(Vec<u8>, Written), Failure> {
    let mut bytes = Cursor::new(Vec::new());
    let written = write_bag(&mut bytes, info, files, signers)?;
    Ok((bytes.into_inner(), written))
}

/// A bundle streamed to its place and read back there, still without its name.
pub(crate) fn stream(
    target: &Path,
    force: bool,
    info: &BagInfo,
    files: Vec<PayloadFile<'_>>,
    signers: &[(&str, &dyn Signer)],
) -> Result<(Delivery, Written), Failure> {
    let mut delivery = Delivery::begin(target, force)?;
    let written = write_bag(delivery.file()?, info, files, signers)
        .map_err(|fault| Failure::from(fault).with("object", target.display()))?;
    delivery.check(|part| holds(part, &written.digest))?;
    Ok((delivery, written))
}

/// Whether the file at `part` is whole and the bundle with this digest.
fn holds(part: &Path, digest: &Digest) -> Result<bool, Failure> {
    let file = File::open(part).map_err(|e| Failure::io(part, &e))?;
    let mut bag = match Bag::open(BufReader::new(file), Limits::default()) {
        Ok(bag) => bag,
        Err(bundle::Fault::Io(e)) => return Err(Failure::io(part, &e)),
        Err(bundle::Fault::Finding { .. }) => return Ok(false),
    };
    Ok(bag.digest == *digest && bag.check_payload().is_ok())
}

/// A stub as it lies in a document: its parts are text, because every one of them is.
#[derive(Serialize, Deserialize)]
struct StubText {
    bag_info: String,
    manifest: String,
    tagmanifest: String,
    signatures: BTreeMap<String, String>,
}

/// A stub as JSON.
pub(crate) fn stub_to_json(stub: &Stub) -> Result<String, Failure> {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).map_err(internal);
    let stub = StubText {
        bag_info: text(&stub.bag_info)?,
        manifest: text(&stub.manifest)?,
        tagmanifest: text(&stub.tagmanifest)?,
        signatures: stub
            .signatures
            .iter()
            .map(|(role, bytes)| Ok((role.clone(), text(bytes)?)))
            .collect::<Result<_, Failure>>()?,
    };
    serde_json::to_string(&stub).map_err(internal)
}

/// A stub from JSON.
pub(crate) fn stub_from_json(json: &str) -> Result<Stub, Failure> {
    let stub: StubText = serde_json::from_str(json).map_err(internal)?;
    Ok(Stub {
        bag_info: stub.bag_info.into_bytes(),
        manifest: stub.manifest.into_bytes(),
        tagmanifest: stub.tagmanifest.into_bytes(),
        signatures: stub.signatures.into_iter().map(|(r, s)| (r, s.into_bytes())).collect(),
    })
}

/// The mode as documents write it.
pub(crate) fn store_mode(mode: Mode) -> store::Mode {
    match mode {
        Mode::Official => store::Mode::Official,
        Mode::Rehearsal => store::Mode::Rehearsal,
    }
}

/// The mode as bundles write it.
pub(crate) fn bundle_mode(mode: store::Mode) -> Mode {
    match mode {
        store::Mode::Official => Mode::Official,
        store::Mode::Rehearsal => Mode::Rehearsal,
    }
}

/// The mode as paper shows it.
pub(crate) fn paper_mode(mode: store::Mode) -> report::Mode {
    match mode {
        store::Mode::Official => report::Mode::Official,
        store::Mode::Rehearsal => report::Mode::Rehearsal,
    }
}
