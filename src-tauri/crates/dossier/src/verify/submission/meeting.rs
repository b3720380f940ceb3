//! The minutes of the panel meeting inside a submission: people of the panel, nominations of the field, and every vote
//! counted again by the filed arithmetic.

use std::collections::BTreeSet;
use std::io::{Read, Seek};

use bundle::bag::Bag;
use review::criteria::{Criteria, Vote};
use review::ids::{ExpertId, NominationId};
use review::meeting::decide;

use crate::payload::meeting::{CountedRound, Meeting};
use crate::payload::path;
use crate::payload::submission::FieldList;
use crate::verify::context::Context;
use crate::verify::{ReceiptContents, Verified};

/// The meeting, if there was one: K05 for who or what is not of this track, E05 for a vote that does not come out so.
pub(super) fn check<R: Read + Seek>(
    bag: &mut Bag<R>,
    criteria: &Criteria,
    (field, receipt): (&FieldList, &Verified<ReceiptContents>),
    cx: &mut Context<'_>,
) -> Option<Meeting> {
    if !bag.paths().any(|p| p == path::MEETING) {
        return None;
    }
    let (meeting, _): (Meeting, _) = cx.payload(bag, path::MEETING)?;
    cx.same_id("Track-Id", bag.info.track_id.as_deref(), meeting.track.as_str());
    let panel: BTreeSet<&ExpertId> = receipt.receipt.experts.iter().map(|e| &e.expert).collect();
    let field: BTreeSet<&NominationId> = field.nominations.iter().map(|n| &n.nomination).collect();
    let present: BTreeSet<&ExpertId> = meeting.present.iter().collect();
    cx.require(present.len() == meeting.present.len(), "K01", path::MEETING, "present twice");
    for expert in present.iter().copied().chain(meeting.dissents.iter().map(|d| &d.expert)) {
        cx.require(panel.contains(expert), "K05", expert.as_str(), "not on the panel");
    }
    for dissent in &meeting.dissents {
        cx.require(
            !dissent.reasons.trim().is_empty(),
            "F21",
            dissent.expert.as_str(),
            "no reasons",
        );
    }
    let voted = meeting.rounds.iter().flat_map(|r| r.round.counts.iter().map(|c| &c.nomination));
    for nomination in voted.chain(meeting.dissents.iter().filter_map(|d| d.nomination.as_ref())) {
        cx.require(field.contains(nomination), "K05", nomination.as_str(), "not in the field");
    }
    for (n, counted) in (1_u32..).zip(&meeting.rounds) {
        let object = format!("{} #{n}", path::MEETING);
        match &criteria.vote {
            Some(rule) => adds_up(rule, counted, (panel.len(), present.len()), &object, cx),
            None => cx.failure("E05", object, "no vote is filed"),
        }
    }
    Some(meeting)
}

fn adds_up(
    rule: &Vote,
    counted: &CountedRound,
    (panel, present): (usize, usize),
    object: &str,
    cx: &mut Context<'_>,
) {
    let round = &counted.round;
    let within = |n: u32, most: usize| usize::try_from(n).is_ok_and(|n| n <= most);
    let members = format!("{} of {panel}, {} of {present}", round.eligible, round.present);
    let fits = within(round.eligible, panel) && within(round.present, present);
    cx.require(fits, "E05", object, members);
    match decide(rule, round) {
        Ok(outcome) => {
            let said = format!("{:?} ≠ {outcome:?}", counted.outcome);
            cx.require(counted.outcome == outcome, "E05", object, said);
        }
        Err(fault) => cx.failure("E05", object, fault.to_string()),
    }
}
