//! The expert's desk as a screen shows it: the whole batch at once with the sheet as it stands, and one
//! nomination in full with the history of its entries. Nothing here changes anything.

use dossier::payload::batch::Titles;
use review::criteria::Criteria;
use review::ids::{ItemId, NominationId};
use review::mark::Centi;
use review::nomination::Nomination;
use serde::{Deserialize, Serialize};
use store::history::{Change, Field};
use store::work::{Declaration, Seal, WorkFile};

use crate::bundles::stub_from_json;
use crate::command::Call;
use crate::expert::own::{WorkRow, rows};
use crate::expert::unit;
use crate::expert::{about, assignment, criteria, declared};
use crate::failure::{Failure, internal};
use crate::host::Picked;

/// Which work file to show.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct SeeWork {
    /// The work file.
    pub work: Picked,
    /// Open it beside another window that holds it.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<_>"))]
    pub read_only: bool,
}

/// The whole desk.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct WorkView {
    /// Edition, list, track and body by name.
    pub titles: Titles,
    /// Which batch.
    pub batch: String,
    /// Which issue.
    pub issue: u32,
    /// For whom.
    pub expert: String,
    /// Last day for handing over.
    pub closing: String,
    /// Filing number.
    pub filing_no: String,
    /// Whether it is practice.
    pub rehearsal: bool,
    /// How far the secretariat's key was compared.
    #[cfg_attr(feature = "types", ts(type = "\"typed\" | \"pinned\" | \"unverified\""))]
    pub anchor: String,
    /// Whether it was opened beside another window and cannot be changed here.
    pub read_only: bool,
    /// Fingerprint of the expert's key.
    pub fingerprint: Option<String>,
    /// When the pledge was signed.
    pub pledged_at: Option<String>,
    /// Whether the expert said that there is nothing to recuse from.
    pub none_declared: bool,
    /// The seal that holds.
    pub sealed: Option<SealView>,
    /// How many times it was sealed.
    pub seals: usize,
    /// Why the last seal was opened again, while nothing has been sealed since.
    pub returned: Option<String>,
    /// The filed criteria.
    pub criteria: Criteria,
    /// The expert's own unit, as the filed panel names it.
    pub unit: Option<String>,
    /// What is to be judged, in the order of the batch.
    pub nominations: Vec<NominationCard>,
    /// How it stands, in the same order.
    pub rows: Vec<WorkRow>,
}

/// A seal.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct SealView {
    /// Version of the sheet.
    pub seq: u32,
    /// When.
    pub at: String,
    /// Digest of the results bundle.
    pub digest: String,
    /// The digest as 6×5 digits.
    pub digits: String,
}

/// A nomination as it stands in lists.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct NominationCard {
    /// Its number.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Who applies.
    pub applicant: String,
    /// Who nominates.
    pub nominator: String,
    /// Whom its fields name, for recusals.
    pub people: String,
    /// How many files are attached.
    pub attachments: usize,
    /// Whether it comes from the expert's own unit.
    pub same_unit: bool,
}

/// Shows the whole desk.
pub fn see(cx: &Call<'_>, request: &SeeWork) -> Result<WorkView, Failure> {
    if request.read_only {
        cx.work_beside(&request.work, |work| view(work))
    } else {
        cx.work(&request.work, |work| view(work))
    }
}

fn view(work: &WorkFile) -> Result<WorkView, Failure> {
    let read = work.read();
    let (origin, a, criteria) = (read.origin()?, assignment(read)?, criteria(read)?);
    let batch = bundle::BagInfo::parse(&stub_from_json(&origin.batch_stub)?.bag_info)?;
    let records = read.nominations()?;
    let parsed = records.iter().map(|r| serde_json::from_str(&r.json).map_err(internal));
    let nominations: Vec<Nomination> = parsed.collect::<Result<_, _>>()?;
    Ok(WorkView {
        titles: a.titles,
        batch: a.batch.to_string(),
        issue: a.issue,
        expert: a.expert.to_string(),
        closing: a.closing_date.to_string(),
        filing_no: batch.filing_no.unwrap_or_default(),
        rehearsal: origin.mode == store::Mode::Rehearsal,
        anchor: origin.anchor.as_str().to_owned(),
        read_only: work.is_read_only(),
        fingerprint: read.key()?.map(|k| k.fingerprint),
        pledged_at: declared(read, Declaration::Pledge)?,
        none_declared: declared(read, Declaration::NoRecusals)?.is_some(),
        sealed: read.sealed()?.map(seal).transpose()?,
        seals: read.seals()?.len(),
        returned: read.seals()?.pop().and_then(|last| last.reopened),
        rows: rows(read, &criteria)?,
        criteria,
        nominations: nominations.iter().map(|n| card(n, a.unit.as_deref())).collect(),
        unit: a.unit,
    })
}

