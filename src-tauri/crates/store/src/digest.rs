//! SHA-256 and lower-case hexadecimal, whole and in a stream. No other digest is used in this crate.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use sha2::{Digest, Sha256};

pub(crate) type Hash = [u8; 32];

pub(crate) fn sha256(parts: &[&[u8]]) -> Hash {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    hasher.finalize().into()
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// SHA-256 and length of what passes by.
#[derive(Default)]
pub(crate) struct Running {
    hasher: Sha256,
    size: u64,
}

impl Running {
    pub(crate) fn update(&mut self, bytes: &[u8]) {
        self.hasher.update(bytes);
        self.size = self.size.saturating_add(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
    }

    /// Size in bytes and digest in hexadecimal.
    pub(crate) fn finish(self) -> (u64, String) {
        (self.size, hex(&self.hasher.finalize()))
    }
}

/// Size in bytes and SHA-256 of the file at `path`, read in pieces.
pub(crate) fn of_file(path: &Path) -> std::io::Result<(u64, String)> {
    let mut file = File::open(path)?;
    let mut seen = Running::default();
    let mut piece = vec![0_u8; 65_536];
    loop {
        let n = file.read(&mut piece)?;
        match piece.get(..n) {
            Some(read) if n > 0 => seen.update(read),
            _ => return Ok(seen.finish()),
        }
    }
}
