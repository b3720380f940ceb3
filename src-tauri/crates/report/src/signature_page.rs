//! 专家签字页: the paper on which an expert signs in ink what was sealed. It shows the sealed numbers
//! as they are handed over; it computes no score. Digest and fingerprint are as in `formats.md` §2.

mod labels;
mod scores;

use crate::error::ReportError;
use crate::labels::Mode;
use crate::layout::{Align, Block, Flow, Furniture, MEASURE, Said, Type, line};
use crate::parts::{self, Fact};
use crate::{fonts::Manner, writer};

/// Everything that stands on a signature page, as text that is ready to print.
#[derive(Debug, Clone)]
pub struct SignaturePage {
    /// In a rehearsal every page carries a banner.
    pub mode: Mode,
    /// 届
    pub edition: String,
    /// 榜单
    pub list: String,
    /// 领域/类别
    pub track: String,
    /// 初评机构; joint bodies in one text.
    pub body: String,
    /// 备案号; `None` where no receipt has come yet, which the page then says.
    pub filing_no: Option<String>,
    /// 批次号
    pub batch: String,
    /// 签发次
    pub issue: u32,
    /// 版次
    pub seq: u32,
    /// 专家编号, like `E001`.
    pub expert: String,
    /// 专家姓名, where the file knows it.
    pub expert_name: Option<String>,
    /// Title of the filed criteria.
    pub criteria_title: String,
    /// Titles of the leaves of the criteria, in their order.
    pub leaves: Vec<String>,
    /// One row for each nomination of the batch.
    pub rows: Vec<ScoreRow>,
    /// 64 hexadecimal digits.
    pub results_digest: String,
    /// The 6×5 digits of the results digest, grouped or not.
    pub results_digits: String,
    /// `SHA256:…` of the expert's key.
    pub fingerprint: String,
    /// The 6×5 digits of the fingerprint, grouped or not.
    pub fingerprint_digits: String,
    /// The last row of the audit log before signing, `<n>:<hex>`.
    pub audit_head: String,
    /// RFC 3339.
    pub sealed_at: String,
    /// Version of the program that sealed.
    pub app_version: String,
    /// Whether a line for a 监督人 is printed.
    pub supervisor: bool,
}

/// One nomination on the page.
#[derive(Debug, Clone)]
pub struct ScoreRow {
    /// 编号
    pub id: String,
    /// 名称
    pub title: String,
    /// What the expert said about it.
    pub state: RowState,
}

/// What an expert said about a nomination.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowState {
    /// Marks in the order of the leaves, and the total; decimal strings.
    Scored {
        /// As many as there are leaves.
        marks: Vec<String>,
        /// The total by the filed rule.
        total: String,
    },
    /// 回避
    Recused,
    /// 无法判断
    Unable,
}

/// The signature page as PDF; `at` (RFC 3339) is the moment it is made.
///
/// # Errors
/// [`ReportError::MissingGlyph`] naming the field, [`ReportError::Moment`] for `at` or `sealed_at`,
/// [`ReportError::Unwritable`] where a row has not as many marks as there are leaves.
pub fn signature_page(data: &SignaturePage, at: &str) -> Result<Vec<u8>, ReportError> {
    let mut flow = Flow::new(furniture(data));
    flow.place(parts::title(labels::TITLE, Said::new(&data.edition, "edition"))?);
    flow.table(&parts::facts(facts(data)?))?;
    scores::place(&mut flow, data)?;
    // What is signed and the signature stay on one page.
    flow.place(Block::stack([check(data)?, statement(data)?]));
    let title = format!("{} {} {}", labels::TITLE, data.batch, data.expert);
    writer::write(&title, at, &flow.finish()?)
}

fn furniture(data: &SignaturePage) -> Furniture {
    Furniture {
        mode: data.mode,
        left: labels::TITLE_SHORT.into(),
        right: labels::header(&data.batch, &data.expert, data.issue, data.seq),
        foot: labels::footer(&parts::groups_of_five(&data.results_digits).join(" ")),
    }
}

fn facts(data: &SignaturePage) -> Result<Vec<Fact>, ReportError> {
    let filing = data.filing_no.as_deref().unwrap_or(labels::NO_RECEIPT);
    let mut facts = vec![
        Fact::new(labels::LIST, &data.list, "list"),
        Fact::new(labels::TRACK, &data.track, "track"),
        Fact::new(labels::BODY, &data.body, "body").wide(),
        Fact::new(labels::CRITERIA, &data.criteria_title, "criteria_title").wide(),
        Fact::new(labels::FILING, filing, "filing_no"),
        Fact::new(labels::BATCH, &data.batch, "batch"),
        Fact::new(labels::ISSUE_SEQ, labels::issue_seq(data.issue, data.seq), "issue"),
        Fact::new(labels::EXPERT, &data.expert, "expert"),
    ];
    let name = data.expert_name.as_ref();
    facts.extend(name.map(|n| Fact::new(labels::EXPERT_NAME, n, "expert_name")));
    let sealed_at = parts::readable(&data.sealed_at, "sealed_at")?;
    facts.push(Fact::new(labels::SEALED_AT, sealed_at, "sealed_at"));
    facts.push(Fact::new(labels::APP, &data.app_version, "app_version"));
    facts.push(Fact::new(labels::AUDIT_HEAD, &data.audit_head, "audit_head").wide());
    Ok(facts)
}

fn check(data: &SignaturePage) -> Result<Block, ReportError> {
    const QR: f32 = 88.0;
    let width = MEASURE - QR - 24.0;
    let digest = parts::attested(
        labels::DIGEST,
        Said::new(&data.results_digits, "results_digits"),
        Said::new(&data.results_digest, "results_digest"),
        width,
    )?;
    let key = parts::attested(
        labels::FINGERPRINT,
        Said::new(&data.fingerprint_digits, "fingerprint_digits"),
        Said::new(&data.fingerprint, "fingerprint"),
        width,
    )?;
    let payload = format!("HJ1:results:{}:{}", data.results_digest, data.fingerprint);
    let caption = Type::new(Manner::Regular, 8.0, 11.0).grey(0.3);
    let code = Block::stack([
        parts::qr(&payload, QR)?,
        line(Said::label(labels::QR_NOTE), caption, QR, Align::Centre)?,
    ]);
    let inner = Block::stack([digest, Block::space(4.0), key]).with(width + 8.0, 4.0, code);
    Ok(Block::stack([parts::heading(labels::CHECK)?, inner.framed(8.0)]))
}

fn statement(data: &SignaturePage) -> Result<Block, ReportError> {
    let is = |state: &RowState| data.rows.iter().filter(|r| r.state == *state).count();
    let (recused, unable) = (is(&RowState::Recused), is(&RowState::Unable));
    let scored = data.rows.len() - recused - unable;
    let counted = labels::counted(data.rows.len(), scored, recused, unable);
    let mut blocks = vec![parts::heading(labels::STATEMENT)?];
    blocks.extend(parts::text(Said::label(&counted))?);
    blocks.extend(parts::text(Said::label(labels::STATEMENT_TEXT))?);
    blocks.push(signature(labels::SIGNATURE)?);
    if data.supervisor {
        blocks.push(signature(labels::SUPERVISOR)?);
    }
    Ok(Block::stack(blocks))
}

fn signature(label: &str) -> Result<Block, ReportError> {
    let name = parts::ink_line(label, 280.0)?;
    Ok(name.with(300.0, 0.0, parts::ink_line(labels::DATE, MEASURE - 300.0)?))
}
