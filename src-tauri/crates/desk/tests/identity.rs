//! An office that lies open on a desk does not give its identity away: whoever exports it types the passphrase, and what
//! was refused leaves no file. Nobody here is real.
#![allow(clippy::unwrap_used, clippy::panic)]
#![allow(clippy::needless_pass_by_value)] // a request is handed over as it is written

use std::cell::Cell;
use std::fs;
use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};
use desk::{Call, Failure, Host, Picked, Progress, Secrets, Session};
use serde_json::{Value, json};

const PASSPHRASE: &str = "合欢树下 seven lamps";

/// Draws bytes that are different every time, and nothing else.
struct Person(Cell<u8>);

impl Host for Person {
    fn now(&self) -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339("2022-11-02T09:30:00+08:00").unwrap()
    }
    fn random(&self, bytes: &mut [u8]) -> Result<(), Failure> {
        for byte in bytes {
            self.0.set(self.0.get().wrapping_mul(29).wrapping_add(41));
            *byte = self.0.get();
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
        false
    }
}

#[test]
fn an_open_office_gives_its_identity_only_for_the_passphrase() {
    let (person, session) = (Person(Cell::new(7)), Session::kept());
    let call = |secrets: Secrets, name: &str, request: Value| {
        desk::call(name, request, &Call { host: &person, secrets: &secrets, session: &session })
    };
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    let new = json!({"file": at("s.hjo"), "role": "secretariat", "name": "秘书处"});
    call(Secrets::passphrase(PASSPHRASE), "office.new", new).unwrap();
    let see = || json!({"office": at("s.hjo")});
    call(Secrets::passphrase(PASSPHRASE), "office.see", see()).unwrap();
    // It is open: looking needs nothing any more.
    call(Secrets::default(), "office.see", see()).unwrap();
    let export = || json!({"office": at("s.hjo"), "out": at("identity.txt")});
    let refused = |secrets| call(secrets, "identity.export", export()).unwrap_err().code;
    assert_eq!(refused(Secrets::default()), "passphrase-needed");
    assert_eq!(refused(Secrets::passphrase("another passphrase")), "wrong-passphrase");
    let left = fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name());
    assert!(left.into_iter().all(|name| !name.to_string_lossy().starts_with("identity")));
    call(Secrets::passphrase(PASSPHRASE), "identity.export", export()).unwrap();
    let text = fs::read_to_string(at("identity.txt")).unwrap();
    assert!(text.lines().any(|l| l.starts_with("AGE-SECRET-KEY-1")), "no identity");
}
