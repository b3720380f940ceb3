//! Containers as bytes: the strict ZIP, the bag in it, its `bag-info.txt` and its manifest. What is accepted
//! must add up to the last byte, print as it was read, and be the same bundle after re-zipping.

use std::io::Cursor;

use bundle::{
    Archive, Bag, BagInfo, BundleType, Digest, Limits, Mode, Signer, Stub, ZipWriter, check_stub,
};

use crate::{key, refused_with};

const ZIP: &[&str] = &["F01", "F02", "F03", "F04", "F05", "F06", "F07", "F08"];
const STAGE_A: &[&str] = &[
    "F01", "F02", "F03", "F04", "F05", "F06", "F07", "F08", "F09", "F10", "F11", "F12", "F16",
    "A01", "A02", "A03", "A04", "A06", "A07", "I01", "I03",
];
const BAGIT: &[u8] = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
/// Lengths of a local header, of a record of the directory and of the end record (APPNOTE 4.3).
const HEADERS: u64 = 30 + 46;
const END: u64 = 22;

/// The strict ZIP. Accepted: names of the closed pattern, every byte of the file accounted for, both ways of
/// reading agree, limits hold to the byte, one byte more or less is refused, and the same files written
/// anew are the same archive.
pub fn container(data: &[u8]) {
    let mut archive = match Archive::open(Cursor::new(data), Limits::default()) {
        Ok(archive) => archive,
        Err(fault) => return refused_with(&fault, ZIP),
    };
    let names: Vec<String> = archive.names().map(str::to_owned).collect();
    assert!(names.iter().all(|name| is_plain(name)), "{names:?}");
    assert!(names.is_sorted_by(|a, b| a < b), "{names:?}");
    accounted_for(&archive, &names, data);
    limits_hold(&names, data);
    let mut contents = Vec::new();
    for name in &names {
        match content(&mut archive, name) {
            Some(content) => contents.push((name.as_str(), content)),
            None => return,
        }
    }
    let again = zipped(&contents);
    assert_eq!(again.len(), data.len(), "written anew");
    let mut reopened = Archive::open(Cursor::new(&*again), Limits::default()).expect("our own");
    assert!(reopened.names().eq(names.iter()));
    for (name, content) in &contents {
        assert_eq!(reopened.read(name, u64::MAX).ok().as_ref(), Some(content), "{name}");
    }
    for other in [[b"P", data].concat(), [data, b"\0"].concat(), shorter(data)] {
        assert!(Archive::open(Cursor::new(other), Limits::default()).is_err());
    }
}

fn is_plain(name: &str) -> bool {
    let segment = |s: &str| {
        !s.is_empty()
            && !s.ends_with('.')
            && s.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b))
    };
    (1..=200).contains(&name.len()) && name.split('/').all(segment)
}

fn accounted_for(archive: &Archive<Cursor<&[u8]>>, names: &[String], data: &[u8]) {
    let bytes = names.iter().map(|name| {
        let headers = HEADERS + 2 * len(name.as_bytes());
        archive.size(name).map(|size| size + headers)
    });
    assert_eq!(bytes.sum::<Option<u64>>().map(|sum| sum + END), Some(len(data)));
}

fn limits_hold(names: &[String], data: &[u8]) {
    let code = |limits| Archive::open(Cursor::new(data), limits).err().map(|fault| fault.code());
    let exact = Limits { max_bytes: len(data), max_entries: names.len() };
    assert_eq!(code(exact), None);
    assert_eq!(code(Limits { max_bytes: len(data) - 1, ..exact }), Some("F08"));
    if let Some(fewer) = names.len().checked_sub(1) {
        assert_eq!(code(Limits { max_entries: fewer, ..exact }), Some("F08"));
    }
}

/// The content of `name`, read in both ways; none if its checksum is wrong, which both must say.
fn content(archive: &mut Archive<Cursor<&[u8]>>, name: &str) -> Option<Vec<u8>> {
    let size = archive.size(name).unwrap_or_default();
    let mut copied = Vec::new();
    let streamed = archive.copy_to(name, &mut copied);
    match archive.read(name, size) {
        Ok(content) => {
            assert_eq!(len(&content), size);
            assert!(streamed.is_ok_and(|sums| sums == (Digest::of(&content), size)));
            assert_eq!(content, copied);
            if let Some(less) = size.checked_sub(1) {
                assert_eq!(archive.read(name, less).err().map(|f| f.code()), Some("F08"));
            }
            Some(content)
        }
        Err(fault) => {
            refused_with(&fault, &["F09"]);
            assert_eq!(streamed.err().map(|fault| fault.code()), Some("F09"));
            None
        }
    }
}

