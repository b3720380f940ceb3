//! A finding: what verification saw, with the stable code of `formats.md` §9. The words for people are
//! in the catalogue under the same code; nothing here is a sentence.

use std::collections::BTreeMap;

use bundle::fault::Fault;
use serde::{Deserialize, Serialize};

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing; changes nothing.
    Note,
    /// Could not be checked: never a pass.
    Error,
    /// Checked, and wrong.
    Failure,
}

/// The verdict over all findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Everything was checked and holds.
    Good,
    /// Something could not be checked.
    Unchecked,
    /// Something is wrong.
    Bad,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// `F01` … `S04`.
    pub code: String,
    /// The first letter of the code.
    pub class: String,
    /// How grave it is.
    pub severity: Severity,
    /// Which file, nomination, expert or field.
    pub object: String,
    /// What the sentence in the catalogue needs.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub params: BTreeMap<String, String>,
}

impl Finding {
    /// A finding with a `detail` for the log.
    pub fn new(
        severity: Severity,
        code: &str,
        object: impl Into<String>,
        detail: impl Into<String>,
    ) -> Self {
        let detail: String = detail.into();
        let mut params = BTreeMap::new();
        if !detail.is_empty() {
            params.insert("detail".to_owned(), detail);
        }
        Self {
            class: code.chars().take(1).collect(),
            code: code.to_owned(),
            severity,
            object: object.into(),
            params,
        }
    }

    /// Checked, and wrong.
    pub fn failure(code: &str, object: impl Into<String>, detail: impl Into<String>) -> Self {
        Self::new(Severity::Failure, code, object, detail)
    }

    /// Could not be checked.
    pub fn error(code: &str, object: impl Into<String>, detail: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, object, detail)
    }

    /// Worth knowing.
    pub fn note(code: &str, object: impl Into<String>, detail: impl Into<String>) -> Self {
        Self::new(Severity::Note, code, object, detail)
    }

    /// The same finding with the reason that chooses its sentence: `<code>-<reason>`.
    pub fn because(mut self, reason: &str) -> Self {
        self.params.insert("reason".to_owned(), reason.to_owned());
        self
    }

    /// The same finding about something inside `outer`.
    pub fn inside(mut self, outer: &str) -> Self {
        if self.object != outer {
            self.object = format!("{outer} › {}", self.object);
        }
        self
    }
}

impl From<Fault> for Finding {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Finding { code, object, detail } => Self::failure(code, object, detail),
            Fault::Io(e) => Self::error("S01", "-", e.to_string()),
        }
    }
}

/// The verdict: bad with a failure, unchecked with an error, otherwise good.
pub fn verdict(findings: &[Finding]) -> Verdict {
    match findings.iter().map(|f| f.severity).max() {
        Some(Severity::Failure) => Verdict::Bad,
        Some(Severity::Error) => Verdict::Unchecked,
        Some(Severity::Note) | None => Verdict::Good,
    }
}
