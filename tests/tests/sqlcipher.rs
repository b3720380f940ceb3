//! Documents and `batch.db` in the hands of another SQLCipher: PyPI `sqlcipher3-binary` opens ours with the keys
//! derived as `formats.md` §6 says, and what it wrote opens here. So nobody needs this program to read what
//! it keeps.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use journeys::hengjian::PASSPHRASE;
use journeys::{Chain, Stage, python_with, skip, stock, text};
use store::batch::{KIND, open_batch};
use store::{RawKey, StoreError};
use tempfile::tempdir;

/// A Python with these modules, or the reason why the test is skipped.
fn python(modules: &str) -> Option<PathBuf> {
    let found = python_with(modules);
    if found.is_none() {
        skip(&format!("no Python with {modules}: pip install sqlcipher3-binary argon2-cffi"));
    }
    found
}

/// Runs a script that must be content; what it printed.
fn run<S: AsRef<OsStr>>(python: &Path, script: &str, args: impl IntoIterator<Item = S>) -> String {
    let args: Vec<S> = args.into_iter().collect();
    let all = [OsStr::new("-c"), OsStr::new(script)];
    let all = all.into_iter().chain(args.iter().map(AsRef::as_ref));
    stock::content(Path::new("."), python.to_str().unwrap(), all, None)
}

/// Takes `batch.db` out of the bundle, opens it with the code of the letter, and finds in it what the
/// assignment promises.
const OPENS_A_BATCH: &str = r#"
import hashlib, hmac, json, sys, zipfile
import sqlcipher3
bundle, code, out = sys.argv[1:]
typed = [c for c in open(code, encoding='utf-8').read().upper() if c.isalnum()]
with zipfile.ZipFile(bundle) as z:
    db, assignment = z.read('data/batch.db'), json.loads(z.read('data/assignment.json'))
open(out, 'wb').write(db)
salt = db[:16]
prk = hmac.new(salt, ''.join(typed[:20]).encode(), hashlib.sha256).digest()
key = hmac.new(prk, b'hengjian/batch.db/v1\x01', hashlib.sha256).digest()
conn = sqlcipher3.connect(out)
conn.execute("PRAGMA key = \"x'%s%s'\"" % (key.hex(), salt.hex()))
assert conn.execute('PRAGMA application_id').fetchone() == (0x484A4254,)
assert conn.execute('PRAGMA user_version').fetchone() == (1,)
assert conn.execute('PRAGMA cipher_integrity_check').fetchall() == []
found = conn.execute('SELECT id, record, record_digest FROM nomination ORDER BY position').fetchall()
for id, record, digest in found:
    assert json.loads(record)['id'] == id and hashlib.sha256(record.encode()).hexdigest() == digest
promised = [(a['nomination'], a['record_digest']) for a in assignment['nominations']]
assert [(id, digest) for id, _, digest in found] == promised and promised, (found, promised)
assert hashlib.sha256(db).hexdigest() == assignment['batch_db']
"#;

/// Opens a document with its passphrase and re-hashes its audit log; prints the head.
const OPENS_A_DOCUMENT: &str = r#"
import hashlib, sys
import argon2.low_level, sqlcipher3
path, passphrase = sys.argv[1:]
salt = open(path, 'rb').read(16)
for t, m, p in [(3, 131072, 4), (1, 64, 1)]:  # the second: test runs of debug builds
    key = argon2.low_level.hash_secret_raw(
        passphrase.encode(), salt, t, m, p, 32, argon2.low_level.Type.ID)
    conn = sqlcipher3.connect(path)
    conn.execute('PRAGMA cipher_log_level = NONE')
    conn.execute("PRAGMA key = \"x'%s%s'\"" % (key.hex(), salt.hex()))
    try:
        log, log_id = conn.execute('SELECT log, log_id FROM audit_log ORDER BY log DESC').fetchone()
        break
    except sqlcipher3.DatabaseError:
        conn.close()
n, prev = 0, hashlib.sha256(b'hengjian/audit/genesis/v1\n' + log_id.encode()).digest()
for row in conn.execute('SELECT n, body, prev, hash FROM audit WHERE log = ? ORDER BY n', (log,)):
    n += 1
    text = b'hengjian/audit/v1\n' + n.to_bytes(8, 'big') + prev + hashlib.sha256(row[1].encode()).digest()
    assert row == (n, row[1], prev, hashlib.sha256(text).digest()), row
    prev = row[3]
