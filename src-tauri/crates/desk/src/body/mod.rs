//! The body's desk: import the edition, file criteria and panel, take nominations in, pack batches, merge
//! results, submit. Everything that comes in passes `dossier::verify` before a row is written.

pub mod edition;
mod evidence;
pub mod filing;
pub mod intake;
pub mod merge;
pub mod pack;
pub mod receipt;
pub(crate) mod set;
pub mod submit;
