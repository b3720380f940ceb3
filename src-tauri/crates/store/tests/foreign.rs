//! Databases from elsewhere, damaged by chance or by intent, through the foreign routine without a key: each
//! ends in a clear error or a valid read.
#![allow(clippy::unwrap_used)]

mod support;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::Duration;

use proptest::prelude::*;
use store::batch::KIND;
use store::foreign::{self, Budget};
use store::{Result, StoreError};
use support::{error, names};
use tempfile::{TempDir, tempdir};

fn open(path: &Path) -> Result<foreign::Foreign> {
    foreign::open(path, None, &KIND, Budget::for_size(std::fs::metadata(path)?.len()))
}

/// A plain database with our marks and schema and a few rows.
fn plain_batch(folder: &TempDir) -> PathBuf {
    let path = folder.path().join("plain.db");
    let conn = rusqlite::Connection::open(&path).unwrap();
    for script in KIND.schema {
        conn.execute_batch(script).unwrap();
    }
    conn.pragma_update(None, "application_id", KIND.application_id).unwrap();
    conn.pragma_update(None, "user_version", KIND.user_version).unwrap();
    conn.execute_batch(
        "INSERT INTO batch VALUES (1, 'b1', 1, 'E001', 'green', x'00');
         WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)
         INSERT INTO nomination SELECT i, 'a' || i, '{}', printf('%064d', i) FROM n;
         INSERT INTO attachment VALUES (1, 'a1', 'x.pdf', 9000, printf('%064d', 1));
         INSERT INTO attachment_chunk VALUES (1, 0, zeroblob(9000));",
    )
    .unwrap();
    path
}

#[test]
fn a_plain_database_of_ours_passes() {
    let folder = tempdir().unwrap();
    assert!(open(&plain_batch(&folder)).is_ok());
}

/// `shared/corpora/README.md`: no crash, no hang over 2 s, no memory over 256 MiB.
#[test]
fn the_malformed_corpus_ends_in_clear_errors() {
    let corpus =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/corpora/sqlite-malformed");
    let Ok(files) = std::fs::read_dir(&corpus) else {
        println!("skipped: no malformed databases beside the project");
        return;
    };
    let folder = tempdir().unwrap();
    let copy = folder.path().join("copy.db");
    let two_seconds = Budget { steps: u64::MAX, time: Duration::from_secs(2) };
    let mut checks: BTreeMap<String, u32> = BTreeMap::new();
    for file in files {
        let path = file.unwrap().path();
        std::fs::copy(&path, &copy).unwrap();
        let said = match error(foreign::open(&copy, None, &KIND, two_seconds)) {
            StoreError::Refused { check } => check.to_owned(),
            other => other.to_string(),
        };
        assert_ne!(said, "budget", "{}", path.display());
        *checks.entry(said).or_default() += 1;
    }
    println!("{checks:?}");
    assert!(checks.values().sum::<u32>() > 100, "{checks:?}");
    assert!(checks.keys().all(|c| !c.starts_with("database:")), "{checks:?}");
    assert_eq!(names(folder.path()), ["copy.db"], "nothing is written beside the copy");
    support::assert_little_memory();
}

#[test]
fn a_table_that_is_not_strict_is_refused_even_with_our_marks() {
    let folder = tempdir().unwrap();
    let path = plain_batch(&folder);
    let conn = rusqlite::Connection::open(&path).unwrap();
    conn.execute_batch(
        "PRAGMA writable_schema = ON;
         UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', '') WHERE name = 'batch';",
    )
    .unwrap();
    drop(conn);
    assert!(matches!(error(open(&path)), StoreError::Refused { check: "schema" }));
}

#[test]
fn a_database_that_asks_for_a_log_is_refused() {
    let folder = tempdir().unwrap();
    let path = plain_batch(&folder);
    let conn = rusqlite::Connection::open(&path).unwrap();
    conn.pragma_update(None, "journal_mode", "WAL").unwrap();
    drop(conn);
    assert!(matches!(error(open(&path)), StoreError::Refused { check: "wal" }));
}

#[test]
fn a_budget_that_is_spent_ends_the_check() {
    let folder = tempdir().unwrap();
    let path = plain_batch(&folder);
    let tiny = Budget { steps: 0, time: Duration::from_secs(60) };
    let spent = foreign::open(&path, None, &KIND, tiny);
    assert!(matches!(error(spent), StoreError::Refused { check: "budget" }));
}

static PLAIN: LazyLock<Vec<u8>> =
    LazyLock::new(|| std::fs::read(plain_batch(&tempdir().unwrap())).unwrap());

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_changed_bytes_make_it_panic_or_hang(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)
    ) {
        let folder = tempdir().unwrap();
        let path = folder.path().join("plain.db");
        let mut bytes = PLAIN.clone();
        for (at, value) in changes {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        std::fs::write(&path, bytes).unwrap();
        let opened = open(&path);
        let spent = matches!(opened, Err(StoreError::Refused { check: "budget" }));
        prop_assert!(!spent && !matches!(opened, Err(StoreError::Sql(_) | StoreError::Io(_))));
    }
}
