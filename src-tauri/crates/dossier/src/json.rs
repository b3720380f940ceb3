//! The strict JSON of `formats.md` §2, read and written: UTF-8 in NFC, integers only, no duplicate and
//! no unknown key, bounded depth, and `type` first. What this refuses is never looked at again.

use std::collections::BTreeSet;
use std::fmt;

use serde::de::{DeserializeOwned, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Number, Value};
use unicode_normalization::is_nfc;

/// Deepest nesting of a payload.
const MAX_DEPTH: usize = 16;
/// Largest integer that every JSON reader keeps exactly.
const MAX_INTEGER: u64 = (1 << 53) - 1;

/// A payload file: its first key is `type`, with this text.
pub trait Payload: Serialize + DeserializeOwned {
    /// The text of `type`.
    const TYPE: &'static str;
}

/// Why a payload cannot be read; `code` is F20 (syntax), F21 (schema) or F22 (number).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code}: {detail}")]
pub struct JsonFault {
    /// The finding's code.
    pub code: &'static str,
    /// What was wrong, for the log.
    pub detail: String,
}

impl JsonFault {
    fn new(code: &'static str, detail: impl fmt::Display) -> Self {
        Self { code, detail: detail.to_string() }
    }
}

/// Reads a payload of type `T` from exactly these bytes.
pub fn read<T: Payload>(bytes: &[u8]) -> Result<T, JsonFault> {
    read_as(bytes, T::TYPE)
}

/// Reads a payload whose first key is `type` with the text `kind`.
pub fn read_as<T: DeserializeOwned>(bytes: &[u8], kind: &str) -> Result<T, JsonFault> {
    let (value, first_key) = parse(bytes)?;
    let found = value.get("type").and_then(Value::as_str).unwrap_or("-");
    if first_key.as_deref() != Some("type") || found != kind {
        return Err(JsonFault::new(
            "F21",
            format!("type is {found}, expected {kind} as first key"),
        ));
    }
    serde_json::from_value(value).map_err(|e| JsonFault::new("F21", e))
}

/// Writes a payload: indented, with a line end, so that people and `diff` can read it.
///
/// Errors: F20 for text that is not in NFC, because no reader would take it.
pub fn write<T: Serialize>(value: &T) -> Result<Vec<u8>, JsonFault> {
    let mut text = serde_json::to_string_pretty(value).map_err(|e| JsonFault::new("F21", e))?;
    if !is_nfc(&text) {
        return Err(JsonFault::new("F20", "not in NFC"));
    }
    text.push('\n');
    Ok(text.into_bytes())
}

/// The value of strict JSON, and the first key if it is an object.
fn parse(bytes: &[u8]) -> Result<(Value, Option<String>), JsonFault> {
    let text = std::str::from_utf8(bytes).map_err(|e| JsonFault::new("F20", e))?;
    if !is_nfc(text) {
        return Err(JsonFault::new("F20", "not in NFC"));
    }
    let mut reader = serde_json::Deserializer::from_str(text);
    let strict = Strict::deserialize(&mut reader).map_err(classify)?;
    reader.end().map_err(|e| JsonFault::new("F20", e))?;
    if depth(&strict.value) > MAX_DEPTH {
        return Err(JsonFault::new("F20", format!("nested deeper than {MAX_DEPTH}")));
    }
    Ok((strict.value, strict.first_key))
}

const NUMBER: &str = "not an integer within 2^53-1";
/// An escape can say what the text itself may not: `e` and `\u0301`.
const NOT_NFC: &str = "a string that is not in NFC";

#[allow(clippy::needless_pass_by_value)] // the signature of map_err
fn classify(e: serde_json::Error) -> JsonFault {
    let code = if e.to_string().starts_with(NUMBER) { "F22" } else { "F20" };
    JsonFault::new(code, e)
}

fn depth(value: &Value) -> usize {
    match value {
        Value::Array(a) => 1 + a.iter().map(depth).max().unwrap_or(0),
        Value::Object(o) => 1 + o.values().map(depth).max().unwrap_or(0),
        _ => 0,
    }
}

/// A JSON value that was read with every duplicate key and inexact number refused. serde_json itself
/// stops at 128 levels, so the recursion is bounded before [`MAX_DEPTH`] is looked at.
struct Strict {
    value: Value,
    first_key: Option<String>,
}

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(StrictVisitor)
    }
}

struct StrictVisitor;

