//! What does not go straight on: slips, returns, issues again, replacements, withdrawals, added work, and results that
//! exclude each other (`formats.md` §1, §6; ADR 0014). By the command line alone, up to the secretariat's answer; what
//! must be refused is refused with a sentence and changes nothing.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod back;
mod desk;
mod excluded;
mod further;
mod issues;
#[path = "../tampered/parts.rs"]
#[allow(dead_code)] // the journeys of tampering use all of it
mod parts;
mod revoked;
mod slips;
mod taken_out;
