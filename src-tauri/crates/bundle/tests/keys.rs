//! Keys, signed texts and lists of signers against stock `ssh-keygen`: what it makes we read, what
//! we make it accepts, and only for what it was made. Where it is missing the tests say so. Follows
//! `formats.md` §2 and §6.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::{fs, path::Path};

use bundle::*;
use common::*;
use tempfile::tempdir;

/// Makes a key file with `ssh-keygen`; its text and its public line.
fn made(dir: &Path, file: &str, args: &[&str]) -> (String, String) {
    let all = [&["-q", "-a", "2", "-C", "comment", "-f", file], args].concat();
    let (ok, text) = run(dir, "ssh-keygen", &all);
    assert!(ok, "{args:?}: {text}");
    let read = |name: &str| fs::read_to_string(dir.join(name)).unwrap();
    (read(file), read(&format!("{file}.pub")))
}

#[test]
fn a_key_that_a_body_has_already_is_imported() {
    if !has("ssh-keygen") {
        return;
    }
    let dir = tempdir().unwrap();
    let (open, line) = made(dir.path(), "open", &["-t", "ed25519", "-N", ""]);
    let public = PublicKey::from_openssh(&line).unwrap();
    for passphrase in [None, Some("any")] {
        assert_eq!(PrivateKey::from_openssh(&open, passphrase).unwrap().public(), public);
    }
    let dos = open.replace('\n', "\r\n");
    assert_eq!(PrivateKey::from_openssh(&dos, None).unwrap().public(), public);
    let (locked, line) = made(dir.path(), "locked", &["-t", "ed25519", "-N", "口令"]);
    let key = PrivateKey::from_openssh(&locked, Some("口令")).unwrap();
    assert_eq!(key.public(), PublicKey::from_openssh(&line).unwrap());
    let fault = |passphrase| PrivateKey::from_openssh(&locked, passphrase).unwrap_err();
    assert_eq!(fault(None), KeyFault::NeedsPassphrase);
    assert_eq!(fault(Some("口")), KeyFault::WrongPassphrase);
}

#[test]
fn every_cipher_of_ssh_keygen_but_3des_is_read() {
    if !has("ssh-keygen") {
        return;
    }
    let dir = tempdir().unwrap();
    let (_, ciphers) = run(dir.path(), "ssh", &["-Q", "cipher"]);
    assert!(ciphers.contains("aes256-ctr"), "{ciphers}");
    for cipher in ciphers.lines() {
        let args = ["-t", "ed25519", "-N", "passphrase", "-Z", cipher];
        let (pem, line) = made(dir.path(), cipher, &args);
        let read = PrivateKey::from_openssh(&pem, Some("passphrase")).map(|key| key.public());
        let wrong = PrivateKey::from_openssh(&pem, Some("passphrasE")).map(|key| key.public());
        if cipher == "3des-cbc" {
            assert_eq!((read, wrong), (Err(KeyFault::Cipher), Err(KeyFault::Cipher)));
        } else {
            assert_eq!(read, Ok(PublicKey::from_openssh(&line).unwrap()), "{cipher}");
            assert_eq!(wrong, Err(KeyFault::WrongPassphrase), "{cipher}");
        }
    }
}

#[test]
fn keys_of_other_algorithms_are_not_imported() {
    if !has("ssh-keygen") {
        return;
    }
    let dir = tempdir().unwrap();
    let kinds: [&[&str]; 6] = [
        &["-t", "ecdsa", "-N", ""],
        &["-t", "ecdsa", "-N", "passphrase"],
        &["-t", "rsa", "-b", "2048", "-N", ""],
        &["-t", "rsa", "-b", "2048", "-N", "passphrase"],
        &["-t", "rsa", "-b", "2048", "-N", "", "-m", "PEM"],
        &["-t", "ecdsa", "-N", "passphrase", "-m", "PEM"],
    ];
    for (n, kind) in kinds.into_iter().enumerate() {
        let (pem, _) = made(dir.path(), &format!("key-{n}"), kind);
        let read = PrivateKey::from_openssh(&pem, Some("passphrase"));
        assert_eq!(read.unwrap_err(), KeyFault::NotEd25519, "{kind:?}");
    }
}

