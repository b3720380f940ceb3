//! What can be typed, as types: the command line and who acts by its verbs, one file for each desk. Every
//! argument struct serialises to exactly the request of its command, so that nothing is translated by hand;
//! the words of `--help` come from the catalogue and are never here.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

/// Argument structs that are requests: fields as clap and serde both take them.
macro_rules! args {
    ($($(#[$doc:meta])* $name:ident { $($(#[$attr:meta])* $field:ident : $type:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, clap::Args, serde::Serialize)]
        pub struct $name {
            $(
                #[allow(missing_docs)] // the words are in the catalogue, under arg-<name>
                $(#[$attr])*
                pub $field: $type,
            )*
        }
    )*};
}

pub mod again;
pub mod anyone;
pub mod body;
pub mod both;
pub mod expert;
pub mod joint;
pub mod secretariat;

/// The command line `hengjian`.
#[derive(Debug, Parser)]
#[command(name = "hengjian", version, disable_help_subcommand = true, disable_version_flag = true)]
pub struct Cli {
    /// JSON on stdout.
    #[arg(long, global = true)]
    pub json: bool,
    /// Language of texts.
    #[arg(long, global = true, value_name = "zh|en")]
    pub lang: Option<String>,
    /// Where secrets are.
    #[command(flatten)]
    pub secrets: SecretFiles,
    /// The version.
    #[arg(short = 'V', long, action = clap::ArgAction::Version)]
    pub version: Option<bool>,
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
}

/// Files that hold secrets; a secret itself is never an argument.
#[derive(Debug, clap::Args)]
pub struct SecretFiles {
    /// File that holds the passphrase of the document.
    #[arg(long, global = true, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
    /// File that holds the passphrase of the acting clerk's personal key.
    #[arg(long, global = true, value_name = "FILE")]
    pub clerk_passphrase_file: Option<PathBuf>,
    /// File that holds the passphrase of the second clerk's personal key.
    #[arg(long, global = true, value_name = "FILE")]
    pub second_passphrase_file: Option<PathBuf>,
    /// File that holds the passphrase of a key file that is brought along.
    #[arg(long, global = true, value_name = "FILE")]
    pub key_passphrase_file: Option<PathBuf>,
}

/// The commands, by who acts. A verb is added to the enum of its desk.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Nouns that more than one desk has verbs for.
    #[command(flatten)]
    Both(both::Verb),
    /// The review body.
    #[command(flatten)]
    Body(body::Verb),
    /// Joint bodies, and keys for stock tools.
    #[command(flatten)]
    Joint(joint::Verb),
    /// What is done again, or no longer counts.
    #[command(flatten)]
    Again(again::Verb),
    /// The expert.
    #[command(flatten)]
    Expert(expert::Verb),
    /// The secretariat.
    #[command(flatten)]
    Secretariat(secretariat::Verb),
    /// Anyone, without an office.
    #[command(flatten)]
    Anyone(anyone::Verb),
}
