//! One entry that the criteria allow: how it changes a review, and how it goes into a work file. Whether it
//! is allowed was asked before; history and seal are the store's.

use review::ids::{ItemId, NominationId};
use review::mark::Centi;
use review::sheet::Review;
use store::StoreError;
use store::work::WorkTx;

/// One entry that was checked; nothing clears.
#[derive(Debug, Clone)]
pub(crate) enum Entry {
    /// The mark of a leaf.
    Mark(ItemId, Option<Centi>),
    /// The answer to a gate.
    Gate(ItemId, Option<bool>),
    /// The comment on a leaf; an empty one clears.
    Comment(ItemId, String),
    /// The recommendation.
    Recommendation(Option<String>),
    /// The overall comment; an empty one clears.
    Overall(String),
    /// Unable to judge, and why.
    Unable(Option<String>),
}

impl Entry {
    /// The review as it will stand with this entry.
    pub fn apply(&self, review: &mut Review) {
        match self.clone() {
            Self::Mark(item, Some(mark)) => drop(review.marks.insert(item, mark)),
            Self::Mark(item, None) => drop(review.marks.remove(&item)),
            Self::Gate(gate, Some(answer)) => drop(review.gates.insert(gate, answer)),
            Self::Gate(gate, None) => drop(review.gates.remove(&gate)),
            Self::Comment(item, text) if text.is_empty() => drop(review.comments.remove(&item)),
            Self::Comment(item, text) => drop(review.comments.insert(item, text)),
            Self::Recommendation(level) => review.recommendation = level,
            Self::Overall(text) => review.overall = text,
            Self::Unable(reason) => review.unable = reason,
        }
    }

    /// Writes it inside a change.
    pub fn write(&self, tx: &WorkTx<'_>, of: &NominationId) -> Result<(), StoreError> {
        match self {
            Self::Mark(item, mark) => tx.set_mark(of, item, *mark),
            Self::Gate(gate, answer) => tx.set_gate(of, gate, *answer),
            Self::Comment(item, text) => tx.set_comment(of, item, text),
            Self::Recommendation(level) => tx.set_recommendation(of, level.as_deref()),
            Self::Overall(text) => tx.set_overall(of, text),
            Self::Unable(reason) => tx.set_unable(of, reason.as_deref()),
        }
    }
}
