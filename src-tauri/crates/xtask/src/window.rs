//! `cargo xtask run`: the window on a demo programme whose first expert has not begun; without a display
//! the headless walk instead, and it says so. `cargo xtask deb`: the package for Debian and Ubuntu.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use crate::places::Places;
use crate::{demo, screens};

/// Builds the Debian package.
const PACKER: &str = "@tauri-apps/cli@2.12.5";

/// Opens the window on a fresh demo, or walks the demo where there is no display.
pub fn run(places: &Places, args: &[&str]) -> ExitCode {
    if !display() {
        println!("no display here (DISPLAY and WAYLAND_DISPLAY are empty): the demo runs headless");
        return demo::run(places, args);
    }
    if !webkit() {
        println!("the window needs WebKitGTK 4.1 to be built: `cargo xtask setup` installs it");
        return ExitCode::FAILURE;
    }
    let folder = places.target.join("demo");
    if !demo::make(places, &folder, &["--until", "review"]) || !screens::build(places) {
        return ExitCode::FAILURE;
    }
    let built = places.cargo().args(["build", "--package", "shell"]).status();
    if !built.is_ok_and(|s| s.success()) {
        return ExitCode::FAILURE;
    }
    let mut window = Command::new(program(places, "debug", "hengjian-window"));
    let ended = window.arg("--demo").arg(folder).args(args).status();
    if ended.is_ok_and(|s| s.success()) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Builds the release program and packs it.
pub fn deb(places: &Places) -> bool {
    if !webkit() {
        println!("the window needs WebKitGTK 4.1 to be built: `cargo xtask setup` installs it");
        return false;
    }
    if !screens::build(places) {
        return false;
    }
    // Not among the packages of the screens: it comes in a binary for each platform, and whoever only
    // tests needs none of them.
    let packer = places.target.join("packer");
    let folder = packer.to_string_lossy().into_owned();
    if !screens::npm(places, &["install", "--no-audit", "--no-fund", "--prefix", &folder, PACKER]) {
        return false;
    }
    let mut tauri = Command::new(packer.join("node_modules/.bin/tauri"));
    tauri.args(["build", "--bundles", "deb"]).current_dir(places.root.join("src-tauri"));
    tauri.env("CARGO_TARGET_DIR", &places.target);
    if !tauri.status().is_ok_and(|s| s.success()) {
        return false;
    }
    let folder = places.target.join("release/bundle/deb");
    let found = packages(&folder);
    for package in &found {
        println!("{}", package.display());
    }
    !found.is_empty()
}

fn packages(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "deb")).collect()
}

/// A program that cargo has built.
pub fn program(places: &Places, profile: &str, name: &str) -> PathBuf {
    places.target.join(profile).join(format!("{name}{}", env::consts::EXE_SUFFIX))
}

fn display() -> bool {
    let given = |name| env::var_os(name).is_some_and(|v| !v.is_empty());
    cfg!(windows) || cfg!(target_os = "macos") || given("DISPLAY") || given("WAYLAND_DISPLAY")
}

/// Whether the libraries of the window can be linked.
pub fn webkit() -> bool {
    !cfg!(target_os = "linux")
        || Command::new("pkg-config")
            .args(["--exists", "webkit2gtk-4.1"])
            .status()
            .is_ok_and(|s| s.success())
}
