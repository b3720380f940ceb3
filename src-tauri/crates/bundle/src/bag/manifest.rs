//! The two manifests: lines of digest, two spaces, name, as `sha256sum` writes them, in one
//! possible form only. Nothing is read from the payload here. Follows `formats.md` §2.

use std::collections::BTreeMap;

use super::{BAG_INFO, BAGIT, BAGIT_BYTES, DATA, MANIFEST, TAGMANIFEST};
use crate::{
    digest::Digest,
    fault::Fault,
    zip::{Limits, check_name, check_names},
};

/// The most bytes a payload manifest can have: 65,000 lines of the longest names.
pub(super) const MAX_MANIFEST: u64 = 65_000 * (64 + 2 + 200 + 1);
pub(super) const MAX_TAGMANIFEST: u64 = 1024;

/// The bytes of a manifest over `files`.
pub(super) fn render<'a>(files: impl Iterator<Item = (&'a str, Digest)>) -> Vec<u8> {
    files.flat_map(|(name, digest)| format!("{digest}  {name}\n").into_bytes()).collect()
}

/// Reads `manifest-sha256.txt`: sorted bytewise, each file once, every name under `data/`.
pub(super) fn parse(bytes: &[u8]) -> Result<BTreeMap<String, Digest>, Fault> {
    let refuse = |detail: &str| Fault::finding("F12", MANIFEST, detail);
    let text = std::str::from_utf8(bytes).map_err(|_| refuse("not UTF-8"))?;
    let lines = text.strip_suffix('\n').ok_or_else(|| refuse("empty, or no LF at the end"))?;
    let mut files = BTreeMap::new();
    for line in lines.split('\n') {
        let (name, digest) = parse_line(line)?;
        if files.last_key_value().is_some_and(|(last, _): (&String, _)| last.as_str() >= name) {
            return Err(refuse("not sorted, or a file named twice"));
        }
        if files.len() >= Limits::default().max_entries {
            return Err(refuse("too many files"));
        }
        files.insert(name.to_owned(), digest);
    }
    check_names(files.keys().map(String::as_str))?;
    Ok(files)
}

fn parse_line(line: &str) -> Result<(&str, Digest), Fault> {
    let refuse = || Fault::finding("F12", MANIFEST, "a line that is not: digest, two spaces, file");
    let (digest, name) = line.split_once("  ").ok_or_else(refuse)?;
    let digest = digest.parse().map_err(|_| refuse())?;
    check_payload_name(name)?;
    Ok((name, digest))
}

/// Refuses (F07) whatever is not a plain name under `data/`.
pub(super) fn check_payload_name(name: &str) -> Result<(), Fault> {
    check_name(name)?;
    if name.starts_with(DATA) {
        Ok(())
    } else {
        Err(Fault::finding("F07", name, "a payload file outside data/"))
    }
}

/// The bytes that `tagmanifest-sha256.txt` must have, and that are signed.
pub(super) fn render_tags(bag_info: &[u8], manifest: &[u8]) -> Vec<u8> {
    render(tags(bag_info, manifest).into_iter())
}

fn tags(bag_info: &[u8], manifest: &[u8]) -> [(&'static str, Digest); 3] {
    [
        (BAG_INFO, Digest::of(bag_info)),
        (BAGIT, Digest::of(BAGIT_BYTES)),
        (MANIFEST, Digest::of(manifest)),
    ]
}

/// Refuses (I01) a tag manifest that is not exactly the one over these files.
pub(super) fn check_tags(
    tagmanifest: &[u8],
    bag_info: &[u8],
    manifest: &[u8],
) -> Result<(), Fault> {
    let tags = tags(bag_info, manifest);
    if tagmanifest == render(tags.into_iter()) {
        return Ok(());
    }
    // Only to name the file: which of the expected lines is missing?
    let missing = tags.into_iter().find(|tag| {
        let line = render(std::iter::once(*tag));
        !tagmanifest.split_inclusive(|byte| *byte == b'\n').any(|found| found == line)
    });
    let object = missing.map_or(TAGMANIFEST, |(name, _)| name);
    Err(Fault::finding("I01", object, "not what the signed tag manifest lists"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    fn code(text: &str) -> &'static str {
        parse(text.as_bytes()).map_or_else(|fault| fault.code(), |_| "ok")
    }

    #[test]
    fn a_manifest_of_sha256sum_is_read() {
        let files = parse(format!("{A}  data/a\n{A}  data/b\n").as_bytes()).unwrap();
        assert_eq!(files.get("data/b"), Some(&Digest::of(b"abc")));
        assert_eq!(files.len(), 2);
    }

    #[test]
    fn every_other_form_is_refused() {
        assert_eq!(code(""), "F12");
        assert_eq!(code("\n"), "F12");
        assert_eq!(code(&format!("{A}  data/a")), "F12");
        assert_eq!(code(&format!("{A} data/a\n")), "F12");
        assert_eq!(code(&format!("{A} *data/a\n")), "F12");
        assert_eq!(code(&format!("{A}\tdata/a\n")), "F12");
        assert_eq!(code(&format!("{A}  data/a\r\n")), "F07");
        assert_eq!(code(&format!("{A}   data/a\n")), "F07");
        assert_eq!(code(&format!("{}  data/a\n", A.to_uppercase())), "F12");
        assert_eq!(code(&format!("{A}  data/a\n\n")), "F12");
        assert_eq!(code(&format!("{A}  data/b\n{A}  data/a\n")), "F12");
        assert_eq!(code(&format!("{A}  data/a\n{A}  data/a\n")), "F12");
        assert_eq!(code(&format!("{A}  bagit.txt\n")), "F07");
        assert_eq!(code(&format!("{A}  data/../a\n")), "F07");
        assert_eq!(code(&format!("{A}  data/A\n{A}  data/a\n")), "F07");
    }

    #[test]
    fn a_changed_tag_file_is_named() {
        let tags = render_tags(b"info", b"manifest");
        assert!(check_tags(&tags, b"info", b"manifest").is_ok());
        let fault = check_tags(&tags, b"Info", b"manifest").unwrap_err();
        assert!(matches!(fault, Fault::Finding { code: "I01", object, .. } if object == BAG_INFO));
        let doubled = [tags.clone(), tags].concat();
        assert_eq!(check_tags(&doubled, b"info", b"manifest").unwrap_err().code(), "I01");
    }
}
