//! The words of `--help` in the language of the person: `help-<command>` and `arg-<name>` of the
//! catalogue are put into clap's command tree before anything is parsed.

use clap::{Arg, ArgAction, Command};
use text::Language;

/// The language: `--lang` if given, otherwise the environment's.
pub fn language(args: impl IntoIterator<Item = String>) -> Language {
    let args: Vec<String> = args.into_iter().collect();
    let given = args.iter().enumerate().find_map(|(i, a)| match a.as_str() {
        "--lang" => args.get(i + 1).cloned(),
        other => other.strip_prefix("--lang=").map(ToOwned::to_owned),
    });
    let environment = || {
        ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .filter_map(|name| std::env::var(name).ok())
            .find(|value| !value.is_empty())
    };
    Language::from_tag(&given.or_else(environment).unwrap_or_default())
}

/// `command` with every text of its tree in `language`.
pub fn command(command: Command, language: Language) -> Command {
    words(command, "", language)
}

/// clap's own words: the headings, the line of usage, the flag for help, the example.
fn frame(command: Command, language: Language) -> Command {
    let say = |word: &str| text::say(language, &format!("help-word-{word}"), &[]);
    let template = format!("{{about}}\n\n{} {{usage}}\n\n{{all-args}}{{after-help}}", say("usage"));
    let example = command.get_after_help().map(ToString::to_string);
    let command = command
        .disable_help_flag(true)
        .subcommand_help_heading(say("commands"))
        .help_template(template)
        .arg(Arg::new("help").short('h').long("help").action(ArgAction::Help));
    match example {
        Some(lines) => {
            let lines = lines.replace('\n', "\n  ");
            command.after_help(format!("{}\n  {lines}", say("example")))
        }
        None => command,
    }
}

fn words(command: Command, path: &str, language: Language) -> Command {
    let key = if path.is_empty() { "help".to_owned() } else { format!("help-{path}") };
    let names: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    let mut command = frame(command, language).about(text::say(language, &key, &[]));
    command = command.mut_args(|arg| {
        let id = arg.get_id().as_str().replace('_', "-");
        let heading = if arg.is_positional() { "arguments" } else { "options" };
        arg.help(text::say(language, &format!("arg-{id}"), &[])).help_heading(text::say(
            language,
            &format!("help-word-{heading}"),
            &[],
        ))
    });
    for name in names {
        let path = if path.is_empty() { name.clone() } else { format!("{path}-{name}") };
        command = command.mut_subcommand(name, |sub| words(sub, &path, language));
    }
    command
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;
    use text::Language;

    use crate::args::Cli;

    #[test]
    fn every_word_of_the_help_is_in_both_languages() {
        for language in Language::ALL {
            let mut command = super::command(Cli::command(), language);
            let mut texts = vec![command.render_long_help().to_string()];
            let mut open: Vec<clap::Command> = command.get_subcommands().cloned().collect();
            while let Some(mut sub) = open.pop() {
                texts.push(sub.render_long_help().to_string());
                open.extend(sub.get_subcommands().cloned());
            }
            for text in texts {
                assert!(!text.contains('⟨'), "{language:?}: {text}");
            }
        }
    }
}
