//! The doors through which the journeys and the layers test reach the workspace: its root, the shared
//! test data, tools of the system, the built command line. No rule of a review is known here; tests use
//! what ships, as `design.md` §3 lays it out.

pub mod chain;
pub mod doors;
pub mod envelope;
pub mod graph;
pub mod hengjian;
pub mod licence;
pub mod programme;
pub mod refusal;
pub mod sources;
mod steps;
pub mod stock;

pub use chain::{Chain, Stage};
pub use doors::{hengjian, python_with, shared, skip, tool, workspace_root};
pub use hengjian::{Hengjian, Ran, text};
