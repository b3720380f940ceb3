//! The eligibility rules of the 2022 notice, one by one, against the shipped edition. What is expected is
//! copied from `domain.md` §6 by hand; whether a nomination meets a rule is tested elsewhere.

// Clippy allows these in test functions only, and the helpers here are none.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{edition, track};
use review::edition::VerdictSource::{self, Auto, AutoThenClerk, Clerk, Open, Prefer};
use review::edition::{Check, Compared, Edition, Reference, Rule, SettingId};

const INDUSTRY: [&str; 5] = ["electronics", "biomedicine", "equipment", "materials", "green"];

fn check<'a>(edition: &'a Edition, id: &str, rule: &str) -> &'a Check {
    let rules = edition.rules(track(edition, id));
    &rules.iter().find(|r| r.id.as_str() == rule).unwrap().check
}

fn sources(edition: &Edition, id: &str) -> Vec<VerdictSource> {
    edition.rules(track(edition, id)).iter().map(Rule::source).collect()
}

fn closed<'a>(edition: &'a Edition, id: &str, rule: &str) -> &'a [String] {
    match check(edition, id, rule) {
        Check::OneOfClosed { values, .. } => values,
        other => panic!("{other:?}"),
    }
}

fn open<'a>(edition: &'a Edition, id: &str, rule: &str) -> &'a [String] {
    match check(edition, id, rule) {
        Check::OneOfOpen { values, .. } => values,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_five_industry_tracks_share_their_selection_sentence_and_rules() {
    let edition = edition();
    for id in INDUSTRY {
        assert_eq!(
            track(&edition, id).selection.first().unwrap(),
            "遴选代表本领域前沿水平、面向产业需求具有开创性突破、市场带动力强、商业潜力巨大，可转化、可转移、可交易，具有产业先导意义的技术成果"
        );
        assert_eq!(sources(&edition, id), [Clerk, Clerk, Prefer, AutoThenClerk]);
    }
}

#[test]
fn green_has_a_selection_sentence_besides() {
    let edition = edition();
    assert_eq!(
        track(&edition, "green").selection.get(1).unwrap(),
        "面向能源、交通、工业、建筑、农林等各类行业方向及生态环境保护与修复，实现减污降碳扩绿协同增效，具有商业化推广利用价值的共性、关键和战略性前沿技术"
    );
    assert!(edition.tracks.iter().all(|t| t.id.as_str() == "green" || t.selection.len() == 1));
}

#[test]
fn the_sources_of_every_other_track_are_those_of_the_notice() {
    let edition = edition();
    let expected: [(&str, &[VerdictSource]); 10] = [
        ("foundation", &[Auto, Clerk, Clerk, Clerk, AutoThenClerk]),
        ("rising-firm", &[Auto, AutoThenClerk, Auto, Clerk, Clerk, Clerk, AutoThenClerk]),
        ("integration-org", &[Auto, Auto, Open, Clerk, AutoThenClerk]),
        ("startup", &[Auto, Auto, Clerk, Open, Clerk]),
        ("jobs", &[Auto, Auto, Clerk, Clerk, Clerk]),
        ("tech-manager", &[Open, Clerk, Clerk, Clerk]),
        ("international", &[Auto, Open, Clerk]),
        ("product", &[Open, Open, Auto, Auto, Clerk]),
        ("community", &[Open]),
        ("institution", &[Open]),
    ];
    for (id, sources_expected) in expected {
        assert_eq!(sources(&edition, id), sources_expected, "{id}");
    }
}

#[test]
fn the_five_bases_are_a_closed_list() {
    assert_eq!(
        closed(&edition(), "foundation", "five-bases"),
        ["基础零部件和元器件", "基础材料", "工业基础软件", "基础制造工艺及装备", "产业技术基础"]
    );
}

#[test]
fn the_kinds_of_integration_organisation_are_a_closed_list_of_four() {
    assert_eq!(
        closed(&edition(), "integration-org", "kind"),
        ["新型研发机构", "产业技术研究院", "专业技术转移机构", "产业技术创新战略联盟"]
    );
}

#[test]
fn the_fields_of_open_source_products_are_a_closed_list_of_ten() {
    assert_eq!(
        closed(&edition(), "product", "field"),
        [
            "人工智能(含自动驾驶)",
            "数据库",
            "操作系统",
            "云原生",
            "大数据",
            "物联网",
            "芯片",
            "区块链",
            "工业互联网",
            "软件研发(含低代码)"
        ]
    );
}

#[test]
fn the_industries_of_integration_organisations_are_an_open_list() {
    assert_eq!(
        open(&edition(), "integration-org", "industry"),
        ["新一代信息技术", "生物医药", "装备制造", "新材料", "新能源", "节能环保"]
    );
}

#[test]
fn the_strategic_industries_of_startups_are_an_open_list() {
    assert_eq!(
        open(&edition(), "startup", "industry"),
        [
            "新一代信息技术",
            "生物",
            "新能源",
            "新材料",
            "高端装备",
            "新能源汽车",
            "节能环保",
            "航空航天"
        ]
    );
}

#[test]
fn the_modes_of_cooperation_are_an_open_list_of_eight_direct_and_eleven_indirect() {
    let edition = edition();
    let modes = open(&edition, "international", "cooperation");
    assert_eq!(modes.len(), 8 + 11);
    assert_eq!(modes.first().unwrap(), "技术服务");
    assert_eq!(modes.get(7).unwrap(), "知识产权租赁");
    assert_eq!(modes.get(8).unwrap(), "合作生产");
    assert_eq!(modes.last().unwrap(), "创新技术供应链合作");
}

#[test]
fn an_individual_may_begin_a_product_or_community_and_is_not_listed_for_an_institution() {
    let edition = edition();
    let listed = |id| open(&edition, id, "initiator").iter().any(|v| v == "行业个人");
    assert!(listed("product") && listed("community") && !listed("institution"));
}

#[test]
fn no_employer_of_tech_managers_is_listed_so_that_each_goes_to_a_clerk() {
    assert!(open(&edition(), "tech-manager", "employer").is_empty());
}

#[test]
fn the_age_of_a_rising_firm_is_counted_back_from_the_year_2022() {
    assert_eq!(
        *check(&edition(), "rising-firm", "age"),
        Check::AgeAtMost {
            field: "成立/注册日期".to_owned(),
            years: 10,
            counted_back_from: Reference::Year(2022)
        }
    );
}

#[test]
fn an_integration_organisation_was_founded_before_the_first_of_september_2020() {
    let edition = edition();
    let Check::FoundedBefore { date, .. } = check(&edition, "integration-org", "founded") else {
        panic!("another rule")
    };
    assert_eq!(date.to_string(), "2020-09-01");
}

#[test]
fn the_firm_of_a_startup_or_jobs_pioneer_is_at_most_five_years_old_on_a_day_in_the_settings() {
    let edition = edition();
    for id in ["startup", "jobs"] {
        let Check::AgeAtMost { years, counted_back_from, .. } = check(&edition, id, "age") else {
            panic!("another rule")
        };
        assert_eq!(*years, 5);
        let Reference::Setting(setting) = counted_back_from else { panic!("a year") };
        assert_eq!(setting.as_str(), "startup-age-reference");
    }
}

#[test]
fn the_three_age_rules_stay_three() {
    let edition = edition();
    let ages = [("rising-firm", "age"), ("integration-org", "founded"), ("startup", "age")]
        .map(|(id, rule)| check(&edition, id, rule));
    assert!(ages[0] != ages[1] && ages[1] != ages[2] && ages[0] != ages[2]);
}

#[test]
fn winner_checks_name_the_four_lists_of_2021_exactly() {
    let edition = edition();
    let mut found: Vec<(&str, &str)> = Vec::new();
    for t in &edition.tracks {
        for rule in edition.rules(t) {
            if let Check::WinnerCheck { year: 2021, list, .. } = &rule.check {
                found.push((t.id.as_str(), list));
            }
        }
    }
    let industry = INDUSTRY.map(|id| (id, "先导技术榜"));
    let others = [
        ("foundation", "突破短板关键技术榜(装备制造领域)"),
        ("rising-firm", "新锐企业榜"),
        ("integration-org", "产学研融通组织榜"),
    ];
    assert_eq!(found, [&industry[..], &others[..]].concat());
}

#[test]
fn a_technology_is_looked_up_by_its_title_and_a_firm_by_its_name() {
    let edition = edition();
    let compared = |id| match check(&edition, id, "winner-2021") {
        Check::WinnerCheck { compare, .. } => *compare,
        other => panic!("{other:?}"),
    };
    assert_eq!(compared("foundation"), Compared::Title);
    assert_eq!(compared("rising-firm"), Compared::Applicant);
}

#[test]
fn the_mainland_does_not_include_hong_kong_macau_and_taiwan() {
    let edition = edition();
    let Check::RegisteredInMainland { except, .. } = check(&edition, "rising-firm", "mainland")
    else {
        panic!("another rule")
    };
    assert_eq!(*except, ["香港", "澳门", "台湾"]);
}

#[test]
fn a_firm_may_have_settled_in_a_pilot_city_in_another_way() {
    let edition = edition();
    let rule = check(&edition, "rising-firm", "pilot-city");
    assert_eq!(rule.fields(), ["注册地", "入驻方式与证明"]);
    assert_eq!(rule.setting().map(SettingId::as_str), Some("pilot-cities"));
}

#[test]
fn integrity_is_declared_and_decided_by_a_clerk() {
    let edition = edition();
    let rule = check(&edition, "rising-firm", "integrity");
    assert_eq!(*rule, Check::Declared { field: "失信声明".to_owned() });
    assert_eq!(rule.source(), Clerk);
}

#[test]
fn every_column_that_a_rule_reads_is_a_field_of_the_form() {
    // domain.md §8, and 发起方式, for which §6 asks and §8 has no field.
    const FORM: &str = "所在地 简介 主要创新点 应用推广情况 知识产权 佐证材料 任职单位类别 成立/注册日期 \
        注册地 入驻方式与证明 国际重点领域 开源重点领域 发起主体类型 企业规模 行业 机构类型 五基类别 创始人角色 \
        技术成熟度 合作模式 开源许可证(SPDX) 代码托管地址 培训/认证 失信声明 2021入榜情况 发起方式";
    let edition = edition();
    for rule in edition.rule_sets.iter().flat_map(|s| &s.rules) {
        for field in rule.check.fields() {
            assert!(FORM.split_whitespace().any(|f| f == field), "{}: {field}", rule.id);
        }
    }
}
