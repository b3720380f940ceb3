//! Every JSON payload and the edition file. Adding a payload is one line in [`PAYLOADS`]; the short test
//! misses it there as soon as it has a type.

use std::fmt::Debug;

use dossier::json::{Payload, read, write};
use dossier::payload::ack::Ack;
use dossier::payload::batch::Assignment;
use dossier::payload::decision::Decision;
use dossier::payload::filing::Keys;
use dossier::payload::materials::Materials;
use dossier::payload::meeting::Meeting;
use dossier::payload::receipt::Receipt;
use dossier::payload::received::Slip;
use dossier::payload::results::{Declarations, Enrolment, ResultsSheet};
use dossier::payload::returned::Return;
use dossier::payload::revocations::Revocations;
use dossier::payload::selection::Selection;
use dossier::payload::submission::{FieldList, MergeSheet, Register};
use review::criteria::Criteria;
use review::edition::{Edition, parse_toml};
use review::panel::Panel;
use review::plan::WorkPlan;

/// The text of `type` and what must hold of such a file; whether it was accepted.
pub type PayloadCheck = (&'static str, fn(&[u8]) -> bool);

/// All kinds of payload.
pub const PAYLOADS: &[PayloadCheck] = &[
    (Edition::TYPE, |bytes| holds(bytes, |e: &Edition| drop(e.faults()))),
    (Criteria::TYPE, |bytes| holds(bytes, |c: &Criteria| drop(c.faults()))),
    (Panel::TYPE, |bytes| holds(bytes, |p: &Panel| drop(p.faults()))),
    (WorkPlan::TYPE, |bytes| holds::<WorkPlan>(bytes, |_| {})),
    (Keys::TYPE, |bytes| holds::<Keys>(bytes, |_| {})),
    (Receipt::TYPE, |bytes| holds::<Receipt>(bytes, |_| {})),
    (Assignment::TYPE, |bytes| holds::<Assignment>(bytes, |_| {})),
    (ResultsSheet::TYPE, |bytes| holds::<ResultsSheet>(bytes, |_| {})),
    (Enrolment::TYPE, |bytes| holds::<Enrolment>(bytes, |_| {})),
    (Declarations::TYPE, |bytes| holds::<Declarations>(bytes, |_| {})),
    (FieldList::TYPE, |bytes| holds::<FieldList>(bytes, |_| {})),
    (Register::TYPE, |bytes| holds::<Register>(bytes, |_| {})),
    (MergeSheet::TYPE, |bytes| holds::<MergeSheet>(bytes, |_| {})),
    (Ack::TYPE, |bytes| holds::<Ack>(bytes, |_| {})),
    (Slip::TYPE, |bytes| holds::<Slip>(bytes, |_| {})),
    (Return::TYPE, |bytes| holds::<Return>(bytes, |_| {})),
    (Revocations::TYPE, |bytes| holds::<Revocations>(bytes, |_| {})),
    (Decision::TYPE, |bytes| holds::<Decision>(bytes, |_| {})),
    (Materials::TYPE, |bytes| holds::<Materials>(bytes, |_| {})),
    (Meeting::TYPE, |bytes| holds::<Meeting>(bytes, |_| {})),
    (Selection::TYPE, |bytes| holds::<Selection>(bytes, |_| {})),
];

/// A JSON payload of any kind that it names. Accepted: it is written again, and what is written reads as
/// the same and is written the same.
pub fn payload(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    for (kind, check) in PAYLOADS {
        if text.contains(kind) {
            check(data);
        }
    }
}

fn holds<T: Payload + PartialEq + Debug>(bytes: &[u8], look: impl Fn(&T)) -> bool {
    let value = match read::<T>(bytes) {
        Ok(value) => value,
        Err(fault) => {
            assert!(["F20", "F21", "F22"].contains(&fault.code), "{fault}");
            return false;
        }
    };
    look(&value);
    let written = write(&value).expect("what was read can be written");
    let again: T = read(&written).expect("what was written can be read");
    assert_eq!(again, value);
    assert_eq!(write(&again).as_ref(), Ok(&written));
    true
}

/// An edition file. Accepted: it is written as the payload of a bundle and reads as the same, unless its
/// text is not in NFC, which is refused there. Refused: at a line that is there.
pub fn edition_toml(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    match parse_toml(text) {
        Ok(edition) => {
            drop(edition.faults());
            match write(&edition) {
                Ok(written) if edition.kind == Edition::TYPE => {
                    assert_eq!(read(&written).as_ref(), Ok(&edition));
                }
                Ok(_) => {}
                Err(fault) => assert_eq!(fault.code, "F20"),
            }
        }
        Err(error) => {
            assert!((1..=text.lines().count().max(1) + 1).contains(&error.line), "{error}");
        }
    }
}
