//! Who opens an envelope and who does not, and that nothing that matters lies outside one.

use std::fs::{self, File};
use std::path::Path;

use journeys::Stage;
use journeys::hengjian::PASSPHRASE;
use journeys::programme::{COMMENT, NOMINATIONS, TRACK};
use journeys::refusal::{BAD, Ground, NOT_DONE, codes};
use journeys::{skip, stock, tool};
use store::Secret;
use store::office::Office;
use store::work::WorkFile;

use crate::{OPENED, RESULTS, SUBMISSION, SUBMITTED, age, contains, ends, recipient};

const MERGE: [&str; 3] = ["merge", "--office", "body.hjo"];

/// Another body and another secretariat, with identity files of their own.
fn strangers(ground: &Ground) {
    let digits = ground.digits();
    let new = ["office", "new", "--name", "另一家"];
    ground.done(&[&new[..], &["--role", "body", "--body", "cast-life", "other-body.hjo"]].concat());
    ground.done(&[&new[..], &["--role", "secretariat", "other.hjo"]].concat());
    ground.done(&["edition", "export", "--office", "other.hjo", "--out", "other"]);
    let import = ["edition", "import", "--office", "other-body.hjo", "edition/edition-2022.hjb"];
    ground.done(&[&import[..], &["--trust", &digits]].concat());
    for office in ["other-body", "other"] {
        let file = format!("{office}.hjo");
        let out = format!("identity-{office}.txt");
        ground.done(&["identity", "export", "--office", &file, "--out", &out]);
    }
}

#[test]
fn no_other_office_opens_what_is_handed_over() {
    let ground = Ground::at(Stage::Submitted);
    strangers(&ground);
    let receive = ["receive", "--office", "other.hjo", SUBMISSION, "--out", "ack"];
    ground.refused(&receive, NOT_DONE, "sealed-for-another");
    for (file, not_for) in [
        (RESULTS, ["other-body", "other", "secretariat"]),
        (SUBMISSION, ["other-body", "other", "body"]),
    ] {
        for office in not_for {
            let name = format!("{office}.hjo");
            let ran = ground.run(&["verify", "--office", &name, file]);
            assert_eq!((ran.code, codes(&ran.json)), (NOT_DONE, vec!["F01".to_owned()]));
            let reason = &ran.json["findings"][0]["params"]["reason"];
            assert_eq!(reason, "sealed-for-another", "{file} at {office}");
            let identity = format!("identity-{office}.txt");
            let Some(said) = age(&ground, &["-d", "-i", &identity, file]) else { return };
            assert!(!said.status.success(), "{office} opens {file}");
        }
    }
}

#[test]
fn an_envelope_for_somebody_else_does_not_hold_up_the_others() {
    let ground = Ground::at(Stage::Submitted);
    ground.copy(SUBMISSION, "among.hjb.age");
    let ran = ground.run(&[&MERGE[..], &["among.hjb.age", RESULTS]].concat());
    assert_eq!((ran.code, &ran.json["verdict"]), (NOT_DONE, &"unchecked".into()), "{}", ran.stderr);
    assert_eq!(ran.json["files"][1]["verdict"], "good");
    assert_eq!(ran.json["counted"], 3);
}

#[test]
fn stock_age_finds_the_very_bytes_that_expert_and_body_keep() {
    let ground = Ground::at(Stage::Merged);
    let Some(said) = age(&ground, &["-d", "-i", "identity-body.txt", RESULTS]) else { return };
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    let work = ground.path("work-E001.hjw");
    let work = WorkFile::open(&work, &Secret::Passphrase(PASSPHRASE)).unwrap();
    let seal = work.read().sealed().unwrap().unwrap();
    let sealed = work.read().seal_bytes(seal.seq).unwrap().unwrap();
    assert!(said.stdout == sealed, "not what the expert sealed");
    let office = Office::open(&ground.path("body.hjo"), &Secret::Passphrase(PASSPHRASE)).unwrap();
    let kept = office.read().bundle_bytes(&seal.digest).unwrap().unwrap();
    assert!(said.stdout == kept, "not what the body took in");
}

#[test]
fn what_stock_age_encrypted_is_taken_in_like_any_other_and_so_is_a_plain_bundle() {
    let ground = Ground::at(Stage::Submitted);
    let (body, secretariat) = (recipient(&ground, "body"), recipient(&ground, "secretariat"));
    let both = ["-r", &secretariat, "-r", &body];
    let made = age(&ground, &[&both[..], &["-o", "own.hjb.age", OPENED]].concat());
    let Some(made) = made else { return };
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let fresh = Ground::at(Stage::Sealed);
    // The offices of both grounds are the same; only this one has merged nothing yet.
    fresh.write("own.hjb.age", ground.bytes("own.hjb.age"));
    assert_eq!(fresh.done(&[&MERGE[..], &["own.hjb.age"]].concat())["counted"], 1);
    let two = "results/results-@-e002-1-1.hjb";
    assert_eq!(fresh.done(&[&MERGE[..], &[two]].concat())["counted"], 2);
    let upward = ["-r", &secretariat, "-o", "up.hjb.age", SUBMITTED];
    assert!(age(&ground, &upward).unwrap().status.success());
    ground.done(&["receive", "--office", "secretariat.hjo", "up.hjb.age", "--out", "ack"]);
}