fn leaf(value: Value) -> Strict {
    Strict { value, first_key: None }
}

impl<'de> Visitor<'de> for StrictVisitor {
    type Value = Strict;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Strict, E> {
        Ok(leaf(Value::Null))
    }

    fn visit_bool<E>(self, b: bool) -> Result<Strict, E> {
        Ok(leaf(Value::Bool(b)))
    }

    fn visit_u64<E: serde::de::Error>(self, n: u64) -> Result<Strict, E> {
        if n > MAX_INTEGER { Err(E::custom(NUMBER)) } else { Ok(leaf(Value::Number(n.into()))) }
    }

    fn visit_i64<E: serde::de::Error>(self, n: i64) -> Result<Strict, E> {
        if n.unsigned_abs() > MAX_INTEGER {
            Err(E::custom(NUMBER))
        } else {
            Ok(leaf(Value::Number(Number::from(n))))
        }
    }

    fn visit_f64<E: serde::de::Error>(self, _: f64) -> Result<Strict, E> {
        Err(E::custom(NUMBER))
    }

    fn visit_str<E: serde::de::Error>(self, s: &str) -> Result<Strict, E> {
        if is_nfc(s) { Ok(leaf(Value::String(s.to_owned()))) } else { Err(E::custom(NOT_NFC)) }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Strict, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element::<Strict>()? {
            items.push(item.value);
        }
        Ok(leaf(Value::Array(items)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Strict, A::Error> {
        let (mut object, mut seen, mut first_key) = (Map::new(), BTreeSet::new(), None);
        while let Some(key) = map.next_key::<String>()? {
            if !is_nfc(&key) {
                return Err(A::Error::custom(NOT_NFC));
            }
            if !seen.insert(key.clone()) {
                return Err(A::Error::custom(format!("duplicate key {key:?}")));
            }
            first_key.get_or_insert_with(|| key.clone());
            object.insert(key, map.next_value::<Strict>()?.value);
        }
        Ok(Strict { value: Value::Object(object), first_key })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Slip {
        #[serde(rename = "type")]
        kind: String,
        n: i64,
    }

    impl Payload for Slip {
        const TYPE: &'static str = "slip";
    }

    fn code(text: &str) -> &'static str {
        read::<Slip>(text.as_bytes()).unwrap_err().code
    }

    #[test]
    fn a_good_payload_reads_back() {
        let slip = Slip { kind: "slip".into(), n: -5 };
        assert_eq!(read::<Slip>(&write(&slip).unwrap()).unwrap(), slip);
    }

    #[test]
    fn what_no_reader_would_take_is_not_written() {
        let slip = Slip { kind: "e\u{301}".into(), n: 1 };
        assert_eq!(write(&slip).unwrap_err().code, "F20");
    }

    #[test]
    fn syntax_duplicates_depth_and_form_are_f20() {
        let deep = format!(r#"{{"type":"slip","n":{}1{}}}"#, "[".repeat(17), "]".repeat(17));
        let very_deep = "[".repeat(100_000);
        for bad in [
            "",
            "{",
            r#"{"type":"slip","n":1,"n":1}"#,
            "{} x",
            "{\"type\":\"slip\",\"e\u{301}\":1}",
            r#"{"type":"slip","e\u0301":1}"#,
            r#"{"type":"slip","n":"e\u0301"}"#,
        ] {
            assert_eq!(code(bad), "F20", "{bad:?}");
        }
        assert_eq!(code(&deep), "F20");
        assert_eq!(code(&very_deep), "F20");
        assert_eq!(read::<Slip>(b"\xff").unwrap_err().code, "F20");
    }

    #[test]
    fn an_unknown_key_and_a_type_that_is_not_first_are_f21() {
        for bad in [
            r#"{"type":"slip","n":1,"m":1}"#,
            r#"{"n":1,"type":"slip"}"#,
            r#"{"type":"other","n":1}"#,
            r#"{"type":"slip"}"#,
            "1",
        ] {
            assert_eq!(code(bad), "F21", "{bad:?}");
        }
    }

    #[test]
    fn what_is_no_exact_integer_is_f22() {
        for bad in ["1.0", "1e3", "9007199254740992", "-9007199254740992", "99999999999999999999"] {
            assert_eq!(code(&format!(r#"{{"type":"slip","n":{bad}}}"#)), "F22", "{bad}");
        }
        assert!(read::<Slip>(br#"{"type":"slip","n":9007199254740991}"#).is_ok());
    }
}
