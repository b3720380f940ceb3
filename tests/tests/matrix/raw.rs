//! A bundle as the files it is made of, to change, zip and sign again. The archive is always as it should be: what is
//! tried here lies above it.

use std::io::Cursor;

use bundle::{Archive, Digest, Limits, PrivateKey, Signer, ZipWriter};

pub const BAGIT: &str = "bagit.txt";
pub const BAG_INFO: &str = "bag-info.txt";
pub const MANIFEST: &str = "manifest-sha256.txt";
pub const TAGMANIFEST: &str = "tagmanifest-sha256.txt";

/// The files of a bundle by name.
#[derive(Clone)]
pub struct Raw(pub Vec<(String, Vec<u8>)>);

impl Raw {
    pub fn of(bundle: &[u8]) -> Self {
        let mut archive = Archive::open(Cursor::new(bundle), Limits::default()).unwrap();
        let names: Vec<String> = archive.names().map(str::to_owned).collect();
        let of = |name: String| {
            let bytes = archive.read(&name, u64::MAX).unwrap();
            (name, bytes)
        };
        Self(names.into_iter().map(of).collect())
    }

    pub fn zip(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in &self.0 {
            zip.add_bytes(name, bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    pub fn names(&self) -> Vec<String> {
        self.0.iter().map(|(name, _)| name.clone()).collect()
    }

    /// The names of the files that manifests list.
    pub fn payload(&self) -> Vec<String> {
        self.names().into_iter().filter(|name| name.starts_with("data/")).collect()
    }

    pub fn get(&self, name: &str) -> Option<&[u8]> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, bytes)| bytes.as_slice())
    }

    /// Puts a file in, or another in its place.
    pub fn put(&mut self, name: &str, bytes: Vec<u8>) {
        self.take(name);
        self.0.push((name.to_owned(), bytes));
        self.0.sort();
    }

    /// Takes a file out.
    pub fn take(&mut self, name: &str) -> Option<Vec<u8>> {
        let at = self.0.iter().position(|(n, _)| n == name)?;
        Some(self.0.remove(at).1)
    }

    /// Writes the manifest anew over what is there.
    pub fn mend_manifest(&mut self) {
        let names = self.payload();
        self.put(MANIFEST, self.lines(&names));
    }

    /// Writes the tag manifest anew.
    pub fn mend_tags(&mut self) {
        let names = [BAG_INFO, BAGIT, MANIFEST].map(str::to_owned);
        self.put(TAGMANIFEST, self.lines(&names));
    }

    fn lines(&self, names: &[String]) -> Vec<u8> {
        let line = |n: &String| format!("{}  {n}\n", Digest::of(self.get(n).unwrap_or_default()));
        names.iter().map(line).collect::<String>().into_bytes()
    }

    /// Both manifests anew, and signed by `key` alone.
    pub fn signed(mut self, role: &str, key: &PrivateKey) -> Self {
        self.mend_manifest();
        self.mend_tags();
        self.0.retain(|(name, _)| !name.starts_with("sig/"));
        let kind = self.kind();
        let tags = self.get(TAGMANIFEST).unwrap();
        let signature = key.sign(&format!("hengjian/{kind}/v1"), tags).unwrap();
        self.put(&format!("sig/{role}.sshsig"), signature);
        self
    }

    /// What bag-info says it is.
    pub fn kind(&self) -> String {
        let info = String::from_utf8(self.get(BAG_INFO).unwrap().to_vec()).unwrap();
        let line = info.lines().next().unwrap();
        line.strip_prefix("Bundle-Type: ").unwrap().to_owned()
    }
}

/// Other bytes of the same kind: a text with one line end more, in a signature one letter of the 64 bytes that count, of
/// anything else the last byte.
pub fn altered(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut other = bytes.to_vec();
    if name.ends_with(".sshsig") {
        // The armor's last line but one is the end of the signature proper.
        let at = other.len() - "\n-----END SSH SIGNATURE-----\n".len() - 20;
        other[at] = if other[at] == b'A' { b'B' } else { b'A' };
    } else if name == BAG_INFO {
        // Another hour, so that it is a bag-info still.
        let at = bytes.windows(12).position(|w| w == b"\nClaimed-At:").unwrap() + 30;
        other[at] = if other[at] == b'1' { b'2' } else { b'1' };
    } else if name.ends_with(".json") || name.ends_with(".jsonl") || name.ends_with(".txt") {
        other.push(b'\n');
    } else if let Some(last) = other.last_mut() {
        *last ^= 1;
    }
    other
}
