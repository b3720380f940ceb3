//! Stage B of a slip: signed by a body that the receipt names. Whether it is about the expert's own sheet is for
//! the expert's program to compare.

use std::io::{Read, Seek};

use bundle::bag::Bag;
use review::ids::TrackId;

use super::context::Context;
use super::receipt::made_under;
use crate::payload::path;
use crate::payload::receipt::Receipt;
use crate::payload::received::Slip;

/// A verified slip.
#[derive(Debug, Clone)]
pub struct SlipContents {
    /// The slip.
    pub slip: Slip,
}

pub(super) fn check<R: Read + Seek>(
    bag: &mut Bag<R>,
    cx: &mut Context<'_>,
) -> Option<SlipContents> {
    cx.files(bag, &[path::SLIP], |_| false);
    let (slip, _): (Slip, _) = cx.payload(bag, path::SLIP)?;
    about_batch(
        bag,
        (&slip.track, slip.batch.as_str(), slip.issue, slip.expert.as_str(), slip.seq),
        cx,
    );
    Some(SlipContents { slip })
}

/// What slip and return share: ids as in bag-info, and a signer whom a receipt for the track entitles.
pub(super) fn about_batch<R: Read + Seek>(
    bag: &Bag<R>,
    (track, batch, issue, expert, seq): (&TrackId, &str, u32, &str, u32),
    cx: &mut Context<'_>,
) {
    let info = &bag.info;
    let (issue, seq) = (issue.to_string(), seq.to_string());
    for (field, said, payload) in [
        ("Track-Id", &info.track_id, track.as_str()),
        ("Batch-Id", &info.batch_id, batch),
        ("Issue", &info.issue, issue.as_str()),
        ("Expert-Id", &info.expert_id, expert),
        ("Seq", &info.seq, seq.as_str()),
    ] {
        cx.same_id(field, said.as_deref(), payload);
    }
    cx.not_revoked(bag.signers());
    by_the_body(bag, track, cx);
}

/// Every signer is entitled by a receipt for the track that the reader knows, and bag-info says of edition, body and filing
/// what such a receipt says; without one nothing is proven.
pub(super) fn by_the_body<R: Read + Seek>(bag: &Bag<R>, track: &TrackId, cx: &mut Context<'_>) {
    let known = cx.known.receipts.iter().map(|k| &k.receipt);
    let receipts: Vec<&Receipt> = known.filter(|r| &r.track == track).collect();
    let keys: Vec<_> = receipts.iter().flat_map(|r| r.role_keys.clone()).collect();
    let version = |r: &&&Receipt| Some(r.filing_version.to_string()) == bag.info.filing_version;
    let newest = receipts.iter().max_by_key(|r| r.filing_version);
    let Some(receipt) = receipts.iter().find(version).or(newest) else {
        cx.error("K03", "receipt", track.as_str());
        return;
    };
    cx.entitled(bag.signers(), &keys);
    made_under(receipt, &bag.info, cx);
    for (field, said, payload) in [
        ("Edition-Id", &bag.info.edition_id, receipt.edition.as_str()),
        ("List-Id", &bag.info.list_id, receipt.list.as_str()),
        ("Body-Id", &bag.info.body_id, receipt.body.as_str()),
    ] {
        cx.same_id(field, said.as_deref(), payload);
    }
}
