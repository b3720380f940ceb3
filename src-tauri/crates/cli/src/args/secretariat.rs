//! What the secretariat's clerk can type.

use std::path::PathBuf;

use clap::Subcommand;

/// The secretariat's verbs.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// A submission at the secretariat.
    #[command(
        after_help = "hengjian receive --office secretariat.hjo submission.hjb.age --out stick/\nhengjian receive --office secretariat.hjo submission.hjb.age --override P11 --reason 经批准 --by 李明 --second 周宁"
    )]
    Receive(Receive),
}

args! {
    /// `edition export`.
    EditionExport {
        #[arg(long)] office: PathBuf,
        #[arg(long, value_name = "FILE.toml")] edition: Option<PathBuf>,
        #[arg(long)] signed_by_new: bool,
        #[arg(long, default_value = ".")] out: PathBuf,
        #[arg(long)] force: bool,
    }
    /// `filing accept`.
    FilingAccept {
        #[arg(long)] office: PathBuf,
        file: PathBuf,
        #[arg(long)] digits: Vec<String>,
        #[arg(long, value_name = "NAME")] by: String,
        #[arg(long)] number: Option<String>,
        #[arg(long, default_value = ".")] out: PathBuf,
        #[arg(long)] force: bool,
    }
    /// `paper seen`.
    PaperSeen {
        #[arg(long)] office: PathBuf,
        #[arg(long, value_name = "DIGITS")] results_digits: String,
        #[arg(long, value_name = "DIGITS")] fingerprint_digits: String,
        #[arg(long, value_name = "NAME")] by: String,
        #[arg(required = true)] files: Vec<PathBuf>,
    }
    /// `receive`.
    Receive {
        #[arg(long)] office: PathBuf,
        file: PathBuf,
        #[arg(
            long = "override",
            value_name = "P11",
            value_delimiter = ',',
            requires_all = ["reason", "by", "second"]
        )]
        #[serde(skip)]
        overriding: Vec<String>,
        #[arg(long, requires = "overriding")]
        #[serde(skip)]
        reason: Option<String>,
        #[arg(long, value_name = "NAME", requires = "overriding")]
        #[serde(skip)]
        by: Option<String>,
        #[arg(long, value_name = "NAME", requires = "overriding")]
        #[serde(skip)]
        second: Option<String>,
        #[arg(long, default_value = ".")] out: PathBuf,
        #[arg(long)] force: bool,
    }
}
