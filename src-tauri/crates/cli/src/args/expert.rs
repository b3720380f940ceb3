//! What an expert can type: his way without a window. The opening code's file is named here and is no part
//! of the request.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde::Serialize;

/// The expert's verbs.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// A batch becomes a work file.
    #[command(
        after_help = "hengjian open batch.hjb --code-file code.txt --passphrase-file p.txt --trust \"12345 67890 …\"\nhengjian open batch.hjb --code-file code.txt --pinned-by earlier.hjw --key expert-key"
    )]
    Open(Open),
    /// The expert's pledge.
    #[command(after_help = "hengjian pledge my.hjw")]
    Pledge(Work),
    /// A recusal, or that there is none.
    #[command(
        after_help = "hengjian recuse my.hjw --nomination n012 --reason same_unit\nhengjian recuse my.hjw --none"
    )]
    Recuse(Recuse),
    /// Unable to judge.
    #[command(after_help = "hengjian unable my.hjw --nomination n012 --reason 非本人专业")]
    Unable(Unable),
    /// Scores.
    #[command(subcommand)]
    Score(ScoreVerb),
    /// The sheet as it stands.
    #[command(after_help = "hengjian sheet my.hjw")]
    Sheet(Work),
    /// Freeze and sign.
    #[command(after_help = "hengjian seal my.hjw --out stick/")]
    Seal(Seal),
}

/// `score …`
#[derive(Debug, Subcommand)]
pub enum ScoreVerb {
    /// Scores from a spreadsheet.
    #[command(after_help = "hengjian score import my.hjw scores.csv")]
    Import(ScoreImport),
}

args! {
    /// A work file.
    Work { work: PathBuf, }
    /// `recuse`.
    Recuse {
        work: PathBuf,
        #[arg(long, required_unless_present = "none", conflicts_with = "none")]
        nomination: Option<String>,
        #[arg(long, requires = "nomination")] reason: Option<String>,
        #[arg(long)] none: bool,
    }
    /// `unable`.
    Unable {
        work: PathBuf,
        #[arg(long)] nomination: String,
        #[arg(long)] reason: String,
    }
    /// `score import`.
    ScoreImport {
        work: PathBuf,
        file: PathBuf,
        #[arg(long)] dry_run: bool,
    }
    /// `key card`.
    KeyCard {
        #[arg(long, conflicts_with_all = ["person", "unit"])] office: Option<PathBuf>,
        #[arg(long = "name", value_name = "NAME", required_unless_present = "office")]
        #[serde(rename = "name")]
        person: Option<String>,
        #[arg(long)] unit: Option<String>,
        #[arg(long, value_name = "DIR")] out: PathBuf,
        #[arg(long)] force: bool,
    }
    /// `seal`.
    Seal {
        work: PathBuf,
        #[arg(long, value_name = "DIR")] out: PathBuf,
        #[arg(long)] force: bool,
    }
}

/// `open`; the code's file is no part of the request.
#[derive(Debug, Args, Serialize)]
pub struct Open {
    /// The batch.
    pub file: PathBuf,
    /// File that holds the opening code.
    #[arg(long, value_name = "FILE")]
    #[serde(skip)]
    pub code_file: Option<PathBuf>,
    /// The secretariat's digits.
    #[arg(long, value_name = "DIGITS")]
    pub trust: Option<String>,
    /// A work file of the same edition that knows them.
    #[arg(long, value_name = "WORK.hjw", conflicts_with_all = ["trust", "unverified"])]
    pub pinned_by: Option<PathBuf>,
    /// The expert's key file, where the key was filed.
    #[arg(long, value_name = "FILE")]
    pub key: Option<PathBuf>,
    /// Go on without having compared them.
    #[arg(long)]
    pub unverified: bool,
    /// The work file to make.
    #[arg(long, value_name = "WORK.hjw")]
    pub out: Option<PathBuf>,
}
