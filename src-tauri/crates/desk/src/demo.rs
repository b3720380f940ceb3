//! The demo programme: edition 2022 with two bodies, five experts and thirty invented nominations with
//! attachments, walked through the chain in rehearsal mode, to its end or until a first expert is to review.
//! Every name in it is invented.

mod list;
mod material;
mod picture;
mod programme;
mod scores;

use std::path::Path;

use chrono::Days;
use dossier::Verdict;
use review::criteria::Criteria;
use review::ids::{BodyId, TrackId};
use serde::{Deserialize, Serialize};
use store::office::Role;

use list::Walked;
use programme::{PARTS, Part};

use crate::anyone::edition::built_in;
use crate::anyone::tally::PanelResult;
use crate::command::Call;
use crate::failure::{Failure, internal};
use crate::host::{Picked, Progress};
use crate::walk::{Sent, Step, Walk, picked, worst};
use crate::{assets, body, secretariat, tables};

/// Where to.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "MakeDemo"))]
#[serde(deny_unknown_fields)]
pub struct Demo {
    /// A folder that is empty or new.
    pub out: Picked,
    /// How far to walk.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<_>"))]
    pub until: Until,
}

/// How far a demo is walked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Until {
    /// Both tracks to the ack of the secretariat.
    #[default]
    End,
    /// The first track until one expert is left who has not opened the batch; the second to the end.
    Review,
}

/// How many days a demo that waits for an expert leaves for the review.
const DAYS_LEFT: Days = Days::new(14);

/// What came of it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Demonstrated {
    /// The worst verdict of all bundles.
    pub verdict: Verdict,
    /// The folder.
    pub path: String,
    /// The secretariat's digits, for `verify --trust`.
    pub digits: String,
    /// Every step with its file and verdict.
    pub steps: Vec<Step>,
    /// The ranking of each track as the secretariat recomputed it.
    pub panels: Vec<crate::anyone::tally::PanelResult>,
}

/// Makes the demo and walks it.
pub fn demo(cx: &Call<'_>, request: &Demo) -> Result<Demonstrated, Failure> {
    let root = cx.host.resolve(&request.out)?;
    let walk = Walk::begin(cx.host, &root)?;
    let (secretariat, made) = walk.office("秘书处（演示）", Role::Secretariat, None)?;
    walk.trust(&made.digits);
    let export = secretariat::edition::Export {
        office: secretariat.clone(),
        edition: None,
        signed_by_new: false,
        out: picked(&walk.at("edition")),
        force: false,
    };
    let signed = walk.run(|cx| secretariat::edition::export(cx, &export))?;
    walk.note_bundle("edition", &signed.path, &signed.digest)?;
    walk.proves(&signed.path);
    let (mut panels, mut first) = (Vec::new(), None);
    for (done, part) in (0_u64..).zip(&PARTS) {
        cx.host.progress(&Progress { step: "demo", done, total: 2 });
        // Only the first track ever waits for somebody.
        let waits = first.is_none() && request.until == Until::Review;
        let office = body_office(&walk, part, &signed.path, &made.digits)?;
        let offices = (&secretariat, &office);
        let (walked, items) = one_part(&walk, offices, (part, waits), &made.digits)?;
        panels.extend(items.map(|items| PanelResult { panel: part.track.to_owned(), items }));
        first = first.or(Some(walked));
    }
    let first = first.ok_or_else(|| internal("no track"))?;
    list::write(&walk, request.until, (&made.digits, &secretariat), &first)?;
    let steps = walk.steps();
    Ok(Demonstrated {
        verdict: worst(&steps),
        path: root.display().to_string(),
        digits: made.digits,
        steps,
        panels,
    })
}

