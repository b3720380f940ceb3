//! Whoever has a key: the same changes with both manifests mended and signed anew, by the key that is entitled and by one
//! that nobody knows. What stage B then says stands in the table; a change that no code names changes nothing that any
//! other file, receipt or reader holds to be so.

use std::collections::BTreeSet;

use bundle::{PrivateKey, Signer};

use crate::raw::Raw;
use crate::unsigned::{ALL, done};
use crate::world::{Good, KINDS, WORLD};

/// Kind, file, and the codes for altered (one line end more), removed, renamed, exchanged: signed by the entitled key, and
/// after the bar by a stranger. `ok` is nothing wrong, `–` a case that there is not: the other bundle has the same bytes. What
/// follows from another expert's marks (`*`) depends on whose they are, but that it is not the registered bundle is K06.
const TABLE: &str = "
edition     edition.json                     ok      F12     F10     A05         | A05         F12         F10         A05
filing      criteria.json                    A11+K01 F10     F10     –           | A05+A11+K01 F10         F10         –
filing      keys.json                        A11     F10     F10     A05+A11     | A05+A11     F10         F10         A05+A11
filing      panel.json                       A11     F10     F10     –           | A05+A11     F10         F10         –
filing      plan.json                        A11     F10     F10     –           | A05+A11     F10         F10         –
receipt     criteria.json                    K02     F10     F10     –           | A05+K02     F10         F10         –
receipt     filing/bag-info.txt              F16     F10     F10     I01         | A05+F16     A05+F10     A05+F10     A05+I01
receipt     filing/manifest-sha256.txt       I01     F10     F10     I01         | A05+I01     A05+F10     A05+F10     A05+I01
receipt     filing/sig/body.sshsig           A04     A01     A05     A04         | A04+A05     A01+A05     A05         A04+A05
receipt     filing/tagmanifest-sha256.txt    A04     F10     F10     A04         | A04+A05     A05+F10     A05+F10     A04+A05
receipt     plan.json                        K03     F10     F10     –           | A05+K03     F10         F10         –
receipt     receipt.json                     ok      F10     F10     K01+K03     | A05         F10         F10         A05+K01+K03
batch       assignment.json                  ok      F10     F10     K01+K04     | A05         F10         F10         A05+K01+K04
batch       batch.db                         K04     F10+K04 F10+K04 K04         | A05+K04     A05+F10+K04 A05+F10+K04 A05+K04
batch       criteria.json                    K02     F10     F10     –           | A05+K02     F10         F10         –
batch       receipt.hjb                      F05     F10     F10     –           | F05         F10         F10         –
results     audit.jsonl                      I05     F10     F10     I05         | A05+I05     A05+F10     A05+F10     A05+I05
results     batch/assignment.json            K04     F10     F10     K01+K04     | A05+K04     F10         F10         A05+K01+K04
results     batch/bag-info.txt               F16     F10     F10     I01         | F16         F10         F10         I01
results     batch/manifest-sha256.txt        I01     F10     F10     I01         | I01         F10         F10         I01
results     batch/sig/body.sshsig            A04     A01     A01+A05 A04         | A04         A01         A01+A05     A04
results     batch/tagmanifest-sha256.txt     A04     F10     F10     A04         | A04         F10         F10         A04
results     criteria.json                    K02     F10     F10     –           | A05+K02     F10         F10         –
results     declarations.json                ok      F10     F10     K01         | A05         F10         F10         A05+K01
results     enrolment.json                   ok      F10     F10     A05+K01     | A05         F10         F10         A05+K01
results     results.json                     ok      F10     F10     K01         | A05         F10         F10         A05+K01
received    slip.json                        ok      F12     F10     K01         | A05         F12         F10         A05+K01
return      return.json                      ok      F12     F10     K01         | A05         F12         F10         A05+K01
submission  assignments/electronics-e00*.json K06    F10     F10     K03+K06     | A05+K06     A05+F10     A05+F10     A05+K03+K06
submission  audit.jsonl                      I05     F10     F10     I05         | A05+I05     A05+F10     A05+F10     A05+I05
submission  criteria.json                    K02     F10     F10     –           | A05+K02     A05+F10     A05+F10     –
submission  field.json                       ok      F10     F10     –           | A05         A05+F10     A05+F10     –
submission  merge.json                       ok      F10     F10     E03+K06     | A05         A05+F10     A05+F10     A05+E03+K06
submission  papers/*.pdf                     ok      ok      K06     –           | A05         A05         A05+K06     –
submission  receipt.hjb                      F05     F10     F10     A05         | F05         F10         F10         A05
submission  receipts/*.hjb                   F05     K03     K06     –           | A05+F05     A05+K03     A05+K06     –
submission  register.json                    ok      F10     F10     F10+K06     | A05         A05+F10     A05+F10     A05+F10+K06
submission  results/*.hjb                    F05     F10     F10     *           | A05+F05     A05+F10     A05+F10     *
submission  returns/*.hjb                    F05     C05     K06     C05+K06     | A05+F05     A05+C05     A05+K06     A05+C05+K06
submission  revocations.hjb                  F05     P08     F10+P08 –           | A05+F05     A05+P08     A05+F10+P08 –
materials   materials.json                   ok      F10     F10     ok          | A05         F10         F10         A05
materials   nominations/q0*/1                I02     I02     F10+I02 I02         | A05+I02     A05+I02     A05+F10+I02 A05+I02
ack         ack.json                         ok      F12     F10     ok          | A05         F12         F10         A05
selection   selection.json                   ok      F12     F10     ok          | A05         F12         F10         A05
revocations revocations.json                 ok      F12     F10     ok          | A05         F12         F10         A05
";

