//! What an office's screens are told, beside what the chain itself said when it happened (`ui.md` §3–4).

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::sync::{LazyLock, Mutex, PoisonError};

use journeys::chain::{Chain, EXPERTS, NAMES, NOMINATIONS, RANKING, RECUSED, Stage, TRACK, UNABLE};
use journeys::programme::COMMENT;
use journeys::{Ran, text};
use serde_json::{Value, json};

static RECEIVED: LazyLock<Chain> = LazyLock::new(|| Chain::kept(Stage::Received));

/// The offices of a chain.
const BODY: &str = "body.hjo";
const SECRETARIAT: &str = "secretariat.hjo";

/// An office file opens for one program at a time, and all tests look at the same ones.
static TURN: Mutex<()> = Mutex::new(());

fn call(chain: &Chain, command: &str, office: &str, more: &Value) -> Ran {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let mut request = json!({ "office": chain.p(office) });
    request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    chain.cli.run(["call", command, &request.to_string()])
}

fn told(chain: &Chain, command: &str, office: &str, more: &Value) -> Value {
    let ran = call(chain, command, office, more);
    assert_eq!(ran.code, 0, "{command} at {office}: {}{}", ran.stdout, ran.stderr);
    ran.json
}

fn of_track(command: &str, office: &str) -> Value {
    told(&RECEIVED, command, office, &json!({ "track": TRACK }))
}

fn of_nomination(command: &str, office: &str, nomination: &str) -> Value {
    told(&RECEIVED, command, office, &json!({ "track": TRACK, "nomination": nomination }))
}

/// The state of the chain's track as this office sees it.
fn track_at(office: &str) -> Value {
    let seen = told(&RECEIVED, "office.see", office, &json!({}));
    let tracks = seen["tracks"].as_array().unwrap();
    tracks.iter().find(|t| t["track"] == TRACK).unwrap().clone()
}

/// A ranking as the commands of the chain said it, without its traces.
fn bare(ranking: &Value) -> Value {
    let mut ranking = ranking.clone();
    for standing in ranking.as_array_mut().unwrap() {
        assert_ne!(standing["trace"], json!([]), "{standing:#}");
        standing["trace"] = json!([]);
    }
    ranking
}

#[test]
fn a_body_sees_what_it_did() {
    let seen = told(&RECEIVED, "office.see", BODY, &json!({}));
    assert_eq!((&seen["role"], &seen["rehearsal"]), (&json!("body"), &json!(false)));
    assert_eq!(seen["digits"], RECEIVED.body["digits"]);
    assert_eq!(seen["recipient"], RECEIVED.body["recipient"]);
    assert_eq!(seen["edition"]["digest"], RECEIVED.edition["digest"]);
    assert_eq!(seen["edition"]["anchor_digits"], RECEIVED.edition["digits"]);
    assert_eq!(seen["exported"], Value::Null);
    let track = track_at(BODY);
    let filing = &track["filings"][0];
    assert_eq!(filing["state"], "receipted");
    assert_eq!(filing["digest"], RECEIVED.filing["digest"]);
    assert_eq!(filing["number"], RECEIVED.receipt["number"]);
    assert_eq!(filing["receipt"], RECEIVED.receipt["digest"]);
    assert_eq!(track["closing"], "2022-11-20");
    assert_eq!(track["nominations"]["accepted"], RECEIVED.intake["accepted"]);
    assert_eq!(track["nominations"]["imported"], 0);
    let packed = RECEIVED.packed["batches"].as_array().unwrap().len();
    assert_eq!(track["batches"], packed);
    assert_eq!(track["panel"], EXPERTS.len());
    assert_eq!(track["received"], RECEIVED.merged["counted"]);
    assert_eq!((&track["merge"]["n"], &track["merge"]["ranked"]), (&json!(1), &json!(4)));
    assert_eq!(track["submission"]["digest"], RECEIVED.submitted["digest"]);
    assert_eq!(track["submission"]["ack"], Value::Null);
}

