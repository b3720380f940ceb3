//! What the secretariat's clerk can type.

use std::path::PathBuf;

use clap::Subcommand;

/// The secretariat's verbs.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// A submission at the secretariat.
    #[command(after_help = "hengjian receive --office secretariat.hjo submission.hjb --out stick/")]
    Receive(Receive),
}

args! {
    /// `edition export`.
    EditionExport {
        #[arg(long)] office: PathBuf,
        #[arg(long, value_name = "FILE.toml")] edition: Option<PathBuf>,
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
    /// `receive`.
    Receive {
        #[arg(long)] office: PathBuf,
        file: PathBuf,
        #[arg(long, default_value = ".")] out: PathBuf,
        #[arg(long)] force: bool,
    }
}
