//! The second signature of a joint body: the bundle stays the same in every byte that is signed, and
//! nothing wrong is ever signed. Follows `formats.md` §2.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::{
    fs,
    io::{Cursor, Write},
};

use bundle::*;
use common::*;
use tempfile::tempdir;

fn second() -> PrivateKey {
    PrivateKey::from_seed([8; 32])
}

/// A bundle of `kind`, signed in these roles.
fn signed(kind: BundleType, signers: &[(&str, &dyn Signer)]) -> (Vec<u8>, Digest) {
    let info = BagInfo { bundle_type: kind, ..info() };
    let mut out = Cursor::new(Vec::new());
    let written = write_bag(&mut out, &info, payload(), signers).unwrap();
    (out.into_inner(), written.digest)
}

/// An output that cannot seek, as a pipe.
struct Pipe(Vec<u8>);

impl Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn cosigned(bundle: &[u8], role: &str, signer: &dyn Signer) -> Result<(Vec<u8>, Digest), Fault> {
    let mut out = Pipe(Vec::new());
    let digest = cosign(Cursor::new(bundle), &mut out, role, signer)?;
    Ok((out.0, digest))
}

#[test]
fn the_second_signature_gives_the_bytes_of_both_at_once_in_either_order() {
    let (one, two) = (expert(), second());
    for kind in [BundleType::Filing, BundleType::Batch, BundleType::Submission] {
        let (both, digest) = signed(kind, &[("body", &one), ("body-2", &two)]);
        let (first, same) = signed(kind, &[("body", &one)]);
        assert_eq!(same, digest);
        assert_eq!(cosigned(&first, "body-2", &two).unwrap(), (both.clone(), digest));
        let (late, _) = signed(kind, &[("body-2", &two)]);
        assert_eq!(cosigned(&late, "body", &one).unwrap(), (both.clone(), digest));
        let mut bag = open(&both).unwrap();
        bag.check_payload().unwrap();
        assert_eq!(bag.signers().get("body-2"), Some(&two.public()));
    }
}

#[test]
fn a_role_that_is_not_of_the_type_or_has_signed_is_refused() {
    let code = |kind, signers: &[(&str, &dyn Signer)], role: &str| {
        code(cosigned(&signed(kind, signers).0, role, &second()))
    };
    let one = expert();
    assert_eq!(code(BundleType::Filing, &[("body", &one)], "body"), "F10");
    assert_eq!(code(BundleType::Filing, &[("body", &one)], "body-3"), "F10");
    assert_eq!(code(BundleType::Filing, &[("body", &one)], "secretariat"), "F10");
    assert_eq!(code(BundleType::Results, &[("expert", &one)], "expert"), "F10");
    assert_eq!(code(BundleType::Results, &[("expert", &one)], "body"), "F10");
    assert_eq!(code(BundleType::Ack, &[("secretariat", &one)], "body"), "F10");
    assert_eq!(code(BundleType::Filing, &[("body", &one), ("body-2", &one)], "body-2"), "F10");
}

#[test]
fn a_bundle_zipped_again_by_another_tool_takes_the_second_signature_too() {
    if !has("zip") || !has("unzip") {
        return;
    }
    let (one, two) = (expert(), second());
    let (both, digest) = signed(BundleType::Filing, &[("body", &one), ("body-2", &two)]);
    let (first, _) = signed(BundleType::Filing, &[("body", &one)]);
    let dir = tempdir().unwrap();
    fs::write(dir.path().join("filing.hjb"), first).unwrap();
    let again = "unzip -q filing.hjb -d out && cd out && zip -q -0 -X -D -r ../again.zip .";
    let (ok, text) = run(dir.path(), "sh", &["-c", again]);
    assert!(ok, "{text}");
    let zipped = fs::read(dir.path().join("again.zip")).unwrap();
    assert_eq!(open(&zipped).unwrap().digest, digest);
    assert_eq!(cosigned(&zipped, "body-2", &two).unwrap(), (both, digest));
}

/// A signer that says something wrong about itself.
struct Odd {
    suite: &'static str,
    signs_as: Option<PrivateKey>,
}

impl Signer for Odd {
    fn suite(&self) -> &'static str {
        self.suite
    }

    fn public(&self) -> PublicKey {
        second().public()
    }

    fn sign(&self, namespace: &str, message: &[u8]) -> Result<Vec<u8>, Fault> {
        let Some(key) = &self.signs_as else { panic!("asked to sign") };
        key.sign(namespace, message)
    }
}

#[test]
fn a_signer_of_another_suite_is_never_asked() {
    let (first, _) = signed(BundleType::Filing, &[("body", &expert())]);
    let sm2 = Odd { suite: "sm2-sm3", signs_as: None };
    assert_eq!(code(cosigned(&first, "body-2", &sm2)), "A07");
}

#[test]
fn a_signature_of_another_key_than_the_signers_is_not_added() {
    let (first, _) = signed(BundleType::Filing, &[("body", &expert())]);
    let odd = |key| Odd { suite: SUITE, signs_as: Some(key) };
    assert_eq!(code(cosigned(&first, "body-2", &odd(second()))), "ok");
    assert_eq!(code(cosigned(&first, "body-2", &odd(expert()))), "A04");
}

#[test]
fn nothing_is_signed_while_any_byte_is_wrong() {
    let (first, _) = signed(BundleType::Filing, &[("body", &expert())]);
    let silent = Odd { suite: SUITE, signs_as: None };
    for at in 0..first.len() {
        let mut bad = first.clone();
        bad[at] ^= 0x20;
        assert!(cosigned(&bad, "body-2", &silent).is_err(), "byte {at}");
    }
    for len in [0, 1, first.len() / 2, first.len() - 1] {
        assert!(cosigned(&first[..len], "body-2", &silent).is_err(), "{len}");
    }
}

#[test]
fn ssh_keygen_verifies_both_signatures() {
    if !has("unzip") || !has("ssh-keygen") || !has("sh") {
        return;
    }
    let dir = tempdir().unwrap();
    let (first, _) = signed(BundleType::Filing, &[("body", &expert())]);
    let (both, _) = cosigned(&first, "body-2", &second()).unwrap();
    fs::write(dir.path().join("filing.hjb"), both).unwrap();
    let (ok, text) = run(dir.path(), "unzip", &["-q", "filing.hjb"]);
    assert!(ok, "{text}");
    let namespaces = ["hengjian/filing/v1".to_owned()];
    let line = |who: &str, key: &PrivateKey| {
        allowed_signers_line(who, &namespaces, &key.public()).unwrap() + "\n"
    };
    let signers = line("first", &expert()) + &line("second", &second());
    fs::write(dir.path().join("signers"), signers).unwrap();
    let verify = |who: &str, role: &str| {
        let command = format!(
            "ssh-keygen -Y verify -f signers -I {who} -n hengjian/filing/v1 \
             -s sig/{role}.sshsig < tagmanifest-sha256.txt"
        );
        run(dir.path(), "sh", &["-c", &command])
    };
    for (who, role) in [("first", "body"), ("second", "body-2")] {
        let (ok, text) = verify(who, role);
        assert!(ok, "{text}");
    }
    assert!(!verify("first", "body-2").0);
    for manifest in ["manifest-sha256.txt", "tagmanifest-sha256.txt"] {
        let (ok, text) = run(dir.path(), "sha256sum", &["--strict", "-c", manifest]);
        assert!(ok, "{text}");
    }
}
