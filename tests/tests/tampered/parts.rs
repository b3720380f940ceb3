//! A bundle taken apart and put together again, signed by whoever has a key or under its old signatures.

use std::collections::BTreeMap;
use std::io::Cursor;

use bundle::{Bag, BagInfo, Digest, Limits, PayloadFile, PrivateKey, Signer, Source, Stub};
use bundle::{ZipWriter, write_bag};
use serde_json::Value;

/// A bundle taken apart.
pub struct Parts {
    pub info: BagInfo,
    pub payload: BTreeMap<String, Vec<u8>>,
    pub stub: Stub,
}

impl Parts {
    pub fn of(bytes: &[u8]) -> Self {
        let mut bag = Bag::open(Cursor::new(bytes), Limits::default()).unwrap();
        let paths: Vec<String> = bag.paths().map(ToOwned::to_owned).collect();
        let payload = paths.into_iter().map(|p| {
            let bytes = bag.read(&p, u64::MAX).unwrap();
            (p, bytes)
        });
        Self { payload: payload.collect(), info: bag.info.clone(), stub: bag.stub.clone() }
    }

    /// Changes one payload file as text.
    pub fn text(&mut self, path: &str, change: impl FnOnce(String) -> String) {
        let bytes = self.payload.get_mut(path).unwrap();
        let before = String::from_utf8(bytes.clone()).unwrap();
        let after = change(before.clone());
        assert_ne!(before, after, "{path} was not changed");
        *bytes = after.into_bytes();
    }

    /// Changes one payload file as JSON; `type` stays first, as the format wants it.
    pub fn json(&mut self, path: &str, change: impl FnOnce(&mut Value)) {
        self.text(path, |text| {
            let mut value: Value = serde_json::from_str(&text).unwrap();
            change(&mut value);
            let fields = value.as_object_mut().unwrap();
            let kind = fields.remove("type").unwrap();
            let rest = serde_json::to_string(fields).unwrap();
            format!("{{\"type\":{kind},{}", &rest[1..])
        });
    }

    /// Signed as it should be, by `key`.
    pub fn signed(self, role: &str, key: &PrivateKey) -> Vec<u8> {
        let file = |(path, bytes)| PayloadFile { path, source: Source::Bytes(bytes) };
        let files = self.payload.into_iter().map(file).collect();
        let mut bytes = Cursor::new(Vec::new());
        let signers: [(&str, &dyn Signer); 1] = [(role, key)];
        write_bag(&mut bytes, &self.info, files, &signers).unwrap();
        bytes.into_inner()
    }

    /// Zipped again under the old signatures.
    pub fn zipped(self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let bagit = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
        zip.add_bytes("bagit.txt", bagit).unwrap();
        zip.add_bytes("bag-info.txt", &self.stub.bag_info).unwrap();
        for (path, bytes) in &self.payload {
            zip.add_bytes(path, bytes).unwrap();
        }
        zip.add_bytes("manifest-sha256.txt", &self.stub.manifest).unwrap();
        zip.add_bytes("tagmanifest-sha256.txt", &self.stub.tagmanifest).unwrap();
        for (role, bytes) in &self.stub.signatures {
            zip.add_bytes(&format!("sig/{role}.sshsig"), bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    /// Writes the digest of a payload file anew into the manifest.
    pub fn mend_manifest(&mut self, path: &str) {
        let line = |l: &str| {
            let digest = Digest::of(&self.payload[path]);
            if l.ends_with(&format!("  {path}")) {
                format!("{digest}  {path}\n")
            } else {
                format!("{l}\n")
            }
        };
        let manifest = String::from_utf8(self.stub.manifest.clone()).unwrap();
        self.stub.manifest = manifest.lines().map(line).collect::<String>().into_bytes();
    }
}
