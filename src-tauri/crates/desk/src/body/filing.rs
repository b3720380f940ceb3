//! A body files criteria, panel composition and work plan for a track: signed, with the letter on which
//! its key's digits are printed for the stamp.

use bundle::{BundleType, PrivateKey, Signer};
use dossier::json::{self, Payload};
use dossier::payload::filing::{Keys, RoleKey};
use dossier::payload::path;
use review::criteria::Criteria;
use review::edition::{Edition, Track};
use review::ids::BodyId;
use review::panel::{self, Panel};
use review::plan::{self, Binding, Stage, WorkPlan};
use serde::{Deserialize, Serialize};
use sheets::panel::read_panel;
use store::office::{
    Direction, FilingContent, FilingKey, FilingMarks, FilingState, NewBundle, Office, OfficeMeta,
    Role,
};

use crate::assets;
use crate::bundles::{self, bundle_mode, info, paper_mode, payload};
use crate::command::Call;
use crate::deliver::prepare;
use crate::failure::{Failure, internal};
use crate::host::Picked;
use crate::office::{act, body, edition, need_role, signer, track};
use crate::secretariat::edition::about_log;
use crate::tables;
use crate::translate;

/// What to file.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "FilingExport"))]
#[serde(deny_unknown_fields)]
pub struct Export {
    /// The body's office file.
    pub office: Picked,
    /// Track; may be left out where there is only one.
    #[serde(default)]
    pub track: Option<String>,
    /// Criteria file; otherwise the built-in template of the track.
    #[serde(default)]
    pub criteria: Option<Picked>,
    /// Panel table.
    pub panel: Picked,
    /// Last day on which experts hand over results.
    pub closing: String,
    /// Folder for the filing and its letter.
    pub out: Picked,
    /// Overwrite files of that name.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<_>"))]
    pub force: bool,
}

/// A filing that was sent.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "FilingExported"))]
pub struct Exported {
    /// The filing bundle.
    pub path: String,
    /// The letter for the stamp.
    pub letter: String,
    /// Digest of the filing.
    pub digest: String,
    /// Fingerprint of the body's key.
    pub fingerprint: String,
    /// The fingerprint as 6×5 digits, as on the letter.
    pub digits: String,
    /// Version of the filing.
    pub version: u32,
    /// Track.
    pub track: String,
}

/// The filing as it will be signed.
struct Drawn {
    key: FilingKey,
    content: FilingContent,
}

/// Files criteria, panel and plan.
pub fn export(cx: &Call<'_>, request: &Export) -> Result<Exported, Failure> {
    cx.office(&request.office, |office| {
        let meta = need_role(office.read(), Role::Body)?;
        let (_, edition) = edition(office.read())?;
        let track_id = track(office.read(), &edition, request.track.as_deref())?;
        let track = edition.track(&track_id).ok_or_else(|| internal("track"))?;
        let body = body(&meta, &edition)?;
        if !track.bodies.contains(&body) {
            return Err(Failure::new("not-our-track").with("track", &track_id).with("body", &body));
        }
        if track.bodies.len() > 1 {
            return Err(Failure::new("joint-track").with("track", &track_id));
        }
        let signing = signer(cx, office.read())?;
        let drawn = draw(cx, office, request, (track, &body), &signing)?;
        send(cx, office, (request, &meta, &edition, track), &drawn, &signing)
    })
}

fn draw(
    cx: &Call<'_>,
    office: &Office,
    request: &Export,
    (track, body): (&Track, &BodyId),
    signing: &PrivateKey,
) -> Result<Drawn, Failure> {
    let (criteria_bytes, criteria) = criteria(cx, request, track)?;
    if criteria.track != track.id {
        return Err(Failure::new("bad-criteria")
            .with("detail", format!("track {} ≠ {}", criteria.track, track.id)));
    }
    let panel = panel(cx, request, track)?;
    let recipient = office.read().recipients()?.pop().ok_or_else(|| internal("no recipient"))?;
    let keys = Keys {
        kind: Keys::TYPE.to_owned(),
        bodies: vec![RoleKey {
            role: "body".to_owned(),
            body: body.clone(),
            signing_key: signing.public().to_openssh(),
            recipient: recipient.recipient,
        }],
    };
    let plan = plan(cx, request, track)?;
    let versions = office.read().filings()?.into_iter().filter(|f| f.key.track == track.id);
    let version = versions.map(|f| f.key.version).max().unwrap_or(0).saturating_add(1);
    Ok(Drawn {
        key: FilingKey { body: body.clone(), track: track.id.clone(), version },
        content: FilingContent {
            criteria: criteria_bytes,
            panel: json::write(&panel)?,
            plan: json::write(&plan)?,
            keys: json::write(&keys)?,
        },
    })
}

fn criteria(
    cx: &Call<'_>,
    request: &Export,
    track: &Track,
) -> Result<(Vec<u8>, Criteria), Failure> {
    if let Some(file) = &request.criteria {
        let (bytes, _) = tables::criteria(cx, file)?;
        // What is filed must be strict to the byte, because every verifier will read it so.
        let criteria = json::read(&bytes)
            .map_err(|e| Failure::new("bad-criteria").with("detail", &e).detail(&e))?;
        return Ok((bytes, criteria));
    }
    let text = assets::template(&track.criteria)
        .ok_or_else(|| Failure::new("not-found").with("object", &track.criteria))?;
    let criteria = tables::check_criteria(text.as_bytes())?;
    Ok((text.as_bytes().to_vec(), criteria))
}

