//! What every check of stage B shares: collecting findings, reading a payload strictly, comparing ids,
//! and the closed set of files that a kind of bundle may hold. Decides nothing about any one kind.

use std::collections::BTreeMap;
use std::io::{Read, Seek};

use bundle::bag::{Bag, Mode, Stub, check_stub};
use bundle::digest::Digest;
use bundle::key::PublicKey;
use review::criteria::Criteria;

use super::{Expect, Known};
use crate::finding::Finding;
use crate::json::{self, Payload};
use crate::payload::filing::RoleKey;

/// Largest payload that is read into memory; only `batch.db` and embedded bundles may be larger.
const PAYLOAD_CAP: u64 = 64 * 1024 * 1024;
/// Largest embedded bundle.
pub(super) const EMBEDDED_CAP: u64 = 256 * 1024 * 1024;

/// The most items, and the most gates, that criteria may have: far above any that were filed.
const MOST_ITEMS: usize = 500;

/// The state of one verification.
pub(super) struct Context<'a> {
    pub expect: &'a Expect,
    pub known: &'a Known,
    pub findings: Vec<Finding>,
}

impl<'a> Context<'a> {
    pub fn new(expect: &'a Expect, known: &'a Known) -> Self {
        Self { expect, known, findings: Vec::new() }
    }

    pub fn failure(&mut self, code: &str, object: impl Into<String>, detail: impl Into<String>) {
        self.findings.push(Finding::failure(code, object, detail));
    }

    pub fn error(&mut self, code: &str, object: impl Into<String>, detail: impl Into<String>) {
        self.findings.push(Finding::error(code, object, detail));
    }

    pub fn note(&mut self, code: &str, object: impl Into<String>, detail: impl Into<String>) {
        self.findings.push(Finding::note(code, object, detail));
    }

    /// `failure` unless `holds`.
    pub fn require(&mut self, holds: bool, code: &str, object: &str, detail: impl Into<String>) {
        if !holds {
            self.failure(code, object, detail);
        }
    }

    /// K01 unless the bag-info field says what the payload says.
    pub fn same_id(&mut self, field: &str, info: Option<&str>, payload: &str) {
        self.require(info == Some(payload), "K01", field, format!("{info:?} ≠ {payload}"));
    }

    /// P06 unless what is repeated inside was made in the mode of the whole.
    pub fn same_mode(&mut self, outside: Mode, inside: Mode) {
        self.require(outside == inside, "P06", "Mode", inside.as_str());
    }

    /// The bytes of a payload file.
    pub fn bytes<R: Read + Seek>(&mut self, bag: &mut Bag<R>, path: &str) -> Option<Vec<u8>> {
        self.bytes_up_to(bag, path, PAYLOAD_CAP)
    }

    /// The bytes of a payload file of at most `cap` bytes.
    pub fn bytes_up_to<R: Read + Seek>(
        &mut self,
        bag: &mut Bag<R>,
        path: &str,
        cap: u64,
    ) -> Option<Vec<u8>> {
        match bag.read(path, cap) {
            Ok(bytes) => Some(bytes),
            Err(fault) => {
                self.findings.push(fault.into());
                None
            }
        }
    }

    /// A payload and its bytes.
    pub fn payload<R: Read + Seek, T: Payload>(
        &mut self,
        bag: &mut Bag<R>,
        path: &str,
    ) -> Option<(T, Vec<u8>)> {
        let bytes = self.bytes(bag, path)?;
        self.parse(&bytes, path).map(|value| (value, bytes))
    }

    /// A payload from bytes that were read before.
    pub fn parse<T: Payload>(&mut self, bytes: &[u8], path: &str) -> Option<T> {
        json::read(bytes).map_err(|fault| self.failure(fault.code, path, fault.detail)).ok()
    }

    /// The criteria at `path` and their bytes; F08 for more items or gates than any filed criteria have.
    pub fn criteria<R: Read + Seek>(
        &mut self,
        bag: &mut Bag<R>,
        path: &str,
    ) -> Option<(Criteria, Vec<u8>)> {
        let (criteria, bytes): (Criteria, _) = self.payload(bag, path)?;
        let most = criteria.items.len().max(criteria.gates.len());
        self.at_most(most, MOST_ITEMS, path).map(|()| (criteria, bytes))
    }

    /// F08 for more than `most` of something that is looked up again and again: what nobody vouches for yet costs little.
    pub fn at_most(&mut self, n: usize, most: usize, object: &str) -> Option<()> {
        self.require(n <= most, "F08", object, format!("{n} > {most}"));
        (n <= most).then_some(())
    }

    /// F10 for a payload file that is missing, or is neither required nor `allowed`.
    pub fn files<R: Read + Seek>(
        &mut self,
        bag: &Bag<R>,
        required: &[&str],
        allowed: impl Fn(&str) -> bool,
    ) {
        let paths: Vec<String> = bag.paths().map(ToOwned::to_owned).collect();
        for missing in required.iter().filter(|r| !paths.iter().any(|p| p == *r)) {
            self.failure("F10", *missing, "missing");
        }
        for extra in paths.iter().filter(|p| !required.contains(&p.as_str()) && !allowed(p)) {
            self.failure("F10", extra, "not a file of this kind of bundle");
        }
    }

