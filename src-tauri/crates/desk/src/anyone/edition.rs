//! The edition as data, shown or checked.

use std::collections::BTreeMap;

use review::edition::{Edition, EditionFault, Rule, VerdictSource, parse_toml};
use review::ids::TrackId;
use serde::{Deserialize, Serialize};

use crate::assets;
use crate::command::Call;
use crate::deliver::read_file;
use crate::failure::Failure;
use crate::host::Picked;

/// Largest edition file.
const EDITION_CAP: u64 = 4 << 20;

/// Which edition to show.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "EditionShow"))]
#[serde(deny_unknown_fields)]
pub struct Show {
    /// Its id; `2022` if none is named.
    #[serde(default)]
    pub edition: Option<String>,
}

/// An edition with the rules of each track spelled out.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "EditionShown"))]
pub struct Shown {
    /// The edition as it is signed.
    #[serde(flatten)]
    pub edition: Edition,
    /// The rules by track, each with who gives its verdict.
    pub rules: BTreeMap<TrackId, Vec<ShownRule>>,
}

/// One eligibility rule.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct ShownRule {
    /// The rule as data.
    #[serde(flatten)]
    pub rule: Rule,
    /// Who gives the verdict; it follows from the kind of check.
    pub source: VerdictSource,
}

/// A built-in edition.
pub fn show(_: &Call<'_>, request: &Show) -> Result<Shown, Failure> {
    let edition = built_in(request.edition.as_deref().unwrap_or("2022"))?;
    let shown = |rule: &Rule| ShownRule { source: rule.source(), rule: rule.clone() };
    let rules = edition
        .tracks
        .iter()
        .map(|t| (t.id.clone(), edition.rules(t).iter().map(shown).collect()))
        .collect();
    Ok(Shown { edition, rules })
}

/// The built-in edition of that id.
pub(crate) fn built_in(id: &str) -> Result<Edition, Failure> {
    let text = assets::edition(id).ok_or_else(|| Failure::new("edition-missing").with("id", id))?;
    parse(text)
}

pub(crate) fn parse(text: &str) -> Result<Edition, Failure> {
    parse_toml(text).map_err(|e| Failure::new("bad-edition").with("detail", &e).detail(&e))
}

/// Which file to check.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "EditionCheck"))]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// A TOML file.
    pub file: Picked,
}

/// What a check found.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "EditionChecked"))]
pub struct Checked {
    /// `good` or `bad`.
    pub verdict: &'static str,
    /// Id of the edition.
    pub edition: String,
    /// Lists and tracks in it.
    pub lists: usize,
    /// Tracks in it.
    pub tracks: usize,
    /// What is wrong.
    pub faults: Vec<EditionFault>,
}

/// Checks an edition file.
pub fn check(cx: &Call<'_>, request: &Check) -> Result<Checked, Failure> {
    let edition = from_file(cx, &request.file)?;
    let faults = edition.faults();
    Ok(Checked {
        verdict: if faults.is_empty() { "good" } else { "bad" },
        edition: edition.id.to_string(),
        lists: edition.lists.len(),
        tracks: edition.tracks.len(),
        faults,
    })
}

/// The edition in a picked TOML file.
pub(crate) fn from_file(cx: &Call<'_>, file: &Picked) -> Result<Edition, Failure> {
    let path = cx.host.resolve(file)?;
    let bytes = read_file(&path, EDITION_CAP)?;
    let text = String::from_utf8(bytes)
        .map_err(|e| Failure::new("bad-edition").with("detail", &e).detail(&e))?;
    parse(&text)
}
