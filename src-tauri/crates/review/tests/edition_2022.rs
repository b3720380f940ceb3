//! The facts of the 2022 notice, one by one, against the shipped edition. What is expected is copied from
//! `domain.md` §2–5 by hand, never from our own output; the rules have a file of their own.

// Clippy allows these in test functions only, and the helpers here are none.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{edition, track};
use review::dates::instant;
use review::edition::{
    ApplicantKind, BodyRole, Edition, FinalReview, Limit, Setting, SettingValue,
};
use review::ids::{BodyId, ListId};

fn bodies<'a>(edition: &'a Edition, id: &str) -> Vec<&'a str> {
    track(edition, id).bodies.iter().map(|b| edition.body(b).unwrap().name.as_str()).collect()
}

fn limit(edition: &Edition, list: &str) -> Limit {
    edition.limit(&ListId::new(list).unwrap()).unwrap()
}

fn setting<'a>(edition: &'a Edition, id: &str) -> &'a Setting {
    edition.settings.iter().find(|s| s.id.as_str() == id).unwrap()
}

#[test]
fn the_shipped_edition_has_no_fault() {
    assert_eq!(edition().faults(), []);
}

#[test]
fn toml_and_json_read_into_the_same_edition() {
    let from_toml = edition();
    let json = serde_json::to_string(&from_toml).unwrap();
    assert_eq!(serde_json::from_str::<Edition>(&json).unwrap(), from_toml);
}

