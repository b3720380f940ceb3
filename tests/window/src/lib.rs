//! The real window as a journey drives it: a display without a screen, WebKitWebDriver, and the program
//! itself with a home folder of its own. Elements are found by their `data-test` names alone.

#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a broken step ends the test

pub mod checks;
pub mod demo;
pub mod machine;
pub mod office;
pub mod page;

pub use demo::{Demo, PASSPHRASE, all_saved, unlock};
pub use machine::{Machine, missing};
pub use page::Page;
