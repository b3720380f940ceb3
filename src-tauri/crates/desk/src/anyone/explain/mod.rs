//! The by-hand card (`hengjian verify --explain`): the exact stock commands with which anybody proves the file at
//! hand without this program. It opens the file to know its keys and what is inside; it judges nothing.

mod card;

use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::Path;

use bundle::{Bag, Limits};
use serde::{Deserialize, Serialize};

use crate::command::Call;
use crate::deliver::read_file;
use crate::failure::Failure;
use crate::host::Picked;
use crate::secretariat::edition::BUNDLE_CAP;
use card::{Card, quoted};

/// What to explain.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Explain {
    /// Bundles.
    pub files: Vec<Picked>,
}

/// How to prove them by hand.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Explained {
    /// Step by step, for all files.
    pub card: Vec<ByHand>,
}

/// One step: what it proves, and the commands, which are run in the folder one is in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct ByHand {
    /// Key of its sentence: `by-hand-<key>`.
    pub key: String,
    /// What the sentence needs.
    pub params: BTreeMap<String, String>,
    /// The commands, a line each.
    pub commands: Vec<String>,
}

/// The card of each file.
pub fn explain(cx: &Call<'_>, request: &Explain) -> Result<Explained, Failure> {
    let mut card = Vec::new();
    for file in &request.files {
        card.extend(of_file(&cx.host.resolve(file)?)?);
    }
    Ok(Explained { card })
}

fn of_file(path: &Path) -> Result<Vec<ByHand>, Failure> {
    let bytes = read_file(path, BUNDLE_CAP)?;
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let mut card = Card::default();
    if bundle::sealed::is_sealed(&bytes) {
        let opened = name.strip_suffix(".age").map_or(format!("{name}.hjb"), ToOwned::to_owned);
        let (from, to) = (quoted(&path.display().to_string()), quoted(&opened));
        card.step(
            "age",
            [("file", opened.as_str())],
            [format!("age -d -i identity.txt -o {to} {from}")],
        );
        return Ok(card.steps);
    }
    let stem = name.strip_suffix(".hjb").unwrap_or(&name);
    let dir = format!("{stem}.by-hand");
    let mut bag = Bag::open(Cursor::new(&bytes), Limits::default())
        .map_err(|fault| Failure::refused(path, vec![fault.into()]))?;
    card.unpack(&path.display().to_string(), &dir);
    card.bundle(&mut bag, &dir)?;
    Ok(card.steps)
}
