//! What was encrypted on its way up, opened as an auditor with the office's identity file opens it: by stock `age` where
//! that is installed. Nothing is asked about what is in it.

#![allow(clippy::expect_used)] // harness: a broken step ends the test

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use bundle::sealed;

use crate::doors::tool;
use crate::stock;

/// Largest bundle that an office takes in, and so the largest that is opened.
const CAP: u64 = 256 << 20;

/// Opens an encrypted bundle with an identity file and lays it beside: `a.hjb.age` becomes `a.hjb`.
pub fn open(file: &Path, identity: &Path) -> PathBuf {
    let plain = file.with_extension("");
    if tool("age") {
        let args = ["-d", "-i"].map(OsStr::new).into_iter().chain([identity.as_os_str()]);
        let args = args.chain([OsStr::new("-o"), plain.as_os_str(), file.as_os_str()]);
        stock::content(Path::new("."), "age", args, None);
    } else {
        let bytes = fs::read(file).expect("a sealed file");
        fs::write(&plain, opened(&bytes, identity)).expect("its content");
    }
    plain
}

/// What is in an envelope; panics unless all of it is there.
pub fn opened(bytes: &[u8], identity: &Path) -> Vec<u8> {
    let text = fs::read_to_string(identity).expect("an identity file");
    let secret = text.lines().find(|l| l.starts_with("AGE-SECRET-KEY-1")).expect("an identity");
    sealed::decrypt(bytes, secret, CAP).expect("a whole envelope for this identity")
}

/// Whether the file is named as one that is encrypted.
pub fn is_sealed(file: &Path) -> bool {
    file.extension().is_some_and(|e| e == "age")
}
