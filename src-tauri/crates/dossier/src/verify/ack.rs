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
    cx.anchored(bag.signers().get("secretariat"));
    Some(AckContents { ack })
}