fn panel(cx: &Call<'_>, request: &Export, track: &Track) -> Result<Panel, Failure> {
    let (path, table) = tables::table(cx, &request.panel)?;
    let taken = read_panel(&table).map_err(translate::table(&path))?;
    if !taken.faults.is_empty() {
        return Err(tables::faulty(&taken.faults));
    }
    let panel = Panel {
        kind: panel::TYPE.to_owned(),
        track: track.id.clone(),
        groups: taken.groups,
        experts: taken.experts,
    };
    let faults: Vec<String> = panel.faults().iter().map(ToString::to_string).collect();
    if faults.is_empty() {
        return Ok(panel);
    }
    Err(Failure::new("panel-faults").with("count", faults.len()).with("detail", faults.join("; ")))
}

fn plan(cx: &Call<'_>, request: &Export, track: &Track) -> Result<WorkPlan, Failure> {
    let closing_date = review::dates::parse_day(&request.closing)
        .map_err(|e| Failure::new("bad-date").with("cell", "--closing").with("value", &e.0))?;
    Ok(WorkPlan {
        kind: plan::TYPE.to_owned(),
        track: track.id.clone(),
        stages: vec![Stage {
            title: "专家评分".to_owned(),
            from: cx.host.now().date_naive().min(closing_date),
            to: closing_date,
        }],
        closing_date,
        binding: Binding::Mac,
    })
}

fn send(
    cx: &Call<'_>,
    office: &mut Office,
    (request, meta, edition, track): (&Export, &OfficeMeta, &Edition, &Track),
    drawn: &Drawn,
    signing: &PrivateKey,
) -> Result<Exported, Failure> {
    let now = cx.now();
    let (row, _) = crate::office::edition(office.read())?;
    let mut bag_info = info(BundleType::Filing, bundle_mode(meta.mode), &now);
    bag_info.edition_id = Some(edition.id.to_string());
    bag_info.edition_digest = Some(row.digest);
    bag_info.list_id = Some(track.list.to_string());
    bag_info.track_id = Some(track.id.to_string());
    bag_info.body_id = Some(drawn.key.body.to_string());
    bag_info.filing_version = Some(drawn.key.version.to_string());
    bag_info.criteria_digest = Some(bundle::Digest::of(&drawn.content.criteria).to_string());
    about_log(office, &mut bag_info)?;
    let c = &drawn.content;
    let files = vec![
        payload(path::CRITERIA, c.criteria.clone()),
        payload(path::PANEL, c.panel.clone()),
        payload(path::PLAN, c.plan.clone()),
        payload(path::KEYS, c.keys.clone()),
    ];
    let folder = cx.host.resolve(&request.out)?;
    let name = format!("filing-{}-v{}", track.id, drawn.key.version);
    let signers: [(&str, &dyn Signer); 1] = [("body", signing)];
    let target = folder.join(format!("{name}.hjb"));
    let (whole, written) = bundles::make(&bag_info, files, &signers)?;
    let digest = written.digest;
    let filing = prepare(&target, &whole, request.force)?;
    let letter = letter((meta, edition, track), &drawn.key, &digest, signing, &now)?;
    let letter = prepare(&folder.join(format!("{name}-letter.pdf")), &letter, request.force)?;
    keep(cx, office, meta, drawn, (&whole, &digest.to_string()))?;
    let public = signing.public();
    Ok(Exported {
        path: filing.publish()?.display().to_string(),
        letter: letter.publish()?.display().to_string(),
        digest: digest.to_string(),
        fingerprint: public.fingerprint(),
        digits: public.digits(),
        version: drawn.key.version,
        track: track.id.to_string(),
    })
}

fn keep(
    cx: &Call<'_>,
    office: &mut Office,
    meta: &OfficeMeta,
    drawn: &Drawn,
    (bytes, digest): (&[u8], &str),
) -> Result<(), Failure> {
    let filed = act(cx, &meta.name, "filed", drawn.key.track.as_str(), Some(digest.to_owned()));
    let marks = FilingMarks { digest: Some(digest.to_owned()), ..FilingMarks::default() };
    Ok(office.change(&filed, |tx| {
        tx.put_bundle(&NewBundle {
            digest,
            bundle_type: BundleType::Filing.as_str(),
            direction: Direction::Out,
            track: Some(&drawn.key.track),
            bytes,
            findings: "[]",
        })?;
        tx.put_filing(&drawn.key, (FilingState::Sent, &drawn.content, &marks))
    })?)
}

fn letter(
    (meta, edition, track): (&OfficeMeta, &Edition, &Track),
    key: &FilingKey,
    digest: &bundle::Digest,
    signing: &PrivateKey,
    now: &str,
) -> Result<Vec<u8>, Failure> {
    let name = |id: &BodyId| edition.body(id).map_or(id.to_string(), |b| b.name.clone());
    let public = signing.public();
    let data = report::FilingLetter {
        mode: paper_mode(meta.mode),
        edition: edition.title.clone(),
        secretariat: name(&edition.secretariat.body),
        list: edition.list(&track.list).map_or(track.list.to_string(), |l| l.title.clone()),
        track: track.title.clone(),
        version: key.version,
        filing_digest: digest.to_string(),
        filing_digits: digest.digits(),
        keys: vec![report::BodyKey {
            body: name(&key.body),
            fingerprint: public.fingerprint(),
            digits: public.digits(),
        }],
    };
    Ok(report::filing_letter(&data, now)?)
}
