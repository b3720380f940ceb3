//! What anyone can type without holding an office: looking, checking, rehearsing, and what the command
//! line says about itself.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use serde::Serialize;

/// Anyone's verbs.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// The official result from marks.
    #[command(after_help = "hengjian tally --criteria criteria.json scores.csv --json")]
    Tally(Tally),
    /// Any bundle.
    #[command(
        after_help = "hengjian verify receipt.hjb results.hjb --trust \"12345 67890 …\"\nhengjian verify --office body.hjo receipt.hjb results.hjb.age\nhengjian verify --explain results.hjb > by-hand.sh"
    )]
    Verify(Verify),
    /// The audit chain of a document.
    #[command(after_help = "hengjian audit body.hjo --passphrase-file p.txt")]
    Audit(Audit),
    /// The whole chain from given marks.
    #[command(after_help = "hengjian rehearse --scores scores.csv --out rehearsal/")]
    Rehearse(Rehearse),
    /// A demo programme.
    #[command(after_help = "hengjian demo --out demo/\nhengjian demo --out demo/ --until review")]
    Demo(Demo),
    /// Any command by name.
    #[command(after_help = "hengjian call edition.show '{\"edition\":\"2022\"}'")]
    Call(CallByName),
    /// Shell completions.
    #[command(after_help = "hengjian completions bash")]
    Completions(Completions),
    /// The manual page.
    #[command(after_help = "hengjian man > hengjian.1")]
    Man,
}

/// How far a demo is walked.
#[derive(Debug, Clone, Copy, ValueEnum, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Until {
    /// To the end.
    End,
    /// Until the first expert is to review.
    Review,
}

args! {
    /// `edition show`.
    EditionShow { edition: Option<String>, }
    /// `tally`.
    Tally {
        #[arg(long, value_name = "CRITERIA.json")] criteria: Option<PathBuf>,
        #[arg(long, value_name = "WEIGHTS.csv")] weights: Option<PathBuf>,
        #[arg(long)] lower_is_better: bool,
        scores: PathBuf,
    }
    /// `verify`.
    Verify {
        #[arg(long)]
        #[serde(skip)]
        explain: bool,
        #[arg(required = true)] files: Vec<PathBuf>,
        #[arg(long)] office: Option<PathBuf>,
        #[arg(long, value_name = "DIGITS|FINGERPRINT")] trust: Option<String>,
        #[arg(long = "type", value_name = "TYPE")]
        #[serde(rename = "type")]
        kind: Option<String>,
    }
    /// `audit`.
    Audit { file: PathBuf, }
    /// `rehearse`.
    Rehearse {
        #[arg(long)] scores: PathBuf,
        #[arg(long)] recusals: Option<PathBuf>,
        #[arg(long, value_name = "CRITERIA.json")] criteria: Option<PathBuf>,
        #[arg(long, value_name = "WEIGHTS.csv")] weights: Option<PathBuf>,
        #[arg(long)] lower_is_better: bool,
        #[arg(long, value_name = "DIR")] out: PathBuf,
    }
    /// `demo`.
    Demo {
        #[arg(long, value_name = "DIR")] out: PathBuf,
        #[arg(long, value_name = "end|review", hide_possible_values = true)] until: Option<Until>,
    }
}

/// `call`.
#[derive(Debug, Args)]
pub struct CallByName {
    /// Name of the command.
    pub command: String,
    /// Its request.
    pub request: String,
    /// File that holds an opening code.
    #[arg(long, value_name = "FILE")]
    pub code_file: Option<PathBuf>,
}

/// `completions`.
#[derive(Debug, Args)]
pub struct Completions {
    /// Which shell.
    pub shell: clap_complete::Shell,
}
