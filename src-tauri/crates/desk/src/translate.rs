//! The errors of the rooms below as the one error at the edge. A code is chosen here, once, and its
//! sentence stands in the catalogue; a case without one is an internal error and says so.

use std::path::Path;

use bundle::{CodeFault, Fault, KeyFault};
use report::ReportError;
use sheets::SheetError;
use store::StoreError;
use tally::TallyError;

use crate::failure::{Failure, internal};

/// What the store says about the document at `path`.
pub(crate) fn at(path: &Path) -> impl Fn(StoreError) -> Failure + '_ {
    move |error| store(&error).with("object", path.display())
}

/// What the store says, where the document is clear.
pub(crate) fn store(error: &StoreError) -> Failure {
    let failure = match error {
        StoreError::NotOurs => Failure::new("not-ours"),
        StoreError::CutShort => Failure::new("cut-short"),
        StoreError::WrongPassphraseOrDamaged => Failure::new("wrong-passphrase-or-damaged"),
        StoreError::NewerFormat { found, known } => {
            Failure::new("newer-format").with("found", found).with("known", known)
        }
        StoreError::AlreadyOpen => Failure::new("already-open"),
        StoreError::ReadOnly => Failure::new("read-only"),
        StoreError::Full => Failure::new("disk-full"),
        StoreError::Exists => Failure::new("exists"),
        StoreError::Cancelled => Failure::new("cancelled"),
        StoreError::State { code } => state(code),
        StoreError::Refused { check } => Failure::new("database-refused").with("detail", check),
        StoreError::Io(e) if e.kind() == std::io::ErrorKind::NotFound => Failure::new("not-found"),
        StoreError::Io(_) => Failure::new("io"),
        StoreError::AuditBroken { .. } | StoreError::Unreadable { .. } | StoreError::Sql(_) => {
            internal(error)
        }
    };
    failure.detail(error)
}

/// A state that does not allow something: expected, and never "something broke".
fn state(code: &str) -> Failure {
    match code {
        "sealed" => Failure::new("sealed"),
        "not_sealed" => Failure::new("not-sealed"),
        "recused" => Failure::new("recused"),
        "unknown_nomination" => Failure::new("unknown-nomination"),
        "paper_differs" => Failure::new("paper-differs"),
        "return_known" => Failure::new("return-known"),
        "filing_transition" | "filing_frozen" => Failure::new("filing-state").with("state", "-"),
        _ => internal(code),
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        store(&error)
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Io(e) if is_full(&e) => Self::new("disk-full").with("object", "-").detail(e),
            Fault::Io(e) => Self::new("io").with("object", "-").detail(e),
            finding @ Fault::Finding { .. } => {
                let mut failure = Self::new("verification-failed").with("object", "-");
                failure.findings = vec![finding.into()];
                failure
            }
        }
    }
}

fn is_full(e: &std::io::Error) -> bool {
    use std::io::ErrorKind;
    matches!(e.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge)
}

impl From<KeyFault> for Failure {
    fn from(fault: KeyFault) -> Self {
        match fault {
            KeyFault::WrongPassphrase => Self::new("wrong-passphrase"),
            other => internal(other),
        }
    }
}

impl From<CodeFault> for Failure {
    fn from(fault: CodeFault) -> Self {
        match fault {
            CodeFault::Length => Self::new("wrong-code-length").with("expected", 21),
            CodeFault::Character(c) => Self::new("wrong-code-character").with("character", c),
            CodeFault::Check => Self::new("wrong-code-check"),
        }
    }
}

impl From<ReportError> for Failure {
    fn from(error: ReportError) -> Self {
        Self::new("unreadable-glyph").with("detail", &error).detail(&error)
    }
}

impl From<TallyError> for Failure {
    fn from(error: TallyError) -> Self {
        let of = |code: &str, nomination: &str, expert: &str| {
            Self::new(code).with("nomination", nomination).with("expert", expert)
        };
        match &error {
            TallyError::OutsideScale { nomination, expert, item, mark } => {
                of("tally-outside-scale", nomination, expert).with("item", item).with("mark", mark)
            }
            TallyError::UnknownItem { nomination, expert, item } => {
                of("tally-unknown-item", nomination, expert).with("item", item)
            }
            TallyError::DuplicateCell { nomination, expert } => {
                of("tally-twice", nomination, expert)
            }
            other => Self::new("tally").with("detail", other),
        }
        .detail(error)
    }
}

impl From<dossier::json::JsonFault> for Failure {
    fn from(fault: dossier::json::JsonFault) -> Self {
        internal(fault)
    }
}

impl From<review::ids::IdFault> for Failure {
    fn from(fault: review::ids::IdFault) -> Self {
        Self::usage(fault)
    }
}

/// A table that cannot be read.
pub(crate) fn table(path: &Path) -> impl Fn(SheetError) -> Failure + '_ {
    move |error| {
        let failure = match &error {
            SheetError::MissingColumn { wanted, .. } => {
                Failure::new("missing-column").with("column", wanted.join(" / "))
            }
            SheetError::Empty => Failure::new("empty-sheet"),
            other => {
                let code = format!("sheet-{}", other.code().replace('_', "-"));
                let failure = Failure::new(&code);
                other.params().into_iter().fold(failure, |f, (name, value)| f.with(&name, value))
            }
        };
        failure.with("object", path.display()).detail(&error)
    }
}

/// An entry that the criteria do not allow.
pub(crate) fn entry(
    fault: &review::sheet::EntryFault,
) -> (&'static str, Vec<(&'static str, String)>) {
    use review::sheet::EntryFault;
    match fault {
        EntryFault::UnknownItem(item) => ("unknown_item", vec![("value", item.clone())]),
        EntryFault::OutOfRange { mark, min, max, .. } => (
            "mark_out_of_range",
            vec![("value", mark.to_string()), ("min", min.to_string()), ("max", max.to_string())],
        ),
        EntryFault::OffStep { mark, step, .. } => {
            ("mark_off_step", vec![("value", mark.to_string()), ("step", step.to_string())])
        }
        EntryFault::CommentTooLong { max, .. } => {
            ("comment_too_long", vec![("max", max.to_string())])
        }
        EntryFault::UnknownLevel(level) => ("unknown_level", vec![("value", level.clone())]),
    }
}