conn.close()
print('%d:%s' % (n, prev.hex()))
"#;

#[test]
fn python_opens_a_batch_with_the_code_of_the_letter_and_a_document_with_its_passphrase() {
    let Some(python) = python("sqlcipher3, argon2") else { return };
    let chain = Chain::at(Stage::Opened);
    let batch = &chain.packed["batches"][0];
    let copy = chain.p("copy.db");
    run(&python, OPENS_A_BATCH, [text(batch, "/path"), text(batch, "/code"), &copy]);
    for document in [chain.p("body.hjo"), chain.p("secretariat.hjo"), chain.work(0)] {
        let head = run(&python, OPENS_A_DOCUMENT, [document.as_str(), PASSPHRASE]);
        // Our program still opens it after another one did, and finds the same head.
        assert_eq!(text(&chain.good(&["audit", &document]), "/head"), head.trim(), "{document}");
    }
}

/// Makes a `batch.db` by the schema alone, as another program would.
const MAKES_A_BATCH: &str = r#"
import hashlib, sys
import sqlcipher3
path, spec, schema, first = sys.argv[1:]
conn = sqlcipher3.connect(path)
conn.execute("PRAGMA key = \"%s\"" % spec)
if first: conn.execute(first)
conn.executescript(open(schema, encoding='utf-8').read())
conn.execute('PRAGMA application_id = %d' % 0x484A4254)
conn.execute('PRAGMA user_version = 1')
conn.execute("INSERT INTO batch VALUES (1, 'b1', 2, 'E007', 'green', x'0102')")
record = '{"id":"a1","title":"项目","applicant":"申报单位","nominator":"推荐单位","channel":"渠道"}'
digest = hashlib.sha256(record.encode()).hexdigest()
conn.execute('INSERT INTO nomination VALUES (1, ?, ?, ?)', ('a1', record, digest))
conn.commit()
conn.close()
"#;

/// The path of a batch made by Python, after `first` was run on the empty database.
fn made_by_python(python: &Path, folder: &Path, first: &str) -> PathBuf {
    let (path, schema) = (folder.join("batch.db"), folder.join("schema.sql"));
    std::fs::write(&schema, KIND.schema.concat()).unwrap();
    let spec = format!("x'{}{}'", "0b".repeat(32), "c1".repeat(16));
    let args = [path.as_os_str(), OsStr::new(&spec), schema.as_os_str(), OsStr::new(first)];
    run(python, MAKES_A_BATCH, args);
    path
}

#[test]
fn a_batch_that_python_keyed_opens_here() {
    let Some(python) = python("sqlcipher3") else { return };
    let folder = tempdir().unwrap();
    let path = made_by_python(&python, folder.path(), "");
    assert_eq!(std::fs::read(&path).unwrap()[..16], [0xc1; 16]);
    let batch = open_batch(&path, &RawKey::new([0x0b; 32])).unwrap();
    let head = batch.head();
    assert_eq!((head.batch.as_str(), head.issue, head.expert.as_str()), ("b1", 2, "E007"));
    let records = batch.nominations().unwrap();
    assert_eq!((records.len(), records[0].id.as_str()), (1, "a1"));
    assert!(records[0].json.contains("项目"));
}

#[test]
fn a_batch_with_another_cipher_or_another_schema_is_refused() {
    let Some(python) = python("sqlcipher3") else { return };
    for (first, expected) in [
        ("PRAGMA cipher_page_size = 8192", "key"),
        ("PRAGMA cipher_hmac_algorithm = HMAC_SHA1", "key"),
        ("PRAGMA cipher_use_hmac = OFF", "key"),
        ("CREATE TABLE more (a INTEGER) STRICT", "schema"),
        ("CREATE VIEW v AS SELECT 1", "structure"),
    ] {
        let folder = tempdir().unwrap();
        let path = made_by_python(&python, folder.path(), first);
        let found = match open_batch(&path, &RawKey::new([0x0b; 32])).err().unwrap() {
            StoreError::WrongPassphraseOrDamaged => "key",
            StoreError::Refused { check } => check,
            other => panic!("{first}: {other:?}"),
        };
        assert_eq!(found, expected, "{first}");
    }
}
