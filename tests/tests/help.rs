//! The manners of the command line: help with an example for every command in two languages,
//! completions, a manual page, exit codes, and errors that a script can read (`cli.md`).

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::sync::LazyLock;

use journeys::{Hengjian, Ran};
use serde_json::Value;

/// Commands that others script against; those that `cli.md` names and that are there.
const FIXED: &[&str] = &[
    "edition show",
    "edition check",
    "edition export",
    "office new",
    "filing export",
    "filing accept",
    "receipt import",
    "intake",
    "pack",
    "open",
    "pledge",
    "recuse",
    "unable",
    "score import",
    "seal",
    "merge",
    "submit",
    "receive",
    "tally",
    "rehearse",
    "verify",
    "audit",
    "call",
    "completions",
];

const LANGUAGES: [&str; 2] = ["zh_CN.UTF-8", "en_US.UTF-8"];

static COMMANDS: LazyLock<Vec<String>> = LazyLock::new(|| leaves(""));

fn cli(language: &'static str) -> Hengjian {
    let folder = tempfile::tempdir().unwrap();
    Hengjian::new(folder.path()).in_language(language)
}

fn help(path: &str, language: &'static str) -> String {
    let ran = cli(language).plain(path.split_whitespace().chain(["--help"]));
    assert_eq!(ran.code, 0, "{path}: {}", ran.stderr);
    ran.stdout
}

/// Every command below `path` that has no commands of its own, as `--help` lists them.
fn leaves(path: &str) -> Vec<String> {
    let text = help(path, "en_US.UTF-8");
    let lines = text.lines().skip_while(|l| *l != "Commands:").skip(1);
    let names: Vec<&str> = lines
        .take_while(|l| !l.is_empty())
        .filter_map(|l| l.strip_prefix("  "))
        .filter(|l| !l.starts_with(' '))
        .filter_map(|l| l.split_whitespace().next())
        .collect();
    if names.is_empty() {
        return vec![path.to_owned()];
    }
    names.into_iter().flat_map(|name| leaves(format!("{path} {name}").trim())).collect()
}

#[test]
fn the_commands_that_others_script_against_are_there() {
    for name in FIXED {
        assert!(COMMANDS.iter().any(|c| c == name), "{name} is not in {COMMANDS:?}");
    }
}

#[test]
fn every_command_has_an_example_in_both_languages() {
    for command in COMMANDS.iter() {
        for language in LANGUAGES {
            let text = help(command, language);
            let example = format!("hengjian {command}");
            let usage = format!("Usage: {example}");
            let shown = text.lines().any(|l| l.contains(&example) && !l.contains(&usage));
            assert!(shown, "{command}:\n{text}");
        }
    }
}

#[test]
fn no_help_lacks_its_words() {
    for command in COMMANDS.iter().map(String::as_str).chain([""]) {
        for language in LANGUAGES {
            let text = help(command, language);
            assert!(!text.contains('⟨'), "{command}:\n{text}");
        }
    }
}

#[test]
fn every_command_and_every_argument_is_explained_in_chinese() {
    let han = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    for command in COMMANDS.iter() {
        let text = help(command, "zh_CN.UTF-8");
        assert!(text.lines().next().is_some_and(han), "{command}:\n{text}");
        let (_, options) = text.split_once("Options:").unwrap_or_default();
        // An explanation stands on the line of its argument or, where that is long, on the next.
        let named = |l: &&str| l.trim_start().starts_with('-') && !l.contains("--help");
        for line in options.lines().filter(named).filter(|l| l.trim().contains("  ")) {
            assert!(han(line), "{command}: {line}");
        }
    }
}

#[test]
fn help_speaks_the_language_that_lang_asks_for() {
    let english = cli("zh_CN.UTF-8").plain(["--lang", "en", "seal", "--help"]).stdout;
    let chinese = cli("en_US.UTF-8").plain(["--lang", "zh", "seal", "--help"]).stdout;
    assert!(english.starts_with("Freeze and sign"), "{english}");
    assert!(chinese.starts_with("封存并签名"), "{chinese}");
}

#[test]
fn completions_print_for_every_shell_and_know_the_commands() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = cli("zh_CN.UTF-8").plain(["completions", shell]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        assert!(ran.stdout.contains("rehearse") && !ran.stdout.contains('⟨'), "{shell}");
    }
}

#[test]
fn the_manual_page_prints() {
    let ran = cli("zh_CN.UTF-8").plain(["man"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stdout.contains(".TH hengjian 1"), "{}", ran.stdout);
    assert!(!ran.stdout.contains('⟨'), "{}", ran.stdout);
}

#[test]
fn wrong_use_ends_with_2() {
    for args in [
        vec!["seal", "--no-such-option"],
        vec!["no-such-command"],
        vec!["recuse", "my.hjw"],
        vec!["pack", "--office", "body.hjo"],
        vec!["call", "edition.show", "{not json"],
        vec!["call", "edition.show", "{\"no_such_field\":1}"],
    ] {
        let ran = cli("zh_CN.UTF-8").run(&args);
        assert_eq!(ran.code, 2, "{args:?}: {}{}", ran.stdout, ran.stderr);
    }
}

#[test]
fn a_command_that_is_none_is_wrong_use() {
    assert_eq!(cli("zh_CN.UTF-8").run(["call", "no.such.command", "{}"]).code, 2);
}

/// Runs that fail, each in another way.
fn failures() -> Vec<Ran> {
    let folder = tempfile::tempdir().unwrap();
    let cli = Hengjian::new(folder.path());
    let nothing = folder.path().join("nothing.hjo").display().to_string();
    let text = folder.path().join("passphrase.txt").display().to_string();
    vec![
        cli.run(["audit", &nothing]),
        cli.run(["audit", &text]),
        cli.run(["edition", "show", "1999"]),
        cli.run(["tally", &text]),
        cli.run(["call", "edition.show", "{not json"]),
    ]
}

#[test]
fn with_json_an_error_is_one_document_on_standard_output() {
    for ran in failures() {
        assert!(ran.code == 2 || ran.code == 3, "{}: {}{}", ran.code, ran.stdout, ran.stderr);
        assert_ne!(ran.json, Value::Null, "not one document: {:?} {}", ran.stdout, ran.stderr);
        assert!(!ran.error().is_empty(), "{}", ran.stdout);
        assert!(ran.json["message"].as_str().is_some_and(|m| !m.is_empty()), "{}", ran.stdout);
    }
}

#[test]
fn with_json_wrong_use_is_one_document_too() {
    for args in [vec!["seal", "--no-such-option"], vec!["no-such-command"], vec![]] {
        let ran = cli("zh_CN.UTF-8").run(&args);
        assert_eq!(ran.code, 2, "{args:?}");
        assert!(!ran.error().is_empty(), "{args:?}: {:?} {:?}", ran.stdout, ran.stderr);
    }
}

#[test]
fn people_read_errors_on_standard_error_in_their_language() {
    for (language, word) in [("zh_CN.UTF-8", "找不到"), ("en_US.UTF-8", "not found")] {
        let ran = cli(language).plain(["tally", "no-such-file.csv"]);
        assert_eq!(ran.code, 3);
        assert_eq!(ran.stdout, "");
        assert!(ran.stderr.to_lowercase().contains(word), "{}", ran.stderr);
    }
}
