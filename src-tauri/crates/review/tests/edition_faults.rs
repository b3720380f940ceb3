//! What an edition file may not be, shown on the shipped one with one thing changed. The unchanged file has
//! no fault; `edition_2022.rs` says so.

// Clippy allows these in test functions only, and the helpers here are none.
#![allow(clippy::unwrap_used)]

mod common;

use common::{edition, text};
use review::edition::{Edition, EditionFaultCode as Code, parse_toml};

/// The codes and objects found after one change.
fn after(change: impl FnOnce(&mut Edition)) -> Vec<(Code, String)> {
    let mut edition = edition();
    change(&mut edition);
    edition.faults().into_iter().map(|f| (f.code, f.object)).collect()
}

/// What the reader says about the shipped text with `old` replaced by `new`: line, key and reason.
fn read_with(old: &str, new: &str) -> (usize, String, String) {
    assert!(text().contains(old), "{old:?}");
    let error = parse_toml(&text().replacen(old, new, 1)).unwrap_err();
    (error.line, error.key, error.reason)
}

fn line_of(needle: &str) -> usize {
    text().lines().position(|l| l.starts_with(needle)).unwrap() + 1
}

#[test]
fn a_date_that_is_none_is_an_error_with_line_and_key() {
    let (line, key, _) = read_with("results_by = \"2022-11-30\"", "results_by = \"2022-11-31\"");
    assert_eq!((line, key.as_str()), (line_of("results_by"), "dates.results_by"));
}

#[test]
fn a_month_that_is_none_is_an_error_with_line_and_key() {
    let (line, key, reason) = read_with("final_review = \"2022-12\"", "final_review = \"2022-13\"");
    assert_eq!((line, key.as_str()), (line_of("final_review"), "dates.final_review"));
    assert!(reason.contains("2022-13"), "{reason}");
}

#[test]
fn an_instant_without_an_offset_is_refused() {
    let (_, key, _) = read_with("2022-11-01T00:00:00+08:00", "2022-11-01T00:00:00");
    assert_eq!(key, "dates.applicants_until");
}

#[test]
fn an_unknown_key_is_refused_with_its_name() {
    let (_, key, reason) = read_with("results_by", "results_bye");
    assert!(key.starts_with("dates") && reason.contains("results_bye"), "{key}: {reason}");
}

#[test]
fn an_unknown_kind_of_rule_is_refused_with_its_name() {
    let (_, key, reason) = read_with("kind = \"registered_in_mainland\"", "kind = \"script\"");
    assert!(key.starts_with("rule_sets") && reason.contains("script"), "{key}: {reason}");
}

#[test]
fn an_unknown_key_of_a_rule_is_refused() {
    let (_, _, reason) = read_with("kind = \"clerk\", evidence", "kind = \"clerk\", proof");
    assert!(reason.contains("proof"), "{reason}");
}

#[test]
fn an_id_that_is_no_slug_is_refused() {
    let (_, key, reason) = read_with("id = \"electronics\"", "id = \"Electronics\"");
    assert_eq!(key, "tracks.id");
    assert!(reason.contains("track id"), "{reason}");
}

#[test]
fn another_type_is_a_fault() {
    let found = after(|e| e.kind = "hengjian/criteria/v1".to_owned());
    assert_eq!(found, [(Code::OtherType, "hengjian/criteria/v1".to_owned())]);
}

#[test]
fn a_track_of_an_unknown_list_is_a_fault() {
    let found = after(|e| e.tracks[0].list = "nowhere".parse().unwrap());
    assert_eq!(found, [(Code::UnknownList, "electronics/nowhere".to_owned())]);
}

#[test]
fn a_list_without_a_track_is_a_fault() {
    let found = after(|e| e.tracks.retain(|t| t.id.as_str() != "international"));
    assert_eq!(found, [(Code::ListWithoutTrack, "international".to_owned())]);
}

#[test]
fn a_track_without_a_body_is_a_fault() {
    let found = after(|e| e.tracks[0].bodies.clear());
    assert_eq!(found, [(Code::TrackWithoutBody, "electronics".to_owned())]);
}

#[test]
fn a_track_of_an_unknown_body_is_a_fault() {
    let found = after(|e| e.tracks[0].bodies = vec!["nobody".parse().unwrap()]);
    assert_eq!(found, [(Code::UnknownBody, "electronics/nobody".to_owned())]);
}

