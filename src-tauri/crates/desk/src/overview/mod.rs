//! What an office's screens show: the state of every track, lists and single rows, each read out of the
//! office file as it stands. Nothing is changed, computed anew or decided here; a body is shown its own
//! tracks and no other (`ui.md` §3–4).

pub mod batches;
pub mod filing;
pub mod nominations;
pub mod ranking;
pub mod register;
pub mod see;
pub mod standing;
pub mod track;

mod attachment;
mod binding;
mod merged;
mod submitted;

use std::collections::BTreeMap;

use dossier::json;
use review::edition::{Edition, Track};
use review::ids::{NominationId, TrackId};
use review::panel::Panel;
use serde::{Deserialize, Serialize};
use store::office::{EditionRow, Filing, FilingState, OfficeReader, Role};

use crate::anyone::edition::built_in;
use crate::command::Call;
use crate::failure::{Failure, internal};
use crate::host::Picked;
use crate::office::body;

pub use attachment::attachment;

/// An office.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct OfOffice {
    /// The office file.
    pub office: Picked,
}

/// A track of an office.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct OfTrack {
    /// The office file.
    pub office: Picked,
    /// The track.
    pub track: String,
}

/// One nomination of a track.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct OneNomination {
    /// The office file.
    pub office: Picked,
    /// The track.
    pub track: String,
    /// The nomination.
    pub nomination: NominationId,
}

/// The edition that an office goes by: the last one it kept. A secretariat that has signed none yet looks
/// at the built-in one; a body without an edition has no tracks.
fn edition(office: OfficeReader<'_>) -> Result<(Option<EditionRow>, Option<Edition>), Failure> {
    if let Some(row) = office.editions()?.pop() {
        let edition = json::read(&row.json)?;
        return Ok((Some(row), Some(edition)));
    }
    match office.meta()?.role {
        Role::Secretariat => Ok((None, Some(built_in("2022")?))),
        Role::Body => Ok((None, None)),
    }
}

/// The tracks that this office may look at.
fn tracks<'e>(office: OfficeReader<'_>, edition: &'e Edition) -> Result<Vec<&'e Track>, Failure> {
    let meta = office.meta()?;
    if meta.role == Role::Secretariat {
        return Ok(edition.tracks.iter().collect());
    }
    let body = body(&meta, edition)?;
    Ok(edition.tracks_of_body(&body).collect())
}

/// Runs `f` on a track that this office may look at.
fn on_track<T>(
    cx: &Call<'_>,
    (office, track): (&Picked, &str),
    f: impl FnOnce(OfficeReader<'_>, &Track) -> Result<T, Failure>,
) -> Result<T, Failure> {
    cx.office(office, |office| {
        let office = office.read();
        let edition = edition(office)?.1.ok_or_else(|| Failure::new("edition-missing"))?;
        let known = TrackId::new(track).ok().and_then(|id| edition.track(&id));
        let known = known.ok_or_else(|| Failure::new("unknown-track").with("track", track))?;
        if !tracks(office, &edition)?.contains(&known) {
            let body = body(&office.meta()?, &edition)?;
            return Err(Failure::new("not-our-track").with("track", track).with("body", body));
        }
        f(office, known)
    })
}

/// The filings of a track, oldest first.
fn filings(office: OfficeReader<'_>, track: &TrackId) -> Result<Vec<Filing>, Failure> {
    let mut filings = office.filings()?;
    filings.retain(|f| &f.key.track == track);
    filings.sort_by_key(|f| f.key.version);
    Ok(filings)
}

/// The filing that speaks for a track: the receipted one, or else the newest.
fn speaking(filings: &[Filing]) -> Option<&Filing> {
    let receipted = filings.iter().rev().find(|f| f.state == FilingState::Receipted);
    receipted.or_else(|| filings.last())
}

/// The names of the experts on the filed panel, by number.
fn experts(office: OfficeReader<'_>, track: &TrackId) -> Result<BTreeMap<String, String>, Failure> {
    let filings = filings(office, track)?;
    let Some(filing) = speaking(&filings) else { return Ok(BTreeMap::new()) };
    let panel: Panel = json::read(&filing.content.panel)?;
    Ok(panel.experts.into_iter().map(|e| (e.id.to_string(), e.name)).collect())
}

/// The 6×5 digits of a digest that is kept as text.
fn digits(digest: &str) -> Result<String, Failure> {
    Ok(digest.parse::<bundle::Digest>().map_err(internal)?.digits())
}

#[cfg(test)]
mod tests {
    use store::office::{FilingContent, FilingKey, FilingMarks};

    use super::*;

    fn filing(version: u32, state: FilingState) -> Filing {
        let nothing = Vec::new;
        Filing {
            key: FilingKey {
                body: "cast-info".parse().unwrap(),
                track: "electronics".parse().unwrap(),
                version,
            },
            state,
            content: FilingContent {
                criteria: nothing(),
                panel: nothing(),
                plan: nothing(),
                keys: nothing(),
            },
            marks: FilingMarks::default(),
            at: String::new(),
        }
    }

    #[test]
    fn a_receipted_filing_speaks_before_a_newer_one_that_was_only_sent() {
        let (first, second) = (filing(1, FilingState::Receipted), filing(2, FilingState::Sent));
        let version = |filings: &[Filing]| speaking(filings).map(|f| f.key.version);
        assert_eq!(version(&[first, second.clone()]), Some(1));
        assert_eq!(version(&[second]), Some(2));
        assert_eq!(version(&[]), None);
    }
}
