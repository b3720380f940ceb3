//! The one list of commands. From it come the dispatcher, `hengjian call` and the types of the screens. A
//! command is declared here and nowhere else, and a test calls every one by name.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::documents::Session;
use crate::failure::Failure;
use crate::host::Host;
use crate::secret::Secrets;
use crate::{anyone, body, both, demo, documents, expert, overview, rehearse, secretariat};

/// What a handler is given besides its request.
pub struct Call<'a> {
    /// Time, randomness, paths, progress.
    pub host: &'a dyn Host,
    /// Secrets beside the request.
    pub secrets: &'a Secrets,
    /// Documents that are open.
    pub session: &'a Session,
}

/// One entry of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Command {
    /// Its name.
    pub name: &'static str,
    /// What it needs beside the request.
    pub needs: Needs,
}

/// The secrets a command needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Needs {
    /// None.
    Nothing,
    /// The passphrase of the document it opens.
    Passphrase,
    /// The passphrase of a document, where the request names one that is not open.
    MaybePassphrase,
    /// The passphrase of the document it makes.
    NewPassphrase,
    /// An opening code, and the passphrase of the work file it makes.
    Code,
    /// An opening code and nothing else.
    OnlyCode,
}

macro_rules! commands {
    ($($name:literal $needs:ident => $handler:path;)*) => {
        /// Every command there is.
        pub const COMMANDS: &[Command] = &[$(Command { name: $name, needs: Needs::$needs }),*];

        /// Runs the command of that name on a request in JSON.
        pub fn call(name: &str, request: Value, cx: &Call<'_>) -> Result<Value, Failure> {
            match name {
                $($name => run(request, |r| $handler(cx, &r)).map_err(Failure::with_system_finding),)*
                other => Err(Failure::new("unknown-command").with("command", other)),
            }
        }

        /// Enters the types of every request and answer into the book.
        #[cfg(feature = "types")]
        pub(crate) fn describe(book: &mut crate::bindings::Book) {
            $(book.command($name, Needs::$needs, $handler);)*
        }
    };
}

commands! {
    "edition.show" Nothing => anyone::edition::show;
    "edition.check" Nothing => anyone::edition::check;
    "office.new" NewPassphrase => secretariat::office::new;
    "clerk.add" Passphrase => both::clerk::add;
    "clerk.retire" Passphrase => both::clerk::retire;
    "clerk.list" Passphrase => both::clerk::list;
    "supervisor.add" Passphrase => both::supervisor::add;
    "supervisor.list" Passphrase => both::supervisor::list;
    "supervisor.remove" Passphrase => both::supervisor::remove;
    "identity.export" Passphrase => both::identity::export;
    "backup" Passphrase => both::backup::backup;
    "restore" Passphrase => both::backup::restore;
    "key.renew" Passphrase => both::keys::renew;
    "office.card" Passphrase => body::card::make;
    "cosign" Passphrase => both::cosign::cosign;
    "allowed-signers" Passphrase => both::allowed_signers::export;
    "ack.import" Passphrase => body::ack::import;
    "edition.export" Passphrase => secretariat::edition::export;
    "edition.import" Passphrase => body::edition::import;
    "filing.export" Passphrase => body::filing::export;
    "filing.accept" Passphrase => secretariat::filing::accept;
    "receipt.import" Passphrase => body::receipt::import;
    "intake" Passphrase => body::intake::intake;
    "accept" Passphrase => body::intake::accept;
    "pack" Passphrase => body::pack::pack;
    "expert.card" NewPassphrase => expert::key::card;
    "open" Code => expert::open::open;
    "pledge" Passphrase => expert::declare::pledge;
    "recuse" Passphrase => expert::declare::recuse;
    "unable" Passphrase => expert::declare::unable;
    "score.import" Passphrase => expert::score::import;
    "sheet" Passphrase => expert::score::sheet;
    "seal" Passphrase => expert::seal::seal;
    "merge" Passphrase => body::merge::merge;
    "slip.export" Passphrase => body::slip::export;
    "slip.import" Passphrase => expert::slip::import;
    "return" Passphrase => body::give_back::give_back;
    "reopen" Passphrase => expert::reopen::reopen;
    "reissue" Passphrase => body::reissue::reissue;
    "replace" Passphrase => body::replace::replace;
    "withdraw" Passphrase => body::withdraw::withdraw;
    "excuse" Passphrase => body::excuse::excuse;
    "revoke" Passphrase => both::revoke::revoke;
    "revocations.import" Passphrase => both::revoke::import;
    "paper.add" Passphrase => body::paper::add;
    "submit" Passphrase => body::submit::submit;
    "paper.seen" Passphrase => secretariat::paper::seen;
    "receive" Passphrase => secretariat::receive::receive;
    "materials.export" Passphrase => body::materials::export;
    "materials.receive" Passphrase => secretariat::materials::receive;
    "tally" Nothing => anyone::tally::tally;
    "explain" Nothing => anyone::explain::explain;
    "verify" MaybePassphrase => anyone::verify::verify;
    "audit" Passphrase => anyone::audit::audit;
    "rehearse" Nothing => rehearse::rehearse;
    "demo" Nothing => demo::demo;
    "inspect" Nothing => anyone::inspect::inspect;
    "close" Nothing => documents::close;
    "code.check" OnlyCode => anyone::code::check;
    "batch.look" MaybePassphrase => expert::look::look;
    "work.see" Passphrase => expert::see::see;
    "work.nomination" Passphrase => expert::see::nomination;
    "enter" Passphrase => expert::enter::enter;
    "note" Passphrase => expert::note::note;
    "check" Passphrase => expert::check::check;
    "office.see" Passphrase => overview::see::see;
    "office.nominations" Passphrase => overview::nominations::nominations;
    "office.nomination" Passphrase => overview::nominations::nomination;
    "office.filing" Passphrase => overview::filing::filing;
    "office.template" Passphrase => overview::filing::template;
    "office.batches" Passphrase => overview::batches::batches;
    "office.ranking" Passphrase => overview::ranking::ranking;
    "office.standing" Passphrase => overview::standing::standing;
    "office.register" Passphrase => overview::register::register;
}

