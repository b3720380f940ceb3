//! Who depends on whom, as cargo itself resolves it. Only questions are answered here; what is allowed
//! stands in the layers test.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Node, Package, PackageId};

/// What ends up in a program.
pub const SHIPPED: &[DependencyKind] = &[DependencyKind::Normal];

/// What has to be built for a program.
pub const BUILT: &[DependencyKind] = &[DependencyKind::Normal, DependencyKind::Build];

/// The platforms for which programs are built.
pub const PLATFORMS: &[&str] =
    &["x86_64-unknown-linux-gnu", "x86_64-pc-windows-msvc", "aarch64-apple-darwin"];

/// What `cargo build -p <program>` builds for a platform, by name, each with its features. A test tool
/// elsewhere in the workspace, or a library for a telephone, is not among it.
///
/// # Errors
/// What the system says if cargo cannot be asked.
pub fn built_for(
    root: &Path,
    program: &str,
    platform: &str,
) -> std::io::Result<BTreeMap<String, BTreeSet<String>>> {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["tree", "--package", program, "--edges", "normal,build", "--target", platform]);
    cargo.args(["--prefix", "none", "--no-dedupe", "--format", "{p}|{f}"]).current_dir(root);
    let output = cargo.output()?;
    if !output.status.success() {
        return Err(std::io::Error::other(String::from_utf8_lossy(&output.stderr).into_owned()));
    }
    let mut built: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let (package, features) = line.split_once('|').unwrap_or((line, ""));
        let name = package.split(' ').next().unwrap_or_default().to_owned();
        let features = features.split(',').filter(|f| !f.is_empty()).map(str::to_owned);
        built.entry(name).or_default().extend(features);
    }
    Ok(built)
}

/// The resolved workspace.
pub struct Graph {
    metadata: Metadata,
}

impl Graph {
    /// Asks cargo about the workspace at `root`, for every platform at once.
    pub fn load(root: &Path) -> Result<Self, cargo_metadata::Error> {
        let metadata = MetadataCommand::new().manifest_path(root.join("Cargo.toml")).exec()?;
        Ok(Self { metadata })
    }

    /// The crates of the workspace.
    pub fn ours(&self) -> Vec<&Package> {
        self.metadata.workspace_packages()
    }

    /// The names of the crates that a plain `cargo build` builds.
    pub fn default_members(&self) -> Vec<&str> {
        self.metadata.workspace_default_packages().iter().map(|p| p.name.as_str()).collect()
    }

    /// What a crate of ours names in its manifest under these kinds.
    pub fn direct(&self, name: &str, kinds: &[DependencyKind]) -> BTreeSet<&str> {
        let named = self.ours().into_iter().filter(|p| p.name.as_str() == name);
        named
            .flat_map(|p| &p.dependencies)
            .filter(|d| kinds.contains(&d.kind))
            .map(|d| d.name.as_str())
            .collect()
    }

    /// Everything that crates of ours reach over these kinds, themselves included.
    pub fn closure(&self, names: &[&str], kinds: &[DependencyKind]) -> Vec<&Package> {
        let nodes = self.nodes();
        let roots = self.ours().into_iter().filter(|p| names.contains(&p.name.as_str()));
        let mut open: Vec<&PackageId> = roots.map(|p| &p.id).collect();
        let mut seen = BTreeSet::new();
        while let Some(id) = open.pop() {
            if seen.insert(id) {
                let deps = nodes.get(id).map(|n| n.deps.as_slice()).unwrap_or_default();
                let wanted = deps.iter().filter(|d| {
                    d.dep_kinds.is_empty() || d.dep_kinds.iter().any(|k| kinds.contains(&k.kind))
                });
                open.extend(wanted.map(|d| &d.pkg));
            }
        }
        self.metadata.packages.iter().filter(|p| seen.contains(&p.id)).collect()
    }

    fn nodes(&self) -> BTreeMap<&PackageId, &Node> {
        let resolve = self.metadata.resolve.as_ref();
        resolve.into_iter().flat_map(|r| &r.nodes).map(|n| (&n.id, n)).collect()
    }
}