/// A bundle, without believing its payload. Accepted: archive and manifest name the same files, the info
/// prints as it stands there, the stub holds by itself, each signer has a role of this type, and the same
/// files in another order are the same bundle.
pub fn bag(data: &[u8]) {
    let mut bag = match Bag::open(Cursor::new(data), Limits::default()) {
        Ok(bag) => bag,
        Err(fault) => return refused_with(&fault, STAGE_A),
    };
    assert_eq!(bag.digest, Digest::of(&bag.stub.tagmanifest));
    assert_eq!(bag.info.to_bytes().ok().as_ref(), Some(&bag.stub.bag_info));
    let (info, signers, manifest, digest) = check_stub(&bag.stub).expect("the stub of a bundle");
    assert_eq!((&info, &manifest, digest), (&bag.info, &bag.manifest, bag.digest));
    assert_eq!(&signers, bag.signers());
    assert!(signers.keys().eq(bag.stub.signatures.keys()) && !signers.is_empty());
    assert!(signers.keys().all(|role| info.bundle_type.roles().contains(&role.as_str())));

    let mut contents = Vec::new();
    let mut altered = false;
    for (path, digest) in bag.manifest.clone() {
        match bag.read(&path, u64::MAX) {
            Ok(content) => {
                assert_eq!(Digest::of(&content), digest);
                contents.push((path, content));
            }
            Err(fault) => {
                refused_with(&fault, &["F09", "I02"]);
                altered = true;
            }
        }
    }
    assert_eq!(bag.check_payload().is_err(), altered);
    if !altered {
        same_after_rezipping(&bag, contents);
    }
}

fn same_after_rezipping(bag: &Bag<Cursor<&[u8]>>, mut files: Vec<(String, Vec<u8>)>) {
    files.extend(stub_files(&bag.stub));
    files.push(("bagit.txt".to_owned(), BAGIT.to_vec()));
    files.reverse();
    let named: Vec<_> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
    let again = Bag::open(Cursor::new(zipped(&named)), Limits::default());
    assert_eq!(again.ok().map(|again| again.digest), Some(bag.digest));
}

/// The tag files and signatures of a stub under their names, without `bagit.txt`.
pub(crate) fn stub_files(stub: &Stub) -> Vec<(String, Vec<u8>)> {
    let mut files = vec![
        ("bag-info.txt".to_owned(), stub.bag_info.clone()),
        ("manifest-sha256.txt".to_owned(), stub.manifest.clone()),
        ("tagmanifest-sha256.txt".to_owned(), stub.tagmanifest.clone()),
    ];
    let signature =
        |(role, bytes): (&String, &Vec<u8>)| (format!("sig/{role}.sshsig"), bytes.clone());
    files.extend(stub.signatures.iter().map(signature));
    files
}

/// `bag-info.txt`. Accepted: it prints as it was read. Refused: F16.
pub fn bag_info(data: &[u8]) {
    match BagInfo::parse(data) {
        Ok(info) => assert_eq!(info.to_bytes().ok().as_deref(), Some(data)),
        Err(fault) => refused_with(&fault, &["F16"]),
    }
}

/// `manifest-sha256.txt`, in a stub that is signed over whatever it says. Accepted: it prints as it was
/// read, and every name is one of the payload. Refused: F12 or F07.
pub fn manifest(data: &[u8]) {
    let bag_info = BagInfo::new(BundleType::Edition, Mode::Rehearsal).to_bytes().expect("an info");
    let tags = [("bag-info.txt", &*bag_info), ("bagit.txt", BAGIT), ("manifest-sha256.txt", data)];
    let lines = tags.map(|(name, bytes)| format!("{}  {name}\n", Digest::of(bytes)));
    let tagmanifest = lines.concat().into_bytes();
    let signature = key(0).sign("hengjian/edition/v1", &tagmanifest).expect("a signature");
    let signatures = [("secretariat".to_owned(), signature)].into();
    match check_stub(&Stub { bag_info, manifest: data.to_vec(), tagmanifest, signatures }) {
        Ok((_, _, files, _)) => {
            let printed: String = files.iter().map(|(name, d)| format!("{d}  {name}\n")).collect();
            assert_eq!(printed.as_bytes(), data);
            assert!(files.keys().all(|name| is_plain(name) && name.starts_with("data/")));
        }
        Err(fault) => refused_with(&fault, &["F12", "F07"]),
    }
}

/// An archive of our own making.
fn zipped(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.add_bytes(name, content).expect("a file of an archive that was read");
    }
    zip.finish().expect("the end of an archive").into_inner()
}

fn shorter(data: &[u8]) -> Vec<u8> {
    data.split_last().map(|(_, rest)| rest.to_vec()).unwrap_or_default()
}

fn len(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).expect("a length")
}
