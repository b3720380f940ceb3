//! The catalogue: the files of `assets/locales` as two Fluent bundles, made once and shared by all
//! threads. A key that is not there never stops anybody: it comes back as ⟨key⟩.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::Language;

/// The sources of one language, by file name without its ending.
macro_rules! sources {
    ($tag:literal) => {
        [
            ("findings", source!($tag, "findings")),
            ("errors", source!($tag, "errors")),
            ("terms", source!($tag, "terms")),
            ("words", source!($tag, "words")),
            ("cli", source!($tag, "cli")),
            ("help", source!($tag, "help")),
            ("desk", source!($tag, "desk")),
            ("window", source!($tag, "window")),
            ("expert", source!($tag, "expert")),
            ("offices", source!($tag, "offices")),
        ]
    };
}

macro_rules! source {
    ($tag:literal, $name:literal) => {
        include_str!(concat!("../../../../assets/locales/", $tag, "/", $name, ".ftl"))
    };
}

type Sources = [(&'static str, &'static str); 10];

static ZH_CN: Sources = sources!("zh-CN");
static EN: Sources = sources!("en");

fn sources(language: Language) -> &'static Sources {
    match language {
        Language::ZhCn => &ZH_CN,
        Language::En => &EN,
    }
}

fn bundle(language: Language) -> &'static FluentBundle<FluentResource> {
    static ZH_CN: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
    static EN: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
    match language {
        Language::ZhCn => ZH_CN.get_or_init(|| build(language)),
        Language::En => EN.get_or_init(|| build(language)),
    }
}

fn build(language: Language) -> FluentBundle<FluentResource> {
    let locale: LanguageIdentifier = language.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    // The reports refuse U+2068 and U+2069, and both languages run from left to right.
    bundle.set_use_isolating(false);
    for (_, source) in sources(language) {
        // What does not parse or comes twice is left out here and found by the tests below.
        let resource =
            FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(partial, _)| partial);
        let _ = bundle.add_resource(resource);
    }
    bundle
}

/// The sentence of `key` with its params filled in. Numbers are passed as ready strings, so that no
/// locale groups their digits. A param that is empty or not given leaves no empty brackets behind. An
/// unknown key comes back as `⟨key⟩`, which [`has`] can tell beforehand.
///
/// ```
/// use text::{Language, say};
/// let sentence = say(Language::En, "error-not-found", &[("object", "a.hjb")]);
/// assert_eq!(sentence, "a.hjb was not found. Check its name and folder.");
/// assert_eq!(say(Language::ZhCn, "no-such-key", &[]), "⟨no-such-key⟩");
/// ```
pub fn say(language: Language, key: &str, params: &[(&str, &str)]) -> String {
    let bundle = bundle(language);
    let Some(pattern) = bundle.get_message(key).and_then(|m| m.value()) else {
        return format!("⟨{key}⟩");
    };
    let mut args: FluentArgs = params.iter().map(|(n, v)| (*n, FluentValue::from(*v))).collect();
    let mut faults = Vec::new();
    let sentence = bundle.format_pattern(pattern, Some(&args), &mut faults);
    if faults.is_empty() && params.iter().all(|(_, value)| !value.is_empty()) {
        return sentence.into_owned();
    }
    for name in self::params(language, key) {
        if args.get(name).is_none() {
            args.set(name, FluentValue::from(""));
        }
    }
    let sentence = bundle.format_pattern(pattern, Some(&args), &mut faults);
    sentence.replace("（）", "").replace(" ()", "")
}

/// Whether the catalogue has a sentence for `key`.
pub fn has(language: Language, key: &str) -> bool {
    bundle(language).get_message(key).is_some_and(|m| m.value().is_some())
}

/// The key of a word that files and JSON write: its hyphens are the word's underscores.
///
/// ```
/// assert_eq!(text::key("state", "not_submitted"), "state-not-submitted");
/// ```
pub fn key(kind: &str, word: &str) -> String {
    format!("{kind}-{}", word.replace('_', "-"))
}

/// Every key of a language, sorted.
pub fn keys(language: Language) -> BTreeSet<&'static str> {
    messages(language).map(|(key, _)| key).collect()
}

/// The names of the params of `key`; empty also where there is no such key.
pub fn params(language: Language, key: &str) -> BTreeSet<&'static str> {
    messages(language).filter(|(k, _)| *k == key).flat_map(|(_, line)| placeables(line)).collect()
}

/// Keys and the lines they stand on; a message of ours is always one line.
fn messages(language: Language) -> impl Iterator<Item = (&'static str, &'static str)> {
    sources(language).iter().flat_map(|(_, source)| source.lines()).filter_map(|line| {
        let (key, value) = line.split_once(" = ")?;
        line.starts_with(|c: char| c.is_ascii_alphabetic()).then_some((key, value))
    })
}

