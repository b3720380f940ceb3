//! 名册与指纹核对表: what the secretariat received from each expert, on paper, so that an expert can find a
//! result that is not his own (`formats.md` §6 and §10). It names numbers and never people, and judges
//! nothing.

mod labels;

use crate::error::ReportError;
use crate::fonts::Manner;
use crate::labels::Mode;
use crate::layout::{Align, Block, Cell, Column, Flow, Furniture, MEASURE, Said, Table, line};
use crate::parts::{self, Fact};
use crate::writer;

/// Everything that stands on the list, as text that is ready to print.
#[derive(Debug, Clone)]
pub struct AckList {
    /// In a rehearsal every page carries a banner.
    pub mode: Mode,
    /// 届
    pub edition: String,
    /// Who received and verified: the secretariat's name.
    pub secretariat: String,
    /// 榜单
    pub list: String,
    /// 领域/类别
    pub track: String,
    /// 初评机构; joint bodies in one text.
    pub body: String,
    /// 64 hexadecimal digits of the submission.
    pub submission_digest: String,
    /// When the submission was verified, RFC 3339.
    pub received_at: String,
    /// The binding that the filed plan asks for, in words.
    pub required: String,
    /// One row for each result that counts, in the order they are printed.
    pub rows: Vec<AckRow>,
}

/// One result on the list.
#[derive(Debug, Clone)]
pub struct AckRow {
    /// 专家编号, like `E001`.
    pub expert: String,
    /// 批次号
    pub batch: String,
    /// 签发次
    pub issue: u32,
    /// 版次
    pub seq: u32,
    /// The 6×5 digits of the key's fingerprint, grouped or not.
    pub fingerprint_digits: String,
    /// The 6×5 digits of the results digest, grouped or not.
    pub results_digits: String,
    /// The binding that was reached, in words.
    pub binding: String,
    /// Whether it is below what the plan asks for (finding A10).
    pub below_plan: bool,
}

/// The list as PDF; `at` (RFC 3339) is the moment it is made and its date.
///
/// # Errors
/// [`ReportError::MissingGlyph`] naming the field, [`ReportError::Moment`] for `at` or `received_at`.
pub fn ack_list(data: &AckList, at: &str) -> Result<Vec<u8>, ReportError> {
    let mut flow = Flow::new(Furniture {
        mode: data.mode,
        left: labels::TITLE_SHORT.into(),
        right: labels::header(&data.track, data.rows.len()),
        foot: labels::footer(&data.submission_digest),
    });
    flow.place(parts::title(labels::TITLE, Said::new(&data.edition, "edition"))?);
    flow.place_all(parts::text(Said::label(labels::OPENING))?);
    flow.place(line(Said::label(labels::ALARM), parts::STRONG, MEASURE, Align::Left)?);
    flow.place(line(Said::label(labels::ENGLISH), parts::NOTE, MEASURE, Align::Left)?);
    flow.place(Block::space(8.0));
    flow.table(&parts::facts(facts(data)?))?;
    flow.place(Block::space(10.0));
    flow.table(&table(data))?;
    let day = parts::day(at, "at")?;
    flow.place(Block::stack([
        Block::space(14.0),
        line(Said::new(&data.secretariat, "secretariat"), parts::BODY, MEASURE, Align::Right)?,
        line(Said::label(&day), parts::BODY, MEASURE, Align::Right)?,
    ]));
    writer::write(&format!("{} {}", labels::TITLE, data.track), at, &flow.finish()?)
}

fn facts(data: &AckList) -> Result<Vec<Fact>, ReportError> {
    let received = parts::readable(&data.received_at, "received_at")?;
    Ok(vec![
        Fact::new(labels::LIST, &data.list, "list"),
        Fact::new(labels::TRACK, &data.track, "track"),
        Fact::new(labels::BODY, &data.body, "body").wide(),
        Fact::new(labels::RECEIVED, received, "received_at"),
        Fact::new(labels::REQUIRED, &data.required, "required"),
        Fact::new(labels::SUBMISSION, &data.submission_digest, "submission_digest").wide(),
    ])
}

fn table(data: &AckList) -> Table {
    let column = |width| Column { width, align: Align::Left };
    let fixed = [46.0, 84.0, 97.0, 97.0, 78.0];
    let rest = MEASURE - fixed.iter().sum::<f32>();
    let head = [
        labels::EXPERT,
        labels::BATCH,
        labels::FINGERPRINT,
        labels::DIGEST,
        labels::BINDING,
        labels::COMPARED,
    ];
    Table {
        columns: fixed.into_iter().chain([rest]).map(column).collect(),
        head: Some(head.map(|h| Cell::head(h, "label").span(1, Align::Centre)).into()),
        rows: data.rows.iter().map(row).collect(),
        size: 8.5,
    }
}

fn row(row: &AckRow) -> Vec<Cell> {
    let digits = |text: &str, name| {
        let groups = parts::groups_of_five(text);
        // Three groups to a line, as they are read aloud.
        let lines: Vec<String> = groups.chunks(3).map(|three| three.join(" ")).collect();
        Cell { manner: Manner::Mono, ..Cell::new(lines.join("\n"), field(row, name)) }
    };
    let below = if row.below_plan { labels::BELOW } else { "" };
    vec![
        Cell { manner: Manner::Bold, ..Cell::new(&row.expert, field(row, "expert")) },
        Cell::new(labels::issue_seq(&row.batch, row.issue, row.seq), field(row, "batch")),
        digits(&row.fingerprint_digits, "fingerprint_digits"),
        digits(&row.results_digits, "results_digits"),
        Cell::new(format!("{}{below}", row.binding), field(row, "binding")),
        Cell::new("", "label"),
    ]
}

fn field(row: &AckRow, name: &str) -> String {
    format!("rows[{}].{name}", row.expert)
}
