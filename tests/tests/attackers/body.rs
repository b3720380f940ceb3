//! A whole body that does not keep to what it filed.

use journeys::Stage;
use journeys::refusal::{BAD, Ground, NOT_DONE};

use crate::desk::{
    MERGE, RESULTS, SUBMISSION, body_refuses, expert_key, office_key, secretariat_refuses,
};
use crate::parts::Parts;

/// Holds: criteria are bytes and are compared at every step; K08 for a receipt that was superseded. Nothing is left.
#[test]
fn body_changes_criteria_or_packs_with_an_old_receipt() {
    let ground = Ground::at(Stage::Submitted);
    let body = office_key(&ground, "body.hjo");
    let other = |bytes: &[u8]| {
        let mut parts = Parts::of(bytes);
        parts.text("data/criteria.json", |t| {
            t.replacen("\"minimum_reviews\": 2", "\"minimum_reviews\": 1", 1)
        });
        parts
    };
    let batch = "batches/batch-@-e001-1.hjb";
    ground.write("other.hjb", other(&ground.bytes(batch)).signed("body", &body));
    let (code, digits) = ("letters/batch-@-e001-1-code.txt", ground.digits());
    let open = ["open", "other.hjb", "--code-file", code, "--trust", &digits, "--out", "x.hjw"];
    ground.refused_for(&open, BAD, "K02");
    let expert = expert_key(&ground, "work-E001.hjw");
    body_refuses(&ground, &other(&ground.bytes(RESULTS[0])).signed("expert", &expert), "K02");
    secretariat_refuses(&ground, &other(&ground.bytes(SUBMISSION)).signed("body", &body), "K02");

    // Filed again by other criteria. What was packed before is refused by the body's own office, and by the secretariat
    // even where the body pretends not to know of the new receipt.
    let text = String::from_utf8(ground.bytes("criteria.json")).unwrap();
    ground.write("new.json", text.replace("旅程评价标准", "修订的标准"));
    let export = ["filing", "export", "--office", "body.hjo", "--criteria", "new.json"];
    ground.done(
        &[&export[..], &["--panel", "panel.csv", "--closing", "2022-11-25", "--out", "filing"]]
            .concat(),
    );
    let digits = ground.body_digits();
    let accept = ["filing", "accept", "--office", "secretariat.hjo", "filing/filing-@-v2.hjb"];
    ground.done(&[&accept[..], &["--by", "李明", "--digits", &digits, "--out", "filing"]].concat());
    secretariat_refuses(&ground, &ground.bytes(SUBMISSION), "K08");
    ground.done(&["receipt", "import", "--office", "body.hjo", "filing/receipt-@-v2.hjb"]);
    let again = [&MERGE[..], &RESULTS].concat();
    ground.refused(&again, NOT_DONE, "packed-under-old-receipt");
    let old = ["receipt", "import", "--office", "body.hjo", "filing/receipt-@-v1.hjb"];
    ground.refused_for(&old, BAD, "K08");
}
