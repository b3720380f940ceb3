//! What was filed for a track, in words and numbers, and the template it can begin with. Shown as the
//! bytes of the filing say it; nothing is edited here.

use dossier::json;
use review::criteria::Criteria;
use review::ids::{ExpertId, GroupId, NominationId};
use review::panel::{self, Panel};
use review::plan::{Binding, WorkPlan};
use serde::{Deserialize, Serialize};
use store::office::{Filing, FilingState};

use super::{OfTrack, digits, filings, on_track};
use crate::command::Call;
use crate::failure::Failure;
use crate::host::Picked;
use crate::{assets, tables};

/// The filing to look at.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct OfFiling {
    /// The office file.
    pub office: Picked,
    /// The track.
    pub track: String,
    /// Its version; otherwise the newest.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional = nullable))]
    pub version: Option<u32>,
}

/// A filing.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct FilingView {
    /// Counted by the body, from 1.
    pub version: u32,
    /// Where it stands.
    #[cfg_attr(
        feature = "types",
        ts(type = "\"draft\" | \"sent\" | \"receipted\" | \"superseded\" | \"refused\"")
    )]
    pub state: FilingState,
    /// Number given by the secretariat.
    pub number: Option<String>,
    /// The criteria.
    pub criteria: Criteria,
    /// Last day for results.
    pub closing: String,
    /// How an expert's key must be bound to the person.
    #[cfg_attr(feature = "types", ts(type = "string"))]
    pub binding: Binding,
    /// The panel.
    pub experts: Vec<FiledExpert>,
    /// Digest of the filing bundle.
    pub digest: Option<String>,
    /// The digest as 6×5 digits.
    pub digits: Option<String>,
}

/// One expert of the filed panel.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct FiledExpert {
    /// Number.
    #[cfg_attr(feature = "types", ts(as = "String"))]
    pub expert: ExpertId,
    /// Name.
    pub name: String,
    /// Employer.
    pub unit: String,
    /// Group.
    #[cfg_attr(feature = "types", ts(as = "String"))]
    pub group: GroupId,
    /// Role in the group.
    #[cfg_attr(feature = "types", ts(type = "\"chair\" | \"member\""))]
    pub role: panel::Role,
    /// Nominations of which a conflict is known.
    #[cfg_attr(feature = "types", ts(as = "Vec<String>"))]
    pub conflicts: Vec<NominationId>,
}

/// A criteria template.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct TemplateView {
    /// The criteria.
    pub criteria: Criteria,
}

/// Shows a filing.
pub fn filing(cx: &Call<'_>, request: &OfFiling) -> Result<FilingView, Failure> {
    on_track(cx, (&request.office, &request.track), |office, track| {
        let filings = filings(office, &track.id)?;
        let named = |f: &Filing| request.version.is_none_or(|v| f.key.version == v);
        let filing = filings.into_iter().rev().find(named);
        view(filing.ok_or_else(|| Failure::new("no-filing").with("track", &track.id))?)
    })
}

fn view(filing: Filing) -> Result<FilingView, Failure> {
    let plan: WorkPlan = json::read(&filing.content.plan)?;
    let panel: Panel = json::read(&filing.content.panel)?;
    Ok(FilingView {
        version: filing.key.version,
        state: filing.state,
        number: filing.marks.filing_no,
        criteria: json::read(&filing.content.criteria)?,
        closing: plan.closing_date.to_string(),
        binding: plan.binding,
        experts: panel.experts.into_iter().map(expert).collect(),
        digits: filing.marks.digest.as_deref().map(digits).transpose()?,
        digest: filing.marks.digest,
    })
}

fn expert(e: panel::Expert) -> FiledExpert {
    FiledExpert {
        expert: e.id,
        name: e.name,
        unit: e.unit,
        group: e.group,
        role: e.role,
        conflicts: e.conflicts,
    }
}

/// Shows the criteria template of a track.
pub fn template(cx: &Call<'_>, request: &OfTrack) -> Result<TemplateView, Failure> {
    on_track(cx, (&request.office, &request.track), |_, track| {
        let text = assets::template(&track.criteria)
            .ok_or_else(|| Failure::new("not-found").with("object", &track.criteria))?;
        Ok(TemplateView { criteria: tables::check_criteria(text.as_bytes())? })
    })
}
