//! Whose office file it is; written once, when it is created.

use review::ids::BodyId;
use rusqlite::{Connection, Row};

use super::OfficeReader;
use crate::words::{Mode, words};
use crate::{Result, StoreError, rows};

words! {
    /// What the office is; one organisation in two roles has two office files with different keys.
    Role {
        /// 秘书处.
        Secretariat = "secretariat",
        /// 初评机构.
        Body = "body",
    }
}

/// Whose office file it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeMeta {
    /// In which role.
    pub role: Role,
    /// Name as shown.
    pub name: String,
    /// Its id as a review body in the edition, where it was given.
    pub body: Option<BodyId>,
    /// Real or rehearsal.
    pub mode: Mode,
    /// When it was made.
    pub created_at: String,
    /// By which version of the program.
    pub app_version: String,
}

pub(super) fn put(conn: &Connection, meta: &OfficeMeta) -> Result<()> {
    let body = meta.body.as_ref().map(BodyId::as_str);
    let row = (meta.role, &meta.name, body, meta.mode, &meta.created_at, &meta.app_version);
    conn.execute(include_str!("put.sql"), row)?;
    Ok(())
}

impl OfficeReader<'_> {
    /// Whose office file it is.
    pub fn meta(&self) -> Result<OfficeMeta> {
        rows::one(self.conn, include_str!("get.sql"), [], map)?
            .ok_or(StoreError::Unreadable { what: "meta" })
    }
}

fn map(row: &Row<'_>) -> Result<OfficeMeta> {
    Ok(OfficeMeta {
        role: row.get("role")?,
        name: row.get("name")?,
        body: rows::optional_id(row, "body")?,
        mode: row.get("mode")?,
        created_at: row.get("created_at")?,
        app_version: row.get("app_version")?,
    })
}
