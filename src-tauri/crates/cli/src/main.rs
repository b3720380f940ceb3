//! `hengjian`, the command line: arguments in, one command of the desks, its answer out. No rule, no
//! path logic and no text of its own is here; exit codes and manners are those of `cli.md`.

mod args;
mod host;
mod localise;
mod render;
mod request;
mod secrets;

use std::io::{self, Write};
use std::process::ExitCode;

use args::{Cli, Verb, anyone};
use clap::{CommandFactory, FromArgMatches};
use desk::{Call, Failure, Session};
use host::Terminal;
use request::Request;
use serde_json::{Value, json};
use text::Language;

/// Done, and the verdict is bad.
const BAD: u8 = 1;
/// Wrong use.
const USAGE: u8 = 2;
/// Could not be done or checked.
const NOT_DONE: u8 = 3;

fn main() -> ExitCode {
    let language = localise::language(std::env::args());
    let command = localise::command(Cli::command(), language);
    let cli = match command.try_get_matches().and_then(|m| Cli::from_arg_matches(&m)) {
        Ok(cli) => cli,
        Err(e) => return misused(&e, language),
    };
    match run(&cli, language) {
        Ok(code) => ExitCode::from(code),
        Err(failure) => {
            complain(&failure, cli.json, language);
            ExitCode::from(failed(&failure))
        }
    }
}

fn run(cli: &Cli, language: Language) -> Result<u8, Failure> {
    match &cli.verb {
        Verb::Anyone(anyone::Verb::Completions(c)) => {
            clap_complete::generate(c.shell, &mut Cli::command(), "hengjian", &mut io::stdout());
            Ok(0)
        }
        Verb::Anyone(anyone::Verb::Man) => man_page(language),
        verb => {
            let request = Request::of(verb)?;
            let host = Terminal::new(!cli.json, language);
            let answer = answer(&request, cli, &host, language)?;
            host.done();
            print(&request.command, &answer, cli.json, language)?;
            Ok(exit_code(&answer))
        }
    }
}

/// The desk's answer. Where it asks for the passphrase of a personal key and somebody can be asked, the
/// command runs once more with it: a command that lacks a secret has changed nothing.
fn answer(
    request: &Request,
    cli: &Cli,
    host: &Terminal,
    language: Language,
) -> Result<Value, Failure> {
    let mut secrets = secrets::gather(request, &cli.secrets, language)?;
    let session = Session::one_shot();
    loop {
        let cx = Call { host, secrets: &secrets, session: &session };
        let failure = match desk::call(&request.command, request.body.clone(), &cx) {
            Ok(answer) => return Ok(answer),
            Err(failure) => failure,
        };
        if !secrets::ask_for(&failure, &mut secrets, language)? {
            return Err(failure);
        }
    }
}

/// What could not be parsed, as a document where one was asked for; help and version are no misuse.
fn misused(error: &clap::Error, language: Language) -> ExitCode {
    if error.use_stderr() && std::env::args().any(|a| a == "--json") {
        complain(&Failure::usage(error.to_string().trim_end()), true, language);
        return ExitCode::from(USAGE);
    }
    error.exit()
}

/// Wrong use, a verdict that is bad, or something that could not be done.
fn failed(failure: &Failure) -> u8 {
    if ["usage", "unknown-command"].contains(&failure.code.as_str()) {
        return USAGE;
    }
    let verdict = failure.verdict().and_then(|v| serde_json::to_value(v).ok());
    if verdict.as_ref().and_then(Value::as_str) == Some("bad") { BAD } else { NOT_DONE }
}

fn exit_code(answer: &Value) -> u8 {
    match answer.get("verdict").and_then(Value::as_str) {
        Some("bad") => BAD,
        Some("unchecked") => NOT_DONE,
        _ => 0,
    }
}

fn print(command: &str, answer: &Value, as_json: bool, language: Language) -> Result<(), Failure> {
    let text = if as_json {
        serde_json::to_string_pretty(answer).map_err(|e| Failure::new("internal").detail(e))?
    } else {
        render::answer(command, answer, language)
    };
    out(&format!("{}\n", text.trim_end()))
}

fn man_page(language: Language) -> Result<u8, Failure> {
    let mut command = localise::command(Cli::command(), language);
    command.build();
    let mut page = Vec::new();
    man_pages(&command, &mut page)
        .map_err(|e| Failure::new("io").with("object", "stdout").detail(e))?;
    out(&String::from_utf8_lossy(&page))?;
    Ok(0)
}

/// The page of a command and of every command below it, one after the other.
fn man_pages(command: &clap::Command, page: &mut Vec<u8>) -> io::Result<()> {
    clap_mangen::Man::new(command.clone()).render(page)?;
    command.get_subcommands().try_for_each(|below| man_pages(below, page))
}

/// Writes to stdout; a reader that has gone away (`| head`) is no error.
fn out(text: &str) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(e) if e.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::new("io").with("object", "stdout").detail(e))
        }
        _ => Ok(()),
    }
}

fn complain(failure: &Failure, as_json: bool, language: Language) {
    if as_json {
        let error = json!({
            "error": failure,
            "verdict": failure.verdict(),
            "findings": failure.findings,
            "message": render::failure(failure, language),
        });
        // A closed stdout leaves only the exit code to tell, and that is told.
        let _ = out(&format!("{error:#}\n"));
    }
    eprintln!("{}", render::failure(failure, language));
}
