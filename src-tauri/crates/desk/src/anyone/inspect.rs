//! What a file is, by its first bytes and by what a bundle says of itself: for whoever picked or dropped it,
//! so that a wrong file is called by its name. Nothing is believed of what is read here, nothing is opened
//! with it, and a readable file is never a failure.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use bundle::BundleType;
use serde::{Deserialize, Serialize};

use crate::anyone::verify::claimed_type;
use crate::command::Call;
use crate::failure::Failure;
use crate::host::Picked;

/// Which file.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Inspect {
    /// Any file or folder.
    pub file: Picked,
}

/// What it is.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Inspected {
    /// Its kind.
    pub kind: FileKind,
    /// Its name, without a folder.
    pub name: String,
    /// Bytes.
    pub size: u64,
}

/// Kinds of file that people pick and drop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "InspectedKind"))]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// A bundle that says it is a batch.
    Batch,
    /// A bundle that says it is results.
    Results,
    /// A bundle that says it is an edition.
    Edition,
    /// A bundle that says it is a filing.
    Filing,
    /// A bundle that says it is a receipt.
    Receipt,
    /// A bundle that says it is a submission.
    Submission,
    /// A bundle that says it is an ack.
    Ack,
    /// A slip for an expert.
    Received,
    /// A return for correction.
    Return,
    /// Attachments of what is recommended.
    Materials,
    /// The final list.
    Selection,
    /// What no longer counts.
    Revocations,
    /// Looks like a work file.
    Work,
    /// Looks like an office file.
    Office,
    /// Named like a bundle, and cannot be read as one.
    BundleDamaged,
    /// Encrypted with age, as bundles are on their way up; for whom does not show.
    Sealed,
    /// Encrypted in another way.
    Encrypted,
    /// A PDF.
    Pdf,
    /// A spreadsheet.
    Spreadsheet,
    /// A ZIP or another archive.
    Archive,
    /// A picture.
    Image,
    /// An unencrypted SQLite database.
    Database,
    /// Text.
    Text,
    /// A folder.
    Folder,
    /// Nothing in it.
    Empty,
    /// Something else.
    Other,
}

/// Says what a file is.
pub fn inspect(cx: &Call<'_>, request: &Inspect) -> Result<Inspected, Failure> {
    let path = cx.host.resolve(&request.file)?;
    let failed = |e: std::io::Error| Failure::io(&path, &e);
    let about = std::fs::metadata(&path).map_err(failed)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let kind = if about.is_dir() {
        FileKind::Folder
    } else if about.len() == 0 {
        FileKind::Empty
    } else {
        let mut start = Vec::new();
        File::open(&path).and_then(|f| f.take(START).read_to_end(&mut start)).map_err(failed)?;
        kind(&path, &start)
    };
    Ok(Inspected { kind, name, size: about.len() })
}

/// How much of a file is looked at.
const START: u64 = 4096;

fn kind(path: &Path, start: &[u8]) -> FileKind {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    if start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06") {
        return zip(path, start, &ending);
    }
    if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| start.starts_with(magic)) {
        // A workbook of the old kind begins like every compound file.
        let old_table = ending == "xls" || ending == "et";
        let compound = *kind == FileKind::Other && old_table;
        return if compound { FileKind::Spreadsheet } else { *kind };
    }
    match ending.as_str() {
        "hjw" if looks_encrypted(start) => FileKind::Work,
        "hjo" if looks_encrypted(start) => FileKind::Office,
        "hjb" => FileKind::BundleDamaged,
        "csv" | "tsv" if is_text(start) => FileKind::Spreadsheet,
        "bmp" if start.starts_with(b"BM") => FileKind::Image,
        _ if start.get(8..12) == Some(b"WEBP") => FileKind::Image,
        _ if is_text(start) => FileKind::Text,
        _ => FileKind::Other,
    }
}

const MAGIC: [(&[u8], FileKind); 17] = [
    (b"age-encryption.org/v1\n", FileKind::Sealed),
    (b"age-encryption.org/", FileKind::Encrypted),
    (b"-----BEGIN AGE ENCRYPTED FILE-----", FileKind::Encrypted),
    (b"%PDF-", FileKind::Pdf),
    (b"SQLite format 3\0", FileKind::Database),
    (b"\xd0\xcf\x11\xe0", FileKind::Other),
    (b"\x89PNG\r\n", FileKind::Image),
    (b"\xff\xd8\xff", FileKind::Image),
    (b"GIF87a", FileKind::Image),
    (b"GIF89a", FileKind::Image),
    (b"II*\0", FileKind::Image),
    (b"MM\0*", FileKind::Image),
    (b"7z\xbc\xaf\x27\x1c", FileKind::Archive),
    (b"Rar!\x1a\x07", FileKind::Archive),
    (b"\x1f\x8b", FileKind::Archive),
    (b"BZh", FileKind::Archive),
    (b"\xfd7zXZ", FileKind::Archive),
];

