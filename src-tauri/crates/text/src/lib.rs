//! Everything Hengjian says to people, in Chinese and in English, out of one Fluent catalogue that is
//! compiled into the program. Nothing here decides anything, reads a file or the environment; words are
//! those of `domain.md` §1, finding codes those of `formats.md` §9.

mod catalogue;
mod language;

pub use catalogue::{has, key, keys, params, say};
pub use language::Language;
