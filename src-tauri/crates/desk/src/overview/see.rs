//! `office.see`: whose office it is, the edition it goes by, and for every track how far it has come.

use serde::{Deserialize, Serialize};
use store::Mode;
use store::office::{Office, OfficeReader, Role};

use super::track::{TrackState, state};
use super::{edition, tracks};
use crate::command::Call;
use crate::failure::Failure;
use crate::host::Picked;
use crate::office::key;

/// The office to look at.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct SeeOffice {
    /// The office file.
    pub office: Picked,
    /// Look on while another window holds it.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<bool>"))]
    pub read_only: bool,
}

/// An office at a glance.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct OfficeView {
    /// In which role.
    #[cfg_attr(feature = "types", ts(type = "\"secretariat\" | \"body\""))]
    pub role: Role,
    /// Name of the organisation.
    pub name: String,
    /// Whether it is for rehearsal.
    pub rehearsal: bool,
    /// Whether another window holds it.
    pub read_only: bool,
    /// `SHA256:…` of its signing key.
    pub fingerprint: String,
    /// The fingerprint as 6×5 digits.
    pub digits: String,
    /// age recipient of the office.
    pub recipient: Option<String>,
    /// The edition it goes by, once there is one.
    pub edition: Option<EditionCard>,
    /// Digest of the edition bundle that the secretariat has signed.
    pub exported: Option<String>,
    /// Its tracks in the order of the notice.
    pub tracks: Vec<TrackState>,
}

/// The edition that an office goes by.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct EditionCard {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Digest of its bundle.
    pub digest: String,
    /// The secretariat's digits under which it was believed.
    pub anchor_digits: String,
    /// How they became known to this office.
    #[cfg_attr(feature = "types", ts(as = "dossier::payload::results::AnchorState"))]
    pub anchor: String,
    /// When it was kept.
    pub at: String,
    /// Last day on which results reach the secretariat.
    pub results_by: String,
}

/// Looks at an office.
pub fn see(cx: &Call<'_>, request: &SeeOffice) -> Result<OfficeView, Failure> {
    let look = |office: &mut Office| view(office.read(), office.is_read_only());
    if request.read_only {
        return cx.office_beside(&request.office, look);
    }
    cx.office(&request.office, look)
}

fn view(office: OfficeReader<'_>, read_only: bool) -> Result<OfficeView, Failure> {
    let meta = office.meta()?;
    let key = key(office)?;
    let public = bundle::PublicKey::from_openssh(&key.public_openssh)?;
    let (row, edition) = edition(office)?;
    let states = match &edition {
        Some(edition) => tracks(office, edition)?
            .into_iter()
            .map(|track| state(office, &meta, edition, track))
            .collect::<Result<_, Failure>>()?,
        None => Vec::new(),
    };
    let secretariat = meta.role == Role::Secretariat;
    Ok(OfficeView {
        role: meta.role,
        name: meta.name,
        rehearsal: meta.mode == Mode::Rehearsal,
        read_only,
        fingerprint: public.fingerprint(),
        digits: public.digits(),
        recipient: office.recipients()?.pop().map(|r| r.recipient),
        exported: row.as_ref().filter(|_| secretariat).map(|r| r.digest.clone()),
        edition: row.zip(edition).map(|(row, edition)| EditionCard {
            id: edition.id.to_string(),
            title: edition.title,
            digest: row.digest,
            anchor_digits: row.anchor_fingerprint,
            anchor: row.anchor.as_str().to_owned(),
            at: row.at,
            results_by: edition.dates.results_by.to_string(),
        }),
        tracks: states,
    })
}
