//! Filings (备案), on the side of the body that makes them and of the secretariat that takes them in. What was
//! sent never changes; a state that another does not lead to cannot be reached (`formats.md` §1, §4).

use review::ids::{BodyId, TrackId};
use rusqlite::Row;

use super::{OfficeReader, OfficeTx, met_one};
use crate::words::words;
use crate::{Result, StoreError, rows};

words! {
    /// Where a filing stands.
    FilingState {
        /// Being written by the body.
        Draft = "draft",
        /// Signed and sent, or taken in.
        Sent = "sent",
        /// Countersigned (备案回执).
        Receipted = "receipted",
        /// A later version holds.
        Superseded = "superseded",
        /// Not accepted by the secretariat.
        Refused = "refused",
    }
}

impl FilingState {
    /// draft → sent | superseded; sent → receipted | refused | superseded; receipted → superseded.
    pub fn may_become(self, next: Self) -> bool {
        matches!(
            (self, next),
            (Self::Draft, Self::Sent | Self::Superseded)
                | (Self::Sent, Self::Receipted | Self::Refused | Self::Superseded)
                | (Self::Receipted, Self::Superseded)
        )
    }
}

/// Which filing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilingKey {
    /// The body.
    pub body: BodyId,
    /// The track.
    pub track: TrackId,
    /// Counted by the body, from 1.
    pub version: u32,
}

/// The exact bytes of a filing's payload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilingContent {
    /// `criteria.json`.
    pub criteria: Vec<u8>,
    /// `panel.json`.
    pub panel: Vec<u8>,
    /// `plan.json`.
    pub plan: Vec<u8>,
    /// `keys.json`.
    pub keys: Vec<u8>,
}

/// What a filing gets on its way; `None` leaves what is there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FilingMarks {
    /// Digest of the filing bundle.
    pub digest: Option<String>,
    /// Number given by the secretariat.
    pub filing_no: Option<String>,
    /// Digest of the receipt bundle.
    pub receipt_digest: Option<String>,
}

/// A kept filing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filing {
    /// Which.
    pub key: FilingKey,
    /// Where it stands.
    pub state: FilingState,
    /// Its payload.
    pub content: FilingContent,
    /// Digests and number.
    pub marks: FilingMarks,
    /// When it was first kept, or a draft last edited.
    pub at: String,
}

impl OfficeReader<'_> {
    /// One filing.
    pub fn filing(&self, key: &FilingKey) -> Result<Option<Filing>> {
        let at = (key.body.as_str(), key.track.as_str(), key.version);
        rows::one(self.conn, include_str!("get.sql"), at, map)
    }

    /// Every filing, by track, body and version.
    pub fn filings(&self) -> Result<Vec<Filing>> {
        rows::all(self.conn, include_str!("list.sql"), [], map)
    }
}

impl OfficeTx<'_> {
    /// Keeps a filing: as a draft, or, where it came in as a bundle, as sent with its digest. A draft of the
    /// same version is written over.
    ///
    /// # Errors
    /// [`StoreError::State`] `filing_frozen` if that version was sent already, `filing_transition` for any
    /// other first state or a sent one without a digest.
    pub fn put_filing(
        &self,
        key: &FilingKey,
        (state, content, marks): (FilingState, &FilingContent, &FilingMarks),
    ) -> Result<()> {
        let first = match state {
            FilingState::Draft => true,
            FilingState::Sent => marks.digest.is_some(),
            _ => false,
        };
        if !first {
            return Err(StoreError::state("filing_transition"));
        }
        match self.filing(key)?.map(|f| f.state) {
            None => self.insert_filing(key, state, content, marks),
            Some(FilingState::Draft) if state == FilingState::Draft => {
                self.edit_filing(key, content)
            }
            Some(_) => Err(StoreError::state("filing_frozen")),
        }
    }

    /// Brings a filing into its next state.
    ///
    /// # Errors
    /// [`StoreError::State`] `unknown_filing`, or `filing_transition` if that state cannot follow, or a digest
    /// or number that it needs is missing.
    pub fn set_filing_state(
        &self,
        key: &FilingKey,
        next: FilingState,
        marks: &FilingMarks,
    ) -> Result<()> {
        let now = self.filing(key)?.ok_or(StoreError::state("unknown_filing"))?;
        let digest = marks.digest.is_some() || now.marks.digest.is_some();
        let has_marks = match next {
            FilingState::Sent => digest,
            FilingState::Receipted => marks.filing_no.is_some() && marks.receipt_digest.is_some(),
            _ => true,
        };
        if !now.state.may_become(next) || !has_marks {
            return Err(StoreError::state("filing_transition"));
        }
        let row = (
            key.body.as_str(),
            key.track.as_str(),
            key.version,
            next,
            &marks.digest,
            &marks.filing_no,
            &marks.receipt_digest,
        );
        met_one(self.conn.execute(include_str!("become.sql"), row)?, "unknown_filing")
    }

    fn insert_filing(
        &self,
        key: &FilingKey,
        state: FilingState,
        content: &FilingContent,
        marks: &FilingMarks,
    ) -> Result<()> {
        let row = (
            key.body.as_str(),
            key.track.as_str(),
            key.version,
            state,
            &content.criteria,
            &content.panel,
            &content.plan,
            &content.keys,
            &marks.digest,
            &marks.filing_no,
            &marks.receipt_digest,
            &self.act.at,
        );
        self.conn.execute(include_str!("put.sql"), row)?;
        Ok(())
    }

    fn edit_filing(&self, key: &FilingKey, content: &FilingContent) -> Result<()> {
        let row = (
            key.body.as_str(),
            key.track.as_str(),
            key.version,
            &content.criteria,
            &content.panel,
            &content.plan,
            &content.keys,
            &self.act.at,
        );
        met_one(self.conn.execute(include_str!("edit.sql"), row)?, "unknown_filing")
    }
}

fn map(row: &Row<'_>) -> Result<Filing> {
    Ok(Filing {
        key: FilingKey {
            body: rows::id(row, "body")?,
            track: rows::id(row, "track")?,
            version: rows::count(row, "version")?,
        },
        state: row.get("state")?,
        content: FilingContent {
            criteria: row.get("criteria")?,
            panel: row.get("panel")?,
            plan: row.get("plan")?,
            keys: row.get("keys")?,
        },
        marks: FilingMarks {
            digest: row.get("digest")?,
            filing_no: row.get("filing_no")?,
            receipt_digest: row.get("receipt_digest")?,
        },
        at: row.get("at")?,
    })
}