#[test]
fn a_secretariat_sees_every_track_and_what_was_submitted() {
    let seen = told(&RECEIVED, "office.see", SECRETARIAT, &json!({}));
    assert_eq!(seen["exported"], RECEIVED.edition["digest"]);
    let edition = RECEIVED.good(&["edition", "show"]);
    let known = edition["tracks"].as_array().map(Vec::len);
    assert_eq!(seen["tracks"].as_array().map(Vec::len), known);
    let track = track_at(SECRETARIAT);
    assert_eq!(track["filings"][0]["number"], RECEIVED.receipt["number"]);
    assert_eq!(track["received"], RECEIVED.submitted["counted"]);
    assert_eq!(track["batches"], EXPERTS.len());
    assert_eq!(track["nominations"]["accepted"], NOMINATIONS.len());
    assert_eq!(track["merge"], Value::Null);
    assert_eq!(track["submission"]["digest"], RECEIVED.submitted["digest"]);
    assert_eq!(track["submission"]["verdict"], RECEIVED.received["verdict"]);
    assert_eq!(track["submission"]["ack"], RECEIVED.received["digest"]);
    let others = seen["tracks"].as_array().unwrap().iter().filter(|t| t["track"] != TRACK);
    assert!(others.clone().all(|t| t["filings"] == json!([]) && t["submission"].is_null()));
}

#[test]
fn both_offices_see_the_ranking_that_was_merged() {
    let merged = bare(&RECEIVED.merged["ranking"]);
    for office in [BODY, SECRETARIAT] {
        let ranking = of_track("office.ranking", office)["ranking"].clone();
        assert_eq!(ranking["standings"], merged, "{office}");
        for ((id, title), (item, score, _)) in NOMINATIONS.iter().zip(RANKING) {
            assert_eq!(ranking["titles"][id], *title);
            let standings = ranking["standings"].as_array().unwrap();
            let standing = standings.iter().find(|s| s["item"] == item).unwrap();
            assert_eq!(standing["score"], score);
        }
        for (number, name) in EXPERTS.iter().zip(NAMES) {
            assert_eq!(ranking["experts"][number], name, "{office}");
        }
    }
    assert_eq!(of_track("office.ranking", BODY)["ranking"]["n"], 1);
    assert_eq!(of_track("office.ranking", SECRETARIAT)["ranking"]["n"], Value::Null);
}

#[test]
fn one_row_of_the_ranking_has_its_trace_and_every_mark_behind_it() {
    for office in [BODY, SECRETARIAT] {
        let seen = of_nomination("office.standing", office, "q01");
        let merged = RECEIVED.merged["ranking"].as_array().unwrap();
        assert_eq!(&seen["standing"], merged.iter().find(|s| s["item"] == "q01").unwrap());
        assert_eq!(
            (&seen["title"], &seen["criteria"]["track"]),
            (&json!(NOMINATIONS[0].1), &json!(TRACK))
        );
        let sheets = seen["sheets"].as_array().unwrap();
        let marks: Vec<[i64; 2]> = sheets
            .iter()
            .map(|s| ["depth", "value"].map(|m| s["marks"][m].as_i64().unwrap()))
            .collect();
        assert_eq!(marks, [[5000, 3000], [4500, 3500], [4050, 3000]], "{office}");
        assert!(sheets.iter().all(|s| s["comments"]["depth"] == COMMENT), "{sheets:#?}");
        let totals: Vec<&str> = sheets.iter().map(|s| text(s, "/total")).collect();
        assert_eq!(totals, ["80.00", "80.00", "70.50"]);
        assert_eq!(sheets[0]["name"], NAMES[0]);
    }
}

#[test]
fn a_recusal_and_an_unable_stand_among_the_sheets_without_a_mark() {
    for ((expert, nomination), state) in [(RECUSED, "recused"), (UNABLE, "unable")] {
        let seen = of_nomination("office.standing", BODY, nomination);
        let sheets = seen["sheets"].as_array().unwrap();
        let sheet = sheets.iter().find(|s| s["expert"] == expert).unwrap();
        assert_eq!((&sheet["state"], &sheet["total"]), (&json!(state), &Value::Null));
        assert_eq!(sheet["marks"], json!({}));
    }
}

