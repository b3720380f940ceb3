//! The criteria template of every track of the shipped edition: it reads, it could be filed, and it scores
//! what the notice asks for. What is asked for is the track's own sentence and rules.

// Clippy allows these in test functions only, and the helpers here are none.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::collections::BTreeSet;

use common::{assets, edition};
use review::criteria::{Aggregate, Criteria, Item, OnNo, TYPE};
use review::edition::{Edition, Track};

fn templates() -> Vec<(Edition, Track, Criteria)> {
    let edition = edition();
    let read = |t: &Track| {
        let text = std::fs::read_to_string(assets().join("criteria").join(&t.criteria)).unwrap();
        assert!(text.trim_start_matches(['{', '\n', ' ']).starts_with("\"type\""), "{}", t.id);
        (edition.clone(), t.clone(), serde_json::from_str(&text).unwrap())
    };
    edition.tracks.iter().map(read).collect()
}

/// Every run of four characters with at most one mark of punctuation among them.
fn runs(text: &str) -> BTreeSet<String> {
    let chars: Vec<char> = text.chars().collect();
    let words = |w: &&[char]| w.iter().filter(|c| c.is_alphanumeric()).count() >= 3;
    chars.windows(4).filter(words).map(String::from_iter).collect()
}

fn wanted(edition: &Edition, track: &Track) -> BTreeSet<String> {
    let rules = edition.rules(track).iter().map(|r| r.title.as_str());
    track.selection.iter().map(String::as_str).chain(rules).flat_map(runs).collect()
}

fn quotes(item: &Item, wanted: &BTreeSet<String>) -> bool {
    runs(&item.title).union(&runs(&item.guide)).any(|run| wanted.contains(run))
}

#[test]
fn every_track_has_a_template_that_could_be_filed() {
    let templates = templates();
    assert_eq!(templates.len(), 15);
    for (_, track, criteria) in templates {
        assert_eq!((criteria.kind.as_str(), &criteria.track), (TYPE, &track.id));
        assert_eq!(criteria.faults(), [], "{}", track.id);
    }
}

#[test]
fn no_template_belongs_to_no_track() {
    let used: BTreeSet<String> = edition().tracks.into_iter().map(|t| t.criteria).collect();
    let there = std::fs::read_dir(assets().join("criteria")).unwrap();
    let there: BTreeSet<String> =
        there.map(|f| f.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(there, used);
}

#[test]
fn every_item_quotes_the_sentence_or_the_rules_of_its_track() {
    for (edition, track, criteria) in templates() {
        let wanted = wanted(&edition, &track);
        for item in &criteria.items {
            assert!(quotes(item, &wanted), "{}/{}", track.id, item.id);
        }
    }
}

#[test]
fn the_points_of_every_template_make_a_hundred() {
    for (_, track, criteria) in templates() {
        let points: i64 = criteria.leaves().map(|i| criteria.scale(i).max.0).sum();
        assert_eq!((points, criteria.max.0), (10_000, 10_000), "{}", track.id);
    }
}

#[test]
fn every_mark_that_can_be_given_has_exactly_one_anchor() {
    for (_, track, criteria) in templates() {
        for item in criteria.leaves() {
            let scale = criteria.scale(item);
            let (mut mark, steps) = (scale.min, scale.step.0);
            while mark <= scale.max {
                let anchors = item.anchors.iter().filter(|a| (a.from..=a.to).contains(&mark));
                assert_eq!(anchors.count(), 1, "{}/{} {mark}", track.id, item.id);
                mark.0 += steps;
            }
        }
    }
}

#[test]
fn every_template_drops_the_extremes_only_from_five_marks_on() {
    for (_, track, criteria) in templates() {
        let Aggregate::Trimmed(trim) = criteria.official.aggregate else { panic!("{}", track.id) };
        assert_eq!((trim.high, trim.low, trim.min_n), (1, 1, 5), "{}", track.id);
        assert_eq!(criteria.official.minimum_reviews, 3, "{}", track.id);
    }
}

#[test]
fn no_gate_of_a_template_takes_a_nomination_out_of_the_ranking() {
    for (_, track, criteria) in templates() {
        assert!(criteria.gates.iter().all(|g| g.on_no != OnNo::ExcludeFromRanking), "{}", track.id);
    }
}
