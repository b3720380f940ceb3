//! The edition as data: what the built-in one of 2022 holds, and what the check says of a file that is
//! whole, contradictory, or not to be read at all (`cli.md`, `domain.md` §3).

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::fs;

use journeys::{Hengjian, Ran, workspace_root};

fn asset() -> String {
    fs::read_to_string(workspace_root().join("assets/editions/2022.toml")).unwrap()
}

/// `edition check` of the asset after `change`.
fn check(change: impl Fn(&str) -> String) -> Ran {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("edition.toml");
    let text = asset();
    let changed = change(&text);
    fs::write(&file, changed).unwrap();
    Hengjian::new(folder.path()).run(["edition", "check", file.to_str().unwrap()])
}

#[test]
fn the_edition_of_2022_has_seven_lists_and_fifteen_tracks() {
    let folder = tempfile::tempdir().unwrap();
    let shown = Hengjian::new(folder.path()).good(["edition", "show", "2022"]);
    let lists: Vec<&str> =
        shown["lists"].as_array().unwrap().iter().map(|l| l["id"].as_str().unwrap()).collect();
    assert_eq!(lists.len(), 7, "{lists:?}");
    let tracks = shown["tracks"].as_array().unwrap();
    assert_eq!(tracks.len(), 15);
    assert!(tracks.iter().all(|t| lists.contains(&t["list"].as_str().unwrap())));
}

#[test]
fn every_track_shows_its_rules_and_who_gives_their_verdict() {
    let folder = tempfile::tempdir().unwrap();
    let shown = Hengjian::new(folder.path()).good(["edition", "show", "2022"]);
    let firm = shown["rules"]["rising-firm"].as_array().unwrap();
    let source = |part: &str| {
        let rule = firm.iter().find(|r| r["title"].as_str().unwrap().contains(part)).unwrap();
        rule["source"].as_str().unwrap()
    };
    assert_eq!(shown["rules"].as_object().unwrap().len(), 15);
    assert_eq!((source("10年"), source("中小")), ("auto", "clerk"));
}

#[test]
fn the_shipped_edition_is_good() {
    let ran = check(str::to_owned);
    assert_eq!((ran.code, ran.json["verdict"].as_str()), (0, Some("good")), "{}", ran.stdout);
}

#[test]
fn a_list_that_nothing_defines_makes_the_edition_bad() {
    let ran = check(|text| text.replacen("list = \"pilot-tech\"", "list = \"no-such-list\"", 1));
    assert_eq!((ran.code, ran.json["verdict"].as_str()), (1, Some("bad")), "{}", ran.stdout);
    assert!(ran.stdout.contains("no-such-list"), "{}", ran.stdout);
}

#[test]
fn a_date_that_is_none_cannot_be_read_and_names_its_key() {
    let ran = check(|text| text.replacen("\"2022-10-31\"", "\"2022-10-32\"", 1));
    assert_eq!(ran.code, 3, "{}", ran.stdout);
    assert!(!ran.error().is_empty(), "{}", ran.stdout);
    assert!(ran.stdout.contains("units_until"), "{}", ran.stdout);
}

#[test]
fn a_key_that_no_edition_has_is_refused_by_name() {
    let ran = check(|text| text.replacen("version = 1", "version = 1\nversoin = 2", 1));
    assert_eq!(ran.code, 3, "{}", ran.stdout);
    assert!(ran.stdout.contains("versoin"), "{}", ran.stdout);
}
