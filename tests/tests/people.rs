//! People at an office (`formats.md` §6): clerks who sign what they decide, and two of them against a finding. What
//! was signed is checked by stock `ssh-keygen`, from the words that are kept.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::fs;

use bundle::{PrivateKey, Signer, sign_text};
use journeys::refusal::{BAD, Ground, NOT_DONE, USAGE, codes};
use journeys::{Stage, skip, stock, text, tool};
use serde_json::{Value, json};
use store::office::{NewDecision, Office, OfficeTx};
use store::{Act, Secret};

const LI: &str = "李明";
const ZHOU: &str = "周宁";

/// The files in which clerks keep their passphrases.
const FILES: [(&str, &str); 2] =
    [("li.txt", "李明自己设的长口令"), ("zhou.txt", "周宁自己设的长口令")];
const BY_LI: [&str; 2] = ["--clerk-passphrase-file", "li.txt"];
const BY_BOTH: [&str; 4] =
    ["--clerk-passphrase-file", "li.txt", "--second-passphrase-file", "zhou.txt"];

/// Both clerks, registered in this office.
fn clerks(ground: &Ground, office: &str) -> [Value; 2] {
    for (file, passphrase) in FILES {
        ground.write(file, format!("{passphrase}\n"));
    }
    let add = |name, file| {
        ground.done(&["clerk", "add", "--office", office, name, "--clerk-passphrase-file", file])
    };
    [add(LI, "li.txt"), add(ZHOU, "zhou.txt")]
}

fn of_office(office: &str) -> String {
    json!({ "office": office }).to_string()
}

/// The decisions of an office as its register lists them.
fn decisions(ground: &Ground, office: &str) -> Vec<Value> {
    let register = ground.done(&["call", "office.register", &of_office(office)]);
    register["decisions"].as_array().unwrap().clone()
}

/// What a decision says, after stock `ssh-keygen` has verified every signature under it.
fn proven(ground: &Ground, signed: &Value) -> Value {
    let folder = ground.path("proof");
    fs::create_dir_all(&folder).unwrap();
    let statement = folder.join("statement.json");
    fs::write(&statement, text(signed, "/statement")).unwrap();
    for one in signed["signatures"].as_array().unwrap() {
        let line = format!("clerk {}\n", text(one, "/public_key"));
        fs::write(folder.join("allowed"), line).unwrap();
        fs::write(folder.join("signature"), text(one, "/signature")).unwrap();
        let namespace = "hengjian/decision/v1";
        let verify = ["-Y", "verify", "-f", "allowed", "-I", "clerk", "-n", namespace];
        let args = [&verify[..], &["-s", "signature"]].concat();
        stock::content(&folder, "ssh-keygen", args, Some(&statement));
    }
    stock::json(&statement)
}

fn no_ssh_keygen() -> bool {
    let missing = !tool("ssh-keygen");
    if missing {
        skip("no ssh-keygen");
    }
    missing
}

/// What the body handed over.
const SUBMISSION: &str = "submission/submission-@.hjb.age";

#[test]
fn a_clerk_has_a_key_and_a_passphrase_of_their_own() {
    let ground = Ground::at(Stage::Offices);
    let [li, zhou] = clerks(&ground, "body.hjo");
    let list = ground.done(&["clerk", "list", "--office", "body.hjo"]);
    assert_eq!(list["clerks"], json!([li, zhou]));
    if tool("ssh-keygen") {
        let printed = stock::fingerprint(text(&li, "/public_key"), &ground.path("."));
        assert_eq!(text(&li, "/fingerprint"), printed);
    }
    let add = ["clerk", "add", "--office", "body.hjo"];
    let add = |name: &str, file: &str, code: &str| {
        let args = [&add[..], &[name, "--clerk-passphrase-file", file]].concat();
        ground.refused(&args, NOT_DONE, code);
    };
    add(" 李明 ", "li.txt", "clerk-known");
    // Everybody in the office knows this one.
    add("王敏", "passphrase.txt", "clerk-passphrase-shared");
    ground.write("short.txt", "1234567");
    add("王敏", "short.txt", "weak-passphrase");
    let without = ["clerk", "add", "--office", "body.hjo", "王敏"];
    ground.refused(&without, NOT_DONE, "new-clerk-passphrase-needed");
}

