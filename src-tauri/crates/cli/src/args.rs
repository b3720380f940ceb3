//! What can be typed, as types. Every argument struct serialises to exactly the request of its command,
//! so that nothing is translated by hand; the words of `--help` come from the catalogue.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use serde::Serialize;

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
    /// File that holds the passphrase.
    #[arg(long, global = true, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
    /// The version.
    #[arg(short = 'V', long, action = clap::ArgAction::Version)]
    pub version: Option<bool>,
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Editions.
    #[command(subcommand)]
    Edition(EditionVerb),
    /// Office files.
    #[command(subcommand)]
    Office(OfficeVerb),
    /// Filings.
    #[command(subcommand)]
    Filing(FilingVerb),
    /// Receipts.
    #[command(subcommand)]
    Receipt(ReceiptVerb),
    /// Nominations in.
    #[command(
        after_help = "hengjian intake --office body.hjo --track electronics nominations.xlsx --attachments files/"
    )]
    Intake(Intake),
    /// A clerk accepts nominations.
    #[command(
        after_help = "hengjian accept --office body.hjo --track electronics --all --by 王敏 --reason 形式审查通过"
    )]
    Accept(Accept),
    /// Batches out.
    #[command(
        after_help = "hengjian pack --office body.hjo --track electronics --batches sticks/ --letters letters/"
    )]
    Pack(Pack),
    /// A batch becomes a work file.
    #[command(
        after_help = "hengjian open batch.hjb --code-file code.txt --passphrase-file p.txt --trust \"12345 67890 …\""
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
    /// Results in, ranking out.
    #[command(after_help = "hengjian merge --office body.hjo stick/results-*.hjb")]
    Merge(Merge),
    /// The merged result to the secretariat.
    #[command(after_help = "hengjian submit --office body.hjo --track electronics --out stick/")]
    Submit(Submit),
    /// A submission at the secretariat.
    #[command(after_help = "hengjian receive --office secretariat.hjo submission.hjb --out stick/")]
    Receive(Receive),
    /// The official result from marks.
    #[command(after_help = "hengjian tally --criteria criteria.json scores.csv --json")]
    Tally(Tally),
    /// Any bundle.
    #[command(after_help = "hengjian verify receipt.hjb results.hjb --trust \"12345 67890 …\"")]
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

/// `edition …`
#[derive(Debug, Subcommand)]
pub enum EditionVerb {
    /// The edition as data.
    #[command(after_help = "hengjian edition show 2022 --json")]
    Show(EditionShow),
    /// Checks an edition file.
    #[command(after_help = "hengjian edition check 2023.toml")]
    Check(OneFile),
    /// The secretariat's signed edition.
    #[command(after_help = "hengjian edition export --office secretariat.hjo --out stick/")]
    Export(EditionExport),
    /// A body takes the edition in.
    #[command(
        after_help = "hengjian edition import --office body.hjo edition-2022.hjb --trust \"12345 67890 …\""
    )]
    Import(EditionImport),
}

/// `office …`
#[derive(Debug, Subcommand)]
pub enum OfficeVerb {
    /// A new office file with its key.
    #[command(
        after_help = "hengjian office new --role body --body cast-info --name 信息科技学会联合体 body.hjo"
    )]
    New(OfficeNew),
}

/// `filing …`
#[derive(Debug, Subcommand)]
pub enum FilingVerb {
    /// A body files criteria, panel and plan.
    #[command(
        after_help = "hengjian filing export --office body.hjo --track electronics --panel panel.csv --closing 2022-11-20 --out stick/"
    )]
    Export(FilingExport),
    /// The secretariat receipts a filing.
    #[command(
        after_help = "hengjian filing accept --office secretariat.hjo filing.hjb --digits \"12345 67890 …\" --by 李明 --out stick/"
    )]
    Accept(FilingAccept),
}

/// `receipt …`
#[derive(Debug, Subcommand)]
pub enum ReceiptVerb {
    /// A body takes its receipt in.
    #[command(after_help = "hengjian receipt import --office body.hjo receipt.hjb")]
    Import(OfficeFile),
}

/// `score …`
#[derive(Debug, Subcommand)]
pub enum ScoreVerb {
    /// Scores from a spreadsheet.
    #[command(after_help = "hengjian score import my.hjw scores.csv")]
    Import(ScoreImport),
}

/// Role of an office.
#[derive(Debug, Clone, Copy, ValueEnum, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 秘书处.
    Secretariat,
    /// 初评机构.
    Body,
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

