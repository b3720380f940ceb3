//! The words of `--help` in the language of the person: `help-<command>` and `arg-<name>` of the
//! catalogue are put into clap's command tree before anything is parsed.

use clap::Command;
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

fn words(command: Command, path: &str, language: Language) -> Command {
    let key = if path.is_empty() { "help".to_owned() } else { format!("help-{path}") };
    let names: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    let mut command = command.about(text::say(language, &key, &[])).mut_args(|arg| {
        let id = arg.get_id().as_str().replace('_', "-");
        if id == "help" || id == "version" {
            return arg;
        }
        arg.help(text::say(language, &format!("arg-{id}"), &[]))
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
