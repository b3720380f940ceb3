//! Slips: what an expert can prove afterwards.

use journeys::Stage;
use journeys::refusal::{BAD, Ground, NOT_DONE};
use serde_json::json;

use crate::desk::{MERGE, body_key, results};
use crate::parts::Parts;

const SLIP: &str = "slips/slip-@-e001-1-1.hjb";

/// All results merged, with a slip for each.
fn with_slips() -> (Ground, serde_json::Value) {
    let ground = Ground::at(Stage::Sealed);
    let files = [results(0), results(1), results(2)];
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    let merged = ground.done(&[&MERGE[..], &files, &["--slips", "slips"]].concat());
    (ground, merged)
}

#[test]
fn every_results_bundle_gets_one_slip_and_it_is_the_same_every_time() {
    let (ground, merged) = with_slips();
    let slips = merged["slips"].as_array().unwrap();
    assert_eq!(slips.len(), 3);
    for (slip, file) in slips.iter().zip(merged["files"].as_array().unwrap()) {
        assert_eq!(slip["results"], file["digest"]);
        let receipt = "filing/receipt-@-v1.hjb";
        let path = slip["path"].as_str().unwrap();
        let digits = ground.digits();
        let verified = ground.done(&["verify", receipt, path, "--trust", &digits]);
        assert_eq!(verified["verdict"], "good", "{verified:#}");
    }
    let head = ground.head("body.hjo");
    ground.done(&[&MERGE[..], &["--slips", "slips"]].concat());
    let export = ["slip", "export", "--office", "body.hjo", "--out"];
    let again = ground.done(&[&export[..], &["again", "--expert", "E001"]].concat());
    assert_eq!(again["slips"].as_array().unwrap().len(), 1);
    assert_eq!(ground.bytes("again/slip-@-e001-1-1.hjb"), ground.bytes(SLIP));
    assert_eq!(ground.head("body.hjo"), head);
    ground.write("again/slip-@-e002-1-1.hjb", "别的文件");
    ground.refused(&[&export[..], &["again"]].concat(), NOT_DONE, "exists");
    ground.refused(
        &[&export[..], &["x", "--expert", "E009"]].concat(),
        NOT_DONE,
        "nothing-received",
    );
    let other = [&export[..], &["x", "--track", "materials"]].concat();
    ground.refused(&other, NOT_DONE, "nothing-received");
}

#[test]
fn an_expert_keeps_the_slip_for_the_own_seal_and_no_other() {
    let (ground, merged) = with_slips();
    let import = ["slip", "import", "work-E001.hjw"];
    let kept = ground.done(&[&import[..], &[SLIP]].concat());
    assert_eq!((&kept["known"], &kept["seq"]), (&json!(false), &json!(1)));
    assert_eq!(kept["results"], merged["slips"][0]["results"]);
    let head = ground.head("work-E001.hjw");
    assert_eq!(ground.done(&[&import[..], &[SLIP]].concat())["known"], true);
    assert_eq!(ground.head("work-E001.hjw"), head);

    let of_another = [&import[..], &["slips/slip-@-e002-1-1.hjb"]].concat();
    ground.refused_for(&of_another, BAD, "K06");
    ground.refused_for(&[&import[..], &[&results(0)]].concat(), BAD, "P01");
    let parts = || Parts::of(&ground.bytes(SLIP));
    let forged = |code: &str, bytes: Vec<u8>| {
        ground.write("forged.hjb", bytes);
        ground.refused_for(&[&import[..], &["forged.hjb"]].concat(), BAD, code);
    };
    forged("A05", parts().signed("body", &bundle::PrivateKey::from_seed([7; 32])));
    let mut rehearsed = parts();
    rehearsed.info.mode = bundle::Mode::Rehearsal;
    forged("P06", rehearsed.signed("body", &body_key(&ground)));
    let mut other_key = parts();
    other_key.json("data/slip.json", |s| s["fingerprint"] = json!("SHA256:other"));
    forged("A09", other_key.signed("body", &body_key(&ground)));
}
