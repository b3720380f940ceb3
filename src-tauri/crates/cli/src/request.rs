//! From what was typed to the name and the request of a command. The argument structs are the requests,
//! so all that happens here is the choice of the name.

use std::path::PathBuf;

use desk::Failure;
use serde::Serialize;
use serde_json::Value;

use crate::args::both::{
    ClerkVerb, EditionVerb, FilingVerb, IdentityVerb, KeyVerb, MaterialsVerb, OfficeVerb,
    PaperVerb, SupervisorVerb,
};
use crate::args::{Verb, again, anyone, body, both, expert, joint, secretariat};

/// A command with its request.
pub struct Request {
    /// Name in the desks' list.
    pub command: String,
    /// The request.
    pub body: Value,
    /// Where an opening code is, if one was named.
    pub code_file: Option<PathBuf>,
}

impl Request {
    /// The request behind `verb`.
    pub fn of(verb: &Verb) -> Result<Self, Failure> {
        match verb {
            Verb::Both(verb) => of_both(verb),
            Verb::Body(verb) => of_body(verb),
            Verb::Joint(verb) => of_joint(verb),
            Verb::Again(verb) => of_again(verb),
            Verb::Expert(verb) => of_expert(verb),
            Verb::Secretariat(verb) => of_secretariat(verb),
            Verb::Anyone(verb) => of_anyone(verb),
        }
    }
}

fn of_both(verb: &both::Verb) -> Result<Request, Failure> {
    use both::Verb;
    match verb {
        Verb::Edition(EditionVerb::Show(a)) => plain("edition.show", a),
        Verb::Edition(EditionVerb::Check(a)) => plain("edition.check", a),
        Verb::Edition(EditionVerb::Export(a)) => plain("edition.export", a),
        Verb::Edition(EditionVerb::Import(a)) => plain("edition.import", a),
        Verb::Office(OfficeVerb::New(a)) => plain("office.new", a),
        Verb::Filing(FilingVerb::Export(a)) => plain("filing.export", a),
        Verb::Filing(FilingVerb::Accept(a)) => plain("filing.accept", a),
        Verb::Clerk(ClerkVerb::Add(a)) => plain("clerk.add", a),
        Verb::Clerk(ClerkVerb::Retire(a)) => plain("clerk.retire", a),
        Verb::Clerk(ClerkVerb::List(a)) => plain("clerk.list", a),
        Verb::Supervisor(SupervisorVerb::Add(a)) => plain("supervisor.add", a),
        Verb::Supervisor(SupervisorVerb::List(a)) => plain("supervisor.list", a),
        Verb::Supervisor(SupervisorVerb::Remove(a)) => plain("supervisor.remove", a),
        Verb::Backup(a) => plain("backup", a),
        Verb::Restore(a) => plain("restore", a),
        Verb::Identity(IdentityVerb::Export(a)) => plain("identity.export", a),
        Verb::Materials(MaterialsVerb::Export(a)) => plain("materials.export", a),
        Verb::Materials(MaterialsVerb::Receive(a)) => plain("materials.receive", a),
        Verb::Key(KeyVerb::Card(a)) if a.office.is_some() => plain("office.card", a),
        Verb::Key(KeyVerb::Card(a)) => plain("expert.card", a),
        Verb::Key(KeyVerb::Renew(a)) => plain("key.renew", a),
        Verb::Paper(PaperVerb::Add(a)) => plain("paper.add", a),
        Verb::Paper(PaperVerb::Seen(a)) => plain("paper.seen", a),
    }
}

fn of_body(verb: &body::Verb) -> Result<Request, Failure> {
    use body::{ReceiptVerb, Verb};
    match verb {
        Verb::Receipt(ReceiptVerb::Import(a)) => plain("receipt.import", a),
        Verb::Intake(a) => plain("intake", a),
        Verb::Accept(a) => plain("accept", a),
        Verb::Pack(a) => plain("pack", a),
        Verb::Merge(a) => plain("merge", a),
        Verb::Submit(a) => plain("submit", a),
    }
}

fn of_joint(verb: &joint::Verb) -> Result<Request, Failure> {
    use joint::{AckVerb, Verb};
    match verb {
        Verb::Cosign(a) => plain("cosign", a),
        Verb::AllowedSigners(a) => plain("allowed-signers", a),
        Verb::Ack(AckVerb::Import(a)) => plain("ack.import", a),
    }
}

fn of_again(verb: &again::Verb) -> Result<Request, Failure> {
    use again::{RevocationsVerb, SlipVerb, Verb};
    match verb {
        Verb::Slip(SlipVerb::Export(a)) => plain("slip.export", a),
        Verb::Slip(SlipVerb::Import(a)) => plain("slip.import", a),
        Verb::Return(a) => plain("return", a),
        Verb::Reopen(a) => plain("reopen", a),
        Verb::Reissue(a) => plain("reissue", a),
        Verb::Replace(a) => plain("replace", a),
        Verb::Withdraw(a) => plain("withdraw", a),
        Verb::Excuse(a) => plain("excuse", a),
        Verb::Revoke(a) => plain("revoke", a),
        Verb::Revocations(RevocationsVerb::Import(a)) => plain("revocations.import", a),
    }
}

