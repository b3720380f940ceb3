//! Bundles out of a text, so that a fuzzer can change what a bundle says and every digest and signature
//! over it is made anew: what a signer could sign, honest or not. Nothing is verified here.
//!
//! A line that begins with `%` opens a part, which goes on to the next such line; `%%` is a `%` of the text:
//!
//! * `%text NAME`: a text by itself, which `{{sha - NAME}}` and `{{json - NAME}}` refer to.
//! * `%bag NAME ROLE=KEY …`: a bundle, with the fields of its bag-info that apply, in any order.
//! * `%file PATH`: a file of this bundle.
//! * `%audit PATH LOG`: an audit chain of this bundle, before the first bundle a text; a line for each row.
//! * `%embed PATH NAME`, `%same PATH NAME OTHER`, `%stub PREFIX NAME`: a bundle from before as a file, one
//!   of its files, its stub.
//!
//! `{{digest NAME}}`, `{{sha NAME PATH}}`, `{{json NAME PATH}}`, `{{head NAME PATH}}` stand for what was
//! made before; `{{key N}}`, `{{print N}}`, `{{mac N}}` and `{{recipient}}` for keys; `{{decided N NAME}}` for
//! the signature with which a clerk decides a text.

use std::collections::BTreeMap;
use std::io::Cursor;

use bundle::{BagInfo, Digest, PayloadFile, Signer, Source, Stub, write_bag};

use crate::audit::chain;
use crate::container::stub_files;
use crate::keys::{MAC_SECRET, RECIPIENT, key};

/// Most bytes that a text may grow to: each bundle may hold the one before it twice.
const MOST: usize = 1 << 20;

/// The labels of `bag-info.txt` in their order (`formats.md` §3).
const LABELS: [&str; 21] = [
    "Bundle-Type",
    "Suite",
    "Mode",
    "Edition-Id",
    "Edition-Digest",
    "List-Id",
    "Track-Id",
    "Body-Id",
    "Filing-No",
    "Filing-Version",
    "Filing-Digest",
    "Criteria-Digest",
    "Batch-Id",
    "Issue",
    "Expert-Id",
    "Seq",
    "Supersedes",
    "Log-Id",
    "Audit-Head",
    "Claimed-At",
    "App-Version",
];

/// A bundle that was made.
#[derive(Debug, Clone)]
pub struct Bag {
    /// What the text calls it.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its payload.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Its tag files and signatures.
    pub stub: Stub,
}

/// The bundles of a text, in its order; what cannot be written is left out.
#[derive(Debug, Default)]
pub struct Script {
    /// Those that could be written.
    pub bags: Vec<Bag>,
    /// The texts by themselves.
    pub texts: BTreeMap<String, Vec<u8>>,
    open: Option<Open>,
    bytes: usize,
    most: usize,
}

/// A bundle whose parts are still being read.
#[derive(Debug)]
struct Open {
    name: String,
    signers: Vec<(String, u8)>,
    info: String,
    files: BTreeMap<String, Vec<u8>>,
}

/// The parts of a text: what follows the `%`, and the lines up to the next part.
pub(crate) fn parts(text: &str) -> Vec<(&str, String)> {
    let mut found: Vec<(&str, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        match (line.strip_prefix('%'), found.last_mut()) {
            (Some(rest), Some((_, body))) if rest.starts_with('%') => body.push_str(rest),
            (Some(words), _) => found.push((words.trim(), String::new())),
            (None, Some((_, body))) => body.push_str(line),
            (None, None) => {}
        }
    }
    found
}

impl Script {
    /// Makes the bundles of `text`, as far as they stay small: what a fuzzer tries must be quick.
    pub fn run(text: &str) -> Self {
        Self::run_up_to(text, MOST)
    }

    /// Makes the bundles of `text`, of at most so many bytes together.
    pub fn run_up_to(text: &str, most: usize) -> Self {
        let mut script = Self { most, ..Self::default() };
        for (line, body) in parts(text) {
            if script.bytes + body.len() > script.most {
                break;
            }
            script.part(line, &body);
        }
        script.close();
        script
    }