/// A bundle, an office document or any other archive.
fn zip(path: &Path, start: &[u8], ending: &str) -> FileKind {
    let names = |part: &[u8]| start.windows(part.len()).any(|w| w == part);
    match claimed_type(path) {
        Some(BundleType::Batch) => FileKind::Batch,
        Some(BundleType::Results) => FileKind::Results,
        Some(BundleType::Edition) => FileKind::Edition,
        Some(BundleType::Filing) => FileKind::Filing,
        Some(BundleType::Receipt) => FileKind::Receipt,
        Some(BundleType::Submission) => FileKind::Submission,
        Some(BundleType::Ack) => FileKind::Ack,
        Some(BundleType::Received) => FileKind::Received,
        Some(BundleType::Return) => FileKind::Return,
        Some(BundleType::Materials) => FileKind::Materials,
        Some(BundleType::Selection) => FileKind::Selection,
        Some(BundleType::Revocations) => FileKind::Revocations,
        None if ending == "hjb" || names(b"bagit.txt") => FileKind::BundleDamaged,
        None if matches!(ending, "xlsx" | "xlsm" | "ods" | "et") => FileKind::Spreadsheet,
        None if names(b"xl/workbook.xml") => FileKind::Spreadsheet,
        None if names(b"[Content_Types].xml") => FileKind::Other,
        None => FileKind::Archive,
    }
}

/// Bytes that tell what is encrypted from what is not, and how many different ones they have at least:
/// 512 random bytes have about 221.
const SAMPLE: (usize, usize) = (512, 100);

fn looks_encrypted(start: &[u8]) -> bool {
    let (length, fewest) = SAMPLE;
    let different: BTreeSet<&u8> = start.iter().take(length).collect();
    different.len() >= fewest && !is_text(start)
}

/// Text in UTF-8, or in an older Chinese encoding: it has no control character but those of lines.
fn is_text(start: &[u8]) -> bool {
    let control = |b: &u8| (*b < 0x20 && !b"\t\n\r\x0c".contains(b)) || *b == 0x7f;
    !start.iter().any(control)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind_of(name: &str, bytes: &[u8]) -> FileKind {
        kind(Path::new(name), bytes)
    }

    /// Bytes of every value, as in what is encrypted.
    fn noise() -> Vec<u8> {
        (0_u32..4096).map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[0]).collect()
    }

    #[test]
    fn what_is_no_bundle_is_called_by_its_bytes_and_not_by_its_name() {
        for (name, bytes, kind) in [
            ("a.hjw", b"%PDF-1.7\n".as_slice(), FileKind::Pdf),
            ("a.hjo", b"SQLite format 3\0", FileKind::Database),
            ("a.hjo", "这只是文字\n".as_bytes(), FileKind::Text),
            ("a.hjb", b"PK\x03\x04 cut off", FileKind::BundleDamaged),
            ("a.hjb", b"nothing like it", FileKind::BundleDamaged),
            ("renamed.zip", b"PK\x03\x04...bagit.txt...", FileKind::BundleDamaged),
            ("results.hjb.age", b"age-encryption.org/v1\n-> X25519", FileKind::Sealed),
            ("renamed.hjb", b"age-encryption.org/v1\n-> X25519", FileKind::Sealed),
            ("newer.hjb.age", b"age-encryption.org/v2\n", FileKind::Encrypted),
            ("a.age", b"-----BEGIN AGE ENCRYPTED FILE-----\n", FileKind::Encrypted),
            ("a.xlsx", b"PK\x03\x04", FileKind::Spreadsheet),
            ("a", b"PK\x03\x04..xl/workbook.xml", FileKind::Spreadsheet),
            ("a.xls", b"\xd0\xcf\x11\xe0", FileKind::Spreadsheet),
            ("a.doc", b"\xd0\xcf\x11\xe0", FileKind::Other),
            ("a.csv", b"a,b\n", FileKind::Spreadsheet),
            ("a.docx", b"PK\x03\x04[Content_Types].xml", FileKind::Other),
            ("a.zip", b"PK\x03\x04", FileKind::Archive),
            ("a.png", b"\x89PNG\r\n\x1a\n", FileKind::Image),
            ("a.txt", b"\xd5\xe2\xca\xc7GBK\r\n", FileKind::Text),
            ("a.bin", b"\0\x01\x02", FileKind::Other),
            ("a.hjw", &[0; 4096], FileKind::Other),
        ] {
            assert_eq!(kind_of(name, bytes), kind, "{name} {bytes:?}");
        }
    }

    #[test]
    fn a_document_is_known_by_its_ending_and_by_having_no_pattern() {
        assert_eq!(kind_of("a.hjw", &noise()), FileKind::Work);
        assert_eq!(kind_of("A.HJO", &noise()), FileKind::Office);
        assert_eq!(kind_of("a.bin", &noise()), FileKind::Other);
    }
}