fn body_office(
    walk: &Walk<'_>,
    part: &Part,
    edition: &str,
    anchor: &str,
) -> Result<Picked, Failure> {
    let id = BodyId::new(part.body)?;
    let name = built_in("2022")?.body(&id).map(|b| b.name.clone()).unwrap_or_default();
    let (office, _) = walk.office(&name, Role::Body, Some(id))?;
    let import = body::edition::Import {
        office: office.clone(),
        file: Picked(edition.to_owned()),
        trust: Some(anchor.to_owned()),
    };
    walk.run(|cx| body::edition::import(cx, &import))?;
    walk.note("edition-import", &office.0);
    Ok(office)
}

/// Walks one track; the ranking, unless it waits for its first expert.
fn one_part(
    walk: &Walk<'_>,
    (secretariat, office): (&Picked, &Picked),
    (part, waits): (&Part, bool),
    anchor: &str,
) -> Result<(Walked, Option<Vec<tally::Standing>>), Failure> {
    let folder = walk.at(part.track);
    let filing = filing(walk, office, (part, waits), &folder)?;
    walk.file((secretariat, office), &filing)?;
    material::take_in(walk, office, part, &folder)?;
    let pack = body::pack::Pack {
        office: office.clone(),
        track: Some(part.track.to_owned()),
        batches: picked(&folder.join("batches")),
        letters: picked(&folder.join("letters")),
        assignment: None,
        further: false,
        force: false,
    };
    let packed = walk.run(|cx| body::pack::pack(cx, &pack))?;
    for batch in &packed.batches {
        walk.note_bundle("batch", &batch.path, &batch.digest)?;
    }
    let criteria = criteria(part)?;
    let mut results = Vec::new();
    for (n, batch) in (1_u64..).zip(&packed.batches).skip(usize::from(waits)) {
        let work = scores::invented(&criteria, part, n)?;
        let sent = walk.expert((batch, office), &work, (anchor, &folder))?;
        results.push((batch.expert.clone(), sent));
    }
    let ranking = if waits {
        None
    } else {
        let sent: Vec<Sent> = results.iter().map(|(_, sent)| sent.clone()).collect();
        Some(walk.finish((secretariat, office), part.track, &sent, &folder)?)
    };
    Ok((walked(part, office, packed.batches, results)?, ranking))
}

/// What the body files: the template of the track and the panel.
fn filing(
    walk: &Walk<'_>,
    office: &Picked,
    (part, waits): (&Part, bool),
    folder: &Path,
) -> Result<body::filing::Export, Failure> {
    let rows: Vec<Vec<String>> = (1_usize..)
        .zip(part.experts)
        .map(|(n, name)| vec![format!("E{n:03}"), format!("专家{name}"), programme::unit(n)])
        .collect();
    let today = walk.run(|cx| Ok(cx.host.now().date_naive()))?;
    let closing = if waits { today.checked_add_days(DAYS_LEFT).unwrap_or(today) } else { today };
    Ok(body::filing::Export {
        office: office.clone(),
        track: Some(part.track.to_owned()),
        criteria: None,
        panel: walk.table(&folder.join("tables/panel.csv"), &["expert", "name", "unit"], &rows)?,
        closing: closing.to_string(),
        binding: None,
        joint: None,
        out: picked(folder),
        force: false,
    })
}

fn walked(
    part: &Part,
    office: &Picked,
    batches: Vec<body::pack::PackedFor>,
    results: Vec<(String, Sent)>,
) -> Result<Walked, Failure> {
    let edition = built_in("2022")?;
    let track = edition.track(&TrackId::new(part.track)?).ok_or_else(|| internal("track"))?;
    let body = edition.body(&BodyId::new(part.body)?).ok_or_else(|| internal("body"))?;
    Ok(Walked {
        office: office.clone(),
        body: body.name.clone(),
        track: track.title.clone(),
        folder: part.track,
        batches,
        results,
    })
}

fn criteria(part: &Part) -> Result<Criteria, Failure> {
    let edition = built_in("2022")?;
    let track = edition.track(&TrackId::new(part.track)?).ok_or_else(|| internal("track"))?;
    let text = assets::template(&track.criteria).ok_or_else(|| internal("template"))?;
    tables::check_criteria(text.as_bytes())
}
