//! Where secrets come from: a file that was named, or a prompt that shows nothing. Never an argument,
//! never the environment. What a command always needs is gathered before it runs; what only some requests need, such
//! as the passphrases of personal keys, when the desk asks for it, because only the desk knows.

use std::io::IsTerminal;
use std::path::Path;

use desk::command::Needs;
use desk::{Failure, Secrets};
use text::Language;
use zeroize::Zeroizing;

use crate::args::SecretFiles;
use crate::request::Request;

/// The secrets that the request's command needs, and those whose files were named.
pub fn gather(
    request: &Request,
    files: &SecretFiles,
    language: Language,
) -> Result<Secrets, Failure> {
    let needs = desk::COMMANDS
        .iter()
        .find(|c| c.name == request.command)
        .map_or(Needs::Nothing, |c| c.needs);
    let mut secrets = Secrets {
        clerk: files.clerk_passphrase_file.as_deref().map(read).transpose()?,
        second: files.second_passphrase_file.as_deref().map(read).transpose()?,
        key: files.key_passphrase_file.as_deref().map(read).transpose()?,
        ..Secrets::default()
    };
    if matches!(needs, Needs::Code | Needs::OnlyCode) {
        let file = request.code_file.as_deref();
        secrets.code = Some(one(file, "cli-ask-code", "code-needed", language)?);
    }
    if needs == Needs::MaybePassphrase {
        // Whether this request opens anything, the desk knows and asks.
        secrets.passphrase = files.passphrase_file.as_deref().map(read).transpose()?;
    } else if !matches!(needs, Needs::Nothing | Needs::OnlyCode) {
        let file = files.passphrase_file.as_deref();
        let text = one(file, "cli-ask-passphrase", "no-terminal", language)?;
        let is_new = matches!(needs, Needs::NewPassphrase | Needs::Code);
        if is_new && file.is_none() {
            again(&text, language)?;
        }
        secrets.passphrase = Some(text);
    }
    Ok(secrets)
}

/// Asks at the terminal for the one passphrase whose absence `failure` tells. `false` where the failure
/// tells of nothing of the kind, where it is there already, or where nobody can be asked.
pub fn ask_for(
    failure: &Failure,
    secrets: &mut Secrets,
    language: Language,
) -> Result<bool, Failure> {
    let (place, prompt, is_new) = match failure.code.as_str() {
        "locked" => (&mut secrets.passphrase, "cli-ask-passphrase", false),
        "clerk-passphrase-needed" => (&mut secrets.clerk, "cli-ask-clerk", false),
        "new-clerk-passphrase-needed" => (&mut secrets.clerk, "cli-ask-new-clerk", true),
        "second-passphrase-needed" => (&mut secrets.second, "cli-ask-second", false),
        "key-passphrase-needed" => (&mut secrets.key, "cli-ask-key", false),
        _ => return Ok(false),
    };
    if place.is_some() || !std::io::stdin().is_terminal() {
        return Ok(false);
    }
    let text = one(None, prompt, &failure.code, language)?;
    if is_new {
        again(&text, language)?;
    }
    *place = Some(text);
    Ok(true)
}

fn again(text: &Zeroizing<String>, language: Language) -> Result<(), Failure> {
    let again = one(None, "cli-ask-passphrase-again", "no-terminal", language)?;
    if again == *text { Ok(()) } else { Err(Failure::new("passphrases-differ")) }
}

fn one(
    file: Option<&Path>,
    prompt: &str,
    missing: &str,
    language: Language,
) -> Result<Zeroizing<String>, Failure> {
    match file {
        Some(path) => read(path),
        None if std::io::stdin().is_terminal() => {
            rpassword::prompt_password(format!("{} ", text::say(language, prompt, &[])))
                .map(Zeroizing::new)
                .map_err(|e| Failure::new(missing).detail(e))
        }
        None => Err(Failure::new(missing)),
    }
}

fn read(path: &Path) -> Result<Zeroizing<String>, Failure> {
    let text = std::fs::read_to_string(path)
        .map(Zeroizing::new)
        .map_err(|e| Failure::new("not-found").with("object", path.display()).detail(e))?;
    Ok(Zeroizing::new(text.trim_end_matches(['\r', '\n']).to_owned()))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use serde_json::Value;

    use super::*;

    #[test]
    fn a_file_that_was_named_is_read_to_its_last_line_end_and_one_that_is_missing_is_told() {
        let request = Request { command: "tally".to_owned(), body: Value::Null, code_file: None };
        let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        let files = |name: &str| SecretFiles {
            passphrase_file: None,
            clerk_passphrase_file: Some(here.join(name)),
            second_passphrase_file: None,
            key_passphrase_file: None,
        };
        let secrets = gather(&request, &files("Cargo.toml"), Language::En).unwrap();
        let text = include_str!("../Cargo.toml").trim_end_matches(['\r', '\n']);
        assert_eq!(secrets.need_clerk().unwrap(), text);
        assert_eq!(secrets.need_second().unwrap_err().code, "second-passphrase-needed");
        let missing = gather(&request, &files("no-such-file"), Language::En).unwrap_err();
        assert_eq!(missing.code, "not-found");
    }
}
