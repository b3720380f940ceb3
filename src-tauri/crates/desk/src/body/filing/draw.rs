//! What is filed, before anybody signs it: the criteria's bytes, the panel from its table, the plan, and the keys of
//! every body of the track. Nothing is written here.

use bundle::{PayloadFile, PrivateKey, PublicKey, Signer};
use dossier::json::{self, Payload};
use dossier::payload::filing::{Keys, RoleKey};
use dossier::payload::path;
use review::criteria::Criteria;
use review::edition::{Edition, Track};
use review::ids::BodyId;
use review::panel::{self, Expert, Panel};
use review::plan::{self, Binding, Stage, WorkPlan};
use sheets::panel::read_panel;
use store::office::{FilingContent, FilingKey, Office};

use super::Export;
use crate::assets;
use crate::body::card::{self, Card};
use crate::both::clerk;
use crate::both::keys::{LEADS, SECOND};
use crate::bundles::{bundle_mode, payload};
use crate::command::Call;
use crate::failure::{Failure, internal};
use crate::tables;
use crate::translate;

/// The filing as it will be signed.
pub(super) struct Drawn {
    /// Which filing.
    pub key: FilingKey,
    /// Its payload.
    pub content: FilingContent,
    /// The other body, if it has to sign too.
    pub needs: Option<BodyId>,
}

impl Drawn {
    /// The payload files.
    pub fn files(&self) -> Vec<PayloadFile<'static>> {
        let c = &self.content;
        vec![
            payload(path::CRITERIA, c.criteria.clone()),
            payload(path::PANEL, c.panel.clone()),
            payload(path::PLAN, c.plan.clone()),
            payload(path::KEYS, c.keys.clone()),
        ]
    }
}

/// Draws the filing of `body` for `track`.
///
/// Errors: `not-our-track`, `joint-card-needed`, `joint-card-refused`, `joint-led-by`, and what is wrong with criteria,
/// panel, plan or card.
pub(super) fn draw(
    cx: &Call<'_>,
    office: &Office,
    request: &Export,
    (edition, track, body): (&Edition, &Track, &BodyId),
    signing: &PrivateKey,
) -> Result<Drawn, Failure> {
    if !track.bodies.contains(body) {
        return Err(Failure::new("not-our-track").with("track", &track.id).with("body", body));
    }
    let other = other_body(cx, office, request, (edition, track, body))?;
    let (criteria_bytes, criteria) = criteria(cx, request, track)?;
    if criteria.track != track.id {
        return Err(Failure::new("bad-criteria")
            .with("detail", format!("track {} ≠ {}", criteria.track, track.id)));
    }
    let panel = panel(cx, request, track)?;
    let plan = plan(cx, request, track)?;
    let keys = keys(office, body, signing, other.as_ref())?;
    Ok(Drawn {
        key: FilingKey {
            body: body.clone(),
            track: track.id.clone(),
            version: version(office, track, body)?,
        },
        content: FilingContent {
            criteria: criteria_bytes,
            panel: json::write(&panel)?,
            plan: json::write(&plan)?,
            keys: json::write(&keys)?,
        },
        needs: other.map(|card| card.body),
    })
}

/// The card of the other of two joint bodies; none where one body reviews the track alone.
fn other_body(
    cx: &Call<'_>,
    office: &Office,
    request: &Export,
    (edition, track, body): (&Edition, &Track, &BodyId),
) -> Result<Option<Card>, Failure> {
    let others: Vec<&BodyId> = track.bodies.iter().filter(|b| *b != body).collect();
    let refused =
        |why: &str| Failure::new("joint-card-refused").with("track", &track.id).with("detail", why);
    let (other, file) = match (others.as_slice(), &request.joint) {
        ([], None) => return Ok(None),
        ([], Some(_)) => return Err(refused(body.as_str())),
        ([other], Some(file)) => (*other, file),
        (several, _) => {
            let names: Vec<&str> = several.iter().map(|b| b.as_str()).collect();
            return Err(Failure::new("joint-card-needed")
                .with("track", &track.id)
                .with("body", names.join(" ")));
        }
    };
    let card = card::read(cx, file)?;
    let mode = bundle_mode(office.read().meta()?.mode);
    if card.body != *other {
        return Err(refused(&format!("{} ≠ {other}", card.body)));
    }
    if card.edition != edition.id || card.mode != mode.as_str() {
        return Err(refused(&format!("{} {} ≠ {} {mode}", card.edition, card.mode, edition.id)));
    }
    Ok(Some(card))
}

fn keys(
    office: &Office,
    body: &BodyId,
    signing: &PrivateKey,
    other: Option<&Card>,
) -> Result<Keys, Failure> {
    let recipient = office.read().recipients()?.pop().ok_or_else(|| internal("no recipient"))?;
    let own = RoleKey {
        role: LEADS.to_owned(),
        body: body.clone(),
        signing_key: signing.public().to_openssh(),
        recipient: recipient.recipient,
        clerks: clerk::filed(office.read())?,
    };
    let second = other.map(|card| RoleKey {
        role: SECOND.to_owned(),
        body: card.body.clone(),
        signing_key: card.signing_key.clone(),
        recipient: card.recipient.clone(),
        clerks: card.clerks.clone(),
    });
    Ok(Keys { kind: Keys::TYPE.to_owned(), bodies: [own].into_iter().chain(second).collect() })
}

/// The next version of the track's filing. Of joint bodies one leads from the first version to the last, because a
/// submission and the receipts in it name one body.
fn version(office: &Office, track: &Track, body: &BodyId) -> Result<u32, Failure> {
    let mut highest = 0;
    for filing in office.read().filings()?.iter().filter(|f| f.key.track == track.id) {
        if filing.key.body != *body {
            return Err(Failure::new("joint-led-by")
                .with("track", &track.id)
                .with("body", &filing.key.body));
        }
        highest = highest.max(filing.key.version);
    }
    Ok(highest.saturating_add(1))
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
    let mut taken = read_panel(&table).map_err(translate::table(&path))?;
    taken.experts.iter_mut().for_each(without_comment);
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

/// A key's comment usually names the person, and the receipt that repeats the key lies in every co-expert's batch. What
/// is no key stays as it is, for verification to refuse.
fn without_comment(expert: &mut Expert) {
    let key = expert.key.as_deref().map(PublicKey::from_openssh);
    if let Some(Ok(key)) = key {
        expert.key = Some(key.to_openssh());
    }
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
        binding: request.binding.unwrap_or(Binding::Mac),
    })
}
