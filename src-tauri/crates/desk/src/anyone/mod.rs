//! What anyone can do without an office or a work file: look at an edition, compute an official result,
//! verify bundles, re-hash an audit chain. Nothing here changes anything.

pub mod audit;
pub mod code;
mod conflicts;
pub mod edition;
pub mod explain;
pub mod inspect;
pub mod tally;
pub mod verify;