#[test]
fn once_an_office_has_clerks_accepting_is_signed_by_one_of_them() {
    let ground = Ground::at(Stage::Filed);
    ground.done(&[
        "intake",
        "--office",
        "body.hjo",
        "nominations.csv",
        "--attachments",
        "attachments",
    ]);
    clerks(&ground, "body.hjo");
    let accept = ["accept", "--office", "body.hjo", "--all", "--reason", "形式审查通过", "--by"];
    let by = |name| [&accept[..], &[name]].concat();
    ground.refused(&by(LI), NOT_DONE, "clerk-passphrase-needed");
    let stranger = [&by("王敏")[..], &BY_LI].concat();
    ground.refused(&stranger, NOT_DONE, "unknown-clerk");
    let of_another = [&by(ZHOU)[..], &BY_LI].concat();
    ground.refused(&of_another, NOT_DONE, "wrong-clerk-passphrase");
    ground.done(&[&by(LI)[..], &BY_LI].concat());

    let kept = decisions(&ground, "body.hjo");
    let subjects: Vec<&str> = kept.iter().map(|d| text(d, "/subject")).collect();
    let wanted = ["q01", "q02", "q03", "q04"].map(|id| format!("accepted electronics/{id}"));
    assert_eq!(subjects, wanted);
    let audited = ground.done(&["audit", "body.hjo"]);
    assert_eq!((&audited["ok"], &audited["decisions"]), (&json!(true), &json!(4)));
    if no_ssh_keygen() {
        return;
    }
    for decision in &kept {
        let said = proven(&ground, &decision["signed"]);
        assert_eq!((text(&said, "/decision"), text(&said, "/reason")), ("act", "形式审查通过"));
        assert_eq!((&said["by"], &said["subject"]), (&json!([LI]), &decision["subject"]));
    }
}

#[test]
fn a_clerk_of_the_secretariat_signs_that_the_letter_was_compared() {
    let ground = Ground::at(Stage::Edition);
    let export = ["filing", "export", "--office", "body.hjo", "--criteria", "criteria.json"];
    let more = ["--panel", "panel.csv", "--closing", "2022-11-20", "--out", "up"];
    let filing = ground.done(&[&export[..], &more].concat());
    let [li, _] = clerks(&ground, "secretariat.hjo");
    let (file, digits) = (text(&filing, "/path"), text(&filing, "/digits"));
    let accept = ["filing", "accept", "--office", "secretariat.hjo", file, "--digits", digits];
    let accept = [&accept[..], &["--by", LI, "--out", "down"]].concat();
    ground.refused(&accept, NOT_DONE, "clerk-passphrase-needed");
    ground.done(&[&accept[..], &BY_LI].concat());
    let kept = decisions(&ground, "secretariat.hjo");
    assert_eq!(kept.len(), 1);
    assert_eq!(text(&kept[0], "/subject"), format!("receipted {}", text(&filing, "/digest")));
    assert_eq!(kept[0]["signed"]["signatures"][0]["public_key"], li["public_key"]);
    if !no_ssh_keygen() {
        proven(&ground, &kept[0]["signed"]);
    }
}

/// A programme whose submission reports four nominations where the secretariat's newer edition takes two.
fn one_too_many() -> Ground {
    let ground = Ground::at(Stage::Submitted);
    let edition = journeys::workspace_root().join("assets/editions/2022.toml");
    let edition = fs::read_to_string(edition).unwrap();
    let track = "[[tracks]]\nid = \"electronics\"\n";
    assert!(edition.contains(track));
    let edition = edition.replacen(track, &format!("{track}report_at_most = 2\n"), 1);
    ground.write("amended.toml", edition.replacen("\nversion = 1\n", "\nversion = 2\n", 1));
    let export = ["edition", "export", "--office", "secretariat.hjo", "--edition", "amended.toml"];
    ground.done(&[&export[..], &["--out", "amended"]].concat());
    ground
}

fn receive(file: &str) -> Vec<&str> {
    vec!["receive", "--office", "secretariat.hjo", file, "--out", "ack"]
}

