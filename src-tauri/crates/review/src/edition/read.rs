//! From the text of an edition file to an [`Edition`], with the line and key of what cannot be read. What
//! can be read and is wrong nevertheless is found by [`Edition::faults`].

use super::Edition;

/// A text that is no edition.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, {key}: {reason}")]
pub struct EditionError {
    /// Line, from 1.
    pub line: usize,
    /// Table and key as they stand in the file, such as `dates.results_by`; empty at the top.
    pub key: String,
    /// What is wrong there.
    pub reason: String,
}

/// Reads an edition file (`assets/editions/*.toml`).
///
/// # Errors
/// [`EditionError`] where the text is no TOML, a key is missing, unknown or given twice, or a value is not
/// of its type; dates and ids are such values.
pub fn parse_toml(text: &str) -> Result<Edition, EditionError> {
    toml::from_str(text).map_err(|error| {
        let offset = error.span().map_or(0, |span| span.start);
        let (line, key) = place(text, offset);
        EditionError { line, key, reason: error.message().to_owned() }
    })
}

/// Line number of a byte offset, and the table and key it belongs to.
fn place(text: &str, offset: usize) -> (usize, String) {
    let (mut table, mut key, mut start, mut number) = ("", "", 0, 0);
    for line in text.split_inclusive('\n') {
        if start > offset {
            break;
        }
        start += line.len();
        number += 1;
        let line = line.trim();
        if let Some(name) = table_name(line) {
            (table, key) = (name, "");
        } else if let Some(name) = key_name(line) {
            key = name;
        }
    }
    let dot = if table.is_empty() || key.is_empty() { "" } else { "." };
    (number.max(1), format!("{table}{dot}{key}"))
}

fn table_name(line: &str) -> Option<&str> {
    let (name, _) = line.strip_prefix('[')?.split_once(']')?;
    let name = name.strip_prefix('[').unwrap_or(name).trim();
    is_key(name).then_some(name)
}

fn key_name(line: &str) -> Option<&str> {
    let (name, _) = line.split_once('=')?;
    Some(name.trim()).filter(|name| is_key(name))
}

fn is_key(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "_-.".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_place_is_the_table_and_key_of_its_line() {
        let text = "id = 1\n\n[[tracks]]\nid = \"x\"\nbodies = [\n  \"y\",\n]\n";
        let at = |needle| place(text, text.find(needle).unwrap());
        assert_eq!(at("id = 1"), (1, "id".to_owned()));
        assert_eq!(at("\"y\""), (6, "tracks.bodies".to_owned()));
    }

    #[test]
    fn an_empty_text_is_an_error_and_not_an_edition() {
        assert_eq!(parse_toml("").map_err(|e| e.line), Err(1));
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(s in "\\PC*") {
            let _ = parse_toml(&s);
        }
    }
}
