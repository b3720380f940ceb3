//! The house keeps its shape: who may know whom, what never enters a program, what a pure crate never
//! touches. Every fact is read off cargo's own graph or off the sources; the source of the rules is
//! `design.md` §3 and §4.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use journeys::graph::{BUILT, Graph, PLATFORMS, SHIPPED, built_for};
use journeys::{licence, sources, workspace_root};

/// Who may know whom; nothing else is allowed (`design.md` §3).
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("review", &[]),
    ("tally", &["review"]),
    ("bundle", &[]),
    ("dossier", &["review", "tally", "bundle"]),
    ("store", &["review"]),
    ("text", &[]),
    ("sheets", &["review", "tally"]),
    ("report", &["review", "tally", "text"]),
    ("desk", &["review", "tally", "bundle", "dossier", "store", "text", "sheets", "report"]),
    ("cli", &["desk", "text"]),
    ("shell", &["desk", "text"]),
    ("xtask", &[]),
    ("fuzz", &["review", "bundle", "dossier", "sheets"]),
];

/// Nobody builds upon these.
const TOOLS: &[&str] = &["xtask", "window", "fuzz", "cli", "shell"];

/// The programs that ship.
const PROGRAMS: &[&str] = &["cli", "shell"];

/// Windows belong to the shell alone.
const WINDOWS: &[&str] = &[
    "gtk",
    "gdk",
    "glib",
    "gio",
    "cairo-rs",
    "pango",
    "webkit2gtk",
    "soup3",
    "wry",
    "tao",
    "tauri",
    "rfd",
    "muda",
    "tray-icon",
];

/// There is no network code in the shipped program (`design.md` §4).
const NETWORKS: &[&str] = &[
    "reqwest",
    "hyper",
    "hyper-util",
    "ureq",
    "curl",
    "curl-sys",
    "native-tls",
    "openssl",
    "rustls",
    "h2",
    "h3",
    "quinn",
    "socket2",
    "isahc",
    "attohttpc",
    "minreq",
    "tungstenite",
    "tokio-tungstenite",
    "async-std",
    "async-net",
    "surf",
    "tonic",
    "trust-dns-resolver",
    "hickory-resolver",
    "libssh2-sys",
    "russh",
    "git2",
    "zbus",
];

/// What a pure crate never names: IO, the clock, randomness (`design.md` §3). Bytes may come through a
/// `Read` that is passed in.
const IMPURE: &[&str] = &[
    "std::fs",
    "fs::",
    "std::net",
    "std::env",
    "env::",
    "std::process",
    "io::stdin",
    "io::stdout",
    "io::stderr",
    "std::time::SystemTime",
    "SystemTime",
    "Instant",
    "Utc::now",
    "Local::now",
    "getrandom",
    "rand::",
    "OsRng",
    "thread_rng",
];

/// Licences under which what ships may come.
const ALLOWED: &[&str] = &[
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-1-Clause",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "0BSD",
    "Unlicense",
    "CC0-1.0",
    "BSL-1.0",
    "Unicode-3.0",
    "Unicode-DFS-2016",
];

/// Libraries of the window under MPL-2.0, which asks for their own sources only; they are used unchanged.
const MPL: &[&str] = &["cssparser", "cssparser-macros", "dtoa-short", "option-ext", "selectors"];

static GRAPH: LazyLock<Graph> = LazyLock::new(|| Graph::load(&workspace_root()).unwrap());

#[test]
fn every_crate_knows_only_whom_it_may() {
    let all: BTreeSet<&str> = GRAPH.ours().iter().map(|p| p.name.as_str()).collect();
    for (name, may) in MAY_KNOW {
        let known: Vec<&str> = GRAPH.direct(name, BUILT).intersection(&all).copied().collect();
        let too_many: Vec<&&str> = known.iter().filter(|k| !may.contains(k)).collect();
        assert!(too_many.is_empty(), "{name} must not know {too_many:?}");
    }
}

#[test]
fn every_crate_has_its_place_in_the_table() {
    let placed = MAY_KNOW.iter().map(|(name, _)| *name).chain(["journeys", "window"]);
    let ours = GRAPH.ours().into_iter().map(|p| p.name.as_str());
    assert_eq!(ours.collect::<BTreeSet<_>>(), placed.collect::<BTreeSet<_>>());
}

#[test]
fn nobody_builds_upon_a_program_or_a_tool() {
    for package in GRAPH.ours() {
        let known = GRAPH.direct(&package.name, BUILT);
        for tool in TOOLS {
            assert!(!known.contains(tool), "{} depends on {tool}", package.name);
        }
    }
}

#[test]
fn only_one_crate_opens_a_database() {
    assert_eq!(users_of(&["rusqlite", "libsqlite3-sys", "sqlx", "diesel"]), ["store"]);
}

#[test]
fn only_one_crate_prints() {
    assert_eq!(users_of(&["printpdf", "krilla", "genpdf"]), ["report"]);
}

#[test]
fn the_default_members_need_no_window_library() {
    let members = GRAPH.default_members();
    assert!(members.contains(&"cli") && !members.contains(&"shell"), "{members:?}");
    assert_none(&members, WINDOWS);
}

