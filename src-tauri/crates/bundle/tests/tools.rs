//! Stock tools agree: what we write, `unzip`, `sha256sum`, `ssh-keygen` and `age` accept, and what
//! they write, we read. Where a tool is missing the test says so. Follows `formats.md` §2.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::{fs, io::Cursor, path::Path};

use bundle::*;
use common::*;
use tempfile::tempdir;

/// Writes the sample bundle into `dir` and unpacks it there.
fn unpacked(dir: &Path) {
    fs::write(dir.join("results.hjb"), sample()).unwrap();
    let (ok, text) = run(dir, "unzip", &["-t", "results.hjb"]);
    assert!(ok && text.contains("No errors detected"), "{text}");
    let (ok, text) = run(dir, "unzip", &["-q", "results.hjb"]);
    assert!(ok, "{text}");
}

#[test]
fn unzip_and_sha256sum_accept_a_bundle() {
    if !has("unzip") || !has("sha256sum") {
        return;
    }
    let dir = tempdir().unwrap();
    unpacked(dir.path());
    for manifest in ["manifest-sha256.txt", "tagmanifest-sha256.txt"] {
        let (ok, text) = run(dir.path(), "sha256sum", &["--strict", "-c", manifest]);
        assert!(ok, "{text}");
    }
}

#[test]
fn ssh_keygen_verifies_a_bundle_under_its_namespace_only() {
    if !has("unzip") || !has("ssh-keygen") || !has("sh") {
        return;
    }
    let dir = tempdir().unwrap();
    unpacked(dir.path());
    let line = |namespace: &str| {
        format!("E001 namespaces=\"{namespace}\" {}\n", expert().public().to_openssh())
    };
    fs::write(dir.path().join("signers"), line("hengjian/results/v1")).unwrap();
    let verify = |namespace: &str| {
        let command = format!(
            "ssh-keygen -Y verify -f signers -I E001 -n {namespace} -s sig/expert.sshsig \
             < tagmanifest-sha256.txt"
        );
        run(dir.path(), "sh", &["-c", &command])
    };
    let (ok, text) = verify("hengjian/results/v1");
    assert!(ok && text.contains(&expert().public().fingerprint()), "{text}");
    assert!(!verify("hengjian/batch/v1").0);
}

#[test]
fn we_verify_what_ssh_keygen_signs_with_our_key_file() {
    if !has("ssh-keygen") {
        return;
    }
    let dir = tempdir().unwrap();
    key_file(dir.path(), "old passphrase");
    let change = ["-p", "-f", "key", "-P", "old passphrase", "-N", ""];
    let (ok, text) = run(dir.path(), "ssh-keygen", &change);
    assert!(ok, "{text}");
    fs::write(dir.path().join("message"), b"message").unwrap();
    let sign = ["-Y", "sign", "-f", "key", "-n", "hengjian/results/v1", "message"];
    let (ok, text) = run(dir.path(), "ssh-keygen", &sign);
    assert!(ok, "{text}");
    let armored = fs::read(dir.path().join("message.sig")).unwrap();
    let key = sshsig::verify(&armored, "hengjian/results/v1", b"message").unwrap();
    assert_eq!(key, expert().public());
    // Ed25519 is deterministic and the armor has one form: the files are equal byte for byte.
    assert_eq!(armored, expert().sign("hengjian/results/v1", b"message").unwrap());
}

#[test]
fn ssh_keygen_reads_our_key_file_and_we_read_its() {
    if !has("ssh-keygen") {
        return;
    }
    let dir = tempdir().unwrap();
    key_file(dir.path(), "old passphrase");
    let (ok, text) = run(dir.path(), "ssh-keygen", &["-y", "-P", "old passphrase", "-f", "key"]);
    assert!(ok && text.starts_with(&expert().public().to_openssh()), "{text}");
    let (ok, _) = run(dir.path(), "ssh-keygen", &["-y", "-P", "wrong", "-f", "key"]);
    assert!(!ok);
    let change = ["-p", "-a", "4", "-f", "key", "-P", "old passphrase", "-N", "new passphrase"];
    let (ok, text) = run(dir.path(), "ssh-keygen", &change);
    assert!(ok, "{text}");
    let pem = fs::read_to_string(dir.path().join("key")).unwrap();
    let key = PrivateKey::from_encrypted_openssh(&pem, "new passphrase").unwrap();
    assert_eq!(key.public(), expert().public());
    let wrong = PrivateKey::from_encrypted_openssh(&pem, "old passphrase");
    assert_eq!(wrong.unwrap_err(), KeyFault::WrongPassphrase);
}

