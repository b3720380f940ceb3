//! The secretariat's key: handed over by the old one or by letter, and what people hold on paper meanwhile.

use journeys::refusal::{BAD, Ground, codes};
use journeys::{Stage, skip, stock, text, tool};
use serde_json::{Value, json};

use crate::parts::Parts;
use crate::{MERGE, RECEIVE, SUBMIT, file_again, made_by_ssh_keygen};

/// The secretariat changes its key and exports the next version of the edition; the answer.
fn next_edition(ground: &Ground) -> Value {
    let renewed = ground.done(&["key", "renew", "--office", "secretariat.hjo"]);
    let export = ["edition", "export", "--office", "secretariat.hjo", "--out", "edition"];
    let next = ground.done(&export);
    assert_eq!((&next["version"], &next["digits"]), (&json!(2), &renewed["digits"]));
    assert_eq!(next["signed_by"], ground.digits());
    let edition = Parts::of(&ground.bytes(NEXT));
    let edition: Value = serde_json::from_slice(&edition.payload["data/edition.json"]).unwrap();
    assert_eq!(edition["secretariat"]["recipients"], json!([renewed["recipient"]]));
    next
}

const NEXT: &str = "edition/edition-2022-v2.hjb";
const IMPORT: [&str; 5] = ["edition", "import", "--office", "body.hjo", NEXT];

#[test]
fn the_old_key_names_the_new_one_and_the_bodies_go_on_with_both() {
    let ground = Ground::at(Stage::Sealed);
    let next = next_edition(&ground);
    let imported = ground.done(&IMPORT);
    assert_eq!((&imported["digits"], &imported["version"]), (&next["digits"], &json!(2)));
    assert!(codes(&imported).contains(&"A05".to_owned()), "{imported:#}");
    // The older version does not come back.
    let older = ["edition", "import", "--office", "body.hjo", "edition/edition-2022.hjb"];
    ground.refused_for(&older, BAD, "K08");
    // The old receipt still holds, the new one is signed by the new key, and the chain comes to its end.
    ground.done(&MERGE);
    file_again(&ground, 2, &ground.body_digits());
    ground.done(&SUBMIT);
    assert_eq!(ground.done(&RECEIVE)["verdict"], "good");
    let import = ["ack", "import", "--office", "body.hjo", "ack/ack-@.hjb"];
    assert_eq!(ground.done(&import)["verdict"], "good");
}

#[test]
fn a_receipt_that_was_under_way_when_the_key_changed_is_still_taken_in() {
    let ground = Ground::at(Stage::Edition);
    let criteria = ["--criteria", "criteria.json", "--panel", "panel.csv"];
    let export = ["filing", "export", "--office", "body.hjo", "--track", "@", "--out", "filing"];
    ground.done(&[&export[..], &criteria, &["--closing", "2022-11-25"]].concat());
    let accept = ["filing", "accept", "--office", "secretariat.hjo", "filing/filing-@-v1.hjb"];
    let digits = ground.body_digits();
    ground.done(&[&accept[..], &["--by", "李明", "--digits", &digits, "--out", "filing"]].concat());
    next_edition(&ground);
    ground.done(&IMPORT);
    ground.done(&["receipt", "import", "--office", "body.hjo", "filing/receipt-@-v1.hjb"]);
}

#[test]
fn until_the_next_edition_is_out_the_secretariat_signs_with_the_key_that_everybody_knows() {
    let ground = Ground::at(Stage::Submitted);
    ground.done(&["key", "renew", "--office", "secretariat.hjo"]);
    ground.done(&RECEIVE);
    let import = ["ack", "import", "--office", "body.hjo", "ack/ack-@.hjb"];
    assert_eq!(ground.done(&import)["verdict"], "good");
}

#[test]
fn where_the_old_key_is_lost_the_new_digits_go_by_letter() {
    let ground = Ground::at(Stage::Filed);
    let old = ground.digits();
    let renewed = ground.done(&["key", "renew", "--office", "secretariat.hjo"]);
    let new = text(&renewed, "/digits").to_owned();
    let export = ["edition", "export", "--office", "secretariat.hjo", "--out", "edition"];
    let exported = ground.done(&[&export[..], &["--signed-by-new"]].concat());
    assert_eq!((&exported["signed_by"], &exported["version"]), (&json!(new), &json!(2)));
    // Nobody whom the body trusts has named this key.
    ground.refused_for(&IMPORT, BAD, "A05");
    ground.refused_for(&[&IMPORT[..], &["--trust", &old]].concat(), BAD, "A05");
    let imported = ground.done(&[&IMPORT[..], &["--trust", &new]].concat());
    assert_eq!(imported["digits"], new.as_str());
    file_again(&ground, 2, &ground.body_digits());
}

