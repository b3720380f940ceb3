//! What the review body's clerk can type.

use std::path::PathBuf;

use clap::Subcommand;

use super::both::OfficeFile;
use super::joint::Binding;

/// The body's verbs.
#[derive(Debug, Subcommand)]
pub enum Verb {
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
        after_help = "hengjian pack --office body.hjo --track electronics --batches sticks/ --letters letters/\nhengjian pack --office body.hjo --further --batches sticks/ --letters letters/"
    )]
    Pack(Pack),
    /// Results in, ranking out.
    #[command(
        after_help = "hengjian merge --office body.hjo stick/results-*.hjb.age --slips slips/"
    )]
    Merge(Merge),
    /// The merged result to the secretariat.
    #[command(after_help = "hengjian submit --office body.hjo --track electronics --out stick/")]
    Submit(Submit),
}

/// `receipt …`
#[derive(Debug, Subcommand)]
pub enum ReceiptVerb {
    /// A body takes its receipt in.
    #[command(after_help = "hengjian receipt import --office body.hjo receipt.hjb")]
    Import(OfficeFile),
}

args! {
    /// `edition import`.
    EditionImport {
        #[arg(long)] office: PathBuf,
        file: PathBuf,
        #[arg(long, value_name = "DIGITS")] trust: Option<String>,
    }
    /// `filing export`.
    FilingExport {
        #[arg(long)] office: PathBuf,
        #[arg(long)] track: Option<String>,
        #[arg(long, value_name = "CRITERIA.json")] criteria: Option<PathBuf>,
        #[arg(long, value_name = "PANEL.csv")] panel: PathBuf,
        #[arg(long, value_name = "DATE")] closing: String,
        #[arg(long, value_name = "mac|paper-claimed|paper-seen|filed", hide_possible_values = true)]
        binding: Option<Binding>,
        #[arg(long, value_name = "CARD.json")] joint: Option<PathBuf>,
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
        #[arg(long)] further: bool,
        #[arg(long)] force: bool,
    }
    /// `merge`.
    Merge {
        #[arg(long)] office: PathBuf,
        #[arg(long)] track: Option<String>,
        #[arg(long, value_name = "DIR")] slips: Option<PathBuf>,
        files: Vec<PathBuf>,
    }
    /// `paper add`.
    PaperAdd {
        #[arg(long)] office: PathBuf,
        #[arg(long)] track: Option<String>,
        #[arg(long, value_name = "DIGEST|DIGITS", required_unless_present = "expert")]
        results: Option<String>,
        #[arg(long, value_name = "E003")] expert: Option<String>,
        file: PathBuf,
    }
    /// `submit`.
    Submit {
        #[arg(long)] office: PathBuf,
        #[arg(long)] track: Option<String>,
        #[arg(long, value_name = "E003=REASON")] absent: Vec<String>,
        #[arg(long, default_value = ".")] out: PathBuf,
        #[arg(long)] force: bool,
    }
}
