//! One application in one track (申报项目) as the record that travels: its fields, its attachments and
//! the digest that says which record was judged (`domain.md` §8, `formats.md` §4).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::ids::NominationId;

/// The record of one nomination. Its JSON text, once written, is what digests are taken of; a reader
/// keeps that text and never writes it anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Nomination {
    /// 编号.
    pub id: NominationId,
    /// 名称 (of a person: 姓名).
    pub title: String,
    /// 申报单位, or 任职单位 of a person.
    pub applicant: String,
    /// 推荐单位.
    pub nominator: String,
    /// 推荐渠道, as the platform writes it.
    pub channel: String,
    /// Every other column of the intake by its heading, as text, in the order of the alphabet.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, String>,
    /// 佐证材料.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
}

/// One attached file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Attachment {
    /// File name as the applicant gave it, without a folder.
    pub name: String,
    /// Size in bytes.
    pub size: u64,
    /// SHA-256 of the bytes, hexadecimal.
    pub sha256: String,
}

/// Where a nomination stands in its office. A machine only ever imports; the rest are acts of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Taken from the spreadsheet; nobody has decided.
    Imported,
    /// Accepted for review (形式审查通过).
    Accepted,
    /// Sent back to be put right (限期修改).
    ToRectify,
    /// Refused with a reason.
    Refused,
    /// Withdrawn by the nominator or applicant.
    Withdrawn,
}

impl Outcome {
    /// The word in SQL, JSON and files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Imported => "imported",
            Self::Accepted => "accepted",
            Self::ToRectify => "to_rectify",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The outcome of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Imported, Self::Accepted, Self::ToRectify, Self::Refused, Self::Withdrawn]
            .into_iter()
            .find(|o| o.as_str() == word)
    }
}

/// SHA-256 of a record's JSON text, hexadecimal.
pub fn record_digest(record_json: &str) -> String {
    hex(&Sha256::digest(record_json.as_bytes()))
}

/// SHA-256 of the list `<record digest>  <nomination id>` with LF, sorted by id: the field (全部候选) as
/// `sha256sum` would write it, so that a pencil can check which nominations were there.
pub fn field_digest<'a>(records: impl IntoIterator<Item = (&'a NominationId, &'a str)>) -> String {
    hex(&Sha256::digest(field_list(records).as_bytes()))
}

/// The text that [`field_digest`] is taken of.
pub fn field_list<'a>(records: impl IntoIterator<Item = (&'a NominationId, &'a str)>) -> String {
    let sorted: BTreeMap<&NominationId, &str> = records.into_iter().collect();
    sorted.iter().map(|(id, digest)| format!("{digest}  {id}\n")).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// A file name that is safe inside a document and on every system: no folder, no device, no control
/// character, at most 200 bytes.
pub fn is_plain_file_name(name: &str) -> bool {
    let forbidden = |c: char| c.is_control() || "/\\:*?\"<>|".contains(c);
    !name.is_empty()
        && name.len() <= 200
        && !name.starts_with('.')
        && !name.ends_with(['.', ' '])
        && !name.chars().any(forbidden)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_field_list_is_sorted_whatever_the_order() {
        let (a, b) = (NominationId::new("a1").unwrap(), NominationId::new("b1").unwrap());
        assert_eq!(field_list([(&b, "22"), (&a, "11")]), "11  a1\n22  b1\n");
        assert_eq!(field_digest([(&b, "22"), (&a, "11")]), field_digest([(&a, "11"), (&b, "22")]));
    }

    #[test]
    fn a_file_name_never_leaves_its_folder() {
        assert!(is_plain_file_name("附件 1.pdf"));
        for bad in ["", "../a", "a/b", ".hidden", "a\\b", "a\n", "con:", "a."] {
            assert!(!is_plain_file_name(bad), "{bad:?}");
        }
    }
}
