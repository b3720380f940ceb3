//! A byte is changed, taken out, doubled, or all that follows is cut off: at every place of a results bundle, of a
//! submission and of a sealed envelope, one at a time, and each is read again. Whatever was changed is seen; what could be
//! changed unseen would have to stand in [`flips::EXEMPT`] with a reason, and nothing does (`formats.md` §2, §9).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod cuts;
mod envelope;
mod flips;
mod layout;
mod repaired;
mod small;
