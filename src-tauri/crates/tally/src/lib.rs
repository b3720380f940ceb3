//! The official calculation (`statistics.md` §1): filed criteria and marks in, scores, ranks and a trace
//! that a person with paper can follow out. Every number is an exact rational and is rounded only where
//! the filed rule says; nothing here reads a file, a clock or a random number.
//!
//! Three rules that the filed parameters leave open, fixed here once:
//! * A gate answered 否 by **one** valid expert is enough for its consequence.
//! * A scored sheet that lacks a mark counts for nothing, and its marks are never completed.
//! * A link `vote` in the tie-break chain ends the chain: until the meeting has voted, the tie stands.

pub mod aggregate;
pub mod exact;
mod fault;
pub mod field;
mod official;
mod rule;
pub mod standing;
mod tie;
pub mod trace;

pub use aggregate::{Entry, Pooled, pool};
pub use exact::Exact;
pub use fault::TallyError;
pub use field::{Cell, Field};
pub use official::official;
pub use standing::{Deviation, Dropped, GateFlag, Outcome, Place, Side, Standing};
pub use trace::{Pool, Rival, Step, Term, TieOutcome, Used};
