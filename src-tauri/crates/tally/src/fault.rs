//! Why no official result can be given. A mark outside the scale is named exactly, because the caller
//! makes finding E01 of it (`formats.md` §9); nothing is ever left out or repaired in silence.

use review::criteria::CriteriaFault;
use review::ids::ItemId;
use review::mark::Centi;

/// Why the calculation refused its input.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TallyError {
    /// The criteria could not have been filed.
    #[error("the criteria have {} faults", .0.len())]
    Criteria(Vec<CriteriaFault>),
    /// A nomination stands in the field twice.
    #[error("nomination {0} is in the field twice")]
    DuplicateNomination(String),
    /// A cell of a nomination that the field does not have.
    #[error("expert {expert} has a sheet for {nomination}, which is not in the field")]
    UnknownNomination {
        /// The nomination.
        nomination: String,
        /// The expert.
        expert: String,
    },
    /// Two cells of one expert for one nomination.
    #[error("expert {expert} has two sheets for {nomination}")]
    DuplicateCell {
        /// The nomination.
        nomination: String,
        /// The expert.
        expert: String,
    },
    /// A mark or an answer for what the criteria do not have, or for a heading.
    #[error("{nomination}, expert {expert}: the criteria have no item {item}")]
    UnknownItem {
        /// The nomination.
        nomination: String,
        /// The expert.
        expert: String,
        /// The item or gate.
        item: ItemId,
    },
    /// A mark beyond the bounds of its item or between two steps.
    #[error("{nomination}, expert {expert}: {mark} for {item} is outside the scale")]
    OutsideScale {
        /// The nomination.
        nomination: String,
        /// The expert.
        expert: String,
        /// The item.
        item: ItemId,
        /// The mark.
        mark: Centi,
    },
    /// A recommendation that is not one of the filed levels.
    #[error("{nomination}, expert {expert}: {level:?} is not a filed recommendation")]
    UnknownLevel {
        /// The nomination.
        nomination: String,
        /// The expert.
        expert: String,
        /// What was recommended.
        level: String,
    },
    /// A number beyond 128 bits, or the mean of nothing.
    #[error("the numbers are too large to be computed exactly")]
    Overflow,
}