fn seal(seal: Seal) -> Result<SealView, Failure> {
    let digits = seal.digest.parse::<bundle::Digest>().map_err(internal)?.digits();
    Ok(SealView { seq: seal.seq, at: seal.at, digits, digest: seal.digest })
}

fn card(nomination: &Nomination, unit: Option<&str>) -> NominationCard {
    NominationCard {
        id: nomination.id.to_string(),
        title: nomination.title.clone(),
        applicant: nomination.applicant.clone(),
        nominator: nomination.nominator.clone(),
        people: people(nomination),
        attachments: nomination.attachments.len(),
        same_unit: unit.is_some_and(|unit| unit::is_of(unit, nomination)),
    }
}

/// Headings under which an application names the people behind it. 姓名 is the title of a person's own
/// nomination already, and 联系人 is whoever answers the telephone.
const PEOPLE: [&str; 19] = [
    "负责人",
    "项目负责人",
    "技术负责人",
    "团队负责人",
    "单位负责人",
    "法定代表人",
    "主要完成人",
    "第一完成人",
    "完成人",
    "发明人",
    "创始人",
    "联合创始人",
    "发起人",
    "带头人",
    "团队带头人",
    "团队成员",
    "主要成员",
    "核心成员",
    "任职单位",
];

fn people(nomination: &Nomination) -> String {
    let named = PEOPLE.iter().filter_map(|heading| nomination.fields.get(*heading));
    let named: Vec<&str> = named.map(|v| v.trim()).filter(|v| !v.is_empty()).collect();
    named.join("；")
}

/// Which nomination to show.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct SeeNomination {
    /// The work file.
    pub work: Picked,
    /// Which nomination.
    pub nomination: NominationId,
}

/// One nomination in full.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct NominationView {
    /// The record as it was packed.
    pub record: Nomination,
    /// Every change of its entries, oldest first.
    pub history: Vec<ChangeView>,
}

/// One change of an entry.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct ChangeView {
    /// When.
    pub at: String,
    /// What was changed.
    #[cfg_attr(
        feature = "types",
        ts(
            type = "\"mark\" | \"gate\" | \"comment\" | \"recommendation\" | \"overall\" | \"recused\" | \"unable\""
        )
    )]
    pub field: Field,
    /// Of which item or gate.
    pub item: Option<ItemId>,
    /// What stood there; a mark as a decimal.
    pub old: Option<String>,
    /// What stands there since.
    pub new: Option<String>,
}

/// Shows one nomination in full.
pub fn nomination(cx: &Call<'_>, request: &SeeNomination) -> Result<NominationView, Failure> {
    cx.work(&request.work, |work| {
        let record = work.read().record(&request.nomination).map_err(about(&request.nomination))?;
        let history = work.read().history(&record.id)?.into_iter().map(change).collect();
        let record = serde_json::from_str(&record.json).map_err(internal)?;
        Ok(NominationView { record, history })
    })
}

fn change(change: Change) -> ChangeView {
    let shown = |value: Option<String>| match change.field {
        Field::Mark => value.map(|v| v.parse().map_or(v, |centi| Centi(centi).to_string())),
        _ => value,
    };
    ChangeView {
        old: shown(change.old),
        new: shown(change.new),
        at: change.at,
        field: change.field,
        item: change.item,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_those_whom_the_fields_name_but_not_who_answers_the_telephone() {
        let fields = [("联系人", "丁"), ("创始人", " 乙 "), ("负责人", "甲"), ("发起人", "")];
        let nomination = Nomination {
            id: NominationId::new("n1").unwrap(),
            title: String::new(),
            applicant: String::new(),
            nominator: String::new(),
            channel: String::new(),
            fields: fields.map(|(k, v)| (k.to_owned(), v.to_owned())).into(),
            attachments: Vec::new(),
        };
        assert_eq!(people(&nomination), "甲；乙");
    }
}
