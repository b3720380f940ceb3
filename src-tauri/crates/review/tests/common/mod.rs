//! Where the tests find the shipped edition and criteria templates, as files of the project. Nothing is
//! asserted here.

// Not every test file needs every helper, and a helper is no test function to clippy.
#![allow(dead_code, clippy::unwrap_used)]

use std::path::PathBuf;

use review::edition::{Edition, Track, parse_toml};

/// The folder `assets/` of the project.
pub fn assets() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../assets")
}

/// The text of the shipped edition.
pub fn text() -> String {
    std::fs::read_to_string(assets().join("editions/2022.toml")).unwrap()
}

/// The shipped edition.
pub fn edition() -> Edition {
    parse_toml(&text()).unwrap()
}

/// The track with this id.
pub fn track<'a>(edition: &'a Edition, id: &str) -> &'a Track {
    edition.tracks.iter().find(|t| t.id.as_str() == id).unwrap()
}
