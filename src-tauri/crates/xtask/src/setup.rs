//! What the build and the tests need from the machine, and how it gets there on Debian and Ubuntu. Only
//! `apt-get install` and `pip install` into `<target>/venv` are ever run; where they cannot be, the
//! command to type is printed together with what will be skipped.

use std::process::{Command, Stdio};

use crate::places::{Places, on_path};
use crate::window;

/// The oldest compiler that builds the workspace (`rust-version` in Cargo.toml).
const RUSTC: (u32, u32) = (1, 95);

/// Something the machine must have.
struct Need {
    /// Debian packages that bring it.
    packages: &'static [&'static str],
    /// Whether it is there.
    there: fn() -> bool,
    /// What cannot be done without it.
    without: &'static str,
    /// Whether nothing at all can be built without it.
    builds: bool,
}

const NEEDS: &[Need] = &[
    Need {
        packages: &["gcc", "libc6-dev"],
        there: || cfg!(windows) || on_path("cc"),
        without: "nothing can be built (a C compiler, cc)",
        builds: true,
    },
    Need {
        packages: &["make"],
        there: || cfg!(windows) || on_path("make"),
        without: "OpenSSL for SQLCipher cannot be built (make)",
        builds: true,
    },
    Need {
        packages: &["perl"],
        there: || runs("perl", &["-MFindBin", "-MIPC::Cmd", "-e", "1"]),
        without: "OpenSSL for SQLCipher cannot be built (perl with its modules)",
        builds: true,
    },
    Need {
        packages: &["pkg-config"],
        there: || cfg!(windows) || on_path("pkg-config"),
        without: "system libraries are not looked for (pkg-config)",
        builds: false,
    },
    Need {
        packages: &["openssh-client"],
        there: || on_path("ssh-keygen"),
        without: "tests that check signatures with ssh-keygen are skipped",
        builds: false,
    },
    Need {
        packages: &["coreutils"],
        there: || on_path("sha256sum"),
        without: "tests that check manifests with sha256sum are skipped",
        builds: false,
    },
    Need {
        packages: &["unzip"],
        there: || on_path("unzip"),
        without: "tests that open bundles with unzip are skipped",
        builds: false,
    },
    Need {
        packages: &["age"],
        there: || on_path("age") && on_path("age-keygen"),
        without: "tests that decrypt bundles with age are skipped",
        builds: false,
    },
    Need {
        packages: &["poppler-utils"],
        there: || on_path("pdftotext"),
        without: "tests that read reports with pdftotext are skipped",
        builds: false,
    },
    Need {
        packages: &["qpdf"],
        there: || on_path("qpdf"),
        without: "tests that check reports with qpdf are skipped",
        builds: false,
    },
    Need {
        packages: &[
            "libwebkit2gtk-4.1-dev",
            "librsvg2-dev",
            "libgtk-3-dev",
            "libxdo-dev",
            "build-essential",
        ],
        there: || !cfg!(target_os = "linux") || window::webkit(),
        without: "the window cannot be built (WebKitGTK 4.1)",
        builds: false,
    },
    Need {
        packages: &["xvfb"],
        there: || !cfg!(target_os = "linux") || on_path("Xvfb"),
        without: "the window cannot be tested (a display without a screen, Xvfb)",
        builds: false,
    },
    Need {
        packages: &["dbus"],
        there: || !cfg!(target_os = "linux") || on_path("dbus-run-session"),
        without: "the window cannot be tested (dbus-run-session)",
        builds: false,
    },
    Need {
        packages: &["webkit2gtk-driver"],
        there: || !cfg!(target_os = "linux") || on_path("WebKitWebDriver"),
        without: "the window cannot be tested (WebKitWebDriver)",
        builds: false,
    },
    Need {
        packages: &["nodejs", "npm"],
        there: || node_is_new_enough() && (on_path("npm") || on_path("npm.cmd")),
        without: "the screens cannot be built (Node.js 20 or newer: https://nodejs.org)",
        builds: false,
    },
    Need {
        packages: &["python3", "python3-venv"],
        there: || runs("python3", &["-c", "import venv, ensurepip"]),
        without: "tests that hold ours against PyPI packages are skipped",
        builds: false,
    },
];

/// Brings the machine into shape as far as it can; false if nothing can be built on it.
pub fn prepare(places: &Places) -> bool {
    if !rustc_is_new_enough() {
        return false;
    }
    if missing().next().is_some() {
        install(&packages());
    }
    let mut buildable = true;
    for need in missing() {
        println!("missing: {} — {}", need.packages.join(" "), need.without);
        buildable &= !need.builds;
    }
    if missing().next().is_some() {
        println!("to install by hand: sudo apt-get install -y {}", packages().join(" "));
    }
    python_packages(places);
    buildable
}