    fn part(&mut self, line: &str, body: &str) {
        let line = self.filled(line);
        let line = String::from_utf8_lossy(&line);
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            ["text", name] => {
                let text = self.filled(body);
                self.texts.insert((*name).to_owned(), text);
            }
            ["bag", name, signers @ ..] => {
                self.close();
                let signer = |word: &&str| {
                    let (role, key) = word.split_once('=')?;
                    Some((role.to_owned(), key.parse().ok()?))
                };
                self.open = Some(Open {
                    name: (*name).to_owned(),
                    signers: signers.iter().filter_map(signer).collect(),
                    info: body.to_owned(),
                    files: BTreeMap::new(),
                });
            }
            ["file", path] => self.add(path, self.filled(body)),
            ["audit", path, log] => self.add(path, chain(log, body.lines())),
            ["embed", path, name] => {
                self.add(path, self.bag(name).map(|bag| bag.bytes.clone()).unwrap_or_default());
            }
            ["same", path, name, other] => {
                self.add(path, self.content(name, other).map(<[u8]>::to_vec).unwrap_or_default());
            }
            ["stub", prefix, name] => {
                let files = self.bag(name).map(|bag| stub_files(&bag.stub)).unwrap_or_default();
                for (file, bytes) in files {
                    self.add(&format!("{prefix}{file}"), bytes);
                }
            }
            _ => {}
        }
    }

    fn add(&mut self, path: &str, bytes: Vec<u8>) {
        self.bytes += bytes.len();
        let files = self.open.as_mut().map_or(&mut self.texts, |open| &mut open.files);
        files.insert(path.to_owned(), bytes);
    }

    /// Writes the open bundle.
    fn close(&mut self) {
        let Some(open) = &self.open else { return };
        let info = self.filled(&open.info);
        let made = made(open, &String::from_utf8_lossy(&info));
        self.bytes += made.as_ref().map_or(0, |bag| bag.bytes.len());
        self.bags.extend(made);
        self.open = None;
    }

    fn bag(&self, name: &str) -> Option<&Bag> {
        self.bags.iter().rfind(|bag| bag.name == name)
    }

    fn content(&self, name: &str, path: &str) -> Option<&[u8]> {
        let open = self.open.as_ref().filter(|open| open.name == name);
        let files = match (name, open) {
            ("-", _) => &self.texts,
            (_, Some(open)) => &open.files,
            _ => &self.bag(name)?.files,
        };
        files.get(path).map(Vec::as_slice)
    }

    /// `body` with what its `{{…}}` stand for; those that stand for nothing stay.
    fn filled(&self, body: &str) -> Vec<u8> {
        let mut filled = String::new();
        let mut rest = body;
        while let Some((before, after)) = rest.split_once("{{") {
            filled.push_str(before);
            let Some((words, after)) = after.split_once("}}") else { break };
            let words: Vec<&str> = words.split(' ').collect();
            filled.push_str(&self.meaning(&words).unwrap_or_default());
            rest = after;
            if filled.len() > self.most {
                break;
            }
        }
        filled.push_str(rest);
        filled.into_bytes()
    }

    fn meaning(&self, words: &[&str]) -> Option<String> {
        let public = |n: &str| n.parse().ok().map(|n| key(n).public());
        Some(match words {
            ["digest", name] => Digest::of(&self.bag(name)?.stub.tagmanifest).to_string(),
            ["sha", name, path] => Digest::of(self.content(name, path)?).to_string(),
            ["json", name, path] => quoted(self.content(name, path)?),
            ["decided", n, name] => {
                let clerk = key(n.parse().ok()?);
                quoted(&clerk.sign("hengjian/decision/v1", self.content("-", name)?).ok()?)
            }
            ["head", name, path] => {
                let text = String::from_utf8_lossy(self.content(name, path)?).into_owned();
                let last = text.lines().last()?.parse::<serde_json::Value>().ok()?;
                format!("{}:{}", last.get("n")?, last.get("hash")?.as_str()?)
            }
            ["key", n] => public(n)?.to_openssh(),
            ["print", n] => public(n)?.fingerprint(),
            ["mac", n] => {
                let tag = bundle::mac::hmac_sha256(MAC_SECRET, &public(n)?.blob());
                Digest::from_bytes(tag).to_string()
            }
            ["recipient"] => RECIPIENT.to_owned(),
            _ => return None,
        })
    }
}

/// As it stands in a string of JSON.
fn quoted(text: &[u8]) -> String {
    let text = serde_json::Value::from(String::from_utf8_lossy(text)).to_string();
    text.get(1..text.len() - 1).unwrap_or_default().to_owned()
}

fn made(open: &Open, info: &str) -> Option<Bag> {
    let given: BTreeMap<&str, &str> = info.lines().filter_map(|l| l.split_once(": ")).collect();
    let line = |label: &str| match (label, given.get(label)) {
        (_, Some(value)) => format!("{label}: {value}\n"),
        ("Suite", None) => format!("{label}: {}\n", bundle::SUITE),
        ("Mode", None) => format!("{label}: rehearsal\n"),
        (_, None) => format!("{label}: -\n"),
    };
    let info: String = LABELS.into_iter().map(line).collect();
    let info = BagInfo::parse(info.as_bytes()).ok()?;
    let keys: Vec<_> = open.signers.iter().map(|(role, n)| (role.as_str(), key(*n))).collect();
    let mut signers: Vec<(&str, &dyn Signer)> = Vec::new();
    for (role, key) in &keys {
        signers.push((role, key));
    }
    let payload = open.files.iter().map(|(path, bytes)| PayloadFile {
        path: path.clone(),
        source: Source::Bytes(bytes.clone()),
    });
    let mut out = Cursor::new(Vec::new());
    let written = write_bag(&mut out, &info, payload.collect(), &signers).ok()?;
    let stub = Stub {
        bag_info: written.bag_info,
        manifest: written.manifest,
        tagmanifest: written.tagmanifest,
        signatures: written.signatures,
    };
    let (name, files) = (open.name.clone(), open.files.clone());
    Some(Bag { name, bytes: out.into_inner(), files, stub })
}
