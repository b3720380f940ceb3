//! The attackers of `formats.md` §10, one test for each row. The attacker is played with the command line on real files,
//! with whatever such a person has: another expert's files, a stolen laptop, an office file and its passphrase, a key. What
//! holds is the code that stops him; what is left is shown to be left, and to be visible where the row says so.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod body;
mod desk;
mod expert;
mod field;
mod files;
mod forge;
mod laptop;
mod page;
#[path = "../tampered/parts.rs"]
#[allow(dead_code)] // the journeys of tampering use all of it
mod parts;
mod score;
mod secretariat;
