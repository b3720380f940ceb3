//! Materials: the attachments of what is recommended, from the body's office file to the secretariat's, and lies in them.

use bundle::{Digest, PrivateKey};
use journeys::Stage;
use journeys::hengjian::PASSPHRASE;
use journeys::programme::NOMINATIONS;
use journeys::refusal::{BAD, Ground, NOT_DONE};
use journeys::{skip, stock, tool};
use serde_json::{Value, json};
use store::Secret;
use store::office::{KeyPurpose, Office};

use crate::parts::Parts;

const EXPORT: [&str; 6] = ["materials", "export", "--office", "body.hjo", "--out", "up"];
const MATERIALS: &str = "up/materials-@.hjb.age";
const RECEIVE: [&str; 4] = ["materials", "receive", "--office", "secretariat.hjo"];
const LIST: &str = "data/materials.json";

fn receive(file: &str) -> Vec<&str> {
    [&RECEIVE[..], &[file]].concat()
}

#[test]
fn every_attachment_of_what_is_recommended_arrives() {
    let ground = Ground::at(Stage::Received);
    let sent = ground.done(&EXPORT);
    assert_eq!((&sent["nominations"], &sent["attachments"]), (&json!(4), &json!(4)));
    let received = ground.done(&receive(MATERIALS));
    for said in ["digest", "submission", "track", "nominations", "attachments"] {
        assert_eq!(received[said], sent[said], "{said}");
    }
    assert_eq!((&received["verdict"], &received["findings"]), (&json!("good"), &json!([])));
    let request = json!({"office": "secretariat.hjo"}).to_string();
    let register = ground.done(&["call", "office.register", &request]);
    let rows = register["rows"].as_array().unwrap().iter();
    let kept: Vec<&Value> = rows.filter(|r| r["type"] == "materials").collect();
    assert_eq!((kept.len(), &kept[0]["digest"]), (1, &sent["digest"]));
    // Once more is no harm.
    ground.done(&receive(MATERIALS));
    let opened = ground.opened(MATERIALS, "secretariat");
    ground.write("materials.hjb", opened);
    if !tool("unzip") {
        return skip("no unzip");
    }
    let desk = tempfile::tempdir().unwrap();
    let folder = stock::unpack(&ground.path("materials.hjb"), desk.path());
    let list = stock::json(&folder.join(LIST));
    for file in list["files"].as_array().unwrap() {
        let (of, name) = (file["nomination"].as_str().unwrap(), file["name"].as_str().unwrap());
        let path = folder.join(file["path"].as_str().unwrap());
        let brought = ground.bytes(&format!("attachments/{of}/{name}"));
        assert!(std::fs::read(path).unwrap() == brought, "{of} {name}");
    }
}

#[test]
fn they_follow_a_submission_and_never_go_before_one() {
    let ground = Ground::at(Stage::Merged);
    ground.refused(&EXPORT, NOT_DONE, "not-submitted");
    let ground = Ground::at(Stage::Submitted);
    ground.done(&EXPORT);
    ground.refused(&receive(MATERIALS), NOT_DONE, "unknown-submission");
    ground.refused(&EXPORT, NOT_DONE, "exists");
    let at_body = ["materials", "receive", "--office", "body.hjo", MATERIALS];
    ground.refused(&at_body, NOT_DONE, "wrong-role");
    let other = ["materials", "export", "--office", "secretariat.hjo", "--out", "up"];
    ground.refused(&other, NOT_DONE, "wrong-role");
}

fn body_key(ground: &Ground) -> PrivateKey {
    let office = Office::open(&ground.path("body.hjo"), &Secret::Passphrase(PASSPHRASE)).unwrap();
    let key = office.read().keys(KeyPurpose::Signing).unwrap().pop().unwrap();
    office.close().unwrap();
    PrivateKey::from_encrypted_openssh(&key.private_pem, PASSPHRASE).unwrap()
}

/// Materials with one lie in them, signed by the body itself; the secretariat keeps none of it.
fn signed_lie(code: &str, lie: impl FnOnce(&mut Parts)) {
    let ground = Ground::at(Stage::Received);
    ground.done(&EXPORT);
    let mut parts = Parts::of(&ground.opened(MATERIALS, "secretariat"));
    lie(&mut parts);
    ground.write("lie.hjb", parts.signed("body", &body_key(&ground)));
    ground.refused_for(&receive("lie.hjb"), BAD, code);
}

fn file<'a>(list: &'a mut Value, nomination: &str) -> &'a mut Value {
    let files = list["files"].as_array_mut().unwrap();
    files.iter_mut().find(|f| f["nomination"] == nomination).unwrap()
}

#[test]
fn what_is_not_as_the_submission_names_it_is_refused_though_signed() {
    let (first, _) = NOMINATIONS[0];
    signed_lie("I02", |p| {
        let other = "换过的申报书。".as_bytes().to_vec();
        let (digest, size) = (Digest::of(&other).to_string(), other.len());
        let path = format!("data/nominations/{first}/1");
        p.payload.insert(path, other);
        p.json(LIST, |l| {
            file(l, first)["sha256"] = json!(digest);
            file(l, first)["size"] = json!(size);
        });
    });
    signed_lie("I02", |p| p.json(LIST, |l| file(l, first)["name"] = json!("别的.txt")));
    signed_lie("K05", |p| p.json(LIST, |l| file(l, first)["nomination"] = json!("q77")));
    signed_lie("I03", |p| {
        p.payload.remove(&format!("data/nominations/{first}/1")).unwrap();
        p.json(LIST, |l| {
            l["files"].as_array_mut().unwrap().retain(|f| f["nomination"] != first);
        });
    });
    signed_lie("K01", |p| {
        p.info.body_id = Some("cast-life".to_owned());
        p.json(LIST, |l| l["body"] = json!("cast-life"));
    });
}

#[test]
fn materials_of_somebody_else_are_refused() {
    let ground = Ground::at(Stage::Received);
    ground.done(&EXPORT);
    let parts = Parts::of(&ground.opened(MATERIALS, "secretariat"));
    ground.write("lie.hjb", parts.signed("body", &PrivateKey::from_seed([7; 32])));
    ground.refused_for(&receive("lie.hjb"), BAD, "A05");
}
