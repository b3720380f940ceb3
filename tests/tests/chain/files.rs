//! What stands in the files of the chain and on its paper, and what must not.

use std::fs;
use std::path::Path;

use journeys::chain::{COMMENT, EXPERTS, NAMES, NOMINATIONS};
use journeys::{stock, text};
use serde_json::Value;

use crate::{ENDED, list, of_kind, page, squeezed, unpacked};

#[test]
fn the_signature_page_shows_digest_digits_every_nomination_and_the_recusal() {
    let sealed = &ENDED.sealed[1];
    let Some(page) = page(text(sealed, "/page")) else { return };
    for shown in [text(sealed, "/digest"), text(sealed, "/fingerprint"), "回避"] {
        assert!(page.contains(shown), "{shown} is not in {page}");
    }
    assert!(page.contains(&squeezed(text(sealed, "/digits"))), "digits");
    for (id, title) in NOMINATIONS {
        assert!(page.contains(id) && page.contains(title), "{id} {title} is not in {page}");
    }
}

#[test]
fn the_signature_page_shows_every_mark_and_total_of_the_sheet() {
    let Some(page) = page(text(&ENDED.sealed[2], "/page")) else { return };
    for mark in ["40.50", "30.00", "70.50", "35.00", "25.00", "60.00", "50.00", "85.00"] {
        assert!(page.contains(mark), "{mark} is not in {page}");
    }
}

#[test]
fn the_letter_shows_the_code_and_the_secretariats_digits_and_the_batch_folder_neither() {
    for batch in list(&ENDED.packed, "batches") {
        let code = fs::read_to_string(text(batch, "/code")).unwrap();
        let code = code.trim();
        assert_eq!(code.replace('-', "").len(), 21, "twenty characters and a check character");
        for entry in fs::read_dir(ENDED.path("batches")).unwrap() {
            let path = entry.unwrap().path();
            assert!(path.extension().is_some_and(|e| e == "hjb"), "{}", path.display());
            let bytes = fs::read(&path).unwrap();
            for form in [code.to_owned(), code.replace('-', "")] {
                assert!(!contains(&bytes, &form), "{}", path.display());
            }
        }
        let Some(letter) = page(text(batch, "/letter")) else { return };
        assert!(letter.contains(&code.replace('-', "")), "{letter}");
        assert!(letter.contains(&squeezed(ENDED.anchor())), "{letter}");
    }
}

fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|w| w == text.as_bytes())
}

/// Every plain row of an audit chain, as the exact text that was hashed.
fn audit_rows(folder: &Path) -> Vec<Value> {
    let lines = fs::read_to_string(folder.join("data/audit.jsonl")).unwrap();
    lines
        .lines()
        .map(|l| serde_json::from_str::<Value>(l).unwrap())
        .map(|row| serde_json::from_str(row["body"].as_str().unwrap()).unwrap())
        .collect()
}

#[test]
fn no_title_name_comment_or_mark_is_in_an_audit_chain_before_sealing() {
    for bundle in of_kind(&ENDED, "results").iter().chain(&of_kind(&ENDED, "submission")) {
        let Some(folder) = unpacked(&ENDED, bundle) else { return };
        let rows = audit_rows(&folder);
        assert!(rows.len() >= 4);
        let said = serde_json::to_string(&rows).unwrap();
        let titles = NOMINATIONS.iter().map(|(_, title)| *title);
        for word in titles.chain(NAMES).chain([COMMENT, "非本人专业", "40.5", "4050", "7050"])
        {
            assert!(!said.contains(word), "{word} in {said}");
        }
    }
}

#[test]
fn an_experts_audit_chain_tells_the_acts_in_their_order() {
    let Some(folder) = unpacked(&ENDED, &of_kind(&ENDED, "results")[0]) else { return };
    let rows = audit_rows(&folder);
    let acts: Vec<&str> = rows.iter().map(|r| text(r, "/act")).collect();
    assert_eq!(acts, ["opened", "enrolled", "pledged", "recused", "unable", "scored"]);
}

#[test]
fn a_batch_holds_nothing_of_co_experts() {
    for (expert, bundle) in EXPERTS.iter().zip(of_kind(&ENDED, "batch")) {
        let bytes = fs::read(&bundle).unwrap();
        for name in NAMES {
            assert!(!contains(&bytes, name), "{name} in the batch of {expert}");
        }
        let Some(folder) = unpacked(&ENDED, &bundle) else { return };
        for file in ["bag-info.txt", "data/assignment.json", "data/criteria.json"] {
            let said = fs::read_to_string(folder.join(file)).unwrap();
            for other in EXPERTS.iter().filter(|e| *e != expert) {
                assert!(!said.contains(other), "{other} in {file} of {expert}");
                assert!(!said.contains(&other.to_lowercase()), "{other} in {file} of {expert}");
            }
        }
    }
}

#[test]
fn an_assignment_does_not_say_what_is_absent_nor_why() {
    let Some(folder) = unpacked(&ENDED, &of_kind(&ENDED, "batch")[2]) else { return };
    let said = fs::read_to_string(folder.join("data/assignment.json")).unwrap();
    assert!(!said.contains("q04") && !said.contains("conflict"), "{said}");
    let sheet = ENDED.copy();
    let sheet = sheet.good(&["sheet", &sheet.work(2)]);
    assert_eq!(sheet["total"], 3);
}

#[test]
fn a_plain_batch_bundle_shows_no_title_and_no_attachment() {
    for bundle in of_kind(&ENDED, "batch") {
        let bytes = fs::read(&bundle).unwrap();
        for (_, title) in NOMINATIONS {
            assert!(!contains(&bytes, title), "{title}");
        }
        assert!(!contains(&bytes, "申报书"));
    }
}

#[test]
fn titles_beyond_the_bmp_arrive_at_the_secretariat_unchanged() {
    let Some(folder) = unpacked(&ENDED, &of_kind(&ENDED, "submission")[0]) else { return };
    let field = fs::read_to_string(folder.join("data/field.json")).unwrap();
    for (id, title) in NOMINATIONS {
        assert!(field.contains(id) && field.contains(title), "{title}");
    }
}

#[test]
fn the_criteria_are_the_same_bytes_from_filing_to_submission() {
    let filed = fs::read(ENDED.path("criteria.json")).unwrap();
    for kind in ["filing", "receipt", "batch", "results", "submission"] {
        for bundle in of_kind(&ENDED, kind) {
            let Some(folder) = unpacked(&ENDED, &bundle) else { return };
            assert!(fs::read(folder.join("data/criteria.json")).unwrap() == filed, "{kind}");
        }
    }
}

#[test]
fn the_ack_lists_for_every_expert_the_key_and_the_digest_of_the_own_page() {
    let Some(folder) = unpacked(&ENDED, &of_kind(&ENDED, "ack")[0]) else { return };
    let ack = stock::json(&folder.join("data/ack.json"));
    let listed: Vec<_> = list(&ack, "experts")
        .iter()
        .map(|e| (text(e, "/expert"), text(e, "/fingerprint"), text(e, "/results_digest")))
        .collect();
    let own: Vec<_> = EXPERTS
        .iter()
        .zip(&ENDED.sealed)
        .map(|(e, s)| (*e, text(s, "/fingerprint"), text(s, "/digest")))
        .collect();
    assert_eq!(listed, own);
}
