//! Verbs under nouns that several desks share: the edition, office files, filings. Which desk answers a
//! verb stands in `request.rs`.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};
use serde::Serialize;

use super::anyone::EditionShow;
use super::body::{EditionImport, FilingExport};
use super::secretariat::{EditionExport, FilingAccept};

/// Nouns that more than one desk has verbs for.
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

/// Role of an office.
#[derive(Debug, Clone, Copy, ValueEnum, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 秘书处.
    Secretariat,
    /// 初评机构.
    Body,
}

args! {
    /// One file.
    OneFile { file: PathBuf, }
    /// An office file and a bundle.
    OfficeFile { #[arg(long)] office: PathBuf, file: PathBuf, }
    /// `office new`.
    OfficeNew {
        #[arg(long)] role: Role,
        #[arg(long)] name: String,
        #[arg(long)] body: Option<String>,
        #[arg(long)] rehearsal: bool,
        file: PathBuf,
    }
}