    /// The stub that stands under `prefix`, checked by itself: its bag-info, signers, manifest and digest.
    pub fn stub<R: Read + Seek>(&mut self, bag: &mut Bag<R>, prefix: &str) -> Option<CheckedStub> {
        let mut part = |name: &str| self.bytes(bag, &format!("{prefix}{name}"));
        let (bag_info, manifest, tagmanifest) =
            (part("bag-info.txt")?, part("manifest-sha256.txt")?, part("tagmanifest-sha256.txt")?);
        let sig_dir = format!("{prefix}sig/");
        let paths: Vec<String> =
            bag.paths().filter(|p| p.starts_with(&sig_dir)).map(ToOwned::to_owned).collect();
        let mut stub = Stub { bag_info, manifest, tagmanifest, signatures: Default::default() };
        for path in paths {
            let bytes = self.bytes(bag, &path)?;
            let role = path.trim_start_matches(&sig_dir).trim_end_matches(".sshsig").to_owned();
            stub.signatures.insert(role, bytes);
        }
        match check_stub(&stub) {
            Ok((info, signers, manifest, digest)) => {
                Some(CheckedStub { info, signers, manifest, digest })
            }
            Err(fault) => {
                self.findings.push(Finding::from(fault).inside(prefix));
                None
            }
        }
    }

    /// A05 for every signer who is not entitled to the role by `keys`.
    pub fn entitled<'k>(
        &mut self,
        signers: impl IntoIterator<Item = (&'k String, &'k PublicKey)>,
        keys: &[RoleKey],
    ) {
        for (role, key) in signers {
            let entitled = keys
                .iter()
                .filter(|k| &k.role == role)
                .any(|k| PublicKey::from_openssh(&k.signing_key).is_ok_and(|p| &p == key));
            self.require(entitled, "A05", role, key.fingerprint());
        }
    }

    /// A01 for every role that `keys` names and that has not signed: joint bodies sign together. A note while the
    /// reader is the body itself.
    pub fn all_signed(&mut self, signers: &BTreeMap<String, PublicKey>, keys: &[RoleKey]) {
        for key in keys.iter().filter(|k| !signers.contains_key(&k.role)) {
            self.unless_own("A01", &key.role, key.body.as_str());
        }
    }

    /// A failure, or a note while the reader is the body whose work it is and others have still to act on it.
    pub fn unless_own(&mut self, code: &str, object: &str, detail: &str) {
        if self.expect.own {
            self.note(code, object, detail);
        } else {
            self.failure(code, object, detail);
        }
    }

    /// P07 for every signer whose key the secretariat has revoked.
    pub fn not_revoked<'k>(
        &mut self,
        signers: impl IntoIterator<Item = (&'k String, &'k PublicKey)>,
    ) {
        for (role, key) in signers {
            let fingerprint = key.fingerprint();
            let revoked = self.known.key_revoked_by_secretariat(&fingerprint);
            self.require(!revoked, "P07", role, fingerprint);
        }
    }

    /// Compares the secretariat's key with the anchor: A05 if it is another, A11 if nobody compared.
    pub fn anchored(&mut self, signer: Option<&PublicKey>) {
        let Some(key) = signer else {
            self.failure("A05", "secretariat", "not signed by the secretariat");
            return;
        };
        match self.known.anchors.as_slice() {
            _ if self.known.is_anchor(key) => {}
            [_, ..] => self.other_digits("secretariat"),
            [] if self.expect.anchor_may_be_unverified => {
                self.note("A11", "secretariat", key.fingerprint());
            }
            [] => self.error("A11", "secretariat", key.fingerprint()),
        }
    }
}

impl Context<'_> {
    /// A05: what was typed or pinned names another key than the one that signed. The true digits are not
    /// said: whoever saw them here would type them from the screen and not from the paper.
    pub fn other_digits(&mut self, role: &str) {
        let finding = Finding::failure("A05", role, "");
        self.findings.push(finding.because("digits"));
    }
}

/// Whether `anchor`, as typed, names this key: its 6×5 digits or its `SHA256:…` fingerprint.
pub(super) fn is_anchor(anchor: &str, key: &PublicKey) -> bool {
    anchor.trim() == key.fingerprint() || bundle::digest::same_digits(anchor, &key.digits())
}

/// Whether a stub under `prefix` is made of files like `p`. The set is closed: what is only carried along would be read by
/// nobody and signed all the same.
pub(super) fn of_stub(p: &str, prefix: &str) -> bool {
    p.strip_prefix(prefix).is_some_and(|name| {
        ["bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"].contains(&name)
            || name.strip_prefix("sig/").is_some_and(|file| file.ends_with(".sshsig"))
    })
}

/// A stub that holds by itself.
pub(super) struct CheckedStub {
    pub info: bundle::bag::BagInfo,
    pub signers: std::collections::BTreeMap<String, PublicKey>,
    pub manifest: std::collections::BTreeMap<String, Digest>,
    pub digest: Digest,
}

/// SHA-256 of bytes as text.
pub(super) fn sha256(bytes: &[u8]) -> String {
    Digest::of(bytes).to_string()
}
