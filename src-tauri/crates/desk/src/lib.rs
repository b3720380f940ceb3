//! The use cases of the three desks: what an expert, a review body and the secretariat can do, each as a
//! command with a request and a response. Here bundles, documents, numbers and paper meet; no window,
//! terminal, clock or path is known except through [`host::Host`] (`design.md` §3).

pub mod anyone;
#[cfg(feature = "types")]
pub mod bindings;
pub mod body;
pub mod both;
pub mod command;
pub mod deliver;
pub mod demo;
pub mod documents;
pub mod expert;
pub mod failure;
pub mod host;
pub mod material;
pub mod overview;
pub mod rehearse;
mod sealed;
pub mod secret;
pub mod secretariat;

mod assets;
mod bundles;
mod office;
mod tables;
mod translate;
mod walk;

pub use command::{COMMANDS, Call, call};
pub use documents::Session;
pub use failure::Failure;
pub use host::{Host, Picked, Progress};
pub use material::{attachment, font};
pub use secret::Secrets;
