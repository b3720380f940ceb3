//! Where things are on the machine that runs the tests. Nothing is installed here (`cargo xtask setup`
//! does that) and nothing fails for want of a tool: a test that lacks one says so and returns.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The root of the workspace.
pub fn workspace_root() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().unwrap_or(tests).to_owned()
}

/// The shared documents and data beside the workspace, where they are there.
pub fn shared() -> Option<PathBuf> {
    let beside = workspace_root().parent()?.join("shared");
    beside.is_dir().then_some(beside)
}

/// Whether a program of that name can be started, judged by the `PATH`.
pub fn tool(name: &str) -> bool {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::var_os("PATH").is_some_and(|path| env::split_paths(&path).any(|d| d.join(&file).is_file()))
}

/// Says on standard output that a test was not run, and why, in the words `cargo xtask test` counts.
pub fn skip(why: &str) {
    println!("skipped: {why}");
}

/// The built command line, made first if need be with the cargo that runs the tests. `None` if it
/// does not build; what cargo said is then on standard error.
pub fn hengjian() -> Option<PathBuf> {
    let folder = profile_folder()?;
    let built = folder.join(format!("hengjian{}", env::consts::EXE_SUFFIX));
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(["build", "--quiet", "--package", "cli", "--target-dir"])
        .arg(folder.parent()?)
        .args(folder.ends_with("release").then_some("--release"))
        .current_dir(workspace_root())
        .status()
        .ok()?;
    (status.success() && built.is_file()).then_some(built)
}

/// A Python that can import `module`: that of the environment which `cargo xtask setup` makes under
/// the target directory, or the system's.
pub fn python_with(module: &str) -> Option<PathBuf> {
    let made = profile_folder().and_then(|p| Some(p.parent()?.join("venv")));
    let bin = made.map(|venv| {
        if cfg!(windows) { venv.join("Scripts/python.exe") } else { venv.join("bin/python") }
    });
    bin.into_iter().chain([PathBuf::from("python3")]).find(|python| {
        Command::new(python)
            .args(["-c", &format!("import {module}")])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|s| s.success())
    })
}

/// A folder under the target directory for what outlives a test, made if need be; the system's folder
/// for such things where there is none.
pub fn scratch() -> PathBuf {
    let target = profile_folder().and_then(|p| p.parent().map(Path::to_owned));
    let folder = target.unwrap_or_else(env::temp_dir).join("tmp").join("journeys");
    // Whoever writes into it hears of any trouble.
    let _ = std::fs::create_dir_all(&folder);
    folder
}

/// `<target>/debug`, seen from a test program, which cargo puts into its folder `deps`.
fn profile_folder() -> Option<PathBuf> {
    env::current_exe().ok()?.parent()?.parent().map(Path::to_owned)
}