#[test]
fn a_body_that_reviews_without_the_role_is_a_fault() {
    let found = after(|e| e.bodies[0].roles.clear());
    assert_eq!(found, [(Code::MissingRole, "cast-info".to_owned())]);
}

#[test]
fn a_joint_body_named_twice_is_a_fault() {
    let found = after(|e| {
        let again = e.tracks[0].bodies[0].clone();
        e.tracks[0].bodies.push(again);
    });
    assert_eq!(found, [(Code::DuplicateId, "electronics/cast-info".to_owned())]);
}

#[test]
fn an_id_given_twice_is_a_fault() {
    let found = after(|e| e.bodies[1].id = e.bodies[0].id.clone());
    assert!(found.contains(&(Code::DuplicateId, "cast-info".to_owned())), "{found:?}");
}

#[test]
fn a_quota_of_an_unknown_list_is_a_fault_and_so_is_a_list_without_one() {
    let found = after(|e| e.quotas[0].list = "nowhere".parse().unwrap());
    assert_eq!(
        found,
        [
            (Code::ListWithoutQuota, "pilot-tech".to_owned()),
            (Code::UnknownList, "quotas/nowhere".to_owned())
        ]
    );
}

#[test]
fn stacking_over_the_residual_channel_is_a_fault() {
    let found = after(|e| e.stacking.channels.push(6));
    assert_eq!(found, [(Code::UnknownChannel, "6".to_owned())]);
}

#[test]
fn results_due_before_the_preliminary_review_are_a_fault() {
    let found = after(|e| e.dates.results_by = "2022-10-30".parse().unwrap());
    assert_eq!(found, [(Code::DatesOutOfOrder, "dates.results_by".to_owned())]);
}

#[test]
fn publicity_that_ends_before_it_begins_is_a_fault() {
    let found = after(|e| e.dates.publicity.to = "2022-08".parse().unwrap());
    assert_eq!(found, [(Code::DatesOutOfOrder, "dates.publicity.to".to_owned())]);
}

#[test]
fn applications_that_close_before_they_open_are_a_fault() {
    let found = after(|e| e.dates.applicants_until = "2021-11-01T00:00:00+08:00".parse().unwrap());
    assert_eq!(found, [(Code::DatesOutOfOrder, "dates.applicants_until".to_owned())]);
}

#[test]
fn a_winner_check_that_names_no_list_is_a_fault() {
    let emptied = text().replacen("list = \"先导技术榜\"", "list = \"\"", 1);
    let found: Vec<Code> = parse_toml(&emptied).unwrap().faults().iter().map(|f| f.code).collect();
    assert_eq!(found, [Code::EmptyWinnerCheck]);
}

#[test]
fn a_track_without_a_criteria_template_is_a_fault() {
    for name in ["", "electronics.toml", "../electronics.json"] {
        let found = after(|e| e.tracks[0].criteria = name.to_owned());
        assert_eq!(found, [(Code::TrackWithoutCriteria, "electronics".to_owned())], "{name:?}");
    }
}

#[test]
fn a_rule_that_refers_to_no_setting_or_to_one_of_another_kind_is_a_fault() {
    let gone = after(|e| e.settings.retain(|s| s.id.as_str() != "pilot-cities"));
    assert_eq!(gone, [(Code::UnknownSetting, "rising-firm/pilot-city".to_owned())]);
    let other = text().replacen("register = \"pilot-cities\"", "register = \"osi-licences\"", 1);
    let found: Vec<Code> = parse_toml(&other).unwrap().faults().iter().map(|f| f.code).collect();
    assert_eq!(found, [Code::UnknownSetting]);
}

#[test]
fn more_places_than_may_be_reported_are_a_fault() {
    let found = after(|e| {
        e.tracks[0].places = Some(11);
        e.tracks[0].report_at_most = Some(10);
    });
    assert_eq!(found, [(Code::BadCount, "electronics".to_owned())]);
}

#[test]
fn more_values_than_the_notice_counts_are_a_fault() {
    let found = parse_toml(&text().replacen("count = 10", "count = 2", 1)).unwrap().faults();
    assert_eq!(found.iter().map(|f| f.code).collect::<Vec<_>>(), [Code::BadCount]);
}
