//! What an office knows of keys, for tools that know nothing of us; and the answer that names the experts' keys.

use std::fs;
use std::path::Path;

use journeys::refusal::{BAD, Ground};
use journeys::{Stage, skip, stock, text, tool};

/// `ssh-keygen -Y verify` of a bundle's tag manifest with this register.
fn stock_says(folder: &Path, allowed: &Path, who: &str, (role, kind): (&str, &str)) -> bool {
    let (allowed, namespace) = (allowed.to_str().unwrap(), format!("hengjian/{kind}/v1"));
    let signature = format!("sig/{role}.sshsig");
    let args = ["-Y", "verify", "-f", allowed, "-I", who, "-n", &namespace, "-s", &signature];
    let input = folder.join("tagmanifest-sha256.txt");
    stock::run(folder, "ssh-keygen", args, Some(&input)).status.success()
}

#[test]
fn stock_ssh_keygen_verifies_everything_with_exactly_the_register_of_either_office() {
    if !tool("ssh-keygen") || !tool("unzip") {
        return skip("no ssh-keygen or no unzip");
    }
    let ground = Ground::at(Stage::Received);
    let desk = tempfile::tempdir().unwrap();
    let unpacked = |name: &str| stock::unpack(&ground.path(name), desk.path());
    let opened = |sealed: &str, office: &str, plain: &str| {
        ground.write(plain, ground.opened(sealed, office));
        unpacked(plain)
    };
    let results = opened("results/results-@-e001-1-1.hjb.age", "body", "opened/results-one.hjb");
    let submission =
        opened("submission/submission-@.hjb.age", "secretariat", "opened/the-submission.hjb");
    let known = [
        (
            unpacked("edition/edition-2022.hjb"),
            "secretariat@secretariat",
            ("secretariat", "edition"),
        ),
        (unpacked("filing/filing-@-v1.hjb"), "body@cast-info", ("body", "filing")),
        (
            unpacked("filing/receipt-@-v1.hjb"),
            "secretariat@secretariat",
            ("secretariat", "receipt"),
        ),
        (unpacked("batches/batch-@-e002-1.hjb"), "body@cast-info", ("body", "batch")),
        (results.clone(), "expert@E001.electronics", ("expert", "results")),
        (submission.clone(), "body@cast-info", ("body", "submission")),
        (unpacked("ack/ack-@.hjb"), "secretariat@secretariat", ("secretariat", "ack")),
    ];
    for office in ["body", "secretariat"] {
        let (file, out) = (format!("{office}.hjo"), format!("allowed-{office}"));
        let said = ground.done(&["allowed-signers", "--office", &file, "--out", &out]);
        let allowed = ground.path(&out);
        assert_eq!(text(&said, "/text").as_bytes(), fs::read(&allowed).unwrap());
        for (folder, who, what) in &known {
            assert!(stock_says(folder, &allowed, who, *what), "{office}: {who} {what:?}");
        }
        // Nobody in another's place, and nothing of another kind.
        assert!(!stock_says(&results, &allowed, "expert@E002.electronics", ("expert", "results")));
        assert!(!stock_says(&results, &allowed, "body@cast-info", ("expert", "results")));
        assert!(!stock_says(
            &submission,
            &allowed,
            "secretariat@secretariat",
            ("body", "submission")
        ));
    }
    let said = ground.run(&["allowed-signers", "--office", "body.hjo"]);
    assert_eq!(said.json["lines"], 1 + 1 + 3);
}

#[test]
fn an_ack_of_another_submission_is_not_ours() {
    let ground = Ground::at(Stage::Received);
    let import = ["ack", "import", "--office", "body.hjo", "ack/ack-@.hjb", "--out", "lists"];
    let first = ground.done(&import);
    let again = ground.done(&[&import[..], &["--force"]].concat());
    assert_eq!((first["acked"].as_array().unwrap().len(), &again["acked"]), (3, &first["acked"]));
    // The same office before it had submitted.
    let early = Ground::at(Stage::Edition);
    early.write("ack.hjb", ground.bytes("ack/ack-@.hjb"));
    early.refused_for(&["ack", "import", "--office", "body.hjo", "ack.hjb"], BAD, "K06");
}
