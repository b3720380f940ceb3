//! Where secrets come from: a file that was named, or a prompt that shows nothing. Never an argument,
//! never the environment.

use std::io::IsTerminal;
use std::path::Path;

use desk::command::Needs;
use desk::{Failure, Secrets};
use text::Language;
use zeroize::Zeroizing;

use crate::request::Request;

/// The secrets that the request's command needs.
pub fn gather(
    request: &Request,
    passphrase_file: Option<&Path>,
    language: Language,
) -> Result<Secrets, Failure> {
    let needs = desk::COMMANDS
        .iter()
        .find(|c| c.name == request.command)
        .map_or(Needs::Nothing, |c| c.needs);
    let mut secrets = Secrets::default();
    if matches!(needs, Needs::Code | Needs::OnlyCode) {
        let file = request.code_file.as_deref();
        secrets.code = Some(one(file, "cli-ask-code", "code-needed", language)?);
    }
    if !matches!(needs, Needs::Nothing | Needs::OnlyCode) {
        let text = one(passphrase_file, "cli-ask-passphrase", "no-terminal", language)?;
        let is_new = matches!(needs, Needs::NewPassphrase | Needs::Code);
        if is_new && passphrase_file.is_none() {
            let again = one(None, "cli-ask-passphrase-again", "no-terminal", language)?;
            if *again != *text {
                return Err(Failure::new("passphrases-differ"));
            }
        }
        secrets.passphrase = Some(text);
    }
    Ok(secrets)
}

fn one(
    file: Option<&Path>,
    prompt: &str,
    missing: &str,
    language: Language,
) -> Result<Zeroizing<String>, Failure> {
    match file {
        Some(path) => {
            let text = std::fs::read_to_string(path)
                .map(Zeroizing::new)
                .map_err(|e| Failure::new("not-found").with("object", path.display()).detail(e))?;
            Ok(Zeroizing::new(text.trim_end_matches(['\r', '\n']).to_owned()))
        }
        None if std::io::stdin().is_terminal() => {
            rpassword::prompt_password(format!("{} ", text::say(language, prompt, &[])))
                .map(Zeroizing::new)
                .map_err(|e| Failure::new(missing).detail(e))
        }
        None => Err(Failure::new(missing)),
    }
}