#[test]
fn a_damaged_key_file_is_refused_or_the_same_key() {
    if !has("ssh-keygen") {
        return;
    }
    let dir = tempdir().unwrap();
    let (pem, line) = made(dir.path(), "open", &["-t", "ed25519", "-N", ""]);
    let public = PublicKey::from_openssh(&line).unwrap();
    for at in 0..pem.len() {
        for flip in [0x01, 0x20, 0x03] {
            let mut bad = pem.clone().into_bytes();
            bad[at] ^= flip;
            // The file has no signature over its comment and check integers: those may differ.
            if let Ok(key) = PrivateKey::from_openssh(&String::from_utf8_lossy(&bad), None) {
                assert_eq!(key.public(), public, "byte {at} ^ {flip:#x}");
            }
        }
    }
    // Of an encrypted one the part that says how; the rest is noise without the passphrase.
    let pem = expert().to_encrypted_openssh("passphrase", [5; 16], 42, "E001").unwrap();
    for at in 0..250 {
        let mut bad = pem.clone().into_bytes();
        bad[at] ^= 0x03;
        let read = PrivateKey::from_openssh(&String::from_utf8_lossy(&bad), Some("passphrase"));
        if let Ok(key) = read {
            assert_eq!(key.public(), expert().public(), "byte {at}");
        }
    }
}

/// Whether stock `ssh-keygen` accepts `armored` over `text`, by the list of signers.
fn accepted(signers: &str, who: &str, namespace: &str, armored: &str, text: &[u8]) -> bool {
    let dir = tempdir().unwrap();
    fs::write(dir.path().join("signers"), signers).unwrap();
    fs::write(dir.path().join("text.sig"), armored).unwrap();
    fs::write(dir.path().join("text"), text).unwrap();
    let command =
        format!("ssh-keygen -Y verify -f signers -I {who} -n {namespace} -s text.sig < text");
    let (ok, said) = run(dir.path(), "sh", &["-c", &command]);
    println!("{said}");
    ok
}

#[test]
fn ssh_keygen_accepts_a_decision_for_what_its_signer_is_listed_for_only() {
    if !has("ssh-keygen") || !has("sh") {
        return;
    }
    let (decision, ack) = ("hengjian/decision/v1", "hengjian/ack/v1");
    let text = "推翻 P11：理由……\n".as_bytes();
    let listed = |who: &str, namespaces: &[&str], key: &PrivateKey| {
        let namespaces: Vec<String> = namespaces.iter().map(|&n| n.to_owned()).collect();
        allowed_signers_line(who, &namespaces, &key.public()).unwrap() + "\n"
    };
    let armored = sign_text(&expert(), decision, text).unwrap();
    assert_eq!(verify_text(&armored, decision, text).unwrap(), expert().public());
    let other = PrivateKey::from_seed([8; 32]);
    let signers =
        listed("clerk-2", &[decision], &other) + &listed("clerk-1", &[ack, decision], &expert());
    assert!(accepted(&signers, "clerk-1", decision, &armored, text));
    assert!(!accepted(&signers, "clerk-1", decision, &armored, "推翻".as_bytes()));
    assert!(!accepted(&signers, "clerk-1", ack, &armored, text));
    assert!(!accepted(&signers, "clerk-2", decision, &armored, text));
    // A genuine signature under a namespace that is not on the signer's line.
    let foreign = sign_text(&expert(), "hengjian/batch/v1", text).unwrap();
    assert!(!accepted(&signers, "clerk-1", "hengjian/batch/v1", &foreign, text));
    let listed_now = listed("clerk-1", &["hengjian/batch/v1"], &expert());
    assert!(accepted(&listed_now, "clerk-1", "hengjian/batch/v1", &foreign, text));
}

#[test]
fn what_ssh_keygen_signs_with_an_imported_key_is_what_we_sign() {
    if !has("ssh-keygen") {
        return;
    }
    let dir = tempdir().unwrap();
    let (pem, _) = made(dir.path(), "open", &["-t", "ed25519", "-N", ""]);
    fs::write(dir.path().join("text"), b"text").unwrap();
    let sign = ["-Y", "sign", "-f", "open", "-n", "hengjian/decision/v1", "text"];
    let (ok, said) = run(dir.path(), "ssh-keygen", &sign);
    assert!(ok, "{said}");
    let armored = fs::read_to_string(dir.path().join("text.sig")).unwrap();
    let key = PrivateKey::from_openssh(&pem, None).unwrap();
    assert_eq!(verify_text(&armored, "hengjian/decision/v1", b"text").unwrap(), key.public());
    assert_eq!(sign_text(&key, "hengjian/decision/v1", b"text").unwrap(), armored);
}
