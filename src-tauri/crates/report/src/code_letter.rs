//! 领取码函: the letter that brings one expert the opening code of one batch, apart from the file. It
//! makes no code and keeps none. See `formats.md` §1 (anchor) and §6 (opening code).

mod labels;

use crate::error::ReportError;
use crate::labels::Mode;
use crate::layout::{Align, Block, Flow, Furniture, MEASURE, Said, line, paragraph};
use crate::parts::{self, Fact};
use crate::writer;

/// Everything that stands in a code letter, as text that is ready to print.
#[derive(Clone)]
pub struct CodeLetter {
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
    /// 批次号
    pub batch: String,
    /// 签发次; from the second on the letter says what became of the earlier ones.
    pub issue: u32,
    /// 专家编号, like `E001`.
    pub expert: String,
    /// 专家姓名; without it the letter addresses the number.
    pub expert_name: Option<String>,
    /// 评审截止: RFC 3339 is made readable, anything else (a plain day) is printed as it is.
    pub closes: String,
    /// 领取码, grouped or not.
    pub opening_code: String,
    /// The secretariat's 6×5 digits, grouped or not.
    pub anchor_digits: String,
}

/// Without the code, so that no log shows it.
impl std::fmt::Debug for CodeLetter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CodeLetter")
            .field("batch", &self.batch)
            .field("issue", &self.issue)
            .field("expert", &self.expert)
            .finish_non_exhaustive()
    }
}

/// The code letter as PDF; `at` (RFC 3339) is the moment it is made and its date.
///
/// # Errors
/// [`ReportError::MissingGlyph`] naming the field, [`ReportError::Moment`] for `at`.
pub fn code_letter(data: &CodeLetter, at: &str) -> Result<Vec<u8>, ReportError> {
    let mut flow = Flow::new(Furniture {
        mode: data.mode,
        left: labels::TITLE_SHORT.into(),
        right: labels::header(&data.batch, &data.expert),
        foot: labels::APART_EN.into(),
    });
    flow.place(parts::title(labels::TITLE, Said::new(&data.edition, "edition"))?);
    address(&mut flow, data)?;
    flow.table(&parts::facts(facts(data)))?;
    flow.place(Block::space(10.0));
    if data.issue > 1 {
        flow.place(again(data.issue)?);
        flow.place(Block::space(10.0));
    }
    flow.place(secrets(data)?);
    flow.place(parts::heading(labels::STEPS)?);
    for step in labels::STEPS_TEXT {
        flow.place_all(parts::text(Said::label(step))?);
    }
    flow.place(Block::space(8.0));
    flow.place(apart()?);
    close(&mut flow, data, at)?;
    let title = format!("{} {} {}", labels::TITLE, data.batch, data.expert);
    writer::write(&title, at, &flow.finish()?)
}

fn address(flow: &mut Flow, data: &CodeLetter) -> Result<(), ReportError> {
    let (name, field) = match &data.expert_name {
        Some(name) => (name, "expert_name"),
        None => (&data.expert, "expert"),
    };
    let salutation = labels::salutation(name);
    flow.place_all(paragraph(Said::new(&salutation, field), parts::STRONG, MEASURE, Align::Left)?);
    flow.place_all(parts::text(Said::new(&labels::opening(&data.body), "body"))?);
    flow.place(Block::space(8.0));
    Ok(())
}

fn facts(data: &CodeLetter) -> Vec<Fact> {
    let closes = parts::readable(&data.closes, "closes").unwrap_or_else(|_| data.closes.clone());
    vec![
        Fact::new(labels::EXPERT, &data.expert, "expert"),
        Fact::new(labels::CLOSES, closes, "closes"),
        Fact::new(labels::LIST, &data.list, "list"),
        Fact::new(labels::TRACK, &data.track, "track"),
        Fact::new(labels::BATCH, &data.batch, "batch"),
        Fact::new(labels::ISSUE, labels::issue(data.issue), "issue"),
        Fact::new(labels::BODY, &data.body, "body").wide(),
    ]
}

/// What a re-issue changes for somebody who has an earlier letter in hand (`formats.md` §6).
fn again(issue: u32) -> Result<Block, ReportError> {
    let width = MEASURE - 20.0;
    let said = labels::again(issue);
    let note = labels::again_en(issue);
    let inner = Block::stack([
        line(Said::label(&said), parts::STRONG, width, Align::Left)?,
        line(Said::label(&note), parts::NOTE, width, Align::Left)?,
    ]);
    Ok(inner.framed(10.0))
}

fn secrets(data: &CodeLetter) -> Result<Block, ReportError> {
    let width = MEASURE - 24.0;
    let label = |text| line(Said::label(text), parts::STRONG, width, Align::Left);
    let note = |text| line(Said::label(text), parts::NOTE, width, Align::Left);
    let inner = Block::stack([
        label(labels::CODE)?,
        Block::space(3.0),
        parts::groups(Said::new(&data.opening_code, "opening_code"), 21.0)?,
        Block::space(3.0),
        note(labels::CODE_NOTE)?,
        Block::space(10.0),
        label(labels::ANCHOR)?,
        Block::space(3.0),
        parts::groups(Said::new(&data.anchor_digits, "anchor_digits"), 17.0)?,
        Block::space(3.0),
        note(labels::ANCHOR_NOTE)?,
    ]);
    Ok(inner.framed(12.0))
}

fn apart() -> Result<Block, ReportError> {
    let said = Said::label(labels::APART);
    Ok(line(said, parts::STRONG, MEASURE - 20.0, Align::Left)?.framed(10.0))
}

fn close(flow: &mut Flow, data: &CodeLetter, at: &str) -> Result<(), ReportError> {
    let day = parts::day(at, "at")?;
    flow.place(Block::stack([
        Block::space(14.0),
        line(Said::new(&data.body, "body"), parts::BODY, MEASURE, Align::Right)?,
        line(Said::label(&day), parts::BODY, MEASURE, Align::Right)?,
    ]));
    Ok(())
}
