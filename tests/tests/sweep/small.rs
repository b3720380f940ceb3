//! The smallest whole chain: two experts, two nominations, rehearsed by the command line. Results and submission are
//! verified here as every office does it, in this process, because a process for each byte would take hours.

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::thread;

use dossier::verify::{Contents, KnownReceipt};
use dossier::{Expect, Known, Severity, verify};
use journeys::{Hengjian, text};
use serde_json::Value;

const MARKS: &str = "panel,item,judge,criterion,score\np,a,j1,c,80\np,a,j2,c,70\np,b,j1,c,60\n";
/// No more is swept: what is larger than this takes longer than people wait for a test.
const LARGEST: usize = 64 * 1024;

/// The bundles, and what their reader knows beforehand.
pub struct Small {
    pub results: Vec<u8>,
    pub submission: Vec<u8>,
    /// The results as they go up, and what opens them at the body.
    pub envelope: Vec<u8>,
    pub identity: String,
    known: Known,
}

pub static SMALL: LazyLock<Small> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let marks = folder.path().join("marks.csv");
    fs::write(&marks, MARKS).unwrap();
    let out = folder.path().join("rehearsed");
    let words = [PathBuf::from("rehearse"), "--scores".into(), marks, "--out".into(), out];
    let cli = Hengjian::new(folder.path());
    let rehearsed = cli.run(words).json;
    let bytes = |step: &str| fs::read(path(&rehearsed, step)).unwrap();
    let mut known = Known::anchored(Some(text(&rehearsed, "/digits").to_owned()));
    let receipt = verify(Cursor::new(bytes("receipt")), &Expect::default(), &known).contents;
    let Some(Contents::Receipt(receipt)) = receipt else { panic!("the receipt is not good") };
    let digest = receipt.digest().to_string();
    known.receipts.push(KnownReceipt { digest, receipt: receipt.receipt.clone() });
    let envelope = fs::read(format!("{}.age", path(&rehearsed, "seal").display())).unwrap();
    let identity = identity(&cli, folder.path());
    let (results, submission) = (bytes("seal"), bytes("submission"));
    let small = Small { results, submission, envelope, identity, known };
    for good in [&small.results, &small.submission] {
        assert!(good.len() <= LARGEST, "{} bytes", good.len());
        assert_eq!(small.refused(good), None);
    }
    small
});

/// The identity of the rehearsed body, as it exports it.
fn identity(cli: &Hengjian, folder: &Path) -> String {
    let rehearsed = folder.join("rehearsed");
    let file = folder.join("identity.txt");
    let cli = cli.with_passphrase(&rehearsed.join("passphrase.txt"));
    let (office, out) = (rehearsed.join("offices/rehearsal-body.hjo"), file.clone());
    let words = ["identity", "export", "--office"].map(PathBuf::from).into_iter();
    cli.run(words.chain([office, "--out".into(), out]));
    let said = fs::read_to_string(file).unwrap();
    said.lines().find(|l| l.starts_with("AGE-SECRET-KEY-1")).unwrap().to_owned()
}

/// The file of the first bundle of that step.
fn path(rehearsed: &Value, step: &str) -> PathBuf {
    let steps = rehearsed["bundles"].as_array().unwrap();
    PathBuf::from(text(steps.iter().find(|s| s["step"] == step).unwrap(), "/path"))
}

impl Small {
    /// The code for which these bytes are not believed; `None` if they are.
    pub fn refused(&self, bytes: &[u8]) -> Option<String> {
        let found = verify(Cursor::new(bytes), &Expect::default(), &self.known);
        if found.contents.is_some() {
            return None;
        }
        let grave = found.findings.iter().find(|f| f.severity != Severity::Note);
        let finding = grave.unwrap_or_else(|| panic!("not believed, and no finding says why"));
        assert_ne!(finding.code, "S01", "{finding:?}");
        Some(finding.code.clone())
    }
}

/// `look` at every number below `count`, shared among the processors; the answers in order.
pub fn each<T: Send>(count: usize, look: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let share = count.div_ceil(workers).max(1);
    let of = |worker: usize| (worker * share)..((worker + 1) * share).min(count);
    let look = &look;
    thread::scope(|scope| {
        let walk = |worker| scope.spawn(move || of(worker).map(look).collect::<Vec<T>>());
        let walks: Vec<_> = (0..workers).map(walk).collect();
        walks.into_iter().flat_map(|walk| walk.join().unwrap()).collect()
    })
}
