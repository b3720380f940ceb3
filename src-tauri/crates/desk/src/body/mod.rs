//! The body's desk: import the edition, file criteria and panel, take nominations in, pack batches, merge
//! results, submit. Everything that comes in passes `dossier::verify` before a row is written.

pub mod ack;
mod answer;
pub mod card;
pub mod edition;
mod evidence;
pub mod excuse;
pub mod filing;
pub mod give_back;
pub mod intake;
pub(crate) mod letter;
pub mod materials;
pub mod merge;
pub(crate) mod next;
pub mod pack;
pub mod paper;
pub mod receipt;
mod register;
pub mod reissue;
pub mod replace;
pub(crate) mod set;
pub mod slip;
pub mod submit;
pub mod withdraw;