#[test]
fn signed_by_either_key_it_is_the_same_edition() {
    let ground = Ground::at(Stage::Edition);
    let next = next_edition(&ground);
    let export = ["edition", "export", "--office", "secretariat.hjo", "--out", "by-new"];
    let by_new = ground.done(&[&export[..], &["--signed-by-new"]].concat());
    assert_eq!(by_new["digest"], next["digest"]);
    assert_eq!((&by_new["signed_by"], &by_new["version"]), (&next["digits"], &json!(2)));
    // Whoever never saw the old key starts with the new one.
    let new =
        ["office", "new", "--role", "body", "--body", "cast-life", "--name", "后来者", "n.hjo"];
    ground.done(&new);
    let file = "by-new/edition-2022-v2.hjb";
    let digits = text(&next, "/digits");
    ground.done(&["edition", "import", "--office", "n.hjo", file, "--trust", digits]);
    // And exporting once more gives the bytes that were given before.
    let again = ["edition", "export", "--office", "secretariat.hjo", "--out", "again"];
    ground.done(&again);
    assert_eq!(ground.bytes("again/edition-2022-v2.hjb"), ground.bytes(NEXT));
}

#[test]
fn digits_that_were_typed_must_be_those_of_the_file_even_where_its_key_is_known() {
    let ground = Ground::at(Stage::Edition);
    next_edition(&ground);
    let stranger = ground.body_digits();
    ground.refused_for(&[&IMPORT[..], &["--trust", &stranger]].concat(), BAD, "A05");
    // The digits of the new key are on the new notice, and the file is signed by the old one: both are right.
    let new = ground.done(&IMPORT);
    let typed = text(&new, "/digits").to_owned();
    ground.done(&[&IMPORT[..], &["--trust", &typed]].concat());
}

const PACK: [&str; 7] = ["pack", "--office", "body.hjo", "--batches", "b", "--letters", "l"];
const OPEN: [&str; 7] = [
    "open",
    "b/batch-@-e001-1.hjb",
    "--code-file",
    "l/batch-@-e001-1-code.txt",
    "--out",
    "w.hjw",
    "--trust",
];

#[test]
fn what_is_packed_under_a_receipt_of_the_old_key_is_opened_with_the_old_digits() {
    let ground = Ground::at(Stage::Accepted);
    next_edition(&ground);
    ground.done(&IMPORT);
    ground.done(&PACK);
    letter_says(&ground, &ground.digits());
    ground.done(&[&OPEN[..], &[&ground.digits()]].concat());
}

#[test]
fn what_is_packed_under_a_receipt_of_the_new_key_needs_the_new_digits() {
    let ground = Ground::at(Stage::Accepted);
    let new = text(&next_edition(&ground), "/digits").to_owned();
    ground.done(&IMPORT);
    file_again(&ground, 2, &ground.body_digits());
    ground.done(&PACK);
    letter_says(&ground, &new);
    ground.refused_for(&[&OPEN[..], &[&ground.digits()]].concat(), BAD, "A05");
    ground.done(&[&OPEN[..], &[&new]].concat());
}

/// The code letter of the first expert shows these digits.
fn letter_says(ground: &Ground, digits: &str) {
    if !tool("pdftotext") {
        return skip("no pdftotext");
    }
    let args = ["batch-electronics-e001-1-letter.pdf", "-"];
    let page = stock::content(&ground.path("l"), "pdftotext", args, None);
    let squeezed = |t: &str| t.split_whitespace().collect::<String>();
    assert!(squeezed(&page).contains(&squeezed(digits)), "{digits} is not in {page}");
}

#[test]
fn the_secretariat_as_a_body_has_a_key_of_its_own_for_that_role() {
    if !tool("ssh-keygen") {
        return skip("no ssh-keygen");
    }
    let ground = Ground::at(Stage::Edition);
    made_by_ssh_keygen(&ground, "one-key", "ed25519", "");
    let import = ["key", "renew", "--office", "secretariat.hjo", "--import", "one-key"];
    ground.done(&import);
    let export = ["edition", "export", "--office", "secretariat.hjo", "--out", "edition"];
    ground.done(&export);
    let digits = ground.digits();
    let criteria = String::from_utf8(ground.bytes("criteria.json")).unwrap();
    ground.write("criteria.json", criteria.replace("\"electronics\"", "\"rising-firm\""));
    let role = |file, more: &[&str]| {
        let new = ["office", "new", "--role", "body", "--body", "secretariat", "--name", "秘书处"];
        let made = ground.done(&[&new[..], more, &[file]].concat());
        let import = ["edition", "import", "--office", file, NEXT, "--trust", &digits];
        ground.done(&import);
        text(&made, "/digits").to_owned()
    };
    let filing = |office, out| {
        let export = ["filing", "export", "--office", office, "--track", "rising-firm"];
        let tables = ["--criteria", "criteria.json", "--panel", "panel.csv"];
        [&export[..], &tables, &["--closing", "2022-11-25", "--out", out]].concat()
    };
    // The same key in both roles is refused before it leaves.
    role("same.hjo", &["--key", "one-key"]);
    ground.refused_for(&filing("same.hjo", "same"), BAD, "A05");
    // A key of its own is filed like that of any body.
    let own = role("own.hjo", &[]);
    ground.done(&filing("own.hjo", "own"));
    let accept =
        ["filing", "accept", "--office", "secretariat.hjo", "own/filing-rising-firm-v1.hjb"];
    ground.done(&[&accept[..], &["--by", "李明", "--digits", &own, "--out", "own"]].concat());
}
