//! Counts what a run of libtest says while people read along: passed, failed, skipped. A test that
//! cannot run on this machine prints a line that begins with `skipped:`, and libtest shows it because it
//! is started with `--show-output`; nothing else of a passing test's output is repeated here.

use std::ops::AddAssign;

/// The outcome of checks.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Ran, and found things as they should be.
    pub passed: usize,
    /// Ran, and found things otherwise, or could not run though it should.
    pub failed: usize,
    /// Did not run, and said so.
    pub skipped: usize,
}

impl Counts {
    /// One check that passed or failed.
    pub fn one(passed: bool) -> Self {
        Self { passed: usize::from(passed), failed: usize::from(!passed), skipped: 0 }
    }

    /// The last line of `cargo xtask test`.
    pub fn summary(self) -> String {
        let Self { passed, failed, skipped } = self;
        let tail = if skipped == 0 { String::new() } else { format!(", {skipped} skipped") };
        format!("{passed} passed, {failed} failed{tail}")
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

/// Reads the output of `cargo test … -- --show-output` line by line.
#[derive(Debug, Default)]
pub struct Listener {
    passed: usize,
    failed: usize,
    ignored: usize,
    said_skipped: usize,
    within_successes: bool,
    test: String,
    skips: bool,
}

impl Listener {
    /// Takes a line in, and says what of it people should see.
    pub fn hear(&mut self, line: &str) -> Option<String> {
        if let Some(result) = line.strip_prefix("test result: ") {
            self.within_successes = false;
            self.count(result);
        } else if line == "successes:" {
            self.within_successes = true;
        } else if line == "failures:" {
            self.within_successes = false;
        }
        if self.within_successes { self.hear_success(line) } else { Some(line.to_owned()) }
    }

    fn hear_success(&mut self, line: &str) -> Option<String> {
        if let Some(name) = line.strip_prefix("---- ").and_then(|l| l.strip_suffix(" stdout ----"))
        {
            name.clone_into(&mut self.test);
            self.skips = false;
            return None;
        }
        let why = line.strip_prefix("skipped:")?;
        // A test that skips several parts is still one test.
        self.said_skipped += usize::from(!self.skips);
        self.skips = true;
        Some(format!("skipped {}:{why}", self.test))
    }

    /// `ok. 3 passed; 1 failed; 0 ignored; …`
    fn count(&mut self, result: &str) {
        let words: Vec<&str> = result.split([' ', ';']).filter(|w| !w.is_empty()).collect();
        for pair in words.windows(2) {
            let [number, what] = pair else { continue };
            let Ok(number) = number.parse::<usize>() else { continue };
            match *what {
                "passed" => self.passed += number,
                "failed" => self.failed += number,
                "ignored" => self.ignored += number,
                _ => {}
            }
        }
    }

    /// What was heard. To libtest a test that says it skips has passed; here it has not.
    pub fn counts(&self) -> Counts {
        Counts {
            passed: self.passed.saturating_sub(self.said_skipped),
            failed: self.failed,
            skipped: self.ignored + self.said_skipped,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(output: &str) -> (Counts, String) {
        let mut listener = Listener::default();
        let shown: Vec<String> = output.lines().filter_map(|l| listener.hear(l)).collect();
        (listener.counts(), shown.join("\n"))
    }

    const RUN: &str = "\
running 4 tests
test a ... ok
test b ... ok
test c ... FAILED
test d ... ignored

successes:

---- a stdout ----
a line of a
---- b stdout ----
skipped: no age on this machine
skipped: no ssh-keygen either

successes:
    a
    b

failures:

---- c stdout ----
left is not right

failures:
    c

test result: FAILED. 2 passed; 1 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.01s
";

    #[test]
    fn a_test_that_says_it_skips_is_skipped_and_not_passed() {
        let (counts, _) = heard(RUN);
        assert_eq!(counts, Counts { passed: 1, failed: 1, skipped: 2 });
    }

    #[test]
    fn results_of_several_programs_add_up() {
        let line = "test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured\n";
        assert_eq!(heard(&line.repeat(3)).0, Counts { passed: 6, failed: 0, skipped: 0 });
    }

    #[test]
    fn of_a_passing_test_only_why_it_skips_is_shown() {
        let (_, shown) = heard(RUN);
        assert!(shown.contains("skipped b: no age on this machine"), "{shown}");
        assert!(!shown.contains("a line of a"), "{shown}");
        assert!(shown.contains("left is not right"), "{shown}");
    }

    #[test]
    fn the_summary_names_skips_only_where_there_are_some() {
        assert_eq!(Counts { passed: 3, failed: 0, skipped: 0 }.summary(), "3 passed, 0 failed");
        let some = Counts { passed: 3, failed: 1, skipped: 2 };
        assert_eq!(some.summary(), "3 passed, 1 failed, 2 skipped");
    }
}
