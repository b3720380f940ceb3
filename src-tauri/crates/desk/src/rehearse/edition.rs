//! The edition of a rehearsal: one list, one body, and a track for each panel. It is in rehearsal mode like
//! everything that is made under it, and no office takes it for a real one.

use review::edition::{
    ApplicantKind, Body, BodyRole, Contact, Edition, FinalReview, Limit, List, Quota, Track,
};
use review::ids::{BodyId, EditionId, ListId, TrackId};

use super::BODY;
use super::names::Names;
use crate::anyone::edition::built_in;
use crate::failure::{Failure, internal};

/// An edition with one list, one body, and a track for each panel.
pub(super) fn edition(names: &Names) -> Result<Edition, Failure> {
    let mut edition = built_in("2022")?;
    let (list, body) = (ListId::new("rehearsal")?, BodyId::new(BODY)?);
    let rule_set = edition.rule_sets.first().ok_or_else(|| internal("rule set"))?.id.clone();
    edition.id = EditionId::new("rehearsal")?;
    edition.title = "演练".to_owned();
    edition.lists = vec![List {
        id: list.clone(),
        title: "演练榜单".to_owned(),
        organised_separately: false,
        final_review: FinalReview::Undecided,
    }];
    edition.quotas = vec![Quota { list: list.clone(), limit: Limit::None {} }];
    edition.bodies.retain(|b| b.id == edition.secretariat.body);
    for b in &mut edition.bodies {
        b.roles = vec![BodyRole::Secretariat];
    }
    edition.bodies.push(Body {
        id: body.clone(),
        name: "初评机构（演练）".to_owned(),
        roles: vec![BodyRole::ReviewBody],
        contact: Contact::default(),
    });
    edition.rule_sets.retain(|s| s.id == rule_set);
    let track = |(name, id): &(String, TrackId)| Track {
        id: id.clone(),
        list: list.clone(),
        title: name.clone(),
        special: false,
        applicant: ApplicantKind::Organisation,
        bodies: vec![body.clone()],
        selection: vec!["演练".to_owned()],
        rule_set: rule_set.clone(),
        criteria: "rehearsal.json".to_owned(),
        report_at_most: None,
        places: None,
    };
    edition.tracks = names.panels.iter().map(track).collect();
    Ok(edition)
}