fn missing() -> impl Iterator<Item = &'static Need> {
    NEEDS.iter().filter(|need| !(need.there)())
}

fn packages() -> Vec<&'static str> {
    missing().flat_map(|need| need.packages).copied().collect()
}

/// Installs with apt-get where the system has it and lets us; otherwise leaves things as they are.
fn install(packages: &[&str]) {
    let Some(prefix) = apt_get() else { return };
    println!("installing with apt-get: {}", packages.join(" "));
    let apt = |args: &[&str]| {
        let words: Vec<&str> = prefix.iter().chain(args).copied().collect();
        words.split_first().is_some_and(|(program, rest)| {
            Command::new(program)
                .args(rest)
                .stdin(Stdio::null())
                .status()
                .is_ok_and(|s| s.success())
        })
    };
    apt(&["update", "-q"]);
    let install = ["install", "-y", "-q"];
    if !apt(&[&install[..], packages].concat()) {
        // One unknown package must not keep the others away.
        for package in packages {
            apt(&[&install[..], &[*package]].concat());
        }
    }
}

/// How apt-get is called here, or `None` where it is not there or needs a password.
fn apt_get() -> Option<&'static [&'static str]> {
    const ROOT: &[&str] = &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
    const SUDO: &[&str] = &["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
    if !on_path("apt-get") {
        None
    } else if says("id", &["-u"]).is_some_and(|id| id.trim() == "0") {
        Some(ROOT)
    } else if runs("sudo", &["-n", "true"]) {
        Some(SUDO)
    } else {
        None
    }
}

/// PyPI packages that tests hold us against, with the module that shows that one is there.
const PYTHON: [(&str, &str); 3] =
    [("bagit", "bagit"), ("sqlcipher3-binary", "sqlcipher3"), ("argon2-cffi", "argon2")];

/// The PyPI packages in an environment of their own, so that nothing of the system's Python changes.
fn python_packages(places: &Places) {
    let python = places.venv_program("python");
    let python = python.to_string_lossy();
    let missing =
        || PYTHON.iter().filter(|(_, module)| !runs(&python, &["-c", &format!("import {module}")]));
    if missing().next().is_none() {
        return;
    }
    let venv = places.venv();
    if !runs(&python, &["-m", "pip", "--version"]) {
        println!("making {}", venv.display());
        runs("python3", &["-m", "venv", &venv.to_string_lossy()]);
    }
    for (package, _) in missing() {
        println!("installing PyPI {package}");
        runs(&python, &["-m", "pip", "install", "--quiet", package]);
    }
    for (package, _) in missing() {
        println!("missing: PyPI {package} — tests that check ours against it are skipped");
        println!(
            "to install by hand: python3 -m venv {0} && {0}/bin/pip install {package}",
            venv.display()
        );
    }
}

fn rustc_is_new_enough() -> bool {
    let said = says("rustc", &["--version"]).unwrap_or_default();
    let good = version(&said).is_some_and(|v| v >= RUSTC);
    if !good {
        let (major, minor) = RUSTC;
        let found = if said.is_empty() { "no rustc" } else { said.trim() };
        println!("Rust {major}.{minor} or newer is needed; there is {found}.");
        println!("to install by hand: rustup update stable (https://rustup.rs)");
    }
    good
}

/// Vite and Vitest need Node.js 20.
fn node_is_new_enough() -> bool {
    let said = says("node", &["--version"]).unwrap_or_default();
    said.trim().strip_prefix('v').and_then(|v| v.split('.').next()?.parse().ok()) >= Some(20_u32)
}

/// Major and minor of `rustc 1.95.0 (…)`.
fn version(said: &str) -> Option<(u32, u32)> {
    let mut numbers = said.split_whitespace().nth(1)?.split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

fn runs(program: &str, args: &[&str]) -> bool {
    let mut command = Command::new(program);
    command.args(args).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|s| s.success())
}

fn says(program: &str, args: &[&str]) -> Option<String> {
    let output = Command::new(program).args(args).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_read_from_what_rustc_says() {
        assert_eq!(version("rustc 1.95.0 (59807616e 2026-04-14)"), Some((1, 95)));
        assert_eq!(version("rustc 2.0.0-nightly"), Some((2, 0)));
        assert_eq!(version(""), None);
    }

    #[test]
    fn a_newer_major_version_is_newer() {
        assert!(version("rustc 2.0.0").unwrap() >= RUSTC);
        assert!(version("rustc 1.94.9").unwrap() < RUSTC);
    }
}