#[test]
fn a_key_file_of_another_algorithm_or_without_a_passphrase_is_refused() {
    if !has("ssh-keygen") {
        return;
    }
    let dir = tempdir().unwrap();
    let make = |file: &str, kind: &str, passphrase: &str| {
        let args = ["-q", "-t", kind, "-a", "2", "-N", passphrase, "-C", "", "-f", file];
        let (ok, text) = run(dir.path(), "ssh-keygen", &args);
        assert!(ok, "{text}");
        let pem = fs::read_to_string(dir.path().join(file)).unwrap();
        PrivateKey::from_encrypted_openssh(&pem, passphrase).map(drop)
    };
    assert_eq!(make("ed25519", "ed25519", "passphrase"), Ok(()));
    assert_eq!(make("open", "ed25519", ""), Err(KeyFault::Malformed));
    assert_eq!(make("ecdsa", "ecdsa", "passphrase"), Err(KeyFault::NotEd25519));
}

/// Writes the expert's key as a file that ssh-keygen accepts.
fn key_file(dir: &Path, passphrase: &str) {
    let pem = expert().to_encrypted_openssh(passphrase, [5; 16], 42, "E001").unwrap();
    let path = dir.join("key");
    fs::write(&path, pem).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    }
}

#[test]
fn age_opens_what_we_seal_and_we_open_what_age_seals() {
    if !has("age") {
        return;
    }
    let dir = tempdir().unwrap();
    let (secret, recipient) = sealed::new_identity();
    fs::write(dir.path().join("identity"), &*secret).unwrap();
    let sealed = sealed::encrypt(&sample(), &[&recipient]).unwrap();
    fs::write(dir.path().join("ours.age"), sealed).unwrap();
    let (ok, text) =
        run(dir.path(), "age", &["-d", "-i", "identity", "-o", "ours.hjb", "ours.age"]);
    assert!(ok, "{text}");
    assert_eq!(fs::read(dir.path().join("ours.hjb")).unwrap(), sample());
    let (ok, text) = run(dir.path(), "age", &["-r", &recipient, "-o", "theirs.age", "ours.hjb"]);
    assert!(ok, "{text}");
    let theirs = fs::read(dir.path().join("theirs.age")).unwrap();
    assert_eq!(sealed::decrypt(&theirs, &secret, 1 << 20).unwrap(), sample());
    // Another recipient type of age is told apart from a file for somebody else's key.
    assert!(!sealed::is_sealed(&sample()));
}

#[test]
fn a_stored_archive_of_zip_is_read_and_a_compressed_one_is_not() {
    if !has("zip") {
        return;
    }
    let dir = tempdir().unwrap();
    fs::create_dir(dir.path().join("data")).unwrap();
    fs::write(dir.path().join("data/a.txt"), "a".repeat(500)).unwrap();
    let make = |args: &[&str], file: &str| {
        let all = [args, &["-q", "-X", "-D", file, "data/a.txt"]].concat();
        let (ok, text) = run(dir.path(), "zip", &all);
        assert!(ok, "{text}");
        let bytes = fs::read(dir.path().join(file)).unwrap();
        Archive::open(Cursor::new(bytes), Limits::default())
    };
    let mut stored = make(&["-0"], "stored.zip").unwrap();
    assert_eq!(stored.read("data/a.txt", 500).unwrap(), "a".repeat(500).as_bytes());
    assert_eq!(code(make(&["-9"], "small.zip")), "F04");
}
