//! A page script that does what it likes with the one door it has.

use journeys::hengjian::PASSPHRASE;
use journeys::refusal::{Ground, USAGE};
use journeys::{Stage, sources, workspace_root};
use serde_json::json;

/// Holds: the page never holds a path or a secret. Paths are tokens, which the shell alone resolves; passphrases travel
/// beside the request. Nothing is left.
#[test]
fn page_script_gone_bad() {
    let ground = Ground::at(Stage::Sealed);
    // A secret inside a request is refused and not taken for one.
    for field in ["passphrase", "code", "clerk", "second", "secret", "key_passphrase"] {
        let mut request = json!({ "work": "work-E001.hjw" });
        request[field] = json!(PASSPHRASE);
        ground.refused(&["call", "work.see", &request.to_string()], USAGE, "usage");
        let mut request = json!({ "office": "body.hjo" });
        request[field] = json!(PASSPHRASE);
        ground.refused(&["call", "office.see", &request.to_string()], USAGE, "usage");
    }
    // No answer holds one either: not what was typed, no private key, no code, no secret of a batch.
    let track = journeys::chain::TRACK;
    let codes: Vec<String> = ["e001", "e002", "e003"]
        .map(|e| {
            String::from_utf8(ground.bytes(&format!("letters/batch-@-{e}-1-code.txt"))).unwrap()
        })
        .to_vec();
    let office = json!({ "office": "body.hjo" });
    let of_track = json!({ "office": "body.hjo", "track": track });
    let work = json!({ "work": "work-E001.hjw" });
    for (command, request) in [
        ("office.see", &office),
        ("office.register", &office),
        ("office.nominations", &of_track),
        ("office.batches", &of_track),
        ("office.filing", &of_track),
        ("work.see", &work),
        ("check", &work),
        ("inspect", &json!({ "file": "work-E001.hjw" })),
        ("batch.look", &json!({ "file": "batches/batch-@-e001-1.hjb", "trust": ground.digits() })),
    ] {
        let answer = ground.done(&["call", command, &request.to_string()]).to_string();
        for secret in codes.iter().map(|c| c.trim()).chain([
            PASSPHRASE,
            "PRIVATE KEY",
            "AGE-SECRET-KEY",
            "mac_secret",
        ]) {
            assert!(!answer.contains(secret), "{secret} in the answer of {command}: {answer}");
        }
    }
    the_page_knows_paths_only_as_tokens();
}

/// The shell has one door to the desks; what a page sends there as a file is looked up among the tokens that were given
/// out, and the screens never import the shell but in one folder.
fn the_page_knows_paths_only_as_tokens() {
    let root = workspace_root();
    let host = std::fs::read_to_string(root.join("src-tauri/src/host.rs")).unwrap();
    let resolve = host.split("fn resolve").nth(1).unwrap().split("\n    }").next().unwrap();
    assert!(resolve.contains("tokens.path("), "{resolve}");
    let files = sources::rust_files(&root.join("src-tauri/src")).unwrap();
    let doors = files.iter().filter(|f| {
        let code = sources::shipped_part(&std::fs::read_to_string(f).unwrap());
        code.contains("desk::call(")
    });
    assert_eq!(doors.count(), 1, "more than one door to the desks");
}
