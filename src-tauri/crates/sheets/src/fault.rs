//! What can be wrong with a spreadsheet, in words a clerk can act on: what it is and in which cell. A
//! `SheetError` stops the whole file, a `RowFault` only its row. No text for people is made here beyond
//! the log line; screens translate `code` and `params` (`design.md` §3).

use std::collections::BTreeMap;

use serde::Serialize;

/// The stable codes of faults; each is a key of the text catalogue.
pub mod code {
    /// A column that is needed is not there.
    pub const MISSING_COLUMN: &str = "missing_column";
    /// A cell that must be filled is empty.
    pub const MISSING_VALUE: &str = "missing_value";
    /// A text is not the id it should be.
    pub const BAD_ID: &str = "bad_id";
    /// An id stands there for the second time, case ignored.
    pub const DUPLICATE_ID: &str = "duplicate_id";
    /// A text in a date column is no date.
    pub const BAD_DATE: &str = "bad_date";
    /// A text is longer than the form allows.
    pub const TOO_LONG: &str = "too_long";
    /// The nomination is not 公开; only public ones may be taken.
    pub const NOT_PUBLIC: &str = "not_public";
    /// A track that the edition does not have.
    pub const UNKNOWN_TRACK: &str = "unknown_track";
    /// A role that is neither 组长 nor 专家.
    pub const BAD_ROLE: &str = "bad_role";
    /// A text is not the decimal number it should be.
    pub const BAD_NUMBER: &str = "bad_number";
    /// The same judge, item and criterion for the second time.
    pub const DUPLICATE_MARK: &str = "duplicate_mark";
}

/// Why a whole file cannot be read, or not be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    /// The file, or what it unpacks to, is beyond a limit of [`crate::table`].
    #[error("too large: more than {limit} {what}")]
    TooLarge {
        /// What there is too much of: `bytes`, `rows`, `columns`, `cells`, `entries`, `unpacked_bytes`.
        what: &'static str,
        /// How much is allowed.
        limit: usize,
    },
    /// A cell holds more than 32,767 characters.
    #[error("the text in {cell} is longer than {limit} characters")]
    CellTooLong {
        /// Its address.
        cell: String,
        /// How much is allowed.
        limit: usize,
    },
    /// No visible sheet has data.
    #[error("there is no data in the file")]
    Empty,
    /// The first row holds numbers, not headings.
    #[error("row {row} should hold the headings but holds numbers")]
    NoHeadings {
        /// The row, from 1.
        row: usize,
    },
    /// A column has data but no heading.
    #[error("a column has data but no heading in {cell}")]
    MissingHeading {
        /// The empty heading cell.
        cell: String,
    },
    /// Two columns have the same heading.
    #[error("the heading {heading:?} stands in {first} and again in {cell}")]
    DuplicateHeading {
        /// The heading.
        heading: String,
        /// The first cell.
        first: String,
        /// The second cell.
        cell: String,
    },
    /// A column that is needed is not there.
    #[error("no column {wanted:?}; there are {found:?}")]
    MissingColumn {
        /// The headings any of which would do.
        wanted: Vec<String>,
        /// The headings that are there.
        found: Vec<String>,
    },
    /// Neither UTF-8, UTF-16 with a mark, nor GB18030.
    #[error("the file is neither UTF-8, UTF-16 with a byte order mark nor GB18030")]
    NotText,
    /// A formula of the workbook ended in an error.
    #[error("{cell} holds the error {value}")]
    ErrorCell {
        /// Its address.
        cell: String,
        /// The error as the spreadsheet shows it, `#N/A`.
        value: String,
    },
    /// An .xls file, or a workbook with a password.
    #[error("an old .xls file or one with a password: save it as .xlsx without a password")]
    OldOrLocked,
    /// Not a workbook that can be read, or one made to do harm.
    #[error("not a readable XLSX file: {detail}")]
    NotAWorkbook {
        /// For the log.
        detail: String,
    },
    /// The workbook to be written cannot be.
    #[error("the workbook cannot be written: {detail}")]
    CannotWrite {
        /// For the log.
        detail: String,
    },
}

impl SheetError {
    pub(crate) fn unreadable(detail: impl Into<String>) -> Self {
        Self::NotAWorkbook { detail: detail.into() }
    }

    /// The stable code, a key of the text catalogue.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "too_large",
            Self::CellTooLong { .. } => "cell_too_long",
            Self::Empty => "no_data",
            Self::NoHeadings { .. } => "no_headings",
            Self::MissingHeading { .. } => "missing_heading",
            Self::DuplicateHeading { .. } => "duplicate_heading",
            Self::MissingColumn { .. } => code::MISSING_COLUMN,
            Self::NotText => "not_text",
            Self::ErrorCell { .. } => "error_cell",
            Self::OldOrLocked => "old_or_locked",
            Self::NotAWorkbook { .. } => "not_a_workbook",
            Self::CannotWrite { .. } => "cannot_write",
        }
    }

    /// What the text of the code is filled with; lists are joined with `、`.
    pub fn params(&self) -> BTreeMap<String, String> {
        match self {
            Self::TooLarge { what, limit } => {
                params([("what", (*what).to_owned()), ("limit", limit.to_string())])
            }
            Self::CellTooLong { cell, limit } => {
                params([("cell", cell.clone()), ("limit", limit.to_string())])
            }
            Self::NoHeadings { row } => params([("row", row.to_string())]),
            Self::MissingHeading { cell } => params([("cell", cell.clone())]),
            Self::DuplicateHeading { heading, first, cell } => params([
                ("heading", heading.clone()),
                ("first", first.clone()),
                ("cell", cell.clone()),
            ]),
            Self::MissingColumn { wanted, found } => {
                params([("wanted", wanted.join("、")), ("found", found.join("、"))])
            }
            Self::ErrorCell { cell, value } => {
                params([("cell", cell.clone()), ("value", value.clone())])
            }
            Self::Empty | Self::NotText | Self::OldOrLocked => BTreeMap::new(),
            Self::NotAWorkbook { .. } | Self::CannotWrite { .. } => BTreeMap::new(),
        }
    }
}

/// Why one row is not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct RowFault {
    /// The row as the clerk sees it, from 1.
    pub row: usize,
    /// The cell, `B7`; empty when no cell is to blame.
    pub cell: String,
    /// One of [`code`].
    pub code: &'static str,
    /// What the text of the code is filled with.
    pub params: BTreeMap<String, String>,
}

impl RowFault {
    /// A fault of `code` in `cell` of `row`.
    pub fn new<const N: usize>(
        row: usize,
        cell: impl Into<String>,
        code: &'static str,
        given: [(&str, String); N],
    ) -> Self {
        Self { row, cell: cell.into(), code, params: params(given) }
    }
}

fn params<const N: usize>(given: [(&str, String); N]) -> BTreeMap<String, String> {
    given.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// The rows that could be taken and why the others could not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken<T> {
    /// The rows without a fault, in the order of the file.
    pub rows: Vec<T>,
    /// The faults, in the order of the file.
    pub faults: Vec<RowFault>,
}

impl<T> Default for Taken<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), faults: Vec::new() }
    }
}
