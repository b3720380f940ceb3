//! What can be typed when something is done again or no longer counts: slips, returns, re-issues, replacements,
//! withdrawals, revocations.

use std::path::PathBuf;

use clap::Subcommand;

use super::both::OfficeFile;

/// Verbs for what does not go straight on.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// The body's signature under what it took in.
    #[command(subcommand)]
    Slip(SlipVerb),
    /// Sealed results back to their expert.
    #[command(
        after_help = "hengjian return --office body.hjo --expert E003 --cause 评语与分数不符 --out stick/\nhengjian return --office body.hjo --expert E003 --cause-for n012=请补写评语 --out stick/"
    )]
    Return(Return),
    /// A returned sheet is open again.
    #[command(after_help = "hengjian reopen my.hjw return-electronics-e003-1-1.hjb")]
    Reopen(WorkBundle),
    /// The same batch under a new issue.
    #[command(
        after_help = "hengjian reissue --office body.hjo --expert E003 --reason 电脑遗失 --keep --batches sticks/ --letters letters/"
    )]
    Reissue(Reissue),
    /// An expert's work is voided.
    #[command(
        after_help = "hengjian replace --office body.hjo --expert E003 --reason 因病退出 --by 王敏 --second 周宁 --out stick/"
    )]
    Replace(Replace),
    /// A nomination is withdrawn.
    #[command(
        after_help = "hengjian withdraw --office body.hjo --nomination n012 --reason 申报单位书面退出 --by 王敏"
    )]
    Withdraw(Withdraw),
    /// A conflict that was found after packing.
    #[command(
        after_help = "hengjian excuse --office body.hjo --expert E003 --nomination n012 --reason 近三年任职 --by 王敏 --second 周宁"
    )]
    Excuse(Excuse),
    /// A key, an issue or results no longer count.
    #[command(
        after_help = "hengjian revoke --office body.hjo --results \"12345 67890 …\" --reason 双重封存，经本人确认 --by 王敏 --second 周宁 --out stick/\nhengjian revoke --office secretariat.hjo --key SHA256:… --reason 密钥遗失 --by 李明 --second 赵四 --out stick/"
    )]
    Revoke(Revoke),
    /// Lists of what no longer counts.
    #[command(subcommand)]
    Revocations(RevocationsVerb),
}

/// `slip …`
#[derive(Debug, Subcommand)]
pub enum SlipVerb {
    /// The body signs what it took in.
    #[command(
        after_help = "hengjian slip export --office body.hjo --track electronics --out stick/"
    )]
    Export(SlipExport),
    /// The expert keeps a slip.
    #[command(after_help = "hengjian slip import my.hjw slip-electronics-e003-1-1.hjb")]
    Import(WorkBundle),
}

/// `revocations …`
#[derive(Debug, Subcommand)]
pub enum RevocationsVerb {
    /// An office takes a list in.
    #[command(
        after_help = "hengjian revocations import --office body.hjo revocations-secretariat-1.hjb"
    )]
    Import(OfficeFile),
}

args! {
    /// A work file and a bundle.
    WorkBundle { work: PathBuf, file: PathBuf, }
    /// `slip export`.
    SlipExport {
        #[arg(long)] office: PathBuf,
        #[arg(long)] track: Option<String>,
        #[arg(long, value_name = "E003")] expert: Option<String>,
        #[arg(long, default_value = ".")] out: PathBuf,
        #[arg(long)] force: bool,
    }
    /// `return`.
    Return {
        #[arg(long)] office: PathBuf,
        #[arg(long)] track: Option<String>,
        #[arg(long, value_name = "E003", required_unless_present = "batch")]
        expert: Option<String>,
        #[arg(long, value_name = "BATCH")] batch: Option<String>,
        #[arg(long, value_name = "TEXT", required_unless_present = "cause_for")]
        cause: Option<String>,
        #[arg(long, value_name = "n012=TEXT")] cause_for: Vec<String>,
        #[arg(long, value_name = "NAME")] by: Option<String>,
        #[arg(long, default_value = ".")] out: PathBuf,
        #[arg(long)] force: bool,
    }
    /// `reissue`.
    Reissue {
        #[arg(long)] office: PathBuf,
        #[arg(long)] track: Option<String>,
        #[arg(long, value_name = "E003", required_unless_present = "batch")]
        expert: Option<String>,
        #[arg(long, value_name = "BATCH")] batch: Option<String>,
        #[arg(long)] reason: String,
        #[arg(long)] keep: bool,
        #[arg(long, value_name = "NAME")] by: Option<String>,
        #[arg(long, value_name = "DIR")] batches: PathBuf,
        #[arg(long, value_name = "DIR")] letters: PathBuf,
        #[arg(long)] force: bool,
    }
    /// `replace`.
    Replace {
        #[arg(long)] office: PathBuf,
        #[arg(long)] track: Option<String>,
        #[arg(long, value_name = "E003")] expert: String,
        #[arg(long)] reason: String,
        #[arg(long, value_name = "NAME")] by: String,
        #[arg(long, value_name = "NAME")] second: String,
        #[arg(long, default_value = ".")] out: PathBuf,
        #[arg(long)] force: bool,
    }
    /// `withdraw`.
    Withdraw {
        #[arg(long)] office: PathBuf,
        #[arg(long)] track: Option<String>,
        #[arg(long)] nomination: String,
        #[arg(long)] reason: String,
        #[arg(long, value_name = "NAME")] by: String,
    }
    /// `excuse`.
    Excuse {
        #[arg(long)] office: PathBuf,
        #[arg(long)] track: Option<String>,
        #[arg(long, value_name = "E003")] expert: String,
        #[arg(long)] nomination: String,
        #[arg(long)] reason: String,
        #[arg(long, value_name = "NAME")] by: String,
        #[arg(long, value_name = "NAME")] second: String,
    }
    /// `revoke`.
    Revoke {
        #[arg(long)] office: PathBuf,
        #[arg(
            long = "key",
            value_name = "SHA256:…",
            conflicts_with_all = ["issue", "results"],
            required_unless_present_any = ["issue", "results"]
        )]
        #[serde(rename = "key")]
        fingerprint: Option<String>,
        #[arg(long, value_name = "BATCH/ISSUE", conflicts_with = "results")] issue: Option<String>,
        #[arg(long, value_name = "DIGEST|DIGITS")] results: Option<String>,
        #[arg(long)] reason: String,
        #[arg(long, value_name = "NAME")] by: String,
        #[arg(long, value_name = "NAME")] second: String,
        #[arg(long, default_value = ".")] out: PathBuf,
        #[arg(long)] force: bool,
    }
}
