//! Who holds a document: an advisory lock on `<document>.lock`, held as long as the document is open and
//! given back by the system even when the program is killed. The lock file stays: removing it would let
//! two programs lock two files of one name.

use std::ffi::OsString;
use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use crate::{Result, StoreError};

/// Held while the document is open.
pub(crate) struct DocumentLock {
    _file: File,
}

impl DocumentLock {
    /// Takes the lock of `document`, or says [`StoreError::AlreadyOpen`] at once.
    pub(crate) fn take(document: &Path) -> Result<Self> {
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(beside(document, ".lock"))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(StoreError::AlreadyOpen),
            Err(TryLockError::Error(e)) => Err(e.into()),
        }
    }
}

/// The file that lies beside `document` with `suffix` behind its whole name.
pub(crate) fn beside(document: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(document.as_os_str());
    name.push(suffix);
    PathBuf::from(name)
}
