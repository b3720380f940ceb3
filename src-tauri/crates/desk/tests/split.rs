//! What would not fit into one batch becomes several, each of them whole and below the limit; a packing that broke off
//! between them goes on where it was. Real commands on real documents; nobody here is real.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
#![allow(clippy::needless_pass_by_value)] // a request is handed over as it is written

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};
use desk::body::pack::{Pack, Packed, pack_within};
use desk::{Call, Failure, Host, Picked, Progress, Secrets, Session};
use serde_json::{Value, json};

/// What an attachment has, in bytes.
const FILE: usize = 300_000;
/// Room for two of them besides what a batch weighs anyway, and not for three.
const MOST: u64 = (1 << 20) + 800_000;

/// Whoever runs the commands, and after how many batches the person loses patience.
struct Person {
    drawn: Cell<u8>,
    patience: Cell<usize>,
    batches: PathBuf,
}

impl Host for Person {
    fn now(&self) -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339("2022-11-02T09:30:00+08:00").unwrap()
    }
    fn random(&self, bytes: &mut [u8]) -> Result<(), Failure> {
        for byte in bytes {
            self.drawn.set(self.drawn.get().wrapping_mul(29).wrapping_add(41));
            *byte = self.drawn.get();
        }
        Ok(())
    }
    fn resolve(&self, picked: &Picked) -> Result<PathBuf, Failure> {
        Ok(PathBuf::from(&picked.0))
    }
    fn progress(&self, _: &Progress) {}
    fn warn(&self, failure: &Failure) {
        panic!("{failure}");
    }
    fn cancelled(&self) -> bool {
        names(&self.batches).len() >= self.patience.get()
    }
}

/// The batches in a folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.map(|e| e.file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|n| n.ends_with(".hjb")).collect();
    names.sort();
    names
}

struct Desk {
    person: Person,
    session: Session,
    folder: tempfile::TempDir,
}

impl Desk {
    /// A body that may pack: one expert, five accepted nominations with a large file each.
    fn ready() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let batches = folder.path().join("batches");
        let person = Person { drawn: Cell::new(7), patience: Cell::new(usize::MAX), batches };
        let desk = Self { person, session: Session::kept(), folder };
        let at = |name: &str| desk.at(name);
        let office = |role: &str, file: &str| json!({"file": at(file), "role": role, "name": "机构", "body": "cast-info"});
        let made = desk.done("office.new", office("secretariat", "s.hjo"));
        desk.done("office.new", office("body", "b.hjo"));
        let edition = desk.done("edition.export", json!({"office": at("s.hjo"), "out": at("o")}));
        let (file, trust) = (&edition["path"], &made["digits"]);
        desk.done("edition.import", json!({"office": at("b.hjo"), "file": file, "trust": trust}));
        fs::write(at("panel.csv"), "expert,name,unit\nE001,某甲,示例大学\n").unwrap();
        let filing = json!({"office": at("b.hjo"), "track": "electronics", "panel": at("panel.csv"),
            "closing": "2022-11-20", "out": at("o")});
        let filing = desk.done("filing.export", filing);
        let accept = json!({"office": at("s.hjo"), "file": filing["path"], "digits": [filing["digits"]],
            "by": "李明", "out": at("o")});
        let receipt = desk.done("filing.accept", accept);
        desk.done("receipt.import", json!({"office": at("b.hjo"), "file": receipt["path"]}));
        let mut table = String::from("编号,名称,申报单位\n");
        for n in 1..=5_u8 {
            table += &format!("n{n:02},项目{n},单位{n}\n");
            let folder = desk.folder.path().join(format!("files/n{n:02}"));
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join("a.bin"), vec![n; FILE]).unwrap();
        }
        fs::write(at("n.csv"), table).unwrap();
        let intake = json!({"office": at("b.hjo"), "track": "electronics", "file": at("n.csv"),
            "attachments": at("files")});
        desk.done("intake", intake);
        let accept = json!({"office": at("b.hjo"), "track": "electronics", "all": true, "by": "王敏",
            "reason": "通过"});
        desk.done("accept", accept);
        desk
    }

    fn at(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    fn cx<T>(&self, f: impl FnOnce(&Call<'_>) -> T) -> T {
        let secrets = Secrets::passphrase("合欢树下 seven lamps");
        f(&Call { host: &self.person, secrets: &secrets, session: &self.session })
    }

    fn done(&self, name: &str, request: Value) -> Value {
        self.cx(|cx| desk::call(name, request, cx)).unwrap_or_else(|e| panic!("{name}: {e}"))
    }

    fn pack(&self, most: u64) -> Result<Packed, Failure> {
        let request = json!({"office": self.at("b.hjo"), "track": "electronics",
            "batches": self.at("batches"), "letters": self.at("letters")});
        let request: Pack = serde_json::from_value(request).unwrap();
        self.cx(|cx| pack_within(cx, &request, most))
    }
}

fn held(packed: &Packed) -> Vec<(&str, usize)> {
    packed.batches.iter().map(|b| (b.batch.as_str(), b.nominations)).collect()
}

#[test]
fn a_batch_that_would_be_too_large_is_several_and_each_is_below_the_limit() {
    let desk = Desk::ready();
    let packed = desk.pack(MOST).unwrap();
    let wanted = [("electronics-e001", 2), ("electronics-e001-2", 2), ("electronics-e001-3", 1)];
    assert_eq!(held(&packed), wanted);
    for batch in &packed.batches {
        let size = fs::metadata(&batch.path).unwrap().len();
        assert!(size <= MOST, "{}: {size}", batch.batch);
        assert!(Path::new(&batch.letter).is_file() && Path::new(&batch.code).is_file());
    }
    assert_eq!(desk.pack(MOST).unwrap_err().code, "already-packed");
}

#[test]
fn a_packing_that_broke_off_between_the_parts_is_finished_by_packing_again() {
    let desk = Desk::ready();
    desk.person.patience.set(2);
    assert_eq!(desk.pack(MOST).unwrap_err().code, "pack-stopped");
    let whole = ["batch-electronics-e001-2-1.hjb", "batch-electronics-e001-3-1.hjb"];
    assert_eq!(names(&desk.person.batches), whole);
    desk.person.patience.set(usize::MAX);
    assert_eq!(held(&desk.pack(MOST).unwrap()), [("electronics-e001", 2)]);
    assert_eq!(desk.pack(MOST).unwrap_err().code, "already-packed");
}

#[test]
fn what_fits_into_one_batch_stays_one_and_what_fits_into_none_is_refused() {
    let desk = Desk::ready();
    let refused = desk.pack((1 << 20) + 300_000).unwrap_err();
    assert_eq!(refused.code, "nomination-too-large");
    assert_eq!(refused.params["nomination"], "n01");
    assert_eq!(held(&desk.pack(desk::body::pack::MOST).unwrap()), [("electronics-e001", 5)]);
}