fn overriding<'a>(codes: &'a str, by: &'a str, second: &'a str) -> [&'a str; 8] {
    ["--override", codes, "--reason", "经领导小组同意", "--by", by, "--second", second]
}

#[test]
fn two_different_clerks_let_a_submission_pass_and_nobody_alone() {
    let ground = one_too_many();
    let receive = receive(SUBMISSION);
    clerks(&ground, "secretariat.hjo");
    let refused = ground.refused_for(&receive, BAD, "P11");
    assert_eq!(text(&refused, "/error/params/overridable"), "P11");

    let with = |codes, by, second, files: &[&'static str]| -> Vec<&str> {
        [&receive[..], &overriding(codes, by, second), files].concat()
    };
    let refuse = |args: Vec<&str>, code: &str| ground.refused(&args, NOT_DONE, code);
    refuse(with("P11", LI, LI, &BY_BOTH), "same-clerk");
    refuse(with("P11", LI, "王敏", &BY_BOTH), "unknown-clerk");
    refuse(with("P11", LI, ZHOU, &[]), "clerk-passphrase-needed");
    refuse(with("P11", LI, ZHOU, &BY_LI), "second-passphrase-needed");
    refuse(with("P11", ZHOU, LI, &BY_BOTH), "wrong-clerk-passphrase");
    let blank = ["--override", "P11", "--reason", " ", "--by", LI, "--second", ZHOU];
    refuse([&receive[..], &blank, &BY_BOTH].concat(), "outcome-reason");
    for typed in ["P07", "P11,P07", "A05"] {
        let error = ground.refused(&with(typed, LI, ZHOU, &BY_BOTH), BAD, "cannot-override");
        assert_eq!(text(&error, "/error/params/codes").replace(' ', ","), sorted(typed));
        assert!(codes(&error).contains(&"P11".to_owned()));
    }
    assert_eq!(decisions(&ground, "secretariat.hjo").len(), 0);

    let received = ground.done(&with("P11", LI, ZHOU, &BY_BOTH));
    let passed = |answer: &Value| {
        let findings = answer["findings"].as_array().unwrap().clone();
        let found = findings.into_iter().find(|f| f["code"] == "P11").unwrap();
        (found["severity"].clone(), found["params"]["overridden"].clone())
    };
    assert_eq!(passed(&received), (json!("note"), json!(format!("{LI}、{ZHOU}"))));
    assert_eq!(received["verdict"], "good");

    let folder = stock::unpack(&ground.path(text(&received, "/path")), &ground.path("."));
    let ack = stock::json(&folder.join("data/ack.json"));
    let overrides = ack["overrides"].as_array().unwrap();
    assert_eq!(overrides.len(), 1);
    assert_eq!(decisions(&ground, "secretariat.hjo")[0]["signed"], overrides[0]);
    if !no_ssh_keygen() {
        let said = proven(&ground, &overrides[0]);
        assert_eq!((&said["by"], &said["codes"]), (&json!([LI, ZHOU]), &json!(["P11"])));
        assert_eq!(said["subject"], received["submission"]);
    }
    let audited = ground.done(&["audit", "secretariat.hjo"]);
    assert_eq!((&audited["ok"], &audited["decisions"]), (&json!(true), &json!(1)));

    // Received once more, what they decided is found again and nobody signs anew.
    let again = ground.done(&[&receive[..], &["--force"]].concat());
    assert_eq!(passed(&again), passed(&received));
    let named = [&receive[..], &overriding("P11", LI, ZHOU), &["--force"]].concat();
    assert_eq!(passed(&ground.done(&named)), passed(&received));
    assert_eq!(decisions(&ground, "secretariat.hjo").len(), 1);
}

fn sorted(codes: &str) -> String {
    let mut codes: Vec<&str> = codes.split(',').collect();
    codes.sort_unstable();
    codes.join(",")
}

