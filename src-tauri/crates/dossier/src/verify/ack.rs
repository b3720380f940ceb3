//! Stage B of an ack: signed by the secretariat's key; what it says about the submission is for the body
//! to compare with what it sent.

use std::io::{Read, Seek};

use bundle::bag::Bag;

use super::context::Context;
use crate::payload::ack::Ack;
use crate::payload::path;

/// A verified ack.
#[derive(Debug, Clone)]
pub struct AckContents {
    /// The ack.
    pub ack: Ack,
}

pub(super) fn check<R: Read + Seek>(bag: &mut Bag<R>, cx: &mut Context<'_>) -> Option<AckContents> {
    cx.files(bag, &[path::ACK], |_| false);
    let (ack, _): (Ack, _) = cx.payload(bag, path::ACK)?;
    cx.same_id("Track-Id", bag.info.track_id.as_deref(), ack.track.as_str());
    cx.same_id("Body-Id", bag.info.body_id.as_deref(), ack.body.as_str());
    of_the_edition(bag, &ack, cx);
    cx.anchored(bag.signers().get("secretariat"));
    Some(AckContents { ack })
}

/// K01 for another edition or list than the reader's edition has for this track.
fn of_the_edition<R: Read + Seek>(bag: &Bag<R>, ack: &Ack, cx: &mut Context<'_>) {
    let Some((_, edition)) = &cx.known.edition else { return };
    cx.same_id("Edition-Id", bag.info.edition_id.as_deref(), edition.id.as_str());
    match edition.track(&ack.track) {
        Some(track) => cx.same_id("List-Id", bag.info.list_id.as_deref(), track.list.as_str()),
        None => cx.failure("K01", "Track-Id", ack.track.as_str()),
    }
}
