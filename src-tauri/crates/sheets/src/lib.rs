//! Spreadsheets in and out: everything a clerk hands over as XLSX or CSV becomes typed rows, with every
//! fault at its cell. No file is opened here, nothing is stored and no rule of an edition is applied; the
//! columns follow `domain.md` §8 and `cli.md`.

mod clean;
mod columns;
mod csv_in;
mod fault;
mod fields;
mod inflate;
pub mod marks;
pub mod nominations;
mod package;
pub mod panel;
pub mod scores;
pub mod table;
pub mod write;
mod xlsx_in;

pub use fault::{RowFault, SheetError, Taken, code};
pub use table::{Table, read_table};
