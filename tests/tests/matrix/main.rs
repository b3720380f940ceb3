//! Every kind of bundle, every file in it, and everything that can be done to a file: altered, taken out, put in, renamed,
//! exchanged for the one of another bundle. Under the old manifests, under mended ones, signed by a stranger and signed by
//! the very key that is entitled: each is called by the code of `formats.md` §9 that it deserves, and by no other.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod downward;
mod events;
mod fields;
mod lies;
mod made;
mod raw;
mod signed;
mod unsigned;
mod upward;
mod world;