#[test]
fn two_people_override_nothing_but_class_p_and_nothing_that_is_good() {
    let ground = Ground::at(Stage::Submitted);
    clerks(&ground, "secretariat.hjo");
    let named = [&receive(SUBMISSION)[..], &overriding("P11", LI, ZHOU), &BY_BOTH].concat();
    ground.refused(&named, NOT_DONE, "cannot-override");
    // Another kind of bundle is refused before its content is looked at: there is nothing to let pass.
    let other = "filing/receipt-@-v1.hjb";
    let args = [&receive(other)[..], &overriding("P01", LI, ZHOU), &BY_BOTH].concat();
    ground.refused(&args, BAD, "cannot-override");
    let refused = ground.refused_for(&receive(other), BAD, "P01");
    assert_eq!(refused["error"]["params"].get("overridable"), None);
}

/// Changes the office file as somebody with its passphrase and other software could.
fn behind_its_back(
    ground: &Ground,
    office: &str,
    outcome: &str,
    decision: Option<NewDecision<'_>>,
) {
    let passphrase = String::from_utf8(ground.bytes("passphrase.txt")).unwrap();
    let secret = Secret::Passphrase(passphrase.trim_end());
    let mut office = Office::open(&ground.path(office), &secret).unwrap();
    let act = Act {
        actor: "somebody".to_owned(),
        act: "accepted".to_owned(),
        object: "q01".to_owned(),
        outcome: outcome.to_owned(),
        reason: None,
        digest: None,
        at: "2022-11-02T08:00:00+08:00".to_owned(),
    };
    let put = |tx: &OfficeTx<'_>| decision.map(|d| tx.put_decision(&d)).transpose();
    office.change(&act, put).unwrap();
    office.close().unwrap();
}

#[test]
fn an_audit_sees_a_decision_that_is_gone_altered_or_signed_by_a_stranger() {
    let ground = Ground::at(Stage::Filed);
    ground.done(&[
        "intake",
        "--office",
        "body.hjo",
        "nominations.csv",
        "--attachments",
        "attachments",
    ]);
    clerks(&ground, "body.hjo");
    let accept = ["accept", "--office", "body.hjo", "q01", "--reason", "通过", "--by", LI];
    ground.done(&[&accept[..], &BY_LI].concat());
    let signed = &decisions(&ground, "body.hjo")[0]["signed"];
    let signatures = signed["signatures"].to_string();
    let finding = |outcome: &str, statement: &str, signatures: &str, subject: &str| {
        let copy = "tampered.hjo";
        ground.copy("body.hjo", copy);
        let decision = NewDecision { kind: "act", subject, track: None, statement, signatures };
        let decision = (!statement.is_empty()).then_some(decision);
        behind_its_back(&ground, copy, outcome, decision);
        let audited = ground.bad(&["audit", copy]);
        assert_eq!(audited["ok"], false);
        codes(&audited)
    };
    let statement = text(signed, "/statement");
    let subject = "accepted electronics/q01";
    let named = format!("signed {}", "0".repeat(64));
    assert_eq!(finding(&named, "", "", ""), ["I03"]);
    let altered = statement.replace("通过", "不通过");
    assert_eq!(finding("ok", &altered, &signatures, subject), ["A04"]);
    assert_eq!(finding("ok", statement, &signatures, "accepted electronics/q02"), ["K01"]);
    assert_eq!(finding("ok", statement, "[]", subject), ["A05"]);

    // A key of somebody's own, in the name of a clerk.
    let stranger = PrivateKey::from_seed([7; 32]);
    let signature = sign_text(&stranger, "hengjian/decision/v1", statement.as_bytes()).unwrap();
    let key = stranger.public().to_openssh();
    let forged = json!([{ "clerk": LI, "public_key": key, "signature": signature }]);
    assert_eq!(finding("ok", statement, &forged.to_string(), subject), ["A05"]);
}