/// A key that nobody knows.
fn stranger() -> PrivateKey {
    PrivateKey::from_seed([7; 32])
}

/// A row of the table.
struct Row {
    kind: &'static str,
    file: &'static str,
    codes: [Vec<&'static str>; 2],
}

fn rows() -> Vec<Row> {
    let row = |line: &'static str| {
        let (entitled, stranger) = line.split_once('|').unwrap();
        let mut words = entitled.split_whitespace();
        let (kind, file) = (words.next().unwrap(), words.next().unwrap());
        Row { kind, file, codes: [words.collect(), stranger.split_whitespace().collect()] }
    };
    TABLE.lines().filter(|line| !line.is_empty()).map(row).collect()
}

/// Whether the row is about this file; a star stands for what changes from chain to chain and among experts.
fn is_about(row: &Row, kind: &str, name: &str) -> bool {
    let name = name.strip_prefix("data/").unwrap_or_default();
    let same = match row.file.split_once('*') {
        None => name == row.file,
        Some((begin, end)) => name.starts_with(begin) && name.ends_with(end),
    };
    row.kind == kind && same
}

fn said(codes: &[String]) -> String {
    if codes.is_empty() { "ok".to_owned() } else { codes.join("+") }
}

#[test]
fn every_change_that_is_signed_anew_is_called_by_the_table() {
    let (rows, mut used, mut tried) = (rows(), BTreeSet::new(), 0);
    for kind in KINDS {
        let good = &WORLD.goods[kind];
        for name in good.raw.payload() {
            let (n, row) =
                rows.iter().enumerate().find(|(_, row)| is_about(row, kind, &name)).unwrap();
            used.insert(n);
            for (key, codes) in [(&good.key, &row.codes[0]), (&stranger(), &row.codes[1])] {
                for (act, code) in ALL.into_iter().zip(codes) {
                    let found = done(good, &name, act)
                        .map(|raw| said(&WORLD.found(&raw.signed(good.role, key))));
                    let found = found.as_deref().unwrap_or("–");
                    let same = if *code == "*" { found.contains("K06") } else { found == *code };
                    assert!(same, "{kind}: {name} {act:?}: {found} and not {code}");
                    tried += usize::from(found != "–");
                }
            }
        }
    }
    assert_eq!(used.len(), rows.len(), "a row that is about no file");
    println!("signed anew: {tried} cases");
}

/// The bundle with one file more.
fn with(good: &Good, name: &str) -> Raw {
    let mut raw = good.raw.clone();
    raw.put(name, b"{}\n".to_vec());
    raw
}

#[test]
fn a_file_that_no_bundle_of_its_kind_has_is_refused_from_the_entitled_too() {
    for kind in KINDS {
        let good = &WORLD.goods[kind];
        for name in ["data/more.json", "data/batch/more.json", "data/filing/sig/more.txt"] {
            let raw = with(good, name);
            let found = WORLD.found(&raw.clone().signed(good.role, &good.key));
            let letter: &[&str] = if kind == "filing" { &["A11", "F10"] } else { &["F10"] };
            assert_eq!(found, letter, "{kind}: {name}");
            let found = said(&WORLD.found(&raw.signed(good.role, &stranger())));
            assert!(found.contains("A05") && found.contains("F10"), "{kind}: {name}: {found}");
        }
    }
}

#[test]
fn nothing_is_believed_from_a_key_that_is_not_entitled() {
    for kind in KINDS {
        let good = &WORLD.goods[kind];
        let by = |key: &PrivateKey| WORLD.found(&good.raw.clone().signed(good.role, key));
        assert_eq!(by(&good.key), Vec::<String>::new(), "{kind}: the same bundle again");
        assert_eq!(by(&stranger()), ["A05"], "{kind}");
        // Entitled to another role of the same programme. An office's list is of whichever office signs it.
        let others = ["edition", "batch", "results"].map(|kind| &WORLD.goods[kind]);
        for other in others.iter().filter(|g| g.key.public() != good.key.public()) {
            let found = by(&other.key);
            assert!(found.contains(&"A05".to_owned()), "{kind} by the {}: {found:?}", other.role);
        }
    }
}
