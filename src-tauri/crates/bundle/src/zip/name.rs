//! Names that mean the same file on every system: a closed ASCII pattern, no device names, unique
//! ignoring case. Nothing is ever repaired; a name outside the pattern is refused. `formats.md` §2.

use std::collections::BTreeSet;

use crate::fault::Fault;

pub(crate) const MAX_NAME: usize = 200;

/// Refuses (F07) a name outside the closed pattern: segments of `[A-Za-z0-9._-]` joined by `/`.
pub(crate) fn check_name(name: &str) -> Result<(), Fault> {
    let trouble = if name.is_empty() || name.len() > MAX_NAME {
        Some("empty or longer than 200 bytes")
    } else {
        name.split('/').find_map(trouble_in)
    };
    trouble.map_or(Ok(()), |trouble| Err(Fault::finding("F07", shown(name), trouble)))
}

fn trouble_in(segment: &str) -> Option<&'static str> {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-');
    if segment.is_empty() {
        Some("an empty segment, or a folder as an entry")
    } else if !segment.bytes().all(plain) {
        Some("a character outside A-Z a-z 0-9 . _ -")
    } else if segment.ends_with('.') {
        Some("a segment that ends in a dot")
    } else if is_device(segment) {
        Some("a device name of Windows")
    } else {
        None
    }
}

/// Windows opens the device whatever the extension is.
fn is_device(segment: &str) -> bool {
    let stem = segment.split('.').next().unwrap_or(segment).to_ascii_uppercase();
    match stem.as_str() {
        "CON" | "PRN" | "AUX" | "NUL" => true,
        other => {
            let port = other.strip_prefix("COM").or_else(|| other.strip_prefix("LPT"));
            matches!(port.map(str::as_bytes), Some([b'1'..=b'9']))
        }
    }
}

/// Refuses (F07) names that are equal ignoring case, and a name that is a file and a folder.
pub(crate) fn check_names<'a>(names: impl Iterator<Item = &'a str>) -> Result<(), Fault> {
    let mut seen = BTreeSet::new();
    for name in names {
        // A byte below every allowed one, so that a folder's files follow its name directly.
        if !seen.insert(name.to_ascii_lowercase().replace('/', "\0")) {
            return Err(Fault::finding("F07", name, "a second entry of this name, ignoring case"));
        }
    }
    let mut above: Option<&String> = None;
    for name in &seen {
        let inside = above.and_then(|above| name.strip_prefix(above.as_str()));
        if inside.is_some_and(|rest| rest.starts_with('\0')) {
            let folder = above.map(|above| above.replace('\0', "/")).unwrap_or_default();
            return Err(Fault::finding("F07", folder, "both a file and a folder"));
        }
        above = Some(name);
    }
    Ok(())
}

/// A hostile name as a log may hold it.
pub(crate) fn shown(name: &str) -> String {
    name.chars().take(MAX_NAME).flat_map(char::escape_default).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_names_pass() {
        for name in
            ["bagit.txt", "data/results.json", "data/nominations/N-1/a_b.PDF", "COM10", "a/.b"]
        {
            assert!(check_name(name).is_ok(), "{name}");
        }
        assert!(check_name(&"a".repeat(200)).is_ok());
    }

    #[test]
    fn names_that_mean_something_else_somewhere_are_refused() {
        let long = "a".repeat(201);
        let bad = [
            "",
            "/a",
            "a/",
            "a//b",
            ".",
            "..",
            "a/../b",
            "a/.",
            "a.",
            "a./b",
            "a\\b",
            "a:b",
            "a b",
            "a\0b",
            "中.txt",
            "con",
            "NUL.txt",
            "data/aux.tar.gz",
            "Com1",
            "lpt9.x",
            "a\n",
            &long,
        ];
        for name in bad {
            assert_eq!(check_name(name).unwrap_err().code(), "F07", "{name:?}");
        }
    }

    #[test]
    fn names_must_be_unique_ignoring_case() {
        assert!(check_names(["a", "b", "a-b", "a.b", "c/d"].into_iter()).is_ok());
        assert_eq!(check_names(["a/B", "A/b"].into_iter()).unwrap_err().code(), "F07");
    }

    #[test]
    fn a_name_is_not_both_file_and_folder() {
        let names = ["a", "a-b", "a.b", "A/c/d"];
        assert_eq!(check_names(names.into_iter()).unwrap_err().code(), "F07");
    }
}