#[test]
fn both_offices_list_the_nominations_with_their_outcome() {
    for office in [BODY, SECRETARIAT] {
        let rows = of_track("office.nominations", office)["rows"].clone();
        let rows = rows.as_array().unwrap();
        let listed: Vec<(&str, &str)> =
            rows.iter().map(|r| (text(r, "/id"), text(r, "/title"))).collect();
        assert_eq!(listed, NOMINATIONS);
        assert!(rows.iter().all(|r| r["outcome"] == "accepted" && r["attachments"] == 1));
        assert!(rows.iter().all(|r| r["reason"] == "形式审查通过"), "{office}");
        let one = of_nomination("office.nomination", office, "q02");
        assert_eq!(one["record"]["title"], NOMINATIONS[1].1);
        assert_eq!(one["record"]["attachments"][0]["name"], "申报书.txt");
    }
    let outcomes = of_nomination("office.nomination", BODY, "q02")["outcomes"].clone();
    assert_eq!(
        (&outcomes[0]["old"], &outcomes[0]["outcome"]),
        (&json!("imported"), &json!("accepted"))
    );
    assert_eq!(outcomes[0]["actor"], "王敏");
}

#[test]
fn a_filing_is_shown_as_it_was_filed() {
    for office in [BODY, SECRETARIAT] {
        let filing = of_track("office.filing", office);
        assert_eq!((&filing["version"], &filing["state"]), (&json!(1), &json!("receipted")));
        assert_eq!(filing["digest"], RECEIVED.filing["digest"]);
        assert_eq!((&filing["closing"], &filing["binding"]), (&json!("2022-11-20"), &json!("mac")));
        assert_eq!(filing["criteria"]["title"], "旅程评价标准");
        let names: Vec<&Value> =
            filing["experts"].as_array().unwrap().iter().map(|e| &e["name"]).collect();
        assert_eq!(names, NAMES.map(Value::from).iter().collect::<Vec<_>>());
        assert_eq!(filing["experts"][2]["conflicts"], json!(["q04"]));
    }
    let template = of_track("office.template", BODY);
    assert_ne!(template["criteria"]["title"], "旅程评价标准");
    assert_eq!(template["criteria"]["track"], TRACK);
    let missing = call(&RECEIVED, "office.filing", BODY, &json!({ "track": TRACK, "version": 2 }));
    assert_eq!(missing.error(), "no-filing");
}

#[test]
fn both_offices_list_the_batches_with_what_came_back() {
    for office in [BODY, SECRETARIAT] {
        let rows = of_track("office.batches", office)["rows"].clone();
        let rows = rows.as_array().unwrap();
        assert_eq!(rows.len(), EXPERTS.len());
        for (i, row) in rows.iter().enumerate() {
            let packed = &RECEIVED.packed["batches"][i];
            for field in ["batch", "expert", "digest", "nominations"] {
                assert_eq!(row[field], packed[field], "{office} {field}");
            }
            assert_eq!((&row["state"], &row["name"]), (&json!("counting"), &json!(NAMES[i])));
            assert_eq!(row["results"]["digest"], RECEIVED.sealed[i]["digest"]);
            assert_eq!(row["results"]["digits"], RECEIVED.sealed[i]["digits"]);
            assert_eq!(row["results"]["state"], "counted");
        }
    }
}

