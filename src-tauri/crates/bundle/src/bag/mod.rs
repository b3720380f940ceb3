//! The BagIt bag inside a bundle: which files it is made of, what kinds of bundle there are and who
//! may sign them. Nothing here knows a payload's content. Follows `formats.md` §1 to §3.

mod cosign;
mod info;
mod manifest;
mod read;
mod write;

use std::{collections::BTreeMap, fmt, str::FromStr};

pub use cosign::cosign;
pub use info::BagInfo;
pub use read::{Bag, check_stub};
pub use write::{PayloadFile, Source, Written, write_bag};

use crate::{
    fault::Fault,
    key::{Verifier, verifier_of},
};

/// The one suite of algorithms that exists now: Ed25519 signatures over SHA-256 manifests.
pub const SUITE: &str = "ed25519-sha256";

const BAGIT: &str = "bagit.txt";
const BAGIT_BYTES: &[u8] = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
const BAG_INFO: &str = "bag-info.txt";
const MANIFEST: &str = "manifest-sha256.txt";
const TAGMANIFEST: &str = "tagmanifest-sha256.txt";
const DATA: &str = "data/";
const MAX_SIGNATURE: u64 = 4096;

/// The kinds of bundle of `formats.md` §1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names are the terms of formats.md §1")]
pub enum BundleType {
    Edition,
    Filing,
    Receipt,
    Batch,
    Results,
    Received,
    Return,
    Submission,
    Materials,
    Ack,
    Selection,
    Revocations,
}

impl BundleType {
    /// All of them, in the order of the chain.
    pub const ALL: [Self; 12] = [
        Self::Edition,
        Self::Filing,
        Self::Receipt,
        Self::Batch,
        Self::Results,
        Self::Received,
        Self::Return,
        Self::Submission,
        Self::Materials,
        Self::Ack,
        Self::Selection,
        Self::Revocations,
    ];

    /// The value of `Bundle-Type`, such as `results`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Edition => "edition",
            Self::Filing => "filing",
            Self::Receipt => "receipt",
            Self::Batch => "batch",
            Self::Results => "results",
            Self::Received => "received",
            Self::Return => "return",
            Self::Submission => "submission",
            Self::Materials => "materials",
            Self::Ack => "ack",
            Self::Selection => "selection",
            Self::Revocations => "revocations",
        }
    }

    /// The SSHSIG namespace of its signatures, such as `hengjian/results/v1`.
    #[must_use]
    pub fn namespace(self) -> String {
        format!("hengjian/{}/v1", self.as_str())
    }

    /// The closed set of roles that may sign it. Two joint bodies sign as `body` and `body-2`;
    /// revocations come from either office.
    #[must_use]
    pub fn roles(self) -> &'static [&'static str] {
        match self {
            Self::Edition | Self::Receipt | Self::Ack | Self::Selection => &["secretariat"],
            Self::Results => &["expert"],
            Self::Revocations => &["office"],
            Self::Filing
            | Self::Batch
            | Self::Received
            | Self::Return
            | Self::Submission
            | Self::Materials => &["body", "body-2"],
        }
    }
}

impl fmt::Display for BundleType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for BundleType {
    type Err = Fault;

    /// F16 for a type that does not exist.
    fn from_str(text: &str) -> Result<Self, Fault> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or_else(|| Fault::finding("F16", "Bundle-Type", "unknown"))
    }
}

/// Whether a bundle counts; the two are never mixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mode {
    /// It counts.
    Official,
    /// It is practice.
    Rehearsal,
}

impl Mode {
    /// The value of `Mode`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Rehearsal => "rehearsal",
        }
    }
}

impl fmt::Display for Mode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Mode {
    type Err = Fault;

    /// F16 for a mode that does not exist.
    fn from_str(text: &str) -> Result<Self, Fault> {
        match text {
            "official" => Ok(Self::Official),
            "rehearsal" => Ok(Self::Rehearsal),
            _ => Err(Fault::finding("F16", "Mode", "unknown")),
        }
    }
}

/// Everything of a bundle but its payload: what another bundle embeds to prove its origin.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stub {
    /// The bytes of `bag-info.txt`.
    pub bag_info: Vec<u8>,
    /// The bytes of `manifest-sha256.txt`.
    pub manifest: Vec<u8>,
    /// The bytes of `tagmanifest-sha256.txt`: what is signed.
    pub tagmanifest: Vec<u8>,
    /// The armored signatures by role.
    pub signatures: BTreeMap<String, Vec<u8>>,
}

/// Who can check the signatures of a bundle with this info; A07 where nobody can.
fn verifier_for(info: &BagInfo) -> Result<&'static dyn Verifier, Fault> {
    verifier_of(&info.suite).ok_or_else(|| Fault::finding("A07", "Suite", "unknown"))
}

fn signature_name(role: &str) -> String {
    format!("sig/{role}.sshsig")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_and_mode_parses_from_what_it_prints() {
        for kind in BundleType::ALL {
            assert_eq!(kind.as_str().parse::<BundleType>().unwrap(), kind);
        }
        for mode in [Mode::Official, Mode::Rehearsal] {
            assert_eq!(mode.as_str().parse::<Mode>().unwrap(), mode);
        }
        assert_eq!("Results".parse::<BundleType>().unwrap_err().code(), "F16");
    }

    #[test]
    fn the_namespace_is_the_bundle_type() {
        assert_eq!(BundleType::Results.namespace(), "hengjian/results/v1");
    }
}
