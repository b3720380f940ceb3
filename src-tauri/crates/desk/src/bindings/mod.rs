//! The types of the screens, written from the list of commands: every request and answer, and every type
//! that is part of one. Built with the feature `types` alone, so that no program that ships carries it;
//! `cargo xtask bindings` writes the file or says that it differs. No file is written here.

mod print;
mod shape;

use std::any::{TypeId, type_name};
use std::collections::{BTreeMap, BTreeSet};

use ts_rs::{Config, TS, TypeVisitor};

use crate::command::{self, Call, Needs};
use crate::failure::Failure;
use crate::host::Progress;
use shape::Shape;

const HEAD: &str = "\
// The commands of the desks as the screens see them. Written by `cargo xtask bindings` from the Rust types;
// never edited by hand.
";

/// Every command and every type that one of them names.
pub struct Book {
    config: Config,
    types: BTreeMap<String, Entry>,
    requests: BTreeSet<String>,
    commands: Vec<Line>,
    faults: Vec<String>,
}

struct Entry {
    id: TypeId,
    rust: &'static str,
    doc: String,
    shape: Shape,
}

/// One command, with the names of its types.
struct Line {
    name: &'static str,
    needs: Needs,
    request: String,
    answer: String,
}

/// The whole file; or what keeps it from being written, such as two types of one name.
pub fn write() -> Result<String, Vec<String>> {
    let mut book = Book::new();
    command::describe(&mut book);
    book.visit::<Needs>();
    book.visit::<Failure>();
    book.visit::<Progress>();
    book.finish()
}

impl Book {
    fn new() -> Self {
        Self {
            // serde_json writes every integer as a number.
            config: Config::new().with_large_int("number"),
            types: BTreeMap::new(),
            requests: BTreeSet::new(),
            commands: Vec::new(),
            faults: Vec::new(),
        }
    }

    /// Enters a command; its types are those of the handler, so that the list cannot say others.
    pub(crate) fn command<Q: TS + 'static, A: TS + 'static>(
        &mut self,
        name: &'static str,
        needs: Needs,
        _: fn(&Call<'_>, &Q) -> Result<A, Failure>,
    ) {
        self.visit::<Q>();
        self.visit::<A>();
        let (request, answer) = (Q::name(&self.config), A::name(&self.config));
        self.requests.insert(request.clone());
        self.commands.push(Line { name, needs, request, answer });
    }

    fn finish(mut self) -> Result<String, Vec<String>> {
        if !self.faults.is_empty() {
            return Err(self.faults);
        }
        let mut text = HEAD.to_owned();
        for (name, entry) in &mut self.types {
            entry.shape.settle(self.requests.contains(name));
            text.push_str(&print::declaration(name, &entry.doc, &entry.shape));
        }
        text.push_str(&self.table());
        Ok(text)
    }

    fn table(&self) -> String {
        let line = |l: &Line| {
            let name = print::key(l.name);
            format!("  {name}: {{ request: {}; answer: {} }};\n", l.request, l.answer)
        };
        let needs = |l: &Line| {
            let word = serde_json::to_value(l.needs).unwrap_or_default();
            format!("  {}: {word},\n", print::key(l.name))
        };
        format!(
            "\n/** Every command, with what it is asked and what it answers. */\n\
             export interface Commands {{\n{}}}\n\n\
             /** The secrets that each command needs beside its request. */\n\
             export const NEEDS: Record<keyof Commands, Needs> = {{\n{}}};\n",
            self.commands.iter().map(line).collect::<String>(),
            self.commands.iter().map(needs).collect::<String>(),
        )
    }

    fn enter<T: TS + 'static + ?Sized>(&mut self, name: String) {
        match shape::read(&T::inline(&self.config)) {
            Ok(shape) => {
                let doc = shape::first_sentence(&T::docs().unwrap_or_default());
                let entry = Entry { id: TypeId::of::<T>(), rust: type_name::<T>(), doc, shape };
                self.types.insert(name, entry);
            }
            Err(fault) => self.faults.push(format!("{}: {fault}", type_name::<T>())),
        }
        T::visit_dependencies(self);
    }
}

impl TypeVisitor for Book {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // What has no file of its own in ts-rs (numbers, lists, maps) has no name of its own either.
        if T::output_path().is_none() {
            return;
        }
        let name = T::ident(&self.config);
        match self.types.get(&name) {
            None => self.enter::<T>(name),
            Some(entry) if entry.id == TypeId::of::<T>() => {}
            Some(entry) => self.faults.push(format!(
                "{} and {} would both be named {name}; give one of them #[ts(rename = \"…\")]",
                entry.rust,
                type_name::<T>(),
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde::Serialize;

    use super::*;
    use crate::command::COMMANDS;

    #[test]
    fn every_command_of_the_list_has_its_types_and_its_secrets() {
        let text = write().unwrap();
        let (_, tables) = text.split_once("export interface Commands").unwrap();
        let (types, needs) = tables.split_once("export const NEEDS").unwrap();
        for command in COMMANDS {
            let key = print::key(command.name);
            assert_eq!(types.matches(&format!("\n  {key}: {{ request: ")).count(), 1, "{key}");
            assert_eq!(needs.matches(&format!("\n  {key}: \"")).count(), 1, "{key}");
        }
    }

    mod other {
        #[derive(serde::Serialize, ts_rs::TS)]
        pub struct Named {
            pub here: bool,
        }
    }

    #[derive(Serialize, TS)]
    struct Named {
        there: bool,
    }

    #[test]
    fn two_types_of_one_name_are_refused_and_both_are_told() {
        let mut book = Book::new();
        book.visit::<Named>();
        book.visit::<Named>();
        assert!(book.faults.is_empty());
        book.visit::<other::Named>();
        let faults = book.finish().unwrap_err();
        assert_eq!(faults.len(), 1);
        assert!(faults[0].contains("tests::Named and") && faults[0].contains("other::Named"));
    }

    #[derive(Serialize, TS)]
    struct Both {
        asked: Option<bool>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        told: Option<u64>,
    }

    #[test]
    fn a_request_may_leave_out_what_may_be_null_and_an_answer_leaves_out_instead_of_null() {
        let mut book = Book::new();
        book.visit::<Both>();
        let text = book.finish().unwrap();
        assert!(text.contains("  asked: boolean | null;\n  told?: number;\n"), "{text}");
        let mut book = Book::new();
        book.visit::<Both>();
        book.requests.insert("Both".to_owned());
        let text = book.finish().unwrap();
        assert!(text.contains("  asked?: boolean | null;\n"), "{text}");
    }
}
