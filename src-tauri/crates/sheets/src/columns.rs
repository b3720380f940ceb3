//! Finding columns by what people call them. The first synonym that is there wins, whatever the order of
//! the columns; nothing is guessed from the cells.

use crate::clean::{bare_key, key};
use crate::fault::SheetError;
use crate::table::Table;

/// The file column (from 0) of the first of `names` that is a heading: as written first, then without
/// a remark in brackets.
pub(crate) fn find(table: &Table, names: &[&str]) -> Option<usize> {
    [key, bare_key].into_iter().find_map(|fold| {
        names.iter().find_map(|name| {
            let wanted = key(name);
            table.headings.iter().find(|h| fold(&h.text) == wanted).map(|h| h.column)
        })
    })
}

/// As [`find`]; the error names what was looked for and what is there.
pub(crate) fn need(table: &Table, names: &[&str]) -> Result<usize, SheetError> {
    find(table, names).ok_or_else(|| SheetError::MissingColumn {
        wanted: names.iter().map(|&n| n.to_owned()).collect(),
        found: table.headings.iter().map(|h| h.text.clone()).collect(),
    })
}
