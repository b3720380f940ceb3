//! The rules of a review as pure data and pure functions: what an edition, a criterion, a panel, a
//! nomination and an expert's sheet are, and what may be entered where. Nothing here reads a file, a
//! clock or a random number; everything follows `domain.md` and the field lists of `formats.md` §4–5.

pub mod criteria;
pub mod dates;
pub mod edition;
pub mod ids;
pub mod mark;
pub mod meeting;
pub mod nomination;
pub mod panel;
pub mod plan;
pub mod sheet;
