//! Nothing confidential lies anywhere in clear. A whole official programme goes its way in a watched folder with a watched
//! folder for temporary files; after every command, and while the long ones run and are killed, every file is searched for
//! every title, name, comment, passphrase and opening code in every form in which they are ever written. What is meant to
//! be read stands in [`meant`] with its reason (`formats.md` §2, §6, §8).

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod journey;
mod killed;
mod meant;
mod search;
mod watched;
