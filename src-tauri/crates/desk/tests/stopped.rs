//! Long work that a person stops: what is in is whole, the sentence says how much it is, and doing it again
//! goes on from there. Real commands on real documents; nobody here is real.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
#![allow(clippy::needless_pass_by_value)] // a request is handed over as it is written

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};
use desk::{Call, Failure, Host, Picked, Progress, Secrets, Session};
use serde_json::{Value, json};

/// Whoever runs the commands, and when the person loses patience.
struct Person {
    drawn: Cell<u8>,
    /// How many more times nobody has asked to stop.
    patience: Cell<u32>,
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
        let left = self.patience.get();
        self.patience.set(left.saturating_sub(1));
        left == 0
    }
}

struct Desk {
    person: Person,
    session: Session,
    folder: tempfile::TempDir,
}

impl Desk {
    /// A body with the edition, and a table of `rows` nominations.
    fn with_table(rows: u32) -> Self {
        let person = Person { drawn: Cell::new(7), patience: Cell::new(u32::MAX) };
        let folder = tempfile::tempdir().unwrap();
        let desk = Self { person, session: Session::kept(), folder };
        let made = desk.done(
            "office.new",
            json!({"file": desk.at("s.hjo"), "role": "secretariat", "name": "秘书处"}),
        );
        let body =
            json!({"file": desk.at("b.hjo"), "role": "body", "name": "机构", "body": "cast-info"});
        desk.done("office.new", body);
        let signed =
            desk.done("edition.export", json!({"office": desk.at("s.hjo"), "out": desk.at("o")}));
        let import =
            json!({"office": desk.at("b.hjo"), "file": signed["path"], "trust": made["digits"]});
        desk.done("edition.import", import);
        let mut table = String::from("编号,名称,申报单位,推荐单位,推荐渠道,密级\n");
        for n in 1..=rows {
            table += &format!("n{n:03},项目{n},单位{n},学会,全国学会、协会、研究会,公开\n");
        }
        fs::write(desk.at("n.csv"), table).unwrap();
        desk
    }

    fn at(&self, name: &str) -> String {
        let path: &Path = self.folder.path();
        path.join(name).display().to_string()
    }

    fn call(&self, name: &str, request: Value) -> Result<Value, Failure> {
        let secrets = Secrets::passphrase("合欢树下 seven lamps");
        desk::call(
            name,
            request,
            &Call { host: &self.person, secrets: &secrets, session: &self.session },
        )
    }

    fn done(&self, name: &str, request: Value) -> Value {
        self.call(name, request).unwrap_or_else(|e| panic!("{name}: {e}"))
    }

    fn intake(&self) -> Result<Value, Failure> {
        let request =
            json!({"office": self.at("b.hjo"), "track": "electronics", "file": self.at("n.csv")});
        self.call("intake", request)
    }

    fn imported(&self) -> u64 {
        let seen = self.done("office.see", json!({"office": self.at("b.hjo")}));
        let tracks = seen["tracks"].as_array().unwrap();
        let track = tracks.iter().find(|t| t["track"] == "electronics").unwrap();
        track["nominations"]["imported"].as_u64().unwrap()
    }
}

#[test]
fn an_intake_that_is_stopped_says_how_much_is_in_and_goes_on_from_there() {
    let desk = Desk::with_table(5);
    desk.person.patience.set(3);
    let stopped = desk.intake().unwrap_err();
    assert_eq!(stopped.code, "intake-stopped");
    assert_eq!((stopped.params["done"].as_str(), stopped.params["total"].as_str()), ("3", "5"));
    assert_eq!(desk.imported(), 3);

    desk.person.patience.set(u32::MAX);
    let rest = desk.intake().unwrap();
    assert_eq!((&rest["accepted"], &rest["known"]), (&json!(5), &json!(3)));
    assert_eq!(desk.imported(), 5);
}

#[test]
fn an_intake_that_is_stopped_at_once_has_changed_nothing() {
    let desk = Desk::with_table(5);
    desk.person.patience.set(0);
    assert_eq!(desk.intake().unwrap_err().code, "cancelled");
    assert_eq!(desk.imported(), 0);
}
