//! Damaged, cut and invented files: refused or harmless, never a panic. Follows `formats.md` §2, §10.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::{collections::BTreeMap, io::Cursor};

use bundle::*;
use common::*;
use proptest::{collection::vec, prelude::*};

/// Everything that a signature covers, the payload read out, and who signed.
type Content = (BagInfo, Digest, BTreeMap<String, Vec<u8>>, BTreeMap<String, PublicKey>);

fn content(bytes: &[u8]) -> Result<Content, Fault> {
    let mut bag = open(bytes)?;
    bag.check_payload()?;
    let paths: Vec<String> = bag.paths().map(str::to_owned).collect();
    let mut payload = BTreeMap::new();
    for path in paths {
        let bytes = bag.read(&path, 1 << 20)?;
        payload.insert(path, bytes);
    }
    Ok((bag.info.clone(), bag.digest, payload, bag.signers().clone()))
}

/// A joint body's bundle, with both signatures.
fn joint() -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    let info = BagInfo { bundle_type: BundleType::Received, ..info() };
    let second = PrivateKey::from_seed([8; 32]);
    write_bag(&mut out, &info, payload(), &[("body", &expert()), ("body-2", &second)]).unwrap();
    out.into_inner()
}

/// What opening and reading everything says of `good` with one byte changed; never that it is sound.
fn refused_with(good: &[u8], at: usize, flip: u8) -> &'static str {
    let mut bad = good.to_vec();
    bad.get_mut(at).map(|byte| *byte ^= flip).unwrap();
    let Err(fault) = content(&bad) else { panic!("byte {at} ^ {flip:#x} changed unseen") };
    assert_ne!(fault.code(), "S01", "byte {at} ^ {flip:#x}: {fault}");
    fault.code()
}

#[test]
fn no_single_byte_of_a_bundle_can_be_changed_unseen() {
    for good in [sample(), joint()] {
        assert!(content(&good).is_ok() && good.len() <= 8 * 1024);
        let mut codes = BTreeMap::new();
        for at in 0..good.len() {
            for flip in [0x01, 0x20, 0x80, 0xFF] {
                *codes.entry(refused_with(&good, at, flip)).or_insert(0) += 1;
            }
        }
        println!("{} bytes, refused with {codes:?}", good.len());
    }
}

/// What can be said of a file of a bundle, one byte of which was changed by somebody who also made
/// the archive right again.
fn codes_of(name: &str) -> &'static [&'static str] {
    match name {
        "bagit.txt" => &["F11"],
        "bag-info.txt" => &["F16", "A07", "I01"],
        "manifest-sha256.txt" => &["I01"],
        "tagmanifest-sha256.txt" => &["A04"],
        "sig/expert.sshsig" => &["A02", "A03", "A04", "A06", "A07"],
        _ => &["I02"],
    }
}

#[test]
fn a_right_crc_does_not_help_a_changed_file() {
    let mut archive = Archive::open(Cursor::new(sample()), Limits::default()).unwrap();
    let names: Vec<String> = archive.names().map(str::to_owned).collect();
    let files: Vec<(String, Vec<u8>)> =
        names.into_iter().map(|n| (n.clone(), archive.read(&n, 4096).unwrap())).collect();
    assert!(content(&zip(&files)).is_ok());
    for (n, (name, good)) in files.iter().enumerate() {
        for at in 0..good.len() {
            for flip in [0x01, 0x20, 0xFF] {
                let mut bad = files.clone();
                let bytes = bad.get_mut(n).map(|(_, bytes)| bytes).unwrap();
                bytes.get_mut(at).map(|byte| *byte ^= flip).unwrap();
                let code = code(content(&zip(&bad)));
                assert!(codes_of(name).contains(&code), "{name} {at} ^ {flip:#x}: {code}");
            }
        }
    }
}