/// The commands that only screens need: the command line has no words of its own for them and reaches them
/// by `call`.
pub const WINDOW_ONLY: &[&str] = &[
    "inspect",
    "close",
    "code.check",
    "batch.look",
    "work.see",
    "work.nomination",
    "enter",
    "note",
    "check",
    "office.see",
    "office.nominations",
    "office.nomination",
    "office.filing",
    "office.template",
    "office.batches",
    "office.ranking",
    "office.standing",
    "office.register",
];

fn run<Q: DeserializeOwned, A: Serialize>(
    request: Value,
    handler: impl FnOnce(Q) -> Result<A, Failure>,
) -> Result<Value, Failure> {
    let request = serde_json::from_value(request).map_err(Failure::usage)?;
    let answer = handler(request)?;
    serde_json::to_value(answer).map_err(crate::failure::internal)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::PathBuf;

    use chrono::{DateTime, FixedOffset};
    use serde_json::json;

    use super::*;
    use crate::host::{Picked, Progress};

    struct Nowhere;

    impl Host for Nowhere {
        fn now(&self) -> DateTime<FixedOffset> {
            DateTime::parse_from_rfc3339("2022-11-01T08:00:00+08:00").unwrap()
        }
        fn random(&self, _: &mut [u8]) -> Result<(), Failure> {
            Err(Failure::new("no-randomness"))
        }
        fn resolve(&self, picked: &Picked) -> Result<PathBuf, Failure> {
            Ok(PathBuf::from(&picked.0))
        }
        fn progress(&self, _: &Progress) {}
        fn warn(&self, failure: &Failure) {
            panic!("{failure}");
        }
        fn cancelled(&self) -> bool {
            false
        }
    }

    fn answer(name: &str) -> Result<Value, Failure> {
        let (secrets, session) = (Secrets::default(), Session::one_shot());
        let cx = Call { host: &Nowhere, secrets: &secrets, session: &session };
        call(name, json!({"no such": "field"}), &cx)
    }

    #[test]
    fn every_command_of_the_list_is_reached_by_its_name_and_refuses_a_foreign_request() {
        for command in COMMANDS {
            assert_eq!(answer(command.name).unwrap_err().code, "usage", "{}", command.name);
        }
        assert_eq!(answer("no.such").unwrap_err().code, "unknown-command");
    }

    #[test]
    fn no_name_stands_twice() {
        let names: BTreeSet<&str> = COMMANDS.iter().map(|c| c.name).collect();
        assert_eq!(names.len(), COMMANDS.len());
    }

    #[test]
    fn what_only_screens_need_are_commands_of_the_list_each_once() {
        let names: BTreeSet<&str> = COMMANDS.iter().map(|c| c.name).collect();
        let window: BTreeSet<&str> = WINDOW_ONLY.iter().copied().collect();
        assert!(window.is_subset(&names), "{window:?}");
        assert_eq!(window.len(), WINDOW_ONLY.len());
    }
}
