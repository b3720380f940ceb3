//! Every bundle that came or went, as the exact bytes under its digest, so that exporting again emits the same
//! bytes (`formats.md` §2). Batches are large and are kept as stubs. Bytes are opaque here.

use review::ids::TrackId;
use rusqlite::Row;

use super::{Direction, OfficeReader, OfficeTx};
use crate::words::Known;
use crate::{Result, rows};

/// A bundle to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewBundle<'a> {
    /// Bundle digest, hexadecimal.
    pub digest: &'a str,
    /// `Bundle-Type`.
    pub bundle_type: &'a str,
    /// In or out.
    pub direction: Direction,
    /// Of which track, where it belongs to one.
    pub track: Option<&'a TrackId>,
    /// The bytes, decrypted.
    pub bytes: &'a [u8],
    /// Findings of its verification as a JSON array.
    pub findings: &'a str,
}

/// What is known of a kept bundle, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BundleRow {
    /// Bundle digest, hexadecimal.
    pub digest: String,
    /// `Bundle-Type`.
    pub bundle_type: String,
    /// In or out.
    pub direction: Direction,
    /// Of which track.
    pub track: Option<TrackId>,
    /// When it was kept.
    pub at: String,
    /// Size in bytes.
    pub size: u64,
    /// Findings as a JSON array.
    pub findings: String,
}

/// What is kept of a batch bundle: everything but its payload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BundleStub {
    /// Bundle digest, hexadecimal.
    pub digest: String,
    /// `bag-info.txt`.
    pub bag_info: Vec<u8>,
    /// `manifest-sha256.txt`.
    pub manifest: Vec<u8>,
    /// `tagmanifest-sha256.txt`.
    pub tagmanifest: Vec<u8>,
    /// Signatures by role, as JSON.
    pub signatures: String,
}

impl OfficeReader<'_> {
    /// What is known of the bundle with this digest.
    pub fn bundle(&self, digest: &str) -> Result<Option<BundleRow>> {
        rows::one(self.conn, include_str!("get.sql"), [digest], map)
    }

    /// The bundles of a type in the order in which they were kept.
    pub fn bundles(&self, bundle_type: &str) -> Result<Vec<BundleRow>> {
        rows::all(self.conn, include_str!("list.sql"), [bundle_type], map)
    }

    /// Every bundle in the order in which they were kept.
    pub fn every_bundle(&self) -> Result<Vec<BundleRow>> {
        rows::all(self.conn, include_str!("every.sql"), [], map)
    }

    /// The bytes of a bundle.
    pub fn bundle_bytes(&self, digest: &str) -> Result<Option<Vec<u8>>> {
        rows::one(self.conn, include_str!("bytes.sql"), [digest], |r| Ok(r.get("bytes")?))
    }

    /// The stub of a batch bundle.
    pub fn bundle_stub(&self, digest: &str) -> Result<Option<BundleStub>> {
        rows::one(self.conn, include_str!("stub.sql"), [digest], map_stub)
    }
}

impl OfficeTx<'_> {
    /// Keeps a bundle. One that is known already stays as it is.
    pub fn put_bundle(&self, bundle: &NewBundle<'_>) -> Result<Known> {
        let row = (
            bundle.digest,
            bundle.bundle_type,
            bundle.direction,
            bundle.track.map(TrackId::as_str),
            &self.act.at,
            bundle.bytes,
            bundle.findings,
        );
        Ok(Known::from_rows(self.conn.execute(include_str!("put.sql"), row)?))
    }

    /// Keeps the stub of a batch bundle.
    pub fn put_bundle_stub(&self, stub: &BundleStub) -> Result<Known> {
        let row = (
            &stub.digest,
            &stub.bag_info,
            &stub.manifest,
            &stub.tagmanifest,
            &stub.signatures,
            &self.act.at,
        );
        Ok(Known::from_rows(self.conn.execute(include_str!("put_stub.sql"), row)?))
    }
}

fn map(row: &Row<'_>) -> Result<BundleRow> {
    let track: Option<String> = row.get("track")?;
    Ok(BundleRow {
        digest: row.get("digest")?,
        bundle_type: row.get("bundle_type")?,
        direction: row.get("direction")?,
        track: track.map(|_| rows::id(row, "track")).transpose()?,
        at: row.get("at")?,
        size: rows::count(row, "size")?,
        findings: row.get("findings")?,
    })
}

fn map_stub(row: &Row<'_>) -> Result<BundleStub> {
    Ok(BundleStub {
        digest: row.get("digest")?,
        bag_info: row.get("bag_info")?,
        manifest: row.get("manifest")?,
        tagmanifest: row.get("tagmanifest")?,
        signatures: row.get("signatures")?,
    })
}
