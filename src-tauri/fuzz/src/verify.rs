//! Verification as a whole: of any bytes by a reader who knows nothing, and of bundles that are signed over
//! whatever they say by readers who know what came before.

use std::io::Cursor;

use bundle::{Limits, Signer};
use dossier::finding::Verdict;
use dossier::verify::{Contents, KnownIssue, KnownReceipt, KnownResults, KnownRevocations};
use dossier::{Expect, Known, Severity, Verification};

use crate::forge::{Bag, Script};
use crate::keys::{MAC_SECRET, key};

/// A bundle, for a reader who knows nothing, and for one who knows the secretariat's key. Whoever knows
/// nothing trusts nothing; a digest is named only if container, signatures and payload hold.
pub fn verify(data: &[u8]) {
    let stranger = verified(data, &Expect::default(), &Known::default());
    assert!(stranger.contents.is_none() && !stranger.findings.is_empty());
    let opened = bundle::Bag::open(Cursor::new(data), Limits::default());
    let holds = opened.is_ok_and(|mut bag| bag.check_payload().is_ok());
    assert_eq!(stranger.identity.is_some(), holds);
    verified(data, &Expect::default(), &anchored());
}

/// The bundles of a text (see [`Script`]), verified one after the other by a reader who learns from each.
/// What we write always has its digest; and nothing of it is trusted without the chain before it.
pub fn forged(data: &[u8]) {
    for (bag, found) in read_on(&String::from_utf8_lossy(data)) {
        assert!(found.identity.is_some(), "{:?}", found.findings);
        if found.contents.is_some() {
            let stranger = verified(&bag.bytes, &Expect::default(), &Known::default());
            assert!(stranger.contents.is_none());
        }
    }
}

/// The bundles of a text with what a reader finds in each who knows the secretariat's key and has trusted
/// those before it.
pub fn read_on(text: &str) -> Vec<(Bag, Verification)> {
    let expect = Expect { letter_digits: vec![key(1).public().digits()], ..Expect::default() };
    let mut known = anchored();
    let mut all = Vec::new();
    for bag in Script::run(text).bags {
        let found = verified(&bag.bytes, &expect, &known);
        if let Some(contents) = &found.contents {
            learn(&mut known, contents);
        }
        all.push((bag, found));
    }
    all
}

/// The bundle of a text that it calls `name`, with what its reader knows and expects by then; nothing is too large.
pub fn before(text: &str, name: &str) -> Option<(Bag, Expect, Known)> {
    let expect = Expect { letter_digits: vec![key(1).public().digits()], ..Expect::default() };
    let mut known = anchored();
    for bag in Script::run_up_to(text, usize::MAX).bags {
        if bag.name == name {
            return Some((bag, expect, known));
        }
        if let Some(contents) = &verified(&bag.bytes, &expect, &known).contents {
            learn(&mut known, contents);
        }
    }
    None
}

fn anchored() -> Known {
    Known::anchored(Some(key(0).public().fingerprint()))
}

/// Verifies; contents come only with notes, and every finding has a code of the document.
fn verified(bytes: &[u8], expect: &Expect, known: &Known) -> Verification {
    let found = dossier::verify(Cursor::new(bytes), expect, known);
    for finding in &found.findings {
        let mut code = finding.code.chars();
        let class = code.next();
        assert!(
            class.is_some_and(|c| "FAICKEPS".contains(c)) && class == finding.class.chars().next()
        );
        assert!(code.clone().count() == 2 && code.all(|c| c.is_ascii_digit()), "{finding:?}");
    }
    if found.contents.is_some() {
        assert!(found.findings.iter().all(|f| f.severity == Severity::Note));
        assert!(found.verdict() == Verdict::Good && found.identity.is_some());
    }
    found
}

fn learn(known: &mut Known, contents: &Contents) {
    match contents {
        Contents::Edition(e) => known.edition = Some((e.digest().to_string(), e.edition.clone())),
        Contents::Receipt(r) => known
            .receipts
            .push(KnownReceipt { digest: r.digest().to_string(), receipt: r.receipt.clone() }),
        Contents::Batch(b) => {
            let issue = KnownIssue {
                expert: b.assignment.expert.clone(),
                batch_digest: b.digest().to_string(),
                mac_secret: Some(MAC_SECRET.to_vec()),
            };
            known.issues.insert((b.assignment.batch.clone(), b.assignment.issue), issue);
        }
        Contents::Results(r) => {
            known.logs.push(r.log.clone());
            known.results.push(KnownResults {
                digest: r.digest().to_string(),
                batch: r.sheet.batch.clone(),
                issue: r.sheet.issue,
                seq: r.sheet.seq,
                fingerprint: r.key.fingerprint(),
            });
        }
        Contents::Submission(s) => known.logs.push(s.log.clone()),
        Contents::Revocations(r) => known.revocations.push(KnownRevocations::new(
            r.digest().to_string(),
            r.secretariat,
            r.list.clone(),
        )),
        _ => {}
    }
}
