//! Rust sources as text: which files there are, and what is left of one without comments and tests. No
//! Rust is parsed; the house keeps its test modules at the end of a file under `#[cfg(test)]`.

use std::path::{Path, PathBuf};
use std::{fs, io};

/// Every `.rs` file below `folder`, build folders left out.
pub fn rust_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() && !path.ends_with("target") && !path.ends_with("node_modules") {
            found.extend(rust_files(&path)?);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The part of a source that ships: no comments, and nothing from the test module on.
pub fn shipped_part(source: &str) -> String {
    let lines: Vec<&str> = source.lines().collect();
    let is_test = |pair: &[&str]| match pair {
        [attribute, module] => {
            attribute.trim() == "#[cfg(test)]" && module.starts_with("mod tests")
        }
        _ => false,
    };
    let end = lines.windows(2).position(is_test).unwrap_or(lines.len());
    let code = lines.iter().take(end).filter(|l| !l.trim_start().starts_with("//"));
    code.map(|l| format!("{l}\n")).collect()
}

/// Whether `code` names `word` as a whole, so that `operand::x` does not name `rand::`.
pub fn names(code: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word).any(|(at, _)| {
        let (before, after) = (code.get(..at), code.get(at + word.len()..));
        let goes_on = word.ends_with(part) && after.is_some_and(|a| a.starts_with(part));
        !goes_on && !before.is_some_and(|b| b.ends_with(part))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_the_test_module_do_not_ship() {
        let source =
            "//! std::fs\nfn a() {}\n    // Instant\n#[cfg(test)]\nmod tests {\nstd::fs\n}\n";
        assert_eq!(shipped_part(source), "fn a() {}\n");
    }

    #[test]
    fn a_name_is_found_only_as_a_whole() {
        assert!(names("let t = Instant::now();", "Instant"));
        assert!(names("rand::random()", "rand::"));
        assert!(!names("operand::x, Instantly", "rand::"));
        assert!(!names("Instantly", "Instant"));
    }
}
