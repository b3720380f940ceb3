//! The three shapes in which statements are run here: many rows, one row or none, and integers that
//! SQLite holds signed. Mappers return this crate's error, so that a value that is no id is named as such.

use rusqlite::types::{FromSql, FromSqlResult, ValueRef};
use rusqlite::{Connection, Params, Row};

use crate::{Result, StoreError};

pub(crate) fn all<T>(
    conn: &Connection,
    sql: &str,
    params: impl Params,
    map: impl Fn(&Row<'_>) -> Result<T>,
) -> Result<Vec<T>> {
    let mut statement = conn.prepare(sql)?;
    statement.query_and_then(params, map)?.collect()
}

pub(crate) fn one<T>(
    conn: &Connection,
    sql: &str,
    params: impl Params,
    map: impl Fn(&Row<'_>) -> Result<T>,
) -> Result<Option<T>> {
    let mut statement = conn.prepare(sql)?;
    statement.query_and_then(params, map)?.next().transpose()
}

/// The id in `column`, checked by its pattern.
pub(crate) fn id<T: TryFrom<String>>(row: &Row<'_>, column: &'static str) -> Result<T> {
    let text: String = row.get(column)?;
    T::try_from(text).map_err(|_| StoreError::Unreadable { what: column })
}

/// The id in `column`, or none.
pub(crate) fn optional_id<T: TryFrom<String>>(
    row: &Row<'_>,
    column: &'static str,
) -> Result<Option<T>> {
    let text: Option<String> = row.get(column)?;
    text.map(T::try_from).transpose().map_err(|_| StoreError::Unreadable { what: column })
}

/// The unsigned number in `column`.
pub(crate) fn count<T: TryFrom<i64>>(row: &Row<'_>, column: &'static str) -> Result<T> {
    let number: i64 = row.get(column)?;
    T::try_from(number).map_err(|_| StoreError::Unreadable { what: column })
}

/// `n` as SQLite holds it; sizes and counts here are far below 2^63.
pub(crate) fn signed<T: TryInto<i64>>(n: T) -> Result<i64> {
    n.try_into().map_err(|_| StoreError::Unreadable { what: "number" })
}

/// A column of one of our word lists.
pub(crate) fn word<T>(
    value: ValueRef<'_>,
    from_word: impl Fn(&str) -> Option<T>,
) -> FromSqlResult<T> {
    let text = String::column_result(value)?;
    from_word(&text).ok_or(rusqlite::types::FromSqlError::InvalidType)
}