#[test]
fn no_network_crate_is_in_a_program() {
    for (program, platform) in PROGRAMS.iter().flat_map(|p| PLATFORMS.iter().map(move |t| (p, t))) {
        let built = built_for(&workspace_root(), program, platform).unwrap();
        assert!(built.contains_key("desk"), "{program} for {platform}");
        for (name, features) in &built {
            let network = forbids(NETWORKS, name) && name != "openssl-sys";
            assert!(!network, "{program} for {platform} has {name}");
            let could = ["tokio", "mio", "nix", "rustix"].contains(&name.as_str());
            let opens = could && features.contains("net");
            assert!(!opens, "{program} for {platform} has {name} with its network");
        }
    }
}

#[test]
fn what_writes_the_types_of_the_screens_is_in_no_program() {
    assert_none(PROGRAMS, &["ts-rs", "ts-rs-macros"]);
}

#[test]
fn no_source_of_ours_opens_a_socket() {
    each_shipped_source("", |file, code| {
        for word in ["std::net", "TcpStream", "TcpListener", "UdpSocket", "UnixStream"] {
            assert!(!sources::names(code, word), "{} names {word}", file.display());
        }
    });
}

#[test]
fn pure_crates_touch_no_file_no_clock_and_no_chance() {
    for name in ["review", "tally", "dossier"] {
        each_shipped_source(&format!("crates/{name}"), |file, code| {
            for word in IMPURE {
                assert!(!sources::names(code, word), "{} names {word}", file.display());
            }
        });
    }
}

#[test]
fn every_manifest_has_the_licence_and_is_not_published() {
    for package in GRAPH.ours() {
        let name = &package.name;
        assert_eq!(package.license.as_deref(), Some("Apache-2.0 OR MIT"), "{name}");
        assert_eq!(package.publish, Some(Vec::new()), "{name}");
    }
}

#[test]
fn both_licence_texts_are_there() {
    for file in ["LICENSE-APACHE", "LICENSE-MIT"] {
        assert!(workspace_root().join(file).is_file(), "{file}");
    }
}

#[test]
fn every_source_says_first_what_happens_in_it() {
    for folder in ["src-tauri", "tests"] {
        for file in sources::rust_files(&workspace_root().join(folder)).unwrap() {
            let text = fs::read_to_string(&file).unwrap();
            assert!(text.starts_with("//! "), "{}", file.display());
        }
    }
}

#[test]
fn everything_that_ships_is_under_an_allowed_licence() {
    let shipped = GRAPH.closure(PROGRAMS, SHIPPED);
    let refused: Vec<String> = shipped
        .into_iter()
        .filter(|p| !p.license.as_deref().is_some_and(|l| licence::permits(l, ALLOWED)))
        .filter(|p| !(MPL.contains(&p.name.as_str()) && p.license.as_deref() == Some("MPL-2.0")))
        .map(|p| format!("{} {}: {:?}", p.name, p.version, p.license))
        .collect();
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}

#[test]
fn the_graph_is_followed_to_its_end() {
    let reached: Vec<&str> =
        GRAPH.closure(&["shell"], BUILT).iter().map(|p| p.name.as_str()).collect();
    for far in ["desk", "store", "rusqlite", "libsqlite3-sys", "openssl-src"] {
        assert!(reached.contains(&far), "{far}");
    }
}

/// The crates of ours that name one of these libraries in their manifest.
fn users_of(libraries: &[&str]) -> Vec<String> {
    let ours = GRAPH.ours().into_iter().map(|p| p.name.to_string());
    let uses = |name: &String| GRAPH.direct(name, BUILT).iter().any(|d| libraries.contains(d));
    ours.filter(uses).collect()
}

/// Asserts that what is built for `names` has none of `forbidden`, nor its `-sys` crate.
fn assert_none(names: &[&str], forbidden: &[&str]) {
    let found: Vec<&str> = GRAPH
        .closure(names, BUILT)
        .into_iter()
        .map(|p| p.name.as_str())
        .filter(|n| forbids(forbidden, n))
        .collect();
    assert!(found.is_empty(), "{names:?} reach {found:?}");
}

/// Whether a library or its `-sys` crate is among the forbidden ones.
fn forbids(forbidden: &[&str], name: &str) -> bool {
    forbidden.iter().any(|f| name == *f || name.strip_suffix("-sys") == Some(f))
}

/// Shows `look` what ships of each source below `folder` of `src-tauri`; xtask is a tool and ships not.
fn each_shipped_source(folder: &str, look: impl Fn(&Path, &str)) {
    let files = sources::rust_files(&workspace_root().join("src-tauri").join(folder)).unwrap();
    assert!(!files.is_empty(), "{folder} has no sources");
    let is_test =
        |f: &Path| f.components().any(|c| c.as_os_str() == "tests" || c.as_os_str() == "xtask");
    for file in files.iter().filter(|f| !is_test(f) && !f.ends_with("tests.rs")) {
        look(file, &sources::shipped_part(&fs::read_to_string(file).unwrap()));
    }
}
