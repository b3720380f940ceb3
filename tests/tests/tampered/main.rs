//! Bundles that lie. Bytes changed in place, manifests mended, signatures by other keys, and lies that are
//! signed as they should be by the very key that is entitled: each gives the finding of `formats.md` §9,
//! and neither body nor secretariat takes anything of it in.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod bytes;
mod lie;
mod parts;
mod results;
mod submission;