/// Whoever has the office can make a key in it; what two people decide needs keys that went out under the stamp.
#[test]
fn a_second_clerk_who_was_invented_after_the_filing_decides_nothing() {
    let ground = Ground::at(Stage::Received);
    clerks(&ground, "body.hjo");
    let words = |text: &'static str| text.split(' ').collect::<Vec<_>>();
    let filed = ground.done(&words(
        "filing export --office body.hjo --criteria criteria.json --panel panel.csv \
         --closing 2022-11-20 --out again",
    ));
    let accept = words("filing accept --office secretariat.hjo --by 王秘书 --out again --digits");
    let accept = [&accept[..], &[text(&filed, "/digits"), text(&filed, "/path")]].concat();
    let receipt = ground.done(&accept);
    ground.done(&["receipt", "import", "--office", "body.hjo", text(&receipt, "/path")]);
    ground.write("wang.txt", "王敏自己设的长口令");
    let add = ["clerk", "add", "--office", "body.hjo", "王敏"];
    ground.done(&[&add[..], &["--clerk-passphrase-file", "wang.txt"]].concat());

    let excuse = "excuse --office body.hjo --expert E001 --nomination q01 --reason 同一单位";
    let excuse: Vec<&str> = excuse.split(' ').collect();
    let invented = ["--by", LI, "--second", "王敏"];
    let files = ["--clerk-passphrase-file", "li.txt", "--second-passphrase-file", "wang.txt"];
    ground.refused(&[&excuse[..], &invented, &files].concat(), NOT_DONE, "clerk-not-filed");
    ground.done(&[&excuse[..], &["--by", LI, "--second", ZHOU], &BY_BOTH].concat());
}

#[test]
fn a_retired_clerk_signs_nothing_more_and_what_was_signed_stays() {
    let ground = Ground::at(Stage::Received);
    clerks(&ground, "body.hjo");
    let excuse = "excuse --office body.hjo --reason 同一单位 --expert";
    let excuse: Vec<&str> = excuse.split(' ').collect();
    let by_both = [&["--by", LI, "--second", ZHOU][..], &BY_BOTH].concat();
    let of = |expert, nomination| {
        [&excuse[..], &[expert, "--nomination", nomination], &by_both].concat()
    };
    ground.done(&of("E001", "q01"));

    let retire = ["clerk", "retire", "--office", "body.hjo", "--reason", "调离", "--by"];
    let by = |by, who| [&retire[..], &[by, who], &BY_LI].concat();
    ground.refused(&by(LI, LI), NOT_DONE, "same-clerk");
    ground.refused(&by(LI, "王敏"), NOT_DONE, "unknown-clerk");
    ground.done(&by(LI, ZHOU));
    ground.refused(&of("E002", "q01"), NOT_DONE, "unknown-clerk");
    let list = ground.done(&["clerk", "list", "--office", "body.hjo"]);
    let retired = |n: usize| list["clerks"][n]["retired"].clone();
    assert_eq!((retired(0), retired(1)), (json!(false), json!(true)));
    // Both decisions, of the two and of the one, still hold.
    let audited = ground.done(&["audit", "body.hjo"]);
    assert_eq!((&audited["ok"], &audited["decisions"]), (&json!(true), &json!(2)));
    // The name is free for a new key.
    let again = ["clerk", "add", "--office", "body.hjo", ZHOU];
    ground.done(&[&again[..], &["--clerk-passphrase-file", "zhou.txt"]].concat());
}

#[test]
fn a_return_and_a_new_issue_are_signed_by_a_clerk_once_there_is_one() {
    let ground = Ground::at(Stage::Received);
    clerks(&ground, "body.hjo");
    let back = "return --office body.hjo --expert E001 --cause 请改正 --out back";
    let back: Vec<&str> = back.split(' ').collect();
    ground.refused(&back, USAGE, "usage");
    ground.done(&[&back[..], &["--by", LI], &BY_LI].concat());
    let again = "reissue --office body.hjo --expert E002 --reason 电脑遗失 --keep";
    let again: Vec<&str> =
        again.split(' ').chain("--batches again --letters apart".split(' ')).collect();
    ground.refused(&again, USAGE, "usage");
    ground.done(&[&again[..], &["--by", LI], &BY_LI].concat());
    let subjects: Vec<String> =
        decisions(&ground, "body.hjo").iter().map(|d| text(d, "/subject").to_owned()).collect();
    assert!(subjects[0].starts_with("returned results "), "{subjects:?}");
    assert_eq!(subjects[1], "reissued electronics-e002/2");
    assert_eq!(ground.done(&["audit", "body.hjo"])["ok"], json!(true));
}