#[test]
fn the_json_begins_with_its_type() {
    let json = serde_json::to_string(&edition()).unwrap();
    assert!(json.starts_with(r#"{"type":"hengjian/edition/v1","#));
}

#[test]
fn there_are_seven_lists() {
    let edition = edition();
    let lists: Vec<(&str, &str)> =
        edition.lists.iter().map(|l| (l.id.as_str(), l.title.as_str())).collect();
    assert_eq!(
        lists,
        [
            ("pilot-tech", "先导技术榜"),
            ("rising-firm", "新锐企业榜"),
            ("integration-org", "融通创新组织榜"),
            ("startup-jobs", "创业就业先锋榜"),
            ("tech-manager", "技术经理人先锋榜"),
            ("international", "国际创新合作榜"),
            ("open-source", "开源创新榜"),
        ]
    );
}

#[test]
fn there_are_fifteen_tracks_each_in_its_list() {
    let edition = edition();
    let tracks: Vec<(&str, &str)> =
        edition.tracks.iter().map(|t| (t.list.as_str(), t.id.as_str())).collect();
    assert_eq!(
        tracks,
        [
            ("pilot-tech", "electronics"),
            ("pilot-tech", "biomedicine"),
            ("pilot-tech", "equipment"),
            ("pilot-tech", "materials"),
            ("pilot-tech", "green"),
            ("pilot-tech", "foundation"),
            ("rising-firm", "rising-firm"),
            ("integration-org", "integration-org"),
            ("startup-jobs", "startup"),
            ("startup-jobs", "jobs"),
            ("tech-manager", "tech-manager"),
            ("international", "international"),
            ("open-source", "product"),
            ("open-source", "community"),
            ("open-source", "institution"),
        ]
    );
}

#[test]
fn only_foundation_is_the_special_track_of_five_plus_one() {
    let edition = edition();
    let special: Vec<&str> =
        edition.tracks.iter().filter(|t| t.special).map(|t| t.id.as_str()).collect();
    assert_eq!(special, ["foundation"]);
    let pilot = ListId::new("pilot-tech").unwrap();
    assert_eq!(edition.tracks_of_list(&pilot).count(), 5 + 1);
}

#[test]
fn twelve_organisations_take_part() {
    assert_eq!(edition().bodies.len(), 12);
}

#[test]
fn each_track_has_the_body_of_the_notice() {
    let edition = edition();
    for (id, name) in [
        ("electronics", "中国科协信息科技学会联合体"),
        ("biomedicine", "中国科协生命科学学会联合体"),
        ("equipment", "中国科协智能制造学会联合体"),
        ("materials", "中国科协先进材料学会联合体"),
        ("foundation", "中国科协智能制造学会联合体"),
        ("rising-firm", "“科创中国”联合体秘书处"),
        ("integration-org", "北京市长城企业战略研究所"),
        ("startup", "中国技术经济学会"),
        ("jobs", "中国技术经济学会"),
        ("tech-manager", "国际技术转移协作网络"),
        ("international", "中国国际科技交流中心"),
        ("product", "“科创中国”开源创新联合体"),
        ("community", "“科创中国”开源创新联合体"),
        ("institution", "“科创中国”开源创新联合体"),
    ] {
        assert_eq!(bodies(&edition, id), [name], "{id}");
    }
}

#[test]
fn green_is_reviewed_by_two_bodies_jointly() {
    assert_eq!(
        bodies(&edition(), "green"),
        ["中国科协生态环境产学联合体", "中国科协清洁能源学会联合体"]
    );
}

#[test]
fn equipment_and_foundation_are_two_panels_of_one_body() {
    let edition = edition();
    let body = BodyId::new("cast-manufacturing").unwrap();
    let tracks: Vec<&str> = edition.tracks_of_body(&body).map(|t| t.id.as_str()).collect();
    assert_eq!(tracks, ["equipment", "foundation"]);
}

#[test]
fn the_secretariat_is_itself_the_body_of_rising_firm_in_a_second_role() {
    let edition = edition();
    let secretariat = edition.body(&edition.secretariat.body).unwrap();
    assert_eq!(secretariat.roles, [BodyRole::Secretariat, BodyRole::ReviewBody]);
    let tracks: Vec<&str> =
        edition.tracks_of_body(&secretariat.id).map(|t| t.id.as_str()).collect();
    assert_eq!(tracks, ["rising-firm"]);
}

#[test]
fn persons_apply_in_three_tracks() {
    let edition = edition();
    let persons: Vec<&str> = edition
        .tracks
        .iter()
        .filter(|t| t.applicant == ApplicantKind::Person)
        .map(|t| t.id.as_str())
        .collect();
    assert_eq!(persons, ["startup", "jobs", "tech-manager"]);
}

#[test]
fn two_lists_are_organised_separately_and_their_final_review_is_undecided() {
    let edition = edition();
    for list in &edition.lists {
        let separate = ["international", "open-source"].contains(&list.id.as_str());
        assert_eq!(list.organised_separately, separate, "{}", list.id);
        assert_eq!(list.final_review == FinalReview::Undecided, separate, "{}", list.id);
    }
}

#[test]
fn the_limit_of_pilot_tech_is_three_in_each_track() {
    assert_eq!(limit(&edition(), "pilot-tech"), Limit::PerTrack { n: 3 });
}

#[test]
fn the_limit_of_rising_firm_is_five() {
    assert_eq!(limit(&edition(), "rising-firm"), Limit::PerList { n: 5 });
}

#[test]
fn the_limit_of_integration_org_and_of_tech_manager_is_two_each() {
    assert_eq!(limit(&edition(), "integration-org"), Limit::PerList { n: 2 });
    assert_eq!(limit(&edition(), "tech-manager"), Limit::PerList { n: 2 });
}

#[test]
fn the_limit_of_startup_jobs_is_two_in_the_list_both_tracks_together() {
    assert_eq!(limit(&edition(), "startup-jobs"), Limit::PerList { n: 2 });
}

#[test]
fn the_two_lists_organised_separately_have_no_limit() {
    assert_eq!(limit(&edition(), "international"), Limit::None {});
    assert_eq!(limit(&edition(), "open-source"), Limit::None {});
}

#[test]
fn there_are_six_channels() {
    let edition = edition();
    let names: Vec<(u32, &str)> =
        edition.channels.iter().map(|c| (c.no, c.name.as_str())).collect();
    assert_eq!(
        names,
        [
            (1, "全国学会、协会、研究会"),
            (2, "各省、自治区、直辖市科协和新疆生产建设兵团科协"),
            (3, "“科创中国”试点城市（园区）"),
            (4, "中央企业科协"),
            (5, "“科创中国”联合体成员单位"),
            (6, "其他各有关单位"),
        ]
    );
}

#[test]
fn only_channel_six_is_residual_and_it_never_adds_to_another() {
    let edition = edition();
    let residual: Vec<u32> = edition.channels.iter().filter(|c| c.residual).map(|c| c.no).collect();
    assert_eq!(residual, [6]);
    assert_eq!(edition.stacking.channels, [1, 2, 3, 4, 5]);
}

#[test]
fn stacking_quotes_the_notice() {
    let text = edition().stacking.text;
    assert_eq!(text, "推荐单位同时属于多个推荐渠道的，可叠加推荐名额");
}

#[test]
fn applicants_have_until_the_midnight_that_ends_the_31st_of_october() {
    assert_eq!(instant(edition().dates.applicants_until), "2022-11-01T00:00:00+08:00");
}

#[test]
fn units_have_until_the_end_of_the_31st_of_october() {
    let dates = edition().dates;
    assert_eq!(dates.units_until.to_string(), "2022-10-31");
    assert_eq!(instant(dates.units_until_instant().unwrap()), "2022-11-01T00:00:00+08:00");
}

#[test]
fn the_other_dates_are_as_fine_as_the_notice_writes_them() {
    let d = edition().dates;
    assert_eq!(d.collection_from.to_string(), "2022-09");
    assert_eq!(d.preliminary.from.first().to_string(), "2022-11-01");
    assert_eq!(d.preliminary.to.last().to_string(), "2022-11-30");
    assert_eq!(d.results_by.to_string(), "2022-11-30");
    assert_eq!(d.final_review.to_string(), "2022-12");
    assert_eq!(d.publication.to_string(), "2023-01");
    assert_eq!(d.publicity.from.first().to_string(), "2022-09-01");
    assert_eq!(d.publicity.to.last().to_string(), "2023-04-30");
}

#[test]
fn no_contact_and_no_key_is_shipped() {
    let edition = edition();
    assert!(edition.bodies.iter().all(|b| b.contact == review::edition::Contact::default()));
    assert_eq!(edition.secretariat.signing_key, None);
    assert_eq!(edition.secretariat.recipients, Vec::<String>::new());
}

#[test]
fn the_notice_names_no_places_and_no_number_to_report() {
    assert!(edition().tracks.iter().all(|t| t.places.is_none() && t.report_at_most.is_none()));
}

#[test]
fn the_international_list_has_ten_fields_of_which_three_are_named() {
    let edition = edition();
    let value = &setting(&edition, "international-fields").value;
    let SettingValue::Values { count, values } = value else { panic!("{value:?}") };
    assert_eq!(*count, Some(10));
    assert_eq!(*values, ["新一代信息技术", "创新药与大健康", "绿色能源与节能环保"]);
    assert!(!value.is_complete());
}

#[test]
fn there_are_sixty_five_pilot_cities_in_a_register_of_the_secretariat() {
    let edition = edition();
    let value = &setting(&edition, "pilot-cities").value;
    assert_eq!(*value, SettingValue::Register { count: Some(65) });
}

#[test]
fn the_reference_day_of_the_startup_age_is_still_to_be_settled() {
    let edition = edition();
    let value = &setting(&edition, "startup-age-reference").value;
    assert_eq!(*value, SettingValue::Day { day: None });
    assert!(!value.is_complete());
}

#[test]
fn licences_known_to_be_approved_are_listed_and_others_are_not() {
    let edition = edition();
    let SettingValue::Values { values, .. } = &setting(&edition, "osi-licences").value else {
        panic!("not a list")
    };
    let has = |id: &str| values.iter().any(|v| v == id);
    assert!(["MIT", "Apache-2.0", "MulanPSL-2.0", "GPL-3.0-or-later"].into_iter().all(has));
    assert!(!["SSPL-1.0", "BUSL-1.1", "MulanPSL-1.0", "CC-BY-4.0"].into_iter().any(has));
}
