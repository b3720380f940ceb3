//! 专家密钥卡: the page by which an expert's public key reaches the body before the panel is filed, so that
//! the key is bound to the person as `filed` (`formats.md` §6). It holds no secret, and belongs to no
//! edition and no mode.

mod labels;

use crate::error::ReportError;
use crate::fonts::Manner;
use crate::labels::Mode;
use crate::layout::{Align, Block, Flow, Furniture, MEASURE, Said, Type, line};
use crate::parts::{self, Fact};
use crate::writer;

/// Everything that stands on a key card, as text that is ready to print.
#[derive(Debug, Clone)]
pub struct KeyCard {
    /// 专家姓名; without it there is a line to write it on.
    pub name: Option<String>,
    /// 工作单位
    pub unit: String,
    /// The public key as one OpenSSH line: `ssh-ed25519 AAAA…`, with or without a comment.
    pub public_key: String,
    /// `SHA256:…`
    pub fingerprint: String,
    /// The 6×5 digits of the fingerprint, grouped or not.
    pub digits: String,
}

const QR: f32 = 100.0;

/// The key card as PDF; `at` (RFC 3339) is the moment it is made and its date.
///
/// # Errors
/// [`ReportError::MissingGlyph`] naming the field, [`ReportError::Moment`] for `at`,
/// [`ReportError::Unwritable`] for a key too long for a QR code.
pub fn key_card(data: &KeyCard, at: &str) -> Result<Vec<u8>, ReportError> {
    let groups = parts::groups_of_five(&data.digits).join(" ");
    let mut flow = Flow::new(Furniture {
        mode: Mode::Official,
        left: labels::TITLE_SHORT.into(),
        right: data.name.clone().unwrap_or_default(),
        foot: labels::footer(&groups),
    });
    flow.place(parts::title(labels::TITLE, Said::label(labels::UNDER))?);
    flow.place_all(parts::text(Said::label(labels::OPENING))?);
    flow.place_all(parts::text(Said::label(labels::PUBLIC))?);
    flow.place(line(Said::label(labels::OPENING_EN), parts::NOTE, MEASURE, Align::Left)?);
    flow.place(Block::space(8.0));
    flow.table(&parts::facts(facts(data, at)?))?;
    flow.place(Block::stack([parts::heading(labels::CHECK)?, key(data)?]));
    flow.place(statement(data)?);
    flow.place(office()?);
    let title = format!("{} {}", labels::TITLE, data.name.as_deref().unwrap_or(&data.fingerprint));
    writer::write(&title, at, &flow.finish()?)
}

fn facts(data: &KeyCard, at: &str) -> Result<Vec<Fact>, ReportError> {
    let name = data.name.iter().map(|n| Fact::new(labels::NAME, n, "name"));
    let made = Fact::new(labels::MADE, parts::day(at, "at")?, "at");
    let unit = Fact::new(labels::UNIT, &data.unit, "unit").wide();
    Ok(name.chain([made, unit]).collect())
}

fn key(data: &KeyCard) -> Result<Block, ReportError> {
    let width = MEASURE - QR - 24.0;
    let mono = Type::new(Manner::Mono, 8.5, 13.0);
    let label = |text, width| {
        line(Said::label(text), Type::new(Manner::Bold, 9.5, 16.0), width, Align::Left)
    };
    // Each part of the line on lines of its own: they break at the same places on every card.
    let parted = data.public_key.split_whitespace().collect::<Vec<_>>().join("\n");
    let texts = Block::stack([
        label(labels::FINGERPRINT, width)?,
        line(Said::new(&data.fingerprint, "fingerprint"), mono, width, Align::Left)?,
        Block::space(6.0),
        label(labels::KEY, width)?,
        line(Said::new(&parted, "public_key"), mono, width, Align::Left)?,
    ]);
    let code = Block::stack([
        parts::qr(data.public_key.trim(), QR)?,
        line(Said::label(labels::QR_NOTE), parts::NOTE, QR, Align::Centre)?,
    ]);
    let inner = Block::stack([
        label(labels::DIGITS, MEASURE - 16.0)?,
        Block::space(2.0),
        parts::groups(Said::new(&data.digits, "digits"), 18.0)?,
        Block::space(6.0),
        texts.with(width + 8.0, 0.0, code),
    ]);
    Ok(inner.framed(8.0))
}

fn statement(data: &KeyCard) -> Result<Block, ReportError> {
    let mut blocks = vec![parts::heading(labels::STATEMENT)?];
    blocks.extend(parts::text(Said::label(labels::STATEMENT_TEXT))?);
    if data.name.is_none() {
        blocks.push(parts::ink_line(labels::NAME, 280.0)?);
    }
    blocks.push(dated(labels::SIGNATURE)?);
    Ok(Block::stack(blocks))
}

fn office() -> Result<Block, ReportError> {
    Ok(Block::stack([
        Block::space(4.0),
        parts::heading(labels::OFFICE)?,
        parts::tick_box(labels::OFFICE_DIGITS, MEASURE)?,
        parts::tick_box(labels::OFFICE_PANEL, 280.0)?.with(
            300.0,
            -10.0,
            parts::ink_line(labels::NUMBER, MEASURE - 300.0)?,
        ),
        dated(labels::CLERK)?,
    ]))
}

fn dated(label: &str) -> Result<Block, ReportError> {
    let name = parts::ink_line(label, 280.0)?;
    Ok(name.with(300.0, 0.0, parts::ink_line(labels::DATE, MEASURE - 300.0)?))
}
