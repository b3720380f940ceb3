//! The audit chain as it travels (`formats.md` §8), and a second way to compute it, straight from the two
//! formulas of the document.

use bundle::{Digest, Hasher};
use dossier::audit::head_of;
use serde_json::json;

const LOG: &str = "log-1";

/// `audit.jsonl`, twice: as it is, and with its lines as the bodies of a chain of our own making. Accepted:
/// a row for each line, and without its last row it is the chain before. Ours is accepted, and not
/// without a row from its middle, nor under the id of another log.
pub fn audit(data: &[u8]) {
    if let Ok(head) = head_of(LOG, data) {
        let lines: Vec<&[u8]> = data.split_inclusive(|b| *b == b'\n').collect();
        assert_eq!(usize::try_from(head.n).ok(), Some(lines.len()));
        if let Some((_, before)) = lines.split_last() {
            let shorter = head_of(LOG, &before.concat()).expect("the chain before its last row");
            assert_eq!(shorter.n + 1, head.n);
            assert!(head_of("log-2", data).is_err());
        }
    }
    let text = String::from_utf8_lossy(data);
    let ours = chain(LOG, text.lines());
    let rows: Vec<&[u8]> = ours.split_inclusive(|b| *b == b'\n').collect();
    let head = head_of(LOG, &ours).expect("a chain of our own");
    assert_eq!(usize::try_from(head.n).ok(), Some(rows.len()));
    if let [_, .., _] = rows.as_slice() {
        assert!(head_of(LOG, &rows[1..].concat()).is_err());
    }
    if let [first, _, last] = rows.as_slice() {
        assert!(head_of(LOG, &[*first, last].concat()).is_err());
    }
}

/// The chain of `log` with these bodies.
pub(crate) fn chain<'a>(log: &str, bodies: impl Iterator<Item = &'a str>) -> Vec<u8> {
    let mut prev = Digest::of(format!("hengjian/audit/genesis/v1\n{log}").as_bytes());
    let mut text = String::new();
    for (n, body) in (1_u64..).zip(bodies) {
        let mut hasher = Hasher::new();
        hasher.update(b"hengjian/audit/v1\n");
        hasher.update(&n.to_be_bytes());
        hasher.update(prev.as_bytes());
        hasher.update(Digest::of(body.as_bytes()).as_bytes());
        let hash = hasher.finish();
        let row =
            json!({ "n": n, "body": body, "prev": prev.to_string(), "hash": hash.to_string() });
        text.push_str(&format!("{row}\n"));
        prev = hash;
    }
    text.into_bytes()
}