fn of_expert(verb: &expert::Verb) -> Result<Request, Failure> {
    use expert::{ScoreVerb, Verb};
    match verb {
        Verb::Open(a) => plain("open", a).map(|r| Request { code_file: a.code_file.clone(), ..r }),
        Verb::Pledge(a) => plain("pledge", a),
        Verb::Recuse(a) => plain("recuse", a),
        Verb::Unable(a) => plain("unable", a),
        Verb::Score(ScoreVerb::Import(a)) => plain("score.import", a),
        Verb::Sheet(a) => plain("sheet", a),
        Verb::Seal(a) => plain("seal", a),
    }
}

fn of_secretariat(verb: &secretariat::Verb) -> Result<Request, Failure> {
    use secretariat::Verb;
    match verb {
        Verb::Receive(a) => receive(a),
    }
}

fn of_anyone(verb: &anyone::Verb) -> Result<Request, Failure> {
    use anyone::Verb;
    match verb {
        Verb::Tally(a) => plain("tally", a),
        Verb::Verify(a) if a.explain => plain("explain", &serde_json::json!({ "files": a.files })),
        Verb::Verify(a) => plain("verify", a),
        Verb::Audit(a) => plain("audit", a),
        Verb::Rehearse(a) => plain("rehearse", a),
        Verb::Demo(a) => plain("demo", a),
        Verb::Call(a) => Ok(Request {
            command: a.command.clone(),
            body: serde_json::from_str(&a.request).map_err(Failure::usage)?,
            code_file: a.code_file.clone(),
        }),
        Verb::Completions(_) | Verb::Man => Err(Failure::usage("not a command of the desks")),
    }
}

/// What two people override is one part of the request, or none.
fn receive(typed: &secretariat::Receive) -> Result<Request, Failure> {
    let mut request = plain("receive", typed)?;
    if let (Value::Object(fields), false) = (&mut request.body, typed.overriding.is_empty()) {
        let decision = serde_json::json!({
            "codes": typed.overriding,
            "reason": typed.reason,
            "by": typed.by,
            "second": typed.second,
        });
        fields.insert("override".to_owned(), decision);
    }
    Ok(request)
}

fn plain<T: Serialize>(command: &str, args: &T) -> Result<Request, Failure> {
    let mut body = serde_json::to_value(args).map_err(Failure::usage)?;
    if let Value::Object(fields) = &mut body {
        fields.retain(|_, value| !value.is_null());
    }
    Ok(Request { command: command.to_owned(), body, code_file: None })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::{Command, CommandFactory, FromArgMatches};

    use super::*;
    use crate::args::Cli;

    /// The example lines of every command that has no commands below it.
    fn examples(command: &Command, found: &mut Vec<String>) {
        let mut below = command.get_subcommands().peekable();
        if below.peek().is_none() {
            let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            assert!(help.starts_with("hengjian "), "{} has no example", command.get_name());
            found.extend(help.lines().map(ToOwned::to_owned));
        }
        below.for_each(|c| examples(c, found));
    }

    /// Splits as a shell does, as far as the examples go.
    fn words(line: &str) -> Vec<String> {
        let line = line.split(" > ").next().unwrap_or_default();
        let mut words = vec![String::new()];
        let mut quote = None;
        for c in line.chars() {
            match (quote, c) {
                (Some(q), c) if c == q => quote = None,
                (None, '"' | '\'') => quote = Some(c),
                (None, ' ') => words.push(String::new()),
                (_, c) => words.last_mut().unwrap().push(c),
            }
        }
        words
    }

    #[test]
    fn every_example_of_the_help_is_taken_and_together_they_reach_every_command() {
        let mut lines = Vec::new();
        examples(&Cli::command(), &mut lines);
        let mut reached = BTreeSet::new();
        for line in &lines {
            let matches = Cli::command().try_get_matches_from(words(line));
            let cli = Cli::from_arg_matches(&matches.unwrap_or_else(|e| panic!("{line}: {e}")));
            if let Ok(request) = Request::of(&cli.unwrap().verb) {
                reached.insert(request.command);
            }
        }
        let window = desk::command::WINDOW_ONLY;
        for command in desk::COMMANDS.iter().filter(|c| !window.contains(&c.name)) {
            assert!(reached.contains(command.name), "{} is not reached", command.name);
        }
        // What only screens need has no example, and `call` takes it like any other.
        for name in window {
            let line = ["hengjian", "call", name, "{}"];
            let cli = Cli::from_arg_matches(&Cli::command().get_matches_from(line)).unwrap();
            assert_eq!(Request::of(&cli.verb).unwrap().command, *name);
            assert!(!reached.contains(*name), "{name} is not for screens only");
        }
    }
}