fn placeables(line: &'static str) -> impl Iterator<Item = &'static str> {
    line.split('$').skip(1).map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-');
        rest.split_at(end.unwrap_or(rest.len())).0
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    /// The table of `formats.md` §9.
    const CODES: &str = "F01 F02 F03 F04 F05 F06 F07 F08 F09 F10 F11 F12 F16 F20 F21 F22 \
        A01 A02 A03 A04 A05 A06 A07 A08 A09 A10 A11 I01 I02 I03 I05 \
        C01 C02 C03 C04 C05 C06 C07 K01 K02 K03 K04 K05 K06 K07 K08 E01 E02 E03 E04 E05 \
        P01 P02 P03 P04 P05 P06 P07 P08 P09 P10 P11 S01 S02 S03 S04";

    #[test]
    fn every_source_parses_and_no_key_comes_twice() {
        for language in Language::ALL {
            let mut seen = BTreeSet::new();
            for (name, source) in sources(language) {
                let parsed = FluentResource::try_new((*source).to_owned());
                let faults = parsed.err().map(|(_, e)| e);
                assert!(faults.is_none(), "{} {name}.ftl: {faults:?}", language.tag());
            }
            for (key, _) in messages(language) {
                assert!(seen.insert(key), "{} has {key} twice", language.tag());
                assert!(has(language, key), "{} cannot say {key}", language.tag());
            }
        }
    }

    #[test]
    fn every_line_is_a_message_a_comment_or_blank() {
        for language in Language::ALL {
            for (name, source) in sources(language) {
                let lines = source.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).count();
                let found = source.lines().filter(|l| l.contains(" = ")).count();
                assert_eq!(lines, found, "{} {name}.ftl", language.tag());
            }
        }
    }

    #[test]
    fn both_languages_have_the_same_keys() {
        assert_eq!(keys(Language::ZhCn), keys(Language::En));
    }

    #[test]
    fn both_languages_have_the_same_params() {
        for key in keys(Language::ZhCn) {
            assert_eq!(params(Language::ZhCn, key), params(Language::En, key), "{key}");
        }
    }

    #[test]
    fn every_finding_code_has_a_sentence_and_no_sentence_lacks_a_code() {
        let codes: BTreeSet<&str> = CODES.split_whitespace().collect();
        assert_eq!(codes.len(), 66);
        let is_code = |k: &&str| k.len() == 3 && k.starts_with(|c: char| c.is_ascii_uppercase());
        let said: BTreeSet<&str> = keys(Language::ZhCn).into_iter().filter(is_code).collect();
        assert_eq!(said, codes);
        for code in codes {
            assert_eq!(
                params(Language::ZhCn, code),
                BTreeSet::from(["detail", "object"]),
                "{code}"
            );
        }
    }

    #[test]
    fn no_sentence_holds_an_isolating_mark() {
        for language in Language::ALL {
            for key in keys(language) {
                let names = params(language, key);
                let filled: Vec<(&str, &str)> = names.iter().map(|n| (*n, "值")).collect();
                let sentence = say(language, key, &filled);
                assert!(!sentence.contains(['\u{2068}', '\u{2069}']), "{key}");
                assert!(!sentence.contains(['{', '}', '$']), "{key}: {sentence}");
            }
        }
    }

    #[test]
    fn a_finding_names_its_object_and_detail() {
        let params = [("object", "a.hjb"), ("detail", "offset 3")];
        assert_eq!(
            say(Language::En, "F03", &params),
            "a.hjb has extra data before or after it (offset 3) and cannot be used. \
             Ask the sender to export it again and to send it by a way that does not alter files."
        );
    }

    #[test]
    fn a_detail_that_is_not_there_leaves_no_brackets() {
        for language in Language::ALL {
            for code in CODES.split_whitespace() {
                let empty = say(language, code, &[("object", "E012"), ("detail", "")]);
                assert!(!empty.contains("()") && !empty.contains("（）"), "{empty}");
                assert_eq!(say(language, code, &[("object", "E012")]), empty);
            }
        }
    }

    #[test]
    fn a_number_stays_as_it_was_written() {
        let sentence = say(Language::En, "done-accept", &[("accepted", "1234567")]);
        assert_eq!(sentence, "1234567 nominations accepted.");
    }

    #[test]
    fn a_param_is_never_read_as_fluent() {
        let sentence = say(Language::ZhCn, "done-unable", &[("nomination", "{ $x } -t { \"")]);
        assert_eq!(sentence, "已记录无法判断：{ $x } -t { \"。");
    }

    #[test]
    fn an_unknown_key_is_shown_in_brackets() {
        assert!(!has(Language::ZhCn, "no-such-key"));
        assert_eq!(say(Language::ZhCn, "no-such-key", &[]), "⟨no-such-key⟩");
    }

    #[test]
    fn every_file_of_the_folder_is_in_the_catalogue() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/locales");
        for language in Language::ALL {
            let mut found: Vec<String> = std::fs::read_dir(root.join(language.tag()))
                .unwrap()
                .map(|e| e.unwrap().file_name().to_string_lossy().replace(".ftl", ""))
                .collect();
            found.sort();
            let mut known: Vec<&str> = sources(language).iter().map(|(name, _)| *name).collect();
            known.sort_unstable();
            assert_eq!(found, known, "{}", language.tag());
        }
    }
}