#[test]
fn no_byte_of_the_directory_can_take_any_other_value() {
    let good = sample();
    let directory = good.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    for at in directory..good.len() {
        for flip in 1..=0xFF {
            let code = refused_with(&good, at, flip);
            assert!(code.starts_with('F'), "byte {at} ^ {flip:#x}: {code}");
        }
    }
}

#[test]
fn a_bundle_cut_short_anywhere_is_refused() {
    let good = sample();
    for len in 0..good.len() {
        let code = code(open(&good[..len]));
        assert!(code.starts_with('F'), "{len}: {code}");
    }
}

#[test]
fn bytes_before_or_after_a_bundle_are_refused() {
    let good = sample();
    assert_eq!(code(open(&[b"x".to_vec(), good.clone()].concat())), "F01");
    assert_eq!(code(open(&[good.clone(), b"x".to_vec()].concat())), "F03");
    assert_eq!(code(open(&[good.clone(), good.clone()].concat())), "F02");
    let mut comment = good.clone();
    let len = comment.len();
    comment[len - 2] = 3;
    comment.extend(b"abc");
    assert_eq!(code(open(&comment)), "F05");
}

#[test]
fn an_empty_file_and_an_empty_archive_are_no_bundle() {
    assert_eq!(code(open(b"")), "F01");
    assert_eq!(code(open(&zip(&[]))), "F01");
}

#[test]
fn limits_are_looked_at_before_anything_is_read() {
    let limit = |max_bytes, max_entries| {
        let limits = Limits { max_bytes, max_entries };
        code(Bag::open(Cursor::new(sample()), limits))
    };
    let len = u64::try_from(sample().len()).unwrap();
    assert_eq!(limit(len, 8), "ok");
    assert_eq!(limit(len - 1, 8), "F08");
    assert_eq!(limit(len, 7), "F08");
}

/// Names of the closed pattern, short, so that they sometimes collide.
fn name() -> impl Strategy<Value = String> {
    vec("[A-Ca-c0-9_-]{1,3}", 1..4).prop_map(|segments| segments.join("/"))
}

proptest! {
    #[test]
    fn what_the_writer_takes_the_reader_gives_back(
        files in vec((name(), vec(any::<u8>(), 0..300)), 1..12),
    ) {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let mut digests = BTreeMap::new();
        for (name, content) in &files {
            digests.insert(name.clone(), zip.add_bytes(name, content).unwrap());
        }
        match zip.finish() {
            Ok(out) => {
                let mut archive = Archive::open(out, Limits::default()).unwrap();
                prop_assert!(archive.names().eq(digests.keys()));
                for (name, content) in files {
                    prop_assert_eq!(&archive.read(&name, 300).unwrap(), &content);
                    let (digest, _) = archive.copy_to(&name, &mut Vec::new()).unwrap();
                    prop_assert_eq!(digest, digests[&name]);
                }
            }
            Err(fault) => prop_assert_eq!(fault.code(), "F07"),
        }
    }

    #[test]
    fn any_bytes_are_answered(bytes in vec(any::<u8>(), 0..400)) {
        prop_assert!(open(&bytes).is_err());
        prop_assert!(open(&[b"PK\x03\x04", &bytes[..]].concat()).is_err());
        let _ = BagInfo::parse(&bytes);
        let _ = sshsig::verify(&bytes, "n", b"");
        let _ = PublicKey::from_blob(&bytes);
        let text = String::from_utf8_lossy(&bytes);
        let _ = PublicKey::from_openssh(&text);
        let _ = same_digits(&text, &text);
        prop_assert!(PrivateKey::from_encrypted_openssh(&text, "p").is_err());
    }

    #[test]
    fn a_bundle_with_several_changed_bytes_is_refused_or_the_same(
        changes in vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let mut bad = sample();
        for (at, byte) in changes {
            let at = at.index(bad.len());
            bad[at] = byte;
        }
        if let Ok(found) = content(&bad) {
            prop_assert_eq!(found, content(&sample()).unwrap());
        }
    }
}