#[test]
fn an_envelope_that_was_altered_is_refused_and_changes_nothing() {
    let ground = Ground::at(Stage::Submitted);
    let mut bytes = ground.bytes(SUBMISSION);
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    ground.write("altered.hjb.age", &bytes);
    let receive = ["receive", "--office", "secretariat.hjo", "altered.hjb.age", "--out", "ack"];
    ground.refused_for(&receive, BAD, "I02");
    ground.write("altered.hjb.age", &bytes[..middle]);
    ground.refused_for(&receive, BAD, "I02");
    let verify = ["verify", "--office", "secretariat.hjo", "altered.hjb.age"];
    assert_eq!(codes(&ground.bad(&verify)), ["I02"]);
}

#[test]
fn what_could_never_fit_is_refused_before_it_is_decrypted() {
    let ground = Ground::at(Stage::Submitted);
    let path = ground.path("huge.hjb.age");
    fs::write(&path, b"age-encryption.org/v1\n").unwrap();
    // As long as it says, and without one byte of content: nobody can have tried to open it.
    File::options().write(true).open(&path).unwrap().set_len((256 << 20) + (1 << 20)).unwrap();
    let receive = ["receive", "--office", "secretariat.hjo", "huge.hjb.age", "--out", "ack"];
    // No snapshot: it would read the file.
    let ran = ground.run(&receive);
    assert_eq!((ran.code, ran.error()), (NOT_DONE, "too-large"), "{}", ran.stderr);
    assert_eq!(codes(&ground.run(&["verify", "huge.hjb.age"]).json), ["F08"]);
    let merged = ground.run(&[&MERGE[..], &["huge.hjb.age", RESULTS]].concat());
    assert!(codes(&merged.json).contains(&"F08".to_owned()), "{}", merged.stderr);
    assert_eq!(merged.json["counted"], 3);
    fs::remove_file(path).unwrap();
}

/// Brought along by people or opened by the tests themselves.
fn lies_open_anyway(path: &Path) -> bool {
    let parts: Vec<_> = path.components().map(|c| c.as_os_str().to_string_lossy()).collect();
    let name = parts.last().unwrap();
    let opened = ends(path, ".hjb") && (name.starts_with("results") || name.starts_with("subm"));
    let brought = name.ends_with(".csv") || parts.iter().any(|p| p == "attachments");
    opened || brought
}

#[test]
fn no_title_applicant_or_comment_lies_open_in_anything_that_was_written() {
    let ground = Ground::at(Stage::Received);
    ground.done(&["materials", "export", "--office", "body.hjo", "--out", "up"]);
    let titles = NOMINATIONS.iter().map(|(_, title)| *title);
    let secrets: Vec<&str> = titles.chain([COMMENT, "示例公司", "非本人专业", "申报书"]).collect();
    let snapshot = ground.snapshot();
    let (open, written): (Vec<_>, Vec<_>) =
        snapshot.iter().partition(|(path, _)| lies_open_anyway(path));
    for secret in &secrets {
        let found = open.iter().filter(|(path, _)| ends(path, ".hjb"));
        assert!(found.clone().any(|(_, bytes)| contains(bytes, secret)), "{secret} is nowhere");
        for (path, bytes) in &written {
            assert!(!contains(bytes, secret), "{secret} in {}", path.display());
        }
    }
    let sealed = written.iter().filter(|(path, _)| ends(path, ".hjb.age")).count();
    assert_eq!(sealed, 3 + 1 + 1, "results, submission, materials");
}

#[test]
fn an_identity_file_is_one_of_age_keygen_and_its_export_is_remembered() {
    let ground = Ground::at(Stage::Sealed);
    let export = ["identity", "export", "--office", "body.hjo", "--out", "again.txt"];
    let rows = |ground: &Ground| ground.done(&["audit", "body.hjo"])["rows"].as_u64().unwrap();
    let before = rows(&ground);
    let answer = ground.done(&export);
    assert_eq!(rows(&ground), before + 1);
    assert_eq!(answer["recipients"], serde_json::json!([recipient(&ground, "body")]));
    ground.refused(&export, NOT_DONE, "exists");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(ground.path("again.txt")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "others may read it");
    }
    ground.write("passphrase.txt", "another passphrase\n");
    ground.refused(&export, NOT_DONE, "wrong-passphrase-or-damaged");
    if !tool("age-keygen") {
        return skip("no age-keygen");
    }
    let said = stock::content(&ground.path("."), "age-keygen", ["-y", "again.txt"], None);
    assert_eq!(said.trim(), recipient(&ground, "body"));
}

#[test]
fn the_receipt_names_whom_results_are_encrypted_to_and_the_edition_whom_a_submission_is() {
    let ground = Ground::at(Stage::Received);
    if !tool("unzip") {
        return skip("no unzip");
    }
    let desk = tempfile::tempdir().unwrap();
    let json = |bundle: &str, file: &str| {
        stock::json(&stock::unpack(&ground.path(bundle), desk.path()).join(file))
    };
    let receipt = json("filing/receipt-@-v1.hjb", "data/receipt.json");
    assert_eq!(receipt["role_keys"][0]["recipient"], recipient(&ground, "body"));
    let edition = json("edition/edition-2022.hjb", "data/edition.json");
    let expected = serde_json::json!([recipient(&ground, "secretariat")]);
    assert_eq!(edition["secretariat"]["recipients"], expected);
    assert_eq!(receipt["track"], TRACK);
}
