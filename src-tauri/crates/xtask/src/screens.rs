//! The screens: their packages from npm by the lock file, their checks one by one, and the built pages that
//! the shell takes in. Everything npm makes stays in `ui/node_modules` and `ui/dist`, which git ignores.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::counting::Counts;
use crate::places::Places;

/// The checks that count as one each, as scripts of `ui/package.json`.
const CHECKS: [&str; 3] = ["format:check", "lint", "check"];

/// Every check of the screens, their tests one by one, and the build.
pub fn test(places: &Places) -> Counts {
    if !install(places) {
        return Counts::one(false);
    }
    let mut counts = Counts::default();
    for script in CHECKS {
        counts += Counts::one(run(places, script));
    }
    counts += unit_tests(places);
    counts += Counts::one(run(places, "build"));
    counts
}

/// The packages and the built pages, for a shell that is to be built.
pub fn build(places: &Places) -> bool {
    install(places) && run(places, "build")
}

/// `npm ci`, unless the packages are those of the lock file already.
fn install(places: &Places) -> bool {
    let lock = fs::read(ui(places).join("package-lock.json")).unwrap_or_default();
    let stamp = ui(places).join("node_modules/.installed-lock.json");
    if fs::read(&stamp).is_ok_and(|there| there == lock) {
        return true;
    }
    let installed = npm(places, &["ci", "--no-audit", "--no-fund"]);
    // Without the stamp the next run installs again, which is only slow.
    let _ = installed.then(|| fs::write(stamp, lock));
    installed
}

fn run(places: &Places, script: &str) -> bool {
    npm(places, &["run", "--silent", script])
}

/// npm in the folder of the screens; says so where there is none.
pub fn npm(places: &Places, args: &[&str]) -> bool {
    let mut command = program();
    command.args(args).current_dir(ui(places)).env("NO_COLOR", "1");
    match command.status() {
        Ok(status) => status.success(),
        Err(error) => {
            println!("npm could not be started: {error}; Node.js 20 or newer brings it");
            false
        }
    }
}

/// Vitest, counted test by test.
fn unit_tests(places: &Places) -> Counts {
    let mut command = program();
    command.args(["run", "--silent", "test"]).current_dir(ui(places)).env("NO_COLOR", "1");
    let Ok(output) = command.stderr(Stdio::inherit()).output() else {
        return Counts::one(false);
    };
    let said = String::from_utf8_lossy(&output.stdout);
    print!("{said}");
    match said.lines().rev().find_map(counted) {
        Some(counts) if output.status.success() || counts.failed > 0 => counts,
        _ => Counts::one(false),
    }
}

/// `      Tests  2 failed | 43 passed (45)`
fn counted(line: &str) -> Option<Counts> {
    let rest = line.trim().strip_prefix("Tests ")?;
    let mut counts = Counts::default();
    for part in rest.split(['|', '(']) {
        let mut words = part.split_whitespace();
        let (Some(number), what) = (words.next(), words.next()) else { continue };
        let number = number.trim_end_matches(')').parse().ok()?;
        match what {
            Some("passed") => counts.passed = number,
            Some("failed") => counts.failed = number,
            Some("skipped" | "todo") => counts.skipped += number,
            _ => {}
        }
    }
    Some(counts)
}

fn program() -> Command {
    Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

fn ui(places: &Places) -> PathBuf {
    places.root.join("ui")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_vitest_says_is_counted() {
        let all = counted("      Tests  43 passed (43)").unwrap();
        assert_eq!((all.passed, all.failed, all.skipped), (43, 0, 0));
        let some = counted("      Tests  2 failed | 40 passed | 1 skipped (43)").unwrap();
        assert_eq!((some.passed, some.failed, some.skipped), (40, 2, 1));
        assert_eq!(counted(" Test Files  3 passed (3)"), None);
    }
}
