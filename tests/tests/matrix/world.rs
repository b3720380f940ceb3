//! Every kind of bundle, each with another of its kind, and the keys that are entitled to sign it. What the reader knows is
//! what an auditor with the printed digits, the edition and the receipt knows.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::sync::LazyLock;

use bundle::PrivateKey;
use dossier::verify::{Contents, KnownReceipt, ResultsContents};
use dossier::{Expect, Finding, Known, Severity, Verified, verify};
use journeys::hengjian::PASSPHRASE;
use journeys::{Chain, Stage};
use store::Secret;
use store::office::{KeyPurpose, Office};
use store::work::WorkFile;

use crate::raw::Raw;
use crate::{events, made};

/// The kinds in the order of the chain.
pub const KINDS: [&str; 12] = [
    "edition",
    "filing",
    "receipt",
    "batch",
    "results",
    "received",
    "return",
    "submission",
    "materials",
    "ack",
    "selection",
    "revocations",
];

/// A bundle, another of its kind, and who may sign it.
pub struct Good {
    pub raw: Raw,
    pub other: Raw,
    pub role: &'static str,
    pub key: PrivateKey,
}

pub struct World {
    pub goods: BTreeMap<&'static str, Good>,
    pub known: Known,
}

pub static WORLD: LazyLock<World> = LazyLock::new(World::new);

/// The bundles of one chain by kind, and its keys.
struct Side {
    bundles: BTreeMap<&'static str, Vec<Vec<u8>>>,
    keys: [PrivateKey; 3],
    digits: String,
}

impl Side {
    /// A chain on which everything happened that makes a bundle.
    fn eventful() -> Self {
        let mut chain = Chain::at(Stage::Merged);
        let more = events::all(&mut chain);
        chain.go(Stage::Received);
        let mut side = Self::of(&chain);
        for (kind, bundle) in more {
            side.bundles.entry(kind).or_default().push(bundle);
        }
        side
    }

    fn of(chain: &Chain) -> Self {
        let mut bundles = BTreeMap::<_, Vec<_>>::new();
        for (kind, path) in chain.bundles() {
            bundles.entry(kind).or_default().push(fs::read(path).unwrap());
        }
        bundles.insert("materials", vec![materials(chain)]);
        let offices = ["secretariat.hjo", "body.hjo"].map(|o| office_key(&chain.path(o)));
        let [secretariat, body] = offices;
        let expert = expert_key(Path::new(&chain.work(0)));
        let digits = chain.anchor().to_owned();
        Self { bundles, keys: [secretariat, body, expert], digits }
    }
}

fn materials(chain: &Chain) -> Vec<u8> {
    let (office, out) = (chain.p("body.hjo"), chain.p("materials"));
    let exported = chain.good(&["materials", "export", "--office", &office, "--out", &out]);
    let sealed = fs::read(journeys::text(&exported, "/path")).unwrap();
    journeys::envelope::opened(&sealed, &chain.identity("secretariat"))
}

fn office_key(file: &Path) -> PrivateKey {
    let office = Office::open(file, &Secret::Passphrase(PASSPHRASE)).unwrap();
    let key = office.read().keys(KeyPurpose::Signing).unwrap().pop().unwrap();
    office.close().unwrap();
    PrivateKey::from_encrypted_openssh(&key.private_pem, PASSPHRASE).unwrap()
}

fn expert_key(file: &Path) -> PrivateKey {
    let work = WorkFile::open(file, &Secret::Passphrase(PASSPHRASE)).unwrap();
    let key = work.read().key().unwrap().unwrap();
    work.close().unwrap();
    PrivateKey::from_encrypted_openssh(&key.private_pem, PASSPHRASE).unwrap()
}

/// Key of a private key: there is no other way to have one twice.
fn same(key: &PrivateKey) -> PrivateKey {
    let pem = key.to_encrypted_openssh("p", [1; 16], 1, "").unwrap();
    PrivateKey::from_encrypted_openssh(&pem, "p").unwrap()
}

impl World {
    fn new() -> Self {
        let (side, elsewhere) = (Side::eventful(), Side::of(&Chain::at(Stage::Received)));
        let known = Known::anchored(Some(side.digits.clone()));
        let mut world = Self { goods: BTreeMap::new(), known };
        world.learn(&side.bundles["edition"][0]);
        for receipt in &side.bundles["receipt"] {
            world.learn(receipt);
        }
        let [secretariat, body, expert] = &side.keys;
        let mut bundles = side.bundles.clone();
        let results = [0, 1].map(|n| world.results(&bundles["results"][n]));
        let lists = results.iter().map(|of| made::selection(of, secretariat)).collect();
        bundles.insert("selection", lists);
        for kind in KINDS {
            let mine = &bundles[kind];
            let other = mine.get(1).unwrap_or_else(|| &elsewhere.bundles[kind][0]);
            let (role, key) = match kind {
                "edition" | "receipt" | "ack" | "selection" => ("secretariat", secretariat),
                "results" => ("expert", expert),
                "revocations" => ("office", body),
                _ => ("body", body),
            };
            let good = Good { raw: Raw::of(&mine[0]), other: Raw::of(other), role, key: same(key) };
            assert_eq!(world.found(&good.raw), Vec::<String>::new(), "{kind}");
            world.goods.insert(kind, good);
        }
        world
    }

    /// Takes a good edition or receipt for known.
    fn learn(&mut self, bundle: &[u8]) {
        match verify(Cursor::new(bundle), &Expect::default(), &self.known).contents {
            Some(Contents::Edition(e)) => {
                self.known.edition = Some((e.digest().to_string(), e.edition.clone()));
            }
            Some(Contents::Receipt(r)) => self
                .known
                .receipts
                .push(KnownReceipt { digest: r.digest().to_string(), receipt: r.receipt.clone() }),
            other => panic!("{other:?}"),
        }
    }

    fn results(&self, bundle: &[u8]) -> Verified<ResultsContents> {
        match verify(Cursor::new(bundle), &Expect::default(), &self.known).contents {
            Some(Contents::Results(results)) => *results,
            other => panic!("{other:?}"),
        }
    }

    /// The codes of what is wrong with it, each once, sorted; empty if it is good.
    pub fn found(&self, bundle: &Raw) -> Vec<String> {
        Self::found_by(bundle, &Expect::default(), &self.known).0
    }

    /// The same by another reader, and the findings themselves.
    pub fn found_by(bundle: &Raw, expect: &Expect, known: &Known) -> (Vec<String>, Vec<Finding>) {
        let found = verify(Cursor::new(bundle.zip()), expect, known);
        let grave: Vec<Finding> =
            found.findings.into_iter().filter(|f| f.severity != Severity::Note).collect();
        let codes: BTreeSet<String> = grave.iter().map(|f| f.code.clone()).collect();
        assert_eq!(codes.is_empty(), found.contents.is_some(), "{grave:?}");
        (codes.into_iter().collect(), grave)
    }
}
