//! What several tests need: a small bundle, a bag put together by hand, the corpora, and the tools
//! of the machine. Nothing here checks anything.
#![allow(dead_code, missing_docs, reason = "each test file uses a part of it")]
#![allow(clippy::unwrap_used, clippy::panic)]

use std::{
    io::Cursor,
    path::PathBuf,
    process::{Command, Stdio},
};

use bundle::*;

pub const BAGIT: &[u8] = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/// The folder of the corpora, or `None` after saying so.
pub fn corpora(folder: &str) -> Option<PathBuf> {
    let path =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/corpora").join(folder);
    if !path.is_dir() {
        println!("skipped: no corpora/{folder}");
        return None;
    }
    Some(path)
}

/// Whether `tool` can be started here; says so if not.
pub fn has(tool: &str) -> bool {
    let started = Command::new(tool).stdin(Stdio::null()).output().is_ok();
    if !started {
        println!("skipped: no {tool} on this machine");
    }
    started
}

/// Runs a tool in `dir`; its success and everything it printed.
pub fn run(dir: &std::path::Path, tool: &str, args: &[&str]) -> (bool, String) {
    let output = Command::new(tool).args(args).current_dir(dir).stdin(Stdio::null()).output();
    let output = output.unwrap();
    let text = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&text).into_owned())
}

pub fn expert() -> PrivateKey {
    PrivateKey::from_seed([7; 32])
}

pub fn info() -> BagInfo {
    let mut info = BagInfo::new(BundleType::Results, Mode::Official);
    info.edition_id = Some("2022".into());
    info.expert_id = Some("E001".into());
    info.claimed_at = Some("2022-11-22T10:00:00+08:00".into());
    info
}

pub fn payload() -> Vec<PayloadFile<'static>> {
    let file = |path: &str, bytes: &[u8]| PayloadFile {
        path: path.to_owned(),
        source: Source::Bytes(bytes.to_vec()),
    };
    vec![
        file("data/results.json", b"{\"type\":\"results\"}"),
        file("data/batch/assignment.json", b"{}"),
        file("data/audit.jsonl", b""),
    ]
}

/// A small signed bundle.
pub fn sample() -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    write_bag(&mut out, &info(), payload(), &[("expert", &expert())]).unwrap();
    out.into_inner()
}

pub fn open(bytes: &[u8]) -> Result<Bag<Cursor<Vec<u8>>>, Fault> {
    Bag::open(Cursor::new(bytes.to_vec()), Limits::default())
}

pub fn code<T>(result: Result<T, Fault>) -> &'static str {
    result.map_or_else(|fault| fault.code(), |_| "ok")
}

pub fn zip(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.add_bytes(name, content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A bag put together by hand and properly signed, so that exactly one thing can be wrong with it.
pub struct Forge {
    pub bagit: Vec<u8>,
    pub bag_info: Vec<u8>,
    pub manifest: Vec<u8>,
    pub data: Vec<(String, Vec<u8>)>,
    pub roles: Vec<&'static str>,
    pub namespace: &'static str,
    pub more: Vec<(String, Vec<u8>)>,
}

impl Forge {
    pub fn new() -> Self {
        let content = b"hello\n".to_vec();
        Self {
            bagit: BAGIT.to_vec(),
            bag_info: info().to_bytes().unwrap(),
            manifest: format!("{}  data/hello.txt\n", Digest::of(&content)).into_bytes(),
            data: vec![("data/hello.txt".into(), content)],
            roles: vec!["expert"],
            namespace: "hengjian/results/v1",
            more: Vec::new(),
        }
    }

    pub fn tagmanifest(&self) -> Vec<u8> {
        let line = |name: &str, bytes: &[u8]| format!("{}  {name}\n", Digest::of(bytes));
        let lines = [
            line("bag-info.txt", &self.bag_info),
            line("bagit.txt", &self.bagit),
            line("manifest-sha256.txt", &self.manifest),
        ];
        lines.concat().into_bytes()
    }

    pub fn build(&self) -> Vec<u8> {
        let tagmanifest = self.tagmanifest();
        let signature = expert().sign(self.namespace, &tagmanifest).unwrap();
        let mut files = vec![
            ("bagit.txt".to_owned(), self.bagit.clone()),
            ("bag-info.txt".to_owned(), self.bag_info.clone()),
            ("manifest-sha256.txt".to_owned(), self.manifest.clone()),
            ("tagmanifest-sha256.txt".to_owned(), tagmanifest),
        ];
        files.extend(self.data.clone());
        files.extend(self.roles.iter().map(|r| (format!("sig/{r}.sshsig"), signature.clone())));
        for (name, content) in &self.more {
            files.retain(|(existing, _)| existing != name);
            files.push((name.clone(), content.clone()));
        }
        zip(&files)
    }

    pub fn code(&self) -> &'static str {
        code(open(&self.build()))
    }
}
