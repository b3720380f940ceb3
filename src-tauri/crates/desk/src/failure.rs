//! The one error at the edge: a stable code that is the key of its sentence in the catalogue, what that
//! sentence needs, and a detail for the log. Every inner error becomes one here, and nowhere else.

#![allow(clippy::needless_pass_by_value)] // a parameter is whatever can be shown, owned or not

use std::collections::BTreeMap;

use dossier::{Finding, Verdict};
use serde::Serialize;
use sheets::RowFault;

/// Something that could not be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[error("{code} {params:?} {detail}")]
pub struct Failure {
    /// Key `error-<code>` of the catalogue.
    pub code: String,
    /// What the sentence needs.
    pub params: BTreeMap<String, String>,
    /// For the log and the copy button.
    pub detail: String,
    /// What verification found, where a bundle was refused.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<Finding>,
    /// Which cells are wrong, where a table was refused.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<RowFault>,
}

impl Failure {
    /// A failure with this code and no parameters.
    pub fn new(code: &str) -> Self {
        Self {
            code: code.to_owned(),
            params: BTreeMap::new(),
            detail: String::new(),
            findings: Vec::new(),
            rows: Vec::new(),
        }
    }

    /// The same trouble under another code, whose sentence says what it means here.
    pub fn renamed(mut self, code: &str) -> Self {
        self.code = code.to_owned();
        self
    }

    /// With a parameter.
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }

    /// With a detail for the log.
    pub fn detail(mut self, detail: impl ToString) -> Self {
        self.detail = detail.to_string();
        self
    }

    /// Reading or writing `path` went wrong; a full disk has a sentence of its own.
    pub fn io(path: &std::path::Path, error: &std::io::Error) -> Self {
        let code = match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => "disk-full",
            std::io::ErrorKind::FileTooLarge => "disk-full",
            std::io::ErrorKind::NotFound => "not-found",
            std::io::ErrorKind::AlreadyExists => "exists",
            _ => "io",
        };
        Self::new(code).with("object", path.display()).detail(error)
    }

    /// A bundle that did not pass verification; nothing was changed.
    pub fn refused(path: &std::path::Path, findings: Vec<Finding>) -> Self {
        let mut failure = Self::new("verification-failed").with("object", path.display());
        failure.findings = findings;
        failure
    }

    /// The same trouble with its finding of class S, where it is one of those: what a script looks for stands where every
    /// other finding stands.
    #[must_use]
    pub fn with_system_finding(mut self) -> Self {
        let code = match self.code.as_str() {
            "io" => "S01",
            "disk-full" => "S02",
            "read-back" => "S03",
            "newer-format" => "S04",
            _ => return self,
        };
        if self.findings.is_empty() {
            let object = self.params.get("object").map_or("-", String::as_str);
            self.findings = vec![Finding::error(code, object, self.detail.as_str())];
        }
        self
    }

    /// The verdict behind a refusal.
    pub fn verdict(&self) -> Option<Verdict> {
        (!self.findings.is_empty()).then(|| dossier::finding::verdict(&self.findings))
    }

    /// A request that cannot be read.
    pub fn usage(detail: impl ToString) -> Self {
        let detail = detail.to_string();
        Self::new("usage").with("detail", &detail).detail(detail)
    }
}

/// Something that should be impossible from outside; the person can only report it.
pub fn internal(detail: impl ToString) -> Failure {
    Failure::new("internal").detail(detail)
}
