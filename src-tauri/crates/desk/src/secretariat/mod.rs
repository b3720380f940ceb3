//! The secretariat's desk: make offices, sign the edition, register filings, receive submissions.
//! Everything that comes in passes `dossier::verify` before a row is written.

pub mod edition;
pub mod filing;
pub mod materials;
pub mod office;
pub mod paper;
pub mod receive;
