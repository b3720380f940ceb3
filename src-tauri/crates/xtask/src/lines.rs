//! Lines of Rust by crate, for figures: code, comments, and how much of the code is tests. Blank lines
//! do not count.

use std::path::{Path, PathBuf};
use std::{fs, io};

#[derive(Debug, Default, PartialEq, Eq)]
struct Lines {
    files: usize,
    code: usize,
    tests: usize,
    comments: usize,
}

/// Prints the table; false if a source could not be read.
pub fn print(root: &Path) -> bool {
    match table(root) {
        Ok(rows) => {
            println!(
                "{:<10} {:>6} {:>7} {:>7} {:>9}",
                "crate", "files", "code", "tests", "comments"
            );
            let mut all = Lines::default();
            for (name, lines) in &rows {
                print_row(name, lines);
                all.add(lines);
            }
            print_row("all", &all);
            true
        }
        Err(error) => {
            eprintln!("the sources could not be read: {error}");
            false
        }
    }
}

fn print_row(name: &str, l: &Lines) {
    println!("{name:<10} {:>6} {:>7} {:>7} {:>9}", l.files, l.code, l.tests, l.comments);
}

fn table(root: &Path) -> io::Result<Vec<(String, Lines)>> {
    let mut folders = vec![
        ("shell".to_owned(), root.join("src-tauri/src")),
        ("journeys".to_owned(), root.join("tests")),
    ];
    for entry in fs::read_dir(root.join("src-tauri/crates"))? {
        let entry = entry?;
        folders.push((entry.file_name().to_string_lossy().into_owned(), entry.path()));
    }
    folders.sort();
    let count = |(name, folder): (String, PathBuf)| Ok((name, count_folder(&folder)?));
    folders.into_iter().map(count).collect()
}

fn count_folder(folder: &Path) -> io::Result<Lines> {
    let mut lines = Lines::default();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            lines.add(&count_folder(&path)?);
        } else if path.extension().is_some_and(|e| e == "rs") {
            let all_tests = path.components().any(|c| c.as_os_str() == "tests");
            lines.add(&count_source(&fs::read_to_string(&path)?, all_tests));
        }
    }
    Ok(lines)
}

/// Counts a source; from its test module on, or all through in a folder `tests`, code is tests.
fn count_source(source: &str, all_tests: bool) -> Lines {
    let mut lines = Lines { files: 1, ..Lines::default() };
    let mut in_tests = all_tests;
    for line in source.lines().map(str::trim).filter(|l| !l.is_empty()) {
        in_tests |= line == "#[cfg(test)]";
        if line.starts_with("//") {
            lines.comments += 1;
        } else if in_tests {
            lines.tests += 1;
        } else {
            lines.code += 1;
        }
    }
    lines
}

impl Lines {
    fn add(&mut self, other: &Self) {
        self.files += other.files;
        self.code += other.code;
        self.tests += other.tests;
        self.comments += other.comments;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_do_not_count_and_tests_are_apart() {
        let source = "//! what\n\nfn a() {\n}\n#[cfg(test)]\nmod tests {\n}\n";
        let expected = Lines { files: 1, code: 2, tests: 3, comments: 1 };
        assert_eq!(count_source(source, false), expected);
    }
}
