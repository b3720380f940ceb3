//! Where the workspace, its target directory and its cargo are. Nothing is made here.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The places a task works with.
pub struct Places {
    /// The root of the workspace.
    pub root: PathBuf,
    /// The target directory in use.
    pub target: PathBuf,
}

impl Places {
    /// Finds them from what cargo tells a program that it runs.
    pub fn find() -> Self {
        let manifest = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = manifest.ancestors().nth(3).unwrap_or(&manifest).to_owned();
        let target = env::var_os("CARGO_TARGET_DIR")
            .map(|dir| root.join(dir))
            .or_else(own_target)
            .unwrap_or_else(|| root.join("target"));
        Self { root, target }
    }

    /// A cargo command in the root, to be given its arguments.
    pub fn cargo(&self) -> Command {
        let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.current_dir(&self.root).env("CARGO_TARGET_DIR", &self.target);
        command
    }

    /// The Python environment that `setup` makes.
    pub fn venv(&self) -> PathBuf {
        self.target.join("venv")
    }

    /// A program of that environment.
    pub fn venv_program(&self, name: &str) -> PathBuf {
        let folder = if cfg!(windows) { "Scripts" } else { "bin" };
        self.venv().join(folder).join(format!("{name}{}", env::consts::EXE_SUFFIX))
    }
}

/// The target directory this program was built into: it is `<target>/debug/xtask`.
fn own_target() -> Option<PathBuf> {
    env::current_exe().ok()?.parent()?.parent().map(Path::to_owned)
}

/// Whether a program of that name is on the `PATH`.
pub fn on_path(name: &str) -> bool {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::var_os("PATH").is_some_and(|path| env::split_paths(&path).any(|d| d.join(&file).is_file()))
}