macro_rules! args {
    ($($(#[$doc:meta])* $name:ident { $($(#[$attr:meta])* $field:ident : $type:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Args, Serialize)]
        pub struct $name {
            $(
                #[allow(missing_docs)] // the words are in the catalogue, under arg-<name>
                $(#[$attr])*
                pub $field: $type,
            )*
        }
    )*};
}

args! {
    /// One file.
    OneFile { file: PathBuf, }
    /// An office file and a bundle.
    OfficeFile { #[arg(long)] office: PathBuf, file: PathBuf, }
    /// A work file.
    Work { work: PathBuf, }
    /// `edition show`.
    EditionShow { edition: Option<String>, }
    /// `edition export`.
    EditionExport {
        #[arg(long)] office: PathBuf,
        #[arg(long, value_name = "FILE.toml")] edition: Option<PathBuf>,
        #[arg(long, default_value = ".")] out: PathBuf,
        #[arg(long)] force: bool,
    }
    /// `edition import`.
    EditionImport {
        #[arg(long)] office: PathBuf,
        file: PathBuf,
        #[arg(long, value_name = "DIGITS")] trust: Option<String>,
    }
    /// `office new`.
    OfficeNew {
        #[arg(long)] role: Role,
        #[arg(long)] name: String,
        #[arg(long)] body: Option<String>,
        #[arg(long)] rehearsal: bool,
        file: PathBuf,
    }
    /// `filing export`.
    FilingExport {
        #[arg(long)] office: PathBuf,
        #[arg(long)] track: Option<String>,
        #[arg(long, value_name = "CRITERIA.json")] criteria: Option<PathBuf>,
        #[arg(long, value_name = "PANEL.csv")] panel: PathBuf,
        #[arg(long, value_name = "DATE")] closing: String,
        #[arg(long, default_value = ".")] out: PathBuf,
        #[arg(long)] force: bool,
    }
    /// `filing accept`.
    FilingAccept {
        #[arg(long)] office: PathBuf,
        file: PathBuf,
        #[arg(long)] digits: Option<String>,
        #[arg(long, value_name = "NAME")] by: String,
        #[arg(long)] number: Option<String>,
        #[arg(long, default_value = ".")] out: PathBuf,
        #[arg(long)] force: bool,
    }
    /// `intake`.
    Intake {
        #[arg(long)] office: PathBuf,
        #[arg(long)] track: Option<String>,
        file: PathBuf,
        #[arg(long, value_name = "DIR")] attachments: Option<PathBuf>,
        #[arg(long)] dry_run: bool,
    }
    /// `accept`.
    Accept {
        #[arg(long)] office: PathBuf,
        #[arg(long)] track: Option<String>,
        nominations: Vec<String>,
        #[arg(long)] all: bool,
        #[arg(long)] reason: String,
        #[arg(long, value_name = "NAME")] by: String,
    }
    /// `pack`.
    Pack {
        #[arg(long)] office: PathBuf,
        #[arg(long)] track: Option<String>,
        #[arg(long, value_name = "DIR")] batches: PathBuf,
        #[arg(long, value_name = "DIR")] letters: PathBuf,
        #[arg(long, value_name = "ASSIGNMENT.csv")] assignment: Option<PathBuf>,
        #[arg(long)] force: bool,
    }
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
    /// `seal`.
    Seal {
        work: PathBuf,
        #[arg(long, value_name = "DIR")] out: PathBuf,
        #[arg(long)] force: bool,
    }
    /// `merge`.
    Merge {
        #[arg(long)] office: PathBuf,
        #[arg(long)] track: Option<String>,
        files: Vec<PathBuf>,
    }
    /// `submit`.
    Submit {
        #[arg(long)] office: PathBuf,
        #[arg(long)] track: Option<String>,
        #[arg(long, value_name = "E003=REASON")] absent: Vec<String>,
        #[arg(long, default_value = ".")] out: PathBuf,
        #[arg(long)] force: bool,
    }
    /// `receive`.
    Receive {
        #[arg(long)] office: PathBuf,
        file: PathBuf,
        #[arg(long, default_value = ".")] out: PathBuf,
        #[arg(long)] force: bool,
    }
    /// `tally`.
    Tally {
        #[arg(long, value_name = "CRITERIA.json")] criteria: Option<PathBuf>,
        #[arg(long, value_name = "WEIGHTS.csv")] weights: Option<PathBuf>,
        #[arg(long)] lower_is_better: bool,
        scores: PathBuf,
    }
    /// `verify`.
    Verify {
        #[arg(required = true)] files: Vec<PathBuf>,
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
    /// Go on without having compared them.
    #[arg(long)]
    pub unverified: bool,
    /// The work file to make.
    #[arg(long, value_name = "WORK.hjw")]
    pub out: Option<PathBuf>,
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
