//! What the second of two joint bodies can type, what comes back from the secretariat, and the register of keys for stock
//! tools.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};
use serde::Serialize;

/// Verbs of joint signing and of keys.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// The second signature.
    #[command(
        after_help = "hengjian cosign --office second.hjo filing-green-v1.hjb --out stick/\nhengjian cosign --office second.hjo submission-green-to-cosign.hjb.age --out stick/"
    )]
    Cosign(Cosign),
    /// The register for `ssh-keygen -Y verify`.
    #[command(after_help = "hengjian allowed-signers --office body.hjo --out allowed_signers")]
    AllowedSigners(AllowedSigners),
    /// Acks.
    #[command(subcommand)]
    Ack(AckVerb),
}

/// `ack …`
#[derive(Debug, Subcommand)]
pub enum AckVerb {
    /// A body takes the secretariat's ack in.
    #[command(after_help = "hengjian ack import --office body.hjo ack-green.hjb --out lists/")]
    Import(AckImport),
}

/// How experts' keys are bound to the person.
#[derive(Debug, Clone, Copy, ValueEnum, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Binding {
    /// A secret inside the batch.
    Mac,
    /// A scan of the ink page.
    PaperClaimed,
    /// The original page, compared.
    PaperSeen,
    /// A key that was filed.
    Filed,
}

args! {
    /// `cosign`.
    Cosign {
        #[arg(long)] office: PathBuf,
        #[arg(required = true)] files: Vec<PathBuf>,
        #[arg(long, value_name = "DIR")] out: PathBuf,
        #[arg(long)] force: bool,
    }
    /// `allowed-signers`.
    AllowedSigners {
        #[arg(long)] office: PathBuf,
        #[arg(long, value_name = "FILE")] out: Option<PathBuf>,
        #[arg(long)] force: bool,
    }
    /// `ack import`.
    AckImport {
        #[arg(long)] office: PathBuf,
        file: PathBuf,
        #[arg(long, value_name = "DIR")] out: Option<PathBuf>,
        #[arg(long)] force: bool,
    }
    /// `key renew`.
    KeyRenew {
        #[arg(long)] office: PathBuf,
        #[arg(long, value_name = "KEYFILE")] import: Option<PathBuf>,
    }
}
