//! What `verify` says of files that are encrypted, and when it asks for a passphrase.

use journeys::Stage;
use journeys::refusal::{Ground, NOT_DONE, two_sentences};
use serde_json::{Value, json};

use crate::{OPENED, PROOFS, RESULTS, SUBMISSION, SUBMITTED, age, recipient};

fn file<'a>(answer: &'a Value, end: &str) -> &'a Value {
    let end = end.replace('@', journeys::programme::TRACK);
    let files = answer["files"].as_array().unwrap();
    files.iter().find(|f| f["path"].as_str().unwrap().ends_with(&end)).unwrap()
}

/// `verify` as people type it, without a passphrase file.
fn plainly(ground: &Ground, language: &'static str, args: &[&str]) -> journeys::Ran {
    let cli = journeys::Hengjian::new(ground.path(".").as_path()).in_language(language);
    let named = args.iter().map(|a| a.replace('@', journeys::programme::TRACK));
    let mut command = cli.command();
    command.args(named).current_dir(ground.path(".")).stdin(std::process::Stdio::null());
    journeys::Ran::of(&command.output().unwrap())
}

#[test]
fn without_the_office_it_is_unchecked_and_said_how_to_open_it() {
    let ground = Ground::at(Stage::Submitted);
    let digits = ground.digits();
    let verify = [&["verify", "--trust", &digits][..], &PROOFS, &[RESULTS]].concat();
    let ran = ground.run(&verify);
    assert_eq!((ran.code, &ran.json["verdict"]), (NOT_DONE, &json!("unchecked")), "{}", ran.stderr);
    let said = file(&ran.json, RESULTS);
    let finding = &said["findings"][0];
    assert_eq!((&finding["code"], &finding["severity"]), (&json!("F01"), &json!("error")));
    assert_eq!((&finding["params"]["reason"], &said["type"]), (&json!("sealed"), &Value::Null));
    let texts = ["zh_CN.UTF-8", "en_US.UTF-8"].map(|l| plainly(&ground, l, &verify).stdout);
    two_sentences(&texts[0], &texts[1]);
    for text in texts {
        assert!(text.contains("age -d -i") && text.contains("--office"), "{text}");
    }
}

#[test]
fn with_the_office_it_is_as_good_as_what_is_in_it() {
    let ground = Ground::at(Stage::Submitted);
    let digits = ground.digits();
    for (office, sealed, opened) in
        [("body.hjo", RESULTS, OPENED), ("secretariat.hjo", SUBMISSION, SUBMITTED)]
    {
        let verify = ["verify", "--office", office, "--trust", &digits];
        let before = ground.snapshot();
        let answer = ground.done(&[&verify[..], &PROOFS, &[sealed, opened]].concat());
        journeys::refusal::same(&before, &ground.snapshot(), &verify);
        let (one, other) = (file(&answer, sealed), file(&answer, opened));
        for said in ["type", "digest", "digits", "verdict", "binding", "findings"] {
            assert_eq!(one[said], other[said], "{said}");
        }
        assert_eq!((&one["verdict"], &one["binding"]), (&json!("good"), &json!("mac")));
    }
}

#[test]
fn a_passphrase_is_asked_for_only_where_something_is_opened() {
    let ground = Ground::at(Stage::Submitted);
    let digits = ground.digits();
    // Nothing is encrypted, so the office is not even looked for.
    let verify = ["verify", "--json", "--trust", &digits, "--office"];
    let ran = plainly(&ground, "en_US.UTF-8", &[&verify[..], &["nowhere.hjo"], &PROOFS].concat());
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let ran = plainly(&ground, "en_US.UTF-8", &[&verify[..], &["body.hjo", RESULTS]].concat());
    assert_eq!((ran.code, ran.error()), (NOT_DONE, "locked"), "{}", ran.stderr);
    let args = ["--passphrase-file", "passphrase.txt"];
    let named = [&verify[..], &["body.hjo", RESULTS], &PROOFS, &args].concat();
    let ran = plainly(&ground, "en_US.UTF-8", &named);
    assert_eq!((ran.code, &ran.json["verdict"]), (0, &json!("good")), "{}", ran.stderr);
}

#[test]
fn what_proves_others_proves_them_from_within_an_envelope_too() {
    let ground = Ground::at(Stage::Sealed);
    let to_body = recipient(&ground, "body");
    let seal = ["-r", &to_body, "-o", "z-receipt.hjb.age", PROOFS[1]];
    let Some(made) = age(&ground, &seal) else { return };
    assert!(made.status.success());
    let digits = ground.digits();
    let verify = ["verify", "--office", "body.hjo", "--trust", &digits, PROOFS[0], RESULTS];
    let unproven = ground.run(&verify);
    assert_eq!((unproven.code, &unproven.json["verdict"]), (NOT_DONE, &json!("unchecked")));
    let answer = ground.done(&[&verify[..], &["z-receipt.hjb.age"]].concat());
    assert_eq!(file(&answer, "z-receipt.hjb.age")["type"], "receipt");
}
