//! Stage B of a return for correction: signed by a body that the receipt names, with a cause. Whether the sheet it
//! names is the one that was sealed last is for the expert's program to compare.

use std::io::{Read, Seek};

use bundle::bag::Bag;

use super::context::Context;
use super::received::about_batch;
use crate::payload::path;
use crate::payload::returned::Return;

/// A verified return.
#[derive(Debug, Clone)]
pub struct ReturnContents {
    /// The return.
    pub returned: Return,
}

pub(super) fn check<R: Read + Seek>(
    bag: &mut Bag<R>,
    cx: &mut Context<'_>,
) -> Option<ReturnContents> {
    cx.files(bag, &[path::RETURN], |_| false);
    let (returned, _): (Return, _) = cx.payload(bag, path::RETURN)?;
    let r = &returned;
    about_batch(bag, (&r.track, r.batch.as_str(), r.issue, r.expert.as_str(), r.seq), cx);
    let causes = r.causes.iter().filter(|c| !c.cause.trim().is_empty()).count();
    cx.require(causes > 0 && causes == r.causes.len(), "F21", path::RETURN, "no cause");
    Some(ReturnContents { returned })
}
