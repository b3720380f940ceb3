//! Verbs under nouns that several desks share: the edition, office files, filings. Which desk answers a
//! verb stands in `request.rs`.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};
use serde::Serialize;

use super::anyone::EditionShow;
use super::body::{EditionImport, FilingExport, PaperAdd};
use super::expert::KeyCard;
use super::joint::KeyRenew;
use super::secretariat::{EditionExport, FilingAccept, PaperSeen};

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
    /// Clerks with keys of their own.
    #[command(subcommand)]
    Clerk(ClerkVerb),
    /// Who may look and change nothing.
    #[command(subcommand)]
    Supervisor(SupervisorVerb),
    /// A copy against loss.
    #[command(after_help = "hengjian backup --office body.hjo --to /media/backup/")]
    Backup(Backup),
    /// An office file from its copy.
    #[command(
        after_help = "hengjian restore body-20221103-091500.hjo --out body.hjo --reason 硬盘损坏"
    )]
    Restore(Restore),
    /// The office's age identity.
    #[command(subcommand)]
    Identity(IdentityVerb),
    /// Attachments of what is recommended.
    #[command(subcommand)]
    Materials(MaterialsVerb),
    /// Keys.
    #[command(subcommand)]
    Key(KeyVerb),
    /// Pages that experts signed in ink.
    #[command(subcommand)]
    Paper(PaperVerb),
}

/// `key …`
#[derive(Debug, Subcommand)]
pub enum KeyVerb {
    /// An expert's key and its card, before the panel is filed.
    #[command(
        after_help = "hengjian key card --name 赵一 --unit 示例大学 --out mine/\nhengjian key card --office second.hjo --out stick/"
    )]
    Card(KeyCard),
    /// A new signing key of an office.
    #[command(
        after_help = "hengjian key renew --office body.hjo\nhengjian key renew --office body.hjo --import id_ed25519"
    )]
    Renew(KeyRenew),
}

/// `paper …`
#[derive(Debug, Subcommand)]
pub enum PaperVerb {
    /// The body attaches a scan.
    #[command(after_help = "hengjian paper add --office body.hjo --expert E003 scan.pdf")]
    Add(PaperAdd),
    /// The secretariat has compared an original.
    #[command(
        after_help = "hengjian paper seen --office secretariat.hjo --results-digits \"12345 67890 …\" --fingerprint-digits \"12345 67890 …\" --by 李明 submission.hjb"
    )]
    Seen(PaperSeen),
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

/// `clerk …`
#[derive(Debug, Subcommand)]
pub enum ClerkVerb {
    /// A clerk registers a personal key.
    #[command(
        after_help = "hengjian clerk add --office secretariat.hjo --clerk-passphrase-file mine.txt 李明"
    )]
    Add(Named),
    /// A clerk signs no more.
    #[command(after_help = "hengjian clerk retire --office body.hjo --reason 调离 --by 王敏 李明")]
    Retire(ClerkRetire),
    /// The clerks and their keys.
    #[command(after_help = "hengjian clerk list --office secretariat.hjo")]
    List(Office),
}

/// `supervisor …`
#[derive(Debug, Subcommand)]
pub enum SupervisorVerb {
    /// Lets somebody look.
    #[command(
        after_help = "hengjian supervisor add --office body.hjo --clerk-passphrase-file theirs.txt 赵监督"
    )]
    Add(Named),
    /// Who may look.
    #[command(after_help = "hengjian supervisor list --office body.hjo")]
    List(Office),
    /// Takes that away.
    #[command(after_help = "hengjian supervisor remove --office body.hjo 赵监督")]
    Remove(Named),
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
        after_help = "hengjian filing accept --office secretariat.hjo filing.hjb --digits \"12345 67890 …\" --by 李明 --out stick/\nhengjian filing accept --office secretariat.hjo filing-green-v1.hjb --digits \"12345 67890 …\" --digits \"54321 09876 …\" --by 李明"
    )]
    Accept(FilingAccept),
}

/// `identity …`
#[derive(Debug, Subcommand)]
pub enum IdentityVerb {
    /// The identity as a file for stock `age -d -i`.
    #[command(after_help = "hengjian identity export --office body.hjo --out body-identity.txt")]
    Export(IdentityExport),
}

/// `materials …`
#[derive(Debug, Subcommand)]
pub enum MaterialsVerb {
    /// A body sends them to the secretariat.
    #[command(
        after_help = "hengjian materials export --office body.hjo --track electronics --out stick/"
    )]
    Export(MaterialsExport),
    /// The secretariat takes them in.
    #[command(
        after_help = "hengjian materials receive --office secretariat.hjo materials-electronics.hjb.age"
    )]
    Receive(OfficeFile),
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
    /// `identity export`.
    IdentityExport {
        #[arg(long)] office: PathBuf,
        #[arg(long, value_name = "FILE")] out: PathBuf,
        #[arg(long)] force: bool,
    }
    /// `clerk retire`.
    ClerkRetire {
        #[arg(long)] office: PathBuf,
        #[arg(long)] reason: String,
        #[arg(long, value_name = "NAME")] by: String,
        #[arg(value_name = "NAME")]
        #[serde(rename = "name")]
        person: String,
    }
    /// An office file and a person.
    Named {
        #[arg(long)] office: PathBuf,
        #[arg(value_name = "NAME")]
        #[serde(rename = "name")]
        person: String,
    }
    /// An office file.
    Office { #[arg(long)] office: PathBuf, }
    /// `backup`.
    Backup {
        #[arg(long)] office: PathBuf,
        #[arg(long, value_name = "DIR")] to: PathBuf,
    }
    /// `restore`.
    Restore {
        file: PathBuf,
        #[arg(long = "out", value_name = "FILE.hjo")]
        #[serde(rename = "out")]
        into: PathBuf,
        #[arg(long)] reason: Option<String>,
    }
    /// `materials export`.
    MaterialsExport {
        #[arg(long)] office: PathBuf,
        #[arg(long)] track: Option<String>,
        #[arg(long, default_value = ".")] out: PathBuf,
        #[arg(long)] force: bool,
    }
    /// `office new`.
    OfficeNew {
        #[arg(long)] role: Role,
        #[arg(long)] name: String,
        #[arg(long)] body: Option<String>,
        #[arg(long)] rehearsal: bool,
        #[arg(long, value_name = "KEYFILE")] key: Option<PathBuf>,
        file: PathBuf,
    }
}
