//! How a lie is told: one place of one payload file or of bag-info, signed by the key that is entitled to sign it. What it
//! must be called stands beside each.

use bundle::{PrivateKey, Signer};
use dossier::{Expect, Known};
use serde_json::Value;

use crate::raw::{BAG_INFO, Raw};
use crate::world::{WORLD, World};

/// A change to a payload, and every code that it must get, sorted.
pub type Lie = (fn(&mut Value), &'static [&'static str]);

/// Tells these lies in one file of one kind, one at a time.
pub fn told(kind: &str, file: &str, lies: &[Lie]) {
    told_to(kind, file, lies, &Expect::default(), &WORLD.known);
}

/// The same to a reader who expects or knows something else.
pub fn told_to(kind: &str, file: &str, lies: &[Lie], expect: &Expect, known: &Known) {
    let mut wrong = Vec::new();
    for (n, (lie, codes)) in lies.iter().enumerate() {
        let raw = json(&WORLD.goods[kind].raw, &format!("data/{file}"), lie);
        let (found, said) = World::found_by(&signed(kind, raw), expect, known);
        if found != *codes {
            wrong.push(format!("lie {n}: {found:?} and not {codes:?}: {said:#?}"));
        }
    }
    assert!(wrong.is_empty(), "in {file} of {kind}: {}", wrong.join("\n"));
}

/// Signed by who is entitled.
pub fn signed(kind: &str, raw: Raw) -> Raw {
    let good = &WORLD.goods[kind];
    raw.signed(good.role, &good.key)
}

/// One file changed as JSON; `type` stays the first key, as the format wants it.
pub fn json(raw: &Raw, file: &str, change: impl FnOnce(&mut Value)) -> Raw {
    let mut raw = raw.clone();
    let mut value: Value = serde_json::from_slice(raw.get(file).unwrap()).unwrap();
    let before = value.clone();
    change(&mut value);
    assert_ne!(before, value, "{file} was not changed");
    let fields = value.as_object_mut().unwrap();
    let kind = fields.remove("type").unwrap();
    let rest = serde_json::to_string(fields).unwrap();
    raw.put(file, format!("{{\"type\":{kind},{}", &rest[1..]).into_bytes());
    raw
}

/// One value of bag-info changed.
pub fn info(raw: &Raw, label: &str, value: &str) -> Raw {
    let mut raw = raw.clone();
    let before = String::from_utf8(raw.get(BAG_INFO).unwrap().to_vec()).unwrap();
    let line = |l: &str| match l.split_once(": ") {
        Some((found, _)) if found == label => format!("{label}: {value}\n"),
        _ => format!("{l}\n"),
    };
    let after: String = before.lines().map(line).collect();
    assert_ne!(before, after, "{label} was not changed");
    raw.put(BAG_INFO, after.into_bytes());
    raw
}

/// A key that nobody knows, as one OpenSSH line.
pub fn stranger() -> String {
    PrivateKey::from_seed([9; 32]).public().to_openssh()
}

/// The identity point: with it as key, one signature is good for every message.
pub const WEAK: &str =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
/// A digest of nothing.
pub const NO_DIGEST: &str = "0000000000000000000000000000000000000000000000000000000000000000";