#[test]
fn the_register_has_every_bundle_that_came_or_went() {
    let types = |office: &str| {
        let register = told(&RECEIVED, "office.register", office, &json!({}));
        let rows = register["rows"].as_array().unwrap().clone();
        let mut types: Vec<String> = rows
            .iter()
            .map(|r| format!("{} {}", text(r, "/direction"), text(r, "/type")))
            .collect();
        types.sort();
        types
    };
    let own = ["out batch"; 3].into_iter().chain(["out filing", "out submission"]);
    let mut body: Vec<&str> =
        own.chain(["in edition", "in receipt"]).chain(["in results"; 3]).collect();
    body.sort_unstable();
    assert_eq!(types(BODY), body);
    let secretariat = ["in filing", "in submission", "out ack", "out edition", "out receipt"];
    assert_eq!(types(SECRETARIAT), secretariat);
}

#[test]
fn a_body_sees_no_foreign_track() {
    let seen = told(&RECEIVED, "office.see", BODY, &json!({}));
    let tracks = seen["tracks"].as_array().unwrap();
    assert!(tracks.iter().all(|t| t["bodies"].to_string().contains("信息")), "{tracks:#?}");
    let commands =
        ["nominations", "filing", "template", "batches", "ranking"].map(|c| format!("office.{c}"));
    for command in commands {
        let ran = call(&RECEIVED, &command, BODY, &json!({ "track": "materials" }));
        assert_eq!((ran.code, ran.error()), (3, "not-our-track"), "{command}");
    }
    for command in ["office.nomination", "office.standing"] {
        let of = json!({ "track": "materials", "nomination": "q01" });
        assert_eq!(call(&RECEIVED, command, BODY, &of).error(), "not-our-track");
    }
}

#[test]
fn a_wrong_track_or_nomination_is_named_in_the_failure() {
    for track in ["no-such", "NOT A TRACK", ""] {
        let ran = call(&RECEIVED, "office.ranking", SECRETARIAT, &json!({ "track": track }));
        assert_eq!((ran.code, ran.error()), (3, "unknown-track"), "{track}");
        assert_eq!(ran.json["error"]["params"]["track"], track);
    }
    for (command, office) in [("office.nomination", BODY), ("office.standing", SECRETARIAT)] {
        let of = json!({ "track": TRACK, "nomination": "q99" });
        assert_eq!(call(&RECEIVED, command, office, &of).error(), "unknown-nomination");
    }
}

#[test]
fn looking_changes_nothing() {
    let chain = RECEIVED.copy();
    let audit = || [BODY, SECRETARIAT].map(|o| chain.good(&["audit", &chain.p(o)])["head"].clone());
    let before = audit();
    for office in [BODY, SECRETARIAT] {
        told(&chain, "office.see", office, &json!({}));
        told(&chain, "office.see", office, &json!({ "read_only": true }));
        told(&chain, "office.ranking", office, &json!({ "track": TRACK }));
        told(&chain, "office.register", office, &json!({}));
    }
    assert_eq!(audit(), before);
}

#[test]
fn an_office_that_has_nothing_yet_says_so() {
    let chain = Chain::at(Stage::Offices);
    let body = told(&chain, "office.see", BODY, &json!({}));
    assert_eq!((&body["edition"], &body["tracks"]), (&Value::Null, &json!([])));
    let ran = call(&chain, "office.ranking", BODY, &json!({ "track": TRACK }));
    assert_eq!(ran.error(), "edition-missing");
    let secretariat = told(&chain, "office.see", SECRETARIAT, &json!({}));
    assert_eq!((&secretariat["edition"], &secretariat["exported"]), (&Value::Null, &Value::Null));
    assert!(secretariat["tracks"].as_array().unwrap().iter().any(|t| t["track"] == TRACK));
    for command in ["office.nominations", "office.batches"] {
        let list = told(&chain, command, SECRETARIAT, &json!({ "track": TRACK }));
        assert_eq!(list, json!({ "rows": [] }), "{command}");
    }
    let none = told(&chain, "office.ranking", SECRETARIAT, &json!({ "track": TRACK }));
    assert_eq!(none, json!({ "ranking": null }));
    let of = json!({ "track": TRACK, "nomination": "q01" });
    assert_eq!(call(&chain, "office.standing", SECRETARIAT, &of).error(), "not-merged");
}
